"""All records of a dataset with the texts of their files, sound or not: what a change of ids has to know."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path
from sys import maxsize

from validator.corpus.at_hand import passed_over
from validator.corpus.config import Dataset
from validator.corpus.content import DocumentPlace
from validator.corpus.documents import Source
from validator.corpus.files import record_files
from validator.corpus.reading import mapped_id
from validator.corpus.records import Record, named_in
from validator.corpus.several import records_in
from validator.findings.finding import KeyPath, Severity
from validator.findings.paths import Pattern, at
from validator.findings.suggest import did_you_mean
from validator.schema.explain import choose_schema
from validator.schema.fields import Field
from validator.schema.mapped import MappedSchema
from validator.schema.naming import as_id, fold
from validator.schema.schema import Schema, Schemas
from validator.source.dialect import PLAIN, Dialect
from validator.source.document import JSON_SUFFIXES, WITH_COMMENTS, Document, is_lines, parse_file
from validator.source.files import WAIVERS_FILE, decode, read

FEW = 20
"""Places that are told, of those that have to be mended first."""


@dataclass(frozen=True, slots=True, eq=False)
class Home:
    """A record and where it stands: the file, the document in it, and the way to it there.

    `key` says that its id is the last part of that way.
    """

    source: Source
    document: int
    way: KeyPath
    key: bool
    record: Record

    @property
    def file(self) -> str:
        """Its file, relative to the dataset's folder."""
        return self.source.file

    @property
    def id(self) -> str:
        """Its id."""
        return self.record.id

    @property
    def data(self) -> dict[str, object]:
        """What it holds."""
        return self.record.data

    @property
    def schema(self) -> Schema:
        """What it may hold."""
        return self.record.schema

    def id_way(self) -> tuple[Pattern, ...] | None:
        """The fields that make its id; None where it is no part of the record."""
        if isinstance(self.schema, MappedSchema):
            ways = self.schema.identity.ways if self.schema.identity else ()
            return next((way for way in ways if all(as_id(at(self.data, part)) for part in way)), None)
        return (self.schema.id_path,)


@dataclass
class RecordFiles:
    """The record files of a dataset by their names, and its waivers. `sources` may hold unsaved text."""

    dataset: Dataset
    schemas: Schemas
    sources: dict[str, Source]
    waivers: Source | None = None

    @cached_property
    def homes(self) -> list[Home]:
        """All records whose schema is known."""
        return [home for source in self.sources.values() for home in self.records_of(source)]

    @cached_property
    def _by_id(self) -> dict[str, list[Home]]:
        found: dict[str, list[Home]] = {}
        for home in self.homes:
            found.setdefault(home.id, []).append(home)
        return found

    def named(self, name: str) -> list[Home]:
        """The records that claim an id, as the ids of their kinds are compared."""
        found = list(self._by_id.get(name, ()))
        for _, schema in self.schemas.mapped:
            if (folded := fold(name, schema.folded)) != name:
                found += [one for one in self._by_id.get(folded, ()) if one.schema is schema]
        return found

    def dialect(self, file: str) -> Dialect:
        """How the YAML of a file is meant."""
        mapped = self.schemas.mapped_to(file)
        return mapped[0].dialect if mapped else PLAIN

    def is_commented(self, file: str) -> bool:
        """Whether a file is JSON that may have comments."""
        return file.endswith(WITH_COMMENTS) or (file.endswith(JSON_SUFFIXES) and self.dialect(file).comments)

    def records_of(self, source: Source) -> list[Home]:
        """The records of a file whose schema is known."""
        mapped = self.schemas.mapped_to(source.file)
        alone = len(source.documents) == 1 and not source.broken and not is_lines(source.file)
        found: list[Home] = []
        for document in source.documents:
            if mapped and mapped[0].within:
                found += _several_in(source, document, mapped)
                continue
            schema = mapped[0] if mapped else choose_schema(document.data, self.schemas)
            if isinstance(schema, Schema) and isinstance(document.data, dict):
                found.append(_record_in(source, document, schema, alone=alone))
        return found

    def unread(self, name: str) -> list[str]:
        """The first places that name an id, as a word, in what can't be read or follows no known schema."""
        return list(islice(self._unread(name), FEW))

    def _unread(self, name: str) -> Iterator[str]:
        word = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])")
        for source in self.sources.values():
            if name not in source.text:
                continue
            place = source.text.find(name)
            while place >= 0:
                if word.match(source.text, place) and not self._is_read(source.file, place):
                    yield f"{source.file}:{source.text.count('\n', 0, place) + 1}"
                place = source.text.find(name, place + 1)

    def _is_read(self, file: str, place: int) -> bool:
        """Whether a place lies in a document that is a record, or holds some."""
        spans = self.read_spans[file]
        before = bisect_right(spans, (place, maxsize)) - 1
        return before >= 0 and place < spans[before][1]

    @cached_property
    def read_spans(self) -> dict[str, list[tuple[int, int]]]:
        """Of each file, where the documents stand that are records, or hold some: in order."""
        homes = {(home.file, home.document) for home in self.homes}
        return {
            file: sorted((one.start, one.end) for one in source.documents if (file, one.index) in homes)
            for file, source in self.sources.items()
        }

    @cached_property
    def mentions(self) -> dict[str, list[tuple[Home, KeyPath, Field]]]:
        """Every place that names a record, by the id that it names."""
        found = defaultdict[str, list[tuple[Home, KeyPath, Field]]](list)
        for home in self.homes:
            for path, field, name in named_in(home.record):
                found[name].append((home, path, field))
        return found

    def no_such_record(self, name: str, kind: str) -> str:
        """What to say of an id that no record has."""
        ids = [home.id for home in self.homes if not kind or home.schema.kind == kind]
        guess = did_you_mean(name, ids)
        return f"there is no {kind or 'record'} with the id {name!r}" + (f"; {guess}" if guess else "")


