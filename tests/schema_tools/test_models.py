from __future__ import annotations

import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from pydantic import ValidationError
from shipped import ROOT, SCHEMAS, invented, records, schema_of

from validator.authoring.models import python_models
from validator.cli.main import main
from validator.schema.schema import Schemas

RECORDS = records()


def load(source: str, name: str) -> Any:
    """Run generated code as a module, so that names in annotations are found."""
    module = ModuleType(name)
    sys.modules[name] = module
    exec(compile(source, name, "exec"), module.__dict__)
    return module


@pytest.fixture(scope="module")
def models() -> Any:
    return load(python_models(SCHEMAS), "generated_models")


def test_every_record_goes_in_and_comes_out_the_same(models: Any) -> None:
    assert len(RECORDS) > 100
    for name, data in RECORDS.items():
        record = models.Record.model_validate(data).root
        dumped = record.model_dump(mode="json", by_alias=True, exclude_unset=True)
        assert dumped == data, name
        assert schema_of(dumped).is_valid(dumped), name


def test_the_class_tells_kind_and_version(models: Any) -> None:
    for name, schema in SCHEMAS.by_name.items():
        data = next(data for data in RECORDS.values() if data["schema"] == name)
        assert (
            type(models.Record.model_validate(data).root).__name__
            == f"{schema.kind.capitalize()}{schema.version}"
        )


def test_a_record_can_be_written_in_python(models: Any) -> None:
    statement = models.Statement1(
        schema_="statement/1",
        id="quill-no-date-yet",
        speaker="ada-quill",
        mode="direct",
        quote="We have not set a date yet",
        sources=[models.Statement1Source(article="an-article")],
        origin={"method": "curated"},
    )
    data = statement.model_dump(mode="json", by_alias=True, exclude_unset=True)
    assert schema_of(data).is_valid(data)


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"mode": "sung"}, "mode"),
        ({"summery": "x"}, "summery"),
        ({"sources": []}, "sources"),
        ({"sources": [{}]}, "article"),
        ({"speaker": 5}, "speaker"),
        ({"id": "Not An Id"}, "id"),
        ({"schema": "statement/99"}, "schema"),
    ],
)
def test_wrong_shapes_are_refused(models: Any, change: dict[str, Any], place: str) -> None:
    data = next(data for data in RECORDS.values() if data["schema"] == "statement/1")
    models.Record.model_validate(data)
    with pytest.raises(ValidationError, match=place):
        models.Record.model_validate({**data, **change})


def test_two_versions_and_a_kind_with_a_hyphen_stand_side_by_side() -> None:
    one = invented({"schema": {"const": "court-ruling/1"}, "by": {"type": "string"}}, required=["schema"])
    two = invented({"schema": {"const": "court-ruling/2"}, "by": {"type": "integer"}}, required=["schema"])
    by_name = {
        f"court-ruling/{number}": type(one)(
            "court-ruling",
            number,
            f"court-ruling/v{number}.json",
            schema.document,
            {f"court-ruling/v{number}.json": schema.document},
        )
        for number, schema in ((1, one), (2, two))
    }
    files = {schema.file: schema.document for schema in by_name.values()}
    models = load(python_models(Schemas(Path("schemas"), by_name, files)), "two_versions")
    assert models.Record.model_validate({"schema": "court-ruling/1", "by": "x"}).root.by == "x"
    assert models.Record.model_validate({"schema": "court-ruling/2", "by": 2}).root.by == 2
    assert models.CourtRuling2.model_fields["by"].annotation == int | None


def test_one_kind_alone() -> None:
    schema = invented(
        {"schema": {"const": "thing/1"}, "n": {"type": "number", "minimum": 0}}, required=["schema"]
    )
    models = load(python_models(Schemas(Path("schemas"), {schema.name: schema}, schema.files)), "one_kind")
    assert models.Record.model_validate({"schema": "thing/1", "n": 1}).root.n == 1
    with pytest.raises(ValidationError):
        models.Record.model_validate({"schema": "thing/1", "n": -1})


def test_the_module_that_is_shipped_is_up_to_date() -> None:
    """If not: .venv/bin/onrecord models --language python > models.py, and move it to onrecord/models.py."""
    assert (ROOT / "onrecord/models.py").read_text("utf-8") == python_models(SCHEMAS)


def test_the_command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    assert main(["models", "--language", "python"]) == 0
    assert capsys.readouterr().out == python_models(SCHEMAS)
    assert main(["models", "--llm", "statement"]) == 0
    latest = SCHEMAS.latest("statement").name
    assert json.loads(capsys.readouterr().out)["properties"]["schema"]["enum"] == [latest]
    assert main(["models", "--llm", "statement/1"]) == 0


def test_without_the_extra_the_way_to_it_is_shown(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setitem(sys.modules, "datamodel_code_generator", None)
    assert main(["models", "--language", "python"]) == 2
    assert "pip install 'onrecord[models]'" in capsys.readouterr().err
    assert main(["models", "--llm", "event"]) == 0  # which needs no extra


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--llm", "sonnet"], "there is no kind 'sonnet'"),
        (["--llm", "statement/99"], "there is no kind 'statement/99'"),
        (["--llm", "statement", "--without", "quoth"], "no field 'quoth'"),
        (["--language", "python", "--without", "quote"], "--without"),
    ],
)
def test_wrong_use(
    arguments: list[str], said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    assert main(["models", *arguments]) == 2
    assert said in capsys.readouterr().err
