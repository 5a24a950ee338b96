"""A small dataset for tests: an invented kind or two, and records written as YAML."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from validator.check import check
from validator.corpus.change import Change
from validator.corpus.config import load_dataset
from validator.report.report import Report

TODAY = date(2031, 6, 1)

DATE = {"type": "string", "format": "edtf"}
LINK = {"type": "string", "x-ref": "port"}

PORT = {
    "type": "object",
    "required": ["schema", "id"],
    "properties": {
        "schema": {"const": "port/1"},
        "id": {"type": "string"},
        "name": {"type": "string"},
        "opened": DATE,
        "closed": {**DATE, "x-not-before": "opened"},
        "ships": {"type": "integer"},
        "draft": {"type": "boolean"},
        "withdrawn": {"type": "object", "properties": {}},
    },
}
"""A port: `opened`, and `closed` not before that."""

VISIT = {
    "type": "object",
    "required": ["schema", "id"],
    "properties": {
        "schema": {"const": "visit/1"},
        "id": {"type": "string"},
        "port": LINK,
        "day": {**DATE, "x-not-before": "port.opened", "x-not-after": "stops[].port.closed"},
        "stops": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"port": LINK, "left": {**DATE, "x-not-before": "port.opened"}},
            },
        },
        "guests": {"type": "array", "items": {"type": "string"}},
        "number": {"type": ["integer", "number", "null"]},
    },
}
"""A visit to a port, with stops at others, and dates held against theirs."""


def build(root: Path, records: dict[str, Any], *, settings: str = "", **schemas: Any) -> Path:
    """Write a dataset: `records` by file below records/, as data or as text."""
    root.mkdir(parents=True, exist_ok=True)
    (root / "onrecord.yaml").write_text(f"title: Ports\n{settings}", "utf-8")
    for kind, schema in {"port": PORT, "visit": VISIT, **schemas}.items():
        write(root / "schemas" / kind / "v1.json", json.dumps(schema))
    for name, record in records.items():
        write(root / "records" / name, record if isinstance(record, str) else json.dumps(record))
    return root


def write(path: Path, text: str) -> None:
    """Write a file, with its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def port(name: str, /, **fields: Any) -> dict[str, Any]:
    """The record of a port."""
    return {"schema": "port/1", "id": name, **fields}


def visit(name: str, /, **fields: Any) -> dict[str, Any]:
    """The record of a visit."""
    return {"schema": "visit/1", "id": name, **fields}


def run(root: Path, change: Change | None = None, **options: Any) -> Report:
    """Check it."""
    dataset, hits = load_dataset(root)
    return check(dataset, hits, change, **{"today": TODAY, **options})


def codes(report: Report) -> dict[str, int]:
    """How many open findings of which code there are."""
    return dict(Counter(finding.code for finding in report.findings if finding.open))


def git(root: Path, *arguments: str) -> None:
    """Run git, with nobody's settings."""
    subprocess.run(
        ["git", "-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-C", str(root), *arguments],
        check=True,
        capture_output=True,
    )
