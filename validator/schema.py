"""The schema files: load them, choose a record's version, and flatten them to fields.

A kind is a folder, a version a file in it: `schemas/statement/v1.json`. A folder whose name begins with `_` holds
definitions that kinds share. The files are plain JSON Schema 2020-12 with the `x-` keywords of `meta.json`; they
are read once into a flat list of fields, and everything else works on that list.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from validator.paths import ITEMS, Pattern, format_pattern, parse_pattern

BASE = "https://onrecord.invalid/"  # a name that can never be fetched (RFC 2606)
_VERSION_FILE = re.compile(r"v([1-9][0-9]*)\.json")
_MAX_FIELD_DEPTH = 12


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a kind: where it stands, what it may hold, and what its `x-` keywords say."""

    pattern: Pattern
    title: str = ""
    description: str = ""
    types: tuple[str, ...] = ()
    format: str = ""
    enum: tuple[Any, ...] = ()
    required: bool = False
    ref: tuple[str, ...] = ()
    verbatim: str = ""
    quoted: bool = False
    unique: bool = False
    not_before: str = ""
    not_after: str = ""
    text: bool = False


@dataclass(frozen=True, slots=True)
class VerbatimUse:
    """How a verbatim field depends on the reference that leads to its article.

    `shared` is how many parts the two ways have in common, `rest` the field's way from there, and `override` the
    name of a sibling of the reference that gives the words as that source printed them (or nothing).
    """

    field: Field
    reference: Pattern
    shared: int
    rest: Pattern
    override: str


class SchemaError(Exception):
    """A schema file can't be used. `file` is relative to the schemas folder; `path` leads to the mistake."""

    def __init__(self, file: str, message: str, path: tuple[str | int, ...] = ()) -> None:
        super().__init__(message)
        self.file = file
        self.message = message
        self.path = path


@dataclass(frozen=True)
class Schema:
    """One version of a kind."""

    kind: str
    version: int
    file: str
    document: dict[str, Any]
    files: dict[str, Any]

    @property
    def name(self) -> str:
        """As a record writes it: `statement/1`."""
        return f"{self.kind}/{self.version}"

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """All fields, in the order of the file, parents before their children."""
        unique: dict[Pattern, Field] = {}
        for field in _flatten(self.document, self.file, self.files, (), False, 0):
            known = unique.get(field.pattern)
            unique[field.pattern] = _merge(known, field) if known else field
        return tuple(unique.values())

    @cached_property
    def references(self) -> tuple[Field, ...]:
        """The fields that name another record."""
        return tuple(field for field in self.fields if field.ref)

    @cached_property
    def unique(self) -> tuple[Field, ...]:
        """The fields whose value no two records of the kind share."""
        return tuple(field for field in self.fields if field.unique)

    @cached_property
    def verbatim(self) -> tuple[Field, ...]:
        """The fields whose words must stand in an article."""
        return tuple(field for field in self.fields if field.verbatim)

    @cached_property
    def verbatim_uses(self) -> dict[Pattern, tuple[VerbatimUse, ...]]:
        """For each reference pattern, the verbatim fields whose words must stand where it leads.

        Raises SchemaError where `x-verbatim` names a field that is not a reference.
        """
        uses: dict[Pattern, list[VerbatimUse]] = {}
        patterns = {field.pattern for field in self.references}
        for field in self.verbatim:
            named = parse_pattern(field.verbatim)
            reference = next((p for p in ((*field.pattern[:-1], *named), named) if p in patterns), None)
            if reference is None:
                place = format_pattern(field.pattern)
                raise SchemaError(
                    self.file, f"{place}: x-verbatim names {field.verbatim!r}, which is no reference"
                )
            uses.setdefault(reference, []).append(self._verbatim_use(field, reference))
        return {reference: tuple(found) for reference, found in uses.items()}

    def _verbatim_use(self, field: Field, reference: Pattern) -> VerbatimUse:
        shared = 0
        for own, other in zip(field.pattern[:-1], reference[:-1], strict=False):
            if own != other:
                break
            shared += 1
        sibling = (*reference[:-1], field.pattern[-1])
        overridden = sibling != field.pattern and any(other.pattern == sibling for other in self.verbatim)
        rest = field.pattern[shared:]
        return VerbatimUse(field, reference, shared, rest, sibling[-1] if overridden else "")

    @cached_property
    def dates(self) -> tuple[Field, ...]:
        """The fields that hold an EDTF date."""
        return tuple(field for field in self.fields if field.format == "edtf")

    @cached_property
    def text_field(self) -> Field | None:
        """The field that describes the record's own text in the archive, if the kind has one."""
        return next((field for field in self.fields if field.text), None)

    @cached_property
    def _fast(self) -> Any:
        import jsonschema_rs

        resources = [(BASE + file, document) for file, document in self.files.items()]
        registry = jsonschema_rs.Registry(resources, draft=jsonschema_rs.Draft202012)
        return jsonschema_rs.Draft202012Validator(
            self.document, registry=registry, base_uri=BASE + self.file, offline=True
        )

    def is_valid(self, data: Any) -> bool:
        """Whether the record fits, without saying why."""
        valid: bool = self._fast.is_valid(data)
        return valid

    @cached_property
    def _careful(self) -> Any:
        import jsonschema
        import referencing
        from referencing.jsonschema import DRAFT202012

        resources = [(BASE + file, DRAFT202012.create_resource(doc)) for file, doc in self.files.items()]
        registry: Any = referencing.Registry().with_resources(resources)
        return jsonschema.Draft202012Validator({"$ref": BASE + self.file}, registry=registry)

    def errors(self, data: Any) -> Iterator[Any]:
        """What is wrong with a record, as `jsonschema.ValidationError`s."""
        yield from self._careful.iter_errors(data)

    def compile(self) -> None:
        """Compile the schema now. Raises SchemaError if that fails."""
        try:
            _ = self._fast, self.fields, self.verbatim_uses
        except SchemaError:
            raise
        except Exception as error:
            said = str(error).splitlines()[0]
            raise SchemaError(self.file, f"the schema can't be used: {said}") from error


