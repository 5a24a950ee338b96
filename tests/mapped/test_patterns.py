"""Patterns mean what ECMA-262 means by them, to both engines."""

from __future__ import annotations

from typing import Any

import pytest
from test_words import cases

from validator.schema.ecma import weight
from validator.schema.error_tree import ErrorTree
from validator.schema.fast import engine
from validator.schema.leaves import is_pattern
from validator.schema.resources import Resources


@pytest.mark.parametrize("case", cases("patterns.yaml"), ids=repr)
def test_both_engines(case: Any) -> None:
    pattern, text, expected = case
    assert is_pattern(pattern) is (expected is not None)
    if expected is None:
        return
    for schema, value in ({"pattern": pattern}, text), ({"patternProperties": {pattern: False}}, {text: 1}):
        resources = Resources("https://onrecord.invalid/s", schema, {"https://onrecord.invalid/s": schema})
        fits = expected if "pattern" in schema else not expected
        assert engine(resources, formats=False).is_valid(value) is fits
        assert (ErrorTree(resources).errors(value) == []) is fits


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ({"const": {"pattern": "."}}, {"pattern": "."}),
        ({"properties": {"pattern": {"enum": [{"pattern": "[^]"}]}}}, {"pattern": {"pattern": "[^]"}}),
    ],
)
def test_what_is_no_pattern_is_left_alone(schema: dict[str, Any], value: Any) -> None:
    resources = Resources("https://onrecord.invalid/s", schema, {"https://onrecord.invalid/s": schema})
    assert engine(resources, formats=False).is_valid(value)
    assert not engine(resources, formats=False).is_valid({"pattern": "x"})


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [("a", 1), ("abc", 3), ("a{10}", 10), ("(a{10}b){10}", 120), ("[a-z]{5,7}", 7), ("a{2,}", 2)],
)
def test_what_a_pattern_asks_for(pattern: str, expected: int) -> None:
    assert weight(pattern) == expected
