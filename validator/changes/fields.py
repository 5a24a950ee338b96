"""Two values of a record, field by field: what was added, removed, changed, or only put into another order.

Entries of a list are paired by what they are: by a field that names each of them (the article of a source), else by
their value, so that an entry that moved is no change of all that stand below it. All of it takes time in proportion to
the values' size.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from validator.findings.finding import KeyPath

MAX_DEPTH = 100
"""How deep below a record fields are compared one by one; what lies deeper differs as a whole."""
How = Literal["added", "removed", "changed", "reordered"]


@dataclass(frozen=True, slots=True)
class FieldDifference:
    """A field that differs. `before` is None where it was added, `after` where it was removed."""

    path: KeyPath
    how: How
    before: Any = None
    after: Any = None


def differences(old: Any, new: Any, path: KeyPath = ()) -> Iterator[FieldDifference]:
    """What differs between two values, in the order of the new one; what is gone comes last."""
    shallow = len(path) < MAX_DEPTH
    if shallow and isinstance(old, dict) and isinstance(new, dict):
        for key, value in new.items():
            if key not in old:
                yield FieldDifference((*path, key), "added", None, value)
            else:
                yield from differences(old[key], value, (*path, key))
        for key, value in old.items():
            if key not in new:
                yield FieldDifference((*path, key), "removed", value)
    elif shallow and isinstance(old, list) and isinstance(new, list):
        yield from _lists(old, new, path)
    elif form(old) != form(new):
        yield FieldDifference(path, "changed", old, new)


def form(value: Any) -> str:
    """A value as text that is the same for the same value, whatever the order of its keys: `1` is not `true`."""
    return json.dumps(value, sort_keys=True, default=repr)


def _lists(old: list[Any], new: list[Any], path: KeyPath) -> Iterator[FieldDifference]:
    forms, others = [form(value) for value in old], [form(value) for value in new]
    if forms == others:
        return
    pairs = _paired(old, new, forms, others)
    for index, value in enumerate(new):
        if index not in pairs:
            yield FieldDifference((*path, index), "added", None, value)
        else:
            yield from differences(old[pairs[index]], value, (*path, index))
    kept = set(pairs.values())
    for index, value in enumerate(old):
        if index not in kept:
            yield FieldDifference((*path, index), "removed", value)
    order = [pairs[index] for index in sorted(pairs)]
    if order != sorted(order):
        yield FieldDifference(path, "reordered", old, new)


def _paired(old: list[Any], new: list[Any], forms: list[str], others: list[str]) -> dict[int, int]:
    """For entries of the new list, which one of the old list they are."""
    name = _name_of_entries(old, new)
    if name is not None:
        places = {form(value[name]): index for index, value in enumerate(old)}
        found = ((index, places.get(form(value[name]))) for index, value in enumerate(new))
        return {index: place for index, place in found if place is not None}
    pairs: dict[int, int] = {}
    left: dict[str, list[int]] = {}
    for index in reversed(range(len(old))):
        left.setdefault(forms[index], []).append(index)
    for index, text in enumerate(others):
        if left.get(text):
            pairs[index] = left[text].pop()
    rest = deque(sorted(index for indexes in left.values() for index in indexes))
    for index, value in enumerate(new):  # what is left of both is paired as it comes, if it is alike
        if index not in pairs and rest and _alike(old[rest[0]], value):
            pairs[index] = rest.popleft()
    return pairs


def _alike(old: Any, new: Any) -> bool:
    """Whether one value may be a new form of the other: both have fields or entries, or are sentences."""
    if isinstance(old, str) and isinstance(new, str):
        return " " in old and " " in new
    return isinstance(old, dict | list) and type(old) is type(new)


def _name_of_entries(old: list[Any], new: list[Any]) -> str | None:
    """A key whose value tells the entries of both lists apart: the first one that does."""
    if not old or not all(isinstance(value, dict) for value in (*old, *new)):
        return None
    for key in old[0]:
        values = [[value.get(key) for value in entries] for entries in (old, new)]
        if all(isinstance(value, str | int) for value in (*values[0], *values[1])) and all(
            len(set(map(form, some))) == len(some) for some in values
        ):
            return str(key)
    return None
