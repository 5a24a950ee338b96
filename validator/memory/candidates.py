"""Which files may have changed: git says so where there are many, and a walk through the folders everywhere else."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from validator.memory.listing import Walk
from validator.memory.store import StaleError
from validator.source.stamps import stamp_at

if TYPE_CHECKING:
    from validator.corpus.config import Dataset
    from validator.memory.git_index import Git, Kept
    from validator.memory.store import Store

FEWEST = 20_000
"""Files below which the walk through the folders takes less time than starting git."""
MAX_ASKED = 2_000
"""Files to look at because of git's answer. With more, the walk is as fast."""


class Look:
    """One look at the files of a dataset that has a cache. Git, if it is to be asked, is started at once."""

    def __init__(self, dataset: Dataset, store: Store, folder: Path) -> None:
        self._dataset = dataset
        self._store = store
        self._folder = folder
        self._kept: Kept | None = None
        self._git: Git | None = None
        self._walk: Walk | None = None
        self._seen: set[str] = set()
        self._asked = False
        if int(store.get("files") or 0) >= FEWEST:
            with suppress(OSError, ValueError):
                self._start()

    def _start(self) -> None:
        from validator.memory.git_index import Git, Kept, find_index

        self._kept = Kept.load(self._folder, self._store)
        index = stamp_at(find_index(self._dataset.root)[1])
        if self._kept or self._store.get("git_tried") != json.dumps(index):
            listing = not (self._kept and self._kept.current(index))
            self._git = Git(self._dataset, self._folder, listing=listing)

    def candidates(self) -> dict[str, bool]:
        """The files that may be new, gone or changed, relative to the dataset's folder, with whether they are there.

        Raises StaleError where nobody can tell.
        """
        if self._git and self._kept:
            with suppress(OSError, ValueError):
                return self._ask(self._git, self._kept)
        self._walk = Walk(self._dataset, look=True)
        found = self._walk.candidates(self._store)
        self._seen = set(found)
        return found

    def _ask(self, git: Git, kept: Kept) -> dict[str, bool]:
        known = self._store.folders() if self._store.get("folders_tell") else {}
        walk = Walk(self._dataset, look=False, known=known)
        found = walk.candidates(self._store)
        named = kept.candidates(git.answer())
        if len(named) > MAX_ASKED:
            raise StaleError("too much has changed")
        # What git names beside these is no record file, or hidden: the walk has all others.
        found.update((name, True) for name in named - found.keys() if self._store.number_of(name))
        self._walk, self._seen, self._asked = walk, set(found), True
        return found

    def save(self) -> None:
        """Let the cache know what the files look like now that all candidates were looked at."""
        assert self._walk
        store = self._store
        if self._git and not self._kept:
            store.begin()
            keep_list(self._git, self._folder, self._walk, store)
        elif self._kept:
            self._kept.watched |= self._seen
            if self._git and self._asked and self._git.answer()[1]:
                store.begin()
                with suppress(OSError, ValueError):
                    self._kept.renew(self._git, self._walk.moment)
            if store.db.in_transaction:
                self._kept.save(store)
        if store.db.in_transaction:
            store.put(began=str(self._walk.moment))
            self._walk.save(store)

    def close(self) -> None:
        """Stop git if it still runs."""
        if self._git:
            self._git.close()


def ask_for_list(dataset: Dataset, folder: Path, walk: Walk) -> Git | None:
    """Git's list of stamps, for a cache that will be written; None where git would not pay, or can't tell."""
    if walk.files < FEWEST:
        return None
    from validator.memory.git_index import Git

    try:
        git = Git(dataset, folder, listing=True)
        git.answer()
    except (OSError, ValueError):
        return None
    return git


def keep_list(git: Git | None, folder: Path, walk: Walk, store: Store) -> None:
    """Keep git's list beside a cache that is being written."""
    if git:
        from validator.memory.git_index import keep

        with suppress(OSError, ValueError):
            keep(folder, git, walk.moment, store)
