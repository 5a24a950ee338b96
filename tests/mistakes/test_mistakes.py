"""Daily mistakes: one finding, where the mistake is, in words that say what to type."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from validator.check import check
from validator.cli.commands.init import write_dataset
from validator.corpus.config import load_dataset
from validator.findings.finding import Severity

HERE = Path(__file__).parent
CASES: list[dict[str, Any]] = yaml.load((HERE / "mistakes.yaml").read_text("utf-8"), yaml.CSafeLoader)
FOLDERS = {"statement": "statements", "article": "articles", "person": "people"}


@pytest.mark.parametrize(
    "case", CASES, ids=lambda case: str(case.get("as", case.get("encoding"))) or "nothing"
)
def test_mistake(case: dict[str, Any], tmp_path: Path) -> None:
    write_dataset(tmp_path)
    path = next((tmp_path / "records" / FOLDERS[case["in"]]).iterdir())
    text = path.read_text("utf-8")
    if "put" in case:
        text, count = re.subn(case["put"], case["as"], text, count=1, flags=re.MULTILINE)
        assert count
    path.write_bytes(text.encode(case.get("encoding", "utf-8")))
    found = [
        one
        for one in check(*load_dataset(tmp_path), today=date(2031, 3, 4)).findings
        if one.severity is Severity.ERROR and one.location.file == path.relative_to(tmp_path).as_posix()
    ]
    assert len(found) == 1, [one.message for one in found]
    assert f"{found[0].location.line}:{found[0].location.column}" == case["at"]
    assert case["says"] in found[0].message
    assert case.get("advises", "") in found[0].hint


def test_there_are_more_than_a_hundred() -> None:
    others = yaml.load((HERE.parent / "source" / "syntax.yaml").read_text("utf-8"), yaml.CSafeLoader)
    assert len(CASES) + len(others) > 120