def read_known(dataset: Dataset, schemas: Schemas) -> RecordFiles:
    """Read all record files of a dataset, and its waivers."""
    sources = {source.file: source for source in read_sources(dataset, schemas)}
    path = dataset.rules / WAIVERS_FILE
    waivers = None
    if path.is_file():
        data = read(path, dataset.rules)
        text = data if isinstance(data, tuple) else decode(data)
        if isinstance(text, str):
            documents, hits = parse_file(text, WAIVERS_FILE)
            broken = any(rule.severity is Severity.ERROR for rule, _ in hits)
            waivers = Source(path, WAIVERS_FILE, text, () if broken else tuple(documents), broken)
    return RecordFiles(dataset, schemas, sources, waivers)


def read_sources(dataset: Dataset, schemas: Schemas, chosen: Set[Path] | None = None) -> Iterator[Source]:
    """The record files of a dataset, those of mapped kinds included, as they are meant; or the chosen ones of them."""
    for path, home in record_files(dataset).items():
        if chosen is not None and path not in chosen:
            continue
        file = dataset.relative(path)
        mapped = schemas.mapped_to(file)
        source = Source(path, file, "", (), True)
        with passed_over(file):
            source = _read_source(path, file, home, dataset, mapped[0].dialect if mapped else PLAIN)
        yield source


def _read_source(path: Path, file: str, home: Path, dataset: Dataset, dialect: Dialect) -> Source:
    data = read(path, home, root=dataset.root)
    text = data if isinstance(data, tuple) else decode(data)
    if isinstance(text, tuple):
        raw = data.decode("utf-8", "replace") if isinstance(data, bytes) else ""
        return Source(path, file, raw, (), True)
    documents, hits = parse_file(text, file, dialect)
    broken = any(rule.severity is Severity.ERROR for rule, _ in hits)
    return Source(path, file, text, tuple(documents), broken)


def _several_in(source: Source, document: Document, mapped: Sequence[Schema]) -> Iterator[Home]:
    """The records of a document that holds several, of one kind or of more."""
    found = (
        (one, *record) for one in mapped if one.within for record in records_in(document.data, one.within)
    )
    for number, (schema, way, data) in enumerate(found):
        if isinstance(data, dict):
            key = bool(schema.within.keyed) and not schema.id_path
            place = DocumentPlace(source.file, number, False)
            name = mapped_id(place, data, schema, str(way[-1]) if key else "")
            record = Record(source.file, number, False, name, data, schema)
            yield Home(source, document.index, way, key, record)


def _record_in(source: Source, document: Document, schema: Schema, *, alone: bool) -> Home:
    place = DocumentPlace(source.file, document.index, alone)
    name = mapped_id(place, document.data, schema, "") if schema.mapped else str(document.data.get("id", ""))
    record = Record(source.file, document.index, alone, name, document.data, schema)
    return Home(source, document.index, (), False, record)
