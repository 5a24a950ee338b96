"""Records, the links between them, and the claims that a quote makes on an article."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from validator.findings.finding import KeyPath, Side
from validator.findings.paths import KEYS, MANY, at, follow
from validator.schema.schema import Field, Schema


@dataclass(slots=True)  # not frozen: that would treble the time it takes to make one
class Record:
    """One record that fits its schema, and where it was read from.

    `file` is relative to the dataset's folder, with forward slashes; `document` counts the documents in it from 0;
    `alone` says whether the file is a YAML file with this record and no other. `plain` says that it is known to be
    written in ASCII, without a backslash: no character that nobody sees can be in it.
    """

    file: str
    document: int
    alone: bool
    id: str
    data: dict[str, Any]
    schema: Schema
    plain: bool = False

    @property
    def kind(self) -> str:
        """The record's kind: `statement`."""
        return self.schema.kind

    @property
    def written_id(self) -> str:
        """The id as it is written, where it stands in the record or is the name of its file; ids may be folded."""
        schema = self.schema
        if schema.folded and schema.named_by and self.alone:
            path = PurePosixPath(self.file)
            return path.stem if schema.named_by == "file.stem" else path.parent.name
        return schema.written_id(self.data) or self.id

    @property
    def text(self) -> dict[str, Any]:
        """What an article's record says of its text in the archive (sha256, words, ...); empty if it says nothing."""
        described = self.schema.text_field
        entry = at(self.data, described.pattern) if described else None
        return entry if isinstance(entry, dict) else {}


@dataclass(eq=False, slots=True)  # not frozen, like `Record`
class Link:
    """A reference: the record that holds it, its place, and the record it names.

    `target` is None if there is no such record, or if there is one that can't be used (`broken`).
    """

    record: Record
    path: KeyPath
    field: Field
    id: str
    target: Record | None
    broken: bool = False
    _claims: tuple[Claim, ...] | None = None

    @property
    def side(self) -> Side:
        """Whether the id stands as a key or as a value."""
        return "key" if self.field.pattern[-1] == KEYS else "value"

    @property
    def written(self) -> str:
        """The id as the record writes it; ids may be folded."""
        naming = self.field.naming
        if naming is None or not naming.folded:
            return self.id
        value = self.path[-1] if self.side == "key" else at(self.record.data, self.path)
        return naming.written(value) or self.id

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The words that must stand in the article which the reference names. Many rules ask for them."""
        if self._claims is None:
            self._claims = tuple(_claims(self))
        return self._claims


class Claim(NamedTuple):
    """Words of a record that must stand in the article that a link names.

    `quoted` asks for direct speech: the words must stand inside quotation marks.
    """

    path: KeyPath
    words: str
    quoted: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The records that share a key."""

    key: Any
    records: tuple[Record, ...]


COMPLETE, IDS, ARTICLES = "\0complete", "\0ids", "\0articles"
"""What a rule can ask of the corpus beside the record of a name; no id looks like this."""


