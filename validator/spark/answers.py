"""The second pass, over what failed only: which id was meant, and which other articles hold the words.

These questions are about the whole corpus, and few: only what is wrong asks them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from validator.corpus.records import Corpus
from validator.findings.suggest import Vocabulary
from validator.rules.context import MAX_SUGGESTIONS, Context
from validator.spark.asking import HOLDS, NEAREST, as_question, context_for
from validator.spark.rows import SAID, Row, name_of, rows_of, table_of
from validator.spark.tools import Shipped, Tools, tools_of

if TYPE_CHECKING:
    import pyarrow as pa


MAX_BATCH = 100_000
"""Ids that are made Python's own at a time."""


def find_nearest(shipped: Shipped, table: pa.Table) -> pa.Table:
    """Of all ids (each with the first record that has it), those nearest to the names that were asked for."""
    with tools_of(shipped) as tools:
        return table_of(_nearest(tools, table))


def _nearest(tools: Tools, table: pa.Table) -> Iterator[Row]:
    import pyarrow.compute as pc

    ids = table.select(["file", "document", "number", "name"]).filter(pc.equal(table["tag"], "record"))
    ids = ids.sort_by([("file", "ascending"), ("document", "ascending")])
    words: dict[frozenset[str], Vocabulary] = {}
    for row in rows_of(table.filter(pc.equal(table["tag"], "question"))):
        name, *wanted = as_question(row.name, NEAREST)
        if (among := frozenset(wanted)) not in words:
            words[among] = Vocabulary(_ids_of(tools, ids, among))
        near = words[among].nearest(name)
        yield Row("answer", number=SAID, name=row.name, data=json.dumps([near] if near else []).encode())


def _ids_of(tools: Tools, ids: pa.Table, kinds: frozenset[str]) -> Iterator[str]:
    """The ids of some kinds, not all of them at once: there are millions."""
    import pyarrow as pa
    import pyarrow.compute as pc

    numbers = [number for number, schema in enumerate(tools.all) if schema.kind in kinds]
    names = ids.filter(pc.is_in(ids["number"], pa.array(numbers, pa.int64())))["name"]
    for start in range(0, len(names), MAX_BATCH):
        yield from map(name_of, names.slice(start, MAX_BATCH).to_pylist())


def find_holding(shipped: Shipped, table: pa.Table) -> pa.Table:
    """Of some of the articles, those that hold the words that were asked for: the first ones, with their places."""
    with tools_of(shipped) as tools:
        return table_of(_holding(tools, list(rows_of(table))))


def _holding(tools: Tools, rows: list[Row]) -> list[Row]:
    corpus, places = Corpus(), dict[int, Row]()
    for row in sorted((row for row in rows if row.tag == "record"), key=lambda row: (row.file, row.document)):
        record = tools.record(row)
        if record.schema.text_field:
            corpus.add(record)
            places[id(record)] = row
    context = Context(context_for(tools, rows).archive, tools.today, corpus)
    found = list[Row]()
    for row in rows:
        if row.tag == "question":
            words, quoted, but = as_question(row.name, HOLDS)
            for article in islice(context.holding(words, quoted, but), MAX_SUGGESTIONS):
                place = places[id(article)]
                found.append(
                    Row("found", file=place.file, document=place.document, name=row.name, key=place.name)
                )
    return found


def first_holding(table: pa.Table) -> pa.Table:
    """The answer to a question for the articles that hold some words, from what was found of all articles."""
    rows = sorted(rows_of(table), key=lambda row: (row.file, row.document))
    names = [name_of(row.key) for row in rows if row.file >= 0][:MAX_SUGGESTIONS]
    return table_of([Row("answer", number=SAID, name=rows[0].name, data=json.dumps(names).encode())])
