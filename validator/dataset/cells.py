"""Values of records as cells of a table: the type of a column, and how a value is written in it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Set
from typing import Any, Literal, cast

ColumnType = Literal["string", "integer", "number", "boolean", "date", "object", "array", "any"]
"""The types of Table Schema (Data Package v2). `date` is a day, as 2031-03-05; `object`, `array` and `any` are
written as JSON text."""

Cell = str | int | float | bool | None

_INTEGERS = range(-(2**63), 2**63)  # what a column of whole numbers holds


def column_type(declared: frozenset[str], values: Iterable[Any]) -> ColumnType:
    """The narrowest type that holds both what the schema declares (JSON Schema types) and what the records have."""
    return narrowest(declared | {type_of(value, declared) for value in values})


def narrowest(found: Set[str]) -> ColumnType:
    """The type that holds values of all these types."""
    if found == {"integer", "number"}:
        return "number"
    if len(found) == 1:
        return cast(ColumnType, next(iter(found)))
    return "any" if found else "string"


def type_of(value: Any, declared: frozenset[str]) -> str:
    """The type of a single value, where the schema declares these types (JSON Schema)."""
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, str):
        return "string"
    if isinstance(value, dict):
        return "object"
    if isinstance(value, list):
        return "array"
    # JSON Schema counts 1.0 as an integer.
    if isinstance(value, float) and not (declared == {"integer"} and value.is_integer()):
        return "number"
    whole = int(value)
    # Beyond 64 bits, or beyond what a floating-point column holds exactly, only JSON text keeps every digit.
    exact = whole in _INTEGERS and ("number" not in declared or int(float(whole)) == whole)
    return "integer" if exact else "any"


def cell(value: Any, kind: ColumnType) -> Cell:
    """A value as a column of this type holds it. `None` is a missing value."""
    if value is None:
        return None
    if kind in ("object", "array", "any"):
        return json.dumps(value, ensure_ascii=False, sort_keys=True, allow_nan=False)
    return int(value) if kind == "integer" else cast(Cell, value)
