"""Killed at a random moment: every record is whole, old or new, the dataset is whole, and the next run puts all right.

`make torture` kills each command 200 times (KILLS=200), `make test` a few times.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import corpus
import pytest

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("KILLS", "3"))
SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT)
EDITS = {
    "attest": ("attest",),
    "migrate": ("migrate",),
    "rename": ("rename", "person-0", "somebody"),
    "merge": ("merge", "person-0", "person-10"),
    "withdraw": ("withdraw", "statement-0-0", "--reason", "A mistake.", "--date", "2031-03-04"),
}
"""Commands that edit records in place."""

type Files = dict[str, bytes]


def onrecord(root: Path, cache: Path, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "validator", *arguments],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(cache)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def run(root: Path, cache: Path, *arguments: str) -> tuple[int, str]:
    with onrecord(root, cache, *arguments) as process:
        said, _ = process.communicate(timeout=120)
    return process.returncode, said


def kill_once(root: Path, cache: Path, arguments: tuple[str, ...], how: int, after: float) -> bool:
    """Whether the command was still running when it was killed."""
    with onrecord(root, cache, *arguments) as process:
        time.sleep(after)
        running = process.poll() is None
        if running:
            process.send_signal(how)
        said, _ = process.communicate(timeout=120)
    assert "bug in OnRecord" not in said
    return running


def contents(folder: Path) -> Files:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@pytest.fixture(name="made", scope="module")
def made_dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("made") / "dataset"
    corpus.write(root, 60, texts=True)
    return root


def moments(root: Path, cache: Path, arguments: tuple[str, ...], seed: str) -> list[tuple[int, float]]:
    """A signal and a moment for each kill, spread over the time that the command takes when it is left alone."""
    began = time.monotonic()
    run(root, cache, *arguments)
    lasts = time.monotonic() - began
    dice = random.Random(seed)
    return [(SIGNALS[number % 3], dice.uniform(0, lasts)) for number in range(KILLS)]


@pytest.mark.parametrize("command", EDITS)
def test_records_are_whole(command: str, made: Path, tmp_path: Path) -> None:
    root, cache, copy = tmp_path / "dataset", tmp_path / "cache", tmp_path / "copy"
    shutil.copytree(made, root)
    shutil.copytree(made, copy)
    old = contents(root / "records")
    kills = moments(copy, cache, EDITS[command], command)
    new = contents(copy / "records")
    assert old != new
    for how, after in kills:
        kill_once(root, cache, EDITS[command], how, after)
        now = contents(root / "records")
        for name, data in now.items():
            if not name.endswith(".onrecord-new"):
                assert data in (old.get(name), new.get(name)), name
        code, said = run(root, cache, *EDITS[command])
        assert code == 0 or "there is no record with the id 'person-0'" in said  # it was done already
        assert contents(root / "records") == new
        shutil.rmtree(root / "records")
        shutil.copytree(made / "records", root / "records")


def whole(dist: Path) -> bool:
    listed = json.loads((dist / "manifest.json").read_bytes())["files"]
    found = contents(dist)
    found.pop("manifest.json")
    return {name: hashlib.sha256(data).hexdigest() for name, data in found.items()} == {
        name: entry["sha256"] for name, entry in listed.items()
    }


def test_the_dataset_is_whole(made: Path, tmp_path: Path) -> None:
    root, cache = tmp_path / "dataset", tmp_path / "cache"
    shutil.copytree(made, root)
    kills = moments(root, cache, ("build",), "build")
    before = contents(root / "dist")
    for how, after in kills:
        kill_once(root, cache, ("build",), how, after)
        assert whole(root / "dist")
    assert run(root, cache, "build")[0] == 0
    assert contents(root / "dist") == before
    assert not (root / ".dist.building").exists()


def test_what_is_remembered_is_true_or_not_used(made: Path, tmp_path: Path) -> None:
    root, cache = tmp_path / "dataset", tmp_path / "cache"
    shutil.copytree(made, root)
    kills = moments(root, cache, ("validate",), "validate")
    changing = next((root / "records").rglob("statement-0-0.yaml"))
    for number, (how, after) in enumerate(kills):
        text = changing.read_text("utf-8")
        broken = text.replace("mode: 'direct'", "mode: 'shouted'") if number % 2 else text
        changing.write_text(broken.replace("'shouted'", "'direct'") if not number % 2 else broken, "utf-8")
        kill_once(root, cache, ("validate",), how, after)
        assert run(root, cache, "validate") == run(root, cache, "validate", "--no-cache")
