"""Between the texts that the quotes package prepares and the words that a commitment binds, in both directions."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from validator.evidence.commitment.encode import ProofError
from validator.evidence.commitment.proof import Disclosure
from validator.evidence.commitment.tree import FIRST, Scheme
from validator.evidence.commitment.words import Word
from validator.quotes.glyphs import CJK, CLUSTERED, QUOTE_MARKS
from validator.quotes.languages.choose import choose, pack_of
from validator.quotes.languages.pack import Pack
from validator.quotes.prepare import UNKNOWN, Prepared, from_words
from validator.quotes.text import Words, split_words

HIDDEN = "\0"
"""Stands for a hidden word in a text that is known in part. No text and no quote is cut into such a word."""

HIDDEN_CHARACTER = "\uffff"
"""The same between words of one Chinese or Japanese character, of which twice as many may be left out."""

_UNSPACED = re.compile(f"[{CJK}{CLUSTERED}{UNKNOWN}]")
_MARKS = frozenset(QUOTE_MARKS)
_MARK = '"'
"""Ends the punctuation before a word if a quotation mark, of whatever kind, stands there."""

_MOST_HIDDEN = 1000
"""Hidden words shown in a row: more than any omission may have."""


def read_scheme(source: Prepared, version: int) -> Scheme:
    """What a commitment of this version binds beside the words of a text: the language in which it was read.

    In brackets if the article is said to be in another one. Empty if nothing is known of the language.
    """
    if version == 1:
        return FIRST
    spoken = f"({source.speech.code})" if source.speech else ""
    return Scheme(version, source.pack.code if source.pack else spoken)


def _packs(bound: str, language: str) -> tuple[Pack | None, Pack | None]:
    """The packs with which a text was read, by what a commitment binds. Raises ProofError for a language that is not
    the article's."""
    spoken = pack_of(bound.strip("()"))
    pack = None if bound.startswith("(") else pack_of(language)
    if bound and (spoken is None or bound not in (f"({spoken.code})", pack and pack.code)):
        raise ProofError(
            f"the text was read in the language {bound!r}, and the article is said to be in {language!r}"
        )
    return (pack if bound else None), spoken


def read_end(source: Prepared) -> Word:
    """The end of a text, which is its last leaf from version 2 on: the punctuation behind the last word."""
    folded = source.words.folded
    behind = folded[source.words.folded_ends[-1] :] if source.forms else folded
    return Word(0, 0, source.gap_behind(len(source.gaps)) + ("" if _MARKS.isdisjoint(behind) else _MARK), "")


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
    that began before the text does, or if the text was read in another language than the article's.
    """
    if disclosure.scheme.version > 1:
        return _assemble_beside(disclosure, language)
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
    text = _Text(words, zones, joins)
    return text.prepare(language, *choose(language, text.pieces()[0]))


def _assemble_beside(disclosure: Disclosure, language: str) -> Prepared:
    """The same from version 2 on: what is hidden is unknown to the matcher, which refuses what hangs on it."""
    packs = _packs(disclosure.scheme.language, language)
    shown = list(disclosure.numbered())
    (start, first), (last, end) = shown[0], shown[-1]
    if last == disclosure.count:
        shown.pop()
    words = [word for _, word in shown]
    zones = [_number_speech(i, word) for i, word in shown]
    lead = min(start, 1)
    places = {i: at for at, (i, _) in enumerate(shown, lead)}
    joins = {
        places[i - word.resumes]: places[i]
        for i, word in shown
        if word.resumes and i - word.resumes in places
    }
    if lead:
        words.insert(0, Word(0, 0, "", UNKNOWN))
        zones.insert(0, zones[0] if first.zone > 1 else 0)
    if last < disclosure.count:
        words.append(Word(0, 0, "", UNKNOWN))
        zones.append(zones[-1])
    text = _Text(words, zones, joins, end.before if last == disclosure.count else "")
    return text.prepare(language, *packs)


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


@dataclass(frozen=True)
class _Text:
    """A text made up from words: the words, the speech of each, what is joined, and what stands behind the last one."""

    words: Sequence[Word]
    zones: Sequence[int]
    joins: dict[int, int]
    tail: str = ""

    def pieces(self) -> tuple[str, tuple[int, ...], tuple[int, ...]]:
        """The text, and where in it each word starts and ends."""
        ends: list[int] = []
        starts: list[int] = []
        pieces: list[str] = []
        end = 0
        for word in self.words:
            form = word.surface.partition("\n")[0]
            # Where no spaces divide words, none is made up: a quote may not begin behind a negation there.
            close = bool(pieces) and bool(_UNSPACED.match(pieces[-1][-1:]) and _UNSPACED.match(form))
            touches = not word.before and close
            pieces.append(f"{word.before}{'' if touches else ' '}{form}")
            end += len(pieces[-1])
            starts.append(end - len(form))
            ends.append(end)
        return "".join(pieces) + self.tail, tuple(starts), tuple(ends)

    def prepare(self, language: str, pack: Pack | None, speech: Pack | None) -> Prepared:
        """The text for the matcher, read in the language of a pack, or in none that is known."""
        text, starts, ends = self.pieces()
        readings = [word.surface.partition("\n") for word in self.words]
        forms = tuple(form for form, _, _ in readings)
        gaps = tuple(word.before.removesuffix(_MARK) for word in self.words)
        broken = {i: other for i, (_, _, other) in enumerate(readings) if other}
        return from_words(
            text, language, forms, (starts, ends), gaps, tuple(self.zones), self.joins, broken, pack, speech
        )
