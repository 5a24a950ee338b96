"""Dates as exact as they are known, as values: text in the Extended Date/Time Format, and the days that it can mean."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from validator.edtf import DayRange, certainly_before, may_overlap, read

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema

_FIRST, _LAST = date.min.toordinal(), date.max.toordinal()


class Edtf(str):
    """A date in EDTF (levels 0 and 1), which is a text, and knows the days that it can mean.

    `Edtf("2031-03").earliest` is `date(2031, 3, 1)`. A text that is no date is kept as it is: it is not `valid`, and
    means no days. Order and equality are those of the text; to compare days, there are `before` and `overlaps`.
    """

    __slots__ = ()

    @property
    def earliest(self) -> date | None:
        """The first day that it can mean; None if that is open, or outside the years 1 to 9999."""
        return self._day("earliest")

    @property
    def latest(self) -> date | None:
        """The last day that it can mean, in the same way."""
        return self._day("latest")

    @property
    def valid(self) -> bool:
        """Whether the text is a date."""
        return read(str(self)) is not None

    @property
    def exact(self) -> bool:
        """Whether it means one known day."""
        span = read(str(self))
        return span is not None and span.exact

    def before(self, other: str) -> bool:
        """Whether every day that this can mean lies before every day that the other can mean."""
        return certainly_before(self._span(), Edtf(other)._span())

    def overlaps(self, other: str) -> bool:
        """Whether there is a day that both can mean."""
        return may_overlap(self._span(), Edtf(other)._span())

    def _span(self) -> DayRange:
        span = read(str(self))
        if span is None:
            raise ValueError(f"{str(self)!r} is no date, so that it can't be compared")
        return span

    def _day(self, end: str) -> date | None:
        span = read(str(self))
        number = getattr(span, end) if span else 0
        return date.fromordinal(number) if _FIRST <= number <= _LAST else None

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema

        return core_schema.no_info_after_validator_function(cls, handler(str))
