"""Find record files and read them, trusting nothing that lies in the folder."""

from __future__ import annotations

import codecs
import os
import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from validator.findings.finding import Problem
from validator.findings.rule import Hit, message
from validator.source.limits import record_too_large
from validator.source.pieces import Piece, stamp_of

RECORD_SUFFIXES = (".yaml", ".yml", ".jsonl")
MAX_FILE_BYTES = 256 * 1024 * 1024


@message("unreadable-file", "file")
def unreadable_file(reason: str) -> Problem:
    """A record file can't be read.

    The file is missing, the permissions forbid reading it, or the disk fails. What stands in it is unknown, so
    the dataset can't be called valid.

    To mend it: check that the file exists and that you may read it (`ls -l FILE`), or remove it.
    """
    return Problem(
        (),
        f"the file can't be read: {reason}",
        hint="check that it exists and that its permissions let you read it (ls -l)",
    )


@message("outside-folder", "file")
def outside_folder(target: str) -> Problem:
    """A symbolic link in the records folder leads out of it.

    Such a record would be different on every machine, and could show the content of any file in a report. It is
    not followed.

    To mend it: put the record itself into the folder, not a link to it.
    """
    return Problem(
        (),
        f"this symbolic link leads out of the records folder, to {target!r}; it was not followed",
        hint="put a copy of the file here instead of the link",
    )


@message("not-a-file", "file")
def not_a_file(what: str) -> Problem:
    """Something in the records folder has a record's name but is not an ordinary file.

    A named pipe, a socket or a device can't hold a record, and reading one could hang the check for ever.

    To mend it: remove it.
    """
    return Problem((), f"this is {what}, not an ordinary file; it was not opened", hint="remove it")


@message("file-too-large", "file")
def file_too_large(size: int) -> Problem:
    """A record file is larger than any record needs.

    JSON files of more than 256 MiB are not read, so that one wrong file can't exhaust the machine's memory. JSON Lines
    and YAML files may be as large as they like, since they are read piece by piece.

    To mend it: write the records as JSON Lines, one a line, or remove what does not belong in the file.
    """
    return Problem(
        (),
        f"the file has {size:,} bytes; files of more than {MAX_FILE_BYTES:,} bytes are not read",
        hint="write the records as JSON Lines, or split the file",
    )


@message("not-utf8", "file")
def not_utf8(data: bytes, offset: int) -> Problem:
    """A file is not UTF-8 text.

    Records are read as UTF-8. In another encoding letters such as é, ß or й would be read as something else,
    and a quote that holds them would never match its source.

    To mend it: save the file again as UTF-8 (every editor can), or convert it:
    `iconv -f WINDOWS-1252 -t UTF-8 old.yaml > new.yaml`.
    """
    start = len(data[:offset].decode("utf-8", "replace"))
    return Problem(
        (),
        f"byte {offset + 1} (0x{data[offset]:02x}) is not UTF-8, so the letters around it can't be known",
        hint="save the file as UTF-8, for example: iconv -f WINDOWS-1252 -t UTF-8 old.yaml > new.yaml",
        span=(start, start + 1),
    )


def walk(root: Path, suffixes: tuple[str, ...] = RECORD_SUFFIXES) -> Iterator[Path]:
    """Yield everything below `root` that has a record's name, in sorted order; links are yielded, not followed.

    Hidden files and folders (a leading dot) are editors' and tools' own, and passed over. A folder that can't be listed
    is yielded itself. However deep folders lie in each other, all are walked.
    """
    waiting: list[str | os.DirEntry[str]] = [os.fspath(root)]
    while waiting:
        entry = waiting.pop()
        if isinstance(entry, os.DirEntry) and not entry.is_dir(follow_symlinks=False):
            if entry.name.endswith(suffixes) or (entry.is_symlink() and entry.is_dir()):
                yield Path(entry.path)
            continue
        try:
            with os.scandir(entry) as inside:
                found = [inner for inner in inside if not inner.name.startswith(".")]
        except OSError:
            yield Path(entry)
            continue
        found.sort(key=lambda inner: inner.name, reverse=True)
        waiting += found


