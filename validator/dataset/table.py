"""What a table is: columns, a key, references to other tables, and rows."""

from __future__ import annotations

from dataclasses import dataclass

from validator.dataset.cells import Cell, ColumnType

RECORDS = "records"
"""The name of the table of all records."""

CITATION = "citation"
"""The name of the table of all words that must stand in an article."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column. `path` is its place in a record (`sources[].article`), empty for what the tables add."""

    name: str
    type: ColumnType
    path: str
    title: str
    description: str
    enum: tuple[str, ...] = ()
    required: bool = False


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Columns whose values stand in the columns `target` of `table`."""

    columns: tuple[str, ...]
    table: str
    target: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its rows, which are ordered by record id and place in the list."""

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]
    rows: tuple[tuple[Cell, ...], ...]
