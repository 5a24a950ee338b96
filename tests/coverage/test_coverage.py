"""What is quoted in the articles and stands in no record yet."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from validator.authoring.sentences import find_sentences
from validator.cli.main import main
from validator.quotes.prepare import prepare

ARTICLE = """\
“The berth stays closed all winter”

PORT SOLACE – “The berth stays closed all winter,” Ada Quill said. “Nobody has set a date.”

She called the talks “long”, and the paper “long” too.
"""


def write_record(root: Path, record: dict[str, Any]) -> None:
    path = root / "records" / f"{record['id']}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(record | {"origin": {"method": "curated"}}, sort_keys=False), "utf-8")


def statement(quote: str, **more: Any) -> dict[str, Any]:
    words = {"schema": "statement/1", "id": "s", "speaker": "ada-quill", "mode": "direct", "quote": quote}
    return words | {"sources": [{"article": "berth"}]} | more


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "onrecord.yaml").write_text("title: Berth\n", "utf-8")
    (tmp_path / "archive").mkdir()
    (tmp_path / "archive" / "berth.txt").write_text(ARTICLE, "utf-8")
    sha256 = hashlib.sha256(ARTICLE.encode()).hexdigest()
    about = {"language": "en", "genre": "news"}
    write_record(tmp_path, {"schema": "article/1", "id": "berth", **about, "text": {"sha256": sha256}})
    write_record(tmp_path, {"schema": "article/1", "id": "lost", **about, "text": {"sha256": "0" * 64}})
    write_record(tmp_path, {"schema": "article/1", "id": "bare", **about})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def report(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    assert main(["coverage", "--format", "json"]) == 0
    data: dict[str, Any] = json.loads(capsys.readouterr().out)
    return data


def open_words(data: dict[str, Any]) -> list[tuple[int, int, str]]:
    return [(piece["line"], piece["column"], piece["text"]) for piece in data["articles"][0]["open"]]


def test_without_statements_every_quoted_word_is_open(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = report(capsys)
    assert (data["quoted_words"], data["held"]) == (19, 0)
    assert open_words(data) == [
        (1, 2, "The berth stays closed all winter"),
        (3, 16, "The berth stays closed all winter"),
        (3, 69, "Nobody has set a date"),
        (5, 23, "long"),
        (5, 45, "long"),
    ]
    assert data["without_text"] == [
        {"article": "bare", "reason": "no-text-entry"},
        {"article": "lost", "reason": "no-text"},
    ]


@pytest.mark.parametrize(
    ("quote", "held", "first_open"),
    [
        ("The berth stays closed all winter. Nobody has set a date", 17, "long"),
        ("The berth stays closed all winter", 12, "Nobody has set a date"),
        (
            "The berth stays ... all winter",
            0,
            "The berth stays closed all winter",
        ),  # not accepted: too little left
        ("Nobody has set", 3, "The berth stays closed all winter"),
        ("The berth stays open", 0, "The berth stays closed all winter"),
        ("long", 2, "The berth stays closed all winter"),  # the same word twice, in two quotes of it alone
    ],
)
def test_words_are_held_once_a_record_gives_them(
    root: Path, quote: str, held: int, first_open: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write_record(root, statement(quote))
    data = report(capsys)
    assert data["held"] == held
    assert open_words(data)[0][2] == first_open
    assert data["held"] + sum(piece["words"] for piece in data["articles"][0]["open"]) == data["quoted_words"]


def test_evidence_holds_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = {"mode": "reported", "summary": "It stays closed."}
    source = {"article": "berth", "evidence": "The berth stays closed all winter"}
    data = statement("") | told | {"sources": [source]}
    del data["quote"]
    write_record(root, data)
    assert report(capsys)["held"] == 0


def test_drafts_hold_words_and_are_counted_apart(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_record(root, statement("Nobody has set a date", draft=True))
    write_record(root, statement("Nobody has set", id="t"))
    data = report(capsys)
    assert (data["held"], data["in_drafts"]) == (5, 2)


def test_the_report_for_people(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_record(root, statement("Nobody has set a date", draft=True))
    assert main(["coverage"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "berth: 5 of 19 quoted words held, 26 %, 5 of them in drafts; 1 of 4 sentences held"
    assert lines[1] == "  archive/berth.txt:1:2: The berth stays closed all winter"
    assert (
        "  archive/berth.txt:5:1: no record: She called the talks “long”, and the paper “long” too" in lines
    )
    assert lines[-3:] == [
        "bare: not looked at: the article record does not describe a text",
        "lost: not looked at: the text is not in the archive",
        "5 of 19 quoted words held, 26 %, 5 of them in drafts; 1 of 4 sentences held (1 of 3 articles looked at)",
    ]


def test_a_withdrawn_article_is_passed_over(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gone = {"schema": "article/1", "id": "lost", "language": "en", "genre": "news"}
    write_record(root, gone | {"withdrawn": {"date": "2031-01-01", "reason": "It was retracted."}})
    assert [entry["article"] for entry in report(capsys)["without_text"]] == ["bare"]


def test_an_archive_that_does_not_exist(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["coverage", "--archive", "nowhere"]) == 2
    assert "does not exist" in capsys.readouterr().err


def open_sentences(data: dict[str, Any]) -> list[tuple[int, str]]:
    return [(piece["line"], piece["text"]) for piece in data["articles"][0]["open_sentences"]]


def test_a_sentence_is_held_by_a_quote_or_by_evidence(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_record(root, statement("Nobody has set a date"))
    told = {"mode": "reported", "summary": "They were long.", "id": "t"}
    sources = [{"article": "berth", "evidence": "She called the talks"}]
    reported = {**statement(""), **told, "sources": sources}
    del reported["quote"]
    write_record(root, reported)
    data = report(capsys)
    assert (data["sentences"], data["sentences_held"], data["sentences_not_recorded"]) == (4, 2, 0)
    assert open_sentences(data) == [
        (1, "The berth stays closed all winter"),
        (3, "PORT SOLACE – “The berth stays closed all winter,” Ada Quill said"),
    ]


def test_headlines_and_marks(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = root / "records" / "berth.yaml"
    article = yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
    marks = [{"words": "PORT SOLACE", "reason": "other"}, {"words": "Sign up", "reason": "furniture"}]
    more = {"title": "The berth stays closed all winter", "not_recorded": marks}
    write_record(root, article | {"schema": "article/2"} | more)
    data = report(capsys)
    assert (data["sentences_held"], data["sentences_not_recorded"]) == (1, 1)
    assert [line for line, _ in open_sentences(data)] == [3, 5]
    assert data["articles"][0]["marks_not_found"] == ["Sign up"]
    assert main(["coverage"]) == 0
    assert (
        "berth.yaml: these words of not_recorded do not stand in the text: Sign up" in capsys.readouterr().out
    )


def test_what_no_longer_counts_holds_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_record(
        root, statement("Nobody has set a date", withdrawn={"date": "2031-01-01", "reason": "Wrong."})
    )
    data = report(capsys)
    assert (data["held"], data["sentences_held"]) == (0, 0)


@pytest.mark.parametrize(
    ("language", "text", "sentences"),
    [
        ("en", "Mr. Arden spoke. J. Quill left! Why? “Never!” she said.", 4),
        ("en", "PORT SOLACE, March 5. /WIRE/. The berth is open.", 1),
        ("en", "A headline\n\nAnd 1.5 metres of water. “Stay,” he said. “Go.”", 4),
        ("de", "Am 5. Mai kam Dr. Arden. Er ging bald.", 2),
        ("fr", "Mme Quill a parlé. « Jamais ! » a-t-elle dit. Puis elle est partie.", 3),
        ("el", "Γιατί ήρθε; Δεν ξέρω. Έφυγε.", 3),
        ("ru", "Он сказал это. Почему? Никто не знает…", 3),
        ("zh", "泊位开放了。没有人知道日期！为什么？", 3),
        ("ja", "港は開いた。日付は未定だ。", 2),
        ("hi", "घाट खुल गया। तारीख तय नहीं है।", 2),
        ("ar", "فتح الميناء. متى؟ لا أحد يعرف.", 3),
        ("xx", "Ona ve. Toni ra! Sepi?", 3),
        ("en", "", 0),
    ],
)  # fmt: skip
def test_sentences_end_where_a_reader_sees_it(language: str, text: str, sentences: int) -> None:
    prepared = prepare(text, language)
    found = find_sentences(prepared)
    assert [word for first, after in found for word in range(first, after)] == list(range(len(prepared.keys)))
    assert len(found) == sentences, [text[prepared.starts[a] : prepared.ends[b - 1]] for a, b in found]
