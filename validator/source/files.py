"""Find record files and read them, trusting nothing that lies in the folder."""

from __future__ import annotations

import codecs
import os
import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from validator.findings.finding import KeyPath, Problem
from validator.findings.rule import Hit, message
from validator.source.inside import NotOrdinaryError, OutsideError, open_inside
from validator.source.limits import record_too_large
from validator.source.pieces import Piece, Stamp, stamp_of
from validator.source.wide import wide

RECORD_SUFFIXES = (".yaml", ".yml", ".jsonl", ".ndjson")
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
def outside_folder(target: str, path: KeyPath = (), hint: str = "") -> Problem:
    """A file or a folder that the dataset names lies outside of it: a symbolic link leads out, or a path with `..`.

    Such a record would be different on every machine, and a report could show the content of any file on them. It is
    not read. Records may not lead out of the records folder, an archive and schemas not out of the dataset's.

    To mend it: put the file or folder itself there, not a link to it. An archive of article texts that lies elsewhere
    is named by whoever has it, on the command line: `--archive DIR`.
    """
    return Problem(
        path,
        f"this leads out of the folder that it must lie in, to {target!r}; it was not read",
        hint=hint or "put a copy of the file here instead of the link",
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
    if encoded := wide(data):
        return Problem(
            (),
            f"this is {encoded} text, of which each letter has several bytes, and not UTF-8",
            hint=f"save the file as UTF-8, for example: iconv -f {encoded} -t UTF-8 old.yaml > new.yaml",
            span=(0, 1),
        )
    start = len(data[:offset].decode("utf-8", "replace"))
    return Problem(
        (),
        f"byte {offset + 1} (0x{data[offset]:02x}) is not UTF-8, so the letters around it can't be known",
        hint="save the file as UTF-8, for example: iconv -f WINDOWS-1252 -t UTF-8 old.yaml > new.yaml",
        span=(start, start + 1),
    )


def walk(root: Path, suffixes: tuple[str, ...] = RECORD_SUFFIXES, *, others: bool = False) -> Iterator[Path]:
    """Yield the path of everything that `walk_names` yields."""
    return map(Path, walk_names(root, suffixes, others=others))


def walk_names(
    root: Path, suffixes: tuple[str, ...] = RECORD_SUFFIXES, *, others: bool = False
) -> Iterator[str]:
    """Yield everything below `root` that has a record's name, in sorted order; links are yielded, not followed.

    With `others`, everything that has another name.

    Hidden files and folders (a leading dot) are editors' and tools' own, and passed over. A folder that can't be listed
    is yielded itself. However deep folders lie in each other, all are walked.
    """
    waiting: list[str | os.DirEntry[str]] = [os.fspath(root)]
    while waiting:
        entry = waiting.pop()
        if isinstance(entry, os.DirEntry) and not entry.is_dir(follow_symlinks=False):
            if entry.name.endswith(suffixes) is not others or (entry.is_symlink() and entry.is_dir()):
                yield entry.path
            continue
        try:
            with os.scandir(entry) as inside:
                found = [inner for inner in inside if not inner.name.startswith(".")]
        except OSError:
            yield os.fspath(entry)
            continue
        found.sort(key=lambda inner: inner.name, reverse=True)
        waiting += found


def read(path: Path | str, inside: Path, piece: Piece | None = None, root: Path | None = None) -> bytes | Hit:
    """Return the bytes of an ordinary file inside the folder `inside`, or the problem that prevents it.

    With a piece, only the bytes of that. `root` is the folder that `inside` must lie in (`open_inside`).
    """
    try:
        return _read_open(open_inside(path, inside, root), piece)
    except OutsideError:
        return outside_folder, outside_folder(os.path.realpath(path))
    except NotOrdinaryError as error:
        if stat.S_ISDIR(error.mode):
            try:
                os.scandir(path).close()  # a folder is only named if it could not be listed: say why
            except OSError as reason:
                return unreadable_file, unreadable_file(reason.strerror or str(reason))
        return not_a_file, not_a_file(_describe(error.mode))
    except OSError as error:
        return unreadable_file, unreadable_file(error.strerror or str(error))


def read_ordinary(path: Path, inside: Path, most: int, root: Path | None = None) -> bytes:
    """The bytes of an ordinary file inside the folder `inside`, as `read` reads it.

    Raises OSError for what is none, leads out of its folder, or has more than `most` bytes.
    """
    descriptor = open_inside(path, inside, root)
    with os.fdopen(descriptor, "rb") as file:
        size = os.fstat(descriptor).st_size
        data = file.read(size + 1) if size <= most else b""
    if max(size, len(data)) > most:
        raise OSError(f"it has {size:,} bytes; files of more than {most:,} are not read")
    return data


def _read_open(descriptor: int, piece: Piece | None) -> bytes | Hit:
    if piece is not None:
        with os.fdopen(descriptor, "rb") as file:
            return read_piece(file, stamp_of(os.fstat(descriptor)), piece)
    try:
        size = os.fstat(descriptor).st_size
        if size > MAX_FILE_BYTES:
            return file_too_large, file_too_large(size)
        # Asked for the most at once, Python would make room for that at each file.
        data = os.read(descriptor, size + 1)
        while len(data) != size and (more := os.read(descriptor, MAX_FILE_BYTES + 1 - len(data))):  # it grows
            data += more
    finally:
        os.close(descriptor)
    return data if len(data) <= MAX_FILE_BYTES else (file_too_large, file_too_large(len(data)))


def read_piece(file: BinaryIO, stamp: Stamp, piece: Piece) -> bytes | Hit:
    """The bytes of a piece of an open file, or the problem that prevents it; `stamp` is that of the file now."""
    size = piece.end - piece.start
    if piece.too_large:
        return record_too_large, record_too_large(size, 0, "bytes")
    file.seek(piece.start)
    data = file.read(size)
    if stamp != piece.stamp or len(data) < size:
        return unreadable_file, unreadable_file("it was changed while it was being read; try again")
    return data


def is_wide(data: bytes, piece: Piece | None = None) -> bool:
    """Whether a file is no UTF-8 from its first letter on."""
    return not (piece and piece.start) and bool(wide(data))


def decode(data: bytes, piece: Piece | None = None) -> str | Hit:
    """Decode UTF-8, without a byte-order mark at the beginning of the file."""
    if b"\0" in data[:4] and is_wide(data, piece):
        return not_utf8, not_utf8(data, 0)
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
