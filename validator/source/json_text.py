"""JSON to data (RFC 8259), as strictly as it is defined, and the places of keys and values in it.

A `.json` file is not read as YAML, although nearly all JSON is YAML: a comma too many or a key without marks would pass
here and fail in every other program.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Protocol

from validator.findings.finding import KeyPath, Offsets, Problem, Severity, Side
from validator.findings.rule import Hit, first_hits, message
from validator.source.json_comments import without_comments
from validator.source.limits import (
    MAX_RECORD,
    ODD,
    TOO_DEEP,
    WITH_NUMBERS,
    may_lose_digits,
    nesting_too_deep,
    number_problems,
    record_too_large,
    survey,
)

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{},:]|[^\s\[\]{},:"]+')
_ENDLESS = re.compile(r"-?[0-9]{4000,}")
_CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7})(?=[ \n]|\Z)", re.MULTILINE)
_SURROGATE = re.compile("[\ud800-\udfff]")

# What Python's reader says, and what a person needs to hear.
_WORDS = {
    "Expecting value": "a value is missing here",
    "Expecting property name": "a key in double quotation marks is missing here",
    "Expecting ':'": "a colon is missing here, between a key and its value",
    "Expecting ','": "a comma is missing here, or a closing bracket",
    "Extra data": "the text ends before this, and nothing may follow it (JSON Lines hold one record a line)",
    "Illegal trailing comma": "this comma stands after the last entry",
    "Invalid control character": "a line end, a tab or another control character stands inside quotation marks",
    "Invalid \\escape": "a backslash begins an escape, and this one does not exist",
    "Invalid \\u": "after \\u four hexadecimal digits must follow",
    "Unterminated string": "a quotation mark is opened here and never closed",
    "Exceeds the limit": "a whole number has more digits than programs can hold",
}


@message("json-syntax", "file")
def json_syntax(said: str, span: Offsets) -> Problem:
    """A file is not valid JSON.

    Nothing in it can be checked until it can be read. JSON knows no comments, no comma after the last entry, no single
    quotation marks, no NaN and no half characters (a lone `\\ud83d`), even where some programs let them pass.

    To mend it: correct the place shown; the mistake is there or just before.
    """
    return Problem(
        (), f"not valid JSON: {said}", hint="look at the place shown, and just before it", span=span
    )


class _RefusedError(Exception):
    """Something that Python's reader would let pass: what it is, and how it is written, if that is one word."""

    def __init__(self, said: str, written: str = "") -> None:
        super().__init__(said)
        self.written = written


def read_json(text: str, start: int, end: int, *, digits_as_text: bool = False) -> tuple[Any, list[Hit]]:
    """Read one JSON text, `text[start:end]`: its data, and what is wrong; with an error the data is not to be used.

    With `digits_as_text`, a number with more digits than programs keep is the text that is written.
    """
    if end - start > MAX_RECORD:
        return None, [(record_too_large, record_too_large(end - start, start))]
    chunk = text[start:end]
    decoder = _TEXT_DECODER if digits_as_text else _DECODER
    try:
        data, read = decoder.raw_decode(chunk) if chunk[:1] == "{" else (None, -1)
        if read != len(chunk):  # space around it, or what does not belong there
            data = decoder.decode(chunk)
    except RecursionError:
        return None, [(nesting_too_deep, nesting_too_deep())]
    except json.JSONDecodeError as error:
        return None, [_syntax(*_mistake(chunk, error), start, text)]
    except _RefusedError as error:
        tokens = (token.start() for token in _TOKEN.finditer(chunk) if token.group() == error.written)
        place = start + next(tokens, 0)
        return None, first_hits(_repeated_keys(chunk, start)) or [_syntax(str(error), place, 0, text)]
    except ValueError as error:  # an integer of thousands of digits
        tokens = (token.start() for token in _TOKEN.finditer(chunk) if _ENDLESS.fullmatch(token.group()))
        return None, [_syntax(_in_words(str(error)), next(tokens, 0), start, text)]
    if "\\u" in chunk and _has_surrogate(data):
        half = re.search(r"\\u[dD][89a-fA-F]", chunk)
        return None, [_syntax("an escape is half of a character", half.start() if half else 0, start, text)]
    plain = survey(data).plainness
    if plain == TOO_DEEP:
        return None, [(nesting_too_deep, nesting_too_deep())]
    if plain == ODD or (plain == WITH_NUMBERS and may_lose_digits(chunk)):
        written = (_WRITTEN_OR_TEXT if digits_as_text else _WRITTEN).decode(chunk)
        return data, first_hits(odd_values(written, JsonPlaces(chunk, start)))
    return data, []


