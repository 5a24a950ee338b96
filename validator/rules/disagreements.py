"""Disagreements: where sources contradict each other, and the records do not say so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import Any

from validator.corpus.records import Group, Record
from validator.findings.finding import KeyPath, Problem, Severity
from validator.rules.applies import Outline, may_have_articles
from validator.rules.context import Context
from validator.rules.printed_dates import Printed, day_dates
from validator.rules.readers import entries, place, retired, words
from validator.rules.shapes import group_rule

_NUMBER = re.compile(r"(?<![\w.,])([0-9]+(?:[.,][0-9]+)*) (\w+)")
_MANY = 20
"""Sources of one field beyond which no more are compared."""
_ISSUES = {
    "days": {"date", "sequence", "other"},
    "numbers": {"content", "words", "participants", "status", "other"},
}
"""By what differs: of which issue a disagreement is that speaks of it."""

Piece = tuple[KeyPath, str, str]
"""The place of a piece of evidence, its article, and its words."""


def _may_differ(outline: Outline) -> bool:
    return outline.schema.kind == "disagreement" or may_have_articles(outline)


def _aspects(record: Record, context: Context) -> set[tuple[str, str]]:
    """What sources can differ in, about which record: a record with several sources, or one of the disagreements.

    So a record is alone with its key as long as no disagreement of that sort is recorded about it.
    """
    if retired(record):
        return set()
    if record.kind == "disagreement":
        issue, subject = words(record.data, "issue"), words(record.data, "subject")
        return {(subject, aspect) for aspect, issues in _ISSUES.items() if issue in issues}
    several = any(len(pieces) > 1 for pieces in _fields(record))
    return {(record.id, aspect) for aspect in _ISSUES} if several else set()


def _fields(record: Record) -> list[list[Piece]]:
    """The evidence for each field of a record that is sourced by itself."""
    holders: list[tuple[KeyPath, Any]] = [((), record.data)]
    for key in ("history", "provisions"):
        holders += [((key, index), step) for index, step in entries(record.data, key)]
    return [
        [
            ((*path, "sources", index, "evidence"), words(source, "article"), words(source, "evidence"))
            for index, source in entries(holder, "sources")
            if words(source, "evidence")
        ]
        for path, holder in holders
    ]


@group_rule(
    "undeclared-disagreement",
    Severity.WARNING,
    kinds=("event", "statement", "agreement", "disagreement"),
    key=_aspects,
    alone=True,
    concerns=_may_differ,
)
def undeclared_disagreement(group: Group, context: Context) -> Iterator[tuple[Record, Problem]]:
    """Two sources of a record give different days or numbers for the same thing, and no disagreement is recorded.

    One article says March 4, the other March 5; or one counts 12 ships and the other 21. One of them is wrong, or they
    speak of two things. Compared is the evidence of different articles for one field: the only day that each names, and
    numbers before the same word.

    To mend it: add a record of the kind disagreement with this record as its subject, and say which version the record
    follows. If they speak of two things, choose evidence that shows it, or waive the warning.
    """
    record, (_, aspect) = group.records[0], group.key
    if record.kind == "disagreement":
        return
    for pieces in _fields(record):
        for one, two in combinations(pieces[:_MANY], 2):
            found = "" if one[1] == two[1] else _difference(one[2], two[2], aspect)
            if found:
                problem = Problem(
                    two[0],
                    f"{one[1]!r} and {two[1]!r} differ here: {found}",
                    hint="add a disagreement with this record as its subject, or choose other evidence",
                    related=(place(record, one[0], "the other evidence"),),
                )
                yield record, problem
                break


def _difference(one: str, two: str, aspect: str) -> str:
    """What two pieces of evidence give differently; nothing if nothing."""
    if aspect == "days":
        days = day_dates(one), day_dates(two)
        single = len(days[0]) == len(days[1]) == 1
        return "each names another day" if single and _differ(days[0][0], days[1][0]) else ""
    first, second = _counted(one), _counted(two)
    for what in sorted(first.keys() & second.keys()):
        if first[what].isdisjoint(second[what]):
            return f"{min(first[what])} and {min(second[what])} {what}"
    return ""


def _differ(one: Printed, two: Printed) -> bool:
    years = {one.year, two.year} - {0}
    return (one.month, one.day) != (two.month, two.day) or len(years) > 1


def _counted(text: str) -> dict[str, set[str]]:
    """Numbers by the word that follows them; days of a month and years are no such numbers."""
    dated = {str(found.day) for found in day_dates(text)}
    found: dict[str, set[str]] = {}
    for number, what in _NUMBER.findall(text):
        if number not in dated and not what.isdigit():
            found.setdefault(what.casefold(), set()).add(re.sub("[.,]", "", number))
    return found
