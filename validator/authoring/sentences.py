"""Where a text's sentences end, in any language: for asking which of them no record rests on.

The signs are those that Unicode calls Sentence_Terminal (UAX #29). A full stop is one only where it can't belong to an
abbreviation, an initial or a number; the abbreviations are those of the text's language. A sign before a word in lower
case ends nothing ("Never!" she said). Where a script has no such signs (Thai), a paragraph is taken for one sentence.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from validator.quotes.prepare import Prepared

_TERMINAL = frozenset("!?…‼⁇⁈⁉‽。！．？｡؟۔܀।॥։༎༏၊။።፧፨᙮។៕᠃᠉")
_GREEK = frozenset(";\u037e")
"""The question mark of Greek, which elsewhere divides a sentence."""

Range = tuple[int, int]
"""Words of a text, from the first to the one after the last."""


def find_sentences(text: Prepared) -> list[Range]:
    """The sentences of a text as word ranges, in order; each word is in one of them."""
    starts = [index for index in range(1, len(text.keys)) if _ends_before(text, index)]
    return list(zip([0, *starts], [*starts, len(text.keys)], strict=True)) if text.keys else []


def _ends_before(text: Prepared, index: int) -> bool:
    words = text.words
    paragraph = bisect_left(text.paragraph_ends, words.folded_ends[index - 1])
    if paragraph < len(text.paragraph_ends) and text.paragraph_ends[paragraph] <= words.folded_starts[index]:
        return True
    gap = text.raw_gap(index)
    if text.forms[index][:1].islower() or "/" in gap:  # a dateline ends with the mark of its agency: /WIRE/
        return False
    signs = _TERMINAL | _GREEK if text.pack and text.pack.code == "el" else _TERMINAL
    if not signs.isdisjoint(gap):
        return True
    return "." in gap and not _abbreviated(text, text.keys[index - 1], gap)


def _abbreviated(text: Prepared, previous: str, gap: str) -> bool:
    """Whether the full stop after a word can belong to it: Mr. Dorn, J. Dorn, 5. Mai."""
    if gap.strip() != ".":
        return False  # a quotation mark or a bracket closes as well
    short = len(previous) == 1 and previous.isalpha()
    counted = previous.isdigit() and len(previous) < 3
    return short or counted or bool(text.pack and previous in text.pack.abbreviations)
