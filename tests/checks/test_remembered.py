"""What is remembered is believed only if this user wrote it, of this dataset: never another verdict than without."""

from __future__ import annotations

import json
import mmap
import os
import shutil
import sqlite3
import threading
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from random import Random

import pytest
from random_dataset import edit, files, make

from validator.check import check
from validator.cli.main import main
from validator.corpus.config import load_dataset
from validator.engine.encode import dump_counts, load_counts
from validator.memory import sealed
from validator.memory.store import Store
from validator.report.json import render
from validator.schema.loading import load_schemas, shipped_folder

MUTATIONS = int(os.environ.get("ONRECORD_MUTATIONS", "1000"))
RUNS = MUTATIONS // 100
"""How many damaged stores are read, and how many whole runs are made over them; `make torture` has more of both."""


def run(root: Path, *, cached: bool = True) -> str:
    dataset, hits = load_dataset(root)
    return render(check(dataset, hits, today=date(2031, 6, 1), cached=cached))


def store_of(root: Path) -> Path:
    return Path(sealed.folder_of(str(root)), "store")


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    """A dataset with an error, and what is remembered of it."""
    root = tmp_path / "dataset"
    make(Random(1), root)
    next(files(root)).write_text("not: a record\n", "utf-8")
    run(root)
    assert store_of(root).is_file()
    return root


def test_a_file_that_is_not_read_is_told_of_again_and_again(dataset: Path) -> None:
    run(dataset)
    record = list(files(dataset))[1]
    away = record.with_name(f"{record.name}.txt")
    record.rename(away)
    (record.parent / "README").write_text("x", "utf-8")
    for _ in range(2):
        said = run(dataset)
        assert said == run(dataset, cached=False)
        assert said.count('"unread-file"') >= 2
    away.rename(record)
    assert run(dataset) == run(dataset, cached=False)


def mutate(random: Random, data: bytes) -> bytes:
    """Damage as disks, editors, and people with an interest do it."""
    place, other = sorted(random.sample(range(1, len(data) + 1), 2))
    ways: list[Callable[[], bytes]] = [
        lambda: data[:place],
        lambda: data[place:],
        lambda: data[:place] + data[other:],
        lambda: data[:other] + data[place:],
        lambda: data[:place] + random.randbytes(other - place) + data[other:],
        lambda: data[: place - 1] + bytes([data[place - 1] ^ 1 << random.randrange(8)]) + data[place:],
        lambda: data + random.randbytes(random.randrange(1, 100)),
        lambda: data.replace(b"not-a-record", b"not-a-recard"),
        lambda: data[:-32] + random.randbytes(32),
        lambda: data[32:] + data[:32],
    ]
    return random.choice(ways)()


def test_no_mutation_is_read(dataset: Path) -> None:
    data, random = store_of(dataset).read_bytes(), Random(2)
    for _ in range(MUTATIONS):
        mutated = mutate(random, data)
        store_of(dataset).write_bytes(mutated)
        assert sealed.load(str(dataset), "store") == (data[:-32] if mutated == data else None)


def test_no_mutation_changes_a_verdict(dataset: Path) -> None:
    data, random, expected = store_of(dataset).read_bytes(), Random(3), run(dataset, cached=False)
    for _ in range(RUNS):
        store_of(dataset).write_bytes(mutate(random, data))
        assert run(dataset) == expected


def forged(root: Path) -> bytes:
    """A store that says that all is well."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        db.deserialize(sealed.load(str(root), "store") or b"")
        db.execute("DELETE FROM finding")
        tally = db.execute("SELECT value FROM meta WHERE name = 'tally'").fetchone()[0]
        counts = load_counts(tally)
        del counts["finding",]
        db.execute("UPDATE meta SET value = ? WHERE name = 'tally'", (dump_counts(counts),))
        return db.serialize()


def _with_another_key(root: Path, data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setenv(sealed.KEY, "a key that is not the user's")
        sealed.save(str(root), "store", data)


def _of_another_dataset(root: Path, data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    other = root.parent / "other"
    other.mkdir()
    sealed.save(str(other), "store", data)
    shutil.copy(store_of(other), store_of(root))


def _of_another_name(root: Path, data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    sealed.save(str(root), "last.1", data)
    store_of(root).with_name("last.1").rename(store_of(root))


def _in_the_dataset(root: Path, data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / ".onrecord").mkdir()
    for name in ("cache.sqlite", "store", "store-journal", "cache.sqlite-journal", "last.1"):
        (root / ".onrecord" / name).write_bytes(data)
    store_of(root).unlink()


def _with_folders_in_the_dataset(root: Path, data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """The user's folders are set to lie in the dataset, which brings both store and key along."""
    place = Path(sealed.folder_of(str(root))).name
    for name, path in (("CACHE", f"onrecord/{place}/store"), ("STATE", "onrecord/cache.key")):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(root / name))
        (root / name / path).parent.mkdir(parents=True)
        (root / name / path).write_bytes(bytes(32) if name == "STATE" else data)
        (root / name / path).chmod(0o600)
        (root / name / path).parent.chmod(0o700)


