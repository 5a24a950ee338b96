"""No text and no quote makes it slow: ten times the input takes about ten times as long, never a hundred."""

import time

import pytest

from validator.quotes.prepare import MAX_TEXT, prepare
from validator.quotes.verify import verify

TEXTS = {
    "one word": "a ",
    "period": "a " * 50 + "b ",
    "straight marks": '"a ',
    "opening marks": "“a ",
    "single marks": "‘a' s’ ",
    "brackets": "[a] ",
    "open brackets": "[a ",
    "speeches": "“a b,” he said. ",
    "unclosed lines": "“a b c, he\n",
    "combining": "e\u0301",
    "zero width": "a\u200b",
    "hyphens": "a-",
    "apostrophes": "a'",
    "dots": ". ",
    "digit groups": "1 000 ",
    "numerals": "三",
    "broken lines": "word-\n",
    "all marks": '“a «b ‘c „d » ” ’ " ',
    "low commas": ",,a ",
    "paragraphs left open": "“a\n\n",
    "combining in a run": "\u0301\u0316",
    "thai": "เ",
}
QUOTES = [
    "a " * 1500 + "b",
    "a b c ... " * 300,
    "a a a … a a a … a a b",
    "[x] a [y] a [z] a b",
    "[x] a " * 400,
    "zz yy",
]


def seconds(text: str) -> float:
    start = time.process_time()
    source = prepare(text)
    for quote in QUOTES:
        verify(quote, source)
        verify(quote, source, "reported")
    return time.process_time() - start


@pytest.mark.parametrize("name", TEXTS)
def test_time_grows_no_faster_than_the_text(name: str) -> None:
    unit = TEXTS[name]
    assert seconds(unit * (20_000 // len(unit))) < 20 * seconds(unit * (2_000 // len(unit))) + 2


@pytest.mark.parametrize(
    "quote",
    [
        "word " * 10_000,
        "word ... " * 1_000,
        "[word] " * 1_000 + "word",
        "[" * 5_000 + "word",
        "-".join("a" * 5_000),
    ],
)
def test_a_hostile_quote_is_answered_at_once(quote: str) -> None:
    source = prepare("“" + "word other thing said " * 150 + "”")
    start = time.process_time()
    verify(quote, source)
    assert time.process_time() - start < 1


def test_a_text_over_the_limit_is_refused() -> None:
    assert verify("We are ready", "“We are ready.” " + " " * MAX_TEXT).verdict == "too-long"
