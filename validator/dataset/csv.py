"""A table as CSV (RFC 4180), in UTF-8 without a byte-order mark.

A missing value is nothing at all, an empty text is a pair of quotation marks; many readers take both as empty.
CSV is what people open in a spreadsheet, and a spreadsheet runs what looks like a formula. So a text that begins like
one (also behind apostrophes) has an apostrophe before it (OWASP, "CSV Injection"); a plain number has none. JSON Lines
and SQLite, which nothing runs, have every text as it is.
"""

from __future__ import annotations

import re
from pathlib import Path

from validator.dataset.cells import Cell
from validator.dataset.table import Table

_NEEDS_QUOTES = re.compile(r'[",;\t\r\n]|^\s|\s$|^$')  # at ; and tabs, some spreadsheets divide cells
_FORMULA = re.compile(r"'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20](?![\d.,]*\Z)")


def write(table: Table, path: Path) -> None:
    """Write the header and all rows."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(_line(tuple(column.name for column in table.columns)))
        for row in table.rows:
            file.write(_line(row))


def _line(cells: tuple[Cell, ...]) -> str:
    return ",".join(map(_value, cells)) + "\r\n"


def _value(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    text = cell if isinstance(cell, str) else repr(cell)
    if isinstance(cell, str) and _FORMULA.match(cell):
        text = f"'{cell}"
    if _NEEDS_QUOTES.search(text):
        return '"' + text.replace('"', '""') + '"'
    return text
