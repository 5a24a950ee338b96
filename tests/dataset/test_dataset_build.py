"""`onrecord build`, end to end: what it writes, when it refuses, and what a failure leaves behind."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from harbour_dataset import HARBOUR, TITLE, Json, bytes_of, record_of, schemas_of, write_dataset, write_schema

from validator.cli import main
from validator.config import Dataset
from validator.corpus import Corpus
from validator.dataset import NotBuildableError, manifest, sqlite
from validator.dataset.build import build, dataset_name

TALKS = HARBOUR[4]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_dataset(tmp_path / "data")
    monkeypatch.chdir(tmp_path / "data")
    return tmp_path / "data"


def rows(database: Path, query: str) -> list[Any]:
    connection = sqlite3.connect(database)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def read_json(path: Path) -> Any:
    return json.loads(path.read_bytes())


def read_csv(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8"), newline=""), strict=True))


def test_sqlite_joins_and_declares_its_references(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build"]) == 0
    assert re.search(r"^built dist: 7 records in \d+ tables$", capsys.readouterr().out, re.MULTILINE)
    database = root / "dist/harbour-talks.sqlite"
    assert rows(database, "PRAGMA integrity_check") == [("ok",)]
    assert rows(database, "PRAGMA foreign_key_check") == []
    joined = (
        "SELECT statement.quote, name, article.title FROM statement JOIN person ON person.id = speaker "
        "JOIN statement_sources ON statement_id = statement.id JOIN article ON article.id = article"
    )
    assert rows(database, joined) == [
        ("=We have not set a date yet", "Ada Quill", "Harbour talks to resume, minister says")
    ]
    keys = {
        (row[3], row[2], row[4]) for row in rows(database, 'PRAGMA foreign_key_list("event_participants")')
    }
    assert keys == {
        ("event_id", "event", "id"),
        ("participant", "records", "id"),
        ("representing", "organization", "id"),
    }
    assert rows(database, "SELECT single_seat, typeof(single_seat) FROM person_positions") == [(1, "integer")]
    assert rows(database, "SELECT origin_confidence FROM person") == [(0.87,)]


def test_sqlite_enforces_the_references(root: Path) -> None:
    assert main(["build"]) == 0
    connection = sqlite3.connect(root / "dist/harbour-talks.sqlite")
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
            connection.execute("UPDATE event_participants SET participant = 'nobody'")
        with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
            connection.execute("UPDATE person_positions SET single_seat = 2")
        if sqlite3.sqlite_version_info >= sqlite.STRICT_SINCE:
            with pytest.raises(sqlite3.IntegrityError, match="cannot store TEXT"):
                connection.execute("UPDATE article SET text_words = 'many'")
    finally:
        connection.close()


def test_every_column_is_described_in_the_words_of_the_schema(root: Path) -> None:
    assert main(["build"]) == 0
    database = root / "dist/harbour-talks.sqlite"
    tables = {name for (name,) in rows(database, "SELECT name FROM sqlite_master WHERE type = 'table'")}
    actual = {
        (table, row[1])
        for table in tables - {"columns"}
        for row in rows(database, f"PRAGMA table_info({table})")
    }
    described = rows(database, 'SELECT "table", "column", title, description, path FROM columns')
    assert {row[:2] for row in described} == actual
    assert all(title and description for _, _, title, description, _ in described if title != "Schema")
    by_name = {row[:2]: row[2:] for row in described}
    title, description, path = by_name["event_participants", "role"]
    assert (title, path) == ("Role", "participants[].role")
    assert "mediator: between the sides" in description


def test_json_lines_hold_the_records_as_they_are(root: Path) -> None:
    assert main(["build"]) == 0
    for kind in {record["schema"].partition("/")[0] for record in HARBOUR}:
        text = (root / f"dist/jsonl/{kind}.jsonl").read_bytes().decode("utf-8")
        assert text.endswith("\n")
        found = [json.loads(line) for line in text.splitlines()]
        expected = [record for record in HARBOUR if record["schema"] == f"{kind}/1"]
        assert found == sorted(expected, key=lambda record: str(record["id"]))
    (event,) = (root / "dist/jsonl/event.jsonl").read_text(encoding="utf-8").splitlines()
    order = list(json.loads(event))
    assert order[:6] == ["schema", "id", "title", "type", "status", "date"]  # as in the schema


def test_csv_reads_back(root: Path) -> None:
    assert main(["build"]) == 0
    (event,) = read_csv(root / "dist/csv/event.csv")
    assert event["venue_place"] == 'Harbour Hall, "Room 2"'
    assert event["notes"] == "Line one.\nLine two, with a comma."
    assert event["venue_country"] == "NO"
    assert event["withdrawn_date"] == ""
    (position,) = read_csv(root / "dist/csv/person_positions.csv")
    assert position["single_seat"] == "true"
    (statement,) = read_csv(root / "dist/csv/statement.csv")
    assert (
        statement["quote"] == "=We have not set a date yet"
    )  # a quote is never changed, not even for a spreadsheet
    assert (root / "dist/csv/records.csv").read_bytes().startswith(b"id,kind,file\r\n")


def test_sqlite_and_csv_hold_the_same(root: Path) -> None:
    assert main(["build"]) == 0
    for resource in read_json(root / "dist/datapackage.json")["resources"]:
        in_csv = [tuple(row.values()) for row in read_csv(root / "dist" / resource["path"])]
        in_sqlite = rows(root / "dist/harbour-talks.sqlite", f'SELECT * FROM "{resource["name"]}"')
        booleans = [field["type"] == "boolean" for field in resource["schema"]["fields"]]
        as_text = [
            tuple(
                "" if cell is None else ("true" if cell else "false") if boolean else str(cell)
                for cell, boolean in zip(row, booleans, strict=True)
            )
            for row in in_sqlite
        ]
        assert in_csv == as_text


def test_the_data_package_fits_the_csv_files(root: Path) -> None:
    assert main(["build"]) == 0
    package = read_json(root / "dist/datapackage.json")
    assert {key: package[key] for key in ("name", "title", "version", "licenses")} == {
        "name": "harbour-talks",
        "title": "The harbour talks",
        "version": "2.1.0",
        "licenses": [{"name": "CC-BY-4.0"}],
    }
    resources = {resource["name"]: resource for resource in package["resources"]}
    assert {resource["path"] for resource in resources.values()} == {
        f"csv/{path.name}" for path in (root / "dist/csv").iterdir()
    }
    data = {name: read_csv(root / "dist" / resource["path"]) for name, resource in resources.items()}
    for name, resource in resources.items():
        content = (root / "dist" / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        schema = resource["schema"]
        fields = [field["name"] for field in schema["fields"]]
        assert content.decode("utf-8").partition("\r\n")[0].split(",") == fields
        keys = [tuple(row[column] for column in schema["primaryKey"]) for row in data[name]]
        assert len(set(keys)) == len(keys)
        for key in schema.get("foreignKeys", ()):
            target = key["reference"].get("resource", name)
            there = {tuple(row[column] for column in key["reference"]["fields"]) for row in data[target]}
            here = {tuple(row[column] for column in key["fields"]) for row in data[name]}
            assert {values for values in here if any(values)} <= there
        for field in schema["fields"]:
            allowed = field.get("constraints", {}).get("enum")
            values = {row[field["name"]] for row in data[name]} - {""}
            assert allowed is None or values <= set(allowed)
            assert field["type"] != "integer" or all(re.fullmatch("-?[0-9]+", value) for value in values)
            assert field["type"] != "boolean" or values <= {"true", "false"}


def test_the_manifest_counts_and_sums(root: Path) -> None:
    assert main(["build"]) == 0
    dist = root / "dist"
    found = read_json(dist / "manifest.json")
    assert found["format"] == "onrecord-dataset/1"
    assert found["dataset"] == TITLE
    assert found["records"] == {
        "agreement": 1, "article": 1, "event": 1, "organization": 2, "person": 1, "statement": 1,
    }  # fmt: skip
    assert found["schemas"]["organization/1"] == 2
    assert found["commit"] is None
    for table, number in found["tables"].items():
        assert rows(dist / "harbour-talks.sqlite", f'SELECT count(*) FROM "{table}"') == [(number,)]
    files = bytes_of(dist)
    del files["manifest.json"]
    assert found["files"] == {
        name: {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for name, content in files.items()
    }


def test_the_same_records_give_the_same_bytes(root: Path, tmp_path: Path) -> None:
    """Another folder, another order of files and keys on disk, another hash seed, other times, another process."""
    assert main(["build"]) == 0
    shuffled = [dict(reversed(record.items())) for record in reversed(HARBOUR)]
    other = write_dataset(tmp_path / "else where" / "ü", shuffled)
    for number, path in enumerate(other.rglob("*.yaml")):
        os.utime(path, (number * 86_400, number * 86_400))
    environment = {**os.environ, "PYTHONHASHSEED": "12345", "TZ": "Asia/Tokyo", "LC_ALL": "C"}
    command = [sys.executable, "-m", "validator.cli", "build", "--out", "elsewhere/out"]
    source = {**environment, "PYTHONPATH": str(Path(__file__).parents[2])}
    subprocess.run(command, cwd=other, env=source, check=True, capture_output=True, timeout=60)
    assert bytes_of(other / "elsewhere/out") == bytes_of(root / "dist")
    before = bytes_of(root / "dist")
    assert main(["build"]) == 0
    assert bytes_of(root / "dist") == before


def test_with_errors_nothing_is_built(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build"]) == 0
    before = bytes_of(root / "dist")
    write_dataset(root, [{**TALKS, "part_of": "no-such-event"}])
    assert main(["build"]) == 1
    out = capsys.readouterr().out
    assert "error[unknown-reference]" in out
    assert "nothing was built" in out
    assert bytes_of(root / "dist") == before
    assert not list(root.glob(".*"))


def test_drafts_stay_out(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft = {**TALKS, "id": "2019-03-09-second-talks", "draft": True, "part_of": TALKS["id"]}
    write_dataset(root, [draft, {**HARBOUR[5], "draft": False}])
    assert main(["build"]) == 0
    assert "1 draft left out" in capsys.readouterr().out
    database = root / "dist/harbour-talks.sqlite"
    assert rows(database, "SELECT id FROM event") == [(TALKS["id"],)]
    assert rows(
        database, "SELECT count(*) FROM event_participants WHERE event_id = '2019-03-09-second-talks'"
    ) == [(0,)]
    assert b"2019-03-09" not in b"".join(bytes_of(root / "dist").values())
    assert read_json(root / "dist/manifest.json")["drafts_left_out"]["event"] == 1


def test_a_reference_to_a_draft_is_an_error(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_dataset(root, [{**TALKS, "draft": True}])
    assert main(["build"]) == 1
    captured = capsys.readouterr()
    assert "draft" in captured.out + captured.err
    assert not (root / "dist").exists()


def test_a_withdrawn_record_may_not_refer_to_a_draft_either(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Withdrawn records are in the dataset too, so the build itself refuses what the rules let pass."""
    withdrawn = {"date": "2019-04-01", "reason": "The outlet retracted the article."}
    later = {**TALKS, "id": "2019-03-09-second-talks", "draft": True}
    earlier = {**TALKS, "id": "2019-03-01-first-talks", "withdrawn": withdrawn, "part_of": later["id"]}
    write_dataset(root, [earlier, later])
    assert main(["build"]) == 1
    captured = capsys.readouterr()
    assert "2019-03-09-second-talks" in captured.out + captured.err
    assert not (root / "dist").exists()


