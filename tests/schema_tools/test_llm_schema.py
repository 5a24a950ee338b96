from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shipped import SCHEMAS, invented, records, schema_of

from validator.authoring import llm_schema as module
from validator.authoring.llm_schema import (
    NOT_FOR_MODELS,
    NotExpressibleError,
    exceeded_limits,
    from_llm,
    llm_schema,
)
from validator.schema.explain import explain

ALL = {name: llm_schema(schema) for name, schema in SCHEMAS.by_name.items()}
SUBSET = {"type", "description", "properties", "required", "additionalProperties", "items", "enum", "anyOf"}


def nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for child in [*node.get("properties", {}).values(), *node.get("anyOf", ())]:
        yield from nodes(child)
    if "items" in node:
        yield from nodes(node["items"])


def fill(node: dict[str, Any], value: Any) -> Any:
    """What a model would answer that means this value: everything that is absent as null or as an empty list."""
    options = [option for option in node.get("anyOf", ()) if option["type"] != "null"]
    if value is None:
        return [] if node.get("type") == "array" else None
    shape = options[0] if options else node
    if shape["type"] == "object":
        return {key: fill(child, value.get(key)) for key, child in shape["properties"].items()}
    if shape["type"] == "array":
        return [fill(shape["items"], item) for item in value]
    return value


