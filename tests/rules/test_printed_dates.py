"""The last weekday before an article, as `onrecord draft` reads it from "on Tuesday"."""

from __future__ import annotations

from datetime import date

import pytest

from validator.rules.printed_dates import last_weekday

WEEK = ("Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday", "Wednesday")
"""The days from Thursday, 27 February 2031, to the Wednesday on which the article appeared."""
APPEARED = date(2031, 3, 5).toordinal()


@pytest.mark.parametrize(("back", "name"), [(6 - place, name) for place, name in enumerate(WEEK)])
def test_a_weekday_is_the_last_one(back: int, name: str) -> None:
    day = date.fromordinal(APPEARED - back).isoformat()
    assert last_weekday(f"They met on {name}.", APPEARED) == (day, f"on {name}")


@pytest.mark.parametrize(
    "said",
    [
        *(f"on Tuesday {word} all" for word in ("last", "of", "next", "week", "after", "before")),
        "on Tuesday, not on Monday",
        "on Tuesday, not Monday",
        "Tuesday",
        "on no day",
    ],
)
def test_what_may_be_another_day_is_none(said: str) -> None:
    assert last_weekday(f"They met {said}.", APPEARED) == ("", "")
