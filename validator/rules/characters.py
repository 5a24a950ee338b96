"""Rules about characters that nobody sees: what a person reads has to be what is checked and published.

Which they are is said by Unicode: control characters (Cc), formatting ones (Cf), those that turn text round (UAX #9,
and UTS #55 on source code) and what may be left out when text is shown (Default_Ignorable_Code_Point). Some of them
have a meaning in some scripts, and pass beside a letter of one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from validator.corpus.records import Record
from validator.findings.finding import KeyPath, Problem, Severity, Side, format_path
from validator.rules.context import Context
from validator.rules.shapes import record_rule

# Controls but tab and line ends; embeddings, overrides and isolates; tags, which spell out a hidden text.
_DECEIVING = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f\ufffe\uffff]"
)
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028\u2029\u2060-\u2065\u206a-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0080-\U000e0fff]"
)
_RARE = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
"""Those of them that Python calls printable."""
_ESCAPED = re.compile(r"\\[^nrt'\\]")
"""In what Python shows of a text: a character that is not printable, but for ends of lines, tabs and the like."""

_JOINERS = "\u200c\u200d"
_MARKS_OF_DIRECTION = "\u061c\u200e\u200f"
# Scripts whose letters join, stack or are written without spaces, by the first word of a letter's name.
_JOINING = frozenset(
    {
        "ARABIC", "SYRIAC", "NKO", "MONGOLIAN", "DEVANAGARI", "BENGALI", "GURMUKHI", "GUJARATI",
        "ORIYA", "TAMIL", "TELUGU", "KANNADA", "MALAYALAM", "SINHALA", "THAI", "LAO",
        "TIBETAN", "MYANMAR", "KHMER", "THAANA", "MANDAIC", "ADLAM", "HANIFI", "TAI",
        "BALINESE", "JAVANESE", "SUNDANESE", "MEETEI", "CHAKMA",
    }
)  # fmt: skip


@record_rule("deceiving-character")
def deceiving_character(record: Record, context: Context) -> Iterator[Problem]:
    """A text of a record or of the settings holds a character that changes what people see, and not what is checked.

    Characters that turn the direction of text round make "not" stand somewhere else on the screen than in the file;
    control characters move the cursor of a terminal; tags spell out a text that nobody sees. Quotes are compared
    without them, so that a reviewer would approve one text and readers of the dataset get another.

    To mend it: delete the character. In YAML it may be written as an escape, such as `\\u202e`. Text in Arabic or
    Hebrew needs none of these: its letters have their direction.
    """
    if not record.plain:
        yield from deceiving(record.data)


def deceiving(data: Any) -> Iterator[Problem]:
    """The texts in some data that hold such a character: the settings are readers' words, too."""
    for path, text, side in _texts(data):
        found = _DECEIVING.findall(text)
        if found:
            yield Problem(
                path,
                f"{_where(path, side)} holds {_named(found)}: it changes what people see, and not what is checked",
                hint="delete it; it is invisible in most editors",
                side=side,
            )


@record_rule("invisible-character", Severity.WARNING)
def invisible_character(record: Record, context: Context) -> Iterator[Problem]:
    """A text of a record holds a character that nobody sees.

    It comes along when text is copied from a web page. Searching for the words does not find them then, two names that
    look the same are not, and nobody can tell why. Where such a character has a meaning (joiners in Persian and in
    scripts of India, in emoji; marks of direction in text that runs from right to left; breaks in Thai), it passes.

    To mend it: delete the character. A quote is found in its article without it.
    """
    for path, text, side in _texts(record.data) if not record.plain else ():
        found = [match.group() for match in _UNSEEN.finditer(text) if not _has_meaning(text, match.start())]
        if found:
            yield Problem(
                path,
                f"{_where(path, side)} holds {_named(found)}, which nobody sees",
                hint="delete it; words are found without it",
                side=side,
            )


def _texts(data: Any) -> Iterator[tuple[KeyPath, str, Side]]:
    """The texts of a record that may hold such a character, its keys included."""
    if not _may_hold(data):
        return
    waiting: list[tuple[KeyPath, Any]] = [((), data)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, str):
            yield path, value, "value"
        elif isinstance(value, list):
            waiting += reversed([((*path, number), item) for number, item in enumerate(value)])
        elif isinstance(value, dict):
            for key in value:
                yield (*path, key), key, "key"
            waiting += reversed([((*path, key), item) for key, item in value.items()])


_asked: tuple[Any, bool] = (None, False)


def _may_hold(data: Any) -> bool:
    """Whether a record may hold such a character; both rules ask it of one record after the other."""
    global _asked  # noqa: PLW0603
    if _asked[0] is not data:
        try:
            shown = repr(data)  # escapes what is not printable, quicker than anything could look for it
            escaped = "\\" in shown and _ESCAPED.search(shown)
            _asked = data, bool(escaped or (not shown.isascii() and _RARE.search(shown)))
        except RecursionError:
            _asked = data, True
    return _asked[1]


def _has_meaning(text: str, index: int) -> bool:
    """Whether the character at `index` does something that its script or its neighbours need."""
    char = text[index]
    around = [text[number] for number in (index - 1, index + 1) if 0 <= number < len(text)]
    if char in _MARKS_OF_DIRECTION:
        return any(unicodedata.bidirectional(c) in ("R", "AL") and not _UNSEEN.match(c) for c in text)
    if char in _JOINERS or char == "\u200b":
        return any(_script(other) in _JOINING or _is_emoji(other) for other in around)
    before = text[index - 1] if index else ""
    if "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef":
        return bool(before) and (_is_emoji(before) or _script(before) in ("CJK", "MONGOLIAN", "MYANMAR"))
    if "\u180b" <= char <= "\u180f":
        return _script(before) == "MONGOLIAN"
    if char in "\u115f\u1160\u3164\uffa0":
        return any(_script(other) == "HANGUL" and not _UNSEEN.match(other) for other in around)
    return char in "\u17b4\u17b5" and any(_script(other) == "KHMER" for other in around)


def _script(char: str) -> str:
    return unicodedata.name(char, "").partition(" ")[0] if char else ""


def _is_emoji(char: str) -> bool:
    """A symbol, what joins symbols, or a digit with a box around it."""
    return unicodedata.category(char) in ("So", "Sk") or char in "\u200d\ufe0f#*0123456789\u20e3‼⁉↔→←"


def _where(path: KeyPath, side: Side) -> str:
    place = format_path(path)
    return f"the key {place!r}" if side == "key" else place


def _named(found: list[str]) -> str:
    """The first of these characters by its number and name, and how many others there are."""
    first, others = found[0], len(found) - 1
    name = unicodedata.name(first, "") or "a control character"
    return f"U+{ord(first):04X} ({name.lower()})" + (f" and {others} more of this sort" if others else "")
