"""What became of the quotes when the text of their article changed: which stand, which moved, which vanished.

Where a quote stood is known from its old proof, if it has one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from validator.corpus.records import Link, Record
from validator.evidence.archive import Absent, ArticleText
from validator.evidence.proofs import Piece, check_piece, pieces
from validator.findings.finding import Problem, RecordPlace, Severity
from validator.findings.rule import Rule
from validator.rules.context import Context
from validator.rules.proofs import commitment_mismatch
from validator.rules.quotes import text_changed

_MANY_TEXTS = 100
"""With more texts than this that no record names, none of them is tried in the place of a text that is missing."""

Said = tuple[Rule, Problem]


def changed_text(article: Record, links: Iterable[Link], context: Context) -> Said | None:
    """What there is to say if the archive has the text of an article in another form than the record describes.

    A text that the record names by its file, and that has another hash, was changed. If there is none, it may still be
    there under a name that nobody knows: a text that no record describes and that has the article's quotes.
    """
    described = article.schema.text_field
    assert described
    found = context.archive.find(str(article.text.get("sha256", "")), str(article.text.get("file", "")))
    links = list(links)
    sure = isinstance(found, ArticleText)
    text = found if isinstance(found, ArticleText) else _guess(article, links, context)
    if text is None:
        return None
    total, related = _compare(article, links, text, context)
    if sure:
        what = f"the text in the archive ({text.file}) was changed: it has another hash than this"
    else:
        what = f"no text in the archive has this hash; {text.file!r} looks like it, changed"
    return text_changed, Problem(
        (*described.pattern, "sha256"),
        f"{what}. {_tally(total, related)}",
        hint=f"restore the original text; or, if the new one is right, write its hash here ({text.sha256}) and "
        "attest again",
        related=related,
        severity=None if sure else Severity.WARNING,
    )


def other_commitment(
    article: Record, links: Iterable[Link], text: ArticleText, context: Context
) -> Said | None:
    """What there is to say if an article has a commitment, and it is that of another text."""
    described = article.schema.text_field
    if described is None or "commitment" not in article.text:
        return None
    total, related = _compare(article, links, text, context)
    return commitment_mismatch, Problem(
        (*described.pattern, "commitment"),
        f"this commitment belongs to another text; it is replaced. {_tally(total, related)}",
        hint="see that the quotes are still taken from the text that the article record describes",
        related=related,
        severity=Severity.WARNING,
    )


def _compare(
    article: Record, links: Iterable[Link], text: ArticleText, context: Context
) -> tuple[int, tuple[RecordPlace, ...]]:
    """How many pieces of words are taken from the article; and those that moved or vanished, with their places."""
    changed: list[RecordPlace] = []
    total = 0
    for link in links:
        for piece in pieces(link):
            total += 1
            message = _fate(piece, article, text, context)
            if message:
                changed.append(RecordPlace(link.record.file, link.record.document, piece.claim.path, message))
    return total, tuple(changed)


def _fate(piece: Piece, article: Record, text: ArticleText, context: Context) -> str:
    verdict = context.verify(piece.claim.words, article, text, quoted=piece.claim.quoted)
    if not verdict.accepted:
        return f"{_VANISHED} ({verdict.verdict})"
    before = check_piece(piece, article) if piece.proof is not None else ""
    if isinstance(before, str):
        return ""
    old, new = before.disclosure.spans[0][0] + 1, verdict.words[0][0] + 1
    return "" if old == new else f"moved: from word {old} of the text to word {new}"


_VANISHED = "vanished: these words do not stand in the text any more"


def _gone(related: Iterable[RecordPlace]) -> list[RecordPlace]:
    return [place for place in related if place.message.startswith(_VANISHED)]


def _tally(total: int, related: tuple[RecordPlace, ...]) -> str:
    gone = len(_gone(related))
    moved = len(related) - gone
    return f"Of {total} quotes taken from it, {moved} moved and {gone} vanished"


def _guess(article: Record, links: list[Link], context: Context) -> ArticleText | None:
    """The text that no record describes and that has most of an article's quotes, at least half of them."""
    if not links or not article.text:
        return None
    claims = [piece.claim for link in links for piece in pieces(link)]
    best: tuple[int, ArticleText | None] = (len(claims) - 1) // 2, None
    for text in _nameless(context):
        standing = sum(context.verify(c.words, article, text, quoted=c.quoted).accepted for c in claims)
        if standing > best[0]:
            best = standing, text
    return best[1]


def _nameless(context: Context) -> Iterator[ArticleText]:
    """The texts of the archive that no record describes."""
    known = {record.text.get("sha256") for record in context.corpus.records}
    hashes = [key for key in context.archive.by_hash if key not in known]
    for key in hashes if len(hashes) <= _MANY_TEXTS else ():
        text = context.archive.find(key)
        if not isinstance(text, Absent):
            yield text
