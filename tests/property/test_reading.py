"""The reader against others: PyYAML, YAML 1.2's own words for plain values, and the walk that places every node."""

from __future__ import annotations

import itertools
import json
import math
from typing import Any

import pytest
import yaml
import yamlrocks
from hypothesis import given, settings
from hypothesis import strategies as st

from validator.source.document import Document, parse, parse_lines
from validator.source.doubt import has_trap, is_doubtful
from validator.source.limits import survey
from validator.source.nodes import inspect, scalar
from validator.source.places import Places
from validator.source.scalars import core_value
from validator.source.traps import read_elsewhere
from validator.source.tree import UNPLACED, every_node
from validator.source.walk import nodes_of

TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff\ufffe\uffff"),
    max_size=40,
)
PLAIN = st.sampled_from(
    ["NO", "on", "y", "012", "0o17", "0x1F", "-0x1F", "1_000", "0b11", "1:30", "2031-03-04", "1e3", ".5", "-.inf",
     ".nan", "~", "null", "Null", "true", "False", "+1", "-0", "1.", "0.1e-2", "=", "1e-400", "09",
     "0.12345678901234567890"]
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
            "%YAML 1.2", "h: \u00a0", "aa: &n 2", "bb: [*n, >, %]", "cc: ? x", "dd: \"a\\", "   b\"", " \tee: f",
            "i: ‘’“”", "i: |\n  \u2028x\n  y", "i: \x85\u2029", "j: \u3000x", "k: x\u0085y", "\u00a0l: m",
            "'l': m #n", "n: {}", "o: []", "p: ''", "q:", "- - r", "@s", "t: `u",
        ]
    ),
    max_size=8,
)  # fmt: skip


PIECES = st.sampled_from(
    ["ABC", "no", "on", "y", "012", "0o7", "0b1", "0X1", "1_0", "1:30", "2031-03-04", "T", "1e3", "=", "a", "-", "--",
     ":", "+", "\t", " ", "  ", "?", ",", "[", "]", "{", "}", "/", "_", "#", " #", "'", '"', ".", "\n", "\n  ", "\n- ",
     "\n? ", "\nk: ", "- ", ": ", ", ", "|", ">", "%", "&", "*", "!", "\\", "\r", "|\n ", "1e-400", "-\n "]
)  # fmt: skip


def sound(text: str) -> None:
    """Whatever is read without a word is read so by a look at each node, too; and each place is inside of the text."""
    documents, hits = parse(text)
    for document in documents:
        chunk = text[document.start : document.end]
        data, problems = inspect(chunk, 0)
        assert not [p for found, p in problems if found.severity == "error"], problems
        assert same(data, document.data), (data, document.data)
        if not is_doubtful(chunk, survey(document.data).texts) and not hits:
            assert not problems
        if (
            chunk == text
            and chunk.lstrip()[:1] not in ("{", "[")
            and not is_doubtful(chunk, survey(document.data).texts)
        ):
            assert hits == problems
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
def test_what_pyyaml_writes_is_read_back(data: Any, flow: bool, style: str | None) -> None:
    text = yaml.safe_dump(
        data, default_flow_style=flow, default_style=style, allow_unicode=True, sort_keys=False
    )
    sound(text)
    documents, hits = parse(text)
    if not hits and style != '"' and yaml.safe_load(text) == data:
        assert same(documents[0].data, data)


@given(LINES)
@settings(max_examples=500, deadline=None)
def test_lines_in_any_order(lines: list[str]) -> None:
    for end in ("\n", "\r\n", "\r"):
        sound(end.join(lines))


@given(st.lists(PIECES, min_size=1, max_size=9).map("".join))
@settings(max_examples=1500, deadline=None)
def test_what_is_not_doubted_has_no_trap(text: str) -> None:
    sound(f"k: {text}\nl: 1\n")


@given(st.lists(PIECES, min_size=1, max_size=9).map("".join))
@settings(max_examples=500, deadline=None)
def test_what_pyyaml_refuses_or_reads_as_other_text_is_known(text: str) -> None:
    """PyYAML reads YAML 1.1: where both find text, it is the same."""
    documents, hits = parse(f"k: {text}\nl: 1\n")
    try:
        other = yaml.load(f"k: {text}\nl: 1\n", yaml.BaseLoader)
    except yaml.YAMLError:
        return
    if len(documents) == 1 and not hits and isinstance(documents[0].data, dict):
        for key, value in documents[0].data.items():
            if isinstance(value, str):
                assert other[key] == value


