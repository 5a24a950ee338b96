"""Word by word: does this quote stand in that text?

The common case, the same words in a row, is one substring search. Ellipsis, brackets and interrupted quotes take the
careful way: a search with few branches and a fixed budget of steps, so that no input makes it slow.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from .glyphs import QUOTE_MARKS, VOWEL_SIGNS
from .lexicon import PRONOUNS, find_negation
from .parse import Bracket, Quote
from .prepare import Prepared

MAX_OMITTED = 60  # words left out by all ellipses together; two CJK characters count as one word
MIN_SEGMENT = 3  # words before, between and after ellipses
MAX_ELLIPSES = 3
MAX_BRACKETS = 10
_MAX_DOTS = 20  # ellipses in a quote, the source's own counted
_STEPS = 200_000


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


@dataclass(frozen=True, slots=True)
class _State:
    """A place in the careful search: next element of the quote, next word of the text, what was allowed so far."""

    element: int
    at: int
    ranges: tuple[tuple[int, int], ...] = ()
    quote_gap: str | None = None
    text_gap: str | None = None
    edited: bool = False
    joined: bool = False
    zone: int = 0
    started: bool = False
    dropped: tuple[str, ...] | None = None  # the source's bracket just skipped


def find_carefully(search: Search) -> Match | None:
    """Find a quote with ellipses, brackets, or across an attribution."""
    if sum("…" in gap for gap in search.quote.gaps) > _MAX_DOTS:
        search.refuse("ellipsis", 0, 0, f"more than {_MAX_DOTS} ellipses")
        return None
    segments = search.quote.segments(search.source)
    if len(segments) > MAX_ELLIPSES + 1:
        search.refuse("ellipsis", 0, 0, f"more than {MAX_ELLIPSES} ellipses")
        return None
    if len(search.quote.brackets) > MAX_BRACKETS:
        search.refuse("bracket", 0, 0, f"more than {MAX_BRACKETS} brackets")
        return None
    for segment in segments:
        if len(segments) > 1 and sum(isinstance(item, int) for item in segment) < MIN_SEGMENT:
            search.refuse("ellipsis", 0, 0, f"fewer than {MIN_SEGMENT} words beside an ellipsis")
            return None
    found: Match | None = None
    for match in _chain(search, segments, 0, None):
        found = found or match
        if not match.elided or search.steps <= 0:
            break
    if found and found.elided and len(segments) == 2 and "negation" in search.refused:
        start, end, _ = search.refused["negation"]
        if search.source.zones[start] != search.source.zones[found.ranges[0][0]]:
            note = (
                "the same parts stand in two places, and in one of them the words left out contain a negation"
            )
            search.refused = {"ambiguous": (start, end, note)}
            return None
    return found


def _chain(
    search: Search, segments: list[list[int | Bracket]], index: int, before: Match | None
) -> Iterator[Match]:
    """Match the segments in order, each after the one before, leaving out no more than is allowed."""
    segment = segments[index]
    for start in _starts(search, segment, before):
        if search.steps <= 0:
            return
        search.steps -= 4
        omission = _Omission() if before is None else _omission(search, before, start)
        joined = omission.joined or (before is not None and before.joined)
        state = _State(0, start, zone=search.source.zones[start], joined=joined)
        for end in _walk(search, segment, state):
            if omission.problem and before is not None:
                search.refuse(omission.problem, before.ranges[0][0], end.at, omission.note)
                break
            match = Match(end.ranges, False, end.edited, end.joined)
            if before is not None:
                match = Match(
                    before.ranges + end.ranges,
                    True,
                    before.edited or end.edited,
                    end.joined,
                    (*before.omitted, *omission.keys),
                )
            if index + 1 == len(segments):
                yield match
            else:
                yield from _chain(search, segments, index + 1, match)


def _starts(search: Search, segment: list[int | Bracket], before: Match | None) -> list[int]:
    """Word indices where a segment may begin."""
    quote, source = search.quote, search.source
    lead = 0
    while lead < len(segment) and isinstance(segment[lead], Bracket):
        lead += 1
    if lead == len(segment):
        return []
    word = segment[lead]
    assert isinstance(word, int)
    places = source.positions.get(quote.keys[word], [])
    low = before.ranges[-1][1] if before is not None else 0
    if search.direct and not lead:
        places = [place for place in places if source.zones[place]]
    if before is not None:
        high = low + 2 * MAX_OMITTED + 30
        places = places[bisect_left(places, low) : bisect_left(places, high)]
    if not lead:
        return _followed(search, segment, places)
    width = sum(max(2, len(item.keys)) for item in segment[:lead] if isinstance(item, Bracket))
    starts = {place - back for place in places for back in range(width + 1)}
    return sorted(start for start in starts if start >= low)


def _followed(search: Search, segment: list[int | Bracket], places: list[int]) -> list[int]:
    """The places whose next word can be the segment's second one; in a long text this saves nearly all the work."""
    second = segment[1] if len(segment) > 1 else None
    if not isinstance(second, int):
        return places
    source, key = search.source, search.quote.keys[second]
    keys, last = source.keys, len(source.keys) - 1
    seams = {*source.joins, *[first - 1 for first in (*source.groups, *source.broken)]}
    return [place for place in places if place < last and (keys[place + 1] == key or place in seams)]


