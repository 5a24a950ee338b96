"""Which marks of a paragraph belong together: the reading of all of them against which least speaks.

The marks are read from left to right, with a stack of those that are open; of all ways that lead to one stack, only the
cheapest is followed (Viterbi 1967). Read from the right as well, this gives for every stretch between two marks what
the best reading costs in which it is speech, and the best in which it is not. Where the two are close, nobody can
tell, and the stretch proves nothing.
"""

from dataclasses import dataclass
from math import inf

from validator.quotes.zones.roles import FAMILY, LOST, NEVER, PAIRS, Mark

_DEPTH = 4  # marks nested deeper than this are noise
_STATES = 16  # stacks that are followed
_WITHIN = 8.0  # and what they may cost more than the best one
_BLOCK = 300  # marks that are read at once; a paragraph with more is cut where nobody speaks
_LOOK_AHEAD = 40  # the last marks of a block, whose reading may still change
_NESTED_ALIKE = 1.5  # speaks against a mark of the same family inside of another
_CERTAIN = 1.0  # what has to speak against the other reading

Stack = tuple[str, ...]
_CARRIED = "…"  # on the stack: behind the glyph of a mark that the paragraph's end leaves open
_Edge = tuple[Stack, Stack, float, str]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Speech from behind the mark number ``opening`` to the mark number ``closing``.

    ``opening`` is -1 where the speech was begun in a paragraph before, ``closing`` the number of all marks where it is
    left open on purpose; ``closing`` is None where the closing mark was lost.
    """

    opening: int
    closing: int | None
    certain: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """The best reading of a paragraph: its outermost stretches in order, and the numbers of all marks in pairs."""

    stretches: tuple[Stretch, ...]
    paired: frozenset[int]
    carries: str  # the glyph that is left open on purpose
    silent: tuple[int, ...]  # the numbers of the marks behind which nobody speaks


def pair_marks(marks: list[Mark], carried: str, may_carry: dict[str, float], *, at_head: bool) -> Reading:
    """Pair the marks of a paragraph.

    ``carried`` is the glyph of a speech that goes on from the paragraph before; ``may_carry`` says which families
    may be left open at the end, and what speaks against it; ``at_head``: the paragraph begins with a mark. Linear in
    the number of marks.
    """
    if len(marks) <= _BLOCK:
        return _pair_block(marks, carried, may_carry, at_head=at_head)
    stretches: list[Stretch] = []
    paired: set[int] = set()
    done = 0
    while len(marks) - done > _BLOCK:
        block = _pair_block(marks[done : done + _BLOCK], carried, {}, at_head=at_head)
        cut = max([number for number in block.silent if number < _BLOCK - _LOOK_AHEAD], default=_BLOCK - 1)
        stretches += [
            _moved(stretch, done)
            for stretch in block.stretches
            if (stretch.opening if stretch.closing is None else stretch.closing) <= cut
        ]
        paired |= {done + number for number in block.paired if number <= cut}
        done += cut + 1
        carried, at_head = "", False
    rest = _pair_block(marks[done:], carried, may_carry, at_head=at_head)
    stretches += [_moved(stretch, done) for stretch in rest.stretches]
    paired |= {done + number for number in rest.paired}
    return Reading(tuple(stretches), frozenset(paired), rest.carries, ())


def _moved(stretch: Stretch, by: int) -> Stretch:
    closing = None if stretch.closing is None else stretch.closing + by
    return Stretch(stretch.opening if stretch.opening < 0 else stretch.opening + by, closing, stretch.certain)


def _pair_block(marks: list[Mark], carried: str, may_carry: dict[str, float], *, at_head: bool) -> Reading:
    costs: dict[Stack, float] = {(): 0.0}
    if carried:
        costs = {(carried,): 0.0, (carried + _CARRIED,): 0.0, (): LOST}
    forward = [costs]
    steps: list[list[_Edge]] = []
    for number, mark in enumerate(marks):
        goes_on = carried if at_head and number == 0 else ""
        edges = [edge for stack in costs for edge in _moves(mark, stack, may_carry, goes_on)]
        costs = _cheapest(costs, edges)
        steps.append(edges)
        forward.append(costs)
    ends = {stack: _at_end(stack, may_carry) for stack in costs}
    best = min(costs, key=lambda stack: costs[stack] + ends[stack])
    spoken, silent = _by_stretch(forward, steps, ends)
    path = _trace(forward, steps, best)
    return _read_path(path, [out - inside for inside, out in zip(spoken, silent, strict=True)], carried)


def _moves(mark: Mark, stack: Stack, may_carry: dict[str, float], goes_on: str) -> list[_Edge]:
    """What a mark may do to a stack of open marks, with the cost of each."""
    family = mark.family
    alike = [other for other in stack if FAMILY[other.removesuffix(_CARRIED)] == family]
    edges: list[_Edge] = []
    if goes_on and stack and FAMILY[goes_on] == family and mark.opens <= 1.2:
        edges.append((stack, stack, 0.0, "goes on"))
    if mark.opens < NEVER and len(stack) < _DEPTH:
        cost = mark.opens
        if alike:
            cost += _NESTED_ALIKE
        if not any(other.endswith(_CARRIED) for other in alike):
            edges.append((stack, (*stack, mark.glyph), cost, "opens"))
            if not stack and family in may_carry:
                edges.append((stack, (mark.glyph + _CARRIED,), cost, "opens"))
    if stack and mark.closes < NEVER and not stack[-1].endswith(_CARRIED):
        against = PAIRS.get(stack[-1], {}).get(mark.glyph, NEVER)
        if against < NEVER:
            edges.append((stack, stack[:-1], mark.closes + against, "closes"))
    lost = "lost" if mark.opens + _CERTAIN <= min(mark.closes, NEVER) and family != "single" else "nothing"
    nothing = mark.nothing + _NESTED_ALIKE if alike and mark.nothing >= LOST else mark.nothing
    edges.append((stack, stack, nothing, lost))
    return edges


def _cheapest(costs: dict[Stack, float], edges: list[_Edge]) -> dict[Stack, float]:
    found: dict[Stack, float] = {}
    for before, after, cost, _ in edges:
        total = costs[before] + cost
        if total < found.get(after, inf):
            found[after] = total
    if len(found) > 3:
        # What is open has to be closed, or was lost; that nothing is open is a way that is always left.
        likely = sorted((total + LOST * len(stack), stack) for stack, total in found.items())
        limit = likely[0][0] + _WITHIN
        kept = [stack for total, stack in likely[:_STATES] if total <= limit]
        found = {stack: found[stack] for stack in dict.fromkeys([(), *kept]) if stack in found}
    return found


def _at_end(stack: Stack, may_carry: dict[str, float]) -> float:
    if not stack:
        return 0.0
    if len(stack) == 1:
        bare = stack[0].removesuffix(_CARRIED)
        if bare != stack[0] and FAMILY[bare] in may_carry:
            return may_carry[FAMILY[bare]]
    return NEVER * len(stack)


def _by_stretch(
    forward: list[dict[Stack, float]], steps: list[list[_Edge]], ends: dict[Stack, float]
) -> tuple[list[float], list[float]]:
    """For each stretch between two marks: the cheapest reading in which it is speech, and in which it is not."""
    backward = ends
    spoken, silent = [], []
    for number in range(len(forward) - 1, -1, -1):
        if number < len(forward) - 1:
            ahead: dict[Stack, float] = {}
            for before, after, cost, _ in steps[number]:
                total = cost + backward.get(after, inf)
                if total < ahead.get(before, inf):
                    ahead[before] = total
            backward = ahead
        totals = [(bool(stack), cost + backward.get(stack, inf)) for stack, cost in forward[number].items()]
        spoken.append(min([total for inside, total in totals if inside], default=inf))
        silent.append(min([total for inside, total in totals if not inside], default=inf))
    return spoken[::-1], silent[::-1]


def _trace(
    forward: list[dict[Stack, float]], steps: list[list[_Edge]], best: Stack
) -> list[tuple[str, Stack]]:
    """What each mark does in the best reading, and the stack behind it; the first entry is the stack at the start."""
    path: list[tuple[str, Stack]] = []
    stack = best
    for number in range(len(steps) - 1, -1, -1):
        before, _, _, what = min(
            (edge for edge in steps[number] if edge[1] == stack),
            key=lambda edge: forward[number][edge[0]] + edge[2],
        )
        path.append((what, stack))
        stack = before
    return [("", stack), *path[::-1]]


def _read_path(path: list[tuple[str, Stack]], margins: list[float], carried: str) -> Reading:
    stretches: list[Stretch] = []
    paired: set[int] = set()
    opened: list[int] = [-1] if path[0][1] else []
    begin: int | None = -1 if path[0][1] else None
    for number, (what, _) in enumerate(path[1:]):
        if what == "opens":
            if begin is None:
                begin = number
            opened.append(number)
        elif what == "closes":
            first = opened.pop()
            paired |= {first, number}
            if not opened and begin is not None:
                certain = min(margins[begin + 1 : number + 1]) >= _CERTAIN
                stretches.append(Stretch(begin, number, certain))
                begin = None
        elif what == "lost" and begin is None:
            stretches.append(Stretch(number, None, True))
    count = len(path) - 1
    last = path[-1][1]
    if begin is not None:
        stretches.append(Stretch(begin, count, min(margins[begin + 1 :]) >= _CERTAIN))
    silent = tuple([number for number, (_, stack) in enumerate(path[1:]) if not stack])
    carries = last[0].removesuffix(_CARRIED) if last else ""
    return Reading(tuple(stretches), frozenset(paired), carries, silent)
