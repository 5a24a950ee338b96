"""Words of a stranger, written so that their reader takes them for nothing but words.

A record, a file name or an article may hold what some reader of a report obeys: control characters move the cursor of a
terminal, bidirectional ones turn what a person sees round, `::` and `##[` at the right place are commands of a CI
service, `<` is one of a browser. Each form of the report escapes for its own reader; what they share is here.
"""

from __future__ import annotations

import json
import os
import re
from json.encoder import encode_basestring
from typing import Any
from urllib.parse import quote

# GitHub and Azure take `##[name]` and `##vso[...]` anywhere in a line of a log for a command, TeamCity its own.
_LOG_COMMAND = re.compile(r"##(?=[A-Za-z]*\[)")
# GitHub takes a line for a command that begins with `::`, also behind spaces.
_LINE_COMMAND = re.compile(r"\A( *):")
_ESCAPED = re.compile(r"[^\x20-\x7e]")
# What Unicode counts among the letters and marks, and nobody sees (Default_Ignorable_Code_Point).
_UNSEEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
_FENCE = re.compile(r"`+")


def visible(text: str) -> str:
    """The text with every character that nobody sees, and half of a character, written out as `\\u{202e}`.

    A tab becomes four spaces, since it has another width for each reader. What is left is printable, has one line,
    and can be written in any encoding of Unicode.
    """
    if text.isprintable() and (text.isascii() or not _UNSEEN.search(text)):
        return text
    return "".join(
        "    " if char == "\t" else char if _is_seen(char) else f"\\u{{{ord(char):x}}}" for char in text
    )


def _is_seen(char: str) -> bool:
    return char.isprintable() and not _UNSEEN.match(char)


def printable(text: str) -> str:
    """The text as a piece of a line on a terminal or in the log of a CI service: visible, and no command."""
    text = no_command(visible(text))
    return _LINE_COMMAND.sub(r"\1\\u{3a}", text) if ":" in text[:80] else text


def no_command(text: str) -> str:
    """The text without what a CI service obeys anywhere in a line of its log."""
    return _LOG_COMMAND.sub(r"#\\u{23}", text) if "##" in text else text


def json_string(text: str) -> str:
    """A text as JSON (RFC 8259) that any reader takes, and that writes to no terminal and no log.

    Half of a character (from a file name that is no Unicode) has no place in JSON that strict readers accept; it is
    written out, like `visible` does it.
    """
    if text.isascii() and text.isprintable():
        written = encode_basestring(text)
    else:
        text = "".join(f"\\u{{{ord(c):x}}}" if "\ud800" <= c <= "\udfff" else c for c in text)
        written = _ESCAPED.sub(_as_json_escape, encode_basestring(text))
    return written.replace("##", "#\\u0023") if "##" in written else written


def _as_json_escape(match: re.Match[str]) -> str:
    char = match.group()
    return char if _is_seen(char) else json.dumps(char)[1:-1]


def json_text(value: Any, indent: str | None = None) -> str:
    """A value as JSON; with an indent, each entry on a line of its own, and all lines but the first are indented.

    What json.dumps writes, in a quarter of the time (its quick encoder writes no lines), and with the texts escaped.
    """
    if isinstance(value, str):
        return json_string(value)
    if not isinstance(value, dict | list) or not value:
        return json.dumps(value)
    inner = None if indent is None else indent + "  "
    if isinstance(value, dict):
        entries = [f"{json_string(str(key))}: {json_text(item, inner)}" for key, item in value.items()]
        start, end = "{}"
    else:
        entries = [json_text(item, inner) for item in value]
        start, end = "[]"
    if inner is None:
        return f"{start}{', '.join(entries)}{end}"
    return f"{start}\n{inner}" + f",\n{inner}".join(entries) + f"\n{indent}{end}"


def uri(path: str) -> str:
    """A path with `/` as a relative or absolute URI reference (RFC 3986): bytes that are no letters are escaped."""
    try:
        written = quote(os.fsencode(path), safe="/")
    except UnicodeEncodeError:  # no file has such a name
        written = quote(visible(path), safe="/")
    return f"file://{written}" if path.startswith("/") else written


def code_span(text: str, *, in_table: bool = False) -> str:
    """A text inside a line of Markdown (CommonMark 6.1, GFM 4.10): shown as it is, whatever it holds."""
    text = visible(text) or " "
    if in_table:
        text = text.replace("|", "\\|")
    marks = "`" * (1 + max((len(run) for run in _FENCE.findall(text)), default=0))
    space = " " if text[0] in "` " or text[-1] in "` " else ""
    return f"{marks}{space}{text}{space}{marks}"


def code_block(lines: list[str], language: str = "text") -> list[str]:
    """Lines of text as a block of Markdown (CommonMark 4.5), shown as they are, whatever they hold."""
    longest = max((len(run) for line in lines for run in _FENCE.findall(line)), default=0)
    fence = "`" * max(3, longest + 1)
    return [f"{fence}{language}", *lines, fence]
