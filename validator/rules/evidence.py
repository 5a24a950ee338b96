"""Evidence: whether what the sources are quoted for is what the record says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from validator.corpus.records import Record
from validator.edtf import read
from validator.findings.finding import KeyPath, Problem, Severity, format_path
from validator.rules.applies import PARTS, has_any, has_evidence
from validator.rules.context import Context
from validator.rules.printed_dates import contradicts, day_dates
from validator.rules.readers import days_of, entries, place, words
from validator.rules.shapes import record_rule
from validator.rules.sources import SOURCED, sources_of

MAX_EVIDENCE_WORDS = 40
_SCALE = re.compile(r"\b(?:hundred|thousand|million|billion|trillion|dozen|half|k|m|bn)s?\b", re.IGNORECASE)
_NUMBER = re.compile(r"(?<![\w.,])[0-9]+(?:[.,][0-9]+)*(?![\w])")
_WORD_NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ]
    )
}


@record_rule("long-evidence", Severity.WARNING, kinds=SOURCED, concerns=has_evidence)
def long_evidence(record: Record, context: Context) -> Iterator[Problem]:
    """A piece of evidence is much longer than a reader needs.

    Evidence shows that the record is right; about 25 words do. Long pieces are published with the dataset, and the
    rights to them are the publisher's. More than 40 words are reported.

    To mend it: keep the words that show it, and leave the rest out.
    """
    for path, source in sources_of(record):
        count = len(words(source, "evidence").split())
        if count > MAX_EVIDENCE_WORDS:
            yield Problem(
                (*path, "evidence"),
                f"the evidence has {count} words; about 25 are enough to show it",
                hint="keep the words that show it, and leave the rest out",
            )


@record_rule(
    "evidence-date-differs",
    Severity.WARNING,
    kinds=("event", "agreement"),
    concerns=has_any("sources", *PARTS),
)
def evidence_date_differs(record: Record, context: Context) -> Iterator[Problem]:
    """The only day that the evidence names is not the day of the record.

    The evidence says "on March 4" and the event is dated March 5: one of them is wrong, or the evidence is about
    something else. Evidence with several dates, and records that keep the date as printed (`date_printed` is compared
    instead) or mark it as inferred, are passed over.

    To mend it: compare with the article, and correct the date or choose the words that show it.
    """
    holders: list[tuple[KeyPath, Any]] = [((), record.data)] if record.kind == "event" else []
    holders += [(("history", index), step) for index, step in entries(record.data, "history")]
    for path, holder in holders:
        span = days_of(record) if holder is record.data else read(holder.get("date"))
        basis = holder.get("date_basis", "stated")
        if span is None or "date_printed" in holder or basis != "stated":
            continue
        pieces = [words(source, "evidence") for _, source in entries(holder, "sources")]
        named = {found for piece in pieces for found in day_dates(piece)}
        if len(named) == 1 and contradicts(*named, span):
            index = next(
                i for i, source in entries(holder, "sources") if day_dates(words(source, "evidence"))
            )
            yield Problem(
                (*path, "date"),
                f"{format_path((*path, 'date'))} is {holder['date']}, but the only day in the evidence is another",
                hint="compare with the article, and correct the date or choose the words that show it",
                related=(place(record, (*path, "sources", index, "evidence"), "the evidence"),),
            )


@record_rule(
    "evidence-number-differs",
    Severity.WARNING,
    kinds=("statement", "agreement"),
    concerns=has_any("summary", "provisions"),
)
def evidence_number_differs(record: Record, context: Context) -> Iterator[Problem]:
    """A summary and its evidence give different numbers.

    "Says that 12 ships will call" beside the evidence "21 ships will call": digits are easily exchanged, and numbers
    are what readers take from a dataset. Reported if both have numbers and none in common; years, dates and numbers
    with words such as "million" are passed over.

    To mend it: compare with the article, and correct the number or choose the words that show it.
    """
    data = record.data
    holders: list[tuple[KeyPath, Any]] = [((), data)] if data.get("mode") == "reported" else []
    holders += [(("provisions", index), point) for index, point in entries(data, "provisions")]
    for path, holder in holders:
        summary = words(holder, "summary")
        given = _numbers(summary)
        if not given:
            continue
        evidence = " ".join(words(source, "evidence") for _, source in entries(holder, "sources"))
        shown = _numbers(evidence)
        in_words = {_WORD_NUMBERS[word] for word in evidence.lower().split() if word in _WORD_NUMBERS}
        if shown and not given & (shown | in_words) and not _SCALE.search(f"{summary} {evidence}"):
            yield Problem(
                (*path, "summary"),
                f"the summary has {_list(given)}, but the evidence {_list(shown)}",
                hint="compare with the article, and correct the number or choose the words that show it",
            )


def _numbers(text: str) -> set[str]:
    """The numbers of a text, without their separators; years and days of a month left out."""
    if not any(char.isdigit() for char in text):
        return set()
    days = {str(found.day) for found in day_dates(text)}
    found = {re.sub("[.,]", "", number) for number in _NUMBER.findall(text)}
    return {
        number for number in found if number not in days and not re.fullmatch("(1[5-9]|20)[0-9]{2}", number)
    }


def _list(numbers: set[str]) -> str:
    return ", ".join(sorted(numbers, key=lambda number: (len(number), number)))
