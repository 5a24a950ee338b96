"""One dataset of a workspace: its settings and schemas, what is known of its records, and the files open in editors.

Two threads meet here. The one of the protocol answers questions, from what is known; the one that judges brings that up
to date. What they share is exchanged as a whole (`known`), or belongs to one key of a dictionary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from validator.authoring.known import Home, RecordFiles
from validator.corpus.config import Dataset, load_dataset
from validator.corpus.files import home_of, homes, record_files
from validator.corpus.kinds import all_schemas
from validator.corpus.records import Corpus, Link, Record, named_in
from validator.editor.cursor import Cursor, document_at, placed, typed
from validator.editor.index import Index, IndexEntry, entries_of, source_of
from validator.editor.text import Text
from validator.evidence.archive import Absent, Archive, ArticleText
from validator.findings.finding import KeyPath
from validator.findings.paths import ITEMS, KEYS, VALUES, Pattern
from validator.findings.rule import Hit
from validator.rules.context import Context
from validator.schema.fields import Field
from validator.schema.schema import Schema, Schemas
from validator.source.document import is_lines
from validator.source.files import read

MOST_SOURCES = 20
"""Articles in which passages are looked for at once."""


@dataclass(frozen=True, slots=True)
class SavedDataset:
    """What a dataset is as it lies on the disk, and the texts of its articles."""

    dataset: Dataset
    hits: list[Hit]
    schemas: Schemas
    records: RecordFiles
    context: Context


@dataclass(slots=True)
class Open:
    """A file that is open in an editor. `uri` is the name that the editor gives it."""

    uri: str
    version: int | None
    text: Text


@dataclass(frozen=True, slots=True)
class AtCursor:
    """What the cursor is at: the record's schema, the place in the record, and the record as it was last whole."""

    file: str
    cursor: Cursor
    path: KeyPath
    schema: Schema
    record: Record | None

    @property
    def pattern(self) -> Pattern:
        """The pattern of the place."""
        return pattern_of(self.path)


def pattern_of(path: KeyPath) -> Pattern:
    """The pattern of a key path: numbers stand for any item of their list."""
    return tuple(ITEMS if isinstance(part, int) else part for part in path)


