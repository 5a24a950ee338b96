"""The records of a kind as nested, typed columns: what `tables` is for flat ones.

A field is a column of its own type; an object holds columns, a list holds items. Where a place has several shapes (text
in one version, an object in the next), each has a column. What has no place goes into `other`, as JSON text, beside
the columns of the object in which it stands.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from validator.dataset.cells import ColumnType, cell, narrowest, type_of
from validator.dataset.names import Names
from validator.dataset.places import Shape
from validator.dataset.windows import window

Form = Literal["value", "object", "list", "earliest", "latest", "other"]


@dataclass(slots=True)
class NestedField:
    """A place in the records of a kind, and what was found there; `type` is that of its single values."""

    shape: Shape
    children: dict[str, NestedField] = field(default_factory=dict)
    item: NestedField | None = None
    found: set[str] = field(default_factory=set)
    other: bool = False
    type: ColumnType = "string"


@dataclass(frozen=True, slots=True)
class Member:
    """A column inside an object (or the record): its name, the key that it holds, and what it is made of."""

    name: str
    key: str
    form: Form
    node: NestedField


def survey(shape: Shape, values: Iterable[dict[str, Any]]) -> NestedField:
    """Look at all records of a kind, and settle what its columns must hold."""
    root = open_survey(shape)
    for value in values:
        look(root, value)
    settle(root)
    return root


def members(node: NestedField) -> list[Member]:
    """The columns of an object, in the order of the schema."""
    names = Names()
    found: list[Member] = []
    for key, child in node.children.items():
        if child.shape.has_value:
            found.append(Member(names.take((key,)), key, "value", child))
            if child.shape.date:
                found.append(Member(names.take((key, "earliest")), key, "earliest", child))
                found.append(Member(names.take((key, "latest")), key, "latest", child))
        if child.children:
            found.append(Member(names.take((key,)), key, "object", child))
        if child.item is not None:
            found.append(Member(names.take((key,)), key, "list", child))
    if node.other:
        found.append(Member(names.take(("other",)), "", "other", node))
    return found


class Writer:
    """Turns records into rows of columns, as pyarrow takes them; the columns of each object are settled once."""

    def __init__(self, root: NestedField) -> None:
        self.root = root
        self._members: dict[int, list[Member]] = {}

    def row(self, data: dict[str, Any]) -> dict[str, Any]:
        """A record as its columns hold it."""
        return self._object(self.root, data)

    def _object(self, node: NestedField, data: dict[str, Any]) -> dict[str, Any]:
        columns = self._members.get(id(node))
        if columns is None:
            columns = self._members[id(node)] = members(node)
        row: dict[str, Any] = {}
        kept: set[str] = set()
        for column in columns:
            value = data.get(column.key)
            if column.form == "other" or value is None:
                continue
            if column.form in ("earliest", "latest"):
                day = window(value)[column.form == "latest"] if column.key in kept else None
                row[column.name] = date.fromisoformat(day) if day else None
            elif column.key not in kept and form_of(column.node, value) == column.form:
                kept.add(column.key)
                row[column.name] = self._value(column.node, column.form, value)
        if node.other:
            rest = {key: value for key, value in data.items() if key not in kept}
            row[columns[-1].name] = cell(rest, "object") if rest else None
        return row

    def _value(self, node: NestedField, form: Form, value: Any) -> Any:
        if form == "object":
            return self._object(node, value)
        if form == "list" and node.item is not None:
            item = node.item
            return [None if part is None else self._value(item, _only(item), part) for part in value]
        kind = node.type
        return float(value) if kind == "number" else cell(value, kind)


def form_of(node: NestedField, value: Any) -> Form | None:
    """As what a value stands at its place; None if the place has no room for it."""
    if isinstance(value, dict) and node.children:
        return "object"
    if isinstance(value, list) and node.item is not None:
        fits = all(part is None or form_of(node.item, part) == _only(node.item) for part in value)
        return "list" if fits else None
    if node.shape.has_value and value is not None and not (node.shape.ref and not isinstance(value, str)):
        return "value"
    return None


def _only(item: NestedField) -> Form:
    """What the items of a list are: a column of items has one form."""
    return "object" if item.children else "list" if item.item is not None else "value"


def open_survey(shape: Shape) -> NestedField:
    """The places in the records of a kind, before any of them was looked at."""
    children = {key: open_survey(child) for key, child in shape.children.items()}
    return NestedField(shape, children, open_survey(shape.items) if shape.items is not None else None)


def settle(node: NestedField) -> None:
    """Settle the types, from all that was found."""
    node.type = narrowest(node.found | node.shape.value_types)
    for inner in _inside(node):
        settle(inner)


def _inside(node: NestedField) -> list[NestedField]:
    return [*node.children.values(), *([node.item] if node.item is not None else [])]


def seen_in(node: NestedField) -> list[Any]:
    """What was found at a place and inside it, as plain data: another survey of the same shape can add it."""
    return [sorted(node.found), node.other, [seen_in(inner) for inner in _inside(node)]]


def add_seen(node: NestedField, seen: list[Any]) -> None:
    """Add what was found elsewhere (`seen_in`)."""
    found, other, inside = seen
    node.found.update(found)
    node.other |= other
    for inner, each in zip(_inside(node), inside, strict=True):
        add_seen(inner, each)


def look(node: NestedField, value: Any) -> None:
    """Note what a record, or a part of it, has at each place."""
    form = form_of(node, value)
    if form == "object":
        for key, part in value.items():
            child = node.children.get(key)
            if child is None or form_of(child, part) is None:
                node.other = True
            else:
                look(child, part)
    elif form == "list" and node.item is not None:
        for part in value:
            if part is not None:
                look(node.item, part)
    elif form == "value":
        node.found.add(type_of(value, node.shape.value_types))
