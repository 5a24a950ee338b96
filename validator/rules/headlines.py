"""What a careful editor would compare: a headline and the body below it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

from validator.corpus.records import Link, Record
from validator.evidence.quoted import FoundWords
from validator.findings.finding import Problem, Severity
from validator.rules.applies import credits_words
from validator.rules.context import Context
from validator.rules.duplicates import fold
from validator.rules.readers import entries, words
from validator.rules.shapes import link_rule
from validator.rules.spans import find_spans

if TYPE_CHECKING:
    from validator.quotes.prepare import Prepared

HEADLINES = 4
"""How many paragraphs at the beginning of a text can be headlines."""
ALIKE, MIN_ALIKE = 0.7, 5
"""The share, and the number, of words that a headline must have in common with a quote to be a wording of it."""
MAX_COMPARED = 60
"""Words of a headline, and words of a quote, that are compared."""


@link_rule(
    "headline-differs", Severity.WARNING, kinds=("statement",), concerns=credits_words, needs_text=True
)
def headline_differs(link: Link, context: Context) -> Iterator[Problem]:
    """A headline gives the quoted words in another wording than the body of the article.

    Headlines are shortened, and many readers see nothing else. Which wording was spoken can't be told from the article
    alone; the body's is the more likely one.

    To mend it: keep the words of the body. Add the wording of the headline as a further entry under `sources`, with the
    same article and its own `quote`, if it stands in quotation marks there; else say so in the notes and waive the
    warning.
    """
    for span in find_spans(link, context):
        for first, after in _headlines(span.text):
            if after <= span.first:
                found = _other_wording(span, first, after)
                if found and not _is_recorded(span.printed(*found), link.record):
                    yield Problem(
                        span.claim.path,
                        f"a headline of {span.article.id!r} words this differently: {span.printed(*found)!r}",
                        hint="keep the words of the body; add the headline's as a source entry of its own, if quoted",
                        related=(
                            span.place(*found, "the headline"),
                            span.place(span.first, span.after, "the body"),
                        ),
                    )
                    break


def _is_recorded(wording: str, record: Record) -> bool:
    """Whether a source entry of the record has this wording as its quote."""
    folded = fold(wording)
    return any(fold(words(source, "quote")) == folded for _, source in entries(record.data, "sources"))


def _headlines(text: Prepared) -> list[tuple[int, int]]:
    """The paragraphs at the beginning that don't end like a sentence of the body, as word ranges."""
    numbers = text.paragraphs
    found: list[tuple[int, int]] = []
    first = 0
    while first < len(numbers) and len(found) < HEADLINES:
        after = bisect_right(numbers, numbers[first])
        end = text.ends[after - 1]
        line_end = text.text.find("\n", end)
        if "." in text.text[end : line_end if line_end >= 0 else None] or after - first > MAX_COMPARED:
            break
        found.append((first, after))
        first = after
    return found


def _other_wording(span: FoundWords, first: int, after: int) -> tuple[int, int] | None:
    """The words of a headline that are the quote in another wording, if there are such."""
    from difflib import SequenceMatcher

    headline = span.text.keys[first:after]
    begin, end = span.ranges[0]
    quote = span.text.keys[begin : min(end, begin + MAX_COMPARED)]
    if len(set(headline) & set(quote)) < MIN_ALIKE:
        return None
    blocks = SequenceMatcher(None, headline, quote, autojunk=False).get_matching_blocks()[:-1]
    best = max(range(len(blocks)), key=lambda number: blocks[number].size)
    low = high = best
    while low and _near(blocks[low - 1], blocks[low]):
        low -= 1
    while high + 1 < len(blocks) and _near(blocks[high], blocks[high + 1]):
        high += 1
    ours = (blocks[low].a, blocks[high].a + blocks[high].size)
    theirs = (blocks[low].b, blocks[high].b + blocks[high].size)
    same = sum(block.size for block in blocks[low : high + 1])
    longer = max(ours[1] - ours[0], theirs[1] - theirs[0])
    if low == high or same < MIN_ALIKE or same < ALIKE * longer:
        return None
    wording = "\n" + "\n".join(headline[ours[0] : ours[1]]) + "\n"
    if wording in "\n" + "\n".join(span.text.keys[after:]) + "\n":
        return None  # the body has it too: another quote
    return first + ours[0], first + ours[1]


def _near(one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    """Whether two matching blocks (place, other place, size) belong to one passage."""
    return other[0] - one[0] - one[2] <= 3 and other[1] - one[1] - one[2] <= 3
