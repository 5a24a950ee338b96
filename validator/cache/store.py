"""The SQLite file: its tables, and the few ways in which they are read and written."""

from __future__ import annotations

import json
import os
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from validator.cache.encode import dump, number, pack, unpack

if TYPE_CHECKING:
    from validator.cache.notes import FileNote, GroupNote, RecordNote, Tally

FOLDER = ".onrecord"
_TABLES = """
CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE file(id INTEGER PRIMARY KEY, path BLOB UNIQUE NOT NULL, size INTEGER, mtime INTEGER, ctime INTEGER,
    inode INTEGER, hash BLOB NOT NULL, tally TEXT NOT NULL, broken TEXT NOT NULL);
CREATE INDEX file_broken ON file(id) WHERE broken != '[]';
CREATE TABLE record(id INTEGER PRIMARY KEY, file INTEGER NOT NULL, document INTEGER NOT NULL, name TEXT NOT NULL,
    kind TEXT NOT NULL, tally TEXT NOT NULL, unchecked INTEGER NOT NULL, asked BLOB NOT NULL, groups BLOB NOT NULL);
CREATE INDEX record_file ON record(file);
CREATE INDEX record_name ON record(name);
CREATE TABLE asked(name INTEGER, unit INTEGER, PRIMARY KEY(name, unit)) WITHOUT ROWID;
CREATE TABLE member(number INTEGER, record INTEGER, PRIMARY KEY(number, record)) WITHOUT ROWID;
CREATE TABLE finding(unit INTEGER NOT NULL, document INTEGER NOT NULL, data TEXT NOT NULL);
CREATE INDEX finding_unit ON finding(unit);
"""


