"""A check of a change alone, answered from a cache that is up to date."""

from __future__ import annotations

import os
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from validator.corpus.change import Change
from validator.corpus.config import Dataset
from validator.engine.encode import Count, load, load_counts, unpack
from validator.engine.scope import affected
from validator.memory.corpus import KeptCorpus
from validator.memory.store import StaleError, Store

if TYPE_CHECKING:
    from validator.report.report import Report
    from validator.schema.schema import Schemas


def report_change(
    report: Report, store: Store, dataset: Dataset, schemas: Schemas, today: date, change: Change
) -> Counter[Count]:
    """Put what concerns a change into the report; the tally of the records concerned.

    Raises StaleError where only a look at all records can answer.
    """
    corpus = KeptCorpus(store, dataset, schemas, today)
    known = {file for file in change.files if store.number_of(file)}
    for file in change.files - known:
        if os.path.lexists(dataset.root / file):
            raise StaleError(file)
    after = [corpus.content(file) for file in sorted(known)]
    before = [corpus.before(file, data) for file, data in sorted(change.before.items())]
    rows = store.db.execute("SELECT path FROM file WHERE broken != '[]'")
    elsewhere = {os.fsdecode(path) for (path,) in rows} - change.files
    found = affected(corpus, change, before, after, broken_elsewhere=bool(elsewhere))
    tally: Counter[Count] = Counter()
    units = {-row for file in change.files for row in store.number_of(file)}
    for file, document in found:
        query = (
            "SELECT record.id, record.tally, groups FROM record JOIN file ON file.id = record.file"
            " WHERE path = ? AND document = ?"
        )
        for unit, text, groups in store.db.execute(query, (os.fsencode(file), document)):
            tally.update(load_counts(text))
            units |= {unit, *unpack(groups)}
    others = [found[place] for place in sorted(found, key=corpus.in_order) if place[0] not in change.files]
    report.dependents = others
    report.files = len(after)
    for content in after:
        report.checked.update(content.kinds)
    report.checked.update(record.kind for record in others)
    for document, data in store.findings_of(units):
        finding = load(data)
        file = finding.location.file
        if file in change.files if document < 0 else (file, document) in found:
            report.findings.append(finding)
    return tally
