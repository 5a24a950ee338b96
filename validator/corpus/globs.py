"""Patterns of file names, such as `records/**/*.yaml`.

`*` and `?` stay inside a name, `**` goes over folders; a pattern also covers everything below a folder that it names.
Every other character means itself. Whatever the pattern, a match takes time linear in its length times the path's,
squared at the worst: settings may come with a stranger's pull request.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile

_FOLDERS = "(?:[^/]+/)*?"


def matches(file: str, pattern: str) -> bool:
    """Whether a file lies in what a pattern names."""
    return glob_pattern(pattern).match(file) is not None


@lru_cache(maxsize=1024)
def glob_pattern(pattern: str) -> re.Pattern[str]:
    """A pattern of file names as a regular expression that matches whole paths.

    The first fit of a part between two wildcards is as good as any later one, so that each may be atomic.
    """
    groups: list[list[str]] = [[]]
    for name in pattern.rstrip("/").split("/"):
        if name == "**":
            groups.append([])
        else:
            groups[-1].append(_name(name))
    first, *others = ["/".join(group) for group in groups]
    if not others:
        return re.compile(rf"{first}(?:/.*)?\Z", re.DOTALL)
    *middle, last = others
    text = f"{first}/" if first else ""
    text += "".join(f"(?>{_FOLDERS}{part}/)" for part in middle if part)
    text += rf"{_FOLDERS}{last}(?:/.*)?\Z" if last else r".*\Z"
    return re.compile(text, re.DOTALL)


def literal_folder(pattern: str) -> str:
    """The folder that holds whatever a pattern can match: `advisories` of `advisories/*/a.yaml`, or nothing."""
    folders = pattern.rstrip("/").split("/")[:-1]
    return "/".join(takewhile(lambda name: "*" not in name and "?" not in name, folders))


def _name(name: str) -> str:
    """One name of a pattern: what stands between two slashes."""
    first, *others = ["[^/]".join(map(re.escape, part.split("?"))) for part in re.split(r"\*+", name)]
    if not others:
        return first
    *middle, last = others
    return f"(?>{first}{''.join(f'(?>[^/]*?{part})' for part in middle)}[^/]*{last}(?=/|\\Z))"
