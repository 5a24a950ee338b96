"""How often a schema can be made to look at one value, counted before an engine is made of it.

`{"allOf": [{"$ref": "#/$defs/a"}, {"$ref": "#/$defs/a"}]}` looks at a value twice. Where `a` does the same with `b`,
and so on for thirty steps, every value is looked at a billion times, and no engine comes to an end.

The count is an upper bound as far as a schema leads on to others. Where it leads back to itself for a value inside
the one it looks at (the branches of a tree are trees), the way round is counted once: how often it is gone depends on
the record.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from validator.findings.finding import KeyPath, cut_short
from validator.schema.addresses import REFERENCES, Addresses, base_of, nodes_in, schemas_in
from validator.schema.backtracking import power
from validator.schema.ecma import MAX_WEIGHT, patterns_of, patterns_of_keys, weight
from validator.schema.fields import SchemaError

MAX_EVALUATIONS = 100_000
"""How often schemas may be held against one value."""
_MAX_STEPS = 3_000_000
"""Steps of the counting. A schema that needs more is taken for one that looks too often."""
_UNEVALUATED = 3
"""What stands beside `unevaluatedProperties` is gone through again, to see what it has looked at."""

_BESIDE = ("allOf", "anyOf", "oneOf", "if", "then", "else", "not", "dependentSchemas", "dependencies")
_BELOW = (
    "additionalProperties",
    "unevaluatedProperties",
    "propertyNames",
    "items",
    "prefixItems",
    "additionalItems",
    "unevaluatedItems",
    "contains",
)
_NAMED = ("dependentSchemas", "dependencies")


def refuse_endless(file: str, uri: str, documents: dict[str, Any]) -> None:
    """Raise SchemaError if the schema at `uri`, which `file` holds, may look at one value too often."""
    nodes = [node for document in documents.values() for node in nodes_in(document)]
    patterns = {pattern for node in nodes for pattern in patterns_of(node) if "{" in pattern}
    if sum(map(weight, patterns)) > MAX_WEIGHT:
        raise SchemaError(
            file,
            f"the patterns of this schema ask for more than {MAX_WEIGHT:,} characters together, each counted as "
            "often as {n,m} repeats it: more than fits in memory; ask for lengths with minLength and maxLength",
        )
    for one in schemas_in(documents.get(uri), uri):
        _refuse_slow_keys(file, one.node, one.path)
    for node in nodes:  # of other files, in which the place would mean nothing
        _refuse_slow_keys(file, node)
    if evaluations(uri, documents) > MAX_EVALUATIONS:
        raise SchemaError(
            file,
            f"with this schema, one value may have to be looked at more than {MAX_EVALUATIONS:,} times: schemas under "
            "allOf, anyOf, oneOf and the like refer to others several times, which do the same, and so on, so that the "
            "number doubles at each step; refer to each once",
        )


def _refuse_slow_keys(file: str, node: dict[str, Any], path: KeyPath | None = None) -> None:
    """Raise SchemaError if a pattern that chooses among keys may take the square of a key's length."""
    for pattern in patterns_of_keys(node):
        if power(pattern) > 1:
            raise SchemaError(
                file,
                f"patternProperties has {cut_short(repr(pattern))}, which may take the square of a key's length: "
                "look-around, \\b and back-references beside a * or + do. Begin it with ^, let look-around follow "
                "directly and put nothing of that kind behind it, as in ^(?!x-).+$",
                () if path is None else (*path, "patternProperties", pattern),
            )


def evaluations(uri: str, documents: dict[str, Any]) -> int:
    """How often the schema at `uri` may look at one value; no further than `MAX_EVALUATIONS` + 1.

    `documents` are all documents by their addresses. A reference that leads nowhere is left to the engine.
    """
    graph = _Graph(uri, documents)
    order = _components(graph.beside)
    counts = _for_one_value(graph, order)
    most = max(counts)
    return most if most > MAX_EVALUATIONS else max(most, _at_any_depth(graph, order, counts))


def reached(uri: str, documents: dict[str, Any]) -> frozenset[int]:
    """Which schemas the one at `uri` leads to: the `id` of each, that of Python."""
    return frozenset(_Graph(uri, documents).numbers)


