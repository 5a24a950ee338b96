"""Open what is remembered, answer from it, and write it: the one door through which the check meets it.

Nothing here raises: whatever is wrong with it, the check goes on without.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from validator.corpus.config import Dataset
from validator.corpus.files import homes, idle_globs
from validator.engine.encode import Count, dump, load, load_counts
from validator.engine.limits import all_within_one
from validator.findings.finding import MissingText, Severity
from validator.memory import sealed
from validator.memory.inputs import inputs, same_files, stamps, validity
from validator.memory.listing import changed, list_records
from validator.memory.replay import in_turn
from validator.memory.store import StaleError, Store

if TYPE_CHECKING:
    from validator.corpus.change import Change
    from validator.engine.cache_rows import FileRow, GroupRow, RecordRow
    from validator.findings.finding import Finding
    from validator.report.report import Report
    from validator.schema.fields import SchemaError
    from validator.schema.schema import Schemas

MAX_RECORDS = 300_000
"""A dataset with more records is not remembered: the notes would need too much memory."""
NAME = "store"


def open_memory(dataset: Dataset, today: date) -> Memory | None:
    """The memory of a dataset; None for one that can't have one, which is one whose records lie elsewhere."""
    found = homes(dataset)
    inside = all(folder.is_relative_to(dataset.root) and ".." not in folder.parts for folder, _ in found)
    missing = any(not folder.is_dir() for folder, _ in found)
    return Memory(dataset, today) if found and inside and not missing else None


