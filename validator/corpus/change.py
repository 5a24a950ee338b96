"""Change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from validator.corpus.config import Dataset, UsageError
from validator.corpus.files import MAPPED_SUFFIXES, is_mapped, mapped_globs
from validator.corpus.git import blobs, git
from validator.source.files import CONFIG_FILE, WAIVERS_FILE, walk

if TYPE_CHECKING:
    pass


@dataclass(frozen=True)
class Change:
    """Files that changed, relative to the dataset's folder, and their bytes before, where there were any.

    `since` is the revision that they are compared with, if one was asked for. `everything` says why the whole dataset
    is concerned: the settings changed, for instance.
    """

    files: frozenset[str] = frozenset()
    before: Mapping[str, bytes] = field(default_factory=dict)
    since: str = ""
    everything: str = ""


def change_of(dataset: Dataset, paths: Iterable[Path]) -> Change:
    """The change that consists of some files or folders, compared with the last commit if there is one.

    A path that does not exist is a deletion if the last commit has it; else UsageError is raised.
    """
    files: dict[str, None] = {}
    missing = []
    for path in paths:
        name = dataset.relative(path)
        if path.is_dir() and not path.is_symlink():
            inside = (dataset.relative(found) for found in walk(path, MAPPED_SUFFIXES))
            files.update(
                (file, None) for file in inside if not file.endswith(".json") or is_mapped(dataset, file)
            )
        elif _concerns_all(dataset, path):
            return Change(everything=f"{name} concerns every record")
        else:
            files[name] = None
            if not path.exists() and not path.is_symlink():
                missing.append(name)
    before = blobs(dataset.root, [f"HEAD:./{file}" for file in files], list(files))
    for name in missing:
        if name not in before:
            raise UsageError(f"there is no file or folder {name!r}")
    return Change(frozenset(files), before)


def change_since(dataset: Dataset, revision: str) -> Change:
    """What changed in the working tree since a revision, files that git does not know included.

    Raises UsageError without git, outside of a repository, and for a revision that does not exist.
    """
    commit = git(dataset.root, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}")
    if commit is None:
        raise UsageError(f"--since {revision!r}: git knows no such revision in {dataset.root}")
    watched = [dataset.records, dataset.schemas, dataset.archive]
    paths = [name for name in map(dataset.relative, watched) if not name.startswith("/")]
    paths = ["."] if mapped_globs(dataset) else [*paths, CONFIG_FILE, WAIVERS_FILE]
    arguments = ("--raw", "-z", "--no-renames", "--no-abbrev", "--relative", commit.decode().strip(), "--")
    changed = git(dataset.root, "diff", *arguments, *paths)
    unknown = git(dataset.root, "ls-files", "-z", "--others", "--", *paths)
    if changed is None or unknown is None:
        raise UsageError("--since: git could not compare the files")
    old: dict[str, str] = {}
    parts = changed.split(b"\0")
    for entry, raw in zip(parts[0::2], parts[1::2], strict=False):
        old[_name(raw)] = entry.split()[2].decode()
    names = {*old, *(_name(raw) for raw in unknown.split(b"\0") if raw)} - _ignored_texts(dataset)
    records = dataset.relative(dataset.records)
    for name in sorted(names):
        if _concerns_all(dataset, dataset.root / name):
            return Change(everything=f"{name} changed since {revision}, which concerns every record")
    files = [
        name for name in names if records == "." or name.startswith(f"{records}/") or is_mapped(dataset, name)
    ]
    known = [name for name in files if old.get(name, "").strip("0")]
    before = blobs(dataset.root, [old[name] for name in known], known)
    return Change(frozenset(files), before, since=revision)


def _ignored_texts(dataset: Dataset) -> set[str]:
    """The texts of an archive that git is told to ignore: it can't say whether they changed."""
    folder = dataset.relative(dataset.archive)
    if folder.startswith("/") or not dataset.archive.is_dir():
        return set()
    ignored = git(dataset.root, "ls-files", "-z", "--others", "--ignored", "--exclude-standard", "--", folder)
    return {_name(raw) for raw in (ignored or b"").split(b"\0") if raw}


def _concerns_all(dataset: Dataset, path: Path) -> bool:
    """Whether a file is none of the records, but part of what all of them are checked with."""
    if path.name in (CONFIG_FILE, WAIVERS_FILE) and path.parent == dataset.root:
        return True
    if path.suffix == ".json" and mapped_globs(dataset):
        # A schema file of a mapped kind, or one that it refers to.
        return not is_mapped(dataset, dataset.relative(path))
    return any(path.is_relative_to(folder) for folder in (dataset.schemas, dataset.archive))


def _name(raw: bytes) -> str:
    return raw.decode("utf-8", "surrogateescape")
