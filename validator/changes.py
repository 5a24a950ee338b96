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
from functools import cached_property, partial
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import Any, Protocol

from validator.config import CONFIG_FILE, WAIVERS_FILE, Dataset, UsageError
from validator.corpus import Corpus, Record, as_id, group_by
from validator.paths import follow
from validator.reading import Content
from validator.record_files import MAPPED_SUFFIXES, is_mapped, mapped_globs
from validator.rule import Rule
from validator.rules.context import Context
from validator.source import walk

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
    before = _contents(dataset.root, [f"HEAD:./{file}" for file in files], list(files))
    for name in missing:
        if name not in before:
            raise UsageError(f"there is no file or folder {name!r}")
    return Change(frozenset(files), before)


def change_since(dataset: Dataset, revision: str) -> Change:
    """What changed in the working tree since a revision, files that git does not know included.

    Raises UsageError without git, outside of a repository, and for a revision that does not exist.
    """
    commit = _git(dataset.root, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}")
    if commit is None:
        raise UsageError(f"--since {revision!r}: git knows no such revision in {dataset.root}")
    watched = [dataset.records, dataset.schemas, dataset.archive]
    paths = [name for name in map(dataset.relative, watched) if not name.startswith("/")]
    paths = ["."] if mapped_globs(dataset) else [*paths, CONFIG_FILE, WAIVERS_FILE]
    arguments = ("--raw", "-z", "--no-renames", "--no-abbrev", "--relative", commit.decode().strip(), "--")
    changed = _git(dataset.root, "diff", *arguments, *paths)
    unknown = _git(dataset.root, "ls-files", "-z", "--others", "--", *paths)
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
    before = _contents(dataset.root, [old[name] for name in known], known)
    return Change(frozenset(files), before, since=revision)


def _ignored_texts(dataset: Dataset) -> set[str]:
    """The texts of an archive that git is told to ignore: it can't say whether they changed."""
    folder = dataset.relative(dataset.archive)
    if folder.startswith("/") or not dataset.archive.is_dir():
        return set()
    ignored = _git(
        dataset.root, "ls-files", "-z", "--others", "--ignored", "--exclude-standard", "--", folder
    )
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


def _git(folder: Path, *arguments: str, given: bytes = b"") -> bytes | None:
    """What git prints; None if it fails or is not there."""
    import subprocess

    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *arguments], input=given, capture_output=True, check=False
        )
    except (OSError, ValueError):  # ValueError: a character that no program can be given
        return None
    return done.stdout if done.returncode == 0 else None


def _contents(folder: Path, objects: list[str], names: list[str]) -> dict[str, bytes]:
    """The bytes of objects in git's store, by the name of the file; those that are not there are left out."""
    asked = [(key, name) for key, name in zip(objects, names, strict=True) if "\n" not in key]
    if not asked:
        return {}
    given = "".join(f"{key}\n" for key, _ in asked).encode("utf-8", "surrogateescape")
    answer = _git(folder, "cat-file", "--batch", given=given) or b""
    found: dict[str, bytes] = {}
    position = 0
    for _, name in asked:
        end = answer.find(b"\n", position)
        if end < 0:
            break
        header = answer[position:end].split()
        position = end + 1
        if len(header) == 3 and header[1] == b"blob":
            size = int(header[2])
            found[name] = answer[position : position + size]
            position += size + 1
    return found


class Surroundings(Protocol):
    """Where the records stand that a change may concern: how to find them from it."""

    def referring(self, name: str) -> Iterable[tuple[Record, bool]]:
        """The records that refer to a name, each with whether the reference is to one of its own kind."""

    def mates(self, rule: Rule[Any, Any], key: Any, limit: int | None = None) -> list[Record]:
        """The records in a group; of a group of more than `limit` only so many that this can be seen."""

    def alone(self, rule: Rule[Any, Any]) -> Iterable[Record]:
        """The records that are in a group of the rule by themselves."""


class WholeCorpus:
    """The surroundings where all records are at hand."""

    def __init__(self, corpus: Corpus, context: Context) -> None:
        self._corpus = corpus
        self._context = context
        self._groups: dict[str, dict[Any, list[Record]]] = {}

    @cached_property
    def _by_target(self) -> dict[str, list[tuple[Record, bool]]]:
        found: dict[str, list[tuple[Record, bool]]] = {}
        for record in self._corpus.records:
            for name, same_kind in referred(record):
                found.setdefault(name, []).append((record, same_kind))
        return found

    def referring(self, name: str) -> Iterable[tuple[Record, bool]]:
        """The records that refer to a name, each with whether the reference is to one of its own kind."""
        return self._by_target.get(name, ())

    def mates(self, rule: Rule[Any, Any], key: Any, limit: int | None = None) -> list[Record]:
        """The records in a group."""
        return self._grouped(rule).get(key, [])

    def alone(self, rule: Rule[Any, Any]) -> Iterable[Record]:
        """The records that are in a group of the rule by themselves."""
        return (members[0] for members in self._grouped(rule).values() if len(members) == 1)

    def _grouped(self, rule: Rule[Any, Any]) -> dict[Any, list[Record]]:
        if rule.code not in self._groups:
            members = _of_kinds(self._corpus.records, rule)
            self._groups[rule.code] = group_by(members, partial(rule.keys, context=self._context))
        return self._groups[rule.code]


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
    rules: Sequence[Rule[Any, Any]],
    context: Context,
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
    found = dict(concerned)
    for rule in rules:
        if rule.shape != "group":
            continue
        keys = partial(rule.keys, context=context)
        left = group_by(_of_kinds(old, rule), keys)
        if rule.alone:
            mates = _lonely(around, change, rule, left, group_by(_of_kinds(new, rule), keys))
            if was_complete != is_complete:
                mates = chain(mates, around.alone(rule))
        else:
            touched = group_by(_of_kinds(concerned.values(), rule), keys)
            mates = chain.from_iterable(around.mates(rule, key) for key in left | touched)
        found.update((position(record), record) for record in mates)
    return found


def _lonely(
    around: Surroundings,
    change: Change,
    rule: Rule[Any, Any],
    left: dict[Any, list[Record]],
    joined: dict[Any, list[Record]],
) -> Iterator[Record]:
    """The records in a group that changed, and that is or was of one record."""
    for key in left | joined:
        limit = 1 + len(joined.get(key, ()))
        members = around.mates(rule, key, limit)
        stayed = [record for record in members if record.file not in change.files]
        if len(members) <= limit and 1 in (len(members), len(stayed) + len(left.get(key, ()))):
            yield from members


def position(record: Record) -> Position:
    """Where a record stands."""
    return record.file, record.document


def _of_kinds(records: Iterable[Record], rule: Rule[Any, Any]) -> Iterator[Record]:
    return (record for record in records if rule.speaks_of(record.schema))


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
