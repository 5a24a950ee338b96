"""'Did you mean ...?': the known word nearest to an unknown one."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that resembles `word` most, or None if none does. Never used to accept anything."""
    import difflib

    by_lower = {candidate.lower(): candidate for candidate in known}
    found = difflib.get_close_matches(word.lower(), by_lower, n=1, cutoff=0.6)
    return by_lower[found[0]] if found else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint such as "did you mean 'speaker'?", or nothing."""
    found = nearest(word, known)
    return f"did you mean {found!r}?" if found else ""
