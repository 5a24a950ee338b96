"""Check what changed since the cache was written, and what that concerns; nothing else.

While its rules were applied, every record and every group left word of the names that they looked up. So a change
concerns the records in the changed files; the records and groups that asked for a name which one of these has or had;
and the groups that one of these is or was in.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from validator.corpus.config import Dataset
from validator.corpus.content import Content
from validator.corpus.reading import read_content
from validator.corpus.records import ARTICLES, COMPLETE, IDS, Corpus, Record
from validator.corpus.several import locator_of
from validator.engine.apply_rules import by_article, group_keys, judge, judge_group, judge_record
from validator.engine.cache_rows import FileRow, groups_of, note_file, note_group, note_record
from validator.engine.encode import ALONE, GROUP, Count, dump_counts, group_number, load_counts, unpack
from validator.engine.limits import active, each
from validator.engine.processes import spread
from validator.evidence.archive import Archive
from validator.findings.rule import Hit
from validator.memory.corpus import KeptArchive, KeptCorpus, article_kinds
from validator.memory.store import StaleError, Store
from validator.rules.context import Context
from validator.rules.expectations import count_expected
from validator.schema.cel import multiplies
from validator.schema.schema import Schemas
from validator.source.files import read
from validator.source.locate import Locator
from validator.source.stamps import stamp_at

FEW = 100
"""Records that are checked anew in any case: so few take no time."""
SHARE = 1 / 3
"""Of all records. Where more are concerned, a full run is taken, which reads each file once.

In processor time the two meet at about half of the records, in 1,000 YAML files as in 2,000 records of JSON Lines
(`bench/corpus.py`); and a full run has several processes.
"""


_NONE: Mapping[str, bytes] = {}


@dataclass
class _Recheck:
    """One recheck: what it works with, and what it has found to be concerned."""

    store: Store
    dataset: Dataset
    schemas: Schemas
    locator: Locator
    tally: Counter[Count]
    unsaved: Mapping[str, bytes] = field(default_factory=dict)
    contents: dict[str, Content] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    groups: set[int] = field(default_factory=set)


def recheck(
    store: Store,
    dataset: Dataset,
    schemas: Schemas,
    today: date,
    changed: Mapping[str, Path | None],
    unsaved: Mapping[str, bytes] = _NONE,
    make_context: Callable[[Archive, date, Corpus], Context] = Context,
) -> None:
    """Bring the cache up to date. `changed` are the files that did (`listing.changed`), each with its home.

    `unsaved` is what an editor holds of files, in the place of what lies on the disk. `make_context` makes what rules
    may ask: of an editor, one that answers from what it knows already.

    What goes wrong is raised: sqlite3.Error, StaleError, OSError. StaleError also where a full run costs less.
    """
    _require_few(store, _estimated(store, dataset, changed))
    run = _Recheck(store, dataset, schemas, locator_of(dataset), load_counts(store.get("tally")), unsaved)
    run.locator.unsaved = unsaved
    was_complete = not store.broken()
    for file, home in changed.items():
        _take_file(run, file, home)
    if was_complete != (not store.broken()):
        run.names.add(COMPLETE)
    corpus = KeptCorpus(store, dataset, schemas, today)
    corpus.locator, corpus.unsaved = run.locator, unsaved
    for file, content in run.contents.items():
        corpus.put(file, content)
    context = make_context(KeptArchive(dataset, store), today, corpus)
    units = store.units_that_asked(run.names)
    run.groups |= {unit for unit in units if unit >= GROUP}
    _judge_records(run, {unit for unit in units if unit < GROUP}, context)
    for group in sorted(run.groups):
        _judge_group(run, group, context)
    if run.locator.moved:
        raise StaleError("a file changes")
    run.tally["finding",] = store.db.execute("SELECT count(*) FROM finding").fetchone()[0]
    store.put(tally=dump_counts(run.tally))


def _estimated(store: Store, dataset: Dataset, changed: Mapping[str, Path | None]) -> float:
    """About how many records are in files: so many as their part of all bytes."""
    query = "SELECT total(size), (SELECT count(*) FROM record) FROM file"
    size, records = store.db.execute(query).fetchone()
    now = sum(sum(stamp_at(dataset.root / file)[:1]) for file, home in changed.items() if home)
    return float(records * now / size) if size else 0.0


def _require_few(store: Store, concerned: float) -> None:
    """Raise StaleError where so many records are concerned that a full run costs less."""
    if concerned > FEW and concerned > SHARE * store.db.execute("SELECT count(*) FROM record").fetchone()[0]:
        raise StaleError("too much")


def _take_file(run: _Recheck, file: str, home: Path | None) -> None:
    """Put a file's new content in the place of the old one (None: it is gone), and note what that touches."""
    store = run.store
    path = run.dataset.root / file
    row = store.db.execute("SELECT id, broken FROM file WHERE path = ?", (os.fsencode(file),)).fetchone()
    stamp = stamp_at(path)
    data: bytes | Hit | None = run.unsaved.get(file)
    if data is None and home:
        data = read(path, home, root=run.dataset.root)
    old: list[tuple[str, str]] = []
    new: list[tuple[str, str]] = []
    if row:
        run.tally.subtract(store.tally_of(row[0]))
        rows = "SELECT name, kind, groups FROM record WHERE file = ? ORDER BY document"
        for name, kind, groups in store.db.execute(rows, (row[0],)):
            old.append((name, kind))
            run.groups.update(unpack(groups))
        run.names.update(json.loads(row[1]))
        store.remove_file(row[0])
    if data is not None:
        run.locator.just_read(file, data)
        content = read_content(data, file, run.schemas)
        found = [
            run.locator.finding(rule, problem, file, document, name)
            for rule, problem, document, name in content.hits
        ]
        note = note_file(file, stamp, data, content, found)
        _add_file(run, note, content)
        new = [(record.id, record.kind) for record in content.records]
        run.names |= content.broken
    run.names.update(name for name, _ in (*old, *new))
    if old != new:
        run.names.add(IDS)
    if article_kinds(run.schemas, {kind for _, kind in (*old, *new)}):
        run.names.add(ARTICLES)


