"""Which files of a dataset are its records."""

from __future__ import annotations

from pathlib import Path

from validator.config import Dataset
from validator.globs import literal_folder, matches
from validator.source.files import RECORD_SUFFIXES, walk

MAPPED_SUFFIXES = (*RECORD_SUFFIXES, ".json")


def record_files(dataset: Dataset) -> dict[Path, Path]:
    """Every record file, in the order of checking, with the folder that a link must not lead out of.

    First the records folder, then what `kinds` names; a dataset with kinds needs no records folder.
    """
    kinds = dataset.settings.get("kinds", {})
    found: dict[Path, Path] = {}
    if not _inside(dataset.records, dataset.root):
        found[dataset.records] = dataset.root  # a link that leads out, which the reading refuses
    elif not kinds or "records" in dataset.settings or dataset.records.is_dir():
        found = dict.fromkeys(walk(dataset.records), dataset.records)
    for glob in mapped_globs(dataset):
        folder = dataset.root / literal_folder(glob)
        if folder.is_dir() and _inside(folder, dataset.root):
            for path in walk(folder, MAPPED_SUFFIXES):
                if matches(dataset.relative(path), glob):
                    found.setdefault(path, folder)
    return found


def _inside(folder: Path, root: Path) -> bool:
    try:
        return folder.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):  # links in a circle, which the walk reports
        return True


def is_mapped(dataset: Dataset, file: str) -> bool:
    """Whether `kinds` names a file (relative to the dataset's folder)."""
    return file.endswith(MAPPED_SUFFIXES) and any(matches(file, glob) for glob in mapped_globs(dataset))


def mapped_globs(dataset: Dataset) -> list[str]:
    """The patterns of all files that `kinds` names."""
    found: list[str] = []
    for entry in dataset.settings.get("kinds", {}).values():
        files = entry["files"]
        found += [files] if isinstance(files, str) else files
    return found
