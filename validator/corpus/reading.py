"""One file's bytes to the records in it: parsed, and held against their schemas."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Any

from validator.corpus.at_hand import at_hand
from validator.corpus.config import Dataset
from validator.corpus.records import Corpus, Record
from validator.corpus.several import records_in
from validator.findings.finding import Problem, Severity, format_path
from validator.findings.paths import at, follow, holds
from validator.findings.rule import Hit, Rule, message
from validator.schema.explain import choose_schema, explain
from validator.schema.messages import (
    missing_key,
    not_a_record,
    not_in_list,
    out_of_range,
    unknown_key,
    wrong_type,
)
from validator.schema.naming import fold
from validator.schema.schema import Schema, Schemas
from validator.source.cuts import Cut, cut_paths, find_cuts, quote_cut, value_cut
from validator.source.dialect import PLAIN, Dialect
from validator.source.document import Document, empty_file, is_lines, parse_file, parse_lines
from validator.source.files import decode, decode_lines, is_wide, read, walk
from validator.source.pieces import Piece, pieces_of
from validator.source.questions import Question, find_questions, question_left
from validator.source.traps import ambiguous_value


@message("mapped-twice", "file")
def mapped_twice(kinds: list[str]) -> Problem:
    """A file belongs to two kinds at once.

    `kinds` in onrecord.yaml has patterns of files, and those of two kinds both cover this file. Which schema it
    follows, and so what it means, is not known.

    To mend it: make the patterns of one of the kinds narrower, or move the file.
    """
    return Problem(
        (),
        f"onrecord.yaml maps this file to several kinds: {', '.join(kinds)}",
        hint="make the patterns narrower, so that each file belongs to one kind",
    )


_FOREIGN = 2
"""Unknown keys of a record from which on it may be one of another kind."""
CUT_OFF = "…"
"""What stands at the end of an id of which only the beginning can be read."""


@dataclass(slots=True)
class Content:
    """What a file holds: sound records, and what is wrong with the others.

    `broken` holds the names (ids, and the file's own) under which records exist that can't be used; `kinds` counts
    all records, `unknown` for those without a schema. A hit comes with the number of the document and the record's id.
    """

    records: list[Record] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    kinds: Counter[str] = field(default_factory=Counter)
    hits: list[tuple[Rule, Problem, int, str]] = field(default_factory=list)


def read_corpus(dataset: Dataset, schemas: Schemas) -> Corpus:
    """All records of a dataset that fit their schemas, for commands that look at records without judging them."""
    corpus = Corpus()
    for path in walk(dataset.records) if dataset.records.is_dir() else ():
        for piece in pieces_of(path, dataset.root) or (None,):
            file = dataset.relative(path)
            with at_hand(file, piece.document if piece else 0):
                content = read_content(read(path, dataset.records, piece, dataset.root), file, schemas, piece)
            for record in content.records:
                corpus.add(record)
            corpus.broken |= content.broken
    return corpus


def read_content(data: bytes | Hit, file: str, schemas: Schemas, piece: Piece | None = None) -> Content:
    """Take the records out of the bytes of a file, or of a piece of it.

    `data` may be the problem that kept it from being read.
    """
    content = Content()
    mapped = schemas.mapped_to(file)
    if len(mapped) > 1:
        data = mapped_twice, mapped_twice([schema.kind for schema in mapped])
    id_key = mapped[0].id_path[-1] if mapped and mapped[0].id_path else "id"
    for place, found in read_documents(
        content, data, file, piece, id_key=id_key, mapped=mapped[0] if mapped else None
    ):
        if mapped and mapped[0].within:
            _take_several(content, place, found, mapped[0])
        elif mapped and isinstance(found, dict):
            take_mapped(content, place, found, mapped[0])
        elif mapped:  # its schema may allow it, but what has no fields can't be a record
            content.kinds[mapped[0].kind] += 1
            problem = not_a_record(found)
            if isinstance(found, list):
                problem = replace(
                    problem,
                    hint="if it is a list of records, say so: records: '[]' of the kind, in onrecord.yaml",
                )
            _keep(content, place, "", found, mapped[0], [(not_a_record, problem)])
        else:
            _take_record(content, place, found, schemas)
    return content


def read_documents(
    content: Content,
    data: bytes | Hit,
    file: str,
    piece: Piece | None = None,
    *,
    id_key: str = "id",
    mapped: Schema | None = None,
) -> Iterator[tuple[DocumentPlace, Any]]:
    """The documents of a file's bytes, each with its place. What can't be read goes to the content's hits.

    `id_key` is the key of the id, which is looked for in what can't be read. In files that are `mapped` to a schema,
    what YAML 1.1 reads in another way is only worth knowing: whoever keeps them knows what reads them.
    """
    before = piece.document if piece else 0
    text, documents, hits = _parse(data, file, piece, mapped.dialect if mapped else PLAIN)
    if piece and is_lines(file) and not piece.blank:  # a piece may be blank where the file is not
        hits = [hit for hit in hits if hit[0] is not empty_file]
    errors = [problem for found, problem in hits if found.severity is Severity.ERROR]
    refused = bool(errors)
    if refused:
        content.broken.add(_file_name(file))
        content.broken.update(_likely_ids(text, errors, file, id_key))
    if mapped:
        hits = [
            (found, replace(problem, severity=Severity.INFO) if found is ambiguous_value else problem)
            for found, problem in hits
        ]
    content.hits += [(found, problem, before, "") for found, problem in hits]
    for document in documents:
        alone = (
            len(documents) == 1 and document.index == 0 and not refused and not piece and not is_lines(file)
        )
        cuts = tuple(find_cuts(text, document.start, document.end))
        questions = () if is_lines(file) else find_questions(text, document.start, document.end)
        yield DocumentPlace(file, before + document.index, alone, cuts, questions), document.data


def _parse(
    data: bytes | Hit, file: str, piece: Piece | None, dialect: Dialect
) -> tuple[str, list[Document], list[Hit]]:
    """The text of a file, its documents, and what can't be read."""
    if isinstance(data, tuple):
        return "", [], [data]
    text = decode(data, piece)
    if isinstance(text, str):
        return text, *parse_file(text, file, dialect)
    if not is_lines(file) or is_wide(data, piece):
        return "", [], [text]
    replaced, unreadable = decode_lines(data, piece)
    return replaced, *parse_lines(replaced, unreadable)


def _file_name(file: str) -> str:
    """What a file's name says of the ids in it: that of a YAML file is one, that of JSON Lines is none."""
    return file if is_lines(file) else PurePosixPath(file).stem


def _likely_ids(text: str, errors: list[Problem], file: str, id_key: str) -> Iterator[str]:
    """The ids in what can't be read, as far as they can be made out: what refers to one of them is not unknown.

    An id that is cut off, as by a program that stopped while writing, ends with `CUT_OFF`: its rest is not known.
    """
    key = re.escape(id_key)
    if is_lines(file):
        border, pattern = "\n", re.compile(rf'"{key}"\s*:\s*("?)([^"\\,}}\n]+)')
    else:
        border, pattern = (
            "\n---",
            re.compile(rf"^[\"']?{key}[\"']?[ \t]*[:=][ \t]*([\"']?)([^\s\"'#]+)", re.MULTILINE),
        )
    for problem in errors:
        start, _ = problem.span or (0, 0)
        begin = max(text.rfind(border, 0, start + len(border) - 1), 0)
        end = text.find(border, start)
        found = pattern.search(text, begin, end if end >= 0 else len(text))
        if found:
            follows = text[found.end() : found.end() + 1]
            whole = follows == found[1] if found[1] else not is_lines(file) or follows.strip()
            yield found[2].strip() + ("" if whole else CUT_OFF)


@dataclass(frozen=True, slots=True)
class DocumentPlace:
    """Where a record stands: the file, the number of the document, and whether it is the file's only one.

    `cuts` are the places in it where a `#` may have cut a value off, `questions` what its draft asks in comments.
    """

    file: str
    document: int
    alone: bool
    cuts: tuple[Cut, ...] = ()
    questions: tuple[Question, ...] = ()


def _take_record(content: Content, place: DocumentPlace, data: Any, schemas: Schemas) -> None:
    """Hold one record against the schema that it names."""
    schema = choose_schema(data, schemas)
    name = str(data.get("id", "")) if isinstance(data, dict) else ""
    if isinstance(schema, Schema):
        hits = [] if schema.is_valid(data) else _explain(data, schema, schemas)
        content.kinds[schema.kind] += 1
    else:
        hits = [schema]
        content.kinds["unknown"] += 1
    if place.questions and isinstance(data, dict) and data.get("draft") is not True:
        open_ones = [question for question in place.questions if not holds(data, question[0])]
        for question in open_ones[:1]:
            problem = question_left(question, len(open_ones) - 1)
            content.hits.append((question_left, problem, place.document, name))
    _keep(content, place, name, data, schema, hits)


def _explain(data: dict[str, Any], schema: Schema, schemas: Schemas) -> list[Hit]:
    """What is wrong with a record. Where it fits another kind as it stands, only its line `schema:` is."""
    hits = explain(data, schema)
    if sum(found is unknown_key for found, _ in hits) < _FOREIGN:
        return hits
    others = {
        other.kind: other.name
        for other in sorted(schemas.by_name.values(), key=lambda other: other.version)
        if other.kind != schema.kind and other.is_valid({**data, "schema": other.name})
    }
    if len(others) != 1:
        return hits
    (name,) = others.values()
    problem = not_in_list(("schema",), schema.name, [name])
    said = f"what stands in this record does not fit {schema.name}, and fits {name}"
    return [
        (
            not_in_list,
            replace(problem, message=said, hint=f"did you mean {name!r}?", spelling=None, properties={}),
        )
    ]


_NO_ENTRY = "write a mapping here, or take this out"


def _take_several(content: Content, place: DocumentPlace, data: Any, schema: Schema) -> None:
    """Hold the records of a document against their schema. Each has a number of its own."""
    way, keyed = schema.within
    if place.document or not isinstance(at(data, way), dict if keyed else list):
        what = "a mapping from ids to records" if keyed else "a list of records"
        where = f" under {format_path(way)!r}" if way else ""
        said = f"onrecord.yaml says that the file holds {what}{where}, and there is none"
        hint = "correct the file, or 'records' of the kind"
        found = not_a_record, replace(not_a_record(data), message=said, hint=hint)
        content.hits.append((*found, 0, ""))
        content.broken.add(_file_name(place.file))
        return
    for number, (path, record) in enumerate(records_in(data, schema.within)):
        at_place = DocumentPlace(place.file, number, False)
        if isinstance(record, dict):
            take_mapped(content, at_place, record, schema, str(path[-1]) if keyed else "")
        else:
            content.kinds[schema.kind] += 1
            _keep(
                content,
                at_place,
                "",
                record,
                schema,
                [(not_a_record, replace(not_a_record(record), hint=_NO_ENTRY))],
            )


def take_mapped(content: Content, place: DocumentPlace, data: Any, schema: Schema, key: str = "") -> None:
    """Hold one record against the schema that its file is mapped to. `key` is its id where nothing in it is."""
    hits = [] if schema.is_valid(data) else explain(data, schema)
    content.kinds[schema.kind] += 1
    name = mapped_id(place, data, schema, key)
    if schema.id_path and not name and not hits:
        lacking = schema.lacking_id(data)
        value = at(data, lacking)
        *way, key = lacking
        if value == "":
            hits = [(out_of_range, out_of_range(lacking, "the id is empty", "give the record an id"))]
        elif value is None:
            hits = [(missing_key, missing_key(tuple(way), key, None))]
        else:
            hits = [(wrong_type, wrong_type(lacking, value, ["string"]))]
    _keep(content, place, name, data, schema, hits)


def mapped_id(place: DocumentPlace, data: Any, schema: Schema, key: str) -> str:
    """The id of a record of a mapped kind; empty where it has none. `key` is as in `take_mapped`."""
    if schema.id_path:
        return schema.id_of(data) or ""
    return fold(key or _from_the_file(place, schema.named_by), schema.folded)


def _from_the_file(place: DocumentPlace, part: str) -> str:
    """The id of a record that has none in it: what is asked for of its file's path; with a number, of several."""
    name = place.file
    if part:
        path = PurePosixPath(place.file)
        name = path.stem if part == "file.stem" else path.parent.name
    return name if place.alone else f"{name}#{place.document + 1}"


def _keep(
    content: Content, place: DocumentPlace, name: str, data: Any, schema: Schema | Hit, hits: list[Hit]
) -> None:
    """Take a sound record in, and note what is wrong with another one."""
    for hit in _cut_values(place, data, schema) if place.cuts else ():
        if hit[0].severity is Severity.ERROR:
            hits = [*hits, hit]
        else:
            content.hits.append((*hit, place.document, name))
    if hits or not isinstance(schema, Schema):
        if place.alone:  # one advice for one value: what is wrong by the schema says what to write
            told = {problem.path for _, problem in hits}
            content.hits = [
                hit for hit in content.hits if hit[0].severity is Severity.ERROR or hit[1].path not in told
            ]
        content.hits += [(found, problem, place.document, name) for found, problem in hits]
        content.broken.update({name, _file_name(place.file)} - {""})
    else:
        content.records.append(Record(place.file, place.document, place.alone, name, data, schema))


def _cut_values(place: DocumentPlace, data: Any, schema: Schema | Hit) -> Iterator[Hit]:
    """The values of a record that a `#` cut off: an error where they are somebody's words."""
    verbatim = {
        path
        for field in (schema.verbatim if isinstance(schema, Schema) else ())
        for path, _ in follow(data, field.pattern)
    }
    for cut in place.cuts:
        paths = cut_paths(cut, data)
        quoted = [path for path in paths if path in verbatim]
        if quoted:
            yield quote_cut, quote_cut(quoted[0], cut.lost, cut.span)
        elif paths:
            yield value_cut, value_cut(paths[0], cut.lost, cut.span)
