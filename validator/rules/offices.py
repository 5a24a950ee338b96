"""Offices: the positions that people are said to hold, against the positions that their records have."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from validator.corpus.records import Group, Link, Record
from validator.edtf import END, DayRange, certainly_before, read
from validator.findings.finding import Problem, Severity
from validator.rules.applies import has
from validator.rules.context import Context
from validator.rules.duplicates import fold
from validator.rules.readers import date_of, entries, place, retired, words
from validator.rules.shapes import group_rule, link_rule


def _stems(text: str) -> set[str]:
    """The beginnings of the longer words: 'spokeswoman' and 'spokesperson' have one in common."""
    return {word[:6] for word in fold(text).split() if len(word) > 3}


@link_rule(
    "position-not-held",
    Severity.WARNING,
    kinds=("statement",),
    fields=("speaker",),
    concerns=has("position", target="positions"),
)
def position_not_held(link: Link, context: Context) -> Iterator[Problem]:
    """A speaker is given a position that their record has for another time, or does not have.

    "Minister of Ports" a year after she left the ministry means that the date, the position or the person is wrong: a
    predecessor, or somebody of the same name. A position that the person's record does not list at all is only worth
    knowing, since newspapers have many words for one post. Words are compared by their beginnings.

    To mend it: compare the source with the `positions` of the person, and correct the one that is wrong or add the
    position.
    """
    person, printed, said = link.target, words(link.record.data, "position"), date_of(link.record, "said")
    if person is None or person.kind != "person" or not printed:
        return
    wanted = _stems(printed)
    held = list(entries(person.data, "positions"))
    named = [(index, post) for index, post in held if wanted & _stems(words(post, "title"))]
    if held and wanted and not named and printed.isascii():
        yield Problem(
            ("position",),
            f"the record of {person.id!r} lists no position like {printed!r}",
            hint="add the position to the person's record, or correct it here",
            related=(place(person, ("positions",), "the positions of the person"),),
            severity=Severity.INFO,
        )
    elif named and said and not any(_holds(post, said) for _, post in named):
        index, post = named[0]
        term = f"{post.get('from', 'an unknown day')} to {post.get('to', 'an unknown day')}"
        yield Problem(
            ("position",),
            f"on {link.record.data['said']} {person.id!r} was not {printed!r}: the person's record has it from {term}",
            hint="correct the date, the speaker or the position, or the person's record",
            related=(place(person, ("positions", index), "the position there"),),
        )


def _holds(post: dict[str, Any], day: DayRange) -> bool:
    """Whether a post can have been held on some day that a date can mean."""
    begun, ended = read(post.get("from")), read(post.get("to"))
    return not (begun and certainly_before(day, begun)) and not (ended and certainly_before(ended, day))


def _seats(record: Record, context: Context) -> set[tuple[str, str]]:
    if retired(record):
        return set()
    return {
        (fold(words(post, "title")), words(post, "organization"))
        for _, post in entries(record.data, "positions")
        if post.get("single_seat") is True and words(post, "organization")
    }


@group_rule("overlapping-office", Severity.WARNING, kinds=("person",), key=_seats, concerns=has("positions"))
def overlapping_office(group: Group, context: Context) -> Iterator[tuple[Record, Problem]]:
    """Two people hold an office at the same time that only one can hold.

    There is one minister at a time. Overlapping terms mean a wrong date, or that the `to` of the predecessor is missing
    (without one, the post counts as still held). A handover on one day is no overlap.

    To mend it: correct `from` and `to`, or delete `single_seat: true` if the office has several seats.
    """
    terms = sorted(
        (
            (begun, index, post, record)
            for record in group.records
            for index, post in entries(record.data, "positions")
            if (fold(words(post, "title")), words(post, "organization")) == group.key
            and post.get("single_seat") is True
            and (begun := read(post.get("from")))
        ),
        key=lambda term: (term[0].latest, term[3].id, term[1]),
    )
    for (_, index, post, record), (begun, later, _, follower) in pairwise(terms):
        ended = read(post["to"]) if "to" in post else DayRange(END, END)
        if record.id != follower.id and ended and begun.latest < ended.earliest:
            until = f"until {post['to']}" if "to" in post else "with no end given"
            yield (
                follower,
                Problem(
                    ("positions", later),
                    f"{record.id!r} holds this office too at that time, from {post['from']} {until}",
                    hint="correct the dates, or add the missing 'to' of the one who left",
                    related=(place(record, ("positions", index), "the other holder"),),
                ),
            )
