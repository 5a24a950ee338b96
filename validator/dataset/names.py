"""Names of tables and columns, from names that anybody may have chosen.

A field may be called `order`, `a"; drop table x`, or `Größe`. Names are quoted wherever they are used; here they are
only made unique, so that the same schemas give the same names everywhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

RESERVED = frozenset(
    """
    add all alter analyse analyze and any array as asc asymmetric authorization autoincrement between binary both case
    cast check collate collation column commit concurrently constraint create cross current_catalog current_date
    current_role current_schema current_time current_timestamp current_user default deferrable delete desc describe
    distinct do drop else end escape except exists false fetch for foreign freeze from full grant group having ilike in
    index initially inner insert intersect into is isnull join lambda lateral leading left like limit localtime
    localtimestamp natural not notnull null offset on only or order outer overlaps pivot pivot_longer pivot_wider
    placing primary qualify references returning right select session_user set show similar some summarize symmetric
    table tablesample then to trailing transaction true union unique unpivot update user using values variadic verbose
    when where window with
    """.split()  # noqa: SIM905
)
"""Words that need quotation marks as a column's name in SQLite, PostgreSQL or DuckDB."""

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
