"""The records of a run, packed: a record is decoded when somebody asks for it, so that many of them fit in memory.

Decoded, a record takes several times the room that it takes in its file. Packed (as `marshal` does, the fastest that
Python has), a million of them lie in one temporary file, which all processes of the check see, and only their ids are
in memory.
"""

from __future__ import annotations

import marshal
import os
import sys
import tempfile
from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import IO, Any, overload

from validator.corpus.records import ARTICLES, IDS, Corpus, Record
from validator.schema.schema import Schema

MAX_HELD = 64 * 1024 * 1024
"""Bytes of packed records that are kept in memory; more of them go to a temporary file."""
MAX_DECODED = 1024
"""Records that stay decoded: those that were asked for by name."""


def pack(record: Record, schema: int) -> bytes:
    """A record as bytes. `schema` is the number of its schema."""
    of = record.file, record.document, record.alone, record.id, schema, record.data, record.plain
    return marshal.dumps(of)


class PackedCorpus(Corpus):
    """A corpus that holds its records packed. Records are known by their position: how many there are before."""

    def __init__(self, schemas: Sequence[Schema]) -> None:
        super().__init__()
        self.records = _Records(self)
        self.chains = {}
        self._schemas = schemas
        self._blocks: list[bytes] = []
        self._file: IO[bytes] | None = None
        self._data = b""
        self._ends = array("Q", [0])
        self._kinds = array("H")
        self._positions: dict[str, int | list[int]] = {}
        self._decoded: dict[str, tuple[Record]] = {}
        self._held = 0

    def __len__(self) -> int:
        return len(self._kinds)

    def take(self, packed: bytes, sizes: Iterable[int], ids: Iterable[str], schemas: Iterable[int]) -> None:
        """Take packed records in, in their order."""
        end = self._ends[-1]
        for size, name, schema in zip(sizes, ids, schemas, strict=True):
            known = self._positions.setdefault(name, len(self._kinds))
            if isinstance(known, list):
                known.append(len(self._kinds))
            elif known != len(self._kinds):
                self._positions[name] = [known, len(self._kinds)]
            end += size
            self._ends.append(end)
            self._kinds.append(schema)
        self._held += len(packed)
        self._blocks.append(packed)
        if self._held > MAX_HELD:
            self._file = self._file or tempfile.TemporaryFile()  # noqa: SIM115 - it lives as long as the corpus
            self._file.writelines(self._blocks)
            self._blocks.clear()
            self._held = 0

    def seal(self) -> None:
        """Make the records that were taken in ready to be asked for."""
        if self._file is None:
            self._data = b"".join(self._blocks)
        else:
            self._file.writelines(self._blocks)
            self._file.flush()
        self._blocks.clear()

    def at(self, position: int) -> Record:
        """The record at a position, decoded anew."""
        packed = self._packed(self._ends[position], self._ends[position + 1])
        file, document, alone, name, schema, data, plain = marshal.loads(packed)
        return Record(file, document, alone, name, data, self._schemas[schema], plain)

    def _packed(self, start: int, end: int) -> bytes:
        if self._file is None:
            return self._data[start:end]
        if sys.platform == "win32":
            self._file.seek(start)
            return self._file.read(end - start)
        # Not with `read`: forks share the place that it begins at.
        return os.pread(self._file.fileno(), end - start, start)

    def named(self, name: str) -> Sequence[Record]:
        """The records that claim an id, in the order of their files."""
        self.asked.add(name)
        return self._decoded.get(name) or self._named(name)

    def _named(self, name: str) -> Sequence[Record]:
        found = self._positions.get(name)
        if found is None:
            return ()
        if isinstance(found, list):
            return [self.at(position) for position in found]
        if len(self._decoded) == MAX_DECODED:
            del self._decoded[next(iter(self._decoded))]
        self._decoded[name] = (self.at(found),)
        return self._decoded[name]

    def ids_of(self, kinds: Collection[str]) -> list[str]:
        """The ids of all records of some kinds."""
        self.asked.add(IDS)
        wanted = {number for number, schema in enumerate(self._schemas) if schema.kind in kinds}
        return [
            name
            for name, found in self._positions.items()
            if self._kinds[found if isinstance(found, int) else found[0]] in wanted
        ]

    def articles(self) -> list[Record]:
        """The records that describe a text of the archive."""
        self.asked.add(ARTICLES)
        if not self._articles:
            wanted = {number for number, schema in enumerate(self._schemas) if schema.text_field}
            self._articles = [self.at(place) for place, kind in enumerate(self._kinds) if kind in wanted]
        return self._articles


class _Records(Sequence[Record]):
    """The records of a packed corpus, in order, each decoded anew."""

    def __init__(self, corpus: PackedCorpus) -> None:
        self._corpus = corpus

    def __len__(self) -> int:
        return len(self._corpus)

    def __iter__(self) -> Iterator[Record]:
        return map(self._corpus.at, range(len(self._corpus)))

    @overload
    def __getitem__(self, index: int) -> Record: ...
    @overload
    def __getitem__(self, index: slice) -> list[Record]: ...
    def __getitem__(self, index: int | slice) -> Any:
        if isinstance(index, slice):
            return [self._corpus.at(position) for position in range(*index.indices(len(self)))]
        return self._corpus.at(range(len(self))[index])
