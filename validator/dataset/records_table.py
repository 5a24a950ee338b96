"""The table of all records: what they are, where they come from, and how well they are sourced."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from validator.corpus.records import Corpus, Record
from validator.dataset.table import RECORDS, Column, Table
from validator.evidence.archive import Archive
from validator.rules.context import Context
from validator.rules.sources import articles_of, independent_sources
from validator.rules.voices import sides


def records_table(records: Sequence[Record]) -> Table:
    """The table of all records, sorted as they are given."""
    corpus = Corpus()
    for record in records:
        corpus.add(record)
    context = Context(Archive(None), date.min, corpus)
    columns = (
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
    )
    rows = tuple((record.id, record.kind, record.file, *_sources(record, context)) for record in records)
    return Table(RECORDS, "Records", "Every record of the dataset, of any kind.", columns, ("id",), (), rows)


def _sources(record: Record, context: Context) -> tuple[int | None, int | None, int | None]:
    """How many articles a record rests on, how many independent ones, and how many sides, where those are told."""
    number = len(articles_of(record))
    if not number:
        return None, None, None
    voices = sides(record, context)
    return number, independent_sources(record, context), len(voices) if voices else None
