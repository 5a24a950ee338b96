"""Records in Parquet: a table with a column `record`, the JSON text of one record in each row.

A row is read as a line of JSON Lines is, and told by its number, counted from 1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from validator.findings.rule import Hit
from validator.source.files import unreadable_file
from validator.source.inside import NotOrdinaryError, OutsideError
from validator.source.pieces import Piece
from validator.spark.files import Far, Near

if TYPE_CHECKING:
    import pyarrow.parquet as pq

COLUMN = "record"


def cut_table(file: Near | Far) -> tuple[Piece, ...]:
    """The row groups of a table, as pieces: `start` and `end` are the numbers of rows. Nothing if it can't be read."""
    import pyarrow as pa

    try:
        with _open(file) as table:
            stamp, first, pieces = file.stamp(), 0, list[Piece]()
            for number in range(table.num_row_groups):
                rows = table.metadata.row_group(number).num_rows
                pieces.append(Piece(first, first + rows, first, first, stamp))
                first += rows
            return tuple(pieces)
    except (pa.ArrowException, OSError):
        return ()


def read_table(file: Near | Far, piece: Piece | None) -> bytes | Hit:
    """The rows of a piece as JSON Lines, or the problem that prevents it."""
    import pyarrow as pa

    try:
        with _open(file) as table:
            if COLUMN not in table.schema_arrow.names:
                return unreadable_file, unreadable_file(
                    f"this table has no column {COLUMN!r} with the text of a record"
                )
            if piece is None:
                return b""
            starts, first = {}, 0
            for number in range(table.num_row_groups):
                starts[first] = number
                first += table.metadata.row_group(number).num_rows
            rows = table.read_row_group(starts[piece.start], columns=[COLUMN])
            return b"".join(_line(value) for value in rows.column(COLUMN).to_pylist())
    except (OutsideError, NotOrdinaryError):
        return unreadable_file, unreadable_file("it is no ordinary file in its folder")
    except (pa.ArrowException, OSError, KeyError) as error:
        return unreadable_file, unreadable_file(str(error).splitlines()[0] if str(error) else "it is damaged")


def _open(file: Near | Far) -> pq.ParquetFile:
    import pyarrow.parquet as pq

    return pq.ParquetFile(file.open())


def _line(value: Any) -> bytes:
    """A value as a line. What is empty is no record, and not left out; a line end is space, but not in a text."""
    data = value if isinstance(value, bytes) else value.encode() if isinstance(value, str) else b""
    return (data if data.strip() else b"null").replace(b"\n", b"\r") + b"\n"
