"""`onrecord build`: what goes into the dataset, when it refuses, and that the same records give the same bytes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from harbour_dataset import (
    HARBOUR,
    TALKS_RECORD,
    Json,
    bytes_of,
    harbour_root,  # noqa: F401 (a fixture)
    read_json,
    record_of,
    rows,
    schemas_of,
    write_dataset,
    write_schema,
)

from validator.cli.main import main
from validator.corpus.config import Dataset
from validator.corpus.config_model import Settings
from validator.corpus.records import Corpus
from validator.dataset import NotBuildableError
from validator.dataset.build import build, dataset_name


def test_the_same_records_give_the_same_bytes(root: Path, tmp_path: Path) -> None:
    """Another folder, another order of files and keys on disk, another hash seed, other times, another process."""
    assert main(["build"]) == 0
    shuffled = [dict(reversed(record.items())) for record in reversed(HARBOUR)]
    other = write_dataset(tmp_path / "else where" / "ü", shuffled)
    for number, path in enumerate(other.rglob("*.yaml")):
        os.utime(path, (number * 86_400, number * 86_400))
    environment = {**os.environ, "PYTHONHASHSEED": "12345", "TZ": "Asia/Tokyo", "LC_ALL": "C"}
    command = [sys.executable, "-m", "validator.cli.main", "build", "--out", "elsewhere/out"]
    source = {**environment, "PYTHONPATH": str(Path(__file__).parents[2])}
    subprocess.run(command, cwd=other, env=source, check=True, capture_output=True, timeout=60)
    assert bytes_of(other / "elsewhere/out") == bytes_of(root / "dist")
    before = bytes_of(root / "dist")
    assert main(["build"]) == 0
    assert bytes_of(root / "dist") == before


def test_with_errors_nothing_is_built(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build"]) == 0
    before = bytes_of(root / "dist")
    write_dataset(root, [{**TALKS_RECORD, "part_of": "no-such-event"}])
    assert main(["build"]) == 1
    out = capsys.readouterr().out
    assert "error[unknown-reference]" in out
    assert "nothing was built" in out
    assert bytes_of(root / "dist") == before
    assert not list(root.glob(".*"))


def test_drafts_stay_out(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft = {**TALKS_RECORD, "id": "2019-03-09-second-talks", "draft": True, "part_of": TALKS_RECORD["id"]}
    write_dataset(root, [draft, {**HARBOUR[5], "draft": False}])
    assert main(["build"]) == 0
    assert "1 draft left out" in capsys.readouterr().out
    database = root / "dist/harbour-talks.sqlite"
    assert rows(database, "SELECT id FROM event") == [(TALKS_RECORD["id"],)]
    assert rows(
        database, "SELECT count(*) FROM event_participants WHERE event_id = '2019-03-09-second-talks'"
    ) == [(0,)]
    assert b"2019-03-09" not in b"".join(bytes_of(root / "dist").values())
    assert read_json(root / "dist/manifest.json")["drafts_left_out"]["event"] == 1


def test_a_reference_to_a_draft_is_an_error(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_dataset(root, [{**TALKS_RECORD, "draft": True}])
    assert main(["build"]) == 1
    captured = capsys.readouterr()
    assert "draft" in captured.out + captured.err
    assert not (root / "dist").exists()


def test_a_withdrawn_record_may_not_refer_to_a_draft_either(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Withdrawn records are in the dataset too, so the build itself refuses what the rules let pass."""
    withdrawn = {"date": "2019-04-01", "reason": "The outlet retracted the article."}
    later = {**TALKS_RECORD, "id": "2019-03-09-second-talks", "draft": True}
    earlier = {**TALKS_RECORD, "id": "2019-03-01-first-talks", "withdrawn": withdrawn, "part_of": later["id"]}
    write_dataset(root, [earlier, later])
    assert main(["build"]) == 1
    captured = capsys.readouterr()
    assert "2019-03-09-second-talks" in captured.out + captured.err
    assert not (root / "dist").exists()


def test_withdrawn_records_stay_and_say_so(root: Path) -> None:
    withdrawn = {"date": "2019-04-01", "reason": "The outlet retracted the article."}
    write_dataset(root, [{**TALKS_RECORD, "id": "2019-03-01-first-talks", "withdrawn": withdrawn}])
    assert main(["build"]) == 0
    query = "SELECT id, withdrawn_date, withdrawn_reason FROM event WHERE withdrawn_date IS NOT NULL"
    assert rows(root / "dist/harbour-talks.sqlite", query) == [
        ("2019-03-01-first-talks", "2019-04-01", "The outlet retracted the article.")
    ]
    assert read_json(root / "dist/manifest.json")["withdrawn"]["event"] == 1


def test_kinds_and_versions_of_ones_own(root: Path) -> None:
    """Two versions of an invented kind side by side, with fields named like SQL."""
    write_schema(root, "press-note", 1, {"order": {"type": "string"}})
    write_schema(
        root,
        "press-note",
        2,
        {"order": {"type": "integer"}, "group": {"type": "string", "x-ref": "press-note"}},
    )
    for path in (root / "records").iterdir():
        path.unlink()
    notes: list[Json] = [
        {"schema": "press-note/1", "id": "a", "order": "first"},
        {"schema": "press-note/2", "id": "b", "order": 2, "group": "a"},
    ]
    write_dataset(root, notes, {"title": "Größe & Ärger: notes"})
    assert main(["build"]) == 0
    database = root / "dist/groe-arger-notes.sqlite"
    assert rows(database, "SELECT id, order_value, group_value FROM press_note") == [
        ("a", '"first"', None),
        ("b", "2", "a"),
    ]
    assert (root / "dist/jsonl/press-note.jsonl").read_text().count("\n") == 2
    assert read_json(root / "dist/manifest.json")["schemas"] == {"press-note/1": 1, "press-note/2": 1}


