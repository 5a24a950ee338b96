"""The nodes of a YAML document, each with its place in the text (`walk.py` finds it)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from validator.findings.finding import KeyPath
from validator.source.reader import NotYamlError

MAX_NODES = 500_000
"""Keys and values of a document that are placed, or what may be some. Of one with more, only its beginning is shown."""


class LostError(Exception):
    """The text does not go on as its nodes do. `place` is where, `said` what is wrong there."""

    def __init__(self, place: int, said: str = "this can't be read with certainty") -> None:
        super().__init__(said)
        self.place = place
        self.said = said


class TooDeepError(Exception):
    """Lists and mappings are nested deeper than any record needs."""


class TooManyError(Exception):
    """There are more nodes than there is time and memory for: `most`."""

    most = MAX_NODES


UNPLACED = (NotYamlError, LostError, TooDeepError, TooManyError)
"""What `validator.source.walk.nodes_of` raises for a text whose nodes can't be placed."""


class Node:
    """A scalar, a list or a mapping in the text, from `start` to `end` (character offsets, end exclusive).

    `style` is `plain`, `single`, `double`, `literal`, `folded` or `null` (nothing stands there) for a scalar, `block`
    or `flow` for a collection. `text` is what a scalar says, without marks; `items` and `pairs` what a collection
    holds; `tag` as it is written. Tag and anchor stand between `start` and `begin`. For an alias (`*name`), `target` is
    the node that it stands for. `indent` is the column of a block collection's keys or dashes.
    """

    __slots__ = (
        "begin",
        "end",
        "indent",
        "items",
        "kind",
        "pairs",
        "start",
        "style",
        "tag",
        "target",
        "text",
    )

    def __init__(self, kind: str, style: str, start: int) -> None:
        self.kind = kind
        self.style = style
        self.start = self.begin = self.end = start
        self.tag = ""
        self.text = ""
        self.items: Sequence[Node] = ()
        self.pairs: Sequence[tuple[Node, Node]] = ()
        self.target: Node | None = None
        self.indent = -1

    @property
    def resolved(self) -> Node:
        """The node itself, or what it is an alias of."""
        return self.target or self


def every_node(root: Node) -> Iterator[tuple[Node, KeyPath]]:
    """Each node of a document that is a value, with its path, in their order; what an alias stands for comes once."""
    stack: list[tuple[Node, KeyPath]] = [(root, ())]
    while stack:
        node, path = stack.pop()
        yield node, path
        if node.items:
            stack += [(item, (*path, index)) for index, item in reversed(list(enumerate(node.items)))]
        elif node.pairs:
            stack += [(value, (*path, name_of_key(key))) for key, value in reversed(node.pairs)]


def name_of_key(key: Node) -> str:
    """A key in a path. One that is a collection is a finding of its own, and may be nested too deep to be shown."""
    key = key.resolved
    return key.text if key.kind == "scalar" else "?"


def is_merge(key: Node) -> bool:
    """Whether a key is the merge key of YAML 1.1."""
    return key.text == "<<" and key.style == "plain"
