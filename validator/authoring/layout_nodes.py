"""Writes the nodes of one document in the canonical layout, each with the comments around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from validator.authoring import render
from validator.authoring.trivia import Gap, LeftError, comments_of, gap_of
from validator.findings.paths import ITEMS, VALUES, Pattern
from validator.source.tree import Node, name_of_key

_FOR_EDITORS = "# yaml-language-server:"
_MARK = re.compile(r"[|>][-+0-9]*([ \t]+#[^\n]*)")


@dataclass(slots=True)
class _Entry:
    """A key or an item with all that goes with it: lines above, its own, and lines below."""

    name: str
    lead: list[str]
    lines: list[str]


class Printer:
    """Writes the nodes of one document."""

    def __init__(self, body: str, orders: dict[Pattern, list[str]]) -> None:
        self.body = body
        self.orders = orders

    def document(self, root: Node, data: Any) -> str:
        start = self._line_start(self._first(root))
        lead = self.body[:start].split("\n")[:-1]
        if any(line.strip() and not line.lstrip().startswith("#") for line in lead):
            raise LeftError("something stands before its first line")
        lead = [line.strip() for line in lead]
        blank = max((number for number, line in enumerate(lead) if not line), default=-1)
        known = next((n for n, line in enumerate(lead) if not line.startswith(_FOR_EDITORS)), len(lead))
        head = max(blank + 1, known)
        top = [line for n, line in enumerate(lead[:head]) if line or (n and lead[n - 1])]
        gap = gap_of(self.body, _last(root), len(self.body))
        deeper, own = gap.divide(root.indent)
        lines = self._block(root, data, 0, (), lead[head:], deeper, gap.behind)
        while own and not own[-1]:
            del own[-1]
        return "\n".join((*top, *lines, *own, ""))

    def _block(
        self,
        node: Node,
        data: Any,
        column: int,
        way: Pattern,
        lead: list[str],
        tail: list[tuple[int, str]],
        behind: str,
    ) -> list[str]:
        """The lines of a collection, indented to `column`.

        `lead` are comments above its first entry; `tail` what stands below its last one, with its column; `behind` the
        comment behind that.
        """
        parts: list[tuple[Node | None, Node, str | int]] = [
            *((key, value, name_of_key(key)) for key, value in node.pairs),
            *((None, value, number) for number, value in enumerate(node.items)),
        ]
        self._refuse_properties(node)
        own: list[str] = []
        entries: list[_Entry] = []
        for number, (key, value, name) in enumerate(parts):
            below, after = tail, behind
            following: list[str] = []
            if number + 1 < len(parts) and node.style == "block":
                next_key = parts[number + 1][0]
                at = next_key.start if next_key is not None else self._dash(node, number + 1)
                gap = gap_of(self.body, _last(value), at)
                after = gap.behind
                below, following = gap.divide(node.indent)
            elif number + 1 < len(parts):
                below, after = [], ""
            elif node.style == "block":
                count = next(
                    (n for n, (at, line) in enumerate(tail) if line and at <= node.indent), len(tail)
                )
                below, own = tail[:count], [line for _, line in tail[count:]]
            if key is None:
                lines = self._item(node, number, data[number], column, (*way, ITEMS), below, after)
            else:
                if name not in data:
                    raise LeftError(f"its key {name!r} is not text")
                lines = self._pair(key, value, data[name], column, self._below(way, str(name)), below, after)
            entries.append(_Entry(str(name), lead, lines))
            lead = following
        if node.kind == "mapping":
            rank = {key: index for index, key in enumerate(self.orders.get(way, ()))}
            entries.sort(key=lambda entry: rank.get(entry.name, len(rank)))
        while entries[0].lead and not entries[0].lead[0]:
            del entries[0].lead[0]
        indent = " " * column
        found = [
            line
            for entry in entries
            for line in (*(f"{indent}{above}" if above else "" for above in entry.lead), *entry.lines)
        ]
        return [*found, *(f"{indent}{line}" if line else "" for line in own)]

    def _below(self, way: Pattern, name: str) -> Pattern:
        return (
            (*way, VALUES)
            if (*way, VALUES) in self.orders and (*way, name) not in self.orders
            else (*way, name)
        )

    def _pair(
        self,
        key: Node,
        value: Node,
        data: Any,
        column: int,
        way: Pattern,
        tail: list[tuple[int, str]],
        behind: str,
    ) -> list[str]:
        name = self.body[key.start : key.end]
        if key.kind != "scalar" or key.start != key.begin or "\n" in name:
            raise LeftError("it has a key that is no plain word")
        indent, colon = " " * column, self.body.find(":", key.end)
        if self.body[key.end : colon].strip():
            raise LeftError("a comment stands behind a key, before its colon")
        if value.kind == "scalar":
            behind = self._behind_mark(value) or behind
            between = gap_of(self.body, colon + 1, value.start) if value.style != "null" else Gap()
            if between.lines or (between.behind and behind):
                raise LeftError("a comment stands between a key and its value")
            behind = between.behind or behind
            written = self._scalar(value, data, column, column + len(name) + 2)
            return [*_with(f"{indent}{name}:", written, behind), *_plain(tail, indent)]
        flow = self._flow(value, data, way) if value.style == "flow" else ""
        if flow:
            between = gap_of(self.body, colon + 1, value.start)
            if between.lines or (between.behind and behind):
                raise LeftError("a comment stands between a key and its value")
            behind = between.behind or behind
            if column + len(name) + 2 + len(flow) <= render.WIDTH or not (value.pairs or value.items):
                return [*_with(f"{indent}{name}:", flow, behind), *_plain(tail, indent)]
            return [
                *_with(f"{indent}{name}:", "", behind),
                *self._block(value, data, column + 2, way, [], tail, ""),
            ]
        between = gap_of(self.body, colon + 1, self._first(value))
        lead = [line for _, line in between.lines]
        head = _with(f"{indent}{name}:", "", between.behind)
        return [*head, *self._block(value, data, column + 2, way, lead, tail, behind)]

    def _item(
        self,
        parent: Node,
        number: int,
        data: Any,
        column: int,
        way: Pattern,
        tail: list[tuple[int, str]],
        behind: str,
    ) -> list[str]:
        indent, value = " " * column, parent.items[number]
        above: list[str] = []
        if parent.style == "block" and value.style != "null":
            between = gap_of(self.body, self._dash(parent, number) + 1, self._first(value))
            comments = (between.behind, *(line for _, line in between.lines))
            above = [f"{indent}{comment.strip()}" for comment in comments if comment]
        if value.kind == "scalar":
            behind = self._behind_mark(value) or behind
            written = self._scalar(value, data, column, column + 2)
            return [*above, *_with(f"{indent}-", written, behind), *_plain(tail, indent)]
        flow = self._flow(value, data, way) if value.style == "flow" else ""
        if flow and (column + 2 + len(flow) <= render.WIDTH or not (value.pairs or value.items)):
            return [*above, *_with(f"{indent}-", flow, behind), *_plain(tail, indent)]
        if flow and behind:
            above, behind = [*above, f"{indent}{behind.strip()}"], ""
        lines = self._block(value, data, column + 2, way, [], tail, behind)
        while lines and (not lines[0] or lines[0].lstrip().startswith("#")):
            comment = lines.pop(0)
            above += [f"{indent}{comment.strip()}"] if comment else []
        return [*above, f"{indent}- {lines[0][column + 2 :]}", *lines[1:]]

    def _behind_mark(self, node: Node) -> str:
        """The comment behind the mark of a text in lines."""
        found = _MARK.match(self.body, node.begin) if node.style in ("literal", "folded") else None
        return found[1].rstrip() if found else ""

    def _scalar(self, node: Node, value: Any, parent: int, column: int) -> str:
        """A value without parts, as it is to be written; what is no text stays as it is written."""
        self._refuse_properties(node)
        if node.style == "null":
            return ""
        return (
            render.scalar(value, parent, column)
            if isinstance(value, str)
            else self.body[node.start : node.end]
        )

    def _flow(self, node: Node, data: Any, way: Pattern) -> str:
        """A collection in brackets, on one line."""
        self._refuse_properties(node)
        if "#" in self.body[node.start : node.end] and comments_of(self.body[node.start : node.end]):
            raise LeftError("a comment stands inside brackets")
        return self._inline(node, data, way)

    def _inline(self, node: Node, data: Any, way: Pattern) -> str:
        self._refuse_properties(node)
        if node.kind == "scalar":
            if isinstance(data, str):
                return render.inline(data)
            return self.body[node.start : node.end] or "null"
        if node.kind == "sequence":
            inner = (self._inline(item, data[n], (*way, ITEMS)) for n, item in enumerate(node.items))
            return "[" + ", ".join(inner) + "]"
        rank = {key: index for index, key in enumerate(self.orders.get(way, ()))}
        found = []
        for key, value in node.pairs:
            name = name_of_key(key)
            if name not in data or key.kind != "scalar":
                raise LeftError(f"its key {name!r} is not text")
            written = self._inline(value, data[name], self._below(way, name))
            found.append((rank.get(name, len(rank)), f"{self.body[key.start : key.end]}: {written}"))
        found.sort(key=lambda pair: pair[0])
        return "{" + ", ".join(text for _, text in found) + "}"

    def _refuse_properties(self, node: Node) -> None:
        if node.kind == "alias" or node.start != node.begin:
            raise LeftError("it uses an anchor, an alias or a tag")

    def _line_start(self, at: int) -> int:
        return self.body.rfind("\n", 0, at) + 1

    def _dash(self, node: Node, number: int) -> int:
        """Where the dash of an item stands: before it, in the column of the list, perhaps some lines above."""
        at = node.items[number].start
        line = self._line_start(at)
        while line >= 0:
            dash = line + node.indent
            if self.body[dash : dash + 1] == "-" and dash < at and not self.body[line:dash].strip(" -?:"):
                return dash
            line = self._line_start(line - 1) if line else -1
        raise LeftError("its lines can't be told apart with certainty")

    def _first(self, node: Node) -> int:
        """Where the first key or dash of a block collection stands; another value's beginning."""
        if node.style != "block":
            return node.start
        return node.pairs[0][0].start if node.pairs else self._dash(node, 0)


def _last(node: Node) -> int:
    """Where the last value inside a node ends; of one that is not there, behind its key's colon."""
    while node.style == "block" and (node.pairs or node.items):
        node = node.pairs[-1][1] if node.pairs else node.items[-1]
    return node.end


def _with(head: str, written: str, behind: str) -> list[str]:
    """A key or a dash with its value, and the comment behind it: of a text in lines, behind its first one."""
    first, newline, rest = written.partition("\n")
    line = f"{head} {first}" if first else head
    return [f"{line}{behind}", *(rest.split("\n") if newline else ())]


def _plain(tail: list[tuple[int, str]], indent: str) -> Iterator[str]:
    return (f"{indent}{line}" if line else "" for _, line in tail)
