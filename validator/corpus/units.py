"""The records of a file as bytes: where each stands, those included that can't be read."""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from validator.corpus.config import Dataset
from validator.corpus.content import Content
from validator.corpus.reading import read_content
from validator.schema.schema import Schemas
from validator.source.document import WHOLE_SUFFIXES, is_lines, split
from validator.source.files import decode, is_wide, read
from validator.source.inside import open_inside
from validator.source.pieces import Piece, pieces_of

_CHUNK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Unit:
    """One record of a file, or what stands in the place of one: the bytes from `start` to `end` (exclusive).

    `document` is its number in the file, `line` where it begins (from 1). A file that can't be opened has no bytes.
    """

    file: str
    document: int
    line: int
    start: int
    end: int


def units_of(dataset: Dataset, file: str, schemas: Schemas) -> tuple[list[Unit], int]:
    """The records of a file in their order, and how many of them could be parsed.

    A file without any is one unit, and so is one of which not even the letters can be read.
    """
    units: list[Unit] = []
    parsed = 0
    for found, content in read_units(dataset, file, schemas):
        units += found
        parsed += content.kinds.total()
    return units or [Unit(file, 0, 1, 0, _size(dataset.root / file))], parsed


def read_units(dataset: Dataset, file: str, schemas: Schemas) -> Iterator[tuple[list[Unit], Content]]:
    """The records of a file, piece by piece: where each stands, and what was read."""
    path = dataset.root / file
    for piece in pieces_of(path, dataset.root) or (None,):
        data = read(path, dataset.records, piece, dataset.root)
        if isinstance(data, tuple):
            places = [(0, 0, piece.end - piece.start if piece else _size(path))]
        else:
            places = list(_places(data, file, piece))
        line, document, start = (piece.line, piece.document, piece.start) if piece else (0, 0, 0)
        units = []
        seen = 0
        for number, begin, end in places:
            if isinstance(data, bytes):
                line += data.count(b"\n", seen, begin)
                seen = begin
            units.append(Unit(file, document + number, line + 1, start + begin, start + end))
        yield units, read_content(data, file, schemas, piece)


def _places(data: bytes, file: str, piece: Piece | None) -> Iterator[tuple[int, int, int]]:
    """The number and the range of each record in the bytes of a file or of a piece."""
    if is_wide(data, piece) or file.endswith(WHOLE_SUFFIXES):
        yield 0, 0, len(data)
    elif is_lines(file):
        start = 0
        for number, line in enumerate(data.split(b"\n")):
            end = start + len(line) + 1
            if line.removeprefix(b"\xef\xbb\xbf").strip(b" \t\r"):
                yield number, start, min(end, len(data))
            start = end
    else:
        text = decode(data, piece)
        ranges = list(split(text)) if isinstance(text, str) else []
        if not isinstance(text, str) or len(ranges) == 1:
            yield 0, 0, len(data)
            return
        position, place = 0, len(data) - len(text.encode())  # what a byte-order mark takes
        for number, (start, end) in enumerate(ranges):
            begin = place + len(text[position:start].encode())
            position, place = end, begin + len(text[start:end].encode())
            yield number, begin, place


def at_line(units: list[Unit], line: int) -> list[Unit]:
    """The record that a line (from 1) belongs to; all of the file for line 0."""
    if line < 1:
        return units
    return [units[max(bisect_right([unit.line for unit in units], line) - 1, 0)]]


def copy_unit(dataset: Dataset, unit: Unit, out: BinaryIO) -> bool:
    """Write the bytes of a record, as they are; False if the file can't be opened."""
    path = dataset.root / unit.file
    try:
        descriptor = open_inside(path, dataset.records, dataset.root)
    except OSError:
        return False
    with os.fdopen(descriptor, "rb") as file:
        file.seek(unit.start)
        left = unit.end - unit.start
        while left and (chunk := file.read(min(left, _CHUNK))):
            out.write(chunk)
            left -= len(chunk)
    return True


def _size(path: Path) -> int:
    try:
        return os.lstat(path).st_size
    except OSError:
        return 0
