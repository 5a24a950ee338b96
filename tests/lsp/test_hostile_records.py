"""A record made to hang the check does not hang the editor: it is told as not judged, and all else as always."""

from __future__ import annotations

import json
import os
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conversation import Editor

from validator.editor import judging, patience
from validator.editor.judging import Judge
from validator.editor.session import Session

pytestmark = pytest.mark.skipif(os.name != "posix", reason="there are no limits there")
TWINS = "[self]" + ".map(x,[x,x])" * 24
HANGS = f"self.topic != 'long' || {TWINS} == {TWINS}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A kind of its own, whose rule comes to no end for one topic."""
    rule = {"require": HANGS, "code": "twins", "message": "Twins."}
    own = {"files": "notes/*.yaml", "id": "id", "rules": [rule]}
    (tmp_path / "onrecord.yaml").write_text(json.dumps({"title": "Notes", "kinds": {"note": own}}), "utf-8")
    (tmp_path / "notes").mkdir()
    for name in ("a", "b"):
        (tmp_path / f"notes/{name}.yaml").write_text(f"id: {name}\ntopic: short\n", "utf-8")
    return tmp_path


PROGRAM = (
    "-c",
    "import validator.editor.patience as p; p.SECONDS = 0.5\nfrom validator.cli.main import run; run()",
)
"""The server, with little patience."""


def test_what_is_typed_is_given_up_and_the_editor_goes_on(folder: Path) -> None:
    one, other = folder / "notes/a.yaml", folder / "notes/b.yaml"
    with Editor(folder, program=PROGRAM) as editor:
        editor.ready()
        first, second = editor.open(one), editor.open(other)
        editor.type(first, "id: a\ntopic: long\n")
        editor.settled(first, ["not-judged"])
        editor.type(second, "id: b\ntopic: [\n")
        editor.settled(second, ["yaml-syntax"])
        editor.type(first, "id: a\ntopic: short\n")
        editor.settled(first, [])
    assert editor.code == 0


def test_what_lies_on_the_disk_is_given_up_and_all_else_judged(folder: Path) -> None:
    (folder / "notes/a.yaml").write_text("id: a\ntopic: long\n", "utf-8")
    (folder / "notes/c.yaml").write_text("id: c\ntopic: ]\n", "utf-8")
    with Editor(folder, program=PROGRAM) as editor:
        editor.ready()
        editor.settled((folder / "notes/a.yaml").as_uri(), ["not-judged"])
        editor.settled((folder / "notes/c.yaml").as_uri(), ["yaml-syntax"])
        second = editor.open(folder / "notes/b.yaml")
        editor.type(second, "id: b\ntopic: [\n")
        editor.settled(second, ["yaml-syntax"])
    assert editor.code == 0


def test_what_python_itself_comes_to_no_end_with(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = Session(folder)
    known = session.read_settings()
    session.read_records(known)
    judge = Judge(known.dataset, known.hits, known.schemas, date(2026, 5, 4), session.index)
    monkeypatch.setattr(judging, "SECONDS", 0.3)
    tried: list[Any] = []

    def for_ever(*asked: Any) -> Any:
        tried.append(asked)
        while True:
            time.sleep(0)

    monkeypatch.setattr(judging, "read_content", for_ever)
    for _ in range(2):  # the second time, nobody tries
        assert [one.code for one in judge.alone("notes/a.yaml", b"id: a\n")] == ["not-judged"]
    assert len(tried) == 1


def test_patience_ends_nothing_that_is_done_in_time() -> None:
    for _ in range(100):
        with patience.patience(0.01):
            sum(range(100))
    time.sleep(0.3)
    began = time.thread_time()
    while time.thread_time() - began < 0.1:
        pass
