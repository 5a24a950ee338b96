"""An invented dataset with all that a site can show, and the site made of it."""

from __future__ import annotations

import hashlib
import json
from contextlib import chdir
from pathlib import Path
from typing import Any

from validator.cli.main import main

Json = dict[str, Any]

CURATED = {"method": "curated"}
COURIER, PERSIAN, CHINESE = "port-courier-2019-03-05-talks", "khabar-2019-03-06", "gangbao-2019-03-07"
TEXTS = {
    COURIER: "The two ministers met in the harbour hall on Monday.\n\n“We have not set a date yet,” Ada Quill said. "
    "“The berth will open when every island has inspected it.”\n\nBo Rask signed the draft on 9 March 2019.\n",
    PERSIAN: "وزیر گفت: «ما هنوز تاریخی تعیین نکرده‌ایم».\n",
    CHINESE: "部长说：“我们还没有确定日期，明年再谈。”\n",
}
TALKS = "2019-03-04-harbour-talks"


def _article(name: str, title: str, day: str, language: str, **more: Any) -> Json:
    text = {"sha256": hashlib.sha256(TEXTS[name].encode()).hexdigest(), "file": f"{name}.txt"}
    known = {"schema": "article/2", "id": name, "title": title, "publisher": "port-courier", "published": day}
    return {**known, "language": language, "genre": "news", "text": text, **more, "origin": CURATED}


def _said(name: str, speaker: str, words: str, article: str, day: str, language: str) -> Json:
    known = {
        "schema": "statement/2",
        "id": name,
        "speaker": speaker,
        "said": day,
        "event": TALKS,
        "mode": "direct",
    }
    return {
        **known,
        "quote": words,
        "language": language,
        "sources": [{"article": article}],
        "origin": CURATED,
    }


def _met(words: str) -> list[Json]:
    return [{"article": COURIER, "evidence": words}]


MET = _met("The two ministers met in the harbour hall")
SIGNED = _met("Bo Rask signed the draft on 9 March 2019")
RECORDS: list[Json] = [
    {"schema": "organization/2", "id": "port-courier", "name": "Port Courier", "type": "media", "origin": CURATED},
    {"schema": "organization/2", "id": "ministry-of-ports", "name": "Ministry of Ports", "type": "government-body",
     "other_names": [{"name": "وزارت بنادر", "language": "fa"}], "origin": CURATED},
    _article(COURIER, "Harbour talks to resume, minister says", "2019-03-05", "en", url="https://courier.example/talks"),
    _article(PERSIAN, "گفت‌وگوهای بندر", "2019-03-06", "fa"),
    _article(CHINESE, "港口会谈", "2019-03-07", "zh"),
    {"schema": "person/2", "id": "ada-quill", "name": "Ada Quill", "origin": CURATED},
    {"schema": "person/2", "id": "bo-rask", "name": "Bo Rask", "origin": CURATED},
    {"schema": "event/3", "id": TALKS, "title": "Harbour talks", "type": "meeting", "status": "occurred",
     "date": "2019-03-04", "participants": [{"participant": "ada-quill"}, {"participant": "bo-rask"}],
     "sources": MET, "notes": "Line one.\nLine two.", "origin": CURATED},
    _said("2019-03-04-quill-no-date-yet", "ada-quill", "We have not set a date yet", COURIER, "2019-03-04", "en"),
    _said("2019-03-04-quill-berth", "ada-quill", "We have not set a date yet ... The berth will open when every island "
          "has inspected it", COURIER, "2019-03-04", "en"),
    _said("2019-03-04-quill-fa", "ada-quill", "ما هنوز تاریخی تعیین نکرده‌ایم", PERSIAN, "2019-03-04", "fa"),
    _said("2019-03-04-rask-zh", "bo-rask", "我们还没有确定日期，明年再谈", CHINESE, "2019-03-04", "zh"),
    {"schema": "agreement/2", "id": "northern-berth", "title": "Draft agreement on the northern berth",
     "type": "agreement", "parties": ["ministry-of-ports"],
     "history": [{"status": "drafted", "event": TALKS, "sources": MET},
                 {"status": "signed", "date": "2019-03-09", "sources": SIGNED}], "origin": CURATED},
    {"schema": "disagreement/1", "id": "harbour-talks-day", "subject": TALKS, "issue": "date",
     "versions": [{"value": "on Monday", "sources": _met("on Monday")},
                  {"value": "not said", "statement": "2019-03-04-quill-no-date-yet"}], "origin": CURATED},
]  # fmt: skip
OFF = ("copies-only", "one-sided", "after-its-articles", "unreferenced-record", "quote-unproved")
SETTINGS: Json = {
    "title": "The harbour talks",
    "name": "harbour-talks",
    "description": "What was said about the berth.",
    "rules": dict.fromkeys(OFF, "off"),
}


def write_harbour(root: Path, records: list[Json] = RECORDS, settings: Json = SETTINGS) -> Path:
    """The dataset with its texts."""
    for folder in ("records", "archive"):
        (root / folder).mkdir(parents=True)
    (root / "onrecord.yaml").write_text(json.dumps(settings), "utf-8")
    for name, text in TEXTS.items():
        (root / "archive" / f"{name}.txt").write_text(text, "utf-8")
    for record in records:
        text = json.dumps(record, ensure_ascii=False, indent=1)
        (root / "records" / f"{record['id']}.yaml").write_text(text, "utf-8")
    return root


def run(*arguments: str) -> int:
    """The command, here."""
    return main(list(arguments))


def attest_harbour(root: Path) -> Path:
    """The same, with the proofs in it."""
    with chdir(write_harbour(root)):
        assert run("attest") == 0
    return root
