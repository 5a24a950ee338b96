"""Killed at a random moment: every file is whole, old or new, the dataset is whole, and the next run puts all right.

`make torture` kills each command 200 times (KILLS=200), `make test` a few times. A command is a row of WRITES.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import re
import shutil
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import corpus
import pytest
from commands import Files, contents, ended, run, start

from validator.source.write import SUFFIX

KILLS = int(os.environ.get("KILLS", "3"))
SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT)
TEXT = "Port Solace, March 5\n\n" + "".join(
    f"“We have counted {number} ferries at the berth,” Ada Quill said. Then it rained.\n\n"
    for number in range(40)
)


@dataclass(frozen=True)
class Writes:
    """A command that writes: its arguments, what is done to the dataset before, how it may end when nobody kills it.

    `again` is how it ends where its work is done already.
    """

    arguments: tuple[str, ...]
    before: Callable[[Path], None] = lambda _: None
    code: int = 0
    again: int = 0


def _with_marks(root: Path) -> None:
    for path in (root / "records").rglob("statement-*.yaml"):
        text = path.read_text("utf-8")
        path.write_text(re.sub("^quote: '(.*)'$", "quote: '“\\1”'", text, flags=re.MULTILINE), "utf-8")


def _with_text(root: Path) -> None:
    (root / "told.txt").write_text(TEXT, "utf-8")


def _with_lines(root: Path) -> None:
    """Twenty records, and one line that stays out."""
    person = {"schema": "person/2", "name": "Some Body", "origin": {"method": "curated"}}
    lines = [json.dumps({**person, "id": f"somebody-{number}"}) for number in range(20)]
    (root / "new.jsonl").write_text("\n".join([*lines, "{broken", ""]), "utf-8")


WRITES = {
    "attest": Writes(("attest",)),
    "migrate": Writes(("migrate",)),
    "fix": Writes(("validate", "--fix"), _with_marks),
    "new": Writes(("new", "person", "ada-quill"), again=2),
    "draft": Writes(("draft", "told.txt", "--published", "2024-03-06"), _with_text),
    "baseline": Writes(("validate", "--write-baseline", "known.json")),
    "report": Writes(("validate", "--no-cache", "--output", "report.html", "--output", "report.json")),
    "build": Writes(("build",)),
    "site": Writes(("site",)),
    "format": Writes(("format",)),
    "rename": Writes(("rename", "person-0", "somebody"), again=2),
    "merge": Writes(("merge", "person-0", "person-10")),
    "withdraw": Writes(("withdraw", "statement-0-0", "--reason", "A mistake.", "--date", "2031-03-04")),
    "init": Writes(("init", "another"), again=2),
    "ingest": Writes(("ingest", "new.jsonl"), _with_lines, code=1, again=1),
    "ingest --shard": Writes(
        ("ingest", "new.jsonl", "--shard", "records/new.jsonl"), _with_lines, code=1, again=1
    ),
}
"""Commands that write into a dataset."""


def kill_once(root: Path, cache: Path, arguments: tuple[str, ...], how: int, after: float) -> None:
    child, output = start(root, cache, *arguments)
    time.sleep(after)
    os.kill(child, how)  # one that has ended is still waited for
    code, said = ended(child, output)
    assert "bug in OnRecord" not in said, said
    assert code in (0, 1, 2, 130, -how), said


@pytest.fixture(name="made", scope="module")
def made_dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("made") / "dataset"
    corpus.write(root, 20, texts=True)
    return root


def moments(lasts: float, seed: str) -> list[tuple[int, float]]:
    """A signal and a moment for each kill, spread over the time that the command takes when it is left alone."""
    dice = random.Random(seed)
    return [(SIGNALS[number % 3], dice.uniform(0, lasts)) for number in range(KILLS)]


def restore(root: Path, files: Files) -> None:
    """Put a folder back as it was."""
    for name, data in contents(root).items():
        if files.get(name) != data:
            (root / name).unlink()
    for name, data in files.items():
        if not (root / name).exists():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(data)
    for path in sorted(root.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()


@pytest.mark.parametrize("command", WRITES)
def test_files_are_whole(command: str, made: Path, tmp_path: Path) -> None:
    row = WRITES[command]
    root, cache, copy = tmp_path / "dataset", tmp_path / "cache", tmp_path / "alone" / "dataset"
    shutil.copytree(made, root)
    row.before(root)
    shutil.copytree(root, copy)
    old = contents(root)
    began = time.monotonic()
    code, said = run(copy, cache, *row.arguments)
    lasts = time.monotonic() - began
    assert code == row.code, said
    new = contents(copy)
    assert old != new
    for how, after in moments(lasts, command):
        kill_once(root, cache, row.arguments, how, after)
        now = contents(root)
        left = set(now) - set(old) - set(new)
        assert all(SUFFIX in name or is_being_built(name) for name in left), left
        assert set(old) & set(new) <= set(now)
        for name in set(now) - left:
            assert now[name] in (old.get(name), new.get(name)), name
        assert (root / "dist").exists() <= whole(root / "dist")
        pages = {name for name in new if name.startswith("site/")}
        assert pages & set(now) in (set(), pages)
        code, said = run(root, cache, *row.arguments)
        assert code in ((row.again,) if now == new else (row.code, row.again)), said
        assert contents(root) == new, (
            "what is done again is what one run alone does, and nothing is left lying about"
        )
        restore(root, old)


def is_being_built(name: str) -> bool:
    return name.startswith((".dist.", ".site.", ".onrecord-ingest/"))


def whole(dist: Path) -> bool:
    """Whether a dataset that was built holds what its manifest says."""
    if not dist.exists():
        return False
    listed = json.loads((dist / "manifest.json").read_bytes())["files"]
    found = contents(dist)
    found.pop("manifest.json")
    return {name: hashlib.sha256(data).hexdigest() for name, data in found.items()} == {
        name: entry["sha256"] for name, entry in listed.items()
    }


def test_the_old_dataset_or_the_new_one(made: Path, tmp_path: Path) -> None:
    root, cache = tmp_path / "dataset", tmp_path / "cache"
    shutil.copytree(made, root)
    assert run(root, cache, "build")[0] == 0
    old = contents(root / "dist")
    changing = next((root / "records").rglob("statement-0-0.yaml"))
    changing.write_text(changing.read_text("utf-8").replace("notes: '", "notes: 'It rained. "), "utf-8")
    began = time.monotonic()
    assert run(root, cache, "build")[0] == 0
    lasts = time.monotonic() - began
    new = contents(root / "dist")
    assert old != new
    for how, after in moments(lasts, "build"):
        restore(root / "dist", old)
        kill_once(root, cache, ("build",), how, after)
        assert contents(root / "dist") in (old, new)
    assert run(root, cache, "build")[0] == 0
    assert contents(root / "dist") == new
    assert not (root / ".dist.building").exists()


def test_what_is_remembered_is_true_or_not_used(made: Path, tmp_path: Path) -> None:
    root, cache = tmp_path / "dataset", tmp_path / "cache"
    shutil.copytree(made, root)
    began = time.monotonic()
    run(root, cache, "validate")
    lasts = time.monotonic() - began
    changing = next((root / "records").rglob("statement-0-0.yaml"))
    whole_text = changing.read_text("utf-8")
    for number, (how, after) in enumerate(moments(lasts, "validate")):
        mode = "'shouted'" if number % 2 else "'direct'"
        changing.write_text(whole_text.replace("mode: 'direct'", f"mode: {mode}"), "utf-8")
        kill_once(root, cache, ("validate",), how, after)
        assert run(root, cache, "validate") == run(root, cache, "validate", "--no-cache")


@pytest.mark.parametrize("command", ["watch", "lsp"])
def test_what_goes_on_until_somebody_ends_it(command: str, made: Path, tmp_path: Path) -> None:
    """A record is saved while it runs, and it is ended in the middle of checking that: the next run says the truth."""
    root, cache = tmp_path / "dataset", tmp_path / "cache"
    shutil.copytree(made, root)
    changing = next((root / "records").rglob("statement-0-0.yaml"))
    whole_text = changing.read_text("utf-8")
    texts = [whole_text, whole_text.replace("mode: 'direct'", "mode: 'shouted'")]
    given = opened(root, changing, texts[1]) if command == "lsp" else b""
    for number, (how, after) in enumerate(moments(1.5, command)):
        changing.write_text(texts[number % 2], "utf-8")
        before = contents(root)
        child, output = start(root, cache, command, given=given)
        time.sleep(after / 2)
        changing.write_text(texts[1 - number % 2], "utf-8")
        before[changing.relative_to(root).as_posix()] = changing.read_bytes()
        time.sleep(after / 2)
        os.kill(child, how)
        code, said = ended(child, output)
        assert "bug in OnRecord" not in said, said
        assert "Traceback" not in said, said
        assert code in (0, 1, 130, -how), said
        assert contents(root) == before
        assert run(root, cache, "validate") == run(root, cache, "validate", "--no-cache")


def opened(root: Path, path: Path, text: str) -> bytes:
    """What an editor sends that opens a record in which something was typed."""
    document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": text}
    messages: list[dict[str, object]] = [
        {
            "id": 1,
            "method": "initialize",
            "params": {"processId": None, "rootUri": root.as_uri(), "capabilities": {}},
        },
        {"method": "initialized", "params": {}},
        {"method": "textDocument/didOpen", "params": {"textDocument": document}},
    ]
    bodies = [json.dumps({"jsonrpc": "2.0", **message}).encode() for message in messages]
    return b"".join(b"Content-Length: %d\r\n\r\n%b" % (len(body), body) for body in bodies)
