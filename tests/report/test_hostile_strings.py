"""What a stranger writes into a record, a file name or an article does nothing to any reader of any form.

One table of strings, one of forms with a reader for each, and every string at every place of a finding. A reader reads
as the real one does, and says how many findings it sees.
"""

from __future__ import annotations

import json
import re
import unicodedata
import xml.etree.ElementTree as ET
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes, urlsplit

import pytest
from example import BASE, run_of, written
from markdown_it import MarkdownIt

from validator.changes.forms import FORMS as CHANGE_FORMS
from validator.changes.forms import render
from validator.changes.models import DiffCounts, JsonDiff
from validator.changes.outline import outline
from validator.corpus.config_model import Settings
from validator.dataset import csv as csv_form
from validator.dataset.content import Content
from validator.dataset.readme import describe
from validator.dataset.table import Column, Table
from validator.findings.finding import Finding, Fix, Location, RelatedLocation, Severity
from validator.report.escape import printable, visible
from validator.report.forms import FORMS

HOSTILE = {
    "a terminal's escapes": "\x1b[2J\x1b[31mall is well\x1b]8;;http://x.example\x07",
    "escapes of one byte": "\x9b31m\x85\x7f\x08\x08",
    "an end of line": "a\nb\r\nc\rd\u2028e\u2029f\x0bg\x0ch",
    "NUL": "a\x00b",
    "text turned round": "\u202eetad a tes\u202c \u2066x\u2069 \u200f\u061c",
    "what nobody sees": "a\u200bb\u2060c\ufeffd\u00ade\u034f\U000e0041",
    "half a character": "a\ud800b\udcffc",
    "no character": "\ufffe\uffff\U0010ffff",
    "a command of GitHub": "::error title=Approved::all checks passed",
    "a command behind spaces": "  ::stop-commands::x",
    "a command after one colon": ":stop-commands:",
    "the end of a command": "x%0A::warning::y%0D,title=z::w",
    "an old command": "a ##[error]b ##[group]c",
    "a command of Azure": "##vso[task.setvariable variable=x]y",
    "a command of TeamCity": "##teamcity[buildStatus status='SUCCESS']",
    "a section of GitLab": "section_start:0:x\r\x1b[0Ky",
    "a page": "<script>alert(1)</script><img src=x onerror=alert(2)>",
    "an attribute": '" onmouseover="alert(1)" x=\'',
    "entities": "&lt;b&gt; &#60;script&#62; &amp",
    "the end of a script": "</script></style></textarea><!-- ]]>",
    "a template": "{{ 7 * 7 }} {% raw %} ${7*7}",
    "Markdown": "[click](http://x.example) ![i](http://x.example/i.png) **b** # h\n# heading\n- item",
    "the end of a block": "```\n# heading\n[x](javascript:alert(1))\n~~~~ `` ` ````````",
    "a table": "a | b | c\n|---|---|",
    "a mention": "@everyone #1 www.x.example https://x.example <x@x.example>",
    "HTML in Markdown": "<details open><summary>ok</summary><h1>ok</h1>",
    "a formula": '=HYPERLINK("http://x.example","y")',
    "another formula": "@SUM(1+1)*cmd|' /C calc'!A0",
    "the end of a text": '", "severity": "info", "x": "',
    "the end of an element": "]]></failure></testcase></testsuite>",
    "an entity of XML": "<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/hostname'>]>&y;",
    "a path out": "../../../etc/passwd",
    "an absolute path": "/etc/passwd",
    "a scheme": "javascript:alert(1)//%0a?x#y",
    "a place of its own": "file.yaml:1:1: error[x]: y",
    "backslashes": "\\u{202e} \\x \\n \\",
    "blanks": " ",
    "nothing but marks": "`",
    "long": "a" * 20_000,
    "a letter of another script": "аdа-quill",
}

# What a form may hold beside what is printable.
LAYOUT = {"\n"}


