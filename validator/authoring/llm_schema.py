"""The part of JSON Schema that language models keep to when they are made to answer in a given form.

Interfaces for structured output take a subset, and each a slightly other one. What all of them take: an object at the
top; every property required, what may be absent written as null or as an empty list; no other properties; types,
lists, closed lists of values, `anyOf`, descriptions. Everything else is left out here and put into the descriptions,
for the model to read; `onrecord validate` then checks it. Compared in November 2026:

- OpenAI: https://developers.openai.com/api/docs/guides/structured-outputs (supported schemas)
- Anthropic: https://platform.claude.com/docs/en/build-with-claude/structured-outputs (JSON Schema limitations)
- Google: https://ai.google.dev/gemini-api/docs/structured-output (JSON Schema support)
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from validator.authoring.editors import self_contained
from validator.authoring.skeleton import NOT_BY_HAND
from validator.findings.paths import ITEMS, Pattern, format_pattern
from validator.schema.schema import Schema

MAX_PROPERTIES = 5000
"""Properties of all objects together (OpenAI)."""
MAX_DEPTH = 10
"""Objects and lists inside each other (OpenAI; 5 until 2025)."""
MAX_ENUM_VALUES = 1000
"""Values of all closed lists together (OpenAI)."""
MAX_CHARACTERS = 120_000
"""Characters in the names of properties and the values of closed lists (OpenAI)."""
MAX_NULLABLE = 16
"""Properties of more than one type, such as text or null (Anthropic)."""

NOT_FOR_MODELS = frozenset(("origin", "draft", "withdrawn", "replaced_by", "reviews", "embargo_until"))
"""Fields about the record itself, which the program around the model fills in or a person decides on."""

_NOT_BLANK = "[^ \\t\\r\\n]"  # the commonest pattern, and one that needs a second look
_LONGEST_PATTERN = 80
"""Characters. A longer one says nothing to a reader that the description doesn't say better."""


class NotExpressibleError(Exception):
    """A field has a form that the subset has no words for. The message says which, and what to do."""


def llm_schema(schema: Schema, without: Collection[str] = ()) -> dict[str, Any]:
    """The schema of a kind in the subset, without references. `without` names fields to leave out: `sources[].quote`.

    Fields that programs write (proofs, hashes), and those in NOT_FOR_MODELS, are left out always. Raises
    NotExpressibleError for an object with free keys, a schema that contains itself, and the like.
    """
    known = {format_pattern(field.pattern) for field in schema.fields}
    unknown = sorted(set(without) - known)
    if unknown:
        raise NotExpressibleError(f"{schema.name} has no field {unknown[0]!r}")
    writer = _Writer(schema, frozenset(without))
    document = writer.write(self_contained(schema), (), ())
    if document.get("type") != "object":
        raise NotExpressibleError(f"{schema.name} is not one object")
    return document


def exceeded_limits(document: dict[str, Any]) -> list[str]:
    """The limits of interfaces that a schema made by `llm_schema` goes beyond, each as a sentence."""
    nodes = list(_nodes(document, 1))
    enums = [node["enum"] for node, _ in nodes if "enum" in node]
    names = [name for node, _ in nodes for name in node.get("properties", ())]
    characters = sum(map(len, names)) + sum(len(str(value)) for values in enums for value in values)
    nullable = sum("anyOf" in node for node, _ in nodes)
    counted = (
        (len(names), MAX_PROPERTIES, "properties", "OpenAI"),
        (max(depth for _, depth in nodes), MAX_DEPTH, "levels of objects", "OpenAI"),
        (sum(map(len, enums)), MAX_ENUM_VALUES, "values in closed lists", "OpenAI"),
        (characters, MAX_CHARACTERS, "characters in names and closed lists", "OpenAI"),
        (nullable, MAX_NULLABLE, "properties that may be null", "Anthropic"),
    )
    return [
        f"the schema has {number} {what}; the interface of {whose} accepts {limit}"
        for number, limit, what, whose in counted
        if number > limit
    ]


