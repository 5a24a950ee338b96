"""Records as JSON Lines: as they are, one a line, with the keys in the order of their schema."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from validator.corpus.records import Record
from validator.dataset import NotBuildableError
from validator.findings.paths import ITEMS
from validator.schema.schema import Schema

Order = dict[str, "Order"]
"""Key -> the order inside it; `[]` leads into the items of a list."""


def write(records: Iterable[Record], path: Path) -> None:
    """Write the records in the order given. Raises NotBuildableError for a number that JSON does not have."""
    orders: dict[str, Order] = {}
    with path.open("w", encoding="utf-8", newline="") as file:
        for record in records:
            name = record.schema.name
            if name not in orders:
                orders[name] = order_of(record.schema)
            file.write(_line(record, orders[name]))


def order_of(schema: Schema) -> Order:
    """The keys of a schema version, in the order of its file."""
    root: Order = {}
    for field in schema.fields:
        place = root
        for part in field.pattern:
            place = place.setdefault(part, {})
    return root


def _line(record: Record, order: Order) -> str:
    try:
        text = json.dumps(_ordered(record.data, order), ensure_ascii=False, allow_nan=False)
    except ValueError as error:
        raise NotBuildableError(
            f"{record.file}: the record {record.id!r} holds a number that is not finite (.inf or .nan), "
            "which JSON and CSV can't hold; delete it or write a number"
        ) from error
    return text + "\n"


def _ordered(value: Any, order: Order) -> Any:
    if isinstance(value, list):
        return [_ordered(item, order.get(ITEMS, {})) for item in value]
    if not isinstance(value, dict):
        return value
    known = [key for key in order if key in value]
    return {
        key: _ordered(value[key], order.get(key, {})) for key in known + sorted(value.keys() - order.keys())
    }
