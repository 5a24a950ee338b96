"""The examples of the rules: `CODE/wrong/`, `CODE/right/`, and what is expected of the wrong one.

An example is a small dataset, laid over the one in `_base/`. If it brings a schema, the shipped schemas are put beside
it. A few wrong examples can't lie in a repository (a named pipe, a file of 256 MiB); they are made here.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from validator.authoring.migrate import migrate
from validator.check import check
from validator.corpus.config import Dataset, load_dataset
from validator.corpus.documents import sources
from validator.evidence.archive import MAX_BYTES, MAX_TEXT_BYTES
from validator.findings.finding import Finding, format_path
from validator.schema.released import read_released
from validator.schema.schema import load_schemas, shipped_folder
from validator.source.files import MAX_FILE_BYTES
from validator.source.limits import MAX_RECORD
from validator.source.locate import Locator

FOLDER = Path(__file__).parent
TODAY = date(2031, 6, 1)
"""The day on which the examples are checked."""


@dataclass(frozen=True)
class Example:
    """The examples of one rule."""

    code: str

    @property
    def folder(self) -> Path:
        """Where they lie."""
        return FOLDER / self.code

    @property
    def expected(self) -> list[dict[str, Any]]:
        """The findings of the wrong one: code, file, line and key path."""
        return list(yaml.safe_load((self.folder / "expected.yaml").read_text("utf-8")))

    def find(self, side: str, scratch: Path, *, texts: bool = True) -> list[Finding]:
        """The findings in one side (`wrong` or `right`), laid out in the folder `scratch`; waived ones are left out.

        Without `texts`, the archive is taken away.
        """
        shutil.copytree(FOLDER / "_base", scratch, dirs_exist_ok=True)
        own = self.folder / side
        if (own / "schemas").is_dir():
            shutil.copytree(shipped_folder(), scratch / "schemas")
        if own.is_dir():
            shutil.copytree(own, scratch, dirs_exist_ok=True)
        if side == "wrong" and self.code in UNUSUAL:
            UNUSUAL[self.code](scratch / "records" / "people")
        if not texts:
            shutil.rmtree(scratch / "archive")
        dataset, hits = load_dataset(scratch)
        if self.code in MIGRATION:
            return list(_migrate(dataset))
        report = check(dataset, hits, today=TODAY)
        assert report.checked["event"] or report.findings, "nothing was checked"
        return [finding for finding in report.findings if finding.open]


def summarize(findings: list[Finding]) -> list[dict[str, Any]]:
    """Findings as `expected.yaml` writes them."""
    return [
        {
            "code": finding.code,
            "file": finding.location.file,
            "line": finding.location.line,
            "path": format_path(finding.location.path),
        }
        for finding in findings
    ]


MIGRATION = ("older-version", "migration-undecided", "migration-refused")
"""What `onrecord migrate` says, and no check."""


def _migrate(dataset: Dataset) -> Iterator[Finding]:
    locator = Locator(dataset.root)
    schemas = load_schemas(dataset.schemas)[0]
    for source in sources(dataset):
        outcome = migrate(source, schemas, read_released(dataset.schemas))
        for document, name, (rule, problem) in (*outcome.waiting, *outcome.hits):
            yield locator.finding(rule, problem, source.file, document, name)


def _broken_link(people: Path) -> None:
    (people / "moved.yaml").symlink_to(people / "nowhere.yaml")


def _link_outside(people: Path) -> None:
    (people / "hosts.yaml").symlink_to("/etc/hosts")


def _named_pipe(people: Path) -> None:
    os.mkfifo(people / "pipe.yaml")


def _huge_file(people: Path) -> None:
    with (people / ".huge").open("wb") as file:
        file.truncate(MAX_FILE_BYTES + 1)  # a hole: it takes no room on the disk
    (people / "huge.yaml").symlink_to(people / ".huge")  # what a link leads to is never read piece by piece


def _long_record(people: Path) -> None:
    notes = "long " * (MAX_RECORD // 5)
    (people / "long.yaml").write_text(f"schema: person/1\nid: long\nname: Long\nnotes: {notes}\n", "utf-8")


def _other_encoding(people: Path) -> None:
    (people / "jose-quill.yaml").write_bytes(
        "schema: person/1\nid: jose-quill\nname: José Quill\n".encode("latin-1")
    )


def _nul_byte(people: Path) -> None:
    (people / "jo-quill.yaml").write_bytes(b"schema: person/1\nid: jo-quill\nname: Jo\x00 Quill\n")


def _huge_archive(people: Path) -> None:
    folder = people.parent.parent / "archive" / "huge"
    folder.mkdir(parents=True)
    for number in range(MAX_BYTES // MAX_TEXT_BYTES + 1):
        with (folder / str(number)).open("wb") as file:
            file.truncate(MAX_TEXT_BYTES)


UNUSUAL: dict[str, Callable[[Path], None]] = {
    "unreadable-file": _broken_link,
    "outside-folder": _link_outside,
    "not-a-file": _named_pipe,
    "file-too-large": _huge_file,
    "record-too-large": _long_record,
    "archive-too-large": _huge_archive,
    "not-utf8": _other_encoding,
    "control-character": _nul_byte,
}
"""What has to be made for the wrong examples of these rules, in the folder of the people."""


# python tests/rules/rule_examples.py CODE...: write down what is found; then look at it
if __name__ == "__main__":
    for code in sys.argv[1:]:
        with tempfile.TemporaryDirectory() as scratch:
            found = summarize(Example(code).find("wrong", Path(scratch)))
        (FOLDER / code / "expected.yaml").write_text(
            yaml.safe_dump(found, sort_keys=False, width=110), "utf-8"
        )
        print(code, *found, sep="\n  ")
