"""What a build lets in: sound records, those that were asked for, and a version number that is free."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from harbour_dataset import (
    HARBOUR,
    TALKS,
    TALKS_RECORD,
    TITLE,
    Json,
    bytes_of,
    harbour_root,  # noqa: F401 (a fixture)
    read_json,
    write_dataset,
)

from validator.cli.main import main
from validator.rules.reviews import reviewed_hash

EVENT = {**TALKS_RECORD, "participants": [{"participant": "ada-quill"}], "about": []}


def event(name: str, **more: Any) -> Json:
    data = {key: value for key, value in EVENT.items() if key != "about"}
    return {**data, "id": name, "title": name, **more}


def extracted(name: str, confidence: float | None = None, **more: Any) -> Json:
    origin = {"method": "extracted", "tool": "finder 1"}
    return event(name, origin=origin if confidence is None else {**origin, "confidence": confidence}, **more)


def reviewed(record: Json) -> Json:
    return {**record, "reviews": [{"by": "L. Moreau", "role": "check", "of": reviewed_hash(record)}]}


def lines(*records: Any) -> bytes:
    return b"".join(r if isinstance(r, bytes) else json.dumps(r).encode() + b"\n" for r in records)


def quarantined(root: Path) -> list[Json]:
    text = (root / "dist/quarantine/findings.jsonl").read_text("utf-8")
    return [json.loads(line) for line in text.splitlines()]


def counts(root: Path) -> Json:
    found: Json = read_json(root / "dist/manifest.json")["counts"]
    assert found["in"] == sum(found.values()) - found["in"]
    return found


def test_what_is_sound_is_built_and_the_rest_is_kept_as_it_was(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Broken in every way: the form, the syntax, the letters, a reference; and what refers to these, and to those."""
    far = event("far", part_of="near", title="Ж")
    shard = lines(
        event("wrong-type", type="nonsense"),
        event("sound"),
        b"\n",
        b'{"schema": "event/3", "id": "cut-o',
        b"\n",
        b'{"schema": "event/3", "id": "\xff"}\n',
        event("near", part_of="wrong-type"),
        far,
        event("after-sound", part_of="sound"),
        event("a-draft", draft=True),
    )
    (root / "records/shard.jsonl").write_bytes(shard)
    two = f"{json.dumps(event('in-two'))}\n---\n{json.dumps(event('out-two', status='odd'))}\n"
    (root / "records/two.yaml").write_text(two)
    (root / "records/torn.yaml").write_bytes(b"schema: event/3\nid: 'torn\n")
    assert main(["build"]) == 1
    assert not (root / "dist").exists()
    assert main(["build", "--keep-going"]) == 1
    said = capsys.readouterr().out
    assert "18 records = 10 built + 1 draft + 7 in quarantine" in said
    assert counts(root) == {"in": 18, "built": 10, "drafts": 1, "extracted_left_out": 0, "quarantined": 7}
    found = {(entry["file"], entry["line"]): entry for entry in quarantined(root)}
    assert len(found) == 7
    assert all(entry["findings"] or entry["refers_to"] for entry in found.values())
    assert found["records/shard.jsonl", 6]["refers_to"] == [{"path": "part_of", "record": "wrong-type"}]
    assert found["records/shard.jsonl", 7]["refers_to"] == [{"path": "part_of", "record": "near"}]
    files = root / "dist/quarantine/files/records"
    kept = shard.splitlines(keepends=True)
    assert (files / "shard.jsonl").read_bytes() == b"".join(kept[number] for number in (0, 3, 4, 5, 6))
    assert (files / "two.yaml").read_text() == two[two.index("---") :]
    assert (files / "torn.yaml").read_bytes() == (root / "records/torn.yaml").read_bytes()
    built = (root / "dist/jsonl/event.jsonl").read_text("utf-8")
    assert [json.loads(line)["id"] for line in built.splitlines()] == [
        TALKS,
        "after-sound",
        "in-two",
        "sound",
    ]
    assert main(["build", "--verify"]) == 0
    first = bytes_of(root / "dist")
    main(["build", "--keep-going"])
    assert bytes_of(root / "dist") == first


