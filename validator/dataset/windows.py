"""Dates as the first and the last day that they can mean, as text that sorts and compares.

EDTF (`../2021-12-10`, `2021-10?`) says how exactly a day is known, but sorts as nothing in particular.
"""

from __future__ import annotations

from datetime import date

from validator.edtf import read

_FIRST, _LAST = date.min.toordinal(), date.max.toordinal()

Window = tuple[str | None, str | None]
"""The earliest and the latest day, as `2021-12-10`; None where an end is open."""


def window(value: object) -> Window:
    """The days that a date can mean; (None, None) for what is no date.

    A day outside the years 1 to 9999, which would not sort as text, counts as open.
    """
    span = read(value)
    return (_day(span.earliest), _day(span.latest)) if span else (None, None)


def _day(number: int) -> str | None:
    return date.fromordinal(number).isoformat() if _FIRST <= number <= _LAST else None


def join(windows: list[Window]) -> Window:
    """From the earliest to the latest day of all; an end that one of them leaves open is open."""
    firsts, lasts = [first for first, _ in windows], [last for _, last in windows]
    known_firsts, known_lasts = [day for day in firsts if day], [day for day in lasts if day]
    return (
        min(known_firsts) if known_firsts and len(known_firsts) == len(firsts) else None,
        max(known_lasts) if known_lasts and len(known_lasts) == len(lasts) else None,
    )
