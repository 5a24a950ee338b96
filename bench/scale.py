"""The check on Apache Spark, beside the local engine: ``make bench-scale`` (RECORDS=100000,1000000).

The records are those of `bench/bulk.py`: 700 bytes, with references and quotes, in JSON Lines; one in a thousand is
broken. For each number of them the local engine checks them, and then Spark on this machine (`local[2]`). Of each stage
are told: elapsed and processor time (of the Java machine, and of all Python processes), rows and bytes that it handed
on, and bytes that went through shuffles; of each run the largest Python worker, the Java machine, and what lay on the
disk at most. From two numbers of records or more follow what each stage takes to begin with, and for a record. Both
engines must find the same. With --build, both also build the dataset as Parquet (of what is sound), which must have the
same content.

Processor time is that of all processes, as /proc tells it five times a second, so that it is a little too low; on a
machine that does other things, too, it says more than elapsed time. It runs in the environment that has PySpark.

With --alone, the local engine is left out, since 10,000,000 records take it half an hour; then exactly as many errors
of each kind must be found as lines were broken.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

import bulk

from validator.check import check
from validator.corpus.config import Dataset, load_dataset
from validator.dataset.build import Errors
from validator.dataset.build import build as build_here
from validator.findings.finding import Severity
from validator.findings.rule import Hit
from validator.report.report import Report
from validator.schema.released import read_released
from validator.spark.building import build_dataset
from validator.spark.check import check_on_spark
from validator.spark.choosing import Build
from validator.spark.session import open_session

TICKS = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")
LINES_IN_A_FILE = 100_000


@dataclass
class Spent:
    """What was spent so far, or between two moments: seconds, rows and bytes."""

    elapsed: float = 0
    java: float = 0
    python: float = 0
    rows: float = 0
    handed_on: float = 0
    shuffled: float = 0
    spilled: float = 0

    def minus(self, other: Spent) -> Spent:
        """What was spent since `other`."""
        return Spent(*(getattr(self, one.name) - getattr(other, one.name) for one in fields(self)))

    @property
    def processor(self) -> float:
        """Seconds of processor time."""
        return self.java + self.python


class Watch(threading.Thread):
    """Looks at this process, at all that come from it, and at what they write."""

    def __init__(self, folder: Path) -> None:
        super().__init__(daemon=True)
        self.folder = folder
        self.log = _Log(folder / "events")
        self.over = threading.Event()
        self._turn = threading.Lock()
        self._seconds: dict[int, tuple[bool, float]] = {}
        self.forget()

    def forget(self) -> None:
        """Begin anew with what is the largest."""
        self.worker = self.java = self.disk = 0

    def run(self) -> None:
        """Look five times a second until it is over."""
        rounds = 0
        while not self.over.wait(0.2):
            self.look()
            rounds += 1
            if not rounds % 10:
                self.disk = max(self.disk, size_of(self.folder / "local") + size_of(self.folder / "work"))

    def look(self) -> None:
        """Look once."""
        with self._turn:
            parents: dict[int, int] = {}
            stats: dict[int, tuple[str, float, int]] = {}
            for entry in Path("/proc").iterdir():
                try:
                    name, _, rest = (entry / "stat").read_text().partition("(")[2].rpartition(")")
                except OSError:
                    continue
                if entry.name.isdigit():
                    told = rest.split()
                    parents[int(entry.name)] = int(told[1])
                    seconds = (int(told[11]) + int(told[12])) / TICKS
                    stats[int(entry.name)] = name, seconds, int(told[21]) * PAGE
            own = {os.getpid()}
            while more := {n for n, parent in parents.items() if parent in own} - own:
                own |= more
            for number in own & stats.keys():
                name, seconds, held = stats[number]
                self._seconds[number] = name == "java", seconds
                if name == "java":
                    self.java = max(self.java, held)
                elif name.startswith("python") and number != os.getpid():
                    self.worker = max(self.worker, held)

    def spent(self) -> Spent:
        """What was spent so far; what stages handed on is told elsewhere."""
        self.look()
        self.log.read()
        java = sum(seconds for is_java, seconds in self._seconds.values() if is_java)
        python = sum(seconds for is_java, seconds in self._seconds.values() if not is_java)
        log = self.log
        return Spent(time.monotonic(), java, python, log.rows, log.written, log.shuffled, log.spilled)


class _Log:
    """What Spark's own log says of all tasks so far."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.rows = self.written = self.shuffled = self.spilled = 0
        self._read: dict[Path, int] = {}

    def read(self) -> None:
        """Read what was added."""
        time.sleep(0.3)  # it is written beside the work
        for path in (path for path in self.folder.rglob("*") if path.is_file()):
            with path.open("rb") as file:
                file.seek(self._read.get(path, 0))
                data = file.read()
            whole = data[: data.rfind(b"\n") + 1]
            self._read[path] = self._read.get(path, 0) + len(whole)
            for line in whole.splitlines():
                if b'"SparkListenerTaskEnd"' in line:
                    self._add(json.loads(line).get("Task Metrics") or {})

    def _add(self, metrics: dict[str, Any]) -> None:
        written, shuffled = metrics.get("Output Metrics", {}), metrics.get("Shuffle Write Metrics", {})
        self.rows += written.get("Records Written", 0)
        self.written += written.get("Bytes Written", 0)
        self.shuffled += shuffled.get("Shuffle Bytes Written", 0)
        self.spilled += metrics.get("Disk Bytes Spilled", 0)


