"""Findings that are accepted on purpose."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from small_dataset import build, codes, port, run, write

from validator.corpus.change import Change
from validator.findings.finding import format_path
from validator.report.report import Report

WRONG = {"opened": "2031-03-05", "closed": "2031-03-04"}
RECORDS = {"a.yaml": port("a", **WRONG), "b.yaml": port("b", **WRONG)}
ENTRY = "- {rule: date-order, record: a, reason: The sources disagree., by: L. Moreau%s}\n"


def waive(root: Path, waivers: str, day: date = date(2031, 6, 1), *, deadlines: bool = False) -> Report:
    write(build(root, RECORDS) / "waivers.yaml", waivers)
    return run(root, today=day, deadlines=deadlines)


def test_a_waived_finding_stays_and_does_not_count(tmp_path: Path) -> None:
    report = waive(tmp_path, ENTRY % "")
    assert codes(report) == {"date-order": 1}
    assert [finding.waived for finding in report.findings] == ["The sources disagree. (L. Moreau)", ""]
    assert report.waived == 1
    other = ENTRY.replace("record: a", "record: b")
    assert waive(tmp_path, ENTRY % "" + other % "").clean


@pytest.mark.parametrize(("place", "covered"), [("closed", True), ("opened", False)])
def test_a_waiver_may_name_a_place(place: str, covered: bool, tmp_path: Path) -> None:
    report = waive(tmp_path, ENTRY % f", place: {place}")
    assert codes(report) == ({"date-order": 1} if covered else {"date-order": 2, "unused-waiver": 1})


def test_a_waiver_that_matches_nothing_is_found_in_a_full_run_only(tmp_path: Path) -> None:
    unused = ENTRY.replace("record: a", "record: c") % ""
    report = waive(tmp_path, ENTRY % "" + unused)
    assert codes(report) == {"date-order": 1, "unused-waiver": 1}
    (finding,) = (f for f in report.findings if f.code == "unused-waiver")
    assert (finding.location.file, finding.location.line) == ("waivers.yaml", 2)
    change = Change(frozenset({"records/b.yaml"}))
    assert codes(run(tmp_path, change)) == {"date-order": 1}


def test_a_waiver_of_a_record_that_cant_be_read_is_not_called_unused(tmp_path: Path) -> None:
    write(build(tmp_path, {**RECORDS, "a.yaml": "a: ["}) / "waivers.yaml", ENTRY % "")
    assert "unused-waiver" not in codes(run(tmp_path))


@pytest.mark.parametrize(
    ("day", "deadlines", "expired"),
    [
        (date(2031, 5, 1), True, None),
        (date(2031, 5, 2), True, "error"),
        (date(2031, 5, 2), False, "info"),
    ],
)
def test_an_expired_waiver_fails_only_where_deadlines_count(
    day: date, deadlines: bool, expired: str | None, tmp_path: Path
) -> None:
    report = waive(tmp_path, ENTRY % ", until: '2031-05-01'", day, deadlines=deadlines)
    severities = {str(finding.severity) for finding in report.findings if finding.code == "expired-waiver"}
    assert severities == ({expired} if expired else set())
    assert report.waived == 1


@pytest.mark.parametrize(
    ("text", "code", "path"),
    [
        ("rule: date-order\n", "not-a-list-of-waivers", ""),
        ("- rule: date-order\n", "missing-key", "[0]"),
        (ENTRY % ", untill: '2031-05-01'", "unknown-key", "[0].untill"),
        (ENTRY % ", until: '2031-02-30'", "wrong-form", "[0].until"),
        (ENTRY % ", until: soon", "wrong-form", "[0].until"),
        (ENTRY.replace("date-order", "date-oder") % "", "unknown-rule", "[0].rule"),
        (ENTRY.replace("date-order", "missing-key") % "", "rule-always-on", "[0].rule"),
        ("- [", "yaml-syntax", ""),
        ("", "empty-file", ""),
    ],
)
def test_a_mistake_in_the_waivers_has_a_place(text: str, code: str, path: str, tmp_path: Path) -> None:
    report = waive(tmp_path, text)
    own = [finding for finding in report.findings if finding.location.file == "waivers.yaml"]
    assert {finding.code for finding in own} == {code}
    assert format_path(own[0].location.path) == path
    assert not report.clean
    assert report.waived == 0


def test_waivers_are_not_read_through_a_link_that_leads_out(tmp_path: Path) -> None:
    root = build(tmp_path / "dataset", RECORDS)
    write(tmp_path / "elsewhere.yaml", ENTRY % "")
    os.symlink(tmp_path / "elsewhere.yaml", root / "waivers.yaml")  # noqa: PTH211
    assert codes(run(root)) == {"date-order": 2, "outside-folder": 1}