def answers(node: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Anything that a model kept to the schema could answer."""
    if "anyOf" in node:
        return st.one_of([answers(option) for option in node["anyOf"]])
    if "enum" in node:
        return st.sampled_from(node["enum"])
    kinds: dict[str, Any] = {
        "null": st.none(),
        "string": st.text(max_size=8) | st.sampled_from(["ada-quill", "2031-03-04", "en"]),
        "boolean": st.booleans(),
        "integer": st.integers(),
        "number": st.floats(allow_nan=False, allow_infinity=False),
    }
    if node["type"] == "object":
        return st.fixed_dictionaries({key: answers(child) for key, child in node["properties"].items()})
    if node["type"] == "array":
        return st.lists(answers(node["items"]), max_size=2)
    found: st.SearchStrategy[Any] = kinds[node["type"]]
    return found


@pytest.mark.parametrize("name", ALL)
def test_nothing_but_the_subset(name: str) -> None:
    assert ALL[name]["type"] == "object"
    for node in nodes(ALL[name]):
        assert node.keys() <= SUBSET
        assert isinstance(node.get("type", ""), str)
        assert ("type" in node) != ("anyOf" in node)
        if node.get("type") == "object":
            assert node["required"] == list(node["properties"])
            assert node["additionalProperties"] is False
            assert node["properties"]
        if node.get("type") == "array":
            assert "items" in node


def test_every_shipped_record_can_be_answered_and_comes_back_the_same() -> None:
    for name, data in records().items():
        schema, document = schema_of(data), ALL[data["schema"]]
        answer = fill(document, data)
        assert jsonschema_rs.Draft202012Validator(document).is_valid(answer), name
        record = from_llm(answer, data["origin"])
        kept = {key: value for key, value in data.items() if key in document["properties"]}
        assert without_proofs(kept) == {key: value for key, value in record.items() if key != "origin"}, name
        assert schema.is_valid(record), name


def without_proofs(value: Any) -> Any:
    """A record without what programs write: proofs, commitments."""
    if isinstance(value, dict):
        return {
            key: without_proofs(child) for key, child in value.items() if key not in ("proofs", "commitment")
        }
    return [without_proofs(child) for child in value] if isinstance(value, list) else value


@given(st.sampled_from(sorted(ALL)), st.data())
def test_an_answer_has_no_unknown_field_and_no_wrong_type(name: str, data: st.DataObject) -> None:
    schema = SCHEMAS.by_name[name]
    record = from_llm(data.draw(answers(ALL[name])), {"method": "extracted", "tool": "a test"})
    found = {rule.code for rule, _ in explain(record, schema)}
    assert not found & {"unknown-key", "wrong-type", "not-in-list", "unknown-kind", "unknown-version"}


@given(
    st.recursive(st.none() | st.integers() | st.text(), lambda x: st.lists(x) | st.dictionaries(st.text(), x))
)
def test_from_llm_leaves_nothing_empty_and_is_done_after_once(answer: Any) -> None:
    once = from_llm(answer)
    assert from_llm(once) == once
    assert not has_nothing(once)


def has_nothing(value: Any) -> bool:
    children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return any(child in (None, [], {}) or has_nothing(child) for child in children)


def test_false_zero_and_the_empty_text_are_something() -> None:
    assert from_llm({"a": False, "b": 0, "c": "", "d": None, "e": {"f": [None]}}) == {
        "a": False,
        "b": 0,
        "c": "",
    }


def test_fields_that_a_model_can_t_know_are_left_out() -> None:
    for document in ALL.values():
        assert not NOT_FOR_MODELS & document["properties"].keys()
        assert "proofs" not in json.dumps(document["properties"])
    assert "text" not in ALL["article/1"]["properties"]


def test_what_the_subset_can_t_say_is_in_the_descriptions() -> None:
    statement = ALL["statement/1"]
    assert "A direct statement gives the words." in statement["description"]
    assert "set mode: direct" in statement["description"]
    described = {key: node["description"] for key, node in statement["properties"].items()}
    assert "Form: `^[a-z0-9]+(-[a-z0-9]+)*$`. At most 120 characters." in described["id"]
    assert "id of an existing record: person or organization." in described["speaker"]
    assert (
        "exactly as they stand in the text of the article, from between quotation marks."
        in described["quote"]
    )
    assert "schema.org" not in json.dumps(ALL)


def test_fields_can_be_left_out_on_any_level() -> None:
    document = llm_schema(SCHEMAS.by_name["statement/1"], {"via", "sources[].quote"})
    assert "via" not in document["properties"]
    assert document["properties"]["sources"]["items"]["required"] == ["article", "evidence"]
    with pytest.raises(NotExpressibleError, match="no field 'viva'"):
        llm_schema(SCHEMAS.by_name["statement/1"], {"viva"})


def test_parts_put_together() -> None:
    shared = {"named": {"type": "object", "properties": {"name": {"type": "string"}}, "required": ["name"]}}
    document = llm_schema(
        invented(
            {
                "either": {"oneOf": [{"type": "string"}, {"type": "integer", "minimum": 1}]},
                "both": {"type": ["string", "null"]},
                "level": {"enum": [1, 2]},
            },
            shared,
            allOf=[{"$ref": "../_shared/v1.json#/$defs/named"}],
            required=["either"],
        )
    )
    assert document["properties"] == {
        "name": {"type": "string"},
        "either": {"anyOf": [{"type": "string"}, {"description": "Not less than 1.", "type": "integer"}]},
        "both": {"anyOf": [{"type": "string"}, {"type": "null"}]},
        "level": {"anyOf": [{"type": "integer", "enum": [1, 2]}, {"type": "null"}]},
    }


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ({"type": "object", "additionalProperties": {"type": "string"}}, "free keys"),
        ({"type": "object", "properties": {}}, "without fields"),
        ({"title": "Anything"}, "no type"),
        ({"type": "array"}, "different forms"),
        (
            {"type": "array", "prefixItems": [{"type": "string"}], "items": {"type": "string"}},
            "different forms",
        ),
        ({"enum": ["a", 1]}, "not simple"),
        ({"const": {"a": 1}}, "not simple"),
        ({"$ref": "../_shared/v1.json#/$defs/part"}, "contains itself"),
    ],
)
def test_what_can_t_be_expressed_is_named_with_a_way_out(field: dict[str, Any], said: str) -> None:
    part = {"type": "object", "properties": {"parts": {"type": "array", "items": {"$ref": "#/$defs/part"}}}}
    schema = invented({"odd": field, "even": {"type": "string"}}, {"part": part})
    with pytest.raises(NotExpressibleError, match=said) as caught:
        llm_schema(schema)
    assert "--without 'odd" in str(caught.value)
    assert list(llm_schema(schema, {"odd"})["properties"]) == ["even"]


def test_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    small = ALL["organization/1"]
    assert exceeded_limits(small) == []
    for name, said in (
        ("MAX_PROPERTIES", "properties;"),
        ("MAX_DEPTH", "levels"),
        ("MAX_ENUM_VALUES", "values in closed lists"),
        ("MAX_CHARACTERS", "characters"),
        ("MAX_NULLABLE", "null"),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(module, name, 0)
            assert [said in sentence for sentence in exceeded_limits(small)] == [True]


def test_how_levels_are_counted() -> None:
    deep: dict[str, Any] = {"type": "string"}
    for _ in range(module.MAX_DEPTH):
        deep = {"type": "object", "properties": {"a": deep}, "required": ["a"]}
    assert exceeded_limits(llm_schema(invented({"a": deep["properties"]["a"]}, required=["a"]))) == []
    assert "11 levels" in exceeded_limits(llm_schema(invented({"a": deep}, required=["a"])))[0]
