"""Exact change checking: which files changed, and which records that concerns.

A rule reads one record, one link or one group, and says so; from that follows what a change can touch:

- the changed records themselves;
- the records that refer to one of them, under the name that it has or had, and those from which such a record is
  reached along references of one kind to the same kind (a copy of a copy, a chain of replacements);
- the records that share a group with one of these, or did with a changed one before. A rule about groups of one
  record is only concerned where a group is, or was, of one.

Whatever is outside of this has the same findings before and after the change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Protocol

from validator.config import CONFIG_FILE, WAIVERS_FILE, Dataset, UsageError
from validator.corpus import Corpus, Record, as_id, group_by
from validator.paths import follow
from validator.reading import Content
from validator.record_files import MAPPED_SUFFIXES, is_mapped, mapped_globs
from validator.revisions import blobs, git
from validator.rule import Rule
from validator.source import walk

if TYPE_CHECKING:
    from validator.rules.context import Context

Position = tuple[str, int]
"""Where a record stands: its file, and the number of the document in it."""


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


Group = tuple[Any, bool]
"""What stands for a group, and whether its rule is about groups of one."""


class Surroundings(Protocol):
    """Where the records stand that a change may concern: how to find them from it."""

    def referring(self, name: str) -> Iterable[tuple[Record, bool]]:
        """The records that refer to a name, each with whether the reference is to one of its own kind."""

    def groups(self, record: Record) -> Iterable[Group]:
        """The groups that a record is in, or was in before."""

    def mates(self, group: Group, limit: int | None = None) -> list[Record]:
        """The records in a group; of a group of more than `limit` only so many that this can be seen."""

    def alone(self) -> Iterable[Record]:
        """The records that are in a group by themselves, if its rule is about groups of one."""


class WholeCorpus:
    """The surroundings where all records are at hand."""

    def __init__(self, corpus: Corpus, rules: Iterable[Rule[Any, Any]], context: Context) -> None:
        self._corpus = corpus
        self._rules = [rule for rule in rules if rule.shape == "group"]
        self._context = context

    @cached_property
    def _by_target(self) -> dict[str, list[tuple[Record, bool]]]:
        found: dict[str, list[tuple[Record, bool]]] = {}
        for record in self._corpus.records:
            for name, same_kind in referred(record):
                found.setdefault(name, []).append((record, same_kind))
        return found

    @cached_property
    def _grouped(self) -> dict[Group, list[Record]]:
        return group_by(self._corpus.records, self.groups)

    def referring(self, name: str) -> Iterable[tuple[Record, bool]]:
        """The records that refer to a name, each with whether the reference is to one of its own kind."""
        return self._by_target.get(name, ())

    def groups(self, record: Record) -> Iterable[Group]:
        """The groups that a record is in: a rule and a key."""
        for rule in self._rules:
            if rule.speaks_of(record.schema):
                for key in rule.keys(record, context=self._context):
                    yield (rule.code, key), rule.alone

    def mates(self, group: Group, limit: int | None = None) -> list[Record]:
        """The records in a group."""
        return self._grouped.get(group, [])

    def alone(self) -> Iterable[Record]:
        """The records that are in a group by themselves, if its rule is about groups of one."""
        return (members[0] for group, members in self._grouped.items() if group[1] and len(members) == 1)


def referred(record: Record) -> Iterator[tuple[str, bool]]:
    """The names that a record refers to, each with whether it names one of the record's own kind."""
    for reference in record.schema.references:
        for _, value in follow(record.data, reference.pattern):
            name = as_id(value)
            if name is not None:
                yield name, record.kind in reference.ref


def affected(
    around: Surroundings,
    change: Change,
    before: Sequence[Content],
    after: Sequence[Content],
    *,
    broken_elsewhere: bool,
) -> dict[Position, Record]:
    """The records that a change concerns, by position.

    `before` and `after` are what the changed files held and hold; `broken_elsewhere` says whether a record in some
    other file can't be used.
    """
    old, new = (
        [record for content in contents for record in content.records] for contents in (before, after)
    )
    names = {record.id for record in (*old, *new)} | {PurePosixPath(file).stem for file in change.files}
    names = names.union(*(content.broken for content in (*before, *after)))
    concerned = {position(record): record for record in new} | _referrers(around, names)
    # Some rules wait until every record can be read, before they call another one missing.
    was_complete, is_complete = (
        not broken_elsewhere and not any(content.broken for content in contents)
        for contents in (before, after)
    )
    left = group_by(old, around.groups)
    joined = group_by(new, around.groups)
    touched = group_by(concerned.values(), around.groups)
    mates = [around.mates(group) for group in left | touched if not group[1]]
    mates += [_lonely(around, change, group, left, joined) for group in left | joined if group[1]]
    if was_complete != is_complete:
        mates.append(list(around.alone()))
    return concerned | {position(record): record for record in chain.from_iterable(mates)}


def _lonely(
    around: Surroundings,
    change: Change,
    group: Group,
    left: dict[Group, list[Record]],
    joined: dict[Group, list[Record]],
) -> list[Record]:
    """The records in a group that changed, if it is or was of one record."""
    limit = 1 + len(joined.get(group, ()))
    members = around.mates(group, limit)
    stayed = [record for record in members if record.file not in change.files]
    alone = 1 in (len(members), len(stayed) + len(left.get(group, ())))
    return members if alone and len(members) <= limit else []


def position(record: Record) -> Position:
    """Where a record stands."""
    return record.file, record.document


def _referrers(around: Surroundings, names: set[str]) -> dict[Position, Record]:
    """The records that a change of the records with these names can concern through references.

    Those that refer to them; those that do so over others of the same kind; and those that refer to one of the same
    kind that does.
    """
    reached = set(names)
    waiting = list(names)
    direct: dict[Position, Record] = {}
    while waiting:
        for record, same_kind in around.referring(waiting.pop()):
            direct[position(record)] = record
            if same_kind and record.id not in reached:
                reached.add(record.id)
                waiting.append(record.id)
    over_one = (r for one in direct.values() for r, same_kind in around.referring(one.id) if same_kind)
    return direct | {position(record): record for record in over_one}
