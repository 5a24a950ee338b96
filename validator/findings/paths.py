"""Path patterns: `sources[].article` names the article of every source.

A pattern is a tuple of keys, in which `[]` stands for each item of a list, `*` for each value of a mapping, and `{}`,
at its end, for each key of one. Following a pattern through data gives each value with its key path; whatever has
another shape is passed over, since the schema speaks of it.
"""

from __future__ import annotations

from typing import Any

from validator.findings.finding import KeyPath

Pattern = tuple[str, ...]
ITEMS = "[]"
VALUES = "*"
KEYS = "{}"
MANY = frozenset((ITEMS, VALUES, KEYS))
"""The parts of a pattern that stand for more than one place."""


def parse_pattern(text: str) -> Pattern:
    """`sources[].article` -> `("sources", "[]", "article")`."""
    return tuple(part for part in text.replace("[]", ".[]").replace("{}", ".{}").split(".") if part)


def format_pattern(pattern: Pattern) -> str:
    """`("sources", "[]", "article")` -> `sources[].article`."""
    return ".".join(pattern).replace(".[]", "[]").replace(".{}", "{}")


def follow(data: Any, pattern: Pattern, path: KeyPath = ()) -> list[tuple[KeyPath, Any]]:
    """`(key path, value)` for every value that the pattern reaches, in the order of the data."""
    if len(pattern) == 1 and pattern[0] not in MANY:  # most are a key at the root
        key = pattern[0]
        return [(path + pattern, data[key])] if isinstance(data, dict) and key in data else []
    for depth, part in enumerate(pattern):
        if part in MANY:
            return _follow_many(data, part, pattern[depth + 1 :], path + pattern[:depth])
        if not isinstance(data, dict) or part not in data:
            return []
        data = data[part]
    return [(path + pattern, data)]


def _follow_many(data: Any, part: str, pattern: Pattern, path: KeyPath) -> list[tuple[KeyPath, Any]]:
    found: list[tuple[KeyPath, Any]] = []
    if part == ITEMS and isinstance(data, list):
        for index, item in enumerate(data):
            found += follow(item, pattern, (*path, index))
    elif part == VALUES and isinstance(data, dict):
        for key, item in data.items():
            found += follow(item, pattern, (*path, key))
    elif part == KEYS and isinstance(data, dict) and not pattern:
        found = [((*path, key), key) for key in data]
    return found


def beside(pattern: Pattern, path: KeyPath) -> KeyPath:
    """The place that a pattern leads to in the same items as a path: `a[].y` beside `a.3.x` is `a.3.y`."""
    return tuple(
        path[depth] if part in MANY and depth < len(path) else part for depth, part in enumerate(pattern)
    )


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
