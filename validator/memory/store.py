"""The SQLite database of what was found: its tables, and the few ways in which they are read and written.

It is only ever opened in memory, from bytes that were saved by us (`validator.memory.sealed`), and saved as a whole: so
SQLite has no file to open, no journal beside it, and nobody's but our own tables.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from validator.engine.encode import ALONE, dump_counts, load_counts, number, unpack
from validator.memory.index import Index

if TYPE_CHECKING:
    from validator.corpus.records import Record
    from validator.engine.cache_rows import FileRow, GroupRow, RecordRow
    from validator.engine.encode import Count
    from validator.source.stamps import Stamp

_TABLES = f"""
{Index.table("asked")}
{Index.table("member")}
CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE file(id INTEGER PRIMARY KEY, path BLOB UNIQUE NOT NULL, size INTEGER, mtime INTEGER, ctime INTEGER,
    inode INTEGER, hash BLOB NOT NULL, tally TEXT NOT NULL, broken TEXT NOT NULL);
CREATE INDEX file_broken ON file(id) WHERE broken != '[]';
CREATE TABLE text(sha256 TEXT PRIMARY KEY, path BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE record(id INTEGER PRIMARY KEY, file INTEGER NOT NULL, document INTEGER NOT NULL, name TEXT NOT NULL,
    kind TEXT NOT NULL, tally TEXT NOT NULL, unchecked INTEGER NOT NULL, asked BLOB NOT NULL, groups BLOB NOT NULL);
CREATE INDEX record_place ON record(file, document);
CREATE INDEX record_name ON record(name);
CREATE TABLE finding(unit INTEGER NOT NULL, document INTEGER NOT NULL, data TEXT NOT NULL);
CREATE INDEX finding_unit ON finding(unit);
"""
_ADD_FILE = (
    "INSERT INTO file(id, path, size, mtime, ctime, inode, hash, tally, broken) VALUES(?,?,?,?,?,?,?,?,?)"
)
_ADD_RECORD = (
    "INSERT INTO record(id, file, document, tally, unchecked, asked, groups, name, kind)"
    " VALUES(?,?,?,?,?,?,?,?,?)"
)


class KnownFile(NamedTuple):
    """What is known of a file: the number of its row, the hash of what it held, and its stamp."""

    number: int
    hash: bytes
    stamp: Stamp


class Store:
    """What is remembered, open. Any method may raise sqlite3.Error; whoever calls then does without.

    A finding belongs to a unit: a record (its row's number), a group (the number of its key), or a file (its row's
    number, negative).
    """

    def __init__(self, saved: bytes | None = None) -> None:
        self.db = sqlite3.connect(":memory:", isolation_level=None)
        self.asked = Index(self.db, "asked")
        self.members = Index(self.db, "member")
        self.changed = False
        try:
            if saved is None:
                self.db.executescript(_TABLES)
            else:
                self.db.deserialize(saved)
            self.db.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE)
            self.db.executescript("PRAGMA trusted_schema=OFF; PRAGMA journal_mode=OFF; BEGIN")
        except BaseException:
            self.db.close()
            raise

    def saved(self) -> bytes:
        """All that is remembered, to be opened again. Closes the store."""
        self.asked.save()
        self.members.save()
        self.db.execute("COMMIT")
        data = self.db.serialize()
        self.db.close()
        return data

    def get(self, name: str) -> str:
        """A value of the table `meta`; empty if there is none."""
        row = self.db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""

    def put(self, **values: str) -> None:
        """Write values of the table `meta`."""
        self.db.executemany("INSERT OR REPLACE INTO meta VALUES(?, ?)", values.items())

    def files(self) -> dict[str, KnownFile]:
        """What is known of all files."""
        rows = self.db.execute("SELECT path, id, hash, size, mtime, ctime, inode FROM file")
        return {os.fsdecode(path): KnownFile(row, known, tuple(stamp)) for path, row, known, *stamp in rows}

    def restamp(self, file: int, stamp: Stamp) -> None:
        """Write down the new stamp of a file that holds what it held."""
        values = (*stamp, file)
        self.db.execute("UPDATE file SET size=?, mtime=?, ctime=?, inode=? WHERE id=?", values)
        self.changed = True

    def put_texts(self, index: Mapping[str, str]) -> None:
        """Write down where the texts of the archive are, by their hashes (`Archive.index`); nothing, if not known."""
        rows = ((digest, os.fsencode(file)) for digest, file in sorted(index.items()))
        self.db.executemany("INSERT INTO text VALUES(?, ?)", rows)
        self.put(texts=str(len(index) or ""))

    def text_with(self, sha256: str) -> str | None:
        """The file of the text with this hash, inside of the archive. Raises StaleError if texts are missing."""
        row = self.db.execute("SELECT path FROM text WHERE sha256 = ?", (sha256,)).fetchone()
        if row:
            return os.fsdecode(row[0])
        if self.get("texts") != str(self.db.execute("SELECT count(*) FROM text").fetchone()[0]):
            raise StaleError("texts")
        return None

    def number_of(self, file: str) -> list[int]:
        """The number of the row of a file; nothing for one that is not known."""
        rows = self.db.execute("SELECT id FROM file WHERE path = ?", (os.fsencode(file),))
        return [number for (number,) in rows]

    def findings(self) -> Iterator[tuple[int, str]]:
        """All findings as JSON, each with the number of the record's document; -1 for those of a file as a whole."""
        return self.db.execute("SELECT document, data FROM finding")

    def findings_of(self, units: Iterable[int]) -> Iterator[tuple[int, str]]:
        """The findings of some units, as `findings` gives them."""
        for unit in units:
            yield from self.db.execute("SELECT document, data FROM finding WHERE unit = ?", (unit,))

    def paths(self) -> Iterator[str]:
        """The files that were read, relative to the dataset's folder."""
        return (os.fsdecode(path) for (path,) in self.db.execute("SELECT path FROM file"))

    def broken(self) -> Counter[str]:
        """In how many files each name is one of a record that can't be used."""
        rows = self.db.execute("SELECT broken FROM file WHERE broken != '[]'")
        return Counter(name for (names,) in rows for name in json.loads(names))

    def units_that_asked(self, names: Iterable[str]) -> set[int]:
        """The records and groups whose rules looked one of these names up."""
        found: set[int] = set()
        for name in names:
            found.update(self.asked.find(number(name)))
        return found

    def alone(self) -> set[int]:
        """The records that are in a group by themselves, if its rule is about groups of one."""
        found: dict[int, int] = {}  # the record in each group; 0 where there are several
        for unit, groups in self.db.execute("SELECT id, groups FROM record"):
            for group in unpack(groups):
                if group & ALONE:
                    found[group] = 0 if group in found else unit
        return set(found.values()) - {0}

    def places(self, units: Iterable[int]) -> Iterator[tuple[str, int]]:
        """Where the records with these numbers stand: the file, and the number of the document in it."""
        query = "SELECT path, document FROM record JOIN file ON file.id = record.file WHERE record.id = ?"
        for unit in units:
            for path, document in self.db.execute(query, (unit,)):
                yield os.fsdecode(path), document

    def add_all(
        self, files: Sequence[FileRow], records: Sequence[RecordRow], groups: Sequence[GroupRow]
    ) -> None:
        """Fill a new cache."""
        number_of = {file.path: row for row, file in enumerate(files, 1)}
        self.db.executemany(_ADD_FILE, ((row, *_file_row(file)) for row, file in enumerate(files, 1)))
        for row, file in enumerate(files, 1):
            if file.findings:
                self._add_findings(-row, file.findings)
        self.db.executemany(_ADD_RECORD, _record_rows(records, number_of))
        self.db.executemany("INSERT INTO finding VALUES(?, ?, ?)", _found(records, groups))
        self.members.fill((unpack(note.groups), unit) for unit, note in enumerate(records, 1))
        asked = ((unpack(note.asked), unit) for unit, note in enumerate(records, 1))
        self.asked.fill(chain(asked, ((unpack(group.asked), group.number) for group in groups)))
        tallies = Counter(chain((note.tally for note in files), (note.tally for note in records)))
        del tallies[""]
        total: Counter[Count] = Counter()
        for tally, times in tallies.items():
            for what, count in load_counts(tally).items():
                total[what] += count * times
        total["finding",] = self.db.execute("SELECT count(*) FROM finding").fetchone()[0]
        self.put(tally=dump_counts(total))

    def add_file(self, note: FileRow) -> int:
        """Write a file down, with what is wrong with it as a whole; its number."""
        number = self.db.execute(_ADD_FILE, (None, *_file_row(note))).lastrowid or 0
        self._add_findings(-number, note.findings)
        return number

    def add_record(self, file: int, record: Record) -> int:
        """Write a record down that is still to be judged; its number."""
        values = (None, file, record.document, "", False, b"", b"", record.id, record.kind)
        return self.db.execute(_ADD_RECORD, values).lastrowid or 0

    def judged(self, unit: int, note: RecordRow) -> None:
        """Write down what was found of a record that is known already."""
        asked, old = self.db.execute("SELECT asked, groups FROM record WHERE id = ?", (unit,)).fetchone()
        self._unlink(unit, asked, old)
        self.db.execute(
            "UPDATE record SET tally = ?, unchecked = ?, asked = ?, groups = ? WHERE id = ?",
            (note.tally, note.unchecked, note.asked, note.groups, unit),
        )
        self.asked.add(unpack(note.asked), unit)
        self.members.add(unpack(note.groups), unit)
        self._add_findings(unit, note.findings)

    def _unlink(self, unit: int, asked: bytes, groups: bytes) -> None:
        """Take away what a record asked for, its groups, and its findings."""
        self.asked.remove(unpack(asked), unit)
        self.members.remove(unpack(groups), unit)
        self.forget(unit)

    def judged_group(self, note: GroupRow) -> None:
        """Write down what was found of a group."""
        self.asked.add(unpack(note.asked), note.number)
        self._add_findings(note.number, note.findings)

    def _add_findings(self, unit: int, findings: Iterable[tuple[int, str]]) -> None:
        self.db.executemany("INSERT INTO finding VALUES(?, ?, ?)", ((unit, *finding) for finding in findings))

    def forget(self, unit: int) -> None:
        """Take the findings of a unit away."""
        self.db.execute("DELETE FROM finding WHERE unit = ?", (unit,))

    def remove_file(self, file: int) -> None:
        """Take a file away, with its records and all that was found of them."""
        for unit, asked, groups in self.db.execute(
            "SELECT id, asked, groups FROM record WHERE file = ?", (file,)
        ).fetchall():
            self._unlink(unit, asked, groups)
        self.db.execute("DELETE FROM record WHERE file = ?", (file,))
        self.forget(-file)
        self.db.execute("DELETE FROM file WHERE id = ?", (file,))

    def tally_of(self, file: int) -> Counter[Count]:
        """What a file and its records add to the tally."""
        rows = self.db.execute("SELECT tally FROM file WHERE id = ? AND tally != ''", (file,)).fetchall()
        rows += self.db.execute("SELECT tally FROM record WHERE file = ? AND tally != ''", (file,)).fetchall()
        total: Counter[Count] = Counter()
        for (tally,) in rows:
            total.update(load_counts(tally))
        return total


def _file_row(note: FileRow) -> tuple[Any, ...]:
    return os.fsencode(note.path), *(note.stamp or (0, 0, 0, 0)), note.hash, note.tally, note.broken


def _record_rows(records: Iterable[RecordRow], files: Mapping[str, int]) -> Iterator[tuple[Any, ...]]:
    """The rows of records. `files` has the numbers of their files."""
    for unit, note in enumerate(records, 1):
        yield (
            unit,
            files[note.file],
            note.document,
            note.tally,
            note.unchecked,
            note.asked,
            note.groups,
            note.name,
            note.kind,
        )


def _found(records: Iterable[RecordRow], groups: Iterable[GroupRow]) -> Iterator[tuple[int, int, str]]:
    for unit, note in enumerate(records, 1):
        for document, data in note.findings:
            yield unit, document, data
    for group in groups:
        for document, data in group.findings:
            yield group.number, document, data


class StaleError(ValueError):
    """The cache can't answer: a file is not as it has it, or the question concerns every record."""
