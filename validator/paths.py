"""Path patterns: `sources[].article` names the article of every source.

A pattern is a tuple of keys, in which `[]` stands for each item of a list. Following a pattern through data
yields each value with its key path; whatever has another shape is passed over, since the schema speaks of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from validator.finding import KeyPath

Pattern = tuple[str, ...]
ITEMS = "[]"


def parse_pattern(text: str) -> Pattern:
    """`sources[].article` -> `("sources", "[]", "article")`."""
    return tuple(part for part in text.replace("[]", ".[]").split(".") if part)


def format_pattern(pattern: Pattern) -> str:
    """`("sources", "[]", "article")` -> `sources[].article`."""
    return ".".join(pattern).replace(".[]", "[]")


def follow(data: Any, pattern: Pattern, path: KeyPath = ()) -> Iterator[tuple[KeyPath, Any]]:
    """Yield `(key path, value)` for every value that the pattern reaches."""
    # Most fields of a schema are absent from a record: those cost no generator.
    if pattern and pattern[0] != ITEMS:
        if not isinstance(data, dict) or pattern[0] not in data:
            return iter(())
        if len(pattern) == 1:
            return iter((((*path, pattern[0]), data[pattern[0]]),))
    return _follow(data, pattern, path)


def _follow(data: Any, pattern: Pattern, path: KeyPath) -> Iterator[tuple[KeyPath, Any]]:
    for depth, part in enumerate(pattern):
        if part == ITEMS:
            if isinstance(data, list):
                rest = pattern[depth + 1 :]
                for index, item in enumerate(data):
                    yield from follow(item, rest, (*path, index))
            return
        if not isinstance(data, dict) or part not in data:
            return
        data = data[part]
        path = (*path, part)
    yield path, data


def at(data: Any, path: KeyPath) -> Any:
    """The value at a key path, or None."""
    for part in path:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            return None
    return data
