"""JSON Lines: a line that is broken costs only itself."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from validator.check import check
from validator.corpus.config import load_dataset
from validator.report.report import Report

OFFICE = {
    "schema": "organization/1",
    "id": "ministry-of-ports",
    "name": "Ministry of Ports",
    "type": "government-body",
    "origin": {"method": "curated"},
}


def run(root: Path, *lines: bytes) -> Report:
    (root / "records").mkdir(exist_ok=True)
    (root / "onrecord.yaml").write_text("title: Harbour talks\n", "utf-8")
    (root / "records" / "nowhere.jsonl").write_bytes(b"\n".join(lines) + b"\n")
    dataset, hits = load_dataset(root)
    return check(dataset, hits, today=date(2031, 6, 1))


def line(**fields: object) -> bytes:
    return json.dumps(OFFICE | fields).encode()


def person(organization: str) -> bytes:
    post = {
        "title": "Minister",
        "organization": organization,
        "sources": [{"article": "nowhere", "evidence": "the minister"}],
    }
    record = {"schema": "person/1", "id": "jo-quill", "name": "Jo Quill", "positions": [post]}
    return json.dumps(record | {"origin": {"method": "curated"}}).encode()


def test_each_broken_line_is_told_and_all_others_are_checked(tmp_path: Path) -> None:
    report = run(
        tmp_path,
        line()[:-1],
        line(id="one"),
        b"\xff\xfe",
        b'{"a": 1, "a": 2}',
        b"",
        b"\t ",
        b"{a: 1}",
        b'{"a": NaN}',
        b"[" * 100 + b"]" * 100,
        b'{"a": "\\ud83d"}',
        line(id="two") + b"\r",
    )
    errors = [(f.location.line, f.code) for f in report.findings if f.severity == "error"]
    assert errors == [
        (1, "json-syntax"),
        (3, "not-utf8"),
        (4, "duplicate-key"),
        (7, "json-syntax"),
        (8, "json-syntax"),
        (9, "nesting-too-deep"),
        (10, "json-syntax"),
    ]
    assert report.checked == {"organization": 2}


def test_what_refers_to_a_broken_line_is_not_unknown(tmp_path: Path) -> None:
    report = run(tmp_path, line()[:-1], person("ministry-of-ports"))
    unknown = [f.message for f in report.findings if f.code == "unknown-reference"]
    assert len(unknown) == 1
    assert "article" in unknown[0]


def test_the_name_of_the_file_is_nobodys_id(tmp_path: Path) -> None:
    codes = [f.code for f in run(tmp_path, b"{", person("ministry-of-ports")).findings]
    assert "unknown-reference" in codes


def test_a_repeated_id_names_the_line_that_has_it(tmp_path: Path) -> None:
    messages = [
        f.message for f in run(tmp_path, line(), b"", line(), line()).findings if f.code == "duplicate-id"
    ]
    assert messages == ["the id 'ministry-of-ports' is already taken by line 1 of records/nowhere.jsonl"] * 2


CUT = [
    (b'{"schema": "organization/1", "id": "ministry-of-po', "ministry-of-po\u2026"),
    (b'{"id": "a", "name": "Mini', "a"),
    (b'{"id": "a,b", "name": ', "a\u2026"),
    (b'{"id": 12', "12\u2026"),
    (b'{"id": 12, ', "12"),
    (b'{"id": 12\r', "12\u2026"),
]


@pytest.mark.parametrize(("text", "name"), CUT)
def test_an_id_that_is_cut_off_is_seen_to_be(text: bytes, name: str, tmp_path: Path) -> None:
    assert run(tmp_path, text, line(id="one")).corpus.broken - {"records/nowhere.jsonl"} == {name}
