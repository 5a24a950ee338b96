"""The fast engine, jsonschema-rs: it says whether a record fits, and no more."""

from __future__ import annotations

from collections.abc import Container, Mapping
from operator import is_
from typing import Any

from validator.schema.ecma import prepared
from validator.schema.leaves import is_pattern, pattern_options
from validator.schema.resources import Resources, dialect_name


class _Silent:
    """A keyword that is an annotation: what it says is not asserted."""

    def __init__(self, *said: Any) -> None:
        pass

    def validate(self, value: Any) -> None:
        """Nothing is wrong."""


def engine(resources: Resources, *, formats: bool, idle: Container[int] = ()) -> Any:
    """The compiled validator of a schema of any draft. Nothing is fetched; a `$ref` must lead to what was loaded."""
    import jsonschema_rs

    return jsonschema_rs.validator_for(
        prepared(resources.document, idle),
        registry=_registry(resources.documents, dialect_name(resources), idle),
        base_uri=resources.uri,
        offline=True,
        validate_formats=formats,
        formats={"regex": is_pattern},
        keywords={} if formats else dict.fromkeys(("contentEncoding", "contentMediaType"), _Silent),
        pattern_options=pattern_options(),
    )


_made: list[tuple[str, Mapping[str, Any], Any]] = []
"""The last registry, and what it was made of: all kinds of a dataset share one folder of schemas."""


def _registry(documents: Mapping[str, Any], dialect: str, idle: Container[int]) -> Any:
    """What a `$ref` may lead to; the one that was made last if it is of the very same documents."""
    import jsonschema_rs

    for known_dialect, known, registry in () if idle else _made:
        same = known_dialect == dialect and known.keys() == documents.keys()
        if same and all(map(is_, map(known.get, documents), documents.values())):
            return registry
    found = [(uri, prepared(document, idle)) for uri, document in documents.items()]
    registry = jsonschema_rs.Registry(found, draft=getattr(jsonschema_rs, dialect))
    if not idle:
        _made[:] = [(dialect, documents, registry)]
    return registry
