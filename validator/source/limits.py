"""What no record needs: the limits beyond which a text is not read, and how data is held against them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import isfinite
from typing import Any, NamedTuple

from validator.findings.finding import KeyPath, Problem, Severity, cut_short
from validator.findings.rule import Hit, message

MAX_DEPTH = 64
MAX_BITS = 10_000
"""Bits of a whole number: some 3,000 digits. Python writes numbers of up to 4,300."""
MAX_RECORD = 8 * 1024 * 1024
"""Characters of one record."""
MAX_KEY = 1024
"""Characters of a key, unless a `?` announces it (YAML 1.2, 7.4.2 and 8.2.2)."""
BLANKS = frozenset(
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u200c\u200d\u2028\u2029\u202f\u205f"
    "\u2060\u3000\ufeff"
)
"""What looks like a space, or like nothing at all, and is no space to YAML."""


@message("nesting-too-deep", "file")
def nesting_too_deep() -> Problem:
    """A record is nested deeper than any record needs.

    More than 64 levels of lists and mappings are refused, since programs that read them would run out of memory.

    To mend it: look for the list or mapping that was nested by accident.
    """
    return Problem(
        (),
        f"lists and mappings are nested more than {MAX_DEPTH} levels deep",
        hint="find the list or mapping that was nested by accident, and write it with fewer levels",
    )


@message("record-too-large", "file")
def record_too_large(size: int, start: int, unit: str = "characters") -> Problem:
    """A record is larger than any record needs.

    A record of more than 8 million characters is not read: it is a mistake (a file that is no record, a program that
    wrote for ever) or an attack, and would take the memory that the other records need.

    To mend it: divide the records with lines of `---`, or take out what does not belong in a record.
    """
    return Problem(
        (),
        f"this record has {size:,} {unit}; records of more than {MAX_RECORD:,} characters are not read",
        hint="divide it into several records, or take out what does not belong in it",
        span=(start, start + 1),
    )


@message("not-judged", "file")
def not_judged(what: str, said: str, option: str) -> Problem:
    """A record, or a file of records, was not judged, because that takes too much time or memory.

    For each file that is read and each record that is judged there is a limit (`--timeout`, `--max-memory`). Where one
    is reached, the record is given up and the run goes on with the others. Whether the record is right is not known,
    so the dataset can't be called valid. On Apache Spark, there is such a limit for the records that share a name, an
    id or the like: more than 50,000 are not held beside one another.

    To mend it: look for what is far larger than a record needs (a list, a text, thousands of references), or for an
    expression in `x-rules` or a pattern in the schema that multiplies what it is given, and write it shorter. If all of
    it is meant, allow more.
    """
    allow = f"allow more with {option}" if option else "free some memory and run it again"
    return Problem(
        (),
        f"{what} was not judged: it {said}",
        hint="look for a list or a text far larger than a record needs, or an expression or a pattern of its schema "
        f"that multiplies what it is given; if all of it is meant, {allow}",
    )


@message("number-not-finite", "file")
def number_not_finite(path: KeyPath, written: str, span: tuple[int, int]) -> Problem:
    """A number is infinite, is none at all, or is too large or too small for any program.

    YAML can write infinity (`.inf`) and what is no number (`.nan`); JSON, tables and databases can't. `1e400` is a
    number, but larger than programs can hold, so that it would be read as infinity; `1e-400` would be read as 0.

    To mend it: write the number that is meant, put the value in quotation marks if it is text, or take it out.
    """
    digits = written.lstrip("+-")
    what = {"n": "no number at all", "i": "infinity"}.get(
        digits.lstrip(".")[:1].lower(), "larger than any number that programs can hold"
    )
    if digits[:1] in ".0123456789" and digits[1:2].lower() not in ("i", "n") and not float(digits):
        what = "smaller than any number that programs can hold and would become 0"
    return Problem(
        path,
        f"{cut_short(written)} is {what}, so it can't be kept as a number",
        hint="write the number that is meant; put it in quotation marks if it is text, or take it out",
        span=span,
    )


@message("number-rounded", "file", Severity.WARNING)
def number_rounded(path: KeyPath, written: str, value: float, span: tuple[int, int]) -> Problem:
    """A number has more digits than programs keep.

    Programs hold a number with a point in 64 bits (IEEE 754), which is enough for 15 digits. Of
    `0.1234567890123456789012` they keep `0.12345678901234568`; nobody is told what became of the rest.

    To mend it: round the number to what is known, or put it in quotation marks if each digit counts.
    """
    return Problem(
        path,
        f"{cut_short(written)} has more digits than programs keep: it is read as {float(value)!r}",
        hint=f"write {float(value)!r}, or put it in quotation marks if each digit counts",
        span=span,
    )


def can_be_held(written: str, value: float) -> bool:
    """Whether a number is read as one, and not as infinity, as nothing, or as none."""
    return isfinite(value) and (value != 0 or re.search("[1-9]", re.split("[eE]", written)[0]) is None)


def number_problems(path: KeyPath, written: str, value: float, span: tuple[int, int]) -> Iterator[Hit]:
    """What a number with a point or an exponent, as it is written, loses when it is read as `value`."""
    from decimal import Decimal

    if not can_be_held(written, value):
        yield number_not_finite, number_not_finite(path, written, span)
    elif len(written) > MAX_BITS or Decimal(written) != Decimal(float.__repr__(value)):
        yield number_rounded, number_rounded(path, written, value, span)


def _look_at_keys(keys: tuple[Any, ...]) -> bool:
    """Whether all keys of a mapping are text, begin with what can be seen, and differ by more than case."""
    # Equal keys need not be of one type: True is 1. Texts equal nothing but texts.
    plain = all(type(key) is str and key[:1] not in BLANKS and len(key) <= MAX_KEY for key in keys)
    plain = plain and len({key.lower() for key in keys}) == len(keys)
    if plain and sum(map(len, keys)) < 1000 and len(_PLAIN_KEYS) < 10_000:
        _PLAIN_KEYS.add(keys)
    return plain


_PLAIN_KEYS: set[tuple[str, ...]] = set()
"""Keys that were looked at before: most records of a dataset have the same."""


_AS_NUMBERS = bytes.maketrans(b"123456789.E", b"0000000000e")


def may_lose_digits(chunk: str) -> bool:
    """Whether a text may hold a number that is read as another one: one of 16 digits, or with a negative exponent."""
    # A pattern would try each character of the text, and take ten times as long.
    digits = chunk.encode("utf-8", "surrogatepass").translate(_AS_NUMBERS)
    return b"0" * 16 in digits or b"0e-" in digits


PLAIN, WITH_NUMBERS, ODD, TOO_DEEP = 2, 1, 0, -1
"""How plain data is: JSON-like with text for keys; so with numbers that have a point; odd; or nested too deep.

