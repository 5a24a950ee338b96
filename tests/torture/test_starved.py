"""Full disks, no file handles, little memory, closed output, two at once: a clear word, and nothing is half-written."""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import corpus
import pytest
from commands import Files, contents, run

ROOT = Path(__file__).parents[2]
COMMANDS = (
    ("validate",),
    ("build",),
    ("attest",),
    ("rename", "person-0", "somebody"),
    ("merge", "statement-0-0", "statement-0-1"),
    ("withdraw", "statement-0-0", "--reason", "It was none."),
    ("format",),
    ("site",),
    ("migrate",),
    ("validate", "--write-baseline", "known.json"),
    ("validate", "--no-cache", "--output", "report.json"),
)[: None if "KILLS" in os.environ else 4]
"""What writes in a way of its own; `make torture` tries them all."""
MEGABYTE = 1024 * 1024


def bound(kind: int, most: int) -> Callable[[], None]:
    return lambda: resource.setrlimit(kind, (most, most))


LIMITS = {
    "no room on the disk": bound(resource.RLIMIT_FSIZE, 100),
    "no file handles": bound(resource.RLIMIT_NOFILE, 4),
}


@pytest.fixture(name="root")
def fresh_dataset(tmp_path: Path) -> Path:
    corpus.write(tmp_path / "dataset", 10, texts=True)
    return tmp_path / "dataset"


@pytest.fixture(name="cache")
def folder_of_the_cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


_undisturbed: dict[tuple[str, ...], Files] = {}


def undisturbed(root: Path, cache: Path, command: tuple[str, ...]) -> Files:
    """What the dataset holds after a run that lacks nothing."""
    if command not in _undisturbed:
        complete = root.with_name("complete")
        shutil.copytree(root, complete)
        assert run(complete, cache, *command)[0] == 0
        _undisturbed[command] = contents(complete)
    return _undisturbed[command]


@pytest.mark.parametrize("limit", LIMITS)
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_run_that_lacks_something_says_so_and_harms_nothing(
    root: Path, cache: Path, command: tuple[str, ...], limit: str
) -> None:
    old, new = contents(root), undisturbed(root, cache, command)
    code, said = run(root, cache, *command, starve=LIMITS[limit])
    assert code in ((2,) if limit == "no room on the disk" and old != new else (0, 2)), said
    assert "Traceback" not in said
    assert code == 0 or "onrecord: " in said
    now = contents(root)
    assert set(old) & set(new) <= set(now) <= set(old) | set(new)
    assert all(data in (old.get(name), new.get(name)) for name, data in now.items())
    code, said = run(root, cache, *command)
    assert code == 0 or "there is no record" in said, said
    assert contents(root) == new


@pytest.mark.parametrize("clock", [0, 86_400, 4_102_444_800])
def test_a_clock_that_jumps_changes_no_verdict(root: Path, cache: Path, clock: int) -> None:
    """Files of 1970, of a day later, of 2100: and one that is edited without any of its times or its size changing."""
    for path in root.rglob("*"):
        os.utime(path, (clock, clock))
    assert run(root, cache, "validate") == run(root, cache, "validate", "--no-cache")
    changing = next(root.rglob("statement-0-0.yaml"))
    changing.write_text(changing.read_text("utf-8").replace("mode: 'direct'", "mode: 'tcerid'"), "utf-8")
    os.utime(changing, (clock, clock))
    code, said = run(root, cache, "validate")
    assert (code, said) == run(root, cache, "validate", "--no-cache")
    assert code == 1


def test_files_that_change_while_they_are_read(root: Path, cache: Path) -> None:
    """Whatever such a run says, the next one says the truth."""
    changing = next(root.rglob("statement-0-0.yaml"))
    right = changing.read_text("utf-8")
    texts = [right, right.replace("mode: 'direct'", "mode: 'shouted'"), right + "#\n" * 2000]
    dice = random.Random(1)
    for _ in range(3):
        process = subprocess.Popen(
            [sys.executable, "-m", "validator", "validate"],
            cwd=root,
            env={**os.environ, "PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(root.parent / "cache")},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        while process.poll() is None:
            changing.write_text(dice.choice(texts), "utf-8")
            time.sleep(0.002)
        said = process.communicate()[0]
        assert "Traceback" not in said
        assert run(root, cache, "validate") == run(root, cache, "validate", "--no-cache")


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_what_may_not_be_written_stays(root: Path, cache: Path, command: tuple[str, ...]) -> None:
    old = contents(root)
    folders = [root, *(path for path in root.rglob("*") if path.is_dir())]
    for path in folders:
        path.chmod(0o555)
    if os.access(root, os.W_OK):
        pytest.skip("whoever is root may write everywhere")
    code, said = run(root, cache, *command)
    for path in folders:
        path.chmod(0o755)
    assert code in (0, 2), said
    assert "Traceback" not in said
    assert contents(root) == old


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_nobody_reads_the_output(root: Path, command: tuple[str, ...]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "validator", *command],
            cwd=root, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=full,
            stderr=subprocess.PIPE, text=True, check=False, timeout=120,
        )  # fmt: skip
    assert done.returncode == 2
    assert "No space left" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("megabytes", [40, 55, 70])
def test_little_memory_is_not_called_a_bug(root: Path, megabytes: int) -> None:
    """Where a library written in Rust is the one to run out, it says so itself, and ends the process."""
    before = contents(root / "records")
    done = subprocess.run(
        [sys.executable, "-m", "validator", "build"],
        cwd=root, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        text=True, check=False, timeout=120, preexec_fn=bound(resource.RLIMIT_AS, megabytes * MEGABYTE),
    )  # fmt: skip
    code, said = done.returncode, done.stdout
    assert code in (0, 2, -signal.SIGABRT), said
    assert "bug in OnRecord" not in said
    assert (code == 0) == ("built dist" in said)
    assert code == 0 or "memory" in said
    assert contents(root / "records") == before


def test_two_at_once(root: Path, cache: Path) -> None:
    """Two that edit the same records, and two that build: each leaves what one alone would."""
    alone = root.with_name("alone")
    shutil.copytree(root, alone)
    assert run(alone, cache, "attest")[0] == 0
    start = [sys.executable, "-m", "validator"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    for command, codes in (("attest", {0}), ("build", {0, 2})):
        both = [
            subprocess.Popen(
                [*start, command],
                cwd=root,
                env=environment,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                text=True,
            )
            for _ in range(2)
        ]
        ended = [(process.communicate(timeout=120)[1], process.returncode) for process in both]
        assert {code for _, code in ended} <= codes, ended
        assert 0 in {code for _, code in ended}
    assert contents(root / "records") == contents(alone / "records")
    assert run(root, cache, "build")[0] == 0
