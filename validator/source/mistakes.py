"""Why a text is not YAML, in plain words, and what to type instead.

The reader (`yamlrocks`) says where it had to give up and what it expected there. A person's mistake is often another
one, a little before: a space that is missing after a colon, a line that is not indented, a quotation mark. Each of the
daily ones is looked for in the text around the place; what is left is told in the reader's words, put plainly.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from validator.findings.finding import cut_short
from validator.findings.rule import Hit
from validator.source.limits import BLANKS, nesting_too_deep
from validator.source.reader import NotYamlError
from validator.source.refusals import in_words
from validator.source.syntax import yaml_syntax, yaml_tab
from validator.source.tree import LostError

_CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7})(?=[ \n]|\Z)", re.MULTILINE)
_STRUCTURE = re.compile(
    r"tab cannot be used|block collection cannot|expected ':'|implicit mapping key cannot|trailing content|"
    r"^indentation|leading empty line"
)
_ENTRY = re.compile(r"[ \t]*(?:[-?][ \t]+)*")
_NO_SPACE = re.compile(r"([^\s:'\"\[\]{},#&*!|>%@`][^\s:'\"\[\]{},]*):(?=[^ \t\n:/])([^\n]*)")
_HALF = re.compile(r"\\u[dD][89a-fA-F]")
_ESCAPE = re.compile(r"\\u[dD][89a-fA-F]|\\.", re.DOTALL)
_BESIDE = "indent what belongs to the item or the key above, or begin the line with '- ' as the other items"
_BRACKETS = "add the closing ] or }, or put a value that only begins with a bracket in quotation marks"
_OPENED = "a bracket is opened here and not closed, or its items are not divided by single commas"


def explain_refusal(chunk: str, start: int, error: NotYamlError) -> list[Hit]:
    """Turn the reader's refusal of a document into a problem with its place; `start` is the chunk's offset."""
    if "nesting depth" in error.said:
        return [(nesting_too_deep, nesting_too_deep())]
    return [_explain(chunk, start, error.place, error.said)]


def explain_lost(chunk: str, start: int, error: LostError) -> list[Hit]:
    """The same for what the reader let pass, and the walk along its nodes did not."""
    return [_explain(chunk, start, error.place, error.said)]


def _explain(chunk: str, start: int, place: int, message: str) -> Hit:
    chunk = chunk.replace("\r", "\n")  # of the same length; lines ends in pairs become blank lines
    for look in _LOOKS:
        if found := look(chunk, place, message):
            said, way_out, place = found
            if said in BLANKS or said == "\t":
                return yaml_tab, yaml_tab((start + place, start + place + 1), said)
            break
    else:
        said, way_out = in_words(message, chunk[place : place + 1])
    end = min(place + 1, max(len(chunk), place))
    return yaml_syntax, yaml_syntax(said, way_out, (start + place, start + end))


_Found = tuple[str, str, int] | None
"""What is wrong, the way out, and where. Of a character that is taken for a space, only that, and where."""


def _conflict(chunk: str, place: int, message: str) -> _Found:
    """Two versions of a line, as `git merge` leaves them."""
    mark = _CONFLICT.search(chunk)
    if not mark:
        return None
    said = "a merge left both versions of some lines here, with its marks between them"
    return (
        said,
        "keep one version, and delete the lines <<<<<<<, ||||||| (if any), ======= and >>>>>>>",
        mark.start(),
    )


def _misleading_space(chunk: str, place: int, message: str) -> _Found:
    """A tab or a no-break space in the indentation, or behind the colon of a key."""
    if message == "tab":
        return "\t", "", place
    if not _STRUCTURE.search(message):
        return None
    begin, line = _line(chunk, place)
    entry = _ENTRY.match(line)
    assert entry
    for offset, char in enumerate(entry[0]):
        if char == "\t":
            return char, "", begin + offset
    if line[entry.end() : entry.end() + 1] in BLANKS:
        return line[entry.end()], "", begin + entry.end()
    key = _NO_SPACE.match(line, entry.end())
    if key and key[2][0] in BLANKS:
        return key[2][0], "", begin + key.start(2)
    return None


def _missing_space(chunk: str, place: int, message: str) -> _Found:
    """`speaker:ada-quill`."""
    if not _STRUCTURE.search(message):
        return None
    begin, line = _line(chunk, place)
    found = _NO_SPACE.match(line, _ENTRY.match(line).end())  # type: ignore[union-attr]
    if not found or found[1].isdigit():
        return None
    typed = cut_short(f"{found[1]}: {found[2]}")
    return "after the colon of a key a space is missing", f"write {typed}", begin + found.end(1)


def _indentation(chunk: str, place: int, message: str) -> _Found:
    """A line that is indented further than its neighbours, or less, or not at all where it goes on a value."""
    if not _STRUCTURE.search(message):
        return None
    begin, line = _line(chunk, place)
    indent = len(line) - len(line.lstrip(" "))
    before = _line_above(chunk, begin)
    if ": " in chunk[begin + indent : place]:
        return _second_colon(line, place)
    column = len(_ENTRY.match(before)[0])  # type: ignore[index]
    if "trailing" in message and chunk.lstrip()[:1] in "[{":
        said = "a second record begins here, and nothing divides it from the first"
        return (
            said,
            "write a line of '---' between them, or one JSON record a line in a file named .jsonl",
            place,
        )
    if indent > column and re.search(r"\s#", before):
        said = "a comment stands in the middle of a value that goes on below"
        return said, "put the comment on a line of its own above", begin + indent
    if indent > column:
        said = "this line is indented further than the one above, which has its value already"
        return (
            said,
            f"indent it by {_spaces(column)}, as the line above, or check the line above",
            begin + indent,
        )
    if not re.search(r":(?:\s|$)|^[-?](?:\s|$)", line[indent:]):
        said = "this line is no 'key: value'; if it goes on the value above, it is not indented"
        return (
            said,
            "indent it further than the key above, or write a colon and a space after its key",
            begin + indent,
        )
    if indent == len(before) - len(before.lstrip(" ")) and before.lstrip().startswith("-") is not line[
        indent:
    ].startswith("-"):
        return "an item of a list and a key can't stand side by side", _BESIDE, begin + indent
    if indent < column:
        said = "this line is indented less than the one above, and as no line before that"
        return said, "indent it by as many spaces as the lines that it belongs to", begin + indent
    return None


def _second_colon(line: str, place: int) -> _Found:
    key, _, value = line.strip().partition(": ")
    said = "a second colon makes this line look like two keys"
    return said, f"put the whole value in quotation marks: {key}: {_quoted(value)}", place


def _brackets(chunk: str, place: int, message: str) -> _Found:
    """A value that begins with a bracket and is no list, or a list that is never closed."""
    if "after flow collection" in message:
        opening = _opening(chunk, place - 1)
        _, line = _line(chunk, opening)
        typed = _quoted(chunk[opening : opening + len(line)].partition("\n")[0])
        said = "what the brackets hold ends before this, but something follows it"
        place += len(chunk[place:]) - len(chunk[place:].lstrip(" "))
        return said, f"if the brackets are part of a text, write {typed}", place
    if "flow" not in message or "indented" in message or "stray" in message or "unexpected '" in message:
        return None
    return _OPENED, _BRACKETS, _opening(chunk, place)


def _opening(chunk: str, place: int) -> int:
    """The last bracket before a place that is not closed again before it."""
    closed = 0
    for at in range(min(place, len(chunk)) - 1, -1, -1):
        if chunk[at] in "]}":
            closed += 1
        elif chunk[at] in "[{":
            if not closed:
                return at
            closed -= 1
    return min(place, len(chunk))


def _first_character(chunk: str, place: int, message: str) -> _Found:
    """A value that begins with one of the characters that mean something to YAML."""
    if not re.search(r"cannot start|can't begin|unknown alias|expected anchor", message):
        return None
    if "block sequence" in message:
        return None
    said, _ = in_words(message, "")
    typed = _quoted(chunk[place:].partition("\n")[0])
    more = ", or define the anchor (&name) above" if "alias" in message else ""
    return f"{said}: {chunk[place : place + 1]}", f"put the value in quotation marks: {typed}{more}", place


def _half_character(chunk: str, place: int, message: str) -> _Found:
    """The reader names the quotation mark before an escape that is half of a character."""
    if "code point" not in message:
        return None
    for escape in _ESCAPE.finditer(chunk, place):
        if _HALF.match(escape[0]):
            said, way_out = in_words(message, "")
            return said, way_out, escape.start()
    return None


_LOOKS: tuple[Callable[[str, int, str], _Found], ...] = (
    _conflict,
    _misleading_space,
    _missing_space,
    _indentation,
    _brackets,
    _first_character,
    _half_character,
)


def _quoted(value: str) -> str:
    """A value in the quotation marks that it needs."""
    value = value.rstrip()
    if "'" in value and '"' not in value and "\\" not in value:
        return f'"{cut_short(value)}"'
    return "'" + cut_short(value).replace("'", "''") + "'"


def _spaces(number: int) -> str:
    return "no spaces" if not number else "1 space" if number == 1 else f"{number} spaces"


def _line(chunk: str, place: int) -> tuple[int, str]:
    """Where the line of a place begins, and the line."""
    begin = chunk.rfind("\n", 0, place) + 1
    end = chunk.find("\n", begin)
    return begin, chunk[begin : end if end >= 0 else len(chunk)]


def _line_above(chunk: str, begin: int) -> str:
    """The line above one that is neither blank nor a comment."""
    while begin > 0:
        begin, line = _line(chunk, begin - 1)
        if line.strip() and not line.lstrip().startswith("#"):
            return line
    return ""
