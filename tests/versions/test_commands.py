"""`onrecord schema ...` and `onrecord migrate` on a dataset, from its first release on."""

from __future__ import annotations

import json
import os
import stat
import subprocess
from pathlib import Path

import pytest

from validator.cli.commands.init import write_dataset
from validator.cli.main import main

EVENT = "records/events/2024-03-05-harbour-talks.yaml"
VISIT = """\
schema: event/1   # old
id: 2024-03-harbour-visit
title: Visit
type: visit
status: occurred
date: '2024-03-04/2024-03-06'
sources:
  - {article: ministry-of-ports-2024-03-06-talks, evidence: Ada Quill}
origin: {method: curated}
"""
BRIEFING = VISIT.replace("type: visit", "type: briefing").replace("visit", "briefing")
Screen = pytest.CaptureFixture[str]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_dataset(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(root: Path, name: str, text: str) -> Path:
    path = root / "records" / "events" / name
    path.write_text(text, encoding="utf-8", newline="")
    return path


def said(screen: Screen) -> str:
    captured = screen.readouterr()
    return captured.out + captured.err


def test_a_new_dataset_is_in_order(root: Path, capsys: Screen) -> None:
    assert main(["schema", "check"]) == 0
    assert main(["migrate", "--check"]) == 0
    assert "0 records would be moved" in said(capsys)


def test_line_ends_do_not_count_and_everything_else_does(root: Path, capsys: Screen) -> None:
    file = root / "schemas/event/v1.json"
    original = file.read_bytes()
    file.write_bytes(original.replace(b"\n", b"\r\n"))
    assert main(["schema", "check"]) == 0
    file.write_bytes(original.replace(b"handed over", b"passed on"))
    assert main(["schema", "check"]) == 1
    assert main(["validate"]) == 1
    output = said(capsys)
    assert output.count("schemas/event/v1.json:2:3: error[released-schema-changed]") == 2


@pytest.mark.parametrize("file", ["event/v1.json", "_shared/v1.json"])
def test_a_released_file_that_is_gone(root: Path, capsys: Screen, file: str) -> None:
    (root / "schemas" / file).unlink()
    assert main(["validate"]) == 1
    assert file in said(capsys)


def test_shared_definitions_are_frozen_with_the_schemas_that_need_them(root: Path, capsys: Screen) -> None:
    file = root / "schemas/_shared/v1.json"
    file.write_bytes(file.read_bytes().replace(b'maxLength": 120', b'maxLength": 121'))
    assert main(["schema", "check"]) == 1
    assert "schemas/_shared/v1.json:2:3: error[released-schema-changed]" in said(capsys)


def test_the_list_itself(root: Path, capsys: Screen) -> None:
    file = root / "schemas/released.json"
    listed = json.loads(file.read_bytes())
    del listed["_shared/v1.json"]
    file.write_text(json.dumps(listed))
    assert main(["schema", "check"]) == 1
    assert "_shared/v1.json is missing in the list" in said(capsys)
    for wrong in ("[]", "{", '{"event/v1.json": "123"}'):
        file.write_text(wrong)
        assert main(["validate"]) == 1
        assert "schemas/released.json" in said(capsys)
        assert main(["migrate"]) == 2
        assert main(["schema", "release", "event"]) == 2
    file.unlink()
    assert main(["validate"]) == 0


def test_a_keyword_that_is_not_listed(root: Path, capsys: Screen) -> None:
    file = root / "schemas/event/v4.json"
    file.write_text('{"requird": ["id"]}')
    assert main(["schema", "check"]) == 1
    assert "'requird'" in said(capsys)
    assert main(["schema", "release", "event"]) == 2


def test_release(root: Path, capsys: Screen) -> None:
    before = (root / "schemas/released.json").read_bytes()
    assert main(["schema", "release", "event"]) == 2
    assert "released already" in said(capsys)
    assert main(["schema", "release", "evnt"]) == 2
    assert "did you mean 'event'?" in said(capsys)
    assert (root / "schemas/released.json").read_bytes() == before
    fourth = (root / "schemas/event/v3.json").read_text("utf-8").replace("event/3", "event/4")
    (root / "schemas/event/v4.json").write_text(fourth, "utf-8")
    assert main(["validate"]) == 0  # work in progress is nobody's concern
    assert main(["schema", "release", "event"]) == 0
    assert "released event/4" in said(capsys)
    after = json.loads((root / "schemas/released.json").read_bytes())
    assert after.keys() - json.loads(before).keys() == {"event/v4.json"}
    (root / "schemas/event/v4.json").write_text(fourth.replace("event/4", "event/04"), "utf-8")
    assert main(["validate"]) == 1


def test_release_up_to_a_version(root: Path, capsys: Screen) -> None:
    assert main(["schema", "new", "promise"]) == 0
    first = root / "schemas/promise/v1.json"
    (root / "schemas/promise/v2.json").write_text(first.read_text().replace("promise/1", "promise/2"))
    assert main(["schema", "release", "promise/1"]) == 0
    assert "promise/v2.json" not in (root / "schemas/released.json").read_text()
    assert main(["schema", "release", "promise/1"]) == 2
    assert "promise/1 is released already" in said(capsys)
    assert main(["schema", "release", "promise"]) == 0
    assert "promise/v2.json" in (root / "schemas/released.json").read_text()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"properties": {"schema": {"const": "thing/2"}}}', "this is thing/1, but its records"),
        ('{"$ref": "#/$defs/a", "$defs": {"a": {"$ref": "#/$defs/a"}}}', "leads in a circle"),
        ('{"type": "object", "required": ["a"], "required": ["b"]}', "'required' stands twice"),
        ('{"properties": {"a": {"type": "strin"}}}', "'strin' is no type; the types are: string,"),
        ('{"properties": {"type": "strin"}}', "must be a mapping, but is the text"),
        ("[]", "holds one JSON object"),
    ],
)
def test_mistakes_in_a_schema_are_found_before_it_is_released(
    root: Path, capsys: Screen, text: str, message: str
) -> None:
    (root / "schemas/thing").mkdir()
    (root / "schemas/thing/v1.json").write_text(text)
    assert main(["schema", "check"]) == 1
    output = said(capsys)
    assert message in output
    assert output.count(": error[") == 1  # one mistake, one finding
    assert main(["schema", "release", "thing"]) == 2
    assert message in said(capsys)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a system without pipes in folders")
