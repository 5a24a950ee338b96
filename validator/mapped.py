"""Records that follow a JSON Schema of their own: no `schema:` key, no `x-` keywords, any draft from 4 to 2020-12.

Many communities keep thousands of YAML or JSON files and one schema for them, which nobody here can change. In
onrecord.yaml, `kinds` maps files to such a schema, and says beside it what JSON Schema can't say:

    kinds:
      advisory:
        files: advisories/**/*.yaml
        schema: schemas/advisory.json
        id: id
        references: {"related[]": advisory}
        unique: ["aliases[]"]
        rules:
          - {require: "self.published <= self.modified", code: published-after-modified, message: "..."}
        formats: true

Everything else is as for other records: places, hints, references, waivers, reports.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, ClassVar

from validator.config import CONFIG_FILE, Dataset
from validator.fields import BASE, Field, Requirement, SchemaError
from validator.finding import KeyPath, Problem, Severity
from validator.globs import glob_pattern
from validator.paths import ITEMS, Pattern, format_pattern, parse_pattern
from validator.rule import Hit, rule
from validator.schema import Schema, Schemas
from validator.schema_resources import DRAFTS, Resources, described_fields, dialect_name, load_resources
from validator.suggest import did_you_mean

BACKTRACK_LIMIT = 100_000
"""Steps that a regular expression may take for one text, where it needs look-around or back-references.

All other expressions run in linear time. Where the limit is hit the record does not fit: it is a finding.
"""


@rule("invalid-mapping", "schema")
def invalid_mapping(path: KeyPath, message: str, hint: str = "") -> Problem:
    """An entry of `kinds` in onrecord.yaml asks for something that can't be.

    It names a kind or a field that does not exist, or takes a name that something else has. Such a reference or rule
    would never fire, and everybody would believe that it does.

    To mend it: correct the entry shown.
    """
    return Problem(path, message, hint=hint or "correct this entry")


@dataclass(frozen=True, eq=False)
class MappedSchema(Schema):
    """A JSON Schema file of any draft, and what onrecord.yaml says beside it.

    `file` is the absolute path of the schema file; `id_field` leads to the record's id (empty: the file is the id).
    """

    mapped: ClassVar[bool] = True

    resources: Resources
    id_field: Pattern = ()
    links: tuple[Field, ...] = ()
    distinct: tuple[Field, ...] = ()
    added: tuple[Requirement, ...] = ()
    formats: bool = False

    @property
    def name(self) -> str:
        """The kind: a mapped schema has no versions."""
        return self.kind

    @property
    def id_path(self) -> Pattern:
        """The way to a record's id; empty if the file itself is the id."""
        return self.id_field

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """The fields that the schema describes, as far as they can be known without a record."""
        return described_fields(self.resources)

    @cached_property
    def references(self) -> tuple[Field, ...]:
        """The fields that name another record."""
        return self.links

    @cached_property
    def unique(self) -> tuple[Field, ...]:
        """The fields whose value no two records of the kind share."""
        return self.distinct

    @cached_property
    def requirements(self) -> tuple[Requirement, ...]:
        """The further rules of onrecord.yaml."""
        return self.added

    @cached_property
    def _engine(self) -> Any:
        return engine(self.resources, formats=self.formats)

    @property
    def looked_at(self) -> dict[str, str]:
        """The places that the schema was read from: its file, and those that it refers to."""
        return self.resources.files

    def compile(self) -> None:
        """Compile the schema now. Raises SchemaError if that fails."""
        from validator.schema_cost import refuse_endless

        refuse_endless(self.file, self.resources.uri, self.resources.documents)
        try:
            _ = self._engine
        except Exception as error:
            raise _unusable(self, error) from error


def engine(resources: Resources, *, formats: bool) -> Any:
    """The compiled validator of a schema of any draft. Nothing is fetched; a `$ref` must lead to what was loaded."""
    import jsonschema_rs

    draft = getattr(jsonschema_rs, dialect_name(resources))
    registry = jsonschema_rs.Registry(
        list(resources.documents.items()), draft=draft or jsonschema_rs.Draft202012
    )
    return jsonschema_rs.validator_for(
        resources.document,
        registry=registry,
        base_uri=resources.uri,
        offline=True,
        validate_formats=formats,
        pattern_options=jsonschema_rs.FancyRegexOptions(backtrack_limit=BACKTRACK_LIMIT),
    )


def _unusable(schema: MappedSchema, error: Exception) -> SchemaError:
    """What the engine says of a schema, in words for its author, at the place of the mistake."""
    first = (str(error).splitlines() or [""])[0]
    missing = re.match(r"(?:Resource|Unknown meta-schema:) '(.*?)'", first)
    pointer = re.match(r"(?:Pointer|Anchor) '(.*)' does not exist", first)
    dialect = str(schema.document.get("$schema", ""))
    if missing and missing[1].removeprefix("json-schema:///").rstrip("#") == dialect.rstrip("#"):
        said = f"its $schema names {dialect!r}, which is no draft of JSON Schema that is known here"
        hint = f"write one of: {', '.join(DRAFTS)}; or leave $schema out, which means the last of them"
        return SchemaError(schema.file, said, ("$schema",), hint)
    if missing:
        named = missing[1].removeprefix(BASE)
        said = (
            f"it refers to {named}, which can't be had: nothing is fetched from the network, "
            "and only JSON files inside the dataset's folder are read"
        )
        return SchemaError(schema.file, said, hint="put that file into the folder, or correct the $ref")
    if pointer:
        said = f"a $ref leads to {pointer[1]!r}, and nothing stands there"
        return SchemaError(schema.file, said, hint="correct the $ref, or add what it leads to")
    if hasattr(error, "kind") and error.kind.name != "$ref":
        from validator.schema_files import said_of

        return said_of(error, schema.file)
    return SchemaError(schema.file, f"the schema can't be used: {first[:300]}")


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
            schema = map_kind(kind, entry, dataset.root)
            schema.compile()
        except SchemaError as error:
            errors.append(error)
            continue
        problems = list(_check(schema, entry, schemas, kinds))
        hits += [(invalid_mapping, problem) for problem in problems]
        if any(problem.severity is not Severity.WARNING for problem in problems):
            # Each record is still held against the schema itself.
            schema = replace(schema, id_field=(), links=(), distinct=(), added=())
        found += [(glob_pattern(glob), schema) for glob in globs(entry)]
    return Schemas(schemas.folder, schemas.by_name, schemas.files, tuple(found)), hits, errors


def globs(entry: Mapping[str, Any]) -> list[str]:
    """The patterns of a mapping's files."""
    files = entry["files"]
    return [files] if isinstance(files, str) else list(files)


def map_kind(kind: str, entry: Mapping[str, Any], root: Path) -> MappedSchema:
    """The schema of one entry of `kinds`. Raises SchemaError if its file can't be used."""
    path = root / entry["schema"]
    resources = load_resources(path, root)
    return MappedSchema(
        kind,
        1,
        path.as_posix(),
        resources.document,
        resources.documents,
        resources,
        parse_pattern(entry.get("id", "")),
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
    )


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
