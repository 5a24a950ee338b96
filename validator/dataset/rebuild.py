"""Records put together again from the tables of the SQLite file: the proof that the tables lose nothing.

A record comes back as the JSON Lines have it, but for the order of its keys and the spelling of numbers (1.0, 1), which
canonical JSON (RFC 8785) does not know.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from validator.dataset.column_paths import read_path
from validator.dataset.sqlite import quote
from validator.findings.paths import ITEMS, Pattern

_JSON = frozenset({"object", "array", "any"})


@dataclass(slots=True)
class _Source:
    """A table of a kind or of a list: its columns with their types and fields, and how many of them are its key."""

    name: str
    key: int
    parent: str = ""
    columns: list[tuple[str, str, Pattern]] = field(default_factory=list)


MAX_GAP = 1_000_000
"""How many entries of a list may be missing from its table: a number that a stranger wrote must not fill the memory."""


def from_sqlite(path: Path) -> Iterator[dict[str, Any]]:
    """Every record of a built file, kind by kind, sorted by id. Raises sqlite3.Error if it can't be read."""
    import sqlite3

    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    try:
        tables = Tables(connection)
        for table in tables.roots:
            yield from tables.records(table)
    finally:
        connection.close()


class Tables:
    """The tables of a built file, and the records that they hold.

    Raises sqlite3.Error, or ValueError where the tables are not what a build makes.
    """

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        sources = _sources(connection)
        roots = [source for source in sources.values() if source.key == 1]
        self._lists = {
            root.name: [
                source for source in sources.values() if source.key > 1 and _root(source, sources) is root
            ]
            for root in roots
        }
        self.roots = {root.name: root for root in roots}
        """The tables of the kinds."""

    def records(self, table: str, name: str | None = None) -> Iterator[dict[str, Any]]:
        """The records of a table, sorted by id; with `name`, the one that has this id."""
        yield from _records(self._connection, self.roots[table], self._lists[table], name)


def _sources(connection: Any) -> dict[str, _Source]:
    """The tables that hold fields of records, parents before their lists."""
    found: dict[str, _Source] = {}
    described = connection.execute("SELECT table_name, column_name, type, path FROM columns ORDER BY rowid")
    for table, column, kind, path in described.fetchall():
        source = found.setdefault(table, _Source(table, 0))
        source.columns.append((column, kind, read_path(path)))
    found = {name: source for name, source in found.items() if any(path for *_, path in source.columns)}
    for name, source in found.items():
        source.key = sum(1 for row in connection.execute(f"PRAGMA table_info({quote(name)})") if row[5])
        keys = connection.execute(f"PRAGMA foreign_key_list({quote(name)})").fetchall()
        first = source.columns[0][0]
        # Only the reference to its list's own table leads from all of a key but the last part.
        groups: dict[int, list[Any]] = {}
        for row in keys:
            groups.setdefault(row[0], []).append(row)
        for rows in groups.values():
            parent = found.get(rows[0][2])
            if rows[0][3] == first and len(rows) == source.key - 1 and parent and parent is not source:
                source.parent = rows[0][2]
    return found


def _root(source: _Source, sources: dict[str, _Source]) -> _Source:
    while source.parent:
        above = sources[source.parent]
        if above.key >= source.key:
            raise ValueError(f"the table {source.name!r} is a list of something inside of itself")
        source = above
    return source


def _records(
    connection: Any, root: _Source, lists: list[_Source], name: str | None
) -> Iterator[dict[str, Any]]:
    """All tables are ordered by id, so that one pass over them side by side is enough."""
    cursors = [(source, _rows(connection, source, name)) for source in lists]
    waiting = [next(rows, None) for _, rows in cursors]
    for row in _rows(connection, root, name):
        record: dict[str, Any] = {}
        _fill(record, root, row)
        for number, (source, rows) in enumerate(cursors):
            item = waiting[number]
            while item is not None and item[0] == row[0]:
                _fill(record, source, item)
                item = next(rows, None)
            waiting[number] = item
        yield record


def _rows(connection: Any, source: _Source, name: str | None) -> Iterator[tuple[Any, ...]]:
    columns = ", ".join(quote(column) for column, _, _ in source.columns)
    only = f" WHERE {quote(source.columns[0][0])} = ?" if name is not None else ""
    query = f"SELECT {columns} FROM {quote(source.name)}{only} ORDER BY rowid"
    return iter(connection.execute(query, (name,) if only else ()))


def _fill(record: dict[str, Any], source: _Source, row: tuple[Any, ...]) -> None:
    """Put the cells of a row where they belong in the record."""
    numbers = row[1 : source.key]
    if source.key > 1:
        _put(record, _numbered(source.columns[source.key - 1][2], numbers), None)
    for number, ((_, kind, path), cell) in enumerate(zip(source.columns, row, strict=True)):
        if cell is None or (source.key > 1 and number < source.key) or not (path or kind in _JSON):
            continue
        value = json.loads(cell) if kind in _JSON else bool(cell) if kind == "boolean" else cell
        _put(record, _numbered(path, numbers), value)


def _numbered(path: Pattern, numbers: tuple[int, ...]) -> list[str | int]:
    left = iter(numbers)
    try:
        return [next(left) if part == ITEMS else part for part in path]
    except StopIteration:
        raise ValueError(f"a column is for {path}, but its table has fewer keys") from None


def _put(place: Any, path: list[str | int], value: Any) -> None:
    """Put a value at a key path, and make what leads there. An object that is there already gets its keys."""
    if not path:
        place.update(value)
        return
    for part, following in pairwise(path):
        place = _open(place, part, [] if isinstance(following, int) else {})
    last = path[-1]
    there = _open(place, last, None)
    if isinstance(there, dict) and isinstance(value, dict):
        there.update(value)
    elif value is not None:
        place[last] = value


def _open(place: Any, part: str | int, fresh: Any) -> Any:
    if isinstance(part, int):
        if not 0 <= part <= len(place) + MAX_GAP:
            raise ValueError(f"a list has an entry with the number {part}, and none before it")
        place.extend([None] * (part + 1 - len(place)))
        if place[part] is None:
            place[part] = fresh
    elif place.get(part) is None and fresh is not None:
        place[part] = fresh
    return place[part] if isinstance(part, int) else place.get(part)
