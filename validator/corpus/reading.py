"""One file's bytes to the records in it: its documents, held against their schemas."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from validator.corpus.at_hand import passed_over
from validator.corpus.config import Dataset
from validator.corpus.content import Content, DocumentPlace, file_name, read_documents
from validator.corpus.records import Corpus, Record
from validator.corpus.several import Misplaced, misplaced, records_in
from validator.findings.finding import Problem, Severity
from validator.findings.paths import at, follow, holds
from validator.findings.rule import Hit, message
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
from validator.source.cuts import cut_paths, quote_cut, value_cut
from validator.source.files import read, walk
from validator.source.pieces import Piece, pieces_of
from validator.source.questions import question_left


@message("mapped-twice", "file")
def mapped_twice(kinds: list[str]) -> Problem:
    """A file belongs to two kinds at once.

    `kinds` in onrecord.yaml has patterns of files, and those of two kinds both cover this file. Which schema it
    follows, and so what it means, is not known.

    To mend it: make the patterns of one of the kinds narrower, or move the file. Records of several kinds in one file
    have places of their own in it, which `records` of each kind names.
    """
    return Problem(
        (),
        f"onrecord.yaml maps this file to several kinds: {', '.join(kinds)}",
        hint="make the patterns narrower, so that each file belongs to one kind; or say of each kind where in the "
        "file its records stand (records: 'people[]')",
    )


_FOREIGN = 2
"""Unknown keys of a record from which on it may be one of another kind."""


def read_corpus(dataset: Dataset, schemas: Schemas) -> Corpus:
    """All records of a dataset that fit their schemas, for commands that look at records without judging them."""
    corpus = Corpus()
    for path in walk(dataset.records) if dataset.records.is_dir() else ():
        for piece in pieces_of(path, dataset.root) or (None,):
            file = dataset.relative(path)
            content = Content()
            with passed_over(file, piece.document if piece else 0):
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
    if len(mapped) > 1 and not apart(mapped):
        data = mapped_twice, mapped_twice([schema.kind for schema in mapped])
    id_key = mapped[0].id_path[-1] if mapped and mapped[0].id_path else "id"
    for place, found in read_documents(
        content, data, file, piece, id_key=id_key, mapped=mapped[0] if mapped else None
    ):
        if mapped and mapped[0].within:
            _take_several(content, place, found, mapped)
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


def apart(schemas: Sequence[Schema]) -> bool:
    """Whether kinds that a file is mapped to have their records at places of their own in it, read in one way."""
    places = {schema.within for schema in schemas}
    alike = all(schema.dialect == schemas[0].dialect for schema in schemas)
    return None not in places and len(places) == len(schemas) and alike


def _take_several(content: Content, place: DocumentPlace, data: Any, schemas: Sequence[Schema]) -> None:
    """Hold the records of a document against their schemas. Each has a number of its own."""
    number = 0
    for schema in schemas if not place.document else ():
        for path, record in records_in(data, schema.within):
            at_place = DocumentPlace(place.file, number, False)
            number += 1
            if isinstance(record, dict):
                take_mapped(content, at_place, record, schema, str(path[-1]) if schema.within.keyed else "")
            else:
                content.kinds[schema.kind] += 1
                hit = not_a_record, replace(not_a_record(record), hint=_NO_ENTRY)
                _keep(content, at_place, "", record, schema, [hit])
    for schema in schemas:
        found = [Misplaced((), data, "one document")] if place.document else misplaced(data, schema.within)
        for one in found:
            said = f"onrecord.yaml says that {one.wanted} stands here, of {schema.kind} records, and there is none"
            hint = "correct the file, or 'records' of the kind"
            problem = replace(not_a_record(one.value), message=said, hint=hint)
            content.hits.append((not_a_record, problem, 0 if place.document else number, ""))
            content.broken.add(file_name(place.file))
            number += 1


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
        content.broken.update({name, file_name(place.file)} - {""})
    else:
        record = Record(place.file, place.document, place.alone, name, data, schema, place.plain)
        content.records.append(record)


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
