"""What cases need that can't lie in a repository, and how it is made in the folder of the people."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from validator.evidence.archive import MAX_BYTES, MAX_TEXT_BYTES
from validator.source.files import MAX_FILE_BYTES
from validator.source.limits import MAX_RECORD


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
    (people / "long.yaml").write_text(f"schema: person/1\nid: long\nname: Long\nnotes: {notes}\n")


def _other_encoding(people: Path) -> None:
    text = "schema: person/1\nid: jose-quill\nname: José Quill\n"
    (people / "jose-quill.yaml").write_bytes(text.encode("latin-1"))


def _nul_byte(people: Path) -> None:
    (people / "jo-quill.yaml").write_bytes(b"schema: person/1\nid: jo-quill\nname: Jo\x00 Quill\n")


def _huge_archive(people: Path) -> None:
    folder = people.parent.parent / "archive" / "huge"
    folder.mkdir(parents=True)
    for number in range(MAX_BYTES // MAX_TEXT_BYTES + 1):
        with (folder / str(number)).open("wb") as file:
            file.truncate(MAX_TEXT_BYTES)


MAKERS: dict[str, Callable[[Path], None]] = {
    "broken link": _broken_link,
    "link outside": _link_outside,
    "named pipe": _named_pipe,
    "huge file": _huge_file,
    "long record": _long_record,
    "huge archive": _huge_archive,
    "other encoding": _other_encoding,
    "NUL byte": _nul_byte,
}
"""How cases are made that can't lie in a repository, in the folder of the people."""
