"""Open the cache, answer from it, and write it: the one door through which the check meets it.

Nothing here raises: whatever is wrong with the cache, the check goes on without it.
"""

from __future__ import annotations

import json
import os
import sqlite3
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from validator.cache.encode import dump, group_number, load
from validator.cache.folder import Walk, changed, signature, stamp_at
from validator.cache.look import Look, ask_for_list, keep_list
from validator.cache.store import FOLDER, Store
from validator.config import Dataset
from validator.record_files import homes

if TYPE_CHECKING:
    from validator.cache.git import Git
    from validator.cache.notes import FileNote, Notes
    from validator.changes import Change
    from validator.check import Report
    from validator.corpus import Record
    from validator.finding import Evidence, Finding
    from validator.reading import Content
    from validator.rule import Hit, Rule
    from validator.rules.context import Context
    from validator.schema import Schemas

FORMAT = "onrecord-cache/1"
MAX_RECORDS = 300_000
"""A dataset with more records is not remembered: the notes would need too much memory."""


def open_memory(dataset: Dataset, today: date) -> Memory | None:
    """The memory of a dataset; None for one that can't have one: one whose records lie elsewhere."""
    found = homes(dataset)
    inside = all(folder.is_relative_to(dataset.root) and ".." not in folder.parts for folder, _ in found)
    missing = any(not folder.is_dir() for folder, _ in found)
    return Memory(dataset, today) if found and inside and not missing else None


class Memory:
    """What is remembered of the last run, and the notes for the next."""

    def __init__(self, dataset: Dataset, today: date) -> None:
        self.dataset = dataset
        self.today = today
        self.path = dataset.root / FOLDER / "cache.sqlite"
        self._store: Store | None = None
        self._general: list[str] = []
        self._files: list[FileNote] = []
        self._schema_files: dict[str, str] = {}
        self._walk: Walk | None = None
        self._git: Git | None = None
        self._notes: Notes | None = None

    def recall(self, report: Report, change: Change | None) -> bool:
        """Put what the last run found into the report, with what has changed since checked anew.

        With a change, only what concerns that. False if there is nothing that can be relied on.
        """
        from validator.check import Report

        found = Report()
        look: Look | None = None
        try:
            store = Store(self.path)
            look = Look(self.dataset, store, self.path.parent)
            if not self._is_for_this(store):
                return False
            files = changed(self.dataset, store, look.candidates())
            if files:
                from validator.cache.recheck import recheck

                store.begin()
                if not recheck(store, self.dataset, self.today, files):
                    return False
            look.save()
            self._fill(found, store, change)
        except Exception:  # a damaged cache may hold anything; a bug of ours shows again in the full run
            return False
        finally:
            if look:
                look.close()
        self._store = store
        for name in ("findings", "files", "checked", "drafts", "evidence", "expected", "dependents"):
            setattr(report, name, getattr(found, name))
        return True

    @cached_property
    def _valid_for(self) -> str:
        return validity(self.dataset, self.today)

    def _is_for_this(self, store: Store) -> bool:
        """Whether a cache was written here, by this program, with all that is not records as it is now."""
        return (
            store.get("place") == _place(self.path)
            and store.get("valid_for") == self._valid_for
            and _same(json.loads(store.get("schema_files")))
        )

    def _fill(self, report: Report, store: Store, change: Change | None) -> None:
        tally = +Counter(json.loads(store.get("tally")))
        general = [load(data) for data in json.loads(store.get("general"))]
        count = store.db.execute("SELECT count(*) FROM finding").fetchone()[0]
        report.files = store.db.execute("SELECT count(*) FROM file").fetchone()[0]
        if not report.files or count != tally["finding"]:
            raise ValueError("the cache does not hold what it says")
        _count(report, tally)
        if change is None:
            if any(not report.checked[kind] for kind in self.dataset.settings.get("kinds", ())):
                raise ValueError("a kind without files is told of in a full run")
            report.findings = [load(data) for _, data in store.findings()] + general
            return
        from validator.cache.partial import report_change

        if not change.files and not change.since:
            raise ValueError("nothing to check")
        report.checked.clear()
        report.evidence.clear()
        report.findings = general
        _count(report, report_change(report, store, self.dataset, self.today, change), only="evidence")

    def unsure(self) -> set[str]:
        """The ids of records that can't be used, or some of whose words could not be checked."""
        if self._store is None:
            return set()
        unchecked = self._store.db.execute("SELECT name FROM record WHERE unchecked")
        return {name for (name,) in unchecked} | set(self._store.broken())

    def stamp(self, path: Path) -> tuple[int, ...]:
        """The stamp of a file that is about to be read; empty for what is no ordinary file."""
        return stamp_at(path)

    def begin(self, findings: Iterable[Finding], schemas: Schemas) -> None:
        """Start to take notes. `findings` are those about the schemas as a whole."""
        from validator.cache.notes import Notes

        _ = self._valid_for
        self._make_folder()
        self._walk = Walk(self.dataset, look=True)
        self._git = ask_for_list(self.dataset, self.path.parent, self._walk)
        for _, schema in schemas.mapped:
            self._schema_files.update(schema.looked_at)
        self._notes = Notes()
        self._general = [dump(finding) for finding in findings]

    def note_file(
        self, file: str, stamp: tuple[int, ...], data: bytes | Hit, content: Content, found: list[Finding]
    ) -> None:
        """Take down what a file holds."""
        from validator.cache.notes import note_file

        self._files.append(note_file(file, stamp, data, content, found))

    def note_record(
        self,
        record: Record,
        context: Context,
        findings: Iterable[Finding],
        evidence: Iterable[Evidence],
        expected: Iterable[str],
    ) -> None:
        """Take down what was found of a record, right after its rules were applied."""
        from validator.cache.notes import note_record

        if self._notes:
            self._notes.records.append(note_record(record, context, findings, evidence, expected))
            if len(self._notes.records) > MAX_RECORDS:
                self._notes = None

    def note_group(
        self,
        rule: Rule[..., Any],
        key: Any,
        members: Iterable[Record],
        context: Context,
        found: Sequence[tuple[int, Finding]],
    ) -> None:
        """Take down what was found of a group, right after its rule was applied."""
        if not self._notes:
            return
        number = group_number(rule, key)
        groups = self._notes.groups
        for record in members:
            groups.setdefault((record.file, record.document), []).append(number)
        if found or context.corpus.asked:
            from validator.cache.notes import note_group

            self._notes.found.append(note_group(number, context.corpus.asked, found))

    def take_notes(self) -> Notes | None:
        """The notes on records and groups since the last call, for a process that sends them to another."""
        from validator.cache.notes import Notes

        taken, self._notes = self._notes, self._notes and Notes()
        return taken

    def add_notes(self, notes: Notes | None) -> None:
        """Take in the notes of another process; None, if it had to give them up."""
        if self._notes and notes:
            self._notes.add(notes)
            if len(self._notes.records) <= MAX_RECORDS:
                return
        self._notes = None

    def save(self) -> None:
        """Write the notes down, or what was checked anew. A cache that can't be written is done without."""
        try:
            if self._store is not None:
                if self._store.db.in_transaction:
                    self._store.db.execute("COMMIT")
                self._store.db.close()
            elif self._notes:
                self._write(self._notes)
        except (sqlite3.Error, OSError, ValueError):
            return

    def _make_folder(self) -> None:
        """The cache's folder, which keeps itself out of git."""
        folder = self.path.parent
        if not folder.is_dir():
            with suppress(OSError):
                folder.mkdir()
                (folder / ".gitignore").write_text("*\n", encoding="ascii")

    def _write(self, notes: Notes) -> None:
        """Write a new cache beside the old one, and put it in its place."""
        assert self._walk
        folder = self.path.parent
        self._make_folder()
        beside = folder / f"cache.{os.getpid()}.new"
        beside.unlink(missing_ok=True)
        try:
            store = Store(beside, new=True)
            store.add_all(self._files, notes)
            self._walk.save(store, everything=True)
            keep_list(self._git, folder, self._walk, store)
            store.put(
                valid_for=self._valid_for,
                place=_place(beside),
                began=str(self._walk.moment),
                files=str(len(self._files)),
                schema_files=json.dumps(self._schema_files),
                general=json.dumps(self._general),
            )
            store.db.execute("COMMIT")
            store.db.close()
            os.replace(beside, self.path)  # noqa: PTH105
        finally:
            beside.unlink(missing_ok=True)


