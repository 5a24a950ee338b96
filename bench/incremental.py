"""What a check costs when little or nothing has changed: python bench/incremental.py [NUMBER] [--json FILE]

Each record has about 1 KB; six of ten are statements with a quote, which is looked for in the text of its article.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
from dataclasses import asdict
from pathlib import Path

from corpus import write
from measure import Cost, bare, cost_of, load, median_of, onrecord


def measure(root: Path) -> dict[str, Cost]:
    """The costs of the runs that a dataset goes through in a day."""
    changed = next((root / "records" / "statements").rglob("*.yaml"))

    def edit(number: int) -> None:
        with changed.open("a", encoding="utf-8") as file:
            file.write(f"# {number}\n")

    return {
        "python -c pass": bare(root),
        "everything, no cache": cost_of(onrecord("validate", "--no-cache"), root),
        "everything, cache written": cost_of(onrecord("validate"), root),
        "nothing changed": median_of(onrecord("validate"), root),
        "one record changed": median_of(onrecord("validate"), root, before=edit),
        "that record's file named": median_of(onrecord("validate", str(changed)), root, before=edit),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("number", type=int, nargs="?", default=2_000)
    parser.add_argument("--json", type=Path, metavar="FILE")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch, "dataset")
        write(root, options.number, texts=True)
        subprocess.run(["sync"], check=False)
        costs = measure(root)
    full, start = costs["everything, no cache"], costs["python -c pass"]
    print(f"{options.number} records, {load()}; seconds, medians of five but for the full runs\n")
    print(f"{'':28}{'elapsed':>9}{'processor':>11}{'of a full run':>15}{'of a start':>12}")
    for name, cost in costs.items():
        shares = f"{cost.processor / full.processor:15.1%}{cost.processor / start.processor:11.1f}x"
        print(f"{name:28}{cost.elapsed:9.3f}{cost.processor:11.3f}{shares}")
    if options.json:
        figures = {name: asdict(cost) for name, cost in costs.items()}
        options.json.write_text(
            json.dumps({"records": options.number, "seconds": figures}, indent=2) + "\n", "utf-8"
        )


if __name__ == "__main__":
    main()
