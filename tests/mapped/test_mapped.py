"""Datasets with a JSON Schema of their own: what onrecord.yaml says of them, and what is found."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from notices import KIND, SCHEMA, SOUND, brief, found, make, run, write

from validator.check import check
from validator.cli.main import main
from validator.corpus.config import load_dataset
from validator.findings.finding import format_path


def test_every_form_of_file_is_read(tmp_path: Path) -> None:
    make(tmp_path, SOUND)
    report = run(tmp_path)
    assert [brief(finding) for finding in report.findings] == []
    assert report.checked == {"notice": 6}
    assert report.files == 4


WRONG = [
    ({"a.yaml": "id: a\nseverty: low\n"}, "notices/a.yaml:2 unknown-key severty"),
    ({"a.json": '{\n"id": "a",\n"severity": "hi"\n}'}, "notices/a.json:3 not-in-list severity"),
    ({"a.json": '{\n"id": "a",\n}'}, "notices/a.json:2 json-syntax "),
    ({"a.jsonl": '{"id": "a"}\n{"id": 1.5}\n'}, "notices/a.jsonl:2 wrong-type id"),
    ({"a.yaml": "id: a\n", "b.yaml": "id: a\n"}, "notices/b.yaml:1 duplicate-id id"),
    ({"a.yaml": "id: a\nrelated: [{id: b}]\n"}, "notices/a.yaml:2 unknown-reference related[0].id"),
    ({"a.yaml": "id: a\nrelated: [{id: a}]\n"}, "notices/a.yaml:2 self-reference related[0].id"),
    (
        {"a.yaml": "id: a\naliases: [x]\n", "b.yaml": "id: b\naliases: [x]\n"},
        "notices/b.yaml:2 duplicate-value aliases[0]",
    ),
    ({"a.yaml": "id: a\nseverity: NO\n"}, "notices/a.yaml:2 not-in-list severity"),
]


@pytest.mark.parametrize(("files", "expected"), WRONG)
def test_what_is_found(files: dict[str, Any], expected: str, tmp_path: Path) -> None:
    make(tmp_path, {f"notices/{name}": data for name, data in files.items()})
    assert expected in found(tmp_path)


def test_words_that_mean_something_elsewhere_mean_nothing_here(tmp_path: Path) -> None:
    make(
        tmp_path,
        {
            "notices/a.yaml": "id: a\nrelated: [{id: b}]\n",
            "notices/b.yaml": "id: b\ndraft: true\nwithdrawn: x\n",
        },
    )
    assert found(tmp_path) == []


def test_the_file_is_the_id_where_no_property_is(tmp_path: Path) -> None:
    kind = {"id": None, "references": {"related[].id": "notice"}}
    make(
        tmp_path,
        {
            "notices/a.yaml": "id: x\nrelated: [{id: notices/b.yaml}, {id: notices/c.yaml}]\n",
            "notices/b.yaml": "id: x\n",
        },
    )
    settings = yaml.load((tmp_path / "onrecord.yaml").read_text("utf-8"), yaml.CSafeLoader)
    settings["kinds"]["notice"] = {key: value for key, value in {**KIND, **kind}.items() if value}
    (tmp_path / "onrecord.yaml").write_text(yaml.safe_dump(settings), "utf-8")
    assert found(tmp_path) == ["notices/a.yaml:2 unknown-reference related[1].id"]


def test_formats_are_asserted_where_the_user_asks(tmp_path: Path) -> None:
    make(tmp_path, {"notices/a.yaml": "id: a\nday: '2031-02-30'\n"})
    assert found(tmp_path) == []
    make(tmp_path, {}, {"formats": True})
    assert found(tmp_path) == ["notices/a.yaml:2 wrong-form day"]


def test_further_rules(tmp_path: Path) -> None:
    rule = {"require": "self.id != 'a'", "code": "not-a", "message": "a is taken"}
    below = {"require": "self.id != 'b'", "code": "not-b", "message": "b is taken", "at": "related[]"}
    make(
        tmp_path,
        {"notices/a.yaml": "id: a\nrelated: [{id: b}]\n", "notices/b.yaml": "id: b\n"},
        {"rules": [rule, below]},
    )
    assert found(tmp_path) == ["notices/a.yaml:1 not-a id", "notices/a.yaml:2 not-b related[0].id"]
    make(tmp_path, {}, {"rules": [{**rule, "require": "self.id !="}]})
    assert found(tmp_path) == ["onrecord.yaml:10 invalid-schema kinds.notice.rules[0].require"]


def test_a_pattern_without_files_is_a_finding(tmp_path: Path) -> None:
    make(tmp_path, {})
    assert "onrecord.yaml:3 nothing-to-check kinds.notice.files" in [
        line.replace(":4", ":3") for line in found(tmp_path)
    ]


MAPPINGS = [
    ({"references": {"related[].id": "notise"}}, "kinds.notice.references.related[].id"),
    ({"references": {"relatd[].id": "notice"}}, "kinds.notice.references.relatd[].id"),
    ({"unique": ["aliasses[]"]}, "kinds.notice.unique[0]"),
    ({"id": "related[].id"}, "kinds.notice.id"),
    ({"id": "name"}, "kinds.notice.id"),
]


@pytest.mark.parametrize(("kind", "place"), MAPPINGS)
def test_a_mapping_that_would_never_fire(kind: dict[str, Any], place: str, tmp_path: Path) -> None:
    make(tmp_path, {"notices/a.yaml": "id: a\nnope: 1\n"}, kind)
    lines = [line.partition(" ")[2] for line in found(tmp_path)]
    assert lines == ["unknown-key nope", f"invalid-mapping {place}"]


def test_links_that_lead_out_of_the_folder(tmp_path: Path) -> None:
    make(tmp_path, {"notices/a.yaml": "id: a\n"})
    (tmp_path / "notices" / "hosts.yaml").symlink_to("/etc/hosts")
    (tmp_path / "notices" / "etc").symlink_to("/etc")
    assert [line.split()[1] for line in found(tmp_path)] == ["outside-folder"] * 2


def test_a_change_is_checked_with_what_depends_on_it(tmp_path: Path) -> None:
    make(tmp_path, SOUND)
    write(tmp_path, {"notices/deep/b.json": {"id": "z", "nope": 1}})
    assert found(tmp_path, "notices/deep/b.json") == ["notices/deep/b.json:1 unknown-key nope"]
    write(tmp_path, {"notices/deep/b.json": {"id": "z"}})
    assert found(tmp_path) == ["notices/a.yaml:2 unknown-reference related[0].id"]
    assert run(tmp_path, "notice.json").change is not None
    assert run(tmp_path, "notice.json").change.everything  # type: ignore[union-attr]


def test_records_of_both_sorts_side_by_side(tmp_path: Path) -> None:
    person = "schema: person/1\nid: ada-quill\nname: Ada Quill\norigin: {method: curated}\n"
    make(tmp_path, {"records/people/ada-quill.yaml": person, "notices/a.yaml":
          "id: ada-quill\nrelated: [{id: ada-quill}]\n"},
         {"references": {"related[].id": "person"}})  # fmt: skip
    report = run(tmp_path)
    assert [f.code for f in report.findings if f.severity == "error"] == []
    assert report.checked == {"person": 1, "notice": 1}


def test_against_a_schema_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, {"s.json": SCHEMA, **SOUND})
    monkeypatch.chdir(tmp_path)
    assert main(["validate", "--schema", "s.json", "notices"]) == 0
    assert "4 files, 6 records: 6 s" in capsys.readouterr().out
    write(tmp_path, {"notices/a.yaml": "id: a\nday: '2031-02-30'\nb: 1\n"})
    assert main(["validate", "--schema", "s.json", "--formats", "notices/a.yaml"]) == 1
    out = capsys.readouterr().out
    assert "notices/a.yaml:2:6: error[wrong-form]" in out
    assert "notices/a.yaml:3:1: error[unknown-key]" in out
    for arguments in (
        ["--formats"],
        ["--schema", "s.json"],
        ["--schema", "s.json", "nowhere"],
        ["--schema", "s.json", "--as-of", "today", "s.json"],
    ):
        assert main(["validate", *arguments]) == 2
    assert main(["validate", "--schema", "nowhere.json", "notices"]) == 1


def test_mapped_records_are_not_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    make(tmp_path, SOUND)
    monkeypatch.chdir(tmp_path)
    assert main(["build"]) == 1
    assert "checked only" in capsys.readouterr().err
    assert not (tmp_path / "dist").exists()


def test_a_list_is_no_record_even_where_its_schema_allows_it(tmp_path: Path) -> None:
    (tmp_path / "onrecord.yaml").write_text(
        "title: Lists\nkinds: {list: {files: 'lists/*.json', schema: list.json}}\n", "utf-8"
    )
    (tmp_path / "list.json").write_text('{"type": "array"}', "utf-8")
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "a.json").write_text('[{"a": 1}]', "utf-8")
    dataset, hits = load_dataset(tmp_path)
    assert [f.code for f in check(dataset, hits, today=date(2031, 6, 1)).findings] == ["not-a-record"]


def test_what_refers_to_a_broken_record_is_not_unknown_whatever_its_id_is_called(tmp_path: Path) -> None:
    (tmp_path / "onrecord.yaml").write_text(
        "title: T\nkinds: {thing: {files: ['*.jsonl', 'b*.yaml'], schema: list.json, id: code, "
        "references: {to: thing}}}\n",
        "utf-8",
    )
    (tmp_path / "list.json").write_text('{"type": "object"}', "utf-8")
    (tmp_path / "a.jsonl").write_text('{"code":"b1","n":\n{"code":"b2","to":"b1"}\n', "utf-8")
    (tmp_path / "b.yaml").write_text("code: c1\n---\ncode: c2\nn: [1\n---\ncode: c3\nto: c2\n", "utf-8")
    dataset, hits = load_dataset(tmp_path)
    codes = {f.code for f in check(dataset, hits, today=date(2031, 6, 1)).findings}
    assert codes == {"json-syntax", "yaml-syntax"}


PATTERNS: list[tuple[list[str], list[tuple[str, int]]]] = [
    (["notices/**/*", "old/*.yaml"], [("kinds.notice.files[1]", 4)]),
    (["notices/*.txt", "notices/**/*"], [("kinds.notice.files[0]", 3)]),
    (["old/*.yaml", "older/*.yaml"], [("kinds.notice.files", 2)]),
    (["notices/**/*", "notices/a.yaml"], []),
]


@pytest.mark.parametrize(("patterns", "expected"), PATTERNS)
def test_a_pattern_that_fits_no_file_is_told_at_its_place(
    patterns: list[str], expected: list[tuple[str, int]], tmp_path: Path
) -> None:
    make(tmp_path, {"notices/a.yaml": "id: a\n"})
    listed = "".join(f"  '{pattern}',\n" for pattern in patterns)
    text = f"title: T\nkinds: {{notice: {{schema: notice.json, id: id, files: [\n{listed}]}}}}\n"
    (tmp_path / "onrecord.yaml").write_text(text, "utf-8")
    findings = run(tmp_path).findings
    assert [f.code for f in findings] == ["nothing-to-check"] * len(expected)
    assert [(format_path(f.location.path), f.location.line) for f in findings] == expected


def test_a_pattern_is_told_of_when_its_last_file_goes_although_the_run_is_remembered(tmp_path: Path) -> None:
    make(tmp_path, {"notices/a.yaml": "id: a\n", "old/b.yaml": "id: b\n"}, {"files": ["notices/*", "old/*"]})

    def told() -> list[str]:
        dataset, hits = load_dataset(tmp_path)
        found = check(dataset, hits, today=date(2031, 6, 1), cached=True).findings
        return [format_path(finding.location.path) for finding in found]

    assert told() == told() == []
    (tmp_path / "old" / "b.yaml").unlink()
    assert told() == told() == ["kinds.notice.files[1]"]
    write(tmp_path, {"old/c.yaml": "id: c\n"})
    assert told() == told() == []
