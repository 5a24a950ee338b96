"""Which files of a dataset are its records."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from validator.corpus.config import Dataset
from validator.corpus.globs import glob_pattern, literal_folder, matches
from validator.source.document import JSON_SUFFIXES, LINES_SUFFIXES, TOML_SUFFIX
from validator.source.files import RECORD_SUFFIXES, walk
from validator.source.inside import is_inside

MAPPED_SUFFIXES = tuple(dict.fromkeys((*RECORD_SUFFIXES, *LINES_SUFFIXES, *JSON_SUFFIXES, TOML_SUFFIX)))


def suffixes_of(glob: str) -> tuple[str, ...]:
    """How the names of record files end: as a pattern says, whatever that is, or else as those of records do."""
    if not glob:
        return RECORD_SUFFIXES
    suffix = PurePosixPath(glob).suffix
    return (suffix,) if suffix and not set("*?") & set(suffix) else MAPPED_SUFFIXES


def record_files(dataset: Dataset) -> dict[Path, Path]:
    """Every record file, in the order of checking, with the folder that a link must not lead out of.

    First the records folder, then what `kinds` names; a dataset with kinds needs no records folder.
    """
    found: dict[Path, Path] = {}
    if not is_inside(dataset.records, dataset.root):
        found[dataset.records] = dataset.root  # a link that leads out, which the reading refuses
    for folder, glob in homes(dataset):
        for path in walk(folder, suffixes_of(glob)):
            if not glob or matches(dataset.relative(path), glob):
                found.setdefault(path, folder)
    return found


def homes(dataset: Dataset) -> list[tuple[Path, str]]:
    """The folders that record files lie in, in the order of checking, each with the pattern that names the files.

    The pattern is empty for the records folder, where every file is one that has a record's suffix.
    """
    kinds = dataset.settings.get("kinds", {})
    found: list[tuple[Path, str]] = []
    records = dataset.records
    if (not kinds or "records" in dataset.settings or records.is_dir()) and is_inside(records, dataset.root):
        found.append((records, ""))
    for glob in mapped_globs(dataset):
        folder = dataset.root / literal_folder(glob)
        if folder.is_dir() and is_inside(folder, dataset.root):
            found.append((folder, glob))
    return found


def home_of(dataset: Dataset, file: str, found: list[tuple[Path, str]]) -> int | None:
    """Which of the `homes` a record file is found in, first; None for what is no record file.

    `file` is relative to the dataset's folder, `found` are its homes. A record file may not be a link that leads out
    of its home.
    """
    path = dataset.root / file
    for number, (folder, glob) in enumerate(found):
        if not path.is_relative_to(folder):
            continue
        hidden = any(name.startswith(".") for name in path.relative_to(folder).parts)
        named = file.endswith(suffixes_of(glob)) or path.is_dir()
        if named and not hidden and (not glob or matches(file, glob)):
            return number
    return None


def is_mapped(dataset: Dataset, file: str) -> bool:
    """Whether `kinds` names a file (relative to the dataset's folder)."""
    return any(matches(file, glob) and file.endswith(suffixes_of(glob)) for glob in mapped_globs(dataset))


def idle_globs(dataset: Dataset, files: Iterable[str]) -> list[tuple[str, int, str]]:
    """The patterns in lists of `kinds` that fit none of the files: the kind, the number in its list, the pattern."""
    waiting = {
        (kind, index, glob): glob_pattern(glob)
        for kind, entry in dataset.settings.get("kinds", {}).items()
        if not isinstance(entry["files"], str)
        for index, glob in enumerate(entry["files"])
    }
    for file in files if waiting else ():
        for key in [key for key, pattern in waiting.items() if pattern.match(file)]:
            del waiting[key]
        if not waiting:
            break
    return list(waiting)


def mapped_globs(dataset: Dataset) -> list[str]:
    """The patterns of all files that `kinds` names."""
    found: list[str] = []
    for entry in dataset.settings.get("kinds", {}).values():
        files = entry["files"]
        found += [files] if isinstance(files, str) else files
    return found
