"""The two readers agree: whatever the fast one accepts, the careful one reads as the same data, with its places."""

from __future__ import annotations

import json
import math
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from validator.source import parse
from validator.source.careful import Places, inspect_nodes
from validator.source.document import Document, parse_lines

TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff\ufffe\uffff"),
    max_size=40,
)
PLAIN = st.sampled_from(
    ["NO", "on", "y", "012", "0o17", "0x1F", "1_000", "0b11", "1:30", "2031-03-04", "1e3", ".5", "-.inf", ".nan", "~",
     "null", "Null", "true", "False", "+1", "-0", "1.", "0.1e-2", "="]
)  # fmt: skip
SCALARS = st.one_of(TEXT, PLAIN, st.integers(), st.booleans(), st.none(), st.floats(allow_nan=False))
DATA = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.one_of(TEXT, PLAIN), inner, max_size=4),
    max_leaves=12,
)
LINES = st.lists(
    st.sampled_from(
        [
            "a: 1", "b: 'x'", 'c: "y\\n"', "  d: - 1", "- e", "  - f: g", "h: |", "    text # not a comment", "i: >-",
            "", "# comment", "j: [1, {k: l}]", "m: &n 1", "o: *n", "p: !!str 1", "q: !r s", "? t", ": u", "---", "...",
            "<<: {v: w}", "\tx: y", "z: 'it''s'", "a: 2", "1: b", "c: d: e", "f: 1_0", "g: 0b1",
            "%YAML 1.2", "h: \u00a0",
            "i: ‘’“”", "i: |\n  \u2028x\n  y", "i: \x85\u2029", "j: \u3000x", "k: x\u0085y",
            "'l': m #n", "n: {}", "o: []", "p: ''", "q:", "- - r", "@s", "t: `u",
        ]
    ),
    max_size=8,
)  # fmt: skip


def both(text: str) -> None:
    documents, hits = parse(text)
    for document in documents:
        chunk = text[document.start : document.end]
        if Places(chunk, 0).find(("no", "such")) != (0, 1):  # the careful reader can read it at all
            data, problems = inspect_nodes(chunk, 0, document.data)
            assert not [p for found, p in problems if found.severity == "error"], problems
            assert same(data, document.data), (data, document.data)
    for rule, problem in hits:
        assert rule.code
        assert problem.message
        if problem.span:
            assert 0 <= problem.span[0] <= problem.span[1] <= len(text) + 1


def same(one: Any, two: Any) -> bool:
    if isinstance(one, float) and isinstance(two, float) and math.isnan(one):
        return math.isnan(two)
    if type(one) is not type(two):
        return False
    if isinstance(one, dict):
        return list(one) == list(two) and all(same(one[key], two[key]) for key in one)
    if isinstance(one, list):
        return len(one) == len(two) and all(map(same, one, two))
    return bool(one == two)


@given(DATA, st.booleans(), st.sampled_from([None, "'", '"', "|", ">"]))
@settings(max_examples=300, deadline=None)
def test_every_scalar_style(data: Any, flow: bool, style: str | None) -> None:
    both(yaml.safe_dump(data, default_flow_style=flow, default_style=style, allow_unicode=True))


@given(LINES)
@settings(max_examples=500, deadline=None)
def test_lines_in_any_order(lines: list[str]) -> None:
    both("\n".join(lines))
    both("\r\n".join(lines))


@given(st.text(max_size=60))
@settings(max_examples=300, deadline=None)
def test_any_text_is_data_or_a_problem(text: str) -> None:
    both(text)


@given(st.dictionaries(st.text("abcdefgh", min_size=1, max_size=5), TEXT, min_size=1, max_size=6))
@settings(max_examples=100, deadline=None)
def test_places_point_at_the_values(data: dict[str, str]) -> None:
    text = "# a comment\n" + json.dumps(data, ensure_ascii=False, indent=1)
    places = Places(text, 0)
    for key, value in data.items():
        start, end = places.find((key,))
        assert json.loads(text[start:end]) == value
        start, end = places.find((key,), "key")
        assert json.loads(text[start:end]) == key


@given(
    st.lists(st.dictionaries(st.text("abc", min_size=1), st.integers(), min_size=1), min_size=1, max_size=5)
)
@settings(max_examples=50, deadline=None)
def test_json_lines_and_documents_are_cut_exactly(records: list[dict[str, int]]) -> None:
    lines = "".join(json.dumps(record) + "\n" for record in records)
    several = "".join("---\n" + json.dumps(record) + "\n" for record in records)
    assert [d.data for d in parse_lines(lines)[0]] == records
    assert [d.data for d in parse(several)[0]] == records
    broken = lines + '{"a": \n' + lines
    documents, hits = parse_lines(broken)
    assert [d.data for d in documents] == records + records
    assert [rule.code for rule, _ in hits] == ["json-syntax"]


def test_a_document_knows_its_text() -> None:
    text = "a: 1\n---\nb: 2\n"
    assert parse(text)[0] == [Document(0, 0, 5, {"a": 1}), Document(1, 5, 14, {"b": 2})]
