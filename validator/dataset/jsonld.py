"""The dataset as linked data: JSON-LD 1.1 in the words of schema.org, where each thing comes from in those of PROV-O.

One document whose context stands in it, so that no reader has to ask the net; one line a record. A record is a fragment
of the address at which the file is published (`#2031-03-05-harbour-talks`). A date that is a year, a month or a day has
the type of XML Schema, any other the datatype of EDTF (http://id.loc.gov/datatypes/edtf).
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from validator.corpus.records import Record
from validator.dataset.content import Content
from validator.dataset.linked import (
    Json,
    filled,
    fragment,
    inside,
    other_names,
    page,
    plain_date,
    texts,
    wikidata,
)
from validator.dataset.records_table import LABELS
from validator.rules.readers import entries, words
from validator.rules.sources import articles_of

CONTEXT: Json = {
    "@vocab": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
}
_DATES = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}
_STATUS = {
    "announced": "EventScheduled",
    "planned": "EventScheduled",
    "postponed": "EventPostponed",
    "cancelled": "EventCancelled",
}
_ATTENDANCE = {"in-person": "OfflineEventAttendanceMode", "remote": "OnlineEventAttendanceMode"}
_BODIES = {
    "state": "Country",
    "government-body": "GovernmentOrganization",
    "political-party": "PoliticalParty",
    "media": "NewsMediaOrganization",
    "company": "Corporation",
    "civil-society": "NGO",
    "research": "ResearchOrganization",
}


def write(content: Content, path: Path) -> None:
    """Write the document, a line for each record."""
    settings = content.settings
    dataset = filled(
        {
            "@type": "Dataset",
            "name": settings.title,
            "description": settings.description,
            "version": settings.version,
            "license": settings.licence,
        }
    )
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write('{"@context": ' + json.dumps(CONTEXT) + ', "@graph": [\n' + _line({"@id": "", **dataset}))
        for record in content.records:
            file.write(",\n" + _line(node(record)))
        file.write("\n]}\n")


def _line(entry: Json) -> str:
    return json.dumps(entry, ensure_ascii=False, allow_nan=False)


def node(record: Record) -> Json:
    """What a record says, as a node of the graph."""
    make = _KINDS.get(record.kind, _thing)
    data = record.data
    sources = [link(name) for name in articles_of(record)]
    withdrawn = inside(data, "withdrawn")
    own = filled(make(data))
    kind = own.pop("@type")
    where = (
        {"prov:wasQuotedFrom" if kind == "Quotation" else "prov:wasDerivedFrom": sources} if sources else {}
    )
    derived = [
        link(words(entry, "article")) for _, entry in entries(data, "derived_from") if words(entry, "article")
    ]
    return {
        "@id": fragment(record.id),
        "@type": [kind, "prov:Entity"],
        "identifier": record.id,
        **own,
        **where,
        **({"prov:wasDerivedFrom": derived} if derived else {}),
        **filled(
            {
                "prov:wasAttributedTo": _maker(inside(data, "origin")),
                "prov:invalidatedAtTime": moment(words(withdrawn, "date")),
            }
        ),
    }


def link(name: str) -> Json:
    """A reference to a record."""
    return {"@id": fragment(name)}


def links(names: list[str]) -> list[Json]:
    """References to records."""
    return [link(name) for name in names]


def moment(text: str) -> Json | None:
    """A date with its datatype; nothing for an empty one."""
    if not text:
        return None
    return {"@value": text, "@type": _DATES[len(text)] if plain_date(text) else "edtf:EDTF"}


def _to(data: Json, key: str) -> Json | None:
    found = words(data, key)
    return link(found) if found else None


def _maker(origin: Json) -> Json | None:
    tool = words(origin, "tool")
    return {"@type": "prov:SoftwareAgent", "name": tool} if tool else None


def _same(data: Json) -> Json | None:
    found = wikidata(data)
    return {"@id": f"http://www.wikidata.org/entity/{found}"} if found else None


def _country(data: Json) -> Json | None:
    code = words(data, "country")
    return {"@type": "PostalAddress", "addressCountry": code} if code else None


def _event(data: Json) -> Json:
    venue = inside(data, "venue")
    place = filled({"name": words(venue, "place"), "address": _country(venue)})
    status, mode = _STATUS.get(words(data, "status")), _ATTENDANCE.get(words(venue, "mode"))
    present = [_to(entry, "participant") or _described(entry) for _, entry in entries(data, "participants")]
    return {
        "@type": "Event",
        "name": words(data, "title"),
        "description": words(data, "description"),
        "keywords": [word for word in (words(data, "type"), words(data, "status")) if word],
        "startDate": moment(words(data, "date")),
        "endDate": moment(words(data, "end_date")),
        "eventStatus": {"@id": f"https://schema.org/{status}"} if status else None,
        "eventAttendanceMode": {"@id": f"https://schema.org/{mode}"} if mode else None,
        "location": {"@type": "Place", **place} if place else None,
        "attendee": [entry for entry in present if entry],
        "superEvent": _to(data, "part_of"),
        "about": links(texts(data, "about")),
    }


def _described(entry: Json) -> Json | None:
    said = words(entry, "description")
    return {"@type": "Person", "description": said} if said else None


def _person(data: Json) -> Json:
    return {
        "@type": "Person",
        "name": words(data, "name"),
        "alternateName": other_names(data),
        "sameAs": _same(data),
        "memberOf": [
            filled(
                {
                    "@type": "OrganizationRole",
                    "roleName": words(entry, "title"),
                    "memberOf": _to(entry, "organization"),
                    "startDate": moment(words(entry, "from")),
                    "endDate": moment(words(entry, "to")),
                }
            )
            for _, entry in entries(data, "positions")
        ],
    }


def _organization(data: Json) -> Json:
    kind = _BODIES.get(words(data, "type"), "Organization")
    state = kind == "Country"
    return {
        "@type": kind,
        "name": words(data, "name"),
        "alternateName": other_names(data),
        "sameAs": _same(data),
        "keywords": words(data, "type"),
        "address": None if state else _country(data),
        ("containedInPlace" if state else "parentOrganization"): _to(data, "parent"),
    }


def _article(data: Json) -> Json:
    digest = words(inside(data, "text"), "sha256")
    captured = [page(words(entry, "url")) for _, entry in entries(data, "captures")]
    return {
        "@type": "NewsArticle",
        "headline": words(data, "title"),
        "alternativeHeadline": words(data, "subtitle"),
        "publisher": _to(data, "publisher"),
        "author": texts(data, "authors"),
        "url": page(words(data, "url")),
        "datePublished": moment(words(data, "published")),
        "dateline": words(data, "dateline"),
        "inLanguage": words(data, "language"),
        "genre": words(data, "genre"),
        "copyrightNotice": words(data, "rights"),
        "encoding": {"@type": "MediaObject", "sha256": digest} if digest else None,
        "isBasedOn": [
            link(words(entry, "article"))
            for _, entry in entries(data, "derived_from")
            if words(entry, "article")
        ],
        "correction": [
            words(entry, "summary") for _, entry in entries(data, "corrections") if words(entry, "summary")
        ],
        "archivedAt": [address for address in captured if address],
    }


def _statement(data: Json) -> Json:
    direct = bool(words(data, "quote"))
    speaker = _to(data, "speaker")
    described = words(data, "speaker_description")
    who = speaker or ({"@type": "Person", "description": described} if described else None)
    articles = [
        link(words(entry, "article")) for _, entry in entries(data, "sources") if words(entry, "article")
    ]
    return {
        "@type": "Quotation" if direct else "Claim",
        "text": words(data, "quote") or words(data, "summary"),
        "abstract": words(data, "summary") if direct else "",
        ("spokenByCharacter" if direct else "author"): who,
        "recipient": _to(data, "addressee"),
        "dateCreated": moment(words(data, "said")),
        "recordedAt": _to(data, "event"),
        "about": links(texts(data, "about")),
        "keywords": texts(data, "topics"),
        "inLanguage": words(data, "language"),
        "translator": words(data, "translated_by"),
        "translationOfWork": _to(data, "translation_of"),
        ("citation" if direct else "appearance"): articles,
    }


def _agreement(data: Json) -> Json:
    steps = entries(data, "history")
    return {
        "@type": "CreativeWork",
        "name": words(data, "title"),
        "alternateName": other_names(data),
        "description": words(data, "description"),
        "genre": words(data, "type"),
        "creativeWorkStatus": words(steps[-1][1], "status") if steps else "",
        "contributor": links(texts(data, "parties")),
        "hasPart": [
            {"@type": "CreativeWork", "abstract": words(entry, "summary")}
            for _, entry in entries(data, "provisions")
            if words(entry, "summary")
        ],
    }


def _disagreement(data: Json) -> Json:
    """A review of claims that contradict each other; without a rating, for nobody gave one."""
    return {
        "@type": "ClaimReview",
        "about": _to(data, "subject"),
        "reviewAspect": words(data, "issue"),
        "reviewBody": words(data, "resolution"),
        "itemReviewed": [
            filled(
                {
                    "@type": "Claim",
                    "text": words(entry, "value"),
                    "isBasedOn": _to(entry, "statement"),
                    "appearance": [
                        link(words(source, "article"))
                        for _, source in entries(entry, "sources")
                        if words(source, "article")
                    ],
                }
            )
            for _, entry in entries(data, "versions")
        ],
    }


def _thing(data: Json) -> Json:
    """A record of a kind that a dataset has of its own: what it is called, and no more."""
    return {
        "@type": "Thing",
        "name": next((text for text in (words(data, key) for key in LABELS) if text), ""),
    }


_KINDS: dict[str, Callable[[Any], Json]] = {
    "event": _event,
    "person": _person,
    "organization": _organization,
    "article": _article,
    "statement": _statement,
    "agreement": _agreement,
    "disagreement": _disagreement,
}
