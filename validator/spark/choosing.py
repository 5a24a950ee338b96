"""What a record gives to a dataset: made where its rules are applied, since all that it takes is at hand there.

These are rows of their own sorts: `kept`, `draft` or `left` (whether it goes in), `link` (what it refers to), and
`flat` (its rows of the tables of records and of citations).
"""

from __future__ import annotations

import codecs
import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from validator.corpus.records import Corpus, Record, named_in
from validator.dataset.build import upgraded
from validator.dataset.citations import citations_table
from validator.dataset.manifest import verdict_of
from validator.dataset.records_table import COLUMNS, row_of
from validator.dataset.selection import Wanted, is_draft, unwanted
from validator.evidence.archive import Archive
from validator.findings.finding import Checked, Evidence, format_path
from validator.rules.context import Context
from validator.spark.rows import Row, key_of

if TYPE_CHECKING:
    from validator.spark.asking import AskedCorpus
    from validator.spark.tools import Tools

QUARANTINE_SHEET, RECORDS_SHEET, CITATION_SHEET, FIRST_KIND = -1, 0, 1, 2
"""The places of tables among all of them (`slot`); those of the kinds follow, in their order."""
_HASH = [column.name for column in COLUMNS].index("content_hash")


@dataclass(frozen=True)
class Build:
    """What is asked of a dataset: which extracted records go in, and the day of the check, if it is to be told.

    `released` are the released schemas (`validator.schema.released`). With `keep_going`, what is sound goes in, and the
    rest is set aside.
    """

    wanted: Wanted
    day: str | None
    released: dict[str, str]
    keep_going: bool = False


def newest_of(tools: Tools, record: Record) -> Record:
    """A record as the newest version of its kind has it, if it can be moved there."""
    assert tools.shipped.build
    return upgraded(record, tools.schemas, tools.shipped.build.released)


class NewestCorpus(Corpus):
    """The records that were sent along, as the newest versions of their kinds have them."""

    def __init__(self, tools: Tools, corpus: AskedCorpus) -> None:
        super().__init__()
        self._tools = tools
        self._corpus = corpus

    def named(self, name: str) -> Sequence[Record]:
        """The records that claim an id; none as long as that was not answered."""
        if name not in self.by_id:
            found = [newest_of(self._tools, record) for record in self._corpus.named(name)]
            if not found:
                return ()
            self.by_id[name] = found
        return self.by_id[name]


class Chooser:
    """Says of the records of a task what they give to the dataset."""

    def __init__(self, tools: Tools, corpus: AskedCorpus) -> None:
        self._tools = tools
        self._corpus = corpus
        self._newest = Context(Archive(None), date.min, NewestCorpus(tools, corpus))

    def rows(self, row: Row, as_read: Record, evidence: Iterable[Evidence]) -> Iterator[Row]:
        """The rows that a record gives. What it rests on is asked of the corpus, as rules ask."""
        build = self._tools.shipped.build
        assert build
        record = replace(as_read, file=self._tools.shipped.files[row.file][0])
        newest = newest_of(self._tools, record)
        place = Row("kept", file=row.file, document=row.document, name=row.name)
        chosen = place._replace(
            number=self._tools.numbers[id(newest.schema)],
            slot=int("withdrawn" in newest.data),
            key=record.kind.encode(),
        )
        if is_draft(record):
            yield chosen._replace(tag="draft")
            return
        reason = unwanted(record, build.wanted)
        yield chosen._replace(tag="left", data=reason.encode()) if reason else chosen
        yield from _links(place, record)
        if not reason:
            yield from self._flat(place._replace(tag="flat"), record, newest, list(evidence), build.day)

    def _flat(
        self, place: Row, record: Record, newest: Record, evidence: list[Evidence], day: str | None
    ) -> Iterator[Row]:
        quotes = [verdict_of(piece) for piece in evidence]
        cells = row_of(newest, record, self._newest)
        content = str(cells[_HASH]).encode()
        yield place._replace(slot=RECORDS_SHEET, key=content, data=json.dumps([[cells], quotes]).encode())
        checked = [Checked(record.file, record.document, piece) for piece in evidence]
        citations = citations_table([record], self._corpus, checked, day).rows
        if citations:
            yield place._replace(slot=CITATION_SHEET, data=json.dumps([citations, []]).encode())


UNREADABLE = b"?"
"""Stands for the line of what could not even be read."""


def unsound(file: int, before: int, lines: Iterable[bytes], there: Collection[int]) -> Iterator[Row]:
    """The lines of a file that hold no record that can be used; `there` are those that do, counted from `before`."""
    for number, line in enumerate(lines, start=before):
        if number not in there and line.removeprefix(codecs.BOM_UTF8).strip(b" \t\r"):
            yield Row(
                "unsound", file=file, document=number, number=-1, data=b"" if line is UNREADABLE else line
            )


def _links(place: Row, record: Record) -> Iterator[Row]:
    """What a record refers to: `name` is the id, `key` the record's own, `questions` the kinds that it may have."""
    for number, (path, reference, name) in enumerate(named_in(record)):
        yield place._replace(
            tag="link",
            number=number,
            name=key_of(name),
            key=place.name,
            questions=[kind.encode() for kind in reference.ref],
            data=format_path(path).encode("utf-8", "surrogatepass"),
        )
