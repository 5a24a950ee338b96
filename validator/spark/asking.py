"""A corpus that is not at hand: what rules ask of it is answered from what was sent along, or noted to be asked for.

The rules are those of the local engine and know nothing of this. Where one asks what nobody has answered yet, what it
says is thrown away, and its record comes again in the next round, with the answer. So each verdict rests on exactly
what the rule would have seen on one machine, however far it looks.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import Any

from validator.corpus.records import Corpus, Record
from validator.evidence.archive import (
    MAX_TEXT_BYTES,
    NO_TEXT,
    Absent,
    Archive,
    ArticleText,
    other_forms,
    text_in,
)
from validator.rules.context import Context
from validator.spark.rows import BROKEN, HELD, SAID, Row, key_of, name_of
from validator.spark.tools import Tools

NEAREST, HOLDS, TEXT = "\0nearest", "\0holds", "\0text"
"""How questions begin that are not just for the records of a name; no id looks like them."""


def question(sort: str, *said: Any) -> bytes:
    """A question of some sort."""
    return f"{sort}{json.dumps(said)}".encode()


def text_question(sha256: str) -> bytes:
    """The question for the text with a hash."""
    return f"{TEXT}{sha256}".encode("utf-8", "surrogatepass")


def as_question(name: bytes, sort: str) -> list[Any]:
    """What `question` was given."""
    found: list[Any] = json.loads(name[len(sort) :])
    return found


def sort_of(name: bytes) -> str:
    """The sort of a question; empty for a name."""
    return next((sort for sort in (NEAREST, HOLDS, TEXT) if name.startswith(sort.encode())), "")


class AskedCorpus(Corpus):
    """The records that were sent along. `lacking` are the questions that were asked and have no answer yet."""

    def __init__(self, tools: Tools, complete: bool, answers: Iterable[Row]) -> None:
        super().__init__()
        self.lacking: set[bytes] = set()
        self._tools = tools
        self._complete = complete
        self._asked: set[bytes] = set()
        self._rows: dict[bytes, list[Row]] = {}
        self._said: dict[bytes, Any] = {}
        self._held: dict[bytes, list[bytes]] = {}
        for row in answers:
            if row.number == SAID:
                self._said[row.name] = json.loads(row.data)
            elif row.number == HELD:
                self._held.setdefault(row.name, []).append(row.data)
            elif row.number == BROKEN:
                self.broken.add(name_of(row.name))
            else:
                self._rows.setdefault(row.name, []).append(row)

    def begin(self, asked: Iterable[bytes]) -> None:
        """Turn to the next record, or group, whose questions these are: all of them were put."""
        self.lacking.clear()
        self._asked.update(asked)

    def named(self, name: str) -> Sequence[Record]:
        """The records that claim an id, in the order of their files; of many of one kind, two."""
        self.asked.add(name)
        known = self.by_id.get(name)
        if known is None:
            key = key_of(name)
            rows = sorted(self._rows.get(key, ()), key=lambda row: (row.file, row.document))
            if not rows and key not in self._asked:
                self.lacking.add(key)
                return ()
            known = self.by_id[name] = [self._tools.record(row) for row in rows]
        return known

    @property
    def complete(self) -> bool:
        """Whether every record could be read, so that what is not there is really missing."""
        return self._complete

    def said(self, key: bytes) -> Any:
        """The answer to a question; None if there is none yet."""
        if key not in self._said:
            self.lacking.add(key)
        return self._said.get(key)

    def held(self, sha256: str) -> list[bytes]:
        """What is known of a text with a hash: where it lies, or its bytes; nothing if there is none, or no answer."""
        key = text_question(sha256)
        if key not in self._held and key not in self._asked:
            self.lacking.add(key)
        return [data for data in self._held.get(key, ()) if data]

    def ids_of(self, kinds: Collection[str]) -> list[str]:
        """Nobody asks this of a corpus that is not at hand: `AskedContext` does not."""
        raise NotImplementedError

    def articles(self) -> list[Record]:
        """Nobody asks this of a corpus that is not at hand: `AskedContext` does not."""
        raise NotImplementedError


class AskedArchive(Archive):
    """The archive of a dataset, where nobody has to search it: which text has which hash was found before.

    With `table`, the texts come from a table, and there is no folder.
    """

    def __init__(self, tools: Tools, corpus: AskedCorpus) -> None:
        shipped = tools.shipped
        super().__init__(Path(shipped.archive), Path(shipped.around_archive))
        self.too_large = shipped.too_large
        self._corpus = corpus
        self._table = bool(shipped.texts)

    def with_hash(self, sha256: str) -> Path | None:
        """The file whose text has this hash."""
        assert self.folder is not None
        found = self._corpus.held(sha256) if sha256 and not self.too_large else []
        return self.folder / os.fsdecode(found[0]) if found else None

    def find(self, sha256: str, file: str = "") -> ArticleText | Absent:
        """The text with this hash; of a folder, if there is none, the text in the named file."""
        if not self._table:
            return super().find(sha256, file)
        for data in self._corpus.held(sha256) if sha256 else ():
            for other in (data, *other_forms(data)) if len(data) <= MAX_TEXT_BYTES else ():
                if hashlib.sha256(other).hexdigest() == sha256:
                    return text_in(other, f"{sha256}.txt", sha256)
        return NO_TEXT


def context_for(tools: Tools, rows: Iterable[Row], *, complete: bool = True) -> AskedContext:
    """What rules may ask, with the answers among some rows."""
    corpus = AskedCorpus(tools, complete, (row for row in rows if row.tag == "answer"))
    return AskedContext(AskedArchive(tools, corpus), tools.today, corpus)


class AskedContext(Context):
    """What a rule may ask, where the corpus is not at hand."""

    corpus: AskedCorpus

    def articles_with(self, words: str, quoted: bool, but: str) -> list[str]:
        """The ids of other articles that hold these words, three at the most."""
        return self.corpus.said(question(HOLDS, words, quoted, but)) or []

    def nearest_id(self, name: str, kinds: Iterable[str]) -> str | None:
        """The id of a record of some kinds that resembles a name most, if one does."""
        found: list[str] = self.corpus.said(question(NEAREST, name, *sorted(set(kinds)))) or []
        return found[0] if found else None
