"""A file that is named and lies in the dataset may not be a link out of it: the dataset may have brought the link."""

from __future__ import annotations

from pathlib import Path

import pytest

from validator.cli.main import main

COMMANDS = [
    "validate --output {}",
    "validate --no-cache --output json:{}",
    "validate --schema schema.json records --output json:{}",
    "validate --write-baseline {}",
    "draft {} --published 2024-03-05",
]
"""Each of them writes to a file that is named, or writes down what it holds."""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A dataset, in which the command stands, and beside it a file and a folder of the reader's."""
    root = tmp_path / "data"
    assert main(["init", str(root)]) == 0
    (root / "schema.json").write_text("{}", "utf-8")
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "note.txt").write_text("A secret word.\n", "utf-8")
    (root / "note.txt").symlink_to(tmp_path / "own" / "note.txt")
    (root / "new.txt").symlink_to(tmp_path / "own" / "new.txt")
    (root / "linked").symlink_to(tmp_path / "own")
    (root / "records" / "far").symlink_to("../../own")
    monkeypatch.chdir(root)
    return root


@pytest.mark.parametrize(
    "file", ["note.txt", "new.txt", "linked/note.txt", "records/far/note.txt", "linked/../own/a.txt"]
)
@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("folder", [".", "records", ".."])
def test_a_link_out_of_the_dataset_is_refused(
    root: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: str,
    file: str,
    folder: str,
) -> None:
    monkeypatch.chdir(root / folder)
    where = root / file if folder != "." else Path(file)
    before = sorted(tmp_path.rglob("*"))
    assert main(command.format(where).split()) == 2
    assert "leads out of" in capsys.readouterr().err
    assert (tmp_path / "own" / "note.txt").read_text("utf-8") == "A secret word.\n"
    assert sorted(tmp_path.rglob("*")) == before


def test_what_stays_inside_or_is_named_itself_is_written(root: Path, tmp_path: Path) -> None:
    (root / "records" / "far").unlink()
    (root / "reports").mkdir()
    (root / "last.json").symlink_to("reports/last.json")
    assert main(["validate", "--output", "last.json", "--output", str(tmp_path / "own" / "report.json")]) == 0
    assert (root / "last.json").is_symlink()
    assert (root / "reports" / "last.json").read_text("utf-8").startswith("{")
    assert (tmp_path / "own" / "report.json").exists()
    assert main(["validate", "--write-baseline", "../known.json"]) == 0
    assert (tmp_path / "known.json").exists()
