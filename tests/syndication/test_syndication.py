"""Articles that repeat one another: found, reported once, and counted as one source."""

from __future__ import annotations

import hashlib
import random
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from validator.check import check
from validator.corpus.config import load_dataset
from validator.dataset.records_table import records_table
from validator.evidence.archive import Archive
from validator.evidence.overlap import sample
from validator.rules.context import Context
from validator.rules.sources import independent_sources

WORDS = [
    f"{first}{second}"
    for first in ("bar", "cor", "dal", "fen", "gor", "hul", "jar")
    for second in ("a", "e", "in", "ot", "um")
]


def story(seed: int, length: int = 300) -> str:
    """An invented text, the same for the same seed."""
    choose = random.Random(seed)
    return " ".join(choose.choice(WORDS) for _ in range(length))


def write_article(root: Path, name: str, text: str, **more: Any) -> None:
    (root / "archive").mkdir(exist_ok=True)
    (root / "archive" / f"{name}.txt").write_text(text, "utf-8")
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    record = {
        "schema": "article/1",
        "id": name,
        "language": "en",
        "genre": "news",
        "text": {"sha256": sha256},
    }
    write_record(root, record | more)


def write_record(root: Path, record: dict[str, Any]) -> None:
    path = root / "records" / f"{record['id']}.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(yaml.safe_dump(record | {"origin": {"method": "curated"}}, sort_keys=False), "utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "onrecord.yaml").write_text("title: Stories\n", "utf-8")
    return tmp_path


def found(root: Path) -> list[tuple[str, str, str]]:
    dataset, hits = load_dataset(root)
    report = check(dataset, hits, today=date(2031, 6, 1))
    return [
        (finding.code, finding.record, str(finding.properties["article"]))
        for finding in report.findings
        if finding.code.startswith("undeclared-")
    ]


def derived(*names: str) -> dict[str, Any]:
    return {"derived_from": [{"article": name, "relation": "copy"} for name in names]}


def test_a_copy_is_reported_once_on_the_later_article(root: Path) -> None:
    write_article(root, "a", story(1) + " " + story(2, 20), published="2031-03-06")
    write_article(root, "b", story(1), published="2031-03-05")
    write_article(root, "c", story(3))
    assert found(root) == [("undeclared-copy", "a", "b")]


def test_a_rewrite(root: Path) -> None:
    write_article(root, "a", story(1))
    write_article(root, "b", story(1)[:700] + story(2))
    assert found(root) == [("undeclared-rewrite", "b", "a")]


def test_what_both_quote_is_no_copy(root: Path) -> None:
    write_article(root, "a", f"{story(2)}\n\n“{story(1)}”")
    write_article(root, "b", f"{story(3)}\n\n“{story(1)}”")
    assert found(root) == []


@pytest.mark.parametrize(
    ("one", "two", "quiet"),
    [
        ({}, derived("a"), True),
        (derived("b"), {}, True),
        (derived("c"), derived("c"), True),
        (derived("c"), {}, False),
        (derived("d"), derived("c"), True),  # d is derived from c
    ],
)
def test_declared_ones_are_fine(root: Path, one: dict[str, Any], two: dict[str, Any], quiet: bool) -> None:
    write_article(root, "a", story(1), **one)
    write_article(root, "b", story(1), **two)
    write_article(root, "c", story(4))
    write_article(root, "d", story(5), **derived("c"))
    assert found(root) == ([] if quiet else [("undeclared-copy", "b", "a")])


def test_without_texts_nothing_is_said(root: Path) -> None:
    write_article(root, "a", story(1))
    write_article(root, "b", story(1))
    for path in (root / "archive").iterdir():
        path.unlink()
    assert found(root) == []


def test_a_banner_on_every_page_costs_little_and_means_nothing(root: Path) -> None:
    banner = story(99, 16)
    for number in range(60):
        write_article(root, f"a{number:02}", f"{story(number)} {banner}")
    assert found(root) == []


@pytest.mark.parametrize(("between", "codes"), [(19, ["undeclared-copy"]), (20, [])])
def test_twenty_articles_before_are_compared(root: Path, between: int, codes: list[str]) -> None:
    text = story(1, 40)  # with one 5-gram in its sample, which stands in all that lie between
    (shared,) = (gram for gram in _grams(text) if sample(gram))
    write_article(root, "a", text)
    for number in range(between):
        write_article(root, f"b{number:02}", f"{story(1000 + number)} {shared}")
    write_article(root, "c", text)
    assert found(root) == [(code, "c", "a") for code in codes]


def _grams(text: str) -> list[str]:
    words = text.split()
    return [" ".join(words[first : first + 5]) for first in range(len(words) - 4)]


def test_the_share_is_told_with_three_decimals(root: Path) -> None:
    write_article(root, "a", story(1))
    write_article(root, "b", story(1)[:700] + story(2))
    dataset, hits = load_dataset(root)
    report = check(dataset, hits, today=date(2031, 6, 1))
    (finding,) = (f for f in report.findings if f.code == "undeclared-rewrite")
    assert finding.properties == {"article": "a", "containment": 0.409, "shared": 121}


def test_half_of_what_a_rewrite_has_in_common_may_be_sampled(root: Path) -> None:
    common = story(217, 20)
    write_article(root, "a", f"{common} {story(216, 100)}")
    write_article(root, "b", f"{story(1000108, 100)} {common}")
    assert found(root) == [("undeclared-rewrite", "b", "a")]


@pytest.mark.parametrize(
    ("sources", "number"),
    [
        (["c"], 1),
        (["c", "d"], 1),
        (["a", "b"], 2),
        (["a", "b", "c", "d"], 3),
        (["e", "f", "g"], 1),  # e and f share c, f and g share a
    ],
)
def test_a_copy_counts_once(root: Path, sources: list[str], number: int) -> None:
    parents = {"a": (), "b": (), "c": (), "d": ("c",), "e": ("d",), "f": ("c", "a"), "g": ("a",)}
    for place, (name, from_) in enumerate(parents.items()):
        write_article(root, name, story(place), **(derived(*from_) if from_ else {}))
    entries = [{"article": name, "evidence": "bara"} for name in sources]
    told = {"schema": "statement/1", "id": "s", "mode": "reported", "summary": "So it is."}
    write_record(root, told | {"speaker_description": "somebody", "sources": entries})
    dataset, hits = load_dataset(root)
    report = check(dataset, hits, today=date(2031, 6, 1))
    context = Context(Archive(None), date(2031, 6, 1), report.corpus)
    assert independent_sources(report.corpus.named("s")[0], context) == number
    table = records_table(report.corpus.records)
    (row,) = (row for row in table.rows if row[0] == "s")
    assert row[3:5] == (len(sources), number)
