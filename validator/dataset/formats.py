"""The formats of a dataset: what each is called, and the files that it has."""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from validator.dataset.content import Content

FORMATS = {
    "sqlite": "NAME.sqlite, one file with all tables, views and full-text search, and metadata.json for Datasette",
    "csv": "csv/TABLE.csv, the same tables, and datapackage.json (Data Package, version 2)",
    "jsonl": "jsonl/KIND.jsonl, the records themselves, one a line",
    "parquet": "parquet/TABLE.parquet, the records as typed columns with objects and lists inside",
    "jsonld": "NAME.jsonld, linked data (schema.org, PROV)",
    "followthemoney": "NAME.ftm.json, entities of FollowTheMoney, one a line",
    "rocrate": "ro-crate-metadata.json, a description of all files (RO-Crate)",
}
"""Name -> what is written."""
NEEDS = {"parquet": ("pyarrow", "parquet")}
"""Format -> the module that it needs, and the extra of OnRecord that installs it."""
DEFAULT = ("sqlite", "csv", "jsonl")


def write(content: Content, formats: Collection[str], folder: Path) -> dict[str, tuple[int, str]]:
    """Write the files of these formats, and a README.md: size in bytes and sha256 of each, by its path."""
    from validator.dataset import datapackage, datasette, layout, manifest, readme, rocrate
    from validator.dataset.content import write_json

    if "jsonl" in formats:
        _jsonl(content, folder / "jsonl")
    if "csv" in formats:
        _csv(content, folder / "csv")
    if "sqlite" in formats:
        from validator.dataset import sqlite

        sqlite.write(content.tables, folder / f"{content.name}.sqlite")
        write_json(datasette.describe(content), folder / datasette.FILE)
    if "parquet" in formats:
        from validator.dataset import parquet

        (folder / "parquet").mkdir()
        parquet.write(content, folder / "parquet")
    if "jsonld" in formats:
        from validator.dataset import jsonld

        jsonld.write(content, folder / f"{content.name}.jsonld")
    if "followthemoney" in formats:
        from validator.dataset import followthemoney

        followthemoney.write(content, folder / f"{content.name}.ftm.json")
    (folder / readme.FILE).write_bytes(readme.describe(content, formats).encode())
    files = manifest.measure(folder)
    if "csv" in formats:
        package = datapackage.describe(content.name, content.settings, content.tables, files)
        write_json(package, folder / datapackage.FILE)
        files[datapackage.FILE] = manifest.measure_file(folder / datapackage.FILE)
    if "rocrate" in formats:
        write_json(rocrate.describe(content, files, layout.FILE), folder / rocrate.FILE)
        files[rocrate.FILE] = manifest.measure_file(folder / rocrate.FILE)
    return files


def _jsonl(content: Content, folder: Path) -> None:
    from validator.dataset import jsonl

    folder.mkdir()
    for kind in content.kinds:
        jsonl.write(content.of_kind(kind), folder / f"{kind}.jsonl")


def _csv(content: Content, folder: Path) -> None:
    from validator.dataset import csv

    folder.mkdir()
    for table in content.tables:
        csv.write(table, folder / f"{table.name}.csv")


def read_formats(text: str) -> tuple[str, ...]:
    """`csv,parquet` -> the names, in the order of FORMATS. Raises UsageError for a name that is none, and for
    a format whose library is not installed.
    """
    from validator.corpus.config import UsageError

    wanted = {part.strip() for part in text.split(",") if part.strip()}
    unknown = sorted(wanted - FORMATS.keys())
    if unknown or not wanted:
        said = f"there is no format {unknown[0]!r}" if unknown else "--format names no format"
        raise UsageError(f"{said}; choose from {', '.join(FORMATS)}, several divided by commas")
    for name, (module, extra) in NEEDS.items():
        if name in wanted and importlib.util.find_spec(module) is None:
            raise UsageError(
                f"the format {name} needs {module}, which is not installed: pip install 'onrecord[{extra}]'"
            )
    return tuple(name for name in FORMATS if name in wanted)
