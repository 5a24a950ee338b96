"""One record against its schema version: does it fit, and if not, what is wrong in words and where.

`fits` is the fast answer; `explain` runs only for records that don't fit.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import Any

from validator.findings.finding import KeyPath, Problem
from validator.findings.paths import ITEMS, Pattern
from validator.findings.rule import MAX_HITS, Hit, first_hits
from validator.schema.misfits import (
    missing_key,
    name_of,
    no_schema,
    not_a_record,
    not_in_list,
    out_of_range,
    show,
    unknown_key,
    unknown_kind,
    unknown_version,
    wrong_combination,
    wrong_form,
    wrong_type,
)
from validator.schema.schema import Field, Schema, Schemas

MAX_ERRORS = 10 * MAX_HITS
"""How many errors of the engine are looked at, of which several may have one cause."""


def choose_schema(data: Any, schemas: Schemas) -> Schema | Hit:
    """The schema version that a record names, or what is wrong with the name."""
    if not isinstance(data, dict):
        return not_a_record, not_a_record(data)
    name = data.get("schema")
    schema = schemas.by_name.get(name) if isinstance(name, str) else None
    if schema:
        return schema
    if "schema" not in data:
        return no_schema, no_schema(schemas.versions)
    versions = schemas.versions.get(str(name).partition("/")[0])
    if versions:
        return unknown_version, unknown_version(str(name), versions)
    return unknown_kind, unknown_kind(name, schemas.versions)


def explain(data: Any, schema: Schema) -> list[Hit]:
    """All structural problems of a record that does not fit, one for each cause.

    A misspelt key is not missing as well, and a value of the wrong type is not measured further.
    """
    hits: dict[tuple[str, KeyPath], Hit] = {}
    errors = list(islice(schema.errors(data), MAX_ERRORS))
    for error in sorted(errors, key=lambda e: [str(part) for part in e.instance_path]):
        for hit in explain_error(error, schema):
            hits.setdefault((hit[0].code, (*hit[1].path, hit[1].message)), hit)
    misspelt = {
        (hit[1].path[:-1], hit[1].properties.get("meant")) for hit in hits.values() if hit[0] is unknown_key
    }
    mistyped = {hit[1].path for hit in hits.values() if hit[0] is wrong_type}
    return first_hits(
        hit
        for hit in hits.values()
        if (hit[0] is not missing_key or (hit[1].path, hit[1].properties["key"]) not in misspelt)
        and (hit[0] not in (not_in_list, wrong_form, out_of_range) or hit[1].path not in mistyped)
    )


def explain_error(error: Any, schema: Schema) -> Iterator[Hit]:
    """What one error of the engine means, at its place and in words."""
    path: KeyPath = tuple(error.instance_path)
    keyword, said, value = error.kind.name, error.kind, error.instance
    field = _field_at(schema, path)
    if keyword == "required":
        yield missing_key, missing_key(path, said.property, _field_at(schema, (*path, said.property)))
    elif keyword in ("additionalProperties", "unevaluatedProperties"):
        for key in said.unexpected:
            yield unknown_key, unknown_key(path, key, _keys_at(schema, path))
    elif keyword == "type":
        yield wrong_type, wrong_type(path, value, said.types)
    elif keyword == "enum":
        yield not_in_list, not_in_list(path, value, said.options)
    elif keyword == "const":
        yield not_in_list, not_in_list(path, value, [said.expected_value])
    elif keyword in ("pattern", "format"):
        yield wrong_form, wrong_form(path, value, field, _form(keyword, error, schema))
    elif keyword in _RANGES:
        yield out_of_range, out_of_range(path, _RANGES[keyword].format(said.value))
    elif keyword in ("anyOf", "oneOf") and getattr(said, "context", None):
        yield from _explain_choice(error, schema)
    elif keyword == "propertyNames":
        yield from _explain_key(path, said.error, schema)
    elif keyword == "falseSchema":
        what = "any key in " if list(error.schema_path)[-1:] == ["propertyNames"] else ""
        said = f"the schema rules out {what}{name_of(path)} here"
        yield wrong_combination, wrong_combination(path, said, "delete it, or correct the fields beside it")
    else:
        yield wrong_combination, wrong_combination(path, f"{name_of(path)}: {_combination(error)}")


_EXAMPLES = {
    "date": "2031-03-04",
    "date-time": "2031-03-04T12:30:00Z",
    "time": "12:30:00Z",
    "duration": "P1DT2H",
    "email": "ada@example.org",
    "hostname": "www.example.org",
    "ipv4": "192.0.2.1",
    "uri": "https://example.org/a",
    "uuid": "2f1c6a9e-5b7d-4c1e-9a53-7d0e4b8f6c21",
}


_FORMAT_WORDS = {"regex": "sound regular expression"}


def _form(keyword: str, error: Any, schema: Schema) -> str:
    """What a value has to look like, in the words of the schema: its own description, as far as it has one."""
    if keyword == "format":
        name = str(error.kind.value)
        example = f", such as {_EXAMPLES[name]}" if name in _EXAMPLES else ""
        return f"it must be a {_FORMAT_WORDS.get(name, name)}{example}"
    if "backtracking" in error.message:
        return "the schema's regular expression takes too many steps for this text, so it was given up"
    described = _beside(error, schema).get("description")
    return (
        described if isinstance(described, str) and described else f"it must match {show(error.kind.value)}"
    )


def _beside(error: Any, schema: Schema) -> dict[str, Any]:
    """The part of the schema whose keyword failed; empty if it can't be told."""
    node: Any = schema.document
    for step in list(error.schema_path)[:-1]:
        try:
            node = node[step]
        except (LookupError, TypeError):
            return {}
    return node if isinstance(node, dict) else {}


