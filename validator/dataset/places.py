"""The shape of a kind: every place in its records, over all the schema versions in use.

A place may have several shapes at once, because versions differ or a schema leaves a choice: text in version 1, an
object in version 2. Each shape then gets tables or columns of its own, so nothing is lost and nothing is converted.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from validator.findings.paths import ITEMS, Pattern
from validator.schema.schema import Field, Schema

PROOFS = "proofs"
"""The object beside a reference to an article that a program fills with proofs. Nobody joins on them."""

UNTABLED = frozenset({"draft"})
"""Keys of a record that get no column: drafts never reach the dataset, so it would hold nothing but "no". Where that is
written down, it stands in `other`."""

_SCALARS = frozenset({"string", "integer", "number", "boolean"})


@dataclass(slots=True)
class Shape:
    """One place: what may stand there (`types`, `ref`, `enum`, a `date`), and the places inside it."""

    pattern: Pattern
    title: str = ""
    description: str = ""
    types: frozenset[str] = frozenset()
    enum: tuple[Any, ...] = ()
    ref: tuple[str, ...] = ()
    date: bool = False
    children: dict[str, Shape] = field(default_factory=dict)
    items: Shape | None = None

    @property
    def is_leaf(self) -> bool:
        """Whether the schema says nothing of what is inside."""
        return not self.children and self.items is None

    @property
    def has_value(self) -> bool:
        """Whether a single value may stand here, besides an object or a list."""
        return self.is_leaf or bool(self.value_types)

    @property
    def value_types(self) -> frozenset[str]:
        """The types of that single value: what is inside an object or a list has places of its own."""
        if self.ref:
            return frozenset({"string"})
        return self.types if self.is_leaf else self.types & _SCALARS


def shape_of(versions: Iterable[Schema]) -> Shape:
    """The union of some versions of a kind.

    The newest version gives the order and the descriptions; what only older versions have follows.
    """
    root = Shape(())
    known: set[Pattern] = set()
    for schema in sorted(versions, key=lambda schema: -schema.version):
        for found in schema.fields:
            if found.pattern[0] not in UNTABLED and PROOFS not in found.pattern[:-1]:
                _merge(_place(root, found.pattern), found, found.pattern in known)
        known.update(found.pattern for found in schema.fields)
    return root


def _place(root: Shape, pattern: Pattern) -> Shape:
    """The place that a pattern names; made if it is new."""
    place = root
    for depth, part in enumerate(pattern, start=1):
        if part == ITEMS:
            place.items = place.items or Shape(pattern[:depth])
            place = place.items
        else:
            place = place.children.setdefault(part, Shape(pattern[:depth]))
    return place


def _merge(place: Shape, found: Field, known: bool) -> None:
    """Add what one version says of a place to what newer versions say (`known`)."""
    if not known:
        place.enum = found.enum
    elif place.enum and found.enum:
        place.enum = tuple(dict.fromkeys((*place.enum, *found.enum)))
    else:
        place.enum = ()  # one version leaves the values open
    place.title = place.title or found.title
    place.description = place.description or found.description
    place.types |= frozenset(found.types) - {"null"}
    place.ref = tuple(dict.fromkeys((*place.ref, *found.ref)))
    place.date |= found.format == "edtf"
