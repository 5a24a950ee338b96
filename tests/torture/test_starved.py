"""Full disks, no file handles, little memory, closed output, two at once: a clear word, and nothing is half-written."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import corpus
import pytest

ROOT = Path(__file__).parents[2]
COMMANDS = (("validate",), ("build",), ("attest",))
MEGABYTE = 1024 * 1024


def bound(kind: int, most: int) -> Callable[[], None]:
    return lambda: resource.setrlimit(kind, (most, most))


LIMITS = {
    "no room on the disk": bound(resource.RLIMIT_FSIZE, 100),
    "no file handles": bound(resource.RLIMIT_NOFILE, 4),
}
FAILS = {("build", "no room on the disk"), ("attest", "no room on the disk"), ("build", "no file handles")}
"""Where the lack is felt; what only reads, or needs one file at a time, gets by."""


@pytest.fixture(name="root")
def fresh_dataset(tmp_path: Path) -> Path:
    corpus.write(tmp_path / "dataset", 40, texts=True)
    return tmp_path / "dataset"


def run(root: Path, arguments: tuple[str, ...], starve: Callable[[], None] | None = None) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "validator", *arguments],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(root.parent / "cache")},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=120,
        preexec_fn=starve,
    )
    return done.returncode, done.stdout


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("limit", LIMITS)
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_a_run_that_lacks_something_says_so_and_harms_nothing(
    root: Path, command: tuple[str, ...], limit: str
) -> None:
    complete = root.with_name("complete")
    shutil.copytree(root, complete)
    assert run(complete, command)[0] == 0
    old, new = contents(root / "records"), contents(complete / "records")
    code, said = run(root, command, LIMITS[limit])
    assert code == 2 if (command[0], limit) in FAILS else code in (0, 2), said
    assert "Traceback" not in said
    allowed = [old, {name.replace(str(complete), str(root)): data for name, data in new.items()}]
    now = contents(root / "records")
    assert set(now) == set(old)
    assert all(data in (allowed[0][name], allowed[1][name]) for name, data in now.items())
    assert run(root, command)[0] == 0
    assert not (root / ".dist.building").exists()


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
    code, said = run(root, ("build",), bound(resource.RLIMIT_AS, megabytes * MEGABYTE))
    assert code in (0, 2, -signal.SIGABRT), said
    assert "bug in OnRecord" not in said
    assert (code == 0) == ("built dist" in said)
    assert code == 0 or "memory" in said
    assert contents(root / "records") == before


def test_two_at_once(root: Path) -> None:
    """Two that edit the same records, and two that build: each leaves what one alone would."""
    alone = root.with_name("alone")
    shutil.copytree(root, alone)
    assert run(alone, ("attest",))[0] == 0
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
    assert [*contents(root / "records").values()] == [*contents(alone / "records").values()]
    assert run(root, ("build",))[0] == 0
