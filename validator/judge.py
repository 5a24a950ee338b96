"""Apply the rules: to one record and its links, and to one group."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from validator.corpus import Group, Record
from validator.finding import Evidence, Problem
from validator.paths import Pattern, follow, format_pattern
from validator.rule import Rule
from validator.rules import RULES
from validator.rules.context import Context
from validator.rules.expressions import check_requirements

Said = tuple[Rule[..., Any], Problem | Evidence]
"""What a rule said of a record."""

GROUP_RULES = tuple(rule for rule in RULES if rule.shape == "group")


def judge_record(record: Record, context: Context) -> Iterator[Said]:
    """Yield what the rules say of a record and of its links."""
    mapped = record.schema.mapped
    for rule in _rules("record", record.kind, mapped=mapped):
        for result in rule(record, context):
            yield rule, result
    links = tuple(context.corpus.links(record))
    for link in links:
        for rule in _rules("link", record.kind, link.field.pattern, mapped=mapped):
            for result in rule(link, context):
                yield rule, result
    yield from check_requirements(record, links)


def judge_group(
    rule: Rule[..., Any], key: Any, members: list[Record], context: Context
) -> Iterator[tuple[Record, Problem]]:
    """Yield what a rule says of the records that share a key: nothing for groups of a size that it does not look at."""
    if (len(members) == 1) == rule.alone:
        yield from rule(Group(key, tuple(members)), context)


@cache
def _rules(shape: str, kind: str, field: Pattern = (), *, mapped: bool) -> tuple[Rule[..., Any], ...]:
    """The rules of a shape for records of a kind, and for a link those for its field."""
    name = format_pattern(field)
    return tuple(
        rule
        for rule in RULES
        if rule.shape == shape
        and kind in (rule.kinds or (kind,))
        and name in (rule.fields or (name,))
        and (rule.mapped or not mapped)
    )


def by_article(records: Iterable[Record]) -> list[Record]:
    """The records, those that quote one article one after another, so that its text is prepared only once."""
    return sorted(records, key=_first_article)


def _first_article(record: Record) -> str:
    for pattern in record.schema.verbatim_uses:
        for _, name in follow(record.data, pattern):
            if isinstance(name, str):
                return name
    return ""