class _Graph:
    """The schemas that one leads to, by number.

    `beside` are those that look at the same value, `below` those that look at what is in it, by a property's name.
    What looks at values of any name comes under the empty one. `weights` are how often what is beside is gone through.
    """

    def __init__(self, uri: str, documents: dict[str, Any]) -> None:
        self._addresses = Addresses(documents)
        self.numbers: dict[int, int] = {}
        self._waiting: list[tuple[dict[str, Any], str]] = []
        self.beside: list[list[int]] = []
        self.below: list[list[tuple[str, int]]] = []
        self.weights: list[int] = []
        self._numbered([(documents[uri], uri)])
        while self._waiting:
            self._read(*self._waiting.pop())

    def _numbered(self, schemas: Sequence[tuple[Any, str]]) -> list[int]:
        """The numbers of schemas, given with their base addresses; of what is none (`true`), no number."""
        found = []
        for node, base in schemas:
            if not isinstance(node, dict):
                continue
            number = self.numbers.setdefault(id(node), len(self.beside))
            if number == len(self.beside):
                self.beside.append([])
                self.below.append([])
                self.weights.append(1)
                self._waiting.append((node, base))
            found.append(number)
        return found

    def _read(self, node: dict[str, Any], base: str) -> None:
        number = self.numbers[id(node)]
        base = base_of(node, base)
        beside = [target for key in _BESIDE if key in node for target in _schemas(key, node[key])]
        targets = [(target, base) for target in beside]
        said = [node[key] for key in REFERENCES if isinstance(node.get(key), str)]
        targets += [self._addresses.resolve(base, reference) for reference in said]
        self.beside[number] = self._numbered(targets)
        below = [("", target) for key in _BELOW if key in node for target in _schemas(key, node[key])]
        below += [("", target) for target in _values(node.get("patternProperties"))]
        properties = node.get("properties")
        below += list(properties.items()) if isinstance(properties, dict) else []
        self.below[number] = [(key, at) for key, target in below for at in self._numbered([(target, base)])]
        if "unevaluatedProperties" in node or "unevaluatedItems" in node:
            self.weights[number] = _UNEVALUATED


def _schemas(keyword: str, value: Any) -> list[Any]:
    """The schemas in the value of a keyword."""
    if isinstance(value, list):
        return value
    return _values(value) if keyword in _NAMED else [value]


def _values(value: Any) -> list[Any]:
    return list(value.values()) if isinstance(value, dict) else []


def _components(targets: Sequence[Sequence[int]]) -> list[int]:
    """For each node, the number of its strongly connected component; what it leads to has lower ones (Tarjan 1972)."""
    number = [-1] * len(targets)  # in the order of the first visit
    low = [0] * len(targets)
    component = [-1] * len(targets)
    open_nodes: list[int] = []
    visited = found = 0
    for root in range(len(targets)):
        path = [(root, iter(targets[root]))] if number[root] < 0 else []
        while path:
            node, rest = path[-1]
            if number[node] < 0:
                number[node] = low[node] = visited
                visited += 1
                open_nodes.append(node)
            below = next((target for target in rest if component[target] < 0), None)
            if below is not None and number[below] < 0:
                path.append((below, iter(targets[below])))
            elif below is not None:
                low[node] = min(low[node], number[below])
            else:
                path.pop()
                if path:
                    low[path[-1][0]] = min(low[path[-1][0]], low[node])
                if low[node] == number[node]:
                    while component[node] < 0:
                        component[open_nodes.pop()] = found
                    found += 1
    return component


def _for_one_value(graph: _Graph, order: Sequence[int]) -> list[int]:
    """How often each schema, and what is beside it, may look at a value that it is held against.

    An engine that comes to a schema for the second time with one value goes no further; but where there are several
    ways round, it tries all of them.
    """
    members = defaultdict(list)
    for node, component in enumerate(order):
        members[component].append(node)
    counts = [0] * len(order)
    for component in sorted(members):
        ways, total = 0, 0
        for node in members[component]:
            outside = [target for target in graph.beside[node] if order[target] != component]
            ways += len(graph.beside[node]) - len(outside)
            total += 1 + graph.weights[node] * sum(counts[target] for target in outside)
        total = min(total, MAX_EVALUATIONS + 1) if ways <= len(members[component]) else MAX_EVALUATIONS + 1
        for node in members[component]:
            counts[node] = total
    return counts


def _at_any_depth(graph: _Graph, order: Sequence[int], counts: Sequence[int]) -> int:
    """The same for what is in the value, and in that, as deep as the schemas lead on to others."""
    together = [
        [*beside, *(target for _, target in below)]
        for beside, below in zip(graph.beside, graph.below, strict=True)
    ]
    levels = _components(together)
    places = sorted({0, *(target for below in graph.below for _, target in below)}, key=levels.__getitem__)
    most: dict[int, int] = {}
    steps = 0
    for place in places:
        reached = _reached(graph, order, place)
        by_name: defaultdict[str, int] = defaultdict(int)
        for node, times in reached.items():
            for name, target in graph.below[node]:
                by_name[name] += times * (counts if levels[target] == levels[node] else most)[target]
            steps += 1 + len(graph.below[node])
        any_name = by_name.pop("", 0)
        most[place] = max(counts[place], any_name + max(by_name.values(), default=0))
        if most[place] > MAX_EVALUATIONS or steps > _MAX_STEPS:
            return MAX_EVALUATIONS + 1
    return most[0]


def _reached(graph: _Graph, order: Sequence[int], start: int) -> dict[int, int]:
    """The schemas that look at a value together with one, and how often each does."""
    if not graph.beside[start]:
        return {start: 1}
    seen, waiting = {start}, [start]
    for node in waiting:
        new = [target for target in graph.beside[node] if target not in seen]
        seen.update(new)
        waiting += dict.fromkeys(new)
    times = dict.fromkeys(sorted(seen, key=order.__getitem__, reverse=True), 0)
    times[start] = 1
    for node, number in times.items():
        for target in graph.beside[node]:
            if order[target] != order[node]:
                times[target] += number * graph.weights[node]
            else:
                times[target] = max(times[target], number)
    return times
