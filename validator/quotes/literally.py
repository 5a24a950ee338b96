"""The fast yes: a quote that stands in the text letter by letter, at the first place where its words stand.

Plain quotes are answered from a substring search, without being cut into words. Everything else, and whatever could be
read in another way, is left to the careful path, which would say the same of these.
"""

import re
from bisect import bisect_left

from validator.quotes.prepare import Prepared

_LETTER = "A-Za-zÀ-ÖØ-öø-įı-ʯЀ-ҁҊ-ԯ"  # composed, and each one letter in lower case too
_WORD = rf"(?:[{_LETTER}]++(?:['’-][{_LETTER}]++)*+|\d++(?![.,:;!?]? \d))(?![\d'’-])"
_PLAIN = re.compile(rf"({_WORD}(?:[,;:.!?]? {_WORD})*+)[,;:.!?]?")
_BETWEEN = re.compile("[,;:.!?]? ")

_FEWEST = 4  # words of a quote that is looked for in two pieces

Range = tuple[int, int, int, int]
"""Two character offsets in the text and two word indices: each the first one, and the one behind the last."""


def find_plainly(quote: str, source: Prepared, direct: bool) -> Range | None:
    """Where a plain quote stands literally in a text, in one zone if it is ``direct``; None leaves the answer open.

    A place is given only if the careful search would come to it first and accept it as ``exact``: the words, as keys,
    stand there for the first time in the text; they begin and end where words of the text do; and what is printed there
    is the quote to the letter, so that case and punctuation agree.
    """
    if _is_plainest(quote):
        words, keys = quote, quote.lower().replace(" ", "\n")
    else:
        match = _PLAIN.fullmatch(quote)
        if match is None:
            return None
        words = match.group(1)
        keys = _BETWEEN.sub("\n", words).lower().replace("’", "'")
    if len(words) < 2:
        return None
    needle = f"\n{keys}\n"
    at = source.key_text.find(needle)
    if at < 0:
        return None
    first = source.word_at(at)
    after = first + needle.count("\n") - 1
    start, end = source.starts[first], source.ends[after - 1]
    if end - start != len(words) or not source.text.startswith(words, start):
        return None
    if direct:
        zone = source.zones[first]
        if not zone or source.zones[first:after].count(zone) != after - first:
            return None
    return start, end, first, after


def find_joined(quote: str, source: Prepared, direct: bool) -> tuple[Range, Range] | None:
    """The two places where a plain quote stands that an attribution interrupts; None leaves the answer open.

    What is printed in both is the quote to the letter, and nothing else in the text could be read as the quote before.
    """
    joins = source.joins
    match = _PLAIN.fullmatch(quote) if joins else None
    if match is None:
        return None
    words = match.group(1)
    keys = tuple(_BETWEEN.sub("\n", words).lower().replace("’", "'").split("\n"))
    if len(keys) < _FEWEST or "\n".join(("", *keys, "")) in source.key_text:
        return None
    for place in source.positions.get(keys[0], ()):
        if direct and not source.zones[place]:
            continue
        if source.keys[place + 1 : place + 2] == keys[1:2]:
            return _join_at(source, words, keys, place, direct)
        if place in source.seams:
            return None
    return None


def _join_at(
    source: Prepared, words: str, keys: tuple[str, ...], place: int, direct: bool
) -> tuple[Range, Range] | None:
    number = bisect_left(source.sorted_joins, place)
    if number == len(source.sorted_joins):
        return None
    last = source.sorted_joins[number]
    again, count = source.joins[last], last + 1 - place
    after = again + len(keys) - count
    if (
        source.keys[place : last + 1] != keys[:count]
        or source.keys[again:after] != keys[count:]
        or after <= again
    ):
        return None
    seams = source.sorted_seams
    behind = bisect_left(seams, again)
    if seams[bisect_left(seams, place)] != last or (behind < len(seams) and seams[behind] < after - 1):
        return None
    if direct and len({*source.zones[place : last + 1]}) + len({*source.zones[again:after]}) > 2:
        return None
    first = source.starts[place], source.ends[last], place, last + 1
    second = source.starts[again], source.ends[after - 1], again, after
    one, other = source.text[first[0] : first[1]], source.text[second[0] : second[1]]
    between = words[len(one) : len(words) - len(other)]
    plain = between in (" ", ". ", ", ", "! ") and "?" not in source.gaps[last + 1]
    return (first, second) if plain and words == one + between + other else None


def _is_plainest(quote: str) -> bool:
    """Whether a quote is letters without marks, and single spaces between them; asked first, since that is cheap."""
    letters = quote.isascii() and quote.replace(" ", "").isalpha()
    return letters and "  " not in quote and quote[0] != " " and quote[-1] != " "
