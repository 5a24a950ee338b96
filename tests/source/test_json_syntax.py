"""What is said of a text that is not JSON: the place, in whole sentences of our own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from validator.source.document import parse_json

CASES: list[dict[str, Any]] = yaml.load(
    Path(__file__).with_name("json_syntax.yaml").read_text("utf-8"), yaml.CSafeLoader
)


@pytest.mark.parametrize("case", CASES, ids=[repr(case["text"]) for case in CASES])
def test_place_and_words(case: dict[str, Any]) -> None:
    text = case["text"]
    documents, hits = parse_json(text)
    assert not documents
    ((_, problem),) = hits
    assert problem.span
    before = text[: problem.span[0]]
    assert f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}" == case["at"]
    assert case["says"] in problem.message
    assert "xpecting" not in problem.message
    assert problem.hint


def test_a_whole_number_without_end_is_shown_where_it_stands() -> None:
    text = '{"' + "1" * 5000 + '": 1, "b": ' + "9" * 5000 + "}"
    ((_, problem),) = parse_json(text)[1]
    assert problem.span
    assert text[problem.span[0] - 5 : problem.span[0]] == '"b": '
    assert "more digits" in problem.message


def test_what_is_only_a_warning_does_not_lose_the_record() -> None:
    documents, hits = parse_json('{"Name": 1, "name": 2}')
    assert [rule.code for rule, _ in hits] == ["yaml-keys-differ-by-case"]
    assert [document.data for document in documents] == [{"Name": 1, "name": 2}]


def test_a_number_that_is_rounded_is_told_and_kept() -> None:
    documents, hits = parse_json('{"a": [1.5, 0.1234567890123456789012, 1e-7]}')
    assert documents[0].data == {"a": [1.5, 0.12345678901234568, 1e-7]}
    assert [(rule.code, problem.path, problem.span) for rule, problem in hits] == [
        ("number-rounded", ("a", 1), (12, 36))
    ]
