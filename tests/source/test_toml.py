"""TOML: its data is that of tomllib, each key and value has its place, and what is no TOML is told in our own words."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from time import process_time
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from validator.authoring.edit import Edit, EditError, Rename, Set
from validator.authoring.in_place import set_in_place
from validator.findings.finding import KeyPath
from validator.source.dialect import PLAIN
from validator.source.document import parse_toml
from validator.source.toml_text import TomlPlaces, read_toml

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("toml_syntax.yaml").read_text("utf-8"))
KEYS = st.sampled_from(["a", "b-c", '"d e"', "'f.g'", '"h\\u00e9"', "a.b", 'i."]#".j', " k . l "])
SCALARS = st.sampled_from(
    ["1", "0x1F", "1_000", "-1.5e3", "true", '"x # y"', "'z]'", '"""a\n"" b"""', "'''\nq'' '''", '"""\\\n  c"""""',
     "2031-03-04", "2031-03-04 05:06:07Z", "2031-03-04T05:06:07.1+02:00", "05:06:07", '"\\U0001F600 \\" }"']
)  # fmt: skip
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: f"[ # one\n {' , '.join(items)} # ]\n]")
        | st.lists(inner, max_size=2).map(
            lambda items: "{ " + ", ".join(f"m{n} = {item}" for n, item in enumerate(items)) + " }"
        )
    ),
    max_leaves=4,
)
LINES = st.one_of(
    st.tuples(KEYS, VALUES).map(lambda pair: f"{pair[0]} = {pair[1]}  # end"),
    KEYS.map(lambda key: f"[{key}]"),
    KEYS.map(lambda key: f"[[ {key} ]] # x"),
    st.sampled_from(["", "# [no] = 1", "\t"]),
)
TEXTS = st.tuples(st.lists(LINES, max_size=6), st.sampled_from(["\n", "\r\n"])).map(
    lambda parts: parts[1].join(parts[0])
)


@pytest.mark.parametrize("case", CASES, ids=[repr(case["text"]) for case in CASES])
def test_place_and_words(case: dict[str, Any]) -> None:
    text = case["text"]
    documents, hits = parse_toml(text)
    assert not documents
    ((_, problem),) = hits
    start, _ = problem.span or (0, 0)
    before = text[:start]
    assert f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}" == case["at"]
    assert case["says"] in problem.message
    assert "xpected" not in problem.message


def test_days_and_times_are_text_as_schemas_have_them() -> None:
    data, hits = read_toml(
        "a = 2031-03-04 05:06:07Z\nb = 2031-03-04\nc = 05:06:07.5\nd = 1979-05-27T00:32:00-07:00"
    )
    assert not hits
    assert data == {
        "a": "2031-03-04T05:06:07Z", "b": "2031-03-04", "c": "05:06:07.500000", "d": "1979-05-27T00:32:00-07:00"
    }  # fmt: skip


def _leaves(value: Any, path: KeyPath = ()) -> list[tuple[KeyPath, Any]]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    below = [leaf for key, item in items for leaf in _leaves(item, (*path, key))]
    return below if isinstance(value, (dict, list)) else [(path, value)]


@given(TEXTS)
def test_each_value_and_each_key_stands_where_its_place_says(text: str) -> None:
    data, hits = read_toml(text)
    try:
        tomllib.loads(text)
    except ValueError:
        assert hits
        return
    places = TomlPlaces(text)
    for path, value in _leaves(data):
        start, end = places.find(path)
        assert read_toml(f"x = {text[start:end]}")[0] == {"x": value}
        if isinstance(path[-1], str):
            start, end = places.find(path, "key")
            assert read_toml(f"{text[start:end]} = 1")[0] == {path[-1]: 1}


@given(st.text(max_size=40))
def test_any_text_is_read_or_told(text: str) -> None:
    data, hits = read_toml(text)
    assert (data is None) == bool(hits) or isinstance(data, dict)
    TomlPlaces(text).find(("a", 0, "b"))


@given(TEXTS)
def test_a_value_is_set_where_it_stands_and_nothing_else_changes(text: str) -> None:
    data, hits = read_toml(text)
    leaves = [] if hits else [path for path, _ in _leaves(data) if path]
    for path in leaves[:1]:
        changed = set_in_place(text, "x.toml", [Set(path, 'new "é"')], PLAIN)
        assert dict(_leaves(read_toml(changed)[0])) == {**dict(_leaves(data)), path: 'new "é"'}
        assert text.count("#") == changed.count("#") + text[slice(*TomlPlaces(text).find(path))].count("#")


def test_a_table_in_two_places_is_left_to_a_person() -> None:
    text = "[a.b]\nx = 1\n[a.c]\ny = 2\n"
    with pytest.raises(EditError, match="more than one place"):
        set_in_place(text, "x.toml", [Rename(("a",), "z")], PLAIN)
    assert set_in_place(text, "x.toml", [Rename(("a", "b"), "é")], PLAIN) == text.replace("[a.b]", '[a."é"]')


def test_comments_of_json_stay_where_a_value_is_set() -> None:
    text = '{\n  // who\n  "north": {"at": "north"}, /* all */\n}\n'
    edits: list[Edit] = [Rename(("north",), "nörd"), Set(("north", "at"), "nörd")]
    changed = set_in_place(text, "x.jsonc", edits, PLAIN)
    assert changed == text.replace('"north"', '"nörd"')
    assert json.loads(changed.replace("// who", "").replace("/* all */", "").replace("},", "}"))


@pytest.mark.parametrize(
    "text",
    ["a." * 50_000 + "b = 1", "a = " + "[" * 50_000, "x = {" * 2000, "[[a]]\n" * 20_000, "a = [" + "1," * 100_000 + "]",
     "a = 1\n" + "#\n" * 100_000, '"' + "\\u0041" * 20_000 + '" = 1', "[" + "a . " * 50_000, "a = " + "9" * 100_000]
)  # fmt: skip
def test_hostile_texts_take_no_time(text: str) -> None:
    began = process_time()
    data, hits = read_toml(text)
    TomlPlaces(text).find(("a", 70_000))
    assert (data is None) == bool(hits)
    assert process_time() - began < 3
