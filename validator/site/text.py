"""Words of a stranger on a page: nothing is taken for markup, for an address that does something, or for order.

Markup is Jinja2's affair (autoescape). Here is what escaping leaves: characters that turn a line round or end a
document, and addresses.
"""

from __future__ import annotations

import re
from datetime import date
from heapq import heappop, heappush
from itertools import pairwise
from typing import Any

from validator.dataset.windows import Window, window

MAX_TEXT = 20_000
"""Characters of one text that a page shows; the whole stands in the record."""
# Controls, what turns text round beyond its own element, halves of characters, and what is no character (XML 1.0, 2.2).
# Joiners and direction marks stay: Persian, Hindi and Hebrew are written with them.
_UNFIT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufff9-\uffff"
    "\U000e0000-\U000e007f]"
    "|[\U0001fffe\U0001ffff\U0002fffe\U0002ffff\U0010fffe\U0010ffff]"
)
_ADDRESS = re.compile(r"https?://[^\s\x00-\x20\x7f\"'<>\\^`{|}]{1,2000}", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,6}")
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"]


def readable(text: str) -> str:
    """A text as a page shows it, with what does not fit in a document written out as `\\u{202e}`."""
    if text.isascii() and text.isprintable():
        return text
    return _UNFIT.sub(lambda match: f"\\u{{{ord(match.group()):x}}}", text.replace("\r\n", "\n"))


def shortened(text: str) -> str:
    """A text, or its beginning where it is longer than a page bears."""
    if len(text) <= MAX_TEXT:
        return text
    return f"{text[:MAX_TEXT]}… ({len(text) - MAX_TEXT:,} more characters stand in the record)"


def address(text: Any) -> str:
    """The text if it is an address of the web that a page may link to, else nothing: no `javascript:`, no `data:`."""
    return text if isinstance(text, str) and _ADDRESS.fullmatch(text) else ""


def language(value: Any) -> str:
    """A language tag (BCP 47) for the attribute `lang`; empty for anything else."""
    return value if isinstance(value, str) and _LANGUAGE.fullmatch(value) else ""


def days(found: Window) -> str:
    """The days between two ends in words: `5 Mar 2019`, `Mar 2019`, `from 5 Mar 2019`; empty where both are open."""
    first, last = (date.fromisoformat(day) if day else None for day in found)
    if first is None or last is None:
        known = first or last
        return f"{'from' if first else 'until'} {_day(known)}" if known else ""
    if first == last:
        return _day(first)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    whole_months = first.day == 1 and (last.toordinal() == date.max.toordinal() or _ends_month(last))
    if whole_months:
        ends = [f"{_MONTHS[day.month - 1]} {day.year}" for day in (first, last)]
        return ends[0] if ends[0] == ends[1] else " to ".join(ends)
    begun = str(first.day) if (first.month, first.year) == (last.month, last.year) else _day(first)
    if first.year == last.year and first.month != last.month:
        begun = begun.removesuffix(f" {first.year}")
    return f"{begun} to {_day(last)}"


def edtf(text: str) -> str:
    """A date of a record in words; as it is written where no words are fit for it."""
    said = days(window(text))
    if not said:
        return text
    doubt = "about " if "~" in text or "%" in text else ""
    return f"{doubt}{said}{' (uncertain)' if '?' in text or '%' in text else ''}"


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _ends_month(day: date) -> bool:
    return date.fromordinal(day.toordinal() + 1).day == 1


def marked(text: str, spans: list[tuple[int, int, str]]) -> list[tuple[str, str]]:
    """A text in pieces, each with the name of the span that it begins or goes on with; empty outside of all.

    Spans (start, end, name) may overlap: a piece then bears the name of the first. Time is n log n in their number.
    """
    edges = sorted({0, len(text), *(edge for start, end, _ in spans for edge in (start, end))})
    begins = sorted((start, number) for number, (start, _, _) in enumerate(spans))
    begins.reverse()
    pieces, begun = [], list[int]()
    for start, end in pairwise(edges):
        while begins and begins[-1][0] <= start:
            heappush(begun, begins.pop()[1])
        while begun and spans[begun[0]][1] <= start:
            heappop(begun)
        pieces.append((text[start:end], spans[begun[0]][2] if begun else ""))
    return pieces


def marked_lines(text: str, spans: list[tuple[int, int, str]]) -> list[list[tuple[str, str]]]:
    """The pieces of a marked text, line by line; lines without a word are left out."""
    lines: list[list[tuple[str, str]]] = [[]]
    for piece, name in marked(text, spans):
        for part in piece.splitlines(keepends=True):
            lines[-1].append((part, name))
            if part.splitlines() != [part]:
                lines.append([])
    return [line for line in lines if any(not part.isspace() for part, _ in line)]
