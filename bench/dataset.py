"""Building a large dataset: ``python bench/dataset.py [--records N] [--formats sqlite,csv,jsonl,parquet]``.

Invented records (those of `bulk.py`, with their articles' texts) are checked and compiled. The bounds, for 100,000
records on two processors: 60 seconds and 1,500 MB. Without pyarrow, Parquet is left out, and the heading says so.
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
import tempfile
from pathlib import Path

import bulk
from measure import load, onrecord, run

MICROSECONDS, MEGABYTES = 600, 1_500
"""The bounds: of elapsed time for each record, and of memory for all processes together."""


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--records", type=int, default=20_000, metavar="N")
    parser.add_argument("--formats", default="", metavar="LIST")
    options = parser.parse_args()
    formats = options.formats or "sqlite,csv,jsonl" + (
        ",parquet" if importlib.util.find_spec("pyarrow") else ""
    )
    with tempfile.TemporaryDirectory() as name:
        root = Path(name, "bulk")
        bulk.write(root, options.records, 1, 0)
        print(f"{options.records:,} records to {formats}; {load()}")
        command = onrecord("build", "--archive", "archive", "--format", formats)
        cost, code, said = run(command, root, memory=True)
        if code:
            print(f"onrecord ended with {code}: {said[-1000:]}")
            return 1
        sizes = sorted(
            (path.stat().st_size, path.relative_to(root / "dist").as_posix())
            for path in (root / "dist").rglob("*")
            if path.is_file()
        )
    each = cost.elapsed / options.records * 1e6
    megabytes = (cost.largest if cost.together is None else cost.together) * 1024**2 / 1e6
    print(f"elapsed    {cost.elapsed:9.2f} s   {each:.0f} us a record (bound {MICROSECONDS})", end="")
    print(bulk.over(each, MICROSECONDS))
    print(f"processor  {cost.processor:9.2f} s")
    print(f"memory     {megabytes:9.0f} MB  of all processes (bound {MEGABYTES:,} for 100,000)", end="")
    print(bulk.over(megabytes, MEGABYTES))
    for size, path in sizes[:-4:-1]:
        print(f"  {path:<30} {size / 1e6:8.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
