"""Patterns mean what ECMA-262 means by them, to both engines."""

from __future__ import annotations

from typing import Any

import pytest
from test_words import cases

from validator.schema.backtracking import MOST, power
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


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("^(a+)+b", 1),
        (r"\bquay\b", 1),
        (r"(?<!x)ships!", 1),
        (r"^(?<y>\d{4})-(x)\k<y>$", 1),
        (r"^(?!.*draft)(?!\.{1,2}$)[\s\S]+$", 1),
        ("^(?!a*)x|^(?!b*)y", 1),
        ("[(?=*]+", 1),
        (r"\(?=a+", 1),
        ("(?=(a+))b", 2),
        ("^(?:(?=(a+))a)*b", 2),
        (r"\Ba*c", 2),
        (r"a*c|\bx", 2),
        (r"(a+)\1b", 2),
        ("^x|(?=a+)b", 2),
        ("^.(?=a{2,})b", 2),
        ("(?=.{0,500}b)", 2),
        (r"^(?!.*\bdraft\b)[a-z]*$", 2),
        ("(?m)^(?!.*a).*b", 2),
        ("(?:(?=(?:(?=a*)a)*)a)*", 3),
    ],
)
def test_to_which_power_a_pattern_may_take(pattern: str, expected: int) -> None:
    assert power(pattern) == expected


@pytest.mark.parametrize("pattern", ["(?=(a+))b", "^(?:(?=(a+))a)*b", r"\Ba*c", r"(a+)\1b", "^(?!.*b)a*$"])
@pytest.mark.parametrize("below", [False, True])
def test_a_text_too_long_for_a_pattern_fits_for_neither_engine(pattern: str, below: bool) -> None:
    schema = {"allOf": [{"allOf": [True], "pattern": pattern}]} if below else {"pattern": pattern}
    resources = Resources("https://onrecord.invalid/s", schema, {"https://onrecord.invalid/s": schema})
    for size in (20, int(MOST**0.5) + 1, 300_000):
        text = "a" * size
        fits = power(pattern) == 1
        assert engine(resources, formats=False).is_valid(text) is fits
        assert (ErrorTree(resources).errors(text) == []) is fits


@pytest.mark.parametrize("deep", [1, 2, 3])
def test_a_text_too_long_for_a_pattern_does_not_pass_by_way_of_not(deep: int) -> None:
    schema: dict[str, Any] = {"pattern": "(?=(a+))b"}
    for _ in range(deep):
        schema = {"not": schema}
    resources = Resources("https://onrecord.invalid/s", schema, {"https://onrecord.invalid/s": schema})
    text = "a" * (int(MOST**0.5) + 1)
    assert not engine(resources, formats=False).is_valid(text)
    assert ErrorTree(resources).errors(text)
