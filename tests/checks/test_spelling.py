"""What a finding says of a number or a truth value is what stands in the file, letter for letter."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from validator.corpus.content import Content, read_documents
from validator.corpus.kinds import map_kind
from validator.corpus.reading import take_mapped
from validator.findings.finding import MAX_SPELLING, Finding
from validator.source.document import parse
from validator.source.locate import Locator

SCHEMA = {
    "type": "object",
    "properties": {"text": {"type": "string"}, "one_of": {"enum": ["a"]}, "truth": {"type": "boolean"}},
}


def found(folder: Path, name: str, text: str) -> list[Finding]:
    """What is said of a file that is held against the schema."""
    (folder / "s.json").write_text(json.dumps(SCHEMA), "utf-8")
    (folder / name).write_text(text, "utf-8")
    schema = map_kind("thing", {"files": [], "schema": folder / "s.json"}, folder)
    content = Content()
    for place, data in read_documents(content, text.encode(), name):
        take_mapped(content, place, data, schema)
    locator = Locator(folder)
    return [locator.finding(rule, problem, name, document, "") for rule, problem, document, _ in content.hits]


def errors(findings: list[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.severity == "error"]


SPELLINGS = [
    ("007", "text: 007", "the number 007", "'007'"),
    ("1e3", "text: 1e3", "the number 1e3", "'1e3'"),
    ("1E3", "text: 1E3", "the number 1E3", "'1E3'"),
    ("9e+99", "text: 9e+99", "the number 9e+99", "'9e+99'"),
    ("1.10", "text: 1.10 # a remark", "the number 1.10", "'1.10'"),
    ("hexadecimal", "text: 0x1F", "the number 0x1F", "'0x1F'"),
    ("a truth value", "text: True", "the value True", "'True'"),
    ("an anchor", "text: &x 007\ntruth: *x", "the number 007", "'007'"),
    ("a tag", "text: !!float 10", "the number 10", "'10'"),
    ("a tag and quotation marks", "text: !!int '7'", "the number 7", "'7'"),
    ("flow style", "{text: 007}", "the number 007", "'007'"),
    ("in a list", "one_of: 1e3", "can't be 1e3", ""),
]


@pytest.mark.parametrize(
    ("text", "said", "advice"), [case[1:] for case in SPELLINGS], ids=[c[0] for c in SPELLINGS]
)
def test_in_yaml(text: str, said: str, advice: str, tmp_path: Path) -> None:
    finding = errors(found(tmp_path, "a.yaml", f"{text}\n"))[0]
    assert said in finding.message
    assert advice in finding.hint


@pytest.mark.parametrize("written", ["1e3", "1E+3", "-0.0", "1.10", "12345678901234567890123", "true"])
@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_in_json(name: str, written: str, tmp_path: Path) -> None:
    (finding,) = found(tmp_path, name, f'{{"text": {written}}}')
    assert finding.message.endswith(f" {written}")
    assert finding.hint == f'put it in quotation marks: "{written}"'


def test_a_long_one_is_cut_and_seen_to_be_cut(tmp_path: Path) -> None:
    (finding,) = found(tmp_path, "a.yaml", f"text: {'1' * 200}\n")
    assert "1" * (MAX_SPELLING - 3) + "..." in finding.message


@given(
    written=st.from_regex(
        r"[-+]?(0x[0-9A-F]{1,4}|[0-9]{1,6}(\.[0-9]{0,4})?([eE][-+]?[0-9]{1,2})?)", fullmatch=True
    )
)
@settings(max_examples=200, deadline=None)
def test_whoever_follows_the_advice_has_the_text_that_stood_there(
    written: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.getbasetemp()
    documents, _ = parse(f"text: {written}\n")
    assume(not isinstance(documents[0].data["text"], str))
    (finding,) = errors(found(folder, "a.yaml", f"text: {written}\n"))
    advice = finding.hint.removeprefix("put it in quotation marks: ")
    assert advice == f"'{written}'"
    assert found(folder, "a.yaml", f"text: {advice}\n") == []
    (document,), hits = parse(f"text: {advice}\n")
    assert (document.data, hits) == ({"text": written}, [])


@given(st.from_regex(r"[-+]?0*[0-9]{1,6}(\.[0-9]{0,4})?([eE][-+]?[0-9]{1,2})?", fullmatch=True))
@settings(max_examples=300, deadline=None)
def test_a_number_written_as_advised_is_the_same_number_to_every_program(written: str) -> None:
    (document,), hits = parse(f"a: {written}\n")
    assume(hits)
    advised = re.match(r"write (\S+) if it is a number, and '(\S+)' in", hits[0][1].hint)
    assert advised
    assert advised[2] == written
    (same,), left = parse(f"a: {advised[1]}\n")
    assert not left
    assert same.data == document.data
    assert type(same.data["a"]) is type(document.data["a"])
