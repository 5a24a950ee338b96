"""What a run writes down of files, records and groups while it checks them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from validator.cache.encode import dump, group_number, hash_of, number
from validator.corpus import Record
from validator.finding import Evidence, Finding
from validator.judge import group_keys
from validator.reading import Content
from validator.rule import Hit
from validator.rules.context import Context

Tally = dict[str, int]
"""What is counted over the whole dataset: kinds, evidence, and what the settings expect."""


@dataclass(slots=True)
class FileNote:
    """What is remembered of a file. `stamp` is (size, mtime, ctime, inode), or nothing if it could not be read."""

    path: str
    stamp: tuple[int, ...]
    hash: bytes
    tally: Tally
    broken: set[str]
    findings: list[Finding] = field(default_factory=list)


@dataclass(slots=True)
class RecordNote:
    """What is remembered of a record: the names that its rules asked for (numbers), its groups, what was found."""

    file: str
    document: int
    name: str
    kind: str
    tally: Tally
    unchecked: bool
    asked: list[int]
    groups: set[int] = field(default_factory=set)
    findings: list[tuple[int, str]] = field(default_factory=list)


@dataclass(slots=True)
class GroupNote:
    """What is remembered of a group: the names that its rule asked for, and what was found."""

    number: int
    asked: list[int]
    findings: list[tuple[int, str]]


def groups_of(record: Record, context: Context) -> set[int]:
    """The numbers of all groups that a record is in."""
    return {group_number(rule, key) for rule, key in group_keys(record, context)}


def note_record(
    record: Record,
    context: Context,
    findings: Iterable[Finding],
    evidence: Iterable[Evidence],
    expected: Iterable[str],
) -> RecordNote:
    """What is remembered of a record, right after its rules were applied.

    `expected` is what the settings' expectations count of it. Its groups are to be added.
    """
    counted = list(expected)
    unchecked = False
    for piece in evidence:
        counted.append(f"evidence\t{piece.how}\t{piece.result}\t{piece.quoted:d}")
        unchecked = unchecked or piece.how == "unchecked"
    if record.data.get("draft") is True:
        counted.append("draft")
    tally: Tally = {}
    for what in counted:
        tally[what] = tally.get(what, 0) + 1
    return RecordNote(
        record.file,
        record.document,
        record.id,
        record.kind,
        tally,
        unchecked,
        [number(name) for name in context.corpus.asked],
        set(),
        [(record.document, dump(finding)) for finding in findings],
    )


def note_file(
    file: str, stamp: tuple[int, ...], data: bytes | Hit, content: Content, found: list[Finding]
) -> FileNote:
    """What is remembered of a file."""
    tally = {f"kind\t{kind}": count for kind, count in content.kinds.items()}
    known = isinstance(data, bytes)
    return FileNote(file, stamp if known else (), hash_of(data), tally, content.broken, found)


def note_group(group: int, asked: Iterable[str], found: Iterable[tuple[int, Finding]]) -> GroupNote:
    """What is remembered of a group. `found` are findings, each with the number of the record's document."""
    return GroupNote(
        group, [number(name) for name in asked], [(document, dump(finding)) for document, finding in found]
    )
