"""A large file says the same, at the same places, whether it is read whole or piece by piece."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from validator.corpus.content import Content
from validator.corpus.reading import read_content
from validator.findings.finding import Finding
from validator.schema.loading import load_schemas, shipped_folder
from validator.schema.schema import Schemas
from validator.source import pieces
from validator.source.files import read
from validator.source.locate import Locator
from validator.source.pieces import pieces_of

SCHEMAS, _ = load_schemas(shipped_folder())

RECORDS: list[dict[str, Any]] = [
    {"schema": "person/1", "id": "jo-quill", "name": "Jo Quill", "origin": {"method": "curated"}},
    {"schema": "person/1", "id": "jo-quill", "nme": "Jo Quill"},
    {"schema": "person/9", "id": "a", "name": "-- \n--- \n..."},
    {"schema": "organization/1", "id": "ministry", "name": "Ministry of Ports", "notes": "né " * 40},
]
LINES = st.one_of(
    st.sampled_from(RECORDS).map(lambda record: json.dumps(record, ensure_ascii=False).encode()),
    st.sampled_from(
        [
            b"",
            b"  ",
            b'{"a": 1',
            b'{"a": 1, "a": 2}',
            b"\xff\xfe",
            b'{"id": "\xe9"}',
            b"[" * 99,
            b"NaN",
            b"\r",
        ]
    ),
)
DOCUMENTS = st.one_of(
    st.sampled_from(RECORDS).map(
        lambda record: "".join(f"{k}: {json.dumps(v)}\n" for k, v in record.items())
    ),
    st.sampled_from(
        [
            "",
            "# only this\n",
            "a: [1\n",
            "a: 1\na: 2\n",
            "a: |\n  ---\n  x\n",
            "a: NO\n",
            "%YAML 1.2\n",
            "é: \x01\n",
        ]
    ),
).map(str.encode)


@pytest.fixture(autouse=True)
def small_pieces(cut: Callable[[int, int], None]) -> None:
    cut(100, 150)


def read_all(path: Path, schemas: Schemas) -> tuple[list[tuple[str, int]], list[Finding]]:
    """The records and findings of a file, read as it is read in a run."""
    records: list[tuple[str, int]] = []
    findings: list[Finding] = []
    locator = Locator(path.parent)
    for piece in pieces_of(path, path.parent) or (None,):
        content: Content = read_content(read(path, path.parent, piece), path.name, schemas, piece)
        records += [(record.id, record.document) for record in content.records]
        findings += [
            locator.finding(rule, problem, path.name, document) for rule, problem, document, _ in content.hits
        ]
    return records, sorted(findings, key=Finding.sort_key)


def compare(path: Path, monkeypatch: pytest.MonkeyPatch, empty: str) -> int:
    """Read a file in pieces and whole; how many pieces there were. A piece without a record is not worth a finding."""
    number = len(pieces_of(path, path.parent))
    records, findings = read_all(path, SCHEMAS)
    with monkeypatch.context() as patch:
        patch.setattr(pieces, "LARGE", 1 << 30)
        assert not pieces_of(path, path.parent)
        whole, said = read_all(path, SCHEMAS)
    assert records == whole
    if empty not in {finding.code for finding in (*findings, *said)}:
        assert findings == said
    return number


@given(
    lines=st.lists(LINES, min_size=1, max_size=30), end=st.sampled_from([b"\n", b"\r\n"]), bom=st.booleans()
)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_lines(
    lines: list[bytes],
    end: bytes,
    bom: bool,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path_factory.getbasetemp() / "many.jsonl"
    path.unlink(missing_ok=True)
    path.write_bytes((b"\xef\xbb\xbf" if bom else b"") + end.join(lines) + end)
    compare(path, monkeypatch, "none")


@given(
    documents=st.lists(DOCUMENTS, min_size=1, max_size=20),
    marker=st.sampled_from([b"---\n", b"--- # next\n", b"...\n---\n"]),
)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_documents(
    documents: list[bytes],
    marker: bytes,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path_factory.getbasetemp() / "many.yaml"
    path.unlink(missing_ok=True)
    path.write_bytes(marker + marker.join(documents))
    compare(path, monkeypatch, "not-utf8")


def test_a_file_is_really_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in RECORDS * 20), "utf-8")
    assert compare(path, monkeypatch, "none") > 20
    several = tmp_path / "many.yaml"
    several.write_text("".join(f"---\n{json.dumps(record)}\n" for record in RECORDS * 20), "utf-8")
    assert compare(several, monkeypatch, "none") > 20


@pytest.mark.parametrize("name", ["long.jsonl", "long.yaml"])
def test_a_record_that_is_too_large_costs_no_other(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pieces, "MAX_PIECE", 1000)
    path = tmp_path / name
    good = json.dumps(RECORDS[0])
    marker = "" if name == "long.jsonl" else "---\n"
    path.write_text(f"{marker}{good}\n{marker}{json.dumps({'a': 'x' * 5000})}\n{marker}{good}\n", "utf-8")
    records, findings = read_all(path, SCHEMAS)
    assert [document for _, document in records] == [0, 2]
    line = 2 if name == "long.jsonl" else 3
    assert [(f.code, f.location.line) for f in findings] == [("record-too-large", line)]


def test_a_file_that_changes_meanwhile_is_not_mixed(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in RECORDS * 5), "utf-8")
    piece = pieces_of(path, path.parent)[1]
    os.utime(path, ns=(1, 1))
    data = read(path, tmp_path, piece)
    assert isinstance(data, tuple)
    assert data[0].code == "unreadable-file"


@pytest.mark.parametrize(
    ("line", "told"), [(b"", ["empty-file"]), (b" \t\r", ["empty-file"]), (b"\x0b", None)]
)
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
def test_a_file_of_blank_lines_is_told_once(
    line: bytes, told: list[str] | None, bom: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "blank.jsonl"
    path.write_bytes(bom + (line + b"\n") * 600)
    assert compare(path, monkeypatch, "none") > 3
    assert told is None or [finding.code for finding in read_all(path, SCHEMAS)[1]] == told