def finding(text: str, number: int) -> Finding:
    """A finding in which all that a stranger may write is this text."""
    place = Location(f"{text}.yaml", 3, 1, 3, 1 + min(len(text), 50), (text, 0, text), text)
    return Finding(
        code=f"rule-{number}",
        severity=Severity.ERROR,
        message=text,
        location=place,
        record=text,
        hint=text,
        detail=(text, text),
        related=(
            RelatedLocation(place, text),
            RelatedLocation(Location(f"text of {text}", 1, 1, 1, 2, (), text, text), text),
        ),
        fix=Fix((text,), text, text),
        waived="" if number % 2 else text,
        properties={text: text, "quote": text, "passage": text, "list": [text, {text: text}]},
    )


def read_log(report: str) -> int:
    """As a CI service does: no line is a command. And as a person does: a line for each finding."""
    for line in report.splitlines():
        assert not line.lstrip().startswith("::")
        assert not re.search(r"##[a-zA-Z]*\[", line)
    return len(re.findall(r"error\[rule-\d\]: ", report))


def read_github(report: str) -> int:
    """As GitHub's runner does (ActionCommand.TryParseV2), and its own escapes undone."""
    number = 0
    for line in report.splitlines():
        assert not re.search(r"##[a-zA-Z]*\[", re.sub(r"^::.*", "", line))
        if not line.lstrip().startswith("::"):
            continue
        found = re.fullmatch(r"::(error|notice) ([^:]*)::(.*)", line)
        assert found, line
        properties = dict(pair.split("=", 1) for pair in found[2].split(","))
        assert properties.keys() == {"file", "line", "col", "endLine", "endColumn", "title"}
        number += 1
    return number


def strict_json(text: str) -> Any:
    """As the strictest readers do: no half of a character, no key twice."""

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        assert len(dict(pairs)) == len(pairs)
        return dict(pairs)

    assert not re.search(r"##[a-zA-Z]*\[", text)  # it is printed to a log, too
    data = json.loads(text.encode("utf-8"), object_pairs_hook=once)
    json.dumps(data, ensure_ascii=False).encode("utf-8")  # fails at half of a character
    return data


def read_json(report: str) -> int:
    return len(strict_json(report)["findings"])


def read_json_lines(report: str) -> int:
    lines = report.split("\n")
    assert lines.pop() == ""
    return sum("finding" in strict_json(line) for line in lines)


def read_sarif(report: str) -> int:
    [run] = strict_json(report)["runs"]
    for result in run["results"]:
        for place in (*result["locations"], *result.get("relatedLocations", ())):
            uri = place["physicalLocation"]["artifactLocation"]["uri"]
            parts = urlsplit(uri)
            assert parts.scheme in ("", "file")
            assert not parts.netloc + parts.query + parts.fragment
            assert re.fullmatch(r"[A-Za-z0-9/_.~%:-]+", uri)
            unquote_to_bytes(uri)
    return len(run["results"])


def read_gitlab(report: str) -> int:
    return len(strict_json(report))


def read_junit(report: str) -> int:
    suites = ET.fromstring(report.encode("utf-8"))
    assert {element.tag for element in suites.iter()} <= {
        "testsuites",
        "testsuite",
        "testcase",
        "failure",
        "skipped",
        "system-out",
    }
    said = [element.text or "" for element in suites.iter() if element.tag in ("failure", "system-out")]
    return len(re.findall(r"error\[rule-\d\]: ", "\n".join(said)))


def read_markdown(report: str) -> int:
    """By CommonMark with tables: nothing but our own headings, code, and one table."""
    tokens = MarkdownIt("commonmark").enable("table").parse(report)
    inline = {child.type for token in tokens for child in token.children or ()}
    assert inline <= {"text", "code_inline", "softbreak"}
    assert {token.type for token in tokens if token.nesting >= 0} <= {
        "heading_open", "inline", "fence", "table_open", "thead_open", "tbody_open", "tr_open", "th_open", "td_open",
        "paragraph_open",
    }  # fmt: skip
    assert sum(token.type == "table_open" for token in tokens) == 1
    rows = [token for token in tokens if token.type == "td_open"]
    assert len(rows) % 3 == 0
    headings = [token for token in tokens if token.type == "heading_open"]
    return len(headings) - 1


