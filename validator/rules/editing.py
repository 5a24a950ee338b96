"""What a careful editor would ask about a quote that does stand in its source.

The words are right; these rules look at what stands around them. They need the texts of the articles, or proofs that
show so much of them, except the one on short quotes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from validator.corpus.records import Link, Record
from validator.evidence.quoted import FoundWords
from validator.findings.finding import Problem, Severity, TextPlace
from validator.findings.paths import follow
from validator.rules.applies import credits_words, quotes
from validator.rules.context import Context
from validator.rules.shapes import link_rule, record_rule
from validator.rules.spans import find_shown

if TYPE_CHECKING:
    from validator.quotes.left_off import Left

SHORT = 4
"""Words (in scripts without spaces: twice as many characters) below which a quote says little by itself."""


@link_rule(
    "negation-outside-span", Severity.WARNING, concerns=credits_words, needs_text=True, reads_proofs=True
)
def negation_outside_span(link: Link, context: Context) -> Iterator[Problem]:
    """A quote begins right after, or ends shortly before, a word that turns its meaning round.

    "Ready to sail" quoted out of "we are not yet ready to sail", or of "we deny that we are ready to sail", is word for
    word in the source, and says the contrary. The six words before the quote and the three behind it are looked at,
    inside the same sentence of the same speech, and beyond an insertion ("we will not, I repeat, close it"); without
    the text, as a proof shows them (one of `commitment/2`).

    A quote that begins directly behind a negation, or ends directly before one, is refused (`quote-not-in-source`):
    "raise the fare" is no quote of "we will not raise the fare". That costs no honest quote: of 4,100 out of 247
    newspaper articles (as printed, one whole sentence, a piece between two commas, or what a headline or a box repeats)
    none begins so; of 2,607 pieces that were cut anywhere 42 do. With words between it is a warning: 21 of the 4,100
    get it, about half of which say the contrary.

    To mend it: quote that word too. If the quote means the same without it, let it stand and waive the warning.
    """
    from validator.quotes.left_off import find_negations

    for span in find_shown(link, context):
        for left in find_negations(span.text, span.first, span.after):
            yield _left_off(span, left, f"right {left.side} these words the speaker says {left.word!r}")


@link_rule(
    "condition-outside-span", Severity.WARNING, concerns=credits_words, needs_text=True, reads_proofs=True
)
def condition_outside_span(link: Link, context: Context) -> Iterator[Problem]:
    """A quote leaves off the condition, or the "only", under which its words were said.

    "We will repair it", quoted out of "we will repair it, provided that the county pays", is word for word in the
    source, and promises more than the speaker did. Looked for are conditions and exceptions (if, provided that, unless,
    except) at the beginning of the sentence that the quote is taken from, right before the quote, and behind it; and
    words that limit (only, few, almost, for now) right beside it. All that inside the same sentence of the same speech:
    12 words before the quote, 6 behind it. A quote that is a whole sentence is never meant.

    Of 2,179 quotes out of 247 newspaper articles, each as it is printed or one whole sentence of it, none gets this
    warning; of 1,885 pieces of them between two commas, 3.6 %, nearly all of which did leave off a condition.

    To mend it: quote the condition too. If the quote means the same without it, let it stand and waive the warning.
    """
    from validator.quotes.left_off import find_conditions

    for span in find_shown(link, context):
        for left in find_conditions(span.text, span.first, span.after):
            yield _left_off(span, left, _WHERE[left.side].format(left.word))


_WHERE = {
    "before": "in their sentence, {!r} stands before these words",
    "behind": "the sentence of these words goes on with {!r}",
}


@link_rule(
    "piece-in-unknown-language", Severity.WARNING, concerns=credits_words, needs_text=True, reads_proofs=True
)
def piece_in_unknown_language(link: Link, context: Context) -> Iterator[Problem]:
    """A quote is a piece of a sentence in a language of which nothing is known.

    Whether a quote leaves off a "not", an "if" or an "only" can be told where a language has a file
    ([languages.md](languages.md)). Where it has none, that is for a person to read. A whole sentence is never meant,
    nor is speech that is quoted as it stands between its marks.

    To mend it: read the sentence, and quote all of it if its meaning depends on the rest. If it does not, let it stand
    and waive the warning.
    """
    from validator.quotes.left_off import find_unread

    for span in find_shown(link, context):
        if around := find_unread(span.text, span.first, span.after):
            yield Problem(
                span.claim.path,
                f"the quote is a piece of a sentence in {span.text.language!r}, of which nothing is known here: "
                "whether what it leaves off turns its meaning was not looked at",
                hint=f"quote the whole sentence if the meaning depends on it: {span.printed(*around)!r}",
                related=_sentence(span, *around),
            )


def _left_off(span: FoundWords, left: Left, said: str) -> Problem:
    """Say what a quote leaves off, and show the sentence."""
    return Problem(
        span.claim.path,
        f"{said}, which is not quoted",
        hint=f"quote it too, if the meaning depends on it: {span.printed(left.first, left.after)!r}",
        related=_sentence(span, min(left.first, span.first), max(left.after, span.after)),
    )


def _sentence(span: FoundWords, first: int, after: int) -> tuple[TextPlace, ...]:
    """The sentence of a quote, to be shown; a proof does not tell where in the article it stands."""
    return () if span.by_proof else (span.place(first, after, "the sentence goes like this"),)


@record_rule("short-quote", Severity.INFO, concerns=quotes)
def short_quote(record: Record, context: Context) -> Iterator[Problem]:
    """A direct quote has fewer than four words.

    A word or two can be fitted into almost any meaning, and often stand in quotation marks for another reason: a
    nickname, a title, irony. In scripts without spaces, fewer than eight characters are reported.

    To mend it: quote the whole sentence if the source has it. If it does not, a `summary` should say what the words are
    about.
    """
    for field in record.schema.verbatim:
        for path, quote in follow(record.data, field.pattern) if field.quoted else ():
            # Enough plain words can't be few, however they are cut.
            if isinstance(quote, str) and sum(map(str.isalpha, quote.split())) < 2 * SHORT:
                from validator.quotes.text import split_words

                keys = split_words(quote).keys
                size = sum(0.5 if len(key) == 1 and key >= "\u3041" else 1 for key in keys)
                if keys and size < SHORT:
                    count = f"{len(keys)} {'word' if len(keys) == 1 else 'words'}"
                    yield Problem(
                        path,
                        f"the quote has only {count if size == len(keys) else f'{len(keys)} characters'}",
                        hint="quote the whole sentence if the source has it; else say in 'summary' what it is about",
                    )
