"""What a `--schema` run takes of rules: `--rule`, and an onrecord.yaml above."""

from __future__ import annotations

from pathlib import Path

import pytest
from notices import write

from validator.cli.main import main

FILES = {
    "any.json": "{}",
    "logs/a.yaml": "lit: yes\nports: {x: 1, X: 2}\n",
    "logs/old/b.yaml": "lit: yes\n",
}
SETTINGS = "title: T\nrules:\n  yaml-ambiguous-value: {severity: warning, except: [logs/old/**]}\n"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write(tmp_path, FILES)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def said(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    assert main(["validate", "--schema", "any.json", *arguments, "--info", "--format", "concise"]) == code
    return capsys.readouterr().out


def test_a_rule_is_turned_off_or_weighs_something_else(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "logs/a.yaml:1:6: info[yaml-ambiguous-value]" in said(capsys, "logs")
    assert "yaml-ambiguous-value]" not in said(capsys, "logs", "--rule", "yaml-ambiguous-value=off")
    found = said(capsys, "logs", "--rule", "yaml-keys-differ-by-case=error", code=1)
    assert "logs/a.yaml:2:15: error[yaml-keys-differ-by-case]" in found


def test_what_an_onrecord_yaml_above_says_counts_and_its_patterns_are_its_own(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "info[yaml-ambiguous-value]" in said(capsys, "logs")
    write(root, {"onrecord.yaml": SETTINGS})
    found = said(capsys, "logs")  # the run before is remembered, and no longer true
    assert "logs/a.yaml:1:6: warning[yaml-ambiguous-value]" in found
    assert "logs/old/b.yaml" not in found
    assert "yaml-ambiguous-value]" not in said(capsys, "logs", "--rule", "yaml-ambiguous-value=off")
    monkeypatch.chdir(root / "logs")
    assert main(["validate", "--schema", "../any.json", ".", "--format", "concise"]) == 0
    found = capsys.readouterr().out
    assert "a.yaml:1:6: warning[yaml-ambiguous-value]" in found
    assert "old/b.yaml" not in found


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--rule", "yaml-ambiguos-value=off"], "did you mean 'yaml-ambiguous-value'?"),
        (["--rule", "yaml-ambiguous-value=none"], "write CODE=SEVERITY"),
        (["--rule", "yaml-ambiguous-value"], "write CODE=SEVERITY"),
        (["--rule", "yaml-syntax=off"], "can't be turned off"),
    ],
)
def test_what_can_not_be_followed_is_said(
    root: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    assert main(["validate", "--schema", "any.json", "logs", *arguments]) == 2
    assert words in capsys.readouterr().err


def test_rules_need_a_schema(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root, {"onrecord.yaml": "title: T\n"})
    assert main(["validate", "--rule", "yaml-ambiguous-value=off"]) == 2
    assert "--rule and --read belong to --schema" in capsys.readouterr().err


def test_settings_that_can_not_be_read_are_no_settings(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(root, {"onrecord.yaml": "title: T\nrule: {}\n"})
    assert main(["validate", "--schema", "any.json", "logs"]) == 2
    assert "onrecord.yaml" in capsys.readouterr().err


def test_how_files_are_meant_is_said_by_flags(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(
        tmp_path,
        {
            "s.json": '{"properties": {"200": {"type": "object", "required": ["n"]}, "on": {"const": true}}}',
            "a.yml": "base: &base {n: 1}\n200:\n  <<: *base\non: yes\n",
            "b.json": '{"on": true, /* all */ "id": 9007199254740993}',
        },
    )
    monkeypatch.chdir(tmp_path)
    assert main(["validate", "--schema", "s.json", "a.yml", "b.json"]) == 1
    said = capsys.readouterr().out
    assert "--read yaml.merge=allow" in said
    assert "--read yaml.keys=text" in said
    flags = [
        "yaml.merge=allow",
        "yaml.keys=text",
        "yaml.version=1.1",
        "json.comments=allow",
        "json.bigint=text",
    ]
    read = [part for flag in flags for part in ("--read", flag)]
    assert (
        main(["validate", "--schema", "s.json", *read[:4], "a.yml"]) == 1
    )  # 'on' is no truth value in YAML 1.2
    assert main(["validate", "--schema", "s.json", *read, "a.yml", "b.json"]) == 0
    assert main(["validate", "--schema", "s.json", "--read", "yaml.merge", "a.yml"]) == 2
    assert "write one of yaml.version=1.1, " in capsys.readouterr().err
    assert main(["validate", "--read", "yaml.merge=allow"]) == 2
