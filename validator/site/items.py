"""The records as pages know them: what each is called, where its page stands, and what refers to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from validator.corpus.records import Corpus, Link, Record
from validator.dataset import NotBuildableError
from validator.dataset.build import upgraded
from validator.dataset.places import Shape, shape_of
from validator.dataset.records_table import records_table
from validator.evidence.proofs import Piece, pieces
from validator.findings.finding import Checked, Evidence, KeyPath, Side
from validator.findings.paths import MANY, Pattern, at
from validator.rules.readers import words
from validator.schema.schema import Schema, Schemas
from validator.site.addresses import page_of
from validator.site.text import days, language

OWN = ("event", "statement", "agreement", "disagreement", "person", "organization", "article")
"""The kinds of which pages know more than their fields, in the order of the menu: those that come with OnRecord."""
Key = tuple[str, str]
"""A record's kind and id: ids of mapped kinds are unique in their kind alone."""


@dataclass(slots=True)
class Cite:
    """Words of a record that must stand in an article, and how they were found there."""

    item: Item
    article: Item | None
    article_id: str
    piece: Piece
    found: Evidence | None


@dataclass(slots=True)
class Item:
    """A record, with what the table of records says of it, and its links in both directions."""

    record: Record
    label: str
    path: str
    first: str | None
    last: str | None
    review: str
    retired: bool
    independent: int | None
    links: dict[tuple[Any, Side], Item] = field(default_factory=dict)
    linked: list[tuple[Item, str]] = field(default_factory=list)
    """Who refers to it, and by which field (its title)."""
    cites: list[Cite] = field(default_factory=list)
    said: set[KeyPath] = field(default_factory=set)
    """Where in it the words of its `cites` stand."""
    quoted: list[Cite] = field(default_factory=list)
    """Of an article: the words of any record that must stand in it."""

    @property
    def kind(self) -> str:
        """The record's kind, if pages know it; else nothing."""
        return self.record.kind if self.record.kind in OWN and not self.record.schema.mapped else ""

    @property
    def quotes(self) -> bool:
        """Whether its label are somebody's own words."""
        return self.kind == "statement" and bool(words(self.record.data, "quote"))

    @property
    def language(self) -> str:
        """The language of its label, where that is the language of an article or of a quote."""
        return language(self.record.data.get("language")) if self.quotes or self.kind == "article" else ""

    @property
    def days(self) -> str:
        """When it was, in words. The days of people and organizations are those of their offices, and say little."""
        return "" if self.kind in ("person", "organization") else days((self.first, self.last))

    @property
    def when(self) -> tuple[str, str, str]:
        """For sorting: by day, then by label."""
        return (self.first or self.last or "9999", self.label, self.record.id)


@dataclass(slots=True)
class Kind:
    """A kind of records: what it is called, its fields with their titles, and its records by label."""

    name: str
    title: str
    description: str
    shape: Shape
    items: list[Item] = field(default_factory=list)


@dataclass(slots=True)
class Items:
    """All records of a site by kind, and by kind and id."""

    kinds: dict[str, Kind]
    by_key: dict[Key, Item]

    def __iter__(self) -> Any:
        return iter(self.by_key.values())

    def of(self, kind: str) -> list[Item]:
        """The records of a kind that pages know."""
        found = self.kinds.get(kind)
        return [item for item in found.items if item.kind] if found else []


def read_items(
    records: Sequence[Record],
    corpus: Corpus,
    schemas: Schemas,
    released: dict[str, str],
    evidence: Iterable[Checked],
) -> Items:
    """The records that are to be shown, of a corpus.

    Raises NotBuildableError where two of a kind have one id, or one can't be read.
    """
    if corpus.broken:
        raise NotBuildableError(
            f"the record {min(corpus.broken)!r} can't be read, so it would be missing from the site"
        )
    original = sorted(records, key=lambda record: (record.kind, record.id))
    shown = [
        as_mapping(record if record.schema.mapped else upgraded(record, schemas, released))
        for record in original
    ]
    table = records_table(shown, [as_mapping(record) for record in original])
    names = [column.name for column in table.columns]
    by_key: dict[Key, Item] = {}
    for record, row in zip(shown, table.rows, strict=True):
        if (record.kind, record.id) in by_key:
            raise NotBuildableError(f"{record.file}: the id {record.id!r} is already taken")
        by_key[record.kind, record.id] = _item(record, dict(zip(names, row, strict=True)))
    _connect(by_key, corpus, _by_words(original, evidence))
    return Items(_kinds(by_key.values(), schemas), by_key)