@pytest.mark.parametrize("letters", ["017xob_A.e+-", "0bBXOx1fE_-", ".nNaAiIfF-+", "0189e-+.:"])
def test_every_short_word_is_read_as_yaml_1_2_has_it(letters: str) -> None:
    for length in range(1, 5):
        for word in map("".join, itertools.product(letters, repeat=length)):
            documents, hits = parse(f"k: {word}\n")
            if documents and isinstance(documents[0].data, dict):
                assert same(documents[0].data["k"], core_value(word)), word
                codes = [rule.code for rule, _ in hits if rule.code == "yaml-ambiguous-value"]
                assert bool(codes) is bool(read_elsewhere(word)), word


@pytest.mark.parametrize(
    "word", ["y", "Y", "n", "N", "true", "~", "0x1F", "+1", "1.5", "12", "", "null", "-1.5e+3"]
)
def test_what_pyyaml_reads_alike_is_no_trap(word: str) -> None:
    assert parse(f"k: {word}\n{word or 'l'}x: 1\n")[1] == []
    assert read_elsewhere(word) == ""


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("NO", "true or false"), ("012", "number"), ("1:30", "number"), ("2031-03-04", "date"), ("1e3", "text"),
        ("0o7", "text"), ("=", "special"), ("<<", "copied"), ("1_000", "number"), ("2031-13-45", "mistake"),
        ("1_000.5", "number"), ("2031-03-04T05:06:07Z", "date"),
    ],
)  # fmt: skip
def test_what_pyyaml_reads_in_another_way_is_one(word: str, meant: str) -> None:
    [(rule, problem)] = parse(f"k: {word}\n")[1]
    assert rule.code == "yaml-ambiguous-value"
    assert meant in problem.message


@pytest.mark.parametrize(
    "text", ["id: ABC-2030-0017", "a: [x-012, b-1:30]", "a: 9fd0b1", "- x?no", "a: q-no # -012"]
)
def test_words_with_numbers_in_them_are_not_doubted(text: str) -> None:
    assert not is_doubtful(text, ())
    assert not has_trap(text, survey(yamlrocks.loads(text)))


@pytest.mark.parametrize(
    ("text", "properties"),
    [
        ("a: |\n  **bold** &x !y\n", False),
        ("a: '*x'\n# &y\n", False),
        ("a: x *y &z\n", False),
        ("a: |\n  *x\nb: &x c\n", True),
        ("a: |\n  *x\nb: !!str c\n", True),
        ("&a b: |\n  *x\n", True),
        ("a: |\n  *x\n? [!c d]\n: e\n", True),
    ],
)
def test_tags_and_anchors_within_a_text_are_none(text: str, properties: bool) -> None:
    assert is_doubtful(text, ()) == properties


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
        "- ? on",
        "{?  on: 1}",
    ],
)
def test_values_that_begin_with_a_trap_are_doubted(text: str) -> None:
    assert has_trap(text, survey(yamlrocks.loads(text)))


@given(st.text(max_size=60))
@settings(max_examples=300, deadline=None)
def test_any_text_is_data_or_a_problem(text: str) -> None:
    sound(text)


@given(
    DATA, st.booleans(), st.sampled_from([None, "'", '"', "|", ">"]), st.sampled_from(["\n", "\r\n", "\r"])
)
@settings(max_examples=300, deadline=None)
def test_every_node_begins_where_the_reader_says(data: Any, flow: bool, style: str | None, end: str) -> None:
    text = yaml.safe_dump(data, default_flow_style=flow, default_style=style, allow_unicode=True).replace(
        "\n", end
    )
    document = yamlrocks.loads(text, option=yamlrocks.OPT_ROUND_TRIP)
    encoded = text.encode()
    try:
        root = nodes_of(text)
    except UNPLACED:
        assert parse(text)[0] == []
        return
    assert root
    for node, path in every_node(root):
        found = document.locate(path)
        if found is None or node.style == "null" or found.tag is not None:
            continue
        assert len(encoded[: found.offset].decode()) == node.begin
        if node.kind == "scalar" and node.style in ("plain", "single", "double"):
            assert len(encoded[: found.end_offset].decode()) == node.end


