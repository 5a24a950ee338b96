"""What a careful editor would ask about a quote that does stand in its source.

The words are right; these rules look at what stands around them. They need the texts of the articles, except the one on
short quotes.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from validator.corpus.records import Link, Record
from validator.evidence.quoted import Span
from validator.findings.finding import Problem, Severity
from validator.findings.paths import follow
from validator.rules.applies import credits_words, quotes
from validator.rules.context import Context, prepare_text
from validator.rules.shapes import link_rule, record_rule
from validator.rules.spans import find_spans

SHORT = 4
"""Words (in scripts without spaces: twice as many characters) below which a quote says little by itself."""
NEGATION_BEFORE, NEGATION_AFTER = 6, 3
"""How many words before and behind a quote are searched for a negation."""


@link_rule("negation-outside-span", Severity.WARNING, concerns=credits_words, needs_text=True)
def negation_outside_span(link: Link, context: Context) -> Iterator[Problem]:
    """A quote begins right after, or ends right before, a negation.

    "Ready to sail" quoted out of "we are not ready to sail" is word for word in the source, and says the contrary. The
    six words before the quote and the three behind it are looked at, inside the same sentence of the same speech.

    To mend it: quote the negation too. If the quote means the same without it, let it stand and waive the warning.
    """
    from validator.quotes.lexicon import find_negation

    for span in find_spans(link, context):
        negations = _negations(span.text.text, span.text.language)
        if negations is not None:
            following = bisect_left(negations, span.first - NEGATION_BEFORE)
            if following == len(negations) or negations[following] >= span.after + NEGATION_AFTER:
                continue  # the fast yes
        for side, first, after in (("before", *_ahead(span)), ("behind", *_behind(span))):
            negation = find_negation(span.text.keys[first:after])
            if negation:
                begin, end = min(first, span.first), max(after, span.after)
                yield Problem(
                    span.claim.path,
                    f"right {side} these words the speaker says {negation!r}, which is not quoted",
                    hint=f"quote it too, if the meaning depends on it: {span.printed(first, after)!r}",
                    related=(span.place(begin, end, "the sentence goes like this"),),
                )


@lru_cache(maxsize=64)
def _negations(text: str, language: str) -> list[int] | None:
    """The words of a text that are negations, by their numbers; None if several together may be one."""
    from validator.quotes.lexicon import is_negation

    keys = prepare_text(text, language).keys
    if max(keys, default="") >= "\u3041":
        return None
    negations = {key for key in set(keys) if is_negation(key)}
    return [number for number, key in enumerate(keys) if key in negations] if negations else []


def _ahead(span: Span) -> tuple[int, int]:
    text, first = span.text, span.first
    index = first
    while index and first - index < NEGATION_BEFORE and not text.gaps[index].strip("'"):
        if text.zones[index - 1] != text.zones[first]:
            break
        index -= 1
    return index, first


def _behind(span: Span) -> tuple[int, int]:
    text, after = span.text, span.after
    index = after
    while index < len(text.keys) and index - after < NEGATION_AFTER and not text.gaps[index].strip("'"):
        if text.zones[index] != text.zones[after - 1]:
            break
        index += 1
    return after, index


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
            if (
                isinstance(quote, str)
                and len(quote) < 80
                and sum(map(str.isalpha, quote.split())) < 2 * SHORT
            ):
                keys = split_words(quote).keys
                size = sum(0.5 if len(key) == 1 and key >= "\u3041" else 1 for key in keys)
                if keys and size < SHORT:
                    count = f"{len(keys)} {'word' if len(keys) == 1 else 'words'}"
                    yield Problem(
                        path,
                        f"the quote has only {count if size == len(keys) else f'{len(keys)} characters'}",
                        hint="quote the whole sentence if the source has it; else say in 'summary' what it is about",
                    )
