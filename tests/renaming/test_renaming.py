"""`onrecord rename`, `merge` and `withdraw`: all that names the record follows, and nothing else changes."""

from __future__ import annotations

import re
import subprocess
import time
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from validator.authoring.known import RecordFiles, read_known
from validator.authoring.renaming import merge, rename, withdraw
from validator.authoring.rewriting import Plan, RefusedError
from validator.check import check
from validator.cli.carrying_out import _make
from validator.cli.commands.init import write_dataset
from validator.cli.main import main
from validator.corpus.config import load_dataset
from validator.corpus.kinds import all_schemas
from validator.findings.finding import Severity

STATEMENT = "records/statements/2024-03-05-quill-no-date-yet.yaml"
PERSON = "schema: person/2\nid: {}\nname: {}\norigin: {{method: curated}}\n"
KINDS = """\
title: Boats
kinds:
  boat:
    files: boats/*.yaml
    id: number
    references: {"sister": {kind: boat, prefix: 'boat:'}, "crew[]": sailor, "hours{}": sailor}
  sailor: {files: sailors.json, id: code, records: '[]'}
  port: {files: ports/*.json, id: file.stem, references: {"boats[]": boat}}
"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_dataset(tmp_path)
    for name in ("tomas-arden", "tom-arden"):
        (tmp_path / f"records/people/{name}.yaml").write_text(PERSON.format(name, "Tomas Arden"), "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def boats(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "boats").mkdir()
    (tmp_path / "ports").mkdir()
    (tmp_path / "onrecord.yaml").write_text(KINDS, "utf-8")
    (tmp_path / "boats/b1.yaml").write_text(
        "number: 1 # the old one\ncrew: [ada, bo]\nhours: {ada: 7}\n", "utf-8"
    )
    (tmp_path / "boats/b2.yaml").write_text(
        "number: 2\nsister: boat:1\n---\nnumber: 3\nsister: boat:1\n", "utf-8"
    )
    (tmp_path / "sailors.json").write_text('[{"code": "ada"},\n {"code": "bo"}]\n', "utf-8")
    (tmp_path / "ports/solace.json").write_text('{\n  "boats": [1, 2]\n}\n', "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def known(root: Path) -> RecordFiles:
    dataset, hits = load_dataset(root)
    schemas, wrong, errors = all_schemas(dataset)
    assert not hits
    assert not wrong
    assert not errors
    return read_known(dataset, schemas)


def findings(root: Path) -> Counter[str]:
    dataset, hits = load_dataset(root)
    found = check(dataset, hits, today=date(2031, 3, 4)).findings
    return Counter(one.code for one in found if one.severity is not Severity.INFO)


def texts(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and ".git" not in path.parts
    }


@pytest.mark.parametrize(
    ("old", "file"),
    [
        ("ada-quill", "people"),
        ("ministry-of-ports", "organizations"),
        ("ministry-of-ports-2024-03-06-talks", "articles"),
        ("2024-03-05-harbour-talks", "events"),
        ("2024-03-05-quill-no-date-yet", "statements"),
        ("northern-berth-draft", "agreements"),
    ],
)
def test_whatever_is_renamed_nothing_is_found_that_was_not_there(root: Path, old: str, file: str) -> None:
    before, lines = findings(root), b"".join(texts(root).values()).count(b"\n")
    assert main(["rename", old, "the-new-one"]) == 0
    assert not (root / f"records/{file}/{old}.yaml").exists()
    assert "\nid: the-new-one" in (root / f"records/{file}/the-new-one.yaml").read_text("utf-8")
    assert findings(root) == before
    assert b"".join(texts(root).values()).count(b"\n") == lines
    assert main(["rename", "the-new-one", old]) == 0
    assert findings(root) == before


def test_there_and_back_is_as_it_was(root: Path) -> None:
    before = texts(root)
    assert main(["rename", "ada-quill", "a"]) == 0
    assert main(["rename", "a", "ada-quill"]) == 0
    assert texts(root) == before


def test_waivers_follow(root: Path) -> None:
    (root / "waivers.yaml").write_text(
        "# ours\n- rule: same-name\n  record: tom-arden # both\n  reason: Two men.\n  by: L. Moreau\n",
        "utf-8",
    )
    assert main(["rename", "tom-arden", "tom-arden-2"]) == 0
    assert "  record: tom-arden-2 # both\n" in (root / "waivers.yaml").read_text("utf-8")


def test_the_diff_is_what_is_done(root: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    before = texts(root)
    assert main(["rename", "ada-quill", "ada-m-quill", "--diff"]) == 0
    assert texts(root) == before
    patch = capsys.readouterr().out
    assert main(["rename", "ada-quill", "ada-m-quill"]) == 0
    after = texts(root)
    for name in after.keys() - before.keys():
        (root / name).unlink()
    for name, data in before.items():
        (root / name).write_bytes(data)
    subprocess.run(["git", "apply", "-"], input=patch.encode(), check=True, cwd=root, timeout=20)
    assert texts(root) == after


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["rename", "ada-quil", "x"], "did you mean 'ada-quill'?"),
        (["rename", "ada-quill", "tom-arden"], "is the id of a record already"),
        (["rename", "ada-quill", "Ada Quill"], "would no longer fit its schema"),
        (["rename", "ada-quill", "../x"], "would no longer fit its schema"),
        (["rename", "ada-quill", "ada-quill"], "its id already"),
        (["merge", "ada-quill", "ada-quill"], "into itself"),
        (["merge", "ada-quill", "ministry-of-ports"], "there is no person with the id"),
        (["withdraw", "ada-quill", "--reason", "No."], "names 'ada-quill'"),
        (["withdraw", "tom-arden", "--reason", " "], "--reason is empty"),
        (["withdraw", "tom-arden", "--reason", "No.", "--date", "5.3.2031"], "is no day"),
    ],
)
def test_what_can_not_be_is_refused_as_a_whole(
    root: Path, arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = texts(root)
    assert main(arguments) == 2
    assert says in capsys.readouterr().err
    assert texts(root) == before


@pytest.mark.parametrize(
    "text", ["id: [ada-quill", "schema: nothing/1\nspeaker: ada-quill\n", "a: \x00 ada-quill"]
)
def test_what_can_not_be_read_may_name_it(root: Path, text: str, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "records/people/odd.yaml").write_text(text, "utf-8")
    assert main(["rename", "ada-quill", "x"]) == 2
    assert "records/people/odd.yaml:" in capsys.readouterr().err
    assert main(["rename", "tom-arden", "x"]) == 0


def test_a_record_among_others_in_json_lines(root: Path) -> None:
    file = root / "records/more.jsonl"
    file.write_text(
        '{"schema": "person/2", "id": "bo", "name": "Bo Ek", "origin": {"method": "curated"}}\n'
        '{"schema":"person/2","id":"cy","name":"Cy Bo","origin":{"method":"curated"},"replaced_by":"bo"}\n',
        "utf-8",
    )
    before = findings(root)
    assert main(["rename", "bo", "bo-ek"]) == 0
    assert '"id": "bo-ek", "name": "Bo Ek"' in file.read_text("utf-8")
    assert '"replaced_by":"bo-ek"}' in file.read_text("utf-8")
    assert findings(root) == before


def test_mapped_kinds(boats: Path) -> None:
    before = findings(boats)
    assert main(["rename", "1", "10", "--kind", "boat"]) == 0
    assert (boats / "boats/b1.yaml").read_text("utf-8").startswith("number: 10 # the old one\n")
    assert (boats / "boats/b2.yaml").read_text("utf-8").count("sister: boat:10\n") == 2
    assert (boats / "ports/solace.json").read_text("utf-8") == '{\n  "boats": [10, 2]\n}\n'
    assert main(["rename", "ada", "ägir"]) == 0
    assert (boats / "boats/b1.yaml").read_text("utf-8").endswith(
        "crew: ['ägir', bo]\nhours: {'ägir': 7}\n"
    ) or (boats / "boats/b1.yaml").read_text("utf-8").endswith("crew: [ägir, bo]\nhours: {ägir: 7}\n")
    assert '[{"code": "ägir"},\n' in (boats / "sailors.json").read_text("utf-8")
    assert main(["rename", "solace", "hope"]) == 0
    assert (boats / "ports/hope.json").exists()
    assert findings(boats) == before
    assert main(["rename", "hope", "../hope"]) == 2
    assert main(["merge", "ägir", "bo"]) == 2


def test_a_merged_record_says_what_took_its_place_and_nothing_names_it(root: Path) -> None:
    statement = root / STATEMENT
    text = statement.read_text("utf-8")
    statement.write_text(text.replace("position:", "via: tomas-arden # who heard it\nposition:"), "utf-8")
    before = findings(root)
    assert main(["merge", "tomas-arden", "tom-arden"]) == 0
    assert "via: tom-arden # who heard it\n" in statement.read_text("utf-8")
    assert "replaced_by: tom-arden\n" in (root / "records/people/tomas-arden.yaml").read_text("utf-8")
    assert findings(root) <= before
    with pytest.raises(RefusedError, match="no longer counts"):
        merge(known(root), "ada-quill", "tomas-arden")
    assert merge(known(root), "tomas-arden", "tom-arden").steps == ()


def test_no_list_names_a_record_twice(root: Path) -> None:
    event = next((root / "records/events").glob("*.yaml"))
    text = event.read_text("utf-8")
    more = "  - participant: tom-arden\n    role: attendee\n"
    event.write_text(text.replace("venue:", f"{more}venue:"), "utf-8")
    with pytest.raises(RefusedError, match=r"participants\[1\].participant and another entry"):
        merge(known(root), "tom-arden", "ada-quill")


def test_articles_with_other_texts_are_not_merged(root: Path) -> None:
    first = next((root / "records/articles").glob("*.yaml"))
    text = re.sub(f"^id: {first.stem}", "id: other", first.read_text("utf-8"), flags=re.MULTILINE)
    text = text.replace("sha256: 'f", "sha256: '0")
    (first.parent / "other.yaml").write_text(text, "utf-8")
    with pytest.raises(RefusedError, match="differ"):
        merge(known(root), first.stem, "other")


def test_withdrawn_together(root: Path) -> None:
    names = ["2024-03-05-quill-no-date-yet", "2024-03-05-harbour-talks", "northern-berth-draft"]
    command = [
        "withdraw",
        *names,
        "--reason",
        "Ничего: «не так».",
        "--because",
        "error",
        "--date",
        "2031-04-01",
    ]
    assert main(command) == 0
    assert "withdrawn:\n  date: '2031-04-01'\n  kind: error\n  reason: 'Ничего: «не так».'\n" in (
        root / STATEMENT
    ).read_text("utf-8")
    assert not findings(root).keys() & {"withdrawn-reference", "unknown-reference"}
    after = texts(root)
    assert main(command) == 0
    assert texts(root) == after


PLANS: dict[str, Callable[[Path], Plan]] = {
    "rename": lambda root: rename(known(root), "ada-quill", "ada-m-quill"),
    "merge": lambda root: merge(known(root), "tomas-arden", "tom-arden"),
    "withdraw": lambda root: withdraw(
        known(root),
        ["2024-03-05-quill-no-date-yet", "2024-03-05-harbour-talks", "northern-berth-draft"],
        {"date": "2031-04-01", "reason": "No."},
    ),
}

TOLD: dict[str, set[str]] = {
    "rename": set(),
    "merge": {"merged-reference"},
    "withdraw": {"withdrawn-reference"},
}
"""What may be said of a dataset in which one of them was broken off."""


@pytest.mark.parametrize("command", PLANS)
def test_broken_off_after_any_step_it_is_valid_and_the_next_run_makes_the_rest(
    root: Path, command: str
) -> None:
    statement = root / STATEMENT
    text = statement.read_text("utf-8")
    statement.write_text(text.replace("position:", "via: tomas-arden\nposition:"), "utf-8")
    old, before = texts(root), findings(root)
    make = PLANS[command]
    plan = make(root)
    for step in plan.steps:
        _make(step)
    new, sound = texts(root), findings(root)
    assert len(plan.steps) > 1
    for stop in range(len(plan.steps)):
        for name in texts(root).keys() - old.keys():
            (root / name).unlink()
        for name, data in old.items():
            (root / name).write_bytes(data)
        for step in make(root).steps[:stop]:
            _make(step)
        assert findings(root).keys() - before.keys() - sound.keys() <= TOLD[command]
        for step in make(root).steps:
            _make(step)
        assert texts(root) == new


def test_an_id_is_found_as_its_file_writes_it_where_case_makes_no_difference(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind = "{files: '*.yml', records: '{}', fold: [case], references: {boss: sailor}}"
    (tmp_path / "onrecord.yaml").write_text(f"title: T\nkinds: {{sailor: {kind}}}\n", "utf-8")
    (tmp_path / "a.yml").write_text("Ганна:\n  n: 1\nОлена:\n  boss: ГАННА\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["rename", "Ганна", "Марта"]) == 0
    assert (tmp_path / "a.yml").read_text("utf-8") == "Марта:\n  n: 1\nОлена:\n  boss: Марта\n"
    assert main(["validate"]) == 0


def test_time_does_not_grow_with_records_times_withdrawals(root: Path) -> None:
    lines = (
        f'{{"schema": "person/2", "id": "p-{n}", "name": "P {n}", "origin": {{"method": "curated"}}}}\n'
        for n in range(1000)
    )
    (root / "records" / "many.jsonl").write_text("".join(lines), "utf-8")
    everything = known(root)
    begun = time.process_time()
    plan = withdraw(
        everything, [f"p-{n}" for n in range(1000)], {"date": "2024-05-01", "reason": "Invented."}
    )
    assert time.process_time() - begun < 8  # a pass over the dataset for each: over a minute
    assert plan.steps[0].after is not None
    assert plan.steps[0].after.count('"withdrawn"') == 1000


@pytest.mark.parametrize(
    ("new", "said"),
    [
        ("con", "device on Windows"),
        ("LPT1", "device on Windows"),
        ("nul.older", "device on Windows"),
        ("a:b", "can't name a file"),
        ("ada.", "can't name a file"),
        ("a\nb", "can't name a file"),
        ("a\0b", "can't name a file"),
        (".ada", "can't name a file"),
        ("../ada", "can't name a file"),
        ("a" * 300, "too long"),
        ("TOM-Arden", "differs only by case"),
    ],
)
def test_an_id_that_no_file_can_have_everywhere_is_refused(boats: Path, new: str, said: str) -> None:
    (boats / "ports/tom-arden.json").write_text("{}\n", "utf-8")
    before = sorted(boats.rglob("*"))
    with pytest.raises(RefusedError, match=said):
        rename(known(boats), "solace", new)
    assert sorted(boats.rglob("*")) == before
