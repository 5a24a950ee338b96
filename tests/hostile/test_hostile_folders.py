"""Folders made to hurt: whatever lies in them, each record that can be checked is checked, and the run ends."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from validator.check import check
from validator.cli.main import main
from validator.corpus.config import load_dataset
from validator.evidence.archive import Archive
from validator.report.json import render
from validator.report.report import Report
from validator.report.text import render as render_text
from validator.source.files import read

TODAY = date(2031, 6, 1)
PERSON = "schema: person/1\nid: {id}\nname: Ada Quill\norigin: {{method: curated}}\n"


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    """A dataset with one sound record, `ada-quill`, and room for others."""
    (tmp_path / "onrecord.yaml").write_text("title: Harbour talks\n", "utf-8")
    people = tmp_path / "records" / "people"
    people.mkdir(parents=True)
    (people / "ada-quill.yaml").write_text(PERSON.format(id="ada-quill"), "utf-8")
    return tmp_path


def run(root: Path) -> Report:
    data, hits = load_dataset(root)
    return check(data, hits, today=TODAY)


def codes(report: Report) -> list[str]:
    return [finding.code for finding in report.findings if finding.severity == "error"]


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(path))


def _circle(path: Path) -> None:
    path.symlink_to(path)


def _device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _outside(path: Path) -> None:
    path.symlink_to("/etc/passwd")


def _folder(path: Path) -> None:
    (path / "deeper").mkdir(parents=True)


def _broken(path: Path) -> None:
    path.symlink_to(path.with_name("nowhere"))


THINGS: dict[str, tuple[Callable[[Path], None], list[str]]] = {
    "a named pipe": (_pipe, ["not-a-file"]),
    "a socket": (_socket, ["not-a-file"]),
    "a link to itself": (_circle, ["unreadable-file"]),
    "a link to a device": (_device, ["outside-folder"]),
    "a link to a file outside": (_outside, ["outside-folder"]),
    "a broken link": (_broken, ["unreadable-file"]),
    "a folder with a record's name": (_folder, []),
}


@pytest.mark.parametrize("thing", THINGS)
def test_what_is_no_record(thing: str, dataset: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make, expected = THINGS[thing]
    monkeypatch.chdir(dataset)
    make(Path("records/x.yaml"))
    report = run(dataset)
    assert codes(report) == expected
    assert report.checked["person"] == 1
    assert "root:" not in render(report)


NAMES = [
    "new\nline.yaml",
    "\x1b[31mred\x07.yaml",
    "a`rm -rf`$(x);&'\".yaml",
    "\u202egnp.yaml",
    " .yaml",
    "-x.yaml",
]


@pytest.mark.parametrize("name", [name.encode() for name in NAMES] + [b"caf\xe9.yaml", b"\xff\xfe.yaml"])
def test_names_of_files(name: bytes, dataset: Path) -> None:
    path = os.fsencode(dataset / "records") + b"/" + name
    with open(path, "wb") as file:  # noqa: PTH123
        file.write(PERSON.format(id="Bo Quill").encode())
    report = run(dataset)
    assert "wrong-form" in codes(report)
    assert report.checked["person"] == 2
    for line in render_text(report, colour=False):
        assert line.isprintable()
        line.encode("utf-8")
    assert json.loads(render(report).encode("utf-8"))["clean"] is False


@pytest.mark.parametrize("form", ["text", "json"])
def test_the_command_survives_any_name(form: str, dataset: Path) -> None:
    path = os.fsencode(dataset / "records") + b"/\xff\x1b[2J\n.yaml"
    with open(path, "wb") as file:  # noqa: PTH123
        file.write(b"a: [")
    command = [sys.executable, "-m", "validator.cli.main", "validate", "--format", form]
    done = subprocess.run(command, cwd=dataset, capture_output=True, check=False, timeout=60)
    assert done.returncode == 1, done.stderr
    assert b"\x1b" not in done.stdout
    assert done.stdout.decode("utf-8")


@pytest.mark.parametrize("text", ["x\x1b]0;title\x07", "\u202eabc", "\x9b31m", "a\rb"])
def test_no_record_writes_to_the_terminal(text: str, dataset: Path) -> None:
    record = {"schema": "person/1", "id": text, text: text, "name": text}
    (dataset / "records" / "x.jsonl").write_text(json.dumps(record) + "\n", "utf-8")
    report = run(dataset)
    assert codes(report)
    assert all(line.isprintable() for line in render_text(report, colour=False))


def test_a_record_that_changes_while_it_is_read(dataset: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is found broken, and shorter, or gone, when its lines are looked for."""
    path = dataset / "records" / "x.yaml"
    genuine = read
    for after in (b"", b"\xff", b"a: 1\n", None):
        path.write_bytes(b"# a comment\n# another\nschema: person/1\nid: Bo\nname: [1]\n")

        def changed(file: Path, *others: Any, after: bytes | None = after) -> object:
            if file == path:
                path.write_bytes(after) if after is not None else path.unlink(missing_ok=True)
            return genuine(file, *others)

        monkeypatch.setattr("validator.source.locate.read", changed)
        report = run(dataset)
        assert {"wrong-form", "wrong-type"} <= set(codes(report))
        assert list(render_text(report, colour=False))


