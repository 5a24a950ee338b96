"""One cache and several programs: runs at the same moment, and another version of OnRecord."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from random import Random

import pytest
from random_dataset import edit, make

import validator
from validator.check import check
from validator.corpus.config import load_dataset
from validator.memory import inputs as validity
from validator.report.json import render

TODAY = date(2031, 6, 1)
PACKAGE = Path(validator.__file__).parent

RACER = """
import random, sys
from datetime import date
from pathlib import Path
from validator.check import check
from validator.corpus.config import load_dataset
from validator.memory import sealed
from validator.report.json import render
root, expected = Path(sys.argv[1]), Path(sys.argv[2]).read_text("utf-8")
dice = random.Random(sys.argv[3])
input()
for _ in range(8):
    if dice.random() < 0.4:
        Path(sealed.folder_of(str(root)), "store").unlink(missing_ok=True)
    dataset, hits = load_dataset(root)
    said = render(check(dataset, hits, today=date(2031, 6, 1), cached=True))
    print("right" if said == expected else said)
"""

COMMAND = """
import sys
from validator.memory import listing as folder
folder.RACY = 1_000_000  # what was written just now is read again in any case
from validator.cli.main import main
sys.exit(main(sys.argv[1:]))
"""


def run(root: Path, *, cached: bool) -> str:
    dataset, hits = load_dataset(root)
    return render(check(dataset, hits, today=TODAY, cached=cached))


def _race(root: Path, expected: Path) -> list[str]:
    """What four processes say that begin at one moment; now and then one takes the cache away."""
    environment = {**os.environ, "PYTHONPATH": str(PACKAGE.parent)}
    racers = [
        subprocess.Popen(
            [sys.executable, "-c", RACER, str(root), str(expected), str(number)],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for number in range(4)
    ]
    for racer in racers:
        assert racer.stdin
        racer.stdin.write("\n")
        racer.stdin.flush()
    return [line for racer in racers for line in racer.communicate(timeout=120)[0].splitlines()]


def test_runs_at_the_same_moment(tmp_path: Path) -> None:
    root, expected = tmp_path / "dataset", tmp_path / "expected.json"
    random = Random(7)
    make(random, root)
    for _ in range(2):
        expected.write_text(run(root, cached=False), "utf-8")
        assert _race(root, expected) == ["right"] * 32
        edit(random, root)
    assert run(root, cached=True) == run(root, cached=False)


def _validate(package: Path, root: Path, *options: str) -> str:
    """The report of the command, as the package at this place gives it."""
    command = [sys.executable, "-c", COMMAND, "validate", "--format", "json", *options]
    environment = {**os.environ, "PYTHONPATH": str(package.parent)}
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    return done.stdout


def test_what_another_version_has_written_is_not_used(tmp_path: Path) -> None:
    root, package = tmp_path / "dataset", tmp_path / "program" / PACKAGE.name
    make(Random(1), root)
    (root / "records" / "broken.yaml").write_text("id: [unclosed\n", "utf-8")
    shutil.copytree(PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__", "shipped_schemas"))
    shutil.copytree(PACKAGE.parent / "schemas", package.parent / "schemas")
    time.sleep(0.05)
    before = [_validate(package, root) for _ in range(2)]
    assert '"not valid YAML' in before[0]
    assert before[0] == before[1]
    syntax = package / "source" / "syntax.py"
    syntax.write_text(syntax.read_text("utf-8").replace("not valid YAML", "no YAML that we know"), "utf-8")
    after = [_validate(package, root, *options) for options in ((), (), ("--no-cache",))]
    assert '"no YAML that we know' in after[0]
    assert after[0] == after[1] == after[2]


def test_a_cache_of_another_form_is_not_used(
    tmp_path: Path, recalled: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "dataset"
    make(Random(2), root)
    reports = [run(root, cached=True) for _ in range(2)]
    with monkeypatch.context() as patch:
        patch.setattr(validity, "FORMAT", "another")
        reports += [run(root, cached=True) for _ in range(2)]
    reports += [run(root, cached=True) for _ in range(2)]
    assert recalled == [False, True] * 3
    assert set(reports) == {run(root, cached=False)}
