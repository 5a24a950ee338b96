"""In a git checkout git says what may have changed, and never another verdict."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import time
from contextlib import closing
from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from random_dataset import edit, files, make

from validator.check import check
from validator.corpus.config import load_dataset
from validator.memory import candidates as look
from validator.memory import listing as folder
from validator.memory.candidates import Look
from validator.memory.git_index import Git, lines_of
from validator.report.json import render

TODAY = date(2031, 6, 1)
EXAMPLES = int(os.environ.get("ONRECORD_CACHE_EXAMPLES", "8"))
RACY = 200_000_000
"""Nanoseconds; shorter than it is for users, so that the tests need not wait as long."""


def run(root: Path, *, cached: bool) -> str:
    dataset, hits = load_dataset(root)
    return render(check(dataset, hits, today=TODAY, cached=cached))


def git(root: Path, *arguments: str) -> bool:
    who = ("-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
    command = ["git", "-C", str(root), *who, *arguments]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether git answered, for each look at the files. Even the smallest dataset is one for git here."""
    answers: list[bool] = []
    original = Look.candidates

    def candidates(self: Look) -> dict[str, bool]:
        found = original(self)
        answers.append(self._walk is not None and not self._walk._look)
        return found

    monkeypatch.setattr(look, "FEWEST", 0)
    for module in ("folder", "git", "replay"):
        monkeypatch.setattr(f"validator.memory.{module}.RACY", RACY)
    monkeypatch.setattr(Look, "candidates", candidates)
    return answers


@pytest.fixture
def checkout(tmp_path: Path, asked: list[bool]) -> Path:
    """A dataset in a subfolder of a repository, with everything committed and the cache written."""
    root = tmp_path / "repository" / "dataset"
    make(Random(5), root)
    git(root.parent, "init")
    git(root.parent, "add", ".")
    git(root.parent, "commit", "-m", "first")
    settle()
    run(root, cached=True)
    asked.clear()
    return root


def settle() -> None:
    """Let all files be as if nothing had been written lately: what was is looked at in any case."""
    time.sleep(RACY / 1e9 + 0.05)


@given(seed=st.integers(0, 2**32))
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_done_with_git_a_cached_run_says_what_a_full_run_says(
    seed: int, tmp_path_factory: pytest.TempPathFactory, asked: list[bool]
) -> None:
    random = Random(seed)
    root = tmp_path_factory.getbasetemp() / "cached-checkout"
    shutil.rmtree(root, ignore_errors=True)
    make(random, root)
    git(root, "init", "-b", "one")
    git(root, "add", ".")
    git(root, "commit", "-m", "first")
    git(root, "branch", "two")
    settle()
    asked.clear()
    run(root, cached=True)
    for step in range(8):
        for _ in range(random.randint(1, 2)):
            act(random, root, step)
        assert run(root, cached=True) == run(root, cached=False)
    assert any(asked), "git is never asked"


def act(random: Random, root: Path, step: int) -> None:
    """Do what people do in a checkout."""
    what = random.choice(
        ["edit", "edit", "add", "commit", "stash", "pop", "switch", "revert", "touch", "crlf"]
    )
    path = random.choice(list(files(root)) or [root / "onrecord.yaml"])
    if what == "edit":
        edit(random, root)
    elif what == "add":
        git(root, "add", "-A", *(["-f"] if random.random() < 0.5 else []))
    elif what == "commit":
        git(root, "add", "-A")
        git(root, "commit", "-m", str(step))
    elif what == "stash":
        git(root, "stash", *random.choice([[], ["-u"], ["--keep-index"]]))
    elif what == "pop":
        git(root, "stash", "pop")
    elif what == "switch":
        git(root, "checkout", "-f", random.choice(["one", "two", "HEAD~1"]))
    elif what == "revert":
        git(root, "checkout", "--", ".")
    elif what == "touch":
        os.utime(path)
    else:
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
        git(root, "-c", "core.autocrlf=input", "add", "-A")


def answers(checkout: Path) -> None:
    assert run(checkout, cached=True) == run(checkout, cached=False)


