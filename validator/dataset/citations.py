"""The table of citations: all words of records that must stand in an article, and where in it they stand.

Verdict and place in words follow from the published proofs, so that they are the same whether or not the texts of the
articles are at hand. What only the text tells (the place in characters, and the verdict on words without a proof) is
there if the text was, and the column `checked_by` says which it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from validator.corpus.records import Corpus, Record
from validator.dataset.cells import Cell
from validator.dataset.table import CITATION, RECORDS, Column, ForeignKey, Table
from validator.evidence.proofs import Piece, pieces
from validator.findings.finding import Checked, Evidence, format_path

_COLUMNS = (
    Column("record_id", "string", "", "Record", "The record that gives the words.", required=True),
    Column("citation_number", "integer", "", "Number", "Its citations counted from 0.", required=True),
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
        "What the published proof shows, or without one the text: verbatim; elided, with words left out; edited, with "
        "brackets; joined, across an attribution; unproved, where there is neither.",
    ),
    Column(
        "first_word",
        "integer",
        "",
        "First word",
        "The number of the first of these words in the article's text, counted from 0, as the proof tells it; empty "
        "without a proof.",
    ),
    Column("last_word", "integer", "", "Last word", "The number of the last of these words."),
    Column(
        "start_character",
        "integer",
        "",
        "Start",
        "How many characters (Unicode code points) of the article's text stand before these words, as start in a W3C "
        "TextPositionSelector. Empty where the text was not at hand when the dataset was built.",
    ),
    Column("end_character", "integer", "", "End", "The same for the character behind these words."),
    Column(
        "checked_by",
        "string",
        "",
        "Checked by",
        "text: the words were found in the article's text when the dataset was built. proof: the text was not at hand, "
        "and the published proof holds. Empty: neither.",
    ),
    Column(
        "checked_on",
        "date",
        "",
        "Checked on",
        "The day of that check, where whoever built the dataset named it (SOURCE_DATE_EPOCH): a build does not read "
        "the clock, so that it can be repeated.",
    ),
)


def citations_table(
    records: Sequence[Record], corpus: Corpus, evidence: Iterable[Checked], day: str | None = None
) -> Table:
    """The table, sorted by record.

    `records` are as they were checked, `evidence` is what the check found, and `day` the day on which it did, as
    2031-03-05, if that is to be told.
    """
    found = {(file, document, piece.path, piece.article): piece for file, document, piece in evidence}
    rows = tuple(
        (record.id, number, part, *said, *place, by, day if by else None)
        for record in records
        for number, (article, piece) in enumerate(_pieces(record, corpus))
        for check in (found.get((record.file, record.document, piece.claim.path, article)),)
        for by in (_checked_by(check),)
        for said in (_said(article, piece, check),)
        for part, place in enumerate(_places(piece, check))
    )
    keys = (ForeignKey(("record_id",), RECORDS, ("id",)), ForeignKey(("article",), RECORDS, ("id",)))
    about = "All words of records that must stand in an article: quotes, and evidence."
    key = ("record_id", "citation_number", "part")
    return Table(CITATION, "Citations", about, _COLUMNS, key, keys, rows)


def _pieces(record: Record, corpus: Corpus) -> Iterator[tuple[str, Piece]]:
    for link in corpus.links(record) if record.schema.verbatim else ():
        for piece in pieces(link):
            yield link.id, piece


def _checked_by(check: Evidence | None) -> str | None:
    if check and check.how == "text":
        return "text" if check.places else None  # refused, which a waiver let pass
    return "proof" if check and check.how == "proof" else None


def _said(article: str, piece: Piece, check: Evidence | None) -> tuple[Cell, ...]:
    verdict = check.proof if check else ""
    if check and check.places and not verdict:
        verdict = "verbatim" if check.result in ("exact", "typographic") else check.result
    return (
        format_path(piece.claim.path),
        article,
        piece.claim.words,
        piece.claim.quoted,
        verdict or "unproved",
    )


def _places(piece: Piece, check: Evidence | None) -> list[tuple[Cell, ...]]:
    """First and last word, first character and the one behind the last; a row for each part.

    Words that stand in the text more than once may be proved at another place than the text's first: then the proof's
    place counts, and there are no characters.
    """
    from validator.evidence.commitment.encode import read_proof

    in_text = check.places if check else ()
    if not check or not check.proof:
        return [(None, None, start, end) for start, end, _, _ in in_text] or [(None,) * 4]
    spans = read_proof(piece.proof or "").spans
    known = {(first, behind): (start, end) for start, end, first, behind in in_text}
    return [(first, behind - 1, *known.get((first, behind), (None, None))) for first, behind in spans]
