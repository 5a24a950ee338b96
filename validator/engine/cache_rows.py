"""What a run writes down of files, records and groups while it checks them: nearly what the cache's tables hold.

Notes come from other processes, so they are small: text and bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, Protocol

from validator.corpus.content import Content
from validator.corpus.records import Record
from validator.engine.apply_rules import Judgement, group_keys
from validator.engine.encode import Count, dump, dump_counts, group_number, hash_of, number, pack
from validator.findings.finding import Finding
from validator.findings.rule import Hit
from validator.rules.context import Context

if TYPE_CHECKING:
    from validator.schema.schema import Schemas


class FileRow(NamedTuple):
    """What is remembered of a file.

    `stamp` is (size, mtime, ctime, inode), or nothing if it could not be read; `tally` what it adds to the counts, and
    `broken` the names of records in it that can't be used, both as JSON.
    """

    path: str
    stamp: tuple[int, ...]
    hash: bytes
    tally: str
    broken: str
    findings: list[tuple[int, str]]


class RecordRow(NamedTuple):
    """What is remembered of a record: the names that its rules asked for, its groups (both packed), what was found.

    `tally` is what it adds to the counts, as JSON; empty if that is nothing.
    """

    file: str
    document: int
    name: str
    kind: str
    tally: str
    unchecked: bool
    asked: bytes
    groups: bytes
    findings: list[tuple[int, str]]


class GroupRow(NamedTuple):
    """What is remembered of a group: the names that its rule asked for (packed), and what was found."""

    number: int
    asked: bytes
    findings: list[tuple[int, str]]


def groups_of(record: Record, context: Context) -> bytes:
    """The numbers of all groups that a record is in, packed."""
    return pack({group_number(rule, key) for rule, key in group_keys(record, context)})


def note_record(
    record: Record, found: Judgement, expected: Iterable[tuple[str, str]], groups: bytes
) -> RecordRow:
    """What is remembered of a record that was judged.

    `expected` is what the settings' expectations count of it, `groups` are the numbers of its groups, packed.
    """
    counted: list[Count] = [("expected", *what) for what in expected]
    counted += [("missing", *text) for text in found.missing]
    unchecked = False
    for piece in found.evidence:
        counted.append(("evidence", piece.how, piece.result, f"{piece.quoted:d}"))
        unchecked = unchecked or piece.how == "unchecked"
    if record.data.get("draft") is True:
        counted.append(("draft",))
    counts: dict[Count, int] = {}
    for what in counted:
        counts[what] = counts.get(what, 0) + 1
    return RecordRow(
        record.file,
        record.document,
        record.id,
        record.kind,
        _tally(tuple(counts.items())),
        unchecked,
        pack(map(number, found.asked)),
        groups,
        [(document, dump(finding)) for document, finding in found.findings],
    )


@lru_cache(maxsize=1024)
def _tally(counts: tuple[tuple[Count, int], ...]) -> str:
    """Counts as JSON; empty for none. Most records have those that others have."""
    return dump_counts(dict(counts)) if counts else ""


def note_file(
    file: str, stamp: tuple[int, ...], data: bytes | Hit, content: Content, found: list[Finding]
) -> FileRow:
    """What is remembered of a file."""
    tally = _tally(tuple((("kind", kind), count) for kind, count in content.kinds.items()))
    findings = [(-1, dump(finding)) for finding in found]
    broken = json.dumps(sorted(content.broken)) if content.broken else "[]"
    stamp = stamp if isinstance(data, bytes) else ()
    return FileRow(file, stamp, hash_of(data), tally, broken, findings)


def note_group(group: int, found: Judgement) -> GroupRow:
    """What is remembered of a group that was judged."""
    findings = [(document, dump(finding)) for document, finding in found.findings]
    return GroupRow(group, pack(map(number, found.asked)), findings)


class Notebook(Protocol):
    """Whoever keeps notes of a run for the next one."""

    def begin(self, findings: Iterable[Finding], schemas: Schemas) -> None: ...
    def note_files(self, notes: Iterable[FileRow]) -> None: ...
    def note_records(self, notes: Sequence[RecordRow]) -> None: ...
    def note_texts(self, index: dict[str, str]) -> None: ...
    def note_groups(self, notes: Iterable[GroupRow]) -> None: ...
    def drop(self) -> None: ...
