"""What was said, piece by piece: the quoted utterances of a text.

An utterance is what one speaker says in one go: what stands between one pair of marks, over several paragraphs where
the marks say so, and what follows after an attribution (``"A," he said. "B"``).
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from validator.quotes.prepare import Prepared

_INNER_MARKS = (("‚", "‘"), ("‘", "’"), ("“", "”"), ("„", "“"), ("‹", "›"), ("«", "»"), ("'", "'"))
_END_MARKS = ".!?…。！？؟"


@dataclass(frozen=True, slots=True)
class Utterance:
    """``parts`` are word ranges (first, after) of a ``Prepared`` text, in order, each inside one paragraph.

    ``broken`` holds the numbers of those parts before which an attribution stands (``"A," he said. "B"``: part 1); all
    other parts begin a new paragraph of the same speech.
    """

    parts: tuple[tuple[int, int], ...]
    broken: frozenset[int]

    @property
    def first(self) -> int:
        """The first word."""
        return self.parts[0][0]

    @property
    def after(self) -> int:
        """The word after the last one."""
        return self.parts[-1][1]

    def keys(self, text: Prepared) -> tuple[str, ...]:
        """The words as they are compared, without case."""
        return tuple([key for first, after in self.parts for key in text.keys[first:after]])


def find_utterances(text: Prepared) -> list[Utterance]:
    """All quoted utterances of a text, in order."""
    paragraphs = text.paragraphs
    found: list[Utterance] = []
    open_parts: list[tuple[int, int]] = []
    broken: set[int] = set()
    for first, after in _runs(text, paragraphs):
        before = open_parts[-1][1] - 1 if open_parts else -1
        goes_on = before >= 0 and text.zones[before] == text.zones[first]
        joined = text.joins.get(before) == first
        if open_parts and not goes_on and not joined:
            found.append(Utterance(tuple(open_parts), frozenset(broken)))
            open_parts, broken = [], set()
        if joined:
            broken.add(len(open_parts))
        open_parts.append((first, after))
    if open_parts:
        found.append(Utterance(tuple(open_parts), frozenset(broken)))
    return found


def split_chain(utterance: Utterance) -> list[Utterance]:
    """An utterance that several attributions interrupt, in pieces that hold one each: only such can be proved."""
    starts = [0, *sorted(utterance.broken)[1::2], len(utterance.parts)]
    return [
        Utterance(
            utterance.parts[first:after],
            frozenset(number - first for number in utterance.broken if first < number < after),
        )
        for first, after in pairwise(starts)
    ]


def _runs(text: Prepared, paragraphs: list[int]) -> list[tuple[int, int]]:
    """The quoted words as runs of one zone in one paragraph."""
    runs: list[tuple[int, int]] = []
    zones = text.zones
    for index, zone in enumerate(zones):
        if not zone:
            continue
        if (
            runs
            and runs[-1][1] == index
            and zones[index - 1] == zone
            and paragraphs[index - 1] == paragraphs[index]
        ):
            runs[-1] = (runs[-1][0], index + 1)
        else:
            runs.append((index, index + 1))
    return runs


def write_quote(text: Prepared, utterance: Utterance) -> str:
    """An utterance as a record gives it: the printed words, without the marks and attributions around them.

    Line wraps become spaces, a new paragraph a blank line. Where an attribution interrupts, the comma before it
    becomes a full stop if a new sentence follows, and is dropped if not: it belongs to the attribution.
    """
    pieces: list[str] = []
    for number, (first, after) in enumerate(utterance.parts):
        piece = " ".join(text.text[text.starts[first] : text.ends[after - 1]].split())
        mark = _printed_mark(text, after)
        closing = _inner_closing(text, piece, after)
        if number + 1 == len(utterance.parts):
            # A full stop at the very end is often the newspaper's own.
            pieces.append(piece + mark.strip(".。") + closing)
            break
        following = utterance.parts[number + 1][0]
        if number + 1 not in utterance.broken:
            gap = text.gaps[following]
            pieces.append(f"{piece}{gap if len(gap.strip()) > 1 else mark or gap}\n\n")
        elif mark:
            pieces.append(f"{piece}{mark}{closing} ")
        else:
            new_sentence = "." in text.gaps[following] and text.forms[following][:1].isupper()
            pieces.append(f"{piece}{'.' if new_sentence else ''}{closing} ")
    return "".join(pieces)


def _inner_closing(text: Prepared, piece: str, after: int) -> str:
    """The mark that ends a quote inside the quote, if one is open at the end of a part and is closed there."""
    behind = re.match(r"\W*", text.text[text.ends[after - 1] :])
    for opening, closing in _INNER_MARKS:
        opened = re.findall(rf"(?<!\w){opening}(?=\w)", piece)
        closed = re.findall(rf"(?<=[\w.,!?…]){closing}(?!\w)", piece)
        if len(opened) > len(closed) and behind and closing in behind.group():
            return closing
    return ""


def _printed_mark(text: Prepared, after: int) -> str:
    """The mark that ends a sentence, if it is printed right behind the word before ``after``."""
    end = text.ends[after - 1]
    mark = text.text[end : end + 1]
    return mark if mark and mark in _END_MARKS else ""
