"""Move records to a newer version of their schema: in memory for the dataset, in their files for good.

One step at a time, each by its migration (or by nothing, where the record fits the next version as it is); and each
result is held against the schema of the version that it is for.
"""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from validator.corpus import Record
from validator.migrations import MIGRATIONS, Undecided
from validator.rule import Hit
from validator.schema import Schema, Schemas, shipped_folder
from validator.source.edit import EditError, apply, difference
from validator.structure import choose_schema, explain
from validator.versions.findings import migration_refused, migration_undecided, older_version
from validator.versions.records import Source, as_version
from validator.versions.released import newest


class RefusedError(Exception):
    """A record can't be moved to another version. The message says why."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of one file: its new text, how many records in it change, and what there is to say.

    Each hit comes with the number of the document and the id of the record that it is about.
    """

    source: Source
    text: str
    changed: int
    waiting: tuple[tuple[int, str, Hit], ...]
    hits: tuple[tuple[int, str, Hit], ...]


def upgrade(data: dict[str, Any], schema: Schema, target: Schema, schemas: Schemas) -> dict[str, Any]:
    """The data of a record as a newer version has it; the data given is not changed.

    Raises Undecided where a person has to decide, and RefusedError where the result would not be sound.
    """
    for version in range(schema.version, target.version):
        following = schemas.by_name.get(f"{schema.kind}/{version + 1}")
        if following is None:
            raise RefusedError(f"there is no {schema.kind}/{version + 1} on the way")
        migration = _migration(schemas.by_name[f"{schema.kind}/{version}"], following)
        moved = migration(copy.deepcopy(data)) if migration else data
        data = as_version(moved, following.name)
        if not following.is_valid(data):
            problem = explain(data, following)[0][1]
            if migration is None:
                raise RefusedError(f"{problem.message}, and no migration is known")
            raise RefusedError(f"the result would not fit: {problem.message}")
    return data


def upgraded(record: Record, schemas: Schemas, released: dict[str, str]) -> Record:
    """A record as the newest version of its kind has it; where only a person could move it there, as it is."""
    if record.schema.name not in schemas.by_name:
        return record
    target = newest(schemas, record.kind, released)
    if record.schema.version >= target.version:
        return record
    try:
        return replace(record, data=upgrade(record.data, record.schema, target, schemas), schema=target)
    except (Undecided, RefusedError):
        return record


def migrate(source: Source, schemas: Schemas, released: dict[str, str], to: int | None = None) -> Outcome:
    """Move the records of a file to the newest version, or to version `to`; nothing is written.

    Records that are there already, or of whose kind there is no such version, stay as they are.
    """
    pieces: list[str] = []
    done = changed = 0
    waiting: list[tuple[int, str, Hit]] = []
    hits: list[tuple[int, str, Hit]] = []
    for document in source.documents:
        schema = choose_schema(document.data, schemas)
        target = _target(schema, schemas, released, to) if isinstance(schema, Schema) else None
        if not isinstance(schema, Schema) or target is None or schema.version >= target.version:
            continue
        name = str(document.data.get("id", ""))
        chunk = source.text[document.start : document.end]
        try:
            if not schema.is_valid(document.data):
                raise RefusedError(f"it does not fit {schema.name} as it is")
            wanted = upgrade(document.data, schema, target, schemas)
            chunk = apply(chunk, (0, len(chunk)), difference(document.data, wanted))
        except Undecided as question:
            problem = migration_undecided(question.path, question.message, question.hint, target.name)
            hits.append((document.index, name, (migration_undecided, problem)))
            continue
        except (RefusedError, EditError) as error:
            hint = "make the change by hand" if isinstance(error, EditError) else ""
            problem = migration_refused(str(error), target.name, hint)
            hits.append((document.index, name, (migration_refused, problem)))
            continue
        pieces += source.text[done : document.start], _point_editor(chunk, schema.file, target.file)
        done = document.end
        changed += 1
        waiting.append((document.index, name, (older_version, older_version(schema.name, target.name))))
    text = "".join((*pieces, source.text[done:]))
    return Outcome(source, text, changed, tuple(waiting), tuple(hits))


def outcomes(
    found: Iterator[Source] | Sequence[Source],
    schemas: Schemas,
    released: dict[str, str],
    to: int | None = None,
) -> Iterator[Outcome]:
    """What becomes of each file."""
    for source in found:
        yield migrate(source, schemas, released, to)


def _point_editor(text: str, old: str, new: str) -> str:
    """Let the comment at the top that tells editors the schema (`onrecord new` writes it) follow the record."""
    above = r"\A((?:[ \t]*(?:#[^\n]*)?\r?\n|---[ \t]*\r?\n)*?#[ \t]*yaml-language-server:[ \t]*\$schema=\S*)"
    return re.sub(above + re.escape(old) + r"(?=\s)", lambda match: match[1] + new, text, count=1)


def _target(schema: Schema, schemas: Schemas, released: dict[str, str], to: int | None) -> Schema:
    if to is None:
        return newest(schemas, schema.kind, released)
    return schemas.by_name.get(f"{schema.kind}/{to}", schema)


def _migration(schema: Schema, following: Schema) -> Any:
    """The migration from one version to the next, if both are those that it was written for."""
    for migration in MIGRATIONS:
        if (migration.kind, migration.version) == (schema.kind, schema.version):
            known = all(_shipped(each.file) == each.document for each in (schema, following))
            return migration.migrate if known else None
    return None


@cache
def _shipped(file: str) -> Any:
    """The schema of this name that comes with OnRecord: a dataset may have its own of the same name."""
    try:
        return json.loads((shipped_folder() / file).read_bytes())
    except (OSError, ValueError):
        return None
