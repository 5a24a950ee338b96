"""What is said of a text that is not YAML: the place, in words that need no knowledge of parsers, and a way out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from validator.findings.rule import MAX_HITS
from validator.source.document import parse

CASES: list[dict[str, Any]] = yaml.load(
    Path(__file__).with_name("syntax.yaml").read_text("utf-8"), yaml.CSafeLoader
)
JARGON = ("scalar", "while ", "token", "context", "indicator", "stream", "EOF")


@pytest.mark.parametrize("case", CASES, ids=[repr(case["text"]) for case in CASES])
def test_place_and_words(case: dict[str, Any]) -> None:
    text = case["text"]
    _, hits = parse(text)
    assert len(hits) == 1
    _, problem = hits[0]
    assert problem.span
    before = text[: problem.span[0]]
    assert f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}" == case["at"]
    assert case["says"] in problem.message
    assert case.get("advises", "") in problem.hint
    assert not any(word in problem.message for word in JARGON)
    assert problem.hint


@pytest.mark.parametrize("number", [MAX_HITS, MAX_HITS + 1, MAX_HITS + 30])
def test_of_many_empty_documents_the_last_one_told_says_how_many_more_there_are(number: int) -> None:
    documents, hits = parse("a: 1\n---\n" + "---\n" * (number - 1) + "---\nb: 2\n")
    assert [document.data for document in documents] == [{"a": 1}, {"b": 2}]
    assert {rule.code for rule, _ in hits} == {"empty-file"}
    details = [detail for _, problem in hits for detail in problem.detail]
    more = number - MAX_HITS
    assert details == ([f"and {more} more documents below hold no record"] if more else [])
    assert not more or hits[-1][1].detail
