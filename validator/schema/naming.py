"""How records are named: the id of a record, and what a reference makes of a value."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from validator.findings.paths import Pattern, at

type Fold = Literal["case", "unicode"]


def as_id(value: Any) -> str | None:
    """An id as text; None for what can't be one. Records with a schema of their own may be numbered."""
    return value if isinstance(value, str) else str(value) if type(value) is int else None


def fold(name: str, how: Iterable[Fold]) -> str:
    """An id in the form in which ids are compared: `case` makes no difference between A and a, `unicode` none between
    one code point and several for the same letter (NFC; Unicode Standard Annex 15)."""
    for form in how:
        name = unicodedata.normalize("NFC", name) if form == "unicode" else name.casefold()
    return name


@dataclass(frozen=True, slots=True)
class Identity:
    """Where a record's id stands: `ways` are tried in turn, and each is one field, or several that make it together.

    Several are joined with a slash: `[committee, number]` gives `HSAG/3`.
    """

    ways: tuple[tuple[Pattern, ...], ...]
    folded: tuple[Fold, ...] = ()

    def gap(self, data: Any) -> Pattern:
        """The first field that a record without an id lacks, or that can't be one."""
        return next(pattern for pattern in self.ways[0] if not as_id(at(data, pattern)))

    def written(self, data: Any) -> str | None:
        """The id of a record as it stands there; None where it has none."""
        for way in self.ways:
            parts = [as_id(at(data, pattern)) for pattern in way]
            if all(parts):
                return "/".join(map(str, parts))
        return None

    def of(self, data: Any) -> str | None:
        """The id of a record, in the form in which ids are compared; None where it has none."""
        name = self.written(data)
        return None if name is None else fold(name, self.folded)


@dataclass(frozen=True, slots=True)
class Naming:
    """What a reference makes of a value: only one that `match` fits is a reference (ECMA-262, anywhere in it), without
    `prefix` and `suffix`, and folded as the ids to which it refers."""

    match: str = ""
    prefix: str = ""
    suffix: str = ""
    folded: tuple[Fold, ...] = ()

    def written(self, value: Any) -> str | None:
        """The id that a value names, as it is written; None if it names none.

        An expression that takes too many steps names all.
        """
        name = as_id(value)
        if name is None or (self.match and not _is_meant(self.match, name)):
            return None
        return name.removeprefix(self.prefix).removesuffix(self.suffix)

    def of(self, value: Any) -> str | None:
        """The id that a value names, in the form in which ids are compared; None if it names none."""
        name = self.written(value)
        return None if name is None else fold(name, self.folded)


def _is_meant(pattern: str, name: str) -> bool:
    from validator.schema.leaves import GaveUpError, matches

    try:
        return matches(pattern, name)
    except GaveUpError:
        return True
