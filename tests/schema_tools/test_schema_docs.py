from __future__ import annotations

import re
from pathlib import Path

from shipped import ROOT, SCHEMAS, invented

from validator.authoring.field_reference import field_reference
from validator.findings.paths import ITEMS, format_pattern
from validator.schema.schema import Schemas


def test_the_page_in_docs_is_up_to_date() -> None:
    page = (ROOT / "docs" / "fields.md").read_text(encoding="utf-8")
    assert page == field_reference(SCHEMAS), "make it anew: onrecord schema docs > docs/fields.md"


def test_every_field_of_every_kind_is_in_it_once() -> None:
    page = field_reference(SCHEMAS)
    common = page.partition("## Fields that every kind has")[2]
    for schema in SCHEMAS.by_name.values():
        section = re.split(r"^## ", page.partition(f"## {schema.name}\n")[2], maxsplit=1, flags=re.MULTILINE)[
            0
        ]
        for field in schema.fields:
            row = f"| `{format_pattern(field.pattern)}`"
            found = re.findall(re.escape(row) + r"( required)? \|", section + common)
            assert len(found) == 1, (schema.name, row)
            assert bool(found[0]) == (field.required and field.pattern[-1] != ITEMS)


def test_links_lead_to_headings() -> None:
    page = field_reference(SCHEMAS)
    headings = {
        re.sub(r"[^a-z0-9 -]", "", line.lower()).replace(" ", "-")
        for line in re.findall("^## (.+)$", page, re.M)
    }
    links = re.findall(r"\]\(#(.+?)\)", page)
    assert set(links) == headings


def test_what_a_field_holds() -> None:
    schema = invented(
        {
            "who": {
                "type": "string",
                "x-ref": ["organization", "person"],
                "title": "Who",
                "description": "A | bar.",
            },
            "words": {"type": "string", "x-verbatim": "by", "x-quoted": True},
            "by": {"type": "string", "x-ref": "article", "x-unique": True},
            "on": {"type": "string", "format": "edtf", "x-not-after": "until"},
            "until": {"type": "string", "format": "edtf", "x-not-before": "on"},
            "mood": {"enum": ["glad", "sad"]},
            "many": {"type": ["array", "null"], "items": {"type": "integer"}},
        },
        required=["who"],
        allOf=[
            {"if": {"required": ["on"]}, "then": {"title": "An end has a beginning", "required": ["until"]}}
        ],
    )
    page = field_reference(Schemas(Path("schemas"), {schema.name: schema}, schema.files))
    rows = [line for line in page.splitlines() if line.startswith("| `")]
    assert rows == [
        r"| `who` required | id of an organization or a person | **Who.** A \| bar. |",
        "| `words` | text; stands word for word between quotation marks in `by` |  |",
        "| `by` | id of an article; no two records share it |  |",
        "| `on` | date; not after `until` |  |",
        "| `until` | date; not before `on` |  |",
        "| `mood` | one of `glad`, `sad` |  |",
        "| `many` | list or nothing |  |",
        "| `many[]` | whole number |  |",
    ]
    assert "- An end has a beginning.\n" in page
    assert "every kind has" not in page
