"""A schema in which anything may be of any type is told as that, also by what compares it with how it was."""

from __future__ import annotations

import json
import subprocess
from contextlib import chdir
from pathlib import Path
from typing import Any

import pytest

from validator.cli.main import main

SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Port",
    "description": "A port.",
    "type": "object",
    "properties": {"schema": {"const": "port/1"}, "id": {"type": "string"}, "depth": {"type": "number"}},
    "required": ["schema", "id"],
}
WRONG: list[dict[str, Any]] = [
    {"properties": {**SCHEMA["properties"], "depth": {"$ref": "nowhere.json#/x"}}},
    {"properties": {**SCHEMA["properties"], "depth": {"$ref": {"a": 1}}}},
    {"properties": {**SCHEMA["properties"], "depth": "a number"}},
    {"properties": {**SCHEMA["properties"], "depth": {"x-ref": 5}}},
    {"properties": 5},
    {"required": [{"id": 1}]},
    {"allOf": [5]},
    {"x-rules": [{"require": 5}]},
]


@pytest.mark.parametrize("wrong", WRONG, ids=json.dumps)
def test_a_schema_that_is_none(
    wrong: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "data"
    main(["init", str(root)])
    schema = root / "schemas" / "port" / "v1.json"
    schema.parent.mkdir(exist_ok=True)
    schema.write_text(json.dumps(SCHEMA), "utf-8")
    (root / "records" / "port.yaml").write_text("schema: port/1\nid: northern\ndepth: 3\n", "utf-8")
    with (root / "onrecord.yaml").open("a", encoding="utf-8") as settings:
        settings.write("rules: {short-quote: info}\n")
    who = ("-c", "user.name=T", "-c", "user.email=t@example.org")
    for asked in (("init", "-q"), ("add", "-A", "-f"), ("commit", "-q", "-m", "first")):
        subprocess.run(["git", "-C", str(root), *who, *asked], check=True, capture_output=True)
    schema.write_text(json.dumps({**SCHEMA, **wrong}), "utf-8")
    with chdir(root):
        assert main(["validate", "--since", "HEAD"]) == 1
        said = capsys.readouterr().out
        assert "error[invalid-schema]" in said
        assert "warning[check-weakened]" in said or "x-rules" in wrong or "allOf" in wrong
        assert main(["diff", "HEAD"]) == 0
        assert "new error: invalid-schema" in capsys.readouterr().out


ODD = "e\x1b[31m\u202e<b>"


def test_names_and_words_of_a_schema_move_no_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of a kind whose folder has a name that no address can hold, that is told; nothing ends as a bug."""
    root = tmp_path / "data"
    main(["init", str(root)])
    schema = json.dumps(
        {
            **SCHEMA,
            "title": ODD,
            "description": ODD,
            "x-rules": [{"code": "x", "message": ODD, "require": "self.id != ''"}],
        }
    )
    (root / "schemas" / "port").mkdir(parents=True, exist_ok=True)
    (root / "schemas" / "port" / "v1.json").write_text(schema, "utf-8")
    with chdir(root):
        assert main(["schema", "docs"]) == 0
        said = capsys.readouterr().out
        assert "e\\u{1b}[31m\\u{202e}&lt;b>" in said
        (root / "schemas" / ODD).mkdir()
        (root / "schemas" / ODD / "v1.json").write_text(schema, "utf-8")
        for command in (
            "validate",
            "schema docs",
            "rename ada-quill bo",
            "withdraw ada-quill --reason Wrong.",
            "doctor",
        ):
            assert main(command.split()) in (0, 1, 2)
            printed = capsys.readouterr()
            assert all(char.isprintable() or char == "\n" for char in printed.out + printed.err)
            assert command != "validate" or "a kind is named after its folder" in printed.out
