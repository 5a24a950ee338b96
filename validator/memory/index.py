"""An index from numbers to units (records and groups), which is written in one go and changed in small pieces.

A row a pair would take most of the time that it takes to write a cache, with millions of pairs. So they lie in a
thousand buckets, a row each: the numbers one after another, and the unit of each.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

BUCKETS = 1024


def _bucket_of(number: int) -> int:
    return number >> 1 & BUCKETS - 1  # the lowest bit says what sort of group it is (`encode.ALONE`)


class Index:
    """The index in a table. What is changed is only written by `save`."""

    def __init__(self, db: sqlite3.Connection, table: str) -> None:
        self._db = db
        self._table = table
        self._read: dict[int, tuple[array[int], array[int]]] = {}
        self._changed: set[int] = set()

    @staticmethod
    def table(name: str) -> str:
        """The SQL that makes the table."""
        return f"CREATE TABLE {name}(bucket INTEGER PRIMARY KEY, numbers BLOB NOT NULL, units BLOB NOT NULL);"

    def fill(self, pairs: Iterable[tuple[Sequence[int], int]]) -> None:
        """Write a new index: numbers, each time with a unit that they lead to."""
        numbers = [array("q") for _ in range(BUCKETS)]
        units = [array("q") for _ in range(BUCKETS)]
        for found, unit in pairs:
            for number in found:
                bucket = _bucket_of(number)
                numbers[bucket].append(number)
                units[bucket].append(unit)
        self._put((bucket, numbers[bucket], units[bucket]) for bucket in range(BUCKETS) if numbers[bucket])

    def find(self, number: int, most: int | None = None) -> list[int]:
        """The units that a number leads to, `most` of them at the most."""
        numbers, units = self._bucket(number)
        found: list[int] = []
        place = -1
        while most is None or len(found) < most:
            try:
                place = numbers.index(number, place + 1)
            except ValueError:
                break
            found.append(units[place])
        return found

    def add(self, found: Iterable[int], unit: int) -> None:
        """Let numbers lead to a unit, too."""
        for number in found:
            if self._place(number, unit) is None:
                numbers, units = self._bucket(number)
                numbers.append(number)
                units.append(unit)
                self._changed.add(_bucket_of(number))

    def remove(self, found: Iterable[int], unit: int) -> None:
        """Let numbers no longer lead to a unit."""
        for number in found:
            place = self._place(number, unit)
            if place is not None:
                numbers, units = self._bucket(number)
                numbers[place], units[place] = numbers[-1], units[-1]
                del numbers[-1], units[-1]
                self._changed.add(_bucket_of(number))

    def _place(self, number: int, unit: int) -> int | None:
        """Where in its bucket a number leads to a unit."""
        numbers, units = self._bucket(number)
        place = -1
        while True:  # many may lead from one number, few to one unit
            try:
                place = units.index(unit, place + 1)
            except ValueError:
                return None
            if numbers[place] == number:
                return place

    def save(self) -> None:
        """Write down what was changed."""
        self._put((bucket, *self._read[bucket]) for bucket in sorted(self._changed))
        self._changed.clear()

    def _put(self, rows: Iterable[tuple[int, array[int], array[int]]]) -> None:
        written = ((bucket, numbers.tobytes(), units.tobytes()) for bucket, numbers, units in rows)
        self._db.executemany(f"INSERT OR REPLACE INTO {self._table} VALUES(?, ?, ?)", written)

    def _bucket(self, number: int) -> tuple[array[int], array[int]]:
        """The bucket of a number. Raises ValueError for one that is damaged."""
        bucket = _bucket_of(number)
        if bucket not in self._read:
            query = f"SELECT numbers, units FROM {self._table} WHERE bucket = ?"
            row = self._db.execute(query, (bucket,)).fetchone() or (b"", b"")
            numbers, units = array("q", row[0]), array("q", row[1])
            if len(numbers) != len(units):
                raise ValueError("a damaged index")
            self._read[bucket] = numbers, units
        return self._read[bucket]
