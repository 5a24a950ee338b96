"""What readers ask of the dataset of this repository, each in a query with two joins at the most."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from shipped_dataset import build_shipped

from validator.cli.main import main

ROOT = Path(__file__).parents[2]
DRAFTS = {"draft-russia-us-security-guarantees", "draft-russia-nato-security-guarantees"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dataset of this repository, built."""
    folder = tmp_path_factory.mktemp("questions")
    build_shipped(folder)
    return folder


@pytest.fixture(scope="module")
def database(folder: Path) -> Iterator[sqlite3.Connection]:
    (file,) = (folder / "dist").glob("*.sqlite")
    with closing(sqlite3.connect(file)) as connection:
        yield connection


def ask(database: sqlite3.Connection, query: str, *values: object) -> list[tuple[Any, ...]]:
    assert len(re.findall(r"\bJOIN\b", query)) <= 2
    return database.execute(query, values).fetchall()


def test_the_timeline_is_in_true_order(database: sqlite3.Connection) -> None:
    found = ask(database, "SELECT day, earliest, latest, id FROM timeline ORDER BY day, latest, earliest")
    kinds = ask(database, "SELECT kind, count(*) FROM timeline GROUP BY kind")
    assert {kind for kind, _ in kinds} == {"agreement", "article", "event", "statement"}
    dated = "SELECT count(*) FROM event WHERE date IS NOT NULL"
    assert dict(kinds)["event"] == ask(database, dated)[0][0]
    for number, (_, earliest, _, name) in enumerate(found):
        later = [
            other for _, _, latest, other in found[number + 1 :] if latest and earliest and latest < earliest
        ]
        assert not later, f"{name} stands before {later}, which were certainly earlier"
    order = [row[3] for row in found]
    assert order.index("biden-putin-teams-follow-up") < order.index("2021-12-17-drafts-published")
    assert order[0] == "2021-06-biden-putin-geneva"


def test_who_said_what_to_whom_on_which_agreement(database: sqlite3.Connection) -> None:
    found = ask(
        database,
        "SELECT speaker_id, addressee_id, about_id, words FROM who_said_what WHERE about_kind = 'agreement'",
    )
    assert ("antony-blinken", "sergey-lavrov") in {row[:2] for row in found}
    assert {row[0] for row in found if row[2] in DRAFTS} == {"antony-blinken", "tass", "vladimir-putin"}
    assert all(row[3] for row in found)
    assert not ask(
        database, "SELECT id FROM statement WHERE id NOT IN (SELECT statement_id FROM statement_about)"
    )


def test_quotes_by_independent_source(database: sqlite3.Connection) -> None:
    found = ask(
        database,
        """SELECT statement_id, max(sources), max(independent_sources) FROM quotes_by_source
        JOIN statement ON statement.id = statement_id WHERE statement.mode = 'direct' GROUP BY statement_id""",
    )
    assert len(found) == 19
    assert {independent for _, _, independent in found} == {1}  # each quote here goes back to one outlet
    facts = dict(ask(database, "SELECT id, independent_sources FROM records WHERE kind = 'event'"))
    assert facts["2021-12-07-biden-putin-video-call"] == 1
    assert facts["2022-01-26-written-reply"] == 2


def test_facts_on_the_word_of_one_side(database: sqlite3.Connection) -> None:
    found = {row[0] for row in ask(database, "SELECT id FROM records WHERE sides = 1")}
    assert {"biden-putin-teams-follow-up", "western-verbal-commitments", "diplomat-visa-granted"} <= found
    assert "2021-12-07-biden-putin-video-call" not in found


def test_contradictions(database: sqlite3.Connection) -> None:
    found = ask(
        database,
        "SELECT subject_id, issue, value FROM disagreements",
    )
    assert {(subject, issue) for subject, issue, _ in found} >= {
        ("2021-12-07-biden-putin-video-call", "sequence"),
        ("yury-ushakov", "attribution"),
    }
    assert ask(database, "SELECT count(*) FROM disagreement WHERE resolution IS NULL") == [(2,)]


def test_positions_on_a_day(database: sqlite3.Connection) -> None:
    found = ask(
        database,
        "SELECT name, title FROM positions_on WHERE ? BETWEEN first_day AND last_day",
        "2022-02-01",
    )
    assert ("Antony Blinken", "Secretary of State") in found
    assert ("Ned Price", "Spokesman") in found


def test_unreviewed_statements(database: sqlite3.Connection) -> None:
    found = ask(
        database,
        """SELECT statement.id, statement.origin_method FROM statement
        JOIN records ON records.id = statement.id WHERE records.review = 'unreviewed'""",
    )
    assert (
        len(found) == ask(database, "SELECT count(*) FROM statement")[0][0]
    )  # so far nobody has reviewed any
    assert {method for _, method in found} == {"extracted"}


