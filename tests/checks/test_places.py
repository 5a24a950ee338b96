"""The finding stands where the mistake is, not where it was noticed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from validator.check import check
from validator.corpus.config import load_dataset
from validator.findings.finding import Finding

PERSON = "schema: person/1\nid: {id}\nname: {name}\norigin: {{method: curated}}\n"


@pytest.fixture
def people(tmp_path: Path) -> Path:
    (tmp_path / "onrecord.yaml").write_text("title: Harbour talks\n", "utf-8")
    folder = tmp_path / "records" / "people"
    folder.mkdir(parents=True)
    (folder / "ada-quill.yaml").write_text(PERSON.format(id="ada-quill", name="Ada Quill"), "utf-8")
    return folder


def _errors(people: Path) -> list[Finding]:
    dataset, hits = load_dataset(people.parent.parent)
    return [
        finding
        for finding in check(dataset, hits, today=date(2031, 6, 1)).findings
        if finding.severity == "error"
    ]


@pytest.mark.parametrize("name", ["aaron-quill", "zoe-quill"])
def test_a_copied_record_is_blamed_for_the_id_it_kept_and_not_the_original(name: str, people: Path) -> None:
    (people / f"{name}.yaml").write_text(PERSON.format(id="ada-quill", name="Another"), "utf-8")
    found = _errors(people)
    assert {finding.code for finding in found} == {"duplicate-id", "id-not-file-name"}
    assert {finding.location.file for finding in found} == {f"records/people/{name}.yaml"}


def test_a_folder_that_can_not_be_listed(people: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = people / "closed"
    closed.mkdir()
    real = os.scandir

    def scandir(path: Any) -> Iterator[os.DirEntry[str]]:
        if os.fspath(path) == str(closed):
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    (finding,) = _errors(people)
    assert (finding.code, finding.location.file) == ("unreadable-file", "records/people/closed")
    assert "Permission denied" in finding.message


def test_a_reference_of_the_wrong_kind_to_the_record_itself_is_one_finding(people: Path) -> None:
    path = people.parent / "statements" / "a.yaml"
    path.parent.mkdir()
    path.write_text(
        "schema: statement/1\nid: a\nspeaker: ada-quill\nevent: a\nsaid: '2031'\nmode: reported\nsummary: A word.\n"
        "language: en\nsources: [{article: nowhere}]\norigin: {method: curated}\n",
        "utf-8",
    )
    codes = {finding.code for finding in _errors(people)}
    assert "self-reference" in codes
    assert "wrong-kind" not in codes
