"""The dataset that Spark builds is that of the local engine: the same tables, the same columns, the same rows."""

from __future__ import annotations

import errno
import importlib
import importlib.util
import json
import os
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from spark_data import MASTER, invented, master, session, shipped, sound

import onrecord
from validator.cli.main import main
from validator.dataset import NotBuildableError
from validator.dataset.manifest import files_in
from validator.spark import building, parts
from validator.spark.frames import tagged
from validator.spark.rows import Row, table_of
from validator.spark.selecting import require_whole

pytestmark = pytest.mark.filterwarnings(
    "ignore::FutureWarning", "ignore::DeprecationWarning", "ignore::ResourceWarning"
)

MANY = 1000 if MASTER else 100
"""Invented records: the long run belongs to `make test-spark`."""


def build_both(*arguments: str, code: int = 0) -> tuple[Path, Path]:
    """The dataset that one stands in, built here and there."""
    here, there = Path("../here").absolute(), Path("../there").absolute()
    assert main(["build", "--format", "parquet", "--out", str(here), *arguments]) == code
    assert build_there(there, *arguments) == code
    return here, there


def build_there(there: Path | str, *arguments: str) -> int:
    return main(["build", "--engine", "spark", "--spark", master(), "--out", str(there), *arguments])


def require_same(here: Path, there: Path, renamed: tuple[str, str] = ("", "")) -> None:
    """Table by table, the same columns with the same types and descriptions, and the same rows; and the same counts.

    `renamed` is what a file of records is called here, and there.
    """
    names = sorted(path.name for path in (here / "parquet").iterdir())
    assert sorted(path.name for path in (there / "parquet").iterdir()) == names
    for name in names:
        one, other = pq.read_table(here / "parquet" / name), read_parts(there / "parquet" / name)
        assert other.schema.equals(one.schema, check_metadata=True), name
        rows = in_order(one)
        for row in rows if name == "records.parquet" else ():
            row["file"] = row["file"].replace(*renamed)
        assert in_order(other) == rows, name
    one, other = manifest_of(here), manifest_of(there)
    assert other.pop("tables") == {
        name.removesuffix(".parquet"): one["tables"][name.removesuffix(".parquet")] for name in names
    }
    assert sorted(other.pop("files")) == sorted({*files_in(there)} - {"manifest.json"})
    one.pop("tables"), one.pop("files")
    assert other == one
    assert main(["build", "--verify", str(there)]) == 0
    with onrecord.open(there) as dataset:
        assert sum(1 for _ in dataset.all()) == other["counts"]["built"]


def read_parts(folder: Path) -> Any:
    """A table, its parts in the order of their names."""
    return pa.concat_tables(pq.read_table(path) for path in sorted(folder.iterdir()))


def in_order(table: Any) -> list[Any]:
    """Rows by their ids. Spark keeps that order in and among parts, Sail does not."""
    rows = table.to_pylist()
    key = ["record_id", "citation_number", "part"] if "record_id" in table.column_names else ["id"]
    found = sorted(rows, key=lambda row: [row[name] for name in key])
    assert found == rows or not MASTER
    return found


def manifest_of(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "manifest.json").read_bytes())
    return found


