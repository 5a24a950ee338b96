"""An article's text, prepared once and asked many times."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate, count
from operator import add, itemgetter
from typing import TYPE_CHECKING

from validator.quotes.glyphs import SINGLE_MARKS
from validator.quotes.joins import ZoneWords, find_joins, split_at_inner_attribution
from validator.quotes.languages.choose import choose
from validator.quotes.languages.pack import Pack
from validator.quotes.paragraphs import find_paragraphs
from validator.quotes.text import Words, fold_gap, make_keys, split_words

if TYPE_CHECKING:
    from validator.quotes.zones.zone import Zone

MAX_TEXT = 12_000_000  # characters; beyond it a text is refused, not searched
MAX_GROUP = 12
"""Words in a publication's own brackets."""
UNKNOWN = "\x01"
"""Stands for a word of which nothing is known, where a text is known in part. What hangs on it is refused."""


@dataclass(frozen=True)
class Prepared:
    """A text as words with their places, and who speaks where.

    The parallel sequences have one entry a word: ``forms`` (the word as compared), ``keys`` (the same in lower
    case), ``starts`` and ``ends`` (character offsets in ``text``), ``gaps`` (the folded punctuation before the word),
    ``zones`` (0 for the reporter's own words, else the number of the speech; parts of one speech that continues over
    paragraphs share their number). ``spans`` are the zones as word ranges, each with its paragraph; ``known_joins`` is
    None where ``joins`` are to be found from them. ``groups`` maps the first word in brackets to the first word after
    them. ``broken`` holds the other reading of words broken at a line's end. ``paragraph_ends`` are offsets in the
    folded text. ``pack`` is what is known of the text's language, None where that is not known, so that nothing is
    permitted but the text's own words; ``speech`` the same for telling who speaks; ``doubtful`` the first words of what
    may be an attribution inside the marks; ``doubts`` the word ranges of what may be speech; ``labels`` the word ranges
    of the turns of a conversation, each with the label before it as printed. Raises nothing; equal texts give equal
    results on every machine with the same Unicode tables.
    """

    text: str
    language: str
    forms: tuple[str, ...]
    keys: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    gaps: tuple[str, ...]
    zones: tuple[int, ...]
    spans: tuple[ZoneWords, ...]
    known_joins: dict[int, int] | None
    groups: dict[int, int]
    broken: dict[int, str]
    paragraph_ends: tuple[int, ...]
    words: Words
    pack: Pack | None
    speech: Pack | None
    doubtful: frozenset[int]
    doubts: tuple[tuple[int, int], ...] = ()
    labels: tuple[tuple[int, int, str], ...] = ()

    @property
    def casing(self) -> str:
        """The casing of its language, as ``split_words`` asks for it."""
        known = self.pack or self.speech
        return known.casing if known else ""

    @cached_property
    def key_text(self) -> str:
        """All keys, one a line, so that a run of words is found as a substring in linear time."""
        return "\n" + "\n".join(self.keys) + "\n"

    @cached_property
    def joins(self) -> dict[int, int]:
        """The last word of a zone -> the first word of the zone that goes on after one attribution.

        (``"A," he said. "B"``)
        """
        return (
            find_joins(self.words, self.zones, self.spans, self.speech, self.doubtful)
            if self.known_joins is None
            else self.known_joins
        )

    @cached_property
    def seams(self) -> frozenset[int]:
        """The words behind which a quote may go on elsewhere, or differently: joins, brackets, broken words."""
        return frozenset((*self.joins, *[first - 1 for first in (*self.groups, *self.broken)]))

    @cached_property
    def sorted_joins(self) -> list[int]:
        """The last words of zones whose speech goes on, in rising order."""
        return sorted(self.joins)

    @cached_property
    def sorted_seams(self) -> list[int]:
        """The same in rising order."""
        return sorted(self.seams)

    @cached_property
    def lowered(self) -> str:
        """The text in lower case, character for character; empty where a letter's small form depends on others."""
        return "" if "\u0130" in self.text or "\u03a3" in self.text else self.text.lower()

    @cached_property
    def paragraphs(self) -> list[int]:
        """The number of the paragraph that each word stands in, in rising order."""
        numbers: list[int] = []
        for number, end in enumerate(self.paragraph_ends):
            numbers += [number] * (bisect_left(self.words.folded_starts, end) - len(numbers))
        return numbers + [len(self.paragraph_ends)] * (len(self.keys) - len(numbers))

    @cached_property
    def _key_starts(self) -> list[int]:
        return list(map(add, accumulate(map(len, self.keys), initial=0), count()))

    @cached_property
    def positions(self) -> dict[str, list[int]]:
        """Where each key stands, as word indices in rising order."""
        positions: dict[str, list[int]] = {}
        for index, key in enumerate(self.keys):
            positions.setdefault(key, []).append(index)
        others = {form.lower() for form in self.broken.values()}
        for index, form in self.broken.items():
            positions.setdefault(form.lower(), []).append(index)
        for key in others:
            positions[key].sort()
        return positions

    def label_of(self, index: int) -> str:
        """The label of the turn that a word stands in, as printed; empty if there is none."""
        at = bisect_right(self.labels, index, key=itemgetter(0)) - 1
        return self.labels[at][2] if at >= 0 and index < self.labels[at][1] else ""

    def word_at(self, offset: int) -> int:
        """The index of the word whose line in ``key_text`` begins at this offset."""
        return bisect_right(self._key_starts, offset) - 1

    @cached_property
    def asks(self) -> bool:
        """Whether there is a question anywhere, as far as that is known."""
        return any(mark in self.words.folded for mark in "?;؟？՞" + UNKNOWN)

    def is_unknown(self, index: int) -> bool:
        """Whether nothing is known of a word."""
        return 0 <= index < len(self.keys) and self.keys[index] == UNKNOWN

    def gap_behind(self, index: int) -> str:
        """The punctuation before a word, or behind the last one."""
        if index < len(self.gaps):
            return self.gaps[index]
        return fold_gap(self.words.folded[self.words.folded_ends[-1] :])

    def raw_gap(self, index: int) -> str:
        """The folded text between the word and the one before it, quotation marks included."""
        last = self.words.folded_ends[index - 1] if index else 0
        return self.words.folded[last : self.words.folded_starts[index]]

    def starts_sentence(self, index: int) -> bool:
        """Whether a sentence, or a stretch of speech, begins with this word, or may begin."""
        if index == 0 or self.is_unknown(index - 1) or self.zones[index] != self.zones[index - 1]:
            return True
        gap, previous = self.gaps[index], self.keys[index - 1]
        initial = len(previous) == 1 and previous < "\u3000"
        if gap == "." and (initial or (self.pack and previous in self.pack.abbreviations)):
            return False  # Mr. Dorn, J. Dorn
        return any(mark in gap for mark in ".!?…")


