"""Who speaks: cases as data, and what holds for every text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from validator.quotes.prepare import prepare
from validator.quotes.speakers.propose import Known, propose_speakers
from validator.quotes.speakers.utterances import find_utterances, write_quote
from validator.quotes.verify import verify

CASES = [
    pytest.param(case, id=f"{path.stem}-{case['why']}")
    for path in sorted(Path(__file__).parent.glob("*.yaml"))
    for case in yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)["cases"]
]


@pytest.mark.parametrize("case", CASES)
def test_case(case: dict[str, Any]) -> None:
    text = prepare(case["text"], case.get("language", "en"))
    known = [Known(k["id"], tuple(k["names"]), k.get("person", True)) for k in case.get("known", ())]
    found = propose_speakers(text, known)
    assert [[proposal.name, proposal.confidence] for proposal in found] == case["says"], found
    if "ids" in case:
        assert [list(proposal.ids) for proposal in found] == case["ids"]
    if "position" in case:
        assert found[0].position == case["position"]
    assert found[0].described == case.get("described", False)
    for proposal in found:
        assert bool(proposal.name) == (proposal.start is not None)
        assert proposal.how


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 45


PIECES = st.sampled_from(
    [
        *"“”\"'«».,:;!?— \n",
        "\n\n",
        *[
            "said",
            ",",
            "he",
            "she",
            "Marta",
            "Ilves",
            "Oja",
            "minister",
            "the",
            "according",
            "to",
            "who",
            "told",
            "said.",
            "added",
            "Minister",
            "roof",
            "“The",
            "boats”",
            "сказал",
            "说",
            "dit-il",
            "so",
        ],
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_every_utterance_gets_one_proposal_at_true_offsets(raw: str) -> None:
    text = prepare(raw)
    found = propose_speakers(text, [Known("marta-ilves", ("Marta Ilves",))])
    assert [proposal.utterance for proposal in found] == find_utterances(text)
    spoken = {i for p in found for first, after in p.utterance.parts for i in range(first, after)}
    assert spoken == {index for index, zone in enumerate(text.zones) if zone}
    for proposal in found:
        assert set(proposal.ids) <= {"marta-ilves"}
        if proposal.start is not None and proposal.end is not None:
            assert 0 <= proposal.start < proposal.end <= len(raw)


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=30).map(" ".join))
def test_an_utterance_as_written_is_accepted_unless_it_is_too_little(raw: str) -> None:
    text = prepare(raw)
    for utterance in find_utterances(text):
        verdict = verify(write_quote(text, utterance), text)
        assert verdict.accepted or verdict.verdict in ("empty", "ambiguous"), (
            write_quote(text, utterance),
            verdict,
        )
