"""The pairs of small datasets in cases.yaml, and what `onrecord diff` says of them: `python tests/changes/pairs.py`
writes that down anew, for a person to read."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from validator.cli.main import main

FOLDER = Path(__file__).parent
CASES: dict[str, dict[str, Any]] = yaml.load((FOLDER / "cases.yaml").read_text("utf-8"), yaml.CSafeLoader)
COMMON = CASES.pop("_")["base"]


BUILT: dict[str, dict[str, Any]] = yaml.load((FOLDER / "built.yaml").read_text("utf-8"), yaml.CSafeLoader)
BUILT_COMMON = BUILT.pop("_")


def build(name: str, root: Path) -> None:
    """Two built datasets in the folders `base` and `head`, as far as they are looked at."""
    for side, said in (("base", BUILT_COMMON), ("head", {**BUILT_COMMON, **BUILT[name]["head"]})):
        kinds = {**BUILT_COMMON["records"], **said["records"]}
        files = {
            f"jsonl/{kind}.jsonl": "".join(json.dumps(record) + "\n" for record in records)
            for kind, records in kinds.items()
        }
        citations = io.StringIO()
        writer = csv.DictWriter(citations, said["citations"][0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(said["citations"])
        files["csv/citation.csv"] = citations.getvalue()
        tables = [{"name": table, "schema": {"fields": said["columns"][table]}} for table in said["columns"]]
        files["datapackage.json"] = json.dumps({"resources": tables})
        listed = {file: {"sha256": sha256(text.encode()).hexdigest()} for file, text in files.items()}
        about = {"dataset": said["said"], "schemas": said["schemas"], "commit": None, "files": listed}
        files["manifest.json"] = json.dumps({"format": "onrecord-dataset/1", **about})
        _write(root / side, files)


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


def _write(root: Path, files: Mapping[str, str | None]) -> None:
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
    for case in BUILT:
        with tempfile.TemporaryDirectory() as scratch, contextlib.chdir(scratch):
            build(case, Path(scratch))
            told = say("base", "head")[1] + "\n" + say("base", "head", "--format", "markdown")[1]
            expected(f"built {case}").write_text(told, "utf-8")
    sys.exit(0)
