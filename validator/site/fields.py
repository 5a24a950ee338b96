"""The fields of any record, as a page shows them: with the titles that its schema gives them.

Nothing here knows a kind. What a schema does not describe goes by its key; what is nested too deep is shown as JSON.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from validator.dataset.places import PROOFS, UNTABLED, Shape
from validator.dataset.records_table import LABELS
from validator.findings.finding import KeyPath
from validator.findings.paths import ITEMS, VALUES
from validator.site import text
from validator.site.items import Item

HIDDEN = UNTABLED | {"schema", "id", PROOFS}
"""Keys of a record that say nothing to a reader: its name is at the top, and its proofs stand with the quotes."""
MAX_ITEMS = 200
"""Entries of a list inside of a field that a page shows."""
_DEEPEST = 12


@dataclass(slots=True)
class Value:
    """A value on a page: `form` says how it is shown.

    text, code: `said`. link: `said`, and `target` (a record). address: `said`. list: `parts` without titles. fields:
    `parts`, each with `title` and `about`. `more` counts the entries that are left out.
    """

    form: str
    said: str = ""
    target: Item | None = None
    parts: list[Value] = field(default_factory=list)
    title: str = ""
    about: str = ""
    more: int = 0
    language: str = ""


def fields_of(item: Item, shape: Shape, without: frozenset[str] = frozenset()) -> Iterator[Value]:
    """The fields of a record, in the order of its schema; then what only the record has.

    What stands elsewhere on its page is left out: its label, and the words that stand in sources.
    """
    data = item.record.data
    keys = [key for key in shape.children if key in data] + [key for key in data if key not in shape.children]
    for key in keys:
        top = key in LABELS and isinstance(data[key], str) and " ".join(data[key].split()) == item.label
        if (
            key not in without
            and key not in HIDDEN
            and data[key] is not None
            and not top
            and (key,) not in item.said
        ):
            yield _named(item, key, data[key], shape, (key,), 0)


def _named(item: Item, key: str, value: Any, parent: Shape | None, path: KeyPath, depth: int) -> Value:
    shape = _child(parent, key)
    shown = value_of(item, value, shape, path, depth)
    target = item.links.get((path, "key"))
    if target is not None:  # the key itself is the id of a record
        shown = Value("list", parts=[Value("link", target.label, target), shown])
    shown.title = (shape.title if shape else "") or str(key)
    shown.about = shape.description if shape else ""
    return shown


def value_of(item: Item, value: Any, shape: Shape | None, path: KeyPath, depth: int = 0) -> Value:
    """A value as it is shown. `path` is where it stands in the record."""
    target = item.links.get((path, "value"))
    if target is not None:
        return Value("link", target.label, target)
    if depth > _DEEPEST and isinstance(value, dict | list):
        return Value("code", text.shortened(json.dumps(value, ensure_ascii=False)))
    if isinstance(value, dict):
        parts = [
            _named(item, key, inner, shape, (*path, key), depth + 1)
            for key, inner in list(value.items())[:MAX_ITEMS]
            if key != PROOFS and inner is not None and (*path, key) not in item.said
        ]
        if len(parts) < len(value) and len(parts) == 1:
            return parts[0]  # of a source whose words stand elsewhere: the article
        return Value("fields", parts=parts, more=max(0, len(value) - MAX_ITEMS))
    if isinstance(value, list):
        inner_shape = shape.items if shape else None
        parts = [
            value_of(item, inner, inner_shape, (*path, number), depth + 1)
            for number, inner in enumerate(value[:MAX_ITEMS])
        ]
        return Value("list", parts=parts, more=max(0, len(value) - MAX_ITEMS))
    if isinstance(value, bool):
        return Value("text", "yes" if value else "no")
    if isinstance(value, str):
        if shape and shape.date:
            return Value("text", text.edtf(value))
        return Value("address" if text.address(value) else "text", text.shortened(value))
    return Value("text", "" if value is None else text.shortened(json.dumps(value)))


def _child(parent: Shape | None, key: str) -> Shape | None:
    if parent is None or key == ITEMS:
        return None
    return parent.children.get(key) or parent.children.get(VALUES)
