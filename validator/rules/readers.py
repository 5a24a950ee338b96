"""Small readers for rules: what a record says, whatever shape its own schema gave it.

A kind may be defined anew by a dataset, so a rule about statements can meet one without `sources`, or with a
`speaker` that is a list. These readers pass over what has another shape than the rule expects.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from validator.corpus.records import Record
from validator.edtf import DayRange, read
from validator.findings.finding import KeyPath, RecordPlace
from validator.findings.paths import follow


def words(data: Any, key: str) -> str:
    """The text under a key, or an empty one."""
    value = data.get(key) if isinstance(data, dict) else None
    return value if isinstance(value, str) else ""


def entries(data: Any, key: str) -> Sequence[tuple[int, dict[str, Any]]]:
    """The mappings in the list under a key, with their positions."""
    items = data.get(key) if isinstance(data, dict) else None
    if not isinstance(items, list):
        return ()
    return [(index, item) for index, item in enumerate(items) if isinstance(item, dict)]


def dates(record: Record) -> list[tuple[KeyPath, str]]:
    """The dates of a record, as they are written, with their places."""
    data = record.data
    found = []
    for field in record.schema.dates:
        if field.pattern[0] in data:  # most dates are optional
            found += [(path, text) for path, text in follow(data, field.pattern) if isinstance(text, str)]
    return found


def date_of(record: Record | None, key: str) -> DayRange | None:
    """The date under a key of a record."""
    return read(record.data.get(key)) if record else None


def days_of(event: Record | None) -> DayRange | None:
    """The days on which an event can have been going on: from its `date` to its `end_date`, where it has one."""
    begun = date_of(event, "date")
    if event is None or "end_date" not in event.data:
        return begun
    ended = date_of(event, "end_date")
    if begun is None or ended is None or ended.latest < begun.earliest:
        return begun
    return DayRange(begun.earliest, max(begun.latest, ended.latest))


def place(record: Record, path: KeyPath, message: str) -> RecordPlace:
    """A place in another record, to be shown beside a finding."""
    return RecordPlace(record.file, record.document, path, message)


def retired(record: Record) -> bool:
    """Whether a record no longer speaks for itself: it is withdrawn, or another took its place."""
    return "withdrawn" in record.data or "replaced_by" in record.data
