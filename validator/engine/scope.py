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

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Protocol

from validator.corpus.change import Change
from validator.corpus.content import Content
from validator.corpus.records import Corpus, Record, group_by, named_in

if TYPE_CHECKING:
    from validator.rules.context import Context
    from validator.rules.shapes import GroupRule

Position = tuple[str, int]
"""Where a record stands: its file, and the number of the document in it."""


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

    def __init__(self, corpus: Corpus, rules: Iterable[GroupRule], context: Context) -> None:
        self._corpus = corpus
        self._rules = tuple(rules)
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
                for key in rule.keys(record, self._context):
                    yield (rule.code, key), rule.alone

    def mates(self, group: Group, limit: int | None = None) -> list[Record]:
        """The records in a group."""
        return self._grouped.get(group, [])

    def alone(self) -> Iterable[Record]:
        """The records that are in a group by themselves, if its rule is about groups of one."""
        return (members[0] for group, members in self._grouped.items() if group[1] and len(members) == 1)


def referred(record: Record) -> Iterator[tuple[str, bool]]:
    """The names that a record refers to, each with whether it names one of the record's own kind."""
    for _, reference, name in named_in(record):
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
