"""What loosens a schema, a setting or a record leaves a line in the report of the change; what tightens it need not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from validator.report.looser import looser
from validator.report.taken import taken
from validator.report.weakened import data_of, ignored_now, older_version, weakened
from validator.schema.loading import load_schemas, shipped_folder
from validator.schema.schema import Schemas

CLOSED: dict[str, Any] = {
    "additionalProperties": False,
    "properties": {"a": {"type": "string", "minLength": 2}},
}
SCHEMAS: list[tuple[Any, Any, str]] = [
    (CLOSED, None, "is gone"),
    (CLOSED, {**CLOSED, "properties": {"a": {"type": "string"}}}, "minLength is taken out of a"),
    (CLOSED, {**CLOSED, "properties": {**CLOSED["properties"], "b": {}}}, "has 'b' now"),
    (CLOSED, {**CLOSED, "patternProperties": {".*": {}}}, "patternProperties of the schema has '.*'"),
    ({"contains": {"const": 1}}, {"contains": {"const": 1}, "minContains": 0}, "minContains"),
    ({"type": "object"}, {"type": "object", "$schema": "http://json-schema.org/draft-04/schema#"}, "$schema"),
    ({"type": "object"}, {"type": "object", "$id": "https://example.org/x"}, "$id"),
    ({"$defs": {"x": {"$anchor": "a"}}}, {"$defs": {"x": {"$anchor": "b"}}}, "$anchor of $defs.x"),
    ({"type": "object"}, {"type": "object", "$ref": "#/$defs/x"}, "$ref of the schema is new"),
    ({"anyOf": [{"type": "string"}]}, {"anyOf": [{"type": "string"}, {}]}, "another choice"),
    ({"not": {"required": ["a"]}}, {"not": {"required": ["a", "b"]}}, "not of the schema"),
    ({"not": {"required": ["a"]}}, {"not": False}, "not of the schema"),
    ({"if": {}, "then": False}, {"if": {"required": ["a"]}, "then": False}, "if of the schema"),
    ({"const": {"a": 1}}, {"const": {"a": 1, "b": 2}}, "const of the schema"),
    ({"enum": [1]}, {"enum": [1, {"a": 1}]}, "enum of the schema"),
    (
        {"unevaluatedProperties": False},
        {"unevaluatedProperties": False, "additionalProperties": {}},
        "is new",
    ),
    # Two of the same name, in `properties` and in `$defs`:
    (
        {"properties": {"a": {"minLength": 2}}, "$defs": {"a": {"minLength": 2}}},
        {"properties": {"a": {}}, "$defs": {"a": {"minLength": 2}}},
        "minLength is taken out of a",
    ),
    ({"properties": {"a": {"x-ref": "person"}}}, {"properties": {"a": {}}}, "x-ref is taken out of a"),
    ({"x-rules": [{"severity": "error"}]}, {"x-rules": [{"severity": "info"}]}, "x-rules"),
    (CLOSED, CLOSED, ""),
    ({"enum": [1, 2]}, {"enum": [1]}, ""),
    ({"type": "object"}, {"type": "object", "$schema": "https://json-schema.org/draft/2020-12/schema"}, ""),
    ({"minLength": 1}, {"minLength": 2, "description": "Longer."}, ""),
]


@pytest.mark.parametrize(("old", "new", "said"), SCHEMAS, ids=lambda one: json.dumps(one)[:40])
def test_a_schema(old: Any, new: Any, said: str) -> None:
    told = [what for _, what in looser(old, new)]
    assert any(said in what for what in told) if said else not told


KIND = {"kinds": {"k": {"files": "k/*", "references": {"a": {"kind": "k"}}, "yaml": {"version": 1.2}}}}


def kind(**more: Any) -> Any:
    return {"kinds": {"k": {**KIND["kinds"]["k"], **more}}}


@pytest.mark.parametrize(
    ("new", "said"),
    [
        (kind(json={"comments": "allow"}), "kinds.k.json"),
        (kind(yaml={"version": 1.2, "merge": "allow"}), "kinds.k.yaml.merge"),
        (kind(fold=["case"]), "kinds.k.fold"),
        (kind(records="[]"), "kinds.k.records"),
        (kind(schema_files=["x"]), "kinds.k.schema_files"),
        (kind(references={"a": {"kind": "k", "match": "^never"}}), "match"),
        (kind(references={"a": {"kind": "k", "prefix": "x"}}), "prefix"),
        (kind(references={}), "references.a is dropped"),
        (kind(files="k/b*"), "kinds.k.files"),
        ({"kinds": {"other": KIND["kinds"]["k"]}}, "kinds.k is dropped"),
        (kind(schema="s.json", unique=["a"], formats=True), ""),
    ],
)
def test_settings(new: Any, said: str) -> None:
    told = [what for _, what in weakened("onrecord.yaml", KIND, new, {})]
    assert any(said in what for what in told) if said else not told


def test_what_was_published_goes_on_being_listed() -> None:
    old = {"versions": {"1.0.0": "a"}, "records": {"ada": "person", "bo": "person"}}
    new = {"versions": {"1.0.0": "b"}, "records": {"ada": "person"}}
    told = [what for _, what in weakened("published.json", old, new, {})]
    assert told == [
        "the version 1.0.0 is not among what was published any more",
        "the record bo is not among what was published any more",
    ]


def test_the_version_before() -> None:
    files = ["schemas/a/v1.json", "schemas/a/v2.json", "schemas/a/v10.json", "schemas/b/v3.json"]
    assert older_version("schemas/a/v10.json", files) == "schemas/a/v2.json"
    assert older_version("schemas/a/v1.json", files) == older_version("onrecord.yaml", files) == ""


@pytest.mark.parametrize(
    ("old", "new", "home", "said"),
    [
        ("", "records/statements/new*", "", ["records/statements/new*"]),
        ("", "*.yaml\n*\nnotes/", "", ["*.yaml", "*", "notes/"]),
        ("", "/records\n/rec*\n/onrecord.yaml", "", ["/records", "/rec*", "/onrecord.yaml"]),
        ("*.yaml\n!records/a.yaml", "*.yaml", "", ["records/a.yaml"]),
        ("", "x", "records/people/", ["x"]),
        ("", "/x/y", "records/people/", ["/x/y"]),
        ("", "/dist/\nbuild/x\n.DS_Store\n# a word\n\n!records/", "", []),
        ("*.yaml", "*.yaml", "", []),
    ],
)
def test_what_git_ignores(old: str, new: str, home: str, said: list[str]) -> None:
    before, now = (data_of(text.encode(), f"{home}.gitignore") for text in (old, new))
    told = [what for _, what in ignored_now(before, now, home, {"records", "onrecord.yaml"})]
    assert len(told) == len(said)
    assert all(f" {pattern} " in what for pattern, what in zip(said, told, strict=True))


RECORD: dict[str, Any] = {
    "schema": "statement/2", "mode": "direct", "language": "en", "origin": {"method": "extracted", "confidence": 0.2},
    "derived_from": [{"article": "x"}], "replaced_by": "y",
    "sources": [{"article": "a", "evidence": "b", "taken_from": "c"}, {"article": "a", "evidence": "d"}],
    "said": "2031-03-04", "date_printed": "Tuesday", "reviews": [{"by": "B", "on": "2031-03-05"}],
    "text": {"sha256": "0", "words": 7, "labels": {"A": "ada"}},
    "history": [{"sources": [{"article": "x", "evidence": "e"}]}],
}  # fmt: skip


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"mode": "reported"}, "'mode' is changed"),
        ({"language": "tlh"}, "'language' is changed"),
        ({"language": None}, "'language' is changed"),
        ({"origin": {"method": "curated"}}, "a program extracted it"),
        ({"origin": {"method": "extracted", "confidence": 0.9}}, "confidence"),
        ({"derived_from": []}, "derived from"),
        ({"replaced_by": ...}, "took its place"),
        ({"sources": RECORD["sources"][:1]}, "the evidence from 'a' is dropped"),
        ({"sources": [{"article": "a", "evidence": "b"}, {"article": "a", "evidence": "d"}]}, "taken from"),
        ({"said": None}, "'said' is changed"),
        ({"date_printed": "Monday"}, "'date_printed' is changed"),
        ({"withdrawn": {"reason": "A mistake."}}, "it is withdrawn"),
        ({"reviews": []}, "a review of it is dropped"),
        ({"history": [{"sources": [{"article": "x"}]}]}, "the evidence from 'x' is dropped"),
        ({"history": ...}, "the source 'x' is taken away"),
        ({"text": {**RECORD["text"], "words": None}}, "the number of the text's words"),
        (
            {"text": {**RECORD["text"], "labels": {"A": "ada", "B": "bo"}}},
            "behind the label 'B' are those of 'bo'",
        ),
        ({"text": {**RECORD["text"], "labels": {"A": "bo"}}}, "behind the label 'A' are those of 'bo'"),
        ({"text": {**RECORD["text"], "labels": {}}}, "the label 'A' was that of 'ada'"),
        ({"notes": "More."}, ""),
    ],
)
def test_a_record(change: dict[str, Any], said: str) -> None:
    new = {key: value for key, value in {**RECORD, **change}.items() if value is not ...}
    told = [what for _, what in taken(RECORD, new, Schemas(Path(), {}, {}))]
    assert any(said in what for what in told) if said else not told


@pytest.mark.parametrize(
    ("quote", "told"),
    [
        ("We have set no date", True),
        ("We have ... no date yet", True),
        ("We have (...) yet", True),
        ("We have set no date yet", False),
        ("We have set no date yet, she said", False),
        ("No date", False),
    ],
)
def test_words_that_are_left_out(quote: str, *, told: bool) -> None:
    schemas = load_schemas(shipped_folder())[0]
    old = {"schema": "statement/2", "quote": "We have set no date yet", "sources": [{"article": "a"}]}
    found = [what for _, what in taken(old, {**old, "quote": quote}, schemas)]
    assert any("some are left out" in what for what in found) is told