def not_json(error: ValueError) -> str:
    """What is wrong with a file that should have been JSON, for files whose mistakes have no place of their own."""
    if isinstance(error, json.JSONDecodeError):
        return f"the file is not JSON: line {error.lineno}, column {error.colno}: {_in_words(error.msg)}"
    if isinstance(error, UnicodeDecodeError):
        return f"the file is not UTF-8 text: byte {error.start + 1} can't be read"
    return f"the file is not JSON: {_in_words(str(error))}"


def _in_words(said: str) -> str:
    return next((words for beginning, words in _WORDS.items() if said.startswith(beginning)), said)


def _mistake(chunk: str, error: json.JSONDecodeError) -> tuple[str, int]:
    """What is wrong, and where: of a comma too many the comma itself, which not every Python names."""
    if mark := _CONFLICT.search(chunk):
        return "a merge left both versions of some lines here, with its marks between them", mark.start()
    before = chunk[: error.pos].rstrip()
    if before.endswith(",") and chunk[error.pos : error.pos + 1] in ("]", "}"):
        return _in_words("Illegal trailing comma"), len(before) - 1
    return _in_words(error.msg), error.pos


def _syntax(said: str, place: int, start: int, text: str) -> Hit:
    place = min(start + place, len(text))
    here = text[place : place + 1]
    if here and here not in "\n " and not here.isprintable():
        said += f" (the character at this place, U+{ord(here):04X}, can't be seen)"
    return json_syntax, json_syntax(said, (place, min(place + 1, len(text))))


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _RefusedError("a key stands twice in one object")
    return found


def _constant(name: str) -> Any:
    raise _RefusedError(f"{name} is no number in JSON", name)


def _has_surrogate(data: Any) -> bool:
    waiting = [data]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            if _SURROGATE.search(value):
                return True
        elif isinstance(value, dict):
            waiting += [*value, *value.values()]
        elif isinstance(value, list):
            waiting += value
    return False


_DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_constant)


class Number(float):
    """A number that knows how it is written."""

    __slots__ = ("written",)

    def __init__(self, written: str) -> None:
        self.written = written


MAX_WHOLE = 2**53
"""From here on, not each whole number is one of 64 bits with a point (RFC 8259, section 6)."""


def _whole_or_text(written: str) -> int | str:
    return written if len(written) > _WHOLE_DIGITS or abs(int(written)) >= MAX_WHOLE else int(written)


def _number_or_text(written: str) -> float | str:
    value = Number(written)
    lost = any(rule.severity is Severity.WARNING for rule, _ in number_problems((), written, value, (0, 0)))
    return written if lost else value


_WHOLE_DIGITS = 17
_WRITTEN = json.JSONDecoder(parse_float=Number)
_WRITTEN_OR_TEXT = json.JSONDecoder(parse_float=_number_or_text, parse_int=_whole_or_text)
_TEXT_DECODER = json.JSONDecoder(
    object_pairs_hook=_object,
    parse_constant=_constant,
    parse_float=lambda written: _plain(_number_or_text(written)),
    parse_int=_whole_or_text,
)


def _plain(value: float | str) -> float | str:
    return value if isinstance(value, str) else float(value)


class Finds(Protocol):
    """What knows the places of a text."""

    def find(self, path: KeyPath, side: Side = "value") -> Offsets:
        """The range of the value at a path, or of its key."""


def odd_values(written: Any, places: Finds) -> Iterator[Hit]:
    """The numbers that are read as others, and the keys that differ from another one by case only.

    In the data, numbers know how they are written (`Number`).
    """
    from validator.source.traps import keys_differ_by_case

    waiting: list[tuple[Any, KeyPath]] = [(written, ())]
    while waiting:
        value, path = waiting.pop()
        if isinstance(value, dict):
            first: dict[str, str] = {}
            for key in value:
                other = first.setdefault(key.lower(), key)
                if other != key:
                    span = places.find((*path, key), "key")
                    yield keys_differ_by_case, keys_differ_by_case((*path, key), key, other, span)
            waiting += [(item, (*path, key)) for key, item in value.items()]
        elif isinstance(value, list):
            waiting += [(item, (*path, index)) for index, item in enumerate(value)]
        elif isinstance(value, Number):
            found = list(number_problems(path, value.written, value, (0, 0)))
            span = places.find(path) if found else (0, 0)
            yield from ((rule, replace(problem, span=span)) for rule, problem in found)


