"""One file's bytes to the records in it: parsed, and held against their schemas."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from validator.config import Dataset
from validator.corpus import Corpus, Record
from validator.finding import Problem, Severity
from validator.rule import Hit, Rule
from validator.schema import Schema, Schemas
from validator.source import decode, parse, read, walk
from validator.structure import choose_schema, explain


@dataclass(slots=True)
class Content:
    """What a file holds: sound records, and what is wrong with the others.

    `broken` holds the names (ids, and the file's own) under which records exist that can't be used; `kinds` counts
    all records, `unknown` for those without a schema. A hit comes with the number of the document and the record's id.
    """

    records: list[Record] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    kinds: Counter[str] = field(default_factory=Counter)
    hits: list[tuple[Rule[..., Any], Problem, int, str]] = field(default_factory=list)


def read_corpus(dataset: Dataset, schemas: Schemas) -> Corpus:
    """All records of a dataset that fit their schemas, for commands that look at records without judging them."""
    corpus = Corpus()
    for path in walk(dataset.records) if dataset.records.is_dir() else ():
        content = read_content(read(path, dataset.records), dataset.relative(path), schemas)
        for record in content.records:
            corpus.add(record)
        corpus.broken |= content.broken
    return corpus


def read_content(data: bytes | Hit, file: str, schemas: Schemas) -> Content:
    """Take the records out of a file's bytes. `data` may be the problem that kept it from being read."""
    content = Content()
    name = PurePosixPath(file).stem
    text = data if isinstance(data, tuple) else decode(data)
    if isinstance(text, tuple):
        content.broken.add(name)
        content.hits.append((*text, 0, ""))
        return content
    json_lines = file.endswith(".jsonl")
    documents, hits = parse(text, json_lines=json_lines)
    refused = any(found.severity is Severity.ERROR for found, _ in hits)
    if refused:
        content.broken.add(name)
    content.hits += [(found, problem, 0, "") for found, problem in hits]
    for document in documents:
        alone = len(documents) == 1 and document.index == 0 and not refused and not json_lines
        _take_record(content, Place(file, document.index, alone), document.data, schemas)
    return content


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record stands: the file, the number of the document, and whether it is the file's only one."""

    file: str
    document: int
    alone: bool


def _take_record(content: Content, place: Place, data: Any, schemas: Schemas) -> None:
    """Hold one record against its schema."""
    schema = choose_schema(data, schemas)
    name = str(data.get("id", "")) if isinstance(data, dict) else ""
    if isinstance(schema, Schema):
        hits = [] if schema.is_valid(data) else explain(data, schema)
        content.kinds[schema.kind] += 1
    else:
        hits = [schema]
        content.kinds["unknown"] += 1
    if hits or not isinstance(schema, Schema):
        content.hits += [(found, problem, place.document, name) for found, problem in hits]
        content.broken.update({name, PurePosixPath(place.file).stem} - {""})
    else:
        content.records.append(Record(place.file, place.document, place.alone, name, data, schema))
