"""The fields that a schema describes, and what the `x-` keywords ask of them.

A schema file is walked once, along properties, items, local references and compositions. Everything else works on
the flat lists that come out of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from validator.findings.finding import KeyPath, Severity
from validator.findings.paths import ITEMS, Pattern
from validator.schema.naming import Naming, as_id

BASE = "https://onrecord.invalid"  # a name that can never be fetched (RFC 2606)
MAX_SCHEMA_DEPTH = 200
"""Levels of lists and objects in a schema file. The deepest published schemas have some thirty."""
_MAX_FIELD_DEPTH = 12
_MAX_NODES = 50_000
"""Places of a schema, each branch that speaks of one counted. Those of the largest published schemas are fewer."""


class SchemaError(Exception):
    """A schema file can't be used. `path` leads to the mistake; `hint` is the way out, if more is known than the place.

    Of the severity `warning`, it can be used, but says something in vain.

    `file` is relative to the schemas folder; for a schema that is not in it, or onrecord.yaml, it is the whole path.
    """

    def __init__(
        self,
        file: str,
        message: str,
        path: KeyPath = (),
        hint: str = "",
        severity: Severity = Severity.ERROR,
    ) -> None:
        super().__init__(message)
        self.file = file
        self.message = message
        self.path = path
        self.hint = hint
        self.severity = severity


def nested_too_deep(file: str) -> SchemaError:
    """The error for a schema file that is nested too deep to be read, or for the engines."""
    return SchemaError(file, f"lists and objects are nested more than {MAX_SCHEMA_DEPTH} levels deep")


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
    naming: Naming | None = None
    together: tuple[Pattern, ...] = ()
    """Further fields whose values are unique only together with this one's."""
    within: Pattern | None = None
    """In which entries of a record the value is unique (empty: in the record), if not among all records."""

    def name_in(self, value: Any) -> str | None:
        """The id that a value of this field refers to; None if it is no reference."""
        return as_id(value) if self.naming is None else self.naming.of(value)


@dataclass(frozen=True, slots=True)
class PartName:
    """A field that names a part of a record: of the one that the reference `of` leads to, or (None) of its own.

    `among` is where the names of the parts stand in that record.
    """

    field: Field
    among: Pattern
    of: Field | None = None


@dataclass(frozen=True, slots=True)
class VerbatimUse:
    """How a verbatim field depends on the reference that leads to its article.

    `shared` is how many parts the two ways have in common, `rest` the field's way from there, and `override` the
    name of a sibling of the reference that gives the words as that source printed them (or nothing). `sourced` says
    that the schema demands the reference beside the field, so that no words are without it.
    """

    field: Field
    reference: Pattern
    shared: int
    rest: Pattern
    override: str
    sourced: bool


@dataclass(frozen=True, slots=True)
class DateOrder:
    """An order that `x-not-before` or `x-not-after` asks for between a date and another one.

    `other` is the way to the other date: from the record's root, or, through a reference, from the root of the
    record that it names.
    """

    field: Field
    keyword: str
    other: Pattern
    reference: Pattern | None = None


@dataclass(frozen=True, slots=True, eq=False)  # a key of caches: comparing it field by field takes time
class Requirement:
    """A further rule of a schema (`x-rules`): a CEL expression that is true of every sound value at `pattern`.

    `file` and `path` say where it stands, for findings about the expression itself.
    """

    pattern: Pattern
    require: str
    code: str
    message: str
    file: str
    path: KeyPath

    @property
    def origin(self) -> str:
        """The file as people know it: `schemas/event/v1.json`, or `onrecord.yaml` (then `file` is its whole path)."""
        return PurePosixPath(self.file).name if self.file.startswith("/") else f"schemas/{self.file}"


class Step(NamedTuple):
    """A schema (or a part of one) and where it stands: the file and the key path in it."""

    file: str
    path: KeyPath
    node: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Node:
    """What is said of one place in a record: the schema there, and those that its `$ref`s lead to, in order.

    `conditional` is true in a branch that does not hold for every record (`anyOf`, `oneOf`, `if`, ...).
    """

    pattern: Pattern
    chain: tuple[Step, ...]
    required: bool
    conditional: bool


def walk(file: str, files: dict[str, Any]) -> Iterator[Node]:
    """Yield every place that the schema in `file` speaks of, parents before their children.

    A place of which several branches speak comes several times. Raises SchemaError where a `$ref` leads nowhere, and
    where there is no end of places.
    """
    for number, node in enumerate(_walk(Step(file, (), files[file]), files, (), False, False, 0)):
        if number == _MAX_NODES:
            said = (
                f"the schema speaks of more than {_MAX_NODES:,} places, each branch counted: schemas with several "
                "properties refer to others with several properties, and so on; describe fewer, or less deep"
            )
            raise SchemaError(file, said)
        yield node


