"""Which records can't stand without others: those that refer to what is not there, and those that refer to these."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Sequence

from validator.corpus.records import Record, named_in
from validator.findings.finding import format_path


def lacking(records: Sequence[Record], gone: Collection[str] | None) -> dict[int, list[tuple[str, str]]]:
    """The records (by number) that refer to what is not among them, directly or through one another.

    Each with the places and ids that it lacks. `gone` limits it to references to these ids, and what follows.
    """
    there: dict[str, list[int]] = {}
    for number, record in enumerate(records):
        there.setdefault(record.id, []).append(number)
    out: dict[int, list[tuple[str, str]]] = {}
    waiting: deque[int] = deque()
    referring: dict[str, list[tuple[int, str, Collection[str]]]] = {}

    def lose(number: int, place: str, name: str) -> None:
        if number not in out:
            waiting.append(number)
        out.setdefault(number, []).append((place, name))

    for number, record in enumerate(records):
        for path, reference, name in named_in(record):
            if any(records[other].kind in reference.ref for other in there.get(name, ())):
                referring.setdefault(name, []).append((number, format_path(path), reference.ref))
            elif gone is None or name in gone:
                lose(number, format_path(path), name)
    while waiting:
        name = records[waiting.popleft()].id
        left = [other for other in there[name] if other not in out]
        for number, place, kinds in referring.pop(name, ()):
            if any(records[other].kind in kinds for other in left):
                referring.setdefault(name, []).append((number, place, kinds))
            else:
                lose(number, place, name)
    return out
