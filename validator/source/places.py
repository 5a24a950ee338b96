"""Where the keys and values of one YAML document stand, as character offsets in its file."""

from __future__ import annotations

from validator.findings.finding import KeyPath, Offsets, Side
from validator.source.json_text import JsonPlaces, read_json
from validator.source.tree import UNPLACED, Node, TooManyError, is_merge, name_of_key
from validator.source.walk import nodes_of

_WIDE = 50  # keys; from here on a mapping's keys are found in a table

_MOST_MERGED = 100  # mappings that are looked through for a key that was merged in


class Places:
    """The places of one document; `start` is the offset of its text in the file."""

    def __init__(self, chunk: str, start: int) -> None:
        self._start = start
        self._root: Node | None = None
        self._json: JsonPlaces | None = None
        self._wide: dict[int, dict[str, tuple[Node, Node]]] = {}
        try:
            self._root = nodes_of(chunk)
        except TooManyError:
            if read_json(chunk, 0, len(chunk))[0] is not None:
                self._json = JsonPlaces(chunk, start)
        except UNPLACED:
            pass

    def find(self, path: KeyPath, side: Side = "value") -> Offsets:
        """The range of the value at `path`, or of its key.

        Where the path leads nowhere (a missing key), the range of the last node on the way; where there are no
        places at all, the start of the record.
        """
        if self._json:
            return self._json.find(path, side)
        node, key = self._root, None
        for part in path:
            step = self._step(node.resolved, part) if node else None
            if step is None:
                break
            key, node = step
        if node is None:
            return self._start, self._start + 1
        mark = key if side == "key" and key is not None else node
        if not path and node.pairs:
            mark = node.pairs[0][0]
        return self._start + mark.start, self._start + mark.end

    def _step(self, node: Node, part: str | int) -> tuple[Node | None, Node] | None:
        if isinstance(part, int):
            return (None, node.items[part]) if part < len(node.items) else None
        if len(node.pairs) < _WIDE:
            found = next(((key, value) for key, value in node.pairs if name_of_key(key) == part), None)
            return found or self._merged(node, part)
        if id(node) not in self._wide:  # else thousands of findings in one mapping would take quadratic time
            self._wide[id(node)] = {name_of_key(pair[0]): pair for pair in reversed(node.pairs)}
        return self._wide[id(node)].get(part) or self._merged(node, part)

    def _merged(self, node: Node, part: str) -> tuple[Node | None, Node] | None:
        """Where a key stands that was merged in: in one of the mappings that `<<` names, or in what these name."""
        waiting, seen = [node], {id(node)}
        while waiting and len(seen) < _MOST_MERGED:
            for key, value in waiting.pop().pairs:
                if not is_merge(key.resolved):
                    continue
                above = value.resolved
                for other in (item.resolved for item in above.items or [above]):
                    if id(other) in seen:
                        continue
                    seen.add(id(other))
                    waiting.append(other)
                    for pair in other.pairs:
                        if name_of_key(pair[0]) == part:
                            return pair
        return None
