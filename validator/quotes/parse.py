"""A quote as the curator wrote it: its words, its brackets, its ellipses."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from validator.quotes.glyphs import CJK
from validator.quotes.prepare import Prepared
from validator.quotes.text import split_words

MAX_BRACKET = 5  # words a bracket may add
_Row = tuple[str, str, str, int, int, int, int]
_CJK_CHAR = re.compile(f"[{CJK}]")
_TIGHT = re.compile(r"[^\s—–\-\u3001-\u303f\uff01-\uff60]+")  # no space, dash, nor a mark as wide as a letter
_POINTED = re.compile(r"<(?:…|\.{3})>")
_SQUARE = re.compile(r"[\[［]([^\[\]［］]*)[\]］]")


@dataclass(frozen=True, slots=True)
class Bracket:
    """A bracket in a quote: the words ``first`` to ``last`` (exclusive) of the quote stand in it.

    ``is_free``: it stands by itself, and is short enough to be an explanation.
    """

    first: int
    last: int
    keys: tuple[str, ...]
    is_free: bool

    @property
    def is_sic(self) -> bool:
        return self.keys == ("sic",)


@dataclass(frozen=True, slots=True)
class Quote:
    """The quote's words (as ``Words``) and the brackets among them.

    ``free_case``: the words whose first letter was changed ([W]hen); ``tight``: the words that follow punctuation
    without a space.
    """

    text: str
    forms: tuple[str, ...]
    keys: tuple[str, ...]
    gaps: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    folded: str
    folded_starts: tuple[int, ...]
    folded_ends: tuple[int, ...]
    free_case: frozenset[int]
    tight: frozenset[int]
    brackets: tuple[Bracket, ...]

    def raw_gap(self, index: int) -> str:
        """The folded text between the word and the one before it."""
        last = self.folded_ends[index - 1] if index else 0
        return self.folded[last : self.folded_starts[index]]

    @property
    def has_ellipsis(self) -> bool:
        return any("…" in gap for gap in self.gaps[1:])

    def segments(self, source: Prepared) -> list[list[int | Bracket]]:
        """The quote cut at its own ellipses, each segment a list of word indices and brackets.

        An ellipsis that the source has between the same two words is punctuation, not an omission.
        """
        if not self.brackets and not self.has_ellipsis:
            return [list(range(len(self.keys)))]
        by_first = {bracket.first: bracket for bracket in self.brackets}
        segments: list[list[int | Bracket]] = [[]]
        index = 0
        while index < len(self.keys):
            if index and "…" in self.gaps[index] and not self._is_in_source(index, source):
                segments.append([])
            bracket = by_first.get(index)
            if bracket:
                segments[-1].append(bracket)
                index = bracket.last
            else:
                segments[-1].append(index)
                index += 1
        return segments

    def _is_in_source(self, index: int, source: Prepared) -> bool:
        places = source.positions.get(self.keys[index - 1], [])[:500]
        return any(
            source.keys[place + 1 : place + 2] == (self.keys[index],) and "…" in source.gaps[place + 1]
            for place in places
        )


def parse_quote(text: str, source: Prepared) -> Quote:
    """Cut a quote into words; where its hyphens and dashes leave a choice, choose the words that the source has."""
    text = _with_usual_ellipses(text, source)
    words = split_words(text, casing=source.casing)
    vocabulary = source.positions
    if "\u00ad" in text and any(key not in vocabulary for key in words.keys):
        # The line's end was a word's end after all.
        words = split_words(text.replace("\u00ad", ""), casing=source.casing)
    rows = list(
        zip(
            words.forms,
            words.keys,
            words.gaps,
            words.starts,
            words.ends,
            words.folded_starts,
            words.folded_ends,
            strict=True,
        )
    )
    if words.broken or any(key not in vocabulary for key in words.keys):
        rows = _fit(rows, words.broken, source)
    columns = tuple(zip(*rows, strict=True)) or ((),) * 7
    forms, keys, gaps, starts, ends, folded_starts, folded_ends = columns
    folded = words.folded
    free = frozenset(index for index, start in enumerate(folded_starts) if folded[start] in "[［")
    brackets = (
        _find_brackets(folded, keys, folded_starts, folded_ends) if "[" in folded or "［" in folded else ()
    )
    tight = frozenset(
        index
        for index in range(1, len(keys))
        if gaps[index]
        and "…" not in gaps[index]
        and _TIGHT.fullmatch(folded[folded_ends[index - 1] : folded_starts[index]])
    )
    return Quote(
        text, forms, keys, gaps, starts, ends, folded, folded_starts, folded_ends, free, tight, brackets
    )


def _with_usual_ellipses(text: str, source: Prepared) -> str:
    """A quote with the usual ellipsis for ``<...>``, and for what its language has instead (``– –``, ``（中略）``)."""
    if "<" in text and "<" not in source.text:
        text = _POINTED.sub("…", text)
    for sign in source.pack.omission if source.pack else ():
        shown = sign if sign[0] in "([（〔［" else f" {sign} "
        if shown in text and sign not in source.text:
            text = text.replace(sign, "…")
    return text


def _fit(rows: list[_Row], broken: dict[int, str], source: Prepared) -> list[_Row]:
    """Read a word that the source does not have the other way: ``secu-rity``, or a hyphen used as a dash."""
    fitted: list[_Row] = []
    vocabulary = source.positions
    for index, row in enumerate(rows):
        form, key, gap, start, _, folded_start, folded_end = row
        parts = form.split("-")
        if key in vocabulary and not (index in broken and _is_only_broken(key, source)):
            fitted.append(row)
        elif index in broken and broken[index].lower() in vocabulary:
            fitted.append((broken[index], broken[index].lower(), *row[2:]))
        elif (
            len(parts) > 1
            and len(form) == folded_end - folded_start
            and all(p.lower() in vocabulary for p in parts)
        ):
            at = 0
            for number, part in enumerate(parts):
                place = (start + at, start + at + len(part), folded_start + at, folded_start + at + len(part))
                fitted.append((part, part.lower(), "—" if number else gap, *place))
                at += len(part) + 1
        else:
            fitted.append(row)
    return fitted


def _is_only_broken(key: str, source: Prepared) -> bool:
    """Whether the source has a word only as the other reading of one that is broken at a line's end."""
    return all(source.keys[place] != key for place in source.positions[key])


def _find_brackets(
    folded: str, keys: tuple[str, ...], starts: tuple[int, ...], ends: tuple[int, ...]
) -> tuple[Bracket, ...]:
    """The square brackets that hold words of their own (``[…]`` is an ellipsis, ``[W]hen`` a word)."""
    brackets = []
    for match in _SQUARE.finditer(folded):
        first, last = bisect_left(starts, match.start() + 1), bisect_left(starts, match.end())
        if first >= last or ends[last - 1] > match.end():
            continue
        inside = keys[first:last]
        glued = _is_letter(folded[match.start() - 1 : match.start()]) or _is_letter(
            folded[match.end() : match.end() + 1]
        )
        brackets.append(Bracket(first, last, inside, not glued and last - first <= MAX_BRACKET))
    return tuple(brackets)


def _is_letter(char: str) -> bool:
    return char.isalnum() and not _CJK_CHAR.match(char)
