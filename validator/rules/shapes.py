"""The three shapes of a rule: over one record, one link, or one group.

A link is a record, the place of a reference in it, and the record it names (or nothing); a group is a key and the
records that share it. The shape is all that a rule sees, and never the whole corpus, so that after a change only the
record, its links and its groups need another look. Beside that it may ask for records that its own record names
(`Context.find`).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from validator.corpus.records import Group, Link, Record
from validator.findings.finding import Evidence, MissingText, Problem, Severity
from validator.findings.rule import Rule, page_of
from validator.rules.applies import Concerns
from validator.rules.context import Context
from validator.schema.schema import Schema

Said = Problem | Evidence | MissingText
"""What a rule yields: what is wrong, or that quoted words were looked for, or where they could not be."""
CheckRecord = Callable[[Record, Context], Iterable[Said]]
CheckLink = Callable[[Link, Context], Iterable[Said]]
CheckGroup = Callable[[Group, Context], Iterable[tuple[Record, Problem]]]
Key = Callable[[Record, Context], Iterable[Any]]


@dataclass(frozen=True, eq=False, kw_only=True)
class _Chosen:
    """Which records, or whose links and groups, a rule looks at.

    `kinds` limits it to records of these kinds (empty: all kinds). `mapped` says that it also speaks of records with a
    JSON Schema of their own (validator.schema.mapped), in which a field named `draft` or `sources` may mean anything.

    `concerns` tells by the keys of a record, and for a link rule by the reference and the record that it leads to,
    whether the rule can say anything at all (validator.rules.applies).
    """

    kinds: tuple[str, ...] = ()
    mapped: bool = False
    concerns: Concerns | None = None

    def speaks_of(self, schema: Schema) -> bool:
        """Whether the rule is one for records of this schema."""
        return (not self.kinds or schema.kind in self.kinds) and (self.mapped or not schema.mapped)


@dataclass(frozen=True, eq=False, kw_only=True)
class RecordRule(_Chosen, Rule):
    """A rule that reads one record."""

    check: CheckRecord


@dataclass(frozen=True, eq=False, kw_only=True)
class LinkRule(_Chosen, Rule):
    """A rule that reads one link: of any reference, or of those at the patterns `fields` (`sources[].article`).

    With `reads_proofs`, it also says what a proof shows where the text that it needs is not at hand.
    """

    check: CheckLink
    fields: tuple[str, ...] = ()
    reads_proofs: bool = False


@dataclass(frozen=True, eq=False, kw_only=True)
class GroupRule(_Chosen, Rule):
    """A rule that reads one group: the records that `key` gives the same key.

    It sees the groups of two records or more, with `alone` those of one, and with `any_size` both.
    """

    check: CheckGroup
    key: Key
    alone: bool = False
    any_size: bool = False

    def by_size(self) -> Iterator[GroupRule]:
        """The rule, once for each size of groups that it sees: which records are looked at hangs on that."""
        yield self
        if self.any_size:
            yield replace(self, alone=not self.alone)

    def keys(self, record: Record, context: Context) -> dict[Hashable, None]:
        """The keys of the groups that a record falls in, each once."""
        return dict.fromkeys(self.key(record, context))


def record_rule(
    code: str,
    severity: Severity = Severity.ERROR,
    *,
    kinds: tuple[str, ...] = (),
    concerns: Concerns | None = None,
    mapped: bool = False,
    needs_text: bool = False,
) -> Callable[[CheckRecord], RecordRule]:
    """Make a `RecordRule` of the decorated function."""

    def decorate(check: CheckRecord) -> RecordRule:
        return RecordRule(
            code=code,
            shape="record",
            severity=severity,
            page=page_of(check),
            check=check,
            kinds=kinds,
            concerns=concerns,
            mapped=mapped,
            needs_text=needs_text,
        )

    return decorate


def link_rule(
    code: str,
    severity: Severity = Severity.ERROR,
    *,
    kinds: tuple[str, ...] = (),
    fields: tuple[str, ...] = (),
    concerns: Concerns | None = None,
    mapped: bool = False,
    needs_text: bool = False,
    reads_proofs: bool = False,
) -> Callable[[CheckLink], LinkRule]:
    """Make a `LinkRule` of the decorated function."""

    def decorate(check: CheckLink) -> LinkRule:
        return LinkRule(
            code=code,
            shape="link",
            severity=severity,
            page=page_of(check),
            check=check,
            kinds=kinds,
            fields=fields,
            concerns=concerns,
            mapped=mapped,
            needs_text=needs_text,
            reads_proofs=reads_proofs,
        )

    return decorate


def group_rule(
    code: str,
    severity: Severity = Severity.ERROR,
    *,
    key: Key,
    kinds: tuple[str, ...] = (),
    alone: bool = False,
    any_size: bool = False,
    concerns: Concerns | None = None,
    mapped: bool = False,
    needs_text: bool = False,
) -> Callable[[CheckGroup], GroupRule]:
    """Make a `GroupRule` of the decorated function."""

    def decorate(check: CheckGroup) -> GroupRule:
        return GroupRule(
            code=code,
            shape="group",
            severity=severity,
            page=page_of(check),
            check=check,
            key=key,
            kinds=kinds,
            alone=alone,
            any_size=any_size,
            concerns=concerns,
            mapped=mapped,
            needs_text=needs_text,
        )

    return decorate
