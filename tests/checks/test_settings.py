"""What the settings say of the rules."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_dataset import build, codes, port, run, write

from validator.corpus.globs import matches
from validator.findings.finding import Severity, format_path

WRONG = {"opened": "2031-03-05", "closed": "2031-03-04"}
RECORDS = {"old/a.yaml": port("a", **WRONG), "new/b.yaml": port("b", **WRONG), "new/c.yaml": port("other")}


def found(tmp_path: Path, rules: str) -> dict[str, int]:
    """The open findings, with these lines under `rules`."""
    return codes(run(build(tmp_path, RECORDS, settings=f"rules:\n{rules}")))


def test_without_settings(tmp_path: Path) -> None:
    assert codes(run(build(tmp_path, RECORDS))) == {"date-order": 2, "id-not-file-name": 1}


@pytest.mark.parametrize(
    ("rules", "left"),
    [
        ("  date-order: off\n", {"id-not-file-name": 1}),
        ("  date-order: {severity: off}\n", {"id-not-file-name": 1}),
        ("  date-order: {paths: [records/old]}\n", {"date-order": 1, "id-not-file-name": 1}),
        ("  date-order: {paths: ['records/*/b.yaml']}\n", {"date-order": 1, "id-not-file-name": 1}),
        ("  date-order: {except: ['**/a.yaml', records/new/]}\n", {"id-not-file-name": 1}),
        ("  id-not-file-name: {paths: [records/old]}\n", {"date-order": 2}),
    ],
)
def test_a_rule_is_off_or_limited_to_files(rules: str, left: dict[str, int], tmp_path: Path) -> None:
    assert found(tmp_path, rules) == left


def test_what_was_turned_off_is_counted(tmp_path: Path) -> None:
    report = run(build(tmp_path, RECORDS, settings="rules:\n  date-order: off\n"))
    assert report.left_out == {"date-order": 2}


def test_another_severity(tmp_path: Path) -> None:
    report = run(build(tmp_path, RECORDS, settings="rules: {date-order: warning, id-not-file-name: info}"))
    assert report.clean
    assert [report.count(severity) for severity in Severity] == [0, 2, 1]


def test_an_unknown_rule_is_found_at_its_place(tmp_path: Path) -> None:
    report = run(build(tmp_path, {"a.yaml": port("a")}, settings="rules:\n  date-oder: off\n"))
    (finding,) = report.findings
    assert (finding.code, finding.location.file, finding.location.line) == (
        "unknown-rule",
        "onrecord.yaml",
        3,
    )
    assert finding.hint == "did you mean 'date-order'?"
    assert not report.clean


@pytest.mark.parametrize(
    "code", ["yaml-syntax", "missing-key", "duplicate-id", "unknown-reference", "wrong-kind"]
)
def test_a_rule_without_which_there_is_no_dataset_is_always_on(code: str, tmp_path: Path) -> None:
    records = {"a.yaml": "a: [", "b.yaml": '{"schema": "port/1"}', "c.yaml": port("x"), "d.yaml": port("x")}
    without = codes(run(build(tmp_path / "without", records)))
    report = run(build(tmp_path / "with", records, settings=f"rules: {{{code}: off}}"))
    assert codes(report) == {**without, "rule-always-on": 1}


@pytest.mark.parametrize(
    ("rules", "path"),
    [
        ("rules: {date-order: of}", "rules.date-order"),
        ("rules: {date-order: {sevrity: off}}", "rules.date-order"),
        ("rules: {date-order: {paths: records}}", "rules.date-order"),
        ("rules: [date-order]", "rules"),
    ],
)
def test_a_mistake_in_the_settings_has_a_place(rules: str, path: str, tmp_path: Path) -> None:
    report = run(build(tmp_path, {"a.yaml": port("a")}, settings=rules))
    (finding,) = report.findings
    assert finding.location.file == "onrecord.yaml"
    assert finding.location.line == 2
    assert format_path(finding.location.path).startswith(path)


@pytest.mark.parametrize(
    ("pattern", "file", "expected"),
    [
        ("records", "records/a/b.yaml", True),
        ("records/", "records/a/b.yaml", True),
        ("records/*", "records/a/b.yaml", True),  # it covers the folder a, and what is below
        ("records/*.yaml", "records/a/b.yaml", False),
        ("records/**/b.yaml", "records/b.yaml", True),
        ("records/**/b.yaml", "records/x/y/b.yaml", True),
        ("**", "records/b.yaml", True),
        ("record", "records/b.yaml", False),
        ("b.yaml", "records/b.yaml", False),
        ("records/?.yaml", "records/b.yaml", True),
        ("records/[b].yaml", "records/b.yaml", False),
        ("records/[b].yaml", "records/[b].yaml", True),
    ],
)
def test_patterns(pattern: str, file: str, expected: bool) -> None:
    assert matches(file, pattern) is expected


def test_settings_that_are_not_sound_are_the_only_finding_where_there_are_no_records(tmp_path: Path) -> None:
    write(tmp_path / "onrecord.yaml", "title: Ports\nrecrds: ports\n")
    (finding,) = run(tmp_path).findings
    assert (finding.code, finding.location.line) == ("unknown-key", 2)


def test_settings_that_are_not_sound_hide_nothing_of_the_records(tmp_path: Path) -> None:
    root = build(tmp_path, RECORDS, settings="ruls: {}\n")
    assert codes(run(root)) == {"unknown-key": 1, "date-order": 2, "id-not-file-name": 1}


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("kinds: {x: {files: '../a/*.yaml', schema: s.json}}", "inside the dataset's folder"),
        ("kinds: {x: {files: [a, ../b], schema: s.json}}", "inside the dataset's folder"),
        ("kinds: {x: {files: a, schema: /s.json}}", "inside the dataset's folder"),
        ("kinds: {X: {files: a, schema: s.json}}", "lower-case letters and digits"),
        ("name: Ports of Marrow", "lower-case letters, digits and hyphens"),
        (
            "kinds: {x: {files: a, schema: s.json, rules: [{require: 'true', code: A b, message: m}]}}",
            "lower-case words",
        ),
    ],
)
def test_what_a_setting_must_look_like_is_said_in_words(settings: str, said: str, tmp_path: Path) -> None:
    (finding,) = run(build(tmp_path, {"a.yaml": port("a")}, settings=settings)).findings
    assert finding.code == "wrong-form"
    assert said in finding.hint
    assert "^" not in finding.message + finding.hint
