"""The ladder: every command that takes a dataset says the same at every size, with one process and with two.

From 200 records on two processes share the work, and much is done that fewer records never see. The commands and what
they must come to are in bench/rungs.py, which climbs on to 100,000 records.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from rungs import RUNGS, WITHOUT_RECORDS, Ladder, Outcome, Rung, call_here, climb, make

from validator.cli.main import _parser
from validator.engine import processes

MANY = 5000
SIZES = (1, 115, 199, 200, 201, MANY)
RUNS = (("yaml", 1), ("yaml", 2), ("jsonl", 1), ("jsonl", 2))
"""In which form, and with how many processes. Of many records most commands are asked in the first and the last way."""
SHARED = ("validate cold", "build")
"""What several processes share."""


@pytest.fixture(scope="session")
def ladders(tmp_path_factory: pytest.TempPathFactory) -> Ladders:
    return Ladders(tmp_path_factory.mktemp("ladder"))


class Ladders:
    """The datasets, each made when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self.get = cache(lambda number, form: make(folder / f"{number}-{form}", number, form))

    def of(self, number: int, form: str) -> Ladder:
        ladder: Ladder = self.get(number, form)
        return ladder


@pytest.mark.parametrize(
    ("rung", "number"),
    [(rung, number) for number in SIZES for rung in RUNGS if number <= rung.most],
    ids=lambda value: value.name if isinstance(value, Rung) else None,
)
def test_a_command_says_the_same_on_every_rung(
    rung: Rung, number: int, ladders: Ladders, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: dict[tuple[str, int], Outcome] = {}
    for form, count in RUNS if number < MANY or rung.name in SHARED else (RUNS[0], RUNS[-1]):
        ladder = ladders.of(number, form)
        monkeypatch.setattr(processes, "processes", lambda count=count: count)
        outcome = found[form, count] = climb(ladder, rung, call_here)
        assert rung.comes_to(ladder, outcome), f"{form}, {count}: {outcome.code}\n{outcome.said[-3000:]}"
    first = found[RUNS[0]]
    for (form, _), outcome in found.items():
        if form == RUNS[0][0]:
            assert outcome == first
        elif rung.by_form:
            assert outcome.code == first.code
        else:
            assert outcome.in_any_form == first.in_any_form


def test_every_command_has_its_rungs() -> None:
    commands = set(_leaves(_parser([])))
    assert commands == {rung.command for rung in RUNGS} | set(WITHOUT_RECORDS)


def _leaves(parser: argparse.ArgumentParser, above: tuple[str, ...] = ()) -> Iterator[str]:
    """The commands and subcommands of a command line."""
    below = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    for action in below:
        for name, command in action.choices.items():
            yield from _leaves(command, (*above, name))
    if not below:
        yield " ".join(above)
