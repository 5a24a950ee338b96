"""The records of a built dataset, read back as plain data: from its JSON Lines, its SQLite file, or its Parquet.

A dataset may come from a stranger. Its files are only read; of a SQLite file nothing is run that stands in it (views,
triggers, functions in its schema), and no more is read of a file at once than a record.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from validator.dataset.layout import FORMAT, FORMAT_NAME, read_manifest
from validator.source.inside import is_inside, open_inside

if TYPE_CHECKING:
    from validator.dataset.columns import Columns
    from validator.dataset.rebuild import Tables

MAX_LINE = 64 * 1024 * 1024
"""Bytes of a record that is read."""


class StoredError(ValueError):
    """What is stored is no dataset, or is damaged. The message says in which way."""


class OtherLayoutError(StoredError):
    """The dataset has the layout of another version of OnRecord."""


class Lines:
    """Records in `jsonl/KIND.jsonl`, sorted by id, which is what makes one of many thousand found in a moment."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        files = (folder / "jsonl").glob("*.jsonl")
        self.kinds = sorted(path.stem for path in files if path.stat().st_size)

    def records(self, kind: str) -> Iterator[dict[str, Any]]:
        """The records of a kind, one after the other. Raises StoredError, OSError."""
        with self._open(kind) as file:
            number = 0
            while line := file.readline(MAX_LINE):
                number += 1
                yield _parse(line, f"jsonl/{kind}.jsonl, line {number}")

    def record(self, kind: str, name: str) -> dict[str, Any] | None:
        """The record of a kind with this id; None if there is none. Raises StoredError, OSError."""
        with self._open(kind) as file:
            low, high = 0, os.fstat(file.fileno()).st_size
            while low < high:
                start = _begin_line(file, low, (low + high) // 2)
                file.seek(start)
                line = file.readline(MAX_LINE)
                found = _parse(line, f"jsonl/{kind}.jsonl, byte {start}")
                if found.get("id") == name:
                    return found
                if str(found.get("id")) < name:
                    low = start + len(line)
                else:
                    high = start
        return None

    def close(self) -> None:
        """Nothing is kept open."""

    def _open(self, kind: str) -> BinaryIO:
        path = self._folder / "jsonl" / f"{kind}.jsonl"
        return os.fdopen(open_inside(path, self._folder), "rb")


def _begin_line(file: BinaryIO, low: int, middle: int) -> int:
    """Where the line begins in which `middle` lies; `low` is the beginning of a line at or before it."""
    while middle > low:
        start = max(low, middle - 4096)
        file.seek(start)
        before = file.read(middle - start)
        end = before.rfind(b"\n")
        if end >= 0:
            return start + end + 1
        middle = start
    return low


def _parse(line: bytes, place: str) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise StoredError(f"{place}: this is no record ({error})") from error
    if not isinstance(found, dict):
        raise StoredError(f"{place}: this is no record, but {type(found).__name__}")
    return found


class Rows:
    """Records in a SQLite file, each put together from its tables."""

    def __init__(self, path: Path) -> None:
        from validator.dataset.rebuild import Tables

        self.path = path
        self._connection = connect(path)
        try:
            with _reading(path):
                _require_tables(self._connection)
                self._tables: Tables = Tables(self._connection)
                self._of_kind = dict(self._kinds())
        except BaseException:
            self._connection.close()
            raise
        self.kinds = sorted(self._of_kind)

    def records(self, kind: str) -> Iterator[dict[str, Any]]:
        """The records of a kind, one after the other. Raises StoredError."""
        with _reading(self.path):
            yield from self._tables.records(self._of_kind[kind])

    def record(self, kind: str, name: str) -> dict[str, Any] | None:
        """The record of a kind with this id; None if there is none. Raises StoredError."""
        with _reading(self.path):
            return next(self._tables.records(self._of_kind[kind], name), None)

    def search(self, words: str) -> list[str]:
        """The ids of the records with these words, best first (sqlite.org/fts5.html). Raises StoredError."""
        with _reading(self.path):
            found = self._connection.execute("SELECT sql FROM sqlite_master WHERE name = 'search'").fetchone()
            if not found or "USING fts5(" not in str(found[0]):
                raise StoredError("this dataset has no index of its texts")
            rows = self._connection.execute(
                "SELECT id FROM search WHERE search MATCH ? ORDER BY rank", (words,)
            )
            return [str(name) for (name,) in rows.fetchall()]

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def __del__(self) -> None:
        if hasattr(self, "_connection"):
            self._connection.close()

    def _kinds(self) -> Iterator[tuple[str, str]]:
        """Each kind that has records, with its table."""
        from validator.dataset.sqlite import quote

        for table in self._tables.roots:
            found = self._connection.execute(
                f"SELECT kind FROM records WHERE id = (SELECT id FROM {quote(table)} LIMIT 1)"
            ).fetchone()
            if found:
                yield str(found[0]), table


def connect(path: Path) -> Any:
    """A SQLite file opened so that it can only be read, and nothing that stands in it is run. Raises StoredError."""
    import sqlite3

    if not path.is_file():
        raise StoredError(f"{path.name}: there is no such file")
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE)
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_TRUSTED_SCHEMA, False)
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_ENABLE_VIEW, False)
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_ENABLE_TRIGGER, False)
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MAX_LINE)
        connection.execute("PRAGMA query_only = ON")
        connection.execute("PRAGMA cell_size_check = ON")
    except sqlite3.Error as error:
        connection.close()
        raise StoredError(f"{path.name}: {error}") from error
    return connection


