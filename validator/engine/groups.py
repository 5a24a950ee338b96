"""Groups: which records share a key, put down while they are read; and tasks that judge them.

A group is known by a number until its records are looked at: most groups are of a size that their rule passes over.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import Any

from validator.corpus.records import Record
from validator.engine.apply_rules import GROUP_RULES, group_rules, judge, judge_group
from validator.engine.encode import group_number
from validator.engine.encode import pack as pack_numbers
from validator.engine.limits import Limits, Reason, each
from validator.engine.run import Files, JudgedGroups, RunInputs
from validator.rules.context import name_of_text
from validator.rules.shapes import GroupRule
from validator.source.limits import not_judged

BUCKETS = 64
"""Groups are divided into so many buckets by their number; each is judged by itself."""
_MASK = (1 << 63) - 1

_INDICES = {rule: index for index, rule in enumerate(GROUP_RULES)}


def note_groups(inputs: RunInputs, found: Files, record: Record) -> None:
    """Put down the groups that a record falls in.

    What was made of an article's text for that is kept, since it would have to be read again.
    """
    position = len(found.ids) - 1
    groups, place = found.groups, position << 8
    noted: set[int] = set()
    for rule in group_rules(record):
        index = _INDICES[rule]
        keys = rule.keys(record, inputs.context)
        if inputs.noting:
            noted.update(group_number(rule, key) for key in keys)
        for key in keys:
            number = _number(index, key)
            bucket = groups.get(number % BUCKETS)
            if bucket is None:
                bucket = groups[number % BUCKETS] = array("Q")
            bucket.append(number)
            bucket.append(place | index)
    if record.schema.text_field and (sampled := inputs.context.samples.get(name := name_of_text(record))):
        found.samples[name] = sampled
    if inputs.noting:
        found.noted.append(pack_numbers(noted))


def _number(rule: int, key: Any) -> int:
    """A number for a group. Groups may share one; all processes of a run give the same, another run does not."""
    return hash((rule, key)) & _MASK


def judge_groups(inputs: RunInputs, bucket: Sequence[tuple[int, array[int]]]) -> JudgedGroups:
    """Apply the rules to the groups of a bucket that are of a size that they look at.

    A bucket comes in parts, each with the position from which the positions in it count.
    """
    judged = JudgedGroups()
    for rule, key, members in each(_groups_to_judge(inputs, bucket)):
        _judge_group(inputs, judged, rule, key, members)
    judged.moved = inputs.locator.moved
    return judged


def group_given_up(
    inputs: RunInputs, bucket: Sequence[tuple[int, array[int]]], number: int, reason: Reason, limits: Limits
) -> JudgedGroups:
    """What stands for a group whose judging came to a limit: that its first record was not judged."""
    rule, _, members = next(islice(_groups_to_judge(inputs, bucket), number, None))
    judged = JudgedGroups(moved=True)
    for record in [member for member in members if inputs.is_about(member)][:1]:
        others = " beside the others of its group" if len(members) > 1 else ""
        problem = limits.problem(f"this record{others}, by the rule {rule.code!r},", reason)
        found = inputs.locator.finding_at_start(not_judged, problem, record.file, record.document, record.id)
        judged.findings.append(found)
    return judged


def _groups_to_judge(
    inputs: RunInputs, bucket: Sequence[tuple[int, array[int]]]
) -> Iterator[tuple[GroupRule, Any, list[Record]]]:
    """The groups of a bucket that a rule looks at: the rule, the key, and the records in order."""
    alone = [rule.alone for rule in GROUP_RULES]
    sizes = Counter(chain.from_iterable(part[::2] for _, part in bucket))
    wanted: dict[int, dict[int, set[int]]] = {}  # for each record, by rule, the numbers of its groups
    concerned: set[int] = set()
    for before, part in bucket:
        for number, entry in zip(part[::2], part[1::2], strict=True):
            if (sizes[number] == 1) != alone[entry & 255]:
                continue
            position = before + (entry >> 8)
            wanted.setdefault(position, {}).setdefault(entry & 255, set()).add(number)
            if inputs.scope is None or position in inputs.scope:
                concerned.add(number)
    groups: dict[int, dict[tuple[int, Any], list[Record]]] = {}
    for position in sorted(wanted):
        record = inputs.corpus.at(position)
        for index, numbers in wanted[position].items():
            keys = GROUP_RULES[index].keys(record, inputs.context)
            for key in keys if numbers & concerned else ():
                number = _number(index, key)
                if number in numbers:
                    groups.setdefault(number, {}).setdefault((index, key), []).append(record)
    for together in groups.values():  # which share a number
        for (index, key), members in together.items():
            yield GROUP_RULES[index], key, members


def _judge_group(
    inputs: RunInputs, judged: JudgedGroups, rule: GroupRule, key: Any, members: list[Record]
) -> None:
    said = (one for one in judge_group(rule, key, members, inputs.context) if inputs.is_about(one[0]))
    found = judge(said, inputs.context, inputs.locator)
    judged.findings += [finding for _, finding in found.findings]
    if inputs.noting and (found.asked or found.findings):
        from validator.engine.cache_rows import note_group

        judged.notes.append(note_group(group_number(rule, key), found))