def _explain_key(path: KeyPath, cause: Any, schema: Schema) -> Iterator[Hit]:
    """A key that may not be called as it is. `cause` is what the engine says of the key's name."""
    described = _beside(cause, schema).get("description")
    for found, problem in explain_error(cause, schema):
        said = f"the key {cause.instance!r} may not be called so"
        hint = problem.hint if found in (wrong_form, not_in_list) else "correct the key, or delete it"
        yield wrong_form, Problem((*path, cause.instance), said, hint=described or hint, side="key")


_RANGES = {
    "minimum": "must be at least {}",
    "maximum": "must be at most {}",
    "exclusiveMinimum": "must be more than {}",
    "exclusiveMaximum": "must be less than {}",
    "minLength": "must have at least {} character(s)",
    "maxLength": "must have at most {} characters",
    "minItems": "must have at least {} item(s)",
    "maxItems": "must have at most {} items",
    "uniqueItems": "must not hold the same item twice",
    "minProperties": "must have at least {} key(s)",
    "maxProperties": "must have at most {} keys",
    "multipleOf": "must be a multiple of {}",
}


def _explain_choice(error: Any, schema: Schema) -> Iterator[Hit]:
    """`anyOf` and `oneOf`: name the missing keys where that is all there is to it, else the nearest option."""
    path: KeyPath = tuple(error.instance_path)
    options: list[list[Any]] = list(error.kind.context)
    if not all(options):  # one fits; so it is too many that do
        yield wrong_combination, wrong_combination(path, f"{name_of(path)}: {_combination(error)}")
        return
    if all(
        cause.kind.name == "required" and tuple(cause.instance_path) == path for o in options for cause in o
    ):
        keys = [" and ".join(repr(cause.kind.property) for cause in causes) for causes in options]
        said = f"{'one of these keys is needed' if len(keys) > 1 else 'this is needed'}: {', '.join(keys)}"
        yield wrong_combination, wrong_combination(path, f"{name_of(path)}: {said}")
        return
    # The option that fits best fails deepest in the record, and with the fewest errors.
    best = min(options, key=lambda causes: (-max(len(cause.instance_path) for cause in causes), len(causes)))
    for cause in best:
        yield from explain_error(cause, schema)


def _combination(error: Any) -> str:
    keyword = error.kind.name
    if keyword == "not" and isinstance(error.kind.schema, dict) and error.kind.schema.get("required"):
        keys = " and ".join(repr(key) for key in error.kind.schema["required"])
        return f"{keys} can't stand here with the other fields as they are"
    return _COMBINATIONS.get(keyword, f"the schema's condition {keyword!r} does not hold here")


_COMBINATIONS = {
    "oneOf": "this fits several of the possible forms at once; only one may apply",
    "not": "the schema rules out what stands here",
    "contains": "the list holds too few, or too many, of the items that the schema asks for",
    "additionalItems": "the list has more items than the schema allows",
    "unevaluatedItems": "the list has items that the schema does not know",
    "contentEncoding": "the text is not in the encoding that the schema asks for",
    "contentMediaType": "the text is not of the media type that the schema asks for",
}


def _field_at(schema: Schema, path: KeyPath) -> Field | None:
    pattern = tuple("[]" if isinstance(part, int) else part for part in path)
    return _fields(schema).get(pattern)


def _keys_at(schema: Schema, path: KeyPath) -> list[str]:
    parent = tuple("[]" if isinstance(part, int) else part for part in path)
    return _keys(schema).get(parent, [])


@lru_cache(maxsize=64)
def _fields(schema: Schema) -> dict[Pattern, Field]:
    """The fields of a schema, by their places."""
    return {field.pattern: field for field in schema.fields}


@lru_cache(maxsize=64)
def _keys(schema: Schema) -> dict[Pattern, list[str]]:
    """The keys of each object that a schema describes."""
    found: dict[Pattern, list[str]] = {}
    for *parent, key in _fields(schema):
        if key != ITEMS:
            found.setdefault(tuple(parent), []).append(key)
    return found
