"""Small random datasets, full of links, groups, chains and mistakes, and random edits of them.

Few ids and few values, so that records collide: two of one id, circles, references that lead nowhere.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

HISTORIES = int(os.environ.get("HISTORIES", "4"))
"""How many datasets are edited and looked at again and again; `make torture` takes a hundred."""
KINDS = {
    "article": "articles",
    "person": "people",
    "organization": "organizations",
    "event": "events",
    "statement": "statements",
    "agreement": "agreements",
}
IDS = {kind: [f"{kind}-{letter}" for letter in "abcde"] for kind in KINDS}
DATES = ["2031-03-01", "2031-03-04", "2031-03", "2031-03-09/2031-03-11", "2032"]
WORDS = ["The harbour stays open to every ship", "No date has been set yet for the talks"]

STORY = """The ministers of Solace and Marrow met in the harbour hall of Port Solace on Tuesday, officials on both sides
said, and spoke for three hours about the dredging of the northern berth, the fees that ships from Marrow pay there,
and the inspection of the old breakwater, which divers found cracked in two places last autumn. Neither side named a
day on which the talks would go on. A clerk carried maps in and out of the hall all afternoon, and the ferries waited.
"No date has been set yet for the talks," the minister of ports told reporters who had gathered on the quay."""
TEXTS = [
    STORY,
    STORY.replace("Tuesday", "that day").replace("three hours", "hours"),
    STORY[: len(STORY) // 2]
    + " More of this in the next issue, which will tell what the fishermen think of it.",
    '"The harbour stays open to every ship," the harbour master said on the quay, and the ministers met again.',
]
"""Articles' texts: a story, a copy, half of it, and another one."""


def random_record(random: Random, kind: str, name: str) -> dict[str, Any]:
    """A record that nearly always fits its schema, with references that may lead anywhere."""

    def some(kind: str) -> str:
        return random.choice(IDS[kind]) if random.random() < 0.98 else "nobody"

    def maybe(**fields: Any) -> dict[str, Any]:
        return {key: value for key, value in fields.items() if random.random() < 0.4}

    def sources() -> list[dict[str, str]]:
        names = {some("article") for _ in range(random.choice([1, 1, 1, 2]))}
        return [{"article": name, "evidence": "the ministers met"} for name in sorted(names)]

    record: dict[str, Any] = {"schema": f"{kind}/1", "id": name, "origin": {"method": "curated"}}
    date = random.choice(DATES)
    if kind == "article":
        record |= {"language": "en", "genre": random.choice(["news", "transcript"]), "published": date}
        text = random.choice(TEXTS).encode()
        record |= maybe(text={"sha256": hashlib.sha256(text).hexdigest()})
        record["url"] = f"https://example.org/{random.randint(1, 5)}"
        record |= maybe(publisher=some("organization"))
        record |= maybe(derived_from=[{"article": some("article"), "relation": "copy"}])
    elif kind == "person":
        record["name"] = random.choice(["Ada Quill", "A. Quill", "Tomas Arden"])
        position = {"title": "Minister of Ports", "organization": some("organization"), "sources": sources()}
        position |= maybe(**{"from": random.choice(DATES), "to": random.choice(DATES)})
        record |= maybe(positions=[position])
    elif kind == "organization":
        record |= {"name": random.choice(["Port Authority", "Ministry of Ports"]), "type": "government-body"}
        record |= maybe(parent=some("organization"))
    elif kind == "event":
        record |= {
            "type": "meeting",
            "title": "Talks",
            "date": date,
            "status": "occurred",
            "sources": sources(),
        }
        record["participants"] = [
            {"participant": some("person")},
            {"participant": some("organization")},
        ]
        record |= maybe(part_of=some("event"))
    elif kind == "statement":
        record |= {"mode": "reported", "said": date, "speaker": some("person"), "sources": sources()}
        record |= {"summary": "The talks go on."}
        record |= maybe(event=some("event"), via=some("statement"), paraphrase_of=some("statement"))
        if random.random() < 0.5:
            record |= {"mode": "direct", "quote": random.choice(WORDS), "language": "en"}
            del record["summary"]
    else:
        record |= {"title": "Harbour agreement", "type": "treaty"}
        record["parties"] = sorted({some("organization"), some("organization")})
        status = random.choice(["signed", "superseded", "proposed"])
        record["history"] = [{"status": status, "date": date, "sources": sources()}]
        relation = random.choice(["supersedes", "amends"])
        record |= maybe(related=[{"agreement": some("agreement"), "relation": relation}])
    if random.random() < 0.1:
        record["draft"] = True
    if random.random() < 0.08:
        record["replaced_by"] = some(kind)
    if random.random() < 0.05:
        record["withdrawn"] = {"date": "2031-04-01", "reason": "It was wrong."}
    if random.random() < 0.01:
        record["colour"] = "blue"
    return record


def random_text(random: Random, kind: str, name: str, broken: float = 0.01) -> str:
    """What a file holds: a record, several, or with some probability something that can't be used."""
    luck = random.random()
    if luck < broken:
        return random.choice(["id: [unclosed\n", f"schema: {kind}/1\nid: {random.choice(IDS[kind])}\n"])
    names = [name] if luck < 0.92 else [name, random.choice(IDS[kind])]
    return "\n---\n".join(json.dumps(random_record(random, kind, one), indent=1) for one in names) + "\n"


def files(root: Path) -> Iterator[Path]:
    """The record files, in order."""
    yield from sorted((root / "records").rglob("*.yaml"))


def make(random: Random, root: Path) -> None:
    """Make a dataset of about 20 files."""
    root.mkdir(parents=True)
    (root / "onrecord.yaml").write_text("title: Harbour talks\n", "utf-8")
    (root / "archive").mkdir()
    for number, text in enumerate(TEXTS):
        (root / "archive" / f"{number}.txt").write_bytes(text.encode())
    for kind in KINDS:
        for name in IDS[kind]:
            if random.random() < 0.85:
                write(root, kind, name, random_text(random, kind, name))


def write(root: Path, kind: str, stem: str, text: str) -> None:
    """Write one record file."""
    path = root / "records" / KINDS[kind] / f"{stem}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def edit(random: Random, root: Path) -> None:
    """Write, rename, copy or delete a file or two."""
    for _ in range(random.randint(1, 2)):
        existing = list(files(root))
        kind = random.choice(list(KINDS))
        what = random.choice(["write", "write", "delete", "rename"])
        if what == "write" or not existing:
            stem = random.choice(IDS[kind])
            write(root, kind, stem, random_text(random, kind, stem, broken=0.25))
        elif what == "delete":
            random.choice(existing).unlink()
        else:
            path = random.choice(existing)
            path.rename(path.with_stem(f"{path.stem}-moved"))