def test_agreements_by_current_status_with_history(database: sqlite3.Connection) -> None:
    found = ask(
        database,
        """SELECT agreements_now.agreement_id, step.status, agreements_now.status FROM agreements_now
        JOIN agreement_history AS step ON step.agreement_id = agreements_now.agreement_id
        ORDER BY step.agreement_id, step.list_index""",
    )
    assert {row[0]: row[2] for row in found} == {
        **dict.fromkeys(DRAFTS, "answered"),
        "2022-01-26-us-nato-written-reply": "proposed",
        "agreements-of-the-presidents": "claimed",
        "biden-putin-teams-follow-up": "claimed",
        "iran-nuclear-deal": "mentioned",
        "western-verbal-commitments": "claimed",
    }
    steps = [status for name, status, _ in found if name == "draft-russia-us-security-guarantees"]
    assert steps == ["drafted", "proposed", "answered"]
    shared = ask(
        database,
        """SELECT DISTINCT agreement_id FROM agreement_provisions AS point
        WHERE NOT EXISTS (SELECT 1 FROM agreement_provisions_jointly_with AS other
        WHERE other.agreement_id = point.agreement_id AND other.provisions_list_index = point.list_index)""",
    )
    assert shared == [
        ("biden-putin-teams-follow-up",)
    ]  # of the drafts it is not known which one has which point


def test_the_original_of_each_article(database: sqlite3.Connection) -> None:
    found = ask(
        database,
        """SELECT article.id, coalesce(original.article, article.id), original.extent FROM article
        LEFT JOIN article_derived_from AS original ON original.article_id = article.id""",
    )
    assert len(found) == 5
    wire = "tass-2022-02-02-new-contacts"
    assert {row[1:] for row in found if row[0] == "tass-new-contacts-copy"} == {(wire, "whole")}
    assert {row[1:] for row in found if row[0].startswith("unnamed")} == {(wire, "part")}


def test_how_much_of_each_article_records_hold(database: sqlite3.Connection) -> None:
    found = ask(database, "SELECT article_id, held_words, words FROM coverage")
    assert len(found) == 5
    assert all(words // 2 < held <= words for _, held, words in found)
    for article, held, _ in found:  # counted word by word
        spans = database.execute("SELECT first_word, last_word FROM citation WHERE article = ?", (article,))
        assert held == len({word for first, last in spans for word in range(first, last + 1)})


def the_query_for_changes() -> str:
    """As docs/dataset.md has it."""
    manual = (ROOT / "docs/dataset.md").read_text("utf-8")
    (query,) = re.findall("```text\n(SELECT id, CASE.*?);?\n```", manual, re.DOTALL)
    return str(query)


def test_what_changed_between_two_versions(folder: Path, tmp_path: Path) -> None:
    older = shutil.copytree(folder / "dist", tmp_path / "older")
    data = tmp_path / "data"
    shutil.copytree(folder, data, ignore=shutil.ignore_patterns("dist"))
    statements = data / "records" / "statements"
    kept, fresh = sorted(statements.glob("2021-10-*.yaml"))[:2]
    text = kept.read_text("utf-8")
    kept.write_text("# only a comment\n" + text, "utf-8")  # no change of content
    changed = data / "records" / "people" / "ned-price.yaml"
    text = changed.read_text("utf-8")
    changed.write_text(text.replace("notes: ", "notes: Seen again. "), "utf-8")
    new = text.replace("id: ned-price", "id: ada-quill").replace("name: Ned Price", "name: Ada Quill")
    (changed.parent / "ada-quill.yaml").write_text(new, "utf-8")
    withdrawn = "withdrawn: {date: '2031-03-05', kind: error, reason: Not said.}\n"
    fresh.write_text(fresh.read_text("utf-8") + withdrawn, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(data)
        assert main(["build"]) == 0
    (new_file,), (old_file,) = (data / "dist").glob("*.sqlite"), older.glob("*.sqlite")
    with closing(sqlite3.connect(new_file)) as connection:
        connection.execute("ATTACH ? AS before", (str(old_file),))
        assert ask(connection, the_query_for_changes()) == sorted(
            [("ada-quill", "added"), ("ned-price", "changed"), (fresh.stem, "retired")]
        )


def test_words_are_found(database: sqlite3.Connection) -> None:
    found = ask(
        database, "SELECT id, kind FROM search WHERE search MATCH 'guarantees AND draft' ORDER BY rank"
    )
    assert (min(DRAFTS), "agreement") in found
