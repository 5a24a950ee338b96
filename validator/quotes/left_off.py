"""What stands beside a quote in its own sentence, and may turn what it says: left off, it says another thing.

"We will repair it" stands in "We will repair it, provided that the county pays", and "raise the fare" in "We will not
raise the fare": each word is there. Whoever reads the quote alone can't see what was left off.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from validator.quotes.beside import look_beside
from validator.quotes.languages.pack import Pack
from validator.quotes.prepare import Prepared

NEGATION_BEFORE, NEGATION_AFTER = 6, 3
"""How many words before and behind a quote are searched for a negation, which belongs to the words near it."""
_LIMIT = 3  # words before a quote among which one may limit it: "few people think"
_ADVERB = 8  # characters before a quote among which one may, where each is a word
_SKIPPED = 2  # words before the condition itself: "and only if"
_ASIDE = 6  # words of an insertion
_LONGEST = 4  # words of an entry


@dataclass(frozen=True, slots=True)
class Left:
    """A word that was left off: on which ``side`` ("before" or "behind"), and the words from there up to the quote."""

    side: str
    word: str
    first: int
    after: int


def tell_left_off(source: Prepared, ranges: Sequence[tuple[int, int]]) -> Iterator[str]:
    """The same in sentences, of a quote that stands at some ranges of words: what a person should look at."""
    if not ranges:
        return
    first, after = ranges[0][0], ranges[-1][1]
    if find_unread(source, first, after):
        yield (
            f"This is a piece of a sentence in {source.language!r}, of which nothing is known: "
            "whether what it leaves off turns its meaning was not looked at."
        )
    for left in (*find_negations(source, first, after), *find_conditions(source, first, after)):
        yield f"“{left.word}” stands {left.side} these words in their sentence, and is not quoted (it may matter)."


def find_unread(source: Prepared, first: int, after: int) -> tuple[int, int] | None:
    """The words of the sentence around a piece of it, in a language of which nothing is known; None for any other."""
    around = look_beside(source, first, after) if (source.pack or source.speech) is None else (first, after)
    return around if around != (first, after) else None


def find_negations(source: Prepared, first: int, after: int) -> Iterator[Left]:
    """Negations, and words that reverse ("we deny that"), shortly before a quote; negations shortly behind it."""
    pack = source.pack or source.speech
    if pack is None:
        return
    sentence, end = look_beside(source, first, after)
    if (sentence, end) == (first, after):
        return  # a whole sentence, as most quotes are
    begin, end = max(sentence, first - NEGATION_BEFORE), min(end, after + NEGATION_AFTER)
    for index in range(first, begin, -1):
        gap = source.gaps[index].strip("'") if index < len(source.gaps) else ""
        if gap and not (gap == "," and source.keys[index] in pack.governing):
            begin = index  # a comma before "that" does not end the clause
            break
    stop = next((index for index in range(after, end) if source.gaps[index].strip("'")), end)
    ahead = source.keys[begin:first]
    word = pack.find_negation(ahead) or pack.reversing.find(ahead)
    if word:
        yield Left("before", word, begin, first)
    else:
        yield from _negation_before_aside(source, pack, sentence, first)
    word = pack.find_negation(source.keys[after:stop])
    if word:
        yield Left("behind", word, after, stop)


def _negation_before_aside(source: Prepared, pack: Pack, begin: int, first: int) -> Iterator[Left]:
    """A negation that an insertion parts from the quote: "we will not, I repeat, | raise the fare"."""
    parts = _parts(source, begin, first)
    if len(parts) < 2 or first == len(source.keys) or not source.gaps[first].strip("'"):
        return
    aside = parts[-1][0]
    last = source.keys[aside - 1 : aside]
    if first - aside <= _ASIDE and pack.find_negation(last):
        yield Left("before", last[0], aside - 1, first)


def find_conditions(source: Prepared, first: int, after: int) -> Iterator[Left]:
    """Conditions and exceptions in the sentence of a quote, and words right beside it that limit what it says."""
    pack = source.pack or source.speech
    if pack is None:
        return
    begin, end = look_beside(source, first, after)
    if (begin, end) == (first, after):
        return
    if not _begins(source, pack, first, after):
        parts = _parts(source, begin, first)
        for low, high in parts[:1] + parts[1:][-1:]:
            word = _begins(source, pack, low, high) or _ends(source, pack, low, high)
            if word:
                yield Left("before", word, low, first)
                break
        else:
            yield from _limit(source, pack, begin, first)
    for low, high in _parts(source, after, end):
        word = _begins(source, pack, low, high) or (_ends(source, pack, low, high) if pack.verb_last else "")
        if not word and low == after:
            word = _begins_limit(source, pack, low, high)
        if word:
            yield Left("behind", word, after, high)
            break
        if source.keys[low] in pack.governing or source.keys[low] in pack.relatives:
            break  # what follows belongs to another clause


def _parts(source: Prepared, begin: int, end: int) -> list[tuple[int, int]]:
    """Some words of a sentence, cut where punctuation stands."""
    cuts = [index for index in range(begin + 1, end) if source.gaps[index].strip("'")]
    return [*zip([begin, *cuts], [*cuts, end], strict=True)] if begin < end else []


def _begins(source: Prepared, pack: Pack, low: int, high: int) -> str:
    """The condition with which some words begin; "and" and "only" may stand before it."""
    keys = source.keys[low:high]
    if not pack.spaces:
        run = _run(source, pack, low, high)
        for word in pack.conjunctions.letters:
            run = run.removeprefix(word)
        return next((word for word in pack.conditions.letters if run.startswith(word)), "")
    for index in range(min(_SKIPPED + 1, len(keys))):
        length = pack.conditions.length_at(keys, index)
        if length and not (index and keys[index] in pack.prepositions):  # Swedish "om" is "about" as well
            return " ".join(keys[index : index + length])
        if not pack.conjunctions.length_at(keys, index) and not pack.limits.length_at(keys, index):
            break
    return ""


def _begins_limit(source: Prepared, pack: Pack, low: int, high: int) -> str:
    """What limits the words before it: "only in summer", "by at most one", ", but only here", ", but not here"."""
    if not pack.spaces:
        return ""  # no quote is accepted there that ends before one (``edges``)
    keys = source.keys[low:high]
    index = pack.conjunctions.length_at(keys, 0)
    if source.gaps[low].strip("'") and not index:
        return ""  # ", only the hall" may belong to anything
    if not index and keys[0] in pack.prepositions and not pack.limits.length_at(keys, 0):
        index = 1
    length = pack.limits.length_at(keys, index) if index < len(keys) else 0
    if index and not length and keys[0] in pack.conjunctions and index < len(keys):
        length = int(keys[index] in pack.negations.words)
    return " ".join(keys[index : index + length])


def _ends(source: Prepared, pack: Pack, low: int, high: int) -> str:
    """The condition with which some words end, where verbs stand last; where no spaces divide words, any in them."""
    keys = source.keys[low:high]
    if not pack.spaces:
        run = _run(source, pack, low, high).rstrip("はもに")
        anywhere = run if not pack.verb_last else ""
        return next(
            (w for w in pack.conditions.letters if run.endswith(w) or (len(w) > 1 and w in anywhere)), ""
        )
    tails = range(max(len(keys) - _LONGEST, 0), len(keys)) if pack.verb_last else ()
    return next(
        (" ".join(keys[i:]) for i in tails if i + pack.conditions.length_at(keys, i) == len(keys)), ""
    )


def _limit(source: Prepared, pack: Pack, begin: int, first: int) -> Iterator[Left]:
    """The word right before a quote that limits it: "only", "almost the", "in theory,". Not in "not only", "a few"."""
    keys = source.keys
    if not pack.spaces:  # what touches the quote there is refused (``edges``)
        low = max([low for low, _ in _parts(source, begin, first)], default=first)
        run = _run(source, pack, low, first) if first - low <= _ADVERB else ""
        yield from [Left("before", word, low, first) for word in pack.limits.letters if word in run][:1]
        return
    comma = first < len(keys) and bool(source.gaps[first].strip("'"))
    for index in range(first - 1, max(begin, first - _LIMIT) - 1, -1):
        if index + 1 < first and source.gaps[index + 1].strip("'"):
            return
        length = pack.limits.length_at(keys[:first], index)
        if length and not (
            index and (keys[index - 1] in pack.negations or keys[index - 1] in pack.determiners)
        ):
            if not comma or (index + length == first and begin in (index, index - 1)):
                yield Left("before", " ".join(keys[index : index + length]), index, first)
            return


def _run(source: Prepared, pack: Pack, low: int, high: int) -> str:
    """Some words as one run of characters, without what only looks like one of a list."""
    run = "".join(source.keys[low:high])
    for word in pack.excused.letters:
        run = run.replace(word, "\n" * len(word))
    return run
