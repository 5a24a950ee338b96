"""How long the rules take beside the reading: ``python bench/rules.py [--records N] [--times N] [--json FILE]``.

The records are invented (the same ones on every run; no text and no proof is at hand, so that no quote is compared).
They are read from files and held against their schemas; then every rule is applied to every record, link and group.
Both are done several times in turn, so that whatever else the machine does slows down both. Figures are medians, in
seconds of processor time. Python's garbage collector is off for both: how often it runs, and how much it then goes
through, depends on all that the process holds.
"""

import argparse
import gc
import json
import tempfile
from datetime import date
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

from corpus import write
from measure import load

from validator.corpus.config import Dataset
from validator.corpus.reading import read_corpus
from validator.corpus.records import Corpus, Record
from validator.engine.apply_rules import group_keys, judge_group, judge_record
from validator.evidence.archive import Archive
from validator.rules.context import Context
from validator.rules.shapes import GroupRule
from validator.schema.loading import load_schemas, shipped_folder

LIMIT = 1.0
"""The rules must take less time than the reading does."""


def apply_rules(corpus: Corpus, today: date) -> None:
    """Apply every rule."""
    context = Context(Archive(None), today, corpus)
    groups: dict[tuple[GroupRule, Any], Record | list[Record]] = {}
    for record in corpus.records:
        for _ in judge_record(record, context):
            pass
    for record in corpus.records:
        for group in group_keys(record, context):
            known = groups.setdefault(group, record)
            if isinstance(known, list):
                known.append(record)
            elif known is not record:
                groups[group] = [known, record]
    for (rule, key), found in groups.items():
        if isinstance(found, list) != rule.alone:
            members = found if isinstance(found, list) else [found]
            for _ in judge_group(rule, key, members, context):
                pass


def measure(dataset: Dataset) -> tuple[float, float]:
    """Seconds of processor time: for reading all records, and for applying all rules to them."""
    schemas, _errors = load_schemas(shipped_folder())
    gc.collect()
    gc.disable()
    start = process_time()
    corpus = read_corpus(dataset, schemas)
    read = process_time()
    apply_rules(corpus, date(2033, 1, 1))
    done = process_time()
    gc.enable()
    return read - start, done - read


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=10_000, metavar="N")
    parser.add_argument("--times", type=int, default=5, metavar="N", help="how often each is done")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures there")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder, options.records)
        costs = [measure(Dataset(folder)) for _ in range(options.times)]
    reading, rules = zip(*costs, strict=True)
    figures = {
        "records": options.records,
        "reading": round(median(reading), 3),
        "rules": round(median(rules), 3),
        "ratio": round(median(after / before for before, after in costs), 2),
    }
    each = figures["rules"] / options.records * 1_000_000
    print(
        f"{options.records:,} records, {load()}: reading {figures['reading']:.2f} s, rules {figures['rules']:.2f} s"
    )
    print(f"rules / reading: {figures['ratio']:.2f} (bound {LIMIT}); {each:.0f} microseconds a record")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
