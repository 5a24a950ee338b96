"""Which references and kinds a rule can say anything about at all, as the schema alone tells.

A rule names one of these as its `concerns`. It is asked once for a schema (and a reference in it), and the rule is
not called in vain for every record.
"""

from __future__ import annotations

from validator.paths import Pattern
from validator.schema import Schema


def has_text(schema: Schema, reference: Pattern) -> bool:
    """Records of the schema describe a text in the archive."""
    return schema.text_field is not None


def has_dates(schema: Schema, reference: Pattern) -> bool:
    """Records of the schema have dates."""
    return bool(schema.dates)


def quotes(schema: Schema, reference: Pattern) -> bool:
    """Records of the schema have words that must stand in an article."""
    return bool(schema.verbatim)


def credits_words(schema: Schema, reference: Pattern) -> bool:
    """The reference names an article in which words of the record must stand."""
    return reference in schema.verbatim_uses


def orders_dates(schema: Schema, reference: Pattern) -> bool:
    """Dates of a record are compared with each other."""
    return any(order.reference is None for order in schema.date_orders)


def orders_dates_through(schema: Schema, reference: Pattern) -> bool:
    """Dates of a record are compared with those of the record that the reference names."""
    return any(order.reference == reference for order in schema.date_orders)


def own_kind(schema: Schema, reference: Pattern) -> bool:
    """The reference may name a record of the same kind."""
    return any(schema.kind in field.ref for field in schema.references if field.pattern == reference)
