"""Texts are found by their hash; the file that a record names is only where the search begins."""

import hashlib
from datetime import date
from pathlib import Path

import pytest

from validator.check import check
from validator.corpus.config import load_dataset
from validator.evidence import archive as module
from validator.evidence.archive import Absent, Archive, ArticleText
from validator.report.json import render


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.txt").write_text(f"text {name}", "utf-8")
    return Archive(tmp_path)


def found(answer: ArticleText | Absent) -> tuple[str, str, str]:
    assert isinstance(answer, ArticleText)
    return answer.file, answer.text, answer.sha256


def test_a_text_is_found_whatever_its_file_is_called(archive: Archive) -> None:
    expected = ("b.txt", "text b", sha256("text b"))
    for file in ("", "b.txt", "a.txt", "gone.txt", "../b.txt"):
        assert found(Archive(archive.folder).find(sha256("text b"), file)) == expected


def test_the_file_that_is_named_is_the_only_one_read(archive: Archive) -> None:
    assert found(archive.find(sha256("text b"), "b.txt"))[0] == "b.txt"
    assert "by_hash" not in vars(archive)


def test_a_text_that_was_changed_is_told_by_its_hash(archive: Archive) -> None:
    assert found(archive.find(sha256("text x"), "c.txt")) == ("c.txt", "text c", sha256("text c"))


def test_a_text_that_is_nowhere(archive: Archive) -> None:
    assert archive.find(sha256("text x")) == Absent("no-text", "the text is not in the archive")
    assert archive.find("", "") == Absent("no-text", "the text is not in the archive")


def test_few_texts_are_kept_and_all_are_found_again(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "KEPT", 2)
    for name in "abcabc":
        assert found(archive.find(sha256(f"text {name}")))[1] == f"text {name}"
        assert len(archive._read) <= 2


ARTICLE = """\
schema: article/1
id: port-courier-2031-03-05-talks
title: Talks
publisher: port-courier
published: '2031-03-05'
language: en
genre: news
text: {sha256: '%s'}
origin: {method: curated}
"""


def test_an_archive_that_is_too_large_is_told_of_by_each_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("validator.evidence.archive.MAX_FILES", 2)
    (tmp_path / "onrecord.yaml").write_text("title: Harbour talks\narchive: archive\n", "utf-8")
    records = tmp_path / "records"
    for folder in (tmp_path / "archive", records):
        folder.mkdir()
    for number in range(4):
        (tmp_path / "archive" / f"{number}.txt").write_text(f"Words {number}.\n", "utf-8")
    text = ARTICLE % sha256("Words 1.\n")
    (records / "port-courier-2031-03-05-talks.yaml").write_text(text, "utf-8")
    for other in ("", "a: [", "schema: person/1\nid: x\nname: X\norigin: {method: curated}\n"):
        (records / "x.yaml").write_text(other, "utf-8")
        reports = []
        for cached in (True, True, False):
            dataset, hits = load_dataset(tmp_path)
            reports.append(render(check(dataset, hits, today=date(2031, 6, 1), cached=cached)))
        assert reports[0] == reports[1] == reports[2]
        assert reports[0].count('"archive-too-large",') == 1
    monkeypatch.setattr("validator.evidence.archive.MAX_FILES", 4)
    assert "archive-too-large" not in render(check(*load_dataset(tmp_path), today=date(2031, 6, 1)))


@pytest.mark.parametrize("file", ["a.txt", ""])
def test_a_text_is_the_same_with_other_line_ends_and_a_byte_order_mark(tmp_path: Path, file: str) -> None:
    plain, windows = "One.\nTwo.\n", "\ufeffOne.\r\nTwo.\r\n"
    (tmp_path / "a.txt").write_bytes(windows.encode())
    assert found(Archive(tmp_path).find(sha256(plain), file)) == ("a.txt", plain, sha256(plain))
    assert found(Archive(tmp_path).find(sha256(windows), file)) == ("a.txt", windows[1:], sha256(windows))


def test_a_hash_of_windows_line_ends_is_still_accepted_for_the_file_that_git_changed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"One.\nTwo.\n")
    for recorded in ("One.\r\nTwo.\r\n", "\ufeffOne.\nTwo.\n", "\ufeffOne.\r\nTwo.\r\n"):
        answer = Archive(tmp_path).find(sha256(recorded), "a.txt")
        assert isinstance(answer, ArticleText)
        assert (answer.data.decode(), answer.sha256) == (recorded, sha256(recorded))
    assert found(Archive(tmp_path).find(sha256("One.\nTwo."), "a.txt"))[2] == sha256("One.\nTwo.\n")
