"""What is found, and its order, depend neither on the number of processes nor on the size of the pieces."""

from __future__ import annotations

import json
import os
import shutil
import signal
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from random_dataset import HISTORIES, edit, files, make

from validator.check import check
from validator.corpus.config import load_dataset
from validator.engine import batches, pipeline
from validator.engine import processes as workers
from validator.engine.processes import WorkerError, spread
from validator.findings.finding import Finding
from validator.memory import sealed
from validator.report.forms import Run, View
from validator.report.json import Form, render
from validator.source import pieces

TODAY = date(2031, 6, 1)

Use = Callable[[int], None]


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch) -> Use:
    """Has every run use this number of processes, whether that pays or not."""

    def choose(number: int) -> None:
        monkeypatch.setattr(workers, "processes", lambda: number)

    monkeypatch.setattr(workers, "WORTH_IT", 1)
    return choose


@pytest.fixture
def small_pieces(cut: Callable[[int, int], None]) -> None:
    cut(2000, 3000)


def run(root: Path, *, cached: bool = False) -> str:
    dataset, hits = load_dataset(root)
    return render(check(dataset, hits, today=TODAY, cached=cached))


def streamed(root: Path) -> str:
    """The report as it is written while the records are checked."""
    dataset, hits = load_dataset(root)
    told: list[Finding] = []
    report = check(dataset, hits, today=TODAY, show=told.append)
    assert report.findings == []
    form = Form(View(), root)
    found = "".join(form.finding(finding, ".") for finding in told)
    return form.begin() + found + form.end([Run(root, ".", report)], 0)


def in_lines(root: Path) -> None:
    """Put the records of each kind that can be read into one JSON Lines file."""
    for folder in [path for path in (root / "records").iterdir() if path.is_dir()]:
        lines = []
        for path in sorted(folder.rglob("*.yaml")):
            try:
                records = yaml.load_all(path.read_text("utf-8"), yaml.CSafeLoader)
                lines += [json.dumps(record, default=str) for record in records]
            except (yaml.YAMLError, UnicodeDecodeError):
                lines.append("{broken")
            path.unlink()
        (folder / "all.jsonl").write_text("\n".join(lines) + "\n", "utf-8")


@given(seed=st.integers(0, 2**32))
@settings(max_examples=HISTORIES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_number_of_processes_changes_nothing(
    seed: int, tmp_path_factory: pytest.TempPathFactory, use: Use
) -> None:
    random = Random(seed)
    root = tmp_path_factory.getbasetemp() / "shared-work"
    shutil.rmtree(root, ignore_errors=True)
    make(random, root)
    for _ in range(4):
        edit(random, root)
    use(1)
    alone = run(root)
    assert '"code"' in alone
    for number in (2, 3):
        use(number)
        assert run(root) == alone
        assert streamed(root) == alone
        assert run(root, cached=True) == alone
        assert run(root, cached=True) == alone  # from what the processes noted


@given(seed=st.integers(0, 2**32))
@settings(max_examples=HISTORIES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_records_in_large_files(
    seed: int, tmp_path_factory: pytest.TempPathFactory, use: Use, monkeypatch: pytest.MonkeyPatch
) -> None:
    random = Random(seed)
    root = tmp_path_factory.getbasetemp() / "large-files"
    shutil.rmtree(root, ignore_errors=True)
    make(random, root)
    for _ in range(4):
        edit(random, root)
    in_lines(root)
    use(1)
    whole = run(root)
    with monkeypatch.context() as patch:
        patch.setattr(pieces, "LARGE", 1000)
        patch.setattr(pieces, "PIECE", 1500)
        patch.setattr(pipeline, "MAX_SLICE", 3)
        for number in (1, 2):
            use(number)
            assert sum(len(pieces.pieces_of(path, path.parent)) for path in root.rglob("*.jsonl")) > 1
            assert streamed(root) == whole
            assert run(root, cached=True) == whole
    assert not Path(sealed.folder_of(str(root))).exists(), "what is read piece by piece is not remembered"


def test_findings_of_a_large_file_come_before_it_is_read_to_the_end(
    tmp_path: Path, use: Use, small_pieces: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "dataset"
    make(Random(3), root)
    for path in files(root):
        path.unlink()
    records = root / "records"
    post = {
        "title": "Minister",
        "organization": "nowhere",
        "sources": [{"article": "nowhere", "evidence": "the minister"}],
    }
    person = {"schema": "person/1", "name": "Jo Quill", "positions": [post], "origin": {"method": "curated"}}
    lines = [json.dumps(person | {"id": f"jo-quill-{n}"}) for n in range(200)]
    (records / "all.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    monkeypatch.setattr(pipeline, "MAX_SLICE", 10)
    use(1)
    judged: list[int] = []
    original = batches.judge_records

    def judge(*arguments: object) -> object:
        judged.append(len(judged))
        return original(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "judge_records", judge)
    first: list[int] = []
    dataset, hits = load_dataset(root)
    report = check(dataset, hits, today=TODAY, show=lambda _: first.append(len(judged)))
    assert report.clean is False
    assert first[0] <= 2
    assert len(judged) == 20


def square(number: int) -> int:
    if number < 0:
        raise ValueError(f"no root of {number}")
    return number * number


def test_results_come_in_order() -> None:
    assert list(spread(square, range(500), 3)) == [n * n for n in range(500)]
    assert list(spread(square, [], 3)) == []


def test_a_failure_says_what_failed() -> None:
    with pytest.raises(WorkerError, match="no root of -1"):
        list(spread(square, [1, 2, -1, 3], 2))


def test_a_process_that_is_killed_is_noticed() -> None:
    def fall(number: int) -> int:
        if number == 5:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    with pytest.raises(ChildProcessError, match="memory"):
        list(spread(fall, range(20), 2))


def test_whoever_has_seen_enough_leaves_no_process_behind() -> None:
    results = spread(square, range(900), 2)
    assert next(results) == 0
    results.close()  # type: ignore[attr-defined]
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_a_machine_has_room_for_at_least_one() -> None:
    assert 1 <= workers.processes() <= workers.MOST
