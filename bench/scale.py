"""The check on Apache Spark, beside the local engine: ``make bench-scale`` (RECORDS=10000,100000).

The records are those of `bench/bulk.py`: 700 bytes, with references and quotes, in JSON Lines. For each number of them
the local engine checks them, and then Spark on this machine (`local[2]`): elapsed and processor time of each stage,
bytes shuffled, bytes that stages hand on, and the memory of the largest Python worker. Both must find the same.

Processor time is that of all processes, as /proc tells it twice a second, so that it is a little too low; on a machine
that does other things, too, it says more than elapsed time. Run as a script in the environment that has PySpark.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import threading
import time
from datetime import date
from pathlib import Path
from typing import Any

import bulk

from validator.check import check
from validator.corpus.config import load_dataset
from validator.report.report import Report
from validator.spark.check import check_on_spark
from validator.spark.session import open_session

TICKS = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")


class Watch(threading.Thread):
    """Looks at this process and all that come from it: their processor time, and the largest Python worker."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.seconds: dict[int, float] = {}
        self.worker = 0
        self.over = threading.Event()

    def run(self) -> None:
        """Look twice a second until it is over."""
        while not self.over.wait(0.5):
            self.look()

    def look(self) -> None:
        """Look once."""
        parents: dict[int, int] = {}
        spent: dict[int, float] = {}
        held: dict[int, int] = {}
        for entry in Path("/proc").iterdir():
            try:
                fields = (entry / "stat").read_text().rsplit(")", 1)[1].split()
            except OSError:
                continue
            if entry.name.isdigit():
                number = int(entry.name)
                parents[number] = int(fields[1])
                spent[number] = (int(fields[11]) + int(fields[12])) / TICKS
                held[number] = int(fields[21]) * PAGE
        own = {os.getpid()}
        while more := {n for n, parent in parents.items() if parent in own} - own:
            own |= more
        for number in own & spent.keys():
            self.seconds[number] = spent[number]
            if number != os.getpid() and _is_worker(number):
                self.worker = max(self.worker, held[number])

    @property
    def total(self) -> float:
        """Seconds of processor time of all that were seen."""
        return sum(self.seconds.values())


def _is_worker(number: int) -> bool:
    try:
        return b"pyspark.daemon" in Path(f"/proc/{number}/cmdline").read_bytes()
    except OSError:
        return False


def main() -> int:
    """Measure, and print a table for each number of records."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--records", default="10000,100000", help="how many, several with commas between")
    parser.add_argument("--master", default="local[2]")
    options = parser.parse_args()
    logs = tempfile.mkdtemp(prefix="onrecord-events-")
    os.environ["PYSPARK_SUBMIT_ARGS"] = (
        f"--conf spark.eventLog.enabled=true --conf spark.eventLog.compress=false "
        f"--conf spark.eventLog.dir=file://{logs} --driver-memory 2g pyspark-shell"
    )
    watch = Watch()
    watch.start()
    begun, spent = time.monotonic(), watch.total
    session = open_session(options.master)
    session.range(1).count()
    watch.look()
    print(f"the session: {time.monotonic() - begun:.1f} s, {watch.total - spent:.1f} s of processor time")
    for number in map(int, options.records.split(",")):
        with tempfile.TemporaryDirectory() as folder:
            if not _measure(Path(folder), number, session, watch, logs):
                print("Spark and the local engine do not find the same", file=sys.stderr)
                return 1
    return 0


def _measure(folder: Path, number: int, session: Any, watch: Watch, logs: str) -> bool:
    bulk.write(folder / "data", number, max(1, number // 100_000), 1000)
    dataset, hits = load_dataset(folder / "data")
    today = date(2031, 6, 1)

    def clock() -> tuple[float, float]:
        watch.look()
        return time.monotonic(), watch.total

    before = clock()
    here = check(dataset, hits, today=today)
    after = clock()
    print(f"\n{number:,} records; load {os.getloadavg()[0]:.1f}\n")
    print(
        "| stage | elapsed s | processor s | µs a record (processor) | MB handed on |\n|---|---|---|---|---|"
    )
    _print("local engine", before, after, number, 0)
    last = [after]

    def told(name: str, seconds: float) -> None:
        now = clock()
        size = sum(path.stat().st_size for path in (folder / "work" / name).rglob("*") if path.is_file())
        _print(name, last[0], now, number, size)
        last[0] = now

    shuffled, watch.worker, begun = _shuffled(logs), 0, clock()
    last[0] = begun
    found = check_on_spark(
        session,
        dataset,
        hits,
        str(folder / "work"),
        today=today,
        show=lambda finding: None,
        told=told,
    )
    end = clock()
    _print("the rest", last[0], end, number, 0)
    _print("**Spark in all**", begun, end, number, 0)
    ratio = (end[0] - begun[0]) / (after[0] - before[0]), (end[1] - begun[1]) / (after[1] - before[1])
    print(
        f"\nSpark takes {ratio[0]:.1f} times the local engine's time, {ratio[1]:.1f} times its processor time"
    )
    print(
        f"shuffled: {(_shuffled(logs) - shuffled) / 1e6:,.0f} MB; the largest worker: {watch.worker / 1e6:,.0f} MB"
    )
    return _told(found.report) == _told(here)


def _told(report: Report) -> tuple[object, ...]:
    return +report.numbers, +report.by_rule, +report.evidence, +report.checked


def _print(what: str, begun: tuple[float, float], end: tuple[float, float], number: int, size: int) -> None:
    elapsed, spent = end[0] - begun[0], end[1] - begun[1]
    print(
        f"| {what} | {elapsed:.1f} | {spent:.1f} | {spent / number * 1e6:.0f} | {size / 1e6:.1f} |",
        flush=True,
    )


def _shuffled(logs: str) -> int:
    """The bytes that Spark's own log says were written to shuffles so far."""
    total = 0
    for path in (path for path in Path(logs).rglob("*") if path.is_file()):
        for line in path.read_text("utf-8", "replace").splitlines():
            if '"SparkListenerTaskEnd"' in line:
                try:
                    metrics = json.loads(line).get("Task Metrics") or {}
                except ValueError:
                    continue  # it is being written
                total += metrics.get("Shuffle Write Metrics", {}).get("Shuffle Bytes Written", 0)
    return total


if __name__ == "__main__":
    sys.exit(main())
