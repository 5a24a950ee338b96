"""What is said of schemas of others, and of what does not fit them: the engine's own words stay inside."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
import yaml

from validator.cli.main import main
from validator.corpus.config import UsageError
from validator.engine.one_schema import check_against
from validator.findings.finding import Finding, format_path


def cases(name: str) -> list[dict[str, Any]]:
    return list(yaml.load(Path(__file__).with_name(name).read_text("utf-8"), yaml.CSafeLoader))


def found(folder: Path, schema: str, record: Any) -> list[Finding]:
    (folder / "s.json").write_text(schema, "utf-8")
    (folder / "a.json").write_text(json.dumps(record), "utf-8")
    return check_against(folder / "s.json", [folder / "a.json"], formats=False).findings


JARGON = (
    "False schema",
    "under any of",
    "is not allowed",
    "given schema",
    "compliant",
    "registry",
    "meta.json",
    "xpecting",
)


@pytest.mark.parametrize("case", cases("words.yaml"), ids=lambda case: json.dumps(case["schema"]))
def test_of_a_record(case: dict[str, Any], tmp_path: Path) -> None:
    (finding,) = found(tmp_path, json.dumps(case["schema"]), {"a": case["value"]})
    assert (finding.code, format_path(finding.location.path)) == (case["code"], case["path"])
    assert case["says"] in finding.message
    assert case["hint"] in finding.hint
    assert not any(word in finding.message + finding.hint for word in JARGON)


@pytest.mark.parametrize("case", cases("schemas.yaml"), ids=lambda case: str(case["text"]))
@pytest.mark.parametrize("mapped", [True, False])
def test_of_a_schema(case: dict[str, Any], mapped: bool, tmp_path: Path) -> None:
    if mapped:
        from notices import run

        (tmp_path / "onrecord.yaml").write_text(
            "title: T\nkinds: {x: {files: a.yaml, schema: s.json}}\n", "utf-8"
        )
        (tmp_path / "s.json").write_text(case["text"], "utf-8")
        (finding,) = run(tmp_path).findings
    else:
        (finding,) = found(tmp_path, case["text"], {})
    place = finding.location
    assert (finding.code, f"{place.line}:{place.column}") == ("invalid-schema", case["at"])
    assert case["says"] in finding.message
    assert case["hint"] in finding.hint
    assert not any(word in finding.message + finding.hint for word in JARGON)


def test_a_draft_of_the_authors_own_is_looked_for_in_the_folder(tmp_path: Path) -> None:
    own = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "https://example.org/own.json"}
    (tmp_path / "own.json").write_text(json.dumps(own), "utf-8")
    schema = json.dumps({"$id": "https://example.org/s.json", "$schema": "https://example.org/own.json"})
    assert found(tmp_path, schema, {}) == []


def test_a_link_to_a_schema_means_what_it_leads_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there, here = tmp_path / "there", tmp_path / "here"
    there.mkdir()
    here.mkdir()
    (there / "s.json").write_text('{"$ref": "part.json"}', "utf-8")
    (there / "part.json").write_text('{"required": ["b"]}', "utf-8")
    (here / "link.json").symlink_to(there / "s.json")
    (here / "a.json").write_text("{}", "utf-8")
    monkeypatch.chdir(here)
    findings = check_against(Path("link.json"), [Path("a.json")], formats=False).findings
    assert [finding.code for finding in findings] == ["missing-key"]


def test_nobody_is_told_to_remove_a_pipe_that_was_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    os.mkfifo("pipe.json")
    Path("s.json").write_text("{}", "utf-8")
    with pytest.raises(UsageError, match="no ordinary file"):
        check_against(Path("pipe.json"), [Path("s.json")], formats=False)
    assert main(["validate", "--schema", "s.json", "pipe.json"]) == 1
    said = capsys.readouterr().out
    assert "named pipe" in said
    assert "remove" not in said
