"""The careful reader: where every key and value stands, and what must not pass in silence.

Built on PyYAML's composer, which keeps the marks of each node. It runs only for records with a finding and
for the few that the fast reader does not vouch for. PyYAML speaks YAML 1.1 and refuses some valid YAML 1.2; then
places fall back to the record's start, and the verdict stays the fast reader's.
"""

from __future__ import annotations

import re
from math import isfinite
from typing import Any

import yaml

from validator.findings.finding import KeyPath, Problem, Side
from validator.findings.rule import Hit, first_hits
from validator.source.limits import nesting_too_deep, number_not_finite
from validator.source.nodes import node_problems, scalar
from validator.source.syntax import duplicate_key, yaml_key_type, yaml_syntax, yaml_tab, yaml_tag

Span = tuple[int, int]

MAX_COMPOSED = 1000
"""Levels of nesting down to which places are looked for. Nothing deeper than `MAX_DEPTH` is a record."""
MAX_NODES = 1_000_000
"""Keys and values among which places are looked for; of a record with more, only its beginning is shown."""

_STAND_INS = {0x85: "\U000f0085", 0x2028: "\U000f2028", 0x2029: "\U000f2029"}
_BACK = {ord(stand_in): original for original, stand_in in _STAND_INS.items()}


def explain_refusal(text: str, start: int, end: int, error: str) -> list[Hit]:
    """Turn the fast reader's refusal of `text[start:end]` into problems with places."""
    if error.startswith("unhashable"):
        return _odd_keys(text[start:end], start)
    if "recursion limit" in error:
        return [(nesting_too_deep, nesting_too_deep())]
    if "alias replay" not in error:
        node = compose(text[start:end])
        problems = node_problems(node, text, start) if node else iter(())
        causes = (duplicate_key, yaml_tag) if " tag" in error else (duplicate_key,)
        hits = first_hits(hit for hit in problems if hit[0] in causes)
        if hits:
            return hits
    said = error.strip().splitlines()
    place = re.search(r"at line (\d+), column (\d+)", said[0])
    offset = _offset(text, start, int(place[1]), int(place[2])) if place else start
    if "tabs disallowed" in error and text[offset - 1 : offset] == "\t":
        offset -= 1  # the reader stops behind the tab
    elif "found a tab" in error:
        # The reader names the beginning of the value before the tab.
        offset = max(text.find("\t", offset, end), offset)
    span = (offset, min(offset + 1, len(text)))
    if (
        "tabs disallowed" in error
        or "must be followed by a valid YAML whitespace" in error
        or (offset < len(text) and text[offset] == "\t")
    ):
        return [(yaml_tab, yaml_tab(span))]
    return [(yaml_syntax, yaml_syntax(said[-1], span))]


def _odd_keys(chunk: str, start: int) -> list[Hit]:
    """The keys that are collections, in a document that was refused for one."""
    try:
        node = compose(chunk)
    except RecursionError:
        node = None
    problems = node_problems(node, chunk, 0) if node else iter(())
    hits = first_hits(hit for hit in problems if hit[0] is yaml_key_type)
    hits = hits or [(yaml_key_type, yaml_key_type("here", (0, 1)))]
    return [(found, _shift(problem, start)) for found, problem in hits]


def inspect_nodes(chunk: str, start: int, data: Any) -> tuple[Any, list[Hit]]:
    """Look at the nodes of a document that the fast reader read, but could not vouch for.

    Returns the data as YAML 1.2 means it, and what there is to say; with an error among that, the data is not to be
    used. `start` is the chunk's offset in its file.
    """
    from validator.source.traps import find_traps

    try:
        node = compose(chunk)
    except RecursionError:
        return None, [(nesting_too_deep, nesting_too_deep())]
    hits = first_hits(node_problems(node, chunk, 0)) if node else []
    if node is None and not _json_like(data):
        hits = [(yaml_key_type, yaml_key_type("here", (0, 1)))]
    elif node is None and not _all_finite(data):
        hits = [(number_not_finite, number_not_finite((), "a number in this record", (0, 1)))]
    if node is not None:
        try:
            data = data if hits else _construct(node, chunk, {})
        except RecursionError:  # an alias inside of what it stands for
            return None, [(nesting_too_deep, nesting_too_deep())]
        hits += first_hits(find_traps(node, chunk))
    return data, [(found, _shift(problem, start)) for found, problem in hits]


