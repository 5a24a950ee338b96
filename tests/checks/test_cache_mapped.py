"""A dataset with a JSON Schema of its own is remembered, too: its files, its schemas and all that these refer to."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from random_dataset import HISTORIES

from validator.check import check
from validator.corpus.change import Change
from validator.corpus.config import load_dataset
from validator.report.json import render

SETTINGS = """title: Harbour advisories
kinds:
  advisory:
    files: [advisories/**/*.yaml, more/*.json]
    schema: advisory.json
    id: id
    references: {"related[]": [advisory, note]}
    unique: [alias]
    rules: [{require: "self.level < 9", code: too-high, message: "no level is so high"}]
  note:
    files: advisories/notes/*.yml
    schema: note.json
"""
FILES = [
    "advisories/a.yaml",
    "advisories/b.yaml",
    "advisories/deep/c.yaml",
    "advisories/notes/n.yml",
    "advisories/.hidden/x.yaml",
    "more/d.json",
    "more/e.yaml",
]


def write_schemas(root: Path, highest: int) -> None:
    properties: dict[str, object] = {
        "id": {"type": "string"},
        "alias": {"type": "string"},
        "level": {"$ref": "parts/level.json"},
    }
    properties["related"] = {"type": "array", "items": {"type": "string"}}
    (root / "parts").mkdir(exist_ok=True)
    (root / "parts" / "level.json").write_text(json.dumps({"type": "integer", "maximum": highest}), "utf-8")
    schema = {"type": "object", "properties": properties, "required": ["id"]}
    (root / "advisory.json").write_text(json.dumps(schema), "utf-8")
    (root / "note.json").write_text(json.dumps({"type": "object"}), "utf-8")


def write(random: Random, root: Path, file: str) -> None:
    record: dict[str, object] = {"id": random.choice("abcd"), "level": random.choice([1, 5, 9, 20])}
    if random.random() < 0.6:
        record |= {"alias": random.choice("xy"), "related": random.sample(["a", "b", "f", *FILES], 2)}
    path = root / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("{" if random.random() < 0.1 else json.dumps(record), "utf-8")


def make(random: Random, root: Path) -> None:
    root.mkdir()
    (root / "onrecord.yaml").write_text(SETTINGS, "utf-8")
    write_schemas(root, 10)
    for file in FILES:
        write(random, root, file)


def run(root: Path, *, cached: bool, change: Change | None = None) -> str:
    dataset, hits = load_dataset(root)
    assert not hits
    return render(check(dataset, hits, change, today=date(2031, 6, 1), cached=cached))


@given(seed=st.integers(0, 2**32))
@settings(max_examples=HISTORIES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_cached_run_says_what_a_full_run_says(
    seed: int, tmp_path_factory: pytest.TempPathFactory, recalled: list[bool]
) -> None:
    random = Random(seed)
    root = tmp_path_factory.getbasetemp() / "cached-mapped"
    shutil.rmtree(root, ignore_errors=True)
    make(random, root)
    run(root, cached=True)
    recalled.clear()
    for _ in range(12):
        file = random.choice([*FILES, "advisories/f.yaml", "advisories/g.txt"])
        before = (root / file).read_bytes() if (root / file).exists() else None
        if before is None or random.random() < 0.8:
            write(random, root, file)
        else:
            (root / file).unlink()
        assert run(root, cached=True) == run(root, cached=False)
        if file in FILES[:4]:
            change = Change(frozenset([file]), {file: before} if before else {}, since="before")
            assert run(root, cached=True, change=change) == run(root, cached=False, change=change)
    assert any(recalled), "the cache is never used"


def test_a_schema_and_what_it_refers_to(tmp_path: Path, recalled: list[bool]) -> None:
    root = tmp_path / "dataset"
    make(Random(1), root)
    for highest in (10, 10, 3):
        write_schemas(root, highest)
        assert run(root, cached=True) == run(root, cached=False)
    (root / "parts" / "level.json").unlink()
    assert run(root, cached=True) == run(root, cached=False)
    assert recalled == [False, True, False, False]


def test_a_records_folder_that_becomes_a_link_to_elsewhere(tmp_path: Path, recalled: list[bool]) -> None:
    root = tmp_path / "dataset"
    make(Random(2), root)
    run(root, cached=True)
    (root / "more").rename(tmp_path / "elsewhere")
    (root / "more").symlink_to(tmp_path / "elsewhere")
    assert run(root, cached=True) == run(root, cached=False)
    (root / "advisories" / "deep").rename(tmp_path / "deep")
    (root / "advisories" / "deep").symlink_to(tmp_path / "deep")
    for _ in range(2):
        assert run(root, cached=True) == run(root, cached=False)


def test_waivers_settings_and_expectations_know_mapped_kinds_from_the_cache(tmp_path: Path) -> None:
    (tmp_path / "s.json").write_text('{"type": "object"}', "utf-8")
    (tmp_path / "onrecord.yaml").write_text(
        "title: T\nexpect: {thing: {min: 5}}\nrules: {d-bad: warning}\n"
        "kinds: {thing: {files: '*.jsonl', schema: s.json, id: id, rules: "
        "[{require: '!has(self.d)', code: d-bad, message: d is bad}]}}\n",
        "utf-8",
    )
    (tmp_path / "a.jsonl").write_text('{"id": "a", "d": 1}\n{"id": "b", "d": 1}\n', "utf-8")
    waiver = "- {rule: d-bad, record: a, reason: It is known., by: me}\n"
    (tmp_path / "waivers.yaml").write_text(waiver, "utf-8")
    dataset, hits = load_dataset(tmp_path)
    reports = [
        render(check(dataset, hits, today=date(2031, 6, 1), cached=cached)) for cached in (True, True, False)
    ]
    assert "unexpected-count" in reports[0]
    assert "unknown-rule" not in reports[0]
    assert reports[0] == reports[1] == reports[2]


def test_a_file_that_comes_with_the_id_that_a_schema_refers_to_is_seen(tmp_path: Path) -> None:
    (tmp_path / "s").mkdir()
    (tmp_path / "onrecord.yaml").write_text(
        "title: T\nkinds: {berth: {files: '*.jsonl', schema: s/berth.json, id: id}}\n", "utf-8"
    )
    refers = {"properties": {"depth": {"$ref": "https://schemas.example/depth"}}}
    (tmp_path / "s/berth.json").write_text(json.dumps(refers), "utf-8")
    (tmp_path / "s/later.json").write_text(
        '{"$id": "https://schemas.example/depth", "type": "string"}', "utf-8"
    )
    (tmp_path / "a.jsonl").write_text('{"id": "a", "depth": "deep"}\n', "utf-8")
    for _ in range(2):
        assert run(tmp_path, cached=True) == run(tmp_path, cached=False)
    (tmp_path / "s/first.json").write_text(
        '{"$id": "https://schemas.example/depth", "type": "integer"}', "utf-8"
    )
    assert "wrong-type" in run(tmp_path, cached=False)
    assert run(tmp_path, cached=True) == run(tmp_path, cached=False)
