"""What is wrong with a record that does not fit its schema, in words: one rule for each kind of misfit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from validator.findings.finding import (
    QUOTED,
    WRITTEN,
    KeyPath,
    Problem,
    Side,
    Spelling,
    cut_short,
    format_path,
)
from validator.findings.rule import message
from validator.findings.suggest import Vocabulary, did_you_mean, nearest
from validator.schema.scalars import meant_by
from validator.schema.schema import Field
from validator.schema.words import MAX_LISTED, listed, types_in_words, written

OTHERWISE = "otherwise"
"""The property with the hint for a problem whose replacement would not do (validator.schema.replacements)."""


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
    if field and len(field.enum) == 1:
        hint = f"add '{key}: {written(field.enum[0])}'"
    elif field and field.enum:
        hint = f"add '{key}: ...' with one of: {listed(field.enum)}"
    where = f" in {format_path(path)}" if path else ""
    return Problem(
        path,
        f"the key {key!r}{what} is missing{where}",
        hint=hint or f"add '{key}: ...'",
        properties={"key": key},
    )


@message("unknown-key", "structure")
def unknown_key(path: KeyPath, key: str, known: list[str], patterns: Sequence[str] = ()) -> Problem:
    """A key is not one that the schema knows.

    Usually it is misspelt. It would be carried along unseen and unchecked, while the field it was meant for stays
    empty.

    To mend it: correct the spelling, or move the text into `notes` if there is no field for it.
    """
    meant = nearest(key, known)
    shown = [*known[:MAX_LISTED], *(["..."] if len(known) > MAX_LISTED else [])]
    form = " or ".join(cut_short(repr(pattern)) for pattern in patterns[:3])
    if known:
        otherwise = f"the keys that may be added here are: {', '.join(shown)}"
        otherwise += f"; and those that match {form}" if form else ""
    else:
        otherwise = f"a key here must match {form}" if form else "delete it, or write it elsewhere"
    return Problem(
        (*path, key),
        f"the key {key!r} is not known here",
        hint=f"did you mean {meant!r}?" if meant else otherwise,
        side="key",
        properties={"meant": meant, OTHERWISE: otherwise} if meant else {},
    )


@message("closed-elsewhere", "structure")
def closed_elsewhere(path: KeyPath, key: str, allowed: list[str]) -> Problem:
    """One part of the schema describes a key, and another part, which holds as well, does not allow it.

    Where parts of a schema are put together (`allOf`, or keywords beside a `$ref`), each of them judges the whole
    record. A part with `additionalProperties: false` then refuses the keys of the others, so that no record can have
    them.

    To mend it: correct the schema. Draft 2019-09 and later have `unevaluatedProperties: false` for this: beside the
    `allOf`, in place of `additionalProperties: false` inside it.
    """
    only = f", which allows only: {', '.join(allowed[:MAX_LISTED])}" if allowed else ", which allows none"
    said = f"the key {key!r} is described by one part of the schema, and refused by another one{only}"
    return Problem(
        path,
        said,
        hint="correct the schema: additionalProperties: false inside of allOf sees only what stands beside it",
        side="key",
    )


@message("readers-disagree", "structure")
def readers_disagree(said: str) -> Problem:
    """Two implementations of JSON Schema do not agree about a record.

    A record is checked by a fast implementation. What it refuses is explained by a second one, written by other people.
    Here the second one finds nothing wrong, so one of the two has a mistake, or the standard leaves it open.

    To mend it: look at what the fast one says. A schema can often say the same in a way that both understand; please
    report the case, with the schema and the record.
    """
    return Problem(
        (),
        "one reader of the schema refuses this record, and another one accepts it",
        hint="this is a mistake in one of the two, and worth a report; until it is mended, the record counts as wrong",
        detail=(f"the one that refuses it says: {said}",) if said else (),
    )


@message("wrong-type", "structure")
def wrong_type(path: KeyPath, value: Any, types: list[str], values: Sequence[Any] = ()) -> Problem:
    """A value is of another type than the schema asks for.

    Text where a number belongs, or one value where a list belongs, can't be put into the dataset's tables.

    To mend it: write the value as the message says. A number or a date that is meant as text needs quotation marks.
    """
    wanted = types_in_words(types) + (f" or one of: {listed(values)}" if values else "")
    hint, meant = _type_hint(value, types, wanted)
    if not path and isinstance(value, list):
        hint = "if its items are the records, make a kind in onrecord.yaml, with records: '[]' (docs/any-dataset.md)"
    problem = _spelled(path, f"{name_of(path)} must be {wanted}, but is {_describe(value)}", value, hint)
    if meant is None:
        return problem
    return replace(problem, properties={"instead": meant, OTHERWISE: f"write {wanted}"})


def _type_hint(value: Any, types: list[str], wanted: str) -> tuple[str, Any]:
    """What to write where the type is wrong; and where that is certain, the value."""
    if isinstance(value, str):
        meant = meant_by(value, types)
        if meant is not None:
            quoted = written(meant) == value
            return f"write {written(meant)}{', without quotation marks' if quoted else ''}", meant
        if "null" in types and not value:
            return "write null, or delete the key", None
    if "string" in types and isinstance(value, (int, float)):
        spelled = str(value).lower() if isinstance(value, bool) else str(value)
        return f"put it in quotation marks: {QUOTED}", spelled
    if "array" in types and not isinstance(value, list):
        return "write it as a list, even with one item: '- ...'", None if value is None else [value]
    if value is None:
        return "write a value after the colon, or delete the key", None
    if (
        isinstance(value, list)
        and len(value) == 1
        and isinstance(value[0], (str, int, float))
        and value[0] != ""
    ):
        return f"write it without the list: {written(value[0])}", value[0]
    if "object" in types and (isinstance(value, list) or {*types} <= {"object", "array", "null"}):
        return "write its keys on lines of their own below, indented: 'key: value'", None
    if isinstance(value, (list, dict)):
        return "write a single value after the colon, with nothing indented below it", None
    if value == "":
        return f"it is empty: write {wanted}, or delete the key", None
    return f"write {wanted}", None


@message("not-in-list", "structure")
def not_in_list(path: KeyPath, value: Any, allowed: list[Any], others: str = "") -> Problem:
    """A value is not one of those that the schema lists.

    A closed list keeps the dataset comparable: `call` and `telephone call` would be counted as two things.

    To mend it: use one of the listed values. If none fits, the list itself may need a new one (a new schema version).
    """
    by_text, words = _options(allowed)
    text = _as_text(value)
    guess = None if isinstance(value, (list, dict)) else words.nearest(text)
    several = len(by_text) > 1
    otherwise = (
        f"it must be {'one of: ' if several else ''}{listed(allowed)}{f', or {others}' if others else ''}"
    )
    refused = f"{name_of(path)} can't be {show(value) if value != '' else 'empty'}"
    if guess is None or value == "":
        return _spelled(path, refused, value, otherwise)
    meant = by_text[guess]
    if guess == text:  # `1` and `'1'`, `true` and `'true'`
        how = (
            f"put it in quotation marks: {QUOTED}"
            if isinstance(meant, str)
            else "write it without quotation marks"
        )
        hint = f"{how}; {otherwise}"
    else:
        hint = f"did you mean {written(meant) if not isinstance(meant, str) else repr(meant)}? {otherwise}"
    if not several and not others:
        hint = otherwise if guess != text else hint
    return replace(_spelled(path, refused, value, hint), properties={"instead": meant, OTHERWISE: otherwise})


_last: list[tuple[Any, dict[str, Any], Vocabulary]] = []


def _options(allowed: list[Any]) -> tuple[dict[str, Any], Vocabulary]:
    """The values of a list by their text, to look up; kept, since many values are held against one list."""
    if not _last or _last[0][0] is not allowed:
        by_text = {_as_text(item): item for item in reversed(allowed)}
        _last[:] = [(allowed, by_text, Vocabulary(by_text))]
    return _last[0][1:]


def _as_text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


@message("wrong-form", "structure")
def wrong_form(
    path: KeyPath, value: Any, field: Field | None, hint: str, said: str = "", side: Side = "value"
) -> Problem:
    """A value does not have the form that the schema asks for.

    Ids, dates, addresses and codes have a fixed form, so that programs can join and sort them.

    To mend it: write it in the form that the hint describes.
    """
    what = f" ({field.title})" if field and field.title else ""
    described = _first_sentence(field.description) if field else ""
    shown = "it is empty" if value == "" else show(value)
    refused = said or f"{name_of(path)}{what} does not have the right form: {shown}"
    return replace(_spelled(path, refused, value, described or hint), side=side)


@message("out-of-range", "structure")
def out_of_range(path: KeyPath, said: str, hint: str = "") -> Problem:
    """A value is too large, too small, too long, too short, or a list has too many, too few or repeated items.

    The schema sets these limits because a value beyond them is nearly always a mistake.

    To mend it: correct the value.
    """
    return Problem(path, said, hint=hint or "correct the value; the schema sets this limit")


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
    return cut_short(repr(value) if isinstance(value, str) else written(value))


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
    return f"the text {show(value)}" if value else "an empty text"


def _first_sentence(text: str) -> str:
    head, stop, _ = text.partition(". ")
    return head + ("." if stop else "")
