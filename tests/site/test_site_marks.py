"""The quotes marked in the text of an article: each piece under the first span that holds it, in little time."""

from __future__ import annotations

import time
from itertools import groupby

from hypothesis import given
from hypothesis import strategies as st

from validator.site.text import marked, marked_lines

SPANS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 30)).map(sorted).map(lambda ends: (ends[0], ends[1], "")),
    max_size=8,
).map(lambda spans: [(first, last, f"q{number}") for number, (first, last, _) in enumerate(spans)])


@given(text=st.text("ab \n\r", min_size=30, max_size=30), spans=SPANS)
def test_every_character_is_under_the_first_span_that_holds_it(
    text: str, spans: list[tuple[int, int, str]]
) -> None:
    expected = [
        (char, next((name for first, last, name in spans if first <= place < last), ""))
        for place, char in enumerate(text)
    ]
    assert [(char, name) for piece, name in marked(text, spans) for char in piece] == expected
    lines = marked_lines(text, spans)
    together = [(char, name) for line in lines for piece, name in line for char in piece]
    assert [one for one in together if not one[0].isspace()] == [
        one for one in expected if not one[0].isspace()
    ]
    assert len(lines) == sum(
        not all(char.isspace() for char in line)
        for end, line in ((end, list(chars)) for end, chars in groupby(text, lambda char: char in "\r\n"))
        if not end
    )


def test_time_does_not_grow_with_the_square() -> None:
    size = 40_000  # the square of it would take minutes
    text = "word\n" * size
    spans = [(place * 5, len(text), f"q{place}") for place in range(size)]
    begun = time.process_time()
    assert len(marked_lines(text, spans)) == size
    assert time.process_time() - begun < 5
