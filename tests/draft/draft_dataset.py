"""A small invented dataset to draft into, and the command run in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from validator.cli.main import main

ARTICLE = """\
Northern berth to stay closed, minister says

PORT SOLACE, March 5 – The northern berth stays closed for the winter, Ports Minister Ada Quill said on Tuesday.

“We have not set a date yet,” Quill told reporters. “The berth opens when every island has inspected it.”

Tomas Arden, the envoy of Marrow, called the talks “frank and long”.

“The pilots come first.

“The ships come second,” Quill said.

“We have not set a date yet,” she said again.

The paper is known as the “plan” in town. A senior official at the ministry said: “Nobody has read it.”
"""
OPTIONS = ("--url", "https://news.example.org/berth", "--published", "2021-03-05")
PEOPLE: dict[str, dict[str, Any]] = {
    "ada-quill": {"name": "Ada Quill", "other_names": [{"name": "A. Quill"}]},
    "tomas-arden": {"name": "Tomas Arden"},
}


def make_dataset(folder: Path, people: dict[str, Any] | None = None) -> Path:
    """Settings, people, an outlet, and the article's text beside the dataset; the folder of the dataset."""
    root = folder / "dataset"
    (root / "records" / "people").mkdir(parents=True)
    (root / "onrecord.yaml").write_text("title: Talks about the northern berth\n", "utf-8")
    for name, data in (PEOPLE if people is None else people).items():
        record = {"schema": "person/1", "id": name, **data, "origin": {"method": "curated"}}
        write_record(root, "people", record)
    outlet = {"schema": "organization/1", "id": "port-courier", "name": "Port Courier", "type": "media"}
    write_record(root, "organizations", outlet | {"origin": {"method": "curated"}})
    (folder / "article.txt").write_text(ARTICLE, "utf-8")
    return root


def write_record(root: Path, folder: str, record: dict[str, Any]) -> None:
    """Write one record."""
    path = root / "records" / folder / f"{record['id']}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(record, allow_unicode=True, sort_keys=False), "utf-8")


def read_records(root: Path, folder: str) -> dict[str, Any]:
    """The records in a folder, by id."""
    files = sorted((root / "records" / folder).glob("*.yaml"))
    return {path.stem: yaml.load(path.read_text("utf-8"), yaml.CSafeLoader) for path in files}


def draft(root: Path, *arguments: str) -> int:
    """Run `onrecord draft` on the article beside the dataset; the current folder is the dataset's."""
    return main(["draft", str(root.parent / "article.txt"), *arguments])
