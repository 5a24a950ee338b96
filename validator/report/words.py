"""Two wordings side by side, word by word: what both have, what only the first has, what only the second."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

MAX_WORDS = 2000
"""Words, spaces and marks of a text that are compared; a longer one is not."""
_JOINS = "'’-"
# Scripts that are written without spaces: each letter stands for itself.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)


def cut(text: str) -> list[str]:
    """The words of a text, the spaces between them, and the marks; together they are the text."""
    pieces: list[str] = []
    last = ""
    for index, char in enumerate(text):
        kind = _kind(char)
        joins = char in _JOINS and last == "word" and _kind(text[index + 1 : index + 2]) == "word"
        if pieces and (joins or kind == "below" or (kind == last and kind in ("word", "space"))):
            pieces[-1] += char
        else:
            pieces.append(char)
        last = "word" if joins else last if kind == "below" else kind
    return pieces


def _kind(char: str) -> str:
    if not char or char.isspace():
        return "space" if char else ""
    if unicodedata.category(char)[0] == "M":
        return "below"  # a mark belongs to the letter before it
    if _UNSPACED.match(char):
        return "letter"
    return "word" if char.isalnum() or char == "_" else "mark"


def compare_words(old: str, new: str) -> list[tuple[str, str]] | None:
    """Both texts as one: pieces that are `same`, `removed` or `added`, in their order; None where one is too long."""
    if max(len(old), len(new)) > 40 * MAX_WORDS:
        return None
    ours, theirs = cut(old), cut(new)
    if max(len(ours), len(theirs)) > MAX_WORDS:
        return None
    from rapidfuzz.distance import LCSseq

    steps = []
    for step in LCSseq.opcodes(ours, theirs):
        same = step.tag == "equal"
        left = ours[step.src_start : step.src_end]
        right = theirs[step.dest_start : step.dest_end]
        steps.append(("".join(left), "".join(right), same and bool("".join(left).strip())))
    return list(_joined(steps))


def _joined(steps: list[tuple[str, str, bool]]) -> Iterator[tuple[str, str]]:
    """Neighbouring changes as one. Spaces alone between two changes belong to both, so that phrases stay together."""
    removed = added = ""
    for number, (left, right, same) in enumerate(steps):
        outer = number in (0, len(steps) - 1)
        if same or (left == right and outer):
            yield from _both(removed, added)
            removed = added = ""
            yield "same", left
        else:
            removed += left
            added += right
    yield from _both(removed, added)


def _both(removed: str, added: str) -> Iterator[tuple[str, str]]:
    """A removed and an added piece, without the spaces that both begin or end with."""
    lead = len(removed) - len(removed.lstrip()) if removed[:1].isspace() and added[:1].isspace() else 0
    if lead and removed[:lead] == added[:lead]:
        yield "same", removed[:lead]
        removed, added = removed[lead:], added[lead:]
    tail = len(removed.rstrip()) if removed[-1:].isspace() and added[-1:].isspace() else len(removed)
    rest = removed[tail:]
    if rest and added.endswith(rest):
        removed, added = removed[:tail], added[: len(added) - len(rest)]
    else:
        rest = ""
    if removed:
        yield "removed", removed
    if added:
        yield "added", added
    if rest:
        yield "same", rest
