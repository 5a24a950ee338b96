"""Where reports go, and of which datasets they are."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from validator.cli.main import main

STATEMENT = "records/statements/2024-03-05-quill-no-date-yet.yaml"


def dataset(root: Path, *, broken: bool = False) -> Path:
    assert main(["init", str(root)]) == 0
    if broken:
        record = root / STATEMENT
        record.write_text(record.read_text("utf-8").replace("-harbour-", "-harbor-"), "utf-8")
    return root


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    dataset(tmp_path / "a", broken=True)
    dataset(tmp_path / "deep/b")
    capsys.readouterr()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = main(["validate", *arguments])
    return code, capsys.readouterr().out


def test_every_dataset_below_is_checked(two: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, text = said(capsys)
    assert code == 1
    assert text.startswith(f"a/{STATEMENT}:7:8: error[unknown-reference]: ")
    assert "\na:\nchecked 6 files" in text
    assert "\ndeep/b:\nchecked 6 files" in text
    assert text.endswith("not valid: 1 error in 1 of 2 datasets\n")


@pytest.mark.parametrize(
    ("arguments", "roots"),
    [
        (["a", "deep/b"], ["a", "deep/b"]),
        (["deep/b", "a"], ["deep/b", "a"]),
        (["."], ["a", "deep/b"]),
        (["deep"], ["deep/b"]),
        (["a/records/people", "deep/b"], ["a", "deep/b"]),
        ([f"a/{STATEMENT}"], ["a"]),
    ],
)
def test_those_are_checked_that_are_named(
    arguments: list[str], roots: list[str], two: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, text = said(capsys, "--format", "json", *arguments)
    report = json.loads(text)
    assert [entry["root"] for entry in report["datasets"]] == roots
    assert report["counts"]["files"] == sum(entry["counts"]["files"] for entry in report["datasets"])
    assert {finding["dataset"] for finding in report["findings"]} <= set(roots)
    for finding in report["findings"]:
        assert (two / finding["location"]["file"]).exists()


def test_files_are_named_from_where_the_command_stands(
    two: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(two / "a/records/statements")
    assert said(capsys, "--no-cache")[1].startswith("../../records/statements/2024-03-05-quill")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(two))
    assert said(capsys, "--format", "github")[1].startswith(f"::error file=a/{STATEMENT},line=7,col=8,")
    monkeypatch.setenv("CI_PROJECT_DIR", str(two))
    [entry] = json.loads(said(capsys, "--format", "gitlab")[1])
    assert entry["location"]["path"] == f"a/{STATEMENT}"


def test_no_file_of_settings_among_the_records_is_obeyed(
    two: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (two / "a/records/onrecord.yaml").write_text("rules: {short-quote: off}\n", "utf-8")
    (two / "a/records/records").mkdir()
    assert said(capsys, f"a/{STATEMENT}")[0] == 1
    assert said(capsys, "a/records")[0] == 1
    os.chdir(two / "a")
    for path in (STATEMENT, "records", "records/statements", str(two / "a" / STATEMENT)):
        assert said(capsys, path)[0] == 1


def test_several_files_beside_what_is_printed(two: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = ("r.sarif", "r.json", "r.jsonl", "r.md", "r.xml", "r.txt", "gitlab:g.json", "concise:c")
    code, text = said(capsys, "a", *(argument for name in names for argument in ("--output", name)))
    assert code == 1
    assert text.endswith("not valid: 1 error\n")
    assert (two / "r.txt").read_text("utf-8") == text
    assert json.loads((two / "r.sarif").read_text("utf-8"))["version"] == "2.1.0"
    assert json.loads((two / "r.json").read_text("utf-8"))["format"] == "onrecord-report/1"
    assert json.loads((two / "g.json").read_text("utf-8"))[0]["check_name"] == "unknown-reference"
    assert {path.name for path in two.iterdir() if path.is_file()} == {
        name.rpartition(":")[2] for name in names
    }


@pytest.mark.parametrize(
    "named", ["report", "report.pdf", "pdf:report.json", "sarif:", "nowhere/report.json"]
)
def test_a_file_that_cant_be_written_is_wrong_use(
    named: str, two: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(two.rglob("*"))
    assert main(["validate", "a", "--output", named]) == 2
    assert capsys.readouterr().err.startswith("onrecord: ")
    assert sorted(path for path in two.rglob("*") if ".onrecord" not in path.parts) == before


def test_the_summary_of_a_job_grows(
    two: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    summary = two / "summary.md"
    summary.write_text("before\n", "utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    said(capsys, "a", "--format", "github")
    said(capsys, "deep/b", "--format", "github")
    text = summary.read_text("utf-8")
    assert text.startswith("before\n## OnRecord: not valid: 1 error\n")
    assert "## OnRecord: ok: no errors" in text


def test_a_report_that_was_kept_is_not_said_where_files_are_to_be_written(
    two: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    os.chdir(two / "deep/b")
    for number in range(3):
        said(capsys, "--output", f"{number}.json")
        assert (two / f"deep/b/{number}.json").exists()


def test_a_schema_has_all_forms_too(two: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (two / "s.json").write_text('{"required": ["x"]}', "utf-8")
    (two / "r.yaml").write_text("other: 1\n", "utf-8")
    code, text = said(capsys, "--schema", "s.json", "r.yaml", "--format", "github", "--output", "o.sarif")
    assert code == 1
    assert text.startswith("::error file=r.yaml,line=1,")
    assert len(json.loads((two / "o.sarif").read_text("utf-8"))["runs"][0]["results"]) == 1
