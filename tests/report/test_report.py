"""The report: what people see of a place, and the form that programs rely on."""

from __future__ import annotations

import json
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from example import written
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from validator.findings.finding import Finding, Location, Severity
from validator.report import json as json_report
from validator.report.text import MAX_SHOWN, render_finding

SCHEMA: dict[str, Any] = json.loads(
    Path(json_report.__file__).with_name("report.schema.json").read_text("utf-8")
)


def _shown(line: str, column: int, end_column: int) -> list[str]:
    place = Location("a.yaml", 7, column, 7, end_column, (), line)
    return list(render_finding(Finding("code", Severity.ERROR, "message", place)))


def test_a_short_line_is_shown_whole() -> None:
    assert _shown("said: never", 7, 12)[1:] == ["    |", "  7 | said: never", "    |       ^^^^^"]


def test_of_a_long_line_the_part_around_the_place_is_shown() -> None:
    line = "before " * 50 + "HERE" + " after" * 50
    _, _, shown, carets = _shown(line, 351, 355)
    assert shown.startswith("  7 | …")
    assert shown.endswith("…")
    assert shown[carets.index("^") : carets.rindex("^") + 1] == "HERE"


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=400), st.data())
def test_carets_stand_under_the_place(line: str, data: st.DataObject) -> None:
    line = line.replace("\n", " ") + "."
    first = data.draw(st.integers(0, len(line) - 1))
    last = data.draw(st.integers(first + 1, len(line)))
    _, _, shown, carets = _shown(line, first + 1, last + 1)
    assert set(carets[6:]) <= {" ", "^"}
    assert carets.endswith("^")
    if line.isascii() and line.isprintable():
        assert len(shown) <= MAX_SHOWN + 8
        seen = shown[carets.index("^") : carets.rindex("^") + 1]
        assert line[first:last].startswith(seen)
        assert seen == line[first:last] or shown.endswith("…")
    assert all(char.isprintable() or unicodedata.combining(char) for char in shown)


def test_the_schema_of_the_report_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["properties"]["format"]["const"] == json_report.FORMAT


def _strict(schema: Any) -> Any:
    """The schema with every object closed: what the program writes now must be described, all of it."""
    if isinstance(schema, list):
        return [_strict(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {key: _strict(value) for key, value in schema.items()}
    if isinstance(schema.get("properties"), dict) and "type" in schema:
        closed.setdefault("additionalProperties", False)
    return closed


@pytest.mark.parametrize(
    ("broken", "arguments"),
    [
        ("a date yet", []),
        ("id: 2024", ["records/statements"]),
        ("speaker: ", ["--write-baseline", "known.json"]),
        ("mode: ", ["--info", "--max-findings", "0"]),
        ("", []),
    ],
)
def test_reports_follow_their_schema(broken: str, arguments: list[str], tmp_path: Path) -> None:
    command = str(Path(sys.executable).with_name("onrecord"))
    subprocess.run([command, "init", str(tmp_path / "d")], check=True, capture_output=True)
    record = tmp_path / "d/records/statements/2024-03-05-quill-no-date-yet.yaml"
    record.write_text(record.read_text("utf-8").replace(broken, "", 1) if broken else "a: [", "utf-8")
    asked = [command, "validate", "--as-of", "2031-06-01", "--format", "json", *arguments]
    done = subprocess.run(asked, cwd=tmp_path / "d", capture_output=True, encoding="utf-8", check=False)
    report = json.loads(done.stdout)
    Draft202012Validator(_strict(SCHEMA)).validate(report)
    assert not report["clean"]
    assert done.returncode == (0 if "--write-baseline" in arguments else 1), done.stderr


def test_the_example_follows_the_schema_too() -> None:
    Draft202012Validator(_strict(SCHEMA)).validate(json.loads(written("json")))
