"""Between the texts that the quotes package prepares and the words that a commitment binds, in both directions."""

import re
from collections.abc import Sequence

from validator.evidence.commitment.encode import ProofError
from validator.evidence.commitment.proof import Disclosure
from validator.evidence.commitment.words import Word
from validator.quotes.glyphs import CJK, CLUSTERED, QUOTE_MARKS
from validator.quotes.prepare import Prepared, from_words
from validator.quotes.text import Words, split_words

HIDDEN = "\0"
"""Stands for a hidden word in a text that is known in part. No text and no quote is cut into such a word."""

HIDDEN_CHARACTER = "\uffff"
"""The same between words of one Chinese or Japanese character, of which twice as many may be left out."""

_UNSPACED = re.compile(f"[{CJK}{CLUSTERED}]")
_MARKS = frozenset(QUOTE_MARKS)
_MARK = '"'
"""Ends the punctuation before a word if a quotation mark, of whatever kind, stands there."""

_MOST_HIDDEN = 1000
"""Hidden words shown in a row: more than any omission may have."""


def read_words(source: Prepared) -> tuple[Word, ...]:
    """The words of a whole text, as a commitment binds them."""
    resumes = {first: first - last for last, first in source.joins.items()}
    before = _read_gaps(source.gaps, source.words)
    words: list[Word] = []
    zone = number = 0
    for i, form in enumerate(source.forms):
        zone = 0 if not source.zones[i] else zone + 1 if source.zones[i] == number else 1
        number = source.zones[i]
        other = source.broken.get(i)
        surface = form if other is None else f"{form}\n{other}"
        words.append(Word(zone, resumes.get(i, 0), before[i], surface))
    return tuple(words)


def read_quote(quote: str) -> tuple[Word, ...]:
    """The words of a quote, as far as a quote has what a commitment binds."""
    words = split_words(quote)
    before = _read_gaps(words.gaps, words)
    return tuple(Word(0, 0, gap, form) for gap, form in zip(before, words.forms, strict=True))


def _read_gaps(gaps: Sequence[str], words: Words) -> list[str]:
    """The punctuation before each word, and whether it holds a quotation mark."""
    raw = map(words.folded.__getitem__, map(slice, (0, *words.folded_ends), words.folded_starts))
    return [gap if _MARKS.isdisjoint(found) else gap + _MARK for gap, found in zip(gaps, raw, strict=True)]


def assemble(disclosure: Disclosure, language: str) -> Prepared:
    """The text as far as it is known, for the matcher: the disclosed words, and placeholders for the hidden ones.

    Zones and attributions are those that the words themselves state. Long hidden stretches are cut short, so
    word numbers are not those of the article. Offsets point into a text made up from the words, so a match
    can tell neither `exact` from `typographic` nor a place in the article. Raises ProofError if a word claims a zone
    that began before the text does.
    """
    words: list[Word] = []
    zones: list[int] = []
    joins: dict[int, int] = {}
    places: dict[int, int] = {}
    reached = 0
    for (start, stop), span in zip(disclosure.spans, disclosure.words, strict=True):
        hidden = _fill(start - reached, words, span[0])
        speech = _number_speech(start, span[0])
        inside = span[0].zone > 1 and (not zones or zones[-1] == speech)
        words += hidden
        zones += [speech if inside else 0] * len(hidden)
        for i, word in enumerate(span, start=start):
            places[i] = len(words)
            if word.resumes and i - word.resumes in places:
                joins[places[i - word.resumes]] = places[i]
            words.append(word)
            zones.append(_number_speech(i, word))
        reached = stop
    if reached < disclosure.count:
        words.append(Word(0, 0, "", HIDDEN))
        zones.append(0)
    return _prepare(words, zones, joins, language)


def _fill(hidden: int, known: Sequence[Word], following: Word) -> list[Word]:
    """Placeholders for the hidden words between the known ones and the following one."""
    if not known:
        return [Word(0, 0, "", HIDDEN)] * min(hidden, 1)
    characters = all(len(word.surface) == 1 and word.surface >= "\u3041" for word in (known[-1], following))
    return [Word(0, 0, "", HIDDEN_CHARACTER if characters else HIDDEN)] * min(hidden, _MOST_HIDDEN)


def _number_speech(i: int, word: Word) -> int:
    """A number for the quotation in which word `i` of the text stands: that of its first word, from 1; else 0."""
    if word.zone > i + 1:
        raise ProofError("the proof places a word in a quotation that would begin before the text")
    return i - word.zone + 2 if word.zone else 0


def _prepare(words: Sequence[Word], zones: Sequence[int], joins: dict[int, int], language: str) -> Prepared:
    readings = [word.surface.partition("\n") for word in words]
    forms = tuple(form for form, _, _ in readings)
    gaps = tuple(word.before.removesuffix(_MARK) for word in words)
    ends: list[int] = []
    starts: list[int] = []
    pieces: list[str] = []
    end = 0
    for word, form in zip(words, forms, strict=True):
        # Where no spaces divide words, none is made up: a quote may not begin behind a negation there.
        touches = not word.before and _UNSPACED.match(form) and pieces and _UNSPACED.match(pieces[-1][-1:])
        pieces.append(f"{word.before}{'' if touches else ' '}{form}")
        end += len(pieces[-1])
        starts.append(end - len(form))
        ends.append(end)
    text = "".join(pieces)
    broken = {i: other for i, (_, _, other) in enumerate(readings) if other}
    places = tuple(starts), tuple(ends)
    return from_words(text, language, forms, places, gaps, tuple(zones), joins, broken)
