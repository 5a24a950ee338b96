"""The pairs of small datasets in cases.yaml, and what `onrecord diff` says of them: `python tests/changes/pairs.py`
writes that down anew, for a person to read."""

from __future__ import annotations

import contextlib
import io
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from validator.cli.main import main

FOLDER = Path(__file__).parent
CASES: dict[str, dict[str, Any]] = yaml.safe_load((FOLDER / "cases.yaml").read_text("utf-8"))
COMMON = CASES.pop("_")["base"]


def expected(name: str) -> Path:
    """The file with what is said of a case."""
    return FOLDER / "expected" / f"{re.sub(r'[^a-z]+', '-', name.lower()).strip('-')}.txt"


@contextlib.contextmanager
def laid_out(name: str, root: Path) -> Iterator[None]:
    """The case in a repository: `base` is the last commit, `head` the working tree. The command stands in it."""
    case = CASES[name]
    _write(root, {**COMMON, **case.get("base", {})})
    commit(root, new=True)
    _write(root, case["head"])
    with contextlib.chdir(root):
        yield


def commit(root: Path, *, new: bool = False) -> None:
    """Commit all that is there."""
    if new:
        _git(root, "init", "-q", "-b", "main")
    _git(root, "add", "-A")
    _git(root, "commit", "-q", "-m", "As it is")


def say(*arguments: str) -> tuple[int, str]:
    """What the command says: the exit code, and all that it prints."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        code = main(["diff", *arguments])
    return code, said.getvalue()


def without_hashes(said: str) -> str:
    return re.sub(r"\(([0-9a-f]{10})\)", "(COMMIT)", said)


def _write(root: Path, files: dict[str, str | None]) -> None:
    hashes = {
        Path(file).stem: sha256(text.encode()).hexdigest()
        for file, text in COMMON.items()
        if file.startswith("archive/")
    }
    for file, text in files.items():
        if text is None:
            (root / file).unlink(missing_ok=True)
            continue
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        named = re.sub(r"SHA256-(\w+)", lambda found: hashes[found[1]], text)
        (root / file).write_text(named, "utf-8")


def _git(root: Path, *arguments: str) -> None:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *arguments], cwd=root, check=True, capture_output=True, env=kept)


if __name__ == "__main__":
    for case in CASES:
        with tempfile.TemporaryDirectory() as scratch, laid_out(case, Path(scratch)):
            expected(case).parent.mkdir(exist_ok=True)
            expected(case).write_text(without_hashes(say("HEAD")[1]), "utf-8")
    sys.exit(0)
