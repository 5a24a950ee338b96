"""What is said of a text that is not YAML: the place, in words that need no knowledge of parsers, and a way out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from validator.source import parse

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("syntax.yaml").read_text("utf-8"))
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
    assert not any(word in problem.message for word in JARGON)
    assert problem.hint
