"""Path patterns: `sources[].article` names the article of every source.

A pattern is a tuple of keys, in which `[]` stands for each item of a list. Following a pattern through data
gives each value with its key path; whatever has another shape is passed over, since the schema speaks of it.
"""

from __future__ import annotations

from typing import Any

from validator.findings.finding import KeyPath

Pattern = tuple[str, ...]
ITEMS = "[]"


def parse_pattern(text: str) -> Pattern:
    """`sources[].article` -> `("sources", "[]", "article")`."""
    return tuple(part for part in text.replace("[]", ".[]").split(".") if part)


def format_pattern(pattern: Pattern) -> str:
    """`("sources", "[]", "article")` -> `sources[].article`."""
    return ".".join(pattern).replace(".[]", "[]")


def follow(data: Any, pattern: Pattern, path: KeyPath = ()) -> list[tuple[KeyPath, Any]]:
    """`(key path, value)` for every value that the pattern reaches, in the order of the data."""
    if len(pattern) == 1 and pattern[0] != ITEMS:  # most are a key at the root
        key = pattern[0]
        return [(path + pattern, data[key])] if isinstance(data, dict) and key in data else []
    for depth, part in enumerate(pattern):
        if part == ITEMS:
            return _follow_items(data, pattern[depth + 1 :], path + pattern[:depth])
        if not isinstance(data, dict) or part not in data:
            return []
        data = data[part]
    return [(path + pattern, data)]


def _follow_items(data: Any, pattern: Pattern, path: KeyPath) -> list[tuple[KeyPath, Any]]:
    found: list[tuple[KeyPath, Any]] = []
    if isinstance(data, list):
        for index, item in enumerate(data):
            found += follow(item, pattern, (*path, index))
    return found


def at(data: Any, path: KeyPath) -> Any:
    """The value at a key path, or None."""
    for part in path:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def holds(data: Any, words: str) -> bool:
    """Whether any text among the values holds these words. Data may be nested as deep as a record may be."""
    stack = [data]
    while stack:
        value = stack.pop()
        if isinstance(value, str) and words in value:
            return True
        if isinstance(value, (dict, list)):
            stack += value.values() if isinstance(value, dict) else value
    return False
