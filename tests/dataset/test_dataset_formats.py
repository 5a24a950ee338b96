"""What the dataset's files hold, read with the readers that people use."""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
from pathlib import Path

import pytest
from harbour_dataset import (
    CURATED,
    HARBOUR,
    SOURCES,
    TALKS,
    TITLE,
    bytes_of,
    harbour_root,  # noqa: F401 (a fixture)
    read_csv,
    read_json,
    rows,
    write_dataset,
    write_schema,
)

from validator.cli.main import main
from validator.dataset import sqlite


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
        if not table.startswith("search")
        for row in rows(database, f"PRAGMA table_info({table})")
    }
    described = rows(database, "SELECT table_name, column_name, title, description, path FROM columns")
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
        expected = [record for record in HARBOUR if record["schema"].startswith(f"{kind}/")]
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
    assert statement["quote"] == "=We have not set a date yet"
    # A spreadsheet would run it, so there it is not the first character.
    assert b",'=We have not set a date yet," in (root / "dist/csv/statement.csv").read_bytes()
    assert (
        (root / "dist/csv/records.csv")
        .read_bytes()
        .startswith(b"id,kind,file,sources,independent_sources,sides,label,first_date,last_date,review,")
    )


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
    assert found["format"] == "onrecord-dataset/2"
    assert found["dataset"] == TITLE
    assert found["records"] == {
        "agreement": 1, "article": 1, "disagreement": 0, "event": 1, "organization": 2, "person": 1, "statement": 1,
    }  # fmt: skip
    assert found["schemas"]["organization/2"] == 2
    assert found["commit"] is None
    assert found["quotes"] == {"direct": {"unproved": 1}, "evidence": {"unproved": 3}}
    for table, number in found["tables"].items():
        assert rows(dist / "harbour-talks.sqlite", f'SELECT count(*) FROM "{table}"') == [(number,)]
    files = bytes_of(dist)
    del files["manifest.json"]
    assert found["files"] == {
        name: {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for name, content in files.items()
    }


def test_the_queries_of_the_manual_work(root: Path) -> None:
    disagreement = {
        "schema": "disagreement/1",
        "id": "place-of-the-talks",
        "subject": TALKS,
        "issue": "place",
        "versions": [{"value": "the hall", "sources": SOURCES}, {"value": "a ship", "sources": SOURCES}],
        "origin": CURATED,
    }
    write_dataset(root, [*HARBOUR, disagreement])
    assert main(["build"]) == 0
    manual = Path(__file__).parents[2] / "docs/dataset.md"
    queries = re.findall("```sql\n(.*?)```", manual.read_text(encoding="utf-8"), re.DOTALL)
    assert queries
    for query in queries:
        assert rows(root / "dist/harbour-talks.sqlite", query)


def test_views_give_way_to_kinds_and_need_theirs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kinds = ("timeline", "citation", "search")
    root = write_dataset(tmp_path, [{"schema": f"{kind}/1", "id": f"{kind}-a"} for kind in kinds])
    for kind in kinds:
        write_schema(root, kind, 1, {"when": {"type": "string", "format": "edtf"}})
    monkeypatch.chdir(root)
    assert main(["build"]) == 0
    database = root / "dist/harbour-talks.sqlite"
    found = dict(rows(database, "SELECT name, type FROM sqlite_master WHERE type IN ('table', 'view')"))
    assert "view" not in found.values()
    assert {"timeline", "citation", "citation_2", "search_2"} <= found.keys()
    assert rows(database, "SELECT id, when_earliest FROM timeline") == [("timeline-a", None)]


def test_only_the_formats_that_were_named_are_written(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--format", "jsonld, jsonl"]) == 0
    found = set(bytes_of(root / "dist"))
    assert {name.partition("/")[0] for name in found} == {
        "README.md",
        "harbour-talks.jsonld",
        "jsonl",
        "manifest.json",
    }
    assert main(["build", "--format", "sqlite,cvs"]) == 2
    assert "there is no format 'cvs'; choose from sqlite, csv, jsonl" in capsys.readouterr().err
    assert set(bytes_of(root / "dist")) == found


def test_a_format_whose_library_is_missing_names_the_extra(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    assert main(["build", "--format", "parquet"]) == 2
    assert "pip install 'onrecord[parquet]'" in capsys.readouterr().err
    assert not (root / "dist").exists()


def test_the_readme_tells_what_is_there_and_takes_words_for_words(root: Path) -> None:
    write_dataset(
        root, settings={**TITLE, "title": "Talks <script> [x](y) | `a`", "description": "# One\n\n# Two"}
    )
    assert main(["build"]) == 0
    text = (root / "dist/README.md").read_text("utf-8")
    assert text.startswith("# Talks \\<script\\> \\[x\\]\\(y\\) \\| \\`a\\`\n\n\\# One \\# Two\n")
    assert "1 agreement, 1 article, 1 event, 2 organization, 1 person, 1 statement" in text
    assert "`harbour-talks.sqlite`" in text
    assert "parquet" not in text
    about = read_json(root / "dist/metadata.json")["databases"]["harbour-talks"]["tables"][
        "event_participants"
    ]
    assert "mediator: between the sides" in about["columns"]["role"]


def test_citations_tell_the_place_in_the_text_where_it_is_at_hand(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "Talks.\n\n“=We have not set a date yet,” she said when the two ministers met. She said: “Да, 𝄞 yes.”\n"
    (root / "archive").mkdir()
    (root / "archive/a.txt").write_text(text, encoding="utf-8")
    digest = hashlib.sha256(text.encode()).hexdigest()
    article = {**HARBOUR[2], "text": {"sha256": digest}}
    spoken = {**HARBOUR[5], "id": "2019-03-04-quill-yes", "quote": "Да, 𝄞 yes"}
    write_dataset(root, [article, spoken])
    columns = "record_id, verdict, start_character, end_character, checked_by, checked_on"
    query = f"SELECT {columns} FROM citation WHERE field LIKE 'quote' ORDER BY record_id"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1930435200")
    assert main(["build", "--archive", "archive"]) == 0
    found = rows(root / "dist/harbour-talks.sqlite", query)
    assert [text[start:end] for _, _, start, end, _, _ in found] == [
        "=We have not set a date yet",
        "Да, 𝄞 yes",
    ]
    assert {row[1:2] + row[4:] for row in found} == {("verbatim", "text", "2031-03-05")}
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    (root / "archive/a.txt").unlink()
    assert main(["build"]) == 0
    assert {row[1:] for row in rows(root / "dist/harbour-talks.sqlite", query)} == {
        ("unproved", None, None, None, None)
    }
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    assert main(["build"]) == 2
