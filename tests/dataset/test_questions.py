"""What readers ask of the dataset of this repository, each in a query with two joins at the most.

Three of the ten questions can't be asked of the tables alone yet:

- the timeline in true order: dates are text (EDTF), so that `../2021-12-10` sorts before everything. It needs the first
  and the last day of each date as columns, in a view;
- how well each article is covered: that needs its text, and stands in no table (`onrecord coverage` tells it);
- what changed between two versions of the dataset: that needs both of them.
"""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from validator.cli.main import main

ROOT = Path(__file__).parents[2]
DRAFTS = {"draft-russia-us-security-guarantees", "draft-russia-nato-security-guarantees"}


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    folder = tmp_path_factory.mktemp("questions")
    for name in ("records", "schemas"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("onrecord.yaml", "waivers.yaml"):
        shutil.copy(ROOT / name, folder / name)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert main(["build"]) == 0
    (file,) = (folder / "dist").glob("*.sqlite")
    with closing(sqlite3.connect(file)) as connection:
        yield connection


def ask(database: sqlite3.Connection, query: str, *values: object) -> list[tuple[Any, ...]]:
    assert len(re.findall(r"\bJOIN\b", query)) <= 2
    return database.execute(query, values).fetchall()


def test_who_said_what_to_whom_on_which_agreement(database: sqlite3.Connection) -> None:
    found = ask(
        database,
        """SELECT statement.speaker, statement.addressee, agreement.id, coalesce(quote, summary) FROM statement
        JOIN statement_about AS about ON about.statement_id = statement.id
        JOIN agreement ON agreement.id = about.value""",
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
        """SELECT statement.id, records.sources, records.independent_sources FROM statement
        JOIN records ON records.id = statement.id WHERE statement.mode = 'direct'""",
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
        """SELECT disagreement.subject, disagreement.issue, version.value FROM disagreement
        JOIN disagreement_versions AS version ON version.disagreement_id = disagreement.id""",
    )
    assert {(subject, issue) for subject, issue, _ in found} >= {
        ("2021-12-07-biden-putin-video-call", "sequence"),
        ("yury-ushakov", "attribution"),
    }
    assert ask(database, "SELECT count(*) FROM disagreement WHERE resolution IS NULL") == [(2,)]


def test_positions_on_a_day(database: sqlite3.Connection) -> None:
    found = ask(
        database,
        """SELECT person.name, position.title FROM person
        JOIN person_positions AS position ON position.person_id = person.id
        WHERE coalesce(position."from", '') <= ?1 AND coalesce(position."to", '9999') >= ?1""",
        "2022-02-01",
    )
    assert ("Antony Blinken", "Secretary of State") in found
    assert ("Ned Price", "Spokesman") in found


def test_unreviewed_statements(database: sqlite3.Connection) -> None:
    found = ask(
        database,
        """SELECT statement.id, statement.origin_method FROM statement
        LEFT JOIN statement_reviews AS review ON review.statement_id = statement.id AND review.role != 'author'
        WHERE review.statement_id IS NULL""",
    )
    assert (
        len(found) == ask(database, "SELECT count(*) FROM statement")[0][0]
    )  # so far nobody has reviewed any
    assert {method for _, method in found} == {"extracted"}


def test_agreements_by_current_status_with_history(database: sqlite3.Connection) -> None:
    found = ask(
        database,
        """SELECT agreement.id, step.status, last.status FROM agreement
        JOIN agreement_history AS step ON step.agreement_id = agreement.id
        JOIN (SELECT agreement_id, status, max(position) FROM agreement_history GROUP BY agreement_id) AS last
        ON last.agreement_id = agreement.id ORDER BY agreement.id, step.position""",
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
        WHERE other.agreement_id = point.agreement_id AND other.provisions_position = point.position)""",
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