def test_a_schema_file_that_never_ends(root: Path, capsys: Screen) -> None:
    (root / "schemas/thing").mkdir()
    os.mkfifo(root / "schemas/thing/v1.json")
    (root / "schemas/other").mkdir()
    (root / "schemas/other/v1.json").symlink_to("/dev/zero")
    assert main(["schema", "check"]) == 1
    output = said(capsys)
    assert output.count("this is no file") == 1
    assert output.count("leads out of") == 1


@pytest.mark.parametrize("name", ["/dev/zero", "../onrecord.yaml", "event/v1.json/.."])
def test_the_list_of_released_files_leads_nowhere_else(root: Path, capsys: Screen, name: str) -> None:
    (root / "schemas/released.json").write_text(json.dumps({name: "0" * 64}))
    assert main(["schema", "check"]) == 1
    assert "maps names such as event/v1.json" in said(capsys)


def test_a_kind_without_fields_is_listed(root: Path, capsys: Screen) -> None:
    (root / "schemas/thing").mkdir()
    (root / "schemas/thing/v1.json").write_text('{"type": "object"}')
    assert main(["schema", "list", "thing"]) == 0
    assert "thing/1" in said(capsys)


def test_nothing_is_released_after_a_released_file_has_changed(root: Path, capsys: Screen) -> None:
    assert main(["schema", "new", "promise"]) == 0
    file = root / "schemas/person/v1.json"
    file.write_bytes(file.read_bytes() + b"\n")
    assert main(["schema", "release", "promise"]) == 2
    assert "nothing was released" in said(capsys)
    assert "promise" not in (root / "schemas/released.json").read_text()


def test_diff_and_matrix(root: Path, capsys: Screen) -> None:
    put(root, "2024-03-harbour-visit.yaml", VISIT)
    put(root, "2024-03-harbour-briefing.yaml", BRIEFING)
    assert main(["schema", "diff", "event/1", "event/2"]) == 0
    output = said(capsys)
    assert "+ end_date " in output
    assert "of 2 records here that follow event/1: 1 fits as it is, 1 needs a decision by a person" in output
    assert main(["schema", "diff", "event/2", "event/1"]) == 0
    assert "! end_date" in said(capsys)
    assert main(["schema", "matrix"]) == 0
    assert (
        "event/1: 2 records\n  event/1: 2 own\n  event/2: 1 by hand, 1 fits\n  event/3: 1 by hand, 1 fits"
        in said(capsys)
    )
    for wrong in (
        ["event/1", "person/1"],
        ["event/1", "event/1"],
        ["event/1", "event/9"],
        ["nope", "event/1"],
    ):
        assert main(["schema", "diff", *wrong]) == 2


