"""`onrecord doctor`: what it says of a dataset as it is set up, step by step."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from validator.cli.commands import doctor
from validator.cli.main import main

Said = dict[str, tuple[str, str]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    assert main(["init", str(tmp_path / "harbour")]) == 0
    monkeypatch.chdir(tmp_path / "harbour")
    return tmp_path / "harbour"


def ask(capsys: pytest.CaptureFixture[str], code: int) -> Said:
    """What is said of each thing: the state, and the words."""
    capsys.readouterr()
    assert main(["doctor"]) == code
    lines = capsys.readouterr().out.splitlines()
    found = [re.match(r"(ok|note|wrong) +(\w+) +(.*)", line) for line in lines]
    return {match[2]: (match[1], match[3]) for match in found if match}


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=Ada Quill", "-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


def test_step_by_step(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = ask(capsys, 0)
    assert [said[name][0] for name in ("program", "dataset", "schemas", "records", "archive")] == ["ok"] * 5
    assert said["records"][1] == "6 in 6 files"
    assert said["archive"][1] == "1 of 1 texts are in archive"
    assert said["git"][0] == "note"
    git(folder, "init", "-q")
    said = ask(capsys, 1)  # the dataset of the example names the hook, which nobody has installed yet
    assert said["git"] == ("note", f"{folder} has no commit yet: there is nothing to compare with")
    assert said["hook"][0] == "wrong"
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "records")
    (folder / ".git/hooks").mkdir(exist_ok=True)
    (folder / ".git/hooks/pre-commit").write_text("exec pre-commit hook-impl\n")
    said = ask(capsys, 0)
    assert said["git"][0] == said["hook"][0] == "ok"


@pytest.mark.parametrize(
    ("file", "text", "what", "words"),
    [
        ("onrecord.yaml", "titel: x\n", "dataset", "titel"),
        ("schemas/event/v1.json", "{", "schemas", "event/v1.json"),
        ("schemas/event/v1.json", '{"type": "object"}', "schemas", "changed since: event/v1.json"),
        ("schemas/released.json", "[]", "schemas", "list of released schemas"),
    ],
)
def test_what_will_not_work(
    folder: Path, capsys: pytest.CaptureFixture[str], file: str, text: str, what: str, words: str
) -> None:
    (folder / file).write_text(text)
    state, said = ask(capsys, 1)[what]
    assert state == "wrong"
    assert words in said


def test_texts_that_are_missing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    [text] = (folder / "archive").iterdir()
    text.unlink()
    assert ask(capsys, 0)["archive"] == ("note", "0 of 1 texts are in archive")
    article = next((folder / "records/articles").iterdir())
    article.write_text(re.sub(r"  commitment: .*\n", "", article.read_text("utf-8")), encoding="utf-8")
    state, said = ask(capsys, 1)["archive"]
    assert state == "wrong"
    assert "1 articles have neither text nor proof" in said


def test_nowhere_and_without_extras(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(doctor, "find_spec", lambda name: None)
    said = ask(capsys, 1)
    assert said["dataset"][0] == "wrong"
    assert "onrecord init" in said["dataset"][1]
    assert said["extra"][0] == "note"


def test_records_that_do_not_fit_are_only_counted(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "records/x.yaml").write_text("id: [\n")
    assert ask(capsys, 0)["records"] == (
        "note",
        "6 that fit their schema; something is wrong in 1 of 7 files",
    )
    for path in (folder / "records").rglob("*.yaml"):
        path.unlink()
    assert ask(capsys, 1)["records"][0] == "wrong"


def test_each_extra_is_one_of_the_package() -> None:
    import tomllib

    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text())["project"]
    not_of_the_program = {"dev", "readers"}  # of the tests
    assert set(doctor.EXTRAS) == set(project["optional-dependencies"]) - not_of_the_program
    for name, (module, _) in doctor.EXTRAS.items():
        named = " ".join(project["optional-dependencies"][name]).replace("-", "_")
        assert module in named
