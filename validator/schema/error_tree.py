"""What is wrong with a value, as a tree of errors: by jsonschema, an implementation of its own in Python.

The fast engine (jsonschema-rs) says that something is wrong; this one, written by other people from the same standard,
says what. Under `anyOf` and `oneOf` its errors carry, as their context, what is wrong with each branch. Where it finds
nothing, the two disagree, and that is a finding.

Some keywords are replaced, so that

- texts match as ECMA-262 says (Python's `re` differs), in bounded time: the fast engine answers for patterns and
  formats;
- an error carries what is needed to tell it (the missing key, the branches that fit), where jsonschema has a sentence;
- the time grows as the schema and the record do: what one schema says of one value is found out once, lists of values
  are looked up, and no sentence repeats a whole record.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from itertools import islice
from typing import Any
from urllib.parse import urldefrag, urljoin

from referencing import Registry, Resource
from referencing.jsonschema import specification_with

from validator.findings.finding import KeyPath
from validator.schema.lean import ValidationError, jsonschema
from validator.schema.lean import legacy_keywords as _legacy_keywords
from validator.schema.lean import utils as _utils
from validator.schema.leaves import GaveUpError, is_of, matches
from validator.schema.resources import DIALECTS, Resources, dialect_name

MAX_ERRORS = 1000
"""How many errors are gathered of one value, of which several may have one cause."""
_FRAMES = 20_000
"""Python's limit of calls in each other while a record is explained: some ten for each of its 64 levels at most."""

Errors = Iterator[ValidationError]


class _Map(dict[str, Any]):
    """A mapping whose `repr` is short: jsonschema writes the value, and so all that is in it, into each sentence."""

    def __repr__(self) -> str:
        return "{...}"


class _List(list[Any]):
    """The same for lists."""

    def __repr__(self) -> str:
        return "[...]"


def _short(value: Any) -> Any:
    if isinstance(value, dict):
        return _Map((key, _short(item)) for key, item in value.items())
    return _List(map(_short, value)) if isinstance(value, list) else value


@dataclass
class _Known:
    """What was found out about one record: errors by schema and value, values of an `enum`, and whether a `$dynamicRef`
    makes the answer depend on the way there.
    """

    dynamic: bool
    formats: bool
    errors: dict[Any, tuple[Any, Any, list[ValidationError]]] = field(default_factory=dict)
    options: dict[int, set[Any]] = field(default_factory=dict)


_known: ContextVar[_Known] = ContextVar("_known")


class ErrorTree:
    """The validator of a schema of any draft that explains. Nothing is fetched."""

    def __init__(self, resources: Resources, *, formats: bool = False) -> None:
        documents = {uri: _short(document) for uri, document in resources.documents.items()}
        draft = dialect_name(resources)
        specification = specification_with(DIALECTS[draft])
        registry: Registry[Any] = Registry().with_resources(
            (uri, Resource.from_contents(document, default_specification=specification))
            if _has_known_draft(document)
            else (uri, specification.create_resource(document))
            for uri, document in documents.items()
        )
        own = resources.document.get("id" if draft == "Draft4" else "$id")
        start = urldefrag(urljoin(resources.uri, own)).url if isinstance(own, str) else resources.uri
        self._root = _validators()[draft]({"$ref": start}, registry=registry.crawl())
        self._dynamic = any(
            _mentions(document, "$dynamicRef", "$recursiveRef") for document in documents.values()
        )
        self._formats = formats

    def errors(self, data: Any) -> list[ValidationError]:
        """What is wrong with a value: no more than MAX_ERRORS."""
        token = _known.set(_Known(self._dynamic, self._formats))
        try:
            with _more_frames():
                return list(islice(self._root.iter_errors(_short(data)), MAX_ERRORS))
        except GaveUpError as given_up:
            path = next(place_of(given_up.text, data), ())
            return [
                ValidationError(
                    "gave up",
                    "pattern",
                    path,
                    validator_value=given_up.pattern,
                    instance=given_up.text,
                    schema={},
                )
            ]
        finally:
            _known.reset(token)


def place_of(text: str, data: Any, path: KeyPath = ()) -> Iterator[KeyPath]:
    """Where a text stands in a record, as a value or as a key."""
    if data == text:
        yield path
    for key, value in (
        data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    ):
        if key == text:
            yield (*path, key)
        yield from place_of(text, value, (*path, key))


def _has_known_draft(document: Any) -> bool:
    said = document.get("$schema") if isinstance(document, dict) else None
    return isinstance(said, str) and said.rstrip("#") in {uri.rstrip("#") for uri in DIALECTS.values()}


def _mentions(document: Any, *keywords: str) -> bool:
    waiting = [document]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            if any(keyword in node for keyword in keywords):
                return True
            waiting += node.values()
        elif isinstance(node, list):
            waiting += node
    return False


