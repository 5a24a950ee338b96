"""Where a record's quotes stand in their articles: what the editor's warnings look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from validator.corpus.records import Link
from validator.evidence.archive import Absent
from validator.evidence.quoted import FoundWords
from validator.rules.context import Context

if TYPE_CHECKING:
    pass


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