def _repeated_keys(chunk: str, start: int) -> Iterator[Hit]:
    """The keys that stand twice, with their places."""
    from validator.source.syntax import duplicate_key

    stack: list[dict[str, int] | None] = []
    previous: re.Match[str] | None = None
    for token in _TOKEN.finditer(chunk):
        mark = token.group()
        if mark in "{[":
            stack.append({} if mark == "{" else None)
        elif mark in "}]" and stack:
            stack.pop()
        elif mark == ":" and stack and previous is not None:
            keys = stack[-1]
            if keys is not None and previous.group()[:1] == '"':
                try:
                    key = str(json.loads(previous.group()))
                except ValueError:  # what stands behind the first mistake was never read
                    return
                if key in keys:
                    span = (start + previous.start(), start + previous.end())
                    above = chunk.count("\n", keys[key], previous.start())
                    yield duplicate_key, duplicate_key(key, span, above)
                keys.setdefault(key, previous.start())
        previous = token


type _Step = tuple[str | int, Offsets | None, Offsets]
"""An entry of a list or an object: its name, the key's range, the value's range."""


class JsonPlaces:
    """Where the keys and values of one JSON text stand, with comments or without, as character offsets in its file."""

    def __init__(self, chunk: str, start: int) -> None:
        self._chunk = without_comments(chunk)
        self._start = start
        self._asked: dict[int, dict[str | int, _Step] | None] = {}
        """What stands in the lists and objects that were asked for before; None for one that was asked for once."""

    def find(self, path: KeyPath, side: Side = "value") -> Offsets:
        """The range of the value at `path`, or of its key; where it leads nowhere, that of the last one on the way."""
        first = _TOKEN.search(self._chunk)
        if first is None:
            return self._start, self._start + 1
        key, value = None, (first.start(), first.end())
        for part in path:
            step = self._step(value[0], part)
            if step is None:
                break
            _, key, value = step
        if not path:
            entry = next(self._entries(value[0]), None)
            key, value = None, (entry[1] if entry and entry[1] else value)
        begin, end = key if side == "key" and key is not None else value
        return self._start + begin, self._start + end

    def _step(self, opening: int, part: str | int) -> _Step | None:
        """One entry of the list or object that begins at `opening`: looked for, and the second time looked up."""
        if opening not in self._asked:
            self._asked[opening] = None
            return next((step for step in self._entries(opening) if step[0] == part), None)
        known = self._asked[opening]
        if known is None:
            known = self._asked[opening] = {}
            for step in self._entries(opening):
                known.setdefault(step[0], step)
        return known.get(part)

    def _name(self, key: Offsets) -> str:
        """The key that stands in a range. Not every text that places are looked for in is sound."""
        written = self._chunk[slice(*key)]
        if written[:1] == '"' and "\\" not in written and written.isprintable():
            return written[1:-1]
        try:
            return str(json.loads(written))
        except ValueError:
            return written

    def _entries(self, opening: int) -> Iterator[_Step]:
        """What a list or an object that begins at `opening` holds."""
        tokens = _TOKEN.finditer(self._chunk, opening)
        bracket = next(tokens, None)
        if bracket is None or bracket.group() not in "{[":
            return
        in_list = bracket.group() == "["
        key: Offsets | None = None
        index, depth, begin, end = 0, 0, -1, -1
        for token in tokens:
            mark = token.group()
            if depth == 0 and mark in ",:]}":
                if mark in ",]}" and begin >= 0 and (in_list or key is not None):
                    yield (index if key is None else self._name(key)), key, (begin, end)
                    index, key = index + 1, None
                elif mark == ":" and begin >= 0:
                    key = (begin, end)
                begin = -1
                if mark in "]}":
                    return
                continue
            begin = token.start() if begin < 0 else begin
            end = token.end()
            depth += (mark in "{[") - (mark in "}]")