def test_what_takes_the_place_of_a_record_is_not_read(dataset: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, records = dataset / "records" / "x.yaml", dataset / "records"
    genuine = os.open

    for make in (_pipe, _outside):
        path.unlink(missing_ok=True)
        path.write_text("a: 1\n", "utf-8")

        def swapped(
            name: str, flags: int, *, dir_fd: int | None = None, make: Callable[[Path], None] = make
        ) -> int:
            if name == path.name:
                path.unlink()
                make(path)
            return genuine(name, flags, dir_fd=dir_fd)

        with monkeypatch.context() as patch:
            patch.setattr(os, "open", swapped)
            refused = read(path, records)
        assert isinstance(refused, tuple)
        assert refused[0].code == ("unreadable-file" if make is _pipe else "outside-folder")


def _no_folder(root: Path) -> None:
    shutil.rmtree(root / "records")


def _file_for_folder(root: Path) -> None:
    shutil.rmtree(root / "records")
    (root / "records").write_bytes(b"\xff")


def _link_for_folder(root: Path) -> None:
    shutil.rmtree(root / "records")
    (root / "records").symlink_to("/etc")


@pytest.mark.parametrize(
    ("make", "code"),
    [(_no_folder, "unreadable-file"), (_file_for_folder, "not-utf8"), (_link_for_folder, "outside-folder")],
)
def test_the_records_folder_itself(make: Callable[[Path], None], code: str, dataset: Path) -> None:
    make(dataset)
    report = run(dataset)
    assert codes(report) == [code]
    assert not report.clean


SETTINGS = [
    b"[1, 2]", b"", b"\xff", b"a: [", b"title: 1", b"title: x\nkinds: {}\n",
    b"title: x\nkinds: {a: 1}\n", b"- " * 10_000,
    b"title: x\nrecords: ../..\n", b"title: x\nkinds: {a: {files: ../x, schema: s.json}}\n",
    b"title: x\nkinds: {a: {files: /etc/*, schema: s.json}}\n",
    b"title: x\nkinds: {a: {files: 'x/*', schema: /etc/passwd}}\n", b"title: '" + b"x" * 9_000_000 + b"'\n",
]  # fmt: skip


@pytest.mark.parametrize("settings", SETTINGS)
def test_settings(settings: bytes, dataset: Path) -> None:
    (dataset / "onrecord.yaml").write_bytes(settings)
    report = run(dataset)
    assert codes(report)
    assert all(
        finding.location.file == "onrecord.yaml" for finding in report.findings if finding.severity == "error"
    )


WAIVERS = [b"{}", b"\xff", b"[", b"- 1", b"- " * 10_000, b"- {rule: [], record: {}}", b"a: &a [*a]"]


@pytest.mark.parametrize("waivers", WAIVERS)
def test_waivers(waivers: bytes, dataset: Path) -> None:
    (dataset / "waivers.yaml").write_bytes(waivers)
    report = run(dataset)
    assert codes(report)
    assert report.checked["person"] == 1


def test_the_archive_reads_ordinary_files_inside_it_only(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("hidden words", "utf-8")
    archive = tmp_path / "archive"
    archive.mkdir()
    os.mkfifo(archive / "pipe.txt")
    (archive / "circle.txt").symlink_to(archive / "circle.txt")
    (archive / "zero.txt").symlink_to("/dev/zero")
    (archive / "loop").symlink_to(archive)
    with (archive / "huge.txt").open("wb") as file:
        file.truncate(1 << 40)
    (archive / "text.txt").write_text("words", "utf-8")
    assert [path.name for path in Archive(archive).by_hash.values()] == ["text.txt"]
    assert not Archive(archive).inside("../secret.txt")
    (archive / "outside.txt").symlink_to(tmp_path / "secret.txt")
    assert not Archive(archive).inside("outside.txt")


LEFT = {
    "records/statements/.x.onrecord-new": "attest",
    "dist/manifest.json": "build",
    "dist/csv": "build",
}
"""What an earlier run may have left, and the command that looks at it."""


def _endless(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _deep(path: Path) -> None:
    path.write_text("[" * 200_000, "utf-8")


@pytest.mark.parametrize("make", [_pipe, _endless, _deep])
@pytest.mark.parametrize("place", LEFT)
def test_what_takes_the_place_of_what_was_left(
    place: str, make: Callable[[Path], None], tmp_path: Path
) -> None:
    """No command waits for it, reads it without end, or takes it for its own."""
    root = tmp_path / "data"
    assert main(["init", str(root)]) == 0
    (root / place).parent.mkdir(parents=True, exist_ok=True)
    make(root / place)
    for path in (root / "records/statements").glob("*.yaml"):
        text = re.sub(r"^( *)proofs:\n(\1 +.*\n)*", "", path.read_text("utf-8"), flags=re.MULTILINE)
        path.write_text(text, "utf-8")
    asked = [sys.executable, "-m", "validator", LEFT[place]]
    done = subprocess.run(asked, cwd=root, capture_output=True, timeout=20, check=False)
    assert done.returncode == (0 if LEFT[place] == "attest" else 2), done.stderr
