"""The work of a run in tasks that several processes can share: read files, judge records (validator.groups: groups).

Each task says what it found in plain values that can be sent from one process to another. What a task may see is in
`Work`; it was made before the processes were.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from validator.cache.stamps import stamp_at
from validator.config import Dataset
from validator.corpus import Record
from validator.expect import count_expected
from validator.finding import Evidence, Finding
from validator.groups import Buckets, note_groups
from validator.judge import first_article, judge_record
from validator.locate import Locator
from validator.packed import PackedCorpus, pack
from validator.reading import read_content
from validator.rules.context import Context, TextName
from validator.schema import Schema, Schemas
from validator.source import read
from validator.source.pieces import Piece

if TYPE_CHECKING:
    from validator.cache.notes import FileNote, RecordNote

Unit = tuple[Path, Path, Piece | None]
"""A file to read, the folder that a link must not lead out of, and which piece of it."""


@dataclass
class Work:
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
        self.locator = Locator(self.dataset.root)
        self.noted: list[bytes] = []
        self.index_told = False
        self.numbers = {id(schema): number for number, schema in enumerate(self.schemas.all)}
        self.expect: Mapping[str, Any] = self.dataset.settings.get("expect", {})

    def concerns(self, record: Record) -> bool:
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
    """

    packed: bytes = b""
    sizes: array[int] = field(default_factory=lambda: array("I"))
    ids: list[str] = field(default_factory=list)
    schemas: array[int] = field(default_factory=lambda: array("H"))
    articles: list[str] = field(default_factory=list)
    files: int = 0
    checked: Counter[str] = field(default_factory=Counter)
    drafts: int = 0
    expected: Counter[str] = field(default_factory=Counter)
    broken: set[str] = field(default_factory=set)
    broken_elsewhere: bool = False
    findings: list[Finding] = field(default_factory=list)
    groups: Buckets = field(default_factory=dict)
    samples: dict[TextName, array[int]] = field(default_factory=dict)
    noted: list[bytes] = field(default_factory=list)
    notes: list[FileNote] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    too_many_texts: bool = False


@dataclass(slots=True)
class Judged:
    """What the rules say of some records: findings, and how their quotes were checked.

    `evidence` counts pieces of words by how, result, and whether as speech; `unsure` are the records some of whose
    words could not be checked, `textless` those some of whose texts the archive lacks.
    """

    findings: list[Finding] = field(default_factory=list)
    evidence: Counter[tuple[str, str, bool]] = field(default_factory=Counter)
    unsure: set[str] = field(default_factory=set)
    textless: set[str] = field(default_factory=set)
    pieces: list[tuple[Record, Evidence]] = field(default_factory=list)
    notes: list[RecordNote] = field(default_factory=list)


def read_files(work: Work, units: Sequence[Unit]) -> Files:
    """Read files, and pack the records in them."""
    found = Files()
    blocks: list[bytes] = []
    for path, folder, piece in units:
        _read_file(work, found, blocks, path, folder, piece)
    found.packed = b"".join(blocks)
    if not work.index_told:
        archive = work.context.archive
        found.texts, found.too_many_texts = archive.index(), archive.too_large
        work.index_told = bool(found.texts) or archive.too_large
    return found


def _read_file(
    work: Work, found: Files, blocks: list[bytes], path: Path, folder: Path, piece: Piece | None
) -> None:
    file = work.dataset.relative(path)
    stamp = stamp_at(path) if work.noting else ()
    data = read(path, folder, piece)
    content = read_content(data, file, work.schemas, piece)
    for record in content.records:
        packed = pack(record, work.number_of(record.schema))
        blocks.append(packed)
        found.sizes.append(len(packed))
        found.ids.append(record.id)
        found.schemas.append(work.number_of(record.schema))
        found.articles.append(first_article(record))
        found.drafts += record.data.get("draft") is True
        if work.expect:
            found.expected.update(count_expected(work.expect, record))
        note_groups(work, found, record)
    found.broken |= content.broken
    if work.changed is not None and file not in work.changed:
        found.broken_elsewhere |= bool(content.broken)
        return
    found.files += piece is None or not piece.start
    found.checked.update(content.kinds)
    findings = [
        work.locator.finding(rule, said, file, document, name) for rule, said, document, name in content.hits
    ]
    found.findings += findings
    if work.noting:
        from validator.cache.notes import note_file

        found.notes.append(note_file(file, stamp, data, content, findings))


def judge_records(work: Work, positions: Sequence[int]) -> Judged:
    """Apply the rules to records and their links."""
    judged = Judged()
    asked = work.corpus.asked
    for position in positions:
        record = work.corpus.at(position)
        asked.clear()
        findings: list[Finding] = []
        evidence: list[Evidence] = []
        for rule, said in judge_record(record, work.context):
            if isinstance(said, Evidence):
                evidence.append(said)
            else:
                findings.append(work.locator.finding(rule, said, record.file, record.document, record.id))
        judged.findings += findings
        for piece in evidence:
            judged.evidence[piece.how, piece.result, piece.quoted] += 1
            if piece.how == "unchecked":
                judged.unsure.add(record.id)
            elif piece.how == "missing":
                judged.textless.add(record.id)
        if work.keeping:
            judged.pieces += [(record, piece) for piece in evidence]
        if work.noting:
            from validator.cache.notes import note_record

            expected = count_expected(work.expect, record)
            groups = work.noted[position]
            judged.notes.append(note_record(record, work.context, findings, evidence, expected, groups))
    return judged
