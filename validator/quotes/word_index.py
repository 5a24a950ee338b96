"""Which of many texts may hold a quote: an index that is made once, where asking each text would take too long.

It only rules out. A text that has words is never left out for them, whatever the quote's punctuation, case or
omissions; and a text in which letters are written in an unusual way is never left out at all.
"""

import re
from array import array
from collections.abc import Iterable

from validator.quotes.damage import mend_damage
from validator.quotes.glyphs import FOLD, INVISIBLE, LIGATURES, LINE_BREAKS, MARKS
from validator.quotes.literally import _LETTER

_SHORTEST = 3
"""Letters. Shorter words stand in nearly every text."""
_MOST = 40_000_000
"""Entries, of four bytes; a new word counts as 50. The texts beyond are not indexed, and none of them is ruled out."""
_RUN = re.compile(f"[{_LETTER}]{{{_SHORTEST},}}")
_HYPHENS = "".join(char for char, meaning in FOLD.items() if meaning == "-")
# Letters that are not what they look like one by one; a letter in brackets (`[T]he`); hyphens, spaces and line ends of
# other sorts, where a word may be broken.
_UNUSUAL = re.compile(
    rf"[{INVISIBLE}{''.join(LIGATURES)}{MARKS}{_HYPHENS}{LINE_BREAKS}]"
    r"|\[\w\]\w|-[ \t]*(?![ \t\r\n])\s|-\s*\n[ \t]*(?![ \t\r\n])\s"
    r"|[µſ]"
)
_WRAP = re.compile(r"-[ \t]*\r*\n[ \t]*")


class WordIndex:
    """The words in texts, which are numbered from 0. Where a text is missing (None), no word stands in it."""

    def __init__(self, texts: Iterable[str | None]) -> None:
        self._texts: dict[str, array[int]] = {}
        self._always: list[int] = []
        entries = 0
        for number, text in enumerate(texts):
            if text is None:
                continue
            plain = text.isascii() and "[" not in text and "\x0b" not in text and "\x0c" not in text
            if entries > _MOST or (not plain and _UNUSUAL.search(text)):
                self._always.append(number)
                continue
            runs = words_in(text)
            entries += len(runs) + 50 * len(runs - self._texts.keys())
            for run in runs:
                if run in self._texts:
                    self._texts[run].append(number)
                else:
                    self._texts[run] = array("I", [number])

    def may_hold(self, quote: str) -> list[int] | None:
        """The numbers, in order, of the texts that may hold a quote; None if its words rule none out."""
        if "[" in quote or _WRAP.search(quote) or _UNUSUAL.search(quote):
            return None  # what stands in brackets need not stand in the text
        words = [word.lower() for word in quote.split() if _RUN.fullmatch(word)]
        if not words:
            return None
        having = sorted((self._texts.get(word, array("I")) for word in words), key=len)
        found = set(having[0])
        for numbers in having[1:]:
            if not found:
                break
            found.intersection_update(numbers)
        return sorted({*found, *self._always})


def words_in(text: str) -> set[str]:
    """The words of a text that consist of letters alone, in lower case; also those broken at the end of a line."""
    lowered = mend_damage(text).lower()
    found = set(_RUN.findall(lowered))
    if "-" in lowered and _WRAP.search(lowered):
        found.update(_RUN.findall(_WRAP.sub("", lowered)))
    return found
