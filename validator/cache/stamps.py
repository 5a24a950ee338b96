"""What tells whether a file is still the one that it was: stamps, and what lies in a folder.

A run in which nothing changed needs no more of the program than this, so it is to load fast.
"""

from __future__ import annotations

import os
import stat
from array import array
from operator import attrgetter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    Stamp = tuple[int, ...]

RACY = 2_000_000_000
"""Nanoseconds. A file that was written this shortly before it was read may be written again with the same time."""
_WORD = (1 << 63) - 1


def stamp_of(status: os.stat_result) -> Stamp:
    """What changes when a file does: its size, the times of its last change (content, and inode), and its inode."""
    return status.st_size, status.st_mtime_ns & _WORD, status.st_ctime_ns & _WORD, status.st_ino & _WORD


def stamp_at(path: Path | str) -> Stamp:
    """The stamp of a file; empty for what is no ordinary file."""
    try:
        status = os.lstat(path)
    except OSError:
        return ()
    return stamp_of(status) if stat.S_ISREG(status.st_mode) else ()


def everything(folder: str, *, hidden: bool) -> Iterator[tuple[str, list[str], list[int], bool]]:
    """Each folder from `folder` down: its path, the names in it, the stamps of its files one after another.

    At the end, whether there is something in it whose stamp does not tell everything (a link, what can't be looked
    at). Links are followed to the file that they lead to, but not to a folder. Without `hidden`, what begins with a dot
    is passed over; what Python keeps of its programs (`__pycache__`) always is. A folder that can't be listed, or is
    not there, has no names and the number of the error.
    """
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        try:
            with os.scandir(path) as entries:
                found = sorted(entries, key=attrgetter("name"))
        except OSError as error:
            yield path, [], [error.errno or 0], True
            continue
        names: list[str] = []
        numbers: list[int] = []
        odd = False
        for entry in found:
            name = entry.name
            if not hidden and name[0] == ".":
                continue
            if entry.is_dir(follow_symlinks=False):
                if name != "__pycache__":
                    waiting.append(entry.path)
                    names.append(f"{name}/")
                continue
            names.append(name)
            try:
                numbers += stamp_of(entry.stat())
            except OSError as error:
                numbers += (error.errno or 0, 0, 0, 0)
            odd |= not entry.is_file(follow_symlinks=False)
        yield path, names, numbers, odd


def packed(path: str, names: list[str], numbers: list[int]) -> bytes:
    """What `everything` says of a folder, as bytes."""
    return os.fsencode("\0".join([path, *names, ""])) + array("Q", numbers).tobytes()


def signature(folder: Path) -> str:
    """A text that changes when a file below a folder does, by names and stamps; for the archive and the program."""
    from hashlib import blake2b

    digest = blake2b(digest_size=16)
    for path, names, numbers, _ in everything(str(folder), hidden=True):
        digest.update(packed(path, names, numbers))
    return digest.hexdigest()
