"""The tables of a dataset as files: each task writes one for each table that it has rows of, with names of its own.

A task that is done again writes files with other names. What counts are the rows that say what was written: Spark takes
those of each task once.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from typing import IO, TYPE_CHECKING, Any, cast
from uuid import uuid4

from validator.corpus.records import Corpus
from validator.dataset.citations import citations_table
from validator.dataset.nested import Writer
from validator.dataset.parquet import ROWS, flat_rows, flat_schema, nested_schema, objects_in, open_writer
from validator.dataset.readback import ReadBackError, same
from validator.dataset.records_table import records_table
from validator.dataset.tables import names_of_kinds
from validator.spark import quarantine
from validator.spark.choosing import CITATION_SHEET, FIRST_KIND, QUARANTINE_SHEET, RECORDS_SHEET, newest_of
from validator.spark.reading import Counts, tally
from validator.spark.rows import Row, batches_of, name_of, rows_of
from validator.spark.storage import writable
from validator.spark.surveying import Versions, kinds_of, settled
from validator.spark.tools import Shipped, Tools, tools_of

if TYPE_CHECKING:
    import pyarrow as pa

    from validator.dataset.table import Table
    from validator.schema.schema import Schemas

MAX_BYTES = 32 * 1024 * 1024
"""Bytes of records that are held for one group of rows; a group has `parquet.ROWS` at the most."""
_CHUNK = 1024 * 1024


@dataclass(frozen=True)
class Layout:
    """Where the parts go (a URI), and what the columns of each kind were found to hold."""

    folder: str
    versions: Versions
    seen: dict[str, Any]


class Sheet:
    """A table as its parts are written: its name, its columns, and what makes rows of it."""

    def __init__(self, schemas: Schemas, layout: Layout, slot: int) -> None:
        self._writer: Writer | None = None
        self._table: Table | None = None
        if slot == QUARANTINE_SHEET:
            self.name, self.schema, self.folder = (
                quarantine.NAME,
                quarantine.quarantine_schema(),
                "quarantine",
            )
            return
        self.folder = "parquet"
        if slot < FIRST_KIND:
            self._table = _FLAT[slot]
            self.name, self.schema = self._table.name, flat_schema(self._table)
            return
        kind = kinds_of(schemas)[slot - FIRST_KIND]
        seen = [layout.seen[kind]] if kind in layout.seen else []
        root = settled(schemas, kind, layout.versions, seen)
        self._writer = Writer(root)
        self.name = names_of_kinds(kinds_of(schemas))[0][kind]
        self.schema = nested_schema(root, kind)

    def rows(self, tools: Tools, row: Row) -> list[tuple[dict[str, Any] | None, dict[str, Any]]]:
        """What a row of Spark becomes: the record, if it is one, and its columns."""
        if self._writer:
            data = newest_of(tools, tools.record(row)).data
            return [(data, self._writer.row(data))]
        if not self._table:
            return [(None, quarantine.quarantine_row(tools, row))]
        cells, _ = json.loads(row.data)
        return [(None, columns) for columns in flat_rows(replace(self._table, rows=cells))]


_FLAT: dict[int, Table] = {
    RECORDS_SHEET: records_table(()),
    CITATION_SHEET: citations_table((), Corpus(), ()),
}


class Part:
    """A part of a table that is being written: it is hashed on its way."""

    def __init__(self, folder: str, sheet: Sheet, number: int) -> None:
        self.sheet = sheet
        self.name = f"{sheet.folder}/{sheet.name}.parquet/part-{number:05}-{uuid4().hex[:12]}.parquet"
        files, path = writable(folder)
        place = f"{path}/{self.name}"
        files.create_dir(place.rpartition("/")[0], recursive=True)
        self._sink = _Sink(files.open_output_stream(place))
        self._file = open_writer(cast("IO[bytes]", self._sink), sheet.schema)
        self._held: list[tuple[dict[str, Any] | None, dict[str, Any]]] = []
        self._bytes = 0
        self._rows = 0

    def add(self, tools: Tools, row: Row) -> None:
        """Take in what a row of Spark becomes."""
        self._held += self.sheet.rows(tools, row)
        self._bytes += len(row.data)
        if len(self._held) >= ROWS or self._bytes >= MAX_BYTES:
            self._write()

    def _write(self) -> None:
        """Write a group of rows. Each record is made again of its columns: what is built is what was recorded."""
        import pyarrow as pa

        table = pa.Table.from_pylist([columns for _, columns in self._held], schema=self.sheet.schema)
        records = [record for record, _ in self._held if record is not None]
        for record, back in zip(records, objects_in(table) if records else (), strict=True):
            if not same(record, back):
                raise ReadBackError(f"the record {record.get('id')!r} does not come back from its columns")
        self._file.write_table(table)
        self._rows += len(self._held)
        self._held, self._bytes = [], 0

    def end(self, slot: int) -> Row:
        """Close the file, and say what it is."""
        if self._held:
            self._write()
        self._file.close()
        self._sink.end()
        return Row(
            "part",
            slot=slot,
            number=self._rows,
            document=self._sink.size,
            name=self.name.encode(),
            key=self._sink.hash.hexdigest().encode(),
        )


class _Sink(io.RawIOBase):
    """A stream that knows the size and the hash of what was written to it."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self.size = 0
        self.hash = hashlib.sha256()

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        view = memoryview(data)
        self._stream.write(data)
        self.hash.update(view)
        self.size += view.nbytes
        return view.nbytes

    def end(self) -> None:
        """Have all of it written down."""
        self._stream.close()


