"""The schema files of this dataset are sound, explain themselves, and accept and refuse what they should.

The records under <kind>/v<number>/valid and .../invalid are invented. An invalid one begins with a line
`# expect: KEYWORD at PATH` and has that one fault.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
import yamlrocks
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

HERE = Path(__file__).parent
SCHEMAS = HERE.parent.parent / "schemas"
BASE = "https://schemas.invalid/"  # a base for relative references; nothing is ever fetched
FILES: dict[str, dict[str, Any]] = {
    path.relative_to(SCHEMAS).as_posix(): json.loads(path.read_text("utf-8"))
    for path in sorted(SCHEMAS.glob("*/v*.json"))
}
META: dict[str, Any] = json.loads((SCHEMAS / "meta.json").read_text("utf-8"))
ARTICLES = ("article/v1.json", "article/v2.json")
KINDS = [name for name in FILES if not name.startswith("_")]
REGISTRY: Registry[Any] = Registry().with_resources(
    [(BASE + name, Resource.from_contents(document)) for name, document in FILES.items()]
)
FAST_REGISTRY = jsonschema_rs.Registry([(BASE + name, document) for name, document in FILES.items()])


def careful(reference: str) -> Draft202012Validator:
    return Draft202012Validator({"$ref": BASE + reference}, registry=REGISTRY)


def fast(reference: str) -> Any:
    dialect = "https://json-schema.org/draft/2020-12/schema"
    return jsonschema_rs.validator_for({"$schema": dialect, "$ref": BASE + reference}, registry=FAST_REGISTRY)


def read(path: Path) -> Any:
    return yamlrocks.loads(path.read_text("utf-8"))


def data(name: str) -> Any:
    return read(HERE / name)


def examples(group: str) -> list[Any]:
    return [
        pytest.param(
            "/".join(path.parts[-4:-2]) + ".json", path, id="-".join((*path.parts[-4:-2], path.stem))
        )
        for path in sorted(HERE.glob(f"*/v*/{group}/*.yaml"))
    ]


def spell(path: Any) -> str:
    text = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)
    return text.removeprefix(".") or "the top"


def follow(schema: dict[str, Any], file: str) -> tuple[dict[str, Any], str]:
    """Lay a field's own keywords over those of the definition it refers to; also tell the definition's file."""
    while "$ref" in schema:
        place, _, name = schema["$ref"].partition("#/$defs/")
        file = place.removeprefix("../") or file
        own = {key: value for key, value in schema.items() if key != "$ref"}
        schema = {**FILES[file]["$defs"][name], **own}
    return schema, file


def fields(schema: dict[str, Any], file: str, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    schema, file = follow(schema, file)
    if path:
        yield path, schema
    for name, child in schema.get("properties", {}).items():
        yield from fields(child, file, f"{path}.{name}" if path else name)
    if "items" in schema:
        yield from fields(schema["items"], file, f"{path}[]")


def filled(value: Any, path: str = "") -> Iterator[str]:
    yield path
    if isinstance(value, dict):
        for name, child in value.items():
            yield from filled(child, f"{path}.{name}" if path else name)
    elif isinstance(value, list):
        for child in value:
            yield from filled(child, f"{path}[]")


def test_the_seven_kinds_are_there() -> None:
    kinds = {name.split("/")[0] for name in KINDS}
    assert kinds >= {"article", "person", "organization", "event", "statement", "agreement", "disagreement"}


@pytest.mark.parametrize("name", FILES)
def test_file_is_json_schema_and_keeps_to_the_closed_list(name: str) -> None:
    Draft202012Validator.check_schema(FILES[name])
    assert not [
        f"{spell(e.absolute_path)}: {e.message}" for e in Draft202012Validator(META).iter_errors(FILES[name])
    ]


def test_meta_keeps_to_its_own_list() -> None:
    Draft202012Validator.check_schema(META)
    assert Draft202012Validator(META).is_valid(META)


@pytest.mark.parametrize(("name", "schema"), data("meta.yaml")["valid"].items())
def test_meta_lets_through(name: str, schema: Any) -> None:
    assert Draft202012Validator(META).is_valid(schema), name
    assert jsonschema_rs.validator_for(META).is_valid(schema)


@pytest.mark.parametrize(("name", "schema"), data("meta.yaml")["invalid"].items())
def test_meta_stops(name: str, schema: Any) -> None:
    assert not Draft202012Validator(META).is_valid(schema), name
    assert not jsonschema_rs.validator_for(META).is_valid(schema)


@pytest.mark.parametrize("name", KINDS)
def test_every_field_is_explained(name: str) -> None:
    for path, schema in fields(FILES[name], name):
        assert schema.get("title"), f"{name}: {path} has no title"
        assert len(schema.get("description", "")) > 10, f"{name}: {path} has no description"


@pytest.mark.parametrize("name", KINDS)
def test_every_choice_is_named_in_the_description(name: str) -> None:
    for path, schema in fields(FILES[name], name):
        missing = [v for v in schema.get("enum", []) if not re.search(rf"\b{v}\b", schema["description"])]
        assert not missing, f"{name}: {path} does not explain {missing}"


@pytest.mark.parametrize("name", KINDS)
def test_examples_in_the_descriptions_are_right(name: str) -> None:
    for path, schema in fields(FILES[name], name):
        for example in schema.get("examples", []):
            shallow = {
                k: v for k, v in schema.items() if k not in ("properties", "items", "additionalProperties")
            }
            assert Draft202012Validator(shallow).is_valid(example), f"{name}: {path}: {example!r}"


@pytest.mark.parametrize("name", KINDS)
def test_objects_are_closed(name: str) -> None:
    for path, schema in [("the top", FILES[name]), *fields(FILES[name], name)]:
        if schema.get("type") == "object":
            others = schema.get("additionalProperties")
            is_map = isinstance(others, dict) and "properties" not in schema
            assert others is False or is_map, f"{name}: {path} is open"


@pytest.mark.parametrize("name", KINDS)
def test_the_valid_examples_use_every_field(name: str) -> None:
    used = {
        path
        for file in (HERE / name.removesuffix(".json") / "valid").glob("*.yaml")
        for path in filled(read(file))
    }
    # origin is the same everywhere; the article's examples use all of it
    assert (
        not {path for path, _ in fields(FILES[name], name) if name in ARTICLES or "origin." not in path}
        - used
    )


@pytest.mark.parametrize(("schema", "path"), examples("valid"))
def test_valid_record(schema: str, path: Path) -> None:
    record = read(path)
    assert not [
        f"{spell(error.absolute_path)}: {error.message}" for error in careful(schema).iter_errors(record)
    ]
    assert fast(schema).is_valid(record)


@pytest.mark.parametrize(("schema", "path"), examples("invalid"))
def test_invalid_record(schema: str, path: Path) -> None:
    first, _, text = path.read_text("utf-8").partition("\n")
    record = yamlrocks.loads(text)
    found = [
        f"{error.validator} at {spell(error.absolute_path)}" for error in careful(schema).iter_errors(record)
    ]
    assert found == [first.removeprefix("# expect: ")]
    assert not fast(schema).is_valid(record)


@pytest.mark.parametrize("text", data("edtf.yaml")["valid"])
def test_edtf_accepts(text: str) -> None:
    assert careful("_shared/v1.json#/$defs/edtf").is_valid(text)
    assert fast("_shared/v1.json#/$defs/edtf").is_valid(text)


@pytest.mark.parametrize("text", data("edtf.yaml")["invalid"])
def test_edtf_refuses(text: str) -> None:
    assert not careful("_shared/v1.json#/$defs/edtf").is_valid(text)
    assert not fast("_shared/v1.json#/$defs/edtf").is_valid(text)
