"""What is told while somebody types is what a check of the same files tells, once they are saved."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from conversation import PERSON, STATEMENT

from validator.check import check
from validator.cli.main import main
from validator.corpus.config import load_dataset
from validator.editor.judging import Judge
from validator.editor.session import Session
from validator.findings.finding import Finding

TODAY = date(2026, 5, 4)
EVENT = "records/events/2024-03-05-harbour-talks.yaml"
ARTICLE = "records/articles/ministry-of-ports-2024-03-06-talks.yaml"
NEW = "records/people/new.yaml"
Told = dict[str, list[tuple[str, int, int, str, str]]]

# What is typed, one after another: a file, what stands there, what is put in its place.
TYPED = [
    (STATEMENT, "We have not set", "We have set"),
    (PERSON, "id: ada-quill", "id: ada-quil"),
    (STATEMENT, "speaker: ada-quill", "speaker: ada-quil"),
    (EVENT, "id: 2024-03-05-harbour-talks", "id: [broken"),
    (STATEMENT, "We have set", "The berth will open when every island has inspected it"),
    (EVENT, "id: [broken", "id: 2024-03-05-harbour-talks"),
    (NEW, "", "schema: person/2\nid: ada-quill\nname: Ada Quill\norigin: {method: curated}\n"),
    (ARTICLE, "language: en", "language: fr"),
    (NEW, "id: ada-quill", "id: ada-quil"),
    (PERSON, "id: ada-quil\n", "id: ada-quill\n"),
    (ARTICLE, "language: fr", "language: en"),
    (NEW, "schema", "# nothing\n#"),
    (STATEMENT, "mode: direct", "mode: reported"),
]


def told(findings: list[Finding]) -> Told:
    found: Told = {}
    for one in findings:
        place = one.location
        found.setdefault(place.file, []).append((one.code, place.line, place.column, one.message, one.hint))
    return {file: sorted(of_it) for file, of_it in found.items() if of_it}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    assert main(["init", str(tmp_path / "harbour")]) == 0
    return tmp_path / "harbour"


def begin(folder: Path) -> tuple[Session, Judge]:
    session = Session(folder)
    known = session.read_settings()
    session.read_records(known)
    judge = Judge(known.dataset, known.hits, known.schemas, TODAY, session.index)
    judge.begin()
    judge.prepare_search()
    return session, judge


def test_every_step_is_told_as_if_it_were_saved(folder: Path, tmp_path: Path) -> None:
    saved = tmp_path / "saved"
    shutil.copytree(folder, saved)
    session, judge = begin(folder)
    now: dict[str, list[Finding]] = {}
    for file, old, new in TYPED:
        path = saved / file
        text = path.read_text("utf-8") if path.exists() else ""
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        data = path.read_bytes()
        assert session.known
        session.note(session.known, file, data)
        now |= judge.change({file: data})
        if judge.skipped:  # the articles changed
            judge.prepare_search()
            now |= judge.change({file: data}, again=True)
        whole = check(load_dataset(saved)[0], today=TODAY).findings
        assert told([one for of_it in now.values() for one in of_it]) == told(whole), (file, new)
    assert session.known
    files = {file for file, _, _ in TYPED}
    for file in files:
        session.note(session.known, file, None)
    now |= judge.change(dict.fromkeys(files))
    assert not any(now.values())
    judge.close()


def test_a_file_by_itself_is_told_as_with_all_others(folder: Path) -> None:
    _, judge = begin(folder)
    data = (folder / STATEMENT).read_bytes().replace(b"We have not set", b"We have set")
    alone = judge.alone(STATEMENT, data)
    assert told(alone) == told(judge.change({STATEMENT: data})[STATEMENT])
    assert [one.code for one in alone] == ["quote-not-in-source"]
    judge.close()


def test_what_lies_on_the_disk_is_not_believed_to_be_what_was_read(folder: Path) -> None:
    _, judge = begin(folder)
    (folder / PERSON).write_text("id: [", encoding="utf-8")
    data = (folder / STATEMENT).read_bytes().replace(b"speaker: ada-quill", b"speaker:  ada-quill")
    with pytest.raises(ValueError, match="ada-quill"):
        judge.change({STATEMENT: data})
    judge.close()


def test_settings_and_waivers_count(folder: Path) -> None:
    data = (folder / STATEMENT).read_bytes().replace(b"We have not set a date yet", b"The berth will")
    settings = (folder / "onrecord.yaml").read_text("utf-8")

    def codes() -> list[str]:
        _, judge = begin(folder)
        found = judge.change({STATEMENT: data})[STATEMENT]
        judge.close()
        return [one.code for one in found]

    assert "short-quote" in codes()
    (folder / "onrecord.yaml").write_text(f"{settings}\nrules:\n  short-quote: off\n", encoding="utf-8")
    assert "short-quote" not in codes()
    (folder / "onrecord.yaml").write_text(settings, encoding="utf-8")
    waiver = "- {rule: short-quote, record: 2024-03-05-quill-no-date-yet, reason: It is all she said., by: E. Roo}\n"
    (folder / "waivers.yaml").write_text(waiver, encoding="utf-8")
    assert "short-quote" not in codes()
