"""TOML to data (TOML 1.0, read by Python's tomllib), and the places of keys and values in it.

Days and times become text (RFC 3339), since JSON, and so a schema, knows neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, time
from typing import Any

from validator.findings.finding import KeyPath, Offsets, Problem, Side
from validator.findings.rule import Hit, first_hits, message
from validator.source.json_text import Number, odd_values
from validator.source.limits import (
    MAX_RECORD,
    ODD,
    TOO_DEEP,
    WITH_NUMBERS,
    may_lose_digits,
    nesting_too_deep,
    record_too_large,
    survey,
)

MAX_KEY_PARTS = 100
"""Dots of one key. tomllib takes time that grows with their square."""

_WHERE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)\Z")
_TEXT = r'"""(?:\\.|[^\\])*?"{3,5}|' r"'''.*?'{3,5}|" r'(?!""")"(?:[^"\\\n]|\\.)*"|' r"(?!''')'[^'\n]*'"
_PART = re.compile(r"""[ \t]*("(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[A-Za-z0-9_-]+)[ \t]*""")
_BLANK = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)*+")
_STRING = re.compile(_TEXT, re.DOTALL)
_PLAIN = re.compile(r"[^,\]}#\n]+")
_MANY_DOTS = re.compile(
    rf"""^[^\n#=]*(?:(?:[\w-]+|"[^"\n]*"|'[^'\n]*')[ \t]*\.[ \t]*){{{MAX_KEY_PARTS}}}""", re.MULTILINE
)

# What Python's reader says, and what a person needs to hear.
_WORDS = {
    "Cannot overwrite a value": "this key stands here a second time",
    "Duplicate inline table key": "this key stands here a second time",
    "Cannot declare": "this table, or the key that it stands for, is there already",
    "Cannot mutate immutable namespace": "what stands between { and } above can't be added to",
    "Cannot redefine namespace": "what this table stands for is there already",
    "Expected '=' after a key": "'=' is missing here, between a key and its value",
    "Expected ']' at the end of a table": "']' is missing here, at the end of a table's name",
    "Expected ']]' at the end of an array": "']]' is missing here, at the end of a table's name",
    "Expected newline or end of document": "the line should end here: each key stands on a line of its own",
    "Illegal character": "a line end or a control character stands inside quotation marks",
    "Found invalid character": "a control character stands here",
    "Unterminated string": "a quotation mark is opened and never closed",
    'Expected "\'"': "a quotation mark is opened and never closed",
    "Expected \"'''\"": "three quotation marks are opened and never closed",
    "Unescaped": "a backslash begins an escape, and this one does not exist",
    "Invalid hex value": "after \\u four hexadecimal digits must follow, after \\U eight",
    "Escaped character is not": "an escape is half of a character",
    "Unclosed array": "a list is opened and never closed, or a comma is missing",
    "Unclosed inline table": "'{' is never closed, or a comma is missing",
    "Invalid initial character for a key part": "a key is missing here; one with other letters than a to z, digits, _ "
    "and - needs quotation marks",
    "Invalid statement": "a line begins with a key or with [",
    "Invalid value": "a value is missing here; text needs quotation marks",
    "Invalid date or datetime": "there is no such day or time",
    "Exceeds the limit": "a whole number has more digits than programs can hold",
}


@message("toml-syntax", "file")
def toml_syntax(said: str, span: Offsets) -> Problem:
    """A file is not valid TOML.

    Nothing in it can be checked until it can be read. In TOML each text needs quotation marks, a key stands once, and
    a table (`[name]`) is opened once.

    To mend it: correct the place shown; the mistake is there or just before.
    """
    return Problem(
        (), f"not valid TOML: {said}", hint="look at the place shown, and just before it", span=span
    )


def read_toml(text: str) -> tuple[Any, list[Hit]]:
    """Read a TOML text: its data, and what is wrong; with an error the data is not to be used."""
    import tomllib

    if len(text) > MAX_RECORD:
        return None, [(record_too_large, record_too_large(len(text), 0))]
    if "." in text and (many := _MANY_DOTS.search(text)):
        said = f"a key has more than {MAX_KEY_PARTS} parts"
        return None, [(toml_syntax, toml_syntax(said, (many.start(), many.start() + 1)))]
    try:
        written = tomllib.loads(text, parse_float=Number)
    except RecursionError:
        return None, [(nesting_too_deep, nesting_too_deep())]
    except ValueError as error:  # that it is not TOML, or has a number of thousands of digits
        return None, [_mistake(text, str(error))]
    data = _plain(written)
    plain = survey(data).plainness
    if plain == TOO_DEEP:
        return None, [(nesting_too_deep, nesting_too_deep())]
    if plain == ODD or (plain == WITH_NUMBERS and may_lose_digits(text)):
        return data, first_hits(odd_values(written, TomlPlaces(text)))
    return data, []