def write_parts(
    shipped: Shipped, layout: Layout, batches: Iterator[pa.RecordBatch]
) -> Iterator[pa.RecordBatch]:
    """Write rows to files, one for each table, in the order in which they come: a row for each file, and one of counts.

    `slot` is the table's place, and `key` the number of the task.
    """

    def rows() -> Iterator[Row]:
        counts, open_parts = Counts(), dict[int, Part]()
        for batch in batches:
            with tools_of(shipped) as tools:
                for row in rows_of(batch):
                    part = open_parts.get(row.slot)
                    if part is None:
                        sheet = Sheet(tools.schemas, layout, row.slot)
                        part = open_parts[row.slot] = Part(layout.folder, sheet, int(row.key))
                    part.add(tools, row)
                    if row.slot == RECORDS_SHEET:
                        counts.update(("quotes", *what) for what in json.loads(row.data)[1])
        yield from (part.end(slot) for slot, part in open_parts.items())
        yield tally(counts)

    return batches_of(rows())


def write_empty(schemas: Schemas, layout: Layout, slot: int) -> Row:
    """A part without rows: a table that nothing is in has its columns all the same."""
    return Part(layout.folder, Sheet(schemas, layout, slot), 0).end(slot)


def check_parts(folder: str, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Read parts back as they lie there. Raises ReadBackError where one is not what was written."""

    def rows() -> Iterator[Row]:
        import pyarrow.parquet as pq

        files, path = writable(folder)
        counts = Counts()
        for batch in batches:
            for row in rows_of(batch):
                name, digest, size = name_of(row.name), hashlib.sha256(), 0
                with ExitStack() as opened:
                    stream = opened.enter_context(files.open_input_file(f"{path}/{name}"))
                    while data := stream.read(_CHUNK):
                        digest.update(data)
                        size += len(data)
                    stream.seek(0)
                    number = pq.ParquetFile(stream).metadata.num_rows
                if (digest.hexdigest().encode(), size, number) != (row.key, row.document, row.number):
                    raise ReadBackError(f"{name} is not what was written there")
                counts["rows", str(row.slot)] += number
        yield tally(counts)

    return batches_of(rows())


def hash_content(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """The hash of all records (`validator.dataset.manifest.content_of`), numbered from 1 in the order of their ids."""

    def rows() -> Iterator[Row]:
        digest, last = hashlib.sha256(), 0
        for batch in batches:
            for row in rows_of(batch):
                if row.number != (last := last + 1):
                    raise ReadBackError("the records do not come in the order of their ids")
                digest.update(row.key + b"  " + name_of(row.name).encode("utf-8", "surrogatepass") + b"\n")
        if last:  # all of them are in one partition
            yield Row("content", key=digest.hexdigest().encode())

    return batches_of(rows())
