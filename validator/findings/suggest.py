"""'Did you mean ...?': the known word nearest to an unknown one."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

_FEW = 100
_SHORT = 100
"""Words and letters; what is longer is looked for each time."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that resembles `word` most, or None if none does. Never used to accept anything."""
    words = tuple(known)
    if len(words) > _FEW or len(word) > _SHORT:
        return _nearest.__wrapped__(word, words)
    return _nearest(word, words)


@lru_cache(maxsize=4096)
def _nearest(word: str, known: tuple[str, ...]) -> str | None:
    """The same for a word that may come again: a program makes one mistake in all its records."""
    import difflib

    by_lower = {candidate.lower(): candidate for candidate in known}
    found = difflib.get_close_matches(word.lower(), by_lower, n=1, cutoff=0.6)
    return by_lower[found[0]] if found else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint such as "did you mean 'speaker'?", or nothing."""
    found = nearest(word, known)
    return f"did you mean {found!r}?" if found else ""
