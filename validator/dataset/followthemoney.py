"""The dataset as FollowTheMoney entities (https://followthemoney.tech), one a line, as Aleph and yente load them.

The model knows people, organizations, events, articles and offices. It has no quotations: a statement is a note about
its speaker and about what it speaks of. An id that nothing else needs (of an office) is made from the record's id.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from validator.corpus.records import Record
from validator.dataset.content import Content
from validator.dataset.linked import Json, inside, other_names, page, plain_date, texts, wikidata
from validator.dataset.records_table import label_of
from validator.dataset.windows import window
from validator.rules.readers import entries, words
from validator.rules.sources import articles_of

_BODIES = {"state": "PublicBody", "government-body": "PublicBody", "company": "Company"}

Properties = dict[str, list[str]]


def write(content: Content, path: Path) -> None:
    """Write the entities, a line each, in the order of the records."""
    with path.open("w", encoding="utf-8", newline="") as file:
        for record in content.records:
            for entity in entities(record):
                file.write(json.dumps(entity, ensure_ascii=False) + "\n")


def entities(record: Record) -> Iterator[Json]:
    """The entities that a record is: its own first, then those of its parts."""
    make = _KINDS.get(record.kind, _note)
    schema, properties = make(record.data)
    if not any(properties.get("name", ())):  # the model's names are short; a statement has none
        properties["name"] = [label_of(record)]
    if schema != "Article":
        properties["proof"] = list(articles_of(record))
    yield _entity(record.id, schema, properties)
    if record.kind == "person":
        yield from _offices(record)


def _entity(name: str, schema: str, properties: Properties) -> Json:
    kept = {key: list(dict.fromkeys(filter(None, values))) for key, values in properties.items()}
    return {
        "id": name,
        "schema": schema,
        "properties": {key: values for key, values in kept.items() if values},
    }


def _offices(record: Record) -> Iterator[Json]:
    """Each position of a person is an office, and that the person holds it."""
    for number, held in entries(record.data, "positions"):
        title = words(held, "title")
        if not title:
            continue
        office = f"{record.id}.position-{number}"
        proof = [words(source, "article") for _, source in entries(held, "sources")]
        yield _entity(
            office,
            "Position",
            {"name": [title], "organization": [words(held, "organization")], "proof": proof},
        )
        yield _entity(
            f"{office}.held",
            "Occupancy",
            {
                "holder": [record.id],
                "post": [office],
                "startDate": [plain_date(words(held, "from"))],
                "endDate": [plain_date(words(held, "to"))],
                "proof": proof,
            },
        )


def _about(data: Json) -> Properties:
    withdrawn = inside(data, "withdrawn")
    said = words(withdrawn, "reason")
    return {
        "description": [words(data, "description")],
        "notes": [words(data, "notes"), f"Withdrawn: {said}" if said else ""],
    }


def _person(data: Json) -> tuple[str, Properties]:
    return "Person", {
        **_about(data),
        "name": [words(data, "name")],
        "alias": other_names(data),
        "wikidataId": [wikidata(data)],
        "position": [words(held, "title") for _, held in entries(data, "positions")],
    }


def _organization(data: Json) -> tuple[str, Properties]:
    return _BODIES.get(words(data, "type"), "Organization"), {
        **_about(data),
        "name": [words(data, "name")],
        "alias": other_names(data),
        "country": [words(data, "country").lower()],
        "legalForm": [words(data, "type")],
        "parent": [words(data, "parent")],
        "wikidataId": [wikidata(data)],
    }


def _days(data: Json, first: str, last: str) -> Properties:
    """`date` where it is a day, a month or a year, else the days between which it lies."""
    begun, ended = words(data, first), words(data, last)
    if plain_date(begun):
        return {"date": [begun], "startDate": [begun if ended else ""], "endDate": [plain_date(ended)]}
    earliest, latest = window(begun)
    return {"startDate": [earliest or ""], "endDate": [plain_date(ended) or latest or ""]}


def _event(data: Json) -> tuple[str, Properties]:
    venue = inside(data, "venue")
    return "Event", {
        **_about(data),
        **_days(data, "date", "end_date"),
        "name": [words(data, "title")],
        "summary": [" ".join(filter(None, (words(data, "type"), words(data, "status"))))],
        "location": [words(venue, "place")],
        "country": [words(venue, "country").lower()],
        "involved": [words(entry, "participant") for _, entry in entries(data, "participants")],
    }


def _agreement(data: Json) -> tuple[str, Properties]:
    steps = [step for _, step in entries(data, "history")]
    said = words(steps[-1], "status") if steps else ""
    return "Event", {
        **_about(data),
        **(_days(steps[-1], "date", "-") if steps else {}),
        "name": [words(data, "title")],
        "alias": other_names(data),
        "summary": [" ".join(filter(None, (words(data, "type"), said)))],
        "involved": texts(data, "parties"),
    }


def _article(data: Json) -> tuple[str, Properties]:
    return "Article", {
        **_about(data),
        "name": [words(data, "title")],
        "title": [words(data, "title")],
        "author": texts(data, "authors"),
        "publisher": [words(data, "publisher")],
        "publishedAt": [plain_date(words(data, "published"))],
        "sourceUrl": [page(words(data, "url"))],
    }


def _statement(data: Json) -> tuple[str, Properties]:
    quote = words(data, "quote")
    return "Note", {
        **_about(data),
        "description": [f"“{quote}”" if quote else words(data, "summary")],
        "entity": [words(data, "speaker"), words(data, "event"), *texts(data, "about")],
    }


def _note(data: Json) -> tuple[str, Properties]:
    versions = [words(entry, "value") for _, entry in entries(data, "versions")]
    return "Note", {
        **_about(data),
        "description": [words(data, "description"), *versions],
        "entity": [words(data, "subject")],
    }


_KINDS: dict[str, Callable[[Any], tuple[str, Properties]]] = {
    "person": _person,
    "organization": _organization,
    "event": _event,
    "agreement": _agreement,
    "article": _article,
    "statement": _statement,
}
