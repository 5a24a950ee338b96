"""Of several forms that a value may have, the one that is meant is told of."""

from __future__ import annotations

import time
from typing import Any

import pytest
from test_keywords import schema_of
from test_words import cases

from validator.findings.finding import format_path
from validator.schema.explain import explain


@pytest.mark.parametrize("case", cases("branches.yaml"), ids=lambda case: str(case["name"]))
def test_the_branch_that_is_meant(case: dict[str, Any]) -> None:
    schema, data = schema_of({"properties": {"x": case["schema"]}}), {"x": case["value"]}
    assert not schema.is_valid(data)
    hits = explain(data, schema)
    assert [f"{rule.code} {format_path(problem.path)}" for rule, problem in hits] == case["finds"]
    said = "\n".join(text for _, problem in hits for text in (problem.message, problem.hint, *problem.detail))
    assert all(words in said for words in case.get("says", ()))


def test_branches_in_branches_take_no_longer_with_each_level() -> None:
    branch = {"type": "object", "properties": {"l": {"$ref": "#/$defs/t"}}}
    tree = {"anyOf": [{**branch, "required": ["a"]}, {**branch, "required": ["b"]}]}
    schema = schema_of({"$defs": {"t": tree}, "$ref": "#/$defs/t"})
    data: Any = 1
    for _ in range(60):
        data = {"l": data}
    begun = time.process_time()
    errors = schema.errors(data)
    assert errors
    assert time.process_time() - begun < 2


def test_long_lists_of_values_take_time_in_proportion() -> None:
    schema = schema_of({"items": {"enum": [f"berth-{number}" for number in range(3000)]}})
    begun = time.process_time()
    hits = explain([f"bert-{number}" for number in range(3000)], schema)
    assert len(hits) == 100
    assert sum(len(problem.hint) for _, problem in hits) < 100 * 1000
    assert time.process_time() - begun < 10
