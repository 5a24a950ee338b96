"""Dates as English newspapers print them: "December 17", "on Tuesday", "late in 2031".

What is read is what can be read with certainty; anything else ("last month", "by Tuesday", two dates in one phrase,
another language) reads as nothing, and nothing is concluded from it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from validator.edtf import DayRange

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_ANY_MONTH = re.compile("|".join(_MONTHS), re.IGNORECASE)
_DAY = r"(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?\b(?![.,]?[0-9%])"
_YEAR = r"(?P<year>[12][0-9]{3})\b"
_DAY_DATES = (
    re.compile(rf"\b{_MONTH} {_DAY}(?:,? {_YEAR})?", re.IGNORECASE),
    re.compile(rf"\b{_DAY} (?:of )?{_MONTH}(?:,? {_YEAR})?", re.IGNORECASE),
)
_MONTH_DATE = re.compile(rf"\b{_MONTH}(?:,? (?:of )?{_YEAR})?", re.IGNORECASE)
_YEAR_DATE = re.compile(rf"(?<![-0-9]){_YEAR}(?!-)")
_WEEKDAY = re.compile(rf"\b({'|'.join(_WEEKDAYS)})\b", re.IGNORECASE)
_PART = re.compile(r"\b(early|beginning|late|end)\b", re.IGNORECASE)
_VAGUE = re.compile(
    r"\b(?:by|before|after|until|till|since|from|between|to|and|or|next|last|about|around|ahead|following|week|prior"
    r"|later|earlier|days?)\b|[0-9] ?[-–—/] ?[0-9]",
    re.IGNORECASE,
)
MAX_SPAN = 1100
"""Days: a date that can mean more days than this contradicts nothing that is printed."""


@dataclass(frozen=True, slots=True)
class Printed:
    """What a printed date says of the day: 0 and None stand for what it leaves open.

    `weekday` counts from Monday, 0; `half` is the half of the year, 1 or 2.
    """

    year: int = 0
    month: int = 0
    day: int = 0
    weekday: int | None = None
    half: int = 0

    def fits(self, day: date) -> bool:
        """Whether a day is such a day."""
        return (
            self.year in (0, day.year)
            and self.month in (0, day.month)
            and self.day in (0, day.day)
            and self.weekday in (None, day.weekday())
            and self.half in (0, 1 if day.month <= 6 else 2)
        )


def read_printed(text: str) -> Printed | None:
    """The one date that a short phrase gives, or None where it gives none for certain."""
    if len(text) > 80 or _VAGUE.search(text):
        return None
    weekdays = {match.group().lower() for match in _WEEKDAY.finditer(text)}
    days = day_dates(text)
    if len(weekdays) > 1 or len(days) > 1:
        return None
    weekday = _WEEKDAYS.index(weekdays.pop()) if weekdays else None
    if days:
        found = days[0]
        return Printed(found.year, found.month, found.day, weekday)
    months = list(_MONTH_DATE.finditer(text))
    years = {int(match["year"]) for match in _YEAR_DATE.finditer(text)}
    if len(years) > 1 or len(months) > 1 or (months and months[0].group().lower() == "may"):
        return None
    month = _MONTHS.index(months[0]["month"][:3].lower()) + 1 if months else 0
    parts = {match.group().lower() for match in _PART.finditer(text)}
    half = 0
    if len(parts) == 1 and not months and years:
        half = 1 if parts & {"early", "beginning"} else 2
    year = years.pop() if years else 0
    return Printed(year, month, 0, weekday, half) if year or month or weekday is not None else None


def day_dates(text: str) -> list[Printed]:
    """All dates with a month and a day that stand in a text, with their years where those are given."""
    found: dict[tuple[int, int], Printed] = {}
    if not _ANY_MONTH.search(text):  # as in most texts: the patterns take longer
        return []
    for pattern in _DAY_DATES:
        for match in pattern.finditer(text):
            month, day = _MONTHS.index(match["month"][:3].lower()) + 1, int(match["day"])
            year = int(match["year"] or 0)
            known = found.get((month, day))
            if 1 <= day <= 31 and (known is None or not known.year):
                found[month, day] = Printed(year, month, day)
    return list(found.values())


@lru_cache(maxsize=4096)
def contradicts(printed: Printed, span: DayRange) -> bool:
    """Whether no day that a date can mean is such a day as is printed."""
    if span.width > MAX_SPAN or span.earliest < 1 or span.latest > date.max.toordinal():
        return False
    days = range(span.earliest, span.latest + 1)
    return not any(printed.fits(date.fromordinal(number)) for number in days)


_ON_WEEKDAY = re.compile(
    rf"\bon ({'|'.join(_WEEKDAYS)})\b(?! (?:last|of|next|week|after|before))", re.IGNORECASE
)


def last_weekday(text: str, day: int) -> tuple[str, str]:
    """The last such day up to `day` (as `date.toordinal` counts), and its words, where a text has one "on Tuesday".

    Two empty texts where it has none, or another weekday beside it.
    """
    found = _ON_WEEKDAY.findall(text)
    if len(found) != 1 or len(_WEEKDAY.findall(text)) != 1:
        return "", ""
    back = (date.fromordinal(day).weekday() - _WEEKDAYS.index(found[0].lower())) % 7
    return date.fromordinal(day - back).isoformat(), f"on {found[0]}"
