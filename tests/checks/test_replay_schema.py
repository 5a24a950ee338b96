"""`validate --schema`, where nothing changed, says what the run before said, and never anything else than it would."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from contextlib import chdir, redirect_stdout
from io import StringIO
from pathlib import Path

import pytest

from validator.cli.main import main
from validator.engine import one_schema
from validator.memory import replay
from validator.report.report import Report

RACY = 40_000_000
"""Nanoseconds, so that the tests need not wait for long."""
ASKED = ("--schema", "schemas/berth.json", "--formats", "berths", "extra.yaml")


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The runs that were made, and not only said again."""
    runs: list[str] = []
    original = one_schema.check_against

    def counted(*given: object, **options: object) -> Report:
        runs.append("")
        return original(*given, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(replay, "RACY", RACY)
    monkeypatch.setattr(one_schema, "check_against", counted)
    return runs


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Berths, two of them wrong, and their schema, which refers to another file."""
    root = tmp_path / "harbour"
    (root / "berths" / "north").mkdir(parents=True)
    (root / "schemas").mkdir()
    write(
        root / "schemas/berth.json", '{"required": ["name"], "properties": {"name": {"$ref": "name.json"}}}'
    )
    write(root / "schemas/name.json", '{"type": "string", "minLength": 2}')
    write(root / "extra.yaml", "name: Old quay\nopened: 2031-03-04\n")
    for number in range(5):
        write(root / f"berths/north/{number}.yaml", f"name: {'' if number == 3 else 'Berth'}\n")
    write(root / "berths/list.jsonl", '{"name": "West"}\n{"nam": "East"}\n')
    return root


def write(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


def run(folder: Path, *arguments: str) -> tuple[int, str]:
    output = StringIO()
    with chdir(folder), redirect_stdout(output):
        code = main(["validate", *arguments])
    return code, output.getvalue()


def settle() -> None:
    time.sleep(RACY / 1e9 + 0.02)


def keep(folder: Path, made: list[str], *arguments: str) -> tuple[int, str]:
    """Let a run be kept, and see that it is; on a busy machine not every one is, since what may be racy is not kept."""
    for _ in range(5):
        settle()
        said = run(folder, *arguments)
        made.clear()
        assert run(folder, *arguments) == said
        if not made:
            break
    assert not made
    return said


@pytest.mark.parametrize("more", [(), ("--info",), ("--format", "json"), ("--quiet", "--errors-only")])
def test_where_nothing_changed_the_run_is_not_made(
    root: Path, made: list[str], more: tuple[str, ...]
) -> None:
    code, said = keep(root, made, *ASKED, *more)
    assert code == 1
    assert said == run(root, *ASKED, *more, "--no-cache")[1]
    assert made


def test_in_a_folder_of_a_dataset_as_well(root: Path, made: list[str]) -> None:
    write(root.parent / "onrecord.yaml", "title: Harbours\n")
    keep(root, made, *ASKED)


CHANGES: dict[str, Callable[[Path], object]] = {
    "a file": lambda root: write(root / "berths/north/3.yaml", "name: No"),
    "of the same size": lambda root: write(root / "berths/north/0.yaml", "nome: Berth\n"),
    "a named file": lambda root: write(root / "extra.yaml", "name: 1\n"),
    "a new file": lambda root: write(root / "berths/new.yaml", "a: 1\n"),
    "a new folder": lambda root: write(root / "berths/east/a.json", "[]"),
    "one file less": lambda root: (root / "berths/north/3.yaml").unlink(),
    "the named file less": lambda root: (root / "extra.yaml").rename(root / "other.yaml"),
    "another name": lambda root: (root / "berths/north/3.yaml").rename(root / "berths/north/33.yaml"),
    "the schema": lambda root: write(root / "schemas/berth.json", "{}"),
    "what it refers to": lambda root: write(root / "schemas/name.json", '{"type": "string"}'),
    "what it refers to less": lambda root: (root / "schemas/name.json").unlink(),
    "a link": lambda root: (root / "berths/link.yaml").symlink_to(root / "schemas/name.json"),
    "unreadable": lambda root: (root / "berths/list.jsonl").chmod(0),
    "same content and times": lambda root: same_times(root / "berths/north/2.yaml", "nome: Berth\n"),
}


def same_times(path: Path, text: str) -> None:
    status = path.stat()
    write(path, text)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changes_a_run_says_what_a_full_run_says(root: Path, made: list[str], change: str) -> None:
    keep(root, made, *ASKED)
    CHANGES[change](root)
    expected = run(root, *ASKED, "--no-cache")
    for _ in range(3):
        assert run(root, *ASKED) == expected
        settle()


def test_a_schema_that_is_looked_for_by_its_id_is_looked_for_each_time(root: Path, made: list[str]) -> None:
    write(root / "schemas/berth.json", '{"properties": {"name": {"$ref": "https://berths.example/name"}}}')
    write(root / "schemas/name.json", '{"$id": "https://berths.example/name", "type": "string"}')
    settle()
    said = run(root, *ASKED)
    assert run(root, *ASKED) == said
    assert len(made) == 2


def test_what_changes_while_it_is_read_is_not_remembered(
    root: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    original = one_schema._read_unit

    def changed_after(*given: object) -> object:
        found = original(*given)  # type: ignore[arg-type]
        write(root / "berths/list.jsonl", "{}\n{}\n")  # which is the first that is read
        return found

    settle()
    monkeypatch.setattr(one_schema, "_read_unit", changed_after)
    before = run(root, *ASKED)
    monkeypatch.setattr(one_schema, "_read_unit", original)
    settle()
    assert run(root, *ASKED) == run(root, *ASKED, "--no-cache") != before