def test_a_file_that_was_dirty_and_is_reverted(checkout: Path, asked: list[bool]) -> None:
    run(checkout, cached=True)
    path = next(files(checkout))
    text = path.read_bytes()
    path.write_bytes(b"id: [unclosed\n")
    answers(checkout)
    git(checkout, "checkout", "--", ".")
    assert path.read_bytes() == text
    answers(checkout)


@pytest.mark.parametrize("mark", ["--skip-worktree", "--assume-unchanged"])
def test_files_that_git_was_told_not_to_look_at(checkout: Path, asked: list[bool], mark: str) -> None:
    path = next(files(checkout))
    git(checkout, "update-index", mark, str(path))
    path.write_bytes(b"id: [unclosed\n")
    answers(checkout)
    assert asked == [False]


@pytest.mark.parametrize("where", ["records/new.yaml", "records/people/ignored.yaml"])
def test_files_that_git_does_not_know(checkout: Path, asked: list[bool], where: str) -> None:
    (checkout / ".gitignore").write_text("ignored.yaml\n", "utf-8")
    path = checkout / where
    for text in ("id: [unclosed\n", "id: [unclosed again\n", "schema: person/1\n"):
        path.write_text(text, "utf-8")
        answers(checkout)
    path.unlink()
    answers(checkout)


def nested(checkout: Path) -> Path:
    inner = checkout / "records" / "inner"
    inner.mkdir()
    git(inner, "init")
    (inner / "a.yaml").write_text("id: [unclosed\n", "utf-8")
    git(inner, "add", ".")
    git(inner, "commit", "-m", "inner")
    return inner / "a.yaml"


@pytest.mark.parametrize("tracked", [False, True])
def test_a_repository_among_the_records(checkout: Path, asked: list[bool], tracked: bool) -> None:
    path = nested(checkout)
    if tracked:
        git(checkout, "add", "-A")
    answers(checkout)
    path.write_text("schema: person/1\n", "utf-8")
    answers(checkout)


def test_nothing_that_a_repository_configures_is_run(checkout: Path, asked: list[bool]) -> None:
    trap = checkout.parent / "ran"
    program = f"touch '{trap}'; cat"
    for key in (
        "core.fsmonitor",
        "filter.trap.clean",
        "filter.trap.smudge",
        "filter.trap.process",
        "diff.external",
    ):
        git(checkout, "config", key, program)
    git(checkout, "config", "core.hooksPath", str(checkout))
    (checkout / ".gitattributes").write_text("*.yaml filter=trap\n", "utf-8")
    path = next(files(checkout))
    path.write_bytes(path.read_bytes() + b"# more\n")
    os.utime(checkout.parent / ".git" / "index", (0, 0))  # every file may have been written after it
    before = {path: path.stat().st_mtime_ns for path in (checkout.parent / ".git").rglob("*")}
    run(checkout, cached=True)
    assert asked[-1], "git was not asked"
    assert not trap.exists()
    assert {path: path.stat().st_mtime_ns for path in (checkout.parent / ".git").rglob("*")} == before


