"""On Spark the check finds what it finds on one machine: the same findings, to the letter, and the same counts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from spark_data import edit, invented, mistakes, session, shipped

from validator.check import check
from validator.corpus.config import load_dataset
from validator.engine.encode import dump
from validator.findings.finding import Finding
from validator.report.report import Report
from validator.spark.check import Found, check_on_spark

pytestmark = pytest.mark.filterwarnings(
    "ignore::FutureWarning", "ignore::DeprecationWarning", "ignore::ResourceWarning"
)

TODAY = date(2031, 6, 1)
Compare = Callable[[Path], Found]


@pytest.fixture
def compare(tmp_path: Path) -> Compare:
    """Check a dataset here and there, and hold one against the other."""
    runs = iter(range(100))

    def compare(root: Path) -> Found:
        dataset, hits = load_dataset(root)
        here = check(dataset, hits, today=TODAY, deadlines=True)
        shown: list[Finding] = []
        work = str(tmp_path / f"work-{next(runs)}")
        there = check_on_spark(
            session(), dataset, hits, work, today=TODAY, deadlines=True, most=100_000, show=shown.append
        )
        assert sorted(map(whole, shown)) == sorted(map(whole, here.findings))
        assert [finding.sort_key() for finding in shown] == [finding.sort_key() for finding in here.findings]
        assert counts(there.report) == counts(here)
        assert not there.hidden
        return there

    return compare


def whole(finding: Finding) -> str:
    """Everything that a finding says."""
    return dump(finding) + finding.waived


def counts(report: Report) -> dict[str, object]:
    return {
        "numbers": +report.numbers,
        "by rule": +report.by_rule,
        "evidence": +report.evidence,
        "kinds": +report.checked,
        "files": report.files,
        "drafts": report.drafts,
        "missing": report.missing,
        "left out": +report.left_out,
        "lowered": +report.lowered,
    }


def test_the_shipped_dataset(compare: Compare, tmp_path: Path) -> None:
    shipped(tmp_path / "data")
    found = compare(tmp_path / "data")
    assert found.report.checked.total() > 50


def test_records_with_every_kind_of_mistake(compare: Compare, tmp_path: Path) -> None:
    """Five thousand records: random ones, and those that the rules have cases of."""
    invented(tmp_path / "data", 4200)
    mistakes(tmp_path / "data")
    found = compare(tmp_path / "data")
    assert found.report.checked.total() > 5000
    assert len({code for code, _ in found.report.by_rule}) > 100


@pytest.mark.parametrize("seed", range(2))
def test_random_edits(compare: Compare, tmp_path: Path, seed: int) -> None:
    invented(tmp_path / "data", 100, seed=seed)
    edit(tmp_path / "data", seed)
    compare(tmp_path / "data")
