"""Where these tests run: on Sail (Spark Connect without Java) in `make test`, on Apache Spark in `make test-spark`.

And on what: invented datasets in JSON Lines, full of every kind of mistake, and the shipped one in that form.
"""

from __future__ import annotations

import atexit
import hashlib
import json
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any
from zlib import crc32

from validator.source.document import is_lines, parse

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

MASTER = os.environ.get("ONRECORD_SPARK", "")
"""A Spark master; without it, Sail is asked."""
ROOT = Path(__file__).parents[2]
RULES = ROOT / "tests" / "rules"
sys.path += [str(ROOT / "tests" / "checks"), str(RULES)]

import cases  # noqa: E402
import random_dataset  # noqa: E402

# Other tests of this process fork, and close what they inherit: gRPC starts its threads anew in a fork, and aborts it.
os.environ["GRPC_ENABLE_FORK_SUPPORT"] = "0"
# A worker of xdist has no main file, and PySpark takes it for its own doctests.
vars(sys.modules["__main__"]).setdefault("__file__", __file__)


@cache
def master() -> str:
    """What `--spark` is given. Sail runs in this process, as long as that."""
    if MASTER:
        return MASTER
    from pysail.spark import SparkConnectServer

    server = SparkConnectServer("127.0.0.1", 0)
    server.start(background=True)
    atexit.register(server.stop)
    address: tuple[str, int] = server.listening_address
    return "sc://{}:{}".format(*address)


def session() -> SparkSession:
    """The session that a run uses."""
    from validator.spark.session import open_session

    return open_session(master())


def shipped(root: Path) -> None:
    """The dataset of the repository, a file of JSON Lines for each folder."""
    root.mkdir(parents=True)
    (root / "onrecord.yaml").write_bytes((ROOT / "onrecord.yaml").read_bytes())
    (root / "waivers.yaml").write_bytes((ROOT / "waivers.yaml").read_bytes())
    (root / "records").mkdir()
    for path in sorted((ROOT / "records").rglob("*.yaml")):
        documents, _ = parse(path.read_text("utf-8"))
        with (root / "records" / f"{path.parent.name}.jsonl").open("a", encoding="utf-8") as file:
            file.writelines(json.dumps(document.data) + "\n" for document in documents)