Odd are keys that are no text, begin with what looks like a space or differ by case only, numbers of thousands of digits
or without an end, and what JSON does not know.
"""

_ATOMS = frozenset({str, bool, type(None)})
_ONLY_TEXT = {str}


class Survey(NamedTuple):
    """What a look at all values of a document shows: how plain they are, its texts and keys, whether it has numbers."""

    plainness: int
    texts: list[str]
    numbers: bool


def survey(data: Any) -> Survey:
    """Look at all values of a document, level by level; what is nested too deep is not looked at to its end."""
    worst, numbers, depth = PLAIN, False, 0
    texts: list[str] = []
    level: list[Any] = [data]
    while level:
        if depth > MAX_DEPTH and not _ATOMS.issuperset(map(type, level)):
            return Survey(TOO_DEEP, texts, numbers)
        below: list[Any] = []
        for value in level:
            kind = type(value)
            if kind is str:
                texts.append(value)
            elif kind is dict:
                keys = tuple(value)
                if keys not in _PLAIN_KEYS and not _look_at_keys(keys):
                    worst = ODD
                texts += keys
                below += value.values()
            elif kind is list:
                if set(map(type, value)) == _ONLY_TEXT:
                    texts += value
                else:
                    below += value
            elif kind is int or kind is float:
                numbers = True
                worst = min(worst, _plainness_of_number(value))
            elif kind not in _ATOMS:
                worst = ODD
        depth, level = depth + 1, below
    return Survey(worst, texts, numbers)


def _plainness_of_number(value: float) -> int:
    if isinstance(value, int):
        return PLAIN if value.bit_length() < MAX_BITS else ODD
    return WITH_NUMBERS if isfinite(value) else ODD
