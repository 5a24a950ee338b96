"""Names."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from validator.corpus.records import Record
from validator.rules.readers import entries, words

if TYPE_CHECKING:
    from validator.quotes.prepare import Prepared


_SHORT_ENDING = r"s?(?!\w)"
_MAX_KNOWN = 4096
"""Speakers whose names are kept."""
_MAX_SEARCHED = 200_000
"""Characters of a text all of which is searched for a speaker's names at once."""


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

    Two letters count as they are written, `Xi`, and as `XI`: in lower case many are words. Only names in the script of
    the text count; there may be none.
    """
    return _stems(tuple(names), _script(text.text))


@lru_cache(maxsize=4096)
def _stems(names: tuple[str, ...], script: str) -> frozenset[str]:
    stems = set()
    for name in names:
        if _script(name) != script:
            continue
        for written in re.findall(r"[^\W\d_]+", name):
            word = written.lower()
            if script != "LATIN":
                stems.add(word[: max(3, len(word) - 2)] if script == "CYRILLIC" else word)
            elif len(word) > 2:
                stems.add(word)
            elif len(word) == 2 and written[0].isupper():
                stems.update((written, written.upper()))
    return frozenset(stems)


def has_stem(text: str, stems: frozenset[str]) -> bool:
    """Whether one of the stems begins a word of the text (very short ones must be the word: Li is not in "like").

    In other scripts it may stand anywhere in it.
    """
    lowered = text.lower()
    return any(_stands_in(stem, text, lowered) for stem in stems)


def _stands_in(stem: str, text: str, lowered: str) -> bool:
    if stem != stem.lower():
        return _begins_word(stem, text)
    return stem in lowered and (not stem.isascii() or _begins_word(stem, lowered))


def stands_between(stems: frozenset[str], text: Prepared, start: int, end: int) -> bool:
    """The fast yes: whether one of the stems stands between two places of a text as ``has_stem`` would find it.

    Those of two letters are left to ``has_stem``.
    """
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


def _begins_word(stem: str, text: str) -> bool:
    at = text.find(stem)
    while at >= 0:
        if _beginning(stem).match(text, at):
            return True
        at = text.find(stem, at + 1)
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
