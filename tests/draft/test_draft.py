"""From an article's text to draft records that are valid as they stand."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from draft_dataset import ARTICLE, OPTIONS, draft, make_dataset, read_records, write_record
from hypothesis import given, settings
from hypothesis import strategies as st

from validator.authoring.datelines import date_in
from validator.authoring.draft import DraftRecord, write
from validator.authoring.ids import slug
from validator.authoring.months import MONTHS
from validator.check import check
from validator.cli.main import main
from validator.corpus.config import load_dataset
from validator.quotes.languages.choose import codes
from validator.source.document import parse


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = make_dataset(tmp_path)
    monkeypatch.chdir(folder)
    return folder


def errors(root: Path) -> list[tuple[str, str]]:
    dataset, hits = load_dataset(root)
    report = check(dataset, hits, today=date(2022, 6, 1))
    return [(finding.code, finding.message) for finding in report.findings if finding.severity == "error"]


def test_one_article_and_one_draft_for_each_utterance(root: Path) -> None:
    assert draft(root, *OPTIONS, "--publisher", "port-courier") == 0
    (article,) = read_records(root, "articles").values()
    assert article["id"] == "port-courier-2021-03-05-northern-berth-stay-closed"
    assert article["draft"] is True
    assert article["title"] == "Northern berth to stay closed, minister says"
    assert article["text"]["sha256"] == hashlib.sha256(ARTICLE.encode()).hexdigest()
    assert (root / "archive" / article["text"]["file"]).read_bytes() == ARTICLE.encode()
    statements = read_records(root, "statements")
    assert [(s.get("speaker", s.get("speaker_description")), s["quote"]) for s in statements.values()] == [
        ("tomas-arden", "frank and long"),
        ("A senior official at the ministry", "Nobody has read it"),
        ("ada-quill", "We have not set a date yet. The berth opens when every island has inspected it"),
        ("ada-quill", "The pilots come first.\n\nThe ships come second"),
        ("not identified yet", "plan"),
    ]
    for name, statement in statements.items():
        assert statement["id"] == name
        assert statement["draft"] is True
        assert statement["sources"] == [{"article": article["id"]}]
        assert statement["origin"]["method"] == "extracted"
        assert statement["said"] == "../2021-03-05"


def test_the_result_is_valid_and_kept_out_of_the_dataset(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft(root, *OPTIONS)
    assert errors(root) == []
    assert main(["build"]) == 0
    capsys.readouterr()
    assert main(["validate"]) == 0
    assert "6 drafts, kept out of the dataset" in capsys.readouterr().out


def test_a_second_run_writes_nothing_new(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft(root, *OPTIONS)
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    assert draft(root) == 0
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before
    assert "nothing new to draft" in capsys.readouterr().out


def test_what_records_hold_is_not_drafted_again(root: Path) -> None:
    draft(root, *OPTIONS)
    (article,) = read_records(root, "articles")
    for path in (root / "records" / "statements").glob("*.yaml"):
        path.unlink()
    held = {
        "schema": "statement/1",
        "id": "quill-berth-opens",
        "speaker": "ada-quill",
        "mode": "direct",
        "quote": "The berth opens when every island has inspected it",
        "sources": [{"article": article}],
        "origin": {"method": "curated"},
        "draft": True,
    }
    write_record(root, "statements", held)
    draft(root)
    quotes = [record["quote"] for record in read_records(root, "statements").values()]
    assert sorted(quotes) == [
        "Nobody has read it",
        "The berth opens when every island has inspected it",
        "The pilots come first.\n\nThe ships come second",
        "We have not set a date yet",
        "frank and long",
        "plan",
    ]


def test_what_is_uncertain_is_marked_for_review(root: Path) -> None:
    draft(root, *OPTIONS)
    texts = [path.read_text("utf-8") for path in (root / "records" / "statements").glob("*.yaml")]
    by_quote = {yaml.safe_load(text)["quote"]: text for text in texts}
    assert "who says this?" in by_quote["plan"]
    assert "If the marks have another reason" in by_quote["plan"]
    assert "described, not named" in by_quote["Nobody has read it"]
    assert "interrupted by its attribution" in next(
        text for quote, text in by_quote.items() if "set a date" in quote
    )
    assert "‘Quill said’ (confidence: sure)" in by_quote["The pilots come first.\n\nThe ships come second"]
    assert all("# REVIEW: compare the record with the article" in text for text in texts)


def test_the_same_words_in_another_article_are_pointed_out(root: Path) -> None:
    draft(root, *OPTIONS)
    (root.parent / "article.txt").write_text("Tomas Arden called the talks “frank and long”.\n", "utf-8")
    assert draft(root, "--url", "https://other.example.org/1", "--published", "2021-03-06") == 0
    (path,) = (root / "records" / "statements").glob("arden-frank-long-2.yaml")
    assert "# REVIEW: 'arden-frank-long' has the same words" in path.read_text("utf-8")
    assert errors(root) == []


def test_a_name_that_two_people_share_is_left_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    people = {"ada-quill": {"name": "Ada Quill"}, "ben-quill": {"name": "Ben Quill"}}
    root = make_dataset(tmp_path, people)
    (tmp_path / "article.txt").write_text("“The pilots come first,” said Quill.\n", "utf-8")
    monkeypatch.chdir(root)
    draft(root, *OPTIONS)
    ((name, statement),) = read_records(root, "statements").items()
    assert statement["speaker_description"] == "Quill"
    assert "which of them is it: ada-quill, ben-quill?" in (
        root / f"records/statements/{name}.yaml"
    ).read_text("utf-8")


def test_a_text_that_lies_in_the_archive_stays_where_it_is(root: Path) -> None:
    (root / "archive" / "2021").mkdir(parents=True)
    (root.parent / "article.txt").rename(root / "archive" / "2021" / "berth.txt")
    assert main(["draft", "archive/2021/berth.txt", *OPTIONS]) == 0
    (article,) = read_records(root, "articles").values()
    assert article["text"]["file"] == "2021/berth.txt"
    assert [path.name for path in (root / "archive").rglob("*.txt")] == ["berth.txt"]


def test_nothing_is_overwritten(root: Path) -> None:
    (root / "archive").mkdir()
    name = "news.example.org-2021-03-05-northern-berth-stay-closed".replace(".", "-")
    (root / "archive" / f"{name}.txt").write_text("another text", "utf-8")
    assert draft(root, *OPTIONS) == 2
    assert (root / "archive" / f"{name}.txt").read_text("utf-8") == "another text"
    assert not (root / "records" / "articles").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--url", "https://a.example.org/1", "--published", "yesterday"), "is no date"),
        ((*OPTIONS, "--publisher", "port-currier"), "did you mean 'port-courier'?"),
        (("--url", "https://a.example.org/1", "--published", "9021-03-05"), "still to come"),
        (("--url", "a.example.org", "--published", "2021"), "would not fit"),
    ],
)
def test_what_cannot_be_right_writes_nothing(
    root: Path, arguments: tuple[str, ...], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert draft(root, *arguments) == 2
    assert message in capsys.readouterr().err
    assert not (root / "records" / "articles").exists()
    assert not (root / "archive").exists()


@pytest.mark.parametrize(
    ("content", "message"), [(b"\xff\xfe", "not UTF-8"), (b" \n", "is empty"), (None, "no file")]
)
def test_a_text_that_cannot_be_read(
    root: Path, content: bytes | None, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (root.parent / "article.txt").unlink()
    if content is not None:
        (root.parent / "article.txt").write_bytes(content)
    assert draft(root, *OPTIONS) == 2
    assert message in capsys.readouterr().err


def test_an_address_belongs_to_one_text(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft(root, *OPTIONS)
    (root.parent / "article.txt").write_text("Another text.\n", "utf-8")
    assert draft(root, *OPTIONS) == 2
    assert "has this address already" in capsys.readouterr().err


VALUES = st.text(min_size=1, max_size=120).filter(lambda text: text.strip(" \t\r\n") != "")


@settings(max_examples=200, deadline=None)
@given(VALUES, VALUES, st.lists(st.text(max_size=60), max_size=3))
def test_whatever_is_written_is_read_again(quote: str, speaker: str, questions: list[str]) -> None:
    data: dict[str, Any] = {
        "schema": "statement/1",
        "id": "a",
        "draft": True,
        "speaker_description": speaker,
        "mode": "direct",
        "quote": quote,
        "sources": [{"article": "b"}],
        "origin": {"method": "extracted", "tool": "onrecord draft 1"},
    }
    text = write(DraftRecord(data, {"quote": questions, "sources": questions}))
    documents, hits = parse(text)
    assert hits == []
    assert [document.data for document in documents] == [data]


@given(st.text(max_size=200))
def test_slugs_are_ids(text: str) -> None:
    import re

    assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*|", slug(text))


def test_a_speech_with_two_attributions_is_drafted_in_pieces(root: Path) -> None:
    """A quote is proved over one attribution; more must not make the draft vanish."""
    text = (
        "The Port Courier\n\n“We will not pay for it,” Ada Quill told the pilots. “Not this year,” she added. “If the "
        "islands want it, the islands can pay.”\n"
    )
    (root.parent / "article.txt").write_text(text, "utf-8")
    assert draft(root, *OPTIONS) == 0
    quotes = {s["quote"] for s in read_records(root, "statements").values() if s["speaker"] == "ada-quill"}
    assert quotes == {
        "We will not pay for it. Not this year",
        "If the islands want it, the islands can pay",
    }
    assert errors(root) == []


def test_a_quote_in_the_quote_is_closed_where_the_attribution_interrupts(root: Path) -> None:
    text = "The Port Courier\n\n“I told him: ‘Bring us a plan,’” Ada Quill said. “He brought none.”\n"
    (root.parent / "article.txt").write_text(text, "utf-8")
    assert draft(root, *OPTIONS) == 0
    (statement,) = read_records(root, "statements").values()
    assert statement["quote"] == "I told him: ‘Bring us a plan.’ He brought none"
    assert errors(root) == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Ingrid Voß", "ingrid-voss"), ("Bjørn Łask", "bjorn-lask"), ("Лена Щукина", "lena-shchukina")],
)
def test_names_in_other_letters_make_ids(name: str, expected: str) -> None:
    assert slug(name) == expected


WIRE = """\
All news