def _add_file(run: _Recheck, note: FileRow, content: Content) -> None:
    """Write a file down, and its records, still to be judged."""
    run.contents[note.path] = content
    run.tally.update(load_counts(note.tally))
    row = run.store.add_file(note)
    for record in content.records:
        run.store.add_record(row, record)


def _judge_records(run: _Recheck, units: set[int], context: Context) -> None:
    """Apply the rules to the records of the changed files, and to those with these numbers."""
    numbers: dict[tuple[str, int], int] = {}
    for path in run.contents:
        rows = "SELECT document, record.id FROM record JOIN file ON file.id = record.file WHERE path = ?"
        for document, unit in run.store.db.execute(rows, (os.fsencode(path),)):
            numbers[path, document] = unit
    for unit in units:
        numbers.update((place, unit) for place in run.store.places([unit]))
    mates = (run.store.members.find(group) for group in run.groups if not group & ALONE)
    _require_few(
        run.store, len({*numbers.values(), *(unit for group in mates for unit in group if len(group) > 1)})
    )
    corpus = context.corpus
    assert isinstance(corpus, KeptCorpus)
    records = by_article(corpus.record(*place) for place in numbers)
    if active() and not bearable(records, context, run.locator):
        raise StaleError("a limit")
    for record in records:
        _judge_record(run, numbers[record.file, record.document], record, context)


def bearable(records: Iterable[Record], context: Context, locator: Locator) -> bool:
    """Whether no rule of a schema comes to a limit: tried in a process that the system can end."""
    risky = [record for record in records if any(map(multiplies, record.schema.requirements))]

    def bear(tried: list[Record]) -> bool:
        for record in each(tried):
            judge(judge_record(record, context), context, locator)
        return True

    return not risky or all(spread(bear, [risky], 1, lambda *_: False, threads=True))


def _judge_record(run: _Recheck, unit: int, record: Record, context: Context) -> None:
    found = judge(judge_record(record, context), context, run.locator)
    expected = count_expected(run.dataset.settings.get("expect", {}), record)
    note = note_record(record, found, expected, groups_of(record, context))
    tally, groups = run.store.db.execute("SELECT tally, groups FROM record WHERE id = ?", (unit,)).fetchone()
    run.tally.subtract(load_counts(tally))
    run.tally.update(load_counts(note.tally))
    run.groups |= set(unpack(groups)) ^ set(unpack(note.groups))
    run.store.judged(unit, note)


def _judge_group(run: _Recheck, group: int, context: Context) -> None:
    """Apply a rule to a group again, if it is now of a size that the rule looks at."""
    run.store.forget(group)
    units = run.store.members.find(group)
    if not units or (len(units) == 1) != bool(group & ALONE):
        return
    corpus = context.corpus
    assert isinstance(corpus, KeptCorpus)
    members = corpus.records_of(units)
    rule, key = next(
        (rule, key) for rule, key in group_keys(members[0], context) if group_number(rule, key) == group
    )
    found = judge(judge_group(rule, key, members, context), context, run.locator)
    run.store.judged_group(note_group(group, found))
