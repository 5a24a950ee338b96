"""What tells whether a file is still the one that it was: stamps, and what lies in a folder.

A run in which nothing changed needs no more of the program than this, so it is to load fast.
"""

from __future__ import annotations

import os
import stat
from array import array
from itertools import chain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    Stamp = tuple[int, ...]

RACY = 2_000_000_000
"""Nanoseconds. A file that was written this shortly before it was read may be written again with the same time."""
WORD = (1 << 63) - 1
"""What is kept of a number that may be a larger one."""

MAX_FILES = 1_000_000
"""Names below a folder that is looked through, an archive above all."""


def stamp_of(status: os.stat_result) -> Stamp:
    """What changes when a file does: its size, the times of its last change (content, and inode), and its inode."""
    return status.st_size, status.st_mtime_ns & WORD, status.st_ctime_ns & WORD, status.st_ino & WORD


def digest_of(data: bytes) -> bytes:
    """What tells the contents of a file from any other."""
    from _blake2 import blake2b  # that of `hashlib` is the same, and takes as long to load as a whole run

    return blake2b(data, digest_size=20).digest()


def stamp_at(path: Path | str) -> Stamp:
    """The stamp of a file; empty for what is no ordinary file."""
    try:
        status = os.lstat(path)
    except OSError:
        return ()
    return stamp_of(status) if stat.S_ISREG(status.st_mode) else ()


def everything(
    folder: str, *, hidden: bool, compiled: bool = True
) -> Iterator[tuple[str, list[str], list[int], bool]]:
    """Each folder from `folder` down: its path, the names in it, the stamps of its files one after another.

    At the end, whether there is something in it whose stamp does not tell everything (a link, what can't be looked
    at). Links are followed to the file that they lead to, but not to a folder. Without `hidden`, what begins with a dot
    is passed over, without `compiled` what Python keeps of its programs (`__pycache__`). A folder that can't be listed,
    or is not there, has no names and the number of the error.
    """
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        stamps: dict[str, tuple[int, int, int, int]] = {}
        names: list[str] = []
        odd = False
        try:
            with os.scandir(path) as entries:
                for entry in entries:
                    name = entry.name
                    if name[0] == "." and not hidden:
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        if compiled or name != "__pycache__":
                            waiting.append(entry.path)
                            names.append(f"{name}/")
                        continue
                    if not entry.is_file(follow_symlinks=False):
                        odd = True
                    try:
                        of = entry.stat()
                        stamps[name] = of.st_size, of.st_mtime_ns, of.st_ctime_ns, of.st_ino
                    except OSError as error:
                        stamps[name] = error.errno or 0, 0, 0, 0
        except OSError as error:
            yield path, [], [error.errno or 0], True
            continue
        names.sort()
        files = sorted(stamps)
        yield path, names + files, list(chain.from_iterable(map(stamps.__getitem__, files))), odd


def as_bytes(path: str, names: list[str], numbers: list[int]) -> bytes:
    """What `everything` says of a folder, as bytes."""
    try:
        stamps = array("q", numbers)
    except OverflowError:  # a number that only some file systems have
        stamps = array("Q", [number & WORD for number in numbers])
    return os.fsencode("\0".join([path, *names, ""])) + stamps.tobytes()


def signature(folder: Path, *, compiled: bool = True) -> str:
    """A text that changes when a file below a folder does, by names and stamps; for the archive and the program.

    Where there are too many files to look at (on the whole disk, say), it is another one each time.
    """
    from hashlib import blake2b

    digest = blake2b(digest_size=16)
    seen = 0
    for path, names, numbers, _ in everything(str(folder), hidden=True, compiled=compiled):
        seen += len(names)
        if seen > MAX_FILES:
            return os.urandom(16).hex()
        digest.update(as_bytes(path, names, numbers))
    return digest.hexdigest()
