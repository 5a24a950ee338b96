"""What stands beside a quote: how far to its left and right it is looked for words that turn its meaning.

One answer for all who ask: the rules that warn of such a word, whoever makes a proof and so discloses it, and whoever
checks a proof and must see it.
"""

from validator.quotes.prepare import Prepared

AHEAD, BEHIND = 6, 3
"""How many words before and behind a quote are looked at, at the most; in scripts without spaces, characters."""


def look_beside(source: Prepared, first: int, after: int) -> tuple[int, int]:
    """The first word that is looked at before a quote of the words from ``first`` up to ``after``, and the end of
    those behind it.

    They stand in the sentence of the quote, and in the same speech: no punctuation comes between, but for the comma
    before a word that a clause hangs on ("that").
    """
    return _ahead(source, first), _behind(source, after)


def shows_beside(source: Prepared, first: int, after: int) -> bool:
    """Whether all of that is known, where a text is known in part."""
    begin, end = look_beside(source, first, after)
    return not any(map(source.is_unknown, (*range(begin, first), *range(after, end))))


def _ahead(source: Prepared, first: int) -> int:
    pack = source.pack or source.speech
    index = first
    while index and first - index < AHEAD and source.zones[index - 1] == source.zones[first]:
        gap = source.gaps[index].strip("'")
        if gap and not (gap == "," and pack and source.keys[index] in pack.governing):
            break
        index -= 1
    return index


def _behind(source: Prepared, after: int) -> int:
    index = after
    while index < len(source.keys) and index - after < BEHIND and not source.gaps[index].strip("'"):
        if source.zones[index] != source.zones[after - 1]:
            break
        index += 1
    return index
