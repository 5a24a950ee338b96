"""What the tests of remembered runs share."""

from __future__ import annotations

import pytest

from validator.cache.memory import Memory
from validator.changes import Change
from validator.check import Report


@pytest.fixture
def recalled(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether each run was answered from the cache."""
    answers: list[bool] = []
    original = Memory.recall

    def recall(self: Memory, report: Report, change: Change | None) -> bool:
        answers.append(original(self, report, change))
        return answers[-1]

    monkeypatch.setattr(Memory, "recall", recall)
    return answers
