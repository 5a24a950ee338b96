"""What a schema describes at a place of a record: the field, and the keys beside it."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from validator.findings.finding import KeyPath
from validator.findings.paths import ITEMS, Pattern
from validator.schema.schema import Field, Schema


def field_at(schema: Schema, path: KeyPath) -> Field | None:
    """The field that a schema describes at a place of a record."""
    return _fields(schema).get(_pattern_of(path))


def keys_at(schema: Schema, path: KeyPath) -> list[str]:
    """The keys that a schema describes at a place, in any of its branches."""
    return _keys(schema).get(_pattern_of(path), [])


def _pattern_of(path: KeyPath) -> Pattern:
    return tuple(ITEMS if isinstance(part, int) else part for part in path)


def as_field(said: Any) -> Field | None:
    """The field that a part of a schema describes, wherever it stands."""
    if not isinstance(said, dict):
        return None
    title, description, enum = said.get("title"), said.get("description"), said.get("enum")
    return Field(
        (),
        title=title if isinstance(title, str) else "",
        description=description if isinstance(description, str) else "",
        enum=tuple(enum) if isinstance(enum, list) else (said["const"],) if "const" in said else (),
    )


@lru_cache(maxsize=64)
def _fields(schema: Schema) -> dict[Pattern, Field]:
    """The fields of a schema, by their places."""
    return {field.pattern: field for field in schema.fields}


@lru_cache(maxsize=64)
def _keys(schema: Schema) -> dict[Pattern, list[str]]:
    """The keys of each object that a schema describes."""
    found: dict[Pattern, list[str]] = {}
    for *parent, key in _fields(schema):
        if key != ITEMS:
            found.setdefault(tuple(parent), []).append(key)
    return found
