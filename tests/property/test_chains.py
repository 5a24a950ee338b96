"""Chains that are remembered change how long it takes to look for circles of references, and not what is found."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validator.corpus.records import Corpus, Record
from validator.evidence.archive import Archive
from validator.rules import references
from validator.rules.context import Context
from validator.rules.shapes import Said
from validator.schema.schema import Schema

LINKS = {"part_of": {"type": "array", "items": {"type": "string", "x-ref": "event"}}}
DOCUMENT = {"type": "object", "properties": LINKS}
EVENT = Schema("event", 1, "event/v1.json", DOCUMENT, {"event/v1.json": DOCUMENT})
NAMES = [f"e{number}" for number in range(9)]


def circles(records: list[Record], *, remembering: bool) -> list[tuple[str, list[Said], set[str]]]:
    """What is said of each record, and the names that were looked up for it."""
    corpus = Corpus(chains={} if remembering else None)
    for record in records:
        corpus.add(record)
    context = Context(Archive(None), date(2031, 6, 1), corpus)
    found = []
    for record in records:
        corpus.asked = set()
        said = [
            problem
            for link in corpus.links(record)
            for problem in references.reference_cycle.check(link, context)
        ]
        found.append((record.id, said, corpus.asked))
    return found


@given(
    st.lists(st.sampled_from([*NAMES, "nobody"]), min_size=len(NAMES), max_size=len(NAMES)),
    st.sets(st.sampled_from(NAMES), max_size=6),
    st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=2),
    st.integers(0, 2**16),
    st.sampled_from([2, 4, 1000]),
)
def test_the_same_circles_are_found(
    leads_to: list[str], ends: set[str], others: list[tuple[str, str]], seed: int, most: int
) -> None:
    records = [
        Record("all.jsonl", place, False, name, {"part_of": [] if name in ends else [target]}, EVENT)
        for place, (name, target) in enumerate(zip(NAMES, leads_to, strict=True))
    ]
    for name, target in others:
        records[NAMES.index(name)].data["part_of"].append(target)
    Random(seed).shuffle(records)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(references, "MAX_CHAIN", most)
        plain, remembered = (circles(records, remembering=remembering) for remembering in (False, True))
    assert [one[:2] for one in remembered] == [one[:2] for one in plain]
    assert all(asked <= also for (*_, asked), (*_, also) in zip(plain, remembered, strict=True))


def test_a_long_chain_is_walked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    number = 3 * references.MAX_CHAIN
    records = [
        Record("all.jsonl", place, False, f"e{place:05}", {"part_of": [f"e{place + 1:05}"]}, EVENT)
        for place in range(number)
    ]
    looked_up: list[object] = []
    find = Context.find

    def look(context: Context, name: object) -> Record | None:
        looked_up.append(name)
        return find(context, name)

    monkeypatch.setattr(Context, "find", look)
    assert not any(said for _, said, _ in circles(records, remembering=True))
    assert len(looked_up) <= number
