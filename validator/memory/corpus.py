"""The corpus as the cache knows it: records are read from their files when somebody asks for them."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from validator.corpus.config import Dataset
from validator.corpus.content import Content
from validator.corpus.files import home_of, homes
from validator.corpus.reading import read_content
from validator.corpus.records import ARTICLES, IDS, Corpus, Record
from validator.engine.encode import ALONE, hash_of, unpack
from validator.engine.scope import referred
from validator.evidence.archive import Archive
from validator.findings.rule import Hit
from validator.memory.store import StaleError, Store
from validator.schema.schema import Schemas
from validator.source.files import read
from validator.source.locate import Locator
from validator.source.stamps import digest_of


class KeptCorpus(Corpus):
    """The records of a dataset, read one by one. Raises StaleError for a file that is not the one that is known."""

    def __init__(self, store: Store, dataset: Dataset, schemas: Schemas, today: date) -> None:
        super().__init__()
        self.broken = set(store.broken())
        self._store = store
        self._dataset = dataset
        self._schemas = schemas
        self._today = today
        self._homes = homes(dataset)
        self._contents: dict[str, Content] = {}
        self._by_place: dict[str, dict[int, Record]] = {}
        self.locator: Locator | None = None
        self.unsaved: Mapping[str, bytes] = {}

    def put(self, file: str, content: Content) -> None:
        """Take in a file that was read already."""
        self._contents[file] = content

    def records_at(self, where: str, values: Sequence[Any]) -> list[Record]:
        """The records that a condition picks, in the order of the dataset."""
        rows = self._store.db.execute(
            f"SELECT path, document FROM record JOIN file ON file.id = record.file WHERE {where}", values
        ).fetchall()
        places = [(os.fsdecode(path), document) for path, document in rows]
        return [self.record(*place) for place in sorted(places, key=self.in_order)]

    def records_of(self, units: Iterable[int]) -> list[Record]:
        """The records with these numbers, in the order of the dataset."""
        return [self.record(*place) for place in sorted(self._store.places(units), key=self.in_order)]

    def in_order(self, place: tuple[str, int]) -> tuple[int, list[str], int]:
        """A key that sorts places as files are gone through: home by home, folder by folder."""
        file, document = place
        home = home_of(self._dataset, file, self._homes) or 0 if len(self._homes) > 1 else 0
        return home, file.split("/"), document

    def content(self, file: str) -> Content:
        """What a file holds."""
        if file not in self._contents:
            home = home_of(self._dataset, file, self._homes)
            if home is None:
                raise StaleError(file)
            data: bytes | Hit | None = self.unsaved.get(file)
            if data is None:
                data = read(self._dataset.root / file, self._homes[home][0], root=self._dataset.root)
            known = self._store.db.execute(
                "SELECT hash FROM file WHERE path = ?", (os.fsencode(file),)
            ).fetchone()
            if not known or known[0] != hash_of(data):
                raise StaleError(file)
            if self.locator and isinstance(data, bytes):
                self.locator.known[file] = digest_of(data)
            self._contents[file] = read_content(data, file, self._schemas)
        return self._contents[file]

    def before(self, file: str, data: bytes) -> Content:
        """What a file held before, which mostly is what it holds now."""
        query = "SELECT hash FROM file WHERE path = ?"
        known = self._store.db.execute(query, (os.fsencode(file),)).fetchone()
        if known and known[0] == hash_of(data):
            return self.content(file)
        return read_content(data, file, self._schemas)

    def record(self, file: str, document: int) -> Record:
        """The record at a place."""
        return self._at(file)[document]

    def _at(self, file: str) -> dict[int, Record]:
        """The records of a file, by the numbers of their documents."""
        if file not in self._by_place:
            self._by_place[file] = {record.document: record for record in self.content(file).records}
        return self._by_place[file]

    def referring(self, name: str) -> Iterable[tuple[Record, bool]]:
        """The records that refer to a name, each with whether the reference is to one of its own kind."""
        for unit in self._store.units_that_asked([name]):
            for record in self.records_of([unit]):
                yield from ((record, same_kind) for known, same_kind in referred(record) if known == name)

    def groups(self, record: Record) -> Iterable[tuple[int, bool]]:
        """The numbers of the groups that a record is in; those of a record from before the change are worked out."""
        if record.file in self._contents and self._at(record.file).get(record.document) is record:
            query = (
                "SELECT groups FROM record JOIN file ON file.id = record.file WHERE path = ? AND document = ?"
            )
            place = (os.fsencode(record.file), record.document)
            numbers: Iterable[int] = unpack(self._store.db.execute(query, place).fetchone()[0])
        else:
            from validator.engine.cache_rows import groups_of
            from validator.rules.context import Context

            archive = KeptArchive(self._dataset, self._store)
            numbers = unpack(groups_of(record, Context(archive, self._today, self)))
        return ((number, bool(number & ALONE)) for number in numbers)

    def mates(self, group: tuple[Any, bool], limit: int | None = None) -> list[Record]:
        """The records in a group; of a group of more than `limit` only so many that this can be seen."""
        return self.records_of(self._store.members.find(group[0], None if limit is None else limit + 1))

    def alone(self) -> Iterable[Record]:
        """The records that are in a group by themselves, if its rule is about groups of one."""
        return self.records_of(self._store.alone())

    def named(self, name: str) -> Sequence[Record]:
        """The records that claim an id, in the order of their files."""
        self.asked.add(name)
        if name not in self.by_id:
            self.by_id[name] = self.records_at("record.name = ?", (name,))
        return self.by_id[name]

    def ids_of(self, kinds: Collection[str]) -> list[str]:
        """The ids of all records of some kinds."""
        self.asked.add(IDS)
        rows = self._store.db.execute(
            "SELECT path, document, name, kind FROM record JOIN file ON file.id = record.file"
        ).fetchall()
        first: dict[str, str] = {}
        for _, _, name, kind in sorted(rows, key=lambda row: self.in_order((os.fsdecode(row[0]), row[1]))):
            first.setdefault(name, kind)
        return [name for name, kind in first.items() if kind in kinds]

    def articles(self) -> list[Record]:
        """The records that describe a text of the archive."""
        self.asked.add(ARTICLES)
        if not self._articles:
            kinds = article_kinds(self._schemas)
            self._articles = self.records_at(f"kind IN ({','.join('?' * len(kinds))})", kinds)
            self._articles = [record for record in self._articles if record.schema.text_field]
        return self._articles


class KeptArchive(Archive):
    """The archive of a dataset whose cache knows which text has which hash. What it knows is verified at each use."""

    def __init__(self, dataset: Dataset, store: Store) -> None:
        super().__init__(dataset.archive, dataset.around_archive)
        self._store = store

    def with_hash(self, sha256: str) -> Path | None:
        """The file whose text has this hash. Raises StaleError if the one that is known to does not have it."""
        assert self.folder is not None
        if not self._store.get("texts"):
            found = super().with_hash(sha256)
            if not self.too_large:
                self._store.put_texts(self.index())
            return found
        file = self._store.text_with(sha256)
        if file is not None and self.read(self.folder / file, sha256)[1] != sha256:
            raise StaleError(file)
        return None if file is None else self.folder / file


def article_kinds(schemas: Schemas, among: Collection[str] | None = None) -> list[str]:
    """The kinds that describe a text of the archive; with `among`, only those of them."""
    known = (schema for schema in schemas.by_name.values() if among is None or schema.kind in among)
    return sorted({schema.kind for schema in known if schema.text_field})
