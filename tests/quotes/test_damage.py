"""Texts that were damaged when they were made: what is mended keeps its place, and nothing else is touched."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from validator.quotes.damage import mend_damage
from validator.quotes.lookalikes import name_lookalikes
from validator.quotes.prepare import prepare
from validator.quotes.verify import verify

PIECES = st.sampled_from(
    [
        "quay",
        "ass",
        "ment",
        "The",
        "14",
        "- 21 -",
        "Page 3",
        "-",
        "¬",
        "\u00ad",
        " ",
        "\n",
        "\r\n",
        "\f",
        ".",
        "“",
        "”",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_what_is_mended_keeps_its_length_and_its_letters(text: str) -> None:
    mended = mend_damage(text)
    assert len(mended) == len(text)
    assert [c for c in mended if c.isalpha()] in (
        [c for c in text if c.isalpha()],
        [
            c for i, c in enumerate(text) if c.isalpha() and mended[i] == c
        ],  # the word "Page" of a page's number
    )


@pytest.mark.parametrize(
    ("ours", "theirs", "said"),
    [
        ("dаte", "date", ["U+0430 CYRILLIC SMALL LETTER A for U+0061 LATIN SMALL LETTER A"]),
        ("Οslo", "Oslo", ["U+039F GREEK CAPITAL LETTER OMICRON for U+004F LATIN CAPITAL LETTER O"]),
        ("نیست", "نيست", ["U+06CC ARABIC LETTER FARSI YEH for U+064A ARABIC LETTER YEH"]),
        ("کتاب", "كتاب", ["U+06A9 ARABIC LETTER KEHEH for U+0643 ARABIC LETTER KAF"]),
        ("gate", "date", []),
        ("dates", "date", []),
    ],
)
def test_letters_that_look_alike_are_named(ours: str, theirs: str, said: list[str]) -> None:
    assert name_lookalikes(ours, theirs) == said


def test_html_is_told_as_such() -> None:
    verdict = verify("We haven't", "He said: &ldquo;We haven&#8217;t&rdquo;, <em>he</em> did.", "reported")
    assert not verdict.accepted
    assert "HTML" in " ".join(verdict.notes)
    assert "HTML" not in " ".join(verify("We haven't", "Tom & Ida; 3 < 4 > 2", "reported").notes)


LARGE = [
    *("foo-\nbar " * 20_000, "foo -\nbar " * 20_000, "a" + "\u0301\u0316" * 100_000, "ab\n14\n" * 40_000),
    *("a-\n" * 80_000, "\u0e40" * 200_000, "- " * 150_000, "\f" * 200_000, "a \n" * 100_000),
]


@pytest.mark.parametrize("text", LARGE, ids=lambda text: repr(text[:8]))
def test_large_texts_take_linear_time(text: str) -> None:
    start = time.process_time()
    source = prepare(text)
    verify("We have not set a date yet", source)
    assert time.process_time() - start < 3
