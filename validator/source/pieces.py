"""Large files, cut into pieces that are read one by one, so that memory does not grow with the file.

A file of JSON Lines is cut at line ends, a YAML file at the markers between its documents. A piece knows how many
lines and documents stand before it, so that what is found in it has its place in the file.
"""

from __future__ import annotations

import codecs
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

from validator.source.document import WHOLE_SUFFIXES, is_lines, split
from validator.source.inside import open_inside
from validator.source.limits import MAX_RECORD
from validator.source.wide import wide

LARGE = 16 * 1024 * 1024
"""Bytes. Smaller files are read whole."""
PIECE = 4 * 1024 * 1024
"""Bytes of a piece, unless a single record is larger."""
MAX_PIECE = 4 * MAX_RECORD
"""Bytes. A larger piece holds a record that is too large, and is not read; a character has four bytes at the most."""

HOPELESS = 256 * 1024 * 1024
"""Bytes. Where a record is larger than this, its end is not looked for: the rest of the file is taken for it."""

Stamp = tuple[int, int, int]
"""The size, the time of the last change and the inode of a file when it was cut."""


@dataclass(frozen=True, slots=True)
class Piece:
    """The bytes from `start` to `end` of a file, with the number of lines and documents before them.

    `blank` is said of the first piece of a file of JSON Lines, if the file holds nothing but blank lines.
    """

    start: int
    end: int
    line: int
    document: int
    stamp: Stamp
    blank: bool = False

    @property
    def too_large(self) -> bool:
        """Whether it is a single record of more bytes than a record may have."""
        return self.end - self.start > MAX_PIECE


def pieces_of(path: Path | str, inside: Path) -> tuple[Piece, ...]:
    """The pieces of a large file in a folder; nothing for a file that is read whole, or can't be read."""
    try:
        status = os.lstat(path)
        if status.st_size <= LARGE or not stat.S_ISREG(status.st_mode) or str(path).endswith(WHOLE_SUFFIXES):
            return ()
        return _cut(Path(path), inside, stamp_of(status))
    except OSError:
        return ()


def stamp_of(status: os.stat_result) -> Stamp:
    """What changes when a file does."""
    return status.st_size, status.st_mtime_ns, status.st_ino


@lru_cache(maxsize=64)
def _cut(path: Path, inside: Path, stamp: Stamp) -> tuple[Piece, ...]:
    with os.fdopen(open_inside(path, inside), "rb") as file:
        return tuple(cut(file, stamp, by_lines=is_lines(path.name)))


def cut(file: BinaryIO, stamp: Stamp, *, by_lines: bool) -> list[Piece]:
    """The pieces of an open file, `by_lines` for JSON Lines. Raises OSError if it can't be read."""
    found: list[Piece] = []
    start = line = document = 0
    blank = by_lines
    if wide(file.read(4)):  # its beginning is all that can be said of it
        return [Piece(0, min(PIECE, stamp[0]), 0, 0, stamp)]
    while start < stamp[0]:
        size, lines, documents = _measure(file, start, by_lines)
        blank = blank and _is_blank(file, start, size)
        if not size:  # it has become shorter
            break
        if size > HOPELESS:
            size = stamp[0] - start
        found.append(Piece(start, start + size, line, document, stamp))
        start, line, document = start + size, line + lines, document + documents
    if blank and found:
        found[0] = replace(found[0], blank=True)
    return found


def _is_blank(file: BinaryIO, start: int, size: int) -> bool:
    """Whether nothing but space stands in a piece that is not too large to be read."""
    if size > MAX_PIECE:
        return False
    file.seek(start)
    block = file.read(size)
    return not (block if start else block.removeprefix(codecs.BOM_UTF8)).strip(b" \t\r\n")


def _measure(file: BinaryIO, start: int, by_lines: bool) -> tuple[int, int, int]:
    """The size of the piece that begins at `start`, and how many lines and documents it has."""
    file.seek(start)
    block = file.read(PIECE)
    if len(block) == PIECE:
        size = _last_line(block) if by_lines else _last_marker(block)
        if not size:
            size, lines = _measure_record(file, block, by_lines)
            if size > MAX_PIECE:
                return size, lines, 1
            file.seek(start)
            block = file.read(size)
        block = block[:size]
    lines = block.count(b"\n")
    if by_lines:
        return len(block), lines, lines
    text = block.decode("utf-8" if start else "utf-8-sig", "replace")
    return len(block), lines, sum(1 for _ in split(text))


def _last_line(block: bytes) -> int:
    return block.rfind(b"\n") + 1


def _last_marker(block: bytes) -> int:
    """Where the last document of a block begins; 0 if that is the first one."""
    return next((place for place in _markers(block, reverse=True)), 0)


def _markers(block: bytes, *, reverse: bool = False) -> Iterator[int]:
    """Where documents begin in a block that goes on, but at its first byte."""
    place = len(block) if reverse else 0
    while True:
        place = block.rfind(b"\n---", 0, place) if reverse else block.find(b"\n---", place)
        if place < 0:
            return
        before = block[block.rfind(b"\n", 0, place) + 1 : place]
        # A directive (%YAML) belongs to the document that the marker begins.
        if block[place + 4 : place + 5] in (b"\n", b"\r", b" ", b"\t") and before[:1] != b"%":
            yield place + 1
        place += 0 if reverse else 1


def _measure_record(file: BinaryIO, block: bytes, by_lines: bool) -> tuple[int, int]:
    """The size of the record that begins with a block and is longer than that, and its lines."""
    size = lines = 0
    while True:
        more = file.read(PIECE)
        window = block + more
        end = window.find(b"\n") + 1 if by_lines else next(_markers(window), 0)
        if end or not more or size > HOPELESS:
            end = end or len(window)
            return size + end, lines + window.count(b"\n", 0, end)
        # What lies at the seam of two blocks is looked at with the next one.
        seam = len(window) - 8
        size += seam
        lines += window.count(b"\n", 0, seam)
        block = window[seam:]