def test_of_two_with_one_id_nobody_chooses_in_silence(root: Path) -> None:
    write_dataset(root, [event("twice")])
    (root / "records/again.jsonl").write_bytes(
        lines(event("twice", title="Other"), event("after", part_of="twice"))
    )
    assert main(["build", "--keep-going"]) == 1
    assert counts(root)["in"] == 10
    assert {entry["record"] for entry in quarantined(root)} >= {"twice"}


def test_an_error_about_the_whole_is_not_passed_over(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_dataset(root, settings={**TITLE, "expect": {"event": {"min": 9}}})
    assert main(["build", "--keep-going"]) == 1
    assert "about the dataset as a whole" in capsys.readouterr().err
    assert not (root / "dist").exists()


def test_nothing_sound_builds_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path in (root / "records").iterdir():
        path.write_text("schema: event/3\nid: [\n")
    assert main(["build", "--keep-going"]) == 1
    assert "no sound record is left" in capsys.readouterr().err
    assert not (root / "dist").exists()


def test_without_errors_it_is_the_usual_build(root: Path) -> None:
    assert main(["build"]) == 0
    before = bytes_of(root / "dist")
    assert main(["build", "--keep-going"]) == 0
    assert bytes_of(root / "dist") == before


CHOICES = {
    "all": {"bare", "high", "low", "checked", "edited", "on-low"},
    "reviewed": {"checked"},
    "0.8": {"high", "checked"},
    "0": {"high", "low", "checked", "edited", "on-low"},
}


@pytest.mark.parametrize("by", ["flag", "setting"])
@pytest.mark.parametrize("which", CHOICES)
def test_extracted_records_stay_out_as_is_chosen(
    root: Path, which: str, by: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A review counts for the text that it is of; what refers to a record that stays out, stays out with it."""
    ada = {**HARBOUR[3], "origin": {"method": "curated"}}
    setting: Any = float(which) if which[0].isdigit() else which
    write_dataset(
        root,
        [
            ada,
            extracted("bare"),
            extracted("high", 0.8),
            extracted("low", 0.1),
            reviewed(extracted("checked", 0.1)),
            {**reviewed(extracted("edited", 0.1)), "title": "Later"},
            event("on-low", part_of="low"),
        ],
        {**TITLE, "extracted": setting} if by == "setting" else TITLE,
    )
    assert main(["build", *(["--extracted", which] if by == "flag" else [])]) == 0
    built = {
        json.loads(line)["id"] for line in (root / "dist/jsonl/event.jsonl").read_text("utf-8").splitlines()
    }
    assert built - {TALKS} == CHOICES[which]
    out = len(CHOICES["all"] - CHOICES[which])
    assert counts(root)["extracted_left_out"] == out
    assert ("left out" in capsys.readouterr().out) == bool(out)
    if by == "setting" and out:
        assert main(["build", "--extracted", "all", "--same-version"]) == 0
        assert counts(root)["extracted_left_out"] == 0


@pytest.mark.parametrize("which", ["some", "-1", "1.5", "nan", ""])
def test_what_is_no_choice_is_refused(root: Path, which: str) -> None:
    with pytest.raises(SystemExit) as error:
        main(["build", "--extracted", which])
    assert error.value.code == 2


SPOILT: dict[str, Callable[[Path], object]] = {
    "a byte": lambda dist: _flip(dist / "csv/event.csv"),
    "longer": lambda dist: (dist / "csv/event.csv").write_bytes(b"x" * 9999),
    "missing": lambda dist: (dist / "csv/event.csv").unlink(),
    "added": lambda dist: (dist / "csv/more.csv").write_text(""),
    "a link": lambda dist: _link(dist / "csv/event.csv"),
    "a folder": lambda dist: _folder(dist / "csv/event.csv"),
    "no manifest": lambda dist: (dist / "manifest.json").unlink(),
    "other manifest": lambda dist: (dist / "manifest.json").write_text("[]"),
    "bent manifest": lambda dist: _list(dist, {"../onrecord.yaml": {"bytes": 1, "sha256": "0"}}),
    "odd manifest": lambda dist: _list(dist, {"a": 1}),
}


def _flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[0] ^= 1
    path.write_bytes(data)


def _link(path: Path) -> None:
    kept = path.rename(path.parents[2] / "kept")
    path.symlink_to(kept)


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _list(dist: Path, files: Json) -> None:
    manifest = read_json(dist / "manifest.json")
    manifest["files"] |= files
    (dist / "manifest.json").write_text(json.dumps(manifest))


@pytest.mark.parametrize("how", SPOILT)
def test_a_spoilt_dataset_is_not_whole(root: Path, how: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build"]) == 0
    assert main(["build", "--verify", "dist"]) == 0
    SPOILT[how](root / "dist")
    capsys.readouterr()
    assert main(["build", "--verify", "dist"]) == 1
    said = capsys.readouterr().out
    assert "is not the dataset that its manifest describes" in said
    assert len(said.splitlines()) == 2


def test_only_a_folder_can_be_verified(root: Path) -> None:
    assert main(["build", "--verify", "nowhere"]) == 2


@pytest.mark.parametrize(("version", "refused"), [("2.1.0", True), ("2.2.0-draft", False), (None, False)])
def test_a_version_number_has_one_content(
    root: Path, version: str | None, refused: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = {key: value for key, value in TITLE.items() if key != "version"}
    write_dataset(root, settings=settings | ({"version": version} if version else {}))
    assert main(["build"]) == 0
    assert main(["build"]) == 0
    before = bytes_of(root / "dist")
    (root / "records" / f"{TALKS}.yaml").write_text(json.dumps({**TALKS_RECORD, "title": "Talks"}))
    assert main(["build"]) == (2 if refused else 0)
    if refused:
        assert "has other content" in capsys.readouterr().err
        assert bytes_of(root / "dist") == before
        assert main(["build", "--same-version"]) == 0
    assert bytes_of(root / "dist") != before


def test_what_was_published_is_withdrawn_and_not_deleted(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_dataset(root, [event("later"), event("other")])
    assert main(["build", "--publish"]) == 0
    published = read_json(root / "published.json")
    assert published["versions"] == {"2.1.0": read_json(root / "dist/manifest.json")["content"]}
    assert published["records"]["later"] == "event"
    assert main(["validate"]) == 0
    assert main(["build", "--publish"]) == 0
    assert read_json(root / "published.json") == published
    withdrawn = {"date": "2019-04-01", "reason": "A mistake."}
    write_dataset(root, [event("later", withdrawn=withdrawn)])
    (root / "records/other.yaml").unlink()
    capsys.readouterr()
    for arguments in (
        ["validate"],
        ["validate"],
        ["validate", "--no-cache"],
        ["validate", "records/later.yaml"],
    ):
        assert main(arguments) == 1
        said = capsys.readouterr().out
        assert said.count("error[published-id-missing]") == 1
        assert "'other' was published" in said
    write_dataset(root, [event("other")])
    assert main(["validate"]) == 0
    (root / "dist").rename(root / "old")
    assert main(["build"]) == 2  # also where the dataset of that version is not at hand
    assert "as it was published" in capsys.readouterr().err
    write_dataset(root, [], {**TITLE, "version": "2.2.0"})
    assert main(["build", "--publish"]) == 0
    assert list(read_json(root / "published.json")["versions"]) == ["2.1.0", "2.2.0"]
    (root / "published.json").write_text('{"versions": []}')
    assert main(["validate"]) == 2


def test_only_a_dataset_with_a_version_is_published(root: Path) -> None:
    write_dataset(root, [], {"title": "No version"})
    assert main(["build", "--publish"]) == 2
    assert main(["build", "--publish", "--keep-going"]) == 2
    assert not (root / "dist").exists()
    assert not (root / "published.json").exists()


def test_a_dataset_that_can_not_be_built_is_not_told_to_keep_going(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    kind = "{berth: {files: '*.yml', id: id, references: {beside: berth}}}"
    (tmp_path / "onrecord.yaml").write_text(f"title: T\nkinds: {kind}\n", "utf-8")
    (tmp_path / "a.yml").write_text("id: a\nbeside: b\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["build"]) == 1
    said = capsys.readouterr().out.splitlines()[-1]
    assert "('kinds' in onrecord.yaml) are checked only" in said
    assert "--keep-going" not in said
