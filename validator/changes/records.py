"""The records of the files that changed, before and after: which were added, removed, renamed or changed, and how.

Files have no part in it: a record that only moved to another file, or to another place of one, has not changed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from validator.changes.fields import FieldDifference, differences, form
from validator.corpus.at_hand import at_hand
from validator.corpus.entries import Entries, Entry, entries
from validator.findings.rule import Hit
from validator.schema.schema import Schemas

_TITLES = ("title", "name", "summary", "quote", "heading", "label")
_MANAGED = ("schema", "id", "origin", "draft")
"""Keys that say nothing of what a record is about."""
MOST_ALIKE = 50
"""Records of one side that may share a value for it to say which of them was renamed."""


@dataclass(frozen=True, slots=True)
class ComparedRecord:
    """A record on both sides, or on one. `fields` is what differs, but for the id of a renamed one.

    `how` is `added`, `removed`, `changed` or `renamed`.
    """

    how: str
    before: Entry | None
    after: Entry | None
    fields: tuple[FieldDifference, ...] = ()

    @property
    def entry(self) -> Entry:
        """The record as it is now, or as it was."""
        found = self.after or self.before
        assert found
        return found


@dataclass(slots=True)
class Side:
    """The records of some files on one side. `unread` are the files that can't be read, or not wholly."""

    records: list[Entry] = field(default_factory=list)
    unread: dict[str, Entries] = field(default_factory=dict)

    def may_have(self, entry: Entry) -> bool:
        """Whether a record of the other side may stand in what can't be read of its file."""
        return entry.file in self.unread and self.unread[entry.file].may_have(entry.id)


def read_side(files: Mapping[str, bytes | Hit], schemas: Schemas) -> Side:
    """The records in some files, given by their bytes or by what kept them from being read."""
    side = Side()
    for file, data in sorted(files.items()):
        with at_hand(file):
            found = entries(data, file, schemas)
        side.records += found.records
        if not found.sound:
            side.unread[file] = found
    return side


Key = tuple[str, str, str]
"""What a record is known by: its kind, its id, and what tells apart those that share both."""


def compare_records(old: Iterable[Entry], new: Iterable[Entry]) -> list[ComparedRecord]:
    """What became of each record, sorted by kind and id. A record without an id is known by its place."""
    before, after = _keyed(old), _keyed(new)
    pairs = [(before.pop(key), after.pop(key)) for key in [key for key in before if key in after]]
    # The same id in another kind is the same record, which follows another schema now.
    loose = {key[1:]: key for key in before if key[1]}
    others = [(loose.pop(key[1:]), key) for key in after if key[1:] in loose]
    pairs += [(before.pop(was), after.pop(now)) for was, now in others]
    found = []
    for was, now in pairs:
        with at_hand(now.file, now.document, now.id):
            fields = tuple(differences(was.data, now.data))
        if fields:
            found.append(ComparedRecord("changed", was, now, fields))
    for old_key, new_key in _renamed(before, after):
        was, now = before.pop(old_key), after.pop(new_key)
        fields = tuple(
            one
            for one in differences(was.data, now.data)
            if len(one.path) > 1 or (one.before, one.after) != (was.id, now.id)
        )
        found.append(ComparedRecord("renamed", was, now, fields))
    found += [ComparedRecord("removed", was, None) for was in before.values()]
    found += [ComparedRecord("added", None, now) for now in after.values()]
    return sorted(
        found, key=lambda change: (change.entry.kind, change.entry.id, change.entry.file, change.how)
    )


def _keyed(records: Iterable[Entry]) -> dict[Key, Entry]:
    found: dict[Key, Entry] = {}
    numbers: Counter[tuple[str, str]] = Counter()
    for entry in records:
        place = f"{entry.file}#{entry.document}"
        if entry.id:
            number = numbers[entry.kind, entry.id]
            numbers[entry.kind, entry.id] += 1
            place = str(number) if number else ""
        found[entry.kind, entry.id, place] = entry
    return found


def _renamed(before: Mapping[Key, Entry], after: Mapping[Key, Entry]) -> Iterator[tuple[Key, Key]]:
    """Records that went, each with the one that came in its place: of its kind, and most of what it says is the same.

    Where two fit equally well nothing is known, and nothing is said.
    """
    holders: dict[tuple[str, str, str], list[Key]] = defaultdict(list)
    for key, entry in after.items():
        for about in _said(entry):
            holders[about].append(key)
    alike: dict[Key, Counter[Key]] = {
        key: Counter(
            other
            for about in _said(entry)
            if len(holders.get(about, ())) <= MOST_ALIKE
            for other in holders.get(about, ())
        )
        for key, entry in before.items()
    }
    claims: dict[Key, list[tuple[int, Key]]] = defaultdict(list)
    for key, shared in alike.items():
        best = shared.most_common(2)
        if best and (len(best) == 1 or best[0][1] > best[1][1]):
            other, number = best[0]
            if 2 * number > max(_weight(before[key]), _weight(after[other])):
                claims[other].append((number, key))
    for other, found in claims.items():
        found.sort(reverse=True)
        if len(found) == 1 or found[0][0] > found[1][0]:
            yield found[0][1], other


def _said(entry: Entry) -> set[tuple[str, str, str]]:
    """What a record says of what it is about, in a form that can be compared."""
    return {(entry.kind, key, form(value)) for key, value in entry.data.items() if key not in _MANAGED}


def _weight(entry: Entry) -> int:
    """How much there is to share: what a record says, but for its id."""
    return sum(key not in _MANAGED and value != entry.id for key, value in entry.data.items())


def title_of(entry: Entry) -> str:
    """What a reader knows a record by, if it says so."""
    found = (entry.data.get(key) for key in _TITLES)
    return next((value for value in found if isinstance(value, str) and value), "")
