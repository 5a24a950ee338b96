"""What can be told of a record, and of a link, before its values are looked at: which rules can say anything of it.

Most rules are about keys that most records don't have. A rule names one of these functions as its `concerns`; it is
asked once for all records that have the same schema and the same keys, and the rule is not called in vain for each.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from validator.findings.paths import MANY, Pattern
from validator.schema.fields import VerbatimUse
from validator.schema.schema import Schema

TARGET_KEYS = frozenset({"draft", "participants", "positions", "replaced_by", "versions", "withdrawn"})
"""The keys of the record that a link leads to which decide what rules can say of the link."""
SOURCE = ("sources", "[]")
"""The way to the entries of the list that most records name their articles in."""

PARTS = ("history", "provisions", "versions")
"""Keys of lists whose entries have sources of their own."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A record by its schema, the keys that stand at its root, and what is true of most statements.

    `direct` says that its mode is direct speech. `source_keys` are the keys of the one entry under `sources`; None if
    there is another number of them. For a link also the reference, and the schema of the record that it leads to (None:
    it leads nowhere), with those keys of that one which are among `TARGET_KEYS`.
    """

    schema: Schema
    keys: frozenset[str]
    direct: bool = False
    source_keys: frozenset[str] | None = None
    reference: Pattern = ()
    target: Schema | None = None
    target_keys: frozenset[str] = frozenset()

    def may_have(self, pattern: Pattern) -> bool:
        """Whether something may stand at a place."""
        one_source = self.source_keys is not None and len(pattern) > 2 and pattern[:2] == SOURCE
        return pattern[0] in self.keys and (not one_source or pattern[2] in (self.source_keys or ()))

    def surely_has(self, pattern: Pattern) -> bool:
        """Whether something stands at a place, in each list entry that it passes."""
        if len(pattern) == 1:
            return pattern[0] in self.keys
        return len(pattern) == 3 and pattern[:2] == SOURCE and pattern[2] in (self.source_keys or ())


Concerns = Callable[[Outline], bool]
"""Whether a rule can say anything of what has this outline."""


def has(*keys: str, target: str = "") -> Concerns:
    """The record has all these keys; and the one that the link leads to has the key `target`, if one is given."""
    assert not target or target in TARGET_KEYS
    wanted = frozenset(keys)
    return lambda outline: wanted <= outline.keys and (not target or target in outline.target_keys)


def has_any(*keys: str) -> Concerns:
    """The record has one of these keys."""
    return lambda outline: not outline.keys.isdisjoint(keys)


_has_parts = has_any(*PARTS)


def may_have_articles(outline: Outline) -> bool:
    """The record may rest on several articles."""
    several = "sources" in outline.keys and outline.source_keys is None
    return several or _has_parts(outline)


def is_not_direct(outline: Outline) -> bool:
    """The record is not direct speech."""
    return not outline.direct


def has_no_notes(outline: Outline) -> bool:
    """The record has no notes."""
    return "notes" not in outline.keys


def has_text(outline: Outline) -> bool:
    """Records of the schema describe a text in the archive."""
    return outline.schema.text_field is not None


def has_dates(outline: Outline) -> bool:
    """The record may have dates."""
    return any(field.pattern[0] in outline.keys for field in outline.schema.dates)


def has_printed_dates(outline: Outline) -> bool:
    """The record may have a date and, beside it, the date as printed."""
    return any(
        pattern[0] in outline.keys and (len(pattern) > 1 or f"{pattern[0]}_printed" in outline.keys)
        for pattern in (field.pattern for field in outline.schema.dates)
    )


def has_unique_values(outline: Outline) -> bool:
    """The record may have a value that no other record shares."""
    return any(
        field.pattern[0] in outline.keys or field.pattern[0] in MANY for field in outline.schema.unique
    )


def has_values_unique_inside(outline: Outline) -> bool:
    """The record may have a value that stands once in it."""
    return any(
        field.pattern[0] in outline.keys or field.pattern[0] in MANY for field in outline.schema.unique_inside
    )


def names_parts(outline: Outline) -> bool:
    """The record may name a part of a record."""
    return any(
        part.field.pattern[0] in outline.keys or part.field.pattern[0] in MANY
        for part in outline.schema.parts
    )


def quotes(outline: Outline) -> bool:
    """The record may have words that must stand in an article."""
    return any(outline.may_have(field.pattern) for field in outline.schema.verbatim)


def quotes_without_reference(outline: Outline) -> bool:
    """The record may have such words without the reference to the article."""
    return any(
        outline.may_have(use.field.pattern) and not use.sourced and not outline.surely_has(use.reference)
        for uses in outline.schema.verbatim_uses.values()
        for use in uses
    )


def has_evidence(outline: Outline) -> bool:
    """A source of the record may have evidence."""
    return _has_parts(outline) or outline.may_have((*SOURCE, "evidence"))


def credits_words(outline: Outline) -> bool:
    """The reference leads to an article in which words of the record must stand."""
    return any(outline.may_have(use.field.pattern) for use in _uses(outline))


def has_proofs(outline: Outline) -> bool:
    """The reference leads to an article in which words must stand, and beside it may be proofs (even of no words)."""
    return bool(_uses(outline)) and outline.may_have((*outline.reference[:-1], "proofs"))


def may_have_proofs(outline: Outline) -> bool:
    """Beside a reference of the record whose article its words must stand in, there may be proofs."""
    return any(outline.may_have((*way[:-1], "proofs")) for way in outline.schema.verbatim_uses)


def _uses(outline: Outline) -> tuple[VerbatimUse, ...]:
    """The fields whose words must stand where the link leads; none if that is no article."""
    article = outline.target is not None and outline.target.text_field is not None
    return outline.schema.verbatim_uses.get(outline.reference, ()) if article else ()


def orders_dates(outline: Outline) -> bool:
    """Dates of the record are compared with each other."""
    return any(
        order.reference is None and order.field.pattern[0] in outline.keys and order.other[0] in outline.keys
        for order in outline.schema.date_orders
    )


def orders_dates_through(outline: Outline) -> bool:
    """Dates of the record are compared with those of the record that the link leads to."""
    return outline.target is not None and any(
        order.reference == outline.reference and order.field.pattern[0] in outline.keys
        for order in outline.schema.date_orders
    )


def leads_nowhere(outline: Outline) -> bool:
    """The link leads to no record."""
    return outline.target is None


def leads_to_another_kind(outline: Outline) -> bool:
    """The link leads to a record of a kind that the reference does not allow."""
    target = outline.target
    return target is not None and any(target.kind not in wanted for wanted in _wanted(outline))


def leads_to_own_kind(outline: Outline) -> bool:
    """The link leads to a record of the same kind, as its reference allows."""
    target, kind = outline.target, outline.schema.kind
    return target is not None and target.kind == kind and any(kind in wanted for wanted in _wanted(outline))


def _wanted(outline: Outline) -> list[tuple[str, ...]]:
    """The kinds that the reference allows."""
    return [field.ref for field in outline.schema.references if field.pattern == outline.reference]