def size_of(folder: Path) -> int:
    """Bytes in all files of a folder, which change meanwhile."""
    total = 0
    for place, _, names in folder.walk():
        for name in names:
            try:
                total += (place / name).stat().st_size
            except OSError:
                continue
    return total


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--records", default="10000,100000", metavar="N,N,...")
    parser.add_argument("--master", default="local[2]")
    parser.add_argument("--build", action="store_true", help="build the dataset, too")
    parser.add_argument("--alone", action="store_true", help="without the local engine")
    options = parser.parse_args()
    if options.build and options.alone:
        parser.error("--build compares both datasets, so that it needs the local engine")
    with tempfile.TemporaryDirectory(prefix="onrecord-scale-") as name:
        numbers = [int(number) for number in options.records.split(",")]
        return _measure_all(Path(name), options.master, numbers, build=options.build, alone=options.alone)


def _measure_all(folder: Path, master: str, numbers: list[int], *, build: bool, alone: bool) -> int:
    (folder / "events").mkdir()
    os.environ["SPARK_LOCAL_DIRS"] = str(folder / "local")
    os.environ["PYSPARK_SUBMIT_ARGS"] = (
        "--conf spark.eventLog.enabled=true --conf spark.eventLog.compress=false "
        f"--conf spark.eventLog.dir={(folder / 'events').as_uri()} --driver-memory 2g pyspark-shell"
    )
    watch = Watch(folder)
    watch.start()
    begun = watch.spent()
    session = open_session(master)
    session.range(1).count()
    spent = watch.spent().minus(begun)
    print(f"the session: {spent.elapsed:.1f} s, {spent.processor:.1f} s of processor time")
    try:
        return _measure_each(folder, numbers, session, watch, build=build, alone=alone)
    finally:
        session.stop()


def _measure_each(
    folder: Path, numbers: list[int], session: Any, watch: Watch, *, build: bool, alone: bool
) -> int:
    stages = dict[int, dict[str, Spent]]()
    for number in numbers:
        found = _measure(folder, number, session, watch, build=build, alone=alone)
        if found is None:
            print("Spark does not find what it should", file=sys.stderr)
            return 1
        stages[number] = found
        for name in ("data", "work", "here", "there"):
            shutil.rmtree(folder / name, ignore_errors=True)
    if len(numbers) > 1:
        _print_slopes(stages)
    return 0