@contextmanager
def _more_frames() -> Iterator[None]:
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(max(before, _FRAMES))
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


def key_of(value: Any) -> Any:
    """A value as something to look up: equal for what JSON Schema calls equal (1 and 1.0, but not 1 and true)."""
    if isinstance(value, bool):
        return ("bool", value)
    if isinstance(value, list):
        return ("list", *map(key_of, value))
    if isinstance(value, dict):
        return frozenset((key, key_of(item)) for key, item in value.items())
    return value


# --- the keywords that are replaced; the name of a function is the keyword's where that is possible


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
    return isinstance(validator, _validators()["Draft201909"])


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


def _items(validator: Any, allowed: Any, instance: Any, schema: Any) -> Errors:
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
    known = _known.get().options
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
    return _known.get().formats and isinstance(instance, str)


def _format(validator: Any, name: str, instance: Any, schema: Any) -> Errors:
    if _asserted(instance) and not is_of("format", name, instance, _draft(validator.__class__)):
        yield ValidationError("not of the format")


def _content_encoding(validator: Any, name: str, instance: Any, schema: Any) -> Errors:
    if _asserted(instance) and not is_of("contentEncoding", name, instance, _draft(validator.__class__)):
        yield ValidationError("not so encoded")


def _content_media_type(validator: Any, name: str, instance: Any, schema: Any) -> Errors:
    if _asserted(instance) and not is_of("contentMediaType", name, instance, _draft(validator.__class__)):
        yield ValidationError("not of the media type")


_KEYWORDS: dict[str, Callable[..., Errors]] = {
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
_ONLY_6_AND_7 = {"contentEncoding", "contentMediaType"}
"""Later drafts have these, too, but as annotations only."""


@cache
def _validators() -> dict[str, Any]:
    """Draft -> its class of validators, with the keywords above in place of its own."""
    found = {}
    for name in DIALECTS:
        ours = getattr(jsonschema, f"{name}Validator")
        known = {*ours.VALIDATORS, "dependencies", *(_ONLY_6_AND_7 if name in ("Draft6", "Draft7") else ())}
        found[name] = jsonschema.validators.extend(  # type: ignore[no-untyped-call]
            ours,
            {keyword: function for keyword, function in _KEYWORDS.items() if keyword in known}
            | ({"items": _items} if name == "Draft202012" else {}),
        )
        found[name].descend = _descend
        found[name].evolve = _evolve
        found[name].is_valid = _is_valid
    return found


def _evolve(self: Any, *, schema: Any, **changes: Any) -> Any:
    """The validator for another schema, which may be of another draft: then of ours, not of jsonschema's own."""
    new = type(self)
    if isinstance(schema, dict) and "$schema" in schema:
        said = str(schema["$schema"]).rstrip("#")
        new = next((_validators()[name] for name, uri in DIALECTS.items() if uri.rstrip("#") == said), new)
    resolver = changes.get("_resolver") or changes.get("resolver") or self._resolver
    return new(schema=schema, registry=self._registry, _resolver=resolver)


def _descend(
    self: Any, instance: Any, schema: Any, path: Any = None, schema_path: Any = None, resolver: Any = None
) -> Errors:
    """As jsonschema's own, but that what one schema says of one value is found out once."""
    if schema is True:
        return
    if resolver is None:
        resolver = self._resolver.in_subresource(_specification(self.__class__).create_resource(schema))
    for error in _errors(self, instance, schema, resolver):
        copy = ValidationError.create_from(error)
        if path is not None:
            copy.path.appendleft(path)
        if schema_path is not None:
            copy.schema_path.appendleft(schema_path)
        yield copy


def _is_valid(self: Any, instance: Any) -> bool:
    return not _errors(self, instance, self.schema, self._resolver)


def _errors(validator: Any, instance: Any, schema: Any, resolver: Any) -> list[ValidationError]:
    if schema is True:
        return []
    if schema is False:
        return [ValidationError("false", "false", validator_value=False, instance=instance, schema=schema)]
    known = _known.get()
    way = tuple(uri for uri, _ in resolver.dynamic_scope()) if known.dynamic else ()
    key = (id(schema), id(instance), type(validator), way)
    if key not in known.errors:
        evolved = validator.evolve(schema=schema, _resolver=resolver)
        found = list(islice(evolved.iter_errors(instance), MAX_ERRORS))
        known.errors[key] = (
            schema,
            instance,
            found,
        )  # the two are kept, since a key holds no more than their ids
    return known.errors[key][2]


@cache
def _draft(validator: Hashable) -> str:
    return next(name for name, found in _validators().items() if found is validator)


@cache
def _specification(validator: Hashable) -> Any:
    """How schemas of a draft name themselves (`$id`, in draft 4 `id`)."""
    return specification_with(DIALECTS[_draft(validator)])
