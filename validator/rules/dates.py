"""Dates: possible in themselves, and possible together.

Rules speak only of what is certain (see `validator.edtf`), and not of a difference of one day between two records
or against today, which time zones can explain.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from validator.corpus.records import Record
from validator.edtf import (
    TIME_ZONES,
    DayRange,
    EdtfError,
    ReversedIntervalError,
    certainly_before,
    gap,
    parse,
    read,
)
from validator.findings.finding import KeyPath, Problem, Severity, format_path
from validator.findings.paths import at
from validator.rules.applies import has, has_dates, has_no_notes, has_printed_dates
from validator.rules.context import Context
from validator.rules.printed_dates import contradicts, read_printed
from validator.rules.readers import date_of, dates, days_of, entries, place, words
from validator.rules.shapes import record_rule

SCHEDULED = {"in-force", "suspended", "terminated", "superseded"}
"""Steps of an agreement that a source can date ahead: signed today, in force from next month."""


def _error_of(text: str) -> EdtfError | None:
    """Why a text is no date, or None if it is one."""
    if read(text):
        return None
    try:
        parse(text)
    except EdtfError as error:
        return error
    return None


@record_rule("invalid-date", concerns=has_dates)
def invalid_date(record: Record, context: Context) -> Iterator[Problem]:
    """A date names a day that does not exist.

    It has the right form, but there is no February 30, and no month has a season's days. Usually a digit is wrong, so
    the real date is unknown until somebody looks it up.

    To mend it: look the date up in the source. If only the month is known, write the month: '2031-02'.
    """
    for path, text in dates(record):
        error = _error_of(text)
        if error and not isinstance(error, ReversedIntervalError):
            yield Problem(
                path,
                f"{text!r} is not a date: {error}",
                hint="look it up in the source; leave out what is not known: '2031-02' for a month",
            )


@record_rule("interval-reversed", concerns=has_dates)
def interval_reversed(record: Record, context: Context) -> Iterator[Problem]:
    """An interval ends before it starts.

    `2031-03-09/2031-03-04` contains no day. Whatever is compared with it would come out wrong.

    To mend it: write the earlier date first, or correct the date that is wrong.
    """
    for path, text in dates(record):
        error = _error_of(text) if "/" in text else None
        if isinstance(error, ReversedIntervalError):
            yield Problem(
                path,
                f"the interval {text!r} is the wrong way round: {error}",
                hint="write the earlier date first, or correct the date that is wrong",
            )


@record_rule("printed-date-mismatch", Severity.WARNING, concerns=has_printed_dates)
def printed_date_mismatch(record: Record, context: Context) -> Iterator[Problem]:
    """A date and the date as printed contradict each other.

    `date_printed` keeps the source's words, so that a reader can see what was inferred. If it says "on Tuesday" and the
    date is a Monday, the inference went wrong or a digit did. English months, days, weekdays, years and "early" or
    "late in" a year are read; anything else is left to the reader.

    To mend it: look at the calendar and at the source, and correct the one that is wrong.
    """
    for path, text in dates(record):
        beside = (*path[:-1], f"{path[-1]}_printed")
        said = at(record.data, beside)
        printed = read_printed(said) if isinstance(said, str) else None
        span = read(text)
        if printed and span and contradicts(printed, span):
            exactly = span.exact and printed.weekday is not None
            weekday = f", a {date.fromordinal(span.earliest):%A}" if exactly else ""
            yield Problem(
                path,
                f"{format_path(path)} is {text}{weekday}, but {format_path(beside)} says {said!r}",
                hint="look at the calendar and at the source, and correct the one that is wrong",
                related=(place(record, beside, "as printed"),),
            )


@record_rule("inferred-without-notes", Severity.WARNING, concerns=has_no_notes)
def inferred_without_notes(record: Record, context: Context) -> Iterator[Problem]:
    """A value is marked as inferred, but the notes don't say how.

    An inference that nobody can follow can't be checked, and can't be told from a guess.

    To mend it: say in `notes` from what it was worked out ("the article gives only the weekday; the date was worked out
    from the dateline").
    """
    if "notes" in record.data:
        return
    path = _inferred(record.data)
    if path:
        yield Problem(
            path,
            f"{format_path(path)} is 'inferred', but the record has no notes that say how",
            hint="add 'notes' that say from what it was worked out",
        )


def _inferred(data: Any, path: KeyPath = ()) -> KeyPath | None:
    """The first place where a basis is `inferred`."""
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in pairs:
        if value == "inferred" and isinstance(key, str) and (key == "basis" or key.endswith("_basis")):
            return (*path, key)
        found = _inferred(value, (*path, key))
        if found:
            return found
    return None


def _articles(record: Record, data: Any, context: Context) -> list[tuple[Record, DayRange | None]]:
    """The articles among `sources`, with their dates."""
    found = (context.find(source.get("article")) for _, source in entries(data, "sources"))
    return [(article, date_of(article, "published")) for article in found if article]


def _dated(record: Record) -> list[tuple[KeyPath, DayRange, Any]]:
    """What the record says has happened: the place of each date, the date, and what holds the sources."""
    if record.kind == "agreement":
        return [
            (("history", index, "date"), span, step)
            for index, step in entries(record.data, "history")
            if (span := read(step.get("date"))) and words(step, "status") not in SCHEDULED
        ]
    key = "date" if record.kind == "event" else "said"
    span = date_of(record, key)
    if span is None or (key == "date" and record.data.get("status") not in ("occurred", "ongoing")):
        return []
    return [((key,), span, record.data)]


@record_rule("after-its-articles", kinds=("event", "agreement"))
def after_its_articles(record: Record, context: Context) -> Iterator[Problem]:
    """Something is said to have happened after every article that tells of it had appeared.

    An article can announce what is to come, but can't report what has not happened. Either a date is wrong, or the
    event was only planned when the articles were written. A difference of one day may come from time zones and is not
    reported. (The date of a statement is held against its articles by `date-order-across-records`.)

    To mend it: correct the date, set the status to planned, or add the article that reports what happened.
    """
    for path, span, holder in _dated(record):
        articles = _articles(record, holder, context)
        dates = [published for _, published in articles if published]
        if not dates or len(dates) < len(articles):
            continue
        if all(certainly_before(day, span) and gap(day, span) > TIME_ZONES for day in dates):
            last = max(articles, key=lambda pair: pair[1].latest if pair[1] else 0)[0]
            yield Problem(
                path,
                f"{format_path(path)} lies after the articles that tell of it; the last, {last.id!r}, is of "
                f"{last.data.get('published')}",
                hint="correct the date, set the status to planned, or add the article that reports it",
                related=(place(last, ("published",), "the last article"),),
            )


@record_rule("date-in-future", kinds=("article", "statement", "event", "agreement"))
def date_in_future(record: Record, context: Context) -> Iterator[Problem]:
    """Something that has been published, said or done is dated after today.

    Nothing can be quoted from tomorrow: a digit of the year is wrong, or an event that is only planned is entered as
    one that occurred. The verdict depends on the day of the check, with a day's grace for time zones. Where an article
    has a date, what it reports is held against that instead.

    To mend it: correct the date, or the status.
    """
    tomorrow = context.today.toordinal() + TIME_ZONES
    if record.kind == "article":
        published, retrieved = date_of(record, "published"), date_of(record, "retrieved")
        known: list[tuple[KeyPath, DayRange | None, Any]] = [(("published",), published, {})]
        if not (published and retrieved and certainly_before(retrieved, published)):
            known.append((("retrieved",), retrieved, {}))
    else:
        known = [*_dated(record)]
    for path, span, holder in known:
        if span is None or span.earliest <= tomorrow:
            continue
        if not any(published for _, published in _articles(record, holder, context)):
            yield Problem(
                path,
                f"{format_path(path)} is {at(record.data, path)}, which is still to come",
                hint="correct the date" + (", or the status" if record.kind == "event" else ""),
            )


@record_rule("planned-event-passed", Severity.WARNING, kinds=("event",), concerns=has("date", "status"))
def planned_event_passed(record: Record, context: Context) -> Iterator[Problem]:
    """An event is still planned or announced, but its date has passed.

    Whether it took place is not known from this dataset, and a reader will ask. The verdict depends on the day of the
    check.

    To mend it: find out what became of it, set the status (occurred, postponed, cancelled) and add the article that
    says so. If the dataset ends before that day on purpose, turn the rule off for it in onrecord.yaml.
    """
    status = record.data.get("status")
    span = days_of(record) if status in ("planned", "announced") else None
    if span and span.latest + TIME_ZONES < context.today.toordinal():
        yield Problem(
            ("status",),
            f"the event is {status!r}, but its date, {record.data['date']}, has passed",
            hint="find out what became of it, set the status, and add the article that says so",
        )
