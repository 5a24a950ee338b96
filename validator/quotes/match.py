"""Word by word: does this quote stand in that text?

The common case, the same words in a row, is one substring search; it is here, with the rules for single words and for
the punctuation between them. Ellipsis, brackets and interrupted quotes take the careful way (``careful``).
"""

from dataclasses import dataclass, field

from validator.quotes.glyphs import QUOTE_MARKS, VOWEL_SIGNS
from validator.quotes.parse import Quote
from validator.quotes.prepare import Prepared

_STEPS = 150_000  # of the careful search; a bound on time, not a rule


@dataclass(frozen=True, slots=True)
class Match:
    """Where a quote stands: word ranges, and what had to be allowed for it."""

    ranges: tuple[tuple[int, int], ...]
    elided: bool = False
    edited: bool = False
    joined: bool = False
    omitted: tuple[str, ...] = ()


@dataclass(slots=True)
class Search:
    """One search: the mode, the budget that is left, and why promising places were refused."""

    source: Prepared
    quote: Quote
    direct: bool
    steps: int = _STEPS
    refused: dict[str, tuple[int, int, str]] = field(default_factory=dict)

    def refuse(self, kind: str, start: int, end: int, note: str) -> None:
        """Remember the first place (word indices) that failed for a reason of this kind."""
        self.refused.setdefault(kind, (start, end, note))


def find_literal(search: Search) -> Match | None:
    """Find the quote's words in a row, with the source's own punctuation, ellipses and brackets."""
    source, quote = search.source, search.quote
    count = len(quote.keys)
    needle = "\n" + "\n".join(quote.keys) + "\n"
    at = source.key_text.find(needle)
    while at >= 0 and search.steps > 0:
        first = source.word_at(at)
        search.steps -= count
        if _literal_at(search, first, count):
            return Match(((first, first + count),))
        at = source.key_text.find(needle, at + 1)
    return None


def _literal_at(search: Search, first: int, count: int) -> bool:
    source, quote = search.source, search.quote
    after = first + count
    if source.forms[first:after] != quote.forms:
        for index in range(count):
            if not same_word(search, index, first + index, index == 0):
                search.refuse("case", first, after, "upper and lower case differ inside the quote")
                return False
    if source.gaps[first + 1 : after] != quote.gaps[1:] or quote.tight:
        for index in range(1, count):
            if not same_gap(search, index, first + index):
                search.refuse("punctuation", first, after, "the punctuation inside the quote differs")
                return False
    if search.direct:
        zone = source.zones[first]
        if not zone or source.zones[first:after].count(zone) != count:
            search.refuse("not-quoted", first, after, "")
            return False
    return True


def same_word(search: Search, q: int, t: int, free: bool) -> bool:
    """Whether two words are the same; ``free``: the first letter's case may differ because a sentence starts."""
    source, quote = search.source, search.quote
    ours, theirs = quote.forms[q], source.forms[t]
    if ours == theirs:
        return True
    if quote.keys[q] != source.keys[t]:
        other = source.broken.get(t)
        if other is None or other.lower() != quote.keys[q]:
            return False
        theirs = other
        if ours == theirs:
            return True
    if not ours.isascii():
        bare, bare_theirs = ours.translate(VOWEL_SIGNS), theirs.translate(VOWEL_SIGNS)
        if bare != ours or bare_theirs != theirs:
            if bare != ours and bare_theirs != theirs:
                return False  # both are vocalised, and differently
            ours, theirs = bare, bare_theirs
            if ours == theirs:
                return True
    if ours[1:] != theirs[1:]:
        return False
    return free or q in quote.free_case or source.starts_sentence(t)


def same_gap(search: Search, q: int, t: int) -> bool:
    """Whether the punctuation before two words is the same; quotation marks may differ or be dropped."""
    ours, theirs = search.quote.gaps[q], search.source.gaps[t]
    if q in search.quote.tight and any(char.isspace() for char in search.source.raw_gap(t)):
        return False  # "home.The" for "home. The": two words written as one
    if ours == theirs:
        return True
    if ours.replace("'", "") != theirs.replace("'", ""):
        return False
    # The ministers’ meeting: an apostrophe may be read as a mark, but may not appear from nothing.
    raw = search.quote.raw_gap(q), search.source.raw_gap(t)
    return all(any(mark in gap for mark in QUOTE_MARKS) for gap in raw)
