"""What is remembered never makes a run dearer than one that remembers nothing."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from small_dataset import build, port, run, visit

from validator.corpus.change import Change
from validator.engine import processes
from validator.memory import recheck

RECORDS = 2_000
FILE = "records/all.jsonl"


def write(root: Path, name: str) -> bytes:
    """One file of many records, the first of which is a port with this name; what the file held before."""
    ports = [
        port(f"port-{number}", name=f"{name} {number}", opened="1990") for number in range(RECORDS // 10)
    ]
    visits = (
        visit(f"visit-{number}", port=f"port-{number % len(ports)}", day="2001-02", guests=["Ada", "Bo"])
        for number in range(RECORDS - len(ports))
    )
    before = (root / FILE).read_bytes() if (root / FILE).exists() else b""
    (root / FILE).write_text("".join(f"{json.dumps(record)}\n" for record in (*ports, *visits)), "utf-8")
    return before


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A dataset of one file, remembered; all work is done in this process, so that it can be measured."""
    monkeypatch.setattr(processes, "processes", lambda: 1)
    build(tmp_path, {"all.jsonl": ""})
    write(tmp_path, "Varna")
    run(tmp_path, cached=True)
    return tmp_path


def seconds(action: Callable[[], object]) -> float:
    """Processor time, in seconds."""
    begun = time.process_time()
    action()
    return time.process_time() - begun


def test_a_file_of_many_records_is_not_checked_anew_at_more_than_the_cost_of_a_cold_run(root: Path) -> None:
    cold, changed = [], []
    for name in ("Odda", "Brest", "Kotor"):
        write(root, name)
        cold.append(seconds(lambda: run(root)))
        changed.append(seconds(lambda: run(root, cached=True)))
    assert min(changed) < 1.5 * min(cold) + 0.05


def test_nor_is_one_that_is_named(root: Path) -> None:
    change = Change(frozenset([FILE]), {FILE: write(root, "Odda")}, since="before")
    cold = min(seconds(lambda: run(root, change)) for _ in range(2))
    assert min(seconds(lambda: run(root, change, cached=True)) for _ in range(2)) < 1.5 * cold + 0.05
    run(root, cached=True)
    assert min(seconds(lambda: run(root, change, cached=True)) for _ in range(2)) < 1.5 * cold + 0.05


def test_a_record_checked_anew_costs_the_same_among_many(
    root: Path, monkeypatch: pytest.MonkeyPatch, recalled: list[bool]
) -> None:
    monkeypatch.setattr(recheck, "SHARE", 1.1)
    cold, changed = [], []
    for name in ("Odda", "Brest", "Kotor"):  # the best of three: others use the processor, too
        cold.append(seconds(lambda: run(root)))
        write(root, name)
        recalled.clear()
        changed.append(seconds(lambda: run(root, cached=True)))
        assert recalled == [True]
    assert min(changed) < 5 * min(cold) + 0.05


def test_where_much_has_changed_everything_is_checked(root: Path, recalled: list[bool]) -> None:
    write(root, "Odda")
    run(root, cached=True)
    run(root, cached=True)
    assert recalled[-2:] == [False, True]
