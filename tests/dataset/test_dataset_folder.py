"""The last dataset stays until the next one is complete, and nobody else's files are touched."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from harbour_dataset import (
    TALKS_RECORD,
    bytes_of,
    harbour_root,  # noqa: F401 (a fixture)
    write_dataset,
)

from validator.cli.main import main
from validator.dataset import folder, manifest, sqlite
from validator.source.write import exchange


class BreakError(Exception):
    """Stands for whatever stops a build."""


def test_a_build_that_fails_leaves_the_last_dataset(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert main(["build"]) == 0
    before = bytes_of(root / "dist")
    write_dataset(root, [{**TALKS_RECORD, "title": "Other talks"}])

    def fail(*_: object) -> None:
        raise BreakError

    for module, name in ((sqlite, "write"), (manifest, "describe")):
        with monkeypatch.context() as patch:
            patch.setattr(module, name, fail)
            assert main(["build"]) == 3
        assert bytes_of(root / "dist") == before
        assert not (root / ".dist.building").exists()
    assert main(["build", "--same-version"]) == 0
    assert bytes_of(root / "dist") != before


def test_a_full_disk_is_not_a_bug(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(sqlite, "write", full)
    assert main(["build"]) == 2
    assert "No space left" in capsys.readouterr().err


def test_a_failed_exchange_puts_the_old_dataset_back(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert main(["build"]) == 0
    before = bytes_of(root / "dist")
    rename = Path.rename

    def fail_for_new(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise OSError("the network drive is gone")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fail_for_new)
    monkeypatch.setattr(folder, "exchange", lambda *_: False)
    assert main(["build"]) == 2
    assert bytes_of(root / "dist") == before


SLOW_BUILD = """
import sys, time
from pathlib import Path
from validator.cli.main import main
from validator.dataset import folder
from validator.dataset import sqlite as used
def wait(*_):
    Path(sys.argv[1]).touch()
    time.sleep(60)
if sys.argv[2] == "writing":
    used.write = wait
else:
    rename = Path.rename
    def renaming(self, target):
        wait() if self.name == "new" else rename(self, target)
    Path.rename = renaming
    folder.exchange = lambda *_: False
main(["build"])
"""


def kill_while(root: Path, moment: str, signal_file: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-c", SLOW_BUILD, str(signal_file), moment]
    with subprocess.Popen(command, cwd=root, env=environment, stdout=subprocess.DEVNULL) as process:
        deadline = time.monotonic() + 30
        while not signal_file.exists() and time.monotonic() < deadline:
            time.sleep(0.02)
        reached = signal_file.exists()
        if reached and moment == "writing":
            assert main(["build"]) == 2  # another build is running
        process.send_signal(signal.SIGKILL)
    assert reached


def test_a_build_killed_while_writing(root: Path, tmp_path: Path) -> None:
    assert main(["build"]) == 0
    before = bytes_of(root / "dist")
    kill_while(root, "writing", tmp_path / "reached")
    assert bytes_of(root / "dist") == before
    assert (root / ".dist.building").exists()
    assert main(["build"]) == 0
    assert bytes_of(root / "dist") == before
    assert not (root / ".dist.building").exists()


def test_a_build_killed_between_the_two_renames(root: Path, tmp_path: Path) -> None:
    assert main(["build"]) == 0
    before = bytes_of(root / "dist")
    kill_while(root, "renaming", tmp_path / "reached")
    assert not (root / "dist").exists()
    assert bytes_of(root / ".dist.building/old") == before
    write_dataset(root, [{**TALKS_RECORD, "part_of": "no-such-event"}])
    assert main(["build"]) == 1  # even a build that makes nothing puts the old one back
    assert bytes_of(root / "dist") == before


def test_where_the_system_can_two_folders_change_places_in_one_step(tmp_path: Path) -> None:
    for name in ("new", "old"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    if exchange(tmp_path / "new", tmp_path / "old"):
        assert [path.name for path in (tmp_path / "old").iterdir()] == ["new"]
        assert [path.name for path in (tmp_path / "new").iterdir()] == ["old"]
    assert not exchange(tmp_path / "new", tmp_path / "gone")


def test_a_folder_with_other_files_is_never_replaced(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "dist").mkdir()
    (root / "dist/thesis.txt").write_text("ten years of work")
    assert main(["build"]) == 2
    assert "thesis.txt" in capsys.readouterr().err
    (root / "dist/thesis.txt").rename(root / "thesis.txt")
    assert main(["build"]) == 0  # an empty folder is fine
    (root / "thesis.txt").rename(root / "dist/csv/thesis.txt")
    assert main(["build"]) == 2  # added to a dataset
    assert (root / "dist/csv/thesis.txt").read_text() == "ten years of work"
    (root / "dist/csv/thesis.txt").unlink()
    (root / "dist/.DS_Store").touch()  # left by a file manager
    assert main(["build"]) == 0


def test_a_working_folder_that_is_not_ours_is_left_alone(root: Path) -> None:
    (root / ".dist.building").mkdir()
    (root / ".dist.building/thesis.txt").write_text("ten years of work")
    assert main(["build"]) == 2
    assert (root / ".dist.building/thesis.txt").exists()


@pytest.mark.parametrize("out", [".", "records", "records/dist", "..", "onrecord.yaml"])
def test_folders_in_which_no_dataset_can_stand(root: Path, out: str) -> None:
    before = bytes_of(root)
    assert main(["build", "--out", out]) == 2
    assert bytes_of(root) == before
