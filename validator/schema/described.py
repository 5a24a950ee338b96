"""What a schema describes at a place of a record: the field, and the keys beside it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from validator.findings.finding import KeyPath
from validator.findings.paths import ITEMS, Pattern
from validator.schema.branches import Asked
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


_MAX_STEPS = 20
_CHOOSING = ("const", "enum", "not", "pattern")


def asked_of_keys(schema: Schema, option: Any) -> Asked:
    """What a part of a schema asks of keys, also by way of `$ref` and `allOf`."""
    nodes = list(_all_of(schema, option))
    chosen = {
        key
        for node in nodes
        for key, child in _mapping(node.get("properties")).items()
        if any(keyword in part for part in _all_of(schema, child) for keyword in _CHOOSING)
    }
    needed = [key for node in nodes for key in _list(node.get("required"))]
    return Asked(frozenset(chosen), frozenset(map(str, needed)))


def _all_of(schema: Schema, node: Any) -> Iterator[dict[str, Any]]:
    """A part of a schema, and what holds together with it."""
    waiting = [node]
    for _ in range(_MAX_STEPS):
        if not waiting:
            return
        node = waiting.pop()
        if isinstance(node, dict):
            yield node
            if isinstance(node.get("$ref"), str):
                waiting.append(schema.resolve(node["$ref"]))
            waiting += _list(node.get("allOf"))


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
