"""A text that was changed after its quotes were proved: which of them stand, which moved, which vanished."""

from __future__ import annotations

from pathlib import Path

import pytest
from fare_dataset import (
    COURIER,
    MAIL,
    fare_root,  # noqa: F401 (a fixture)
    remove_archive,
    replace,
    sha256,
    texts,
    write,
)

from validator.cli.main import main

Output = pytest.CaptureFixture[str]

NEWER = COURIER.replace("at noon", "at noon, late in the day").replace("who would pay", "who is to pay")
"""Words added near the beginning, and others changed near the end."""

FATES = [
    "records/statements/quill-silent.yaml:8:15: vanished: these words do not stand in the text any more (near)",
    "records/people/ada-quill.yaml:8:44: moved: from word 24 of the text to word 28",
    "records/statements/quill-berth.yaml:6:8: moved: from word 33 of the text to word 37",
    "records/statements/quill-berth.yaml:9:15: moved: from word 24 of the text to word 28",
    "records/statements/quill-no-dearer.yaml:7:8: moved: from word 10 of the text to word 14",
]


def fates(out: str) -> list[str]:
    return sorted(line.strip() for line in out.split("\n") if ": moved" in line or ": vanished" in line)


@pytest.fixture(name="changed")
def changed_root(root: Path, capsys: Output) -> Path:
    """The dataset after it was attested; then the Courier's text was changed."""
    assert main(["attest"]) == 0
    write(root / "archive/courier.txt", NEWER)
    capsys.readouterr()
    return root


def test_it_is_not_attested_and_every_quote_is_named(changed: Path, capsys: Output) -> None:
    before = texts(changed)
    assert main(["attest"]) == 1
    out = capsys.readouterr().out
    assert "records/articles/port-courier-fare.yaml:7:11: error[text-changed]" in out
    assert "(courier.txt) was changed: it has another hash than this" in out
    assert "Of 5 quotes taken from it, 4 moved and 1 vanished" in out
    assert fates(out) == sorted(FATES)
    assert texts(changed) == before


def test_without_the_name_of_the_file_it_is_guessed(changed: Path, capsys: Output) -> None:
    """By its quotes: a text that no record describes and that has most of them. That is only a warning."""
    replace(changed, "articles/port-courier-fare.yaml", "  file: courier.txt       # a help for people\n", "")
    (changed / "archive/courier.txt").rename(changed / "archive/renamed.txt")
    write(changed / "archive/unrelated.txt", "Nothing of this was ever quoted.")
    assert main(["attest"]) == 0
    out = capsys.readouterr().out
    assert (
        "warning[text-changed]: no text in the archive has this hash; 'renamed.txt' looks like it, changed."
        in out
    )
    assert fates(out) == sorted(FATES)
    (changed / "archive/renamed.txt").unlink()
    assert main(["attest"]) == 0
    assert "text-changed" not in capsys.readouterr().out


def test_when_its_hash_is_accepted_all_is_attested_anew(changed: Path, capsys: Output) -> None:
    replace(changed, "articles/port-courier-fare.yaml", sha256(COURIER), sha256(NEWER))
    assert main(["validate"]) == 1
    assert "error[commitment-mismatch]" in capsys.readouterr().out
    assert main(["attest"]) == 1
    out = capsys.readouterr().out
    assert "warning[commitment-mismatch]: this commitment belongs to another text; it is replaced." in out
    assert fates(out) == sorted(FATES)
    assert "records/statements/quill-silent.yaml:8:15: error[quote-not-in-source]" in out
    replace(changed, "statements/quill-silent.yaml", "who would pay", "who is to pay")
    assert main(["attest"]) == 0
    assert fates(capsys.readouterr().out) == []
    assert main(["attest", "--check"]) == 0
    remove_archive(changed)
    assert main(["validate"]) == 0


def test_a_text_without_words_is_no_text(root: Path, capsys: Output) -> None:
    write(root / "archive/deep/mail.txt", " \n")
    replace(root, "articles/harbour-mail-fare.yaml", sha256(MAIL), sha256(" \n"))
    assert main(["attest"]) == 0
    assert "  left as it is (1): the text in the archive holds no words" in capsys.readouterr().out
