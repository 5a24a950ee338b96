"""Names of tables and columns, from names that anybody may have chosen.

A field may be called `order`, `a"; drop table x`, or `Größe`. Names are quoted wherever they are used; here they are
only made unique, so that the same schemas give the same names everywhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

MAX_BYTES = 200  # a table's name is also a file's name, and file systems stop at 255 bytes


class Names:
    """Names already taken in one scope. Two that differ only in case or in Unicode form count as one: SQLite and
    some file systems don't tell them apart."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = {_fold(name) for name in taken}

    def take(self, parts: Iterable[str]) -> str:
        """A name for `("venue", "place")`: `venue_place`, or `venue_place_2` if that is taken."""
        name = "_".join(re.sub(r"\W", "_", part) or "_" for part in parts)
        name = name.encode()[:MAX_BYTES].decode(errors="ignore")
        if _fold(name).startswith("sqlite_"):
            name = f"_{name}"  # SQLite keeps this beginning for itself
        unique, number = name, 1
        while _fold(unique) in self._taken:
            number += 1
            unique = f"{name}_{number}"
        self._taken.add(_fold(unique))
        return unique


def _fold(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()
