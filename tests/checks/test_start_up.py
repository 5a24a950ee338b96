"""What a run loads in which nothing is wrong: a hook should not pay for the machinery of explaining."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

SHOW = """
import sys
from validator.cli import main
code = main(sys.argv[1:])
print(*sorted(sys.modules), file=sys.stderr)
sys.exit(code)
"""

NEVER = {"yaml", "jsonschema", "pydantic"}
"""What no run loads that finds nothing."""
JUDGING = {
    "validator.rules",
    "validator.pipeline",
    "validator.quotes",
    "cel_expr_python",
    "difflib",
    "subprocess",
}
"""What a run does not load that is answered from the cache."""


def run(root: Path, *arguments: str) -> tuple[str, set[str]]:
    done = subprocess.run(
        [sys.executable, "-c", SHOW, *arguments], cwd=root, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout, set(done.stderr.splitlines()[-1].split())


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    run(tmp_path, "init", "dataset")
    root = tmp_path / "dataset"
    for draft in root.rglob("northern-berth-draft.yaml"):
        draft.unlink()
    return root


def test_a_run_that_finds_nothing_loads_nothing_that_explains(sound: Path) -> None:
    said, loaded = run(sound, "validate", "--no-cache")
    assert "ok: no errors\n" in said
    assert loaded & NEVER == set()


def test_a_run_with_nothing_new_loads_no_rule(sound: Path) -> None:
    first, _ = run(sound, "validate")
    second, loaded = run(sound, "validate")
    assert second == first
    assert loaded & (NEVER | JUDGING) == set()


@pytest.mark.parametrize("loaded", ["argparse", "validator.commands.rules", "validator.rules"])
def test_an_interruption_while_the_program_is_loaded_ends_quietly(loaded: str, tmp_path: Path) -> None:
    start = f"""
import importlib.abc, os, signal, sys, time
class Interrupt(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == {loaded!r}:
            os.kill(os.getpid(), signal.SIGINT)
            time.sleep(1)
sys.modules.pop("argparse", None)
sys.meta_path.insert(0, Interrupt())
sys.argv = ["onrecord", "rules"]
from validator.__main__ import run
run()
"""
    done = subprocess.run(
        [sys.executable, "-c", start], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


def test_the_command_is_the_one_that_is_tested_here() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["scripts"] == {"onrecord": "validator.__main__:run"}
