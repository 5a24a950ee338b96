"""Pages that a phone can load: what is longer goes on on a page of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

BUDGET = 56_000
"""Bytes of the entries of one page; with everything around them it stays below 100 KB."""


@dataclass(slots=True)
class Section:
    """A heading, and entries below it that can be torn apart. `form`: entries (a list), fields, prose, cards."""

    title: str
    entries: Sequence[Markup]
    form: str = "entries"
    about: str = ""
    anchor: str = ""
    continued: bool = False
    total: int = 0
    language: str = ""

    @property
    def counted(self) -> int:
        """How many entries there are, on all pages."""
        return self.total or len(self.entries)


def paged(sections: Iterable[Section], taken: int = 0) -> list[list[Section]]:
    """The sections on as few pages as hold them, in their order. `taken`: bytes that the first page has already."""
    pages: list[list[Section]] = [[]]
    left = BUDGET - taken
    for section in sections:
        start = 0
        for number, entry in enumerate(section.entries):
            size = len(entry.encode("utf-8", "replace"))
            if size > left and left < BUDGET:
                if number > start:
                    pages[-1].append(_part(section, start, number))
                start, left = number, BUDGET
                pages.append([])
            left -= size
        if start < len(section.entries):
            pages[-1].append(_part(section, start, len(section.entries)))
    return pages


def _part(section: Section, start: int, stop: int) -> Section:
    return Section(
        section.title,
        section.entries[start:stop],
        section.form,
        section.about,
        section.anchor if not start else "",
        start > 0,
        len(section.entries),
        section.language,
    )
