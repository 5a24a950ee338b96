"""What is left of a draft, or of the article, in a statement that is called finished."""

from __future__ import annotations

from collections.abc import Iterator

from validator.corpus.records import Record
from validator.findings.finding import Fix, Problem, Severity
from validator.rules.applies import has
from validator.rules.context import Context
from validator.rules.readers import words
from validator.rules.shapes import record_rule

STATEMENT = ("statement",)
NOT_IDENTIFIED = "not identified yet"
"""What `onrecord draft` writes where it found no speaker."""


@record_rule("speaker-not-identified", kinds=STATEMENT, concerns=has("speaker_description"))
def speaker_not_identified(record: Record, context: Context) -> Iterator[Problem]:
    """A finished statement says of its speaker that nobody has found out yet who it is.

    `onrecord draft` writes "not identified yet" where the text shows no speaker. In a draft that is a question; in a
    record that goes into the dataset it would pass for an answer.

    To mend it: name the speaker, or describe them as the article does; or mark the record with `draft: true`.
    """
    if record.data.get("draft") is not True and words(record.data, "speaker_description") == NOT_IDENTIFIED:
        yield Problem(
            ("speaker_description",),
            "who says this has not been found out, but the record is no draft any more",
            hint="name the speaker under 'speaker', describe them as the article does, or put 'draft: true' back",
        )


@record_rule("quote-carries-marks", Severity.WARNING, kinds=STATEMENT, concerns=has("quote"))
def quote_carries_marks(record: Record, context: Context) -> Iterator[Problem]:
    """A quote begins and ends with quotation marks of its own.

    The field says already that the words are a quote. Whoever prints it sets it between marks, and then has two pairs;
    and in the dataset the same words stand once with and once without them.

    To mend it: take the marks away. Marks around a part of the quote stay.
    """
    quote = words(record.data, "quote").strip()
    inside = quote[1:-1].strip()
    if not inside or quote[0].isalnum():
        return
    from validator.quotes.zones.roles import PAIRS

    if quote[-1] not in PAIRS.get(quote[0], {}):
        return
    if any(mark in inside for mark in (quote[0], quote[-1])):
        return  # "A" and "B": two quotes, not one
    yield Problem(
        ("quote",),
        f"the quote has quotation marks of its own, {quote[0]} and {quote[-1]}, around all of it",
        hint="write the words without them",
        fix=Fix(("quote",), inside, "the marks are no part of what was said"),
    )
