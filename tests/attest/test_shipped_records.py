"""The records that come with OnRecord can be checked without the articles: every quote has its proof."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from validator.check import check
from validator.cli.main import main
from validator.corpus.config import load_dataset

ROOT = Path(__file__).parents[2]


def test_every_quote_is_proved(tmp_path: Path) -> None:
    """Even if somebody has the texts in their checkout."""
    dataset, hits = load_dataset(ROOT, tmp_path / "no-archive")
    report = check(dataset, hits, today=date.today(), keep=True)
    assert report.clean
    assert {evidence.how for _, _, evidence in report.pieces} == {"proof"}
    assert {evidence.quoted for _, _, evidence in report.pieces} == {True, False}


def test_the_example_dataset_is_attested(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    main(["init", str(tmp_path / "harbour")])
    monkeypatch.chdir(tmp_path / "harbour")
    assert main(["attest", "--check"]) == 0
