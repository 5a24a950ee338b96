"""What lies in the folders of the records, and which of it is not as it was when it was remembered."""

from __future__ import annotations

from collections.abc import Container, Mapping
from itertools import batched
from pathlib import Path
from typing import TYPE_CHECKING

from validator.corpus.files import MAPPED_SUFFIXES, home_of, homes
from validator.engine.encode import hash_of
from validator.memory.store import StaleError
from validator.source.files import RECORD_SUFFIXES, read
from validator.source.stamps import RACY, WORD, everything

if TYPE_CHECKING:
    from validator.corpus.config import Dataset
    from validator.memory.store import Store
    from validator.source.stamps import Stamp


def list_records(dataset: Dataset) -> dict[str, Stamp]:
    """The files that may be records, relative to the dataset's folder, with their stamps.

    Raises StaleError where stamps do not tell: for links, and folders that can't be listed.
    """
    suffixes = MAPPED_SUFFIXES if "kinds" in dataset.settings else RECORD_SUFFIXES
    start = len(f"{dataset.root}/")
    found: dict[str, Stamp] = {}
    for root in _roots([folder for folder, _ in homes(dataset)]):
        for folder, names, numbers, odd in everything(str(root), hidden=False):
            if odd:
                raise StaleError(folder)
            here = f"{folder}/"[start:]
            files = (name for name in names if name[-1] != "/")
            for name, stamp in zip(files, batched(numbers, 4), strict=True):
                if name.endswith(suffixes):
                    found[here + name] = tuple(number & WORD for number in stamp)
    return found


def _roots(folders: list[Path]) -> list[Path]:
    """The folders to go through, so that each is gone through once."""
    kept: list[Path] = []
    for folder in sorted(set(folders)):
        above = next((root for root in kept if folder.is_relative_to(root)), None)
        if above is None or any(name.startswith(".") for name in folder.relative_to(above).parts):
            kept.append(folder)
    return kept


def changed(
    dataset: Dataset, store: Store, listed: Mapping[str, Stamp], doubted: Container[str]
) -> dict[str, Path | None]:
    """The files that do not hold what the store knows of them, in order, each with its home; None for one that is gone.

    One that looks as it did is believed to hold what it did, unless it was written shortly before it was read, or is
    doubted. The new stamps of those that do hold the same are written down.
    """
    found: dict[str, Path | None] = {}
    known, before = homes(dataset), int(store.get("began")) - RACY
    rows = store.files()
    for file in sorted(listed.keys() | rows.keys()):
        row, stamp = rows.get(file), listed.get(file)
        if row and stamp == row.stamp and max(row.stamp[1:3]) < before and file not in doubted:
            continue
        number = home_of(dataset, file, known) if stamp else None
        if number is None:
            if row:
                found[file] = None
            continue
        home = known[number][0]
        if row and row.hash and row.hash == hash_of(read(dataset.root / file, home, root=dataset.root)):
            if stamp and stamp != row.stamp:
                store.restamp(row.number, stamp)
            continue
        found[file] = home
    return found
