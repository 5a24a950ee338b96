"""The cache changes how long a check takes, and nothing else."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from random_dataset import HISTORIES, TEXTS, edit, files, make, random_record, write

from validator.check import check
from validator.corpus.change import Change
from validator.corpus.config import load_dataset
from validator.evidence import archive
from validator.memory import sealed
from validator.report.json import render
from validator.source.files import read_ordinary

TODAY = date(2031, 6, 1)


def run(root: Path, *, cached: bool, today: date = TODAY, change: Change | None = None) -> str:
    dataset, hits = load_dataset(root)
    return render(check(dataset, hits, change, today=today, cached=cached))


def contents(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files(root)}


@given(seed=st.integers(0, 2**32))
@settings(max_examples=HISTORIES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_cached_run_says_what_a_full_run_says(
    seed: int, tmp_path_factory: pytest.TempPathFactory, recalled: list[bool]
) -> None:
    random = Random(seed)
    root = tmp_path_factory.getbasetemp() / "cached-dataset"
    shutil.rmtree(root, ignore_errors=True)
    make(random, root)
    run(root, cached=True)
    recalled.clear()
    for step in range(6):
        before = contents(root)
        edit(random, root)
        after = contents(root)
        names = frozenset(name for name in before | after if before.get(name) != after.get(name))
        change = Change(names, {name: before[name] for name in names & before.keys()}, since="before")
        for part in [change, None] if step % 2 else [None, change]:
            assert run(root, cached=True, change=part) == run(root, cached=False, change=part)
    assert sum(recalled) >= 6, "the cache is hardly ever used"


def test_what_concerns_every_record_is_noticed(tmp_path: Path, recalled: list[bool]) -> None:
    root = tmp_path / "dataset"
    make(Random(1), root)
    run(root, cached=True)
    assert run(root, cached=True) == run(root, cached=False)
    (root / "onrecord.yaml").write_text("title: Harbour talks\nexpect: {person: {min: 99}}\n", "utf-8")
    assert run(root, cached=True) == run(root, cached=False)
    assert run(root, cached=True, today=date(2020, 1, 1)) == run(root, cached=False, today=date(2020, 1, 1))
    assert recalled == [False, True, False, False]


@pytest.mark.parametrize(
    "damage", ["delete", "truncate", "garbage", "empty", "copy", "open to others", "read-only"]
)
def test_a_damaged_cache_costs_time_only(tmp_path: Path, damage: str) -> None:
    root = tmp_path / "dataset"
    make(Random(2), root)
    run(root, cached=True)
    cache = Path(sealed.folder_of(str(root))) / "store"
    assert cache.is_file()
    if damage == "delete":
        cache.unlink()
    elif damage == "truncate":
        cache.write_bytes(cache.read_bytes()[: cache.stat().st_size // 2])
    elif damage == "garbage":
        data = bytearray(cache.read_bytes())
        data[5000:9000] = os.urandom(4000)
        cache.write_bytes(data)
    elif damage == "empty":
        cache.write_bytes(b"")
    elif damage == "copy":
        shutil.copytree(root, tmp_path / "copy")
        root = tmp_path / "copy"
        Path(sealed.folder_of(str(root))).mkdir()
        shutil.copy(cache, sealed.folder_of(str(root)))
    elif damage == "open to others":
        cache.parent.chmod(0o755)
    else:
        cache.parent.chmod(0o500)
    next(files(root)).write_text("id: [unclosed\n", "utf-8")
    for _ in range(2):
        assert run(root, cached=True) == run(root, cached=False)
    cache.parent.chmod(0o700)


def test_a_file_written_twice_in_one_moment_is_read_again(tmp_path: Path) -> None:
    root = tmp_path / "dataset"
    make(Random(3), root)
    path = next(files(root))
    text = path.read_text("utf-8")
    run(root, cached=True)
    status = path.stat()
    path.write_text(text.replace("schema", "schemo"), "utf-8")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert run(root, cached=True) == run(root, cached=False)


INDEX_DAMAGE = {
    "none": "",
    "lost": "DELETE FROM text; UPDATE meta SET value = '' WHERE name = 'texts'",
    "incomplete": "DELETE FROM text WHERE path = CAST('0.txt' AS BLOB)",
    "misled": "UPDATE text SET path = CAST('1.txt' AS BLOB)",
    "gone": "UPDATE text SET path = CAST('nowhere.txt' AS BLOB)",
}
"""What may happen to the index of the archive's texts."""


@pytest.mark.parametrize("damage", INDEX_DAMAGE)
def test_where_a_text_lies_is_never_simply_believed(
    tmp_path: Path, recalled: list[bool], monkeypatch: pytest.MonkeyPatch, damage: str
) -> None:
    root = tmp_path / "dataset"
    make(Random(6), root)
    article = random_record(Random(6), "article", "article-a")
    article["text"] = {"sha256": hashlib.sha256(TEXTS[0].encode()).hexdigest()}
    event = random_record(Random(6), "event", "event-a")
    event["sources"] = [{"article": "article-a", "evidence": "the ministers met"}]
    write(root, "article", "article-a", json.dumps(article))
    write(root, "event", "event-a", json.dumps(event))
    run(root, cached=True)
    saved = sealed.load(str(root), "store")
    with closing(sqlite3.connect(":memory:")) as db:
        db.deserialize(saved or b"")
        assert db.execute("SELECT count(*) FROM text").fetchone() == (len(TEXTS),)
        db.executescript(INDEX_DAMAGE[damage])
        sealed.save(str(root), "store", db.serialize())
    recalled.clear()
    reads: list[Path] = []

    def counted(path: Path, inside: Path, most: int, root: Path | None) -> bytes:
        reads.append(path)
        return read_ordinary(path, inside, most, root)

    monkeypatch.setattr(archive, "read_ordinary", counted)
    write(root, "event", "event-a", json.dumps(event, indent=2))
    said = run(root, cached=True)
    assert recalled == [damage in ("none", "lost")]
    assert (len(set(reads)) >= len(TEXTS)) is (damage != "none"), "every text is read only where it has to be"
    assert said == run(root, cached=False)


def test_the_dataset_itself_is_left_alone(tmp_path: Path) -> None:
    root = tmp_path / "dataset"
    make(Random(4), root)
    before = sorted(os.walk(root))
    run(root, cached=True)
    assert sorted(os.walk(root)) == before