@dataclass(frozen=True, slots=True)
class _Omission:
    """The words between two parts of a quote, and why they may not be left out."""

    keys: tuple[str, ...] = ()
    joined: bool = False
    problem: str = ""
    note: str = ""


def _omission(search: Search, before: Match, start: int) -> _Omission:
    """Look at the words between the part matched so far and the next one, which begins at ``start``."""
    source = search.source
    end = before.ranges[-1][1]
    search.steps -= (start - end) // 4
    spoken = [*range(end, start)]
    joined = False
    if search.direct and source.zones[end - 1] != source.zones[start]:
        last = end - 1
        while last + 1 < start and source.zones[last + 1] == source.zones[end - 1]:
            last += 1
        first = source.joins.get(last)
        if before.joined or first is None or first > start or source.zones[first] != source.zones[start]:
            return _Omission(problem="boundary", note="the parts belong to different speeches")
        joined = True
        spoken = [*range(end, last + 1), *range(first, start)]
    keys = tuple([source.keys[index] for index in spoken])
    negation = find_negation(keys)
    if negation:
        return _Omission(problem="negation", note=f"the words left out contain “{negation}”")
    if _weight((*before.omitted, *keys)) > MAX_OMITTED:
        return _Omission(problem="omission", note=f"more than {MAX_OMITTED} words are left out")
    return _Omission(keys, joined)


def _weight(keys: tuple[str, ...]) -> float:
    return sum(0.5 if len(key) == 1 and key >= "\u3041" else 1 for key in keys)


def _walk(search: Search, segment: list[int | Bracket], state: _State) -> Iterator[_State]:
    """All ways to match a segment from a place in the text; each result's ranges are complete."""
    source = search.source
    element, at, first = state.element, state.at, state.at
    quote_gap, text_gap, edited, joined = state.quote_gap, state.text_gap, state.edited, state.joined
    zone, started, dropped = state.zone, state.started, state.dropped
    ranges = state.ranges
    count = len(source.keys)

    def here() -> _State:
        current = ranges if at == first else (*ranges, (first, at))
        return _State(element, at, current, quote_gap, text_gap, edited, joined, zone, started, dropped)

    while element < len(segment):
        search.steps -= 1
        if search.steps <= 0:
            return
        item = segment[element]
        if isinstance(item, Bracket):
            yield from _bracket(search, segment, item, here())
            return
        if started and at in source.groups and source.groups[at] < count:
            after = source.groups[at]
            inside = source.keys[at:after]
            if not find_negation(inside):
                # The publication's own bracket, dropped whole.
                gap = (text_gap or "") + source.gaps[at].replace("(", "", 1)
                skipped = replace(here(), at=after, text_gap=gap, edited=True, dropped=inside)
                yield from _walk(search, segment, skipped)
        if started and not joined and at and source.joins.get(at - 1, -1) >= 0:
            jump = source.joins[at - 1]
            jumped = replace(here(), at=jump, joined=True, zone=source.zones[jump], started=False)
            yield from _walk(search, segment, jumped)
        if at >= count or (search.direct and (not zone or source.zones[at] != zone)):
            return
        if not same_word(search, item, at, not started):
            return
        if started and not _gaps_agree(search, item, at, quote_gap, text_gap):
            return
        quote_gap = text_gap = dropped = None
        started = True
        element += 1
        at += 1
    yield here()


