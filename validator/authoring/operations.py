"""What can be done to a record: four operations, each at a key path."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from validator.findings.finding import KeyPath


@dataclass(frozen=True, slots=True)
class Set:
    """Another value for the key or list item at `path`, which exists."""

    path: KeyPath
    value: Any


@dataclass(frozen=True, slots=True)
class Remove:
    """No more key or list item at `path`. A mapping or list that loses its last one stays, empty."""

    path: KeyPath


@dataclass(frozen=True, slots=True)
class Rename:
    """Another name for the key at `path`. The value stays, to the letter."""

    path: KeyPath
    name: str


@dataclass(frozen=True, slots=True)
class Insert:
    """A new key or list item at `path`.

    A key (the last part is a string) comes right after its sibling `after`, or first where that is None. A list item
    (the last part is a number) comes before the one that has this number now, or last where the number is the list's
    length.
    """

    path: KeyPath
    value: Any
    after: str | None = None


type Edit = Set | Remove | Rename | Insert
