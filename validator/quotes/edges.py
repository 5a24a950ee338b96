"""Where a quote may begin and end: not in the midst of a word that turns the meaning, nor right before one.

"Das stimmt" stands in "Das stimmt nicht", and 涨价 in 不涨价: the words are there, but the contrary is said. Where
a script divides words by spaces, a word can't be cut; a negation directly beside it is what can be left off. Where
it does not, each character counts as a word, and a quote may begin behind half a negation as well.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

from validator.quotes.languages.pack import Pack
from validator.quotes.languages.word_set import WordSet
from validator.quotes.prepare import UNKNOWN, Prepared

_AROUND = (
    12  # words of a run, each a character, that are looked at before and behind an edge; no entry is longer
)
_MOST_WORDS = 3  # of a negation
_STEM = 4  # letters; a shorter beginning ("un-") is no negation of its own
_BETWEEN = {
    False: 2,
    True: 5,
}  # characters between the end of a quote and a negation; more where verbs stand last
_SYLLABLE_ENDS = "\u0f0b\u0f0c"  # Tibetan, which divides no words
_HANGUL = "\uac00"
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
        return _negation_before(source, first, pack) or _negation_behind(source, after, pack)
    if pack is None:
        return _cut_unknown(source, first, begins=True) or _cut_unknown(source, after, begins=False)
    return _cut_known(source, first, pack, begins=True) or _cut_known(source, after, pack, begins=False)


def goes_on(source: Prepared, edge: int) -> bool:
    """Whether the speech goes on from the word before the edge to the one behind it."""
    return 0 < edge < len(source.keys) and source.zones[edge - 1] == source.zones[edge]


def _negation_before(source: Prepared, first: int, pack: Pack) -> str | None:
    """The negation that is the word before, in the same speech, with no punctuation between: "will not | raise it".

    Where verbs stand last, what stands there closes a clause of its own. Endings and beginnings are no words, but for
    the English "n't". A word that is not known is none: whether what stands before has to be known is not asked here.
    """
    if pack.verb_last or not goes_on(source, first) or source.gaps[first]:
        return None
    low = max(first - _MOST_WORDS, 0)
    keys, negations = source.keys[low:first], pack.negations
    for index in range(len(keys)):
        if index + pack.excused.length_at(keys, index) == len(keys) and keys[index] != keys[-1]:
            return None
        plain = keys[index] in negations.words or keys[index].endswith("n't") or index < len(keys) - 1
        if plain and index + negations.length_at(keys, index) == len(keys):
            return " ".join(keys[index:])
    return None


def _negation_behind(source: Prepared, after: int, pack: Pack) -> str | None:
    """The negation that is the next word of the same speech, with no punctuation before it. Endings are no words.

    Where verbs stand last, the one that negates may come a few words further on ("안전하다고 | 말할 수 없다").
    """
    for index in range(after, after + (_MOST_WORDS if pack.verb_last else 1)):
        if source.is_unknown(index):
            return UNKNOWN
        if not goes_on(source, index) or source.gaps[index]:
            return None
        keys, negations = source.keys[index : index + _MOST_WORDS], pack.negations
        length = negations.length_at(keys, 0)
        if UNKNOWN in keys:
            return UNKNOWN  # more words may belong to it
        if not length or pack.excused.length_at(keys, 0):
            continue
        if length > 1 or keys[0] in negations.words or keys[0].startswith(_stems(negations, pack.verb_last)):
            return " ".join(keys[:length])
    return None


@cache
def _stems(negations: WordSet, verb_last: bool) -> tuple[str, ...]:
    """The beginnings of words that are a negation whatever follows: Turkish "değil", and the Korean verbs."""
    return tuple(
        bare
        for entry in negations.entries
        if entry.endswith("*")
        and (
            (verb_last and entry.strip("*") >= _HANGUL) or (not entry.startswith("*") and len(entry) > _STEM)
        )
        for bare in (entry.strip("*"),)
    )


def _cut_known(source: Prepared, edge: int, pack: Pack, *, begins: bool) -> str | None:
    """What an edge touches or goes through that turns the words, in a language that has a file.

    Before the quote, words that a clause hangs on may come between ("不会 | 降价"). Where verbs stand last, what stands
    there closes a clause of its own, unless it is a syllable (不, 未), and what follows soon behind the quote turns
    it just as well ("安全だ | とは言えない"); elsewhere a character or two may come between ("修桥 | 绝不可能").
    """
    if source.is_unknown(edge):
        return UNKNOWN
    if not is_inside(source, edge):
        return None
    run, at = run_around(source, edge)
    if UNKNOWN in run:
        return UNKNOWN
    for excused in pack.excused.letters:
        run = run.replace(excused, "\n" * len(excused))
    negations, turns = pack.negations.letters, (*pack.reversing.letters, *pack.restricting.letters)
    for negation, start, end in _places(run, negations):
        if start < at < end:
            return negation
    if not begins:
        near = at + _BETWEEN[pack.verb_last]
        clause = not run.startswith(pack.conjunctions.letters, at)
        for word, start, _ in _places(run, negations):
            if start == at or (clause and at < start <= near):
                return word
        return next((word for word, start, _ in _places(run, turns) if start == at), None)
    hangs = at
    while hung := next((word for word in pack.governing.letters if run.endswith(word, 0, hangs)), ""):
        hangs -= len(hung)
    for word, _, end in _places(run, (*negations, *turns)):
        if end in (at, hangs) and (not pack.verb_last or word[-1] >= _HAN):
            return word
    return None


def _cut_unknown(source: Prepared, edge: int, *, begins: bool) -> str | None:
    """What an edge cuts in a language without a file: a negation of its script, or else any run of letters."""
    if source.is_unknown(edge):
        return UNKNOWN
    if not is_inside(source, edge) or not source.keys[edge][0].isalpha():
        return None
    negations = _KNOWN.get(unicodedata.name(source.keys[edge][0], "").partition(" ")[0])
    if negations is None:
        return source.keys[edge - 1] + source.keys[edge]
    run, at = run_around(source, edge)
    if UNKNOWN in run:
        return UNKNOWN
    places = _places(run, negations)
    return next((w for w, start, end in places if start < at < end or at == (end if begins else start)), None)


def is_inside(source: Prepared, edge: int) -> bool:
    """Whether nothing at all, no space either, stands between the word before the edge and the one behind it."""
    return goes_on(source, edge) and not source.raw_gap(edge).strip(_SYLLABLE_ENDS)


def run_around(source: Prepared, edge: int) -> tuple[str, int]:
    """The run of characters around an edge, and where in it the edge is."""
    low = high = edge
    while edge - low < _AROUND and is_inside(source, low):
        low -= 1
    while high - edge < _AROUND and is_inside(source, high):
        high += 1
    before = "".join(source.keys[low:edge])
    return before + "".join(source.keys[edge:high]), len(before)


def _places(run: str, words: Iterable[str]) -> Iterator[tuple[str, int, int]]:
    """Every place of each of the words in a run: the word, where it starts, and where it ends."""
    for word in words:
        start = run.find(word)
        while start >= 0:
            yield word, start, start + len(word)
            start = run.find(word, start + 1)
