"""What a careful editor would ask about a quote that does stand in its source.

The words are right; these rules look at what stands around them. They need the texts of the articles, except the one on
short quotes.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from validator.corpus.records import Link, Record
from validator.findings.finding import Problem, Severity
from validator.findings.paths import follow
from validator.rules.applies import credits_words, quotes
from validator.rules.context import Context, prepare_text
from validator.rules.shapes import link_rule, record_rule
from validator.rules.spans import find_spans

if TYPE_CHECKING:
    from validator.quotes.prepare import Prepared

SHORT = 4
"""Words (in scripts without spaces: twice as many characters) below which a quote says little by itself."""
NEGATION_BEFORE, NEGATION_AFTER = 6, 3
"""How many words before and behind a quote are searched for a negation; `validator.quotes.beside` allows no more."""


@link_rule("negation-outside-span", Severity.WARNING, concerns=credits_words, needs_text=True)
def negation_outside_span(link: Link, context: Context) -> Iterator[Problem]:
    """A quote begins right after, or ends shortly before, a word that turns its meaning round.

    "Ready to sail" quoted out of "we are not ready to sail", or of "we deny that we are ready to sail", is word for
    word in the source, and says the contrary. The six words before the quote and the three behind it are looked at,
    inside the same sentence of the same speech. A quote that ends directly before a negation is refused.

    To mend it: quote that word too. If the quote means the same without it, let it stand and waive the warning.
    """
    for span in find_spans(link, context):
        pack = span.text.pack or span.text.speech
        if pack is None:
            continue  # nothing is known of the language
        turning = _turning(span.text.text, span.text.language)
        if turning is not None:
            following = bisect_left(turning, span.first - NEGATION_BEFORE)
            if following == len(turning) or turning[following] >= span.after + NEGATION_AFTER:
                continue  # the fast yes
        first, after = _clause(span.text, span.first, span.after)
        ahead, behind = span.text.keys[first : span.first], span.text.keys[span.after : after]
        for side, begin, end, word in (
            ("before", first, span.first, pack.find_negation(ahead) or pack.reversing.find(ahead)),
            ("behind", span.after, after, pack.find_negation(behind)),
        ):
            if word:
                yield Problem(
                    span.claim.path,
                    f"right {side} these words the speaker says {word!r}, which is not quoted",
                    hint=f"quote it too, if the meaning depends on it: {span.printed(begin, end)!r}",
                    related=(
                        span.place(
                            min(begin, span.first), max(end, span.after), "the sentence goes like this"
                        ),
                    ),
                )


@lru_cache(maxsize=64)
def _turning(text: str, language: str) -> list[int] | None:
    """The words of a text that may turn a meaning round, by their numbers; None where words have no spaces between."""
    source = prepare_text(text, language)
    pack = source.pack or source.speech
    if pack is None or not pack.spaces:
        return None
    return sorted({*pack.negations.places(source.keys), *pack.reversing.places(source.keys)})


def _clause(text: Prepared, first: int, after: int) -> tuple[int, int]:
    """The words beside a quote that are searched for a negation: up to punctuation, but for the comma before "that"."""
    from validator.quotes.beside import look_beside

    pack = text.pack or text.speech
    begin, end = look_beside(text, first, after)
    ahead, behind = max(begin, first - NEGATION_BEFORE), min(end, after + NEGATION_AFTER)
    for index in range(first, ahead, -1):
        gap = text.gaps[index].strip("'")
        if gap and not (gap == "," and pack and text.keys[index] in pack.governing):
            ahead = index
            break
    marked = (index for index in range(after, behind) if text.gaps[index].strip("'"))
    return ahead, next(marked, behind)


@record_rule("short-quote", Severity.INFO, concerns=quotes)
def short_quote(record: Record, context: Context) -> Iterator[Problem]:
    """A direct quote has fewer than four words.

    A word or two can be fitted into almost any meaning, and often stand in quotation marks for another reason: a
    nickname, a title, irony. In scripts without spaces, fewer than eight characters are reported.

    To mend it: quote the whole sentence if the source has it. If it does not, a `summary` should say what the words are
    about.
    """
    from validator.quotes.text import split_words

    for field in record.schema.verbatim:
        for path, quote in follow(record.data, field.pattern) if field.quoted else ():
            # Enough plain words can't be few, however they are cut.
            if isinstance(quote, str) and sum(map(str.isalpha, quote.split())) < 2 * SHORT:
                keys = split_words(quote).keys
                size = sum(0.5 if len(key) == 1 and key >= "\u3041" else 1 for key in keys)
                if keys and size < SHORT:
                    count = f"{len(keys)} {'word' if len(keys) == 1 else 'words'}"
                    yield Problem(
                        path,
                        f"the quote has only {count if size == len(keys) else f'{len(keys)} characters'}",
                        hint="quote the whole sentence if the source has it; else say in 'summary' what it is about",
                    )
