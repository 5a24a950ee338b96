from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shipped import SCHEMAS, invalid_records, invented, records, schema_of

from validator.authoring.editors import any_record, editor_files, self_contained
from validator.cli.main import main

ANY = jsonschema_rs.Draft202012Validator(any_record(SCHEMAS))
ALONE = {
    name: jsonschema_rs.Draft202012Validator(self_contained(schema))
    for name, schema in SCHEMAS.by_name.items()
}
RECORDS = records()


def keywords(node: Any) -> set[str]:
    """All keys anywhere in a document."""
    if isinstance(node, dict):
        return set(node).union(*(keywords(child) for child in node.values()))
    return set().union(*map(keywords, node)) if isinstance(node, list) else set()


@pytest.mark.parametrize("name", SCHEMAS.by_name)
def test_each_stands_alone_without_keywords_of_ours(name: str) -> None:
    document = self_contained(SCHEMAS.by_name[name])
    assert not {key for key in keywords(document) if key.startswith("x-")}
    text = json.dumps(document)
    assert '"edtf"' not in text
    # Dates such as ../2031-03-04 are no references.
    assert "../" not in text.replace("../2031", "").replace('"../', '"..')
    jsonschema_rs.Draft202012Validator(document)


def test_the_same_records_fit_and_fail() -> None:
    fitting = {True: 0, False: 0}
    for name, data in {**RECORDS, **invalid_records()}.items():
        schema = schema_of(data) if data.get("schema") in SCHEMAS.by_name else None
        expected = schema is not None and schema.is_valid(data)
        fitting[expected] += 1
        assert ANY.is_valid(data) == expected, name
        if schema:
            assert ALONE[schema.name].is_valid(data) == expected, name
    assert fitting[True] > 100
    assert fitting[False] > 20


@given(st.sampled_from(sorted(RECORDS)), st.data())
def test_the_same_damage_is_noticed(name: str, data: st.DataObject) -> None:
    record = json.loads(json.dumps(RECORDS[name]))
    key = data.draw(st.sampled_from(sorted(set(record) - {"schema"})))
    values = st.one_of(st.none(), st.booleans(), st.integers(), st.text(), st.lists(st.text()), st.just({}))
    record[key] = data.draw(values)
    schema = schema_of(record)
    assert ANY.is_valid(record) == ALONE[schema.name].is_valid(record) == schema.is_valid(record)


def test_a_field_keeps_its_own_words_about_a_shared_definition() -> None:
    shared = {"name": {"type": "string", "title": "Name", "description": "Any name.", "x-unique": True}}
    schema = invented({"who": {"$ref": "../_shared/v1.json#/$defs/name", "description": "Whose."}}, shared)
    assert self_contained(schema)["properties"] == {
        "who": {"type": "string", "title": "Name", "description": "Whose."}
    }


def test_a_field_that_narrows_a_shared_definition_keeps_both() -> None:
    shared = {"name": {"type": "string", "minLength": 2}}
    schema = invented({"who": {"$ref": "../_shared/v1.json#/$defs/name", "minLength": 5}}, shared)
    document = self_contained(schema)
    check = jsonschema_rs.Draft202012Validator(document)
    assert document["properties"]["who"] == {"$ref": "#/$defs/shared_v1_name", "minLength": 5}
    assert [check.is_valid({"who": word}) for word in ("a", "abcd", "abcde")] == [False, False, True]


def test_a_definition_that_contains_itself() -> None:
    parts = {"type": "array", "items": {"$ref": "#/$defs/part", "description": "A part."}}
    shared = {"part": {"type": "object", "additionalProperties": False, "properties": {"parts": parts}}}
    schema = invented({"whole": {"$ref": "../_shared/v1.json#/$defs/part"}}, shared)
    check = jsonschema_rs.Draft202012Validator(self_contained(schema))
    assert check.is_valid({"whole": {"parts": [{"parts": [{}]}]}})
    assert not check.is_valid({"whole": {"parts": [{"parts": [{"other": 1}]}]}})


def test_a_property_may_be_called_like_a_keyword() -> None:
    names = {
        "enum": {"type": "string"},
        "format": {"type": "string"},
        "$ref": {"type": "string"},
        "x-y": {"type": "string"},
    }
    assert self_contained(invented(names))["properties"] == names


def test_the_files_and_the_words_on_the_screen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "harbour"
    assert main(["init", str(folder)]) == 0
    monkeypatch.chdir(folder / "records")
    assert main(["schema", "export"]) == 0
    out = folder / ".onrecord" / "editor"
    expected = editor_files(SCHEMAS, "records", ".onrecord/editor")
    assert {file.name: file.read_text(encoding="utf-8") for file in out.iterdir()} == expected
    assert ".onrecord/editor/vscode-settings.json" in capsys.readouterr().out
    assert main(["schema", "export", "--out", "../elsewhere"]) == 0
    assert "./elsewhere/record.json" in (folder / "elsewhere" / "neovim.lua").read_text(encoding="utf-8")
    assert main(["schema", "export", "--out", "../onrecord.yaml"]) == 2
