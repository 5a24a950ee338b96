"""The first stages: files are cut into pieces, and pieces are read. Each record that fits its schema becomes a row."""

from __future__ import annotations

import codecs
import json
import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

from validator.corpus.reading import read_content
from validator.corpus.records import Record, named_in
from validator.engine.apply_rules import first_article
from validator.engine.encode import dump, load
from validator.findings.finding import Finding, Severity
from validator.rules.expectations import count_expected
from validator.source.files import is_wide
from validator.source.pieces import Piece
from validator.spark.asking import text_question
from validator.spark.choosing import UNREADABLE, unsound
from validator.spark.files import file_of
from validator.spark.rows import Row, batches_of, key_of, rows_of
from validator.spark.tables import cut_table, read_table
from validator.spark.tools import PARQUET, Shipped, Tools, as_lines, as_named, tools_of

if TYPE_CHECKING:
    import pyarrow as pa

Counts = Counter[tuple[str, ...]]
"""Counts by what is counted: a word for its sort, and what tells it from others (`("kind", "event")`)."""


def cut_files(shipped: Shipped, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Cut files into pieces as the local engine does; a small file is one unit."""

    def units() -> Iterator[Row]:
        counts = Counts()
        for batch in batches:
            for row in rows_of(batch):
                file = file_of(shipped, row.file)
                is_table = shipped.files[row.file][0].endswith(PARQUET)
                with tools_of(shipped):
                    pieces = cut_table(file) if is_table else file.pieces()
                for piece in pieces or (None,):
                    data = json.dumps(asdict(piece)).encode() if piece else b""
                    yield Row("unit", file=row.file, document=piece.document if piece else 0, data=data)
                    counts["piece" if piece else "small",] += 1
        yield tally(counts)

    return batches_of(units())


def read_units(shipped: Shipped, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Read files and pieces: rows of records, of findings, of what can't be used, and one of counts."""

    def rows() -> Iterator[Row]:
        counts = Counts()
        for batch in batches:
            for row in rows_of(batch):
                with tools_of(shipped) as tools:
                    found = list(_read_unit(tools, row, counts))
                yield from found
        yield tally(counts)

    return batches_of(rows())


def _read_unit(tools: Tools, row: Row, counts: Counts) -> Iterator[Row]:
    shipped = tools.shipped
    file, _ = shipped.files[row.file]
    piece = None
    if row.data:
        said = json.loads(row.data)
        piece = Piece(**{**said, "stamp": tuple(said["stamp"])})
    opened = file_of(shipped, row.file)
    data = read_table(opened, piece) if file.endswith(PARQUET) else opened.read(piece)
    file = as_lines(file)
    raw = data if isinstance(data, bytes) else None
    tools.locator.hold(file, raw, piece)
    content = read_content(data, file, tools.schemas, piece)
    lines = _lines(raw or b"", piece)
    before = piece.document if piece else 0
    expect = shipped.settings.get("expect", {})
    for record in content.records:
        questions = _first_questions(record)
        yield Row(
            "record",
            file=row.file,
            document=record.document,
            number=tools.numbers[id(record.schema)],
            name=key_of(record.id),
            key=key_of(first_article(record)),
            questions=questions,
            data=lines[record.document - before],
        )
        counts["draft",] += record.data.get("draft") is True
        counts["record",] += 1
        counts["names",] += len(questions)
        counts["text",] += "sha256" in record.text
        counts["schema", str(tools.numbers[id(record.schema)])] += 1
        counts.update(("expected", *what) for what in count_expected(expect, record))
    counts["file",] += piece is None or not piece.start
    counts.update({("kind", kind): number for kind, number in content.kinds.items()})
    for name in sorted(content.broken):
        counts["broken",] += 1
        yield Row("broken", name=key_of(name))
    if shipped.build and shipped.build.keep_going:
        there = {record.document for record in content.records}
        whole = raw is None or is_wide(raw, piece)  # of which nobody knows the lines
        yield from unsound(row.file, before, [raw or UNREADABLE] if whole else lines, there)
    for rule, said, document, name in content.hits:
        yield finding_row(tools, tools.locator.finding(rule, said, file, document, name), row.file)


def _first_questions(record: Record) -> list[bytes]:
    """What the rules will ask of a record, as far as the record itself says it."""
    found = dict.fromkeys(key_of(name) for _, _, name in named_in(record))
    sha256 = record.text.get("sha256")
    return [*found, *([text_question(str(sha256))] if sha256 else ())]


def _lines(data: bytes, piece: Piece | None) -> list[bytes]:
    if not (piece and piece.start):
        data = data.removeprefix(codecs.BOM_UTF8)
    return data.split(b"\n")


def hash_texts(shipped: Shipped, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Which hashes the files of the archive (`data`) and their texts have: the questions that each answers."""

    def rows() -> Iterator[Row]:
        for batch in batches:
            for row in rows_of(batch):
                with tools_of(shipped) as tools:
                    hashes = tools.archive.hashes(tools.archive_folder / os.fsdecode(row.data))
                yield from (row._replace(name=text_question(sha256)) for sha256 in hashes)
        yield tally(Counts())

    return batches_of(rows())


def finding_row(tools: Tools, finding: Finding, file: int) -> Row:
    """A finding as a row, with what reports sort it by."""
    data = dump(finding)
    if tools.with_tables:
        data = as_named(data)
        finding = load(data)
    place = finding.location
    return Row(
        "finding",
        slot=place.column,
        file=tools.shipped.ranks[file],
        document=place.line,
        number=_WEIGHTS[finding.severity],
        name=finding.code.encode(),
        key=finding.message.encode("utf-8", "replace"),
        data=data.encode(),
    )


_WEIGHTS = {severity: number for number, severity in enumerate(Severity)}


def tally(counts: Counts) -> Row:
    """Counts as a row."""
    return Row(
        "tally", data=json.dumps([[*what, number] for what, number in counts.items() if number]).encode()
    )
