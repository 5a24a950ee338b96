"""The rules on any data that a schema could allow: none crashes, and the order of the records does not matter."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from validator.corpus.records import Corpus, Group, Record, group_by
from validator.engine.apply_rules import group_keys, judge_group, judge_record
from validator.evidence.archive import Archive
from validator.findings.paths import format_pattern
from validator.rules import RULES
from validator.rules.context import Context
from validator.rules.shapes import GroupRule, LinkRule, RecordRule
from validator.schema.loading import load_schemas, shipped_folder

SCHEMAS = load_schemas(shipped_folder())[0]
KINDS = sorted(SCHEMAS.versions)
NAMES = sorted(
    {part for kind in KINDS for field in SCHEMAS.latest(kind).fields for part in field.pattern} - {"[]"}
)
IDS = ["a", "b", "c", "d"]
TEXTS = st.one_of(
    st.sampled_from(IDS),
    st.sampled_from(
        ["2031-03-04", "2031-03-09", "2031-02-30", "../2031-03", "2031-03-05/2031-03-01", "2031~"]
    ),
    st.sampled_from(
        ["occurred", "planned", "call", "in-person", "remote", "direct", "reported", "signed", "inferred"]
    ),
    st.sampled_from(
        ["superseded", "supersedes", "copy", "12 ships on March 4", "on Monday", "We will see then"]
    ),
    st.text(max_size=5),
)
VALUES = st.recursive(
    st.one_of(TEXTS, st.none(), st.booleans(), st.integers(), st.floats()),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(NAMES), inner, max_size=4)
    ),
    max_leaves=12,
)
DATA = st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=10)


@st.composite
def likely_data(draw: st.DrawFn, kind: str) -> dict[str, Any]:
    """Data shaped as the shipped schema has it, more or less, so that rules get past their first lines."""
    data = draw(DATA)
    for field in SCHEMAS.latest(kind).fields:
        keys = [part for part in field.pattern if part != "[]"]
        if len(keys) <= 2 and draw(st.booleans()):
            if len(field.pattern) == 1:
                data.setdefault(keys[0], draw(TEXTS))
            elif "[]" in field.pattern and len(keys) == 2:
                entry: dict[str, Any] = {keys[1]: draw(TEXTS)}
                known = data.get(keys[0])
                data[keys[0]] = [*known, entry] if isinstance(known, list) else [entry]
    return data


@st.composite
def several(draw: st.DrawFn) -> list[tuple[str, dict[str, Any]]]:
    """A few records, kind and data, of any kinds, that refer to each other."""
    found = []
    for name in draw(st.lists(st.sampled_from(IDS), min_size=1, max_size=5)):
        kind = draw(st.sampled_from(KINDS))
        data = {**draw(st.one_of(DATA, likely_data(kind))), "id": name}
        if kind == "statement" and draw(st.booleans()):
            data |= {"quote": draw(TEXTS), "sources": [{"article": draw(st.sampled_from(IDS))}]}
        found.append((kind, data))
    return found


STATES = st.fixed_dictionaries(
    {},
    optional={
        "withdrawn": st.just({}),
        "replaced_by": st.sampled_from(IDS),
        "draft": st.just(True),
        "notes": TEXTS,
        "addressee": st.sampled_from(IDS),
        "speaker_description": TEXTS,
        "original_language": st.just("fr"),
        "part_of": st.sampled_from(IDS),
    },
)


@st.composite
def connected(draw: st.DrawFn) -> list[tuple[str, dict[str, Any]]]:
    """An article, a person, an event and a statement that refer to each other, in any state."""
    name, mode = draw(st.sampled_from(IDS)), draw(st.sampled_from(["direct", "reported"]))
    status, day = (
        draw(st.sampled_from(["occurred", "planned"])),
        draw(st.sampled_from(["2031-03-04", "2031-04"])),
    )
    records: list[tuple[str, dict[str, Any]]] = [
        ("article", {"id": "a", "published": "2031-03-05", "derived_from": [{"article": name}]}),
        ("person", {"id": "b", "name": "Ada", "positions": [{"title": "Minister", "from": "2031-04"}]}),
        (
            "event",
            {
                "id": "c",
                "date": day,
                "type": "call",
                "status": status,
                "participants": [{"participant": name}],
            },
        ),
        (
            "statement",
            {
                "id": "d",
                "speaker": "b",
                "event": "c",
                "said": day,
                "mode": mode,
                "sources": [{"article": "a"}],
            },
        ),
    ]
    records[3][1].update(
        {"quote": "We will see", "position": "Minister"} if draw(st.booleans()) else {"summary": "x"}
    )
    return [(kind, data | draw(STATES)) for kind, data in records]


def context_of(records: list[tuple[str, dict[str, Any]]]) -> Context:
    corpus = Corpus()
    for kind, data in records:
        corpus.add(Record(f"records/{data['id']}.yaml", 0, True, data["id"], data, SCHEMAS.latest(kind)))
    return Context(Archive(Path("no-archive")), date(2031, 6, 1), corpus)


def judged(records: list[tuple[str, dict[str, Any]]]) -> list[str]:
    """What a run finds: it asks only the rules that can say something of a record, link or group."""
    context = context_of(records)
    said: list[str] = []
    groups: dict[tuple[GroupRule, Any], list[Record]] = {}
    for record in context.corpus.records:
        said += [
            f"{record.id} {rule.code} {hit}"
            for _, rule, hit in judge_record(record, context)
            if rule in RULES
        ]
        for group in group_keys(record, context):
            groups.setdefault(group, []).append(record)
    for (rule, key), members in groups.items():
        said += [
            f"{rule.code} {(record, hit)}" for record, _, hit in judge_group(rule, key, members, context)
        ]
    return sorted(said)


def findings(records: list[tuple[str, dict[str, Any]]]) -> list[str]:
    """All that the rules say if each is asked of everything, in an order of its own."""
    context = context_of(records)
    corpus = context.corpus
    said: list[str] = []
    for rule in RULES:
        chosen = [record for record in corpus.records if record.kind in (rule.kinds or (record.kind,))]
        if isinstance(rule, RecordRule):
            said += [f"{r.id} {rule.code} {hit}" for r in chosen for hit in rule.check(r, context)]
        elif isinstance(rule, LinkRule):
            links = [link for r in chosen for link in corpus.links(r)]
            wanted = [
                link for link in links if not rule.fields or format_pattern(link.field.pattern) in rule.fields
            ]
            said += [
                f"{link.record.id} {rule.code} {hit}" for link in wanted for hit in rule.check(link, context)
            ]
        else:
            for key, members in group_by(chosen, partial(rule.keys, context=context)).items():
                if len(members) > 1 or rule.alone:
                    said += [f"{rule.code} {hit}" for hit in rule.check(Group(key, tuple(members)), context)]
    return sorted(said)


@given(several())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_rule_crashes(records: list[tuple[str, dict[str, Any]]]) -> None:
    findings(records)


@given(st.one_of(several(), connected()))
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_run_finds_what_all_rules_say_of_everything(records: list[tuple[str, dict[str, Any]]]) -> None:
    assert judged(records) == findings(records)


@given(several(), st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_order_of_the_records_changes_nothing(
    records: list[tuple[str, dict[str, Any]]], random: Any
) -> None:
    # Of two records with one id the first is taken, and duplicate-id says so.
    single = list({data["id"]: (kind, data) for kind, data in records}.values())
    assert findings(random.sample(single, len(single))) == findings(single)
