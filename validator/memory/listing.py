"""What lies in the folders of the records, and which of it may have changed since the cache was written.

Each folder has two digests: of its names, and of its names and stamps. Only where one differs from the remembered one
are the folder's files compared one by one.
"""

from __future__ import annotations

import os
import time
from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from validator.corpus.files import MAPPED_SUFFIXES, home_of, homes
from validator.engine.encode import hash_of, pack
from validator.memory.store import StaleError
from validator.source.files import RECORD_SUFFIXES, read
from validator.source.stamps import RACY, WORD, stamp_at, stamp_of

if TYPE_CHECKING:
    from validator.corpus.config import Dataset
    from validator.memory.store import KnownFolder, Store
    from validator.source.stamps import Stamp


@dataclass(slots=True)
class Listing:
    """What one folder holds: the names of its record files in order, and where they were looked at, their stamps.

    `odd` are the names of links and of what can't be looked at, and of the folder itself if it can't be listed
    (an empty name): nothing tells whether these changed. A stamp is empty for them. `below` are the folders in it.

    `own` is the stamp of the folder itself, taken before its names were read: while it stays the same, so do they. It
    is empty where there are links, since what they lead to may become something else.
    """

    folder: str
    names: list[str] = field(default_factory=list)
    stamps: list[Stamp] = field(default_factory=list)
    odd: list[str] = field(default_factory=list)
    below: list[str] = field(default_factory=list)
    own: Stamp = ()

    def of_names(self) -> bytes:
        """A digest of the names."""
        return blake2b("\0".join(self.names).encode("utf-8", "surrogateescape"), digest_size=16).digest()

    def of_stamps(self) -> bytes:
        """A digest of names and stamps."""
        numbers = array("Q", chain.from_iterable(self.stamps))
        return blake2b(self.of_names() + numbers.tobytes(), digest_size=16).digest()

    def last_change(self) -> int:
        """When one of the files was last written (nanoseconds)."""
        return max((max(mtime, ctime) for _, mtime, ctime, _ in self.stamps), default=0)


def list_folder(folder: str, suffixes: tuple[str, ...], *, look: bool) -> Listing:
    """What `walk` yields of a folder, not deeper; without `look`, only the names."""
    found = Listing(folder, own=stamp_of_folder(folder))
    files: list[tuple[str, Stamp]] = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                name = entry.name
                if name[0] == ".":
                    continue
                if entry.is_file(follow_symlinks=False):
                    if name.endswith(suffixes):
                        files.append((name, _look_at(entry) if look else ()))
                elif entry.is_dir(follow_symlinks=False):
                    found.below.append(entry.path)
                else:
                    found.own = ()
                    if name.endswith(suffixes) or (entry.is_symlink() and entry.is_dir()):
                        files.append((name, ()))
                        found.odd.append(name)
    except OSError:
        return Listing(folder, odd=[""])
    files.sort()
    found.names = [name for name, _ in files]
    found.stamps = [stamp for _, stamp in files]
    if look:
        found.odd = [name for name, stamp in files if not stamp]
    return found


def stamp_of_folder(folder: str) -> Stamp:
    """What changes when something comes into a folder, or goes from it; empty for one that can't be looked at."""
    try:
        status = os.stat(folder)  # noqa: PTH116
    except OSError:
        return ()
    return status.st_mtime_ns & WORD, status.st_ctime_ns & WORD, status.st_ino & WORD, status.st_dev & WORD


def _look_at(entry: os.DirEntry[str]) -> Stamp:
    try:
        return stamp_of(entry.stat(follow_symlinks=False))
    except OSError:
        return ()


