"""What goes from one stage to the next: rows of plain values, all of one form, as Arrow and as Spark know them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import pyarrow as pa

BATCH = 2000
"""Rows that are handed on together."""


class Row(NamedTuple):
    """One row. `tag` says what it is, and so what the other columns mean:

    - `unit`: a file, or (`data`: its piece as JSON) a part of one, to be read.
    - `record`: a sound record at `file` (its number in the dataset's order) and `document`; `number` is that of its
      schema, `name` its id, `key` the article that it quotes first, `questions` what its rules ask, `data` its line.
    - `answer`: what `name` asks for: a record as above; `number` BROKEN says that it can't be used, SAID that `data` is
      the answer, as JSON, and HELD that it is where a text lies, or the text itself (nothing: there is none).
    - `text`: `data` is where a text lies (its path in the archive), `name` the question for it, and `number` the place
      of the file among all.
    - `broken`: the `name` of a record that can't be used.
    - `group`: the record at `file` and `document` is in the group `number`, of which `slot` records were judged
      together in its slot; or the group itself, with its `questions`.
    - `perhaps`: a finding of the group `number`, if these were all its records; its weight is in `questions`.
    - `finding`: `data` as JSON; `document` is its line, `slot` its column, `number` its weight (0 for an error), `name`
      its code, and `key` its message. What was waived has the reason in `questions`.
    - `kept`, `draft`, `left`, `link`, `flat`: what a record gives to a dataset (`validator.spark.choosing`).
    - `tally`: counts, as JSON in `data`.
    - `unsure`, `textless`: the `name` of a record some of whose words, or texts, could not be looked at; `missing`: an
      article (`name`) whose text is missing, and why (`key`).
    """

    tag: str
    slot: int = 0
    file: int = 0
    document: int = 0
    number: int = 0
    name: bytes = b""
    key: bytes = b""
    questions: list[bytes] | None = None
    data: bytes = b""


BROKEN, SAID, HELD = -1, -2, -3
_ODD = b"\0name"


def key_of(name: str) -> bytes:
    """An id as rows have it. One that begins like a question that is no id's (with NUL) is marked as a name."""
    key = name.encode("utf-8", "surrogatepass")
    return _ODD + key if key[:1] == b"\0" else key


def name_of(key: bytes) -> str:
    """The id that `key_of` was given."""
    return key.removeprefix(_ODD).decode("utf-8", "surrogatepass")


COLUMNS = (
    "tag string, slot int, file int, document bigint, number bigint, name binary, key binary, "
    "questions array<binary>, data binary"
)
"""The columns of a row, as Spark writes them."""


def arrow_schema() -> pa.Schema:
    """The columns of a row, as Arrow has them."""
    import pyarrow as pa

    kinds: list[Any] = [pa.string(), pa.int32(), pa.int32(), pa.int64(), pa.int64(), pa.binary(), pa.binary()]
    return pa.schema(list(zip(Row._fields, [*kinds, pa.list_(pa.binary()), pa.binary()], strict=True)))


def rows_of(table: pa.RecordBatch | pa.Table) -> Iterator[Row]:
    """The rows of a batch or a table, whatever the order of its columns."""
    columns = [table.column(name).to_pylist() for name in Row._fields]
    return map(Row._make, zip(*columns, strict=True))


def table_of(rows: Iterable[Row]) -> pa.Table:
    """Rows as a table."""
    import pyarrow as pa

    schema = arrow_schema()
    columns = list(zip(*rows, strict=True)) or [()] * len(Row._fields)
    return pa.table(
        [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)], schema
    )


def batches_of(rows: Iterable[Row]) -> Iterator[pa.RecordBatch]:
    """Rows in batches."""
    from itertools import batched

    for some in batched(rows, BATCH):
        yield from table_of(some).combine_chunks().to_batches()