def _count(report: Report, tally: Counter[str], only: str = "") -> None:
    """Put what is counted into the report."""
    for name, number in tally.items():
        what, *parts = name.split("\t")
        if only and what != only:
            continue
        if what == "kind":
            report.checked[parts[0]] += number
        elif what == "evidence":
            report.evidence[parts[0], parts[1], parts[2] == "1"] += number
        elif what == "draft":
            report.drafts = number
        elif what in ("enters", "filled"):
            report.expected[name] += number


def _same(files: dict[str, str]) -> bool:
    """Whether the files of mapped schemas hold what they held (`Schema.looked_at`)."""
    from hashlib import sha256

    for name, known in files.items():
        path = Path(name)
        if (sha256(path.read_bytes()).hexdigest() if path.is_file() else "") != known:
            return False
    return True


def _place(path: Path) -> str:
    """What tells a cache from a copy of it: where it lies, and the number of the file on its disk."""
    status = path.stat()
    return f"{path.parent} {status.st_dev} {status.st_ino}"


def validity(dataset: Dataset, today: date) -> str:
    """A text that changes with anything but the records: the program, schemas, settings, texts, the day."""
    import yaml_rs

    package = Path(__file__).parent.parent
    libraries = Path(yaml_rs.__file__).parent.parent.stat().st_mtime_ns
    return json.dumps(
        [
            FORMAT,
            sys.version,
            libraries,
            signature(package),
            [(dataset.relative(folder), glob) for folder, glob in homes(dataset)],
            signature(dataset.schemas),
            str(dataset.schemas),
            signature(dataset.archive),
            str(dataset.archive),
            dataset.archive.is_dir(),
            {
                key: value
                for key, value in dataset.settings.items()
                if key not in ("rules", "title", "licence")
            },
            today.isoformat(),
        ],
        sort_keys=True,
        default=str,
    )
