"""'Did you mean ...?': the known word nearest to an unknown one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property, lru_cache
from itertools import pairwise
from operator import itemgetter
from typing import Any

NEIGHBOURS = 1000
"""Of very many words, how many are compared: those that begin as the unknown one does, and those that end so."""
_ALIKE = 0.6
"""How alike two words are at least: the share of letters that both have in the same order (rapidfuzz's `Indel`)."""
_FEW = 100
_SHORT = 100
"""Words and letters; what is longer is looked for each time."""

# Nobody mistypes these, and the nearest one means nothing: random ids, hashes, numbers.
_NOT_WORDS = re.compile(
    r"[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}|[0-9a-f]{16,}|[0-9.,:/_ -]+", re.IGNORECASE
)


_REVERSED = itemgetter(slice(None, None, -1))


class Vocabulary:
    """Known words, in an order in which the neighbours of an unknown one are found at once, of millions too.

    Of a word that has no capitals nothing is kept but where it is: among millions of ids, each copy counts.
    """

    def __init__(self, known: Iterable[str]) -> None:
        self._written: dict[str, str] = {}
        self._words: list[str] = []
        for word in known:
            lower = word.lower()
            if lower != word:
                self._written[lower] = word
            elif self._written:
                self._written.pop(word, None)
            self._words.append(word if lower == word else lower)

    @cached_property
    def _forwards(self) -> list[str]:
        words = sorted(self._words)
        return words[:1] + [word for before, word in pairwise(words) if before != word]

    @cached_property
    def _backwards(self) -> list[str]:
        return sorted(self._forwards, key=_REVERSED)

    def nearest(self, word: str) -> str | None:
        """The known word that resembles `word` most, or None if none does. Never used to accept anything."""
        if not self._words or len(word) > 10 * _SHORT or _NOT_WORDS.fullmatch(word):
            return None
        from rapidfuzz import process
        from rapidfuzz.distance import OSA, Indel

        lower = word.lower()
        near = self._neighbours(lower)
        alike: Any = Indel.normalized_similarity
        found: Any = process.extractOne(lower, near, scorer=alike, score_cutoff=_ALIKE)
        if found is None and len(lower) > 1:  # in a short word, one wrong letter is much
            close = [other for other in near if other[:1] == lower[0] or other[-1:] == lower[-1]]
            found = process.extractOne(lower, close, scorer=OSA.distance, score_cutoff=1)
        return self._written.get(found[0], found[0]) if found else None

    def _neighbours(self, word: str) -> list[str]:
        few = 2 * NEIGHBOURS
        if len(self._words) <= few or len(self._forwards) <= few:
            return list(dict.fromkeys(self._words))
        forwards = _around(self._forwards, bisect_left(self._forwards, word))
        backwards = _around(self._backwards, bisect_left(self._backwards, word[::-1], key=_REVERSED))
        return list(dict.fromkeys((*forwards, *backwards)))


def _around(words: list[str], place: int) -> list[str]:
    return words[max(place - NEIGHBOURS // 2, 0) : place + NEIGHBOURS // 2]


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that resembles `word` most, or None if none does. Never used to accept anything."""
    words = tuple(known)
    if len(words) > _FEW or len(word) > _SHORT:
        return Vocabulary(words).nearest(word)
    return _nearest(word, words)


@lru_cache(maxsize=4096)
def _nearest(word: str, known: tuple[str, ...]) -> str | None:
    """The same for a word that may come again: a program makes one mistake in all its records."""
    return Vocabulary(known).nearest(word)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint such as "did you mean 'speaker'?", or nothing."""
    found = nearest(word, known)
    return f"did you mean {found!r}?" if found else ""


_MEANT = re.compile(r"did you mean (?:'([^'\n]*)'|\"([^\"\n]*)\")\?")


def suggested(hint: str) -> str | None:
    """The word that a hint asks for (`did_you_mean`); None where it asks for none, or for one of several."""
    found = _MEANT.findall(hint)
    return (found[0][0] or found[0][1]) if len(found) == 1 else None
