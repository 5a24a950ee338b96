"""The keywords of JSON Schema whose errors jsonschema does not tell as they are needed here, or not in bounded time.

The name of a function is the keyword's where that is possible. Each is called as jsonschema calls its own: with the
validator, what the schema says after the keyword, the value, and the schema.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextvars import ContextVar
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from validator.schema.lean import ValidationError
from validator.schema.lean import legacy_keywords as _legacy_keywords
from validator.schema.lean import utils as _utils
from validator.schema.leaves import is_of, matches

Errors = Iterator[ValidationError]


@dataclass
class Known:
    """What was found out about one record: errors by schema and value, values of an `enum`, and whether a `$dynamicRef`
    makes the answer depend on the way there.
    """

    dynamic: bool
    formats: bool
    errors: dict[Any, tuple[Any, Any, list[ValidationError]]] = field(default_factory=dict)
    options: dict[int, set[Any]] = field(default_factory=dict)


known_of_record: ContextVar[Known] = ContextVar("known_of_record")
"""What is known of the record that is being explained; set by `ErrorTree.errors`."""


def key_of(value: Any) -> Any:
    """A value as something to look up: equal for what JSON Schema calls equal (1 and 1.0, but not 1 and true)."""
    if isinstance(value, bool):
        return ("bool", value)
    if isinstance(value, list):
        return ("list", *map(key_of, value))
    if isinstance(value, dict):
        return frozenset((key, key_of(item)) for key, item in value.items())
    return value


def _any_of(validator: Any, options: list[Any], instance: Any, schema: Any) -> Errors:
    found = []
    for index, option in enumerate(options):
        errors = list(validator.descend(instance, option, schema_path=index))
        if not errors:
            return
        found += errors
    yield ValidationError("fits none", context=found)


def _one_of(validator: Any, options: list[Any], instance: Any, schema: Any) -> Errors:
    found = [list(validator.descend(instance, option, schema_path=at)) for at, option in enumerate(options)]
    fitting = [option for option, errors in zip(options, found, strict=True) if not errors]
    if not fitting:
        yield ValidationError("fits none", context=[error for errors in found for error in errors])
    elif len(fitting) > 1:
        yield ValidationError("fits several", validator_value=fitting)


def _under(keyword: str, said: Any, errors: Iterable[ValidationError]) -> Errors:
    """Errors that a condition brought about: together under it, so that they can be told with it."""
    found = list(errors)
    if found:
        yield ValidationError("under a condition", validator=keyword, validator_value=said, context=found)


def _if(validator: Any, condition: Any, instance: Any, schema: Any) -> Errors:
    holds = validator.evolve(schema=condition).is_valid(instance)
    branch = "then" if holds else "else"
    if branch in schema:
        yield from _under(branch, condition, validator.descend(instance, schema[branch], schema_path=branch))


def _dependent_schemas(validator: Any, named: Any, instance: Any, schema: Any) -> Errors:
    if isinstance(instance, dict):
        for key, dependent in named.items():
            if key in instance:
                yield from _under(
                    "dependentSchemas", key, validator.descend(instance, dependent, schema_path=key)
                )


def _dependent_required(validator: Any, named: Any, instance: Any, schema: Any) -> Errors:
    if isinstance(instance, dict):
        for key, needed in named.items():
            for other in needed if key in instance else ():
                if other not in instance:
                    yield ValidationError(
                        "needed by another", validator="dependentRequired", validator_value=(key, other)
                    )


def _dependencies(validator: Any, named: Any, instance: Any, schema: Any) -> Errors:
    """Before draft 2019-09 one keyword did what is two now."""
    for key, value in named.items():
        needed = [value] if isinstance(value, str) else value
        keyword = _dependent_required if isinstance(needed, list) else _dependent_schemas
        yield from keyword(validator, {key: needed}, instance, schema)


def _required(validator: Any, needed: Any, instance: Any, schema: Any) -> Errors:
    if isinstance(instance, dict) and isinstance(needed, list):
        for key in needed:
            if key not in instance:
                yield ValidationError("missing", validator_value=key)


def _pattern(validator: Any, pattern: str, instance: Any, schema: Any) -> Errors:
    if isinstance(instance, str) and not matches(pattern, instance):
        yield ValidationError("no match")


def _pattern_properties(validator: Any, patterns: Any, instance: Any, schema: Any) -> Errors:
    if isinstance(instance, dict):
        for pattern, below in patterns.items():
            for key, value in instance.items():
                if matches(pattern, key):
                    yield from validator.descend(value, below, path=key, schema_path=pattern)


def _additional_properties(validator: Any, allowed: Any, instance: Any, schema: Any) -> Errors:
    if isinstance(instance, dict):
        known, patterns = schema.get("properties", {}), schema.get("patternProperties", {})
        for key, value in instance.items():
            if key not in known and not any(matches(pattern, key) for pattern in patterns):
                yield from _extra(validator, allowed, key, value)


def _unevaluated_properties(validator: Any, allowed: Any, instance: Any, schema: Any) -> Errors:
    if isinstance(instance, dict):
        find = _legacy_keywords if "$recursiveAnchor" in schema or _is_2019(validator) else _utils
        known = set(find.find_evaluated_property_keys_by_schema(validator, instance, schema))
        for key, value in instance.items():
            if key not in known:
                yield from _extra(validator, allowed, key, value)


def _unevaluated_items(validator: Any, allowed: Any, instance: Any, schema: Any) -> Errors:
    if isinstance(instance, list):
        find = _legacy_keywords if _is_2019(validator) else _utils
        known = set(find.find_evaluated_item_indexes_by_schema(validator, instance, schema))
        for index, value in enumerate(instance):
            if index not in known:
                yield from _extra(validator, allowed, index, value)


def _is_2019(validator: Any) -> bool:
    return bool(validator.draft == "Draft201909")


def _extra(validator: Any, allowed: Any, key: str | int, value: Any) -> Errors:
    """What is wrong with a key or an item that no other keyword speaks of."""
    if allowed is False:
        yield ValidationError("not known", validator_value=key)
    else:
        yield from validator.descend(value, allowed, path=key)


def _additional_items(validator: Any, allowed: Any, instance: Any, schema: Any) -> Errors:
    """Before draft 2020-12: what comes after the items that a list of schemas speaks of."""
    if isinstance(instance, list) and isinstance(schema.get("items"), list):
        for index in range(len(schema["items"]), len(instance)):
            yield from _extra(validator, allowed, index, instance[index])


def items(validator: Any, allowed: Any, instance: Any, schema: Any) -> Errors:
    """From draft 2020-12 on."""
    if isinstance(instance, list):
        for index in range(len(schema.get("prefixItems", ())), len(instance)):
            yield from _extra(validator, allowed, index, instance[index])


def _property_names(validator: Any, allowed: Any, instance: Any, schema: Any) -> Errors:
    for key in instance if isinstance(instance, dict) else ():
        errors = list(validator.descend(key, allowed))
        if errors:
            yield ValidationError("a name", validator_value=allowed, instance=key, context=errors)


def _enum(validator: Any, options: Any, instance: Any, schema: Any) -> Errors:
    known = known_of_record.get().options
    if id(options) not in known:
        known[id(options)] = {key_of(option) for option in options}
    if key_of(instance) not in known[id(options)]:
        yield ValidationError("not in the list")


def _unique_items(validator: Any, wanted: Any, instance: Any, schema: Any) -> Errors:
    if wanted and isinstance(instance, list):
        seen: dict[Any, int] = {}
        for index, item in enumerate(instance):
            first = seen.setdefault(key_of(item), index)
            if first != index:
                yield ValidationError("repeated", validator_value=first, path=[index])


def _multiple_of(validator: Any, step: Any, instance: Any, schema: Any) -> Errors:
    if validator.is_type(instance, "number") and Fraction(str(instance)) % Fraction(str(step)):
        yield ValidationError("no multiple")


def _asserted(instance: Any) -> bool:
    """Whether the form of a text is asked for: formats and the like are annotations otherwise."""
    return known_of_record.get().formats and isinstance(instance, str)


def _format(validator: Any, name: str, instance: Any, schema: Any) -> Errors:
    if _asserted(instance) and not is_of("format", name, instance, validator.draft):
        yield ValidationError("not of the format")


def _content_encoding(validator: Any, name: str, instance: Any, schema: Any) -> Errors:
    if _asserted(instance) and not is_of("contentEncoding", name, instance, validator.draft):
        yield ValidationError("not so encoded")


def _content_media_type(validator: Any, name: str, instance: Any, schema: Any) -> Errors:
    if _asserted(instance) and not is_of("contentMediaType", name, instance, validator.draft):
        yield ValidationError("not of the media type")


KEYWORDS: dict[str, Callable[..., Errors]] = {
    "additionalItems": _additional_items,
    "additionalProperties": _additional_properties,
    "anyOf": _any_of,
    "contentEncoding": _content_encoding,
    "contentMediaType": _content_media_type,
    "dependencies": _dependencies,
    "dependentRequired": _dependent_required,
    "dependentSchemas": _dependent_schemas,
    "enum": _enum,
    "format": _format,
    "if": _if,
    "multipleOf": _multiple_of,
    "oneOf": _one_of,
    "pattern": _pattern,
    "patternProperties": _pattern_properties,
    "propertyNames": _property_names,
    "required": _required,
    "unevaluatedItems": _unevaluated_items,
    "unevaluatedProperties": _unevaluated_properties,
    "uniqueItems": _unique_items,
}
ONLY_6_AND_7 = {"contentEncoding", "contentMediaType"}
"""Later drafts have these, too, but as annotations only."""
