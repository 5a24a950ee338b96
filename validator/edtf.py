"""Dates as exact as they are known: the Extended Date/Time Format (EDTF), levels 0 and 1, as windows of days.

Library of Congress, "Extended Date/Time Format (EDTF) Specification", 2019, which became a part of ISO 8601-2. A date
such as `2031-03` does not name a day but a stretch of days in which the day lies. All that rules ask is what is
*certain*: whether every day that one date can mean lies before every day that the other can mean.

How much a date may mean, where the standard leaves it open:

- Uncertain (`?`), approximate (`~`) and both (`%`) widen the window on both sides: a day by 7 days, a month by 31,
  a season by 92, a year by 366, a decade (`202X`) by 3,653 and a century (`20XX`) by 36,525.
- A season without a hemisphere is both: spring and autumn lie between March and December, summer and winter between
  December of the year before and March of the year after.
- An interval (`2031-03-04/2031-03-09`) may be an event of several days or one day somewhere in it. An unknown end
  and an open one both reach as far as there are days.
- A time of day is checked and then dropped, and the day stays as it is written: a moment may lie on two days, as
  the time zones have it. Rules allow for that.

This parser is our own because the package `edtf` takes 0.24 s to import, with a grammar engine and three date
libraries; a whole check of one record should take less.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

BEGINNING, END = -(10**12), 10**12
"""Days before and after all others, for the open ends of intervals."""

TIME_ZONES = 1
"""Days by which one moment may be dated differently in two records: it is tomorrow in one place, today in another."""

_DATE = re.compile(
    r"(?P<year>-?[0-9]{4}|-?[0-9]{3}X|-?[0-9]{2}XX)"
    r"(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?(?P<qualifier>[?~%])?"
)
_LONG_YEAR = re.compile(r"Y(?P<year>-?[1-9][0-9]{4,8})")
_TIME = re.compile(
    r"(?P<date>-?[0-9]{4}-[0-9]{2}-[0-9]{2})T(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2}):(?P<second>[0-9]{2})"
    r"(?:Z|[+-](?P<zone>[0-9]{2})(?::(?P<zone_minute>[0-9]{2}))?)?"
)
_SEASONS = ("21", "22", "23", "24")  # spring, summer, autumn, winter
_SPREAD = {"day": 7, "month": 31, "season": 92, "year": 366, "decade": 3653, "century": 36525}
_MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class EdtfError(ValueError):
    """A text is no date. The message says why, in words for whoever wrote it."""


class ReversedIntervalError(EdtfError):
    """An interval that certainly ends before it starts."""


@dataclass(frozen=True, slots=True)
class DayRange:
    """The days that a date can mean, both ends included, counted like `date.toordinal` (0001-01-01 is day 1).

    `exact` says that it means one known day.
    """

    earliest: int
    latest: int
    exact: bool = False

    @property
    def width(self) -> int:
        """How many days the date can mean."""
        return self.latest - self.earliest + 1


def parse(text: str) -> DayRange:
    """Read an EDTF date, level 0 or 1. Raises EdtfError if it is none, or if there is no such day."""
    start, slash, end = text.partition("/")
    if not slash:
        return _parse_one(text)
    if start in ("", "..") and end in ("", ".."):
        raise EdtfError("an interval needs a date on at least one side")
    first = DayRange(BEGINNING, BEGINNING) if start in ("", "..") else _parse_one(start)
    last = DayRange(END, END) if end in ("", "..") else _parse_one(end)
    if last.latest < first.earliest:
        raise ReversedIntervalError(f"the end, {end}, lies before the start, {start}")
    exact = first.exact and last.exact and first.earliest == last.latest
    return DayRange(first.earliest, max(first.latest, last.latest), exact)


@lru_cache(maxsize=65536)
def _read(text: str) -> DayRange | None:
    try:
        return parse(text)
    except EdtfError:
        return None


def read(value: object) -> DayRange | None:
    """The span of a field's value; None if it is absent or no date (which a rule of its own reports)."""
    return _read(value) if isinstance(value, str) and len(value) <= 64 else None


def certainly_before(first: DayRange, second: DayRange) -> bool:
    """Whether every day that `first` can mean lies before every day that `second` can mean."""
    return first.latest < second.earliest


