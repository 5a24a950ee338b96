"""What git holds of a dataset, laid out in a folder of our own, so that it is read as every dataset is.

Git writes none of it: no filter, hook or attribute has a part in what a file holds, and no link is there yet when files
are written, so that nothing is written through one.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from validator.corpus.change import files_here, is_record, is_same, is_text
from validator.corpus.config import Dataset, load_dataset
from validator.corpus.git import COMMIT, CONFLICT, FILE, LINK, PIECE, Git, Held, clear, new_folder
from validator.findings.rule import Hit
from validator.findings.usage import UsageError
from validator.source.files import CONFIG_FILE, MAX_FILE_BYTES, RECORD_SUFFIXES, read, walk
from validator.source.inside import is_inside

_AT_ONCE = 500
"""Files whose contents are asked for together."""
_MOST = 8 << 30
"""Bytes of a revision's files. A small repository can hold any number of them, if they are all alike."""
_SHOWN = 5


@dataclass(frozen=True)
class Staged:
    """A dataset as the next commit will have it. `hits` are what is wrong with its settings.

    `original` is the same dataset in the working tree, `ids` are git's names for what each staged file holds. `other`
    are staged links, and the texts that are taken from the working tree.
    """

    dataset: Dataset
    hits: list[Hit]
    original: Dataset
    ids: Mapping[str, str]
    other: frozenset[str]

    def not_staged(self) -> list[str]:
        """The files that a check reads and that are not staged as they stand in the working tree, or are gone there."""
        here = {*files_here(self.original), *files_here(self.dataset)} - self.other
        return sorted(file for file in here if not is_same(self.original, file, self.ids.get(file, "")))


@contextmanager
def staged(original: Dataset) -> Iterator[Staged]:
    """Lay out a dataset as git is about to commit it: what its index has, whatever the working tree holds.

    Texts of the archive that git is told to ignore are taken from the working tree: no commit will have them, and the
    records name them by their hashes. Raises UsageError outside of a repository, without settings in the index, and
    where a merge has left conflicts.
    """
    scratch, folder = _new_place(original.root)
    try:
        try:
            with Git(str(original.root)) as git:
                held = git.staged()
                _refuse_conflicts([name for name, one in held.items() if one.kind == CONFLICT])
                if CONFIG_FILE not in held:
                    raise UsageError(
                        f"--staged: {CONFIG_FILE} is not staged in {original.root}, so what is to be committed is no "
                        f"dataset yet: git add {CONFIG_FILE}"
                    )
                lay_out(git, held, original.root, folder)
                dataset, hits = load_dataset(folder, original.archive_folder)
                original = replace(original, settings=dataset.settings)
                ids = {name: one.identity for name, one in held.items() if one.kind == FILE}
                links = {name for name, one in held.items() if one.kind == LINK}
                texts = _copy_texts(git, original, held, folder)
        except OSError as error:
            raise UsageError(
                f"--staged: what is staged could not be read ({error.strerror or error})"
            ) from error
        yield Staged(dataset, hits, original, ids, frozenset(links | texts))
    finally:
        clear(scratch)


@contextmanager
def by_rules_of(revision: str, judged: Dataset, original: Dataset) -> Iterator[tuple[Dataset, list[Hit]]]:
    """A dataset with the settings, waivers and schemas that a revision has, and what is wrong with those settings.

    `original` is the dataset in the working tree, whose repository is asked; `judged` has the records. Raises
    UsageError outside of a repository, and for a revision that does not exist or has no settings.
    """
    scratch, folder = _new_place(original.root)
    try:
        try:
            with Git(str(original.root)) as git:
                _, held = _tree_of(
                    git, revision, original.root, "--policy-from ", "has no rules for this dataset"
                )
                lay_out(git, {CONFIG_FILE: held.pop(CONFIG_FILE)}, original.root, folder)
                dataset, hits = load_dataset(folder, judged.archive_folder)
                lay_out(
                    git,
                    {
                        name: one
                        for name, one in held.items()
                        if not is_record(dataset, name) and not is_text(dataset, name)
                    },
                    original.root,
                    folder,
                )
        except OSError as error:
            raise UsageError(
                f"--policy-from {revision!r}: its rules could not be read ({error.strerror or error})"
            ) from error
        yield replace(judged, settings=dataset.settings, rules_folder=folder), hits
    finally:
        clear(scratch)


def _tree_of(git: Git, revision: str, root: Path, option: str, lacks: str) -> tuple[str, dict[str, Held]]:
    """The commit that a revision is, and its files. Raises UsageError if there is none, or it has no settings."""
    commit = git.commit(revision)
    if commit is None:
        raise UsageError(f"{option}{revision!r}: git knows no such revision in {root}")
    held = git.tree(commit)
    if CONFIG_FILE not in held:
        raise UsageError(f"{option}{revision!r}: there is no {CONFIG_FILE} in it, so it {lacks}")
    return commit, held


