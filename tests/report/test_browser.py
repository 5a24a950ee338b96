"""The HTML report in a real browser: it renders, filters, asks for nothing, and axe-core finds nothing.

The browser is Chromium (`chromium` in tests/conftest.py). Where it is missing these tests are skipped, and the run says
so; with REQUIRE_BROWSER=1, as in CI, they fail instead.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from example import BASE, FINDINGS, OTHER, run_of, written
from test_hostile_strings import HOSTILE, change_of, finding

from validator.changes.forms import render
from validator.changes.outline import outline

ALL = [found.code for found in (*FINDINGS, *OTHER)]


@pytest.fixture(scope="module")
def visited(chromium: tuple[str, str], tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What a person meets on three pages, by name."""
    reports = {
        "report": written("html"),
        "sound": written("html", [run_of(BASE, [])]),
        "hostile": page_of(HOSTILE.values()),
        "harmless": page_of(["x"] * len(HOSTILE)),
        "change": change_page(HOSTILE["a page"]),
    }
    folder = tmp_path_factory.mktemp("pages")
    pages = {name: folder / f"{name}.html" for name in reports}
    for name, text in reports.items():
        pages[name].write_text(text, "utf-8")
    command = ["node", str(Path(__file__).with_name("browser.mjs")), *chromium]
    asked = [*command, os.environ.get("PICTURES", ""), *map(str, pages.values())]
    done = subprocess.run(asked, capture_output=True, encoding="utf-8", check=False, timeout=180)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    for name, page in pages.items():
        assert set(found[name]["requests"]) == {page.as_uri()}
    return found


def change_page(text: str) -> str:
    """A page of what changed in a dataset, in which this text is everywhere."""
    diff = change_of(text)
    return render("html", diff, outline(diff))


def page_of(strings: Iterable[str]) -> str:
    """A report with a finding for each string, which is everywhere in it."""
    found = [finding(text, number) for number, text in enumerate(strings)]
    return written("html", [run_of(BASE / "d", found)])


@pytest.mark.parametrize("name", ["report", "sound", "hostile", "change"])
def test_nothing_is_wrong_with_a_page(name: str, visited: Any) -> None:
    page = visited[name]
    assert page["errors"] == []
    assert page["dialogs"] == 0
    for view, seen in page["views"].items():
        assert seen["violations"] == [], view
        assert seen["overflow"] <= 0, view


def test_a_person_reads_and_filters(visited: Any) -> None:
    views, steps = visited["report"]["views"], visited["report"]["steps"]
    for width in ("desktop", "phone"):
        assert views[f"{width} light"]["background"] != views[f"{width} dark"]["background"]
    assert steps["all"] == [ALL, "8 of 8 findings"]
    assert steps["skip"] == "Skip to the findings"
    assert steps["focus"] == "findings"
    assert steps["words"] == [["unknown-reference"], "1 of 8 findings"]
    assert steps["rule"] == [["copies-only"], "1 of 8 findings"]
    assert steps["reset"] == steps["all"]
    assert steps["unchecked"][0] == [f.code for f in (*FINDINGS, *OTHER) if f.severity != "error"]


def test_without_findings_there_is_nothing_to_filter(visited: Any) -> None:
    assert "form" not in visited["sound"]["elements"]


def test_no_string_of_a_stranger_is_more_than_words(visited: Any) -> None:
    """All of them on one page, beside the same page with harmless words: the elements are the same."""
    hostile, harmless = visited["hostile"], visited["harmless"]
    assert hostile["attributes"] == harmless["attributes"]
    assert hostile["elements"].keys() - {"option"} == harmless["elements"].keys() - {"option"}
    assert hostile["elements"]["article"] == harmless["elements"]["article"] == len(HOSTILE)
    assert hostile["elements"]["script"] == hostile["elements"]["a"] == 1
