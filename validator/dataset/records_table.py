"""The table of all records: what they are, when, where they come from, how well they are sourced, and who stood by."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from validator.corpus.records import Corpus, Record
from validator.dataset.cells import Cell
from validator.dataset.table import RECORDS, Column, Table
from validator.dataset.windows import Window, join, window
from validator.evidence.archive import Archive
from validator.findings.paths import follow
from validator.rules.context import Context
from validator.rules.readers import entries, retired, words
from validator.rules.reviews import reviewed_hash
from validator.rules.sources import articles_of, independent_sources
from validator.rules.voices import sides
from validator.schema.when import when_fields

LABELS = ("title", "name", "quote", "summary")
"""Keys that say in words what a record is; one without any of them is called by its id."""
_MAX_LABEL = 120
COLUMNS = (
    Column("id", "string", "", "Identifier", "The id of a record, of any kind.", required=True),
    Column("kind", "string", "", "Kind", "The kind of the record; more is in its table.", required=True),
    Column("file", "string", "", "File", "The file from which the record was read.", required=True),
    Column("sources", "integer", "", "Sources", "How many articles the record rests on."),
    Column(
        "independent_sources",
        "integer",
        "",
        "Independent sources",
        "How many of these articles found out by themselves: copies, rewrites and translations of one story, as "
        "the articles' records declare them (derived_from), count as one, and so do articles of one publisher. "
        "What is said to be taken from another article (taken_from) counts with that.",
    ),
    Column(
        "sides",
        "integer",
        "",
        "Sides",
        "On the word of how many sides the record rests, where every source says it according to somebody "
        "(according_to); empty where an article vouches for it itself.",
    ),
    Column(
        "label",
        "string",
        "",
        "Label",
        "What to call the record: its title or name, the words of a statement (cut short), else its id.",
    ),
    Column(
        "first_date",
        "date",
        "",
        "First date",
        "The earliest day that the record's dates can mean: those of its first date field, and of fields that the "
        "schema says come after it. Empty without a date, or where nothing says how early it was.",
    ),
    Column("last_date", "date", "", "Last date", "The latest such day, in the same way."),
    Column(
        "review",
        "string",
        "",
        "Review",
        "reviewed: somebody besides its author stands by the record as it is now. older-text: only by an older text "
        "of it, or it is not said by which. unreviewed: nobody did.",
    ),
    Column(
        "retired",
        "boolean",
        "",
        "Retired",
        "Whether the record no longer speaks for itself: it is withdrawn, or another took its place.",
    ),
    Column(
        "content_hash",
        "string",
        "",
        "Content hash",
        "The hash of the record as it was read, without reviews and proofs: two records with the same hash say the "
        "same, however their files are written.",
    ),
)


def records_table(records: Sequence[Record], original: Sequence[Record] | None = None) -> Table:
    """The table of all records, sorted as they are given.

    `original` are the same records as they were read, where `records` were moved to newer schemas: reviews and hashes
    are about those.
    """
    corpus = Corpus()
    for record in records:
        corpus.add(record)
    context = Context(Archive(None), date.min, corpus)
    pairs = zip(records, original or records, strict=True)
    rows = tuple(row_of(record, as_read, context) for record, as_read in pairs)
    return Table(RECORDS, "Records", "Every record of the dataset, of any kind.", COLUMNS, ("id",), (), rows)


def row_of(record: Record, as_read: Record, context: Context) -> tuple[Cell, ...]:
    """The row of a record, which was read as `as_read`. The corpus of `context` has what it rests on."""
    found = (*_sources(record, context), label_of(record), *_dates(record))
    return (record.id, record.kind, record.file, *found, *_standing(as_read))


def label_of(record: Record) -> str:
    """What to call a record, in at most 120 characters."""
    said = next((text for text in (words(record.data, key) for key in LABELS) if text), record.id)
    said = " ".join(said.split())
    return said if len(said) <= _MAX_LABEL else said[: _MAX_LABEL - 1].rstrip() + "…"


def _dates(record: Record) -> Window:
    patterns = when_fields(record.schema)
    values = [value for pattern in patterns for _, value in follow(record.data, pattern)]
    return join([window(value) for value in values if isinstance(value, str)])


def _standing(record: Record) -> tuple[str, bool, str]:
    """Who stands by a record, whether it still speaks for itself, and the hash of what it says."""
    content = reviewed_hash(record.data)
    return review_state(record, content), retired(record), content


def review_state(record: Record, content: str = "") -> str:
    """Who stands by a record as it was read: the words of the column `review`. `content` is its hash, if known."""
    texts = [
        words(review, "of")
        for _, review in entries(record.data, "reviews")
        if words(review, "role") != "author"
    ]
    if not texts:
        return "unreviewed"
    return "reviewed" if (content or reviewed_hash(record.data)) in texts else "older-text"


def _sources(record: Record, context: Context) -> tuple[int | None, int | None, int | None]:
    """How many articles a record rests on, how many independent ones, and how many sides, where those are told."""
    number = len(articles_of(record))
    if not number:
        return None, None, None
    voices = sides(record, context)
    return number, independent_sources(record, context), len(voices) if voices else None
