"""One stretch of a quote against one place of the text, with the brackets and seams that may come between.

The words of the stretch must follow each other in the text. A branch opens only where the quote has a bracket, where
the text has one of its own, or where a speech goes on after its attribution; every word costs a step of the budget.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from validator.quotes.brackets import may_add, may_replace
from validator.quotes.match import Search, same_gap, same_word
from validator.quotes.parse import Bracket
from validator.quotes.prepare import MAX_GROUP


@dataclass(frozen=True, slots=True)
class State:
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


def walk(search: Search, segment: list[int | Bracket], state: State) -> Iterator[State]:
    """All ways to match a segment from a place in the text; each result's ranges are complete."""
    source = search.source
    element, at, first = state.element, state.at, state.at
    quote_gap, text_gap, edited, joined = state.quote_gap, state.text_gap, state.edited, state.joined
    zone, started, dropped = state.zone, state.started, state.dropped
    ranges = state.ranges
    count = len(source.keys)

    def here() -> State:
        current = ranges if at == first else (*ranges, (first, at))
        return State(element, at, current, quote_gap, text_gap, edited, joined, zone, started, dropped)

    while element < len(segment):
        search.steps -= 1
        if search.steps <= 0:
            return
        alike = (
            0
            if search.quote.brackets or quote_gap or text_gap
            else _same_run(search, segment, element, at, started)
        )
        if alike and (not search.direct or (zone and source.zones[at : at + alike].count(zone) == alike)):
            search.steps -= alike - 1
            started, dropped = True, None
            element += alike
            at += alike
            if element == len(segment):
                break
        item = segment[element]
        if not isinstance(item, Bracket) and started and at in source.groups and source.groups[at] < count:
            after = source.groups[at]
            inside = source.keys[at:after]
            if source.pack is not None and not source.pack.find_turn(inside):
                # The publication's own bracket, dropped whole.
                gap = (text_gap or "") + source.gaps[at].replace("(", "", 1)
                skipped = replace(here(), at=after, text_gap=gap, edited=True, dropped=inside)
                yield from walk(search, segment, skipped)
        if started and not joined and at and source.joins.get(at - 1, -1) >= 0:
            jump = source.joins[at - 1]
            if isinstance(item, int) and "?" in source.gaps[at] and "?" not in search.quote.gaps[item]:
                return  # a question, quoted as a statement
            jumped = replace(here(), at=jump, joined=True, zone=source.zones[jump], started=False)
            yield from walk(search, segment, jumped)
        if isinstance(item, Bracket):
            yield from _bracket(search, segment, item, here())
            return
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


def _same_run(search: Search, segment: list[int | Bracket], element: int, at: int, started: bool) -> int:
    """How many words from here on are surely the same, and more than a few, up to where the text may go on elsewhere.

    0 where that has to be looked at word by word. No bracket stands in the quote.
    """
    source, quote = search.source, search.quote
    seams = source.sorted_seams
    first = segment[element]
    if not isinstance(first, int) or quote.tight or source.broken:
        return 0
    number = bisect_left(seams, at - started)
    stop = seams[number] + 1 if number < len(seams) else len(source.keys)
    count = min(len(segment) - element, stop - at)
    if count <= 1 or source.forms[at : at + count] != quote.forms[first : first + count]:
        return 0
    skip = not started
    same = source.gaps[at + skip : at + count] == quote.gaps[first + skip : first + count]
    return count if same else 0


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


