"""Where the cursor is: in which document, at which key path, in a key or in a value.

Of a sound text the node tree tells. Half-typed text has none, and there the lines are read one by one, by their
indentation: what stands behind the cursor plays no part, so that it may be broken in any way.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from validator.findings.finding import KeyPath, Side
from validator.source.document import JSON_SUFFIXES, LINES_SUFFIXES, TOML_SUFFIX, WHOLE_SUFFIXES, ranges
from validator.source.tree import UNPLACED, Node, name_of_key
from validator.source.walk import nodes_of

MOST = 200_000
"""Characters of one document that are looked through for a place. A longer one is no record that a person types."""
_KEY = re.compile(
    r"""(?:"((?:[^"\\]|\\.)*)"[ \t]*|'((?:[^']|'')*)'[ \t]*"""
    r"""|([^\s#\[\]{},&*!|>'"%@`?:-][^:#]{0,300}?|-[^\s:#][^:#]{0,300}?)):(?=[ \t]|$)"""
)
_TOKEN = re.compile(r"""("(?:[^"\\]|\\.)*"?)|('(?:[^']|'')*'?)|([{}\[\],:])|[^{}\[\],:"'\s][^{}\[\],:"']*""")
_HEADER = re.compile(r"[|>][-+0-9]*[ \t]*(?:#.*)?$")


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place in a document. Offsets count in the file's text.

    `path` leads to the value, or names the key that the cursor is in; for a key that is just being typed its last part
    is what stands there so far. `start` is where the key or the value begins, `end` where it ends as far as that is
    known (else the cursor's own place). `style` is how a value is written: `plain`, `single`, `double`, `block` (`|` or
    `>`), `flow` (inside of `[...]` or `{...}`). `item` says that it is an item of a list of which nothing tells yet
    whether it is to be a value or a mapping.
    """

    document: int
    path: KeyPath
    side: Side
    start: int
    end: int
    style: str = "plain"
    item: bool = False


def document_at(text: str, file: str, offset: int) -> tuple[int, int, int]:
    """The number and the range of the document that an offset lies in."""
    if file.endswith(WHOLE_SUFFIXES):
        return 0, 0, len(text)
    if file.endswith(LINES_SUFFIXES):
        start = text.rfind("\n", 0, offset) + 1
        end = text.find("\n", offset)
        return text.count("\n", 0, start), start, len(text) if end < 0 else end
    found = list(ranges(text, file)) or [(0, 0)]
    number = max(bisect_right(found, offset, key=lambda one: one[0]) - 1, 0)
    return number, *found[number]


def placed(text: str, file: str, offset: int) -> Cursor | None:
    """Where a cursor is in a sound document; None where it is in no key and no value, or the document is not sound."""
    number, start, end = document_at(text, file, offset)
    if end - start > MOST or not start <= offset <= end or file.endswith(TOML_SUFFIX):
        return None
    try:
        node = nodes_of(text[start:end])
    except UNPLACED:
        return None
    return _inside(node, (), number, start, offset - start) if node else None


def _inside(node: Node, path: KeyPath, document: int, base: int, at: int) -> Cursor | None:
    while True:
        below: tuple[Node, KeyPath] | None = None
        for key, value in node.pairs:
            here = (*path, name_of_key(key))
            if key.start <= at <= key.end:
                return Cursor(document, here, "key", base + key.start, base + key.end)
            if value.start <= at <= value.end and value.style != "null":
                below = value, here
        for index, item in enumerate(node.items):
            if item.start <= at <= item.end and item.style != "null":
                below = item, (*path, index)
        if below is None:
            break
        node, path = below
    if node.kind not in ("scalar", "alias"):
        return None
    style = "block" if node.style in ("literal", "folded") else node.style
    return Cursor(document, path, "value", base + node.start, base + node.end, style)


def typed(text: str, file: str, offset: int) -> Cursor | None:
    """Where a cursor is, by what stands before it. None inside of a comment, and in TOML."""
    number, start, end = document_at(text, file, offset)
    if offset - start > MOST or offset > end or file.endswith(TOML_SUFFIX):
        return None
    if file.endswith((*JSON_SUFFIXES, *LINES_SUFFIXES)) or text[start:end].lstrip().startswith("{"):
        return _in_flow(text, number, start, offset, ())
    return _Lines(text, number, start, offset).cursor()


def _in_flow(text: str, document: int, start: int, offset: int, around: KeyPath) -> Cursor | None:
    """The same in JSON, or in what YAML writes in brackets, which begins at `start`."""
    stack: list[
        list[str | int | bool]
    ] = []  # of each bracket: the key or the number, whether the value is awaited
    for token in _TOKEN.finditer(text, start, offset):
        mark = token[3]
        if mark in ("{", "["):
            stack.append(["", False] if mark == "{" else [0, True])
        elif mark in ("}", "]") and stack:
            stack.pop()
        elif mark == ":" and stack and isinstance(stack[-1][0], str):
            stack[-1][1] = True
        elif mark == "," and stack:
            stack[-1] = ["", False] if isinstance(stack[-1][0], str) else [int(stack[-1][0]) + 1, True]
        elif mark is None:
            opened = token[1] or token[2] or ""
            inside = token.end() == offset and (len(opened) < 2 or opened[-1] != opened[0])
            if stack and not stack[-1][1]:
                stack[-1][0] = token[0].strip().strip("\"'")
            if inside and stack:
                begun = token.start() + bool(opened)
                return _flow_cursor(text, stack, document, begun, offset, around, opened[:1])
    if not stack:
        return None
    if not stack[-1][1]:
        stack[-1][0] = ""
    return _flow_cursor(text, stack, document, offset, offset, around, "")


def _flow_cursor(
    text: str,
    stack: list[list[str | int | bool]],
    document: int,
    begun: int,
    offset: int,
    around: KeyPath,
    mark: str,
) -> Cursor:
    path = (*around, *(part for part, _ in stack))
    side: Side = "value" if stack[-1][1] else "key"
    end = offset
    while mark and end < len(text) and text[end] not in (mark, "\n"):
        end += 1
    style = "double" if mark == '"' else "single" if mark == "'" else "flow"
    return Cursor(document, path, side, begun, end, style)


class _Lines:
    """The lines of a document up to the cursor; `stack` has the keys and items around the place that was come to."""

    def __init__(self, text: str, document: int, start: int, offset: int) -> None:
        self.text = text
        self.document = document
        self.start = start
        self.offset = offset
        self.stack: list[tuple[int, str | int]] = []
        self.value: tuple[int, int, str] | None = None
        """Of the last key or item that has a value of its own on its line: its column, where that begins, its style."""

    def cursor(self) -> Cursor | None:
        at = self.start
        while True:
            end = self.text.find("\n", at)
            if end < 0 or end >= self.offset:
                break
            self._line(at, self.text[at:end].rstrip("\r"))
            at = end + 1
        return self._last(at)

    @property
    def path(self) -> KeyPath:
        return tuple(name for _, name in self.stack)

    def _line(self, at: int, line: str) -> None:
        column = len(line) - len(line.lstrip(" "))
        content = line.strip()
        if not content or self._goes_on(column, content) or content.startswith("#"):
            return
        if at == self.start and content.startswith("---"):
            return
        self.value = None
        column, rest = self._dashes(column, line[column:])
        self._enter(at + len(line) - len(rest), column, rest)

    def _goes_on(self, column: int, content: str) -> bool:
        """Whether a line goes on with the value of the last key or item."""
        return self.value is not None and column > self.value[0] and not self._is_list(content)

    def _is_list(self, content: str) -> bool:
        return self.value is not None and self.value[2] == "none" and content.startswith("-")

    def _dashes(self, column: int, rest: str) -> tuple[int, str]:
        """Enter the items that a line begins."""
        while rest == "-" or rest.startswith("- "):
            number = 0
            while self.stack and (
                self.stack[-1][0] > column or (self.stack[-1][0] == column and self._is_item())
            ):
                popped = self.stack.pop()
                if popped[0] == column and isinstance(popped[1], int):
                    number = popped[1] + 1
            self.stack.append((column, number))
            after = rest[1:].lstrip(" ")
            column += len(rest) - len(after)
            rest = after
        return column, rest

    def _is_item(self) -> bool:
        return isinstance(self.stack[-1][1], int)

    def _leave(self, column: int) -> None:
        while self.stack and self.stack[-1][0] >= column:
            self.stack.pop()

    def _enter(self, at: int, column: int, rest: str) -> bool:
        """Enter the key that a line begins with, and note its value; or the item's value. Whether there is a key."""
        found = _KEY.match(rest)
        if not found:
            if rest and self.stack and self._is_item():
                self.value = self.stack[-1][0], at, _style(rest)
            return False
        self._leave(column)
        self.stack.append((column, _name(found)))
        value = rest[found.end() :].lstrip(" \t")
        if value and not value.startswith("#"):
            self.value = column, at + len(rest) - len(value), _style(value)
        return True

    def _last(self, at: int) -> Cursor | None:
        """The cursor's own line, of which only what stands before the cursor counts."""
        line = self.text[at : self.offset]
        stop = self.text.find("\n", self.offset)
        whole = self.text[at : stop if stop >= 0 else len(self.text)].rstrip("\r")
        column = len(line) - len(line.lstrip(" "))
        content = line.strip()
        if self.value and (self._goes_on(column, content) if content else column > self.value[0]):
            _, begun, style = self.value
            if style == "flow":
                return _in_flow(self.text, self.document, begun, self.offset, self.path)
            return Cursor(self.document, self.path, "value", begun, self.offset, style)
        if content.startswith("#"):
            return None
        self.value = None
        column, rest = self._dashes(column, line[column:])
        begun = self.offset - len(rest)
        dashed = bool(self.stack) and self._is_item() and self.stack[-1][0] < column and "-" in line[:column]
        found = _KEY.match(rest)
        if found is None:
            return self._key(begun, column, rest, whole[begun - at :], dashed=dashed)
        self._enter(begun, column, rest)
        value = rest[found.end() :].lstrip(" \t")
        if " #" in rest[found.end() :] and value[:1] not in ("'", '"'):
            return None
        begun = self.offset - len(value)
        style = _style(value)
        if style == "flow":
            return _in_flow(self.text, self.document, begun, self.offset, self.path)
        if style == "block":
            return None  # behind the sign that a text begins below
        comment = whole.find(" #", self.offset - at)
        end = at + len(whole[: comment if comment >= 0 else None].rstrip())
        end = max(end, self.offset)
        return Cursor(self.document, self.path, "value", begun, end, style)

    def _key(self, begun: int, column: int, rest: str, whole: str, *, dashed: bool) -> Cursor:
        """A line on which no key has ended yet: a key that is being typed, or an item of a list."""
        if not dashed:
            self._leave(column)
        found = _KEY.match(whole)
        name = rest.strip()
        comment = whole.find(" #")
        end = begun + (found.end() - 1 if found else len(whole[: comment if comment >= 0 else None].rstrip()))
        end = max(end, self.offset)
        if found:
            name = _name(found)
        if dashed and not found:
            return Cursor(self.document, self.path, "value", begun, end, _style(rest), item=True)
        return Cursor(self.document, (*self.path, name), "key", begun, end)


def _name(found: re.Match[str]) -> str:
    return next(part for part in found.groups() if part is not None).strip()


def _style(value: str) -> str:
    if _HEADER.match(value):
        return "block"
    return {"'": "single", '"': "double", "[": "flow", "{": "flow"}.get(value[:1], "plain")
