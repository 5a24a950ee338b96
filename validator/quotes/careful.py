"""Quotes with ellipses, with brackets, or across an attribution.

The quote is cut at its ellipses. Each part must stand in the text behind the one before, in the same speech or across
one attribution, with no more words between than the rules allow, and no negation among them. The budget of steps
bounds the time whatever the text and the quote look like.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from validator.quotes.languages.pack import Pack
from validator.quotes.match import Match, Search, cuts_negation, turns_question
from validator.quotes.omission import MAX_OMITTED, find_problem
from validator.quotes.parse import Bracket
from validator.quotes.phrases import is_adjunct, is_aside
from validator.quotes.walk import State, is_edge, walk

MIN_SEGMENT = 2  # words before, between and after ellipses
MAX_ELLIPSES = 3
MAX_BRACKETS = 10
_MAX_DOTS = 20  # ellipses in a quote, the source's own counted


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
    for number, segment in enumerate(segments):
        outer = number in (0, len(segments) - 1)
        if len(segments) > 1 and _count(segment) < (1 if outer else MIN_SEGMENT):
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
        beside = segments[max(index - 1, 0) : index + 1]
        if before is not None and not omission.problem and min(map(_count, beside)) < MIN_SEGMENT:
            left_out = range(before.ranges[-1][1], start)
            if omission.joined or not _stands_apart(search, left_out, start):
                note = (
                    f"fewer than {MIN_SEGMENT} words beside an ellipsis, and what it leaves out is no aside"
                )
                omission = _Omission(problem="omission", note=note)
        joined = omission.joined or (before is not None and before.joined)
        state = State(0, start, zone=search.source.zones[start], joined=joined)
        for end in walk(search, segment, state):
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
                cut = cuts_negation(search, match.ranges[0][0], end.at)
                if not cut and not turns_question(search, end.at):
                    yield match
            else:
                yield from _chain(search, segments, index + 1, match)


def _stands_apart(search: Search, left_out: range, start: int) -> bool:
    """Whether what is left out is so surely a phrase of its own that a single word may stand beside it.

    A single noun before it may be restricted by it, where nouns without an article stand for all of a kind ("water
    from the well makes people ill").
    """
    source = search.source
    pack = source.pack
    if is_aside(source, left_out, start):
        return True
    if pack is None or not pack.spaces or not is_adjunct(source, left_out, pack):
        return False
    at = left_out.start - 1
    alone = (
        at == 0
        or source.is_unknown(at - 1)
        or source.zones[at - 1] != source.zones[at]
        or bool(source.gaps[at])
    )
    return not alone or pack.verb_last or source.keys[at] in pack.pronouns


def _count(segment: list[int | Bracket]) -> int:
    """The words of a part that are the source's own."""
    return sum(isinstance(item, int) for item in segment)


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
    brackets = [item for item in segment[:lead] if isinstance(item, Bracket)]
    width = sum(max(2, len(item.keys)) for item in brackets)
    starts = {place - back for place in places for back in range(width + 1)}
    likely = {key for item in brackets for key in item.keys[:1]}
    return sorted(
        start
        for start in starts
        if start >= low
        and (
            start >= len(source.keys)
            or source.keys[start] in likely
            or is_edge(search, start)
            or (source.pack is not None and _may_be_replaced(source.keys[start], source.pack))
        )
    )


def _may_be_replaced(key: str, pack: Pack) -> bool:
    return key in pack.pronouns or key in pack.determiners or key in pack.first_person


def _followed(search: Search, segment: list[int | Bracket], places: list[int]) -> list[int]:
    """The places whose next word can be the segment's second one; in a long text this saves nearly all the work."""
    second = segment[1] if len(segment) > 1 else None
    if not isinstance(second, int):
        return places
    source, key = search.source, search.quote.keys[second]
    keys, last = source.keys, len(source.keys) - 1
    seams = source.seams
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
    problem = find_problem(source, spoken, start)
    if problem is not None:
        return _Omission(problem=problem[0], note=problem[1])
    if _weight((*before.omitted, *keys)) > MAX_OMITTED:
        return _Omission(problem="omission", note=f"more than {MAX_OMITTED} words are left out")
    return _Omission(keys, joined)


def _weight(keys: tuple[str, ...]) -> float:
    return sum(0.5 if len(key) == 1 and key >= "\u3041" else 1 for key in keys)
