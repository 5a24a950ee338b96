"""Typed Python models of the kinds, for programs that write or read records.

The code comes from `datamodel-code-generator` (MIT, maintained since 2019, a release every few weeks; 20 MB with what
it needs, so it is an extra: `pip install 'onrecord[models]'`). Written by hand, the same would be about 400 lines
for references, unions, names and nesting, and would be behind its edge cases for years.
"""

from __future__ import annotations

import json
from typing import Any

from validator.authoring.editors import any_record
from validator.authoring.model_links import add_links, marked_name
from validator.schema.schema import Schema, Schemas
from validator.schema.when import when_fields

_LONGEST_PATTERN = 80  # characters; the one for dates has 700, and would fill the page once for every date
_LEFT_OUT = {"title", "examples", "format", "x-ref", "$comment", "allOf", "if", "then", "else", "not"}
_HEADER = '''"""Models of the records of this dataset: {kinds}.

Made by: onrecord models --language python. Make it again when the schemas have changed.

    record = Record.model_validate(data).root
    data = record.as_json()

A reference is two things: `speaker_id` is the id as it stands in the record, and `speaker` the record that it leads
to, which is read when it is asked for, if the record is from `onrecord.open(path, models)`.

A model knows the fields, their types and their closed lists. Whether a record is right (its dates, its references,
its quotes, what one field asks of another), `onrecord validate` says.
"""

# ruff: noqa
'''


_SETTINGS = {
    "input_file_type": "jsonschema",
    "output_model_type": "pydantic_v2.BaseModel",
    "target_python_version": "3.12",
    "class_name": "Record",
    "naming_strategy": "parent-prefixed",
    "enum_field_as_literal": "all",
    "collapse_root_models": True,
    "use_annotated": True,
    "use_standard_collections": True,
    "use_union_operator": True,
    "use_schema_description": True,
    "use_field_description": True,
    "allow_population_by_field_name": True,
    "formatters": ["builtin"],
    "additional_imports": ["typing.Any", "typing.ClassVar"],
    "disable_future_imports": True,  # names in quotation marks would be compiled one by one, on every import
}


class MissingExtraError(Exception):
    """The code generator is not installed."""


def python_models(schemas: Schemas) -> str:
    """The source text of a module with a pydantic v2 model for each version of each kind: `Statement1`, `Event1`.

    Its `Record` takes a record of any kind. Raises MissingExtraError if the generator is not installed.
    """
    try:
        from datamodel_code_generator import generate
        from datamodel_code_generator.config import GenerateConfig
    except ImportError as error:
        raise MissingExtraError(str(error)) from error
    settings = {**_SETTINGS, "custom_file_header": _HEADER.format(kinds=", ".join(schemas.by_name))}
    text = str(generate(json.dumps(_one_of_all(schemas)), config=GenerateConfig.model_validate(settings)))
    return add_links(text, {schema.name: _facts(schema) for schema in schemas.by_name.values()})


def _facts(schema: Schema) -> dict[str, str]:
    """What a reader asks of a kind, beside its fields."""
    links = tuple(field.pattern for field in schema.references if field.naming is None)
    return {"kind_": repr(schema.kind), "when_": repr(when_fields(schema)), "links_": repr(links)}


def _one_of_all(schemas: Schemas) -> dict[str, Any]:
    """A schema of which every kind is a variant, reduced to what a model can hold."""
    record = any_record(schemas, marked=True)
    variants = [part["then"] for part in record["allOf"]]
    definitions = {name: _reduce(child) for name, child in record["$defs"].items()}
    return {"oneOf": variants, "discriminator": {"propertyName": "schema"}, "$defs": definitions}


def _reduce(node: dict[str, Any]) -> dict[str, Any]:
    """Leave out titles (they would become names of classes), forms that `str` can't keep as they are, conditions."""
    reduced: dict[str, Any] = {}
    for key, value in node.items():
        if key in _LEFT_OUT or (key == "pattern" and len(value) > _LONGEST_PATTERN):
            continue
        if key == "properties":
            reduced[key] = {_name(name, child, node): _reduce(child) for name, child in value.items()}
        elif key == "required":
            properties = node.get("properties", {})
            reduced[key] = [_name(name, properties.get(name, {}), node) for name in value]
        elif key == "items":
            item = _reduce(value)
            # An entry that is a mere text would become a class of its own, for the sake of its description.
            plain = item.get("type") == "string" and "enum" not in item and "customTypePath" not in item
            reduced[key] = {"type": "string"} if plain else item
        elif key == "additionalProperties" and isinstance(value, dict):
            reduced[key] = _reduce(value)
        elif key in ("anyOf", "oneOf"):
            reduced[key] = [_reduce(child) for child in value]
        else:
            reduced[key] = value
    if node.get("format") == "edtf":
        reduced["customTypePath"] = "onrecord.edtf.Edtf"
        reduced.pop("pattern", None)
    return reduced


def _name(name: str, node: dict[str, Any], around: dict[str, Any]) -> str:
    """The name of a property; of a reference with the kinds that it may lead to, for `add_links`."""
    many = node.get("type") == "array"
    inner = node.get("items", {}) if many else node
    kinds = inner.get("x-ref") if isinstance(inner, dict) and inner.get("type") == "string" else None
    if not kinds:
        return name
    return marked_name(name, [kinds] if isinstance(kinds, str) else kinds, around["properties"], many=many)
