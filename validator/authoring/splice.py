"""One change to the text of one YAML document, at the places of its nodes: which piece becomes which other.

The functions trust the node tree and do the obvious thing with the text; each gives one `Piece`. Whether the result
says what was meant is checked by `validator.authoring.edit`, which reads it again. What can't be done without losing a
comment, or in a document with aliases, is refused with `EditError`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from validator.authoring import render
from validator.findings.finding import KeyPath, format_path
from validator.source.tree import UNPLACED, Node
from validator.source.walk import nodes_of

_MARKS = {"single": "'", "double": '"', "literal": "|", "folded": ">"}


type Piece = tuple[int, int, str]
"""From where to where (character offsets, end exclusive) the text is replaced, and by what."""


class EditError(Exception):
    """The text can't be changed as asked without touching something else. The message says why, for a person."""


@dataclass(frozen=True, slots=True)
class _Spot:
    """A value, the collection that holds it, and its number there. A mapping's value has a key."""

    parent: Node
    number: int
    key: Node | None
    value: Node

    @property
    def start(self) -> int:
        """Where the key begins; the value, where there is none."""
        return (self.key or self.value).start


class Tree:
    """The nodes of one document's text. Raises EditError if they can't be told from the text."""

    def __init__(self, chunk: str) -> None:
        self.chunk = chunk
        try:
            root = nodes_of(chunk)
        except UNPLACED:
            root = None
        if root is None or root.kind not in ("mapping", "sequence"):
            raise EditError("its places can't be found")
        self.root = root
        self.newline = "\r\n" if "\r\n" in chunk else "\n"
        self.json = root.style == "flow" and all(key.style == "double" for key, _ in root.pairs)
        self._ends: dict[Node, int] = {}
        self._spots: dict[Node, dict[str | int, _Spot]] = {}
        self._refuse_aliases(root)
        self.step = self._list_step(root)

    def _refuse_aliases(self, node: Node) -> None:
        if node.kind == "alias":
            raise EditError("it uses an alias (*name), so one place stands for several")
        for spot in _children(node):
            for part in (spot.key, spot.value):
                if part is not None:
                    self._refuse_aliases(part)

    def _list_step(self, node: Node) -> int:
        """How many columns this document indents a list below its key."""
        for spot in _children(node):
            if spot.key is not None and spot.value.kind == "sequence" and spot.value.style == "block":
                return 0 if spot.value.indent == self.column(spot.key) else 2
            found = self._list_step(spot.value)
            if found != 2:
                return found
        return 2

    def spot(self, path: KeyPath) -> _Spot:
        """The place at a key path."""
        node: Node = self.root
        found = None
        for depth, part in enumerate(path):
            found = self.spots(node).get(part)
            if found is None:
                raise EditError(f"there is no {format_path(path[: depth + 1])}")
            node = found.value
        if found is None:
            raise EditError("the record as a whole can't be replaced")
        return found

    def spots(self, node: Node) -> dict[str | int, _Spot]:
        """The values of a collection by their keys or numbers, in order."""
        if node not in self._spots:
            self._spots[node] = {
                spot.number if spot.key is None else spot.key.text: spot for spot in _children(node)
            }
        return self._spots[node]

    def size(self, path: KeyPath) -> int:
        """How many values the mapping or list at a key path holds."""
        return len(self.spots(self.collection(path)))

    def collection(self, path: KeyPath) -> Node:
        """The mapping or list at a key path."""
        node = self.spot(path).value if path else self.root
        if node.kind == "scalar":
            raise EditError(f"{format_path(path)} is neither a mapping nor a list")
        return node

    def end(self, node: Node) -> int:
        """Where the text of a value ends: after its last character, before a comment or the line's end."""
        if node.style == "block":
            if node not in self._ends:
                self._ends[node] = max([node.start, *(self.end(spot.value) for spot in _children(node))])
            return self._ends[node]
        if node.style not in ("literal", "folded"):
            return node.end
        text = self.chunk[node.start : node.end]
        if "+" in text.split("\n")[0].split("#")[0]:
            text = text.removesuffix("\n").removesuffix("\r")
        else:
            text = text.rstrip(" \t\r\n")
        return node.start + len(text)

    def column(self, node: Node) -> int:
        """The column in which a value begins, counted from 0."""
        return node.start - self.line_start(node.start)

    def line_end(self, at: int) -> int:
        """The end of the line, before its line break."""
        found = self.chunk.find("\n", at)
        if found < 0:
            return len(self.chunk)
        return found - 1 if found > at and self.chunk[found - 1] == "\r" else found

    def line_start(self, at: int) -> int:
        """The beginning of the line."""
        return self.chunk.rfind("\n", 0, at) + 1

    def put(self, start: int, end: int, text: str) -> Piece:
        """Another text in the place of `chunk[start:end]`."""
        return start, end, text.replace("\n", self.newline)

    def take_lines(self, start: int, end: int) -> Piece:
        """Nothing in the place of the lines from `start` to `end`."""
        stop = self.chunk.find("\n", end)
        return self.line_start(start), stop + 1 if stop >= 0 else len(self.chunk), ""

    def require_no_comment(self, start: int, end: int) -> None:
        """Refuse if a comment stands in the gap between two values."""
        if "#" in self.chunk[start:end]:
            raise EditError("a comment stands in the way")

    def dash(self, node: Node, number: int) -> int:
        """Where the dash of a list's item stands."""
        at = node.start
        if self.chunk[at : at + 1] != "-":
            raise EditError("the list carries a tag or an anchor")
        if number == 0:
            return at
        after = self.end(node.items[number - 1])
        found = re.compile(rf"\n {{{node.indent}}}(?=-(?:\s|\Z))").search(self.chunk, after)
        if not found:
            raise EditError("the dash of a list's item can't be found")
        return found.end()