@dataclass(frozen=True)
class Schemas:
    """All kinds and their versions."""

    folder: Path
    by_name: dict[str, Schema]
    files: dict[str, Any]

    @cached_property
    def versions(self) -> dict[str, list[int]]:
        """Kind -> its versions, in order."""
        found: dict[str, list[int]] = {}
        for schema in self.by_name.values():
            found.setdefault(schema.kind, []).append(schema.version)
        return {kind: sorted(numbers) for kind, numbers in sorted(found.items())}

    def latest(self, kind: str) -> Schema:
        """The newest version of a kind. Raises KeyError for an unknown kind."""
        return self.by_name[f"{kind}/{self.versions[kind][-1]}"]


def load_schemas(folder: Path) -> tuple[Schemas, list[SchemaError]]:
    """Read every schema file below `folder`. A file that is not JSON becomes an error; the others still serve."""
    files: dict[str, Any] = {}
    errors: list[SchemaError] = []
    for path in sorted(folder.glob("*/v*.json")):
        if not _VERSION_FILE.fullmatch(path.name):
            continue
        name = path.relative_to(folder).as_posix()
        try:
            document = json.loads(path.read_bytes())
            if not isinstance(document, dict):
                raise SchemaError(name, "a schema file holds one JSON object")
            files[name] = document
        except SchemaError as error:
            errors.append(error)
        except (OSError, ValueError, RecursionError) as error:
            errors.append(SchemaError(name, f"the file is not JSON: {error}"))
    by_name = {}
    for name, document in files.items():
        kind, _, version_file = name.partition("/")
        match = _VERSION_FILE.fullmatch(version_file)
        if match and not kind.startswith("_"):
            schema = Schema(kind, int(match[1]), name, document, files)
            by_name[schema.name] = schema
    return Schemas(folder, by_name, files), errors


def shipped_folder() -> Path:
    """The schemas that come with OnRecord: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).parent
    installed = package / "shipped_schemas"
    return installed if installed.is_dir() else package.parent / "schemas"


def _flatten(
    node: Any, file: str, files: dict[str, Any], pattern: Pattern, required: bool, depth: int
) -> Iterator[Field]:
    """Walk a schema along properties, items, local references and compositions."""
    if not isinstance(node, dict) or depth > _MAX_FIELD_DEPTH:
        return
    outer = node
    chain = [node]
    while isinstance(node, dict) and "$ref" in node:
        file, node = resolve(node["$ref"], file, files)
        chain.append(node)
        if len(chain) > _MAX_FIELD_DEPTH:
            return
    if pattern:
        yield _field(chain, pattern, required)
    for part in (outer, node) if outer is not node else (node,):
        needed = set(part.get("required", ()))
        for key, child in part.get("properties", {}).items():
            yield from _flatten(child, file, files, (*pattern, key), key in needed, depth + 1)
        if "items" in part:
            yield from _flatten(part["items"], file, files, (*pattern, ITEMS), True, depth + 1)
        for composed in ("allOf", "anyOf", "oneOf"):
            for option in part.get(composed, ()):
                yield from _flatten(option, file, files, pattern, required, depth + 1)
        for branch in ("if", "then", "else"):
            if branch in part:
                yield from _flatten(part[branch], file, files, pattern, required, depth + 1)


def resolve(reference: str, file: str, files: dict[str, Any]) -> tuple[str, Any]:
    """Follow a local `$ref` from `file`: the file it leads to and the schema there.

    Raises SchemaError where it leads nowhere. Nothing is ever fetched.
    """
    target, _, pointer = reference.partition("#")
    if target:
        parts = file.split("/")[:-1]
        for part in target.split("/"):
            if part == "..":
                parts = parts[:-1]
            elif part != ".":
                parts.append(part)
        target = "/".join(parts)
    else:
        target = file
    node = files.get(target)
    for step in pointer.split("/")[1:] if pointer else ():
        step = step.replace("~1", "/").replace("~0", "~")
        node = node.get(step) if isinstance(node, dict) else None
    if not isinstance(node, dict):
        raise SchemaError(file, f"the reference {reference!r} leads nowhere")
    return target, node


def _field(chain: list[dict[str, Any]], pattern: Pattern, required: bool) -> Field:
    """The field that a chain of `$ref`s describes; what is said nearest to the property counts."""

    def said(keyword: str, default: Any) -> Any:
        return next((node[keyword] for node in chain if keyword in node), default)

    types = said("type", ())
    ref = said("x-ref", ())
    return Field(
        pattern=pattern,
        title=said("title", ""),
        description=said("description", ""),
        types=(types,) if isinstance(types, str) else tuple(types),
        format=said("format", ""),
        enum=tuple(said("enum", ())),
        required=required,
        ref=(ref,) if isinstance(ref, str) else tuple(ref),
        verbatim=said("x-verbatim", ""),
        quoted=said("x-quoted", False),
        unique=said("x-unique", False),
        not_before=said("x-not-before", ""),
        not_after=said("x-not-after", ""),
        text=said("x-text", False),
    )


def _merge(first: Field, second: Field) -> Field:
    """Two mentions of one field (a property and an `allOf` branch, say): the first that says something counts."""
    values = {}
    for name in Field.__dataclass_fields__:
        one, two = getattr(first, name), getattr(second, name)
        values[name] = one or two
    return Field(**values)
