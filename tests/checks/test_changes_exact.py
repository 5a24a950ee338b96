"""Checking a change finds what checking everything finds, for the records concerned; and no others are concerned."""

from __future__ import annotations

import shutil
from collections import Counter
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from random_dataset import edit, files, make

from validator.check import check
from validator.corpus.change import Change
from validator.corpus.config import load_dataset
from validator.findings.finding import Finding
from validator.report.report import Report

TODAY = date(2031, 6, 1)


TAKEN_AWAY = ("check-weakened", "published-record-gone", "id-used-anew")


def run(root: Path, change: Change | None = None) -> Report:
    dataset, hits = load_dataset(root)
    return check(dataset, hits, change, today=TODAY, keep=True)


def contents(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files(root)}


def difference(before: dict[str, bytes], after: dict[str, bytes]) -> Change:
    changed = {name for name in before | after if before.get(name) != after.get(name)}
    return Change(
        frozenset(changed), {name: before[name] for name in changed & before.keys()}, since="before"
    )


def whole(findings: list[Finding]) -> Counter[Any]:
    """Everything that a finding says."""
    return Counter(repr(finding) for finding in findings)


def verdicts(findings: list[Finding]) -> Counter[Any]:
    """What is wrong where. The messages may make suggestions (`but in article-b`), which name any record."""
    return Counter((f.code, f.location.file, f.record, f.location.path) for f in findings)


def compare(before: Report, after: Report, partial: Report) -> None:
    """A check of the change says what the full one says, and all that is new; what it leaves out was there before.

    What the change takes away is only told of a change.
    """
    found = [finding for finding in partial.findings if finding.code not in TAKEN_AWAY]
    assert not whole(found) - whole(after.findings)
    left_out = verdicts(after.findings) - verdicts(partial.findings)
    assert not left_out - verdicts(before.findings), "a new finding was missed"
    vanished = verdicts(before.findings) - verdicts(after.findings)
    concerned = partial.change.files if partial.change else frozenset()
    dependents = {(record.file, record.id) for record in partial.dependents}
    for code, file, record, path in vanished:
        assert file in concerned or (file, record) in dependents, (code, file, path)
    numbers = {(record.file, record.document) for record in partial.dependents}
    assert evidence(partial) == Counter(
        {key: number for key, number in evidence(after).items() if key[0] in concerned or key[:2] in numbers}
    )


def evidence(report: Report) -> Counter[Any]:
    """Which words were looked for, and what came of it."""
    return Counter(
        (file, document, found.path, found.article, found.result) for file, document, found in report.pieces
    )


def _run_example(random: Random, root: Path) -> None:
    shutil.rmtree(root, ignore_errors=True)
    make(random, root)
    old, before = contents(root), run(root)
    edit(random, root)
    change = difference(old, contents(root))
    compare(before, run(root), run(root, change))


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 2**32))
def test_a_change_is_checked_exactly(seed: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    _run_example(Random(seed), tmp_path_factory.getbasetemp() / "dataset")