class _Page(HTMLParser):
    """The elements of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def read_html(report: str) -> int:
    """As a parser does; a browser does in test_browser.py."""
    page = _Page()
    page.feed(report)
    page.close()
    assert {tag for tag, _ in page.found}.isdisjoint(
        {"img", "iframe", "object", "embed", "base", "svg", "details"}
    )
    assert not any(name.startswith("on") for _, attributes in page.found for name in attributes)
    assert [attributes["href"] for tag, attributes in page.found if "href" in attributes] == [
        "data:,",
        "#findings",
    ]
    assert sum(tag in ("script", "style") for tag, _ in page.found) == 2
    return sum(tag == "article" for tag, _ in page.found)


READERS: dict[str, Callable[[str], int]] = {
    "text": read_log,
    "concise": read_log,
    "json": read_json,
    "jsonl": read_json_lines,
    "sarif": read_sarif,
    "github": read_github,
    "gitlab": read_gitlab,
    "junit": read_junit,
    "markdown": read_markdown,
    "html": read_html,
}


def test_each_form_has_a_reader() -> None:
    assert READERS.keys() == FORMS.keys()


@pytest.mark.parametrize("form", READERS)
@pytest.mark.parametrize("name", HOSTILE)
def test_a_string_does_nothing(name: str, form: str) -> None:
    text = HOSTILE[name]
    findings = [finding(text, 1), finding(text, 2), finding(f"x {text}", 3)]
    report = written(form, [run_of(BASE / "harbours", findings), run_of(BASE / visible(text), [])][:1])
    assert report.encode("utf-8")
    bad = {char for char in report if not char.isprintable()} - LAYOUT
    assert bad == set(), sorted(map(unicodedata.name, bad))
    waived = form == "gitlab"
    assert READERS[form](report) == 3 - waived


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_shown_is_all_of_it_and_comes_again_from_json(name: str) -> None:
    text = HOSTILE[name]
    [told] = strict_json(written("json", [run_of(BASE, [finding(text, 1)])]))["findings"]
    whole = "".join(f"\\u{{{ord(c):x}}}" if "\ud800" <= c <= "\udfff" else c for c in text)
    assert told["message"] == whole
    assert told["properties"][whole] == whole
    assert "\n" not in printable(text)


@pytest.mark.parametrize("name", HOSTILE)
def test_the_name_of_a_folder_does_nothing(name: str) -> None:
    folder = HOSTILE[name].strip("/. ").replace("/", "_")
    for form, read in READERS.items():
        runs = [run_of(Path(f"{BASE}/{folder}"), [finding("x", 1)]), run_of(BASE / "y", [])]
        report = written(form, runs if form != "sarif" else runs[:1])
        assert {char for char in report if not char.isprintable()} <= LAYOUT
        assert read(report) == 1


@pytest.mark.parametrize("name", HOSTILE)
def test_no_cell_of_csv_is_a_formula(name: str, tmp_path: Path) -> None:
    import csv

    text = HOSTILE[name].encode("utf-8", "replace").decode()
    columns = tuple(Column(name, "string", "", "", "") for name in "ab")
    table = Table("t", "", "", columns, ("a",), (), ((text, f"x{text}"),))
    csv_form.write(table, tmp_path / "t.csv")
    with (tmp_path / "t.csv").open(encoding="utf-8", newline="") as file:
        [_, row] = csv.reader(file, strict=True)
    assert row[0] in (text, f"'{text}")
    assert not row[0].startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert row[1] == f"x{text}"


def change_of(text: str) -> JsonDiff:
    """The change of a dataset in which all that a stranger may write is this text."""
    words = [{"text": text, "how": how} for how in ("same", "removed", "added", "same")]
    fields = [
        {"path": text, "how": "changed", "before": text, "after": [text], "words": words},
        {"path": text, "how": "changed", "before": {text: text}, "after": text},
        {"path": text, "how": "reordered", "before": [text], "after": [text]},
    ]
    place = {"record": text, "file": text, "path": text}
    return JsonDiff.model_validate(
        {
            "format": "onrecord-diff/1",
            "version": "1",
            "base": {"name": text, "commit": "0123456789ab"},
            "head": {"name": text, "version": text},
            "weakened": [{"code": "check-weakened", "message": text, **place}],
            "records": [
                {
                    "how": how,
                    "kind": text,
                    "id": text,
                    "was": text,
                    "title": text,
                    "file": text,
                    "fields": fields,
                }
                for how in ("changed", "renamed", "removed", "added")
            ],
            "findings": [
                {"how": "new", "code": "x", "severity": "error", "message": text, "line": 1, **place}
            ],
            "quotes": [
                {
                    "record": text,
                    "path": text,
                    "article": text,
                    "words": text,
                    "before": "exact",
                    "after": text,
                }
            ],
            "unread": [text],
            "counts": dict.fromkeys(DiffCounts.model_fields, 1),
        }
    )


def read_change_in_a_log(told: str) -> None:
    for line in told.splitlines():
        assert not line.lstrip().startswith("::")
        assert not re.search(r"##[a-zA-Z]*\[", line)
    heads = [line for line in told.splitlines() if line and not line.startswith(" ")]
    assert len(heads) == 10  # what was compared, eight sections, the result


def read_change_in_markdown(told: str) -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(told)
    assert {child.type for token in tokens for child in token.children or ()} <= {"text", "code_inline"}
    assert {token.type for token in tokens if token.nesting >= 0} <= {
        "heading_open", "inline", "fence", "paragraph_open", "bullet_list_open", "list_item_open",
    }  # fmt: skip
    assert sum(token.type == "heading_open" for token in tokens) == 9
    assert sum(token.type == "list_item_open" for token in tokens) == 8


def read_change_in_a_page(told: str) -> None:
    page = _Page()
    page.feed(told)
    page.close()
    assert {tag for tag, _ in page.found} <= {
        "html", "head", "meta", "title", "link", "style", "body", "a", "header", "h1", "p", "bdi", "main", "section",
        "h2", "h3", "article", "del", "ins", "footer",
    }  # fmt: skip
    assert [dict(found)["href"] for _, found in page.found if "href" in found] == ["data:,", "#changes"]
    assert sum(tag == "article" for tag, _ in page.found) == 8


CHANGE_READERS: dict[str, Callable[[str], object]] = {
    "text": read_change_in_a_log,
    "json": strict_json,
    "markdown": read_change_in_markdown,
    "html": read_change_in_a_page,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_string_in_a_change_does_nothing(name: str) -> None:
    assert CHANGE_READERS.keys() == CHANGE_FORMS.keys()
    diff = change_of(HOSTILE[name])
    for form, read in CHANGE_READERS.items():
        told = render(form, diff, outline(diff))
        assert told.encode("utf-8")
        assert {char for char in told if not char.isprintable()} <= LAYOUT
        read(told)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_the_page_of_a_dataset_shows_the_words_of_its_settings_as_words(text: str) -> None:
    page = describe(
        Content("x", Settings.model_construct(title=text, description=text, licence=text), (), (), ()), ()
    )
    assert all(char.isprintable() or char in LAYOUT for char in page)
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(page)
    inner = [one for token in tokens for one in (token, *(token.children or ()))]
    assert not {"html_block", "html_inline", "link_open", "image", "fence"} & {one.type for one in inner}
    assert [token.tag for token in tokens if token.type == "heading_open"] == ["h1"]
