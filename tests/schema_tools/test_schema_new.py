from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shipped import ROOT, SCHEMAS

from validator.authoring.new_kind import starting_schema
from validator.cli.main import main
from validator.corpus.config import UsageError
from validator.schema.check import check_schemas
from validator.schema.loading import load_schemas


@pytest.fixture
def dataset(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    assert main(["init", str(tmp_path / "harbour")]) == 0
    monkeypatch.chdir(tmp_path / "harbour")
    return tmp_path / "harbour"


def test_the_schema_is_sound_and_a_record_begun_with_it_can_be_filled_in(
    dataset: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["schema", "new", "court-ruling"]) == 0
    assert capsys.readouterr().out.endswith("schemas/court-ruling/v1.json\n")
    schemas, errors = load_schemas(dataset / "schemas")
    assert [*errors, *check_schemas(schemas)] == []
    assert main(["new", "court-ruling", "the-ruling"]) == 0
    record = dataset / "records" / "court-rulings" / "the-ruling.yaml"
    text = record.read_text(encoding="utf-8")
    for empty, filled in (
        ("title:", "title: A ruling"),
        ("article:", "article: ministry-of-ports-2024-03-06-talks"),
        ("evidence:", "evidence: talks would go on in the summer"),
    ):
        text = text.replace(f"{empty}\n", f"{filled}\n")
    record.write_text(text, encoding="utf-8")
    assert main(["validate"]) == 0


def test_every_part_that_needs_a_word_has_one() -> None:
    document = json.loads(starting_schema("court-ruling", SCHEMAS))
    assert document["title"] == "Court ruling"
    assert document["properties"]["schema"]["const"] == "court-ruling/1"
    assert document["$comment"]
    assert sum("$comment" in part for part in document["properties"].values()) >= 5


def test_nothing_is_overwritten(dataset: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = dataset / "schemas" / "event" / "v1.json"
    before = file.read_bytes()
    assert main(["schema", "new", "event"]) == 2
    assert "exists" in capsys.readouterr().err
    assert file.read_bytes() == before
    (dataset / "schemas" / "event" / "v1.json").rename(dataset / "schemas" / "event" / "v2.json")
    assert main(["schema", "new", "event"]) == 2


@pytest.mark.parametrize("name", ["Court Ruling", "2nd-thing", "_shared", "a--b", "a/b", "..", "", "é"])
def test_a_name_of_the_wrong_form_is_refused(name: str, dataset: Path) -> None:
    before = sorted((dataset / "schemas").rglob("*"))
    assert main(["schema", "new", name]) == 2
    assert sorted((dataset / "schemas").rglob("*")) == before


def test_a_better_name_is_shown(capsys: pytest.CaptureFixture[str], dataset: Path) -> None:
    main(["schema", "new", "Court Ruling"])
    assert "'court-ruling'" in capsys.readouterr().err


def test_the_schemas_that_come_with_onrecord_are_left_alone(
    dataset: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(dataset / "schemas")
    assert main(["schema", "new", "promise"]) == 2
    assert "cp -r" in capsys.readouterr().err
    assert not (ROOT / "schemas" / "promise").exists()


def test_without_shared_definitions_nothing_is_written(
    dataset: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(dataset / "schemas")
    (dataset / "schemas" / "thing").mkdir(parents=True)
    (dataset / "schemas" / "thing" / "v1.json").write_text('{"type": "object"}')
    assert main(["schema", "new", "promise"]) == 2
    assert "_shared/v1.json" in capsys.readouterr().err
    assert not (dataset / "schemas" / "promise").exists()


def test_a_broken_schema_is_named(dataset: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (dataset / "schemas" / "event" / "v1.json").write_text("{")
    for command in (["new", "promise"], ["docs"], ["export"]):
        assert main(["schema", *command]) == 2
        assert "schemas/event/v1.json" in capsys.readouterr().err


@given(st.from_regex(r"[a-z][a-z0-9]{0,9}(-[a-z0-9]{1,5}){0,3}", fullmatch=True))
def test_any_kind_gets_a_schema_that_meta_allows(kind: str) -> None:
    if kind in SCHEMAS.versions:
        with pytest.raises(UsageError):
            starting_schema(kind, SCHEMAS)
        return
    document = json.loads(starting_schema(kind, SCHEMAS))
    file = f"{kind}/v1.json"
    alone = type(SCHEMAS)(
        SCHEMAS.folder, {}, {file: document, "_shared/v1.json": SCHEMAS.files["_shared/v1.json"]}
    )
    assert check_schemas(alone) == []
