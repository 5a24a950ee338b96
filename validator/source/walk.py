"""Where each node of a YAML document stands in the text.

`yamlrocks` says what a document holds: its nodes, with their styles, tags and anchors. Since their order is that of
the text, one walk along it finds where each of them stands, keys and tags included. The walk knows at each step what
has to come next, and takes nothing else: what it can't find there (`LostError`) is no YAML 1.2, even if the reader let
it pass.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from validator.source.limits import MAX_DEPTH, MAX_KEY
from validator.source.reader import NODES, hide_long, plain_start, read, shown
from validator.source.tree import MAX_NODES, LostError, Node, TooDeepError, TooManyError

MAX_IN_LINE = 10_000_000_000
"""Characters of a line, times keys and values in it: the reader counts columns from its beginning for each of them."""

# White space is a space, a tab or a line's end, and nothing else that \s means to Python (YAML 1.2, 5.5).
_SPACE = re.compile(r"(?:[ \t\n\r]++|#[^\n]*+)*+")
_INNER = re.compile(r"[ \t\n\r]*+")
_TAG = re.compile(r"!<[^> \t\r\n]*>|![^ \t\r\n,\[\]{}]*")
_SINGLE = re.compile(r"'(?:[^']|'')*+'")
_DOUBLE = re.compile(r'"(?:[^"\\]|\\.)*+"', re.DOTALL)
_WORD = re.compile(r"[^ \t\r\n,\[\]{}:]+")
_HEADER = re.compile(r"[|>][-+0-9]*+[ \t]*+(?:(?<=[ \t])#[^\n]*+)?(?:\n|\r\n|\Z)")
_INDENT = re.compile(r"\n( *+)(?![ \t\r\n])")
_NOT_FIRST = re.compile(r"[,\[\]{}#&*!|>'\"%@`]|[-?:](?=[ \t\r\n]|\Z)")
_BEFORE_FIRST = re.compile(r" *(?:[-?:] +)*")
_MARKER = re.compile(r"---(?=[ \t\r\n]|\Z)")
_LONE_RETURN = re.compile(r"\r(?!\n)")
_BLANKS = re.compile(r"[ \t\n]++")


def nodes_of(chunk: str) -> Node | None:
    """The nodes of one document's text; None where it holds nothing.

    Raises one of `UNPLACED` for what is no YAML (`NotYamlError`), or more than a record may be.
    """
    chunk = _LONE_RETURN.sub("\n", plain_start(chunk))  # a line end, too (YAML 1.2, 5.4)
    if not _can_be_placed(chunk):
        raise TooManyError
    hidden = hide_long(chunk)
    documents = read(hidden, NODES)
    if len(documents) > 1:
        raise LostError(0)
    tree = documents[0].to_tree() if documents else None
    return _Walk(hidden).document(tree) if tree is not None else None


def _can_be_placed(chunk: str) -> bool:
    """Whether a document has so few nodes that there is time and memory for all of them."""
    if len(chunk) < MAX_NODES // 10:
        return True
    lines = (line for line in chunk.split("\n") if len(line) > MAX_NODES // 10)
    steep = max((len(line) * (line.count(",") + line.count(":")) for line in lines), default=0)
    return steep < MAX_IN_LINE and sum(map(chunk.count, ",:\n")) < MAX_NODES


class _Walk:
    """One walk along a text. `at` is where it has come to."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.anchors: dict[str, Node] = {}
        self.place: dict[str, Callable[[Any, Node, int, bool, int], None]] = {
            "scalar": self._scalar,
            "mapping": self._mapping,
            "sequence": self._sequence,
            "alias": self._alias,
        }

    def document(self, tree: Any) -> Node:
        """The nodes of the whole text."""
        self._skip()
        if marker := _MARKER.match(self.text, self.at):
            self.at = marker.end()
        root = self._node(tree, -1, False, 0)
        self._skip()
        if self.at < len(self.text) and not self.text.startswith("...", self.at):
            raise LostError(self.at)
        return root

    def _skip(self) -> None:
        self.at = _SPACE.match(self.text, self.at).end()  # type: ignore[union-attr]

    def _node(self, tree: Any, indent: int, flow: bool, depth: int) -> Node:
        """The next node, `indent` being the column that what belongs to its parent is indented past."""
        kind, style, anchor = tree.kind, tree.style, tree.anchor
        if depth > MAX_DEPTH:
            raise TooDeepError
        begun = self.at
        if style != "null" or anchor is not None or tree.tag is not None:
            self._skip()
            begun = self.at
        node = Node(kind, style, begun)
        if anchor is not None or tree.tag is not None:
            self._properties(tree, node)
            if style != "null":
                self._skip()
        node.begin = self.at
        self.place[kind](tree, node, indent, flow, depth)
        node.text = shown(node.text)
        node.end = self.at
        return node

    def _properties(self, tree: Any, node: Node) -> None:
        """A tag and an anchor, in either order."""
        wanted = (tree.tag is not None) + (tree.anchor is not None)
        for _ in range(wanted):
            self._skip()
            node.end = self.at
            if tree.anchor is not None and self.text.startswith(f"&{tree.anchor}", self.at):
                self.at += 1 + len(tree.anchor)
                self.anchors[tree.anchor] = node
            elif found := _TAG.match(self.text, self.at):
                node.tag = found[0]
                self.at = found.end()
            else:
                raise LostError(self.at)

    def _alias(self, tree: Any, node: Node, indent: int, flow: bool, depth: int) -> None:
        if not self.text.startswith(f"*{tree.value}", self.at) or tree.value not in self.anchors:
            raise LostError(self.at)
        self.at += 1 + len(tree.value)
        node.target = self.anchors[tree.value].resolved

    def _scalar(self, tree: Any, node: Node, indent: int, flow: bool, depth: int) -> None:
        style = node.style
        if style == "plain":
            self._plain(tree.value, node)
        elif style in ("single", "double"):
            found = (_SINGLE if style == "single" else _DOUBLE).match(self.text, self.at)
            if not found:
                raise LostError(self.at)
            self.at = found.end()
            self._lines_are_indented(found, indent)
            # With a tag, the reader has made a number of it; as long as one is meant, nothing is escaped.
            node.text = tree.value if isinstance(tree.value, str) else found[0][1:-1]
        elif style == "null":
            node.text = ""
        else:
            self._block_scalar(indent, flow)
            node.text = tree.value if isinstance(tree.value, str) else str(tree.value)
            if self.at == len(self.text) and not self.text.endswith("\n"):
                node.text = node.text.removesuffix("\n")  # which the reader has added to the last line

    def _plain(self, value: Any, node: Node) -> None:
        text = self.text
        if not isinstance(value, str):
            found = _WORD.match(text, self.at)
            if not found:
                raise LostError(self.at)
            self.at = found.end()
            node.text = found[0]
            return
        if _NOT_FIRST.match(text, self.at):
            raise LostError(self.at, "a plain value can't begin with this character")
        node.text = value
        if text.startswith(value, self.at):
            self.at += len(value)
            return
        for number, word in enumerate(_BLANKS.split(value)):
            if number:
                self.at = _INNER.match(text, self.at).end()  # type: ignore[union-attr]
            if not text.startswith(word, self.at):
                raise LostError(self.at)
            self.at += len(word)

    def _lines_are_indented(self, found: re.Match[str], indent: int) -> None:
        """Refuse a quoted value that goes on in a line which is not indented past its parent."""
        if "\n" not in found[0]:
            return
        for line in _INDENT.finditer(self.text, found.start(), found.end()):
            if len(line[1]) <= indent:
                raise LostError(line.end(), "multi-line quoted")

    def _block_scalar(self, indent: int, flow: bool) -> None:
        header = _HEADER.match(self.text, self.at)
        if not header or flow:
            raise LostError(self.at, "a plain value can't begin with this character")
        at, text, length = header.end(), self.text, len(self.text)
        end = header.end() if header[0].endswith("\n") else length
        while at < length:
            stop = text.find("\n", at)
            stop = length if stop < 0 else stop
            line = text[at:stop]
            content = line.lstrip(" ")
            if content.strip("\r\t") and len(line) - len(content) <= indent:
                break
            at = end = min(stop + 1, length)
        self.at = end

    def _sequence(self, tree: Any, node: Node, indent: int, flow: bool, depth: int) -> None:
        node.items = items = list[Node]()
        if node.style == "flow":
            self._expect("[")
            for item in tree.value:
                self._comma()
                items.append(self._node(item, indent, True, depth + 1))
            self._comma()
            self._expect("]")
            return
        for item in tree.value:
            self._begin_line(node)
            self._expect("-")
            items.append(self._node(item, node.indent, False, depth + 1))

    def _mapping(self, tree: Any, node: Node, indent: int, flow: bool, depth: int) -> None:
        pairs = tree.value
        node.pairs = found = list[tuple[Node, Node]]()
        if node.style == "flow":
            # In a list, a single pair needs no brackets: [a: b].
            bare = len(pairs) == 1 and not self.text.startswith("{", self.at)
            bare = bare or (len(pairs) == 1 and flow and self._is_bare(pairs))
            if not bare:
                self._expect("{")
            for pair in pairs:
                self._comma()
                found.append(self._pair(pair, indent, True, depth))
            if not bare:
                self._comma()
                self._expect("}")
            return
        for pair in pairs:
            self._begin_line(node)
            found.append(self._pair(pair, node.indent, False, depth))

    def _is_bare(self, pairs: Any) -> bool:
        """Whether the bracket here is that of a pair's key, a mapping itself: [{a: b}: c]."""
        key = pairs[0][0]
        return bool(key.kind == "mapping" and key.style == "flow")

    def _pair(self, pair: Any, indent: int, flow: bool, depth: int) -> tuple[Node, Node]:
        key_tree, value_tree = pair
        asked = self._indicator("?")
        key = self._node(key_tree, indent, flow, depth + 1)
        end = self.at
        self._skip()
        told = self._indicator(":") if asked and not flow else self._colon()
        if not asked and end - key.start > MAX_KEY:
            raise LostError(key.start, "long key")
        if not told:
            if value_tree.style != "null":
                raise LostError(self.at)
            self.at = end
        return key, self._node(value_tree, indent, flow, depth + 1)

    def _indicator(self, mark: str) -> bool:
        """Go past a `?` or a `:` with space behind it, if it stands here."""
        follows = self.text[self.at + 1 : self.at + 2]
        if self.text.startswith(mark, self.at) and (not follows or follows in " \t\r\n"):
            self.at += 1
            return True
        return False

    def _colon(self) -> bool:
        if self.text.startswith(":", self.at):
            self.at += 1
            return True
        return False

    def _expect(self, mark: str) -> None:
        self._skip()
        if not self.text.startswith(mark, self.at):
            raise LostError(self.at)
        self.at += 1

    def _comma(self) -> None:
        self._skip()
        while self.text.startswith(",", self.at):
            self.at += 1
            self._skip()

    def _begin_line(self, node: Node) -> None:
        """Go to the next key or dash of a block collection: all of them stand in one column, behind spaces only."""
        self._skip()
        line = self.text.rfind("\n", 0, self.at) + 1
        column = self.at - line
        before = self.text[line : self.at]
        if "\t" in before:
            raise LostError(line + before.index("\t"), "tab")
        if node.indent < 0:
            if not _BEFORE_FIRST.fullmatch(before):
                raise LostError(self.at, "block on the line of its key")
            node.indent = column
        elif column != node.indent or before.strip(" "):
            raise LostError(self.at, "indentation")
