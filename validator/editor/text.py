"""A text as an editor holds it: positions count lines and code units there, characters here.

The protocol ends lines at `\n`, `\r\n` and a lone `\r` and nowhere else, and counts columns in units of UTF-16 unless
both sides agree on another encoding (Language Server Protocol 3.17, "Position"). Python's `splitlines` ends lines at
seven more characters, any of which may stand in a quote.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from lsprotocol.types import Position, Range

_LINE_END = re.compile(r"\r\n|\n|\r")
_HALF = re.compile("[\ud800-\udfff]")
_BOM = "\ufeff"


def units(text: str, encoding: str) -> int:
    """How many code units a text has in an encoding: `utf-8`, `utf-16` or `utf-32`."""
    if encoding == "utf-32" or text.isascii():
        return len(text)
    if encoding == "utf-8":
        return len(text.encode())
    return len(text) + sum(char > "\uffff" for char in text)


class Text:
    """The text of a file: `source` as the editor has it, `text` without a byte-order mark, in which offsets count."""

    def __init__(self, source: str, encoding: str = "utf-16") -> None:
        # Half of a character can be sent, and stand in no file; it has as many units as what stands for it here.
        self.source = source if source.isascii() else _HALF.sub("\ufffd", source)
        self.text = self.source.removeprefix(_BOM)
        self._encoding = encoding

    @property
    def data(self) -> bytes:
        """The bytes of the file, if it were saved now."""
        return self.source.encode()

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_END.finditer(self.source))]

    @cached_property
    def newlines(self) -> list[tuple[int, int]]:
        """The ranges in `text` of the lines that line feeds end, as JSON Lines have them, each without its end."""
        ends = [match.start() for match in re.finditer("\n", self.text)]
        return list(zip([0, *(end + 1 for end in ends)], [*ends, len(self.text)], strict=True))

    @property
    def _skipped(self) -> int:
        return len(self.source) - len(self.text)

    def _line(self, number: int) -> str:
        """A line without its end."""
        start = self._starts[number]
        end = self._starts[number + 1] if number + 1 < len(self._starts) else len(self.source)
        return self.source[start:end].rstrip("\r\n")

    def offset(self, position: Position) -> int:
        """Where in `text` a position is; one behind the end of its line, or of the text, is that end."""
        return max(self._offset(position) - self._skipped, 0)

    def _offset(self, position: Position) -> int:
        if position.line >= len(self._starts):
            return len(self.source)
        line = self._line(position.line)
        start = self._starts[position.line]
        if self._encoding == "utf-32" or line.isascii():
            return start + min(position.character, len(line))
        left = position.character
        for index, char in enumerate(line):
            width = units(char, self._encoding)
            if left < width:  # also in the middle of a character
                return start + index
            left -= width
        return start + len(line)

    def position(self, offset: int) -> Position:
        """The position of an offset in `text`."""
        at = min(max(offset, 0) + self._skipped, len(self.source))
        line = bisect_right(self._starts, at) - 1
        return Position(line, units(self.source[self._starts[line] : at], self._encoding))

    def range(self, start: int, end: int) -> Range:
        """The range of `text[start:end]`."""
        return Range(self.position(start), self.position(end))

    def changed(self, where: Range | None, new: str) -> Text:
        """The text with a range replaced; with none, `new` alone."""
        if where is None:
            return Text(new, self._encoding)
        start, end = self._offset(where.start), self._offset(where.end)
        return Text(self.source[:start] + new + self.source[max(start, end) :], self._encoding)

    def line_range(self, offset: int) -> tuple[int, int]:
        """The offsets in `text` of the line around an offset, without its end."""
        number = bisect_right(self._starts, offset + self._skipped) - 1
        start = max(self._starts[number] - self._skipped, 0)
        return start, start + len(self._line(number).removeprefix(_BOM))
