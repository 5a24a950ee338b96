"""Views of the SQLite file, with plain names for the questions that readers ask most.

They leave out what is retired: withdrawn, or merged into another record. A view needs the kinds and fields of the
schemas that come with OnRecord; where a dataset's own schemas lack one of them, or have a kind of the same name, the
view is left out. Their SQL is that of DuckDB and PostgreSQL, too.
"""

from __future__ import annotations

from typing import Any

TIMELINE = """
SELECT coalesce(first_date, last_date, event.date_latest) AS day, first_date AS earliest, last_date AS latest,
  records.kind, records.id, records.label
FROM records
LEFT JOIN event ON event.id = records.id
WHERE records.kind NOT IN ('agreement', 'person', 'organization') AND NOT records.retired
  AND coalesce(first_date, last_date, event.date_latest) IS NOT NULL
UNION ALL
SELECT coalesce(step.date_earliest, step.date_latest, event.first_date, event.last_date),
  CASE WHEN step.date IS NULL THEN event.first_date ELSE step.date_earliest END,
  CASE WHEN step.date IS NULL THEN event.last_date ELSE step.date_latest END,
  'agreement', agreement.id, agreement.label || ': ' || step.status
FROM agreement_history AS step
JOIN records AS agreement ON agreement.id = step.agreement_id
LEFT JOIN records AS event ON event.id = step.event
WHERE NOT agreement.retired
  AND coalesce(step.date_earliest, step.date_latest, event.first_date, event.last_date) IS NOT NULL
ORDER BY 1, 3, 2, 4, 5, 6
"""

WHO_SAID_WHAT = """
SELECT statement.id AS statement_id, statement.said_earliest AS earliest, statement.said_latest AS latest,
  statement.speaker AS speaker_id, coalesce(speaker.label, statement.speaker_description) AS speaker,
  statement.addressee AS addressee_id, addressee.label AS addressee,
  subject.id AS about_id, subject.kind AS about_kind, subject.label AS about,
  statement.mode, coalesce(statement.quote, statement.summary) AS words
FROM statement
JOIN records AS own ON own.id = statement.id
LEFT JOIN records AS speaker ON speaker.id = statement.speaker
LEFT JOIN records AS addressee ON addressee.id = statement.addressee
LEFT JOIN statement_about AS about ON about.statement_id = statement.id
LEFT JOIN records AS subject ON subject.id = about.value
WHERE NOT own.retired
"""

AGREEMENTS_NOW = """
SELECT agreement.id AS agreement_id, agreement.title, step.status,
  coalesce(step.date_earliest, event.first_date) AS earliest, coalesce(step.date_latest, event.last_date) AS latest,
  step.list_index + 1 AS steps, own.sources, own.independent_sources, own.sides
FROM agreement
JOIN records AS own ON own.id = agreement.id
JOIN agreement_history AS step ON step.agreement_id = agreement.id
LEFT JOIN records AS event ON event.id = step.event
WHERE NOT own.retired AND step.list_index =
  (SELECT max(list_index) FROM agreement_history AS later WHERE later.agreement_id = agreement.id)
"""

POSITIONS_ON = """
SELECT person.id AS person_id, person.name, held.title, held.organization AS organization_id,
  organization.label AS organization,
  coalesce(held.from_earliest, '0001-01-01') AS first_day, coalesce(held.to_latest, '9999-12-31') AS last_day,
  held.from_latest AS surely_from, held.to_earliest AS surely_to
FROM person
JOIN records AS own ON own.id = person.id
JOIN person_positions AS held ON held.person_id = person.id
LEFT JOIN records AS organization ON organization.id = held.organization
WHERE NOT own.retired
"""

QUOTES_BY_SOURCE = """
SELECT statement.id AS statement_id, coalesce(speaker.label, statement.speaker_description) AS speaker,
  statement.quote, source.article AS article_id, article.title, article.publisher AS publisher_id,
  article.published_earliest AS published, own.sources, own.independent_sources
FROM statement
JOIN records AS own ON own.id = statement.id
JOIN statement_sources AS source ON source.statement_id = statement.id
JOIN article ON article.id = source.article
LEFT JOIN records AS speaker ON speaker.id = statement.speaker
WHERE statement.quote IS NOT NULL AND NOT own.retired
"""

DISAGREEMENTS = """
SELECT disagreement.id AS disagreement_id, disagreement.subject AS subject_id, subject.label AS subject,
  disagreement.issue, version.list_index AS version, version.value, version.statement AS statement_id,
  source.article AS article_id, disagreement.resolution
FROM disagreement
JOIN records AS own ON own.id = disagreement.id
JOIN records AS subject ON subject.id = disagreement.subject
JOIN disagreement_versions AS version ON version.disagreement_id = disagreement.id
LEFT JOIN disagreement_versions_sources AS source ON source.disagreement_id = disagreement.id
  AND source.versions_list_index = version.list_index
WHERE NOT own.retired
"""

COVERAGE = """
SELECT article.id AS article_id, article.title, article.text_words AS words,
  coalesce(sum(CASE WHEN held.last_word > held.reached THEN held.last_word -
    CASE WHEN held.first_word - 1 > held.reached THEN held.first_word - 1 ELSE held.reached END END), 0) AS held_words,
  count(DISTINCT held.record_id) AS records
FROM article
JOIN records AS own ON own.id = article.id
LEFT JOIN (
  SELECT article, record_id, first_word, last_word, coalesce(max(last_word) OVER (
    PARTITION BY article ORDER BY first_word, last_word, record_id, citation_number, part
    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), -1) AS reached
  FROM citation
  WHERE first_word IS NOT NULL AND record_id NOT IN (SELECT id FROM records WHERE retired)
) AS held ON held.article = article.id
WHERE NOT own.retired
GROUP BY article.id, article.title, article.text_words
"""

VIEWS = {
    "timeline": TIMELINE,
    "who_said_what": WHO_SAID_WHAT,
    "agreements_now": AGREEMENTS_NOW,
    "positions_on": POSITIONS_ON,
    "quotes_by_source": QUOTES_BY_SOURCE,
    "disagreements": DISAGREEMENTS,
    "coverage": COVERAGE,
}

SEARCH = """
SELECT records.id, records.kind, records.label, coalesce(statement.quote, statement.summary) FROM records
LEFT JOIN statement ON statement.id = records.id ORDER BY records.id
"""


def create_views(connection: Any) -> None:
    """Create the views, and the table `search` (FTS5) where this SQLite library has it."""
    taken = {name.casefold() for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    for name, query in VIEWS.items():
        if name not in taken and _runs(connection, query):
            connection.execute(f"CREATE VIEW {name} AS {query.strip()}")
    if _runs(connection, SEARCH) and _has_fts5(connection):
        connection.execute(
            "CREATE VIRTUAL TABLE search USING fts5(id UNINDEXED, kind UNINDEXED, label, words, "
            "tokenize = 'unicode61 remove_diacritics 2')"
        )
        connection.execute(f"INSERT INTO search (id, kind, label, words) {SEARCH}")


def _runs(connection: Any, query: str) -> bool:
    """Whether the tables have what a query asks for: SQLite looks when it prepares a query, not when a view is made."""
    import sqlite3

    try:
        connection.execute(f"EXPLAIN {query}")
    except sqlite3.OperationalError:
        return False
    return True


def _has_fts5(connection: Any) -> bool:
    return bool(connection.execute("SELECT sqlite_compileoption_used('ENABLE_FTS5')").fetchone()[0])
