"""YAML and JSON as their makers mean them: what PyYAML reads, and JSON with comments."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from validator.source.dialect import Dialect
from validator.source.document import parse
from validator.source.json_comments import without_comments

AS_PYYAML = Dialect(version=1.1, merge=True, text_keys=True)
PLAIN_VALUES = st.sampled_from(
    """yes|No|on|0644|0o644|12:30|1_000|0b11|1e3|1.5e3|.inf|~|=|<<|0x1F|2031-03-04|2031-03-04 10:00:00|a b|'yes'|"012"
    |+.5|08|190:20:30|null|""|1.""".replace("\n    ", "").split("|")
)
KEYS = st.sampled_from(["a", "b", "c", "d"])
MAPPINGS = st.dictionaries(KEYS, PLAIN_VALUES, min_size=1)


def flow(mapping: dict[str, str], *merges: str) -> str:
    pairs = [f"{key}: {value}" for key, value in mapping.items()]
    return "{" + ", ".join([*pairs, *(f"<<: {merge}" for merge in merges)]) + "}"


def as_text(value: Any) -> Any:
    """What PyYAML made, with days as a schema sees them: as text."""
    if isinstance(value, dict):
        return {key: as_text(item) for key, item in value.items()}
    return "a day" if isinstance(value, date) else value


@given(st.lists(MAPPINGS, min_size=3, max_size=3), st.sampled_from(["*x", "[*x, *y]", "[*y, *x]", "[]"]))
def test_what_is_meant_as_yaml_1_1_is_what_pyyaml_reads(mappings: list[dict[str, str]], merge: str) -> None:
    text = f"x: &x {flow(mappings[0])}\ny: &y {flow(mappings[1], '*x')}\nz: {flow(mappings[2], merge)}\n"
    try:
        wanted = as_text(yaml.safe_load(text))
    except (yaml.YAMLError, ValueError):
        return
    documents, hits = parse(text, AS_PYYAML)
    refused = [rule.code for rule, _ in hits if rule.severity == "error"]
    if refused:
        assert refused == ["number-not-finite"] * len(refused)
        assert ".inf" in text
        return
    found = {
        name: {key: "a day" if day(value) else value for key, value in mapping.items()}
        for name, mapping in documents[0].data.items()
    }
    assert found == wanted


def day(value: Any) -> bool:
    return isinstance(value, str) and value.startswith("2031-")


def test_a_merge_that_would_copy_without_end_is_not_made() -> None:
    keys = ", ".join(f"k{number}: 1" for number in range(1000))
    text = f"base: &b {{{keys}}}\nall:\n" + "- <<: *b\n" * 1000
    documents, hits = parse(text, AS_PYYAML)
    assert not documents
    assert [rule.code for rule, _ in hits] == ["record-too-large"]


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text()
    | st.sampled_from(["//", "/* */", ",]", '",}"', "\\"]),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)
COMMENTS = st.sampled_from(["", " ", "// , ]\n", '/* ] , " */', "/**/", "\n", "/***/"])


@given(JSON, st.booleans())
def test_sound_json_stays_as_it_is(data: Any, indented: bool) -> None:
    text = json.dumps(data, indent=2 if indented else None, ensure_ascii=False)
    assert without_comments(text) == text


@given(st.lists(JSON, max_size=4), st.lists(COMMENTS, min_size=12, max_size=12), st.booleans())
def test_what_is_no_comment_is_read_and_keeps_its_place(
    items: list[Any], comments: list[str], comma: bool
) -> None:
    pieces = [json.dumps(item) for item in items]
    between = iter(comments)
    body = ",".join(f"{next(between)}{piece}{next(between)}" for piece in pieces)
    text = f"{next(between)}[{body}{',' if comma and pieces else ''}{next(between)}]{next(between)}"
    plain = without_comments(text)
    assert json.loads(plain) == items
    assert len(plain) == len(text)
    assert all(a in (b, " ") for a, b in zip(plain, text, strict=True))
