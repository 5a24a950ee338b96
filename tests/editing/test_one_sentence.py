"""The plain search before `many-statements-one-sentence` rules out no article in which four quotes share a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validator.quotes.prepare import prepare
from validator.quotes.verify import verify
from validator.rules.comparing import CROWDED, _may_crowd

SENTENCE = "“{},” she said, and nobody in the hall of the harbour office asked a question about it."
ELSEWHERE = "A note on the door says {} in small letters."


@pytest.mark.parametrize(
    ("printed", "quoted"),
    [
        ("we don’t know", "we don't know"),
        ("We Will Stay", "we will stay"),
        ("he is here", "he is here"),
        ("we will, of course, stay", "we will ... stay"),
        ("we will stay", "[they] will stay"),
        ("the exam-\nple is plain", "the example is plain"),
        ("the ex\u00adample is plain", "the example is plain"),
        ("the café is open", "the cafe\u0301 is open"),
        ("the ﬁsh are gone", "the fish are gone"),
    ],
)
def test_words_that_are_printed_in_another_way(printed: str, quoted: str) -> None:
    text = f"{ELSEWHERE.format(quoted)}\n\n{SENTENCE.format(printed)}\n"
    assert _may_crowd(text, [quoted] * CROWDED)


PRINTED = [
    "we",
    "they",
    "will",
    "not",
    "stay",
    "don’t",
    "ex-\nample",
    "it’s",
    "ready",
    "He",
    "[the]",
    "…",
    "12,000",
]
WORDS = st.lists(st.sampled_from(PRINTED))


@given(st.lists(WORDS, min_size=1, max_size=5), st.lists(WORDS, min_size=CROWDED, max_size=6))
def test_nothing_is_ruled_out_that_stands_together(
    paragraphs: list[list[str]], said: list[list[str]]
) -> None:
    text = "\n\n".join(f"“{' '.join(words)} end,” she said." for words in paragraphs)
    quotes = [" ".join(words).replace("’", "'").replace("-\n", "") for words in said]
    prepared = prepare(text)
    places: dict[int, int] = {}
    for quote in quotes:
        verdict = verify(quote, prepared)
        if verdict.accepted and verdict.words:
            first, last = verdict.words[0][0], verdict.words[-1][1] - 1
            if prepared.paragraphs[first] == prepared.paragraphs[last]:
                number = prepared.paragraphs[first]
                places[number] = places.get(number, 0) + 1
    if max(places.values(), default=0) >= CROWDED:
        assert _may_crowd(text, quotes)


def test_quotes_from_different_paragraphs_are_ruled_out() -> None:
    quotes = [f"these are the words of number {number}" for number in ["one", "two", "three", "four", "five"]]
    text = "\n\n".join(SENTENCE.format(quote) for quote in quotes)
    assert not _may_crowd(text, quotes)
