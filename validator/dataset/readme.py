"""README.md of a dataset: what is in the folder, for whoever finds it without us."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from validator.dataset.content import Content
from validator.report.escape import visible

if TYPE_CHECKING:
    from validator.corpus.config_model import Settings

FILE = "README.md"
_MARKS = re.compile(r"([\\`*_{}\[\]<>()#+!|~&])")
PARTS = "parquet in parts"
"""The format that a dataset built on Spark has."""
_OPENED = {
    "sqlite": (
        "`{name}.sqlite`",
        "all tables and views",
        "`sqlite3 {name}.sqlite`, or `datasette .` in this folder",
    ),
    "csv": (
        "`csv/`, `datapackage.json`",
        "the same tables, and what each column means",
        "a spreadsheet, R, or `frictionless validate datapackage.json`",
    ),
    "jsonl": ("`jsonl/`", "the records, one a line", "`pandas.read_json(file, lines=True)`"),
    "parquet": (
        "`parquet/`",
        "the records as typed columns",
        "`duckdb -c \"FROM 'parquet/records.parquet'\"`, pandas, polars",
    ),
    PARTS: (
        "`parquet/`",
        "the records as typed columns; each table is a folder of parts",
        "`duckdb -c \"FROM 'parquet/records.parquet/*.parquet'\"`, pandas, polars, Spark",
    ),
    "jsonld": ("`{name}.jsonld`", "linked data: schema.org and PROV", "`rdfpipe -i json-ld {name}.jsonld`"),
    "followthemoney": ("`{name}.ftm.json`", "FollowTheMoney entities", "`ftm validate -i {name}.ftm.json`"),
    "rocrate": (
        "`ro-crate-metadata.json`",
        "a description for repositories",
        "`ROCrate('.')` of ro-crate-py",
    ),
}


def describe(content: Content, formats: Collection[str]) -> str:
    """The page of a dataset."""
    counts = Counter(record.kind for record in content.records)
    return page(content.name, content.settings, {kind: counts[kind] for kind in content.kinds}, formats)


def page(name: str, settings: Settings, counts: Mapping[str, int], formats: Collection[str]) -> str:
    """The page; `counts` are those of the kinds. The words of the settings stand in it as words, whatever they hold."""
    held = ", ".join(f"{number} {kind}" for kind, number in counts.items() if number)
    lines = [f"# {_plain(settings.title)}", ""]
    if settings.description:
        lines += [_plain(settings.description), ""]
    lines += [f"Records: {held or 'none'}."]
    if settings.version:
        lines += [f"Version: {_plain(settings.version)}."]
    if settings.licence:
        lines += [f"Licence: {_plain(settings.licence)}."]
    lines += ["", "| file | what it is | how to open it |", "| --- | --- | --- |"]
    lines += [
        "| " + " | ".join(part.format(name=name) for part in row) + " |"
        for form, row in _OPENED.items()
        if form in formats
    ]
    lines += [
        "| `manifest.json` | counts, versions, the checksum of every file | any editor |",
        "",
        "Checked and built with OnRecord: every reference leads somewhere, every quote names its source. The column "
        "`review` of the table of records says which records a person stands by; withdrawn records stay, and say so.",
        "",
    ]
    return "\n".join(lines)


def _plain(text: str) -> str:
    return _MARKS.sub(r"\\\1", visible(" ".join(text.split())))
