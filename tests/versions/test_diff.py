"""What changed between two versions, in words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yamlrocks
from hypothesis import given, settings
from hypothesis import strategies as st

from validator.cli.commands.schema.diff import MARKS
from validator.schema.diff import compare, proved_compatible
from validator.schema.schema import Schema

CASES = yamlrocks.loads(Path(__file__).with_name("diff.yaml").read_text("utf-8"))


def pair(old: dict[str, Any], new: dict[str, Any]) -> tuple[Schema, Schema]:
    files = {}
    for number, document in ((1, old), (2, new)):
        properties = {"schema": {"const": f"thing/{number}"}, **document.get("properties", {})}
        files[f"thing/v{number}.json"] = {"type": "object", **document, "properties": properties}
    one, two = (Schema("thing", n, f"thing/v{n}.json", files[f"thing/v{n}.json"], files) for n in (1, 2))
    return one, two


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_is_said(case: dict[str, Any]) -> None:
    old, new = pair(case["old"], case["new"])
    said = [f"{MARKS[change.effect]} {change.place}: {change.text}" for change in compare(old, new)]
    assert said == case["said"]
    assert proved_compatible(old, new) is case["proved"]


SMALL = st.fixed_dictionaries(
    {},
    optional={
        "type": st.sampled_from(["string", "integer", "array", ["string", "null"]]),
        "enum": st.lists(st.sampled_from(["x", "y", 1]), min_size=1, unique=True),
        "minLength": st.integers(0, 3),
        "maximum": st.integers(0, 3),
        "pattern": st.sampled_from(["^x", "y$"]),
    },
)
DOCUMENTS = st.fixed_dictionaries(
    {"properties": st.dictionaries(st.sampled_from("ab"), SMALL)},
    optional={
        "required": st.lists(st.sampled_from("ab"), unique=True),
        "additionalProperties": st.just(False),
    },
)
RECORDS: st.SearchStrategy[dict[str, Any]] = st.dictionaries(
    st.sampled_from("abc"), st.sampled_from(["x", "y", "xy", "", 1, 5, None, []])
)


@given(DOCUMENTS, DOCUMENTS, st.lists(RECORDS, max_size=8))
@settings(max_examples=300, deadline=None)
def test_a_record_becomes_invalid_only_where_something_said_so(
    before: dict[str, Any], after: dict[str, Any], records: list[dict[str, Any]]
) -> None:
    old, new = pair(before, after)
    strict = any(change.effect in ("stricter", "either") for change in compare(old, new))
    proved = proved_compatible(old, new)
    for record in records:
        if old.is_valid({"schema": "thing/1", **record}) and not new.is_valid(
            {"schema": "thing/2", **record}
        ):
            assert strict
            assert not proved
