"""The record files of a dataset, wherever they lie: by path, the same on every worker, or below a URI.

A file below a URI is opened with PyArrow, and from then on read as one with a path is: in pieces, cut at line ends, so
that what is found has its line. (What Spark itself reads as text has no line numbers.)
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import unquote

from validator.findings.rule import Hit
from validator.findings.usage import UsageError
from validator.source.files import read, read_piece, unreadable_file
from validator.source.inside import open_inside
from validator.source.pieces import LARGE, Piece, Stamp, cut, pieces_of, stamp_of
from validator.source.stamps import MAX_FILES
from validator.spark.storage import file_system

if TYPE_CHECKING:
    from validator.spark.tools import Shipped


@dataclass(frozen=True)
class Near:
    """A file at a path. Links must not lead out of `home`, which lies in the dataset's folder `root`, or elsewhere."""

    path: Path
    home: Path
    root: Path

    def open(self) -> BinaryIO:
        """Open it. Raises OSError, as `open_inside` does."""
        return os.fdopen(open_inside(self.path, self.home, self._around), "rb")

    def stamp(self) -> Stamp:
        """What changes when it does. Raises OSError."""
        return stamp_of(self.path.stat())

    def pieces(self) -> tuple[Piece, ...]:
        """The pieces of a large file; nothing for one that is read whole, or can't be read."""
        return pieces_of(self.path, self.root)

    def read(self, piece: Piece | None) -> bytes | Hit:
        """The bytes, of a piece if there is one, or the problem that prevents it."""
        return read(self.path, self.home, piece, self._around)

    @property
    def _around(self) -> Path | None:
        return self.root if self.home.is_relative_to(self.root) else None


@dataclass(frozen=True)
class Far:
    """A file in a folder that has a URI. It is what `Near` is, without links."""

    folder: str
    name: str

    def open(self) -> BinaryIO:
        """Open it. Raises OSError."""
        files, folder = file_system(self.folder)
        opened: BinaryIO = files.open_input_file(f"{folder}/{self.name}")
        return opened

    def stamp(self) -> Stamp:
        """What changes when it does. Raises OSError."""
        files, folder = file_system(self.folder)
        found = files.get_file_info(f"{folder}/{self.name}")
        return found.size or 0, found.mtime_ns or 0, 0

    def pieces(self) -> tuple[Piece, ...]:
        """The pieces of a large file; nothing for one that is read whole, or can't be read."""
        try:
            stamp = self.stamp()
            if stamp[0] <= LARGE:
                return ()
            with self.open() as file:
                return tuple(cut(file, stamp, by_lines=True))
        except (OSError, ValueError):
            return ()

    def read(self, piece: Piece | None) -> bytes | Hit:
        """The bytes, of a piece if there is one, or the problem that prevents it."""
        try:
            stamp = self.stamp()
            with self.open() as file:
                return read_piece(file, stamp, piece or Piece(0, stamp[0], 0, 0, stamp))
        except (OSError, ValueError) as error:
            return unreadable_file, unreadable_file((str(error).splitlines() or ["it is damaged"])[0])


def file_of(shipped: Shipped, number: int) -> Near | Far:
    """A record file by its number."""
    name, home = shipped.files[number]
    root = Path(shipped.root)
    if shipped.far:
        folder, instead_of = shipped.far
        return Far(folder, name.removeprefix(instead_of))
    return Near(root / name, Path(home), root)


def list_far(uri: str, suffixes: tuple[str, ...]) -> tuple[str, list[str]]:
    """The files that a URI names: the URI of a folder, and their names below it, in the order of checking.

    It may name a file; a folder, of which all files are meant whose names end in one of the suffixes; or, with `*` in
    parts of it, files and folders by a pattern. What begins with `.` or `_` is passed over, as Spark does. Raises
    UsageError if it can't be looked at, or if nothing is there.
    """
    import pyarrow as pa
    from pyarrow import fs

    start, mark, query = uri.partition("?")
    parts = start.rstrip("/").split("/")
    patterned = [number for number, part in enumerate(parts) if "*" in unquote(part)]
    pattern = [unquote(part) for part in parts[patterned[0] :]] if patterned else []
    folder = "/".join(parts[: patterned[0]] if patterned else parts) + mark + query
    try:
        files, path = file_system(folder)
        if not pattern and files.get_file_info(path).type == fs.FileType.File:
            return "/".join(parts[:-1]) + mark + query, [path.rpartition("/")[2]]
        listed = files.get_file_info(fs.FileSelector(path, recursive=True))
    except (pa.ArrowException, OSError, ValueError) as error:
        raise UsageError(f"the records at {uri!r} can't be looked at: {error}") from error
    names = [entry.path[len(path) :].strip("/") for entry in listed if entry.type == fs.FileType.File]
    found = sorted(filter(lambda name: _is_meant(name.split("/"), pattern, suffixes), names), key=_by_parts)
    if not found:
        raise UsageError(f"there are no records at {uri!r}: no file that ends in {' or '.join(suffixes)}")
    if len(found) > MAX_FILES:
        raise UsageError(f"there are more than {MAX_FILES:,} files at {uri!r}: write fewer and larger ones")
    return folder, found


def _by_parts(name: str) -> list[str]:
    return name.split("/")


def _is_meant(name: list[str], pattern: list[str], suffixes: tuple[str, ...]) -> bool:
    if any(part.startswith((".", "_")) for part in name) or not name[-1].endswith(suffixes):
        return False
    fits = len(name) >= len(pattern) and all(map(_fits, name, pattern))
    # A pattern for folders means all files in them; one for files, these alone.
    return fits and (len(name) == len(pattern) or not pattern or not pattern[-1].endswith(suffixes))


def _fits(name: str, pattern: str) -> bool:
    return re.fullmatch(re.escape(pattern).replace(r"\*", ".*"), name, re.DOTALL) is not None
