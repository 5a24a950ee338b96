"""The order of dates: what `x-not-before` and `x-not-after` ask for.

Dates are windows of days (`validator.edtf`). Only what is certain counts: "March 2031" is not before
"2031-03-05", since it may be a later day of that month.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any

from validator import edtf
from validator.corpus.records import Link, Record
from validator.findings.finding import KeyPath, Problem, RecordPlace, format_path
from validator.findings.paths import Pattern, at, follow
from validator.rules.applies import orders_dates, orders_dates_through
from validator.rules.context import Context
from validator.rules.shapes import link_rule, record_rule
from validator.schema.fields import DateOrder

_ZONES = 1
"""Days by which the same moment may differ between two records: it is tomorrow in one place, and today in another."""


@record_rule("date-order", concerns=orders_dates)
def date_order(record: Record, context: Context) -> Iterator[Problem]:
    """Two dates of a record are in an order that can't be.

    The schema says which date can't come before or after which (`x-not-before`, `x-not-after`): nobody leaves a post
    before taking it, no article is fetched before it is published. Only what is certain is reported: `2031-03` and
    `2031-03-05` may be in either order.

    To mend it: correct the date that is wrong. If a date is not known so exactly, write it less exactly: `2031-03`,
    `2031-03~`, `../2031-03-05`.
    """
    for order in record.schema.date_orders:
        if order.reference is None:
            shared = _shared(order.field.pattern, order.other)
            for path, value in follow(record.data, order.field.pattern):
                below = at(record.data, path[:shared])
                for other_path, other in follow(below, order.other[shared:], path[:shared]):
                    if _certainly_wrong(order.keyword, value, other, 0):
                        place = RecordPlace(
                            record.file, record.document, other_path, f"the other date: {other}"
                        )
                        yield replace(
                            _problem(order, path, value, format_path(other_path), other), related=(place,)
                        )


@link_rule("date-order-across-records", concerns=orders_dates_through)
def date_order_across_records(link: Link, context: Context) -> Iterator[Problem]:
    """A date of a record and a date of a record that it refers to are in an order that can't be.

    A statement can't have been made after the article that quotes it appeared. The schema says which dates are
    compared (`x-not-before`, `x-not-after`). Only what is certain is reported, and a difference of one day is not:
    when it is Tuesday evening in one place, it is Wednesday in another.

    To mend it: compare both dates with the source and correct the one that is wrong. If a date is not known so
    exactly, write it less exactly: `2031-03`, `2031-03~`, `../2031-03-05`.
    """
    if link.target is None:
        return
    for order in link.record.schema.date_orders:
        if order.reference == link.field.pattern:
            shared = _shared(order.field.pattern, order.reference)
            below = at(link.record.data, link.path[:shared])
            for path, value in follow(below, order.field.pattern[shared:], link.path[:shared]):
                for other_path, other in follow(link.target.data, order.other):
                    if _certainly_wrong(order.keyword, value, other, _ZONES):
                        name = f"{format_path(other_path)} of {link.id!r}"
                        target = link.target
                        place = RecordPlace(
                            target.file, target.document, other_path, f"the other date: {other}"
                        )
                        yield replace(_problem(order, path, value, name, other), related=(place,))


@lru_cache(maxsize=1024)
def _shared(one: Pattern, other: Pattern) -> int:
    """How many parts two ways have in common before their last ones: dates of one list entry are compared."""
    count = 0
    for first, second in zip(one[:-1], other[:-1], strict=False):
        if first != second:
            break
        count += 1
    return count


def _certainly_wrong(keyword: str, value: Any, other: Any, tolerance: int) -> bool:
    own, named = edtf.read(value), edtf.read(other)
    if own is None or named is None:
        return False
    earlier, later = (own, named) if keyword == "x-not-before" else (named, own)
    return edtf.certainly_before(earlier, later) and edtf.gap(earlier, later) > tolerance


def _problem(order: DateOrder, path: KeyPath, value: Any, name: str, other: Any) -> Problem:
    word = "before" if order.keyword == "x-not-before" else "after"
    return Problem(
        path,
        f"{format_path(path)} ({value}) is {word} {name} ({other}), which can't be",
        hint="correct the date that is wrong; one that is not known so exactly can be written as 2031-03 or 2031-03~",
    )
