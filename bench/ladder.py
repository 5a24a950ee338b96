"""The ladder at full height: ``python bench/ladder.py [--records N] [--forms yaml,jsonl] [--json FILE]``.

Every command that takes a dataset (bench/rungs.py), with 100,000 records in JSON Lines, with one process and with as
many as the machine has processors: what each takes, whether it comes to what it must, and to the same with one and with
several. 1 to 5,000 records are climbed by the tests.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

from measure import load
from rungs import FORMS, RUNGS, Ladder, Outcome, Rung, call_here, climb, make

from validator.engine import processes


def measure(ladder: Ladder, rung: Rung) -> dict[str, Any]:
    """Seconds that a rung takes with one process and with several; `wrong` says what is not as it must be."""
    seconds: dict[int, float] = {}
    outcomes: list[Outcome] = []
    wrong = ""
    most = processes.processes()
    for count in sorted({1, most}):
        with patch.object(processes, "processes", return_value=count):
            outcome = climb(ladder, rung, partial(_timed, seconds, count))
        outcomes.append(outcome)
        if not rung.comes_to(ladder, outcome):
            wrong = f"ended with {outcome.code}: {outcome.said[-300:]}"
    if any(outcome != outcomes[0] for outcome in outcomes):
        wrong = wrong or "not the same with one process and with several"
    return {"rung": rung.name, "form": ladder.form, "seconds": seconds, "wrong": wrong}


def _timed(seconds: dict[int, float], count: int, arguments: list[str]) -> Outcome:
    """Run a command, and keep how long it took; of several, the last one counts."""
    begun = time.perf_counter()
    outcome = call_here(arguments)
    seconds[count] = time.perf_counter() - begun
    return outcome


def main() -> int:
    """Climb, and print a row for each rung; 1 if something is wrong."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--records", type=int, default=100_000, metavar="N")
    parser.add_argument("--forms", default="jsonl", help="yaml, jsonl or both, with a comma between")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures there")
    options = parser.parse_args()
    forms = [form for form in FORMS if form in options.forms.split(",")]
    print(f"{options.records:,} records, one in ten with words of an article; {load()}")
    print(f"{'':28} {'form':6} {'1 process':>10} {f'{processes.processes()} processes':>12}")
    found = []
    for form in forms:
        with tempfile.TemporaryDirectory() as name:
            ladder = make(Path(name, form), options.records, form, quoting=options.records // 10)
            for rung in RUNGS:
                figures = measure(ladder, rung)
                found.append(figures)
                times = list(figures["seconds"].values())
                told = f"{times[0]:8.2f} s {times[-1]:10.2f} s"
                print(f"{rung.name:28} {form:6} {told}  {figures['wrong']}".rstrip(), flush=True)
    if options.json:
        options.json.write_text(
            json.dumps({"records": options.records, "load": os.getloadavg()[0], "rungs": found}, indent=2)
            + "\n",
            encoding="utf-8",
        )
    return 1 if any(figures["wrong"] for figures in found) else 0


if __name__ == "__main__":
    sys.exit(main())
