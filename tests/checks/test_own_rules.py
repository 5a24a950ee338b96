"""`onrecord rules` and `onrecord explain` know the rules of the dataset's own, and where they are declared."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from small_dataset import VISIT, build, port, write

from validator.cli.main import main
from validator.rules.own import own_rules

SETTINGS = """kinds:
  notice:
    files: notices/*.yaml
    schema: notice.json
    rules:
      - code: until-before-since
        require: |
          !has(self.until) ||
          self.since <= self.until
        message: a notice ends before it begins
"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    rules = [{"require": "has(self.day)", "code": "visit-without-day", "message": "Say when\nthe visit was."}]
    build(tmp_path, {"a.yaml": port("a")}, settings=SETTINGS, visit={**VISIT, "x-rules": rules})
    write(tmp_path / "notice.json", json.dumps({"type": "object"}))
    monkeypatch.chdir(tmp_path / "records")
    return tmp_path


def test_they_are_listed_with_their_message_and_place(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules"]) == 0
    shown = {line.split()[0]: line for line in capsys.readouterr().out.splitlines()}
    assert "error    Say when the visit was. (schemas/visit/v1.json:1)" in shown["visit-without-day"]
    assert "error    a notice ends before it begins (onrecord.yaml:7)" in shown["until-before-since"]
    assert "quote-not-in-source" in shown
    # A rule of a shipped schema, which this dataset has not.
    assert "quote-in-reported-statement" not in shown


def test_one_is_explained(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "until-before-since"]) == 0
    assert capsys.readouterr().out == (
        "until-before-since (error)\n\na notice ends before it begins\n\n"
        "A rule of the dataset's own, declared at onrecord.yaml:7:\n\n"
        "    !has(self.until) ||\n    self.since <= self.until\n"
    )


def test_one_is_meant(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "until-before-sinc"]) == 2
    assert "did you mean 'until-before-since'?" in capsys.readouterr().err


def test_what_is_sound_is_listed_and_the_rest_is_said_to_be_missing(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "notice.json").unlink()
    assert main(["rules"]) == 0
    said = capsys.readouterr()
    assert "visit-without-day" in said.out
    assert "until-before-since" not in said.out
    assert "onrecord validate says what is wrong" in said.err


def test_no_record_or_setting_writes_to_the_terminal(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (root / "onrecord.yaml").read_text("utf-8")
    write(root / "onrecord.yaml", text.replace("a notice ends before it begins", '"\\e[31m a notice"'))
    assert main(["rules"]) == main(["explain", "until-before-since"]) == 0
    assert "\x1b" not in capsys.readouterr().out


def test_outside_of_a_dataset_the_shipped_schemas_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["explain", "quote-in-reported-statement"]) == 0
    assert "schemas/statement/v2.json:" in capsys.readouterr().out
    assert own_rules(tmp_path)["quote-in-reported-statement"].place == "schemas/statement/v2.json"


@pytest.mark.parametrize(
    ("expression", "line"),
    [
        ("self.until > '2031'", 2),  # the only key that it reads
        ("!has(self.until)", 2),
        ("self.until > 2031", 2),  # not evaluated, for what stands there
        ("has(self.number)", 1),  # it is not there: the record
        ("self.since <= self.until", 1),
        ("size(self) > 9", 1),
    ],
)
def test_a_finding_stands_at_the_only_key_that_its_rule_reads(
    expression: str, line: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rule = {"require": expression, "code": "too-early", "message": "Too early."}
    settings = {"title": "Notices", "kinds": {"notice": {"files": "notices/*.yaml", "rules": [rule]}}}
    write(tmp_path / "onrecord.yaml", json.dumps(settings))
    write(tmp_path / "notices/a.yaml", "since: '2031-01'\nuntil: '2030-12'\n")
    assert main(["validate", str(tmp_path), "--format", "json"]) == 1
    (finding,) = json.loads(capsys.readouterr().out)["findings"]
    assert finding["location"]["line"] == line
