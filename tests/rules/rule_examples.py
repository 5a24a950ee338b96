"""The examples of the rules: `CODE/wrong/`, `CODE/right/`, and what is expected of the wrong one.

An example is a small dataset, laid over the one in `_base/`. If it brings a schema, the shipped schemas are put beside
it. A few wrong examples can't lie in a repository (a named pipe, a file of 256 MiB); they are made here.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from validator.check import Report, check
from validator.config import load_dataset
from validator.finding import format_path
from validator.schema import shipped_folder
from validator.source.files import MAX_FILE_BYTES

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

    def check(self, side: str, scratch: Path) -> Report:
        """Check one side (`wrong` or `right`) in the empty folder `scratch`."""
        shutil.copytree(FOLDER / "_base", scratch, dirs_exist_ok=True)
        own = self.folder / side
        if (own / "schemas").is_dir():
            shutil.copytree(shipped_folder(), scratch / "schemas")
        if own.is_dir():
            shutil.copytree(own, scratch, dirs_exist_ok=True)
        if side == "wrong" and self.code in UNUSUAL:
            UNUSUAL[self.code](scratch / "records" / "people")
        dataset, hits = load_dataset(scratch)
        return check(dataset, hits, today=TODAY)


def summarize(report: Report) -> list[dict[str, Any]]:
    """The findings as `expected.yaml` writes them, waived ones left out."""
    return [
        {
            "code": finding.code,
            "file": finding.location.file,
            "line": finding.location.line,
            "path": format_path(finding.location.path),
        }
        for finding in report.findings
        if finding.open
    ]


def _broken_link(people: Path) -> None:
    (people / "moved.yaml").symlink_to(people / "nowhere.yaml")


def _link_outside(people: Path) -> None:
    (people / "hosts.yaml").symlink_to("/etc/hosts")


def _named_pipe(people: Path) -> None:
    os.mkfifo(people / "pipe.yaml")


def _huge_file(people: Path) -> None:
    with (people / "huge.yaml").open("wb") as file:
        file.truncate(MAX_FILE_BYTES + 1)  # a hole: it takes no room on the disk


def _other_encoding(people: Path) -> None:
    (people / "jose-quill.yaml").write_bytes(
        "schema: person/1\nid: jose-quill\nname: José Quill\n".encode("latin-1")
    )


def _nul_byte(people: Path) -> None:
    (people / "jo-quill.yaml").write_bytes(b"schema: person/1\nid: jo-quill\nname: Jo\x00 Quill\n")


UNUSUAL: dict[str, Callable[[Path], None]] = {
    "unreadable-file": _broken_link,
    "outside-folder": _link_outside,
    "not-a-file": _named_pipe,
    "file-too-large": _huge_file,
    "not-utf8": _other_encoding,
    "control-character": _nul_byte,
}
"""What has to be made for the wrong examples of these rules, in the folder of the people."""
