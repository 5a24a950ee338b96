"""A corpus that is not at hand: what rules ask of it is answered from what was sent along, or noted to be asked for.

The rules are those of the local engine and know nothing of this. Where one asks what nobody has answered yet, what it
says is thrown away, and its record comes again in the next round, with the answer. So each verdict rests on exactly
what the rule would have seen on one machine, however far it looks.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from validator.corpus.records import Corpus, Record
from validator.rules.context import Context
from validator.spark.rows import BROKEN, SAID, Row
from validator.spark.tools import Tools

_NEAREST, _HOLDS = "\0nearest", "\0holds"


def question(*said: Any) -> bytes:
    """A question that is not just for the records of a name; no id looks like it."""
    return b"\0" + json.dumps(said).encode()


def as_question(name: bytes) -> list[Any]:
    """What `question` was given."""
    found: list[Any] = json.loads(name[1:])
    return found


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
        for row in answers:
            if row.number == SAID:
                self._said[row.name] = json.loads(row.data)
            elif row.number == BROKEN:
                self.broken.add(row.name.decode("utf-8", "surrogatepass"))
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
            key = name.encode("utf-8", "surrogatepass")
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

    def ids_of(self, kinds: Collection[str]) -> list[str]:
        """Nobody asks this of a corpus that is not at hand: `AskedContext` does not."""
        raise NotImplementedError

    def articles(self) -> list[Record]:
        """Nobody asks this of a corpus that is not at hand: `AskedContext` does not."""
        raise NotImplementedError


class AskedContext(Context):
    """What a rule may ask, where the corpus is not at hand."""

    corpus: AskedCorpus

    def articles_with(self, words: str, quoted: bool, but: str) -> list[str]:
        """The ids of other articles that hold these words, three at the most."""
        return self.corpus.said(question(_HOLDS, words, quoted, but)) or []

    def nearest_id(self, name: str, kinds: Iterable[str]) -> str | None:
        """The id of a record of some kinds that resembles a name most, if one does."""
        found: list[str] = self.corpus.said(question(_NEAREST, name, *sorted(set(kinds)))) or []
        return found[0] if found else None
