"""Passages of an article that begin with the words that somebody is typing, to be taken over as they stand there."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from validator.quotes.prepare import Prepared
from validator.quotes.text import split_words

MOST = 40
"""Passages that are proposed."""
MAX_WORDS = 120
"""Words of a passage at the most: whoever quotes more means something else."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage: the words as the article has them, in one line; what of it follows the words typed; and its line."""

    text: str
    rest: str
    line: int


def find_passages(typed: str, text: Prepared, *, quoted: bool) -> list[Passage]:
    """The passages that begin with `typed`, of which the last word may be unfinished; without words, all that begin.

    With `quoted`, only what the article gives as direct speech. Each ends with its sentence, and once more with the
    speech or the paragraph. The order is that of the article.
    """
    keys = list(split_words(typed, casing=text.casing).keys)
    unfinished = bool(keys) and not typed[-1:].isspace()
    found: dict[str, Passage] = {}
    for first in _beginnings(keys, text, quoted=quoted, unfinished=unfinished):
        whole = _end(first, text, quoted=quoted)
        sentence = next((i for i in range(first + max(len(keys), 1), whole) if _begins(i, text)), whole)
        for after in dict.fromkeys((sentence, whole)):
            if first < after <= first + MAX_WORDS:
                passage = _passage(first, after, len(keys) - unfinished, text)
                found.setdefault(passage.text, passage)
        if len(found) >= MOST:
            break
    return list(found.values())[:MOST]


def _begins(index: int, text: Prepared) -> bool:
    return text.starts_sentence(index) and any(mark in text.gaps[index] for mark in ".!?…。！？؟।")


def _beginnings(keys: list[str], text: Prepared, *, quoted: bool, unfinished: bool) -> Iterator[int]:
    """The words with which a passage may begin."""
    if not keys:
        last = 0
        for index in range(len(text.keys)):
            begins = text.zones[index] != last if quoted else text.starts_sentence(index)
            last = text.zones[index]
            if begins and (last or not quoted):
                yield index
        return
    whole = keys[:-1] if unfinished else keys
    places = text.positions.get(whole[0], []) if whole else range(len(text.keys))
    for first in places:
        if quoted and not text.zones[first]:
            continue
        if text.keys[first : first + len(whole)] != tuple(whole):
            continue
        after = first + len(whole)
        if not unfinished or (after < len(text.keys) and text.keys[after].startswith(keys[-1])):
            yield first


def _end(first: int, text: Prepared, *, quoted: bool) -> int:
    """The first word after the speech, or the paragraph, that a word stands in."""
    limit = min(first + MAX_WORDS + 1, len(text.keys))
    if quoted:
        zone = text.zones[first]
        return next((index for index in range(first, limit) if text.zones[index] != zone), limit)
    paragraph = text.paragraphs[first]
    return min(bisect_right(text.paragraphs, paragraph, lo=bisect_left(text.paragraphs, paragraph)), limit)


def _passage(first: int, after: int, finished: int, text: Prepared) -> Passage:
    start, end = text.starts[first], text.ends[after - 1]
    behind = text.starts[first + finished] if first + finished < after else end
    line = text.text.count("\n", 0, start) + 1
    return Passage(_one_line(text.text[start:end]), _one_line(text.text[behind:end]), line)


def _one_line(text: str) -> str:
    return " ".join(text.split())
