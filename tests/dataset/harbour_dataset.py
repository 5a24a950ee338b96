"""Invented datasets, written into a folder."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest
import rfc8785

from validator.corpus.records import Record
from validator.schema.schema import Schema

Json = dict[str, Any]

TITLE: Json = {
    "title": "The harbour talks",
    "name": "harbour-talks",
    "version": "2.1.0",
    "licence": "CC-BY-4.0",
}
CURATED = {"method": "curated"}
COURIER = "port-courier-2019-03-05-talks"
TALKS = "2019-03-04-harbour-talks"
SOURCES = [{"article": COURIER, "evidence": "the two ministers met"}]

HARBOUR: list[Json] = [
    {
        "schema": "organization/2",
        "id": "port-courier",
        "name": "Port Courier",
        "type": "media",
        "origin": CURATED,
    },
    {
        "schema": "organization/2",
        "id": "ministry-of-ports",
        "name": "Ministry of Ports",
        "type": "government-body",
        "country": "NO",
        "other_names": [{"name": "Министерство портов", "script": "Cyrl"}],
        "origin": CURATED,
    },
    {
        "schema": "article/2",
        "id": COURIER,
        "title": "Harbour talks to resume, minister says",
        "publisher": "port-courier",
        "published": "2019-03-05",
        "language": "en",
        "genre": "news",
        "text": {"sha256": "0" * 64, "words": 210},
        "origin": CURATED,
    },
    {
        "schema": "person/2",
        "id": "ada-quill",
        "name": "Ada Quill",
        "positions": [
            {
                "title": "Minister",
                "organization": "ministry-of-ports",
                "single_seat": True,
                "sources": SOURCES,
            },
        ],
        "origin": {"method": "extracted", "tool": "quote-finder 2.1", "confidence": 0.87},
    },
    {
        "schema": "event/3",
        "id": TALKS,
        "title": "Harbour talks",
        "type": "meeting",
        "status": "occurred",
        "date": "2019-03-04",
        "participants": [
            {"participant": "ada-quill", "role": "host", "representing": "ministry-of-ports"},
            {"participant": "ministry-of-ports"},
        ],
        "venue": {"mode": "in-person", "place": 'Harbour Hall, "Room 2"', "country": "NO"},
        "about": ["northern-berth-draft"],
        "sources": SOURCES,
        "origin": CURATED,
        "notes": "Line one.\nLine two, with a comma.",
    },
    {
        "schema": "statement/2",
        "id": "2019-03-04-quill-no-date-yet",
        "speaker": "ada-quill",
        "said": "2019-03-04",
        "event": TALKS,
        "about": ["northern-berth-draft"],
        "mode": "direct",
        "quote": "=We have not set a date yet",
        "sources": [{"article": COURIER}],
        "origin": CURATED,
    },
    {
        "schema": "agreement/2",
        "id": "northern-berth-draft",
        "title": "Draft agreement on the northern berth",
        "type": "agreement",
        "parties": ["ministry-of-ports"],
        "history": [{"status": "drafted", "event": TALKS, "sources": SOURCES}],
        "origin": CURATED,
    },
]

TALKS_RECORD = next(record for record in HARBOUR if record["id"] == TALKS)


def write_dataset(root: Path, records: Iterable[Json] = HARBOUR, settings: Json = TITLE) -> Path:
    """A dataset with the schemas that come with OnRecord, and without the articles. JSON is YAML, too."""
    settings = {"rules": {"quote-unproved": "off"}, **settings}
    folder = root / "records"
    folder.mkdir(parents=True, exist_ok=True)
    (root / "onrecord.yaml").write_text(json.dumps(settings), encoding="utf-8")
    for record in records:
        (folder / f"{record['id']}.yaml").write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    return root


def write_schema(root: Path, kind: str, version: int, properties: Json) -> None:
    """A schema of the dataset's own, beside its records."""
    path = root / "schemas" / kind / f"v{version}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(schema_document(f"{kind}/{version}", properties)), encoding="utf-8")


def schema_document(name: str, properties: Json) -> Json:
    """A schema with an id and these properties."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": name,
        "description": f"An invented kind, {name}.",
        "type": "object",
        "required": ["schema", "id"],
        "properties": {"schema": {"const": name}, "id": {"type": "string"}, **properties},
    }


def schemas_of(kinds: Mapping[str, Json]) -> dict[str, Schema]:
    """`{"note/1": properties}` -> the schemas by name."""
    found = {}
    for name, properties in kinds.items():
        kind, _, version = name.partition("/")
        file = f"{kind}/v{version}.json"
        document = schema_document(name, properties)
        found[name] = Schema(kind, int(version), file, document, {file: document})
    return found


def record_of(data: Json, schemas: Mapping[str, Schema]) -> Record:
    """A record as the check hands it on."""
    return Record(f"records/{data['id']}.yaml", 0, True, data["id"], data, schemas[data["schema"]])


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()
    }


def rows(database: Path, query: str) -> list[Any]:
    connection = sqlite3.connect(database)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def canonical(record: Json) -> bytes:
    """A record as canonical JSON (RFC 8785), which knows no whole numbers beyond 2**53: these are written as text."""

    def plain(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: plain(item) for key, item in value.items()}
        if isinstance(value, list):
            return [plain(item) for item in value]
        return f"int:{value}" if isinstance(value, int) and abs(value) >= 2**53 else value

    return rfc8785.dumps(plain(record))


def read_json(path: Path) -> Any:
    return json.loads(path.read_bytes())


FORMULA = re.compile(r"\A'(?='*[=+\-@\t\r\n])")


def read_csv(path: Path) -> list[dict[str, str]]:
    """The rows, as a program reads them: without the apostrophe before what a spreadsheet would take for a formula."""
    rows = csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8"), newline=""), strict=True)
    return [{key: FORMULA.sub("", value) for key, value in row.items()} for row in rows]


@pytest.fixture(name="root")
def harbour_root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The dataset about the harbour talks, as the working folder."""
    write_dataset(tmp_path / "data")
    monkeypatch.chdir(tmp_path / "data")
    return tmp_path / "data"