def set_value(tree: Tree, path: KeyPath, value: Any) -> Piece:
    """Put another value in the place of the one at `path`. Quotation marks and folding stay as they were."""
    chunk, spot = tree.chunk, tree.spot(path)
    old = spot.value
    start, end = old.start, tree.end(old)
    style = _MARKS.get(old.style)
    if spot.parent.style == "flow" or tree.json:
        written = render.as_json(value) if tree.json else render.inline(value, style)
        space = " " if start == end and chunk[start - 1 : start] in (":", "-") else ""
        return tree.put(start, end, space + written)
    if spot.key is None:
        dash = tree.dash(spot.parent, spot.number)
        column = tree.column(old) if start > dash + 1 else spot.parent.indent + 2
        if isinstance(value, (dict, list)) and value:
            written = render.block(value, column, tree.step)
        else:
            written = render.scalar(value, spot.parent.indent, column, style)
        return tree.put(start, end, written if start > dash + 1 else " " + written)
    colon = chunk.index(":", spot.key.end)
    column = tree.column(spot.key)
    written = render.entry("k", value, column, tree.step, style)[2:]
    if old.style == "block":
        # The old lines go; what stands on the key's own line, such as a comment, stays.
        lines = tree.line_end(colon)
        if written.startswith("\n"):
            return tree.put(lines, end, written)
        tree.require_no_comment(lines, start)
        return tree.put(colon + 1, end, written + chunk[colon + 1 : lines])
    # What follows on the first line, such as a comment, goes on following there.
    block = style in ("|", ">") and "\n" in chunk[start : old.end]
    tail = _comment(chunk[start : tree.line_end(start)]) if block else chunk[end : tree.line_end(end)]
    stop = end if block else tree.line_end(end)
    if written.startswith("\n"):
        tree.require_no_comment(colon + 1, start)
        return tree.put(colon + 1, stop, tail.rstrip() + written)
    head, newline, rest = written.partition("\n")
    return tree.put(start, stop, (head if start == colon + 1 else head[1:]) + tail + newline + rest)


def _comment(header: str) -> str:
    """The comment behind the first line of a block scalar, with the space before it."""
    found = re.search(r"[ \t]+#.*", header)
    return found[0] if found else ""


