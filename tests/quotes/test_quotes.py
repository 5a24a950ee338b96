"""Cases as data: each YAML file here holds texts and cases; see any of them for the shape."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from validator.quotes.prepare import prepare
from validator.quotes.verify import ACCEPTED, MAX_QUOTE, verify, verify_carefully

FILES = sorted(Path(__file__).parent.glob("*.yaml"))


def load() -> list[Any]:
    cases = []
    for path in FILES:
        content = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
        for number, case in enumerate(content["cases"]):
            text = content["texts"].get(case["text"], case["text"]) if "texts" in content else case["text"]
            cases.append(pytest.param(case, text, id=f"{path.stem}-{number}-{case['why']}"))
    return cases


CASES = load()


@pytest.mark.parametrize(("case", "text"), CASES)
def test_case(case: dict[str, Any], text: str) -> None:
    source = prepare(text, case.get("language", "en"))
    mode = case.get("mode", "direct")
    verdict = verify(case["quote"], source, mode)
    if source.keys and len(case["quote"]) <= MAX_QUOTE:
        assert verdict == verify_carefully(case["quote"], source, mode == "direct")
    assert (verdict.verdict, verdict.accepted) == (case["verdict"], case["verdict"] in ACCEPTED), verdict
    if "kind" in case:
        assert verdict.closest is not None
        assert verdict.closest.kind == case["kind"], verdict
    if verdict.accepted:
        assert verdict.start is not None
        assert verdict.spans == tuple((source.starts[a], source.ends[b - 1]) for a, b in verdict.words)
        assert (verdict.start, verdict.end) == (verdict.spans[0][0], verdict.spans[-1][1])


def test_there_are_enough_cases_and_no_text_is_a_mistyped_name() -> None:
    assert len(CASES) >= 250
    for case in CASES:
        assert not (case.values[1].isascii() and case.values[1].isidentifier()), (
            f"{case.values[1]!r} is no text"
        )
