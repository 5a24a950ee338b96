"""Apply the rules: to one record and its links, and to one group."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from validator.corpus.records import Group, Link, Record
from validator.evidence.archive import Absent
from validator.findings.finding import Evidence, Finding, MissingText
from validator.findings.paths import MANY, Pattern, follow, format_pattern
from validator.findings.rule import Rule
from validator.rules import RULES
from validator.rules.applies import TARGET_KEYS, Outline
from validator.rules.context import Context
from validator.rules.own import check_requirements
from validator.rules.shapes import GroupRule, LinkRule, RecordRule, Said
from validator.schema.schema import Field, Schema
from validator.source.locate import Locator

MAX_KEYS = 200
"""Keys of a record, beyond which what to do with it is worked out for it alone."""
GROUP_RULES = tuple(sized for rule in RULES if isinstance(rule, GroupRule) for sized in rule.by_size())
_RECORD_RULES = tuple(rule for rule in RULES if isinstance(rule, RecordRule))
_LINK_RULES = tuple(rule for rule in RULES if isinstance(rule, LinkRule))


@dataclass(slots=True)
class Judgement:
    """What was found of a record, or of a group: findings, how words were checked, and which texts are missing.

    A finding comes with the number of its record's document. `asked` are the names that the rules looked up: whatever
    they know of other records, they know from these.
    """

    asked: set[str]
    findings: list[tuple[int, Finding]] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    missing: set[MissingText] = field(default_factory=set)


def judge(said: Iterable[tuple[Record, Rule, Said]], context: Context, locator: Locator) -> Judgement:
    """Hear what rules say, one after another (`judge_record`, `judge_group`), and give it its places."""
    corpus = context.corpus
    before, corpus.asked = corpus.asked, set()
    judgement = Judgement(corpus.asked)
    try:
        for record, rule, result in said:
            if isinstance(result, Evidence):
                judgement.evidence.append(result)
            elif isinstance(result, MissingText):
                judgement.missing.add(result)
            else:
                finding = locator.finding(rule, result, record.file, record.document, record.id)
                judgement.findings.append((record.document, finding))
    finally:
        corpus.asked = before
    return judgement


def judge_record(record: Record, context: Context) -> Iterator[tuple[Record, Rule, Said]]:
    """Yield what the rules say of a record and of its links."""
    plan = _plan_of(record)
    for rule in plan.record_rules:
        for result in rule.check(record, context):
            yield record, rule, result
    links = context.corpus.links(record, plan.references)
    for link in links:
        for link_rule in _rules_of(link, plan, context):
            for result in link_rule.check(link, context):
                yield record, link_rule, result
    if record.schema.requirements:
        yield from ((record, own, result) for own, result in check_requirements(record, links))


def judge_group(
    rule: GroupRule, key: Any, members: list[Record], context: Context
) -> Iterator[tuple[Record, Rule, Said]]:
    """Yield what a rule says of the records that share a key: nothing for groups of a size that it does not look at."""
    if (len(members) == 1) == rule.alone:
        for record, problem in rule.check(Group(key, tuple(members)), context):
            yield record, rule, problem


def group_keys(record: Record, context: Context) -> Iterator[tuple[GroupRule, Any]]:
    """The groups that a record falls in: the rule and the key of each."""
    for rule in group_rules(record):
        for key in rule.keys(record, context):
            yield rule, key


def group_rules(record: Record) -> tuple[GroupRule, ...]:
    """The rules in whose groups a record may fall."""
    return _plan_of(record).group_rules


@dataclass(frozen=True, eq=False, slots=True)
class _Plan:
    """What to do with the records of one outline: the references that they may have, and the rules that can say
    anything of them.

    `alike` says that there may be many such records: few have hundreds of keys, and hostile ones have others each time.
    """

    outline: Outline
    references: tuple[Field, ...]
    record_rules: tuple[RecordRule, ...]
    group_rules: tuple[GroupRule, ...]
    alike: bool


def _plan_of(record: Record) -> _Plan:
    data = record.data
    sources = data.get("sources")
    source = sources[0] if type(sources) is list and len(sources) == 1 else None
    source_keys = tuple(source) if type(source) is dict else None
    plan_for = _plan if _are_few(data, source_keys) else _plan.__wrapped__
    return plan_for(record.schema, tuple(data), data.get("mode") == "direct", source_keys)


@lru_cache(maxsize=4096)
def _plan(schema: Schema, keys: tuple[str, ...], direct: bool, source_keys: tuple[str, ...] | None) -> _Plan:
    outline = Outline(
        schema, frozenset(keys), direct, None if source_keys is None else frozenset(source_keys)
    )
    alike = _are_few(keys, source_keys)
    possible = MANY | outline.keys
    references = tuple(field for field in schema.references if field.pattern[0] in possible)
    return _Plan(outline, references, _choose(_RECORD_RULES, outline), _choose(GROUP_RULES, outline), alike)


def _are_few(keys: Collection[str], source_keys: Collection[str] | None) -> bool:
    return len(keys) + len(source_keys or ()) <= MAX_KEYS


def _rules_of(link: Link, plan: _Plan, context: Context) -> tuple[LinkRule, ...]:
    """The rules that can say anything of a link."""
    target, reference = link.target, link.field.pattern
    rules_for = _link_rules if plan.alike else _link_rules.__wrapped__
    if target is None:
        return rules_for(plan, reference, None, frozenset())[0]
    rules, textless = rules_for(plan, reference, target.schema, TARGET_KEYS.intersection(target.data))
    if rules is not textless and isinstance(context.text_of(target), Absent):
        return textless
    return rules


@lru_cache(maxsize=4096)
def _link_rules(
    plan: _Plan, reference: Pattern, target: Schema | None, target_keys: frozenset[str]
) -> tuple[tuple[LinkRule, ...], ...]:
    """The rules of a link, and those of them that can say anything without the text of the article."""
    outline = replace(plan.outline, reference=reference, target=target, target_keys=target_keys)
    name = format_pattern(reference)
    rules = tuple(rule for rule in _choose(_LINK_RULES, outline) if name in (rule.fields or (name,)))
    textless = tuple(rule for rule in rules if not rule.needs_text or rule.reads_proofs)
    return rules, rules if textless == rules else textless


def _choose[R: (RecordRule, LinkRule, GroupRule)](rules: Sequence[R], outline: Outline) -> tuple[R, ...]:
    """The rules that can say anything of the records, or links, of an outline."""
    return tuple(
        rule
        for rule in rules
        if rule.speaks_of(outline.schema) and (rule.concerns is None or rule.concerns(outline))
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