def from_llm(answer: Any, origin: dict[str, Any] | None = None) -> Any:
    """A record from a model's answer: null, and lists and objects with nothing in them, mean that a field is absent.

    `origin` says how the record came to be: `{"method": "extracted", "tool": "...", "model": "..."}`.
    """
    record = _without_nothing(answer)
    return {**record, "origin": origin} if origin and isinstance(record, dict) else record


def _without_nothing(value: Any) -> Any:
    if isinstance(value, dict):
        children = {key: _without_nothing(child) for key, child in value.items()}
        return {key: child for key, child in children.items() if child not in (None, [], {})}
    if isinstance(value, list):
        return [child for child in map(_without_nothing, value) if child not in (None, [], {})]
    return value


def _nodes(node: dict[str, Any], depth: int) -> Iterator[tuple[dict[str, Any], int]]:
    """Every schema in a schema, with the number of objects around it, itself included if it is one."""
    yield node, depth
    for child in node.get("properties", {}).values():
        yield from _nodes(child, depth + _opens_object(child))
    for child in (*node.get("anyOf", ()), *([node["items"]] if "items" in node else [])):
        yield from _nodes(child, depth + _opens_object(child))


def _opens_object(node: dict[str, Any]) -> bool:
    return node.get("type") == "object"


class _Writer:
    """Writes one schema in the subset."""

    def __init__(self, schema: Schema, without: frozenset[str]) -> None:
        self._schema = schema
        self._without = without
        self._definitions = self_contained(schema).get("$defs", {})
        self._fields = {field.pattern: field for field in schema.fields}

    def write(self, node: dict[str, Any], pattern: Pattern, inside: tuple[str, ...]) -> dict[str, Any]:
        """One schema. `pattern` is its place in a record, `inside` the definitions that it stands in."""
        node, inside = self._resolve(node, pattern, inside)
        shape = self._shape(node, pattern, inside)
        described = " ".join(
            [_own_sentences(node.get("description", "")), *self._notes(node, pattern)]
        ).strip()
        return {"description": described, **shape} if described else shape

    def _resolve(
        self, node: dict[str, Any], pattern: Pattern, inside: tuple[str, ...]
    ) -> tuple[dict[str, Any], tuple[str, ...]]:
        """Put definitions in place of references to them, and the parts of `allOf` that add properties together."""
        while "$ref" in node:
            name = node["$ref"].rpartition("/")[2]
            if name in inside:
                raise self._cannot(pattern, "a form that contains itself")
            own = {key: value for key, value in node.items() if key != "$ref"}
            node, inside = {**self._definitions[name], **own}, (*inside, name)
        for part in node.get("allOf", ()):
            part, inside = self._resolve(part, pattern, inside)
            if "properties" in part:
                properties = {**part["properties"], **node.get("properties", {})}
                required = [*node.get("required", ()), *part.get("required", ())]
                node = {"type": "object", **node, "properties": properties, "required": required}
        return node, inside

    def _shape(self, node: dict[str, Any], pattern: Pattern, inside: tuple[str, ...]) -> dict[str, Any]:
        values = [node["const"]] if "const" in node else node.get("enum")
        if values is not None:
            return _closed_list(values) or self._fail(pattern, "a closed list of values that are not simple")
        options = node.get("anyOf") or node.get("oneOf")
        if options:
            return {"anyOf": [self.write(option, pattern, inside) for option in options]}
        kind = node.get("type")
        if isinstance(kind, list):
            return {"anyOf": [self._shape({**node, "type": one}, pattern, inside) for one in kind]}
        if kind == "object":
            return self._object(node, pattern, inside)
        if kind == "array":
            if "prefixItems" in node or not isinstance(node.get("items"), dict):
                raise self._cannot(pattern, "a list whose entries are of different forms")
            return {"type": "array", "items": self.write(node["items"], (*pattern, ITEMS), inside)}
        return {"type": kind} if kind else self._fail(pattern, "no type, so that anything may stand there")

    def _object(self, node: dict[str, Any], pattern: Pattern, inside: tuple[str, ...]) -> dict[str, Any]:
        if isinstance(node.get("additionalProperties"), dict) or "patternProperties" in node:
            raise self._cannot(pattern, "an object with free keys")
        properties = {}
        for key, child in node.get("properties", {}).items():
            place = (*pattern, key)
            if not self._is_left_out(place):
                written = self.write(child, place, inside)
                properties[key] = written if key in node.get("required", ()) else _optional(written)
        if not properties:
            raise self._cannot(pattern, "an object without fields")
        return {
            "type": "object",
            "properties": properties,
            "required": list(properties),
            "additionalProperties": False,
        }

    def _is_left_out(self, pattern: Pattern) -> bool:
        field = self._fields.get(pattern)
        by_program = field is not None and (field.text or NOT_BY_HAND in field.description)
        about_record = len(pattern) == 1 and pattern[0] in NOT_FOR_MODELS
        return by_program or about_record or format_pattern(pattern) in self._without

    def _notes(self, node: dict[str, Any], pattern: Pattern) -> Iterator[str]:
        """Sentences for what the subset can't say."""
        field = self._fields.get(pattern)
        if field and field.ref:
            yield f"Must be the id of an existing record: {' or '.join(field.ref)}."
        if field and field.verbatim:
            marks = ", from between quotation marks" if field.quoted else ""
            yield f"Copy the words exactly as they stand in the text of the article{marks}."
        form = node.get("pattern", "")
        if form == _NOT_BLANK:
            yield "Not empty."
        elif form and len(form) <= _LONGEST_PATTERN:
            yield f"Form: `{form}`."
        for keyword, words in _LIMITS.items():
            if keyword in node and node[keyword] is not False:
                yield words.format(node[keyword])
        for part in [node, *node.get("allOf", ())]:
            title = part.get("then", {}).get("title", "")
            if title:
                yield f"{title.rstrip('.')}."
        for requirement in self._schema.requirements:
            if requirement.pattern == pattern:
                yield f"Refused afterwards with these words: {requirement.message}"

    def _cannot(self, pattern: Pattern, what: str) -> NotExpressibleError:
        place = format_pattern(pattern) or "the record"
        way_out = f"; leave it out with --without '{place}'" if pattern else ""
        return NotExpressibleError(
            f"{self._schema.name}: {place} has {what}, which structured output can't express{way_out}"
        )

    def _fail(self, pattern: Pattern, what: str) -> dict[str, Any]:
        raise self._cannot(pattern, what)


