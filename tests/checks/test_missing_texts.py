"""A text that the archive lacks: the report says so, and no waiver that hangs on it is called unused."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from cases import cases_of

from validator.check import check
from validator.cli.main import main
from validator.corpus.change import Change
from validator.corpus.config import load_dataset
from validator.memory import sealed
from validator.report import json as json_report
from validator.report import text as text_report
from validator.report.report import Report

TODAY = date(2031, 6, 1)
TEXT = "archive/port-courier-2031-03-06-envoy.txt"
STATEMENT = "records/statements/2031-03-05-arden-ready.yaml"
WAIVER = "- {rule: %s, record: 2031-03-05-arden-ready, reason: The headline is shortened., by: L. Moreau}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Two articles with their texts, a third, and a statement that the third one's headline words differently."""
    cases_of("headline-differs")["wrong"].lay_out(tmp_path)
    return tmp_path


def run(root: Path, change: Change | None = None, *, cached: bool = False) -> Report:
    dataset, hits = load_dataset(root)
    return check(dataset, hits, change, today=TODAY, cached=cached)


def everyway(root: Path, change: Change | None = None) -> Report:
    """The report, which is the same without a cache, from a cache just written, and after a recheck of one file."""
    shutil.rmtree(sealed.folder_of(str(root)), ignore_errors=True)
    report = run(root, change)
    run(root, cached=True)
    statement = root / STATEMENT
    for edited in (statement.read_bytes() + b"\n", statement.read_bytes()):
        cached = run(root, change, cached=True)
        assert json_report.render(cached) == json_report.render(report)
        assert list(text_report.render(cached)) == list(text_report.render(report))
        statement.write_bytes(edited)
    return report


def lines(report: Report) -> list[str]:
    return [line for line in text_report.render(report) if "without the text" in line]


def test_nothing_is_said_where_all_texts_are_there(root: Path) -> None:
    report = everyway(root)
    assert lines(report) == []
    assert json.loads(json_report.render(report))["counts"]["missing_texts"] == 0


@pytest.mark.parametrize("change", ["gone", "a byte"])
def test_a_text_that_is_not_there_is_named(change: str, root: Path) -> None:
    text = root / TEXT
    data = text.read_bytes()
    text.unlink() if change == "gone" else text.write_bytes(data + b"\n")
    report = everyway(root)
    assert lines(report) == ["1 article without the text in the archive: port-courier-2031-03-06-envoy"]
    counts = json.loads(json_report.render(report))["counts"]
    assert counts["missing_texts"] == 1
    assert "missing" not in counts["evidence"]


@pytest.mark.parametrize(
    ("file", "named"), [(STATEMENT, 1), ("records/articles/port-courier-2031-03-06-envoy.yaml", 1), (None, 0)]
)
def test_a_change_is_told_of_the_texts_that_it_concerns(file: str | None, named: int, root: Path) -> None:
    (root / TEXT).unlink()
    other = next((root / "records/people").iterdir()).relative_to(root).as_posix()
    report = everyway(root, Change(frozenset({file or other})))
    concerned = any(record.file == STATEMENT for record in report.dependents)
    assert len(report.missing_texts) == (named or concerned)


def test_three_are_named(root: Path) -> None:
    article = root / "records/articles/port-courier-2031-03-06-envoy.yaml"
    for number in range(4):
        name = article.stem + str(number)
        copied = article.read_text("utf-8").replace(article.stem, name)
        article.with_name(f"{name}.yaml").write_text(copied, "utf-8")
    (root / TEXT).unlink()
    (line,) = lines(everyway(root))
    assert line.startswith("5 articles without the text in the archive: port-courier-2031-03-06-envoy, ")
    assert line.endswith("envoy1 and 2 more")


def test_without_an_archive_there_is_nothing_to_miss(root: Path) -> None:
    shutil.rmtree(root / "archive")
    assert everyway(root).missing_texts == []


LOSSES = {
    "nothing": "",
    "the text": TEXT,
    "another text": "archive/ministry-readout-2031-03-04.txt",
    "the archive": "",
}


@pytest.mark.parametrize("lost", LOSSES)
@pytest.mark.parametrize("code", ["headline-differs", "speaker-not-near", "date-order"])
def test_a_waiver_that_needs_the_text_is_not_called_unused_without_it(
    code: str, lost: str, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    main(["attest"])  # so that all quotes are checked, whatever is lost
    (root / "waivers.yaml").write_text(WAIVER % code, "utf-8")
    if lost == "the archive":
        shutil.rmtree(root / "archive")
    elif LOSSES[lost]:
        (root / LOSSES[lost]).unlink()
    report = everyway(root)
    assert not report.unchecked
    lacking = lost in ("the text", "the archive")
    unused = {"headline-differs": False, "speaker-not-near": not lacking, "date-order": True}[code]
    assert ("unused-waiver" in {finding.code for finding in report.findings}) == unused


def test_a_waiver_of_a_rule_that_compares_texts_waits_for_all_of_them(root: Path) -> None:
    waiver = WAIVER.replace("2031-03-05-arden-ready", "port-courier-2031-03-06-envoy") % "undeclared-copy"
    (root / "waivers.yaml").write_text(waiver, "utf-8")
    assert "unused-waiver" in {finding.code for finding in everyway(root).findings}
    (root / "archive/ministry-readout-2031-03-04.txt").unlink()
    assert "unused-waiver" not in {finding.code for finding in everyway(root).findings}
