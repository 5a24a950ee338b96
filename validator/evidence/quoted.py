"""Quoted words, and where in a text they stand."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from validator.corpus.records import Claim, Record
from validator.findings.finding import TextPlace

if TYPE_CHECKING:
    from validator.quotes.prepare import Prepared


Range = tuple[int, int]


"""Words of a text, from the first to the one after the last."""


@dataclass(frozen=True, slots=True)
class FoundWords:
    """Quoted words that were found in the text of an article. `ranges` are its words there, in order.

    With `by_proof`, the text is as much of it as a proof shows; its offsets mean nothing in the article.
    """

    claim: Claim
    article: Record
    text: Prepared
    ranges: tuple[Range, ...]
    by_proof: bool = False

    @property
    def first(self) -> int:
        """The first word."""
        return self.ranges[0][0]

    @property
    def after(self) -> int:
        """The word after the last one."""
        return self.ranges[-1][1]

    @property
    def interrupted(self) -> tuple[Range, ...]:
        """The stretches between its parts in which the reporter speaks."""
        if len(self.ranges) == 1:
            return ()
        between = [(a[1], b[0]) for a, b in pairwise(self.ranges) if a[1] < b[0]]
        return tuple((first, after) for first, after in between if not all(self.text.zones[first:after]))

    def place(self, first: int, after: int, message: str) -> TextPlace:
        """Some words of the text, to be shown beside a finding."""
        text = self.text
        return TextPlace(self.article.id, text.text, text.starts[first], text.ends[after - 1], message)

    def printed(self, first: int, after: int) -> str:
        """Some words of the text, on one line."""
        return " ".join(self.text.text[self.text.starts[first] : self.text.ends[after - 1]].split())