def test_a_hook_s_environment_does_not_matter(
    checkout: Path, asked: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_INDEX_FILE", str(checkout / "no-such-index"))
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    run(checkout, cached=True)
    assert asked[-1]


def break_program(checkout: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    program = checkout.parent / "bin" / "git"
    program.parent.mkdir()
    if script:
        program.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
        program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:/bin:/usr/bin" if script else str(program.parent))


@pytest.mark.parametrize("script", ["", "exit 1", "exec sleep 60", "echo warning: what >&2", "kill -9 $$"])
def test_a_git_that_is_missing_broken_or_slow(
    checkout: Path, asked: list[bool], monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    monkeypatch.setattr("validator.memory.git_index.PATIENCE", 0.2)
    break_program(checkout, monkeypatch, script)
    path = next(files(checkout))
    path.write_bytes(b"id: [unclosed\n")
    answers(checkout)
    assert not any(asked)
    assert not list((checkout / ".onrecord").glob("git.*"))


@pytest.mark.parametrize("damage", ["missing", "cut", "garbage", "index"])
def test_a_damaged_list_or_index(checkout: Path, asked: list[bool], damage: str) -> None:
    run(checkout, cached=True)
    [kept] = (checkout / ".onrecord").glob("index.*")
    if damage == "missing":
        kept.unlink()
    elif damage == "cut":
        kept.write_bytes(kept.read_bytes()[:100])
    elif damage == "garbage":
        kept.write_bytes(os.urandom(3000))
    else:
        (checkout.parent / ".git" / "index").write_bytes(b"DIRC")
    path = next(files(checkout))
    path.write_bytes(b"id: [unclosed\n")
    if damage != "index":
        git(checkout, "add", "-A")
    answers(checkout)


def test_a_worktree_of_its_own(checkout: Path, asked: list[bool], tmp_path: Path) -> None:
    assert git(checkout, "worktree", "add", str(tmp_path / "other"))
    root = tmp_path / "other" / "dataset"
    settle()
    run(root, cached=True)
    next(files(root)).write_bytes(b"id: [unclosed\n")
    answers(root)
    assert asked[-1]


def test_a_list_with_a_strange_name_in_it_is_not_relied_on() -> None:
    line = b"100644 00 0\ta%s\0  size: 1\tflags: 0\n"
    assert len(lines_of(line % b"" + line % b"\n")) == 2
    with pytest.raises(ValueError, match="leaves files out"):
        lines_of(line % b"\tflags: 0\n")
    with pytest.raises(ValueError, match="leaves files out"):
        lines_of(line.replace(b": 0", b": 8000"))


def test_the_index_may_change_while_git_looks(checkout: Path, asked: list[bool]) -> None:
    dataset, _ = load_dataset(checkout)
    asked_git = Git(dataset, checkout / ".onrecord", listing=False)
    next(files(checkout)).write_bytes(b"id: [unclosed\n")
    git(checkout, "add", "-A")
    with pytest.raises(ValueError, match="git can't tell"):
        asked_git.answer()


def test_only_folders_that_something_came_into_are_listed(
    checkout: Path, asked: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    settle()
    shutil.rmtree(checkout / ".onrecord")
    run(checkout, cached=True)
    listed: list[str] = []
    original = folder.list_folder

    def list_folder(path: str, suffixes: tuple[str, ...], *, look: bool) -> folder.Listing:
        listed.append(path.removeprefix(f"{checkout}/"))
        return original(path, suffixes, look=look)

    monkeypatch.setattr(folder, "list_folder", list_folder)
    run(checkout, cached=True)
    assert not listed
    with closing(sqlite3.connect(checkout / ".onrecord" / "cache.sqlite")) as db:
        db.execute("UPDATE meta SET value = '' WHERE name = 'folders_tell'")
        db.commit()
    run(checkout, cached=True)
    assert "records" in listed
    with closing(sqlite3.connect(checkout / ".onrecord" / "cache.sqlite")) as db:
        db.execute("UPDATE meta SET value = '1' WHERE name = 'folders_tell'")
        db.commit()
    listed.clear()
    (checkout / "records" / "people" / "deep" / "er").mkdir(parents=True)
    run(checkout, cached=True)
    assert listed == ["records/people", "records/people/deep", "records/people/deep/er"]
    (checkout / "records" / "people" / "deep" / "er" / "a.yaml").write_text("id: [unclosed\n", "utf-8")
    answers(checkout)
    settle()
    answers(checkout)
    shutil.rmtree(checkout / "records" / "people")
    answers(checkout)
    elsewhere = checkout.parent / "elsewhere"
    (checkout / "records" / "events").rename(elsewhere)
    (checkout / "records" / "events").symlink_to(elsewhere)
    answers(checkout)
    assert asked == [True] * len(asked)


def test_the_folders_are_looked_through_once(tmp_path: Path) -> None:
    nested_homes = [(tmp_path / "a", ""), (tmp_path / "a" / "b", "a/b/*"), (tmp_path / "a" / ".c", "a/.c/*")]
    assert folder._roots(nested_homes) == [str(tmp_path / "a"), str(tmp_path / "a" / ".c")]