class Walk:
    """One look at all the folders of the records: what may have changed, and the digests to remember.

    Without `look`, only the names are read, and somebody else has to say which files changed. Then `known`, what the
    cache has of the folders (`Store.folders`), spares those which nothing came into, nor went from.
    """

    def __init__(
        self, dataset: Dataset, *, look: bool, known: Mapping[str, KnownFolder] | None = None
    ) -> None:
        self.moment = time.time_ns()
        self._dataset = dataset
        self._homes = homes(dataset)
        self._prefix = len(str(dataset.root)) + 1
        self._look = look
        self._suffixes = MAPPED_SUFFIXES if "kinds" in dataset.settings else RECORD_SUFFIXES
        self._same: list[str] = []
        self._new: list[Listing] = []
        self._gone: list[str] = []
        self._listings = list(self._go(known or {}))

    def _go(self, known: Mapping[str, KnownFolder]) -> Iterator[Listing]:
        below: dict[str, list[str]] = {}
        for here in known:
            below.setdefault(f"{here[:-1].rpartition('/')[0]}/".lstrip("/"), []).append(here)
        waiting = _roots(self._homes)
        while waiting:
            folder = waiting.pop()
            here = self._place(folder)
            own = known[here][2] if here in known else b""
            if own and own == pack(stamp_of_folder(folder)):
                self._same.append(here)
                waiting += [f"{self._dataset.root}/{inner[:-1]}" for inner in below.get(here, ()) if inner]
                continue
            found = list_folder(folder, self._suffixes, look=self._look)
            waiting += found.below
            yield found

    def candidates(self, store: Store) -> dict[str, bool]:
        """The files that are new or gone, and those that look different (unless only names were read).

        Relative to the dataset's folder; each with whether it is there. Raises StaleError for a folder that can't be
        listed, since then nobody knows.
        """
        began = int(store.get("began"))
        known = store.folders()
        for here in self._same:
            del known[here]
        found: dict[str, bool] = {}
        for listing in self._listings:
            here = self._place(listing.folder)
            if "" in listing.odd:
                raise StaleError(here)
            names, stamps, _ = known.pop(here, (b"", b"", b""))
            found.update((here + name, True) for name in listing.odd)
            if self._look and stamps and stamps == listing.of_stamps():
                continue
            self._new.append(listing)
            if not self._look and names == listing.of_names():
                continue
            rows = store.files_in(here)
            for name, stamp in zip(listing.names, listing.stamps, strict=True):
                row = rows.pop(here + name, None)
                if row is None or (self._look and (row != stamp or max(row[1:3]) >= began - RACY)):
                    found[here + name] = True
            found.update(dict.fromkeys(rows, False))
        self._gone = list(known)
        for here in known:
            found.update(dict.fromkeys(store.files_in(here), False))
        return found

    @property
    def files(self) -> int:
        """How many files there are."""
        return sum(len(listing.names) for listing in self._listings)

    def save(self, store: Store, *, everything: bool = False) -> None:
        """Let the cache know the digests of the folders, if not of all then of those that are not as it has them."""
        store.put_folders(self._digests(self._listings if everything else self._new), self._gone)

    def _digests(self, listings: Iterable[Listing]) -> Iterator[tuple[str, bytes, bytes, bytes]]:
        """The place of each folder, the digests of its names and of its stamps, and its own stamp.

        The latter two are empty where something was written so lately that it may be written again with the same stamp.
        """
        for found in listings:
            settled = self._look and not found.odd and found.last_change() < self.moment - RACY
            calm = found.own and max(found.own[:2]) < self.moment - RACY
            stamps = found.of_stamps() if settled else b""
            yield self._place(found.folder), found.of_names(), stamps, pack(found.own) if calm else b""

    def _place(self, folder: str) -> str:
        """The folder relative to the dataset's, with a slash at its end; empty for the dataset's own."""
        name = folder[self._prefix :]
        return f"{name}/" if name else ""


def _roots(found: list[tuple[Path, str]]) -> list[str]:
    """The folders to go through, so that each is gone through once."""
    kept: list[Path] = []
    for folder in sorted({folder for folder, _ in found}):
        above = next((root for root in kept if folder.is_relative_to(root)), None)
        if above is None or any(name.startswith(".") for name in folder.relative_to(above).parts):
            kept.append(folder)
    return [str(folder) for folder in kept]


def changed(dataset: Dataset, store: Store, candidates: Mapping[str, bool]) -> dict[str, Path | None]:
    """Of the files that may be new, gone, or have another content, those that do, in order.

    Each with its home (`record_files.home_of`), or None if it is gone. The new stamps of those that have the same
    content are written down.
    """
    found: dict[str, Path | None] = {}
    known = homes(dataset)
    began = int(store.get("began"))
    query = "SELECT id, hash, size, mtime, ctime, inode FROM file WHERE path = ?"
    for file in sorted(candidates):
        row = store.db.execute(query, (os.fsencode(file),)).fetchone()
        number = home_of(dataset, file, known) if candidates[file] else None
        home = known[number][0] if number is not None else None
        if home:
            path = dataset.root / file
            stamp = stamp_at(path)
            if row and stamp == row[2:] and max(stamp[1:3]) < began - RACY:
                continue
            if row and row[1] and stamp and row[1] == hash_of(read(path, home, root=dataset.root)):
                store.begin()
                values = (*stamp, row[0])
                store.db.execute("UPDATE file SET size=?, mtime=?, ctime=?, inode=? WHERE id=?", values)
                continue
        if home or row:
            found[file] = home
    return found
