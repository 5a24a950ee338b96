"""What stands in the articles and in no record yet: quoted words, and sentences that no record rests on.

For each article whose text is at hand: its quoted words, and which of them the records hold. A record holds words if it
gives them as direct speech with this article as a source, and they stand there; drafts count, and are counted apart.
Words that an article repeats (in a headline, say) are held as soon as one of the places is.

A sentence is held as soon as a quote or a piece of evidence touches it; headlines are held by the article's own record.
One of which nothing is to be recorded is marked in that record (`not_recorded`), with the reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from validator.authoring.sentences import find_sentences
from validator.corpus.at_hand import passed_over
from validator.corpus.records import Claim, Corpus, Record
from validator.evidence.archive import Absent, ArticleText
from validator.rules.context import Context
from validator.rules.readers import entries, retired, words

if TYPE_CHECKING:
    from validator.quotes.prepare import Prepared

_MIN_REPEATED = 4
"""A few words inside a longer quote are a repetition only from this number on; shorter ones must be all of it."""

Range = tuple[int, int]
"""Words of a text, from the first to the one after the last."""
Claims = dict[str, list[tuple[Record, Claim]]]
"""For each article's id, the words that records claim from it."""
_HEADLINES = ("title", "subtitle")


@dataclass(frozen=True, slots=True)
class Held:
    """Which words of a text the records hold, as word indices; `drafts` are those that only drafts hold."""

    words: frozenset[int]
    drafts: frozenset[int]


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences of a text: how many, how many are held or marked, and the rest, as word ranges.

    `lost` are marks of the article's record whose words do not stand in the text.
    """

    number: int
    held: int
    marked: int
    rest: tuple[Range, ...]
    lost: tuple[str, ...]


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
    sentences: Sentences


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

    @property
    def sentences(self) -> Sentences:
        """The sentences of all articles together; the rest stands in each of them."""
        found = [article.sentences for article in self.articles]
        number, held, marked = (
            (sum(each) for each in zip(*map(_counts, found), strict=True)) if found else (0, 0, 0)
        )
        return Sentences(number, held, marked, (), ())


def find_coverage(context: Context) -> Coverage:
    """Look at every article of the corpus. Withdrawn and merged ones are passed over."""
    claimed = claims_by_article(context.corpus)
    covered = []
    missing = []
    for article in sorted(context.corpus.records, key=lambda record: record.id):
        if article.schema.text_field is None or {"withdrawn", "replaced_by"} & article.data.keys():
            continue
        text = context.text_of(article)
        if isinstance(text, Absent):
            missing.append((article, text))
        else:
            with passed_over(article.file, article.document, article.id):
                covered.append(_cover(article, text, claimed.get(article.id, ()), context))
    return Coverage(tuple(covered), tuple(missing))


def claims_by_article(corpus: Corpus) -> Claims:
    """The quotes and the evidence of records that count, by the article from which they are taken."""
    found: Claims = {}
    for record in corpus.records:
        if record.schema.verbatim and not retired(record):
            for link in corpus.links(record):
                if link.target is not None:
                    found.setdefault(link.id, []).extend((record, claim) for claim in link.claims)
    return found


def find_held(
    article: Record, text: ArticleText, wanted: Iterable[tuple[Record, Claim]], context: Context
) -> Held:
    """Which words of an article the records hold as direct speech."""
    reviewed: set[int] = set()
    drafted: set[int] = set()
    for record, claim in wanted:
        verdict = None
        with passed_over(record.file, record.document, record.id):
            verdict = context.verify(claim.words, article, text, quoted=True) if claim.quoted else None
        if verdict and verdict.accepted:
            group = drafted if record.data.get("draft") is True else reviewed
            group.update(index for first, after in verdict.words for index in range(first, after))
    prepared = context.prepared(article, text)
    reviewed |= _repeated(prepared, reviewed)
    drafted |= _repeated(prepared, drafted)
    return Held(frozenset(reviewed | drafted), frozenset(drafted - reviewed))


def _cover(
    article: Record, text: ArticleText, wanted: Sequence[tuple[Record, Claim]], context: Context
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
        _sentences(article, text, wanted, context),
    )


def _counts(sentences: Sentences) -> tuple[int, int, int]:
    return sentences.number, sentences.held, sentences.marked


def _sentences(
    article: Record, text: ArticleText, wanted: Sequence[tuple[Record, Claim]], context: Context
) -> Sentences:
    """Which sentences a quote, evidence or a headline of the record touches, and which are marked."""

    def touched(said: str, *, quoted: bool) -> set[int]:
        verdict = context.verify(said, article, text, quoted=quoted)
        ranges = verdict.words if verdict.accepted else ()
        return {index for first, after in ranges for index in range(first, after)}

    held = set[int]().union(*(touched(claim.words, quoted=claim.quoted) for _, claim in wanted))
    held |= set[int]().union(*(touched(words(article.data, key), quoted=False) for key in _HEADLINES))
    said = [words(mark, "words") for _, mark in entries(article.data, "not_recorded")]
    marks = {each: touched(each, quoted=False) for each in said}
    marked = set[int]().union(*marks.values())
    lost = [each for each in marks if not marks[each]]
    sentences = find_sentences(context.prepared(article, text))
    rest = [sentence for sentence in sentences if held.isdisjoint(range(*sentence))]
    left = [sentence for sentence in rest if marked.isdisjoint(range(*sentence))]
    return Sentences(
        len(sentences), len(sentences) - len(rest), len(rest) - len(left), tuple(left), tuple(lost)
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
