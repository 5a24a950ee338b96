"""The site in a real browser: it reads well for everybody, checks proofs, searches, and asks for nothing.

The browser is Chromium (`chromium` in tests/conftest.py); with REQUIRE_BROWSER=1, as in CI, it must be there. Pages are
opened from the folder, without a server.
"""

from __future__ import annotations

import json
import os
import subprocess
from contextlib import chdir
from pathlib import Path
from typing import Any

import pytest
from harbour_site import CHINESE, COURIER, TEXTS, attest_harbour, run

PAGES = {
    "home": "index.html",
    "timeline": "timeline.html",
    "network": "network.html",
    "search": "search.html",
    "event": "records/event/2019-03-04-harbour-talks.html",
    "statement": "records/statement/2019-03-04-quill-no-date-yet.html",
    "persian": "records/statement/2019-03-04-quill-fa.html",
    "chinese": f"records/article/{CHINESE}.html",
    "agreement": "records/agreement/northern-berth.html",
    "disagreement": "records/disagreement/harbour-talks-day.html",
    "person": "records/person/ada-quill.html",
    "organization": "records/organization/ministry-of-ports.html",
    "article": f"records/article/{COURIER}.html",
    "list": "records/statement/index.html",
}
EVERYWHERE = ["network", "statement", "agreement"]
"""Pages that are looked at in both widths and both colours; the others on a phone, in light."""


def visit(chromium: tuple[str, str], folder: Path, pages: dict[str, str], **more: Any) -> Any:
    """What a person meets on these pages."""
    job = {
        "pages": {name: str(folder / file) for name, file in pages.items()},
        "all": [],
        "steps": None,
        **more,
    }
    command = [
        "node",
        str(Path(__file__).with_name("browser.mjs")),
        *chromium,
        os.environ.get("PICTURES", ""),
    ]
    done = subprocess.run(
        command, input=json.dumps(job), capture_output=True, encoding="utf-8", check=False, timeout=180
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def visited(chromium: tuple[str, str], tmp_path_factory: pytest.TempPathFactory) -> Any:
    root = attest_harbour(tmp_path_factory.mktemp("browser") / "data")
    with chdir(root):
        assert run("site", "--publish-text", COURIER) == 0
    steps = {
        "statement": str(root / "site" / PAGES["statement"]),
        "article": str(root / "site" / PAGES["article"]),
        "search": str(root / "site" / PAGES["search"]),
        "text": TEXTS[COURIER].rstrip("\n"),
        "words": "quill BERTH",
        "script": "<img src=x onerror=alert(1)>",
    }
    return visit(chromium, root / "site", PAGES, all=EVERYWHERE, steps=steps)


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_wrong_with_a_page(name: str, visited: Any) -> None:
    page = visited["pages"][name]
    assert page["errors"] == []
    assert all(request.startswith("file://") for request in page["requests"])
    for view, seen in page["views"].items():
        assert seen["violations"] == [], view
        assert seen["overflow"] <= 0, view


def test_light_and_dark_are_two_colours(visited: Any) -> None:
    for name in EVERYWHERE:
        views = visited["pages"][name]["views"]
        assert views["phone light"]["background"] != views["phone dark"]["background"]


def test_a_reader_checks_a_proof_by_keyboard(visited: Any) -> None:
    steps = visited["steps"]
    assert steps["skip"] == "Skip to the content"
    assert steps["main"] == "main"
    assert steps["holds"].startswith(
        "The proof holds: these words stand in the article as words 11 to 17 of "
    )
    assert "inside quotation marks" in steps["holds"]
    assert steps["fails"].startswith("The proof does not hold: ")
    assert steps["printed"] is False


def test_a_reader_compares_a_text_with_what_was_recorded(visited: Any) -> None:
    same, changed, other = (visited["steps"][name] for name in ("same", "changed", "other"))
    assert same["told"][0].startswith("This is, byte for byte, the text")
    assert same["told"][1].startswith("Its commitment is the published one")
    assert same["told"][2] == "8 of 8 quotes on this page stand in it." or same["told"][2].endswith(
        "stand in it."
    )
    assert all(answer.startswith("In the text that you pasted") for answer in same["answers"])
    assert changed["told"][0].startswith("This is not byte for byte the text")
    missing = [answer for answer in changed["answers"] if answer.startswith("Not found")]
    assert 0 < len(missing) < len(changed["answers"])
    assert all(answer.startswith("Not found") for answer in other["answers"])


def test_a_reader_searches(visited: Any) -> None:
    steps = visited["steps"]
    assert steps["empty"] == "14 records can be searched."
    assert steps["found"][0] == "1 record found."
    assert steps["arrived"] == steps["found"][1]
    assert steps["hash"] == ["<img src=x onerror=alert(1)>", ""]
    during = visited["during"]
    assert during["errors"] == []
    assert during["dialogs"] == 0
    assert all(request.startswith("file://") for request in during["requests"])
