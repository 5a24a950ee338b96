"""The JSON Schemas of mapped kinds: what they may refer to, which can't be used, and what they may cost."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from notices import SCHEMA, found, make, run, write

from validator.check import check
from validator.corpus.config import load_dataset

BESIDE = {"definitions": {"id": {"type": "string", "pattern": "^[a-z]$"}}}
REFERENCES = [
    ({"$ref": "common/ids.json#/definitions/id"}, {}),
    ({"$ref": "ids#/definitions/id"}, {"$id": "https://example.org/schemas/notice.json"}),
    (
        {"$ref": "https://example.org/schemas/common/ids.json#/definitions/id"},
        {"$id": "https://example.org/schemas/notice.json"},
    ),
]


@pytest.mark.parametrize(("reference", "more"), REFERENCES)
def test_references_to_files_beside(reference: dict[str, Any], more: dict[str, Any], tmp_path: Path) -> None:
    schema = {**SCHEMA, **more, "properties": {**SCHEMA["properties"], "id": reference}}  # type: ignore[dict-item]
    make(tmp_path, {"common/ids.json": BESIDE, "ids": BESIDE, "notices/a.yaml": "id: A\n"}, schema=schema)
    assert found(tmp_path) == ["notices/a.yaml:1 wrong-form id"]


@pytest.mark.parametrize(
    "reference",
    ["../outside.json", "file:///etc/hosts", "https://example.org/a.json", "http://127.0.0.1:9/a.json", "nowhere.json",
     "link.json", "#/nowhere", "https://[broken/", "pipe.json"],
)  # fmt: skip
def test_nothing_is_fetched_and_nothing_outside_is_read(reference: str, tmp_path: Path) -> None:
    write(tmp_path, {"outside.json": {}})
    root = tmp_path / "data"
    root.mkdir()
    (root / "link.json").symlink_to(tmp_path / "outside.json")
    os.mkfifo(root / "pipe.json")
    make(root, {"notices/a.yaml": "id: a\n"}, schema={"properties": {"id": {"$ref": reference}}})
    report = run(root)
    assert [finding.code for finding in report.findings] == ["invalid-schema"]
    assert report.findings[0].location.file in ("notice.json", "link.json")


SCHEMAS: list[Any] = [
    "[]", "{", "\xff", "true", {"type": "strin"}, {"pattern": "("}, {"pattern": "((a{1000}){1000}){1000}"},
    {"$schema": "https://example.org/dialect"}, "[" * 100_000, '{"not":' * 300 + "{}" + "}" * 300, {"$ref": 1},
]  # fmt: skip


@pytest.mark.parametrize("schema", SCHEMAS)
def test_a_schema_that_can_not_be_used_is_a_finding(schema: Any, tmp_path: Path) -> None:
    make(tmp_path, {"notices/a.yaml": "id: a\n"}, {"references": {}, "unique": ["id"]}, schema)
    settings = (tmp_path / "onrecord.yaml").read_text("utf-8").replace("    unique:\n    - id\n", "")
    (tmp_path / "onrecord.yaml").write_text(settings, "utf-8")
    assert [line.split()[1] for line in found(tmp_path)] == ["invalid-schema"]


def test_a_schema_may_refer_to_itself_without_end(tmp_path: Path) -> None:
    schema = {"properties": {"related": {"items": {"$ref": "#"}}}, "allOf": [{"$ref": "notice.json#/definitions/x"}],
              "definitions": {"x": {"$ref": "#/definitions/y"}, "y": {"type": "object"}}}  # fmt: skip
    make(tmp_path, {"notices/a.yaml": "id: a\n"}, schema=schema)
    assert found(tmp_path) == []


EXPLODING = [r"^((?=a)a|(?=a)a)*b$", r"^(a+)*\1c$"]


@pytest.mark.parametrize("pattern", EXPLODING)
@pytest.mark.parametrize("negated", [False, True])
def test_an_expression_that_explodes_is_given_up_and_never_valid(
    pattern: str, negated: bool, tmp_path: Path
) -> None:
    asked: dict[str, Any] = {"pattern": pattern}
    schema = {"properties": {"id": {"not": asked} if negated else asked, "related": {}, "aliases": {}}}
    make(
        tmp_path,
        {"notices/a.yaml": f"id: {'a' * 200}!\n", "notices/b.yaml": "id: b\naliases: [1]\n"},
        schema=schema,
    )
    report = run(tmp_path)
    given_up = [f for f in report.findings if f.location.file == "notices/a.yaml"]
    assert [finding.code for finding in given_up] == ["not-judged"]
    assert "too many steps" in given_up[0].message
    assert given_up[0].location.path == ("id",)


def test_ordinary_expressions_are_linear(tmp_path: Path) -> None:
    schema = {"properties": {"id": {"pattern": "^(a+)+$"}, "related": {}, "aliases": {}}}
    make(tmp_path, {"notices/a.yaml": f"id: {'a' * 100_000}!\n"}, schema=schema)
    assert found(tmp_path) == ["notices/a.yaml:1 wrong-form id"]


@pytest.mark.parametrize("option", ["c", "d"])
def test_a_choice_that_fits_twice_says_so(tmp_path: Path, option: str) -> None:
    (tmp_path / "onrecord.yaml").write_text(
        "title: T\nkinds: {thing: {files: '*.jsonl', schema: s.json, id: id}}\n", "utf-8"
    )
    schema = {"oneOf": [{"required": ["a"]}, {"required": ["b"]}, {"required": [option]}]}
    (tmp_path / "s.json").write_text(json.dumps(schema), "utf-8")
    (tmp_path / "a.jsonl").write_text('{"id": "x", "a": 1, "b": 2}\n', "utf-8")
    dataset, hits = load_dataset(tmp_path)
    (found,) = check(dataset, hits, today=date(2031, 6, 1)).findings
    assert "several of the possible forms" in found.message
