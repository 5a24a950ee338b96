"""What is quoted in the articles and stands in no record yet.

For each article whose text is at hand: its quoted words, and which of them the records hold. A record holds words if it
gives them as direct speech with this article as a source, and they stand there; drafts count, and are counted apart.
Words that an article repeats (in a headline, say) are held as soon as one of the places is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from validator.corpus.records import Claim, Corpus, Record
from validator.evidence.archive import Absent, ArticleText
from validator.rules.context import Context

if TYPE_CHECKING:
    from validator.quotes import Prepared

_MIN_REPEATED = 4
"""A few words inside a longer quote are a repetition only from this number on; shorter ones must be all of it."""

Range = tuple[int, int]
"""Words of a text, from the first to the one after the last."""
Claims = dict[str, list[tuple[Record, Claim]]]
"""For each article's id, the direct speech that records claim from it."""


@dataclass(frozen=True, slots=True)
class Held:
    """Which words of a text the records hold, as word indices; `drafts` are those that only drafts hold."""

    words: frozenset[int]
    drafts: frozenset[int]


@dataclass(frozen=True, slots=True)
class ArticleCoverage:
    """One article: how many words are quoted, how many of them are held (in drafts alone: `drafts`), and the rest."""

    article: Record
    text: ArticleText
    prepared: Prepared
    quoted: int
    held: int
    drafts: int
    open: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """All articles: those that could be looked at, and those that could not, with the reason."""

    articles: tuple[ArticleCoverage, ...]
    without_text: tuple[tuple[Record, Absent], ...]

    @property
    def quoted(self) -> int:
        """How many words are quoted."""
        return sum(article.quoted for article in self.articles)

    @property
    def held(self) -> int:
        """How many quoted words records hold."""
        return sum(article.held for article in self.articles)

    @property
    def drafts(self) -> int:
        """How many quoted words only drafts hold."""
        return sum(article.drafts for article in self.articles)


def find_coverage(context: Context) -> Coverage:
    """Look at every article of the corpus. Withdrawn and merged ones are passed over."""
    wanted = speech_by_article(context.corpus)
    covered = []
    missing = []
    for article in sorted(context.corpus.records, key=lambda record: record.id):
        if article.schema.text_field is None or {"withdrawn", "replaced_by"} & article.data.keys():
            continue
        text = context.text_of(article)
        if isinstance(text, Absent):
            missing.append((article, text))
        else:
            covered.append(_cover(article, text, wanted.get(article.id, ()), context))
    return Coverage(tuple(covered), tuple(missing))


def speech_by_article(corpus: Corpus) -> Claims:
    """The direct speech that records claim, by the article from which they claim it."""
    found: Claims = {}
    for record in corpus.records:
        if any(field.quoted for field in record.schema.verbatim):
            for link in corpus.links(record):
                if link.target is not None:
                    found.setdefault(link.id, []).extend((record, c) for c in link.claims if c.quoted)
    return found


def find_held(
    article: Record, text: ArticleText, wanted: Iterable[tuple[Record, Claim]], context: Context
) -> Held:
    """Which words of an article the records hold."""
    reviewed: set[int] = set()
    drafted: set[int] = set()
    for record, claim in wanted:
        verdict = context.verify(claim.words, article, text, quoted=True)
        if verdict.accepted:
            group = drafted if record.data.get("draft") is True else reviewed
            group.update(index for first, after in verdict.words for index in range(first, after))
    prepared = context.prepared(article, text)
    reviewed |= _repeated(prepared, reviewed)
    drafted |= _repeated(prepared, drafted)
    return Held(frozenset(reviewed | drafted), frozenset(drafted - reviewed))


def _cover(
    article: Record, text: ArticleText, wanted: Iterable[tuple[Record, Claim]], context: Context
) -> ArticleCoverage:
    prepared = context.prepared(article, text)
    held = find_held(article, text, wanted, context)
    quoted = [index for index, zone in enumerate(prepared.zones) if zone]
    rest = [index for index in quoted if index not in held.words]
    return ArticleCoverage(
        article,
        text,
        prepared,
        len(quoted),
        len(quoted) - len(rest),
        sum(1 for index in quoted if index in held.drafts),
        tuple(runs(prepared, rest)),
    )


def runs(text: Prepared, words: Iterable[int]) -> Iterator[Range]:
    """Join words that stand side by side in one zone."""
    first = after = -1
    for index in words:
        if index != after or text.zones[index] != text.zones[first]:
            if first >= 0:
                yield first, after
            first = index
        after = index + 1
    if first >= 0:
        yield first, after


def _repeated(text: Prepared, held: set[int]) -> set[int]:
    """The quoted words that say once more what is held."""
    known = ["\n" + "\n".join(text.keys[first:after]) + "\n" for first, after in runs(text, sorted(held))]
    found: set[int] = set()
    quoted = (index for index, zone in enumerate(text.zones) if zone and index not in held)
    for first, after in runs(text, quoted) if known else ():
        own = "\n" + "\n".join(text.keys[first:after]) + "\n"
        if any(own == other or (after - first >= _MIN_REPEATED and own in other) for other in known):
            found.update(range(first, after))
    return found
