"""Which files changed: those that somebody names, or those that are not what a revision holds.

Files are compared by their bytes, which we read ourselves; git only says what a commit holds (`validator.corpus.git`).
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha1, sha256
from pathlib import Path

from validator.corpus.config import Dataset, UsageError, settings_of
from validator.corpus.files import MAPPED_SUFFIXES, is_mapped, mapped_globs
from validator.corpus.git import Git
from validator.source.files import CONFIG_FILE, RECORD_SUFFIXES, WAIVERS_FILE, decode, read, walk

GITIGNORE = ".gitignore"


@dataclass(frozen=True)
class Change:
    """Files that changed, relative to the dataset's folder, and their bytes before, where there were any.

    `since` is the revision that they are compared with, if one was asked for. `everything` says why the whole dataset
    is concerned: the settings changed, for instance. `ids` are git's names for what the named files held before.
    `policy` are the changed files that all records are checked with (settings, waivers, schemas), those that may be
    baselines, and those that say what git ignores, as they were; empty for new ones. A folder of records that the
    settings do not name any more is looked at as it was: `before` may have files that are not among `files`.
    """

    files: frozenset[str] = frozenset()
    before: Mapping[str, bytes] = field(default_factory=dict)
    since: str = ""
    everything: str = ""
    ids: Mapping[str, str] = field(default_factory=dict)
    policy: Mapping[str, bytes] = field(default_factory=dict)


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
        elif _concerns_all(dataset, name):
            return Change(everything=f"{name} concerns every record")
        else:
            files[name] = None
            if not path.exists() and not path.is_symlink():
                missing.append(name)
    ids: dict[str, str] = {}
    before: dict[str, bytes] = {}
    with suppress(OSError), Git(str(dataset.root)) as git:
        ids = {file: held for file, held in git.files("HEAD", list(files)).items() if file in files}
        before = git.contents(ids)
    for name in missing:
        if name not in ids:
            raise UsageError(f"there is no file or folder {name!r}")
    return Change(frozenset(files), before, ids=ids)


def change_since(dataset: Dataset, revision: str, root: Path | None = None) -> Change:
    """What changed in a dataset since a revision, files that git does not know included.

    `root` is its folder in the working tree, where the dataset is laid out elsewhere. Raises UsageError without git,
    outside of a repository, and for a revision that does not exist.
    """
    try:
        with Git(str(root or dataset.root)) as git:
            commit = git.commit(revision)
            if commit is None:
                raise UsageError(
                    f"--since {revision!r}: git knows no such revision in {root or dataset.root}"
                )
            return _change_since(dataset, revision, git, commit)
    except OSError as error:
        raise UsageError(f"--since: git could not compare the files ({error.strerror or error})") from error


def _change_since(dataset: Dataset, revision: str, git: Git, commit: str) -> Change:
    held = git.files(commit)
    was = _as_it_was(dataset, git, held)
    moved = was.settings != dataset.settings
    here = set(files_here(dataset)) | (set(files_here(was)) if moved else set())
    changed, gone, policy, everything = [], [], [], ""
    texts = [name for name in here - held.keys() if is_text(dataset, name)]
    # Of the texts of an archive that git is told to ignore, it can't say whether they changed.
    for name in sorted((held.keys() | here) - git.ignored(texts)):
        concerns_all = _concerns_all(dataset, name)
        if moved and not concerns_all and is_record(was, name) and not is_record(dataset, name):
            gone.append(name)  # even if it is there still: it is no record any more
            continue
        if not concerns_all and not is_record(dataset, name):
            continue
        if name in here and is_same(dataset, name, held.get(name, "")):
            continue
        if concerns_all:
            everything = everything or f"{name} changed since {revision}, which concerns every record"
            if not is_text(dataset, name):
                policy.append(name)
            continue
        changed.append(name)
    policy += _baselines(dataset, held, {*changed, *gone, *policy})
    policy += _ignoring(dataset, held, here)
    before, rules = (
        git.contents({name: held[name] for name in names if name in held})
        for names in ([*changed, *gone], policy)
    )
    return Change(
        frozenset(changed),
        before,
        since=revision,
        everything=everything,
        policy={name: rules.get(name, b"") for name in policy},
    )


def _baselines(dataset: Dataset, held: Mapping[str, str], others: set[str]) -> list[str]:
    """The JSON files that changed and may be baselines: those that git holds, and new ones in the dataset's folder."""
    here = {dataset.relative(path) for path in dataset.root.glob("*.json")}
    names = {name for name in held if name.endswith(".json")} | here
    return [
        name
        for name in sorted(names - others)
        if not (_concerns_all(dataset, name) or is_record(dataset, name))
        and not is_same(dataset, name, held.get(name, ""))
    ]


