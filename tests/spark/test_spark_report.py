"""`onrecord validate --engine spark`: the report of the local engine, the findings in files, and what is refused."""

from __future__ import annotations

import json
import re
import socket
from pathlib import Path

import pytest
from spark_data import invented, master

from validator.cli.main import main

pytestmark = [
    pytest.mark.sail_says_enough,
    pytest.mark.filterwarnings(
        "ignore::FutureWarning", "ignore::DeprecationWarning", "ignore::ResourceWarning"
    ),
]

SETTINGS = """
title: Harbour talks
rules:
  single-sourced: off
  likely-duplicate-name: {severity: error, except: ["records/people/*"]}
expect:
  statement: {min: 5000, filled: {speaker: 1.0, event: 0.9}}
"""
WAIVERS = """
- {rule: unreferenced-record, record: article-3, reason: Left for later., by: A. Roo}
- {rule: unreferenced-record, record: article-nobody, reason: It was there once., by: A. Roo}
- {rule: date-in-future, record: event-0, reason: Planned., by: A. Roo, until: "2030-01-01"}
"""


@pytest.fixture
def dataset(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "data"
    invented(root, 120, seed=4)
    monkeypatch.chdir(root)
    return root


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = main(["validate", "--as-of", "2031-06-01", *arguments])
    out, err = capsys.readouterr()
    assert code != 2, err
    return code, out


def test_the_report_is_that_of_the_local_engine(dataset: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (dataset / "onrecord.yaml").write_text(SETTINGS, "utf-8")
    (dataset / "waivers.yaml").write_text(WAIVERS, "utf-8")
    published = {"versions": {}, "records": {"article-gone": "article", "article-3": "article"}}
    (dataset / "published.json").write_text(json.dumps(published), "utf-8")
    for form in (["--format", "json"], ["--max-findings", "7"], ["--statistics", "--info"]):
        here = said(capsys, "--no-cache", *form)
        assert said(capsys, "--engine", "spark", "--spark", master(), *form) == here
        assert here[0] == 1


def test_sound_records_are_clean(dataset: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path in (dataset / "records").rglob("*.jsonl"):
        path.unlink()
    place: dict[str, object]
    place = {"schema": "event/1", "id": "talks", "title": "Talks", "type": "meeting", "status": "planned"}
    place |= {"date": "2031-07-01", "participants": [], "origin": {"method": "curated"}, "draft": True}
    (dataset / "records/events/all.jsonl").write_text(json.dumps(place) + "\n", "utf-8")
    here = said(capsys, "--no-cache")
    assert said(capsys, "--engine", "spark", "--spark", master()) == here


def test_all_findings_go_to_files_that_add_up(
    dataset: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import pyarrow.parquet as pq

    here = json.loads(said(capsys, "--no-cache", "--format", "json")[1])
    folder = tmp_path / "found"
    said(capsys, "--engine", "spark", "--spark", master(), "--findings", str(folder), "--max-findings", "0")
    lines = [
        json.loads(line)
        for part in sorted((folder / "findings.jsonl").glob("[!._]*"))
        for line in part.read_text("utf-8").splitlines()
    ]
    key = json.dumps
    assert sorted(map(key, lines)) == sorted(map(key, here["findings"]))
    parts = sorted((folder / "findings.parquet").glob("*.parquet"))
    table = [row for part in parts for row in pq.read_table(part).to_pylist()]
    places = [
        (row["file"].split("/"), row["line"], row["column"], row["code"]) for row in table if row["record"]
    ]
    assert places == sorted(places)
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    assert manifest["findings"]["total"] == len(lines) == len(table)
    assert manifest["judged"] + manifest["unsound"] == sum(manifest["records"].values())
    again = ["validate", "--engine", "spark", "--spark", master(), "--findings", str(folder)]
    assert main(again) == 2
    assert "exists already; name a new folder" in capsys.readouterr().err
    (folder / "manifest.json").unlink()
    assert main(again) == 2
    assert "if a run was ended while it wrote there, remove it" in capsys.readouterr().err


def test_nobody_listens(
    dataset: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for proxy in ("grpc_proxy", "https_proxy", "http_proxy"):
        monkeypatch.delenv(proxy, raising=False)
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        address = f"sc://127.0.0.1:{silent.getsockname()[1]}/;user_id=ada"
        assert main(["validate", "--engine", "spark", "--spark", address]) == 2
    assert f"can't be reached at {address}: Connection refused" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--since", "HEAD"], "checks all records as they are"),
        (["--fix"], "checks all records as they are"),
        (["records"], "one dataset as a whole"),
        (["--timeout", "3"], "has no limits of its own"),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else None,
)
def test_what_spark_does_not_do_is_refused(
    arguments: list[str], words: str, dataset: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["validate", "--engine", "spark", "--spark", master(), *arguments]) == 2
    assert words in capsys.readouterr().err


def test_other_files_than_json_lines_are_refused(dataset: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (dataset / "records/one.yaml").write_text("schema: event/1\n", "utf-8")
    assert main(["validate", "--engine", "spark", "--spark", master()]) == 2
    assert re.search(r"and records/one.yaml is neither", capsys.readouterr().err)
    assert main(["validate", "--findings", "x"]) == 2
