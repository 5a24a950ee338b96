"""How often a schema looks at one value is counted as it stands, wherever its references lead."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validator.schema.cost import MAX_EVALUATIONS, evaluations

URI = "https://onrecord.invalid/a.json"
LEAF = {"type": "string"}
TWICE = {"allOf": [{"$ref": "#/$defs/a"}, {"$ref": "#/$defs/a"}]}


def count(schema: dict[str, Any], **others: Any) -> int:
    return evaluations(URI, {URI: schema, **{URI.replace("a.json", key): o for key, o in others.items()}})


CASES: list[tuple[dict[str, Any], int]] = [
    (LEAF, 1),
    ({"allOf": [LEAF, LEAF, True]}, 3),
    ({"if": LEAF, "then": {"not": LEAF}, "dependentSchemas": {"x": LEAF}}, 5),
    ({**TWICE, "$defs": {"a": LEAF}}, 5),
    ({**TWICE, "$defs": {"a": {"anyOf": [LEAF, LEAF]}}}, 9),
    # What looks at other values does not add up: here each is looked at once.
    ({"properties": {"x": LEAF, "y": LEAF}}, 1),
    ({"properties": {"x": LEAF}, "patternProperties": {"x": LEAF}, "additionalProperties": LEAF}, 3),
    ({"items": TWICE, "$defs": {"a": {"items": TWICE}}}, 10),
    ({"items": {"$ref": "#"}}, 2),
    ({"allOf": [{"$ref": "#"}]}, 2),
    ({"unevaluatedProperties": False, "allOf": [{"unevaluatedProperties": False, "allOf": [LEAF]}]}, 13),
    ({"$ref": "#/$defs/nowhere"}, 1),
    ({"$ref": "#b", "$defs": {"a": {"$anchor": "b", "oneOf": [LEAF, LEAF]}}}, 4),
    ({"$ref": "other", "$defs": {"a": {"$id": "other", "$ref": "#/$defs/c", "$defs": {"c": LEAF}}}}, 3),
    ({"$ref": "b.json#/$defs/c/1"}, 4),
]


@pytest.mark.parametrize(("schema", "times"), CASES)
def test_counts(schema: dict[str, Any], times: int) -> None:
    assert count(schema, **{"b.json": {"$defs": {"c": [LEAF, {"anyOf": [LEAF, LEAF]}]}}}) == times


def test_several_ways_round_a_circle_are_too_many() -> None:
    assert count({**TWICE, "$defs": {"a": {"$ref": "#"}}}) > MAX_EVALUATIONS


DEFS = st.lists(st.lists(st.integers(0, 9), max_size=3), min_size=1, max_size=8)


def _plain(defs: list[list[int]], number: int) -> int:
    """The same count, by going all ways."""
    return 1 + sum(1 + _plain(defs, number - 1 - below) for below in defs[number] if below < number)


@given(DEFS)
def test_the_count_is_that_of_all_ways(defs: list[list[int]]) -> None:
    written = {
        str(number): {
            "anyOf": [{"$ref": f"#/$defs/{number - 1 - below}"} for below in belows if below < number]
        }
        for number, belows in enumerate(defs)
    }
    last = len(defs) - 1
    assert count({"$defs": written, "$ref": f"#/$defs/{last}"}) == 1 + _plain(defs, last)