@contextmanager
def at_revision(revision: str, original: Dataset) -> Iterator[tuple[Dataset, list[Hit], str]]:
    """Lay out a dataset as a revision has it: the dataset, what is wrong with its settings, and the commit.

    `original` is the dataset in the working tree, from which texts are taken that git is told to ignore: the records
    name them by their hashes. Raises UsageError outside of a repository, and for a revision that does not exist or has
    no settings.
    """
    scratch, folder = _new_place(original.root)
    try:
        try:
            with Git(str(original.root)) as git:
                commit, held = _tree_of(git, revision, original.root, "", "has no dataset here")
                lay_out(git, held, original.root, folder)
                dataset, hits = load_dataset(folder, original.archive_folder)
                _copy_texts(git, replace(original, settings=dataset.settings), held, folder)
        except OSError as error:
            raise UsageError(f"{revision!r}: it could not be read ({error.strerror or error})") from error
        yield dataset, hits, commit
    finally:
        clear(scratch)


def _new_place(root: Path) -> tuple[str, Path]:
    """An empty folder of ours, and below it the place for a dataset, so deep that its links lead where they would."""
    scratch = new_folder()
    folder = Path(scratch, *root.parts[1:])
    folder.mkdir(parents=True)
    return scratch, folder


def _refuse_conflicts(names: list[str]) -> None:
    if names:
        shown = ", ".join(sorted(names)[:_SHOWN]) + (
            f" and {len(names) - _SHOWN} more" if names[_SHOWN:] else ""
        )
        raise UsageError(
            f"--staged: a merge has left conflicts in {shown}; git can't commit that. Write what is right into each "
            "file, then: git add FILE"
        )


def lay_out(git: Git, held: Mapping[str, Held], root: Path, folder: Path) -> None:
    """Write what git holds of the dataset in `root` into a folder, submodules included where they are at hand.

    Raises OSError where that can't be done, or git lacks some of it.
    """
    files = {name: one.identity for name, one in held.items() if one.kind in (FILE, LINK)}
    sizes = git.sizes(files)
    for name in files:
        if name not in sizes:
            raise OSError(f"git lacks the contents of {name}")
    _refuse_too_much(sum(size for name, size in sizes.items() if _is_read(name, size)))
    links = {}
    for some in _together(sizes):
        contents = git.contents({name: files[name] for name in some})
        for name in some:
            if held[name].kind == LINK:
                links[name] = os.fsdecode(contents[name])
            else:
                _write(folder, name, contents[name])
    for name, size in sizes.items():
        if size > PIECE:
            with _new(folder, name) as file:
                if _is_read(name, size):
                    git.write(files[name], size, file.fileno())
                else:
                    file.truncate(size)
    for name, one in held.items():
        if one.kind == COMMIT and (inner := _submodule(root / name)):
            with inner:
                lay_out(inner, inner.tree(one.identity), root / name, _beside_links(folder, name))
    for name, target in links.items():
        path = _beside_links(folder, name)
        if "\0" in target:
            raise OSError(f"git has {name!r} as a link that leads to no name")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.symlink_to(target)


def _together(sizes: Mapping[str, int]) -> Iterator[list[str]]:
    """The names of files whose contents are asked for together; without those that are large."""
    some: list[str] = []
    room = PIECE
    for name, size in sizes.items():
        if size > PIECE:
            continue
        if size > room or len(some) == _AT_ONCE:
            yield some
            some, room = [], PIECE
        some.append(name)
        room -= size
    if some:
        yield some


def _is_read(name: str, size: int) -> bool:
    """Whether more is read of a file than its size."""
    return size <= MAX_FILE_BYTES or name.endswith(RECORD_SUFFIXES)


def _refuse_too_much(size: int) -> None:
    if size > _MOST:
        raise OSError(f"its files have {size:,} bytes; more than {_MOST:,} are not laid out")


def _submodule(path: Path) -> Git | None:
    """The repository of a submodule; None where it is not at hand, as in a clone without its submodules."""
    with suppress(OSError):
        return None if path.is_symlink() else Git(str(path), submodule=True)
    return None


def _copy_texts(git: Git, original: Dataset, held: Mapping[str, Held], folder: Path) -> set[str]:
    """Copy the texts of the working tree's archive that git is told to ignore; their names."""
    if original.archive_folder or not original.archive.is_dir():
        return set()
    here = map(original.relative, walk(original.archive, ("",)))
    texts = git.ignored(name for name in here if name not in held)
    for name in texts:
        data = read(original.root / name, original.archive, root=original.root)
        # By now there are links, one of which may stand in the place of a folder here.
        if isinstance(data, bytes) and is_inside(folder / name, folder):
            _write(folder, name, data)
    return texts


def _write(folder: Path, name: str, data: bytes) -> None:
    with _new(folder, name) as file:
        file.write(data)


def _new(folder: Path, name: str) -> BinaryIO:
    path = _place(folder, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    return path.open("xb")


def _beside_links(folder: Path, name: str) -> Path:
    """Where something is laid out when there are links already.

    Raises OSError where one of them stands in its way: a tree that was made by hand may have a link and a folder of one
    name.
    """
    path = _place(folder, name)
    if not is_inside(path.parent, folder) or os.path.lexists(path):
        raise OSError(f"git has {name!r} twice, or a link where its folder should be")
    return path


def _place(folder: Path, name: str) -> Path:
    """Where a file is laid out. Raises OSError for a name that leads elsewhere, as no sound repository has any."""
    if not {"", ".", ".."}.isdisjoint(name.split("/")) or (os.sep == "\\" and {"\\", ":"} & set(name)):
        raise OSError(f"git has a file with the name {name!r}, which leads out of its folder")
    return folder / name
