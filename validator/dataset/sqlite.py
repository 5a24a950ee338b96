"""The dataset as a SQLite file, with declared foreign keys and every column's description.

The same tables give the same bytes: a fixed page size, rows in a fixed order, no time stamps, and a fixed number
in the one place of the file that names the SQLite library (file format, section 1.3).
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from validator.dataset.table import Column, ForeignKey, Table
from validator.dataset.views import create_views

COLUMNS = "columns"
STRICT_SINCE = (3, 37, 0)
_VERSION_OFFSET = 96
_SETTINGS = (
    "PRAGMA page_size = 4096",
    "PRAGMA encoding = 'UTF-8'",
    "PRAGMA auto_vacuum = NONE",
    "PRAGMA secure_delete = ON",  # builds of SQLite differ; left-over bytes in a page must not
    "PRAGMA journal_mode = OFF",
    "PRAGMA synchronous = OFF",
    "PRAGMA foreign_keys = OFF",  # records refer to each other in circles; checked as a whole at the end
)
_TYPES = {"integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}


def write(tables: Iterable[Table], path: Path) -> None:
    """Write a new file. Raises OSError where the disk is full or can't be written."""
    import sqlite3

    connection = sqlite3.connect(path, isolation_level=None)
    try:
        _fill(connection, list(tables), strict=sqlite3.sqlite_version_info >= STRICT_SINCE)
    except sqlite3.OperationalError as error:
        causes = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)
        if error.sqlite_errorcode & 0xFF in causes:
            raise OSError(f"{path.name}: {error}") from error
        raise
    finally:
        connection.close()
    with path.open("r+b") as file:
        file.seek(_VERSION_OFFSET)
        file.write((3_037_000).to_bytes(4, "big"))


def quote(name: str) -> str:
    """A name as SQL writes it, whatever it holds."""
    return '"' + name.replace('"', '""') + '"'


def _fill(connection: Any, tables: list[Table], *, strict: bool) -> None:
    for setting in _SETTINGS:
        connection.execute(setting)
    connection.execute("BEGIN")
    ending = " STRICT" if strict else ""
    for table in tables:
        connection.execute(_create(table) + ending)
    connection.execute(
        f"CREATE TABLE {COLUMNS} (table_name TEXT NOT NULL, column_name TEXT NOT NULL, type TEXT NOT NULL, "
        "path TEXT NOT NULL, title TEXT NOT NULL, description TEXT NOT NULL, "
        f"PRIMARY KEY (table_name, column_name)){ending}"
    )
    for table in tables:
        marks = ", ".join("?" * len(table.columns))
        connection.executemany(f"INSERT INTO {quote(table.name)} VALUES ({marks})", table.rows)
    connection.executemany(
        f"INSERT INTO {COLUMNS} VALUES (?, ?, ?, ?, ?, ?)",
        (
            (table.name, column.name, column.type, column.path, column.title, column.description)
            for table in tables
            for column in table.columns
        ),
    )
    create_views(connection)
    connection.execute("COMMIT")
    dangling = connection.execute("PRAGMA foreign_key_check").fetchmany(5)
    if dangling:
        raise RuntimeError(f"references that lead nowhere passed the check: {dangling}")
    connection.execute("VACUUM")


def _create(table: Table) -> str:
    lines = [_column(column) for column in table.columns]
    lines.append(f"PRIMARY KEY ({_list(table.key)})")
    lines += map(_foreign_key, table.foreign_keys)
    return f"CREATE TABLE {quote(table.name)} (\n  " + ",\n  ".join(lines) + "\n)"


def _column(column: Column) -> str:
    text = f"{quote(column.name)} {_TYPES.get(column.type, 'TEXT')}"
    if column.required:
        text += " NOT NULL"
    if column.type == "boolean":
        text += f" CHECK ({quote(column.name)} IN (0, 1))"
    return text


def _foreign_key(key: ForeignKey) -> str:
    return f"FOREIGN KEY ({_list(key.columns)}) REFERENCES {quote(key.table)} ({_list(key.target)})"


def _list(names: Iterable[str]) -> str:
    return ", ".join(map(quote, names))
