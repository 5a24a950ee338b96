"""An invented dataset about a fare, with two articles, in many styles of writing."""

from __future__ import annotations

import hashlib
import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from validator.check import check
from validator.corpus.config import load_dataset
from validator.report.report import Report

COURIER = """PORT SOLACE, March 5 - The fog lifted at noon.

"We will not raise the fare this winter, and nobody has asked us to," Ada Quill, the minister of ports, said on \
Tuesday. "The northern berth opens on Friday with four new pilots, as they did in the year of the great frost."

The minister did not say who would pay for the pilots. Tomas Arden called the plan "a promise written on water" and \
left.
"""
MAIL = """Quill: no dearer tickets

"We will not raise the fare this winter," the minister of ports told the Mail, three days after the talks with the \
pilots.
"""
TEXTS = {"courier.txt": COURIER, "deep/mail.txt": MAIL}

RECORDS = {
    "articles/port-courier-fare.yaml": """\
schema: article/2
id: port-courier-fare     # the longer one
published: '2019-03-05'
language: en
genre: news
text:
  sha256: COURIER
  file: courier.txt       # a help for people
origin: {method: curated}
""",
    "articles/harbour-mail-fare.yaml": """\
schema: article/2
id: harbour-mail-fare
published: '2019-03-06'
language: en
genre: news
text: {sha256: MAIL}
origin: {method: curated}
""",
    "people/ada-quill.yaml": """\
schema: person/1
id: ada-quill
name: Ada Quill
positions:
- title: Minister of Ports
  sources:
  # lists may stand without indentation
  - {article: port-courier-fare, evidence: 'Ada Quill, the minister of ports'}
origin: {method: curated}
""",
    "statements/quill-no-dearer.yaml": """\
# This comment stands before the record.
schema: statement/1
id: quill-no-dearer
speaker: ada-quill
said: '2019-03-04'
mode: direct
quote: >-
  We will not raise the fare this winter,
  and nobody has asked us to
sources:
    - article: port-courier-fare      # four columns in

    - article: harbour-mail-fare
      quote: "We will not raise the fare this winter"
      # the Mail has only the first half
      evidence: the minister of ports told the Mail
origin: {method: curated}
# This one comes last.
""",
    "statements/quill-berth.yaml": """\
schema: statement/1
id: quill-berth
speaker: ada-quill
said: '2019-03-04'
mode: direct
quote: The northern berth opens on Friday ... as they did in the year of the great frost
sources:
  - article: port-courier-fare
    evidence: Ada Quill, the minister of ports, said
origin: {method: curated}
""",
    "statements/quill-silent.yaml": """\
schema: statement/1
id: quill-silent
speaker: ada-quill
mode: reported
summary: Does not say who pays.
sources:
  - article: port-courier-fare
    evidence: did not say who would pay for the pilots
origin: {method: curated}
""",
}

SETTINGS = "title: The fare\nrules: {single-sourced: off, copies-only: off, unreferenced-record: off}\n"


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def write_dataset(root: Path) -> Path:
    """The dataset with its archive; nothing in it is attested."""
    (root / "onrecord.yaml").write_text(SETTINGS, "utf-8")
    for name, text in TEXTS.items():
        write(root / "archive" / name, text)
    for name, text in RECORDS.items():
        hashed = text.replace("COURIER", sha256(COURIER)).replace("MAIL", sha256(MAIL))
        write(root / "records" / name, hashed)
    return root


def write(path: Path, text: str) -> None:
    """Write a file, exactly, with the folders that it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def texts(root: Path) -> dict[str, str]:
    """Every record file, to the letter."""
    folder = root / "records"
    return {
        path.relative_to(folder).as_posix(): path.read_bytes().decode()
        for path in sorted(folder.rglob("*.*"))
        if path.is_file()
    }


def replace(root: Path, name: str, old: str, new: str) -> None:
    """Change one place in a record file."""
    path = root / "records" / name
    text = path.read_text("utf-8")
    assert text.count(old) == 1, (name, old)
    path.write_text(text.replace(old, new), "utf-8")


def proofs(root: Path, name: str) -> list[str]:
    """The proofs in a record file, in their order."""
    return re.findall(r"['\[ ]([\w-]{60,})['\]\n]", (root / "records" / name).read_text("utf-8"))


def find(root: Path) -> Report:
    """Check the dataset."""
    dataset, hits = load_dataset(root)
    return check(dataset, hits, today=date(2019, 6, 1), keep=True)


def places(root: Path, report: Report) -> list[tuple[str, str, str]]:
    """The errors and warnings as code, file and the text of the line."""
    found = []
    for finding in report.findings:
        if finding.severity != "info":
            line = (root / finding.location.file).read_text("utf-8").split("\n")[finding.location.line - 1]
            found.append((finding.code, finding.location.file.removeprefix("records/"), line.strip()))
    return found


def errors(root: Path) -> list[tuple[str, str]]:
    """The code and the file of each error."""
    return [(f.code, f.location.file) for f in find(root).findings if f.severity == "error"]


def remove_archive(root: Path) -> None:
    """Be somebody who does not have the texts."""
    shutil.rmtree(root / "archive")


@pytest.fixture(name="root")
def fare_root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The dataset, as the working folder."""
    monkeypatch.chdir(tmp_path)
    return write_dataset(tmp_path)
