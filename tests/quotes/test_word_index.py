"""The index of words rules out texts that can't hold a quote, and no other."""

from __future__ import annotations

import json
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from validator.check import check
from validator.corpus.config import load_dataset
from validator.quotes import word_index
from validator.quotes.verify import verify
from validator.quotes.word_index import WordIndex
from validator.report.json import render
from validator.rules import context

PIECES = [
    *("harbour", "Harbour", "HARBOUR", "talks", "goes", "secu-\nrity", "secu- \r\n rity", "we've", "été", "e\u0301té"),
    *("Straße", "переговоры", "ﬁnal", "final", "har\u00adbour", "har\u200bbour", "[T]alks", "the", "中talks文", "U.S"),
    *("İstanbul", "K\u212aelvin", "talks-based", "and/or", "l’homme", "homme", "$", "5", "talks.Then", "a\u05b0bc"),
    *(" ", "\n", ", ", ". ", "“", "”", " ... ", "-", "’", "(", ")"),
]  # fmt: skip
TEXT = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
QUOTE = st.lists(st.sampled_from([*PIECES, "security", "talks", "[sic]"]), max_size=6).map(" ".join)


@given(st.lists(TEXT, max_size=4), QUOTE)
@example(["secu-\nrity talks"], "security talks")
@example(["“har\u00adbour talks”"], "harbour talks")
def test_no_text_is_ruled_out_that_holds_the_quote(texts: list[str], quote: str) -> None:
    left = WordIndex(texts).may_hold(quote)
    for number, text in enumerate(texts):
        if left is not None and number not in left:
            assert not verify(quote, text, "reported").accepted


@pytest.mark.parametrize(
    "hyphen", ["-", "\u2010", "\u2011", "\u2212", "\ufe63", "\uff0d", "\u00ad", "- \u00a0", "\u2010\t"]
)
@pytest.mark.parametrize(
    "ending", ["\n", "\r\n", "\r\r\n", "\x0b", "\x0c", "\x85", "\u2028", "\n\u2009", "\n \u00a0", "\n\n"]
)
def test_words_may_be_broken_by_any_hyphen_at_any_line_end(hyphen: str, ending: str) -> None:
    text = f"The committee agreed to op{hyphen}{ending}en it."
    if verify("agreed to open it", text, "reported").accepted:
        assert WordIndex(["Other words.", text]).may_hold("agreed to open it") in (None, [1])


@given(TEXT, TEXT)
def test_no_text_is_ruled_out_that_goes_on_with_its_own_words(before: str, text: str) -> None:
    left = WordIndex([f"{before}. {text}"]).may_hold(text)
    if verify(text, f"{before}. {text}", "reported").accepted:
        assert left is None or left == [0]


def test_what_is_ruled_out() -> None:
    index = WordIndex(["The harbour talks go on.", None, "Harbour dues rise.", "The har\u00adbour."])
    assert index.may_hold("harbour talks") == [0, 3]
    assert index.may_hold("Harbour, dues rise") == [2, 3]
    assert index.may_hold("harbour nowhere") == [3]
    assert index.may_hold("[The] harbour") is None
    assert index.may_hold("we go") is None


def test_texts_beyond_the_limit_are_never_ruled_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_index, "_MOST", 3)
    index = WordIndex(["one two three four", "five six", "seven"])
    assert index.may_hold("five six") == [1, 2]


SAYINGS = [
    "The harbour opens in May",
    "We have not set a date yet",
    "Talks were frank and useful",
    "No ship will wait",
]


def _dataset(root: Path) -> None:
    """Articles of which each has one or two sayings, and statements that quote the wrong ones, or words made up."""
    (root / "onrecord.yaml").write_text("title: Harbour talks\n", "utf-8")
    for folder in ("archive", "records"):
        (root / folder).mkdir()
    records: list[dict[str, object]] = []
    for number in range(12):
        said = [SAYINGS[number % 4], *SAYINGS[number % 3 : number % 3 + 1]]
        data = "\n\n".join(f"“{saying},” she said." for saying in said).encode()
        (root / f"archive/{number}.txt").write_bytes(data)
        text = {"sha256": sha256(data).hexdigest(), "file": f"{number}.txt"}
        records.append(
            {
                "schema": "article/1",
                "id": f"a{number}",
                "title": "Talks",
                "published": "2031-03-05",
                "language": "en",
            }
            | {"publisher": "port-courier", "genre": "news", "text": text, "origin": {"method": "curated"}}
        )
        for index, quote in enumerate((*SAYINGS, "The [old] harbour opens", "We have set a date", "No 5")):
            records.append(
                {
                    "schema": "statement/1",
                    "id": f"s{number}-{index}",
                    "speaker": "ada-quill",
                    "said": "2031-03-04",
                }
                | {"mode": "direct", "quote": quote, "language": "en", "sources": [{"article": f"a{number}"}]}
                | {"origin": {"method": "curated"}}
            )
    lines = [json.dumps(record) + "\n" for record in records]
    (root / "records/all.jsonl").write_text("".join(lines), "utf-8")


def test_with_the_index_the_report_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _dataset(tmp_path)
    dataset, hits = load_dataset(tmp_path)
    reports = []
    for number in (0, 3, 10**9):
        monkeypatch.setattr(context, "ONE_BY_ONE", number)
        reports.append(render(check(dataset, hits, today=date(2031, 6, 1))))
    assert reports[0] == reports[1] == reports[2]
    assert reports[0].count('"elsewhere": [') > 20
    assert reports[0].count('"verdict": "near"') > 5
