"""What reaches a limit of time or memory is one finding; all the rest is judged, and nothing of it is remembered."""

from __future__ import annotations

import faulthandler
import importlib
import json
import os
import re
import signal
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from validator.check import check
from validator.cli.commands.init import write_dataset
from validator.cli.main import main
from validator.corpus.at_hand import TooMuchError, passed_over, set_bounds
from validator.corpus.config import load_dataset
from validator.corpus.reading import read_content
from validator.engine import batches, groups
from validator.engine import processes as workers
from validator.engine.apply_rules import judge_group
from validator.engine.limits import LEAST, Limits, each, limited
from validator.engine.processes import spread
from validator.findings.finding import Finding

pytestmark = pytest.mark.skipif(os.name != "posix", reason="there are no limits there")

SHORT = Limits(0.2, 200 * 1024**2)
TWINS = "[self]" + ".map(x,[x,x])" * 24
MULTIPLY = f"self.topic != 'long' || {TWINS} == {TWINS}"
"""A rule that compares two trees of sixteen million leaves, made of what it is given: for one topic."""


def work(items: Sequence[str]) -> list[str]:
    done = []
    kept: list[bytes] = []
    for item in each(items):
        while item == "time":
            pass
        while item == "memory":
            kept.append(bytes(10_000_000))
        if item in ("abort", "killed"):
            faulthandler.disable()
            os.kill(os.getpid(), signal.SIGABRT if item == "abort" else signal.SIGKILL)
        done.append(item)
    return done


def given_up(items: Sequence[str], number: int, reason: str, limits: Limits) -> list[str]:
    return [f"{reason}!"]


@pytest.mark.parametrize("number", [1, 2])
def test_the_others_are_done_and_all_comes_in_order(number: int) -> None:
    tasks = [
        ["a", "b"],
        ["time"],
        ["c", "memory", "d", "abort"],
        [],
        ["killed", "e"],
        ["memory", "memory", "f"],
    ]
    with limited(SHORT):
        results = list(spread(work, tasks, number, given_up))
    flat = [item for part in results for item in part]
    expected = ["a", "b", "time!", "c", "memory!", "d", "memory!", "ended!", "e", "memory!", "memory!", "f"]
    assert flat == expected


def test_each_further_one_has_less_time() -> None:
    with limited(Limits(0.4)):
        began = time.process_time(), os.times().children_user
        list(spread(work, [["time"] * 4], 1, given_up))
        taken = os.times().children_user - began[1]
    assert taken < 0.4 * (1 + 1 / 2 + 1 / 3 + 1 / 4) + 0.4
    assert Limits(0.1).after_another().seconds == LEAST


def test_without_limits_a_small_run_has_no_other_process() -> None:
    assert list(spread(lambda _: os.getpid(), [1, 2], 1, lambda *_: 0)) == [os.getpid()] * 2
    with limited(SHORT):
        assert os.getpid() not in list(spread(lambda _: os.getpid(), [1, 2], 1, lambda *_: 0))


@pytest.fixture(name="root")
def calls(tmp_path: Path) -> Path:
    root = tmp_path / "dataset"
    (root / "calls").mkdir(parents=True)
    rule = {"code": "in-one-piece", "require": MULTIPLY, "message": "Say it in one piece."}
    kind = {"files": "calls/*.json", "schema": "calls.schema.json", "id": "id", "rules": [rule]}
    (root / "onrecord.yaml").write_text(json.dumps({"title": "Calls", "kinds": {"call": kind}}), "utf-8")
    (root / "calls.schema.json").write_text("{}", "utf-8")
    for name in "abc":
        call(root, name, "short")
    return root


def call(root: Path, name: str, topic: str) -> None:
    (root / f"calls/{name}.json").write_text(json.dumps({"id": name, "topic": topic}), "utf-8")


