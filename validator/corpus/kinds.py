"""The schemas of a dataset: the versions of its kinds, and those that its settings map files to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from validator.corpus.config import Dataset
from validator.corpus.globs import glob_pattern
from validator.corpus.several import parse_several
from validator.findings.finding import KeyPath, Problem, Severity
from validator.findings.paths import ITEMS, Pattern, format_pattern, parse_pattern
from validator.findings.rule import Hit, message
from validator.findings.suggest import did_you_mean
from validator.schema.fields import Field, Requirement, SchemaError
from validator.schema.mapped import MappedSchema
from validator.schema.resources import SCHEMA_SUFFIXES, load_resources
from validator.schema.schema import Schema, Schemas, load_schemas, shipped_folder
from validator.source.files import CONFIG_FILE


def all_schemas(dataset: Dataset) -> tuple[Schemas, list[Hit], list[SchemaError]]:
    """All schemas of a dataset; what is wrong with the mappings in onrecord.yaml, and with the schema files."""
    schemas, errors = load_schemas(dataset.schemas)
    if (
        "kinds" in dataset.settings
        and dataset.schemas == shipped_folder()
        and not has_records_folder(dataset)
    ):
        schemas = Schemas(dataset.schemas, {}, {})  # no record could follow one; their names are free
    hits: list[Hit] = []
    if "kinds" in dataset.settings:
        schemas, hits, wrong = map_kinds(dataset, schemas)
        errors += wrong
    return schemas, hits, errors


@message("invalid-mapping", "schema")
def invalid_mapping(path: KeyPath, message: str, hint: str = "") -> Problem:
    """An entry of `kinds` in onrecord.yaml asks for something that can't be.

    It names a kind or a field that does not exist, or takes a name that something else has. Such a reference or rule
    would never fire, and everybody would believe that it does.

    To mend it: correct the entry shown.
    """
    return Problem(path, message, hint=hint or "correct this entry")


def has_records_folder(dataset: Dataset) -> bool:
    """Whether there may be records that name their schema. A dataset with kinds of its own needs none."""
    return "records" in dataset.settings or dataset.records.is_dir()


def map_kinds(dataset: Dataset, schemas: Schemas) -> tuple[Schemas, list[Hit], list[SchemaError]]:
    """Add the mapped kinds of a dataset to its schemas. Of a mapping with a mistake, only the schema is used.

    Returns with it what is wrong in onrecord.yaml, and in the schema files.
    """
    found: list[tuple[re.Pattern[str], Schema]] = []
    hits: list[Hit] = []
    errors: list[SchemaError] = []
    settings: Mapping[str, Any] = dataset.settings.get("kinds", {})
    kinds = {*schemas.versions, *settings}
    for kind, entry in settings.items():
        try:
            schema = map_kind(kind, entry, dataset.rules)
            schema.compile()
        except SchemaError as error:
            errors.append(error)
            continue
        errors += schema.warnings
        problems = list(_check(schema, entry, schemas, kinds))
        hits += [(invalid_mapping, problem) for problem in problems]
        if any(problem.severity is not Severity.WARNING for problem in problems):
            # Each record is still held against the schema itself.
            schema = replace(schema, id_field=(), links=(), distinct=(), added=())
        found += [(glob_pattern(glob), schema) for glob in globs(entry)]
    return Schemas(schemas.folder, schemas.by_name, schemas.files, tuple(found)), hits, errors


FROM_THE_FILE = ("file.stem", "file.parent")
"""What `id` may say for an id that is no part of the record: the file's name without its suffix, or its folder's."""


def globs(entry: Mapping[str, Any]) -> list[str]:
    """The patterns of a mapping's files."""
    files = entry["files"]
    return [files] if isinstance(files, str) else list(files)


def map_kind(kind: str, entry: Mapping[str, Any], root: Path) -> MappedSchema:
    """The schema of one entry of `kinds`. Raises SchemaError if its file can't be used."""
    path = root / entry["schema"]
    named_by = entry["id"] if entry.get("id") in FROM_THE_FILE else ""
    resources = load_resources(path, root, _schema_files(entry.get("schema_files", ()), root))
    return MappedSchema(
        kind,
        1,
        path.as_posix(),
        resources.document,
        resources.documents,
        resources,
        () if named_by else parse_pattern(entry.get("id", "")),
        tuple(
            Field(parse_pattern(pattern), ref=(target,) if isinstance(target, str) else tuple(target))
            for pattern, target in entry.get("references", {}).items()
        ),
        tuple(Field(parse_pattern(pattern), unique=True) for pattern in entry.get("unique", ())),
        tuple(
            Requirement(
                parse_pattern(said.get("at", "")),
                said["require"],
                said["code"],
                said["message"],
                (root / CONFIG_FILE).as_posix(),
                ("kinds", kind, "rules", index),
            )
            for index, said in enumerate(entry.get("rules", ()))
        ),
        bool(entry.get("formats", False)),
        parse_several(entry.get("records", "")),
        named_by,
    )


def _schema_files(named: Iterable[str | Path], root: Path) -> list[Path]:
    """The files among which a `$ref` may find an `$id`: those that are named, and those in folders that are."""
    found: list[Path] = []
    for path in (root / name for name in named):
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        found += [file for file in inside if file.suffix in SCHEMA_SUFFIXES and file.is_file()]
    return found


def _check(
    schema: MappedSchema, entry: Mapping[str, Any], schemas: Schemas, kinds: set[str]
) -> Iterator[Problem]:
    """What is wrong with a mapping whose schema is sound."""
    path: KeyPath = ("kinds", schema.kind)
    if schema.kind in schemas.versions:
        yield invalid_mapping(path, f"there is a kind {schema.kind!r} already, in {schemas.folder.name}/")
    if "[]" in schema.id_path:
        yield invalid_mapping((*path, "id"), "a record has one id, but this path leads through a list")
    for pattern, target in entry.get("references", {}).items():
        for name in [target] if isinstance(target, str) else target:
            if name not in kinds:
                guess = did_you_mean(name, kinds)
                place = (*path, "references", pattern)
                yield invalid_mapping(place, f"there is no kind of record called {name!r}", guess)
    yield from _unknown_fields(schema, path)


def _unknown_fields(schema: MappedSchema, path: KeyPath) -> Iterator[Problem]:
    """The paths of a mapping that lead to no field of the schema: an error where the schema allows no others."""
    known = {field.pattern for field in schema.fields}
    closed = False in (
        schema.document.get("additionalProperties"),
        schema.document.get("unevaluatedProperties"),
    )
    named = [
        ((*path, "id"), schema.id_path),
        *(((*path, "references", format_pattern(field.pattern)), field.pattern) for field in schema.links),
        *(((*path, "unique", index), field.pattern) for index, field in enumerate(schema.distinct)),
        *(((*path, "rules", index, "at"), said.pattern) for index, said in enumerate(schema.added)),
    ]
    for place, pattern in named:
        if not pattern or pattern in known:
            continue
        guess = _meant(pattern, known)
        if closed or guess:
            problem = invalid_mapping(
                place, f"the schema describes no field {format_pattern(pattern)!r}", guess
            )
            yield problem if closed else replace(problem, severity=Severity.WARNING)


def _meant(pattern: Pattern, known: set[Pattern]) -> str:
    """A hint what an unknown path may mean: the nearest name at the first place where the schema knows none."""
    depth = next(depth for depth in range(len(pattern)) if pattern[: depth + 1] not in known)
    beside = {other[depth] for other in known if len(other) > depth and other[:depth] == pattern[:depth]}
    return did_you_mean(pattern[depth], beside - {ITEMS})
