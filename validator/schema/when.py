"""Which fields of a kind say when the thing happened that a record tells of."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from validator.findings.paths import Pattern, parse_pattern

if TYPE_CHECKING:
    from validator.schema.schema import Schema

_ABOUT_RECORDS = ("reviews", "embargo_until", "withdrawn")
"""Keys whose dates are about the record, and not about what it tells."""


@cache
def when_fields(schema: Schema) -> tuple[Pattern, ...]:
    """The first date field of a schema that is not about the record itself, and those that come after it."""
    fields = [field for field in schema.dates if field.pattern[0] not in _ABOUT_RECORDS]
    first = fields[0].pattern if fields else ()
    return tuple(
        field.pattern
        for number, field in enumerate(fields)
        if number == 0 or parse_pattern(field.not_before or "-") in (first, first[-1:])
    )
