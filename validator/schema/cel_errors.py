"""Why an expression has no answer for a record, in words for its author, and the way out."""

from __future__ import annotations

import re
from collections.abc import Collection

from validator.findings.suggest import did_you_mean
from validator.schema.cel import NO_ANSWER, TOO_LARGE, TOO_MUCH

_TYPES = {
    "string": "text",
    "int64": "a whole number",
    "uint64": "a whole number",
    "double": "a number with a point",
    "bool": "true or false",
    "null_type": "nothing (null)",
    "null": "nothing (null)",
    "list": "a list",
    "map": "a mapping",
}

_REASONS: list[tuple[str, str, str]] = [
    (
        re.escape(TOO_LARGE),
        "",
        "put fewer texts or lists together with +",
    ),
    (
        re.escape(TOO_MUCH),
        "",
        "simplify it, or let it go through fewer and shorter lists",
    ),
    (
        r"Index error: index=(-?\d+) size=(\d+)",
        "entry {0} of a list is asked for (the first is 0), and the list has {1}",
        "ask how long the list is before reading an entry: size(self.list) > {0}",
    ),
    (
        r"Applying SELECT to non-message type",
        "a key is read of a value that has no keys, since it is no mapping",
        "ask what the value is before reading a key of it: type(self.key) == map",
    ),
    (
        r"Invalid container type: '(.*)'",
        "[...] asks for an entry of a value that has none, since it is no list and no mapping",
        "ask what the value is before reading an entry of it: type(self.key) == list",
    ),
    (
        r"<iter_range>",
        "all, exists, map and filter go through a list or a mapping, and this is none",
        "ask what the value is before going through it: type(self.key) == list",
    ),
    (
        r"overloads found : @in",
        "'in' looks into a list or a mapping, and this is none",
        "ask what the value is before looking into it: type(self.key) == list",
    ),
    (
        r"overloads found : (?:_&&_|_\|\|_|!_|<jump_condition>)",
        "!, && and || and ?: join what is true or false, and something else stands there",
        "compare the value with something: self.key == 'yes'",
    ),
    (
        r"divide by zero|modulus by zero",
        "it divides by zero",
        "ask whether the number is zero before dividing by it: self.number != 0 && ...",
    ),
    (
        r"overflow|out of range",
        "a number becomes larger than whole numbers can be",
        "ask how large the numbers are before combining them",
    ),
    (
        r"regular expression",
        "",
        "correct the regular expression; RE2 knows no look-around and no back-references",
    ),
    (
        r"[Cc]onver",
        "a value can't be turned into another type ({said})",
        "ask for the form of the value before turning it: self.key.matches('^[0-9]+$')",
    ),
]


def explain_unanswered(said: str, expression: str, fields: Collection[str]) -> tuple[str, str]:
    """The reason in our words, and the way out. `said` is what the library said of the expression.

    `fields` are the names that the schema describes, wherever they stand.
    """
    missing = re.match(r'Key not found in map : "?(.*?)"?$', said)
    if missing:
        return _missing_key(missing[1], expression, fields)
    if said.startswith(NO_ANSWER):
        kind = _type(said.removeprefix(NO_ANSWER))
        return (
            NO_ANSWER + kind,
            "let it end in a comparison or a test: size(self.list) > 0, self.key == 'yes'",
        )
    for pattern, reason, way_out in _REASONS:
        found = re.search(pattern, said)
        if found:
            return reason.format(*found.groups(), said=said) or said, way_out.format(*found.groups())
    unfit = re.search(r"overloads found : (?:\((\w+)\)\.)?(\S+?)\((.*)\)", said)
    if unfit:
        return _unfit_types(unfit[2].strip("_"), [unfit[1], *unfit[3].split(", ")])
    return said, "ask for what may be missing or of another type before using it: has(self.key)"


def _missing_key(key: str, expression: str, fields: Collection[str]) -> tuple[str, str]:
    name = re.escape(key)
    read = re.search(rf"[\w.]+\.{name}\b", expression)
    named = read or re.search(rf"(?<!\brefs)\[['\"]{name}['\"]\]", expression)
    if not named and re.search(r"\brefs\b", expression):
        said = f"the record refers to no record with the id {key!r}, or that record can't be used"
        return said, "ask whether there is such a record before reading it: self.key in refs && ..."
    if named and fields and key not in fields:
        said = f"there is no key {key!r}, and the schema describes no such field"
        return said, did_you_mean(key, fields) or f"correct the name {key!r}"
    ask = f"has({read[0]})" if read else f"{key!r} in self"
    return f"the key {key!r} is not there", f"ask for the key before reading it: {ask}"


def _unfit_types(operation: str, types: list[str | None]) -> tuple[str, str]:
    kinds = [_type(name) for name in types if name]
    said = f"'{operation}' can't be applied to {' and '.join(kinds)}"
    if "nothing (null)" in kinds:
        return said, "ask whether there is a value before using it: self.key != null"
    return (
        said,
        "ask for the type before using the value (type(self.key) == int), or turn it: int(...), string(...)",
    )


def _type(name: str) -> str:
    plain = name.partition("<")[0].strip().lower()
    return _TYPES.get({"int": "int64", "uint": "uint64"}.get(plain, plain), plain)