_LIMITS = {
    "minLength": "At least {} characters.",
    "maxLength": "At most {} characters.",
    "minimum": "Not less than {}.",
    "maximum": "Not more than {}.",
    "exclusiveMinimum": "More than {}.",
    "exclusiveMaximum": "Less than {}.",
    "multipleOf": "A multiple of {}.",
    "minItems": "At least {} in the list, if there is one at all.",
    "maxItems": "At most {} in the list.",
    "uniqueItems": "No entry twice.",
}
_NULL = {"type": "null"}
_JSON_TYPES = {str: "string", bool: "boolean", int: "integer", float: "number"}


def _closed_list(values: list[Any]) -> dict[str, Any] | None:
    """A closed list of simple values of one type, or null if it has others."""
    types = {_JSON_TYPES.get(type(value)) for value in values}
    only = types.pop() if len(types) == 1 else None
    return {"type": only, "enum": values} if only else None


def _optional(node: dict[str, Any]) -> dict[str, Any]:
    """The same, or null; for a list, the empty list does it. The description stays outside, where it is looked for."""
    if node.get("type") == "array":
        return node
    description = {key: value for key, value in node.items() if key == "description"}
    shape = {key: value for key, value in node.items() if key != "description"}
    options = [option for option in shape.get("anyOf", [shape]) if option != _NULL]
    return {**description, "anyOf": [*options, _NULL]}


def _own_sentences(description: str) -> str:
    """A description without the sentences that name the field's equivalents in other vocabularies."""
    kept = ". ".join(part for part in description.split(". ") if not part.startswith("Same as ")).strip()
    return kept if not kept or kept.endswith((".", ".)")) else f"{kept}."