def as_mapping(record: Record) -> Record:
    """A record whose data is a mapping, whatever its file holds."""
    return record if isinstance(record.data, dict) else replace(record, data={"value": record.data})


def _item(record: Record, row: dict[str, Any]) -> Item:
    return Item(
        record=record,
        label=row["label"] or record.id or record.file,
        path=page_of(record.kind, record.id or f"{record.file}#{record.document}"),
        first=row["first_date"],
        last=row["last_date"],
        review=row["review"],
        retired=bool(row["retired"]),
        independent=row["independent_sources"],
    )


def _connect(by_key: dict[Key, Item], corpus: Corpus, found: dict[Any, Evidence]) -> None:
    """Follow every reference; one to a draft leads nowhere."""
    for item in by_key.values():
        seen: set[tuple[int, str]] = set()
        for link in corpus.links(item.record):
            target = by_key.get((link.target.kind, link.target.id)) if link.target else None
            for piece in pieces(link) if item.record.schema.verbatim else ():
                _cite(item, target, link, piece, found)
            if target is None:
                continue
            item.links[link.path, link.side] = target
            title = _title(item.record.schema, link.field.pattern)
            if (id(target), title) not in seen and target is not item:
                seen.add((id(target), title))
                target.linked.append((item, title))


@cache
def _title(schema: Schema, pattern: Pattern) -> str:
    """What a reference is called: by the title of its field, of the list that it is in, or by its key."""
    titles = {field.pattern: field.title for field in schema.fields}
    outer = pattern[: next((n for n, part in enumerate(pattern) if part in MANY and n), len(pattern))]
    if set(pattern[len(outer) :]) <= MANY:  # entries of a plain list
        return titles.get(pattern) or titles.get(outer) or outer[-1]
    return titles.get(pattern) or pattern[-1]


def _cite(item: Item, article: Item | None, link: Link, piece: Piece, found: dict[Any, Evidence]) -> None:
    checked = found.get((item.record.file, item.record.document, link.id, piece.claim.words))
    cite = Cite(item, article, link.id, piece, checked)
    item.cites.append(cite)
    item.said.add(piece.claim.path)
    if article:
        article.quoted.append(cite)


def _by_words(records: Iterable[Record], evidence: Iterable[Checked]) -> dict[Any, Evidence]:
    """How words were found, by what they are: their place may be another in a newer version of the schema."""
    by_place = {(record.file, record.document): record for record in records}
    found = {}
    for file, document, piece in evidence:
        record = by_place.get((file, document))
        if record:
            found[file, document, piece.article, at(record.data, piece.path)] = piece
    return found


def _kinds(items: Iterable[Item], schemas: Schemas) -> dict[str, Kind]:
    """The kinds that have records, by name."""
    by_kind: dict[str, list[Item]] = {}
    for item in items:
        by_kind.setdefault(item.record.kind, []).append(item)
    known = {name: number for number, name in enumerate(OWN)}
    ordered = sorted(by_kind.items(), key=lambda one: (known.get(one[0], len(known)), one[0]))
    return {name: _kind(name, found) for name, found in ordered}


def _kind(name: str, items: Sequence[Item]) -> Kind:
    versions = list({id(item.record.schema): item.record.schema for item in items}.values())
    newest: Schema = max(versions, key=lambda schema: schema.version)
    plain = name.replace("-", " ").replace("_", " ")
    document = newest.document if isinstance(newest.document, dict) else {}
    title = plain[:1].upper() + plain[1:] if newest.mapped else words(document, "title") or plain
    by_label = sorted(items, key=lambda item: (item.label.casefold(), item.record.id))
    return Kind(name, title, words(document, "description"), shape_of(versions), by_label)
