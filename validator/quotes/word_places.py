"""Where the words of a folded text stand.

One regular expression says what a word is. Nearly all words of nearly all texts are letters between spaces and plain
punctuation, though, and those the string methods cut out several times as fast; the expression is asked about the rest.
"""

import re
from functools import cache
from itertools import accumulate, compress, count
from operator import add, sub

from validator.quotes.glyphs import (
    APOSTROPHES,
    CJK,
    CLUSTER,
    CLUSTERED,
    CURRENCY,
    HAN_NUMERALS,
    MARKS,
    PERCENT,
    SIGNS,
)

_X = f"(?:[^\\W_{CJK}{CLUSTERED}]|[{MARKS}{SIGNS}])"
# Spaces inside a number, as many as careless typing or a wrapped line makes, but no blank line.
_SPACES = r"(?:[ ]{1,8}\n?[ ]{0,8}|\n[ ]{0,8})"
_NUMBER_GROUPS = rf"\d{{1,3}}(?:{_SPACES}\d{{3}})+(?!\d)"
_JOIN = (
    rf"(?:[{APOSTROPHES}](?=\w)|(?<=[^\W\d_]\.[^\W\d_])\.-(?=\w)"  # don't, l’accord, 6'2, U.S.-led
    r"|-(?=\w)|(?<=\d)–(?=\d)|–(?=[^\W\d_])"  # leader-level, 3–5
    r"|-[ ]*\n[ ]*(?=\w)"  # a word broken at the end of a line
    r"|(?<=\d)[.,:٫٬](?=\d)"  # 1.5, 1,000, 12:30
    r"|(?<=[^\W\d_])\.(?=[^\W\d_])|/(?=\w)|_(?=[^\W_]))"  # U.S, and/or, a_b
)
_WORD = (
    # For speed: nothing begins with these, and most words are letters followed by nothing that could belong to them.
    r"(?![ \n,;!?\"“”])(?:"
    r"[A-Za-zÀ-ÖØ-öø-ʯЀ-ҁҊ-ԯ]++(?=[ \n,;!?)\"”»—]|\.(?:[ \n]|$))"
    rf"|[{HAN_NUMERALS}\d]*(?<=[\d{HAN_NUMERALS}])[{HAN_NUMERALS}][{HAN_NUMERALS}\d]*"
    rf"|\[[^\W\d_]\](?=[^\W\d_]){_X}+(?:{_JOIN}{_X}+)*"
    rf"|[{CJK}][\u3099\u309a]?"
    rf"|{CLUSTER}"
    rf"|(?:(?<![\w)\]{PERCENT}])[-–](?=[{CURRENCY}]?\d)|(?<![\w.])\.(?=\d))?"
    rf"(?:[{CURRENCY}]{_SPACES}(?=\d))?"
    rf"(?:{_NUMBER_GROUPS}|{_X})(?:{_X}|{_JOIN}{_X})*"
    rf"(?:(?<=\d){_SPACES}(?:[{PERCENT}]|°[CF]?|[{CURRENCY}](?![\d{CURRENCY}])))?)"
)
# No word holds one of these, except between digits or, in the pairs, before a letter.
_SEPARATORS = '\n,;!?"“”()«»—…'
_BEFORE_SPACE = (". ", ": ")
_ASCII = bytes(range(128))
_UNSPACED = re.compile(f"[{CJK}{CLUSTERED}]")
_MIXED = 4  # if more than one word in so many is not plain, the expression alone is faster

Places = tuple[list[str], list[int], list[int], list[int]]
"""Words as printed, with the place of each: its first character, and the one behind its last; and the numbers of those
words that are not letters alone."""


def find_words(folded: str) -> Places:
    """The words of a folded text, in order. Linear in the length of the text."""
    if not folded.isascii() and _UNSPACED.search(not_ascii(folded)):
        return _by_pattern(folded)
    spaced = folded
    for mark in _SEPARATORS:
        spaced = spaced.replace(mark, " ")
    for pair in _BEFORE_SPACE:
        spaced = spaced.replace(pair, "  ")
    pieces = spaced.split(" ")
    lengths = list(map(len, pieces))
    ends = list(compress(map(add, accumulate(lengths), count()), lengths))
    starts = list(map(sub, ends, filter(None, lengths)))
    forms = list(filter(None, pieces))
    odd = not_letters(forms)
    if not odd:
        return forms, starts, ends, odd
    if len(odd) * _MIXED > len(forms):
        return _by_pattern(folded)
    return _ask_pattern(folded, forms, starts, ends, odd)


def not_ascii(text: str) -> str:
    """The characters of a text that are not ASCII. (By way of bytes, which is many times as fast.)"""
    return text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass")


def not_letters(forms: list[str]) -> list[int]:
    """The numbers of those words that are not letters alone."""
    plain = list(map(str.isalpha, forms))
    odd = []
    at = -1
    for _ in range(plain.count(False)):
        at = plain.index(False, at + 1)
        odd.append(at)
    return odd


@cache
def _pattern() -> re.Pattern[str]:
    """What a word is. It takes a fiftieth of a second to compile, and few words ask for it."""
    return re.compile(_WORD)


def _by_pattern(folded: str) -> Places:
    spans = [match.span() for match in _pattern().finditer(folded)]
    forms = [folded[start:end] for start, end in spans]
    return forms, [start for start, _ in spans], [end for _, end in spans], not_letters(forms)


def _ask_pattern(
    folded: str, pieces: list[str], piece_starts: list[int], piece_ends: list[int], odd: list[int]
) -> Places:
    """Replace the pieces that are not letters alone (their numbers are ``odd``) by the words that the pattern finds.

    A word may take in the next pieces, plain ones as well: ``1 000``, and what is broken at a line's end.
    """
    forms: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    found: list[int] = []
    done = 0  # pieces dealt with
    at = 0  # where the pattern's last word ended
    search = _pattern().search
    match = search(folded)
    for number in odd:
        if piece_ends[number] <= at:
            continue
        while done < number and piece_starts[done] < at:
            done += 1
        forms += pieces[done:number]
        starts += piece_starts[done:number]
        ends += piece_ends[done:number]
        done = number + 1
        at, stop = max(at, piece_starts[number]), piece_ends[number]
        if match and match.start() < at:
            match = search(folded, at)
        while match and match.start() < stop:
            start, at = match.span()
            found.append(len(forms))
            forms.append(match.group())
            starts.append(start)
            ends.append(at)
            match = search(folded, at)
    while done < len(pieces) and piece_starts[done] < at:
        done += 1
    return forms + pieces[done:], starts + piece_starts[done:], ends + piece_ends[done:], found