def test_diff_does_not_promise_what_it_did_not_try(root: Path, capsys: Screen) -> None:
    fourth = json.loads((root / "schemas/event/v3.json").read_text("utf-8").replace("event/3", "event/4"))
    fourth["properties"]["title"]["x-unique"] = True
    (root / "schemas/event/v4.json").write_text(json.dumps(fourth), "utf-8")
    broken = put(root, "2024-03-harbour-visit.yaml", VISIT.replace("event/1", "event/3") + "nonsense: 1\n")
    assert main(["schema", "diff", "event/3", "event/4"]) == 0
    output = said(capsys)
    assert "! title  that no two records share it is now laid down\n" in output
    assert "not tried: 1 with errors under event/3 itself\nof 1 record here that follows event/3" in output
    assert "only the form of the records was tried" in output
    broken.unlink()
    del fourth["properties"]["title"]["x-unique"]
    (root / "schemas/event/v4.json").write_text(json.dumps(fourth), "utf-8")
    assert main(["schema", "diff", "event/3", "event/4"]) == 0
    output = said(capsys)
    assert "not tried" not in output
    assert "only the form" not in output


def test_migrate_where_there_are_no_records(root: Path, capsys: Screen) -> None:
    for path in ("schemas/event/v1.json", "onrecord.yaml", "archive", "records/../onrecord.yaml"):
        assert main(["migrate", path]) == 2
        assert "is not among the records of this dataset" in said(capsys)
    assert main(["migrate", "."]) == 0  # the records, and nothing else
    assert "looked at 6 files" in said(capsys)


def test_the_difference_can_be_applied(root: Path, capsys: Screen) -> None:
    text = BRIEFING.replace("title: Visit", 'title: "A\u2028B"').rstrip("\n")
    briefing = put(root, "2024-03-harbour-briefing.yaml", text)
    main(["migrate", "--diff"])
    (root / "patch").write_text(said(capsys), encoding="utf-8")
    subprocess.run(["git", "apply", "patch"], check=True, timeout=20)
    assert briefing.read_text("utf-8") == text.replace("event/1", "event/3")


def test_migrate(root: Path, capsys: Screen) -> None:
    visit = put(root, "2024-03-harbour-visit.yaml", VISIT)
    briefing = put(root, "2024-03-harbour-briefing.yaml", BRIEFING.replace("\n", "\r\n"))
    briefing.chmod(0o640)
    assert main(["migrate", "--check"]) == 1
    assert "warning[older-version]" in said(capsys)
    assert main(["migrate", "--diff", str(briefing)]) == 0
    assert "-schema: event/1   # old\n+schema: event/3   # old\n" in said(capsys).replace("\r", "")
    assert briefing.read_bytes().count(b"event/1") == 1
    assert main(["migrate"]) == 1
    output = said(capsys)
    assert "1 record moved" in output
    assert "harbour-visit.yaml:6:7: error[migration-undecided]" in output
    assert briefing.read_bytes() == BRIEFING.replace("event/1", "event/3").replace("\n", "\r\n").encode()
    assert stat.S_IMODE(briefing.stat().st_mode) == 0o640
    assert visit.read_text("utf-8") == VISIT
    assert sorted(path.name for path in briefing.parent.iterdir() if path.name.startswith(".")) == []
    assert main(["migrate", str(briefing)]) == 0  # a second time there is nothing to do
    assert main(["migrate", "--to", "1"]) == 0
    assert main(["migrate", "--to", "7"]) == 2
    assert main(["migrate", "nowhere.yaml"]) == 2


