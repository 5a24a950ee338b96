"""What is wrong with a record that does not fit its schema, in words: one rule for each kind of misfit."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from validator.findings.finding import QUOTED, WRITTEN, KeyPath, Problem, Spelling, cut_short, format_path
from validator.findings.rule import message
from validator.findings.suggest import did_you_mean, nearest
from validator.schema.schema import Field

_TYPE_WORDS = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list (lines that begin with '- ')",
    "object": "a mapping (lines like 'key: value')",
    "null": "nothing",
}


@message("not-a-record", "structure")
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


@message("no-schema", "structure")
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


@message("unknown-kind", "structure")
def unknown_kind(name: Any, kinds: Iterable[str]) -> Problem:
    """A record names a schema that does not exist here.

    `schema: statement/1` means version 1 of the kind `statement`, in the file `schemas/statement/v1.json`.

    To mend it: correct the name, or add the schema file if this is a new kind.
    """
    kinds = list(kinds)
    kind = str(name).partition("/")[0]
    guess = did_you_mean(kind, kinds)
    return _spelled(
        ("schema",),
        f"there is no kind of record called {repr(kind) if isinstance(name, str) else show(name)}",
        name,
        f"{guess + ' ' if guess else ''}the kinds here are: {', '.join(kinds) or 'none'}",
    )


@message("unknown-version", "structure")
def unknown_version(name: str, versions: list[int]) -> Problem:
    """A record names a version of its kind that does not exist here.

    `schema: statement/1` means version 1. Each version is a file of its own, and a record stays valid under the
    version it was written for.

    To mend it: use one of the versions that exist.
    """
    kind = name.partition("/")[0]
    known = ", ".join(f"{kind}/{number}" for number in versions)
    return Problem(("schema",), f"the schema version {name!r} does not exist", hint=f"write one of: {known}")


@message("missing-key", "structure")
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


@message("unknown-key", "structure")
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


@message("wrong-type", "structure")
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
        hint = f"put it in quotation marks: {QUOTED}"
    elif value is None:
        hint = "write a value after the colon, or delete the key"
    elif "object" in types:
        hint = "write its keys on lines of their own below, indented: 'key: value'"
    elif isinstance(value, (list, dict)):
        hint = "write a single value after the colon, with nothing indented below it"
    elif isinstance(value, str):
        hint = "write it without quotation marks, and nothing beside it"
    else:
        hint = f"write {wanted} after the colon"
    return _spelled(path, f"{name_of(path)} must be {wanted}, but is {_describe(value)}", value, hint)


@message("not-in-list", "structure")
def not_in_list(path: KeyPath, value: Any, allowed: list[Any]) -> Problem:
    """A value is not one of those that the schema lists.

    A closed list keeps the dataset comparable: `call` and `telephone call` would be counted as two things.

    To mend it: use one of the listed values. If none fits, the list itself may need a new one (a new schema version).
    """
    words = [str(item) for item in allowed]
    guess = did_you_mean(str(value), words)
    listed = ", ".join(words)
    return _spelled(
        path,
        f"{name_of(path)} can't be {show(value)}",
        value,
        f"{guess + ' ' if guess else ''}it must be {'one of: ' if len(words) > 1 else ''}{listed}",
    )


@message("wrong-form", "structure")
def wrong_form(path: KeyPath, value: Any, field: Field | None, said: str) -> Problem:
    """A value does not have the form that the schema asks for.

    Ids, dates, addresses and codes have a fixed form, so that programs can join and sort them.

    To mend it: write it in the form that the hint describes.
    """
    what = f" ({field.title})" if field and field.title else ""
    hint = _first_sentence(field.description) if field else ""
    message = f"{name_of(path)}{what} does not have the right form: {show(value)}"
    return _spelled(path, message, value, hint or said)


@message("out-of-range", "structure")
def out_of_range(path: KeyPath, said: str) -> Problem:
    """A value is too large, too small, too long, too short, or a list has too many, too few or repeated items.

    The schema sets these limits because a value beyond them is nearly always a mistake.

    To mend it: correct the value.
    """
    return Problem(path, f"{name_of(path)} {said}", hint="correct the value; the schema sets this limit")


@message("wrong-combination", "structure")
def wrong_combination(path: KeyPath, said: str, hint: str = "") -> Problem:
    """Fields that belong together are incomplete, or fields that exclude each other stand side by side.

    To mend it: the message names the combinations that are possible.
    """
    return Problem(
        path,
        said,
        hint=hint or "add what is missing, or delete what doesn't belong: the schema's description says more",
    )


def _spelled(path: KeyPath, message: str, value: Any, hint: str) -> Problem:
    """A problem with a value. Where that is a number or a truth value, its words have WRITTEN or QUOTED for it."""
    spelling = Spelling(message, hint, value)
    filled = spelling.fill(str(value).lower() if isinstance(value, bool) else str(value))
    return Problem(path, *filled, spelling=spelling if filled != (message, hint) else None)


def name_of(path: KeyPath) -> str:
    return repr(format_path(path)) if path else "the record"


def show(value: Any) -> str:
    """A value in a message: WRITTEN for a number or a truth value, which files spell in several ways."""
    if isinstance(value, (int, float)):
        return WRITTEN
    return cut_short(repr(value))


def _describe(value: Any) -> str:
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return f"the value {WRITTEN}"
    if isinstance(value, (int, float)):
        return f"the number {WRITTEN}"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "a mapping"
    return f"the text {show(value)}"


def _first_sentence(text: str) -> str:
    head, stop, _ = text.partition(". ")
    return head + ("." if stop else "")