def _gaps_agree(search: Search, q: int, t: int, quote_gap: str | None, text_gap: str | None) -> bool:
    if quote_gap is None and text_gap is None:
        return same_gap(search, q, t)
    if q in search.quote.tight and any(char.isspace() for char in search.source.raw_gap(t)):
        return False
    ours, theirs = search.quote.gaps[q], search.source.gaps[t]
    if quote_gap is not None:
        ours = quote_gap + ours.replace(")", "", 1)
    if text_gap is not None:
        theirs = text_gap + theirs.replace(")", "", 1)
    return ours.replace("'", "") == theirs.replace("'", "")


def _bracket(search: Search, segment: list[int | Bracket], item: Bracket, state: _State) -> Iterator[_State]:
    """The ways to read a bracket in the quote: the source's own, a clarification, or in place of a pronoun."""
    source, quote = search.source, search.quote
    at, count = state.at, len(source.keys)
    size = len(item.keys)
    following = state.element + 1
    before = quote.gaps[item.first].replace("(", "", 1)
    gap = (state.quote_gap or "") + before
    beside_own = state.dropped is not None or (at in source.groups and state.started)
    # Beside a bracket of the source's own, none is added, and its own is not put elsewhere.
    beside_own = beside_own or any(
        source.groups[first] == at or source.keys[first : source.groups[first]] == item.keys for first in near
    )
    if (item.is_sic or item.allowed) and not beside_own:  # [sic], or a clarification added
        yield from _walk(search, segment, replace(state, element=following, quote_gap=gap, edited=True))
    if item.is_sic or at >= count or (search.direct and (not state.zone or source.zones[at] != state.zone)):
        return
    text_gap = (state.text_gap or "") + source.gaps[at]
    gap_fits = not state.started or gap.replace("'", "") == text_gap.replace("'", "")
    if at in source.groups:  # literal: the source's own bracket, its content unchanged
        after = source.groups[at]
        theirs = (state.text_gap or "") + source.gaps[at].replace("(", "", 1)
        if source.keys[at:after] == item.keys and (not state.started or gap == theirs):
            yield from _walk(search, segment, _advance(state, after, following, text_gap=""))
        return
    if source.keys[at : at + size] == item.keys and gap_fits:  # brackets around words that do stand there
        yield from _walk(search, segment, _advance(state, at + size, following, edited=True))
    if not item.allowed:
        return
    for width in (1, 2):  # in place of a pronoun or a determiner
        end = at + width
        replaced = source.keys[at:end]
        if end > count or not all(key in PRONOUNS for key in replaced) or not gap_fits:
            continue
        if search.direct and source.zones[end - 1] != state.zone:
            continue
        if width == 2 and source.gaps[at + 1]:
            continue
        if end not in source.groups:
            yield from _walk(search, segment, _advance(state, end, following, edited=True))


def _advance(
    state: _State, at: int, element: int, *, text_gap: str | None = None, edited: bool = False
) -> _State:
    """The state after a bracket that took the text's words up to ``at``."""
    return replace(
        state,
        at=at,
        element=element,
        ranges=(*state.ranges, (state.at, at)),
        quote_gap="",
        text_gap=text_gap,
        edited=state.edited or edited,
        started=True,
        dropped=None,
    )
