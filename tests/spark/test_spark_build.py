"""The dataset that Spark builds is that of the local engine: the same tables, the same columns, the same rows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from spark_data import MASTER, master, shipped

from validator.cli.main import main

pytestmark = pytest.mark.filterwarnings(
    "ignore::FutureWarning", "ignore::DeprecationWarning", "ignore::ResourceWarning"
)


def build_both(*arguments: str) -> tuple[Path, Path]:
    """The dataset that one stands in, built here and there."""
    here, there = Path("here").absolute(), Path("there").absolute()
    assert main(["build", "--format", "parquet", "--out", str(here), *arguments]) == 0
    assert main(["build", "--engine", "spark", "--spark", master(), "--out", str(there), *arguments]) == 0
    return here, there


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
    assert sorted(other.pop("files")) == sorted(
        str(path.relative_to(there))
        for path in there.rglob("*")
        if path.is_file() and path.name != "manifest.json"
    )
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
