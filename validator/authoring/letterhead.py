"""What stands above an article's body: the headlines, and the dateline with the mark of its agency.

A dateline is known by its form, in any language: a few words at the beginning of a paragraph, before an agency's mark
(`/WIRE/`, `(WIRE)`) or, if they begin in capitals, before a dash. Its date is read in the languages whose months are
known (`datelines`); elsewhere a person is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from validator.authoring.datelines import date_in
from validator.corpus.records import Record
from validator.edtf import read
from validator.rules.printed_dates import Printed
from validator.rules.readers import entries, retired, words

_ABOVE = 4
"""Lines that may stand above the dateline: two headlines, and what a website puts there."""
_FURNITURE = 3
"""Words of a line above two headlines that is none itself (a link, the name of a section)."""
_LINE = r"(?P<line>[^\W_][^/()\[\]“”\"«»„:!?\n]{1,60}?)"
_AGENCY = r"(?:/(?P<slashes>[^/\s][^/\n]{0,29})/|[(\[](?P<brackets>[^()\[\]\s][^()\[\]\n]{0,29})[)\]])"
_MARKED = re.compile(rf"{_LINE}[\s,.]*{_AGENCY}[\s.]*[-–—.:]")
_DASHED = re.compile(rf"{_LINE}\s*[-–—]+\s")
_MOST_WORDS = 7
_YEAR = 366
_DOCTYPE = re.compile(r"\s*<(?:!doctype\s+html|html|\?xml)\b", re.IGNORECASE)
_CLOSED = re.compile(r"</[a-z][a-z0-9-]*\s*>", re.IGNORECASE)
_ELEMENTS = 3
"""Closed elements from which a text is markup; an article about the web may print one or two."""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The headlines, the dateline and the agency's mark, as printed; empty where there is none."""

    title: str = ""
    subtitle: str = ""
    dateline: str = ""
    agency: str = ""

    def printed_date(self, language: str) -> Printed | None:
        """The one date with month and day in the dateline, if the program can read it."""
        return date_in(self.dateline, language)


def read_letterhead(text: str) -> Letterhead:
    """What stands above the first paragraph that begins with a dateline; nothing if none of the first ones does."""
    lines = [line.strip() for line in text.lstrip("\ufeff").splitlines() if line.strip()]
    for number, line in enumerate(lines[: _ABOVE + 1]):
        found = _dateline(line, below=number > 0)
        if found:
            above = lines[:number]
            if len(above) > 2 and len(above[0].split()) <= _FURNITURE:
                above = above[1:]
            title, subtitle = (*above, "", "")[:2]
            return Letterhead(title, subtitle, *found)
    return Letterhead()


def _dateline(line: str, *, below: bool) -> tuple[str, str] | None:
    """The dateline at the beginning of a paragraph, and the mark of the agency behind it.

    Without a mark, the first line of all (not `below`) may be a headline: then a dateline needs a number, its day.
    """
    marked = _MARKED.match(line)
    found = marked or _DASHED.match(line)
    if not found:
        return None
    printed = found["line"].strip(" ,.")
    first = re.split(r"[\s,]", printed)[0]
    short = len(printed.split()) <= _MOST_WORDS
    if marked and short and not first[:1].islower():
        return printed, (marked["slashes"] or marked["brackets"]).strip()
    in_capitals = first.isupper() and len(first) > 2
    return (printed, "") if short and in_capitals and (below or any(map(str.isdigit, printed))) else None


def published_in(head: Letterhead, said: str, language: str) -> dict[str, str]:
    """The day of publication: as said, or the dateline's where the year is printed or follows from what was said."""
    span, printed = read(said), head.printed_date(language)
    if printed is None or (span and span.exact):
        return {"published": said} if said else {}
    if span is None and printed.year:
        try:
            return {"published": date(printed.year, printed.month, printed.day).isoformat()}
        except ValueError:  # no such day: 31 June
            return {}
    if span is None or not 0 < span.width <= _YEAR or span.earliest < 1:
        return {"published": said} if said else {}
    days = map(date.fromordinal, range(span.earliest, span.latest + 1))
    fitting = [day.isoformat() for day in days if printed.fits(day)]
    if len(fitting) != 1:
        return {"published": said}
    return {"published": fitting[0], "published_basis": "inferred"}


def named_by(mark: str, records: Iterable[Record]) -> str:
    """The id of the one organization that an agency's mark names, by one of its names; empty if there is none."""
    wanted = mark.casefold()
    found = [
        record.id
        for record in records
        if wanted
        and record.kind == "organization"
        and not retired(record)
        and wanted in {words(name, "name").casefold() for name in _names(record)}
    ]
    return found[0] if len(found) == 1 else ""


def _names(record: Record) -> list[dict[str, Any]]:
    return [record.data, *(entry for _, entry in entries(record.data, "other_names"))]


def is_markup(text: str) -> bool:
    """Whether a text is the source of a web page: it says so at its beginning, or closes several elements."""
    return bool(_DOCTYPE.match(text)) or len(_CLOSED.findall(text)) >= _ELEMENTS
