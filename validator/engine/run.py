"""What the tasks of a run work with, and what they hand back: plain values that one process can send to another."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from validator.corpus.config import Dataset
from validator.corpus.packed import PackedCorpus
from validator.corpus.records import Record
from validator.corpus.several import locator_of
from validator.findings.finding import Checked, Finding, MissingText
from validator.rules.context import Context, TextName
from validator.rules.expectations import Expected
from validator.schema.schema import Schema, Schemas
from validator.source.pieces import Piece

if TYPE_CHECKING:
    from validator.engine.cache_rows import FileRow, GroupRow, RecordRow

Unit = tuple[Path, Path, Piece | None]
"""A file to read, the folder that a link must not lead out of, and which piece of it."""
Buckets = dict[int, "array[int]"]
"""By bucket, which records are in which groups: the number of a group, then the record's position times 256 and the
number of the rule, and so on."""


@dataclass
class RunInputs:
    """What the tasks of a run work with. `changed` are the files that the run is limited to, if it is.

    `scope` are the positions of the records that it concerns (None: all), `places` the same by file and document.
    With `noting`, notes are taken for the next run; with `keeping`, every piece of evidence is kept.
    """

    dataset: Dataset
    schemas: Schemas
    context: Context
    corpus: PackedCorpus
    changed: frozenset[str] | None = None
    scope: set[int] | None = None
    places: set[tuple[str, int]] = field(default_factory=set)
    noting: bool = False
    keeping: bool = False

    def __post_init__(self) -> None:
        self.locator = locator_of(self.dataset)
        self.noted: list[bytes] = []
        self.index_told = False
        self.numbers = {id(schema): number for number, schema in enumerate(self.schemas.all)}
        self.expect: Mapping[str, Any] = self.dataset.settings.get("expect", {})

    def is_about(self, record: Record) -> bool:
        """Whether the run is about a record."""
        return self.scope is None or (record.file, record.document) in self.places

    def number_of(self, schema: Schema) -> int:
        return self.numbers[id(schema)]


@dataclass(slots=True)
class Files:
    """What was found in some files: packed records, each with its size, id, schema, and the article that it quotes.

    `broken` are the names of records that can't be used, `broken_elsewhere` says whether one is in a file that the run
    is not about. `groups` are the groups that the records fall in, by bucket; `samples` those of the texts that were
    read for them; `noted` for each record the numbers by which the cache knows its groups. `texts` is the index of the
    archive (`Archive.index`), if this process has made one and told nobody yet; `too_many_texts` says that it can't.
    `digests` tell what was read of each file, `moved` whether one was found to hold something else later, or was given
    up: these files are `given_up`.
    """

    packed: bytes = b""
    sizes: array[int] = field(default_factory=lambda: array("I"))
    ids: list[str] = field(default_factory=list)
    schemas: array[int] = field(default_factory=lambda: array("H"))
    articles: list[str] = field(default_factory=list)
    units: int = 0
    files: int = 0
    checked: Counter[str] = field(default_factory=Counter)
    drafts: int = 0
    expected: Counter[Expected] = field(default_factory=Counter)
    broken: set[str] = field(default_factory=set)
    broken_elsewhere: bool = False
    findings: list[Finding] = field(default_factory=list)
    groups: Buckets = field(default_factory=dict)
    samples: dict[TextName, array[int]] = field(default_factory=dict)
    noted: list[bytes] = field(default_factory=list)
    notes: list[FileRow] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    too_many_texts: bool = False
    digests: dict[str, bytes] = field(default_factory=dict)
    moved: bool = False
    given_up: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Judged:
    """What the rules say of so many `records`: findings, and how their quotes were checked.

    `evidence` counts pieces of words by how, result, and whether as speech; `unsure` are the records some of whose
    words could not be checked, `textless` those some of whose texts the archive lacks, and `missing` these texts.
    """

    records: int = 0
    findings: list[Finding] = field(default_factory=list)
    evidence: Counter[tuple[str, str, bool]] = field(default_factory=Counter)
    unsure: set[str] = field(default_factory=set)
    textless: set[str] = field(default_factory=set)
    missing: set[MissingText] = field(default_factory=set)
    pieces: list[Checked] = field(default_factory=list)
    notes: list[RecordRow] = field(default_factory=list)
    moved: bool = False


@dataclass(slots=True)
class JudgedGroups:
    """What the rules say of some groups."""

    findings: list[Finding] = field(default_factory=list)
    notes: list[GroupRow] = field(default_factory=list)
    moved: bool = False
