"""A run in which nothing changed says what the run before said, and no run says anything else than it would have."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import chdir, redirect_stdout
from io import StringIO
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from random_dataset import HISTORIES, TEXTS, edit, files, make

from validator import check
from validator.cli.main import main
from validator.memory import replay, sealed
from validator.report.report import Report
from validator.schema.loading import shipped_folder

RACY = 40_000_000
"""Nanoseconds, so that the tests need not wait for long."""

Said = tuple[int, str]


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The runs that were made, and not only said again."""
    runs: list[str] = []
    original = check.check

    def counted(*given: object, **options: object) -> Report:
        runs.append("")
        return original(*given, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(replay, "RACY", RACY)
    monkeypatch.setattr(check, "check", counted)
    return runs


def settle() -> None:
    time.sleep(RACY / 1e9 + 0.02)


def run(root: Path, *arguments: str) -> Said:
    output = StringIO()
    with chdir(root), redirect_stdout(output):
        code = main(["validate", *arguments])
    return code, output.getvalue()


@pytest.fixture
def dataset(tmp_path: Path, made: list[str]) -> Path:
    """A dataset, and what a run of it says kept."""
    root = tmp_path / "dataset"
    make(Random(1), root)
    keep(root)
    made.clear()
    return root


def keep(root: Path, *arguments: str) -> Said:
    """Let a run be kept, which finds all at rest."""
    settle()
    return run(root, *arguments)


def alike(root: Path, *arguments: str) -> None:
    """Expect of three runs, of which the last may be said again, what a full one says."""
    expected = run(root, "--no-cache", *arguments)
    for _ in range(2):
        assert run(root, *arguments) == expected
    settle()
    for _ in range(2):
        assert run(root, *arguments) == expected


@pytest.mark.parametrize("arguments", [(), ("--format", "json"), ("--info",), ("--as-of", "2031-06-01")])
def test_a_run_with_nothing_new_is_not_made(
    tmp_path: Path, made: list[str], arguments: tuple[str, ...]
) -> None:
    root = tmp_path / "dataset"
    make(Random(1), root)
    said = keep(root, *arguments)
    made.clear()
    assert run(root, *arguments) == said
    assert not made
    assert run(root, *arguments, "--no-cache") == said
    assert made


def acts(random: Random, root: Path) -> Iterator[Callable[[], object]]:
    """What may happen to a dataset."""
    path = random.choice(list(files(root)))
    text = root / "archive" / f"{random.randrange(len(TEXTS))}.txt"
    yield lambda: edit(random, root)
    yield path.unlink
    yield lambda: path.write_bytes(path.read_bytes() + b"\n# more")
    yield lambda: os.utime(path)
    yield lambda: path.with_name(".hidden.yaml").write_bytes(b"id: [\n")
    yield lambda: path.with_suffix(".txt").write_bytes(b"id: [\n")
    yield lambda: text.parent.is_dir() and text.write_bytes(random.choice(TEXTS).encode() + b" More.")
    yield lambda: text.unlink(missing_ok=True)
    yield lambda: shutil.rmtree(root / "archive", ignore_errors=True)
    yield lambda: (root / "onrecord.yaml").write_text("title: A\nexpect: {person: {min: 9}}\n", "utf-8")
    yield lambda: (root / "onrecord.yaml").write_text("title: B\n", "utf-8")
    yield lambda: (root / "onrecord.yaml").write_text("title: [\n", "utf-8")
    yield lambda: (root / "waivers.yaml").write_text("- {record: a, rule: short-quote, reason: b}\n", "utf-8")
    yield lambda: (root / "waivers.yaml").unlink(missing_ok=True)
    yield lambda: (root / "known.txt").write_text("", "utf-8")
    yield lambda: (root / "schemas").mkdir(exist_ok=True)
    yield lambda: (root / "schemas").rmdir() if (root / "schemas").exists() else None
    yield lambda: link(path)
    yield lambda: git(root, "add", "-A")
    yield lambda: git(root, "commit", "-m", "more")
    yield lambda: git(root, "reset", "--soft", "HEAD~1")


def link(path: Path) -> None:
    beside = path.with_stem("link")
    if path.exists() and not beside.is_symlink():
        beside.symlink_to(path.name)


def git(root: Path, *arguments: str) -> None:
    who = ("-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(root), *who, *arguments], capture_output=True, check=False)


@given(seed=st.integers(0, 2**32))
@settings(max_examples=HISTORIES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_happens_a_run_says_what_a_full_run_says(
    seed: int, tmp_path_factory: pytest.TempPathFactory, made: list[str]
) -> None:
    random = Random(seed)
    root = tmp_path_factory.getbasetemp() / "replayed-dataset"
    shutil.rmtree(root, ignore_errors=True)
    make(random, root)
    git(root, "init")
    git(root, "add", "-A")
    git(root, "commit", "-m", "first")
    named = [path.relative_to(root).as_posix() for path in random.sample(list(files(root)), 2)]
    ways = [(), ("--format", "json"), ("--format", "json", *named), (named[0],)]
    for way in ways:
        keep(root, *way)
    for _ in range(6):
        if random.random() < 0.8:
            for act in random.sample(list(acts(random, root)), random.choice([1, 1, 2])):
                act()
        if not list(files(root)):
            return
        if random.random() < 0.7:
            settle()
        for way in random.sample(ways, 2):
            if not all((root / name).exists() for name in way if name in named):
                continue
            assert run(root, *way) == run(root, "--no-cache", *way)


def test_only_what_is_looked_at_matters(dataset: Path, made: list[str]) -> None:
    (dataset / "notes.txt").write_text("nothing", "utf-8")
    (dataset / "build").mkdir()
    run(dataset)
    assert not made


@pytest.mark.parametrize(
    "damage", ["delete", "cut", "flip", "empty", "garbage", "folder", "pipe", "copy", "link"]
)
def test_damage_costs_time_only(dataset: Path, made: list[str], damage: str) -> None:
    expected = run(dataset, "--no-cache")
    made.clear()
    [kept] = remembered(dataset).glob("last.*")
    data = kept.read_bytes()
    random = Random(7)
    for turn in range(200):
        kept.unlink(missing_ok=True)
        if damage == "cut":
            kept.write_bytes(data[: random.randrange(len(data))])
        elif damage == "flip":
            place = turn if turn < 100 else random.randrange(len(data))
            kept.write_bytes(
                data[:place] + bytes([data[place] ^ 1 << random.randrange(8)]) + data[place + 1 :]
            )
        elif damage == "empty":
            kept.write_bytes(b"")
        elif damage == "garbage":
            kept.write_bytes(data.split(b"\n")[0] + b"\n" + random.randbytes(len(data)))
        elif damage == "folder":
            kept.mkdir()
        elif damage == "pipe":
            os.mkfifo(kept)
        elif damage == "link":
            (dataset / "elsewhere").write_bytes(data)
            kept.symlink_to(dataset / "elsewhere")
        elif damage == "copy":
            copy = dataset.parent / "copy"
            shutil.copytree(dataset, copy)
            remembered(copy).mkdir()
            (remembered(copy) / kept.name).write_bytes(data)
            next(files(copy)).write_text("id: [unclosed\n", "utf-8")
            alike(copy)
            kept.write_bytes(data[1:])
        assert replay_of(dataset) is None
        if damage in ("folder", "pipe", "link", "copy"):
            break
    assert run(dataset) == expected
    assert made


def remembered(root: Path) -> Path:
    return Path(sealed.folder_of(str(root)))


def replay_of(root: Path) -> tuple[str, int] | None:
    with chdir(root), redirect_stdout(StringIO()):
        return replay.replay(["validate"])


@pytest.mark.parametrize("moment", ["edit", "delete", "add", "waive", "commit"])
def test_what_changes_while_a_run_is_made_is_not_missed(
    dataset: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    """The run sees one state, and the files are in another when what it said is kept."""
    path = list(files(dataset))[3]
    name = path.relative_to(dataset).as_posix()
    text = path.read_bytes()
    git(dataset, "init")
    if moment in ("add", "waive"):
        path = dataset / "waivers.yaml" if moment == "waive" else path.with_stem("added")
        text = b"- {record: nobody, rule: short-quote, reason: Why not.}\n"
    else:
        path.write_bytes(b"id: [unclosed\n")
    if moment == "commit":
        git(dataset, "add", "-A")
        git(dataset, "commit", "-m", "broken")
        path.write_bytes(text)
    settle()
    original = check.check

    def change_after(*given: object, **options: object) -> Report:
        report = original(*given, **options)  # type: ignore[arg-type]
        if moment == "commit":
            git(dataset, "commit", "-am", "mended")
        elif moment == "delete":
            path.unlink()
        else:
            path.write_bytes(text)
        return report

    for way in ((), ("--format", "json", name)) if moment != "delete" else ((),):
        with monkeypatch.context() as patched:
            patched.setattr(check, "check", change_after)
            run(dataset, *way)
        settle()
        assert run(dataset, *way) == run(dataset, "--no-cache", *way)


def test_another_day_terminal_place_or_program_is_another_run(
    dataset: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run(dataset / "records")
    assert len(made) == 1
    for name, value in (
        ("validator.memory.replay.time.strftime", lambda _: "2030-01-01"),
        ("validator.memory.replay.wants_colour", lambda: True),
        ("validator.memory.replay.os.geteuid", lambda: 12345),
        ("validator.memory.replay.THE_PROGRAM", str(dataset.parent)),
        ("validator.memory.replay.sys.path", [*sys.path, str(dataset.parent)]),
    ):
        run(dataset)
        before = len(made)
        with monkeypatch.context() as patched:
            patched.setattr(name, value)
            run(dataset)
        assert len(made) == before + 1, name


def test_a_dataset_nearer_by_is_found(dataset: Path, made: list[str]) -> None:
    name = next(files(dataset)).relative_to(dataset)
    keep(dataset, str(name))
    made.clear()
    run(dataset, str(name))
    assert not made
    (dataset / name.parent / "onrecord.yaml").write_text("records: .\n", "utf-8")
    alike(dataset, str(name))
    assert made


def test_too_much_is_not_kept(dataset: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replay, "MOST_FILES", 5)
    for kept in remembered(dataset).glob("last.*"):
        kept.unlink()
    settle()
    run(dataset)
    assert not list(remembered(dataset).glob("last.*"))


def test_a_long_report_is_not_kept(dataset: Path, made: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    said = run(dataset, "--format", "json", "--no-cache")
    monkeypatch.setattr("validator.cli.commands.validate.MOST_BYTES", len(said[1]) - 1)
    keep(dataset, "--format", "json")
    made.clear()
    assert run(dataset, "--format", "json") == said
    assert made
    monkeypatch.undo()
    assert said == run(dataset, "--format", "json")


def test_no_folder_of_the_dataset_is_passed_over(dataset: Path) -> None:
    inside = dataset / "records" / "__pycache__"
    inside.mkdir()
    record = next(files(dataset))
    record.rename(inside / record.name)
    keep(dataset)
    (inside / record.name).write_text("not: a record\n", "utf-8")
    alike(dataset)


@pytest.mark.parametrize(
    "name", ["onrecord.yaml", "schemas/person/v1.json", "archive/*.txt", "records/**/*.yaml"]
)
def test_a_write_through_a_mapping_that_was_open_before_is_seen(
    name: str, dataset: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """No stamp tells of it; so what every record hangs on is read again each time, and some of the records."""
    if name.startswith("schemas"):
        shutil.copytree(shipped_folder(), dataset / "schemas", dirs_exist_ok=True)
    path = next(path for path in sorted(dataset.glob(name)) if path.stat().st_size)
    # Stamps that never tell of anything stand for a write through a mapping, which mostly they do not tell of.
    monkeypatch.setattr(replay, "stamp_of", lambda status: (0, 0, 0, 0))
    monkeypatch.setattr(replay, "as_bytes", lambda *_: b"")
    keep(dataset)
    assert replay_says(dataset)
    data = path.read_bytes()
    path.write_bytes(b"#" + data[1:])
    assert not replay_says(dataset)
    path.write_bytes(data)
    assert replay_says(dataset)


def replay_says(root: Path) -> bool:
    with chdir(root):
        return replay.replay(["validate"]) is not None