class Store:
    """An open cache. Any method may raise sqlite3.Error; whoever calls then does without the cache.

    A finding belongs to a unit: a record (its row's number), a group (the number of its key), or a file (its row's
    number, negative).
    """

    def __init__(self, path: Path, *, new: bool = False) -> None:
        if not new and not path.is_file():
            raise sqlite3.OperationalError("there is no cache")
        self.path = path
        self.db = sqlite3.connect(path, timeout=0.2, isolation_level=None)
        if new:
            self.db.executescript(f"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; BEGIN; {_TABLES}")
        else:
            pages = self.db.execute("PRAGMA page_count").fetchone()[0]
            size = self.db.execute("PRAGMA page_size").fetchone()[0]
            if pages * size != path.stat().st_size:
                raise sqlite3.DatabaseError("the cache is cut off")

    def get(self, name: str) -> str:
        """A value of the table `meta`; empty if there is none."""
        row = self.db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""

    def put(self, **values: str) -> None:
        """Write values of the table `meta`."""
        self.db.executemany("INSERT OR REPLACE INTO meta VALUES(?, ?)", values.items())

    def findings(self) -> Iterator[tuple[int, str]]:
        """All findings as JSON, each with the number of the record's document; -1 for those of a file as a whole."""
        return self.db.execute("SELECT document, data FROM finding")

    def broken(self) -> Counter[str]:
        """In how many files each name is one of a record that can't be used."""
        rows = self.db.execute("SELECT broken FROM file WHERE broken != '[]'")
        return Counter(name for (names,) in rows for name in json.loads(names))

    def units_that_asked(self, names: Iterable[str]) -> set[int]:
        """The records and groups whose rules looked one of these names up."""
        found: set[int] = set()
        for name in names:
            rows = self.db.execute("SELECT unit FROM asked WHERE name = ?", (number(name),))
            found.update(unit for (unit,) in rows)
        return found

    def add_file(self, note: FileNote) -> int:
        """Write a file down, with what is wrong with it as a whole; its number."""
        row = (os.fsencode(note.path), *(note.stamp or (0, 0, 0, 0)), note.hash, json.dumps(note.tally))
        cursor = self.db.execute(
            "INSERT INTO file(path, size, mtime, ctime, inode, hash, tally, broken) VALUES(?,?,?,?,?,?,?,?)",
            (*row, json.dumps(sorted(note.broken))),
        )
        number = cursor.lastrowid or 0
        self._add_findings(-number, ((-1, dump(finding)) for finding in note.findings))
        return number

    def add_records(self, notes: Iterable[RecordNote]) -> None:
        """Write records down. Their files must be there."""
        files = dict(self.db.execute("SELECT path, id FROM file"))
        asked: list[tuple[int, int]] = []
        members: list[tuple[int, int]] = []
        for note in notes:
            unit = self._add_record(files[os.fsencode(note.file)], note)
            asked += [(name, unit) for name in unpack(note.asked)]
            members += [(group, unit) for group in note.groups]
        self.db.executemany("INSERT OR IGNORE INTO asked VALUES(?, ?)", sorted(asked))
        self.db.executemany("INSERT OR IGNORE INTO member VALUES(?, ?)", sorted(members))

    def _add_record(self, file: int, note: RecordNote) -> int:
        tally = json.dumps(note.tally) if note.tally else ""
        values = (
            file,
            note.document,
            note.name,
            note.kind,
            tally,
            note.unchecked,
            note.asked,
            pack(note.groups),
        )
        cursor = self.db.execute(
            "INSERT INTO record(file, document, name, kind, tally, unchecked, asked, groups) VALUES(?,?,?,?,?,?,?,?)",
            values,
        )
        unit = cursor.lastrowid or 0
        self._add_findings(unit, note.findings)
        return unit

    def judged(self, unit: int, note: RecordNote) -> None:
        """Write down what was found of a record that is known already."""
        asked, groups = self.db.execute("SELECT asked, groups FROM record WHERE id = ?", (unit,)).fetchone()
        self._unlink(unit, asked, groups)
        self.db.execute(
            "UPDATE record SET tally = ?, unchecked = ?, asked = ?, groups = ? WHERE id = ?",
            (
                json.dumps(note.tally) if note.tally else "",
                note.unchecked,
                note.asked,
                pack(note.groups),
                unit,
            ),
        )
        self._link(unit, note)
        self._add_findings(unit, note.findings)

    def _unlink(self, unit: int, asked: bytes, groups: bytes) -> None:
        """Take away what a record asked for, its groups, and its findings."""
        self.db.executemany(
            "DELETE FROM asked WHERE name = ? AND unit = ?", ((n, unit) for n in unpack(asked))
        )
        self.db.executemany(
            "DELETE FROM member WHERE number = ? AND record = ?", ((n, unit) for n in unpack(groups))
        )
        self.forget(unit)

    def _link(self, unit: int, note: RecordNote) -> None:
        self._asked(unit, note.asked)
        self.db.executemany(
            "INSERT OR IGNORE INTO member VALUES(?, ?)", ((group, unit) for group in note.groups)
        )

    def add_record(self, file: int, note: RecordNote) -> int:
        """Write one record down; its number."""
        unit = self._add_record(file, note)
        self._link(unit, note)
        return unit

    def judged_group(self, note: GroupNote) -> None:
        """Write down what was found of a group."""
        self._asked(note.number, note.asked)
        self._add_findings(note.number, note.findings)

    def _asked(self, unit: int, names: bytes) -> None:
        self.db.executemany("INSERT OR IGNORE INTO asked VALUES(?, ?)", ((n, unit) for n in unpack(names)))

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

    def tally_of(self, file: int) -> Tally:
        """What a file and its records add to the tally."""
        rows = self.db.execute("SELECT tally FROM file WHERE id = ?", (file,)).fetchall()
        rows += self.db.execute("SELECT tally FROM record WHERE file = ? AND tally != ''", (file,)).fetchall()
        total: Tally = Counter()
        for (tally,) in rows:
            total.update(json.loads(tally))
        return total
