"""What stands beside a quote: how far to its left and right a word is looked for that turns its meaning.

One answer for all who ask: the rules that warn of such a word, whoever makes a proof and so discloses it, and whoever
checks a proof and must see it. It hangs on no list of words, since lists get better and proofs stay: a rule may stop
earlier, at the end of a clause, and never looks further. Other numbers here are another format of proofs
(docs/commitment.md).
"""

from validator.quotes.edges import goes_on
from validator.quotes.prepare import Prepared

AHEAD, BEHIND = 12, 6
"""How many words before and behind a quote are looked at, at the most; in scripts without spaces, characters."""
ENDS = frozenset(".!?…;:")
"""Folded punctuation that ends a sentence, or what can be understood by itself."""


def look_beside(source: Prepared, first: int, after: int) -> tuple[int, int]:
    """The first word that is looked at before a quote of the words from ``first`` up to ``after``, and the end of
    those behind it: in the same sentence, and in the same speech."""
    begin, end = first, after
    while first - begin < AHEAD and _goes_on(source, begin):
        begin -= 1
    while end - after < BEHIND and _goes_on(source, end):
        end += 1
    return begin, end


def shows_beside(source: Prepared, first: int, after: int) -> bool:
    """Whether all that is looked at beside a quote is known, where a text is known in part."""
    begin, end = look_beside(source, first, after)
    return not any(map(source.is_unknown, (*range(begin, first), *range(after, end))))


def _goes_on(source: Prepared, edge: int) -> bool:
    return goes_on(source, edge) and ENDS.isdisjoint(source.gaps[edge])
