"""What a careful editor would compare: one statement and the next."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from validator.corpus.records import Claim, Group, Record
from validator.evidence.archive import ArticleText
from validator.findings.finding import KeyPath, Problem, Severity
from validator.rules.context import Context
from validator.rules.duplicates import fold
from validator.rules.readers import entries, place, retired, words
from validator.rules.shapes import group_rule

if TYPE_CHECKING:
    from validator.quotes.prepare import Prepared

STATEMENT = ("statement",)
CROWDED = 4
"""Statements resting on one sentence, from which it is worth a remark."""
LONG_SENTENCE = 150
"""Words beyond which nothing is taken for one sentence."""
SAME_WORDS = 4
"""Words that two speakers may well have in common by chance, if there are fewer."""
MOST_COMPARED = 20
"""Speakers, and statements of each, that a statement with the same words is compared with."""
_WORD = re.compile(r"\w+")
_UNUSUAL = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]|-[ \t]*\r?\n")
_EDITED = re.compile(r"\.\.|…|\[")


def _long_quotes(record: Record, context: Context) -> set[str]:
    if retired(record):
        return set()
    quotes = [words(record.data, "quote")]
    quotes += [words(source, "quote") for _, source in entries(record.data, "sources")]
    folded = {fold(quote) for quote in quotes}
    return {
        quote
        for quote in folded
        if len(quote.split()) >= SAME_WORDS or (not quote.isascii() and len(quote) > 12)
    }


@group_rule("same-words-two-speakers", Severity.WARNING, kinds=STATEMENT, key=_long_quotes)
def same_words_two_speakers(group: Group, context: Context) -> Iterator[tuple[Record, Problem]]:
    """Two statements give the same words to two speakers.

    Few sentences of four words and more are said twice in the same words. Mostly a quote was entered for the wrong
    speaker, or one repeats the other. Statements that name each other (`via`, `translation_of`, `relations`) are
    passed over, and so are a person and the organization for which the person speaks.

    To mend it: correct the speaker. If one repeats the other's words, say so with `via`.
    """
    earlier: dict[str, list[Record]] = {}
    for record in sorted(group.records, key=lambda record: record.id):
        mine = _speaker(record)
        if not mine:
            continue
        for theirs, other in _others(earlier, mine):
            if not _related(record, other, context):
                yield (
                    record,
                    Problem(
                        ("speaker" if "speaker" in record.data else "speaker_description",),
                        f"{other.id!r} gives the same words to {theirs!r}",
                        hint="correct the speaker; if one repeats the other's words, say so with 'via'",
                        related=(place(other, ("quote",), "the same words"),),
                    ),
                )
                break
        earlier.setdefault(mine, []).append(record)


def _others(earlier: dict[str, list[Record]], mine: str) -> Iterator[tuple[str, Record]]:
    """Statements of other speakers: of some, some of each, since thousands may share their words."""
    others = (name for name in earlier if name != mine)
    for name in islice(others, MOST_COMPARED):
        for other in earlier[name][:MOST_COMPARED]:
            yield name, other


def _speaker(record: Record) -> str:
    if record.data.get("draft") is True and "speaker" not in record.data:
        return ""  # nobody has said yet who it is
    return words(record.data, "speaker") or words(record.data, "speaker_description")


def _related(record: Record, other: Record, context: Context) -> bool:
    """Whether two statements name each other, or one speaker speaks for the other."""
    for one, two in ((record, other), (other, record)):
        if any(value in (two.id, _speaker(two)) for key, value in one.data.items() if key != "speaker"):
            return True
        if any(words(entry, "statement") == two.id for _, entry in entries(one.data, "relations")):
            return True
        speaker = context.find(one.data.get("speaker"))
        posts = entries(speaker.data if speaker else None, "positions")
        if _speaker(two) in {words(post, "organization") for _, post in posts}:
            return True
    return False


def _articles(record: Record, context: Context) -> set[str]:
    if retired(record):
        return set()
    return {words(source, "article") for _, source in entries(record.data, "sources")} - {""}


@group_rule("many-statements-one-sentence", Severity.INFO, kinds=STATEMENT, key=_articles, needs_text=True)
def many_statements_one_sentence(group: Group, context: Context) -> Iterator[tuple[Record, Problem]]:
    """Four statements or more rest on one sentence of an article.

    One utterance is one statement. If a sentence was cut into many, each of them looks like something said by itself,
    and a count of statements means less.

    To mend it: keep one statement with the whole quote, if it was one utterance.
    """
    if len(group.records) < CROWDED:
        return
    places: list[tuple[int, int, Record, KeyPath]] = []
    article, claims = _claims_on(group, context)
    if article is None or not _may_crowd(article[1].text, [claim.words for _, claim in claims]):
        return
    for record, claim in claims:
        verdict = context.verify(claim.words, *article, quoted=claim.quoted)
        if verdict.accepted and verdict.words:
            places.append((verdict.words[0][0], verdict.words[-1][1], record, claim.path))
    places.sort(key=lambda item: item[0])
    resting: dict[int, dict[str, tuple[Record, KeyPath]]] = {}
    if _crowded(places):
        text = context.prepared(*article)
        starts = [index for index in range(len(text.keys)) if index == 0 or _sentence_ends(text, index)]
        for first, after, record, path in places:
            sentence = bisect_right(starts, first)
            if sentence == bisect_right(starts, after - 1):
                resting.setdefault(sentence, {}).setdefault(record.id, (record, path))
    for members in resting.values():
        if len(members) >= CROWDED:
            *others, last = sorted(members)
            record, path = members[last]
            yield (
                record,
                Problem(
                    path,
                    f"{len(members)} statements rest on this one sentence of {group.key!r}",
                    hint="keep one statement with the whole quote, if it was one utterance",
                    related=tuple(
                        place(members[name][0], members[name][1], "another one") for name in others
                    ),
                ),
            )


def _claims_on(
    group: Group, context: Context
) -> tuple[tuple[Record, ArticleText] | None, list[tuple[Record, Claim]]]:
    """The article whose id the group shares, if its text is at hand, and the words that its records take from it."""
    article: tuple[Record, ArticleText] | None = None
    claims: list[tuple[Record, Claim]] = []
    for record in group.records:
        for link in context.corpus.quoting(record, group.key):
            text = context.text_of(link.target) if link.target else None
            if link.target is not None and isinstance(text, ArticleText):
                article = link.target, text
                claims += [(record, claim) for claim in link.claims]
    return article, claims


def _may_crowd(text: str, quotes: list[str]) -> bool:
    """Whether so many quotes may stand in one paragraph, as a search for their words tells: nearly always they don't.

    A quote whose words stand in no paragraph, or in several, may stand in any; so may one that leaves words out. Where
    letters are written in an unusual way, or words broken at the ends of lines, nothing is ruled out.
    """
    usual = text.replace("…", " ").replace("\u00a0", " ")
    if _UNUSUAL.search(text) or not unicodedata.is_normalized("NFKC", usual):
        return True
    folded = "\n".join(_words_of(part) for part in text.split("\n\n"))
    found: Counter[int] = Counter()
    anywhere = 0
    for quote in quotes:
        said = "" if _EDITED.search(quote) else _words_of(quote)
        at = folded.find(said) if said else -1
        end = folded.find("\n", at)
        if at >= 0 and (end < 0 or folded.find(said, end) < 0):
            found[end] += 1
        else:
            anywhere += 1
    return max(found.values(), default=0) + anywhere >= CROWDED


def _words_of(text: str) -> str:
    lowered = text.lower()
    plain = lowered.isascii() and lowered.replace(" ", "").isalnum()  # most quotes are
    return f" {' '.join(lowered.split() if plain else _WORD.findall(lowered))} "


def _crowded(places: list[tuple[int, int, Record, KeyPath]]) -> bool:
    """Whether so many pieces begin close together that they may stand in one sentence."""
    pairs = zip(places, places[CROWDED - 1 :], strict=False)
    return any(last[0] - first[0] < LONG_SENTENCE for first, last in pairs)


def _sentence_ends(text: Prepared, index: int) -> bool:
    from validator.quotes.speakers.attributions import ends_abbreviation

    gap = text.gaps[index]
    if "\n\n" in text.raw_gap(index):
        return True
    if not gap:
        return False
    return any(mark in gap for mark in "!?…") or ("." in gap and not ends_abbreviation(text, index))
