"""Pictures, as numbers: the history of an agreement on a line of days, and the network of who met whom.

The same records give the same picture on every machine: no chance, and coordinates are rounded.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from validator.dataset.windows import window
from validator.findings.paths import follow
from validator.rules.readers import entries, words
from validator.site.items import Item, Items
from validator.site.text import days

MAX_NODES = 40
"""People in the picture of the network: those who met most. The table has more."""
MAX_STEPS = 40
"""Steps of an agreement in its picture: the last ones. The fields below it have all."""
_HELD = frozenset({"occurred", "ongoing"})
CENTRE, RADIUS = 260.0, 150.0


@dataclass(frozen=True, slots=True)
class HistoryStep:
    """A step of an agreement's history: what it came to, when, by which event; where it stands in the picture.

    `marks` are its known days; a span that is open at an end reaches the end of the picture without one.
    """

    status: str
    when: str
    event: Item | None
    left: float
    right: float
    marks: tuple[float, ...]
    top: int


@dataclass(frozen=True, slots=True)
class History:
    """The steps, and the days at the ends of the line."""

    steps: list[HistoryStep]
    first: str
    last: str
    height: int
    left_out: int


LEFT, RIGHT, ROW = 12.0, 388.0, 44


def history(agreement: Item) -> History | None:
    """The picture of an agreement's history; None where it has none. Steps without a date have no mark."""
    found = []
    steps_told = entries(agreement.record.data, "history")
    for number, entry in steps_told[-MAX_STEPS:]:
        event = agreement.links.get((("history", number, "event"), "value"))
        span = (
            window(entry["date"]) if "date" in entry else (event.first, event.last) if event else (None, None)
        )
        found.append((words(entry, "status"), span, event))
    if not found:
        return None
    known = [_number(day) for _, span, _ in found for day in span if day]
    start, end = (min(known), max(known)) if known else (0, 0)
    width = max(end - start, 1)

    def place(day: str | None, otherwise: float) -> float:
        return round(LEFT + (RIGHT - LEFT) * (_number(day) - start) / width, 1) if day else otherwise

    steps = [
        HistoryStep(
            status=status,
            when=days(span) or "without a date",
            event=event,
            left=place(span[0], LEFT),
            right=place(span[1], RIGHT),
            top=28 + ROW * number,
            marks=tuple(sorted({place(day, 0.0) for day in span if day})),
        )
        for number, (status, span, event) in enumerate(found)
    ]
    ends = (
        [days((day, day)) for day in (date.fromordinal(n).isoformat() for n in (start, end))]
        if known
        else ["", ""]
    )
    return History(steps, ends[0], ends[1], 28 + ROW * len(steps) + 18, len(steps_told) - len(steps))


def _number(day: str) -> int:
    return date.fromisoformat(day).toordinal()


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two who took part in the same events, and how often."""

    one: Item
    other: Item
    events: int


@dataclass(frozen=True, slots=True)
class NetworkNode:
    """Somebody in the picture; `size` grows with how many others they met. The name is turned by `degrees`."""

    item: Item
    x: float
    y: float
    size: float
    met: int
    degrees: float
    left: bool


@dataclass(frozen=True, slots=True)
class Network:
    """The picture, and all pairs, those that met most often first."""

    nodes: list[NetworkNode]
    edges: list[tuple[NetworkNode, NetworkNode, int]]
    meetings: list[Meeting]
    people: int


def network(items: Items) -> Network:
    """Who took part in the same events that were held; participants may be people and organizations."""
    pairs: Counter[tuple[str, str]] = Counter()
    by_path: dict[str, Item] = {}
    for event in items.of("event"):
        if event.retired or event.record.data.get("status") not in _HELD:
            continue
        present = {}
        for path, _ in follow(event.record.data, ("participants", "[]", "participant")):
            somebody = event.links.get((path, "value"))
            if somebody is not None and somebody.kind == "person" and not somebody.retired:
                present[somebody.path] = somebody
        by_path |= present
        if len(present) <= 200:  # a crowd is no meeting, and would make 20,000 pairs
            pairs.update(combinations(sorted(present), 2))
    met = Counter(path for pair in pairs for path in pair)
    ranked = sorted(met, key=lambda path: (-met[path], path))[:MAX_NODES]
    inner = {pair: number for pair, number in sorted(pairs.items()) if set(pair) <= set(ranked)}
    most = max(met.values(), default=1)
    ordered = _laid_out(ranked, inner)
    nodes = {
        path: _placed(by_path[path], number, len(ordered), met[path], most)
        for number, path in enumerate(ordered)
    }
    edges = [(nodes[one], nodes[other], number) for (one, other), number in inner.items()]
    often = sorted(
        pairs.items(), key=lambda pair: (-pair[1], by_path[pair[0][0]].label, by_path[pair[0][1]].label)
    )
    meetings = [Meeting(by_path[one], by_path[other], number) for (one, other), number in often]
    return Network(list(nodes.values()), edges, meetings, len(met))


def _laid_out(names: Sequence[str], pairs: dict[tuple[str, str], int]) -> list[str]:
    """The names in an order in which those who met stand near each other: each is followed by whom they met most."""
    met: dict[str, list[tuple[int, str]]] = {name: [] for name in names}
    for (one, other), events in pairs.items():
        met[one].append((-events, other))
        met[other].append((-events, one))
    ordered: dict[str, None] = {}
    for name in names:
        waiting = [name]
        while waiting:
            nearest = waiting.pop()
            if nearest not in ordered:
                ordered[nearest] = None
                waiting += [other for _, other in sorted(met[nearest], reverse=True)]
    return list(ordered)


def _placed(name: Item, number: int, of: int, met: int, most: int) -> NetworkNode:
    """A node on the circle, its name outside of it, so that no name stands on another."""
    angle = 2 * math.pi * number / of - math.pi / 2
    x, y = (round(CENTRE + RADIUS * turn, 1) for turn in (math.cos(angle), math.sin(angle)))
    left = math.cos(angle) < -0.01
    degrees = round(math.degrees(angle) + (180 if left else 0), 1)
    return NetworkNode(name, x, y, round(3.5 + 5 * math.sqrt(met / most), 1), met, degrees, left)
