"""`onrecord init` and `onrecord new`: what a newcomer starts with."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yamlrocks

from validator.authoring.skeleton import skeleton
from validator.cli.commands.new import plural
from validator.cli.main import main
from validator.schema.loading import load_schemas, shipped_folder

KINDS = ["agreement", "article", "disagreement", "event", "organization", "person", "statement"]


@pytest.fixture
def dataset(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new dataset, with the working directory in it."""
    folder = tmp_path / "my dataset"
    assert main(["init", str(folder)]) == 0
    monkeypatch.chdir(folder)
    return folder


def test_a_new_dataset_has_a_record_of_each_kind_and_every_quote_is_checked(
    dataset: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert main(["validate"]) == 0
    said = capsys.readouterr().out
    assert "6 records: " + ", ".join(f"1 {kind}" for kind in KINDS if kind != "disagreement") in said
    assert "1 direct quote: 1 checked against the text" in said
    assert "4 pieces of evidence: 4 checked against the text" in said
    assert "ok: no errors\n" in said


def test_a_new_dataset_can_be_built(dataset: Path) -> None:
    assert main(["build"]) == 0
    assert any((dataset / "dist").iterdir())


def test_a_new_dataset_has_schemas_of_its_own(dataset: Path) -> None:
    for file in shipped_folder().rglob("*.json"):
        assert (dataset / "schemas" / file.relative_to(shipped_folder())).read_bytes() == file.read_bytes()


def test_a_falsified_quote_in_a_new_dataset_is_found(
    dataset: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = dataset / "records/statements/2024-03-05-quill-no-date-yet.yaml"
    record.write_text(record.read_text("utf-8").replace("have not set", "have set"), "utf-8")
    assert main(["validate"]) == 1
    assert "error[quote-not-in-source]" in capsys.readouterr().out


def test_init_says_what_to_do_next(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init", str(tmp_path / "a b")]) == 0
    said = capsys.readouterr().out
    assert f"cd '{tmp_path}/a b'" in said
    assert "onrecord validate" in said


def test_init_in_the_current_folder_does_not_say_cd(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    assert main(["init", "."]) == 0
    assert "  cd " not in capsys.readouterr().out
    assert main(["validate"]) == 0


def test_init_leaves_a_folder_that_is_not_empty_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = tmp_path / "notes.txt"
    mine.write_text("mine", "utf-8")
    assert main(["init", str(tmp_path)]) == 2
    assert "is not empty (it holds 'notes.txt')" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_init_on_a_file_is_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    assert main(["init", str(tmp_path / "file")]) == 2
    assert main(["init", str(tmp_path / "file" / "below")]) == 2
    assert "can't write" in capsys.readouterr().err


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_record_asks_for_what_is_required_and_nothing_else(
    dataset: Path, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert main(["new", kind, "mine"]) == 0
    file = Path(capsys.readouterr().out.strip())
    schema = load_schemas(dataset / "schemas")[0].latest(kind)
    written: Any = yamlrocks.loads(file.read_text("utf-8"))
    assert list(written)[:2] == ["schema", "id"]
    assert set(written) == set(schema.document["required"])
    assert written["schema"] == schema.name
    assert written["id"] == "mine"


ANSWERS: dict[str, Any] = {
    "agreement": {"title": "Pact", "type": "treaty", "history": [{"status": "signed"}]},
    "article": {"language": "en", "genre": "news"},
    "event": {
        "title": "Fair",
        "type": "other",
        "status": "occurred",
        "sources": [{"article": "ministry-of-ports-2024-03-06-talks", "evidence": "met the harbour masters"}],
    },
    "organization": {"name": "Guild", "type": "other"},
    "person": {"name": "Ben Oar"},
    "statement": {
        "mode": "reported",
        "sources": [{"article": "ministry-of-ports-2024-03-06-talks", "evidence": "talks would go on"}],
        "speaker": "ada-quill",
        "summary": "Talks go on.",
    },
}


def _fill(lines: list[str], answers: dict[str, Any], indent: str = "") -> list[str]:
    """Type the answers into a skeleton as a person would: take the `#` away, write after the colon."""
    filled = []
    for line in lines:
        bare = line.replace("#", "", 1) if not line.lstrip().startswith("# ") else line
        key = bare.strip().removeprefix("- ").partition(":")[0]
        value = answers.get(key)
        if value is None or line.lstrip().startswith("# ") or key in ("schema", "id"):
            filled.append(line)
        elif isinstance(value, list):
            answers = {**answers, **value[0]}
            filled.append(bare)
        else:
            filled.append(f"{bare.partition(':')[0]}: {value}")
            answers = {other: answer for other, answer in answers.items() if other != key}
    return filled


@pytest.mark.parametrize("kind", ANSWERS)
def test_a_new_record_is_valid_once_it_is_filled_in(
    dataset: Path, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert main(["new", kind, "mine"]) == 0
    file = Path(capsys.readouterr().out.strip())
    assert main(["validate", str(file)]) == 1
    lines = file.read_text("utf-8").splitlines()
    file.write_text("\n".join(_fill(lines, ANSWERS[kind])) + "\n", "utf-8")
    capsys.readouterr()
    code = main(["validate", str(file)])
    assert code == 0, capsys.readouterr().out + file.read_text("utf-8")


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_a_skeleton_lands_in_its_place_when_the_hashes_are_taken_away(kind: str) -> None:
    schema = load_schemas(shipped_folder())[0].latest(kind)
    lines = skeleton(schema, "mine", "").splitlines()
    for _ in range(4):  # fields that may be left out lie inside one another
        lines = [_uncommented(line) for line in lines]
    written: Any = yamlrocks.loads("\n".join(lines))
    by_hand = {field.pattern for field in schema.fields if "Written by the program" not in field.description}
    assert set(_patterns(written)) == {pattern for pattern in by_hand if "proofs" not in pattern}


def _uncommented(line: str) -> str:
    head, hash_, rest = line.partition("#")
    return head + rest if hash_ and not head.strip() and not rest.startswith(" ") else _inner(line)


def _inner(line: str) -> str:
    """A line behind a `#` whose own text is indented: a comment inside, or a field deeper down."""
    head, hash_, rest = line.partition("#")
    deeper = rest.startswith("  ") and hash_ and not head.strip()
    return head + rest if deeper else line


def _patterns(value: Any, pattern: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    found = [pattern] if pattern else []
    if isinstance(value, dict):
        for key, item in value.items():
            found += _patterns(item, (*pattern, key))
    elif isinstance(value, list):
        for item in value:
            found += _patterns(item, (*pattern, "[]"))
    return found


def test_new_never_overwrites(dataset: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "event"]) == 0
    before = (dataset / "records/events/new-event.yaml").read_bytes()
    assert main(["new", "event"]) == 2
    assert main(["new", "person", "new-event"]) == 2  # ids are unique over all kinds
    assert "is taken by records/events/new-event.yaml" in capsys.readouterr().err
    assert (dataset / "records/events/new-event.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["statment"], "did you mean 'statement'?"),
        (["event", "Talks in May"], "write it as 'talks-in-may'"),
        (["event", "../../outside"], "write it as 'outside'"),
        (["event", "talks\n"], "lower-case letters"),
        (["event", "..."], "lower-case letters"),
    ],
)
def test_new_refuses(
    dataset: Path, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(dataset.rglob("*"))
    assert main(["new", *arguments]) == 2
    assert said in capsys.readouterr().err
    assert sorted(dataset.rglob("*")) == before


def _move_people(dataset: Path) -> None:
    shutil.move(dataset / "records/people", dataset / "records/who is who")


def _remove_people(dataset: Path) -> None:
    shutil.rmtree(dataset / "records/people")


@pytest.mark.parametrize(
    ("change", "home"),
    [
        (lambda dataset: None, "people"),
        (_move_people, "who is who"),
        (_remove_people, "people"),
        (lambda dataset: shutil.rmtree(dataset / "records"), "people"),
    ],
)
def test_a_new_record_goes_where_its_kind_lives(
    dataset: Path, change: Callable[[Path], None], home: str, capsys: pytest.CaptureFixture[str]
) -> None:
    change(dataset)
    capsys.readouterr()
    assert main(["new", "person", "ben-oar"]) == 0
    assert capsys.readouterr().out == f"records/{home}/ben-oar.yaml\n"


def test_a_new_record_tells_the_editor_where_its_schema_is(dataset: Path) -> None:
    assert main(["new", "person", "ben-oar"]) == 0
    file = dataset / "records/people/ben-oar.yaml"
    first = file.read_text("utf-8").splitlines()[0]
    address = first.removeprefix("# yaml-language-server: $schema=")
    assert (file.parent / address).resolve() == (dataset / "schemas/person/v2.json").resolve()


def test_the_path_that_new_prints_leads_there_from_any_folder(
    dataset: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(dataset / "records")
    capsys.readouterr()
    assert main(["new", "event", "fair"]) == 0
    monkeypatch.chdir(dataset / "schemas")
    assert main(["new", "event", "fair-2"]) == 0
    inside, elsewhere = capsys.readouterr().out.splitlines()
    assert inside == "events/fair.yaml"
    assert Path(elsewhere).is_absolute()
    assert Path(elsewhere).is_file()


@pytest.mark.parametrize(
    ("noun", "nouns"),
    [
        ("event", "events"),
        ("person", "people"),
        ("city", "cities"),
        ("survey", "surveys"),
        ("press", "presses"),
    ],
)
def test_plural(noun: str, nouns: str) -> None:
    assert plural(noun) == nouns