@dataclass(slots=True)
class Session:
    """A dataset, its folder `root`, and the files of it that are open. `archive` is the folder that the user named."""

    root: Path
    archive: Path | None = None
    encoding: str = "utf-16"
    known: SavedDataset | None = None
    index: Index = field(default_factory=Index)
    open: dict[str, Open] = field(default_factory=dict)
    good: dict[str, str] = field(default_factory=dict)
    """What open files held when they could be read last."""

    def read_settings(self) -> SavedDataset:
        """Read settings and schemas anew. What is wrong with them the check tells; here they are just used."""
        dataset, hits = load_dataset(self.root, self.archive)
        schemas, _, _ = all_schemas(dataset)
        context = Context(Archive(dataset.archive, dataset.around_archive), date.today(), Corpus())
        self.known = SavedDataset(dataset, [*hits], schemas, RecordFiles(dataset, schemas, {}), context)
        return self.known

    def read_records(self, known: SavedDataset) -> None:
        """Get to know all records, those of open files as they are there."""
        relative = known.dataset.relative
        files = {relative(path): (path, home) for path, home in record_files(known.dataset).items()}
        for file in self.index.files.keys() - files.keys():
            self.index.put(file, ())
        for file, (path, home) in files.items():
            data = read(path, home, root=known.dataset.root)
            if isinstance(data, bytes) and file not in self.open:
                self.index.put(file, entries_of(data, file, known.records) or ())
        for file, opened in list(self.open.items()):
            self.note(known, file, opened.text.data)

    def note(self, known: SavedDataset, file: str, data: bytes | None) -> None:
        """Take in what a file holds now; None: it is to be read, if it is still there."""
        if not self.is_record(file):
            return
        if data is None:
            found = read(self.root / file, self.root)
            entries = entries_of(found, file, known.records) if isinstance(found, bytes) else ()
        else:
            entries = entries_of(data, file, known.records)
        if entries is not None:  # else it is being typed in, and was whole before
            self.index.put(file, entries)
            if file in self.open and data is not None:
                self.good[file] = data.decode("utf-8-sig", "replace")
            else:
                self.good.pop(file, None)

    def is_record(self, file: str) -> bool:
        """Whether a file is one of the records, by its name and place."""
        known = self.known
        return known is not None and home_of(known.dataset, file, homes(known.dataset)) is not None

    def text(self, file: str) -> Text | None:
        """What a file holds: as it is in the editor, or else on the disk."""
        opened = self.open.get(file)
        if opened:
            return opened.text
        data = read(self.root / file, self.root)
        return Text(data.decode("utf-8", "replace"), self.encoding) if isinstance(data, bytes) else None

    def place(self, file: str, offset: int, *, typing: bool) -> AtCursor | None:
        """What the cursor is at in an open file. While `typing`, what stands behind it plays no part."""
        known, opened = self.known, self.open.get(file)
        if not known or not opened or not self.is_record(file):
            return None
        text = opened.text.text
        cursor = None if typing else placed(text, file, offset)
        cursor = cursor or typed(text, file, offset)
        if cursor is None:
            return None
        for home in self._homes(known, file, text, cursor, offset):
            if home.document == cursor.document and home.way == cursor.path[: len(home.way)]:
                return AtCursor(file, cursor, cursor.path[len(home.way) :], home.schema, home.record)
        mapped = known.schemas.mapped_to(file)
        if mapped:
            meant = next((one for one in reversed(mapped) if _is_in(cursor.path, one.within)), mapped[0])
            skipped = len(meant.within.way) + 1 if meant.within else 0
            return AtCursor(file, cursor, cursor.path[skipped:], meant, None)
        schema = _named_schema(text, file, cursor, known.schemas)
        return AtCursor(file, cursor, cursor.path, schema, None) if schema else None

    def _homes(self, known: SavedDataset, file: str, text: str, cursor: Cursor, offset: int) -> list[Home]:
        """The records of a text; where it is half-typed, without the line that is being typed, or as it was before."""
        read = known.records
        if is_lines(file):  # of which there may be thousands
            _, start, end = document_at(text, file, offset)
            found = read.records_of(source_of(text[start:end], file, read))
            return [replace(home, document=cursor.document) for home in found]
        found = read.records_of(source_of(text, file, read))
        if not any(home.document == cursor.document for home in found):
            start = text.rfind("\n", 0, offset) + 1
            end = text.find("\n", offset)
            without = text[:start] + (text[end:] if end >= 0 else "")
            found = read.records_of(source_of(without, file, read))
        if not found and file in self.good and text.strip():
            meant: list[Schema | None] = [*known.schemas.mapped_to(file)]
            meant = meant or [_named_schema(text, file, cursor, known.schemas)]
            before = read.records_of(source_of(self.good[file], file, read))
            found = [home for home in before if home.schema in meant]
        return found

    def article_text(self, entry: IndexEntry) -> ArticleText | None:
        """The text of an article in the archive, if it is at hand and the one that the record describes."""
        if self.known is None or entry.record is None:
            return None
        found = self.known.context.text_of(entry.record)
        return None if isinstance(found, Absent) else found

    def claims(self, record: Record, path: KeyPath) -> Iterator[tuple[Link, IndexEntry, str, bool]]:
        """The articles in which the words at a place must stand: link, article, the words, whether as direct speech."""
        for way, reference, name in named_in(record):
            article = next((entry for entry in self.index.named(name) if entry.record), None)
            if article is None:
                continue
            link = Link(record, way, reference, name, article.record)
            for claim in link.claims:
                if claim.path == path:
                    yield link, article, claim.words, claim.quoted

    def sources(self, place: AtCursor) -> list[IndexEntry]:
        """The articles from which the words at a place would be taken, by the references beside them.

        Where none is named yet, those that the other records name to which this one refers: the event at which
        somebody spoke is told of by the same articles.
        """
        record = place.record
        if record is None:
            return []
        own: dict[str, None] = {}
        for way, reference, name in named_in(record):
            for use in place.schema.verbatim_uses.get(reference.pattern, ()):
                fitting = use.field.pattern == place.pattern and way[: use.shared] == place.path[: use.shared]
                override = use.override and place.pattern == (*reference.pattern[:-1], use.override)
                if fitting or (override and way[:-1] == place.path[:-1]):
                    own[name] = None
        if not own:
            named = [entry for _, _, name in named_in(record) for entry in self.index.named(name)]
            own = dict.fromkeys(name for entry in named for _, name in entry.refs)
        return [entry for name in own for entry in self.index.named(name) if entry.record][:MOST_SOURCES]


def field_at(schema: Schema, pattern: Pattern) -> Field | None:
    """The field at a place, as its schema describes it."""
    return next((one for one in schema.fields if fits(one.pattern, pattern)), None)


def reference_at(schema: Schema, path: KeyPath, *, key: bool = False) -> Field | None:
    """The reference at a place, if the field there (or the key itself) names another record."""
    pattern = pattern_of(path)
    wanted = (*pattern[:-1], KEYS) if key else pattern
    return next((one for one in schema.references if fits(one.pattern, wanted)), None)


def fits(pattern: Pattern, place: Pattern) -> bool:
    """Whether a pattern covers a place: `*` stands for any key."""
    return len(pattern) == len(place) and all(
        one in (other, VALUES) for one, other in zip(pattern, place, strict=True)
    )


def _is_in(path: KeyPath, within: Any) -> bool:
    """Whether a place lies in one of several records of a document."""
    if within is None or len(path) <= len(within.way):
        return False
    return all(part in (ITEMS, VALUES) or part == step for part, step in zip(within.way, path, strict=False))


def _named_schema(text: str, file: str, cursor: Cursor, schemas: Schemas) -> Schema | None:
    """The schema that a half-typed record names."""
    _, start, end = document_at(text, file, cursor.start)
    found = re.search(r"^[\"']?schema[\"']?[ \t]*:[ \t]*[\"']?([\w-]+/\d+)", text[start:end], re.MULTILINE)
    found = found or re.search(r"\"schema\"\s*:\s*\"([\w-]+/\d+)", text[start:end])
    return schemas.by_name.get(found[1]) if found else None
