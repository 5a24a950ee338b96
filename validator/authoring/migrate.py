"""Move records to a newer version of their schema: in memory for the dataset, in their files for good.

One step at a time, each by its migration (or by nothing, where the record fits the next version as it is); and each
result is held against the schema of the version that it is for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from validator.authoring.edit import EditError, apply, difference
from validator.corpus.at_hand import passed_over
from validator.corpus.documents import Source
from validator.findings.rule import Hit
from validator.schema.explain import choose_schema
from validator.schema.migration_findings import migration_refused, migration_undecided, older_version
from validator.schema.migrations import Undecided
from validator.schema.released import newest
from validator.schema.schema import Schema, Schemas
from validator.schema.upgrade import RefusedError, upgrade


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
        outcome = Outcome(replace(source, broken=True), source.text, 0, (), ())
        with passed_over(source.file):
            outcome = migrate(source, schemas, released, to)
        yield outcome


def _point_editor(text: str, old: str, new: str) -> str:
    """Let the comment at the top that tells editors the schema (`onrecord new` writes it) follow the record."""
    above = r"\A((?:[ \t]*(?:#[^\n]*)?\r?\n|---[ \t]*\r?\n)*?#[ \t]*yaml-language-server:[ \t]*\$schema=\S*)"
    return re.sub(above + re.escape(old) + r"(?=\s)", lambda match: match[1] + new, text, count=1)


def _target(schema: Schema, schemas: Schemas, released: dict[str, str], to: int | None) -> Schema:
    if to is None:
        return newest(schemas, schema.kind, released)
    return schemas.by_name.get(f"{schema.kind}/{to}", schema)
