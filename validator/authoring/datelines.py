"""The date in a dateline, in the languages whose months are known."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from validator.authoring.months import MONTHS
from validator.rules.printed_dates import Printed

_YEARS = range(1500, 2200)
"""Other numbers of four digits may count from elsewhere: 2574 is a year in Thailand."""
_WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+")
_BY_NUMBER = re.compile(
    r"(?<!\d)(\d{1,2}) ?(?:月|월) ?(\d{1,2}) ?(?:日|일)|(?<!\d)(\d{1,2}) tháng (\d{1,2})(?!\d)"
)
_BY_YEAR = re.compile(r"(?<!\d)(\d{4}) ?(?:年|년|năm)|năm (\d{4})")


def date_in(dateline: str, language: str) -> Printed | None:
    """The one date with month and day in a dateline: Printed with year 0 where none is printed.

    None where there is none, or a second number that could be the day as well; nothing is guessed.
    """
    text = unicodedata.normalize("NFC", dateline).casefold()
    if found := _by_number(text):
        return found
    known = _months_of(language.partition("-")[0].casefold())
    words = _WORDS.findall(text)
    months = {known[word] for word in words if word in known}
    numbers = [int(word) for word in words if word.isdecimal()]
    days = [number for number in numbers if 1 <= number <= 31]
    years = [number for number in numbers if number in _YEARS]
    if len(months) != 1 or len(days) != 1 or len(years) > 1 or len(days) + len(years) != len(numbers):
        return None
    return Printed(years[0] if years else 0, months.pop(), days[0])


def _by_number(text: str) -> Printed | None:
    """The date where months are numbers: 3月6日, 3월 6일, 6 tháng 3."""
    dates = _BY_NUMBER.findall(text)
    years = {int(before or behind) for before, behind in _BY_YEAR.findall(text)}
    if len(dates) != 1 or len(years) > 1:
        return None
    month, day = (int(dates[0][0] or dates[0][3]), int(dates[0][1] or dates[0][2]))
    year = years.pop() if years else 0
    sound = 1 <= month <= 12 and 1 <= day <= 31 and (not year or year in _YEARS)
    return Printed(year, month, day) if sound else None


@cache
def _months_of(language: str) -> dict[str, int]:
    listed = MONTHS.get({"nb": "no", "nn": "no"}.get(language, language), "").split()
    return {name: number for number, names in enumerate(listed, 1) for name in names.split("|")}
