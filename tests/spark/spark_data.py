"""Where these tests run: on Sail (Spark Connect without Java) in `make test`, on Apache Spark in `make test-spark`.

And on what: invented datasets in JSON Lines, full of every kind of mistake, and the shipped one in that form.
"""

from __future__ import annotations

import atexit
import json
import os
import sys
from functools import cache
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from validator.source.document import parse

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

MASTER = os.environ.get("ONRECORD_SPARK", "")
"""A Spark master; without it, Sail is asked."""
ROOT = Path(__file__).parents[2]
sys.path.append(str(ROOT / "tests" / "checks"))

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
