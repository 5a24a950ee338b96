"""What tests of the repository as a whole share."""

from __future__ import annotations

import fcntl
import gc
import json
import os
import pickle
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

import validator.schema.lean  # noqa: F401 - before a test loads jsonschema with all that it takes up for formats
from validator.corpus.change import Change
from validator.engine import processes
from validator.engine.limits import Limits, active
from validator.memory.memory import Memory
from validator.report.report import Report
from validator.source import pieces

# What is compiled once is not compiled again by each worker, and by each program that the tests start.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

from hypothesis import settings  # noqa: E402 - pytest rewrites all of it, which takes a second, where it is not kept

# The same code gives the same result everywhere: a test that looks for new examples each time belongs to `make fuzz`.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")

ROOT = Path(__file__).parent.parent
BROWSER = ROOT / "build" / "browser"
BROWSER_PACKAGES = {"playwright-core": "1.65.1", "axe-core": "4.14.1"}


@pytest.fixture(autouse=True, scope="session")
def _own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What is remembered by tests lies in folders of their own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("ONRECORD_CACHE_KEY", raising=False)
        for name in ("XDG_CACHE_HOME", "XDG_STATE_HOME"):
            patch.setenv(name, str(tmp_path_factory.mktemp(name)))
        yield


@pytest.fixture(autouse=True, scope="session")
def _no_process_beside() -> Iterator[None]:
    """A check with the limits that hold where nobody names any is made in this process, as on other systems.

    To fork one that holds all the tests takes longer than most checks. With limits that a test names, and with several
    processes, all is as ever; and what a process would have sent is packed and unpacked all the same.
    """

    def unless_usual() -> Limits | None:
        limits = active()
        return None if limits == Limits() else limits

    def packed(work: Callable[[object], object], tasks: Iterable[object]) -> Iterator[object]:
        for task in tasks:
            yield pickle.loads(pickle.dumps(work(task), pickle.HIGHEST_PROTOCOL))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(processes, "active", unless_usual)
        patch.setattr(processes, "map", packed, raising=False)
        yield


def pytest_collection_finish() -> None:
    """What was collected stays to the end: neither this process nor its forks look it through again."""
    gc.collect()
    gc.freeze()


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


@pytest.fixture
def cut(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[int, int], None]]:
    """Has files of more bytes than the first number be read in pieces of about as many as the second."""

    def choose(large: int, piece: int) -> None:
        monkeypatch.setattr(pieces, "LARGE", large)
        monkeypatch.setattr(pieces, "PIECE", piece)
        pieces._cut.cache_clear()

    yield choose
    pieces._cut.cache_clear()


@pytest.fixture(scope="session")
def clean_environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment without what would lead a program back to this checkout, its packages or its git settings."""
    kept = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("GIT_", "PYTHON", "VIRTUAL_ENV"))
    }
    # Versions without their hashes: pip asks for a hash of everything else, such as this project, where one is given.
    versions = re.findall(r"^[\w.-]+==[\w.]+", (ROOT / "requirements.txt").read_text("utf-8"), re.MULTILINE)
    pins = str(tmp_path_factory.mktemp("pins") / "constraints.txt")
    Path(pins).write_text("\n".join(versions) + "\n", "utf-8")
    own = {
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        **{
            f"GIT_{who}_{what}": "ada@example.org"
            for who in ("AUTHOR", "COMMITTER")
            for what in ("NAME", "EMAIL")
        },
    }
    if " " not in pins:  # pip takes this variable apart at spaces
        own |= {"PIP_CONSTRAINT": pins, "PIP_BUILD_CONSTRAINT": pins}
    return {**kept, **own}


@pytest.fixture(scope="session")
def snapshot(tmp_path_factory: pytest.TempPathFactory, clean_environment: dict[str, str]) -> Path:
    """A git repository with the files of this checkout as they are now, changes that are not committed included."""
    copy = tmp_path_factory.mktemp("snapshot") / "onrecord"
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        env=clean_environment,
        capture_output=True,
        check=True,
    )
    for name in filter(None, listed.stdout.decode().split("\0")):
        source = ROOT / name
        if source.is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, copy / name)
    for command in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-q", "-m", "As it is now"]):
        subprocess.run(["git", *command], cwd=copy, env=clean_environment, check=True)
    return copy


@pytest.fixture(scope="session")
def chromium() -> tuple[str, str]:
    """The folder of what drives the browser (fetched by npm, once), and the browser."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if not found or not shutil.which("npm") or not shutil.which("node"):
        missing = "the tests of pages need chromium, npm and node, which are not all installed here"
        if os.environ.get("REQUIRE_BROWSER"):
            pytest.fail(missing)
        pytest.skip(missing)
    BROWSER.mkdir(parents=True, exist_ok=True)
    with (BROWSER / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # the tests run in several processes, each with fixtures of its own
        if not all(_is_there(name, version) for name, version in BROWSER_PACKAGES.items()):
            options = ["--no-save", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts"]
            wanted = [f"{name}@{version}" for name, version in BROWSER_PACKAGES.items()]
            command = ["npm", "install", "--prefix", str(BROWSER), *options, *wanted]
            done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
            assert done.returncode == 0, done.stderr
    return str(BROWSER / "node_modules"), found


def _is_there(name: str, version: str) -> bool:
    manifest = BROWSER / "node_modules" / name / "package.json"
    return manifest.is_file() and json.loads(manifest.read_bytes())["version"] == version
