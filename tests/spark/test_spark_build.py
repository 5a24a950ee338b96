"""The dataset that Spark builds is that of the local engine: the same tables, the same columns, the same rows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from spark_data import MASTER, invented, master, shipped

from validator.cli.main import main
from validator.dataset.manifest import files_in

pytestmark = pytest.mark.filterwarnings(
    "ignore::FutureWarning", "ignore::DeprecationWarning", "ignore::ResourceWarning"
)

MANY = 2000 if MASTER else 250
"""Invented records: the long run belongs to `make test-spark`."""


def build_both(*arguments: str, code: int = 0) -> tuple[Path, Path]:
    """The dataset that one stands in, built here and there."""
    here, there = Path("../here").absolute(), Path("../there").absolute()
    assert main(["build", "--format", "parquet", "--out", str(here), *arguments]) == code
    assert build_there(there, *arguments) == code
    return here, there


def build_there(there: Path | str, *arguments: str) -> int:
    return main(["build", "--engine", "spark", "--spark", master(), "--out", str(there), *arguments])


def require_same(here: Path, there: Path) -> None:
    """Table by table, the same columns with the same types and descriptions, and the same rows; and the same counts."""
    names = sorted(path.name for path in (here / "parquet").iterdir())
    assert sorted(path.name for path in (there / "parquet").iterdir()) == names
    for name in names:
        one, other = pq.read_table(here / "parquet" / name), read_parts(there / "parquet" / name)
        assert other.schema.equals(one.schema, check_metadata=True), name
        assert in_order(other) == in_order(one), name
    one, other = manifest_of(here), manifest_of(there)
    assert other.pop("tables") == {
        name.removesuffix(".parquet"): one["tables"][name.removesuffix(".parquet")] for name in names
    }
    assert sorted(other.pop("files")) == sorted({*files_in(there)} - {"manifest.json"})
    one.pop("tables"), one.pop("files")
    assert other == one
    assert main(["build", "--verify", str(there)]) == 0


def read_parts(folder: Path) -> Any:
    """A table, its parts in the order of their names."""
    import pyarrow as pa

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
    require_same(*build_both())


def test_what_is_sound_among_records_with_every_kind_of_mistake(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was set aside is told in a table as it is in files on one machine, with the same reasons."""
    invented(tmp_path / "data", MANY)
    monkeypatch.chdir(tmp_path / "data")
    here, there = build_both("--keep-going", code=1)
    require_same(here, there)
    entries = [
        json.loads(line) for line in (here / "quarantine/findings.jsonl").read_text("utf-8").splitlines()
    ]
    rows = read_parts(there / "quarantine/quarantine.parquet").to_pylist()
    assert manifest_of(there)["counts"]["quarantined"] == len(rows) == len(entries) > 100
    for entry, row in zip(entries, sorted(rows, key=lambda row: (row["file"], row["line"])), strict=True):
        data = row.pop("data")
        assert data in (here / "quarantine/files" / row["file"]).read_bytes()
        row |= {name: sorted(map(json.dumps, json.loads(row[name]))) for name in ("findings", "refers_to")}
        entry |= {name: sorted(map(json.dumps, entry[name])) for name in ("findings", "refers_to")}
        entry.pop("copy")
        assert row == entry
