"""Each keyword of JSON Schema 2020-12 by which a value can fail has a sentence of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema_specifications import REGISTRY

from validator.schema.explain import explain
from validator.schema.mapped import MappedSchema
from validator.schema.resources import Resources

CASES: dict[str, dict[str, Any]] = yaml.load(
    Path(__file__).with_name("keywords.yaml").read_text("utf-8"), yaml.CSafeLoader
)
VOCABULARIES = (
    "core",
    "applicator",
    "unevaluated",
    "validation",
    "format-annotation",
    "content",
    "meta-data",
)
NEVER_FAIL = {
    *("$id", "$schema", "$anchor", "$dynamicAnchor", "$vocabulary", "$comment", "$defs"),
    *("title", "description", "default", "deprecated", "readOnly", "writeOnly", "examples"),
    *("contentEncoding", "contentMediaType", "contentSchema"),
}
"""Keywords that name, describe or annotate."""


def schema_of(document: dict[str, Any]) -> MappedSchema:
    uri = "https://onrecord.invalid/s.json"
    resources = Resources(uri, document, {uri: document})
    return MappedSchema("s", 1, "/s.json", document, {}, resources, formats=True)


def test_no_keyword_is_without_a_case() -> None:
    base = "https://json-schema.org/draft/2020-12/meta/"
    known = {key for name in VOCABULARIES for key in REGISTRY.contents(base + name)["properties"]}
    assert len(known) > 50
    assert set(CASES) == known - NEVER_FAIL


@pytest.mark.parametrize("keyword", CASES)
def test_its_sentence(keyword: str) -> None:
    case = CASES[keyword]
    schema = schema_of({"properties": {"x": case["schema"]}, "$defs": case["schema"].get("$defs", {})})
    data = {"x": case["value"]}
    assert not schema.is_valid(data)
    ((_, problem),) = explain(data, schema)
    assert case["says"] in problem.message
    assert case.get("hint", "") in problem.hint
    assert case.get("detail", "") in "".join(problem.detail)
    assert problem.hint


def test_what_explains_loads_nothing_for_formats() -> None:
    """One of the packages that jsonschema uses for formats, where it is there, takes seconds to be loaded."""
    code = "import sys, validator.schema.error_tree; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert "jsonschema" in loaded
    assert not {"lark", "rfc3987_syntax", "webcolors", "isoduration", "idna"} & set(loaded)