@pytest.mark.parametrize("value", [".nan", "-.inf"])
def test_a_number_that_is_not_finite_is_refused(
    root: Path, capsys: pytest.CaptureFixture[str], value: str
) -> None:
    write_schema(root, "note", 1, {"size": {"description": "Anything."}})
    for path in (root / "records").iterdir():
        path.unlink()
    (root / "records/n.yaml").write_text(f"schema: note/1\nid: n\nsize: {value}\n", encoding="utf-8")
    assert main(["build"]) == 1
    captured = capsys.readouterr()
    assert "n.yaml" in captured.out + captured.err
    assert not (root / "dist").exists()


def test_a_kind_whose_name_can_not_be_a_file_is_refused(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_schema(root, "PressNote", 1, {})
    for path in (root / "records").iterdir():
        path.unlink()
    write_dataset(root, [{"schema": "PressNote/1", "id": "n"}])
    assert main(["build"]) == 1
    assert "PressNote" in capsys.readouterr().err


def test_a_record_without_an_id_is_refused(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_schema(root, "note", 1, {})
    schema = read_json(root / "schemas/note/v1.json")
    schema["required"] = ["schema"]
    (root / "schemas/note/v1.json").write_text(json.dumps(schema), encoding="utf-8")
    for path in (root / "records").iterdir():
        path.unlink()
    (root / "records/a.jsonl").write_text('{"schema": "note/1"}\n', encoding="utf-8")
    assert main(["build"]) == 1
    captured = capsys.readouterr()
    assert "a.jsonl" in captured.out + captured.err


@pytest.mark.parametrize(
    ("settings", "name"),
    [
        ({"title": "X", "name": "own-name"}, "own-name"),
        ({"title": "  The Harbour: Talks!  "}, "the-harbour-talks"),
        ({"title": "漢字"}, "dataset"),
        ({"title": "a" * 59 + " bc"}, "a" * 59),
    ],
)
def test_dataset_name(settings: Json, name: str) -> None:
    assert dataset_name(Settings.model_validate(settings)) == name


def git(root: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=Ada Quill", "-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false")
    done = subprocess.run(
        ("git", *identity, *arguments), cwd=root, check=True, capture_output=True, timeout=60
    )
    return done.stdout.decode().strip()


def test_the_commit_is_named_if_it_holds_these_records(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def commit() -> Any:
        assert main(["build", "--same-version"]) == 0
        return read_json(root / "dist/manifest.json")["commit"]

    git(root, "init", "--quiet")
    assert commit() is None  # nothing is committed yet
    git(root, "add", "onrecord.yaml", "records")
    git(root, "commit", "--quiet", "-m", "Records")
    head = git(root, "rev-parse", "HEAD")
    assert commit() == head
    (root / "README").write_text("not a record")
    assert commit() == head  # what does not reach the dataset does not count
    monkeypatch.setenv("GIT_DIR", str(root / "no-such-folder"))  # as in the hook of another repository
    assert commit() == head
    monkeypatch.delenv("GIT_DIR")
    write_dataset(root, [{**TALKS_RECORD, "title": "Talks"}])
    assert commit() is None
    git(root, "checkout", "--quiet", "records")
    (root / ".git/info/exclude").write_text("records/ignored.yaml\n")
    ignored = {**HARBOUR[0], "id": "ignored"}
    write_dataset(root, [ignored])
    assert commit() is None  # git does not mind an ignored file, but the commit does not hold it


def test_the_archive_must_exist(root: Path) -> None:
    assert main(["build", "--archive", "no-such-folder"]) == 2


DANGLING: list[tuple[list[Json], str]] = [
    ([{"schema": "note/1", "id": "a", "by": "nobody"}], "nobody"),
    ([{"schema": "note/1", "id": "a", "by": "b"}, {"schema": "note/1", "id": "b"}], "no person"),
    ([{"schema": "note/1", "id": "a"}, {"schema": "person/1", "id": "a"}], "already taken"),
    ([{"schema": "note/1", "id": "a", "by": "p"}, {"schema": "person/1", "id": "p", "draft": True}], "draft"),
    ([{"schema": "note/1", "id": ""}], "no id"),
]


@pytest.mark.parametrize(("records", "said"), DANGLING, ids=[said for _, said in DANGLING])
def test_what_was_waived_is_still_refused_where_tables_would_not_join(
    tmp_path: Path, records: list[Json], said: str
) -> None:
    """Straight to the build, as after a run whose findings were all waived."""
    schemas = schemas_of({"note/1": {"by": {"type": "string", "x-ref": "person"}}, "person/1": {}})
    corpus = Corpus()
    for record in records:
        corpus.add(record_of(record, schemas))
    with pytest.raises(NotBuildableError, match=said):
        build(Dataset(tmp_path, {}), corpus, tmp_path / "dist")
    assert not (tmp_path / "dist").exists()


def test_a_record_that_could_not_be_read_is_not_left_out_in_silence(tmp_path: Path) -> None:
    corpus = Corpus(broken={"2019-03-04-lost"})
    with pytest.raises(NotBuildableError, match="2019-03-04-lost"):
        build(Dataset(tmp_path, {}), corpus, tmp_path / "dist")
