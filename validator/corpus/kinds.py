"""The schemas of a dataset: the versions of its kinds, and those that its settings map files to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from validator.corpus.config import Dataset
from validator.corpus.globs import glob_pattern
from validator.corpus.several import parse_several
from validator.findings.finding import KeyPath, Problem, Severity
from validator.findings.paths import ITEMS, KEYS, MANY, VALUES, Pattern, format_pattern, parse_pattern
from validator.findings.rule import Hit, message
from validator.findings.suggest import did_you_mean
from validator.schema.fields import Field, PartName, Requirement, SchemaError
from validator.schema.leaves import what_is_wrong
from validator.schema.loading import load_schemas, shipped_folder
from validator.schema.mapped import MappedSchema
from validator.schema.naming import Fold, Identity, Naming
from validator.schema.resources import ANYTHING, SCHEMA_SUFFIXES, load_resources
from validator.schema.schema import Schema, Schemas
from validator.source.dialect import dialect_of
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
    folded = {kind: entry.get("fold", ()) for kind, entry in settings.items()}
    for kind, entry in settings.items():
        try:
            schema = map_kind(kind, entry, dataset.rules, folded)
            schema.compile()
        except SchemaError as error:
            errors.append(error)
            continue
        errors += schema.warnings
        problems = list(_check(schema, entry, schemas, kinds))
        hits += [(invalid_mapping, problem) for problem in problems]
        if any(problem.severity is not Severity.WARNING for problem in problems):
            # Each record is still held against the schema itself.
            schema = replace(schema, identity=None, links=(), part_names=(), distinct=(), added=())
        found += [(glob_pattern(glob), schema) for glob in globs(entry)]
    return Schemas(schemas.folder, schemas.by_name, schemas.files, tuple(found)), hits, errors


FROM_THE_FILE = ("file.stem", "file.parent")
"""What `id` may say for an id that is no part of the record: the file's name without its suffix, or its folder's."""


_NONE: Mapping[str, Sequence[Fold]] = {}


def globs(entry: Mapping[str, Any]) -> list[str]:
    """The patterns of a mapping's files."""
    files = entry["files"]
    return [files] if isinstance(files, str) else list(files)


def _identity(entry: Mapping[str, Any]) -> Identity | None:
    """What `id` and `fold` of a kind say: `id`, `id or name`, `[committee, number]`."""
    said = entry.get("id", "")
    ways = [[way] for way in said.split(" or ")] if isinstance(said, str) else [said]
    patterns = tuple(tuple(parse_pattern(part.strip()) for part in way) for way in ways)
    return Identity(patterns, tuple(entry.get("fold", ()))) if said else None


def _reference(pattern: str, said: Any, folded: Mapping[str, Sequence[Fold]]) -> Field:
    """One entry of `references`: a kind, a list of kinds, or a mapping that says more. `folded`: how kinds fold ids."""
    more = said if isinstance(said, dict) else {}
    kinds = said if not isinstance(said, dict) else more.get("kind", ())
    targets = (kinds,) if isinstance(kinds, str) else tuple(kinds)
    how = tuple(dict.fromkeys(form for kind in targets for form in folded.get(kind, ())))
    return Field(parse_pattern(pattern), ref=targets, naming=_naming(more, how) if more or how else None)


def _naming(said: Mapping[str, Any], how: Sequence[Fold]) -> Naming:
    return Naming(said.get("match", ""), said.get("prefix", ""), said.get("suffix", ""), tuple(how))


def _part_name(pattern: str, said: Mapping[str, Any], links: Iterable[Field]) -> PartName:
    """One entry of `references` with `part`."""
    field = Field(parse_pattern(pattern), naming=_naming(said, ()))
    of = parse_pattern(said.get("of", ""))
    owner = next((link for link in links if of and link.pattern == of), None)
    return PartName(field, parse_pattern(said["part"]), owner)


def _unique(said: str | list[str] | dict[str, Any]) -> Field:
    """One entry of `unique`: a field, a list of those that no two records share together, or where it counts."""
    fields = said["fields"] if isinstance(said, dict) else said
    first, *others = map(parse_pattern, [fields] if isinstance(fields, str) else fields)
    where = said["within"] if isinstance(said, dict) else None
    within = None if where is None else parse_pattern("" if where == "record" else where)
    return Field(first, unique=True, together=tuple(others), within=within)


