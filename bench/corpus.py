"""An invented dataset of any size, the same at every call: for measuring, not for reading.

Of every ten records six are statements, two are articles, one is an event and one a person. A record has about 1 KB.
Run as a script: python bench/corpus.py DIR NUMBER [--texts] [--jsonl]
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from collections.abc import Iterator
from pathlib import Path

WORDS = [
    "harbour", "ferry", "ministers", "talks", "bridge", "tariff", "grain", "season", "council",
    "delegates", "agreed", "draft", "winter", "schedule", "border", "customs", "fishery", "vote", "pilots",
    "signal", "island", "charter", "reserve", "quarter", "budget", "crossing", "terms", "repair", "survey",
    "channel",
    "the", "of", "and", "to", "in", "for", "on", "with", "at", "by"
]  # fmt: skip
"""Every fourth is a little word, as in English: a text without them may be in any language, so that all are tried."""


def sentence(source: random.Random, length: int) -> str:
    """Invented words, the first with a capital letter."""
    return " ".join(source.choice(WORDS) for _ in range(length)).capitalize()


def text_of(number: int) -> tuple[str, list[str]]:
    """An article of about 3 KB and the quotes that stand in it."""
    source = random.Random(f"article {number}")
    quotes = [f"{sentence(source, 14)} {number}" for _ in range(3)]
    paragraphs = [f"{sentence(source, 40)}. {sentence(source, 35)}." for _ in range(6)]
    for place, quote in enumerate(quotes):
        paragraphs.insert(
            2 * place + 1, f"“{quote},” said Person {number} of the council. {sentence(source, 10)}."
        )
    return "\n\n".join(paragraphs) + "\n", quotes


def records(number: int) -> Iterator[dict[str, object]]:
    """Yield `number` records, each article before the statements that quote it."""
    for ten in range(0, number, 10):
        person, event = f"person-{ten}", f"event-{ten}"
        group: list[dict[str, object]] = [_person(person, ten), _event(event, person, ten)]
        for half in (0, 1):
            article = f"article-{ten + half}"
            text, quotes = text_of(ten + half)
            group.append(_article(article, text, ten))
            group += [
                _statement(ten + half, nth, quote, person, event, article) for nth, quote in enumerate(quotes)
            ]
        yield from group[: number - ten]


def _person(name: str, ten: int) -> dict[str, object]:
    return {
        "schema": "person/1",
        "id": name,
        "name": f"Person {ten}",
        "other_names": [{"name": f"P. {ten}"}],
        "origin": {"method": "extracted", "tool": "bench", "confidence": 0.9},
        "notes": sentence(random.Random(name), 90),
    }


def _event(name: str, person: str, ten: int) -> dict[str, object]:
    return {
        "schema": "event/1",
        "id": name,
        "title": f"Briefing {ten}",
        "type": "briefing",
        "status": "occurred",
        "date": f"2021-{ten // 10 % 12 + 1:02d}",
        "participants": [{"participant": person, "role": "speaker"}],
        "sources": [
            {"article": f"article-{number}", "evidence": f"said Person {number} of the council"}
            for number in (ten, ten + 1)
        ],
        "origin": {"method": "curated"},
        "notes": sentence(random.Random(name), 70),
    }


def _article(name: str, text: str, ten: int) -> dict[str, object]:
    return {
        "schema": "article/1",
        "id": name,
        "title": sentence(random.Random(name), 9),
        "published": f"2021-{ten // 10 % 12 + 1:02d}-28",
        "language": "en",
        "genre": "news",
        "text": {"sha256": hashlib.sha256(text.encode()).hexdigest()},
        "origin": {"method": "curated"},
        "notes": sentence(random.Random(name), 70),
    }


def _statement(number: int, nth: int, quote: str, person: str, event: str, article: str) -> dict[str, object]:
    return {
        "schema": "statement/1",
        "id": f"statement-{number}-{nth}",
        "speaker": person,
        "said": f"2021-{number // 10 % 12 + 1:02d}",
        "event": event,
        "mode": "direct",
        "quote": quote,
        "language": "en",
        "sources": [{"article": article}],
        "origin": {"method": "extracted", "tool": "bench", "confidence": 0.8},
        "notes": sentence(random.Random(quote), 75),
    }


def to_yaml(record: dict[str, object]) -> str:
    """Block style, every text in single quotation marks: what a careful program writes."""

    def lines(value: object, indent: str) -> Iterator[str]:
        if isinstance(value, dict):
            for key, item in value.items():
                yield from entry(f"{indent}{key}:", item, indent)
        elif isinstance(value, list):
            for item in value:
                first, *rest = list(lines(item, indent + "  ")) if isinstance(item, dict) else [scalar(item)]
                yield f"{indent}- {first.strip()}"
                yield from rest

    def entry(head: str, item: object, indent: str) -> Iterator[str]:
        if isinstance(item, (dict, list)):
            yield head
            yield from lines(item, indent + "  ")
        else:
            yield f"{head} {scalar(item)}"

    def scalar(value: object) -> str:
        return "'" + value.replace("'", "''") + "'" if isinstance(value, str) else json.dumps(value)

    return "\n".join(lines(record, "")) + "\n"


def write(folder: Path, number: int, *, texts: bool = False, json_lines: bool = False) -> None:
    """Write a dataset of `number` records, one file each (or one JSON Lines file), and its article texts if asked."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "onrecord.yaml").write_text("title: Invented records for measuring\n", encoding="utf-8")
    if json_lines:
        (folder / "records").mkdir(exist_ok=True)
        with (folder / "records" / "all.jsonl").open("w", encoding="utf-8") as file:
            for record in records(number):
                file.write(json.dumps(record, ensure_ascii=False) + "\n")
    else:
        for record in records(number):
            kind = str(record["schema"]).partition("/")[0]
            name = str(record["id"])
            path = folder / "records" / f"{kind}s" / f"{hash_part(name)}" / f"{name}.yaml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(to_yaml(record), encoding="utf-8")
    if texts:
        (folder / "archive").mkdir(exist_ok=True)
        for ten in range(0, number, 10):
            for half in (0, 1):
                (folder / "archive" / f"{ten + half}.txt").write_text(
                    text_of(ten + half)[0], encoding="utf-8"
                )


def hash_part(name: str) -> str:
    """Two hexadecimal digits, so that no folder holds more than a few hundred files."""
    return hashlib.sha256(name.encode()).hexdigest()[:2]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("number", type=int)
    parser.add_argument("--texts", action="store_true")
    parser.add_argument("--jsonl", action="store_true")
    options = parser.parse_args()
    write(options.folder, options.number, texts=options.texts, json_lines=options.jsonl)