@given(st.dictionaries(st.text("abcdefgh", min_size=1, max_size=5), TEXT, min_size=1, max_size=6))
@settings(max_examples=100, deadline=None)
def test_places_point_at_keys_and_values(data: dict[str, str]) -> None:
    text = "# a comment\n" + json.dumps(data, ensure_ascii=False, indent=1)
    places = Places(text, 0)
    for key, value in data.items():
        start, end = places.find((key,))
        assert json.loads(text[start:end]) == value
        start, end = places.find((key,), "key")
        assert json.loads(text[start:end]) == key


def test_places_of_what_has_no_place_of_its_own() -> None:
    text = "? a\n: [b, c: *d]\ne: &d\nf: *d\ng:\n- h\n-\n".replace("*d]", "x]")
    places = Places(text, 10)
    at = {path: text[slice(*(place - 10 for place in places.find(path)))] for path in
          [("a",), ("a", 1), ("a", 1, "c"), ("e",), ("f",), ("g", 1), ("g", 7), ("z",)]}  # fmt: skip
    assert at == {("a",): "[b, c: x]", ("a", 1): "c: x", ("a", 1, "c"): "x", ("e",): "&d", ("f",): "*d", ("g", 1): "",
                  ("g", 7): "- h\n-", ("z",): text.rstrip()}  # fmt: skip
    assert text[places.find(("f",), "key")[0] - 10] == "f"


@given(
    st.lists(st.dictionaries(st.text("abc", min_size=1), st.integers(), min_size=1), min_size=1, max_size=5)
)
@settings(max_examples=50, deadline=None)
def test_json_lines_and_documents_are_cut_exactly(records: list[dict[str, int]]) -> None:
    lines = "".join(json.dumps(record) + "\n" for record in records)
    several = "".join("---\n" + json.dumps(record) + "\n" for record in records)
    assert [d.data for d in parse_lines(lines)[0]] == records
    assert [d.data for d in parse(several)[0]] == records
    assert [d.data for d in parse(several.replace("\n", "\r"))[0]] == records
    broken = lines + '{"a": \n' + lines
    documents, hits = parse_lines(broken)
    assert [d.data for d in documents] == records + records
    assert [rule.code for rule, _ in hits] == ["json-syntax"]


def test_a_document_knows_its_text() -> None:
    text = "a: 1\n---\nb: 2\n"
    assert parse(text)[0] == [Document(0, 0, 5, {"a": 1}), Document(1, 5, 14, {"b": 2})]


def test_an_anchor_that_is_given_twice_hides_nothing() -> None:
    text = "k: &b {x: 1}\nm: {<<: *b, y: 2}\nt: !foo 3\nu: !!binary aGk=\nn: 0b11\no: NO\np: 1__0\n"
    alone, twice = parse(text)[1], parse(f"d: &a 1\ne: &a 2\nf: *a\n{text}")[1]
    assert [rule.code for rule, _ in alone] == [rule.code for rule, _ in twice]
    assert [rule.code for rule, _ in alone].count("yaml-ambiguous-value") == 3


def test_an_alias_has_the_value_of_the_anchor_above_it() -> None:
    documents, _ = parse("a: &x 012\nb: *x\nc: &x [no]\nd: *x\n")
    assert documents[0].data == {"a": 12, "b": 12, "c": ["no"], "d": ["no"]}


@pytest.mark.parametrize(
    "text",
    [
        "a: [\n  b, # c,\n # ,\n]\nd: {\n  e: 'f,',\n}\ng: [{\n  h: i,\n}, \"x, # y\",\n]\n",
        "a: [\r\n  b,\r\n]\r\nd: {\r\n  e: 'f,' ,\r\n\r\n}\r\ng: [{\r\n  h: i,\r\n}, \"x, # y\",  # z, z\r\n]\r\n",
    ],
)
def test_a_list_may_end_in_a_comma_and_a_bracket_on_a_line_of_its_own(text: str) -> None:
    wanted = {"a": ["b"], "d": {"e": "f,"}, "g": [{"h": "i"}, "x, # y"]}
    assert parse(text) == ([Document(0, 0, len(text), wanted)], [])
    start, end = Places(text, 0).find(("g",))
    assert text[start:].startswith("[{")
    assert text[:end].endswith("]")


def test_a_scalar_is_what_its_tag_says() -> None:
    root = nodes_of("[!!str 12, ! 13, !!float 1, !!int '5', !!null '', !!str , !<tag:yaml.org,2002:str> 7]")
    assert root
    assert [scalar(node) for node in root.items] == ["12", "13", 1.0, 5, None, "", "7"]
