"""The dataset of this repository, built in a folder of its own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from validator.cli.main import main

ROOT = Path(__file__).parents[2]


def build_shipped(folder: Path, *arguments: str) -> Path:
    """Copy the dataset into a folder and build it there."""
    for name in ("records", "schemas"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("onrecord.yaml", "waivers.yaml"):
        shutil.copy(ROOT / name, folder / name)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert main(["build", *arguments]) == 0
    return folder / "dist"


def the_questions() -> list[str]:
    """The queries of docs/dataset.md that ask the tables and views; full-text search is SQLite's alone."""
    manual = (ROOT / "docs/dataset.md").read_text("utf-8")
    asked = manual.partition("## Ten questions")[2].partition("\n## ")[0]
    queries = [part.partition("```")[0].strip().rstrip(";") for part in asked.split("```sql\n")[1:]]
    return [query for query in queries if " MATCH " not in query]
