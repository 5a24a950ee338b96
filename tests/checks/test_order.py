"""The order of dates: certain and possible, in one record and across two."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from small_dataset import PORT, VISIT, build, codes, port, run, visit

from validator.findings.finding import format_path


@pytest.mark.parametrize(
    ("opened", "closed", "wrong"),
    [
        ("2031-03-04", "2031-03-05", False),
        ("2031-03-04", "2031-03-04", False),
        ("2031-03-05", "2031-03-04", True),
        ("2031-03-05", "2031-03", False),  # a later day of March, perhaps
        ("2031-04", "2031-03", True),
        ("2031-04", "2031-03~", False),  # about March may be April
        ("2031", "2030-12-31", True),
        ("2031-03-04/..", "2031-03-01", True),
        ("../2031-03-04", "2030-01-01", False),
        ("2031-03-09", "2031-03-04/2031-03-10", False),
        ("2031-13-01", "2031-03-04", False),  # no date at all, which another rule reports
    ],
)
def test_only_what_is_certain_is_wrong(opened: str, closed: str, wrong: bool, tmp_path: Path) -> None:
    report = run(build(tmp_path, {"a.yaml": port("a", opened=opened, closed=closed)}))
    assert ("date-order" in codes(report)) is wrong


@pytest.mark.parametrize(
    ("day", "wrong"),
    [
        ("2031-03-04", False),
        ("2031-03-03", False),
        ("2031-03-02", True),
        ("2031-03", False),
        ("2031-02", True),
    ],
)
def test_between_records_a_day_is_left_to_time_zones(day: str, wrong: bool, tmp_path: Path) -> None:
    records = {"a.yaml": port("a", opened="2031-03-04"), "v.yaml": visit("v", port="a", day=day)}
    assert ("date-order-across-records" in codes(run(build(tmp_path, records)))) is wrong


def test_each_entry_of_a_list_is_held_against_its_own_record(tmp_path: Path) -> None:
    early, late = port("early", opened="2031-01-01", closed="2031-01-31"), port("late", opened="2031-05-01")
    stops = [{"port": "late", "left": "2031-03-01"}, {"port": "early", "left": "2031-03-01"}]
    records = {"a.yaml": early, "b.yaml": late, "v.yaml": visit("v", day="2031-03-01", stops=stops)}
    report = run(build(tmp_path, records))
    found = [
        (format_path(finding.location.path), finding.related[0].location.file)
        for finding in report.findings
        if finding.code == "date-order-across-records"
    ]
    assert found == [
        ("day", "records/a.yaml"),  # x-not-after, from the top of the record
        ("stops[0].left", "records/b.yaml"),
    ]


def test_a_reference_that_leads_nowhere_is_one_finding(tmp_path: Path) -> None:
    report = run(build(tmp_path, {"v.yaml": visit("v", port="nowhere", day="2031-03-01")}))
    assert codes(report) == {"unknown-reference": 1}


@pytest.mark.parametrize(
    ("keyword", "said"),
    [
        ({"x-not-before": "openned"}, "is no date"),
        ({"x-not-after": "name"}, "is no date"),
        ({"x-not-after": "port.openned"}, "no port has a date 'openned'"),
        ({"x-not-after": "port"}, "is no date"),
    ],
)
def test_a_path_to_no_date_is_found_in_the_schema(keyword: dict[str, str], said: str, tmp_path: Path) -> None:
    day: Any = {"type": "string", "format": "edtf", **keyword}
    changed = {**VISIT, "properties": {**VISIT["properties"], "day": day}}  # type: ignore[dict-item]
    report = run(build(tmp_path, {"a.yaml": port("a")}, visit=changed, port=PORT))
    assert codes(report) == {"invalid-schema": 1}
    assert said in report.findings[0].message
    assert report.findings[0].location.file == "schemas/visit/v1.json"