def test_several_records_in_a_file(root: Path, capsys: Screen) -> None:
    several = put(root, "several.yaml", f"{BRIEFING}---\n{VISIT}---\n{BRIEFING}# end\n")
    lines = root / "records/events/lines.jsonl"
    record: dict[str, object] = {"schema": "event/1", "id": "x", "title": "X", "type": "call"}
    record |= {"status": "planned", "origin": {"method": "curated"}}
    record |= {"sources": [{"article": "ministry-of-ports-2024-03-06-talks", "evidence": "Ada Quill"}]}
    compact, wide = json.dumps(record, separators=(",", ":")), json.dumps(record | {"id": "y"})
    lines.write_text(f"{compact}\n\n{wide}\n", encoding="utf-8")
    assert main(["migrate"]) == 1
    moved = BRIEFING.replace("event/1", "event/3")
    assert several.read_text("utf-8") == f"{moved}---\n{VISIT}---\n{moved}# end\n"
    assert lines.read_text("utf-8") == f"{compact}\n\n{wide}\n".replace("event/1", "event/3")
    assert "4 records moved" in said(capsys)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (BRIEFING.replace("status: occurred", "status: nonsense"), "it does not fit event/1 as it is"),
        (BRIEFING.replace("title: Visit", "title: &t Visit") + "notes: *t\n", "it uses an alias"),
    ],
)
def test_what_can_not_be_moved_is_left(root: Path, capsys: Screen, text: str, why: str) -> None:
    path = put(root, "2024-03-harbour-briefing.yaml", text)
    assert main(["migrate"]) == 1
    assert path.read_text("utf-8") == text
    assert f"error[migration-refused]: the record can't be moved to event/3: {why}" in said(capsys)


def test_a_record_in_flow_style_keeps_its_own(root: Path, capsys: Screen) -> None:
    flow = (
        "{schema: event/1, id: x, title: X, type: call, status: planned, origin: {method: curated}, sources: "
        "[{article: ministry-of-ports-2024-03-06-talks, evidence: Ada Quill}]}\n"
    )
    path = put(root, "x.yaml", flow)
    assert main(["migrate"]) == 0
    assert path.read_text("utf-8") == flow.replace("event/1", "event/3")


def test_a_broken_file_is_named_and_the_others_move(root: Path, capsys: Screen) -> None:
    put(root, "broken.yaml", "a: [\n")
    briefing = put(root, "2024-03-harbour-briefing.yaml", BRIEFING)
    assert main(["migrate"]) == 1
    assert "event/3" in briefing.read_text("utf-8")
    assert "1 file can't be read, or only in part" in said(capsys)


def test_a_file_that_can_not_be_written_stays_whole(
    root: Path, capsys: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    briefing = put(root, "2024-03-harbour-briefing.yaml", BRIEFING)

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert main(["migrate"]) == 2
    assert briefing.read_text("utf-8") == BRIEFING
    assert [path.name for path in briefing.parent.iterdir() if path.name.startswith(".")] == []


def test_the_build_moves_older_records_up(root: Path, capsys: Screen) -> None:
    put(root, "2024-03-harbour-briefing.yaml", BRIEFING)
    assert main(["build"]) == 0, said(capsys)
    events = [json.loads(line) for line in (root / "dist/jsonl/event.jsonl").read_text("utf-8").splitlines()]
    assert {event["schema"] for event in events} == {"event/3"}
    put(root, "2024-03-harbour-visit.yaml", VISIT)
    assert main(["build", "--same-version"]) == 0
    events = [json.loads(line) for line in (root / "dist/jsonl/event.jsonl").read_text("utf-8").splitlines()]
    assert sorted(event["schema"] for event in events) == ["event/1", "event/3", "event/3"]


def test_list(root: Path, capsys: Screen) -> None:
    put(root, "2024-03-harbour-briefing.yaml", BRIEFING)
    (root / "schemas/event/v4.json").write_text(
        (root / "schemas/event/v3.json").read_text("utf-8").replace("event/3", "event/4"), "utf-8"
    )
    assert main(["schema", "list", "event"]) == 0
    lines = said(capsys).splitlines()
    heads = [" ".join(line.split()) for line in lines if not line.startswith(" ")]
    assert heads == [
        "event/1 40 fields 1 record released",
        "event/2 43 fields 0 records released",
        "event/3 62 fields 1 record released",
        "event/4 62 fields 0 records in work",
    ]
    assert "title 1 required Title" in [" ".join(line.split()) for line in lines]
    assert main(["schema", "list", "evnt"]) == 2