def _measure(
    folder: Path, number: int, session: Any, watch: Watch, *, build: bool, alone: bool
) -> dict[str, Spent] | None:
    """What each stage took; None if Spark does not find the same as the local engine, or what there is to find."""
    spoilt = bulk.write(folder / "data", number, max(1, number // LINES_IN_A_FILE), 1000)
    dataset, hits = load_dataset(folder / "data")
    today = date(2031, 6, 1)
    here, local = None, Spent()
    if not alone:
        here, local = _measure_here(folder, dataset, hits, today, watch, build=build)
    print(
        f"\n{number:,} records, {size_of(folder / 'data' / 'records') / 1e6:,.0f} MB; load {os.getloadavg()[0]:.1f}\n"
    )
    print(
        "| stage | elapsed s | Java: processor s | Python: processor s | µs a record | rows | MB handed on | "
        "MB shuffled |"
    )
    print("|---|---|---|---|---|---|---|---|")
    if here:
        _print("local engine", local, number)
    watch.forget()
    begun = watch.spent()
    last, stages = [begun], dict[str, Spent]()

    def told(name: str, seconds: float) -> None:
        now = watch.spent()
        stages[name] = now.minus(last[0])
        _print(name, stages[name], number)
        last[0] = now

    found = check_on_spark(
        session,
        dataset,
        hits,
        str(folder / "work"),
        today=today,
        show=lambda finding: None,
        told=told,
        build=Build("all", None, read_released(dataset.schemas), keep_going=True) if build else None,
    )
    if build:
        build_dataset(dataset, found, (folder / "there").as_uri(), keep_going=True)
    end = watch.spent()
    stages["the rest"] = end.minus(last[0])
    _print("the rest", stages["the rest"], number)
    whole = end.minus(begun)
    _print("**Spark in all**", whole, number)
    if here:
        print(
            f"\nSpark takes {whole.elapsed / local.elapsed:.1f} times the local engine's time, "
            f"{whole.processor / local.processor:.1f} times its processor time"
        )
    print(
        f"\nThe largest Python worker: {watch.worker / 1e6:,.0f} MB, Java: {watch.java / 1e6:,.0f} MB; "
        f"on the disk at most: {watch.disk / 1e6:,.0f} MB, in the work folder at the end: "
        f"{size_of(folder / 'work') / 1e6:,.0f} MB; spilled: {whole.spilled / 1e6:,.0f} MB",
        flush=True,
    )
    stages = {**({"local engine": local} if here else {}), **stages, "**Spark in all**": whole}
    same = not build or len({_content(folder / name) for name in ("here", "there")}) == 1
    if here:
        same &= _told(found.report) == _told(here)
    else:
        same &= _errors(found.report) == Counter(reason for _, _, reason in spoilt)
    return stages if same else None


def _errors(report: Report) -> Counter[str]:
    """How many errors there are of each kind, as `bulk.REASONS` has them."""
    errors = Counter[str]()
    for (code, severity), count in report.by_rule.items():
        if severity is Severity.ERROR:
            errors[bulk.CODES.get(code, code)] += count
    return errors


def _measure_here(
    folder: Path, dataset: Dataset, hits: Sequence[Hit], today: date, watch: Watch, *, build: bool
) -> tuple[Report, Spent]:
    """What the local engine finds, and what it took."""
    before = watch.spent()
    here = check(dataset, hits, today=today, keep=build)
    if build:
        errors = [one for one in here.findings if one.severity is Severity.ERROR and one.open]
        sound = Errors(errors, frozenset(), here.checked.total())
        build_here(dataset, here.corpus, folder / "here", here.pieces, ("parquet",), errors=sound)
    return here, watch.spent().minus(before)


def _content(folder: Path) -> str:
    return str(json.loads((folder / "manifest.json").read_bytes())["content"])


def _told(report: Report) -> tuple[object, ...]:
    return +report.numbers, +report.by_rule, +report.evidence, +report.checked


def _print(what: str, spent: Spent, number: int) -> None:
    print(
        f"| {what} | {spent.elapsed:.1f} | {spent.java:.1f} | {spent.python:.1f} | "
        f"{spent.processor / number * 1e6:.0f} | {spent.rows:,.0f} | {spent.handed_on / 1e6:,.1f} | "
        f"{spent.shuffled / 1e6:,.1f} |",
        flush=True,
    )


def _print_slopes(stages: dict[int, dict[str, Spent]]) -> None:
    """What each stage takes whatever the number of records, and for each of them: a line through the last two."""
    *_, few, many = sorted(stages)
    print(f"\nFrom {few:,} to {many:,} records:\n")
    print("| stage | at the start: processor s | µs a record | bytes shuffled a record |\n|---|---|---|---|")
    for name in stages[many]:
        one, other = stages[few].get(name, Spent()), stages[many][name]
        slope = (other.processor - one.processor) / (many - few)
        shuffled = (other.shuffled - one.shuffled) / (many - few)
        print(f"| {name} | {one.processor - slope * few:.1f} | {slope * 1e6:.0f} | {shuffled:.0f} |")
    if "local engine" not in stages[many]:
        return
    slopes = [
        (stages[many][name].processor - stages[few][name].processor)
        for name in ("local engine", "**Spark in all**")
    ]
    print(
        f"\nA further record takes Spark {slopes[1] / slopes[0]:.1f} times the local engine's processor time"
    )


if __name__ == "__main__":
    sys.exit(main())