def read(path: Path, inside: Path, piece: Piece | None = None) -> bytes | Hit:
    """Return the bytes of an ordinary file inside the folder `inside`, or the problem that prevents it.

    With a piece, only the bytes of that.
    """
    try:
        status = path.lstat()
        if stat.S_ISLNK(status.st_mode):
            if not path.resolve().is_relative_to(inside.resolve()):
                return outside_folder, outside_folder(str(path.readlink()))
            status = path.stat()
        elif stat.S_ISDIR(status.st_mode):
            os.scandir(path).close()  # a folder is only named if it could not be listed: say why
        if not stat.S_ISREG(status.st_mode):
            return not_a_file, not_a_file(_describe(status.st_mode))
        return _read_open(path, status, piece)
    except (OSError, RuntimeError) as error:  # RuntimeError: links in a circle, before Python 3.13
        return unreadable_file, unreadable_file(getattr(error, "strerror", None) or str(error))


def read_ordinary(path: Path, most: int) -> bytes:
    """The bytes of an ordinary file, links followed. Raises OSError for what is none, or has more than `most` bytes.

    A pipe or a device could be read for ever.
    """
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise OSError("this is no file")
    if status.st_size > most:
        raise OSError(f"it has {status.st_size:,} bytes; files of more than {most:,} are not read")
    data = _read_open(path, status, None)
    if isinstance(data, tuple):
        raise OSError(data[1].message)
    return data


def _read_open(path: Path, seen: os.stat_result, piece: Piece | None) -> bytes | Hit:
    """The bytes of the file that was `seen`: what has taken its place meanwhile is not read, and nothing blocks."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        same = (status.st_dev, status.st_ino) == (seen.st_dev, seen.st_ino)
        if not same or not stat.S_ISREG(status.st_mode):  # the number of a deleted file may be given anew
            return unreadable_file, unreadable_file("it was replaced while it was being read; try again")
        if piece is not None:
            return _read_piece(file, status, piece)
        if status.st_size > MAX_FILE_BYTES:
            return file_too_large, file_too_large(status.st_size)
        # Asked for the most at once, Python would make room for that at each file.
        data = file.read(status.st_size + 1)
        if len(data) > status.st_size:  # it grows
            data += file.read(MAX_FILE_BYTES + 1 - len(data))
        return data if len(data) <= MAX_FILE_BYTES else (file_too_large, file_too_large(len(data)))


def _read_piece(file: BinaryIO, status: os.stat_result, piece: Piece) -> bytes | Hit:
    size = piece.end - piece.start
    if piece.too_large:
        return record_too_large, record_too_large(size, 0, "bytes")
    file.seek(piece.start)
    data = file.read(size)
    if stamp_of(status) != piece.stamp or len(data) < size:
        return unreadable_file, unreadable_file("it was changed while it was being read; try again")
    return data


def decode(data: bytes, piece: Piece | None = None) -> str | Hit:
    """Decode UTF-8, without a byte-order mark at the beginning of the file."""
    try:
        return data.decode(encoding(piece))
    except UnicodeDecodeError as error:
        return not_utf8, not_utf8(data, error.start)


def decode_lines(data: bytes, piece: Piece | None = None) -> tuple[str, dict[int, Hit]]:
    """Decode JSON Lines: the text, and by their numbers the lines that are not UTF-8. The other lines are as usual."""
    if encoding(piece) == "utf-8-sig":
        data = data.removeprefix(codecs.BOM_UTF8)
    hits: dict[int, Hit] = {}
    start = 0
    for number, line in enumerate(data.split(b"\n")):
        try:
            length = len(line.decode())
        except UnicodeDecodeError as error:
            problem = not_utf8(line, error.start)
            assert problem.span
            place = start + problem.span[0]
            hits[number] = not_utf8, replace(problem, span=(place, place + 1))
            length = len(line.decode("utf-8", "replace"))
        start += length + 1
    return data.decode("utf-8", "replace"), hits


def encoding(piece: Piece | None) -> str:
    """How a file, or a piece of one, is decoded: only its beginning may have a byte-order mark."""
    return "utf-8" if piece and piece.start else "utf-8-sig"


def _describe(mode: int) -> str:
    names = [
        (stat.S_ISDIR, "a folder"),
        (stat.S_ISFIFO, "a named pipe"),
        (stat.S_ISSOCK, "a socket"),
        (stat.S_ISCHR, "a device"),
        (stat.S_ISBLK, "a device"),
    ]
    return next((name for test, name in names if test(mode)), "something else")


CONFIG_FILE = "onrecord.yaml"


WAIVERS_FILE = "waivers.yaml"
