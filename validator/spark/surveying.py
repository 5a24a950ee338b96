"""What the columns of a kind must hold: a look at all its records, each task at some of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from validator.dataset.nested import NestedField, add_seen, look, open_survey, seen_in, settle
from validator.dataset.places import Shape
from validator.dataset.tables import shape_of_versions
from validator.schema.schema import Schemas
from validator.spark.choosing import newest_of
from validator.spark.rows import Row, batches_of, rows_of
from validator.spark.tools import Shipped, tools_of

if TYPE_CHECKING:
    import pyarrow as pa

Versions = dict[str, list[int]]
"""The versions that the records of each kind have; a kind without records has none."""


def kinds_of(schemas: Schemas) -> list[str]:
    """The kinds that have tables, in their order."""
    return sorted(schemas.versions)


def shape_of_kind(schemas: Schemas, kind: str, versions: Versions) -> Shape:
    """The shape of a kind in the versions that are in use."""
    every = [schema for schema in schemas.by_name.values() if schema.kind == kind]
    return shape_of_versions(set(versions.get(kind, ())), every)


def survey_records(
    shipped: Shipped, versions: Versions, batches: Iterator[pa.RecordBatch]
) -> Iterator[pa.RecordBatch]:
    """Look at records: what was seen of each kind, as JSON (`seen_in`)."""

    def rows() -> Iterator[Row]:
        found: dict[str, NestedField] = {}
        for batch in batches:
            with tools_of(shipped) as tools:
                for row in rows_of(batch):
                    record = newest_of(tools, tools.record(row))
                    if record.kind not in found:
                        found[record.kind] = open_survey(shape_of_kind(tools.schemas, record.kind, versions))
                    look(found[record.kind], record.data)
        for kind, root in found.items():
            yield Row("seen", name=kind.encode(), data=json.dumps(seen_in(root)).encode())

    return batches_of(rows())


def settled(schemas: Schemas, kind: str, versions: Versions, seen: list[Any]) -> NestedField:
    """The columns of a kind, from all that was seen."""
    root = open_survey(shape_of_kind(schemas, kind, versions))
    for each in seen:
        add_seen(root, each)
    settle(root)
    return root
