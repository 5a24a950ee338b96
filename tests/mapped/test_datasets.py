"""Datasets of others as they are: small ones, as data."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from notices import write
from test_words import cases

from validator.check import check
from validator.cli.main import main
from validator.corpus.config import load_dataset
from validator.memory.inputs import inputs
from validator.memory.replay import RECORDS


@pytest.mark.parametrize("case", cases("datasets.yaml"), ids=lambda case: str(case["name"]))
def test_what_is_found(case: dict[str, Any], tmp_path: Path) -> None:
    write(tmp_path, case["files"])
    dataset, hits = load_dataset(tmp_path)
    report = check(dataset, hits, today=date(2031, 6, 1))
    places = [(finding.location, finding) for finding in report.findings]
    assert sorted(f"{at.file}:{at.line}:{at.column} {found.code}" for at, found in places) == case["finds"]
    said = "\n".join(
        [found.message + found.hint for _, found in places]
        + [
            f"{other.location.file}:{other.location.line}:{other.location.column}"
            for _, found in places
            for other in found.related
        ]
    )
    assert all(words in said for words in case.get("says", ()))
    assert sum(report.checked.values()) >= case.get("records", 1)


def test_without_settings_a_list_is_told_how_lists_of_records_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, {"s.json": '{"type": "object"}', "a.json": '[{"n": 1}]'})
    monkeypatch.chdir(tmp_path)
    assert main(["validate", "--schema", "s.json", "a.json"]) == 1
    said = capsys.readouterr().out
    assert "a.json:1:1: error[wrong-type]" in said
    assert "make a kind in onrecord.yaml, with records: '[]'" in said
    assert main(["validate", "--schema", "none.json", "a.json"]) == 1
    assert "hint: there is no such file; name one that is there" in capsys.readouterr().out


def test_a_record_in_an_entry_of_another_list_is_renamed_and_checked_anew_like_any(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = (
        "title: F\nkinds:\n  fleet: {files: f.yml, records: '[]', id: code}\n"
        "  ship: {files: f.yml, records: '[].ships[]', id: name, references: {beside: ship, owner: fleet}}\n"
    )
    text = (
        "- code: n # north\n  ships:\n  - {name: gull, owner: n}\n  - {name: tern, owner: n, beside: gull}\n"
    )
    write(tmp_path, {"onrecord.yaml": settings, "f.yml": text})
    monkeypatch.chdir(tmp_path)
    assert main(["rename", "gull", "möwe"]) == 0
    assert (tmp_path / "f.yml").read_text("utf-8") == text.replace("gull", "möwe")
    assert main(["rename", "n", "nord"]) == 0
    assert (tmp_path / "f.yml").read_text("utf-8").count("owner: nord") == 2
    assert main(["validate"]) == 0
    write(tmp_path, {"f.yml": text.replace("beside: gull", "beside: gul")})
    for asked in (["validate"], ["validate", "f.yml"]):
        capsys.readouterr()
        assert main(asked) == 1
        assert "f.yml:4:36: error[unknown-reference]" in capsys.readouterr().out


def test_a_folder_in_which_several_kinds_begin_is_looked_at_once(tmp_path: Path) -> None:
    kinds = "".join(
        f"  k{number}: {{files: ['data/*/{number}/*.yml', 'data/x{number}/*.yml']}}\n" for number in range(9)
    )
    write(tmp_path, {"onrecord.yaml": f"title: T\nkinds:\n{kinds}"})
    dataset, _ = load_dataset(tmp_path)
    looked_at = [path for how, path in inputs(dataset) if how == RECORDS]
    assert len(looked_at) == len(set(looked_at))
    assert str(tmp_path / "data") in looked_at
