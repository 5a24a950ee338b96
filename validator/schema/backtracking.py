"""Which patterns may take more time than in proportion to the text: those that need more than an automaton.

An expression of characters, classes, alternatives and repetitions is run by an automaton, in linear time. Look-around,
`\\b`, `\\B` and back-references need an engine that goes back and tries again; where such an expression repeats without
an end, too, each place of the text may cost another look at all the rest of it (`(?=(a+))b`), however its steps are
counted. It stays linear only behind a `^`, where look-around stands first and the rest is for an automaton, as in
`^(?!.*draft)[a-z]+$`: then each part looks at the text once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

MOST = 4_000_000
"""Looks that one text may take: a pattern that takes the square gets texts of up to 2,000 characters. That is some 30
milliseconds, and what all texts take stays in proportion to their size."""
_SHORT = 100
"""Up to so many times, a counted repetition counts as one that ends."""
_TOKEN = re.compile(
    r"""
    (?P<class>\[(?:\\.|[^\]\\])*(?:\]|\Z))
    | (?P<look>\(\?<?[=!])
    | (?P<open>\((?:\?(?:<[^>]*>|[A-Za-z-]*:|[A-Za-z-]*(?=\))))?)
    | (?P<close>\))
    | (?P<edge>\\[bB]|\\[1-9][0-9]*|\\k<[^>]*>)
    | (?P<escape>\\[pPu]\{[^}]*\}|\\.)
    | (?P<endless>[*+])
    | \{(?P<least>[0-9]+)(?P<comma>,)?(?P<most>[0-9]*)\}
    | (?P<or>\|)
    | (?P<start>\^)
    | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(slots=True)
class _Part:
    """A piece of a pattern: whether it needs to go back, whether it repeats without an end, and to which power of the
    text's length the look-around in it may take."""

    backs: bool = False
    repeats: bool = False
    inner: int = 0

    def take(self, other: _Part, *, look: bool) -> None:
        """Take in what stands in parentheses; `look`: as look-around."""
        self.backs |= other.backs or look
        self.repeats |= other.repeats
        self.inner = max(self.inner, other.power if look else other.inner)

    @property
    def power(self) -> int:
        """The power of the length for one attempt."""
        return 1 + max(1, self.inner) if self.backs and self.repeats else 1


@dataclass(slots=True)
class _Alternative(_Part):
    """One alternative of the whole pattern. Behind a `^`, look-around that stands `first` looks once: `once` is its
    power."""

    anchored: bool = False
    first: bool = True
    once: int = 1


@lru_cache(maxsize=4096)
def power(pattern: str) -> int:
    """To which power of the length of a text the time of a pattern may grow: 1 in proportion, 2 with the square."""
    alternatives = [_Alternative()]
    groups: list[tuple[bool, _Part]] = []  # those that are open, and whether they are look-around
    backs = False
    for token in _TOKEN.finditer(pattern):
        kind, whole = token.lastgroup, alternatives[-1]
        part = groups[-1][1] if groups else whole
        backs |= kind in ("look", "edge")
        if kind in ("look", "open"):
            groups.append((kind == "look", _Part()))
        elif kind == "close" and groups:
            look, inside = groups.pop()
            if look and not groups and whole.anchored and whole.first:
                whole.once = max(whole.once, inside.power)
                continue
            (groups[-1][1] if groups else whole).take(inside, look=look)
        elif kind == "start" and not groups and whole.first:
            whole.anchored = True
            continue
        elif kind == "or" and not groups:
            alternatives.append(_Alternative())
            continue
        elif kind == "edge":
            part.backs = True
        elif kind == "endless" or _is_endless(token):
            part.repeats = True
        if not groups:
            whole.first = False
    for one in alternatives:
        one.backs |= backs and not one.anchored  # where one needs to go back, each is tried at each place
    return max(max(one.power, one.once) for one in alternatives) if backs else 1


@lru_cache(maxsize=4096)
def goes_back(pattern: str) -> bool:
    """Whether a pattern needs more than an automaton, so that it may take more steps than are allowed for a text."""
    return any(token.lastgroup in ("look", "edge") for token in _TOKEN.finditer(pattern))


def _is_endless(token: re.Match[str]) -> bool:
    if token["least"] is None:
        return False
    most = token["most"] if token["comma"] else token["least"]
    return not most or int(most) > _SHORT


def longest(pattern: str) -> int | None:
    """The longest text that is held against a pattern, in characters; None where any may be."""
    grows = power(pattern)
    return None if grows == 1 else int(MOST ** (1 / grows))
