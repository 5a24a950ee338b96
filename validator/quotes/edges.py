"""Where a quote may begin and end: not in the midst of a word that turns the meaning, nor right before one.

"Das stimmt" stands in "Das stimmt nicht", and 涨价 in 不涨价: the words are there, but the contrary is said. Where
a script divides words by spaces, a word can't be cut; a negation that follows directly is what can be left off. Where
it does not, each character counts as a word, and a quote may begin behind half a negation as well.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

from validator.quotes.languages.pack import Pack
from validator.quotes.languages.word_set import WordSet
from validator.quotes.prepare import Prepared

_AROUND = (
    12  # words of a run, each a character, that are looked at before and behind an edge; no entry is longer
)
_MOST_WORDS = 3  # of a negation
_STEM = 4  # letters; a shorter beginning ("un-") is no negation of its own
_HAN = "\u3400"  # the first Chinese character; kana come before
_KNOWN = {
    "LAO": ("ບໍ່", "ບໍ", "ບ່", "ຢ່າ", "ຫ້າມ", "ປາສະຈາກ", "ປະຕິເສດ"),
    "KHMER": ("មិន", "ពុំ", "អត់", "គ្មាន", "កុំ", "ឥត", "បដិសេធ"),
    "MYANMAR": ("မ",),
}
"""Negations of scripts without spaces whose languages have no file, by the first word of their letters' names."""


def find_cut(source: Prepared, first: int, after: int) -> str | None:
    """What a quote of the words from ``first`` up to ``after`` cuts, or leaves off directly beside it; None if nothing.

    That is a negation; in a script of which nothing is known, any stretch of letters that no space divides.
    """
    pack = source.pack
    if pack is not None and pack.spaces:
        return _negation_behind(source, after, pack)
    if pack is None:
        return _cut_unknown(source, first) or _cut_unknown(source, after)
    return _cut_known(source, first, pack, begins=True) or _cut_known(source, after, pack, begins=False)


def _goes_on(source: Prepared, edge: int) -> bool:
    """Whether the speech goes on from the word before the edge to the one behind it."""
    return 0 < edge < len(source.keys) and source.zones[edge - 1] == source.zones[edge]


def _negation_behind(source: Prepared, after: int, pack: Pack) -> str | None:
    """The negation that is the next word of the same speech, with no punctuation before it. Endings are no words."""
    if not _goes_on(source, after) or source.gaps[after]:
        return None
    keys, negations = source.keys[after : after + _MOST_WORDS], pack.negations
    length = negations.length_at(keys, 0)
    if not length or pack.excused.length_at(keys, 0):
        return None
    own = length > 1 or keys[0] in negations.words or keys[0].startswith(_stems(negations))
    return " ".join(keys[:length]) if own else None


@cache
def _stems(negations: WordSet) -> tuple[str, ...]:
    """The beginnings of words that are a negation whatever follows, as Turkish "değil"."""
    entries = (entry for entry in negations.entries if entry.endswith("*") and not entry.startswith("*"))
    return tuple(bare for entry in entries if len(bare := entry.strip("*")) >= _STEM)


def _cut_known(source: Prepared, edge: int, pack: Pack, *, begins: bool) -> str | None:
    """The negation that an edge touches or goes through, in a language that has a file.

    Where verbs stand last, a negation before the quote closes a clause of its own, unless it is a syllable (不, 未).
    """
    if not _is_inside(source, edge):
        return None
    run, at = _around(source, edge)
    for excused in _bare(pack.excused):
        run = run.replace(excused, "\n" * len(excused))
    for negation, start, end in _places(run, _bare(pack.negations)):
        follows = begins and end == at and (not pack.verb_last or negation[-1] >= _HAN)
        if start < at < end or follows or (not begins and start == at):
            return negation
    return None


def _cut_unknown(source: Prepared, edge: int) -> str | None:
    """What an edge cuts in a language without a file: a negation of its script, or else any run of letters."""
    if not _is_inside(source, edge) or not source.keys[edge][0].isalpha():
        return None
    negations = _KNOWN.get(unicodedata.name(source.keys[edge][0], "").partition(" ")[0])
    if negations is None:
        return source.keys[edge - 1] + source.keys[edge]
    run, at = _around(source, edge)
    return next((word for word, start, end in _places(run, negations) if start <= at <= end), None)


def _is_inside(source: Prepared, edge: int) -> bool:
    """Whether nothing at all, no space either, stands between the word before the edge and the one behind it."""
    return _goes_on(source, edge) and not source.raw_gap(edge)


def _around(source: Prepared, edge: int) -> tuple[str, int]:
    """The run of characters around an edge, and where in it the edge is."""
    low = high = edge
    while edge - low < _AROUND and _is_inside(source, low):
        low -= 1
    while high - edge < _AROUND and _is_inside(source, high):
        high += 1
    before = "".join(source.keys[low:edge])
    return before + "".join(source.keys[edge:high]), len(before)


@cache
def _bare(words: WordSet) -> tuple[str, ...]:
    return tuple(entry.strip("*").replace("_", "") for entry in words.entries)


def _places(run: str, words: Iterable[str]) -> Iterator[tuple[str, int, int]]:
    """Every place of each of the words in a run: the word, where it starts, and where it ends."""
    for word in words:
        start = run.find(word)
        while start >= 0:
            yield word, start, start + len(word)
            start = run.find(word, start + 1)
