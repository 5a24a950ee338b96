"""One record against its schema version: does it fit, and if not, what is wrong in words and where.

`fits` is the fast answer; `explain` runs only for records that don't fit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from validator.finding import KeyPath, Problem, format_path
from validator.rule import MAX_HITS, Hit, first_hits, rule
from validator.schema import Field, Schema, Schemas
from validator.suggest import did_you_mean, nearest

MAX_ERRORS = 10 * MAX_HITS
"""How many errors of the engine are looked at, of which several may have one cause."""

_TYPE_WORDS = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list (lines that begin with '- ')",
    "object": "a mapping (lines like 'key: value')",
    "null": "nothing",
}


@rule("not-a-record", "structure")
def not_a_record(data: Any) -> Problem:
    """What stands in the file is not a record.

    A record is a mapping: lines like `key: value`. A list or a bare value has no fields that could be checked.

    To mend it: begin each line with a key and a colon. Several records in one file are divided by lines of `---`.
    """
    return Problem(
        (),
        f"a record is a mapping (lines like 'key: value'), but this is {_describe(data)}",
        hint="several records in one file are divided by lines of '---', not written as a list",
    )


@rule("no-schema", "structure")
def no_schema(kinds: Iterable[str]) -> Problem:
    """A record does not say which schema it follows.

    The key `schema` (such as `schema: statement/1`) picks the rules that the record is checked against. Without
    it nothing can be checked.

    To mend it: add the line, best as the first one.
    """
    return Problem(
        (),
        "the key 'schema' is missing, so it is not known what kind of record this is",
        hint=f"add a first line such as 'schema: {next(iter(kinds), 'statement')}/1'; "
        f"kinds here: {', '.join(kinds) or 'none'}",
    )


@rule("unknown-kind", "structure")
def unknown_kind(name: Any, kinds: Iterable[str]) -> Problem:
    """A record names a schema that does not exist here.

    `schema: statement/1` means version 1 of the kind `statement`, in the file `schemas/statement/v1.json`.

    To mend it: correct the name, or add the schema file if this is a new kind.
    """
    kinds = list(kinds)
    kind = str(name).partition("/")[0]
    guess = did_you_mean(kind, kinds)
    return Problem(
        ("schema",),
        f"there is no kind of record called {kind!r}",
        hint=f"{guess + ' ' if guess else ''}the kinds here are: {', '.join(kinds) or 'none'}",
    )


@rule("unknown-version", "structure")
def unknown_version(name: str, versions: list[int]) -> Problem:
    """A record names a version of its kind that does not exist here.

    `schema: statement/1` means version 1. Each version is a file of its own, and a record stays valid under the
    version it was written for.

    To mend it: use one of the versions that exist.
    """
    kind = name.partition("/")[0]
    known = ", ".join(f"{kind}/{number}" for number in versions)
    return Problem(("schema",), f"the schema version {name!r} does not exist", hint=f"write one of: {known}")


@rule("missing-key", "structure")
def missing_key(path: KeyPath, key: str, field: Field | None) -> Problem:
    """A key that the schema requires is missing.

    Without it the record can't be understood, or can't be traced to its source.

    To mend it: add the key. The hint says what belongs there.
    """
    what = f" ({field.title})" if field and field.title else ""
    hint = _first_sentence(field.description) if field else ""
    if field and field.enum:
        hint = f"add '{key}: ...' with one of: {', '.join(map(str, field.enum))}"
    where = f" in {format_path(path)}" if path else ""
    return Problem(
        path,
        f"the key {key!r}{what} is missing{where}",
        hint=hint or f"add '{key}: ...'",
        properties={"key": key},
    )


@rule("unknown-key", "structure")
def unknown_key(path: KeyPath, key: str, known: list[str]) -> Problem:
    """A key is not one that the schema knows.

    Usually it is misspelt. It would be carried along unseen and unchecked, while the field it was meant for stays
    empty.

    To mend it: correct the spelling, or move the text into `notes` if there is no field for it.
    """
    meant = nearest(key, known)
    return Problem(
        (*path, key),
        f"the key {key!r} is not known here",
        hint=f"did you mean {meant!r}?" if meant else f"the keys here are: {', '.join(known)}",
        side="key",
        properties={"meant": meant} if meant else {},
    )


@rule("wrong-type", "structure")
def wrong_type(path: KeyPath, value: Any, types: list[str]) -> Problem:
    """A value is of another type than the schema asks for.

    Text where a number belongs, or one value where a list belongs, can't be put into the dataset's tables.

    To mend it: write the value as the message says. A number or a date that is meant as text needs quotation marks.
    """
    wanted = " or ".join(_TYPE_WORDS.get(name, name) for name in types)
    hint = ""
    if "array" in types and not isinstance(value, list):
        hint = "write it as a list, even with one item: '- ...'"
    elif "string" in types and isinstance(value, (int, float)):
        hint = f"put it in quotation marks: '{str(value).lower() if isinstance(value, bool) else value}'"
    elif value is None:
        hint = "write a value after the colon, or delete the key"
    elif "object" in types:
        hint = "write its keys on lines of their own below, indented: 'key: value'"
    elif isinstance(value, (list, dict)):
        hint = "write a single value after the colon, with nothing indented below it"
    else:
        hint = "write it without quotation marks, and nothing beside it"
    return Problem(path, f"{_name(path)} must be {wanted}, but is {_describe(value)}", hint=hint)


@rule("not-in-list", "structure")
def not_in_list(path: KeyPath, value: Any, allowed: list[Any]) -> Problem:
    """A value is not one of those that the schema lists.

    A closed list keeps the dataset comparable: `call` and `telephone call` would be counted as two things.

    To mend it: use one of the listed values. If none fits, the list itself may need a new one (a new schema version).
    """
    words = [str(item) for item in allowed]
    guess = did_you_mean(str(value), words)
    listed = ", ".join(words)
    return Problem(
        path,
        f"{_name(path)} can't be {_show(value)}",
        hint=f"{guess + ' ' if guess else ''}it must be {'one of: ' if len(words) > 1 else ''}{listed}",
    )


@rule("wrong-form", "structure")
def wrong_form(path: KeyPath, value: Any, field: Field | None, said: str) -> Problem:
    """A value does not have the form that the schema asks for.

    Ids, dates, addresses and codes have a fixed form, so that programs can join and sort them.

    To mend it: write it in the form that the hint describes.
    """
    what = f" ({field.title})" if field and field.title else ""
    hint = _first_sentence(field.description) if field else ""
    return Problem(
        path, f"{_name(path)}{what} does not have the right form: {_show(value)}", hint=hint or said
    )


@rule("out-of-range", "structure")
def out_of_range(path: KeyPath, said: str) -> Problem:
    """A value is too large, too small, too long, too short, or a list has too many, too few or repeated items.

    The schema sets these limits because a value beyond them is nearly always a mistake.

    To mend it: correct the value.
    """
    return Problem(path, f"{_name(path)} {said}", hint="correct the value; the schema sets this limit")


@rule("wrong-combination", "structure")
def wrong_combination(path: KeyPath, said: str) -> Problem:
    """Fields that belong together are incomplete, or fields that exclude each other stand side by side.

    To mend it: the message names the combinations that are possible.
    """
    return Problem(
        path,
        said,
        hint="add what is missing, or delete what doesn't belong: the schema's description says more",
    )


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
        for hit in _explain_error(error, schema):
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


def _explain_error(error: Any, schema: Schema) -> Iterator[Hit]:
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
        yield wrong_form, wrong_form(path, value, field, _form(keyword, error))
    elif keyword in _RANGES:
        yield out_of_range, out_of_range(path, _RANGES[keyword].format(said.value))
    elif keyword in ("anyOf", "oneOf") and getattr(said, "context", None):
        yield from _explain_choice(error, schema)
    else:
        yield wrong_combination, wrong_combination(path, f"{_name(path)}: {_combination(error)}")


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


def _form(keyword: str, error: Any) -> str:
    """What a value has to look like, in the words of the schema."""
    if keyword == "format":
        name = str(error.kind.value)
        return f"it must be a {name}" + (f", such as {_EXAMPLES[name]}" if name in _EXAMPLES else "")
    if "backtracking" in error.message:
        return "the schema's regular expression takes too many steps for this text, so it was given up"
    return f"it must match {_show(error.kind.value)}"


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
    options: list[list[Any]] = [causes for causes in error.kind.context if causes]
    if all(
        cause.kind.name == "required" and tuple(cause.instance_path) == path for o in options for cause in o
    ):
        keys = [" and ".join(repr(cause.kind.property) for cause in causes) for causes in options]
        said = f"{'one of these keys is needed' if len(keys) > 1 else 'this is needed'}: {', '.join(keys)}"
        yield wrong_combination, wrong_combination(path, f"{_name(path)}: {said}")
        return
    # The option that fits best fails deepest in the record, and with the fewest errors.
    best = min(options, key=lambda causes: (-max(len(cause.instance_path) for cause in causes), len(causes)))
    for cause in best:
        yield from _explain_error(cause, schema)


def _combination(error: Any) -> str:
    keyword = error.kind.name
    if keyword == "not" and isinstance(error.kind.schema, dict) and error.kind.schema.get("required"):
        keys = " and ".join(repr(key) for key in error.kind.schema["required"])
        return f"{keys} can't stand here with the other fields as they are"
    if keyword == "oneOf":
        return "this fits several of the possible forms at once; only one may apply"
    return f"the combination is not allowed ({_short(error.message)})"


def _field_at(schema: Schema, path: KeyPath) -> Field | None:
    pattern = tuple("[]" if isinstance(part, int) else part for part in path)
    return next((field for field in schema.fields if field.pattern == pattern), None)


def _keys_at(schema: Schema, path: KeyPath) -> list[str]:
    parent = tuple("[]" if isinstance(part, int) else part for part in path)
    depth = len(parent)
    return [
        field.pattern[depth]
        for field in schema.fields
        if len(field.pattern) == depth + 1
        and field.pattern[:depth] == parent
        and field.pattern[depth] != "[]"
    ]


def _name(path: KeyPath) -> str:
    return repr(format_path(path)) if path else "the record"


def _show(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."


def _short(text: str) -> str:
    return text if len(text) <= 300 else text[:297] + "..."


def _describe(value: Any) -> str:
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return f"the value {str(value).lower()}"
    if isinstance(value, (int, float)):
        return f"the number {value}"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "a mapping"
    return f"the text {_show(value)}"


def _first_sentence(text: str) -> str:
    head, stop, _ = text.partition(". ")
    return head + ("." if stop else "")
