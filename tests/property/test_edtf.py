"""The EDTF parser against the calendar of the standard library, and against itself."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validator.edtf import (
    BEGINNING,
    END,
    DayRange,
    EdtfError,
    ReversedIntervalError,
    certainly_before,
    day_number,
    gap,
    may_overlap,
    parse,
    possibly_before,
    read,
)

DAYS = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))
QUALIFIERS = st.sampled_from(["?", "~", "%"])


@st.composite
def single_dates(draw: st.DrawFn) -> tuple[str, date]:
    """A date in any precision, and a day that it can mean."""
    day = draw(DAYS)
    forms = [
        f"{day}",
        f"{day}T09:30:00Z",
        f"{day}T23:59:59+05:30",
        f"{day:%Y-%m}".zfill(7),
        f"{day.year:04}",
        f"{day.year:04}-{day.month:02}-XX",
        f"{day.year:04}-XX",
        f"{day.year:04}-XX-XX",
        f"{day.year // 10:03}X",
        f"{day.year // 100:02}XX",
    ]
    text = draw(st.sampled_from(forms))
    return text + (draw(st.sampled_from(["", "?", "~", "%"])) if "T" not in text else ""), day


SPANS = st.one_of(single_dates().map(lambda pair: parse(pair[0])))


@given(DAYS)
def test_a_day_is_the_day_of_the_standard_library(day: date) -> None:
    assert day_number(day.year, day.month, day.day) == day.toordinal()
    assert parse(day.isoformat()) == DayRange(day.toordinal(), day.toordinal(), exact=True)


@given(st.integers(1, 9999), st.integers(0, 99), st.integers(0, 99))
def test_a_day_exists_exactly_where_the_standard_library_says(year: int, month: int, day: int) -> None:
    try:
        expected = date(year, month, day).toordinal()
    except ValueError:
        with pytest.raises(EdtfError):
            parse(f"{year:04}-{month:02}-{day:02}")
    else:
        assert parse(f"{year:04}-{month:02}-{day:02}").earliest == expected


@given(st.integers(1, 9999), st.integers(1, 12))
def test_a_month_has_its_days(year: int, month: int) -> None:
    length = monthrange(year, month)[1]
    first = date(year, month, 1).toordinal()
    assert parse(f"{year:04}-{month:02}") == DayRange(first, first + length - 1)


@given(st.integers(-999_999_999, 999_999_999), st.integers(1, 12), st.integers(1, 28))
def test_the_calendar_repeats_after_400_years(year: int, month: int, day: int) -> None:
    assert day_number(year + 400, month, day) - day_number(year, month, day) == 146_097


@given(st.integers(-9999, 9999))
def test_years_follow_each_other_without_a_gap(year: int) -> None:
    def text(number: int) -> str:
        return f"{'-' if number < 0 else ''}{abs(number):04}"

    if -9999 < year < 9999:
        assert parse(text(year)).latest + 1 == parse(text(year + 1)).earliest


@given(single_dates())
def test_a_date_can_mean_the_day_that_it_was_made_from(pair: tuple[str, date]) -> None:
    span = parse(pair[0])
    assert span.earliest <= pair[1].toordinal() <= span.latest


@given(single_dates(), QUALIFIERS)
def test_a_qualifier_only_widens(pair: tuple[str, date], qualifier: str) -> None:
    text = pair[0].rstrip("?~%")
    if "T" in text:
        return
    plain, wide = parse(text), parse(text + qualifier)
    assert wide.earliest < plain.earliest
    assert plain.latest < wide.latest
    assert not wide.exact


@given(single_dates(), single_dates())
def test_an_interval_reaches_from_start_to_end(one: tuple[str, date], two: tuple[str, date]) -> None:
    start, end = parse(one[0]), parse(two[0])
    text = f"{one[0]}/{two[0]}"
    if certainly_before(end, start):
        with pytest.raises(ReversedIntervalError):
            parse(text)
    else:
        both = parse(text)
        assert both.earliest == start.earliest
        assert both.latest >= end.latest
    assert parse(f"{one[0]}/..").latest == parse(f"{one[0]}/").latest == END
    assert parse(f"../{one[0]}").earliest == parse(f"/{one[0]}").earliest == BEGINNING


@given(SPANS, SPANS)
def test_the_comparisons_agree_with_each_other(first: DayRange, second: DayRange) -> None:
    assert certainly_before(first, second) + certainly_before(second, first) + may_overlap(first, second) == 1
    assert may_overlap(first, second) == (gap(first, second) == 0)
    assert gap(first, second) == gap(second, first)
    if certainly_before(first, second):
        assert possibly_before(first, second)
        assert not possibly_before(second, first)


@given(st.text(alphabet="0123456789-/.XYTZ:+?~%", max_size=40))
def test_any_text_is_a_span_or_none(text: str) -> None:
    span = read(text)
    assert span is None or span.earliest <= span.latest


@given(st.one_of(st.none(), st.integers(), st.text(), st.lists(st.text())))
def test_any_value_can_be_read(value: object) -> None:
    assert read(value) is None or isinstance(value, str)


@pytest.mark.parametrize(
    "text",
    [
        *("2031-02-29", "2031-04-31", "2031-13", "2031-00", "2031-25", "2031-21-05", "2031-XX-05", "203X-05"),
        *("2031-3-4", "31-03-04", "04.03.2031", "2031-03-04T25:00:00Z", "2031-03-04T10:00:00+15:00"),
        *(
            "",
            "..",
            "../..",
            "/",
            "2031-03-05/2031-03-04",
            "2031/2030/2029",
            "Y2031",
            "２０３１-03-04",
            "2031-03-04\n",
        ),
    ],
)
def test_what_is_no_date(text: str) -> None:
    with pytest.raises(EdtfError):
        parse(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2031-03-04", date(2031, 3, 4), date(2031, 3, 4)),
        ("2032-02", date(2032, 2, 1), date(2032, 2, 29)),
        ("203X", date(2030, 1, 1), date(2039, 12, 31)),
        ("20XX", date(2000, 1, 1), date(2099, 12, 31)),
        ("2031-21", date(2031, 3, 1), date(2031, 12, 31)),
        ("2031-24", date(2030, 12, 1), date(2032, 3, 31)),
        ("2031-03-04~", date(2031, 2, 25), date(2031, 3, 11)),
        ("2031-03?", date(2031, 1, 29), date(2031, 5, 1)),
        ("2031%", date(2029, 12, 31), date(2032, 12, 31)),
        ("2031-03/2031-05-02", date(2031, 3, 1), date(2031, 5, 2)),
    ],
)
def test_what_a_date_can_mean(text: str, first: date, last: date) -> None:
    span = parse(text)
    assert (span.earliest, span.latest) == (first.toordinal(), last.toordinal())


def test_years_before_our_era_and_far_away() -> None:
    assert parse("0000").latest + 1 == parse("0001").earliest == 1
    assert parse("-001X") == DayRange(day_number(-19, 1, 1), day_number(-10, 12, 31))
    assert certainly_before(parse("Y-170000002"), parse("-9999"))
    assert certainly_before(parse("9999"), parse("Y170000002"))
