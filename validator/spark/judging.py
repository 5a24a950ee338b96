"""The stages that judge: records with their links, slot by slot, and groups, bucket by bucket."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, Any

from validator.corpus.records import Record
from validator.engine.apply_rules import Judgement, group_keys, judge, judge_group, judge_record
from validator.engine.encode import ALONE, group_number
from validator.findings.finding import cut_short
from validator.rules.shapes import GroupRule
from validator.source.limits import not_judged
from validator.spark.asking import NEAREST, AskedContext, AskedCorpus, as_question, context_for, sort_of
from validator.spark.choosing import Chooser
from validator.spark.reading import Counts, finding_row, tally
from validator.spark.rows import Row, key_of, rows_of, table_of
from validator.spark.tools import Shipped, Tools, tools_of

if TYPE_CHECKING:
    import pyarrow as pa

Members = list[tuple[Row, Record]]
Shared = list[tuple[GroupRule, Any, Row, Record]]
"""The records of the groups of one number, each with the rule and the key of its group: several may share a number."""


def judge_slot(shipped: Shipped, complete: bool, table: pa.Table) -> pa.Table:
    """Apply the rules to the records of a slot and to their links, with what is known beside them.

    A record some of whose questions have no answer comes back as a row, with all its questions. Records that quote one
    article come one after another, so that its text is prepared once.
    """
    with tools_of(shipped) as tools:
        return table_of(_judge_slot(tools, complete, list(rows_of(table))))


def _judge_slot(tools: Tools, complete: bool, rows: list[Row]) -> list[Row]:
    context = context_for(tools, rows, complete=complete)
    corpus = context.corpus
    counts, found, groups = Counts(), list[Row](), dict[int, Shared]()
    chooser = Chooser(tools, corpus) if tools.shipped.build else None
    records = (row for row in rows if row.tag == "record")
    for row in sorted(records, key=lambda row: (row.key, row.file, row.document)):
        record = tools.record(row)
        corpus.begin(row.questions or ())
        judgement = judge(judge_record(record, context), context, tools.locator)
        keys = list(group_keys(record, context))
        given = list(chooser.rows(row, record, judgement.evidence)) if chooser else []
        if corpus.lacking:
            found.append(row._replace(questions=_left(row, corpus, counts)))
            continue
        counts["judged",] += 1
        found += _said_of(tools, row, record, judgement, counts)
        found += given
        for rule, key in keys:
            groups.setdefault(group_number(rule, key), []).append((rule, key, row, record))
    for number, shared in groups.items():
        found += _together(tools, context, number, shared, counts)
    return [*found, tally(counts)]


def _together(
    tools: Tools, context: AskedContext, number: int, shared: Shared, counts: Counts
) -> Iterable[Row]:
    """The rows of the records of a slot that share the number of a group: that they do, and what the rule says of them.

    Most groups have all their records in one slot, where all that they ask is at hand: so they are judged at once, and
    what is found (`perhaps`) holds if it turns out that nowhere else is one more. `slot` is how many were judged.
    """
    if len(shared) == 1:
        ((_, _, row, _),) = shared
        return (Row("group", file=row.file, document=row.document, number=number),)
    places = {(row.file, row.document): None for _, _, row, _ in shared}
    judged, found = 0, list[Row]()
    if not number & ALONE and 1 < len(places) <= MAX_MEMBERS:
        context.corpus.begin(())
        for rule, key, members in _groups_in(shared):
            members.sort(key=lambda member: (member[0].file, member[0].document))
            found += _findings_of(tools, context, rule, key, members)
        judged = 0 if context.corpus.lacking else len(places)
    found = [_perhaps(row, number) for row in found] if judged else []
    counts["perhaps",] += len(found)
    rows = (Row("group", judged, file, document, number) for file, document in places)
    return chain(found, rows)


def _groups_in(shared: Shared) -> Iterator[tuple[GroupRule, Any, Members]]:
    """The groups of one number, each with its records."""
    groups: dict[tuple[GroupRule, Any], Members] = {}
    for rule, key, row, record in shared:
        groups.setdefault((rule, key), []).append((row, record))
    for (rule, key), members in groups.items():
        yield rule, key, members


def _perhaps(finding: Row, number: int) -> Row:
    """What was found of a group, as long as it is not known whether these are all its records."""
    return finding._replace(tag="perhaps", number=number, questions=[str(finding.number).encode()])


def _findings_of(
    tools: Tools, context: AskedContext, rule: GroupRule, key: Any, members: Members
) -> Iterator[Row]:
    judgement = judge(
        judge_group(rule, key, [record for _, record in members], context), context, tools.locator
    )
    files = {record.file: row.file for row, record in members}
    return (finding_row(tools, finding, files[finding.location.file]) for _, finding in judgement.findings)


def _said_of(tools: Tools, row: Row, record: Record, judgement: Judgement, counts: Counts) -> Iterator[Row]:
    yield from (finding_row(tools, finding, row.file) for _, finding in judgement.findings)
    for piece in judgement.evidence:
        counts["evidence", piece.how, piece.result, f"{piece.quoted:d}"] += 1
    if judgement.missing:
        counts["textless",] += 1
    for text in judgement.missing:
        yield Row("missing", name=key_of(text.article), key=text.reason.encode())
    if record.id in tools.shipped.watched or (judgement.missing and counts["textless",] == 1):
        if any(piece.how == "unchecked" for piece in judgement.evidence):
            yield Row("unsure", name=row.name)
        if judgement.missing:
            yield Row("textless", name=row.name)


def _left(row: Row, corpus: AskedCorpus, counts: Counts) -> list[bytes]:
    """What is asked of a row that comes again."""
    counts["left",] += 1
    counts.update(("asked", sort_of(name)) for name in corpus.lacking)
    for name in corpus.lacking:
        if sort_of(name) == NEAREST:
            _, *kinds = as_question(name, NEAREST)
            counts.update(("sought", kind) for kind in kinds)
    asked = sorted({*(row.questions or ()), *corpus.lacking})
    counts["names",] += len(asked)
    return asked


def judge_bucket(shipped: Shipped, complete: bool, table: pa.Table) -> pa.Table:
    """Apply the rules to the groups of a bucket. A group some of whose questions have no answer comes back as a row."""
    with tools_of(shipped) as tools:
        return table_of(_judge_bucket(tools, complete, list(rows_of(table))))


def _judge_bucket(tools: Tools, complete: bool, rows: list[Row]) -> list[Row]:
    context = context_for(tools, rows, complete=complete)
    corpus = context.corpus
    counts, found = Counts(), list[Row]()
    groups = {row.number: row for row in rows if row.tag == "group"}
    corpus.begin(name for group in groups.values() for name in group.questions or ())
    corpus.begin(name for row in rows if row.tag == "record" for name in row.questions or ())
    together = list(_groups(tools, rows, context))
    assert not corpus.lacking  # keys are made of records and their own texts
    for number, rule, key, members in together:
        group = groups[number]
        corpus.begin(())
        findings = _findings_of(tools, context, rule, key, members)
        if corpus.lacking:
            found.append(group._replace(questions=_left(group, corpus, counts)))
            continue
        found += findings
    return [*found, tally(counts)]


def _groups(
    tools: Tools, rows: list[Row], context: AskedContext
) -> Iterator[tuple[int, GroupRule, Any, Members]]:
    """The groups of a bucket: the number, the rule, the key and the records in order."""
    wanted: dict[tuple[int, int], set[int]] = {}
    for row in rows:
        if row.tag == "member":
            wanted.setdefault((row.file, row.document), set()).add(row.number)
    groups: dict[int, Shared] = {}
    records = (row for row in rows if row.tag == "record")
    for row in sorted(records, key=lambda row: (row.file, row.document)):
        record, numbers = tools.record(row), wanted[row.file, row.document]
        for rule, key in group_keys(record, context):
            number = group_number(rule, key)
            if number in numbers:
                groups.setdefault(number, []).append((rule, key, row, record))
    for number, shared in groups.items():
        for group in _groups_in(shared):
            yield number, *group


def give_up_groups(shipped: Shipped, table: pa.Table) -> pa.Table:
    """What stands for groups of too many records: that their first records were not judged beside the others."""
    with tools_of(shipped) as tools:
        return table_of(_give_up(tools, list(rows_of(table))))


def _give_up(tools: Tools, rows: list[Row]) -> list[Row]:
    found, context = list[Row](), context_for(tools, rows)
    for row in (row for row in rows if row.tag == "record"):
        record = tools.record(row)
        numbers = {int(number) for number in row.questions or ()}
        for rule, key in group_keys(record, context):
            if group_number(rule, key) in numbers:
                others = f"this record beside the others {_shared(key)}, by the rule {rule.code!r},"
                problem = replace(not_judged(others, TOO_MANY, ""), hint=MANY_HINT)
                finding = tools.locator.finding_at_start(
                    not_judged, problem, record.file, record.document, record.id
                )
                found.append(finding_row(tools, finding, row.file))
    return found


def _shared(key: Any) -> str:
    """What the records of a group have in common, as far as it can be read."""
    parts = key if isinstance(key, tuple) else (key,)
    words = " ".join(part for part in parts if isinstance(part, str))
    return f"that share {cut_short(repr(words))}" if words else "of its group"


MAX_MEMBERS = 50_000
"""Records of a group that are judged together: they are in one worker's memory."""
MANY_HINT = (
    "look at what they have in common: most often that is a stopgap (one name, id or quote for whatever was not "
    "known), which wants correcting; if all of them rightly share it, check this dataset without --engine spark, which "
    "judges groups of any size"
)
TOO_MANY = f"has more than {MAX_MEMBERS:,} records beside it, which do not fit into one worker"