def remove(tree: Tree, path: KeyPath) -> Piece:
    """Take out the key or the list item at `path`, with its value and the comment that follows on its last line."""
    chunk, spot = tree.chunk, tree.spot(path)
    siblings = list(tree.spots(spot.parent).values())
    if len(siblings) == 1:
        return set_value(tree, path[:-1], [] if spot.key is None else {})
    if spot.parent.style == "flow":
        return _remove_from_flow(tree, spot)
    start = spot.key.start if spot.key is not None else tree.dash(spot.parent, spot.number)
    end = tree.end(spot.value) if spot.key is None else max(tree.end(spot.value), spot.key.end)
    if not chunk[tree.line_start(start) : start].strip(" "):
        return tree.take_lines(start, end)
    # The first of a compact mapping or list, behind a dash: the next one moves up.
    following = siblings[1].key
    resume = following.start if following is not None else tree.dash(spot.parent, 1)
    if "#" in chunk[end:resume]:
        return tree.put(len(chunk[:start].rstrip(" ")), tree.line_end(end), "")
    return tree.put(start, resume, "")


def _remove_from_flow(tree: Tree, spot: _Spot) -> Piece:
    """Take out an item with the comma before it; the first, and one with a comment before it, with that behind it."""
    siblings = list(tree.spots(spot.parent).values())
    start, end = spot.start, tree.end(spot.value)
    stop = tree.end(siblings[spot.number - 1].value) if spot.number else 0
    if spot.number + 1 < len(siblings) and (not spot.number or "#" in tree.chunk[stop:start]):
        resume = siblings[spot.number + 1].start
        tree.require_no_comment(end, resume)
        return tree.put(start, resume, "")
    tree.require_no_comment(stop, start)
    return tree.put(stop, end, "")


def rename(tree: Tree, path: KeyPath, name: str) -> Piece:
    """Give the key at `path` another name; its value is not touched."""
    key = tree.spot(path).key
    if key is None:
        raise EditError("an item of a list has no name")
    written = render.as_json(name) if tree.json else render.inline(name, _MARKS.get(key.style))
    return tree.put(key.start, key.end, written)


def insert(tree: Tree, path: KeyPath, value: Any, after: str | None) -> Piece:
    """Add a key after its sibling `after` (None: before the first), or an item before the one with its number."""
    parent = tree.collection(path[:-1])
    last = path[-1]
    siblings = list(tree.spots(parent).values())
    number = (
        last if isinstance(last, int) else 0 if after is None else tree.spot((*path[:-1], after)).number + 1
    )
    if not siblings and parent.style != "flow":
        raise EditError("the place can't be found")
    if parent.style == "flow":
        return _insert_in_flow(tree, parent, number, last, value)
    column = parent.indent
    if isinstance(last, str):
        written = render.entry(last, value, column, tree.step)
    else:
        written = f"- {render.block(value, column + 2, tree.step)}"
    if number == 0:
        first = siblings[0].key
        at = first.start if first is not None else tree.dash(parent, 0)
        return tree.put(at, at, f"{written}\n{' ' * column}")
    previous = siblings[number - 1]
    end = (
        tree.end(previous.value) if previous.key is None else max(tree.end(previous.value), previous.key.end)
    )
    at = tree.line_end(end)
    return tree.put(at, at, f"\n{' ' * column}{written}")


def _insert_in_flow(tree: Tree, parent: Node, number: int, last: str | int, value: Any) -> Piece:
    write = render.as_json if tree.json else render.inline
    written = f"{write(last)}: {write(value)}" if isinstance(last, str) else write(value)
    siblings = list(tree.spots(parent).values())
    if not siblings:
        at = parent.end - 1
        tree.require_no_comment(parent.start, at)
        return tree.put(at, at, written)
    if number == 0:
        at = siblings[0].start
        return tree.put(at, at, f"{written}, ")
    at = tree.end(siblings[number - 1].value)
    return tree.put(at, at, f", {written}")


def _children(node: Node) -> Iterator[_Spot]:
    """The values of a collection."""
    if node.pairs:
        return (_Spot(node, number, key, value) for number, (key, value) in enumerate(node.pairs))
    return (_Spot(node, number, None, value) for number, value in enumerate(node.items))