def test_withdrawn_records_stay_and_say_so(root: Path) -> None:
    withdrawn = {"date": "2019-04-01", "reason": "The outlet retracted the article."}
    write_dataset(root, [{**TALKS, "id": "2019-03-01-first-talks", "withdrawn": withdrawn}])
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
    assert rows(database, 'SELECT id, "order", "group" FROM press_note') == [
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
        ({}, "dataset"),
        ({"title": "a" * 59 + " bc"}, "a" * 59),
    ],
)
def test_dataset_name(settings: Json, name: str) -> None:
    assert dataset_name(settings) == name


def git(root: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=Ada Quill", "-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false")
    done = subprocess.run(
        ("git", *identity, *arguments), cwd=root, check=True, capture_output=True, timeout=60
    )
    return done.stdout.decode().strip()


def test_the_commit_is_named_if_it_holds_these_records(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def commit() -> Any:
        assert main(["build"]) == 0
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
    write_dataset(root, [{**TALKS, "title": "Talks"}])
    assert commit() is None
    git(root, "checkout", "--quiet", "records")
    (root / ".git/info/exclude").write_text("records/ignored.yaml\n")
    ignored = {**HARBOUR[0], "id": "ignored"}
    write_dataset(root, [ignored])
    assert commit() is None  # git does not mind an ignored file, but the commit does not hold it


class BreakError(Exception):
    """Stands for whatever stops a build."""


def test_a_build_that_fails_leaves_the_last_dataset(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert main(["build"]) == 0
    before = bytes_of(root / "dist")
    write_dataset(root, [{**TALKS, "title": "Other talks"}])

    def fail(*_: object) -> None:
        raise BreakError

    for module, name in ((sqlite, "write"), (manifest, "describe")):
        with monkeypatch.context() as patch:
            patch.setattr(module, name, fail)
            assert main(["build"]) == 3
        assert bytes_of(root / "dist") == before
        assert not (root / ".dist.building").exists()
    assert main(["build"]) == 0
    assert bytes_of(root / "dist") != before


def test_a_full_disk_is_not_a_bug(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(sqlite, "write", full)
    assert main(["build"]) == 2
    assert "No space left" in capsys.readouterr().err


def test_a_failed_exchange_puts_the_old_dataset_back(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert main(["build"]) == 0
    before = bytes_of(root / "dist")
    rename = Path.rename

    def fail_for_new(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise OSError("the network drive is gone")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fail_for_new)
    assert main(["build"]) == 2
    assert bytes_of(root / "dist") == before


SLOW_BUILD = """
import sys, time
from pathlib import Path
from validator.cli import main
from validator.dataset.build import sqlite as used
def wait(*_):
    Path(sys.argv[1]).touch()
    time.sleep(60)
if sys.argv[2] == "writing":
    used.write = wait
else:
    rename = Path.rename
    def renaming(self, target):
        wait() if self.name == "new" else rename(self, target)
    Path.rename = renaming
main(["build"])
"""


def kill_while(root: Path, moment: str, signal_file: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-c", SLOW_BUILD, str(signal_file), moment]
    with subprocess.Popen(command, cwd=root, env=environment, stdout=subprocess.DEVNULL) as process:
        deadline = time.monotonic() + 30
        while not signal_file.exists() and time.monotonic() < deadline:
            time.sleep(0.02)
        reached = signal_file.exists()
        if reached and moment == "writing":
            assert main(["build"]) == 2  # another build is running
        process.send_signal(signal.SIGKILL)
    assert reached


def test_a_build_killed_while_writing(root: Path, tmp_path: Path) -> None:
    assert main(["build"]) == 0
    before = bytes_of(root / "dist")
    kill_while(root, "writing", tmp_path / "reached")
    assert bytes_of(root / "dist") == before
    assert (root / ".dist.building").exists()
    assert main(["build"]) == 0
    assert bytes_of(root / "dist") == before
    assert not (root / ".dist.building").exists()


def test_a_build_killed_between_the_two_renames(root: Path, tmp_path: Path) -> None:
    assert main(["build"]) == 0
    before = bytes_of(root / "dist")
    kill_while(root, "renaming", tmp_path / "reached")
    assert not (root / "dist").exists()
    assert bytes_of(root / ".dist.building/old") == before
    write_dataset(root, [{**TALKS, "part_of": "no-such-event"}])
    assert main(["build"]) == 1  # even a build that makes nothing puts the old one back
    assert bytes_of(root / "dist") == before


def test_a_folder_with_other_files_is_never_replaced(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "dist").mkdir()
    (root / "dist/thesis.txt").write_text("ten years of work")
    assert main(["build"]) == 2
    assert "thesis.txt" in capsys.readouterr().err
    (root / "dist/thesis.txt").rename(root / "thesis.txt")
    assert main(["build"]) == 0  # an empty folder is fine
    (root / "thesis.txt").rename(root / "dist/csv/thesis.txt")
    assert main(["build"]) == 2  # added to a dataset
    assert (root / "dist/csv/thesis.txt").read_text() == "ten years of work"
    (root / "dist/csv/thesis.txt").unlink()
    (root / "dist/.DS_Store").touch()  # left by a file manager
    assert main(["build"]) == 0


def test_a_working_folder_that_is_not_ours_is_left_alone(root: Path) -> None:
    (root / ".dist.building").mkdir()
    (root / ".dist.building/thesis.txt").write_text("ten years of work")
    assert main(["build"]) == 2
    assert (root / ".dist.building/thesis.txt").exists()


@pytest.mark.parametrize("out", [".", "records", "records/dist", "..", "onrecord.yaml"])
def test_folders_in_which_no_dataset_can_stand(root: Path, out: str) -> None:
    before = bytes_of(root)
    assert main(["build", "--out", out]) == 2
    assert bytes_of(root) == before


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


def test_the_queries_of_the_manual_work(root: Path) -> None:
    assert main(["build"]) == 0
    manual = Path(__file__).parents[2] / "docs/dataset.md"
    queries = re.findall("```sql\n(.*?)```", manual.read_text(encoding="utf-8"), re.DOTALL)
    assert queries
    for query in queries:
        assert rows(root / "dist/harbour-talks.sqlite", query)
