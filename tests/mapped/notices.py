"""An invented dataset of harbour notices with a JSON Schema of its own, and what is found in it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from validator.check import check
from validator.corpus.change import change_of
from validator.corpus.config import load_dataset
from validator.findings.finding import Finding, format_path
from validator.report.report import Report

SCHEMA = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    "type": "object",
    "required": ["id"],
    "additionalProperties": False,
    "properties": {
        "id": {"type": ["string", "integer"]},
        "day": {"type": "string", "format": "date"},
        "severity": {"enum": ["low", "high"]},
        "aliases": {"type": "array", "items": {"type": "string"}},
        "related": {"type": "array", "items": {"$ref": "#/definitions/relation"}},
        "draft": {"type": "boolean"},
        "withdrawn": {"type": "string"},
    },
    "definitions": {"relation": {"type": "object", "properties": {"id": {"type": ["string", "integer"]}}}},
}
KIND: dict[str, Any] = {
    "files": "notices/**/*",
    "schema": "notice.json",
    "id": "id",
    "references": {"related[].id": "notice"},
    "unique": ["aliases[]"],
}


def make(root: Path, files: dict[str, Any], kind: dict[str, Any] | None = None, schema: Any = SCHEMA) -> None:
    settings = {"title": "Harbour notices", "kinds": {"notice": {**KIND, **(kind or {})}}}
    (root / "onrecord.yaml").write_text(yaml.safe_dump(settings), "utf-8")
    write(root, {"notice.json": schema, **files})


def write(root: Path, files: dict[str, Any]) -> None:
    for name, data in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = data if isinstance(data, str) else json.dumps(data)
        path.write_text(text, "utf-8")


def run(root: Path, *changed: str) -> Report:
    dataset, hits = load_dataset(root)
    change = change_of(dataset, [root / name for name in changed]) if changed else None
    return check(dataset, hits, change, today=date(2031, 6, 1))


def brief(finding: Finding) -> str:
    return (
        f"{finding.location.file}:{finding.location.line} {finding.code} {format_path(finding.location.path)}"
    )


def found(root: Path, *changed: str) -> list[str]:
    return [brief(finding) for finding in run(root, *changed).findings]


SOUND = {
    "notices/a.yaml": "id: a\nrelated: [{id: b}, {id: 7}]\n",
    "notices/deep/b.json": {"id": "b", "aliases": ["x"]},
    "notices/c.jsonl": '{"id": 7}\n{"id": "d", "aliases": ["y"]}\n',
    "notices/e.yml": "id: e\n---\nid: f\n",
}