class Memory:
    """What is remembered of the last run, and notes for the next. To be made before schemas are read, and closed."""

    def __init__(self, dataset: Dataset, today: date) -> None:
        self.dataset = dataset
        self.today = today
        self._moment = time.time_ns()
        self._stamps = stamps(inputs(dataset))
        self._store: Store | None = None
        self._general: list[str] = []
        self._files: list[FileRow] = []
        self._schema_files: dict[str, str] = {}
        self._noting = False
        self._dropped = False
        self._records: list[RecordRow] = []
        self._groups: list[GroupRow] = []
        self._texts: dict[str, str] = {}

    def close(self) -> None:
        """Let go of what is remembered."""
        if self._store:
            self._store.db.close()

    def recall(self, report: Report, change: Change | None) -> bool:
        """Put what the last run found into the report, with what has changed since checked anew.

        With a change, only what concerns that. False if there is nothing that can be relied on.
        """
        from validator.report.report import Report

        found = Report()
        try:
            saved = sealed.load(str(self.dataset.root), NAME)
            if saved is None:
                return False
            self._store = Store(saved)
            if not self._is_for_this(self._store):
                raise StaleError("something else")
            with all_within_one():
                self._bring_up_to_date(self._store)
            self._fill(found, self._store, change)
        except Exception:  # a bug of ours shows again in the full run
            self.close()
            self._store = None
            return False
        for name in (
            "findings",
            "general",
            "files",
            "checked",
            "drafts",
            "evidence",
            "missing",
            "expected",
            "dependents",
        ):
            setattr(report, name, getattr(found, name))
        return True

    def _bring_up_to_date(self, store: Store) -> None:
        """Check anew what does not hold what it held. Raises StaleError where that can't be told."""
        listed = list_records(self.dataset)
        names = list(store.files())
        doubted = {names[index] for index in in_turn(len(names))}
        files = changed(self.dataset, store, listed, doubted)
        if files:
            from validator.memory.recheck import recheck

            schemas, errors = self._schemas
            if errors:
                raise StaleError("schemas")
            recheck(store, self.dataset, schemas, self.today, files)
            store.changed = True
        if store.changed:
            store.put(began=str(self._moment))

    @cached_property
    def _schemas(self) -> tuple[Schemas, list[SchemaError]]:
        from validator.corpus.kinds import all_schemas

        schemas, _, errors = all_schemas(self.dataset)
        return schemas, [error for error in errors if error.severity is Severity.ERROR]

    @cached_property
    def _valid_for(self) -> str:
        return validity(self.dataset, self.today)

    def _is_for_this(self, store: Store) -> bool:
        """Whether all that is not records is as it was when that was written."""
        return store.get("valid_for") == self._valid_for and same_files(json.loads(store.get("schema_files")))

    def _fill(self, report: Report, store: Store, change: Change | None) -> None:
        tally = +load_counts(store.get("tally"))
        general = [load(data) for data in json.loads(store.get("general"))]
        count = store.db.execute("SELECT count(*) FROM finding").fetchone()[0]
        report.files = store.db.execute("SELECT count(*) FROM file").fetchone()[0]
        if not report.files or count != tally["finding",]:
            raise ValueError("the cache does not hold what it says")
        _count(report, tally)
        if change is None:
            kinds = self.dataset.settings.get("kinds", ())
            if any(not report.checked[kind] for kind in kinds) or idle_globs(self.dataset, store.paths()):
                raise ValueError("a kind or a pattern without files is told of in a full run")
            report.findings = [load(data) for _, data in store.findings()]
            report.general = general
            return
        from validator.memory.change_report import report_change

        if not change.files and not change.since:
            raise ValueError("nothing to check")
        report.checked.clear()
        report.evidence.clear()
        report.missing.clear()
        report.general = general
        _count(
            report,
            report_change(report, store, self.dataset, self._schemas[0], self.today, change),
            "evidence",
            "missing",
        )

    def unsure(self) -> set[str]:
        """The ids of records that can't be used, or some of whose words could not be checked."""
        if self._store is None:
            return set()
        unchecked = self._store.db.execute("SELECT name FROM record WHERE unchecked")
        return {name for (name,) in unchecked} | set(self._store.broken())

    @property
    def recalled(self) -> bool:
        """Whether the last run's findings are the answer, so that no record was read."""
        return self._store is not None

    def ids(self) -> set[str] | None:
        """The ids of all records, where all of them can be used, and what was found is remembered."""
        if self._store is None or any(self._store.broken()):
            return None
        return {name for (name,) in self._store.db.execute("SELECT name FROM record")}

    def textless(self) -> set[str]:
        """The ids of records for which the text of an article was looked for in the archive, and is not there."""
        if self._store is None:
            return set()
        lacking = self._store.db.execute("SELECT name FROM record WHERE tally LIKE '%[\"missing\",%'")
        return {name for (name,) in lacking}

    def begin(self, findings: Iterable[Finding], schemas: Schemas) -> None:
        """Start to take notes. `findings` are those about the schemas as a whole."""
        try:
            list_records(self.dataset)
        except StaleError:  # links, of which no stamp tells whether they changed
            return
        if any(schema.searched for _, schema in schemas.mapped):
            return
        _ = self._valid_for
        for _, schema in schemas.mapped:
            self._schema_files.update(schema.looked_at)
        self._noting = True
        self._general = [dump(finding) for finding in findings]

    def note_files(self, notes: Iterable[FileRow]) -> None:
        """Take down what files hold."""
        self._files += notes

    def note_records(self, notes: Sequence[RecordRow]) -> None:
        """Take down what was found of records. Of too many, nothing is remembered at all."""
        if len(self._records) + len(notes) > MAX_RECORDS:
            self._noting = False
            self._records.clear()
        if self._noting:
            self._records += notes

    def drop(self) -> None:
        """Remember nothing of this run."""
        self._dropped = True

    def note_texts(self, index: dict[str, str]) -> None:
        """Take down where the texts of the archive are (`Archive.index`)."""
        self._texts = index

    def note_groups(self, notes: Iterable[GroupRow]) -> None:
        """Take down what was found of groups."""
        self._groups += notes

    def save(self) -> tuple[list[Path], dict[str, bytes]] | None:
        """Write the notes down, or what was checked anew. What can't be written is done without.

        Where everything is remembered, returned are the files of mapped schemas, which the run rests on beside the
        dataset's own; and what each record file held (`digest_of`).
        """
        try:
            if self._store is None and self._noting and not self._dropped:
                self._store = self._noted()
            store = self._store
            if store is None or self._stamps != stamps(inputs(self.dataset)):
                return None  # what it rests on changed while it was made
            files = {file: known.hash for file, known in store.files().items() if known.hash}
            schema_files = json.loads(store.get("schema_files"))
            if store.changed:
                sealed.save(str(self.dataset.root), NAME, store.saved())
        except (sqlite3.Error, OSError, ValueError):
            return None
        return list(map(Path, schema_files)), files

    def _noted(self) -> Store:
        """A store with all that was noted."""
        store = Store()
        store.add_all(self._files, self._records, self._groups)
        store.put_texts(self._texts)
        store.put(
            valid_for=self._valid_for,
            began=str(self._moment),
            schema_files=json.dumps(self._schema_files),
            general=json.dumps(self._general),
        )
        store.changed = True
        return store


def _count(report: Report, tally: Counter[Count], *only: str) -> None:
    """Put what is counted into the report; of all sorts, or of these only."""
    for (what, *parts), number in tally.items():
        if only and what not in only:
            continue
        if what == "kind":
            report.checked[parts[0]] += number
        elif what == "evidence":
            report.evidence[parts[0], parts[1], parts[2] == "1"] += number
        elif what == "missing":
            report.missing.add(MissingText(*parts))
        elif what == "draft":
            report.drafts = number
        elif what == "expected":
            report.expected[parts[0], parts[1]] += number
