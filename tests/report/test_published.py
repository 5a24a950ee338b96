"""The published schemas are those of the models, and both take the same."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from example import written
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from published_schemas import PACKAGE, PUBLISHED, text_of
from pydantic import ValidationError

from validator.changes import models
from validator.report.baseline import write_baseline
from validator.report.models import Baseline, JsonReport

SOUND: dict[str, Any] = {
    "corpus/config.schema.json": {
        "title": "Harbour talks",
        "name": "harbour-talks",
        "records": "data/records",
        "archive": "texts",
        "kinds": {
            "notice": {
                "files": ["notices/**/*.yaml"],
                "schema": "notice.json",
                "id": "id",
                "references": {"related[].id": ["notice", "port"], "port": "port"},
                "unique": ["number"],
                "rules": [{"require": "self.a > 1", "code": "a-one", "message": "a", "at": "b[]"}],
                "formats": True,
            }
        },
        "rules": {
            "single-sourced": "off",
            "short-quote": {"severity": "info", "paths": ["records/**"], "except": ["x"]},
        },
        "expect": {"statement": {"min": 1, "max": 9, "filled": {"name": 0.5, "quote": {"min": 0.25}}}},
    },
    "report/waivers.schema.json": [
        {"rule": "short-quote", "record": "a", "place": "b", "reason": "c", "by": "d", "until": "2031-12-31"}
    ],
    "report/baseline.schema.json": {
        "format": "onrecord-baseline/1",
        "findings": [
            {"fingerprint": "0123456789abcdef", "count": 2, "code": "a", "record": "b", "file": "c"}
        ],
    },
    "report/report.schema.json": json.loads(written("json")),
    "changes/diff.schema.json": {
        "format": "onrecord-diff/1",
        "version": "1.0.0",
        "base": {"name": "main", "commit": "0123"},
        "head": {"name": "the working tree"},
        "weakened": [{"code": "check-weakened", "message": "a", "record": "b", "file": "c", "path": "d"}],
        "records": [
            {
                "how": "renamed",
                "kind": "a",
                "id": "b",
                "was": "c",
                "title": "",
                "file": "d",
                "fields": [
                    {
                        "path": "a[0].b",
                        "how": "changed",
                        "before": "a",
                        "after": "b",
                        "words": [{"text": "a", "how": "removed"}],
                    }
                ],
            }
        ],
        "findings": [
            {
                "how": "severity",
                "code": "a",
                "severity": "error",
                "before": "warning",
                "message": "b",
                "record": "c",
                "file": "d",
                "line": 1,
                "path": "e",
            }
        ],
        "quotes": [
            {"record": "a", "path": "b", "article": "c", "words": "d", "before": "exact", "after": "near"}
        ],
        "unread": ["a"],
        "counts": dict.fromkeys(models.DiffCounts.model_fields, 1),
    },
    "changes/dataset-diff.schema.json": {
        "format": "onrecord-dataset-diff/1",
        "version": "1.0.0",
        "base": {"name": "old", "version": "1.0.0"},
        "head": {"name": "new"},
        "advice": {"level": "major", "reasons": ["a"], "version": "2.0.0", "enough": False},
        "changes": [{"level": "minor", "about": "table", "name": "a", "text": "b"}],
        "records": [
            {
                "how": "added",
                "kind": "a",
                "id": "b",
                "title": "",
                "file": "",
                "fields": [],
                "level": "minor",
                "reason": "c",
            }
        ],
        "counts": dict.fromkeys(models.BuiltCounts.model_fields, 1),
    },
}
JUNK = st.sampled_from(
    [
        *[None, True, False, 0, -1, 2, 0.5, 1.5, "", " ", "x", "../x", "/x", "a\\b", "off", "A", "2031-1-1"],
        *["x" * 1001, [], [""], ["x"], [1], [[]], [{}], {}, {"x": 1}, {"min": None}, {"severity": "error"}],
    ]
)


@pytest.mark.parametrize("name", PUBLISHED)
def test_a_schema_is_that_of_its_model(name: str) -> None:
    assert (PACKAGE / name).read_text("utf-8") == text_of(PUBLISHED[name]), "see it, then: make docs"


@pytest.mark.parametrize("name", PUBLISHED)
@given(data=st.data())
def test_a_model_takes_what_its_schema_takes(name: str, data: st.DataObject) -> None:
    document = copy.deepcopy(SOUND[name])
    change(document, data)
    by_schema = Draft202012Validator(json.loads((PACKAGE / name).read_text("utf-8"))).is_valid(document)
    try:
        PUBLISHED[name].model_validate_json(json.dumps(document))
        by_model = True
    except ValidationError:
        by_model = False
    assert by_model is by_schema, document


def change(document: Any, data: st.DataObject) -> None:
    """Put junk somewhere into a document, or take something out of it, or leave it."""
    place = document
    while True:
        inside = [key for key in keys(place) if isinstance(place[key], dict | list) and place[key]]
        if not inside or data.draw(st.integers(0, 2)) == 0:
            break
        place = place[data.draw(st.sampled_from(inside))]
    how = data.draw(st.sampled_from(["leave", "put", "add", "take"]))
    if how == "put":
        place[data.draw(st.sampled_from(keys(place)))] = data.draw(JUNK)
    elif how == "add" and isinstance(place, dict):
        place[data.draw(st.sampled_from(["x", "min", "severity", "place", "Not a kind", "description"]))] = (
            data.draw(JUNK)
        )
    elif how == "take":
        del place[data.draw(st.sampled_from(keys(place)))]


def keys(place: Any) -> list[Any]:
    return list(place) if isinstance(place, dict) else list(range(len(place)))


def test_what_is_written_is_read_by_the_model(tmp_path: Path) -> None:
    report = JsonReport.model_validate_json(written("json"))
    assert report.model_dump(mode="json", exclude_unset=True) == json.loads(written("json"))
    write_baseline(tmp_path / "known.json", ())
    assert Baseline.model_validate_json((tmp_path / "known.json").read_bytes()).findings == []
