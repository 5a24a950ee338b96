"""What lies in the records folder, and which of it may have changed since the cache was written."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from validator.cache.encode import hash_of
from validator.cache.store import Store
from validator.config import Dataset
from validator.source.files import RECORD_SUFFIXES, read

RACY = 2_000_000_000
"""Nanoseconds. A file that was written this shortly before it was read may be written again with the same time."""

Stamp = tuple[int, ...]


def stamp_of(status: os.stat_result) -> Stamp:
    """What changes when a file does: its size, the times of its last change (content, and inode), and its inode."""
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def scan(folder: str) -> Iterator[tuple[str, Stamp]]:
    """Every file that `walk` yields, with its stamp; the stamp is empty for links and what can't be looked at."""
    try:
        entries = list(os.scandir(folder))
    except OSError:
        yield folder, ()
        return
    for entry in entries:
        name = entry.name
        if name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from scan(entry.path)
        elif name.endswith(RECORD_SUFFIXES) or (entry.is_symlink() and entry.is_dir()):
            yield entry.path, _stamp(entry)


def stamp_at(path: Path) -> Stamp:
    """The stamp of a file; empty for what is no ordinary file."""
    try:
        status = path.lstat()
    except OSError:
        return ()
    return stamp_of(status) if stat.S_ISREG(status.st_mode) else ()


def _stamp(entry: os.DirEntry[str]) -> Stamp:
    try:
        status = entry.stat(follow_symlinks=False)
    except OSError:
        return ()
    return stamp_of(status) if stat.S_ISREG(status.st_mode) else ()


def candidates(dataset: Dataset, store: Store) -> set[str]:
    """The files that are new, gone, or may have changed, relative to the dataset's folder."""
    began = int(store.get("began"))
    known = {
        path: (size, mtime, ctime, inode)
        for path, size, mtime, ctime, inode in store.db.execute(
            "SELECT path, size, mtime, ctime, inode FROM file"
        )
    }
    prefix = len(os.fsencode(dataset.root)) + 1
    found: set[str] = set()
    for path, stamp in scan(str(dataset.records)):
        name = os.fsencode(path)[prefix:]
        if known.pop(name, None) != stamp or max(stamp[1:3]) >= began - RACY:
            found.add(os.fsdecode(name))
    return found | {os.fsdecode(name) for name in known}


def changed(dataset: Dataset, store: Store) -> list[str]:
    """The files that are new, gone, or have another content, relative to the dataset's folder, in order.

    The new stamps of those that have the same content are written down.
    """
    found = []
    for file in sorted(candidates(dataset, store)):
        path = dataset.root / file
        stamp = stamp_at(path)
        row = store.db.execute("SELECT id, hash FROM file WHERE path = ?", (os.fsencode(file),)).fetchone()
        if row and row[1] and stamp and row[1] == hash_of(read(path, dataset.records)):
            if not store.db.in_transaction:
                store.db.execute("BEGIN IMMEDIATE")
            store.db.execute("UPDATE file SET size=?, mtime=?, ctime=?, inode=? WHERE id=?", (*stamp, row[0]))
        else:
            found.append(file)
    return found


def signature(folder: Path) -> str:
    """A text that changes when a file below a folder does, by names and stamps; for the archive and the program."""
    from hashlib import sha256

    lines = []
    for path, names, files in os.walk(folder):
        names[:] = sorted(name for name in names if name != "__pycache__")
        for name in sorted(files):
            whole = os.path.join(path, name)  # noqa: PTH118 - many files
            try:
                lines.append(f"{whole}\0{stamp_of(os.stat(whole))}")  # noqa: PTH116
            except OSError as error:
                lines.append(f"{whole}\0{error.errno}")
    return sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()
