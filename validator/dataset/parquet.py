"""Records as Parquet, a file for each kind: typed columns, with objects and lists as they are, in groups of rows.

The tables `records` and `citation`, which no record holds, are files beside them. The same records and the same version
of pyarrow give the same bytes (the version stands in each file).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import batched
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from validator.dataset.content import Content
from validator.dataset.nested import Member, NestedField, Writer, members, survey
from validator.dataset.table import CITATION, RECORDS, Table
from validator.dataset.tables import names_of_kinds, shape_in_use

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

ROWS = 8192
"""Rows of a group, which is what is held in memory at once."""
_JSON = frozenset({"object", "array", "any"})


def write(content: Content, folder: Path) -> None:
    """Write the files into a folder."""
    names, _ = names_of_kinds(content.kinds)
    for kind, name in names.items():
        versions = [schema for schema in content.schemas if schema.kind == kind]
        shape = shape_in_use(content.of_kind(kind), versions)
        root = survey(shape, (record.data for record in content.of_kind(kind)))
        writer = Writer(root)
        rows = (writer.row(record.data) for record in content.of_kind(kind))
        _write(nested_schema(root, kind), rows, folder / f"{name}.parquet")
    for table in content.tables:
        if table.name in (RECORDS, CITATION):
            _write(flat_schema(table), flat_rows(table), folder / f"{table.name}.parquet")


def open_writer(where: Path | IO[bytes], schema: pa.Schema) -> pq.ParquetWriter:
    """What writes groups of rows into a file, or a stream."""
    import pyarrow.parquet as pq

    return pq.ParquetWriter(where, schema, compression="zstd")


def _write(schema: pa.Schema, rows: Iterable[dict[str, Any]], path: Path) -> None:
    import pyarrow as pa

    with open_writer(path, schema) as file:
        for group in batched(rows, ROWS):
            file.write_table(pa.Table.from_pylist(list(group), schema=schema))


def _schema(fields: list[pa.Field], about: dict[str, str]) -> pa.Schema:
    import pyarrow as pa

    return pa.schema(fields, metadata=about)


def nested_schema(root: NestedField, kind: str) -> pa.Schema:
    """The columns of a kind, as they were surveyed."""
    about = {"title": root.shape.title, "description": root.shape.description, "onrecord.kind": kind}
    return _schema(_fields(root), about)


def flat_schema(table: Table) -> pa.Schema:
    """The columns of a flat table."""
    import pyarrow as pa

    fields = [
        pa.field(
            column.name,
            _scalar(column.type),
            nullable=not column.required,
            metadata={"title": column.title, "description": column.description},
        )
        for column in table.columns
    ]
    return _schema(fields, {"title": table.title, "description": table.description})


def flat_rows(table: Table) -> Iterator[dict[str, Any]]:
    """The rows of a flat table, as pyarrow takes them."""
    for row in table.rows:
        yield {
            column.name: date.fromisoformat(value)
            if column.type == "date" and isinstance(value, str)
            else value
            for column, value in zip(table.columns, row, strict=True)
        }


def _fields(node: NestedField) -> list[pa.Field]:
    import pyarrow as pa

    return [pa.field(member.name, _type(member), metadata=_about(member)) for member in members(node)]


def _about(member: Member) -> dict[str, str]:
    """What a reader should know of a column, and what `rebuild` must: the key, and whether it is JSON text."""
    shape = member.node.shape
    if member.form in ("earliest", "latest"):
        return {"description": f"The {member.form} day that {member.key} can mean; empty where that is open."}
    if member.form == "other":
        return {"description": "What stands here besides the columns, as JSON.", "onrecord.json": "other"}
    about = {"title": shape.title, "description": shape.description, "onrecord.key": json.dumps(member.key)}
    inner = member.node.item if member.form == "list" and member.node.item is not None else member.node
    while member.form == "list" and inner.item is not None and not inner.children:
        inner = inner.item
    if (member.form == "value" or (member.form == "list" and not inner.children)) and inner.type in _JSON:
        about["onrecord.json"] = "value"
    return {key: value for key, value in about.items() if value}


def _type(member: Member) -> pa.DataType:
    import pyarrow as pa

    if member.form in ("earliest", "latest"):
        return pa.date32()
    if member.form == "object":
        return pa.struct(_fields(member.node))
    if member.form == "list" and member.node.item is not None:
        return _list(member.node.item)
    return pa.string() if member.form == "other" else _scalar(member.node.type)


def _list(item: NestedField) -> pa.DataType:
    import pyarrow as pa

    if item.children:
        return pa.list_(pa.struct(_fields(item)))
    return pa.list_(_list(item.item) if item.item is not None else _scalar(item.type))


def _scalar(kind: str) -> pa.DataType:
    import pyarrow as pa

    types = {"integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_(), "date": pa.date32()}
    return types.get(kind, pa.string())


def records_in(folder: Path) -> Iterator[dict[str, Any]]:
    """Every record of the files in a folder, kind by kind, sorted by id, as the JSON Lines have it.

    A table may also be a folder of parts, as Spark writes it.
    """
    import pyarrow.parquet as pq

    for path in sorted(path for path in folder.rglob("*.parquet") if path.is_file()):
        file = pq.ParquetFile(path)
        if b"onrecord.kind" in (file.schema_arrow.metadata or {}):
            for batch in file.iter_batches(ROWS):
                yield from objects_in(batch)


def objects_in(rows: pa.RecordBatch | pa.Table) -> Iterator[dict[str, Any]]:
    """The records that were written as these rows."""
    columns = _columns(list(rows.schema))
    for row in rows.to_pylist():
        yield _object(columns, row)


class _Column(NamedTuple):
    """How a column is read back: its name; the key, empty for one that only adds to others; and what its values are.

    `json_text` says of `other` that it holds keys of its own, and of values that they are JSON. Objects have columns
    (`inside`), and so have those in lists, which lie `lists` deep.
    """

    name: str
    key: str | None
    json_text: bool
    lists: int
    inside: list[_Column]


def _columns(fields: list[pa.Field]) -> list[_Column]:
    import pyarrow as pa

    found = []
    for field in fields:
        about, kind, lists = field.metadata or {}, field.type, 0
        while pa.types.is_list(kind):
            kind, lists = kind.value_type, lists + 1
        within = [kind.field(number) for number in range(kind.num_fields)] if pa.types.is_struct(kind) else []
        key = json.loads(about[b"onrecord.key"]) if b"onrecord.key" in about else None
        json_text = about.get(b"onrecord.json")
        if key is not None or json_text == b"other":
            found.append(_Column(field.name, key, json_text is not None, lists, _columns(within)))
    return found


def _object(columns: list[_Column], row: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for column in columns:
        value = row[column.name]
        if value is None:
            continue
        if column.key is None:
            found.update(json.loads(value))
        else:
            found[column.key] = _value(column, value, column.lists)
    return found


def _value(column: _Column, value: Any, lists: int) -> Any:
    if value is None:
        return None
    if lists:
        return [_value(column, item, lists - 1) for item in value]
    if column.inside:
        return _object(column.inside, value)
    return json.loads(value) if column.json_text else value
