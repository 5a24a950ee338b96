"""What is wrong with a value, as a tree of errors: by jsonschema, an implementation of its own in Python.

The fast engine (jsonschema-rs) says that something is wrong; this one, written by other people from the same standard,
says what. Under `anyOf` and `oneOf` its errors carry, as their context, what is wrong with each branch. Where it finds
nothing, the two disagree, and that is a finding.

Some keywords are replaced (validator.schema.keywords), so that

- texts match as ECMA-262 says (Python's `re` differs), in bounded time: the fast engine answers for patterns and
  formats;
- an error carries what is needed to tell it (the missing key, the branches that fit), where jsonschema has a sentence;
- the time grows as the schema and the record do: what one schema says of one value is found out once, lists of values
  are looked up, and no sentence repeats a whole record.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from itertools import islice
from typing import Any
from urllib.parse import urldefrag, urljoin

from referencing import Registry, Resource
from referencing.jsonschema import specification_with

from validator.findings.finding import KeyPath
from validator.schema.keywords import KEYWORDS, ONLY_6_AND_7, Errors, Known, items, known_of_record
from validator.schema.lean import ValidationError, jsonschema
from validator.schema.leaves import GIVEN_UP, GaveUpError
from validator.schema.resources import DIALECTS, Resources, dialect_name

MAX_ERRORS = 1000
"""How many errors are gathered of one value, of which several may have one cause."""
_FRAMES = 20_000
"""Python's limit of calls in each other while a record is explained: some ten for each of its 64 levels at most."""


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
        token = known_of_record.set(Known(self._dynamic, self._formats))
        try:
            with _more_frames():
                return list(islice(self._root.iter_errors(_short(data)), MAX_ERRORS))
        except GaveUpError as given_up:
            path = next(place_of(given_up.text, data), ())
            return [
                ValidationError(
                    "gave up",
                    GIVEN_UP,
                    path,
                    validator_value=given_up.pattern,
                    instance=given_up.text,
                    schema={},
                )
            ]
        finally:
            known_of_record.reset(token)


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


@cache
def _validators() -> dict[str, Any]:
    """Draft -> its class of validators, with the keywords above in place of its own."""
    found = {}
    for name in DIALECTS:
        ours = getattr(jsonschema, f"{name}Validator")
        known = {*ours.VALIDATORS, "dependencies", *(ONLY_6_AND_7 if name in ("Draft6", "Draft7") else ())}
        found[name] = jsonschema.validators.extend(  # type: ignore[no-untyped-call]
            ours,
            {keyword: function for keyword, function in KEYWORDS.items() if keyword in known}
            | ({"items": items} if name == "Draft202012" else {}),
        )
        found[name].draft = name
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
        resolver = self._resolver.in_subresource(_specification(self.draft).create_resource(schema))
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
    known = known_of_record.get()
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
def _specification(draft: str) -> Any:
    """How schemas of a draft name themselves (`$id`, in draft 4 `id`)."""
    return specification_with(DIALECTS[draft])