@dataclass(slots=True)
class Corpus:
    """All records of a dataset. `broken` holds the ids of records that exist but could not be read or don't fit.

    `asked` gathers the names that were looked up. Whatever a rule knows of other records, it knows from these: so they
    say when its answer has to be asked for again. `chains` has the chains of references that were followed, where the
    records stay as they are for a whole run (`validator.rules.chains`).
    """

    records: Sequence[Record] = field(default_factory=list)
    by_id: dict[str, list[Record]] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    asked: set[str] = field(default_factory=set)
    chains: dict[Any, Any] | None = field(default=None, repr=False)
    _articles: list[Record] = field(default_factory=list, repr=False)

    def add(self, record: Record) -> None:
        """Take a record in. Several may claim the same id."""
        assert isinstance(self.records, list)
        self.records.append(record)
        self.by_id.setdefault(record.id, []).append(record)
        if record.schema.text_field:
            self._articles.append(record)

    def named(self, name: str) -> Sequence[Record]:
        """The records that claim an id, in the order of their files."""
        self.asked.add(name)
        return self.by_id.get(name, ())

    @property
    def complete(self) -> bool:
        """Whether every record could be read, so that what is not there is really missing."""
        self.asked.add(COMPLETE)
        return not self.broken

    def ids_of(self, kinds: Collection[str]) -> list[str]:
        """The ids of all records of some kinds."""
        self.asked.add(IDS)
        return [name for name, records in self.by_id.items() if records[0].kind in kinds]

    def articles(self) -> list[Record]:
        """The records that describe a text of the archive."""
        self.asked.add(ARTICLES)
        return self._articles

    def links(self, record: Record, references: Iterable[Field] | None = None) -> list[Link]:
        """The references of a record, in the order of its schema; of them only `references`, where these are given."""
        return [self._link(record, *named) for named in named_in(record, references)]

    def quoting(self, record: Record, article: str) -> list[Link]:
        """Those references of a record to an article that its words must stand in."""
        quoting = named_in(record, record.schema.quoting)
        return [self._link(record, *named) for named in quoting if named[2] == article]

    def _link(self, record: Record, path: KeyPath, reference: Field, name: str) -> Link:
        named = self.named(name)
        if not named:
            return Link(record, path, reference, name, None, name in self.broken)
        target = named[0]
        if target.kind not in reference.ref:
            target = next((other for other in named if other.kind in reference.ref), target)
        if target.kind not in reference.ref and target.schema.mapped and name in self.broken:
            return Link(record, path, reference, name, None, True)  # kinds number their records apart
        return Link(record, path, reference, name, target)


def named_in(
    record: Record, references: Iterable[Field] | None = None
) -> Iterator[tuple[KeyPath, Field, str]]:
    """The ids that a record names, at all references of its schema or at these, each with its place and the reference.

    They come in the order of the references.
    """
    data = record.data
    for reference in record.schema.references if references is None else references:
        first = reference.pattern[0]
        if first not in data and first not in MANY:  # most references are optional
            continue
        for path, value in follow(data, reference.pattern):
            name = reference.name_in(value)
            if name is not None:
                yield path, reference, name


def group_by(records: Iterable[Record], key: Any) -> dict[Any, list[Record]]:
    """Records by each of the keys that `key(record)` gives."""
    groups: dict[Any, list[Record]] = {}
    for record in records:
        for value in key(record):
            groups.setdefault(value, []).append(record)
    return groups


def _claims(link: Link) -> Iterator[Claim]:
    """The claims of a link.

    A field of the record as a whole (`quote`) is claimed from every source, except that a source entry that has a
    field of the same name gives the words as that source printed them.
    """
    data = link.record.data
    holder = link.path[:-1]
    entry = at(data, holder)
    for use in link.record.schema.verbatim_uses.get(link.field.pattern, ()):
        prefix = link.path[: use.shared]
        below = entry if prefix == holder else at(data, prefix)
        if isinstance(below, dict) and use.rest[0] not in below:
            continue
        if use.override and at(entry, (use.override,)) is not None:
            continue
        for path, words in follow(below, use.rest, prefix):
            if isinstance(words, str):
                yield Claim(path, words, use.field.quoted)


def reading(article: Record, quoted: bool) -> tuple[str, str]:
    """How words are looked for in an article: the mode for `validator.quotes.verify`, and the language of the text."""
    mode = "direct" if quoted and not article.text.get("all_speech") else "reported"
    return mode, str(article.data.get("language", "en"))


def sourceless(record: Record) -> Iterator[KeyPath]:
    """The places of verbatim words for which no reference leads to an article."""
    data = record.data
    for uses in record.schema.verbatim_uses.values():
        for use in uses:
            if use.sourced or use.field.pattern[0] not in data:
                continue
            for path, words in follow(data, use.field.pattern):
                if isinstance(words, str):
                    below = at(data, path[: use.shared])
                    if not follow(below, use.reference[use.shared :]):
                        yield path