The berth stays closed, minister says

Quill: “We have not set a date yet”

PORT SOLACE, March 5. /PORTNEWS/. The northern berth stays closed for the winter, Ports Minister Ada Quill said.

“We have not set a date yet,” Quill told reporters on Tuesday. “The berth opens when every island has inspected it.”
"""


def save(root: Path, text: str) -> None:
    (root.parent / "article.txt").write_text(text, "utf-8")


def test_what_stands_above_the_text_is_filled_in(root: Path) -> None:
    agency = {"schema": "organization/1", "id": "port-news", "name": "Portnews", "type": "media"}
    write_record(root, "organizations", agency | {"origin": {"method": "curated"}})
    save(root, WIRE)
    assert draft(root, "--published", "2021") == 0
    (article,) = read_records(root, "articles").values()
    expected = {
        "title": "The berth stays closed, minister says",
        "subtitle": "Quill: “We have not set a date yet”",
        "dateline": "PORT SOLACE, March 5",
        "publisher": "port-news",
        "published": "2021-03-05",
        "published_basis": "inferred",
    }
    assert {key: article.get(key) for key in expected} == expected
    assert "url" not in article
    text = (root / "records/articles" / f"{article['id']}.yaml").read_text("utf-8")
    assert "# REVIEW: the mark 'PORTNEWS' names it" in text
    (said,) = read_records(root, "statements").values()
    assert (said["said"], said["said_basis"]) == ("2021-03-02", "inferred")  # the Tuesday before that Friday
    assert "on Tuesday" in said["notes"]
    assert errors(root) == []


def test_a_printed_article_of_unknown_date_asks_for_it(root: Path) -> None:
    save(root, WIRE)
    assert draft(root) == 0
    ((name, article),) = read_records(root, "articles").items()
    assert not {"published", "url", "publisher"} & article.keys()
    text = (root / f"records/articles/{name}.yaml").read_text("utf-8")
    assert "when did it appear?" in text
    assert "who is 'PORTNEWS'?" in text
    assert all("said" not in statement for statement in read_records(root, "statements").values())
    assert errors(root) == []


HEADS = {
    "de": ("Der Hafen bleibt zu\n\nPort Solace (pnd) - Der Kai bleibt zu.", "Port Solace", "pnd"),
    "fr": (
        "Le quai reste fermé\n\nPort-Soleil, 5 mars 2021 (PNF) – Le quai reste fermé.",
        "Port-Soleil, 5 mars 2021",
        "PNF",
    ),
    "es": ("El muelle\n\nPuerto Sol, 5 mar (PNE).- El muelle sigue cerrado.", "Puerto Sol, 5 mar", "PNE"),
    "ru": ("Причал закрыт\n\nПОРТ, 5 марта. /ПОРТНОВ/. Причал закрыт.", "ПОРТ, 5 марта", "ПОРТНОВ"),
    "tr": ("Liman kapalı\n\nLİMAN (LA) – Rıhtım kapalı.", "LİMAN", "LA"),
}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "КИЇВ – Міністерка портів зустрілася з капітанами.\n\n«Ми ще не визначили дату», – сказала вона.\n",
            "uk",
        ),
        ("قالت وزيرة الموانئ للصحفيين.\n\n«لم نحدد موعدا بعد»، قالت الوزيرة.\n", "ar"),
        ("港湾大臣は記者団に語った。\n\n「まだ日程は決まっていません」と大臣は述べた。\n", "ja"),
        ("The minister met the masters.\n\n“We have not set a date yet,” she said.\n", "en"),
    ],
)
def test_an_article_is_in_the_language_that_it_plainly_is_in(root: Path, text: str, language: str) -> None:
    (root.parent / "article.txt").write_text(text, "utf-8")
    assert draft(root) == 0
    (article,) = read_records(root, "articles").values()
    (statement,) = read_records(root, "statements").values()
    assert article["language"] == statement["language"] == language


@pytest.mark.parametrize("language", HEADS)
def test_datelines_are_known_by_their_form(root: Path, language: str) -> None:
    text, dateline, agency = HEADS[language]
    save(root, text + "\n")
    assert draft(root, "--language", language) == 0
    ((name, article),) = read_records(root, "articles").items()
    assert article["dateline"] == dateline
    assert article["title"] == text.split("\n", maxsplit=1)[0]
    assert article.get("published") == ("2021-03-05" if "2021" in dateline else None)  # no year, no guess
    record = (root / f"records/articles/{name}.yaml").read_text("utf-8")
    assert f"dateline: {dateline}\n" in record
    assert f"who is {agency!r}?" in record
    assert errors(root) == []


@pytest.mark.parametrize(
    "text",
    [
        "NATO – Russia: the talks\n\nThe ports minister (Quill) said no – and left.\n",
        "The berth\n\n“No” – she said (again) – and left.\n",
        "The berth\n\nshe (Quill) – the minister – left.\n",
    ],
)
def test_what_is_no_dateline(root: Path, text: str) -> None:
    save(root, text)
    assert draft(root) == 0
    (article,) = read_records(root, "articles").values()
    assert not {"dateline", "subtitle"} & article.keys()


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2021-02/2021-04", "2021-03-05"),
        ("2021-03-06", "2021-03-06"),
        ("2021-04", "2021-04"),
        ("2021/2023", "2021/2023"),
    ],
)
def test_a_date_is_inferred_only_where_one_day_fits(root: Path, published: str, expected: str) -> None:
    save(root, WIRE)
    assert draft(root, "--published", published) == 0
    (article,) = read_records(root, "articles").values()
    assert article["published"] == expected
    assert ("published_basis" in article) == (published == "2021-02/2021-04")


@pytest.mark.parametrize(
    "day", ["on Tuesday or on Wednesday", "on Tuesday last week", "last Tuesday", "by Tuesday"]
)
def test_other_weekdays_conclude_nothing(root: Path, day: str) -> None:
    save(root, WIRE.replace("on Tuesday", day))
    assert draft(root, "--published", "2021-03-05") == 0
    (said,) = read_records(root, "statements").values()
    assert said["said"] == "../2021-03-05"


@pytest.mark.parametrize(
    "page",
    [
        "<!DOCTYPE html>\n<p>“No,” Quill said.",
        "<p>“No,” Quill said.</p>\n<p>She left.</p>\n<div>More</div>\n",
        "\ufeff<html><body>Text",
    ],
)
def test_the_source_of_a_web_page_is_refused(
    root: Path, page: str, capsys: pytest.CaptureFixture[str]
) -> None:
    save(root, page)
    assert draft(root, *OPTIONS) == 2
    assert "copy the headlines and the paragraphs into a plain text file" in capsys.readouterr().err
    assert not (root / "archive").exists()


def test_a_copy_adds_a_source_to_a_draft(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save(root, WIRE)
    assert draft(root, "--published", "2021-03-05") == 0
    before = read_records(root, "statements")
    save(root, WIRE.replace("/PORTNEWS/", "/COPY/"))
    assert draft(root, "--published", "2021-03-06") == 0
    assert "this article as one more source now" in capsys.readouterr().out
    ((name, said),) = read_records(root, "statements").items()
    first, second = sorted(read_records(root, "articles"), key=lambda name: "2021-03-06" in name)
    assert said["sources"] == [{"article": first}, {"article": second}]
    assert {key: value for key, value in said.items() if key != "sources"} == {
        key: value for key, value in before[name].items() if key != "sources"
    }
    assert "# REVIEW" in (root / f"records/statements/{name}.yaml").read_text("utf-8")
    assert errors(root) == []
    assert draft(root) == 0
    assert "nothing new to draft" in capsys.readouterr().out


def test_a_reviewed_statement_gets_no_draft_as_its_source(root: Path) -> None:
    save(root, WIRE)
    draft(root, "--published", "2021-03-05")
    for path in (root / "records").rglob("2021-03-0*.yaml"):
        path.write_text(path.read_text("utf-8").replace("draft: true\n", ""), "utf-8")
    save(root, WIRE.replace("/PORTNEWS/", "/COPY/"))
    assert draft(root, "--published", "2021-03-06") == 0
    assert len(read_records(root, "statements")) == 2


BRIEFING = WIRE.replace("Ada Quill said.", "Ada Quill said at her daily press briefing.")


def test_the_briefing_is_drafted_with_its_statements(root: Path) -> None:
    save(root, BRIEFING)
    assert draft(root, "--published", "2021-03-05") == 0
    ((name, event),) = read_records(root, "events").items()
    assert (event["type"], event["date"], event["date_basis"]) == ("briefing", "2021-03-02", "inferred")
    assert event["participants"] == [{"participant": "ada-quill", "role": "speaker"}]
    assert event["sources"][0]["evidence"] == "at her daily press briefing"
    (said,) = read_records(root, "statements").values()
    assert said["event"] == name
    assert errors(root) == []
    for path in (root / "records").rglob("*.yaml"):  # the marks are dealt with
        lines = path.read_text("utf-8").splitlines(keepends=True)
        path.write_text("".join(x for x in lines if not x.startswith(("# REVIEW", "draft:"))), "utf-8")
    assert errors(root) == []


@pytest.mark.parametrize(
    "text",
    [
        WIRE.replace("Ada Quill said.", "a pilot said at her daily press briefing."),
        BRIEFING + "\nAda Quill left during a news conference.\n",
    ],
)
def test_whose_briefing_it_is_must_be_clear(root: Path, text: str) -> None:
    save(root, text)
    assert draft(root, "--published", "2021-03-05") == 0
    assert not (root / "records" / "events").exists()


@pytest.mark.parametrize(
    ("dateline", "language", "expected"),
    yaml.load((Path(__file__).parent / "datelines.yaml").read_text("utf-8"), yaml.CSafeLoader),
)
def test_the_date_of_a_dateline(dateline: str, language: str, expected: list[int] | None) -> None:
    found = date_in(dateline, language)
    assert (found and [found.year, found.month, found.day]) == expected


@given(st.text(max_size=60), st.sampled_from(sorted(MONTHS)))
def test_whatever_a_dateline_holds_is_a_day_or_nothing(dateline: str, language: str) -> None:
    found = date_in(dateline, language)
    assert found is None or (1 <= found.month <= 12 and 1 <= found.day <= 31)


def test_every_language_with_a_file_has_its_months() -> None:
    by_number = {"ja", "ko", "vi"}
    assert set(MONTHS) == set(codes()) - by_number
    for names in MONTHS.values():
        entries = names.split()
        forms = [form for entry in entries for form in entry.split("|")]
        assert len(entries) == 12
        assert len(set(forms)) == len(forms)