def _mistake(text: str, said: str) -> Hit:
    where = _WHERE.search(said)
    place = len(text.rstrip())
    if where and where[1]:
        lines = text.split("\n")[: int(where[1]) - 1]
        place = sum(map(len, lines)) + len(lines) + int(where[2]) - 1
    said = _WHERE.sub("", said)
    words = next((words for beginning, words in _WORDS.items() if said.startswith(beginning)), said)
    if words == _WORDS["Cannot overwrite a value"]:  # which the reader finds behind the value
        place = min(text.rfind("\n", 0, max(place - 1, 0)) + 1, len(text))
    if words.endswith("opened and never closed"):  # which the reader finds at the end of the text
        place = TomlPlaces(text).reached
    place = max(min(place, len(text) - 1), 0)
    return toml_syntax, toml_syntax(words, (place, min(place + 1, len(text))))


def _plain(value: Any) -> Any:
    """The same data as JSON has it."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return list(map(_plain, value))
    if isinstance(value, Number):
        return float(value)
    if isinstance(value, (date, time)):
        written = value.isoformat()
        return f"{written[:-6]}Z" if isinstance(value, datetime) and written.endswith("+00:00") else written
    return value


class _Place:
    """A key or an item, and its value: where both stand, and what is in the value."""

    __slots__ = ("items", "key", "value")

    def __init__(self, key: Offsets, value: Offsets) -> None:
        self.key = key
        self.value = value
        self.items: dict[str | int, _Place] = {}

    def below(self, name: str, key: Offsets) -> _Place:
        """What a key leads to in here: of several tables of that name, the last."""
        found = self.items.setdefault(name, _Place(key, key))
        return found.items[len(found.items) - 1] if 0 in found.items else found


class TomlPlaces:
    """Where the keys and values of a sound TOML text stand, as character offsets in its file."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._root = _Place((0, 1), (0, 1))
        with suppress(AttributeError, IndexError, TypeError, ValueError, RecursionError):
            self._read()  # of what is not sound after all, what was found so far serves

    def find(self, path: KeyPath, side: Side = "value") -> Offsets:
        """The range of the value at `path`, or of its key; where it leads nowhere, that of the last one on the way.

        The value of a table is its head, `[name]`.
        """
        place = self._root
        for part in path:
            if part not in place.items:
                break
            place = place.items[part]
        if not path and place.items:
            return next(iter(place.items.values())).key
        return place.key if side == "key" else place.value

    @property
    def reached(self) -> int:
        """How far the text could be read: its end, or where something begins that does not end."""
        return self._at

    def _read(self) -> None:
        table = self._root
        self._skip()
        while self._at < len(self._text):
            if self._text[self._at] == "[":
                table = self._head()
            else:
                place = self._keys(table)
                self._at += 1  # the sign =
                self._value(place)
            self._skip()

    def _skip(self) -> None:
        self._at = _BLANK.match(self._text, self._at).end()  # type: ignore[union-attr]

    def _keys(self, table: _Place) -> _Place:
        """A key with dots: the place of what its last part leads to."""
        for name, key in self._parts():
            table = table.below(name, key)
        return table

    def _head(self) -> _Place:
        begin = self._at
        several = self._text.startswith("[[", begin)
        self._at += 2 if several else 1
        found = list(self._parts())
        self._at += 2 if several else 1
        table = self._root
        for name, key in found[:-1]:
            table = table.below(name, key)
        name, key = found[-1]
        span = (begin, self._at)
        if not several:
            table = table.below(name, key)
            table.key, table.value = key, span
            return table
        holder = table.items.setdefault(name, _Place(key, span))
        holder.items[len(holder.items)] = _Place(span, span)
        return holder.items[len(holder.items) - 1]

    def _parts(self) -> Iterator[tuple[str, Offsets]]:
        while True:
            found = _PART.match(self._text, self._at)
            yield _name(found[1]), found.span(1)  # type: ignore[index, union-attr]
            self._at = found.end()  # type: ignore[union-attr]
            if not self._text.startswith(".", self._at):
                return
            self._at += 1

    def _value(self, place: _Place) -> None:
        self._skip()
        begin = self._at
        opening = self._text[begin]
        if opening == "[":
            self._at += 1
            self._skip()
            while self._text[self._at] != "]":
                item = place.items[len(place.items)] = _Place((0, 0), (0, 0))
                self._value(item)
                item.key = item.value
                self._comma()
            self._at += 1
        elif opening == "{":
            self._at += 1
            self._skip()
            while self._text[self._at] != "}":
                below = self._keys(place)
                self._at += 1
                self._value(below)
                self._comma()
            self._at += 1
        elif opening in "\"'":
            self._at = _STRING.match(self._text, begin).end()  # type: ignore[union-attr]
        else:
            found = _PLAIN.match(self._text, begin)
            self._at = begin + len(found[0].rstrip(" \t\r"))  # type: ignore[index]
        place.value = (begin, self._at)

    def _comma(self) -> None:
        self._skip()
        if self._text[self._at] == ",":
            self._at += 1
            self._skip()


def _name(written: str) -> str:
    """A part of a key, without its quotation marks."""
    import tomllib

    if written[:1] == '"' and "\\" in written:
        return str(next(iter(tomllib.loads(f"{written} = 1"))))
    return written[1:-1] if written[:1] in "\"'" else written
