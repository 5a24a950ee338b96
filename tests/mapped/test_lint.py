"""What schemas say in vain is told at its key, and nothing else is."""

from __future__ import annotations

import json
from typing import Any

import pytest
from test_words import cases

from validator.schema.doubts import doubts
from validator.schema.resources import DIALECTS, Resources


@pytest.mark.parametrize("case", cases("lint.yaml"), ids=lambda case: json.dumps(case["schema"]))
def test_what_is_said_in_vain(case: dict[str, Any]) -> None:
    draft = next(uri for uri in DIALECTS.values() if case.get("draft", "2020-12") in uri)
    schema = {"$schema": draft, **case["schema"]}
    uri = "https://onrecord.invalid/s.json"
    found = doubts(Resources(uri, schema, {uri: schema}))
    assert found.errors == []
    assert [list(each.path) for each in found.warnings] == ([case["at"]] if "at" in case else [])
    for each in found.warnings:
        assert case.get("says", "") in each.message
        assert case.get("hint", "") in each.hint
        assert each.hint