def prepare(text: str, language: str = "en") -> Prepared:
    """Prepare a text for any number of ``verify`` calls, in time linear in its length.

    A text longer than ``MAX_TEXT`` characters is cut off there for the search to stay bounded; ``verify`` refuses it.
    """
    from validator.quotes.zones.find import find_zones

    words = split_words(text[:MAX_TEXT], of_article=True)
    pack, speech = choose(language, words.folded)
    if speech and speech.casing:
        words = replace(words, keys=make_keys(list(words.forms), speech.casing))
    paragraphs = find_paragraphs(words.folded)
    zones, paired = find_zones(words.folded, paragraphs, speech)
    doubts = tuple([span[:2] for span in _spans(words, [zone for zone in zones if not zone.certain])])
    numbers, zones = _number_words(words, [zone for zone in zones if zone.certain])
    labels = [(*span[:2], zone.label) for zone in zones if zone.label for span in _spans(words, [zone])]
    gaps = words.gaps
    if paired:
        gaps = _without_paired_marks(words, paired)
    spans = _spans(words, zones, keep=False)
    numbers, spans, doubtful = split_at_inner_attribution(words, numbers, spans, speech)
    return Prepared(
        text=text,
        language=language,
        forms=words.forms,
        keys=words.keys,
        starts=words.starts,
        ends=words.ends,
        gaps=gaps,
        zones=tuple(numbers),
        spans=tuple(spans),
        known_joins=None,
        groups=_find_groups(gaps, len(words.forms)),
        broken=words.broken,
        paragraph_ends=tuple([paragraph.end for paragraph in paragraphs]),
        words=words,
        pack=pack,
        speech=speech,
        doubtful=doubtful,
        doubts=doubts,
        labels=tuple(labels),
    )


