"""The schemas and records of this repository, and invented ones, for tests of the tools around schemas."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import yamlrocks

from validator.schema.loading import load_schemas
from validator.schema.schema import Schema

ROOT = Path(__file__).parent.parent.parent
SCHEMAS = load_schemas(ROOT / "schemas")[0]


def read(path: Path) -> dict[str, Any]:
    """A record as the checks see it."""
    data: Any = yamlrocks.loads(path.read_text(encoding="utf-8"))
    assert isinstance(data, dict)
    return data


def records() -> dict[str, dict[str, Any]]:
    """The records of this repository, of the example dataset, and the valid ones among the schema tests."""
    folders = ("records", "validator/template/records", "tests/schemas")
    files = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.yaml"))]
    found = {path.relative_to(ROOT).as_posix(): read(path) for path in files if "invalid" not in path.parts}
    return {name: data for name, data in found.items() if isinstance(data, dict) and "schema" in data}


def invalid_records() -> dict[str, dict[str, Any]]:
    """The records among the schema tests that each have one fault."""
    files = sorted((ROOT / "tests/schemas").glob("*/v*/invalid/*.yaml"))
    return {path.relative_to(ROOT).as_posix(): read(path) for path in files}


def schema_of(data: dict[str, Any]) -> Schema:
    """The schema that a record names."""
    return SCHEMAS.by_name[data["schema"]]


def invented(properties: dict[str, Any], shared: dict[str, Any] | None = None, **keywords: Any) -> Schema:
    """A schema `thing/1` with these properties and, beside them, definitions in `_shared/v1.json`."""
    document = {"type": "object", "additionalProperties": False, "properties": properties, **keywords}
    files = {"thing/v1.json": document, "_shared/v1.json": {"$defs": shared or {}}}
    return Schema("thing", 1, "thing/v1.json", json.loads(json.dumps(document)), files)
