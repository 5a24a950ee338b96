"""A change as a reader is told it: sections of items with lines, which each form writes in its own way.

Nothing here is escaped yet; each form does that for its own reader.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from validator.changes import models

MAX_SHOWN = 400
"""Characters of a value that are shown; JSON has all of it."""
AROUND = 80
"""Characters of what two texts share that are shown on either side of what differs."""

Pieces = tuple[tuple[str, str], ...]
"""Parts of a text, each `same`, `removed` or `added`."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an item: `-` says how it was, `+` how it is, ` ` both or neither."""

    mark: Literal[" ", "-", "+"]
    pieces: Pieces


@dataclass(frozen=True, slots=True)
class Item:
    """What there is to say of one thing: a head, and lines below."""

    head: str
    lines: tuple[Line, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "head", short(self.head))


@dataclass(frozen=True, slots=True)
class Section:
    """Items that belong together; what a reviewer must not miss is `grave`."""

    title: str
    items: tuple[Item, ...]
    grave: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """All of it: what was compared, the result in a line, and the sections that have something to say.

    `heading` is what stands above it in a document; without it, that is the result.
    """

    title: str
    result: str
    sections: tuple[Section, ...]
    heading: str = ""


def outline(diff: models.JsonDiff) -> Outline:
    """The change of a dataset: first what was weakened, then the records, then the verdicts."""
    counts = diff.counts
    return make_outline(
        f"{_side(diff.base)} to {_side(diff.head)}",
        "; ".join(_result(counts)),
        Section("What was weakened", tuple(map(_weakened, diff.weakened)), grave=True),
        *record_sections(diff.records),
        Section("Quotes", tuple(map(_quote, diff.quotes)), grave=bool(counts.quotes_lost)),
        Section("Findings", tuple(map(_finding, diff.findings)), grave=bool(counts.errors_new)),
        Section("Files that could not be read, before or now", tuple(map(Item, diff.unread)), grave=True),
    )


def make_outline(title: str, result: str, *sections: Section, heading: str = "") -> Outline:
    """An outline of the sections that have something to say."""
    said = tuple(section for section in sections if section.items)
    return Outline(short(title), short(result), said, short(heading))


def record_sections(records: list[models.RecordChange]) -> Iterator[Section]:
    """What became of the records."""
    for how in ("changed", "renamed", "removed", "added"):
        items = tuple(record_item(one) for one in records if one.how == how)
        yield Section(f"Records {how}", items)


def _result(counts: models.DiffCounts) -> Iterator[str]:
    """The numbers of what there is, in words; that no check was weakened is said, too."""
    yield f"{number(counts.weakened, 'thing')} weakened" if counts.weakened else "no check weakened"
    records = {how: getattr(counts, how) for how in ("added", "changed", "renamed", "removed")}
    said = [f"{records[how]} {how}" for how in records if records[how]]
    yield f"records: {', '.join(said)}" if said else "no record changed"
    if counts.quotes_lost:
        yield f"{number(counts.quotes_lost, 'quote')} not held any more"
    for how in ("new", "gone"):
        for severity in ("error", "warning"):
            if found := getattr(counts, f"{severity}s_{how}"):
                yield number(found, f"{how} {severity}")


def number(count: int, noun: str) -> str:
    """`1 record`, `2 records`."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def _side(side: models.Compared) -> str:
    if side.commit and not side.commit.startswith(side.name):
        return f"{side.name} ({side.commit[:10]})"
    return side.name if not side.version else f"{side.name} (version {side.version})"


def _weakened(one: models.Weakened) -> Item:
    place = f"{one.file} {one.path}".strip()
    return Item(one.message, (Line(" ", (("same", short(f"{one.code} in {place}")),)),))


def _quote(one: models.QuoteDifference) -> Item:
    return Item(
        f"{one.record}, {one.path}, in {one.article}: {one.before} before, {one.after} now",
        (Line(" ", (("same", short(one.words)),)),),
    )


_HOWS = {"waived": "waived now", "not waived": "not waived any more", "severity": "weighs otherwise"}


def _finding(one: models.FindingDifference) -> Item:
    how = f"{_HOWS[one.how]}: " if one.how in _HOWS else f"{one.how} "
    weight = f"{one.severity}, {one.before} before" if one.before else one.severity
    where = f"{one.file}:{one.line}" if one.line else one.file
    return Item(f"{how}{weight}: {one.code} in {where}", (Line(" ", (("same", short(one.message)),)),))


def record_item(one: models.RecordChange, how: str = "") -> Item:
    """A record and what changed in it; with `how`, its head says what became of it."""
    was = f"{one.was} is now " if one.was else ""
    title = f": {short(one.title, 100)}" if one.title and one.title != one.id else ""
    head = f"{how} {one.kind} {was}{one.id or one.file}{title}".strip()
    return Item(head, tuple(line for change in one.fields for line in field_lines(change)))


def field_lines(one: models.FieldChange) -> Iterator[Line]:
    """A field that differs: its texts as one, word by word, or how it was and how it is."""
    name = short(one.path, 200) or "the record"
    if one.how == "reordered" or ".proofs" in f".{name}":  # nobody reads a proof
        how = "in another order" if one.how == "reordered" else one.how
        yield Line(" ", (("same", f"{name}: {how}"),))
    elif one.words:
        pieces = [(piece.how, piece.text) for piece in one.words]
        yield Line(" ", (("same", f"{name}: "), *_cut(pieces)))
    else:
        if one.how != "added":
            yield Line("-", (("same", f"{name}: "), ("removed", value_text(one.before))))
        if one.how != "removed":
            yield Line("+", (("same", f"{name}: "), ("added", value_text(one.after))))


def _cut(pieces: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The pieces of two texts, of what both share only the words around a difference."""
    for place, (how, text) in enumerate(pieces):
        if how == "same" and len(text) > 2 * AROUND:
            start = text[:AROUND] if place else ""
            end = text[-AROUND:] if place < len(pieces) - 1 else ""
            text = f"{start} … {end}"
        yield how, re.sub(r"\s+", " ", text if len(text) <= MAX_SHOWN else f"{text[:MAX_SHOWN]} … ")


def value_text(value: Any) -> str:
    """A value as a person reads it."""
    if isinstance(value, str) and value.strip():
        return short(value)
    return short(json.dumps(value, ensure_ascii=False, default=repr))


def short(text: str, most: int = MAX_SHOWN) -> str:
    """A text in one line, the end of a long one left out."""
    text = " ".join(text.split())
    if len(text) > 2 * AROUND and text.isascii() and " " not in text:  # no words: a hash, a proof, an address
        most = AROUND
    return text if len(text) <= most else f"{text[:most].rstrip()} … ({len(text):,} characters)"
