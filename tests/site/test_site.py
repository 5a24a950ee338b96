"""The site as files: every record has its page, nothing leads out, and whatever a stranger wrote stays words."""

from __future__ import annotations

import json
import re
import shutil
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from harbour_site import CHINESE, COURIER, RECORDS, TALKS, attest_harbour, run

from validator.corpus.records import Record
from validator.schema.loading import load_schemas, shipped_folder
from validator.site.addresses import file_name
from validator.site.items import Item
from validator.site.paging import BUDGET, Section, paged
from validator.site.pictures import LEFT, MAX_STEPS, history
from validator.site.text import address, days, readable


@pytest.fixture(scope="module")
def attested(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dataset, attested."""
    return attest_harbour(tmp_path_factory.mktemp("harbour") / "data")


@pytest.fixture
def root(attested: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it as the working folder."""
    copy = shutil.copytree(attested, tmp_path / "data")
    monkeypatch.chdir(copy)
    return copy


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


class Links(HTMLParser):
    """What a page leads to and loads."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        self.found += [value for name in ("href", "src") if (value := known.get(name)) is not None]
        self.ids += [value for value in (known.get("id"),) if value]


def test_every_record_has_a_page_and_every_link_leads_to_one(root: Path) -> None:
    assert run("site") == 0
    files = files_of(root / "site")
    for record in RECORDS:
        kind = record["schema"].partition("/")[0]
        assert f"records/{kind}/{record['id']}.html" in files
    for name, data in files.items():
        if not name.endswith(".html"):
            continue
        page = Links()
        page.feed(data.decode())
        assert len(page.ids) == len(set(page.ids)), name
        for link in page.found:
            if link.startswith(("data:,", "#", "https://courier.example/")):
                continue
            target = (root / "site" / name).parent / link.partition("#")[0]
            assert target.resolve().relative_to(root / "site").as_posix() in files, (name, link)


def test_two_runs_are_the_same_and_what_an_earlier_one_left_is_gone(root: Path) -> None:
    assert run("site") == 0
    first = files_of(root / "site")
    assert run("site") == 0
    assert files_of(root / "site") == first
    (root / "records" / "harbour-talks-day.yaml").unlink()
    assert run("site") == 0
    later = files_of(root / "site")
    assert "records/disagreement/harbour-talks-day.html" in first.keys() - later.keys()
    assert not (root / "site" / "records" / "disagreement").exists()


def test_a_folder_that_no_site_made_is_left_alone(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "site").mkdir()
    (root / "site" / "mine.txt").write_text("mine", "utf-8")
    assert run("site") == 2
    assert "files that no build made" in capsys.readouterr().err
    assert run("build") == 0
    before = files_of(root / "dist")
    assert run("site", "--out", "dist") == 2
    assert files_of(root / "dist") == before
    assert run("site", "--out", "pages") == 0
    assert run("build", "--out", "pages") == 2
    assert run("site", "--out", "records/x") == 2


def test_a_link_out_of_the_dataset_is_refused(root: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    for name in ("site", "other"):
        (root / name).symlink_to(tmp_path / "elsewhere")
    assert run("site") == 2
    assert run("site", "--out", "other") == 2
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_site_is_no_record_of_a_dataset_that_takes_every_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = {"title": "All", "kinds": {"any": {"files": "**/*.json", "id": "file.stem"}}}
    (tmp_path / "onrecord.yaml").write_text(json.dumps(settings), "utf-8")
    (tmp_path / "one.json").write_text('{"a": 1}', "utf-8")
    monkeypatch.chdir(tmp_path)
    for _ in range(2):
        assert run("site") == 0
        assert "wrote site: 1 record on " in capsys.readouterr().out


def test_with_errors_nothing_is_written(root: Path) -> None:
    assert run("site") == 0
    before = files_of(root / "site")
    path = root / "records" / "ada-quill.yaml"
    path.write_text(path.read_text("utf-8").replace('"Ada Quill"', '""'), "utf-8")
    assert run("site") == 1
    assert files_of(root / "site") == before


def test_texts_are_shown_only_when_they_are_named(root: Path) -> None:
    assert run("site") == 0
    page = root / "site" / "records" / "article" / f"{COURIER}.html"
    assert b"on Monday." not in page.read_bytes()
    assert run("site", "--publish-text", COURIER) == 0
    shown = page.read_text("utf-8")
    assert "Ada Quill said" in shown
    assert re.search(r'<mark><a href="[^"]+quill-[^"]+">We have not set a date yet</a></mark>', shown)
    assert "quotes that records hold are marked" not in (
        root / "site" / "records" / "article" / f"{CHINESE}.html"
    ).read_text("utf-8")
    assert run("site", "--publish-text", "no-such-article") == 2


def test_a_draft_is_nowhere(root: Path) -> None:
    draft = {**RECORDS[5], "id": "eve-arden", "name": "Eve Arden", "draft": True}
    (root / "records" / "eve-arden.yaml").write_text(json.dumps(draft), "utf-8")
    assert run("site") == 0
    assert not any(b"Arden" in data or b"arden" in data for data in files_of(root / "site").values())


def test_languages_and_directions_are_told(root: Path) -> None:
    assert run("site") == 0
    persian = (root / "site/records/statement/2019-03-04-quill-fa.html").read_text("utf-8")
    assert '<h1 class="quote" dir="auto" lang="fa">ما هنوز تاریخی تعیین نکرده\u200cایم</h1>' in persian
    assert 'dir="auto" lang="zh"' in (root / "site/records/statement/2019-03-04-rask-zh.html").read_text(
        "utf-8"
    )


def test_the_feed_is_atom_and_its_ids_stay(root: Path) -> None:
    assert run("site") == 0
    feed = ET.parse(root / "site" / "feed.xml").getroot()
    atom = "{http://www.w3.org/2005/Atom}"
    entries = feed.findall(f"{atom}entry")
    assert [entry.findtext(f"{atom}updated") for entry in entries][:1] == ["2019-03-07T00:00:00Z"]
    ids = [entry.findtext(f"{atom}id") for entry in entries]
    assert len(ids) == len(set(ids)) == 8
    assert all(name and name.startswith("urn:uuid:") for name in ids)
    for entry in entries:
        [link] = entry.findall(f"{atom}link")
        assert (root / "site" / link.attrib["href"]).is_file()


def test_what_thousands_refer_to_has_pages_that_a_phone_can_load(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kinds = {
        "port": {"files": "ports.jsonl", "schema": "any.json", "id": "id"},
        "call": {"files": "calls.jsonl", "schema": "any.json", "id": "id", "references": {"at": "port"}},
    }
    (tmp_path / "onrecord.yaml").write_text(json.dumps({"title": "Calls", "kinds": kinds}), "utf-8")
    (tmp_path / "any.json").write_text("{}", "utf-8")
    (tmp_path / "ports.jsonl").write_text(
        json.dumps({"id": "kiel", "berths": [f"Berth {n}" * 20 for n in range(900)]})
    )
    calls = (
        json.dumps({"id": f"call-{n}", "at": "kiel", "title": f"Call {n} " + "again " * 18})
        for n in range(1500)
    )
    (tmp_path / "calls.jsonl").write_text("\n".join(calls), "utf-8")
    monkeypatch.chdir(tmp_path)
    assert run("site") == 0
    files = files_of(tmp_path / "site")
    assert {name for name, data in files.items() if len(data) > 100_000} <= {
        "assets/search.js",
        ".onrecord-site.json",
    }
    parts = [data for name, data in files.items() if re.fullmatch(r"records/port/kiel(\.\d+)?\.html", name)]
    assert len(parts) > 5
    assert sum(data.count(b"/call/call-") for data in parts) == 1500
    assert sum(data.count(b">Berth ") for data in parts) == 900
    assert b'rel="next" href="../../records/port/kiel.2.html"' in files["records/port/kiel.html"]


def test_a_dataset_with_its_own_schemas_has_pages_by_their_titles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    schema = {
        "type": "object",
        "properties": {
            "number": {"type": "string"},
            "title": {"type": "string", "title": "What it says"},
            "since": {"type": "string", "format": "date"},
            "replaces": {"type": "array", "title": "Takes the place of", "items": {"type": "string"}},
        },
    }
    settings = {
        "title": "Notices",
        "kinds": {
            "notice": {
                "files": "notices/*.yaml",
                "schema": "notice.json",
                "id": "number",
                "references": {"replaces[]": "notice"},
            }
        },
    }
    (tmp_path / "notices").mkdir()
    (tmp_path / "onrecord.yaml").write_text(json.dumps(settings), "utf-8")
    (tmp_path / "notice.json").write_text(json.dumps(schema), "utf-8")
    first = {
        "number": "NTM/1",
        "title": "Buoy gone",
        "since": "2031-03-04",
        "extra": {"deep": [1, None, True]},
    }
    second = {"number": "ntm/1", "title": "Buoy back", "replaces": ["NTM/1"]}
    for n, record in enumerate((first, second)):
        (tmp_path / "notices" / f"{n}.yaml").write_text(json.dumps(record), "utf-8")
    monkeypatch.chdir(tmp_path)
    assert run("site") == 0
    files = files_of(tmp_path / "site")
    pages = {
        file_name(name): files[f"records/notice/{file_name(name)}.html"].decode()
        for name in ("NTM/1", "ntm/1")
    }
    assert len({name.lower() for name in pages}) == 2
    assert "Takes the place of" in pages[file_name("ntm/1")]
    assert f'href="../../records/notice/{file_name("NTM/1")}.html"' in pages[file_name("ntm/1")]
    assert "Notice: Takes the place of" in pages[file_name("NTM/1")]
    assert "deep" in pages[file_name("NTM/1")]


NAMES = [
    "../../etc/passwd",
    "/etc/passwd",
    "CON",
    "con",
    "nul",
    "index",
    "a/b",
    "A",
    "a.",
    "",
    ".",
    "..",
    "a\x00b",
    "é",
]
NAMES += ["\ud800", "a" * 5000, "-", "a_" + "0" * 32, "%2e%2e", "C:\\x", "a b"]


@pytest.mark.parametrize("name", NAMES)
def test_an_id_names_a_file_in_the_folder_and_no_other(name: str) -> None:
    found = file_name(name)
    assert re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,99}", found)
    assert found not in ("con", "nul", "index")
    assert found != name
    assert file_name(found) != found or "_" not in found


def test_harmless_ids_keep_their_names() -> None:
    assert [file_name(name) for name in ("ada-quill", "2019-03-04-x", "a")] == [
        "ada-quill",
        "2019-03-04-x",
        "a",
    ]
    assert len({file_name(name).casefold() for name in ("a", "A", "Ä", "ä", "a ", " a")}) == 6


URLS = [
    "javascript:alert(1)",
    "data:text/html,x",
    " https://x.example",
    "https://x.example/\n",
    "//x.example",
    "https://",
]
URLS += [
    'https://x.example/"',
    "vbscript:x",
    "file:///etc/passwd",
    "https:x",
    "JAVASCRIPT:x",
    "https://x.example/<",
]


@pytest.mark.parametrize("url", [*URLS, None, 5])
def test_only_addresses_of_the_web_are_links(url: Any) -> None:
    assert address(url) == ""


def test_the_picture_of_a_history_has_the_days_that_are_known(root: Path) -> None:
    path = root / "records" / "northern-berth.yaml"
    data = json.loads(path.read_text("utf-8"))
    drafted, signed = data["history"]
    data["history"] = [{**drafted, "event": TALKS, "status": "mentioned"}] * 60 + [
        drafted,
        {**signed, "date": "../2019-03-09"},
    ]
    record = Record("x", 0, True, data["id"], data, load_schemas(shipped_folder())[0].by_name["agreement/2"])
    item = Item(record, "x", "x", None, None, "", False, None)
    picture = history(item)
    assert picture is not None
    assert (len(picture.steps), picture.left_out) == (MAX_STEPS, 62 - MAX_STEPS)
    last = picture.steps[-1]
    assert (last.when, len(last.marks), last.left, last.right) == ("until 9 Mar 2019", 1, LEFT, LEFT)
    assert picture.steps[0].when == "without a date"


def test_dates_in_words() -> None:
    assert [
        days(window)
        for window in (
            ("2019-03-05", "2019-03-05"),
            ("2019-03-01", "2019-03-31"),
            ("2019-01-01", "2019-12-31"),
            ("2019-03-05", "2019-03-09"),
            ("2019-03-05", "2019-04-09"),
            ("2019-03-05", "2020-04-09"),
            ("2019-03-05", None),
            (None, "2019-03-05"),
            (None, None),
            ("9999-12-01", "9999-12-31"),
            ("0001-01-01", "0001-01-31"),
        )
    ] == [
        "5 Mar 2019", "Mar 2019", "2019", "5 to 9 Mar 2019", "5 Mar to 9 Apr 2019", "5 Mar 2019 to 9 Apr 2020",
        "from 5 Mar 2019", "until 5 Mar 2019", "", "Dec 9999", "Jan 1",
    ]  # fmt: skip


def test_what_turns_text_round_is_written_out_and_joiners_stay() -> None:
    assert readable("a\u202eb\x00c\ud800d\ufffee") == "a\\u{202e}b\\u{0}c\\u{d800}d\\u{fffe}e"
    assert readable("می\u200cخواهم \u200fx") == "می\u200cخواهم \u200fx"


def test_pages_hold_every_entry_once_and_in_order() -> None:
    from markupsafe import Markup

    entries = [Markup(f"<li>{n}{'x' * (n * 997 % 9000)}</li>") for n in range(60)]
    pages = paged([Section("One", entries[:40]), Section("None", []), Section("Two", entries[40:])], 20_000)
    assert [entry for page in pages for section in page for entry in section.entries] == entries
    for page in pages:
        assert sum(len(entry) for section in page for entry in section.entries) <= BUDGET
    assert [section.continued for page in pages for section in page].count(False) == 2
