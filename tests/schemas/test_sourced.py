"""Which words can't be without their source, because the schema demands the reference beside them."""

from __future__ import annotations

from typing import Any

import pytest

from validator.corpus.records import Record, sourceless
from validator.schema.schema import Schema

ENTRY = {
    "properties": {
        "article": {"type": "string", "x-ref": "article"},
        "quote": {"type": "string", "x-verbatim": "article"},
    }
}


def schema_of(entry: dict[str, Any]) -> Schema:
    document = {"type": "object", "properties": {"sources": {"type": "array", "items": entry}}}
    return Schema("note", 1, "note/v1.json", document, {"note/v1.json": document})


@pytest.mark.parametrize(
    ("entry", "sourced"),
    [
        ({**ENTRY, "required": ["article"]}, True),
        ({**ENTRY, "allOf": [{**ENTRY, "required": ["article"]}]}, True),
        ({**ENTRY, "required": ["quote"]}, False),
        ({**ENTRY, "anyOf": [{**ENTRY, "required": ["article"]}, {}]}, False),
        ({**ENTRY, "if": {"required": ["page"]}, "then": {**ENTRY, "required": ["article"]}}, False),
    ],
)
def test_words_are_sourced_only_where_every_record_has_the_reference(
    entry: dict[str, Any], sourced: bool
) -> None:
    schema = schema_of(entry)
    (use,) = schema.verbatim_uses["sources", "[]", "article"]
    assert use.sourced is sourced
    record = Record("a.yaml", 0, True, "a", {"sources": [{"quote": "the ferry sails"}]}, schema)
    assert schema.is_valid(record.data) is not sourced
    assert list(sourceless(record)) == ([] if sourced else [("sources", 0, "quote")])
