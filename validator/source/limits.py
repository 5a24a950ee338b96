"""What no record needs: the limits beyond which a text is not read, and how data is held against them."""

from __future__ import annotations

from math import isfinite
from typing import Any

from validator.findings.finding import KeyPath, Problem, cut_short
from validator.findings.rule import message

MAX_DEPTH = 64
MAX_BITS = 10_000
"""Bits of a whole number: some 3,000 digits. Python writes numbers of up to 4,300."""
MAX_RECORD = 8 * 1024 * 1024
"""Characters of one record."""


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


@message("number-not-finite", "file")
def number_not_finite(path: KeyPath, written: str, span: tuple[int, int]) -> Problem:
    """A number is infinite, is none at all, or is too large for any program.

    YAML can write infinity (`.inf`) and what is no number (`.nan`); JSON, tables and databases can't. `1e400` is a
    number, but larger than programs can hold, so that it would be read as infinity.

    To mend it: write the number that is meant, put the value in quotation marks if it is text, or take it out.
    """
    what = {"n": "no number at all", "i": "infinity"}.get(
        written.lstrip("+-.")[:1].lower(), "larger than any number that programs can hold"
    )
    return Problem(
        path,
        f"{cut_short(written)} is {what}, so it can't be kept as a number",
        hint="write the number that is meant; put it in quotation marks if it is text, or take it out",
        span=span,
    )


def _plain_keys(keys: tuple[Any, ...]) -> bool:
    """Whether all keys of a mapping are text, and differ by more than case."""
    # Equal keys need not be of one type: True is 1. Texts equal nothing but texts.
    return keys in _PLAIN_KEYS or _look_at_keys(keys)


def _look_at_keys(keys: tuple[Any, ...]) -> bool:
    plain = all(type(key) is str for key in keys) and len({key.lower() for key in keys}) == len(keys)
    if plain and sum(map(len, keys)) < 1000 and len(_PLAIN_KEYS) < 10_000:
        _PLAIN_KEYS.add(keys)
    return plain


_ATOMS = frozenset({str, bool, type(None)})
_PLAIN_KEYS: set[tuple[str, ...]] = set()
"""Keys that were looked at before: most records of a dataset have the same."""


def plainness(value: Any, depth: int = MAX_DEPTH) -> int:
    """1 if the data is JSON-like with string keys, 0 if it needs a careful look, -1 if it is nested too deep.

    A careful look need keys that are no text or differ by case only, numbers of thousands of digits or without an end,
    and what JSON does not know.
    """
    if depth < 0:
        return -1
    kind = type(value)
    if kind is dict:
        worst, items = 1 if _plain_keys(tuple(value)) else 0, value.values()
    elif kind is list:
        worst, items = 1, value
    elif kind is int:
        return 1 if value.bit_length() < MAX_BITS else 0
    elif kind is float:
        return 1 if isfinite(value) else 0
    else:
        return 1 if kind in _ATOMS else 0
    for item in items:
        if type(item) not in _ATOMS:
            worst = min(worst, plainness(item, depth - 1))
    return worst
