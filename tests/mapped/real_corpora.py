"""Hold the configurations of docs/corpora/ against the real corpora in a folder: `make corpora DIR=...`."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections import Counter
from datetime import date
from pathlib import Path

import yaml

from validator.check import check
from validator.corpus.config import load_dataset

CONFIGURATIONS = Path(__file__).parent.parent.parent / "docs" / "corpora"


def main(folder: Path) -> int:
    """Print what is expected and what is found, corpus by corpus; 1 if they differ, 2 if there is no corpus."""
    expected = yaml.load((CONFIGURATIONS / "expected.yaml").read_text("utf-8"), yaml.CSafeLoader)
    code = 2
    for name, entry in expected.items():
        if not all((folder / place).is_dir() for place in entry["folders"].values()):
            print(f"{name}: not in {folder}")
            continue
        records, findings = findings_of(name, {at: folder / place for at, place in entry["folders"].items()})
        same = (records, findings) == (entry["records"], entry["findings"])
        print(
            f"{name}: {records:,} records, {findings or 'no findings'}{'' if same else f'; expected: {entry}'}"
        )
        code = max(code % 2, not same)
    return code


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
