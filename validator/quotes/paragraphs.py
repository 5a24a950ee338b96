"""Where a text's paragraphs end.

A blank line always ends one. A single line end does in texts that have one paragraph a line, and does not in texts
whose lines were filled to a width; which of the two a text is can be seen from its lines.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from validator.quotes.glyphs import CJK

_BLANK = re.compile(r"\n[ \n]*\n")
_LINE = re.compile(r"[^\n]*[^\n ][^\n]*")
_CJK_CHAR = re.compile(f"[{CJK}]")
_SENTENCE_END = tuple('.!?…"”’»」』:。！？؟۔)')
_FULL_STOP = tuple(".!?…。！？؟۔")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``start`` to ``end`` in the folded text; ``blank`` tells whether a blank line ends it (not just a line's end)."""

    start: int
    end: int
    blank: bool


def find_paragraphs(folded: str) -> list[Paragraph]:
    """Cut a text into paragraphs: at blank lines, and at line ends unless the lines are merely wrapped."""
    stop = len(folded.rstrip("\n"))
    blanks = [match.span() for match in _BLANK.finditer(folded, 0, stop)]
    places = list(zip([0, *[end for _, end in blanks]], [*[start for start, _ in blanks], stop], strict=True))
    # Where every paragraph is one line, there is nothing to decide.
    if all(folded.find("\n", start, end) < 0 for start, end in places):
        return [Paragraph(start, end, True) for start, end in places if folded[start:end].strip(" ")]
    return _find_among_lines(folded)


def _find_among_lines(folded: str) -> list[Paragraph]:
    blocks: list[list[tuple[int, int]]] = []
    start = 0
    for match in [*_BLANK.finditer(folded), None]:
        end = match.start() if match else len(folded)
        lines = [line.span() for line in _LINE.finditer(folded, start, end)]
        if lines:
            blocks.append(lines)
        start = match.end() if match else end
    contents = [[folded[a:b].strip() for a, b in lines] for lines in blocks]
    wrapped = [len(lines) > 1 and _is_wrapped(lines) for lines in contents]
    width = max([_width(lines) for lines, known in zip(contents, wrapped, strict=True) if known], default=0)
    paragraphs: list[Paragraph] = []
    for lines, content, known in zip(blocks, contents, wrapped, strict=True):
        filled = known or (0 < _width(content) <= width and _fills(content, width))
        first = lines[0][0]
        for index in range(1, len(lines)):
            if not filled and not _runs_on(content[index - 1], content[index]):
                paragraphs.append(Paragraph(first, lines[index - 1][1], False))
                first = lines[index][0]
        paragraphs.append(Paragraph(first, lines[-1][1], True))
    return paragraphs


def _width(lines: list[str]) -> int:
    return max(map(len, lines))


def _is_wrapped(lines: list[str]) -> bool:
    """Whether a block shows that it was filled to a width: lines of it end inside a sentence."""
    width = _width(lines)
    if width > 200:
        return False
    breaks = list(pairwise(lines))
    if _fills(lines, width) and any(
        not line.endswith(_SENTENCE_END) or _goes_on(line, following) for line, following in breaks
    ):
        return True
    # Invisible characters, or spaces that may not break, and the lines are not as full as they look.
    going_on = sum(_goes_on(line, following) for line, following in breaks)
    return 2 * going_on >= len(breaks) and all(len(line) > 0.6 * width for line in lines[:-1])


def _goes_on(line: str, following: str) -> bool:
    """Whether a sentence goes on over this line's end, to be seen from the small letter that follows."""
    return following[:1].islower() and not line.endswith(_FULL_STOP)


def _fills(lines: list[str], width: int) -> bool:
    """Whether no line would have had room for the next line's first word."""
    for line, following in pairwise(lines):
        word = 2 if _CJK_CHAR.match(following) else len(following.split(" ", 1)[0])
        if len(line) + 1 + word <= width:
            return False
    return True


def _runs_on(line: str, following: str) -> bool:
    """Whether a line goes on in the next one, in a text that has one paragraph a line."""
    return _goes_on(line, following) or line.endswith((",", "-"))
