"""All that a stranger may write, in every field of every kind: on the pages it is words, and does nothing.

The records go past the check, so that nothing of them is refused before a page is made. The same site with harmless
words stands beside it: the elements and attributes are the same.
"""

from __future__ import annotations

import json
import re
import subprocess
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from pathlib import Path
from shutil import which
from typing import Any

import pytest
from test_hostile_strings import HOSTILE
from test_site_browser import visit

from validator.corpus.config import load_dataset
from validator.corpus.records import Corpus, Record
from validator.schema.loading import load_schemas, shipped_folder
from validator.schema.schema import Schemas
from validator.site.build import build_site


def records_of(text: str, number: int) -> list[dict[str, Any]]:
    """A record of each kind in which all that a stranger may write is this text."""
    ids = {
        kind: f"{text} {kind} {number}"
        for kind in ("organization", "person", "article", "event", "agreement")
    }
    source = {
        "article": ids["article"],
        "evidence": text,
        "quote": text,
        "proofs": {"evidence": [text], "quote": [text]},
    }
    common = {
        "notes": text,
        "origin": {"method": text, text: text},
        "reviews": [{"by": text, "on": text, "role": text}],
    }
    return [
        {"schema": "organization/2", "id": ids["organization"], "name": text, "type": text, "wikidata": text, **common},
        {"schema": "person/2", "id": ids["person"], "name": text, "other_names": [{"name": text}], **common},
        {"schema": "article/2", "id": ids["article"], "title": text, "url": text, "language": text,
         "published": "2031-01-02", "text": {"sha256": text, "commitment": text, "file": text},
         "rights": text, "authors": [text], **common},
        {"schema": "event/3", "id": ids["event"], "title": text, "status": "occurred", "date": "2031-01-02",
         "participants": [{"participant": ids["person"], "role": text}, {"participant": f"{text} person {number + 1}"}],
         "venue": {"place": text, text: [text, {text: text}]}, "sources": [source], **common},
        {"schema": "statement/2", "id": f"{text} statement {number}", "speaker": ids["person"], "position": text,
         "said": "2031-01-02", "quote": text, "language": text, "mode": "direct", "sources": [source], **common},
        {"schema": "agreement/2", "id": ids["agreement"], "title": text, "type": text,
         "history": [{"status": text, "date": "2031-01-02"}, {"status": text, "date": text}], **common},
        {"schema": "disagreement/1", "id": f"{text} disagreement {number}", "subject": ids["event"], "issue": text,
         "versions": [{"value": text, "sources": [source]}, {"value": text}], "resolution": text, **common},
    ]  # fmt: skip


def written(folder: Path, texts: list[str], title: str) -> Path:
    """A site about these texts."""
    folder.mkdir()
    (folder / "onrecord.yaml").write_text(
        json.dumps({"title": title, "description": title, "licence": title}), "utf-8"
    )
    schemas: Schemas = load_schemas(shipped_folder())[0]
    corpus = Corpus()
    for number, text in enumerate(texts):
        for data in records_of(text, number * 2) + records_of(text, number * 2 + 1)[1:2]:
            corpus.add(
                Record(f"records/{number}.yaml", 0, True, data["id"], data, schemas.by_name[data["schema"]])
            )
    dataset, _ = load_dataset(folder)
    build_site(dataset, corpus, folder / "site", [])
    return folder / "site"


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("hostile")
    texts = [text[:2000] for text in HOSTILE.values()]
    title = f"{HOSTILE['a page']} {HOSTILE['the end of a script']} {HOSTILE['an entity of XML']}"
    return {
        "hostile": written(folder / "hostile", texts, title),
        "harmless": written(folder / "harmless", ["2031-01-03"] * len(texts), "x"),
    }


class Page(HTMLParser):
    """The elements of a page, their attributes, and the addresses in them."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: set[tuple[str, tuple[str, ...]]] = set()
        self.addresses: list[str] = []
        self.scripts = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements |= {(tag, (name,)) for name, _ in attrs} | {(tag, ())}
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src")]
        self.scripts += tag == "script"


def read(site: Path) -> Page:
    page = Page()
    for path in sorted(site.rglob("*.html")):
        text = path.read_text("utf-8")
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text), path
        page.feed(text)
        page.close()
    return page


def test_the_pages_have_the_elements_of_harmless_ones(sites: dict[str, Path]) -> None:
    hostile, harmless = read(sites["hostile"]), read(sites["harmless"])
    assert hostile.elements - harmless.elements <= {
        ("a", ("rel",)),
        ("nav", ("class",)),
    }  # long lists, whose pages lead on
    for link in hostile.addresses:
        assert re.fullmatch(r"data:,|#main|(\.\./)*[a-z0-9_./-]+(#y\d+)?|https?://[^\s\"'<>]+", link), link
        assert not link.startswith("../../../"), link


def test_files_stay_in_the_folder_and_none_are_one_on_any_disk(sites: dict[str, Path]) -> None:
    names = [
        path.relative_to(sites["hostile"]).as_posix()
        for path in sites["hostile"].rglob("*")
        if path.is_file()
    ]
    assert all(re.fullmatch(r"[a-z0-9_./-]+", name) and ".." not in name for name in names)
    assert len({name.casefold() for name in names}) == len(names)
    assert len(names) > 7 * len(HOSTILE)
    assert {path.name for path in sites["hostile"].parent.iterdir()} == {"onrecord.yaml", "site"}


def test_the_feed_is_well_formed(sites: dict[str, Path]) -> None:
    feed = ET.fromstring((sites["hostile"] / "feed.xml").read_bytes())
    assert {element.tag.partition("}")[2] for element in feed.iter()} == {
        "feed", "title", "id", "updated", "link", "generator", "author", "name", "entry", "category"
    }  # fmt: skip


def test_the_index_is_one_statement_of_data(sites: dict[str, Path]) -> None:
    script = (sites["hostile"] / "assets" / "search.js").read_text("utf-8")
    assert script.isascii()
    assert "<" not in script
    [line] = script.splitlines()
    data = json.loads(line.removeprefix("window.onrecordIndex=").removesuffix(";"))
    assert len(data["rows"]) == 8 * len(HOSTILE)
    if node := which("node"):
        done = subprocess.run([node, "-e", f"const window={{}};{line}"], capture_output=True, check=False)
        assert done.returncode == 0


def test_a_browser_meets_nothing_but_words(chromium: tuple[str, str], sites: dict[str, Path]) -> None:
    pages = {name: f"{name}.html" for name in ("index", "timeline", "search", "network")}
    pages["list"] = "records/statement/index.html"
    for kind in ("article", "agreement"):
        found = sorted((sites["hostile"] / "records" / kind).glob("script-*.html"))
        pages[kind] = found[0].relative_to(sites["hostile"]).as_posix()
    for name, page in visit(chromium, sites["hostile"], pages, axe=False)["pages"].items():
        assert page["dialogs"] == 0, name
        assert page["errors"] == [], name
        assert all(request.startswith("file://") for request in page["requests"]), name
        [seen] = page["views"].values()
        assert seen["overflow"] <= 0, name
        assert {"img", "iframe", "details", "marquee"}.isdisjoint(page["elements"]), name
        assert not [attribute for attribute in page["attributes"] if attribute.startswith("on")], name