def test_the_shipped_dataset(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shipped(tmp_path / "data")
    monkeypatch.chdir(tmp_path / "data")
    here, there = build_both()
    require_same(here, there)
    folder = there / "parquet" / "statement.parquet"
    expected = sorted(pq.read_table(here / "parquet" / "statement.parquet").column("id").to_pylist())
    for name, read in READERS.items():
        if os.environ.get("REQUIRE_READERS") or importlib.util.find_spec(name):
            assert sorted(read(importlib.import_module(name), folder)) == expected, name


READERS: dict[str, Callable[[Any, Path], list[str]]] = {
    "pandas": lambda pandas, folder: list(pandas.read_parquet(folder)["id"]),
    "polars": lambda polars, folder: polars.scan_parquet(folder).collect()["id"].to_list(),
    "duckdb": lambda duckdb, folder: [
        name for (name,) in duckdb.sql(f"SELECT id FROM '{folder}/*.parquet'").fetchall()
    ],
}
"""How programs read a table in parts, as docs/spark.md says; `make test-formats` installs them."""


def test_what_is_sound_among_records_with_every_kind_of_mistake(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was set aside is told in a table as it is in files on one machine, with the same reasons."""
    invented(tmp_path / "data", MANY)
    for name, data in ODD.items():
        (tmp_path / "data/records" / name).write_bytes(data)
    monkeypatch.chdir(tmp_path / "data")
    here, there = build_both("--keep-going", code=1)
    require_same(here, there)
    entries = [
        json.loads(line) for line in (here / "quarantine/findings.jsonl").read_text("utf-8").splitlines()
    ]
    rows = read_parts(there / "quarantine/quarantine.parquet").to_pylist()
    assert manifest_of(there)["counts"]["quarantined"] == len(rows) == len(entries) > 50
    for entry, row in zip(entries, sorted(rows, key=lambda row: (row["file"], row["line"])), strict=True):
        data = row.pop("data")
        assert data in (here / "quarantine/files" / row["file"]).read_bytes()
        row |= {name: sorted(map(json.dumps, json.loads(row[name]))) for name in ("findings", "refers_to")}
        entry |= {name: sorted(map(json.dumps, entry[name])) for name in ("findings", "refers_to")}
        entry.pop("copy")
        entry["record"] = entry["record"].encode("utf-8", "replace").decode()
        assert row == entry


ODD = {
    "empty.jsonl": b"",
    "blank.ndjson": b"\n \n",
    "junk.jsonl": b"\xff\xfe\x00\x01\n" * 3 + bytes(100),
    "marked.jsonl": b"\xef\xbb\xbf[1]\nnull\n",
    "lone.jsonl": b'{"schema": "person/1", "id": "\\ud800", "\\ud801": 1}\n',
    "wide.jsonl": '{"id": "a"}\n{"id": "b"}'.encode("utf-16"),
}
"""Files without a record that could be used; one has letters that no encoding knows."""


def test_records_that_stay_out_and_versions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Drafts, extracted records and what refers to them; older versions; several languages; one of 1 MB."""
    monkeypatch.setattr(building, "PART", 40)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1930000000")
    sound(tmp_path / "data", 12)
    monkeypatch.chdir(tmp_path / "data")
    here, there = build_both("--extracted", "0.5")
    require_same(here, there)
    counts = manifest_of(there)["counts"]
    assert (counts["built"], counts["drafts"], counts["extracted_left_out"]) == (48, 1, 2)
    assert len(list((there / "parquet").glob("*/*.parquet"))) > 9


@pytest.mark.sail_says_enough
def test_kinds_with_schemas_of_the_datasets_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Columns must hold what any record has, whichever worker sees it: large numbers, keys that nobody described.

    On Spark the records come from a table at a URI, and the dataset goes to another.
    """
    monkeypatch.setattr(building, "PART", 40)
    folder = tmp_path / "data" / "schemas" / "thing"
    folder.mkdir(parents=True)
    tags = {"type": "array", "items": {"type": ["string", "number"]}}
    part = {"type": "object", "properties": {"size": {"type": "number"}, "tags": tags}}
    known = {
        "schema": {"const": "thing/1"},
        "id": {"type": "string"},
        "size": {"type": ["integer", "null"]},
        "day": {"type": "string", "format": "edtf"},
        "parts": {"type": "array", "items": part},
        "next": {"type": "string", "x-ref": "thing"},
    }
    schema = {"type": "object", "title": "Thing", "required": ["schema", "id"], "properties": known}
    (folder / "v1.json").write_text(json.dumps(schema), "utf-8")
    root = tmp_path / "data"
    (root / "onrecord.yaml").write_text("title: Things\n", "utf-8")
    (root / "records").mkdir()
    odd: list[dict[str, Any]] = [
        {},
        {"size": 10**17},
        {"size": 1.0},
        {"size": None, "parts": []},
        {"día": {"a": None}},
    ]
    odd += [{"parts": [{"size": n, "tags": ["x", n]}, None, {"more": [n]}]} for n in (1, 0.5, 10**30)]
    odd = [
        {**more, "parts": [one for one in more.get("parts", []) if one]} if more.get("parts") else more
        for more in odd
    ]
    with (root / "records" / "all.jsonl").open("w", encoding="utf-8") as file:
        for number in range(160):
            more = odd[number % len(odd)] | {"day": f"2021-{number % 12 + 1:02}"}
            chain = {"next": f"þing-{(number + 1) % 160}"}
            file.write(json.dumps({"schema": "thing/1", "id": f"þing-{number}", **chain, **more}) + "\n")
    monkeypatch.chdir(root)
    here, there = Path("../here"), (tmp_path / "a place" / "þere").as_uri()
    assert main(["build", "--format", "parquet", "--out", str(here)]) == 0
    lines = pa.table({"record": Path("records/all.jsonl").read_text("utf-8").splitlines()})
    (tmp_path / "far").mkdir()
    pq.write_table(lines, tmp_path / "far" / "all.parquet", row_group_size=50)
    Path("records/all.jsonl").unlink()
    assert build_there(there, "--records", (tmp_path / "far").as_uri()) == 0
    require_same(here, tmp_path / "a place" / "þere", ("records/all.jsonl", "records/all.parquet"))
    assert build_there(there) == 2
    assert "exists already" in capsys.readouterr().err  # what is there is never written over


@pytest.mark.sail_says_enough
@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (["kept a", "kept a"], "f: the id 'a' is already taken by f"),
        (
            ["kept a", "link b"],
            "f: by refers to 'b', but there is no person with this id; correct the reference",
        ),
        (["kept a", "link a", "link ä"], "refers to 'ä', but there is no person"),
        (["kept a", "draft b", "link b"], "refers to 'b', which is a draft and stays out"),
        (["kept "], "f: the record has no id"),
        (["kept a", "link a"], ""),
    ],
)
def test_whatever_the_check_let_pass_rows_have_their_partners(rows: list[str], said: str) -> None:
    given = [Row("none")]
    for number, (tag, name) in enumerate(row.split(" ") for row in rows):
        row = Row(tag, document=number, number=number, name=name.encode(), key=b"person", data=b"by")
        given.append(row._replace(questions=[b"person"], key=b"a") if tag == "link" else row)
    frame = session().createDataFrame(table_of(given))
    kept, links, drafts = (tagged(frame, tag) for tag in ("kept", "link", "draft"))
    with pytest.raises(NotBuildableError, match=said) if said else nullcontext():
        require_whole(["f"], kept, links, drafts)


@pytest.mark.sail_says_enough
def test_long_chains_to_what_stays_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One chain leads to nothing, another one to a record that is not wanted, and a circle stays."""
    root = tmp_path / "data"
    (root / "schemas/thing").mkdir(parents=True)
    (root / "records").mkdir()
    known = {
        "schema": {"const": "thing/1"},
        "id": {"type": "string"},
        "next": {"type": "string", "x-ref": "thing"},
    }
    schema = {"type": "object", "required": ["schema", "id"], "properties": known}
    (root / "schemas/thing/v1.json").write_text(json.dumps(schema), "utf-8")
    (root / "onrecord.yaml").write_text("title: Things\n", "utf-8")
    ends = {"a-30": "nowhere", "c-30": "c-0"}
    with (root / "records/all.jsonl").open("w", encoding="utf-8") as file:
        for chain, number in [(chain, number) for chain in "abc" for number in range(31)]:
            name = f"{chain}-{number}"
            record: dict[str, Any] = {
                "schema": "thing/1",
                "id": name,
                "next": ends.get(name, f"{chain}-{number + 1}"),
            }
            if name == "b-30":
                record |= {"next": "c-0", "origin": {"method": "extracted", "confidence": 0.1}}
            file.write(json.dumps(record) + "\n")
    monkeypatch.chdir(root)
    here, there = build_both("--keep-going", "--extracted", "0.5", code=1)
    require_same(here, there)
    counts = {"in": 93, "built": 31, "drafts": 0, "extracted_left_out": 31, "quarantined": 31}
    assert manifest_of(there)["counts"] == counts


@pytest.mark.sail_says_enough
def test_nothing_to_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """No records, records that are all drafts, and records that are all broken."""
    Path(tmp_path, "data/records").mkdir(parents=True)
    Path(tmp_path, "data/onrecord.yaml").write_text("title: Nothing yet\n", "utf-8")
    monkeypatch.chdir(tmp_path / "data")
    for options in ([], ["--keep-going"]):
        assert main(["build", "--format", "parquet", *options]) == 1
        said = capsys.readouterr()
        assert build_there("dist", *options) == 1
        assert capsys.readouterr() == said
    path = Path("records/all.jsonl")
    path.write_text(json.dumps(PERSON | {"draft": True}) + "\n", "utf-8")
    require_same(*build_both())
    path.write_text("{\n" + json.dumps(PERSON | {"name": 1}) + "\n", "utf-8")
    capsys.readouterr()
    assert build_there("dist", "--keep-going") == 1
    assert "no sound record is left; mend the errors first" in capsys.readouterr().err
    assert not Path("dist").exists()


@pytest.mark.sail_says_enough
def test_what_can_not_be_written_leaves_the_last_dataset(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A full disk, a folder that nobody can write to, other content of one version: exit code 2, and a sentence."""
    sound(tmp_path / "data", 2)
    monkeypatch.chdir(tmp_path / "data")
    assert main(["build", "--format", "parquet"]) == 0
    before = {name: Path("dist", name).read_bytes() for name in files_in(Path("dist"))}
    capsys.readouterr()
    if not MASTER:  # Sail's workers are threads of this process
        with monkeypatch.context() as patch:
            patch.setattr(parts._Sink, "write", full)
            assert build_there("dist") == 2
        assert "No space left on device" in capsys.readouterr().err
    for nowhere in ("/proc/nowhere/dist", "file:///proc/nowhere"):  # told before the check begins
        assert build_there(nowhere) == 2
        said = capsys.readouterr()
        assert "the dataset can't be written" in said.err
        assert not said.out
    with Path("records/all.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(PERSON) + "\n")
    assert build_there("dist") == 2
    assert "nothing was built: version 1.0.0 in" in capsys.readouterr().err
    assert {name: Path("dist", name).read_bytes() for name in files_in(Path("dist"))} == before
    assert sorted(path.name for path in Path().iterdir()) == ["archive", "dist", "onrecord.yaml", "records"]


PERSON = {"schema": "person/1", "id": "ada", "name": "Ada Quill", "origin": {"method": "curated"}}


def full(*_: Any) -> int:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--format", "parquet,csv"], "builds Parquet, in parts, and no other format"),
        (["--publish"], "--publish remembers the id of every record"),
        (["--timeout", "5"], "has no limits of its own"),
    ],
)
def test_what_is_refused(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    said: str,
) -> None:
    sound(tmp_path / "data", 1)
    monkeypatch.chdir(tmp_path / "data")
    assert main(["build", "--engine", "spark", "--spark", "local[1]", *arguments]) == 2
    assert said in capsys.readouterr().err
    assert main(["build", "--out", "s3://bucket/dist"]) == 2
    assert "belong to --engine spark" in capsys.readouterr().err