class Places:
    """Where the keys and values of one document stand, as character offsets in its file."""

    def __init__(self, chunk: str, start: int) -> None:
        self._start = start
        self._length = len(chunk)
        try:
            self._root = compose(chunk, _PlacesLoader)
        except RecursionError:
            self._root = None

    def find(self, path: KeyPath, side: Side = "value") -> Span:
        """The range of the value at `path`, or of its key.

        Where the path leads nowhere (a missing key), the range of the last node on the way; where there are no
        places at all, the start of the record.
        """
        node, key = self._root, None
        for part in path:
            step = _step(node, part)
            if step is None:
                break
            key, node = step
        if node is None:
            return self._start, self._start + 1
        mark = key if side == "key" and key is not None else node
        if not path and isinstance(node, yaml.MappingNode) and node.value:
            mark = node.value[0][0]
        return self._start + mark.start_mark.index, self._start + self._end(mark)

    def _end(self, node: yaml.Node) -> int:
        """Collections are marked by their first line's start, scalars by their whole text."""
        end: int = node.end_mark.index
        return min(end, self._length)


def _step(node: yaml.Node | None, part: str | int) -> tuple[yaml.Node | None, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode) and key.value == part:
                return key, value
    elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        return None, node.value[part]
    return None


class _TooMuchError(yaml.YAMLError):
    """More nodes than there is time and memory for, or nested deeper than the composer's recursive C code can go."""


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """PyYAML's loader, which asks for a resolver on its way into each node; here it counts them."""

    depth = nodes = 0

    def descend_resolver(self, parent: yaml.Node | None, index: object) -> None:
        self.depth += 1
        self.nodes += 1
        if self.depth > MAX_COMPOSED or self.nodes > MAX_NODES:
            raise _TooMuchError

    def ascend_resolver(self) -> None:
        self.depth -= 1


class _PlacesLoader(_Loader):
    """The same for those who ask for places only: what a plain scalar means is not worked out, which takes long."""

    def resolve(self, kind: type[yaml.Node], value: object, implicit: object) -> str:
        return "tag:yaml.org,2002:str"


def compose(chunk: str, loader: type[_Loader] = _Loader) -> yaml.Node | None:
    """The node tree of one document, or None where PyYAML can't read it.

    Three characters end a line in YAML 1.1 and are ordinary ones in YAML 1.2 (5.4). PyYAML gets stand-ins for them.
    """
    swapped = chunk.translate(_STAND_INS)
    if swapped != chunk and any(stand_in in chunk for stand_in in _STAND_INS.values()):
        return None
    try:
        node: yaml.Node | None = yaml.compose(swapped, Loader=loader)
    except yaml.YAMLError:
        return None
    if swapped != chunk and node is not None:
        _swap_back(node)
    return node


def _swap_back(root: yaml.Node) -> None:
    seen: set[int] = set()
    stack = [root]
    while stack:
        node = stack.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            stack += [part for pair in node.value for part in pair]
        elif isinstance(node, yaml.SequenceNode):
            stack += node.value
        else:
            node.value = node.value.translate(_BACK)


def _construct(node: yaml.Node, chunk: str, done: dict[int, Any]) -> Any:
    """Plain data of a node tree without problems; a node that aliases share becomes one shared object."""
    if id(node) in done:
        return done[id(node)]
    value: Any
    if isinstance(node, yaml.MappingNode):
        value = {key.value: _construct(item, chunk, done) for key, item in node.value}
    elif isinstance(node, yaml.SequenceNode):
        value = [_construct(item, chunk, done) for item in node.value]
    else:
        assert isinstance(node, yaml.ScalarNode)
        value = scalar(node, chunk, 0)
    done[id(node)] = value
    return value


def _json_like(value: Any) -> bool:
    if isinstance(value, dict):
        return all(isinstance(key, str) and _json_like(item) for key, item in value.items())
    if isinstance(value, list):
        return all(map(_json_like, value))
    return value is None or isinstance(value, (str, int, float))


def _all_finite(value: Any) -> bool:
    if isinstance(value, dict):
        return all(map(_all_finite, value.values()))
    if isinstance(value, list):
        return all(map(_all_finite, value))
    return not isinstance(value, float) or isfinite(value)


def _shift(problem: Problem, start: int) -> Problem:
    from dataclasses import replace

    if problem.span is None:
        return problem
    return replace(problem, span=(problem.span[0] + start, problem.span[1] + start))


def _offset(text: str, start: int, line: int, column: int) -> int:
    """The offset of a 1-based line and column counted from `start`."""
    for _ in range(line - 1):
        newline = text.find("\n", start)
        if newline < 0:
            break
        start = newline + 1
    return min(start + column - 1, len(text))
