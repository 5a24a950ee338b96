"""A record whose verdict hangs on a pattern that was given up is not judged, whatever stands around the pattern."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from notices import make, run

from validator.schema.error_tree import ErrorTree
from validator.schema.giving_up import any_given_up, doubtful
from validator.schema.resources import Resources

SLOW = r"(a+)\1b"
LONG = "a" * 3000
OTHER = {"type": "integer"}
ASKED: dict[str, Any] = {"pattern": SLOW}

UNDECIDED: dict[str, dict[str, Any]] = {
    "asked for": ASKED,
    "not": {"not": ASKED},
    "not not": {"not": {"not": ASKED}},
    "if": {"if": ASKED, "then": False},
    "if, else": {"if": ASKED, "else": False},
    "if in not": {"not": {"if": ASKED, "then": True, "else": False}},
    "oneOf": {"oneOf": [ASKED, {"type": "string"}]},
    "oneOf in oneOf": {"oneOf": [{"oneOf": [ASKED, {"minLength": 3}]}, False]},
    "anyOf": {"anyOf": [ASKED, OTHER]},
    "allOf": {"allOf": [{"not": ASKED}]},
    "$ref": {"$ref": "#/$defs/slow"},
    "$ref in not": {"not": {"$ref": "#/$defs/slow"}},
    "$ref in if": {"if": {"allOf": [{"$ref": "#/$defs/slow"}]}, "then": False},
}
BELOW: dict[str, tuple[dict[str, Any], Any]] = {
    "contains": ({"contains": ASKED, "maxContains": 0}, [LONG]),
    "minContains": ({"contains": ASKED, "minContains": 0, "maxContains": 0}, ["b", LONG]),
    "propertyNames": ({"propertyNames": ASKED}, {LONG: 1}),
    "propertyNames in not": ({"not": {"propertyNames": {"not": ASKED}}}, {LONG: 1}),
    "dependentSchemas": ({"dependentSchemas": {"x": {"properties": {"x": {"not": ASKED}}}}}, {"x": LONG}),
    "unevaluatedItems": ({"contains": {"not": ASKED}, "unevaluatedItems": False}, [LONG]),
    "items": ({"items": {"not": ASKED}}, [1, LONG]),
    "patternProperties": ({"patternProperties": {r"^(?:b?\w?(?<=a)){0,50}$": False}}, {"a" * 60: 1}),
}


def judged(schema: dict[str, Any], value: Any, folder: Path) -> list[tuple[str, tuple[Any, ...]]]:
    import json

    schema = {
        "$defs": {"slow": ASKED},
        "properties": {"id": {}, "related": {}, "aliases": {}, "text": schema},
    }
    make(folder, {"notices/a.yaml": json.dumps({"id": "a", "text": value})}, schema=schema)
    return [(f.code, f.location.path) for f in run(folder).findings]


@pytest.mark.parametrize("name", UNDECIDED)
def test_not_judged_whatever_stands_around(name: str, tmp_path: Path) -> None:
    assert judged(UNDECIDED[name], LONG, tmp_path) == [("not-judged", ("text",))]


@pytest.mark.parametrize("name", BELOW)
def test_nor_in_lists_and_keys(name: str, tmp_path: Path) -> None:
    (found,) = judged(*BELOW[name], tmp_path)
    assert found[0] == "not-judged"
    assert found[1][:1] == ("text",)


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ({"anyOf": [{"type": "string"}, ASKED]}, LONG),
        ({"if": {"type": "integer"}, "then": ASKED}, LONG),
        ({"properties": {"x": {"not": ASKED}}}, {"y": LONG}),
        ({"not": ASKED}, "b" * 100),
        ({"oneOf": [{"maxLength": 5, "pattern": SLOW}, {"type": "string"}]}, "aab" * 10),
    ],
)
def test_a_text_that_the_verdict_does_not_hang_on_costs_nothing(
    schema: Any, value: Any, tmp_path: Path
) -> None:
    assert not [code for code, _ in judged(schema, value, tmp_path) if code == "not-judged"]


def test_only_schemas_that_turn_answers_round_are_looked_at() -> None:
    assert doubtful([{"properties": {"a": ASKED}}]) == ()
    assert doubtful([{"properties": {"a": {"pattern": "^a+$"}}, "not": {}}]) == ()
    assert doubtful([{"properties": {"a": ASKED}}, {"if": True}]) == (SLOW,)
    assert any_given_up((SLOW,), {"x": [{LONG: 1}]})
    assert not any_given_up((SLOW,), {"x": [{"aab": 1}]})


def test_the_place_of_slow_names_of_keys_is_told(tmp_path: Path) -> None:
    schema = {
        "properties": {"id": {}, "related": {}, "aliases": {}, "x": {"patternProperties": {SLOW: True}}}
    }
    make(tmp_path, {"notices/a.yaml": "id: a\n"}, schema=schema)
    (finding,) = run(tmp_path).findings
    assert finding.code == "invalid-schema"
    assert finding.location.path == ("properties", "x", "patternProperties", SLOW)
    assert finding.location.line > 1 or finding.location.column > 1


def test_the_careful_engine_says_where(tmp_path: Path) -> None:
    schema = {"properties": {"x": {"not": ASKED}}}
    tree = ErrorTree(Resources("https://onrecord.invalid/s", schema, {"https://onrecord.invalid/s": schema}))
    (error,) = tree.errors({"x": LONG})
    assert (error.validator, list(error.path)) == ("given up", ["x"])
