"""Where a text's paragraphs end.

A blank line always ends one. A single line end does in texts that have one paragraph a line, and does not in texts
whose lines were filled to a width; which of the two a text is can be seen from its lines.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from .glyphs import CJK

_BLANK = re.compile(r"\n[ \n]*\n")
_CJK_CHAR = re.compile(f"[{CJK}]")
_SENTENCE_END = tuple('.!?…"”’»」』:。！？؟۔)')


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``start`` to ``end`` in the folded text; ``blank`` tells whether a blank line ends it (not just a line's end)."""

    start: int
    end: int
    blank: bool


def find_paragraphs(folded: str) -> list[Paragraph]:
    """Cut a text into paragraphs: at blank lines, and at line ends unless the lines are merely wrapped."""
    paragraphs = []
    start = 0
    for match in _BLANK.finditer(folded):
        paragraphs += _lines(folded, start, match.start())
        start = match.end()
    paragraphs += _lines(folded, start, len(folded))
    return paragraphs


def _lines(folded: str, start: int, end: int) -> list[Paragraph]:
    if "\n" not in folded[start:end].strip(" \n"):
        return [Paragraph(start, end, True)] if folded[start:end].strip() else []
    spans = [(match.start(), match.end()) for match in re.finditer(r"[^\n]+", folded[start:end])]
    lines = [(start + a, start + b) for a, b in spans if folded[start + a : start + b].strip()]
    wrapped = _is_wrapped([folded[a:b].strip() for a, b in lines])
    paragraphs = []
    first = lines[0][0]
    for (_, line_end), (next_start, next_end) in pairwise(lines):
        if not wrapped and not _runs_on(
            folded[first:line_end].rstrip(), folded[next_start:next_end].lstrip()
        ):
            paragraphs.append(Paragraph(first, line_end, False))
            first = next_start
    return [*paragraphs, Paragraph(first, lines[-1][1], True)]


def _is_wrapped(lines: list[str]) -> bool:
    """Whether a block was filled to a width: no line would have had room for the next line's first word."""
    width = max(map(len, lines))
    if width > 200:
        return False
    for line, following in pairwise(lines):
        word = 2 if _CJK_CHAR.match(following) else len(following.split(" ", 1)[0])
        if len(line) + 1 + word <= width:
            return False
    return any(not line.endswith(_SENTENCE_END) for line in lines[:-1])


def _runs_on(line: str, following: str) -> bool:
    return (not line.endswith(_SENTENCE_END) and following[:1].islower()) or line.endswith((",", "-"))