def _ignoring(dataset: Dataset, held: Mapping[str, str], here: Iterable[str]) -> list[str]:
    """The files that changed of those that say what git ignores."""
    folders = {
        "",
        *(f"{folder}/" for file in here for folder in map(str, Path(file).parents) if folder != "."),
    }
    names = {name for name in held if name.rpartition("/")[2] == GITIGNORE}
    names |= {
        name
        for name in (f"{folder}{GITIGNORE}" for folder in folders)
        if os.path.lexists(dataset.root / name)
    }
    return [name for name in sorted(names) if not is_same(dataset, name, held.get(name, ""))]


def _as_it_was(dataset: Dataset, git: Git, held: Mapping[str, str]) -> Dataset:
    """The dataset with the settings that a revision had, as far as they can be read: they say where records were."""
    identity = held.get(CONFIG_FILE, "")
    if not identity or is_same(dataset, CONFIG_FILE, identity):
        return dataset
    text = decode(git.contents({CONFIG_FILE: identity}).get(CONFIG_FILE, b""))
    settings = settings_of(text)[0] if isinstance(text, str) else {}
    return Dataset(dataset.root, settings, dataset.archive_folder)


def files_here(dataset: Dataset) -> Iterator[str]:
    """The files that are there of all that a check reads."""
    folders = [(dataset.records, RECORD_SUFFIXES), (dataset.schemas, ("",)), (dataset.archive, ("",))]
    if mapped_globs(dataset):
        folders.append((dataset.root, MAPPED_SUFFIXES))
    for folder, suffixes in folders:
        if folder.is_relative_to(dataset.root) and folder.is_dir():
            yield from map(dataset.relative, walk(folder, suffixes))
    yield from (name for name in (CONFIG_FILE, WAIVERS_FILE) if os.path.lexists(dataset.root / name))


def is_same(dataset: Dataset, file: str, identity: str) -> bool:
    """Whether a file holds what git has under an id, but for line ends, which a checkout on Windows may change.

    A link is not compared, nor what can't be read: it is taken for changed.
    """
    path = dataset.root / file
    data = read(path, dataset.root) if identity and not path.is_symlink() else None
    if not isinstance(data, bytes):
        return False
    make = sha1 if len(identity) == 40 else sha256
    forms = [data] if b"\r\n" not in data or is_text(dataset, file) else [data, data.replace(b"\r\n", b"\n")]
    return any(make(b"blob %d\0%b" % (len(form), form)).hexdigest() == identity for form in forms)


def commit_of(dataset: Dataset, files: Iterable[str]) -> str | None:
    """The commit that is checked out, if it holds exactly these record files, the schemas and the settings.

    None outside of git, before the first commit, or where one of them is changed or not committed. Other files
    may be changed: they don't reach the dataset.
    """
    with suppress(OSError), Git(str(dataset.root)) as git:
        commit = git.commit("HEAD")
        held = git.files(commit) if commit else {}
        wanted = {CONFIG_FILE, *files, *(name for name in held if is_record(dataset, name))}
        names = {*files_here(dataset), *held}
        wanted |= {name for name in names if (dataset.root / name).is_relative_to(dataset.schemas)}
        if all(is_same(dataset, name, held.get(name, "")) for name in sorted(wanted)):
            return commit
    return None


def _concerns_all(dataset: Dataset, file: str) -> bool:
    """Whether a file is none of the records, but part of what all of them are checked with."""
    if file in (CONFIG_FILE, WAIVERS_FILE):
        return True
    path = dataset.root / file
    if _names_as_schema(dataset, file):
        return True
    if path.suffix == ".json" and mapped_globs(dataset):
        # A schema file of a mapped kind, or one that it refers to.
        return not is_mapped(dataset, file)
    return path.is_relative_to(dataset.schemas) or is_text(dataset, file)


def _names_as_schema(dataset: Dataset, file: str) -> bool:
    """Whether a kind in the settings names a file as its schema, or as one that this may refer to."""
    named = [
        name
        for entry in dataset.settings.get("kinds", {}).values()
        for name in (*filter(None, [entry.get("schema")]), *entry.get("schema_files", ()))
    ]
    return any(file == name or file.startswith(f"{name.rstrip('/')}/") for name in named)


def is_text(dataset: Dataset, file: str) -> bool:
    return (dataset.root / file).is_relative_to(dataset.archive)


def is_record(dataset: Dataset, file: str) -> bool:
    """Whether a file that may be gone is, or was, one of the records."""
    path = dataset.root / file
    if path.is_relative_to(dataset.records) and file.endswith(RECORD_SUFFIXES):
        return not any(name.startswith(".") for name in path.relative_to(dataset.records).parts)
    return is_mapped(dataset, file)
