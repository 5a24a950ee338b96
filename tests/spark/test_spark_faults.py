"""Workers and executors that are killed in the middle: what they did is done again, nothing is lost, and nothing twice.

Only Apache Spark has workers of its own; in Sail they are threads of the server.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from spark_data import MASTER, invented, session, sound

from validator.check import check
from validator.corpus.config import load_dataset
from validator.dataset.verify import verify
from validator.engine.encode import dump
from validator.findings.finding import Finding
from validator.spark import building
from validator.spark.building import build_dataset
from validator.spark.check import check_on_spark
from validator.spark.choosing import Build

pytestmark = [
    pytest.mark.skipif(not MASTER, reason="make test-spark runs this, where there are workers to kill"),
    pytest.mark.filterwarnings(
        "ignore::FutureWarning", "ignore::DeprecationWarning", "ignore::ResourceWarning"
    ),
]

TODAY = date(2031, 6, 1)
KILLS = 3


def test_workers_are_killed_while_they_judge(tmp_path: Path) -> None:
    invented(tmp_path / "data", 100, seed=7)
    dataset, hits = load_dataset(tmp_path / "data")
    here = check(dataset, hits, today=TODAY)
    work = tmp_path / "work"
    shown: list[Finding] = []
    with workers_killed(work, ("judged-0", "grouped-0", "judged-1")):
        found = check_on_spark(
            session(), dataset, hits, str(work), today=TODAY, most=100_000, show=shown.append
        )
    assert sorted(map(dump, shown)) == sorted(map(dump, here.findings))
    assert found.counts["judged",] == found.counts["record",]
    assert found.report.evidence == here.evidence


def test_workers_are_killed_while_they_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each row is there once, and nothing is left of files that a killed worker had begun."""
    monkeypatch.setattr(building, "PART", 20)
    sound(tmp_path / "data", 40)
    dataset, hits = load_dataset(tmp_path / "data")
    work, place = tmp_path / "work", tmp_path / "dist"
    build = Build("all", None, {})
    found = check_on_spark(session(), dataset, hits, str(work), today=TODAY, build=build, show=lambda _: None)
    with workers_killed(work, ("content", "surveyed", "parts", "checked")):
        built = build_dataset(dataset, found, place.as_uri())
    ids = [
        row["id"]
        for path in (place / "parquet/records.parquet").iterdir()
        for row in pq.read_table(path).to_pylist()
    ]
    assert built.counts["built"] == len(ids) == len(set(ids)) > 150
    assert not verify(place).wrong


@contextmanager
def workers_killed(work: Path, stages: tuple[str, ...]) -> Iterator[None]:
    """Kill a few workers, one after another, while some stages are under way."""
    killed, over = list[int](), threading.Event()

    def kill() -> None:
        while not over.is_set() and len(killed) < KILLS:
            under_way = any((work / stage / "_temporary").exists() for stage in stages)
            workers = workers_of(os.getpid()) if under_way else []
            if workers:
                os.kill(workers[0], signal.SIGKILL)
                killed.append(workers[0])
                time.sleep(2)  # no task may fail four times
            time.sleep(0.02)

    killer = threading.Thread(target=kill)
    killer.start()
    try:
        yield
    finally:
        over.set()
        killer.join()
    assert killed


def test_an_executor_is_killed_while_it_judges(tmp_path: Path) -> None:
    """With all that it had done: what it had not written down is done again by another. It costs a cluster to start."""
    invented(tmp_path / "data", 60, seed=7)
    options = ["--as-of", "2031-06-01", "--format", "json", "--max-findings", "100000"]
    program = "import sys; from validator.cli.main import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-P", "-c", program, "validate", *options]
    here = subprocess.run(
        [*command, "--no-cache"], cwd=tmp_path / "data", stdout=subprocess.PIPE, check=False
    )
    work = ["--engine", "spark", "--spark", "local-cluster[2,1,1024]", "--work", str(tmp_path / "work")]
    with (tmp_path / "said").open("wb") as said, (tmp_path / "log").open("wb") as log:
        running = subprocess.Popen([*command, *work], cwd=tmp_path / "data", stdout=said, stderr=log)
    killed = None
    while running.poll() is None:
        if killed is None and any(tmp_path.glob("work/*/judged-0/_temporary")):
            parents, names = processes()
            own = [
                n
                for n in names
                if b"CoarseGrainedExecutorBackend" in names[n] and comes_from(n, running.pid, parents)
            ]
            if own:
                killed = own[0]
                os.kill(killed, signal.SIGKILL)
        time.sleep(0.05)
    assert killed
    there = json.loads((tmp_path / "said").read_bytes())
    for report in (local := json.loads(here.stdout), there):
        report["findings"].sort(key=json.dumps)
    assert there == local


def test_no_module_of_a_dataset_is_loaded(tmp_path: Path) -> None:
    """Spark starts its workers with `python -m` in the folder that the command was called in: that of a stranger."""
    invented(tmp_path / "data", 10)
    for name in ("socket", "traceback", "signal", "importlib", "pyarrow"):
        text = f"open({str(tmp_path / 'loaded')!r}, 'a').write({name!r})\nraise ImportError({name!r})\n"
        (tmp_path / "data" / f"{name}.py").write_text(text, "utf-8")
    program = "import sys; from validator.cli.main import main; sys.exit(main(sys.argv[1:]))"
    asked = [sys.executable, "-P", "-c", program, "validate", "--engine", "spark", "--spark", "local[1]"]
    done = subprocess.run(
        asked, cwd=tmp_path / "data", capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 1
    assert "not valid" in done.stdout
    assert not (tmp_path / "loaded").exists()


def workers_of(own: int) -> list[int]:
    """The Python workers that this process's Java has started: the children of their daemon."""
    parents, names = processes()
    daemons = {number for number, name in names.items() if b"pyspark.daemon" in name}
    return [number for number in daemons if parents[number] in daemons and comes_from(number, own, parents)]


def processes() -> tuple[dict[int, int], dict[int, bytes]]:
    """The parents of all processes, and their command lines."""
    parents: dict[int, int] = {}
    names: dict[int, bytes] = {}
    for entry in Path("/proc").iterdir():
        try:
            number = int(entry.name)
            parents[number] = int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])
            names[number] = (entry / "cmdline").read_bytes()
        except (OSError, ValueError):
            continue
    return parents, names


def comes_from(number: int, own: int, parents: dict[int, int]) -> bool:
    """Whether a process was started by another, or by one that was."""
    while number > 1 and number != own:
        number = parents.get(number, 0)
    return number == own
