"""What a run loads in which nothing is wrong: a hook should not pay for the machinery of explaining."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import pytest

from validator.memory import sealed
from validator.quotes.languages.choose import codes
from validator.source.stamps import RACY

SHOW = """
import sys
from validator.cli.main import main
code = main(sys.argv[1:])
print(*sorted(sys.modules), file=sys.stderr)
sys.exit(code)
"""

IN_ONE_PROCESS = """
import validator.engine.limits
validator.engine.limits.POSSIBLE = False
"""
"""Has records judged in the process that tells what it has loaded."""
SAID_AGAIN = {
    "validator",
    "validator.cli",
    "validator.findings",
    "validator.memory",
    "validator.report",
    "validator.source",
    "validator.memory.replay",
    "validator.memory.sealed",
    "validator.source.stamps",
    "validator.cli.main",
    "validator.cli.commands",
    "validator.report.terminal",
    "validator.findings.usage",
}
"""All that a run loads of the program in which nothing changed."""
SLOW = {
    "argparse",
    "dataclasses",
    "datetime",
    "hashlib",
    "inspect",
    "json",
    "pathlib",
    "re",
    "sqlite3",
    "typing",
}
"""What takes as long to load as such a run takes altogether."""
JUDGING = (
    "validator.rules",
    "validator.quotes",
    "validator.evidence",
    "validator.catalogue",
    "validator.engine.pipeline",
)
"""What reads and judges records: no part of it is loaded where what was said before is only added up again."""
EXPLAINING = (
    "validator.authoring",
    "validator.dataset",
    "validator.report.json",
    "validator.quotes.speakers",
    "validator.schema.diff",
    "validator.schema.upgrade",
    "validator.schema.migrations",
)
"""What explains, writes or drafts: no part of it is loaded by a run that finds nothing."""
OF_TEXTS = ("validator.quotes.zones", "validator.quotes.careful", "validator.quotes.damage")
"""What finds its way in the text of an article."""
PACKS = tuple(f"validator.quotes.languages.{code}" for code in codes() if code != "en")
"""What is known of each language but that of the articles."""
FOREIGN = {
    "difflib",
    "jsonschema",
    "rapidfuzz",
    "referencing",
    "pydantic",
    "subprocess",
    "urllib.request",
    "yaml",
}
"""What no such run needs of others; `difflib` only those that judge."""


def run(root: Path, *arguments: str, show: str = SHOW) -> tuple[str, set[str]]:
    done = subprocess.run(
        [sys.executable, "-c", show, *arguments], cwd=root, capture_output=True, text=True, check=False
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


def own(loaded: set[str]) -> set[str]:
    return {name for name in loaded if name.partition(".")[0] == "validator"}


def parts_of(places: tuple[str, ...], loaded: set[str]) -> set[str]:
    return {name for name in loaded if f"{name}.".startswith(tuple(f"{place}." for place in places))}


def test_a_run_that_finds_nothing_loads_nothing_that_explains(sound: Path) -> None:
    said, loaded = run(sound, "validate", "--no-cache", show=IN_ONE_PROCESS + SHOW)
    assert "validator.engine.batches" in loaded
    assert "ok: no errors\n" in said
    assert parts_of(EXPLAINING, loaded) == set()
    assert loaded & (FOREIGN - {"difflib"}) == set()


def keep(root: Path, *arguments: str) -> str:
    """Let a run be kept that finds its files at rest."""
    for path in (root, *root.rglob("*")):
        os.utime(path, (1e9, 1e9))
    run(root, "validate")
    time.sleep(RACY / 1e9 + 0.1)
    return run(root, *arguments)[0]


def test_a_run_with_nothing_new_loads_nothing_but_what_was_said(sound: Path) -> None:
    first = keep(sound, "validate")
    second, loaded = run(sound, "validate")
    assert second == first
    assert own(loaded) == SAID_AGAIN
    assert loaded & SLOW == set()


def test_to_say_the_version_loads_next_to_nothing(tmp_path: Path) -> None:
    command = [sys.executable, "-X", "importtime", "-m", "validator", "--version"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert done.stdout.startswith("onrecord ")
    assert "validator.cli.main" in loaded
    assert loaded & {*FOREIGN, "jsonschema_rs", "validator.catalogue", "validator.corpus.config"} == set()


def test_nor_does_one_of_named_files_but_for_asking_git(sound: Path) -> None:
    [name] = sound.rglob("ada-quill.yaml")
    first = keep(sound, "validate", str(name))
    second, loaded = run(sound, "validate", str(name))
    assert second == first
    assert own(loaded) == {
        *SAID_AGAIN,
        "validator.corpus",
        "validator.corpus.git",
        "validator.corpus.repository",
    }
    assert loaded & (SLOW - {"re"}) == set()


@pytest.mark.parametrize("kind", ["statements", "articles", "people"])
def test_one_edited_record_loads_no_more_than_it_takes_to_check_it(sound: Path, kind: str) -> None:
    """A record whose words were checked by proof, or that has none, needs no text, and so nothing that reads texts."""
    keep(sound, "attest", "--archive", "archive")
    shutil.rmtree(sound / "archive")
    keep(sound, "validate")
    record = min((sound / "records" / kind).glob("*.yaml"))
    record.write_text(f"{record.read_text('utf-8')}# looked at once more\n", encoding="utf-8")
    said, loaded = run(sound, "validate")
    assert "ok: no errors" in said
    assert "validator.memory.recheck" in loaded
    assert parts_of((*EXPLAINING, *OF_TEXTS, *PACKS), loaded) == set()
    assert loaded & FOREIGN == set()


def test_where_what_was_said_is_lost_no_rule_is_loaded(sound: Path) -> None:
    first = keep(sound, "validate")
    for kept in Path(sealed.folder_of(str(sound))).glob("last.*"):
        kept.unlink()
    second, loaded = run(sound, "validate")
    assert second == first
    assert parts_of(JUDGING + EXPLAINING, loaded) == set()
    assert loaded & (FOREIGN | {"cel_expr_python"}) == set()


@pytest.mark.parametrize("loaded", ["argparse", "validator.cli.commands.rules", "validator.rules"])
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


def test_explaining_what_does_not_fit_loads_no_grammar() -> None:
    """`rfc3987-syntax`, which jsonschema loads where it is installed, takes a second."""
    said = subprocess.run(
        [sys.executable, "-c", "import sys, validator.schema.error_tree; print('lark' in sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout == "False\n"