def _walk(
    start: Step, files: dict[str, Any], pattern: Pattern, required: bool, conditional: bool, depth: int
) -> Iterator[Node]:
    chain = [start]
    while "$ref" in chain[-1].node and len(chain) <= _MAX_FIELD_DEPTH:
        chain.append(resolve(chain[-1].node["$ref"], chain[-1].file, files))
    if len(chain) > _MAX_FIELD_DEPTH:
        said = f"the reference {start.node['$ref']!r} leads in a circle, or through too many others"
        raise SchemaError(start.file, said, (*start.path, "$ref"))
    if depth > _MAX_FIELD_DEPTH:
        return
    yield Node(pattern, tuple(chain), required, conditional)
    for step in chain if len(chain) < 3 else (chain[0], chain[-1]):
        needed = set(step.node.get("required", ()))
        for key, child in step.node.get("properties", {}).items():
            below = Step(step.file, (*step.path, "properties", key), child)
            yield from _walk(below, files, (*pattern, key), key in needed, conditional, depth + 1)
        if isinstance(step.node.get("items"), dict):
            below = Step(step.file, (*step.path, "items"), step.node["items"])
            yield from _walk(below, files, (*pattern, ITEMS), True, conditional, depth + 1)
        for branch, holds_always in _branches(step):
            yield from _walk(branch, files, pattern, required, conditional or not holds_always, depth + 1)


def _branches(step: Step) -> Iterator[tuple[Step, bool]]:
    """The schemas that speak of the same place, each with whether it holds for every record."""
    for keyword in ("allOf", "anyOf", "oneOf"):
        for index, option in enumerate(step.node.get(keyword, ())):
            yield Step(step.file, (*step.path, keyword, index), option), keyword == "allOf"
    for keyword in ("if", "then", "else"):
        if keyword in step.node:
            yield Step(step.file, (*step.path, keyword), step.node[keyword]), False


def resolve(reference: str, file: str, files: dict[str, Any]) -> Step:
    """Follow a local `$ref` from `file`: the schema that it leads to.

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
    path = tuple(part.replace("~1", "/").replace("~0", "~") for part in pointer.split("/")[1:])
    for part in path:
        node = node.get(part) if isinstance(node, dict) else None
    if not isinstance(node, dict):
        raise SchemaError(file, f"the reference {reference!r} leads nowhere")
    return Step(target, path, node)


def collect_fields(nodes: Iterable[Node]) -> tuple[Field, ...]:
    """All fields of a schema, in the order of the file, parents before their children."""
    unique: dict[Pattern, Field] = {}
    for node in nodes:
        if node.pattern:
            field = _field(node)
            known = unique.get(node.pattern)
            unique[node.pattern] = _merge(known, field) if known else field
    return tuple(unique.values())


def _field(node: Node) -> Field:
    """The field at a place; what is said nearest to the property counts."""

    def said(keyword: str, default: Any) -> Any:
        return next((step.node[keyword] for step in node.chain if keyword in step.node), default)

    types = said("type", ())
    ref = said("x-ref", ())
    return Field(
        pattern=node.pattern,
        title=said("title", ""),
        description=said("description", ""),
        types=(types,) if isinstance(types, str) else tuple(types),
        format=said("format", ""),
        enum=tuple(said("enum", ())),
        required=node.required,
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


def collect_requirements(nodes: Iterable[Node]) -> tuple[Requirement, ...]:
    """The further rules (`x-rules`) of a schema.

    Raises SchemaError for one in a branch that does not hold for every record: the expression could not know when.
    """
    found: dict[tuple[Pattern, str, KeyPath], Requirement] = {}
    for node in nodes:
        for step in node.chain:
            for index, entry in enumerate(step.node.get("x-rules", ())):
                path = (*step.path, "x-rules", index)
                if node.conditional:
                    raise SchemaError(
                        step.file,
                        "x-rules would apply here whether or not the branch around them holds; move them to the "
                        "object itself, and write the condition into the expression (condition ? ... : true)",
                        path,
                    )
                found[node.pattern, step.file, path] = Requirement(
                    node.pattern, entry["require"], entry["code"], entry["message"], step.file, path
                )
    return tuple(found.values())
