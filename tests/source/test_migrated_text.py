"""However a record is written, a migration changes the text where it must, and nowhere else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from yaml_writer import Writer

from validator.authoring.migrate import migrate
from validator.corpus.documents import Source
from validator.schema.loading import load_schemas, shipped_folder
from validator.source.document import parse

SCHEMAS, _ = load_schemas(shipped_folder())
WORDS = st.sampled_from(
    ["it's so", "word " * 30 + "end", "a: b # c", "one\ntwo\n", "NO", "- x", "“said” – so", "2031"]
)
LINES = st.sampled_from(
    [
        "schema: event/1",
        "schema:   event/1  # it's the first",
        "'schema': \"event/1\"",
        "\"schema\" : 'event/1'",
    ]
)
EVENTS = st.fixed_dictionaries(
    {
        "id": st.just("harbour-talks"),
        "title": WORDS,
        "type": st.sampled_from(["call", "talks"]),
        "status": st.sampled_from(["planned", "occurred"]),
        "sources": st.lists(
            st.fixed_dictionaries({"article": st.just("an-article"), "evidence": WORDS}),
            min_size=1,
            max_size=3,
        ),
        "origin": st.just({"method": "curated"}),
    },
    optional={
        "notes": WORDS,
        "date": st.sampled_from(["2031-03-04", "2031-03"]),
        "venue": st.fixed_dictionaries({"mode": st.just("remote"), "place": WORDS}),
        "about": st.just(["northern-berth", "2031-talks"]),
    },
)


@st.composite
def texts(draw: Any) -> str:
    writer = Writer(draw)
    text = "".join(
        f"---\n{draw(LINES)}\n{writer.mapping(draw(EVENTS), 0, False)}"
        for _ in range(draw(st.integers(1, 2)))
    )
    return text.replace("\n", "\r\n") if writer.chance(4) else text


@given(texts())
@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
def test_only_the_version_changes(text: str) -> None:
    documents, hits = parse(text)
    assert not [rule.code for rule, _ in hits if rule.severity == "error"]
    source = Source(Path("x.yaml"), "x.yaml", text, tuple(documents), False)
    outcome = migrate(source, SCHEMAS, {}, 2)
    assert not outcome.hits
    assert outcome.text == text.replace("event/1", "event/2")
    assert outcome.changed == len(documents)