def _bracket(search: Search, segment: list[int | Bracket], item: Bracket, state: State) -> Iterator[State]:
    """The ways to read a bracket in the quote: the source's own, a clarification, or in place of a pronoun."""
    source, quote = search.source, search.quote
    search.steps -= 6  # it costs about as much as so many words
    at, count = state.at, len(source.keys)
    size = len(item.keys)
    following = state.element + 1
    before = quote.gaps[item.first].replace("(", "", 1)
    gap = (state.quote_gap or "") + before
    beside_own = state.dropped is not None or (at in source.groups and state.started)
    # Beside a bracket of the source's own, none is added, and its own is not put elsewhere.
    around = range(at - MAX_GROUP, at + 5)
    near = [first for first in around if first in source.groups]
    beside_own = beside_own or any(map(source.is_unknown, around))
    beside_own = beside_own or any(
        source.groups[first] == at or source.keys[first : source.groups[first]] == item.keys for first in near
    )
    adds = item.is_sic or (_only_adds(search, segment, state) and may_add(source, quote, item, at))
    if adds and not beside_own:  # [sic], or a clarification added
        yield from walk(search, segment, replace(state, element=following, quote_gap=gap, edited=True))
    if item.is_sic or at >= count or (search.direct and (not state.zone or source.zones[at] != state.zone)):
        return
    text_gap = (state.text_gap or "") + source.gaps[at]
    gap_fits = not state.started or gap.replace("'", "") == text_gap.replace("'", "")
    if at in source.groups:  # literal: the source's own bracket, its content unchanged
        after = source.groups[at]
        theirs = (state.text_gap or "") + source.gaps[at].replace("(", "", 1)
        if _stands_at(search, item, at, after) and (not state.started or gap == theirs):
            yield from walk(search, segment, _advance(state, after, following, text_gap=""))
        return
    if "(" in source.gaps[at] and any(map(source.is_unknown, range(at, at + MAX_GROUP + 1))):
        return  # it may be a bracket of the source's own, of which only the beginning is known
    if gap_fits and _stands_at(search, item, at, at + size):  # brackets around words that do stand there
        yield from walk(search, segment, _advance(state, at + size, following, edited=True))
    for width in (1, 2, 3):  # in place of a pronoun or a determiner
        end = at + width
        if end > count or not gap_fits or (search.direct and source.zones[end - 1] != state.zone):
            continue
        if any(source.gaps[at + 1 : end]) or end in source.groups:
            continue
        if may_replace(source, quote, item, at, end):
            yield from walk(search, segment, _advance(state, end, following, edited=True))


def _only_adds(search: Search, segment: list[int | Bracket], state: State) -> bool:
    """Whether a bracket inserted here adds to the source's words, and does not stand for some of them.

    Between two words that follow each other it can only add. Where the quote, or a part of it, begins or ends with
    the bracket, the source's own words there might be what it replaces ("close the [airport]"), unless a phrase of
    the source begins or ends just there.
    """
    source, quote, at = search.source, search.quote, state.at
    item = segment[state.element]
    assert isinstance(item, Bracket)
    if not state.started:
        return False
    if not _ends_here(segment, state.element + 1):
        return True
    if quote.gaps[item.first].strip("(')"):
        return False  # "home. [We left]": a sentence of its own
    pack, before = source.pack, source.keys[at - 1]
    alone = pack is not None and before in pack.pronouns and before not in pack.determiners
    return alone or is_edge(search, at)


def _stands_at(search: Search, item: Bracket, start: int, end: int) -> bool:
    """Whether a bracket's words are the source's words from ``start`` to ``end``."""
    return end - start == item.last - item.first <= len(search.source.keys) - start and all(
        same_word(search, item.first + index, start + index, index == 0) for index in range(end - start)
    )


def _ends_here(segment: list[int | Bracket], element: int) -> bool:
    return all(isinstance(item, Bracket) for item in segment[element:])


def is_edge(search: Search, at: int) -> bool:
    """Whether a phrase of the source ends before this word: at punctuation, or at the edge of a zone."""
    source = search.source
    if source.is_unknown(at) or source.is_unknown(at - 1):
        return False
    if at <= 0 or at >= len(source.keys) or source.zones[at - 1] != source.zones[at]:
        return True
    return bool(source.gaps[at].strip("'"))


def _advance(
    state: State, at: int, element: int, *, text_gap: str | None = None, edited: bool = False
) -> State:
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
