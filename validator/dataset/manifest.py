"""The manifest: what is in the dataset, from what it was made, and the checksum of every file.

It is the last file to be written, and the sign by which a folder is known as a dataset that may be replaced.
"""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from validator import __version__
from validator.corpus.records import Record
from validator.dataset.layout import DATASET, FORMAT, Made, read_manifest
from validator.dataset.selection import Selection, by_reason
from validator.dataset.table import RECORDS, Table
from validator.findings.finding import Checked, Evidence
from validator.schema.schema import Schema


@dataclass(frozen=True, slots=True)
class Tally:
    """What a manifest counts. `content` is the hash of the content; `quotes` are those of `QUOTES`, by verdict."""

    content: str
    counts: Mapping[str, int]
    records: Mapping[str, int]
    withdrawn: Mapping[str, int]
    drafts: Mapping[str, int]
    left_out: Mapping[str, int]
    schemas: Mapping[str, int]
    quotes: Mapping[str, Mapping[str, int]]
    tables: Mapping[str, int]


QUOTES = ("direct", "evidence")
"""Words that must stand in an article: as direct speech, or as they are."""


def describe(
    dataset: Mapping[str, Any],
    commit: str | None,
    records: Sequence[Record],
    selection: Selection,
    schemas: Iterable[Schema],
    tables: Sequence[Table],
    files: Mapping[str, tuple[int, str]],
    evidence: Iterable[Checked],
) -> dict[str, Any]:
    """The manifest as plain data, from the records and tables themselves."""
    kinds = sorted({schema.kind for schema in schemas})
    withdrawn = [record for record in records if "withdrawn" in record.data]
    tally = Tally(
        content_of(tables),
        selection.counts,
        by_kind(records, kinds),
        by_kind(withdrawn, kinds),
        by_kind(selection.drafts, kinds),
        by_reason(selection.left_out),
        Counter(record.schema.name for record in records),
        _by_verdict(records, evidence),
        {table.name: len(table.rows) for table in tables},
    )
    return laid_out(dataset, commit, tally, files)


def laid_out(
    dataset: Mapping[str, Any], commit: str | None, tally: Tally, files: Mapping[str, tuple[int, str]]
) -> dict[str, Any]:
    """The manifest as plain data. Nothing in it depends on when or where the dataset was built."""
    return {
        "format": FORMAT,
        "made_with": f"onrecord {__version__}",
        "dataset": dict(dataset),
        "commit": commit,
        "content": tally.content,
        "counts": dict(tally.counts),
        "records": dict(tally.records),
        "withdrawn": dict(tally.withdrawn),
        "drafts_left_out": dict(tally.drafts),
        "extracted_left_out": dict(sorted(tally.left_out.items())),
        "schemas": dict(sorted(tally.schemas.items())),
        "quotes": {name: dict(sorted(tally.quotes.get(name, {}).items())) for name in QUOTES},
        "tables": dict(tally.tables),
        "files": {name: {"bytes": size, "sha256": digest} for name, (size, digest) in sorted(files.items())},
    }


def content_of(tables: Iterable[Table]) -> str:
    """A hash of what the records of a dataset say: `sha256:` and hexadecimal digits.

    That of a line for each record in the order of their ids: its content hash (`records.content_hash`, without reviews
    and proofs), two spaces, its id.
    """
    digest = hashlib.sha256()
    for table in tables:
        if table.name == RECORDS:
            names = [column.name for column in table.columns]
            name, content = names.index("id"), names.index("content_hash")
            for row in table.rows:
                digest.update(f"{row[content]}  {row[name]}\n".encode("utf-8", "surrogatepass"))
    return f"sha256:{digest.hexdigest()}"


def by_kind(records: Iterable[Record], kinds: Iterable[str]) -> dict[str, int]:
    """How many records there are of each kind."""
    counts = Counter(record.kind for record in records)
    return {kind: counts[kind] for kind in kinds}


def _by_verdict(records: Sequence[Record], evidence: Iterable[Checked]) -> dict[str, Counter[str]]:
    """How many quotes have a proof, by the verdict that follows from it: the same with the articles and without."""
    kept = {(record.file, record.document) for record in records}
    found: dict[str, Counter[str]] = {name: Counter() for name in QUOTES}
    for file, document, piece in evidence:
        if (file, document) in kept:
            sort, verdict = verdict_of(piece)
            found[sort][verdict] += 1
    return found


def verdict_of(piece: Evidence) -> tuple[str, str]:
    """As what words are counted (`QUOTES`), and the verdict that follows from their proof."""
    direct, evidence = QUOTES
    return direct if piece.quoted else evidence, piece.proof or "unproved"


def measure(folder: Path) -> dict[str, tuple[int, str]]:
    """Size in bytes and sha256 (hex) of every file below a folder, by its path there."""
    return {name: measure_file(folder / name) for name in files_in(folder)}


def measure_file(path: Path) -> tuple[int, str]:
    """Size in bytes and sha256 (hex) of a file."""
    with path.open("rb") as file:
        return path.stat().st_size, hashlib.file_digest(file, "sha256").hexdigest()


def files_in(folder: Path) -> list[str]:
    """Everything below a folder that is not a folder: paths with forward slashes, sorted."""
    found = []
    for place, folders, names in os.walk(folder):
        links = [name for name in folders if (Path(place) / name).is_symlink()]
        found += [(Path(place) / name).relative_to(folder).as_posix() for name in (*names, *links)]
    return sorted(found)


def files_listed(folder: Path, made: Made = DATASET) -> set[str]:
    """The files that the manifest in a folder lists, and the manifest; none if there is no such manifest."""
    files = read_manifest(folder, made).get("files")
    return {*files, made.file} if isinstance(files, dict) else set()
