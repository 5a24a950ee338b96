"""The fast engine, jsonschema-rs: it says whether a record fits, and no more."""

from __future__ import annotations

from collections.abc import Container
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

    draft = getattr(jsonschema_rs, dialect_name(resources))
    documents = {uri: prepared(document, idle) for uri, document in resources.documents.items()}
    registry = jsonschema_rs.Registry(list(documents.items()), draft=draft)
    return jsonschema_rs.validator_for(
        prepared(resources.document, idle),
        registry=registry,
        base_uri=resources.uri,
        offline=True,
        validate_formats=formats,
        formats={"regex": is_pattern},
        keywords={} if formats else dict.fromkeys(("contentEncoding", "contentMediaType"), _Silent),
        pattern_options=pattern_options(),
    )