def invented(root: Path, number: int, seed: int = 1) -> None:
    """Some `number` records that collide, refer to each other in chains and circles, and break off."""
    random = Random(seed)
    (root / "archive").mkdir(parents=True)
    (root / "onrecord.yaml").write_text("title: Harbour talks\n", "utf-8")
    for place, text in enumerate(random_dataset.TEXTS):
        (root / "archive" / f"{place}.txt").write_bytes(text.encode())
    ids = {kind: [f"{kind}-{n:x}" for n in range(max(5, number // 8))] for kind in random_dataset.KINDS}
    for kind, folder in random_dataset.KINDS.items():
        lines = [_line(random, ids, kind) for _ in range(number // len(ids))]
        path = root / "records" / folder / "all.jsonl"
        path.parent.mkdir(parents=True)
        path.write_bytes(b"\n".join(lines) + b"\n")


def mistakes(root: Path) -> None:
    """Add a record for each mistake that a rule has a case of (tests/rules), where it can stand in JSON Lines.

    The records of a case get ids of their own, and so the cases do not touch each other, but for what they all lie
    over.
    """
    shutil.copytree(cases.BASE / "archive", root / "archive", dirs_exist_ok=True)
    base = [path.read_text("utf-8") for path in sorted((cases.BASE / "records").rglob("*.yaml"))]
    lines = [json.dumps(record) for record in _records(base)]
    for path in sorted(RULES.glob("*/cases.yaml")):
        for name, case in cases.cases_of(path.parent.name).items():
            files = {file: text for file, text in case.files.items() if file.startswith("records/")}
            large = sum(map(len, files.values())) > 10_000
            elsewhere = case.settings or case.makes or case.before or len(files) < len(case.files)
            if elsewhere or large or not case.finds:
                continue
            here = crc32(f"{case.code} {name}".encode())
            lines += [
                line for file, text in files.items() if is_lines(file) for line in text.split("\n") if line
            ]
            own = [
                *case.records.values(),
                *_records(text for file, text in files.items() if not is_lines(file)),
            ]
            ids = {record["id"] for record in own if isinstance(record.get("id"), str)}
            lines += [json.dumps(_renamed(record, ids, f"-{here:x}"), default=str) for record in own]
            for text_name, text in case.texts.items():
                (root / "archive" / f"{here:x}-{text_name}.txt").write_text(text, "utf-8")
    (root / "records" / "mistakes.jsonl").write_text("\n".join(lines) + "\n", "utf-8")


def _records(texts: Iterable[str]) -> Iterator[dict[str, Any]]:
    for text in texts:
        yield from (document.data for document in parse(text)[0] if isinstance(document.data, dict))


def _renamed(value: Any, ids: set[str], suffix: str) -> Any:
    """A record whose own ids, and those beside it, are others."""
    if isinstance(value, dict):
        return {key: _renamed(inner, ids, suffix) for key, inner in value.items()}
    if isinstance(value, list):
        return [_renamed(inner, ids, suffix) for inner in value]
    return value + suffix if isinstance(value, str) and value in ids else value


def edit(root: Path, seed: int) -> None:
    """Take lines out, double them, and give them other ids."""
    random = Random(seed)
    for path in sorted((root / "records").rglob("*.jsonl")):
        lines = path.read_bytes().splitlines()
        for _ in range(5):
            line = random.choice(lines)
            what = random.choice(["out", "double", "cut", "swap"])
            if what == "out":
                lines.remove(line)
            elif what == "double":
                lines.insert(random.randrange(len(lines)), line)
            elif what == "cut":
                lines[lines.index(line)] = line[: len(line) // 2]
            else:
                lines[lines.index(line)] = line.replace(b"-1", b"-2", 1)
        path.write_bytes(b"\n".join(lines) + b"\n")


def _line(random: Random, ids: dict[str, list[str]], kind: str) -> bytes:
    before = dict(random_dataset.IDS)
    random_dataset.IDS.update(ids)
    try:
        record = random_dataset.random_record(random, kind, random.choice(ids[kind]))
    finally:
        random_dataset.IDS.update(before)
    line = json.dumps(record, ensure_ascii=random.random() < 0.5)
    luck = random.random()
    if luck < 0.01:
        line = line[: random.randrange(len(line))]
    elif luck < 0.02:
        line = ""
    elif luck < 0.03:
        line = line.replace(":", ": NaN,", 1)
    elif luck < 0.04:
        line = f"  {line} \r"
    data = line.encode()
    return data.replace(b"e", b"\xff", 1) if luck > 0.99 else data


def sound(root: Path, blocks: int) -> None:
    """Records without errors, in several languages and versions, in chains; some drafts, extracted, or withdrawn.

    Statement 0 is a draft, and statement 1 large; what is said in event 2 was extracted with little confidence.
    """
    (root / "records").mkdir(parents=True)
    (root / "archive").mkdir()
    (root / "onrecord.yaml").write_text("title: Συνομιλίες στο λιμάνι\nversion: 1.0.0\n", "utf-8")
    with (root / "records" / "all.jsonl").open("w", encoding="utf-8") as file:
        for number in range(blocks):
            for record in _block(root, number):
                file.write(json.dumps(record, ensure_ascii=bool(number % 2)) + "\n")


SAYINGS = [
    ("en", "The harbour stays open to every ship, whatever its flag."),
    ("el", "Το λιμάνι μένει ανοιχτό για κάθε πλοίο, ό,τι σημαία κι αν έχει."),
    ("ar", "يبقى الميناء مفتوحا لكل سفينة مهما كان علمها."),
    ("ja", "港はどの船にも開かれたままである。"),
]


def _block(root: Path, number: int) -> Iterator[dict[str, Any]]:
    """An article with what it names: half of them are derived from the one before, in a chain."""
    language, words = SAYINGS[number % len(SAYINGS)]
    text = f"“{words}” — Zoë Quill {number}.\n"
    (root / "archive" / f"{number}.txt").write_text(text, "utf-8")
    newer = number % 2 + 1
    origin = {"origin": {"method": "curated"}}
    extracted = {
        "origin": {"method": "extracted", "tool": "a program", "confidence": 0.2 if number == 2 else 0.9}
    }
    chain = [{"article": f"article-{number - 1}", "relation": "rewrite"}] if number % 8 else []
    yield {
        "schema": f"article/{newer}",
        "id": f"article-{number}",
        "title": words,
        "language": language,
        "genre": "news",
        "published": f"2021-03-{number % 28 + 1:02}",
        "publisher": f"organization-{number % 3}",
        "text": {"sha256": hashlib.sha256(text.encode()).hexdigest()},
        **({"derived_from": chain} if chain else {}),
        **origin,
    }
    if number < 3:
        yield {
            "schema": "organization/1",
            "id": f"organization-{number}",
            "name": f"Εφημερίδα {number}",
            "type": "media",
            **origin,
        }
    yield {"schema": f"person/{newer}", "id": f"person-{number}", "name": f"Zoë Quill {number}", **origin}
    sources = [{"article": f"article-{near}"} for near in {number, max(number - 3, 0)}]
    yield {
        "schema": "event/1",
        "id": f"event-{number}",
        "title": f"Talks {number}",
        "type": "meeting",
        "status": "occurred",
        "date": f"2021-0{number % 2 + 2}",
        "participants": [{"participant": f"person-{number}", "role": "speaker"}],
        "sources": [{**source, "evidence": "Zoë Quill"} for source in sources],
        **(extracted if number == 2 else origin),
    }
    said = {
        "schema": f"statement/{newer}",
        "id": f"statement-{number}",
        "speaker": f"person-{number}",
        "said": "2021-03-01",
        "event": f"event-{number}",
        "mode": "direct",
        "quote": words,
        "language": language,
        "sources": [{"article": f"article-{number}"}],
        **origin,
    }
    more: dict[int, dict[str, Any]] = {
        0: {"draft": True},
        1: {"notes": "word " * 200_000},
        5: {"withdrawn": {"date": "2021-04-01", "reason": "The paper took it back."}},
    }
    yield said | more.get(number, {})
