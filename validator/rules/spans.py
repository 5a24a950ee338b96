"""Where a record's quotes stand in their articles: what the editor's warnings look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from validator.corpus.records import Link, Record
from validator.evidence.archive import Absent
from validator.evidence.proofs import check_piece, pieces
from validator.evidence.quoted import FoundWords
from validator.rules.context import Context


def find_spans(link: Link, context: Context) -> Iterable[FoundWords]:
    """The quotes that a link claims, as far as they stand in the article and its text is at hand."""
    known = context.spans
    if known is None or known[0] is not link:
        known = context.spans = link, tuple(_spans(link, context))
    return known[1]


def _spans(link: Link, context: Context) -> Iterator[FoundWords]:
    article = link.target
    text = context.text_of(article) if article and article.schema.text_field else None
    if article is None or text is None or isinstance(text, Absent):
        return
    for claim in link.claims:
        if claim.quoted:
            verdict = context.verify(claim.words, article, text, quoted=True)
            if verdict.accepted and verdict.words:
                yield FoundWords(claim, article, context.prepared(article, text), verdict.words)


def find_shown(link: Link, context: Context) -> Iterable[FoundWords]:
    """The same; where the text is not at hand, as far as proofs show them, with the words beside them.

    Proofs of commitment/1 show none of those.
    """
    article = link.target
    if article is None or article.schema.text_field is None:
        return ()
    at_hand = not isinstance(context.text_of(article), Absent)
    return find_spans(link, context) if at_hand else _proved(link, article)


def _proved(link: Link, article: Record) -> Iterator[FoundWords]:
    for piece in pieces(link):
        if piece.claim.quoted and piece.proof is not None:
            found = check_piece(piece, article)
            if not isinstance(found, str) and found.shows_beside:
                yield FoundWords(piece.claim, article, found.text, found.verdict.words, by_proof=True)
