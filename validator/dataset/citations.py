"""The table of citations: all words of records that must stand in an article, and where in it they stand.

What it says follows from the published proofs alone, so that the dataset is the same whether or not the texts of the
articles are at hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from validator.corpus.records import Corpus, Record
from validator.dataset.cells import Cell
from validator.dataset.table import CITATION, RECORDS, Column, ForeignKey, Table
from validator.evidence.proofs import Piece, pieces
from validator.findings.finding import Checked, format_path

_COLUMNS = (
    Column("record_id", "string", "", "Record", "The record that gives the words.", required=True),
    Column("position", "integer", "", "Position", "Its citations counted from 0.", required=True),
    Column(
        "part",
        "integer",
        "",
        "Part",
        "Words with an omission, or with an attribution between them, stand in several places of the article: a row "
        "for each, counted from 0. To count citations, take the rows with part 0.",
        required=True,
    ),
    Column("field", "string", "", "Field", "Where in the record the words stand: sources[0].evidence."),
    Column("article", "string", "", "Article", "The article in which they must stand."),
    Column("words", "string", "", "Words", "The words, as the record has them."),
    Column("quoted", "boolean", "", "Quoted", "Whether they must stand there as direct speech."),
    Column(
        "verdict",
        "string",
        "",
        "Verdict",
        "What the published proof shows: verbatim; elided, with words left out; edited, with brackets; joined, across "
        "an attribution; unproved, without a proof.",
    ),
    Column(
        "first_word",
        "integer",
        "",
        "First word",
        "The number of the first of these words in the article's text, counted from 0; empty without a proof.",
    ),
    Column("last_word", "integer", "", "Last word", "The number of the last of these words."),
)


def citations_table(records: Sequence[Record], corpus: Corpus, evidence: Iterable[Checked]) -> Table:
    """The table, sorted by record. `records` are as they were checked, and `evidence` is what the check found."""
    verdicts = {
        (file, document, piece.path, piece.article): piece.proof
        for file, document, piece in evidence
        if piece.proof
    }
    rows = tuple(
        (record.id, position, part, *said, *place)
        for record in records
        for position, (article, piece) in enumerate(_pieces(record, corpus))
        for verdict in (verdicts.get((record.file, record.document, piece.claim.path, article)),)
        for said in (_said(article, piece, verdict or "unproved"),)
        for part, place in enumerate(_places(piece) if verdict else ((None, None),))
    )
    keys = (ForeignKey(("record_id",), RECORDS, ("id",)), ForeignKey(("article",), RECORDS, ("id",)))
    about = "All words of records that must stand in an article: quotes, and evidence."
    return Table(CITATION, "Citations", about, _COLUMNS, ("record_id", "position", "part"), keys, rows)


def _pieces(record: Record, corpus: Corpus) -> Iterator[tuple[str, Piece]]:
    for link in corpus.links(record) if record.schema.verbatim else ():
        for piece in pieces(link):
            yield link.id, piece


def _said(article: str, piece: Piece, verdict: str) -> tuple[Cell, ...]:
    return format_path(piece.claim.path), article, piece.claim.words, piece.claim.quoted, verdict


def _places(piece: Piece) -> Iterator[tuple[Cell, Cell]]:
    from validator.evidence.commitment.encode import read_proof

    for start, stop in read_proof(piece.proof or "").spans:
        yield start, stop - 1
