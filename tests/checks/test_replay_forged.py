"""What came with somebody else's files is never said again as if it were the outcome of a check made here."""

from __future__ import annotations

from contextlib import chdir, redirect_stdout
from io import StringIO
from pathlib import Path
from random import Random

import pytest
from random_dataset import files, make

from validator.cli.main import main
from validator.memory import replay

LIE = "ok: no errors\n"


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    """A dataset with an error."""
    root = tmp_path / "dataset"
    make(Random(1), root)
    record = next(files(root))
    record.write_text("not: a record\n", "utf-8")
    return root


def forge(root: Path, arguments: list[str], watched: list[tuple[str, str]], state: bytes) -> None:
    with chdir(root):
        asked = replay._asked(["validate", *arguments])
        replay.make_folder(str(root))
        parts = (asked, replay._joined(watched), state, b"", LIE.encode())
        replay._save(replay._place(str(root), asked), 0, parts)


def run(root: Path, *arguments: str) -> tuple[int, str]:
    output = StringIO()
    with chdir(root), redirect_stdout(output):
        code = main(["validate", *arguments])
    return code, output.getvalue()


def test_a_file_that_knows_nothing_of_this_machine_is_not_believed(dataset: Path) -> None:
    forge(dataset, [], [(replay.FILE, "/nowhere")], b"absent")
    assert run(dataset)[0] == 1


def test_stamps_have_to_be_right(dataset: Path) -> None:
    watched = [(replay.FILE, f"{dataset}/onrecord.yaml"), (replay.PROGRAM, replay._PACKAGE)]
    state, _ = replay._look(watched)
    forge(dataset, [], watched, state[::-1])
    assert run(dataset)[0] == 1
    forge(dataset, [], watched, state)
    assert run(dataset) == (0, LIE)  # so it is the stamps that keep strangers out


def test_a_run_without_cache_is_always_made(dataset: Path) -> None:
    watched = [(replay.FILE, f"{dataset}/onrecord.yaml"), (replay.PROGRAM, replay._PACKAGE)]
    forge(dataset, ["--no-cache"], watched, replay._look(watched)[0])
    assert run(dataset, "--no-cache")[0] == 1