def _require_tables(connection: Any) -> None:
    """The tables that are read are plain ones, and have the names of this layout."""
    rows = connection.execute("SELECT name, type, sql FROM sqlite_master WHERE type IN ('table', 'view')")
    kinds = {str(name): (kind, str(sql)) for name, kind, sql in rows}
    for name in ("records", "columns"):
        if name not in kinds:
            raise StoredError(f"there is no table {name!r}, which every dataset of OnRecord has")
    described = [name for _, name, *_ in connection.execute("PRAGMA table_info(columns)")]
    if "table_name" not in described:
        raise OtherLayoutError("this file has an older layout")
    named = {str(name) for (name,) in connection.execute("SELECT DISTINCT table_name FROM columns")}
    for name in ("records", "columns", *sorted(named)):
        kind, sql = kinds.get(name, ("", ""))
        if kind != "table" or not sql.upper().startswith("CREATE TABLE"):
            raise StoredError(f"{name!r} is no plain table")


class _reading:  # noqa: N801 (a context manager, used like a function)
    """Turns what SQLite and the tables of a stranger may raise into StoredError."""

    def __init__(self, path: Path) -> None:
        self._name = path.name

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        import sqlite3

        expected = (sqlite3.Error, ValueError, TypeError, LookupError, AttributeError, RecursionError)
        if isinstance(error, expected) and not isinstance(error, StoredError):
            raise StoredError(f"{self._name}: this is not what a build writes ({error})") from error


def open_stored(path: Path) -> Lines | Rows | Columns:
    """The records of a built dataset: its folder, or its SQLite file. Raises StoredError."""
    if path.is_file():
        return Rows(path)
    manifest = read_manifest(path)
    if not manifest:
        raise StoredError(f"{str(path)!r} has no manifest, so that no build made it")
    layout = str(manifest.get("format"))
    if layout != FORMAT:
        raise OtherLayoutError(f"this dataset has the layout {layout.removeprefix(FORMAT_NAME)!r}")
    listed = manifest.get("files")
    names = sorted(listed) if isinstance(listed, dict) else []
    lines = [name for name in names if name.startswith("jsonl/")]
    if lines:
        missing = next((name for name in lines if not (path / name).exists()), "")
        if missing:
            raise StoredError(f"{missing} stands in its manifest, and is not there: copy the whole folder")
        return Lines(path)
    if database := database_in(path):
        return Rows(database)
    if any(name.startswith("parquet/") for name in names):
        from validator.dataset.columns import Columns

        return Columns(path)
    raise StoredError("this dataset was built without JSON Lines, SQLite and Parquet, one of which is needed")


def database_in(folder: Path) -> Path | None:
    """The SQLite file of a built folder; None if it has none. Raises StoredError for a link that leads out of it."""
    found = next(iter(sorted(folder.glob("*.sqlite"))), None)
    if found is not None and not is_inside(found, folder):
        raise StoredError(f"{found.name} is a link that leads out of the dataset; it was not followed")
    return found
