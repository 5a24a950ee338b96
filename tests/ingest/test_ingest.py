"""`onrecord ingest`: sound records in, the others aside with the reason, and nothing twice."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from validator.cli.main import main

type Json = dict[str, Any]

ORIGIN = {"method": "extracted", "tool": "finder 1", "confidence": 0.7}
ARTICLE = "ministry-of-ports-2024-03-06-talks"
SOURCES = [{"article": ARTICLE, "evidence": "met the harbour masters of the three islands"}]


def event(name: str, **more: Any) -> Json:
    return {
        "schema": "event/3", "id": name, "title": name, "type": "meeting", "status": "occurred",
        "date": "2024-03-05", "participants": [{"participant": "ada-quill"}], "sources": SOURCES,
        "origin": ORIGIN, **more,
    }  # fmt: skip


def statement(name: str, quote: str) -> Json:
    return {
        "schema": "statement/2", "id": name, "speaker": "ada-quill", "said": "2024-03-05", "mode": "direct",
        "quote": quote, "language": "en", "sources": [{"article": ARTICLE}], "origin": ORIGIN,
    }  # fmt: skip


@pytest.fixture(name="root")
def harbour(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    assert main(["init", "data"]) == 0
    monkeypatch.chdir(tmp_path / "data")
    return tmp_path / "data"


def write(root: Path, *lines: Json | str | bytes) -> str:
    parts = [
        line if isinstance(line, bytes) else _text(line).encode("utf-8", "surrogatepass") for line in lines
    ]
    (root.parent / "in.jsonl").write_bytes(b"\n".join(parts) + b"\n")
    return "../in.jsonl"


def _text(line: Json | str) -> str:
    return line if isinstance(line, str) else json.dumps(line, ensure_ascii=False)


def aside(root: Path) -> list[tuple[int, str]]:
    """The lines that were set aside: the number, and the reason or the first code."""
    found = sorted((root / "quarantine").glob("*.findings.jsonl"))
    entries = [json.loads(line) for path in found for line in path.read_text("utf-8").splitlines()]
    return [(entry["line"], entry["reason"] or entry["findings"][0]["code"]) for entry in entries]


def records(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted((root / "records").rglob("*"))
        if path.is_file()
    }


SHARD = ["--shard", "records/extracted/new.jsonl"]


@pytest.mark.parametrize("shard", [[], SHARD], ids=["files", "shard"])
def test_sound_lines_become_records_and_the_rest_stays_as_it_was(
    root: Path, shard: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    lines: list[Json | str | bytes] = [
        event("child", part_of="parent"),
        event("parent", title="港口会谈: #1 'x'"),
        statement("genuine", "We have not set a date yet"),
        statement("forged", "We have set a date yet"),
        "",
        event("parent", title="港口会谈: #1 'x'"),
        event("parent", title="Other"),
        '{"schema": "event/3", "id": "torn',
        b'{"id": "\xff"}',
        event("2024-03-05-harbour-talks"),
        event("orphan", part_of="nowhere"),
        event("after-orphan", part_of="orphan"),
        event("../x"),
        {"schema": "nope/1", "id": "u"},
    ]
    file = write(root, *lines)
    before = records(root)
    assert main(["ingest", file, *shard]) == 1
    said = capsys.readouterr().out
    assert "13 records: 3 taken in, 1 there twice, 9 set aside in quarantine/in-" in said
    assert "in.jsonl:4:" in said
    assert "a negation differs" in said
    assert ".onrecord-ingest" not in said
    found = dict(aside(root))
    assert found == {
        4: "quote-not-in-source",
        7: "line 2 has the same id, and says something else",
        8: "json-syntax",
        9: "not-utf8",
        10: "records/events/2024-03-05-harbour-talks.yaml has this id, and says something else",
        11: "unknown-reference",
        12: "part_of refers to 'orphan', which is set aside",
        13: "wrong-form",
        14: "unknown-kind",
    }
    raw = (root.parent / "in.jsonl").read_bytes().splitlines(keepends=True)
    (kept,) = (path for path in (root / "quarantine").iterdir() if "findings" not in path.name)
    assert kept.read_bytes() == b"".join(raw[number - 1] for number in found)
    after = records(root)
    assert {name: after[name] for name in before} == before
    new = sorted(after.keys() - before.keys())
    if shard:
        assert new == ["records/extracted/new.jsonl"]
        assert after[new[0]] == b"".join(raw[:3])
    else:
        assert [Path(name).stem for name in new] == ["child", "parent", "genuine"]
    assert main(["validate"]) == 0
    assert not (root / ".onrecord-ingest").exists()
    quarantine = sorted((root / "quarantine").iterdir())
    assert main(["ingest", file, *shard]) == 1  # once more
    assert "13 records: 0 taken in, 4 there already, 9 set aside" in capsys.readouterr().out
    assert records(root) == after
    assert sorted((root / "quarantine").iterdir()) == quarantine
    assert kept.read_bytes() == b"".join(raw[number - 1] for number in found)


def test_what_people_and_programs_add_later_does_not_make_it_another_record(root: Path) -> None:
    file = write(root, statement("genuine", "We have not set a date yet"))
    assert main(["ingest", file]) == 0
    assert main(["attest"]) == 0
    path = next((root / "records").rglob("genuine.yaml"))
    path.write_text(path.read_text("utf-8") + "reviews: [{by: L. Moreau, role: check}]  # seen\n", "utf-8")
    after = records(root)
    assert b"proofs" in path.read_bytes()
    assert main(["ingest", file]) == 0
    assert records(root) == after
    assert main(["ingest", write(root, statement("genuine", "not set a date yet"))]) == 1
    assert records(root) == after


def test_standard_input(root: Path) -> None:
    lines = json.dumps(event("piped")).encode()  # without a line end
    command = [sys.executable, "-m", "validator", "ingest", "-"]
    subprocess.run(command, input=b"\xef\xbb\xbf" + lines, check=True, capture_output=True, timeout=60)
    assert next((root / "records").rglob("piped.yaml")).is_file()


OWN = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Note",
    "description": "A note with any id.",
    "type": "object",
    "required": ["schema", "id"],
    "properties": {
        "schema": {"title": "Schema", "description": "Which.", "const": "note/1"},
        "id": {"title": "Identifier", "description": "Any.", "type": "string"},
        "text": {"title": "Text", "description": "Any.", "type": "string"},
    },
    "additionalProperties": False,
}
NAMES = [
    "../out", "/etc/x", "a/b", "a\\b", "..", ".", ".hidden", "con", "NUL.txt", "COM1", "lpt¹", "a.", "a ", "a:b", "a\n",
    "a\u0000", "", "x" * 151, "é" * 80, "a\u202eb", "fine name", "Ж", "plain", "Plain", "cafe\u0301", "caf\u00e9",
]  # fmt: skip


@pytest.fixture(name="notes")
def any_id(root: Path) -> Path:
    (root / "schemas/note").mkdir()
    (root / "schemas/note/v1.json").write_text(json.dumps(OWN))
    return root


@pytest.mark.parametrize("shard", [[], SHARD], ids=["files", "shard"])
def test_no_id_leads_out_of_the_folder(notes: Path, shard: list[str]) -> None:
    file = write(notes, *({"schema": "note/1", "id": name} for name in NAMES))
    before = {path for path in notes.parent.rglob("*") if not path.is_relative_to(notes / "records")}
    assert main(["ingest", file, *shard]) == 1
    after = {path for path in notes.parent.rglob("*") if not path.is_relative_to(notes / "records")}
    assert {path.parent for path in after - before} <= {notes / "quarantine", notes}
    reasons = dict(aside(notes))
    kept = {name for number, name in enumerate(NAMES, 1) if number not in reasons}
    assert {"fine name", "Ж", "plain", "cafe\u0301"} <= kept
    assert not kept & {"Plain", "caf\u00e9"}
    if not shard:
        assert kept == {"fine name", "Ж", "plain", "cafe\u0301"}
        assert {path.stem for path in (notes / "records/notes").iterdir()} == kept
    assert main(["validate", "--quiet"]) == 0


def test_a_line_of_any_length_costs_only_itself(notes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    long = json.dumps({"schema": "note/1", "id": "long", "text": "x" * 40_000_000}).encode()
    file = write(notes, {"schema": "note/1", "id": "a"}, long, {"schema": "note/1", "id": "b"})
    assert main(["ingest", file]) == 1
    assert "3 records: 2 taken in, 1 set aside" in capsys.readouterr().out
    (kept,) = (path for path in (notes / "quarantine").iterdir() if "findings" not in path.name)
    assert kept.read_bytes() == long + b"\n"


REFUSED = [
    ["no-such-file.jsonl"],
    ["../in.jsonl", "--shard", "elsewhere.jsonl"],
    ["../in.jsonl", "--shard", "records/../../out.jsonl"],
    ["../in.jsonl", "--shard", "records/.hidden.jsonl"],
    ["../in.jsonl", "--shard", "records/shard.yaml"],
    ["../in.jsonl", "--aside", "records/aside"],
    ["records"],
]


@pytest.mark.parametrize("arguments", REFUSED, ids=" ".join)
def test_what_can_not_be_done_is_said_before_anything_is(root: Path, arguments: list[str]) -> None:
    write(root, event("one"))
    before = set(root.parent.rglob("*"))
    assert main(["ingest", *arguments]) == 2
    assert set(root.parent.rglob("*")) == before


@pytest.mark.parametrize("where", ["records/events", "quarantine", ".onrecord-ingest"])
def test_a_link_leads_nowhere(root: Path, where: str) -> None:
    outside = root.parent / "outside"
    outside.mkdir()
    path = root / where
    if path.exists():
        path.rename(root.parent / "kept")
    path.symlink_to(outside)
    assert main(["ingest", write(root, event("one"), "{broken")]) == 2 or where == "records/events"
    assert not list(outside.iterdir())


def test_a_link_in_the_place_of_a_file_is_not_written_through(root: Path) -> None:
    file = write(root, "{broken")
    assert main(["ingest", file]) == 1
    (kept,) = (path for path in (root / "quarantine").iterdir() if "findings" not in path.name)
    outside = root.parent / "outside"
    (root / "quarantine" / f".{kept.name}.onrecord-new").symlink_to(outside)
    assert main(["ingest", file]) == 1
    assert not outside.exists()
    assert [path.name for path in (root / "quarantine").iterdir() if path.name.startswith(".")] == []


def test_a_shard_is_added_to_and_what_a_killed_run_left_is_cleared_away(root: Path) -> None:
    (root / "records/x.jsonl").write_text(json.dumps(event("first")))  # no line end
    (root / ".onrecord-ingest").mkdir()
    (root / ".onrecord-ingest/copy.jsonl").write_text("left")
    assert main(["ingest", write(root, event("second")), "--shard", "records/x.jsonl"]) == 0
    assert [json.loads(line)["id"] for line in (root / "records/x.jsonl").read_text().splitlines()] == [
        "first",
        "second",
    ]
    assert not (root / ".onrecord-ingest").exists()


def test_an_error_that_would_come_to_an_old_record_stops_everything(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An old record that is wrong already stops nothing."""
    (root / "records/events/old.yaml").write_text(json.dumps(event("old", part_of="nowhere")))
    assert main(["ingest", write(root, event("new"))]) == 0
    assert "1 taken in" in capsys.readouterr().out


def test_nothing_in_an_empty_file(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\n \n")))
    assert main(["ingest", "-"]) == 0
