"""The words of a text as leaves, and the description of disclosed words by their difference to a quote.

A proof does not repeat the words that it discloses: whoever checks it has the quote, and a genuine quote is
nearly the same words. The proof carries the *edits* that turn the words of the quote into the exact words of the
source: none for a faithful copy, a few for another case, a bracket, or words left out.
"""

from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

REACH = 32
"""How far, in words given plus words dropped, a description looks for the place where quote and source agree again. It
bounds the work on a hostile proof; a longer difference is described too, only less tersely."""


_SMALL_NUMBERS = [bytes([number]) for number in range(0x80)]


class Word(NamedTuple):
    """One word of a text: what a leaf of the commitment binds.

    `zone` is 0 outside quotation marks; inside, it counts the words from the start of the quotation, the first
    being 1. Two words stand in the same quotation if, and only if, both counts are positive and differ by as much
    as the words' numbers in the text. (A number for the quotation itself would tell how many came before.)
    `resumes` is 0, but for the first word of a quotation that goes on after one attribution, as B does in
    `"A," she said. "B"`: there it is the distance, in words, back to the last word of the part before.
    `before` is the punctuation between the preceding word and this one; `surface` is the word.
    """

    zone: int
    resumes: int
    before: str
    surface: str


class Opening(NamedTuple):
    """What a span's first word has in the source and a quote cannot tell: all of the word but its surface."""

    zone: int
    resumes: int
    before: str


class Edit(NamedTuple):
    """One step of a description: take `copied` words of the quote, skip `dropped`, then take the words `given`."""

    copied: int
    dropped: int
    given: tuple[Word, ...]


def encode_leaf(word: Word) -> bytes:
    """The word as bytes, no two words alike: zone, resumes, length of `before`, `before`, `surface`. Text is in UTF-8.

    Raises UnicodeEncodeError for a lone surrogate, which stands in no text read from a file.
    """
    numbers = encode_number(word.zone) + encode_number(word.resumes)
    return numbers + encode_string(word.before) + word.surface.encode()


def encode_number(number: int) -> bytes:
    """A number from 0 as unsigned LEB128 (DWARF 5, section 7.6): seven bits a byte, the lowest first."""
    if number < 0x80:
        return _SMALL_NUMBERS[number]
    encoded = bytearray()
    while number >= 0x80:
        encoded.append(number & 0x7F | 0x80)
        number >>= 7
    encoded.append(number)
    return bytes(encoded)


def encode_string(text: str) -> bytes:
    """The length in bytes, as a number, and the text in UTF-8."""
    encoded = text.encode()
    return encode_number(len(encoded)) + encoded


def follow_zone(zone: int) -> int:
    """The zone of the next word, if no quotation begins or ends between the two."""
    return zone + 1 if zone else 0


def find_openings(spans: Sequence[Sequence[Word]]) -> tuple[Opening, ...]:
    """The opening of each span. No span may be empty."""
    return tuple(Opening(*span[0][:3]) for span in spans)


def describe(spans: Sequence[Sequence[Word]], quote: Sequence[Word]) -> tuple[Edit, ...]:
    """The edits that turn the words of `quote` into those of `spans`. Of those, only
    `before` and `surface` are looked at.

    There is one right description and no other. Where quote and source part, it takes the fewest words (given and
    dropped together) that lead to a word they share or to the end of the source, and of those the fewest given. If
    nothing leads there within REACH, it gives REACH words. What is left of the quote at the end is dropped.
    """
    source = [word for span in spans for word in span]
    openings = _place_openings([len(span) for span in spans], find_openings(spans))

    def agree(i: int, j: int) -> bool:
        if j >= len(quote) or quote[j].surface != source[i].surface:
            return False
        return i in openings or _copy(quote[j], source, i, openings) == source[i]

    edits: list[Edit] = []
    i = j = 0
    while True:
        start = i
        while i < len(source) and agree(i, j):
            i, j = i + 1, j + 1
        if i == len(source):
            break
        given, dropped = next(
            (
                (given, reach - given)
                for reach in range(1, REACH + 1)
                for given in range(min(reach, len(source) - i) + 1)
                if i + given == len(source) or agree(i + given, j + reach - given)
            ),
            (REACH, 0),
        )
        edits.append(Edit(i - start, dropped, tuple(source[i : i + given])))
        i, j = i + given, j + dropped
    if j < len(quote):
        edits.append(Edit(i - start, len(quote) - j, ()))
    return tuple(edits)


def rebuild(
    lengths: Sequence[int], openings: Sequence[Opening], edits: Sequence[Edit], quote: Sequence[Word]
) -> tuple[tuple[Word, ...], ...]:
    """The words of the spans from their lengths and openings: the inverse of `describe`.

    Raises ValueError if quote and edits give too few or too many words. The time is bounded by the words of
    the quote and the edits, whatever the lengths say.
    """
    total = sum(lengths)
    places = _place_openings(lengths, openings)
    source: list[Word] = []
    j = 0
    for edit in (*edits, Edit(total - sum(edit.copied + len(edit.given) for edit in edits), 0, ())):
        if edit.copied < 0 or j + edit.copied > len(quote):
            raise ValueError("the proof is for a quote of another length")
        for quoted in quote[j : j + edit.copied]:
            source.append(_copy(quoted, source, len(source), places))
        source += edit.given
        j += edit.copied + edit.dropped
    if j != len(quote):
        raise ValueError("the proof is for a quote of another length")
    bounds = accumulate(lengths, initial=0)
    return tuple(tuple(source[start:stop]) for start, stop in pairwise(bounds))


def _place_openings(lengths: Sequence[int], openings: Sequence[Opening]) -> dict[int, Opening]:
    """The openings by the number, among all disclosed words, of the word that they belong to."""
    return dict(zip(accumulate(lengths, initial=0), openings, strict=False))


def _copy(quoted: Word, source: Sequence[Word], i: int, openings: Mapping[int, Opening]) -> Word:
    """Word `i` of the source, if the quote has it unchanged."""
    opening = openings.get(i)
    if opening is not None:
        return Word(*opening, quoted.surface)
    return Word(follow_zone(source[i - 1].zone), 0, quoted.before, quoted.surface)
