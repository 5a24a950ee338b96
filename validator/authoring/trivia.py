"""What stands between the values of a YAML text: comments and blank lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from validator.source.tree import Node
from validator.source.walk import nodes_of

_COMMENT = re.compile(r"(?:(?<=[\s,\[\]{}])|\A)#[^\n]*")
_BEHIND = re.compile(r"[ \t]+#[^\n]*")


class LeftError(Exception):
    """A document that is left as it is. The message says why, for a person."""


@dataclass(frozen=True, slots=True)
class Gap:
    """What stands between one value and the next: a comment behind the first, with the space before it, and lines.

    Each line is a comment with its column, or blank.
    """

    behind: str = ""
    lines: tuple[tuple[int, str], ...] = ()

    def divide(self, indent: int) -> tuple[list[tuple[int, str]], list[str]]:
        """The lines that go with what stands before (comments further in than `indent`), and with what follows."""
        count = 0
        for number, (column, line) in enumerate(self.lines):
            if line and column <= indent:
                break
            if line:
                count = number + 1
        return list(self.lines[:count]), [line for _, line in self.lines[count:]]


def gap_of(body: str, start: int, end: int) -> Gap:
    """What stands from the end of one value to the next key or dash. `start` may lie behind blank lines of a value.

    Raises LeftError if that is neither space nor a comment.
    """
    while start > 0 and body[start - 1] in " \n":
        start -= 1
    first, newline, rest = body[start:end].partition("\n")
    behind = _BEHIND.fullmatch(first)
    lines = rest.split("\n") if newline else []
    if lines and (end < len(body) or not lines[-1]):
        del lines[-1]  # what stands before the next key, on its line
    if any(line.strip() and line.strip()[0] != "#" for line in lines) or (
        first.strip() and newline and not behind
    ):
        raise LeftError("its lines can't be told apart with certainty")
    found = [(len(line) - len(line.lstrip(" ")), line.strip()) for line in lines]
    kept = tuple(
        line for number, line in enumerate(found) if line[1] or not (number and not found[number - 1][1])
    )
    return Gap(behind[0].rstrip() if behind else "", kept)


def comments_of(text: str) -> list[str]:
    """Every comment of a text, in order. Raises one of `UNPLACED` where they can't be told from it."""
    root = nodes_of(text)
    found: list[str] = []
    at = 0
    for start, end in _values(text, root) if root else ():
        found += _COMMENT.findall(text, at, start)
        at = end
    return [comment.rstrip() for comment in (*found, *_COMMENT.findall(text, at))]


def _values(text: str, root: Node) -> Iterator[tuple[int, int]]:
    """The places of all keys and values without parts, in order; of a text in lines, without its first line."""
    stack = [root]
    while stack:
        node = stack.pop()
        if node.pairs:
            stack += [part for pair in reversed(node.pairs) for part in reversed(pair)]
        elif node.items:
            stack += reversed(node.items)
        elif node.style in ("literal", "folded"):
            yield max(text.find("\n", node.begin, node.end), node.begin), node.end
        else:
            yield node.start, node.end
