"""Where a record's quotes stand in their articles: what the editor's warnings look at."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from validator.archive import Absent
from validator.corpus import Claim, Link, Record
from validator.finding import TextPlace
from validator.rules.context import Context
from validator.rules.shape import entries, words

if TYPE_CHECKING:
    from validator.quotes import Prepared

_SHORT_ENDING = r"s?(?!\w)"
_MAX_KNOWN = 4096
"""Speakers whose names are kept."""
_MAX_SEARCHED = 200_000
"""Characters of a text all of which is searched for a speaker's names at once."""
Range = tuple[int, int]
"""Words of a text, from the first to the one after the last."""


@dataclass(frozen=True, slots=True)
class Span:
    """Quoted words that were found in the text of an article. `ranges` are its words there, in order."""

    claim: Claim
    article: Record
    text: Prepared
    ranges: tuple[Range, ...]

    @property
    def first(self) -> int:
        """The first word."""
        return self.ranges[0][0]

    @property
    def after(self) -> int:
        """The word after the last one."""
        return self.ranges[-1][1]

    @property
    def interrupted(self) -> tuple[Range, ...]:
        """The stretches between its parts in which the reporter speaks."""
        if len(self.ranges) == 1:
            return ()
        between = [(a[1], b[0]) for a, b in pairwise(self.ranges) if a[1] < b[0]]
        return tuple((first, after) for first, after in between if not all(self.text.zones[first:after]))

    def place(self, first: int, after: int, message: str) -> TextPlace:
        """Some words of the text, to be shown beside a finding."""
        text = self.text
        return TextPlace(self.article.id, text.text, text.starts[first], text.ends[after - 1], message)

    def printed(self, first: int, after: int) -> str:
        """Some words of the text, on one line."""
        return " ".join(self.text.text[self.text.starts[first] : self.text.ends[after - 1]].split())


def find_spans(link: Link, context: Context) -> Iterable[Span]:
    """The quotes that a link claims, as far as they stand in the article and its text is at hand."""
    known = context.spans
    if known is None or known[0] is not link:
        known = context.spans = link, tuple(_spans(link, context))
    return known[1]


def _spans(link: Link, context: Context) -> Iterator[Span]:
    article = link.target
    text = context.text_of(article) if article and article.schema.text_field else None
    if article is None or text is None or isinstance(text, Absent):
        return
    for claim in link.claims:
        if claim.quoted:
            verdict = context.verify(claim.words, article, text, quoted=True)
            if verdict.accepted and verdict.words:
                yield Span(claim, article, context.prepared(article, text), verdict.words)


def names_of(speaker: Record) -> tuple[str, ...]:
    """All names of a person or an organization."""
    return _called(speaker)[0]


def names_and_titles(speaker: Record) -> tuple[str, ...]:
    """All names of a person or an organization, and the titles of the offices that a person has held."""
    return _called(speaker)[1]


# The record is kept beside what it is called, so that no other one gets its number.
_known: dict[int, tuple[Record, tuple[tuple[str, ...], tuple[str, ...]]]] = {}


def _called(speaker: Record) -> tuple[tuple[str, ...], tuple[str, ...]]:
    known = _known.get(id(speaker))
    if known is None:
        if len(_known) >= _MAX_KNOWN:
            _known.clear()
        data = speaker.data
        names = [words(data, "name"), *(words(entry, "name") for _, entry in entries(data, "other_names"))]
        titles = [words(post, "title") for _, post in entries(data, "positions")]
        found = tuple(filter(None, names))
        known = _known[id(speaker)] = speaker, (found, (*found, *titles))
    return known[1]


def name_stems(names: Sequence[str], text: Prepared) -> frozenset[str]:
    """Pieces of names by which they are known again in a text, in lower case: `quill`; inflected, in other scripts.

    Only names in the script of the text count; there may be none.
    """
    return _stems(tuple(names), _script(text.text))


@lru_cache(maxsize=4096)
def _stems(names: tuple[str, ...], script: str) -> frozenset[str]:
    stems = set()
    for name in names:
        if _script(name) != script:
            continue
        for word in re.findall(r"[^\W\d_]+", name.lower()):
            if script == "LATIN":
                if len(word) > 2 or word.isupper():
                    stems.add(word)
            else:
                stems.add(word[: max(3, len(word) - 2)] if script == "CYRILLIC" else word)
    return frozenset(stems)


def has_stem(text: str, stems: frozenset[str]) -> bool:
    """Whether one of the stems begins a word of the text (very short ones must be the word: Li is not in "like").

    In other scripts it may stand anywhere in it.
    """
    lowered = text.lower()
    return any(stem in lowered and (not stem.isascii() or _begins_word(stem, lowered)) for stem in stems)


def stands_between(stems: frozenset[str], text: Prepared, start: int, end: int) -> bool:
    """The fast yes: whether one of the stems stands between two places of a text as ``has_stem`` would find it."""
    if len(text.lowered) > _MAX_SEARCHED:
        return has_stem(text.lowered[start:end], stems)
    places = _places_of(stems, text.lowered)
    for index in range(bisect_left(places, (start, 0)), len(places)):
        begin, after = places[index]
        if begin >= end:
            return False
        if after <= end:
            return True
    return False


@lru_cache(maxsize=64)
def _places_of(stems: frozenset[str], lowered: str) -> list[tuple[int, int]]:
    """Where the stems stand in a text: the first character of each, and the one behind its last; in rising order."""
    found = []
    for stem in stems:
        at = lowered.find(stem)
        while at >= 0:
            if not stem.isascii() or _beginning(stem).match(lowered, at):
                found.append((at, at + len(stem)))
            at = lowered.find(stem, at + 1)
    return sorted(found)


def _begins_word(stem: str, lowered: str) -> bool:
    at = lowered.find(stem)
    while at >= 0:
        if _beginning(stem).match(lowered, at):
            return True
        at = lowered.find(stem, at + 1)
    return False


@lru_cache(maxsize=4096)
def _beginning(stem: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(stem)}{_SHORT_ENDING if len(stem) <= 3 else ''}")


@lru_cache(maxsize=4096)
def _script(text: str) -> str:
    """The script of most letters: LATIN, CYRILLIC, ARABIC, CJK."""
    counts: dict[str, int] = {}
    beginning = text[:200]
    plain = sum(map(str.isalpha, beginning.encode("ascii", "ignore").decode()))
    if 2 * plain > sum(map(str.isalpha, beginning)):
        return "LATIN"
    for char in beginning:
        if char.isalpha():
            script = "LATIN" if char.isascii() else unicodedata.name(char, "?").partition(" ")[0]
            counts[script] = counts.get(script, 0) + 1
    return max(counts, key=lambda script: counts[script]) if counts else ""
