"""Near-identical articles: wire copy, and stories rewritten from one another.

Two texts are compared by their word 5-grams (Broder, "On the resemblance and containment of documents", 1997):
the containment is the share of the shorter text's 5-grams that the longer one has too. Which pairs are worth comparing
follows from a sample of the 5-grams, chosen by hash, so that no text is compared with all others; the comparison itself
is exact.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, count
from operator import add
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from validator.quotes.prepare import Prepared

SIZE = 5
COPY = 0.8
REWRITE = 0.1
MIN_GRAMS = 12
"""Fewer shared 5-grams than these may be a shared phrase, a title or a name."""

_WORD = re.compile(r"\w+")
_MARKS = "“”‘’„«»–—…\u00a0"
_CHANGING = "\u0130\u03a3"  # their small letters depend on what stands around, or are no letters
_LETTERS = bytes(
    byte if byte > 127 or chr(byte) in "_" or chr(byte).isalnum() else 32
    for byte in bytes(range(256)).lower()
)
_SAMPLE = 16
_HIGH = (1 << 29) - 1
"""The bits of the second hash that are used: the number of a group has 61 (`validator.engine.encode`)."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """How much of one text stands in another: the containment (0 to 1), the number of shared 5-grams, and the longest
    passage that both have, as character offsets in the first and in the second text."""

    containment: float
    shared: int
    first: tuple[int, int]
    second: tuple[int, int]

    @property
    def relation(self) -> str:
        """`copy`, `rewrite`, or nothing."""
        if self.containment >= COPY:
            return "copy"
        return "rewrite" if self.containment >= REWRITE and self.shared >= MIN_GRAMS else ""


def sample(text: str) -> frozenset[int]:
    """The hashes of about one in 16 of a text's word 5-grams: texts that overlap share some of them.

    Two texts that share 64 5-grams share a sampled one with a probability of 98 %. The hash is CRC-32, the same on
    every machine, with Adler-32 above it (61 bits together): of CRC-32 alone one value in 16 is sampled, so that
    in 200,000 articles some 50,000 pairs of other 5-grams would share one, and four times as many in twice as many.
    """
    words = _words(text)
    line = b" ".join(words)  # a 5-gram with spaces between its words is a part of it
    starts = list(map(add, accumulate(map(len, words), initial=0), count()))
    grams = [line[start : after - 1] for start, after in zip(starts, starts[SIZE:], strict=False)]
    sampled = [
        (value, gram)
        for value, gram in zip(map(zlib.crc32, grams), grams, strict=True)
        if not value % _SAMPLE
    ]
    return frozenset([value | (zlib.adler32(gram) & _HIGH) << 32 for value, gram in sampled])


def _words(text: str) -> list[bytes]:
    """The words of a text, as `\\w+` finds them, in lower case and in UTF-8.

    Where all that is not ASCII are letters, figures and the usual marks, the bytes tell what is a word.
    """
    spaced = text
    for mark in _MARKS:
        spaced = spaced.replace(mark, " ")
    if not spaced.isascii():
        from validator.quotes.word_places import not_ascii

        foreign = not_ascii(spaced)
        if not foreign.isalnum() or any(letter in foreign for letter in _CHANGING):
            return [word.lower().encode() for word in _WORD.findall(text)]
        spaced = spaced.lower()
    return spaced.encode().translate(_LETTERS).split()


def compare(first: Prepared, second: Prepared) -> Overlap:
    """Compare two texts exactly.

    5-grams that are quoted speech in both texts don't count: two reporters who quote the same speech at length have
    not copied from each other.
    """
    ours, theirs = _places(first), _places(second)
    told, retold = _told(first, ours), _told(second, theirs)
    common = (told & theirs.keys()) | (retold & ours.keys())
    smaller = min(len(told), len(retold)) or 1
    start, other, length = _longest(first, second, ours, theirs)
    return Overlap(
        min(1.0, len(common) / smaller),
        len(common),
        _span(first, start, length),
        _span(second, other, length),
    )


def _grams(words: list[str] | tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[offset:] for offset in range(SIZE)), strict=False)


def _places(text: Prepared) -> dict[tuple[str, ...], int]:
    """Each 5-gram with the word index of its first occurrence."""
    places: dict[tuple[str, ...], int] = {}
    for index, gram in enumerate(_grams(text.keys)):
        places.setdefault(gram, index)
    return places


def _told(text: Prepared, places: dict[tuple[str, ...], int]) -> set[tuple[str, ...]]:
    """The 5-grams that are the reporter's own words at least in part; all of them, where nearly all is speech."""
    told = {gram for gram, index in places.items() if not all(text.zones[index : index + SIZE])}
    return told if len(told) >= MIN_GRAMS else set(places)


def _longest(
    first: Prepared, second: Prepared, ours: dict[tuple[str, ...], int], theirs: dict[tuple[str, ...], int]
) -> tuple[int, int, int]:
    """The longest run of words that both have, grown from shared 5-grams: its two starts and its length."""
    best = (0, 0, 0)
    done = 0
    for gram, index in ours.items():
        other = theirs.get(gram)
        if other is None or index < done:
            continue
        length = SIZE
        while (
            index + length < len(first.keys)
            and other + length < len(second.keys)
            and first.keys[index + length] == second.keys[other + length]
        ):
            length += 1
        done = index + length - SIZE + 1
        if length > best[2]:
            best = (index, other, length)
    return best


def _span(text: Prepared, start: int, length: int) -> tuple[int, int]:
    if not length:
        return 0, 0
    return text.starts[start], text.ends[start + length - 1]
