"""The figures in docs/conformance.md are those of the versions that are pinned, and nothing required fails."""

from __future__ import annotations

import re

import pytest
from published_suites import DRAFTS, PACKAGES, PAGE, ROOT

from validator.schema.fast import engine
from validator.schema.fields import BASE
from validator.schema.resources import Resources

STALE = "docs/conformance.md is stale; run: make conformance"


def test_the_page_was_made_with_the_pinned_versions() -> None:
    pins = dict(re.findall(r"^([\w-]+)==(\S+)", (ROOT / "requirements.txt").read_text("utf-8"), re.MULTILINE))
    lower = {name.lower().replace("-", "_"): version for name, version in pins.items()}
    said = ", ".join(f"{name} {lower[name.lower().replace('-', '_')]}" for name in PACKAGES)
    assert f"Measured with {said}." in PAGE.read_text("utf-8"), STALE


def test_every_required_test_of_every_draft_passed() -> None:
    page = PAGE.read_text("utf-8")
    for draft in DRAFTS:
        row = re.search(rf"^\| {draft.removeprefix('draft')} \| (\d+) of (\d+) \|", page, re.MULTILINE)
        assert row, STALE
        assert row[1] == row[2]
        assert int(row[2]) > 600


# What the drafts differ in: a schema, a value, and the drafts in which the value fits.
DIFFERENCES = [
    ({"minimum": 3, "exclusiveMinimum": True}, 3, []),
    ({"const": 1}, 2, ["draft4"]),
    ({"if": True, "then": False}, 1, ["draft4", "draft6"]),
    ({"type": "array", "items": [{"type": "string"}]}, [1], []),
    ({"dependentRequired": {"a": ["b"]}}, {"a": 1}, ["draft4", "draft6", "draft7"]),
    ({"prefixItems": [{"type": "string"}]}, [1], ["draft4", "draft6", "draft7", "draft2019-09"]),
    ({"unevaluatedProperties": False}, {"a": 1}, ["draft4", "draft6", "draft7"]),
    ({"$ref": "#/definitions/a", "definitions": {"a": {}}, "maximum": 1}, 2, ["draft4", "draft6", "draft7"]),
]


@pytest.mark.parametrize(("schema", "value", "fits"), DIFFERENCES)
def test_each_draft_is_read_as_what_it_is(schema: dict[str, object], value: object, fits: list[str]) -> None:
    found = []
    for draft, dialect in DRAFTS.items():
        document = {"$schema": dialect, **schema}
        try:
            compiled = engine(Resources(f"{BASE}/a.json", document, {}), formats=False)
        except ValueError:
            continue  # the draft knows no such keyword value
        if compiled.is_valid(value):
            found.append(draft)
    assert found == fits


def test_a_schema_without_a_draft_is_one_of_2020() -> None:
    document = {"prefixItems": [{"type": "string"}]}
    compiled = engine(Resources(f"{BASE}/a.json", document, {}), formats=False)
    assert compiled.is_valid(["a"])
    assert not compiled.is_valid([1])
