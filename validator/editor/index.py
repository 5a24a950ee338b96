"""What is known of every record of a dataset, so that an editor can be answered without reading a file.

It holds the last good state: of a file that can't be read just now, because it is being typed in, what it held before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from validator.corpus.reading import read_content
from validator.corpus.records import Record, named_in
from validator.corpus.several import records_in
from validator.findings.finding import KeyPath
from validator.findings.paths import ITEMS, Pattern, at, follow
from validator.schema.schema import Schema, Schemas
from validator.source.document import Document, empty_file, parse_file
from validator.source.files import decode

_TITLES = ("title", "name", "headline", "label", "summary", "description")
"""Keys under which a record says what it is about; where it has none of them, the words that it quotes do."""
MAX_TITLE = 120


@dataclass(frozen=True, slots=True)
class Entry:
    """A record: where it stands, what it is called, and which ids it names where.

    `way` leads from its document's root to it, where a document holds several. `facts` are its dates, each with the
    title of its field. `record` is kept of records that describe an article's text, which quotes are looked for in.
    """

    id: str
    kind: str
    title: str
    file: str
    document: int
    way: KeyPath
    id_path: KeyPath
    refs: tuple[tuple[KeyPath, str], ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    record: Record | None = None

    @property
    def searched(self) -> str:
        """What an id or a title is looked for in."""
        return f"{self.id} {self.title}".casefold()


class Index:
    """The entries of a dataset, by file and by id."""

    def __init__(self) -> None:
        self.files: dict[str, tuple[Entry, ...]] = {}
        self.ids_changed = self.articles_changed = 0
        """How often an id came or went, and a record that describes an article's text."""
        self._by_id: dict[str, dict[str, None]] = {}
        self._naming: dict[str, dict[str, None]] = {}

    def put(self, file: str, entries: tuple[Entry, ...]) -> None:
        """Take a file's records in, in the place of those that it had."""
        before = self.files.get(file, ())
        self.ids_changed += [(one.id, one.kind) for one in before] != [(one.id, one.kind) for one in entries]
        texts = [[one.record.data for one in found if one.record] for found in (before, entries)]
        self.articles_changed += texts[0] != texts[1]
        for old in before:
            self._by_id.get(old.id, {}).pop(file, None)
            for _, name in old.refs:
                self._naming.get(name, {}).pop(file, None)
        if entries:
            self.files[file] = entries  # in its old place, if it had one
        else:
            self.files.pop(file, None)
        for entry in entries:
            self._by_id.setdefault(entry.id, {})[file] = None
            for _, name in entry.refs:
                self._naming.setdefault(name, {})[file] = None

    def named(self, name: str) -> list[Entry]:
        """The records with an id."""
        files = list(self._by_id.get(name, ()))
        return [entry for file in files for entry in self.files.get(file, ()) if entry.id == name]

    def naming(self, name: str) -> Iterator[tuple[Entry, KeyPath]]:
        """The records that name an id, each with the place."""
        for file in list(self._naming.get(name, ())):
            for entry in self.files.get(file, ()):
                yield from ((entry, path) for path, known in entry.refs if known == name)

    def search(self, words: str, kinds: Iterable[str] = (), most: int = 200) -> list[Entry]:
        """The records in whose id or title all words stand, those first whose id begins so."""
        wanted = words.casefold().split()
        among = frozenset(kinds)

        def fitting() -> Iterator[Entry]:
            for entries in list(self.files.values()):
                for entry in entries:
                    if among and entry.kind not in among:
                        continue
                    searched = entry.searched
                    if all(word in searched for word in wanted):
                        yield entry

        found = list(islice(fitting(), 20 * most))
        start = words.casefold()
        found.sort(key=lambda entry: (not entry.id.casefold().startswith(start), entry.id))
        return found[:most]


def entries_of(data: bytes, file: str, schemas: Schemas) -> tuple[Entry, ...] | None:
    """The records of a file, sound or not, as far as they can be told; None where the file can't be read as a whole."""
    text = decode(data)
    if isinstance(text, tuple):
        return None
    documents, hits = parse_file(text, file)
    if not documents and any(rule is not empty_file for rule, _ in hits):
        return None
    return tuple(_entry(record, way) for record, way in _records_in(documents, text, file, schemas))


def loose_records(text: str, file: str, schemas: Schemas) -> list[tuple[Record, KeyPath]]:
    """The records of a text, also those that don't fit their schema, each with the way to it in its document."""
    return list(_records_in(parse_file(text, file)[0], text, file, schemas))


def _records_in(
    documents: list[Document], text: str, file: str, schemas: Schemas
) -> Iterator[tuple[Record, KeyPath]]:
    mapped = schemas.mapped_to(file)
    if mapped:
        sound = {record.document: record for record in read_content(text.encode(), file, schemas).records}
        for number, way, data in _mapped_data(documents, mapped[0]):
            record = sound.get(number)
            name = record.id if record else mapped[0].id_of(data) if isinstance(data, dict) else None
            if name and isinstance(data, dict):
                yield Record(file, number, False, name, data, mapped[0]), way
        return
    for document in documents:
        data = document.data
        schema = schemas.by_name.get(str(data.get("schema"))) if isinstance(data, dict) else None
        if schema and isinstance(data.get("id"), str):
            yield Record(file, document.index, False, data["id"], data, schema), ()


def _mapped_data(documents: list[Document], schema: Schema) -> Iterator[tuple[int, KeyPath, object]]:
    for document in documents:
        if schema.within:
            for number, (way, data) in enumerate(records_in(document.data, schema.within)):
                yield number, way, data
        else:
            yield document.index, (), document.data


def _entry(record: Record, way: KeyPath) -> Entry:
    schema, data = record.schema, record.data
    facts = [
        (field.title or field.pattern[-1], str(value))
        for field in schema.dates
        if ITEMS not in field.pattern
        for _, value in follow(data, field.pattern)
        if isinstance(value, str)
    ]
    return Entry(
        record.id,
        record.kind,
        title_of(record),
        record.file,
        record.document,
        way,
        schema.id_path,
        tuple((path, name) for path, _, name in named_in(record)),
        tuple(facts[:4]),
        record if schema.text_field else None,
    )


def title_of(record: Record) -> str:
    """What a record is about, in one line; empty where nothing says so."""
    keys: list[Pattern] = [(key,) for key in _TITLES[:4]]
    keys += [field.pattern for field in record.schema.verbatim if ITEMS not in field.pattern]
    keys += [(key,) for key in _TITLES[4:]]
    for key in keys:
        value = at(record.data, key)
        if isinstance(value, str) and value.strip():
            title = " ".join(value.split())
            return title if len(title) <= MAX_TITLE else f"{title[: MAX_TITLE - 1]}…"
    return ""
