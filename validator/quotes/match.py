"""Word by word: does this quote stand in that text?

The common case, the same words in a row, is one substring search; it is here, with the rules for single words and for
the punctuation between them. Ellipsis, brackets and interrupted quotes take the careful way (``careful``).
"""

from dataclasses import dataclass, field

from validator.quotes.cut_words import find_cut_word
from validator.quotes.edges import find_cut
from validator.quotes.glyphs import QUOTE_MARKS, VOWEL_SIGNS
from validator.quotes.parse import Quote
from validator.quotes.prepare import UNKNOWN, Prepared

_SENTENCE = 60  # words behind a quote that are looked at for the end of its sentence
_PARTICLE = 4  # words of a question's particle, where each letter is one
_FEW = 4  # words of a question without a verb
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
    return not cuts_negation(search, first, after) and not turns_question(search, after)


def cuts_negation(search: Search, first: int, after: int) -> bool:
    """Whether a quote of these words of the source leaves off a negation that belongs to them, or cuts a word."""
    cut = find_cut(search.source, first, after)
    if cut is not None:
        note = f"the quote begins or ends where “{cut}” stands in the source, which belongs to its words: quote it too"
        search.refuse("negation", first, after, note)
        return True
    word = find_cut_word(search.source, first, after)
    if word is None:
        return False
    note = f"the quote begins or ends inside a word (at “{word}” in the source): quote the whole word"
    search.refuse("boundary", first, after, note)
    return True


def turns_question(search: Search, after: int) -> bool:
    """Whether a quote that ends before the source's word ``after`` makes a statement of a question there."""
    quote = search.quote
    if not quote.keys or not asks_otherwise(
        search.source, after, quote.folded[quote.folded_ends[-1] :], len(quote.keys)
    ):
        return False
    note = "the source asks a question here, and the quote makes a statement of it; give it its question mark"
    search.refuse("punctuation", max(after - len(quote.keys), 0), after, note)
    return True


def asks_otherwise(source: Prepared, after: int, tail: str, count: int) -> bool:
    """Whether the source asks where a quote, of ``count`` words with ``tail`` behind them, does not.

    A question mark belongs to the words. A quote that is a whole question has to keep it, or to show by a word of its
    own that it asks; a piece of one may not end with a full stop. What is no question may not be made one either.
    """
    marks = source.pack.question_marks if source.pack else "?"
    marks += "؟？՞"
    if any(mark in tail for mark in marks):
        gap = source.gap_behind(after)
        return not any(mark in gap for mark in marks)
    particle = _is_particle(source, after)
    if particle and source.pack is not None and not source.pack.spaces:
        return True
    if not source.asks:
        return False
    stopped = any(mark in tail for mark in ".!。！।۔")
    for index in range(after, min(after + _SENTENCE, len(source.keys) + 1)):
        if source.is_unknown(index):
            return stopped or index <= after + particle
        gap = source.gap_behind(index)
        if any(mark in gap for mark in marks):
            return stopped or (
                index == after + particle and not _shows_question(source, after - count, after)
            )
        if any(mark in gap for mark in ".!…") or "\n\n" in gap:
            return False
        if index < len(source.keys) and source.zones[index] != source.zones[after - 1]:
            return False
    return False


def _is_particle(source: Prepared, index: int) -> bool:
    """Whether here is a word that makes a question of the words before it, at the end of a sentence: 吗, ไหม, mu."""
    pack = source.pack
    if pack is None or not pack.question_particles or index >= len(source.keys):
        return False
    most = 1 if pack.spaces else _PARTICLE
    known, unknown, _ = "\n".join(source.keys[index : index + most]).partition(UNKNOWN)
    if (
        unknown
        and known
        and any(entry.startswith(known.replace("\n", "")) for entry in pack.question_particles)
    ):
        return True
    return any(
        "".join(source.keys[index:end]) in pack.question_particles and _ends_speech(source, end)
        for end in range(index + 1, index + most + 1)
        if end <= len(source.keys)
    )


def _ends_speech(source: Prepared, index: int) -> bool:
    """Whether a sentence, or a stretch of speech, ends before this word."""
    return (
        bool(source.gap_behind(index))
        or index == len(source.keys)
        or source.is_unknown(index)
        or source.zones[index] != source.zones[index - 1]
    )


def _shows_question(source: Prepared, first: int, after: int) -> bool:
    """Whether the last of some words begin or end as a question does, ask without a verb, or are a piece."""
    pack = source.pack
    if pack is None:
        return False
    begin = after - 1
    while begin > max(first, 0) and not source.starts_sentence(begin):
        begin -= 1
    if not source.starts_sentence(max(begin, 0)):
        return True  # a piece of one
    keys = source.keys[begin:after]
    if not pack.spaces:
        return pack.questions.find_in_run("".join(keys)) is not None
    if (
        keys[0] in pack.conjunctions
        and len(keys) <= _FEW
        and not any(key in pack.auxiliaries for key in keys)
    ):
        return True
    return any(key in pack.questions for key in (*keys[:2], keys[-1]))


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
