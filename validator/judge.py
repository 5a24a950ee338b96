"""Apply the rules: to one record and its links, and to one group."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from validator.corpus import Group, Record
from validator.finding import Evidence, Problem
from validator.paths import Pattern, follow, format_pattern
from validator.rule import Rule
from validator.rules import RULES
from validator.rules.context import Context
from validator.rules.expressions import check_requirements
from validator.schema import Schema

Said = tuple[Rule[..., Any], Problem | Evidence]
"""What a rule said of a record."""

GROUP_RULES = tuple(rule for rule in RULES if rule.shape == "group")


def judge_record(record: Record, context: Context) -> Iterator[Said]:
    """Yield what the rules say of a record and of its links."""
    schema = record.schema
    for rule in _rules("record", schema):
        for result in rule.check(record, context):
            yield rule, result
    links = tuple(context.corpus.links(record))
    for link in links:
        for rule in _rules("link", schema, link.field.pattern):
            for result in rule.check(link, context):
                yield rule, result
    if schema.requirements:
        yield from check_requirements(record, links)


def judge_group(
    rule: Rule[..., Any], key: Any, members: list[Record], context: Context
) -> Iterator[tuple[Record, Problem]]:
    """Yield what a rule says of the records that share a key: nothing for groups of a size that it does not look at."""
    if (len(members) == 1) == rule.alone:
        yield from rule(Group(key, tuple(members)), context)


@lru_cache(maxsize=4096)
def _rules(shape: str, schema: Schema, field: Pattern = ()) -> tuple[Rule[..., Any], ...]:
    """The rules of a shape that can say anything of records of a schema, and for a link of the reference."""
    name = format_pattern(field)
    return tuple(
        rule
        for rule in RULES
        if rule.shape == shape
        and rule.speaks_of(schema)
        and name in (rule.fields or (name,))
        and (rule.concerns is None or rule.concerns(schema, field))
    )


def by_article(records: Iterable[Record]) -> list[Record]:
    """The records, those that quote one article one after another, so that its text is prepared only once."""
    return sorted(records, key=first_article)


def first_article(record: Record) -> str:
    """The first article that a record quotes, or the article that it is itself; empty if it quotes none."""
    if record.schema.text_field:
        return record.id
    for pattern in record.schema.verbatim_uses:
        for _, name in follow(record.data, pattern):
            if isinstance(name, str):
                return name
    return ""