def from_words(
    text: str,
    language: str,
    forms: tuple[str, ...],
    places: tuple[tuple[int, ...], tuple[int, ...]],
    gaps: tuple[str, ...],
    zones: tuple[int, ...],
    joins: dict[int, int],
    broken: dict[int, str],
    pack: Pack | None,
    speech: Pack | None,
) -> Prepared:
    """A text of which words, punctuation and zones are known already, and not to be looked for in it.

    ``places`` are the starts and the ends of the words in ``text``, which is taken as folded; for the rest see
    ``Prepared``.
    """
    keys = make_keys(list(forms), speech.casing if speech else "")
    starts, ends = places
    return Prepared(
        text=text,
        language=language,
        forms=forms,
        keys=keys,
        starts=starts,
        ends=ends,
        gaps=gaps,
        zones=zones,
        spans=(),
        known_joins=joins,
        groups=_find_groups(gaps, len(forms)),
        broken=broken,
        paragraph_ends=tuple([paragraph.end for paragraph in find_paragraphs(text)]),
        words=Words(forms, keys, starts, ends, gaps, text, starts, ends, broken),
        pack=pack,
        speech=speech,
        doubtful=frozenset(),
    )


def _number_words(words: Words, zones: list[Zone]) -> tuple[list[int], list[Zone]]:
    """The speech number of every word, and the zones that hold a word at all."""
    numbers = [0] * len(words.forms)
    filled = []
    for zone in zones:
        first = bisect_left(words.folded_starts, zone.start)
        last = bisect_right(words.folded_ends, zone.end)
        if first < last:
            numbers[first:last] = [zone.speech] * (last - first)
            filled.append(zone)
    return numbers, filled


def _spans(words: Words, zones: list[Zone], *, keep: bool = True) -> list[ZoneWords]:
    """Each zone as (first word, word after the last, paragraph); the list of zones is emptied if it is not kept."""
    spans = []
    rest = zones.copy() if keep else zones
    rest.reverse()
    while rest:  # in a text full of marks, zones and spans together would be half of what it takes
        zone = rest.pop()
        first, after = bisect_left(words.folded_starts, zone.start), bisect_right(words.folded_ends, zone.end)
        spans.append((first, after, zone.paragraph))
    return spans


def _without_paired_marks(words: Words, paired: set[int]) -> tuple[str, ...]:
    """Drop the apostrophe from gaps where it turned out to be a quotation mark."""
    gaps = list(words.gaps)
    for index, gap in enumerate(gaps):
        if gap[:1] == "'":
            at = words.folded_ends[index - 1]
            if at in paired and words.folded[at] in SINGLE_MARKS:
                gaps[index] = gap[1:]
    return tuple(gaps)


def _find_groups(gaps: tuple[str, ...], count: int) -> dict[int, int]:
    """The publication's own brackets: first word inside -> first word after."""
    groups: dict[int, int] = {}
    opened = -1
    if not any("(" in gap for gap in set(gaps)):
        return groups
    bracketed = [(index, gap) for index, gap in enumerate(gaps) if gap and ("(" in gap or ")" in gap)]
    for index, gap in bracketed:
        if ")" in gap:
            if opened >= 0 and index - opened <= MAX_GROUP:
                groups[opened] = index
            opened = -1
        if "(" in gap and gap.rfind("(") > gap.rfind(")"):
            opened = index
    return {first: after for first, after in groups.items() if after < count}
