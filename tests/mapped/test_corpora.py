"""The configurations of docs/corpora/, each on an invented miniature of the corpus that it is for."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from notices import write
from test_words import cases

from validator.check import check
from validator.corpus.config import load_dataset

CONFIGURATIONS = Path(__file__).parent.parent.parent / "docs" / "corpora"


@pytest.mark.parametrize("case", cases("corpora.yaml"), ids=lambda case: str(case["corpus"]))
def test_a_configuration_finds_what_is_wrong_and_nothing_else(case: dict[str, Any], tmp_path: Path) -> None:
    settings = (CONFIGURATIONS / case["corpus"] / "onrecord.yaml").read_text("utf-8")
    write(tmp_path, {**case["files"], "onrecord.yaml": settings})
    report = check(*load_dataset(tmp_path), today=date(2031, 6, 1))
    found = [(finding.location, finding) for finding in report.findings]
    places = [f"{at.file}:{at.line}:{at.column} {finding.code}" for at, finding in found]
    assert sorted(places) == sorted(case["finds"])


def test_each_configuration_has_a_miniature() -> None:
    assert {str(case["corpus"]) for case in cases("corpora.yaml")} == {
        path.parent.name for path in CONFIGURATIONS.glob("*/onrecord.yaml")
    }
