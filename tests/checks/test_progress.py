"""How far a check has come: a line that is written over again for a person, one line every ten seconds for a log."""

from __future__ import annotations

import io
import sys
import time
from pathlib import Path

import pytest

from validator.cli import printing
from validator.cli.main import main


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    return now


def test_a_person_sees_one_line_that_goes_away(clock: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", said := Terminal())
    show = printing.progress_bar()
    show(10, 100, "files read")
    assert said.getvalue() == "", "nothing in the first second"
    clock[0] = 2
    show(50, 100, "files read")
    show(51, 100, "files read")
    assert said.getvalue() == "\r[###############...............] 50 of 100 files read\x1b[K"
    show(100, 100, "files read")
    assert said.getvalue().endswith("\r\x1b[K")


def test_a_log_gets_a_line_every_ten_seconds(clock: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", said := io.StringIO())
    show = printing.progress_bar()
    for clock[0] in range(26):
        show(int(clock[0]) * 1000, 100_000, "records judged")
    assert said.getvalue().splitlines() == [
        "onrecord: 11,000 of 100,000 records judged",
        "onrecord: 22,000 of 100,000 records judged",
    ]


def test_reading_and_judging_are_told(
    tmp_path: Path, clock: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["init", str(tmp_path / "data")]) == 0
    monkeypatch.chdir(tmp_path / "data")
    told: list[tuple[int, int, str]] = []
    monkeypatch.setattr("validator.cli.checking.progress_bar", lambda: lambda *one: told.append(one))
    assert main(["validate", "--no-cache", "--quiet"]) == 0
    assert told == [(6, 6, "files read"), (6, 6, "records judged")]
