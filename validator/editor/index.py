"""What is known of every record of a dataset, so that an editor can be answered without reading a file.

It holds the last good state: of a file that can't be read just now, because it is being typed in, what it held before.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from validator.authoring.known import Home, RecordFiles
from validator.corpus.documents import Source
from validator.corpus.records import Record, named_in
from validator.findings.finding import KeyPath, Severity
from validator.findings.paths import ITEMS, Pattern, at, follow
from validator.source.document import parse_file
from validator.source.files import decode

_TITLES = ("title", "name", "headline", "label", "summary", "description")
"""Keys under which a record says what it is about; where it has none of them, the words that it quotes do."""
MAX_TITLE = 120


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A record: where it stands, what it is called, and which ids it names where.

    `way` leads from its document's root to it, where a document holds several. `facts` are its dates, each with the
    title of its field. `record` is kept of records that describe an article's text, which quotes are looked for in.
    `searched` is what words are looked for in: id and title, as `plain` writes them.
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
    searched: str = ""


class Index:
    """The entries of a dataset, by file and by id."""

    def __init__(self) -> None:
        self.files: dict[str, tuple[IndexEntry, ...]] = {}
        self.ids_changed = self.articles_changed = 0
        """How often an id came or went, and a record that describes an article's text."""
        self._by_id: dict[str, dict[str, None]] = {}
        self._naming: dict[str, dict[str, None]] = {}

    def put(self, file: str, entries: tuple[IndexEntry, ...]) -> None:
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

    def named(self, name: str) -> list[IndexEntry]:
        """The records with an id."""
        files = list(self._by_id.get(name, ()))
        return [entry for file in files for entry in self.files.get(file, ()) if entry.id == name]

    def naming(self, name: str) -> Iterator[tuple[IndexEntry, KeyPath]]:
        """The records that name an id, each with the place."""
        for file in list(self._naming.get(name, ())):
            for entry in self.files.get(file, ()):
                yield from ((entry, path) for path, known in entry.refs if known == name)

    def search(self, words: str, kinds: Iterable[str] = (), most: int = 200) -> list[IndexEntry]:
        """The records in whose id or title all words stand, those first whose id begins so."""
        wanted = plain(words).split()
        among = frozenset(kinds)

        def fitting() -> Iterator[IndexEntry]:
            for entries in list(self.files.values()):
                for entry in entries:
                    if among and entry.kind not in among:
                        continue
                    if all(word in entry.searched for word in wanted):
                        yield entry

        found = list(islice(fitting(), 20 * most))
        start = plain(words)
        found.sort(key=lambda entry: (not entry.id.casefold().startswith(start), entry.id))
        return found[:most]


def entries_of(data: bytes, file: str, read: RecordFiles) -> tuple[IndexEntry, ...] | None:
    """The records of a file, sound or not, as far as they can be told; None where the file can't be read as a whole."""
    text = decode(data)
    if isinstance(text, tuple):
        return None
    source = source_of(text, file, read)
    if source.broken and not source.documents and text.strip():
        return None
    return tuple(_entry(home) for home in read.records_of(source) if home.id)


def source_of(text: str, file: str, read: RecordFiles) -> Source:
    """A file as it is in an editor, for those who work on files."""
    documents, hits = parse_file(text, file, read.dialect(file))
    broken = any(rule.severity is Severity.ERROR for rule, _ in hits)
    return Source(read.dataset.root / file, file, text, tuple(documents), broken)


def _entry(home: Home) -> IndexEntry:
    record, schema = home.record, home.schema
    title = title_of(record)
    facts = [
        (field.title or field.pattern[-1], str(value))
        for field in schema.dates
        if ITEMS not in field.pattern
        for _, value in follow(record.data, field.pattern)
        if isinstance(value, str)
    ]
    return IndexEntry(
        record.id,
        record.kind,
        title,
        record.file,
        home.document,
        home.way,
        schema.id_path,
        tuple((path, name) for path, _, name in named_in(record)),
        tuple(facts[:4]),
        record if schema.text_field else None,
        plain(f"{record.id} {title}"),
    )


def plain(text: str) -> str:
    """A text without case and without marks on its letters, as somebody in a hurry types it."""
    if text.isascii():
        return text.lower()
    return "".join(
        char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char)
    ).casefold()


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
