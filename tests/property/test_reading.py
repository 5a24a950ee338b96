"""The two readers agree: whatever the fast one accepts, the careful one reads as the same data, with its places."""

from __future__ import annotations

import itertools
import json
import math
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from validator.source.careful import Places, inspect_nodes
from validator.source.document import Document, parse, parse_lines
from validator.source.doubt import is_doubtful
from validator.source.scalars import core_value

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


PIECES = st.sampled_from(
    ["ABC", "no", "on", "y", "012", "0o7", "0b1", "0X1", "1_0", "1:30", "2031-03-04", "T", "1e3", "=", "a", "-", "--",
     ":", "+", "\t", " ", "  ", "?", ",", "[", "]", "{", "}", "/", "_", "#", " #", "'", '"', ".", "\n", "\n  ", "\n- ",
     "\n? ", "\nk: ", "- ", ": ", ", "]
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


@given(st.lists(PIECES, min_size=1, max_size=9).map("".join))
@settings(max_examples=1500, deadline=None)
def test_what_is_not_doubted_has_no_trap(text: str) -> None:
    text = f"k: {text}\nl: 1\n"
    documents, hits = parse(text)
    if not hits and len(documents) == 1 and not is_doubtful(text):
        data, problems = inspect_nodes(text, 0, documents[0].data)
        if Places(text, 0).find(("no", "such")) != (0, 1):
            assert not problems, problems
            assert same(data, documents[0].data)


@pytest.mark.parametrize("letters", ["017xob_A.e+-", "0bBXOx1fE_-", ".nNaAiIfF-+"])
def test_every_short_word_is_read_as_the_careful_reader_does(letters: str) -> None:
    for length in range(1, 5):
        for word in map("".join, itertools.product(letters, repeat=length)):
            documents, hits = parse(f"k: {word}\n")
            if documents and not hits and isinstance(documents[0].data, dict):
                assert same(documents[0].data["k"], core_value(word)), word


@pytest.mark.parametrize(
    "text", ["id: ABC-2030-0017", "a: [x-012, b-1:30]", "a: 9fd0b1", "- x?no", "a: q-no # -012"]
)
def test_words_with_numbers_in_them_are_not_doubted(text: str) -> None:
    assert not is_doubtful(text)


@pytest.mark.parametrize(
    "text",
    [
        "- 012",
        "-  no",
        "- - 1:30",
        "? on",
        "--- no",
        "a: -012",
        "[-012]",
        "{a: -0b1}",
        "a:\n  no",
        "- ? y",
        "{?  y: 1}",
    ],
)
def test_values_that_begin_with_a_trap_are_doubted(text: str) -> None:
    assert is_doubtful(text)


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
