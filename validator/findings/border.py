"""Models of what crosses the border: files that people and other programs write for this one, or read from it.

A model is what such a file may hold, and its published JSON Schema is made from it (`published`). To load pydantic
takes longer than a whole run in which nothing is wrong, so a run asks the fast engine with that schema, and loads a
model only where something has to be explained.
"""

from __future__ import annotations

from typing import Any, Self

from pydantic import BaseModel, ConfigDict, model_validator
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

_FIRST = ("$schema", "$id", "title", "description", "type")


class Border(BaseModel):
    """What crosses the border has no unknown members, and nothing is `null` that could be left out."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, regex_engine="python-re")

    @model_validator(mode="before")
    @classmethod
    def _without_null(cls, data: Any) -> Any:
        for name, field in cls.model_fields.items() if isinstance(data, dict) else ():
            key = field.alias or name
            if key in data and data[key] is None and not field.is_required():
                raise ValueError(f"{key!r} is null; leave it out")
        return data


class Open(BaseModel):
    """What a later version of this program may add members to; those that are not known are passed over."""

    model_config = ConfigDict(extra="ignore", frozen=True, strict=True)


class NotEmpty(Border):
    """A mapping with at least one member."""

    model_config = ConfigDict(json_schema_extra={"minProperties": 1})

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.model_fields_set:
            raise ValueError("there is nothing in it")
        return self


def published(model: type[BaseModel]) -> dict[str, Any]:
    """The JSON Schema (2020-12) of what a model takes, with the words of its fields and without what pydantic adds."""
    schema = model.model_json_schema(schema_generator=_Schema, mode="validation")
    ordered: dict[str, Any] = _in_order({"$schema": _Schema.schema_dialect, **schema})
    return ordered


class _Schema(GenerateJsonSchema):
    """No titles made of names, no defaults, and `None` for what may be left out is no value."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        made = super().model_schema(schema)
        if "title" not in schema["cls"].model_config:
            made.pop("title", None)
        return made

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        made: JsonSchemaValue = {"type": "object"}
        if "keys_schema" in schema:
            names = self.generate_inner(schema["keys_schema"])
            names = {key: value for key, value in names.items() if (key, value) != ("type", "string")}
            made |= {"propertyNames": names} if names else {}
        values = self.generate_inner(schema["values_schema"]) if "values_schema" in schema else {}
        made |= {"additionalProperties": values} if values else {}
        self.update_with_validations(made, schema, self.ValidationsMapping.object)
        return made


def _in_order(value: Any) -> Any:
    """What says what it is comes first, definitions last."""
    if isinstance(value, list):
        return [_in_order(item) for item in value]
    if not isinstance(value, dict):
        return value
    first = {key: value[key] for key in _FIRST if isinstance(value.get(key), str)}
    last = {"$defs": value["$defs"]} if "$defs" in value else {}
    rest = {key: item for key, item in value.items() if key not in first and key not in last}
    return {key: _in_order(item) for key, item in {**first, **rest, **last}.items()}
