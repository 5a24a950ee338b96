"""The records that were not built, as they were, and why: `quarantine/` in the dataset's folder."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from validator.corpus.config import Dataset
from validator.corpus.units import copy_unit
from validator.dataset.manifest import measure
from validator.dataset.selection import SetAside
from validator.report.json import as_data

FOLDER = "quarantine"
COPIES, FINDINGS = "files", "findings.jsonl"


def write(dataset: Dataset, quarantined: Sequence[SetAside], folder: Path) -> dict[str, tuple[int, str]]:
    """Write the bytes of each record into a file named as the one that it comes from; and one line a record with why.

    Of a file with several records, only those that were set aside are there, one after another, as they stood. Returns
    the size and the hash of each file, by its path in `folder`.
    """
    if not quarantined:
        return {}
    home = folder / FOLDER
    home.mkdir()
    with (home / FINDINGS).open("w", encoding="utf-8", newline="") as why:
        for aside in quarantined:
            name = f"{COPIES}/{printable_name(aside.unit.file)}"
            place = home / name
            place.parent.mkdir(parents=True, exist_ok=True)
            with place.open("ab") as out:
                copied = copy_unit(dataset, aside.unit, out)
            if not copied and not place.stat().st_size:
                place.unlink()
            entry = _entry(aside, name if copied else None)
            why.write(
                json.dumps(entry, ensure_ascii=False).encode("utf-8", "backslashreplace").decode() + "\n"
            )
    return {f"{FOLDER}/{name}": found for name, found in measure(home).items()}


def printable_name(file: str) -> str:
    """The name of a file in letters; bytes that are none are written as `\\udcff`."""
    return file.encode("utf-8", "backslashreplace").decode()


def _entry(aside: SetAside, copy: str | None) -> dict[str, Any]:
    return {
        "record": aside.id,
        "kind": aside.kind or None,
        "file": aside.unit.file,
        "line": aside.unit.line,
        "copy": copy,
        "findings": [as_data(finding, ".") for finding in aside.findings],
        "refers_to": [{"path": path, "record": name} for path, name in aside.lacking],
    }