def validate(root: Path, capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        code = main(["validate", "--timeout", "0.3", *options])
    return code, capsys.readouterr().out


def test_a_rule_without_end_costs_its_record(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert validate(root, capsys)[0] == 0
    call(root, "b", "long")
    call(root, "c", "short" * 2)
    for options in ((), (), ("--no-cache",), ("calls/b.json",)):
        code, said = validate(root, capsys, *options)
        assert code == 1
        assert (
            "calls/b.json:1:1: error[not-judged]: this record was not judged: it takes more than 0.3 sec"
            in said
        )
        assert said.count("error[") == 1
    assert validate(root, capsys, "calls/c.json")[0] == 0
    call(root, "b", "short")
    assert validate(root, capsys)[0] == 0


def test_it_can_be_neither_waived_nor_turned_off(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call(root, "b", "long")
    settings = json.loads((root / "onrecord.yaml").read_text("utf-8"))
    (root / "onrecord.yaml").write_text(json.dumps(settings | {"rules": {"not-judged": "off"}}), "utf-8")
    code, said = validate(root, capsys)
    assert code == 1
    assert "rule-always-on" in said
    assert "error[not-judged]" in said


def slow(original: Any, name: str) -> Any:
    def call_it(*arguments: Any) -> Any:
        while name in str(arguments[1]):
            pass
        return original(*arguments)

    return call_it


def found(root: Path) -> list[Finding]:
    with limited(SHORT):
        dataset, hits = load_dataset(root)
        return check(dataset, hits, today=date(2031, 6, 1)).findings


@pytest.mark.parametrize("number", [1, 2])
def test_a_file_that_can_not_be_read_in_time(
    root: Path, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "processes", lambda: number)
    monkeypatch.setattr(workers, "WORTH_IT", 1)
    monkeypatch.setattr(batches, "read_content", slow(read_content, "calls/b.json"))
    (finding,) = found(root)
    assert (finding.code, finding.location.file, finding.location.line) == ("not-judged", "calls/b.json", 1)
    assert finding.message.startswith("the file was not judged")


def test_a_group_that_is_compared_without_end(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in "de":
        (root / f"calls/{name}.json").write_text('{"id": "zebra", "topic": "short"}', "utf-8")
    monkeypatch.setattr(groups, "judge_group", slow(judge_group, "zebra"))
    finding, *_ = [finding for finding in found(root) if finding.code == "not-judged"]
    assert finding.location.file in ("calls/d.json", "calls/e.json")
    assert "by the rule 'duplicate-id'" in finding.message


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--timeout", "0"), "no number of seconds"),
        (("--timeout", "nan"), "no number of seconds"),
        (("--timeout", "soon"), "no number of seconds"),
        (("--max-memory", "much"), "no size of memory"),
        (("--max-memory", "10"), "no size of memory"),
    ],
)
def test_limits_that_are_none(
    options: tuple[str, str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        main(["validate", *options])
    assert end.value.code == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("size", ["300M", "1.5g", "2GiB", "900000K"])
def test_sizes(root: Path, size: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert validate(root, capsys, "--max-memory", size)[0] == 0


def for_ever(*_: Any, **__: Any) -> Any:
    while True:
        pass


def all_memory(*_: Any, **__: Any) -> Any:
    kept = []
    while True:
        kept.append(bytes(10_000_000))


@pytest.mark.parametrize(("how", "limit"), [(for_ever, "--timeout=0.2"), (all_memory, "--max-memory=100M")])
@pytest.mark.parametrize(
    "command",
    [
        ["rename", "ada-quill", "bo-holt"],
        ["merge", "ada-quill", "bo-holt"],
        ["withdraw", "ada-quill", "--reason", "none"],
        ["draft", "archive/ministry-of-ports-2024-03-06-talks.txt"],
    ],
    ids=lambda command: command[0],
)
def test_what_hangs_on_every_record_ends_at_the_one_that_takes_too_much(
    command: list[str],
    how: Any,
    limit: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    write_dataset(tmp_path)
    before = all_bytes(tmp_path)
    monkeypatch.chdir(tmp_path)
    for place in PARSING:
        monkeypatch.setattr(f"validator.{place}", how)
    assert main([*command, limit]) == 1
    said = capsys.readouterr().out
    assert f"{DRAFT}:1:1: error[not-judged]: this file was not judged" in said
    assert limit.split("=", maxsplit=1)[0] in said
    assert signal.getitimer(signal.ITIMER_PROF)[0] == 0
    assert all_bytes(tmp_path) == before


PARSING = ("corpus.documents.parse_file", "authoring.known.parse_file", "corpus.reading.read_content")
DRAFT = "records/agreements/northern-berth-draft.yaml"


def all_bytes(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


def for_one_file(how: Any, place: str) -> Any:
    """What a module does, but for ever where it comes to one file."""
    module, _, name = f"validator.{place}".rpartition(".")
    usual = getattr(importlib.import_module(module), name)
    return lambda data, file, *rest, **more: (how if file == DRAFT else usual)(data, file, *rest, **more)


@pytest.mark.parametrize(("how", "limit"), [(for_ever, "--timeout=0.2"), (all_memory, "--max-memory=100M")])
@pytest.mark.parametrize("command", ["attest", "coverage", "migrate", "format"])
def test_where_records_stand_by_themselves_the_others_are_done(
    command: str,
    how: Any,
    limit: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    write_dataset(tmp_path)
    monkeypatch.chdir(tmp_path)
    statement = tmp_path / "records/statements/2024-03-05-quill-no-date-yet.yaml"
    text = statement.read_text("utf-8")
    older = re.sub(r" {4}proofs:.*\n {6}quote:\n.*\n", "", text).replace("statement/2", "statement/1")
    statement.write_text(older.replace("mode: direct", "mode:   direct"), "utf-8")
    for place in PARSING:
        monkeypatch.setattr(f"validator.{place}", for_one_file(how, place))
    before = all_bytes(tmp_path)
    assert main([command, limit]) == 1
    said = capsys.readouterr()
    assert f"{DRAFT}:1:1: error[not-judged]: this file was not judged" in said.err
    assert said.err.count("not-judged") == 1
    changed = {path.name for path, data in all_bytes(tmp_path).items() if data != before[path]}
    assert changed == (set() if command == "coverage" else {statement.name})
    assert command != "coverage" or "quoted words held" in said.out


def test_each_one_that_is_passed_over_leaves_less_time(monkeypatch: pytest.MonkeyPatch) -> None:
    passed: list[TooMuchError] = []
    set_bounds((0.2, 1 << 30), passed)
    began = time.process_time()
    try:
        for number in range(5):
            with passed_over(f"{number}"):
                for_ever()
    finally:
        set_bounds(None)
    assert [(error.file, error.seconds) for error in passed] == [
        ("0", 0.2),
        ("1", 0.1),
        ("2", 0.1),
        ("3", 0.1),
        ("4", 0.1),
    ]
    assert time.process_time() - began < 2


@pytest.mark.parametrize("place", ["prove_quote", "pieces"])
def test_an_article_of_which_a_proof_takes_too_long_is_named_and_left_as_it_is(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write_dataset(tmp_path)
    monkeypatch.chdir(tmp_path)
    article = tmp_path / "records/articles/ministry-of-ports-2024-03-06-talks.yaml"
    article.write_text(re.sub(r"  commitment: .*\n", "", article.read_text("utf-8")), "utf-8")
    before = all_bytes(tmp_path)
    monkeypatch.setattr(f"validator.authoring.attest.{place}", for_ever)
    assert main(["attest", "--timeout=0.2"]) == 1
    assert "error[not-judged]: this record was not judged" in capsys.readouterr().err
    if place == "pieces":
        assert all_bytes(tmp_path) == before