def _with_a_journal(root: Path, data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    for ending in ("-journal", "-wal", "-shm"):
        store_of(root).with_name(f"store{ending}").write_bytes(data)
    store_of(root).write_bytes(data)


FORGERIES = [
    _with_another_key,
    _of_another_dataset,
    _of_another_name,
    _in_the_dataset,
    _with_folders_in_the_dataset,
    _with_a_journal,
]


@pytest.mark.parametrize("forge", FORGERIES)
def test_a_forged_store_is_none(
    dataset: Path,
    monkeypatch: pytest.MonkeyPatch,
    forge: Callable[[Path, bytes, pytest.MonkeyPatch], None],
) -> None:
    expected, data = run(dataset, cached=False), forged(dataset)
    sealed.save(str(dataset), "store", data)
    assert run(dataset) != expected, "the forgery would do, if it were believed"
    forge(dataset, data, monkeypatch)
    assert run(dataset) == expected


@pytest.mark.parametrize("what", ["store", "folder", "key"])
def test_what_others_may_write_is_not_believed(dataset: Path, what: str, recalled: list[bool]) -> None:
    key = Path(os.environ["XDG_STATE_HOME"], "onrecord", "cache.key")
    path = {"store": store_of(dataset), "folder": store_of(dataset).parent, "key": key}[what]
    mode = path.stat().st_mode
    path.chmod(0o777)
    run(dataset)
    path.chmod(mode)
    assert recalled == [False]


def test_a_link_in_the_place_of_the_store_or_its_folder(dataset: Path, recalled: list[bool]) -> None:
    store = store_of(dataset)
    store.rename(dataset.parent / "elsewhere")
    store.symlink_to(dataset.parent / "elsewhere")
    run(dataset)
    assert recalled == [False]
    assert store.is_file()
    assert not store.is_symlink()
    store.parent.rename(dataset.parent / "folder")
    store.parent.symlink_to(dataset.parent / "folder")
    run(dataset)
    assert recalled == [False, False]


def test_a_key_that_is_given_is_that_of_a_shared_cache(
    dataset: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, recalled: list[bool]
) -> None:
    monkeypatch.setenv(sealed.KEY, "a secret of the repository")
    run(dataset)
    for name in ("CACHE", "STATE"):  # another machine: the cache comes along, the user's own folders do not
        old = os.environ[f"XDG_{name}_HOME"]
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
        if name == "CACHE":
            shutil.copytree(old, tmp_path / name)
    for path in files(dataset):
        path.write_bytes(path.read_bytes())  # and all files are new ones
    run(dataset)
    monkeypatch.setenv(sealed.KEY, "another secret")
    run(dataset)
    monkeypatch.delenv(sealed.KEY)
    run(dataset)
    assert recalled == [False, True, False, False]


@pytest.mark.parametrize("where", ["/proc/none", "/dev/null", "relative"])
def test_without_a_place_nothing_is_remembered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str, recalled: list[bool]
) -> None:
    root = tmp_path / "dataset"
    make(Random(4), root)
    monkeypatch.setenv("XDG_CACHE_HOME", where)
    monkeypatch.setenv("HOME", where)
    for _ in range(2):
        assert run(root) == run(root, cached=False)
    assert recalled == [False, False]


def test_a_write_through_a_mapping_that_was_open_before(
    dataset: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No stamp tells of it; but some files are read again in each run, here all of them."""
    monkeypatch.setattr("validator.memory.listing.RACY", 0)
    path = next(path for path in files(dataset) if b"schema" in path.read_bytes())
    place = path.read_bytes().index(b"schema")
    with path.open("r+b") as file, mmap.mmap(file.fileno(), 0) as mapped:
        mapped[place : place + 6] = b"schema"
        run(dataset)
        mapped[place : place + 6] = b"schemo"
        assert run(dataset) == run(dataset, cached=False)


def test_a_schema_that_is_edited_while_it_is_read(
    dataset: Path, monkeypatch: pytest.MonkeyPatch, recalled: list[bool]
) -> None:
    """What was found with the old one is not remembered for the new one."""
    shutil.copytree(shipped_folder(), dataset / "schemas", dirs_exist_ok=True)
    (dataset / "schemas" / "released.json").unlink()
    schema = dataset / "schemas" / "person" / "v1.json"
    strict = json.loads(schema.read_text("utf-8"))
    strict["properties"]["name"]["minLength"] = 100

    def edited(folder: Path) -> object:
        found = load_schemas(folder)
        schema.write_text(json.dumps(strict), "utf-8")
        return found

    with monkeypatch.context() as patch:
        patch.setattr("validator.corpus.kinds.load_schemas", edited)
        run(dataset)
    recalled.clear()
    assert run(dataset) == run(dataset, cached=False)
    assert recalled == [False]


def test_records_that_are_written_while_they_are_read(tmp_path: Path) -> None:
    """The line that a finding shows is that of what was read, in this report and in those that come."""
    root = tmp_path / "dataset"
    assert main(["init", str(root)]) == 0
    statement = next((root / "records" / "statements").glob("*.yaml")).read_text("utf-8")
    texts = {}
    for number in range(12):
        path = root / "records" / "statements" / f"q{number}.yaml"
        texts[path] = statement.replace("We have not set", "We have any set").replace(
            "\nid: ", f"\nid: q{number}-"
        )
    for path, text in texts.items():
        path.write_text(text, "utf-8")
    random, stop = Random(5), False

    def write() -> None:
        while not stop:
            path = random.choice(list(texts))
            path.write_text(texts[path].replace("any set", random.choice(["now set", "any set"])), "utf-8")
            time.sleep(0.001)

    for _ in range(3):
        stop = False
        thread = threading.Thread(target=write)
        thread.start()
        try:
            run(root)
        finally:
            stop = True
            thread.join()
        assert run(root) == run(root, cached=False)


def test_runs_over_a_changing_dataset_agree(tmp_path: Path) -> None:
    root, random = tmp_path / "dataset", Random(6)
    make(random, root)
    for _ in range(6):
        edit(random, root)
        assert run(root) == run(root, cached=False)


def test_a_store_is_closed_whatever_it_holds() -> None:
    with pytest.raises(sqlite3.DatabaseError):
        Store(b"no database at all" * 100)