def map_kind(
    kind: str, entry: Mapping[str, Any], root: Path, folded: Mapping[str, Sequence[Fold]] = _NONE
) -> MappedSchema:
    """The schema of one entry of `kinds`; `folded` says how each kind folds its ids.

    Raises SchemaError if its file can't be used.
    """
    path = root / entry.get("schema", CONFIG_FILE)
    named_by = entry["id"] if entry.get("id") in FROM_THE_FILE else ""
    references = entry.get("references", {})
    links = tuple(
        _reference(pattern, said, folded) for pattern, said in references.items() if not _is_part(said)
    )
    resources = ANYTHING
    if "schema" in entry:
        resources = load_resources(path, root, _schema_files(entry.get("schema_files", ()), root))
    return MappedSchema(
        kind,
        1,
        path.as_posix(),
        resources.document,
        resources.documents,
        resources,
        None if named_by else _identity(entry),
        links,
        tuple(_part_name(pattern, said, links) for pattern, said in references.items() if _is_part(said)),
        tuple(map(_unique, entry.get("unique", ()))),
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
        dialect_of(entry),
        tuple(entry.get("fold", ())),
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
    if schema.identity and any(MANY & {*part} for way in schema.identity.ways for part in way):
        yield invalid_mapping((*path, "id"), "a record has one id, but this path leads to several values")
    said_of = entry.get("references", {})
    yield from _check_parts(schema, said_of, path)
    for pattern, field in zip(
        [pattern for pattern, said in said_of.items() if not _is_part(said)], schema.links, strict=True
    ):
        if KEYS in field.pattern[:-1]:
            said = "'{}' stands for the keys of a mapping, so nothing can follow it"
            hint = "write '*' for each value of a mapping"
            yield invalid_mapping((*path, "references", pattern), said, hint)
        if field.naming and field.naming.match and (wrong := what_is_wrong(field.naming.match)):
            yield invalid_mapping((*path, "references", pattern, "match"), wrong)
        if not field.ref:
            said = "which kind of record this leads to is not said"
            yield invalid_mapping((*path, "references", pattern), said, "add kind, or part")
        for name in field.ref:
            if name not in kinds:
                guess = did_you_mean(name, kinds)
                place = (*path, "references", pattern)
                yield invalid_mapping(place, f"there is no kind of record called {name!r}", guess)
    yield from _unknown_fields(schema, path)


def _is_part(said: Any) -> bool:
    """Whether an entry of `references` names parts of a record."""
    return isinstance(said, dict) and "part" in said


def _check_parts(schema: MappedSchema, said: Mapping[str, Any], path: KeyPath) -> Iterator[Problem]:
    """What is wrong with references to parts, and with values that are unique within a record."""
    for pattern, more in said.items():
        place = (*path, "references", pattern)
        if not isinstance(more, dict):
            continue
        if "of" in more and "part" not in more:
            yield invalid_mapping(
                (*place, "of"), "'of' says of which record a part is, and there is no 'part'"
            )
        elif "of" in more and more["of"] not in (other for other in said if not _is_part(said[other])):
            guess = did_you_mean(more["of"], said)
            yield invalid_mapping((*place, "of"), f"there is no reference {more['of']!r} here", guess)
        elif "part" in more and "kind" in more and "of" not in more:
            hint = (
                "add 'of', the reference that leads to it; for a part of the record itself, leave 'kind' out"
            )
            yield invalid_mapping((*place, "kind"), "of which record the part is, is not said", hint)
    for index, field in enumerate(schema.distinct):
        ways = (field.pattern, *field.together)
        if field.within and any(way[: len(field.within)] != field.within for way in ways):
            said_within = format_pattern(field.within)
            hint = f"each field begins as the entries do: {said_within}..."
            yield invalid_mapping(
                (*path, "unique", index, "within"), f"the fields do not lie within {said_within!r}", hint
            )


def _unknown_fields(schema: MappedSchema, path: KeyPath) -> Iterator[Problem]:
    """The paths of a mapping that lead to no field of the schema: an error where the schema allows no others."""
    known = {field.pattern for field in schema.fields}
    if schema.resources is ANYTHING:
        return
    closed = False in (
        schema.document.get("additionalProperties"),
        schema.document.get("unevaluatedProperties"),
    )
    named = [
        *(((*path, "id"), part) for way in (schema.identity.ways if schema.identity else ()) for part in way),
        *(
            ((*path, "references", format_pattern(field.pattern)), field.pattern)
            for field in (*schema.links, *(part.field for part in schema.part_names))
        ),
        *(
            ((*path, "unique", index), pattern)
            for index, field in enumerate(schema.distinct)
            for pattern in (field.pattern, *field.together)
        ),
        *(((*path, "rules", index, "at"), said.pattern) for index, said in enumerate(schema.added)),
    ]
    for place, pattern in named:
        if MANY & {*pattern} - {ITEMS}:  # which keys a mapping may have, no list of fields says
            depth = next(depth for depth, part in enumerate(pattern) if part in (VALUES, KEYS))
            pattern = pattern[:depth]
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