def possibly_before(first: DayRange, second: DayRange) -> bool:
    """Whether some day that `first` can mean lies before some day that `second` can mean."""
    return first.earliest < second.latest


def may_overlap(first: DayRange, second: DayRange) -> bool:
    """Whether there is a day that both can mean."""
    return first.earliest <= second.latest and second.earliest <= first.latest


def gap(first: DayRange, second: DayRange) -> int:
    """How many days lie between the nearest days of two spans; 0 if they may be the same, 1 if they are neighbours."""
    return max(0, second.earliest - first.latest, first.earliest - second.latest)


def day_number(year: int, month: int, day: int) -> int:
    """The number of a day in the Gregorian calendar, extended to all years (year 0 is 1 BC).

    For years 1 to 9999 it equals `date(year, month, day).toordinal()`.
    """
    before = year - 1
    leap_days = before // 4 - before // 100 + before // 400
    days = sum(_MONTH_DAYS[: month - 1]) + (1 if month > 2 and _is_leap(year) else 0)
    return before * 365 + leap_days + days + day


def month_length(year: int, month: int) -> int:
    """How many days a month has."""
    return 29 if month == 2 and _is_leap(year) else _MONTH_DAYS[month - 1]


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _parse_one(text: str) -> DayRange:
    match = _DATE.fullmatch(text)
    if match:
        return _parse_date(match)
    match = _LONG_YEAR.fullmatch(text)
    if match:
        year = int(match["year"])
        return DayRange(day_number(year, 1, 1), day_number(year, 12, 31))
    match = _TIME.fullmatch(text)
    if match:
        return _parse_time(match)
    raise EdtfError(f"{text!r} is not a date in the Extended Date/Time Format, level 1")


def _parse_date(match: re.Match[str]) -> DayRange:
    year, month, day = match["year"], match["month"], match["day"]
    if "X" in year and month:
        raise EdtfError("where digits of the year are unknown, no month can follow")
    if "X" in year:
        unit = "century" if year.endswith("XX") else "decade"
        # In -201X the digit makes the year earlier, not later.
        years = sorted((int(year.replace("X", "0")), int(year.replace("X", "9"))))
        span = DayRange(day_number(years[0], 1, 1), day_number(years[1], 12, 31))
    else:
        unit, span = _parse_known_year(int(year), month, day)
    if match["qualifier"]:
        return DayRange(span.earliest - _SPREAD[unit], span.latest + _SPREAD[unit])
    return span


def _parse_known_year(year: int, month: str | None, day: str | None) -> tuple[str, DayRange]:
    """The unit and the span of a date whose year is known."""
    if month is None or month == "XX":
        if day not in (None, "XX"):
            raise EdtfError("where the month is unknown, the day can't be known")
        return "year", DayRange(day_number(year, 1, 1), day_number(year, 12, 31))
    if month in _SEASONS:
        if day is not None:
            raise EdtfError("a season has no days")
        if month in ("21", "23"):
            return "season", DayRange(day_number(year, 3, 1), day_number(year, 12, 31))
        return "season", DayRange(day_number(year - 1, 12, 1), day_number(year + 1, 3, 31))
    number = int(month)
    if not 1 <= number <= 12:
        raise EdtfError(f"there is no month {month}")
    length = month_length(year, number)
    first = day_number(year, number, 1)
    if day is None or day == "XX":
        return "month", DayRange(first, first + length - 1)
    if not 1 <= int(day) <= length:
        raise EdtfError(f"there is no day {int(day)} in month {number} of {year}")
    return "day", DayRange(first + int(day) - 1, first + int(day) - 1, exact=True)


def _parse_time(match: re.Match[str]) -> DayRange:
    zone, zone_minute = int(match["zone"] or 0), int(match["zone_minute"] or 0)
    if int(match["hour"]) > 23 or int(match["minute"]) > 59 or int(match["second"]) > 59:
        raise EdtfError("there is no such time of day")
    if zone * 60 + zone_minute > 14 * 60 or zone_minute > 59:
        raise EdtfError("no time zone is more than 14 hours from UTC")
    return _parse_one(match["date"])
