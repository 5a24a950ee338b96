"""Words and zones, for any text at all."""

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from validator.quotes.paragraphs import find_paragraphs
from validator.quotes.prepare import prepare
from validator.quotes.stream import verify_lines
from validator.quotes.text import fold, split_words
from validator.quotes.verify import verify
from validator.quotes.zones.find import find_zones

MARKS = "\"“”„'‘’‚«»‹›「」『』`"
HOSTILE = st.text(
    alphabet=st.one_of(
        st.sampled_from(list(MARKS + " \n\t.,…-–—[](){}0123456789%$€²ab'ABéß不没は三十ـَن")),
        st.sampled_from(
            ["\u200b", "\u00ad", "\u0301", "\ufb01", "\u00a0", "\u2011", "\r", "\ufffd", "\u1161", "\u3099"]
        ),
        st.characters(),
    ),
    max_size=120,
)


@given(HOSTILE)
@settings(max_examples=300, deadline=None)
def test_offsets_point_at_the_words(text: str) -> None:
    words = split_words(text)
    last = 0
    for form, start, end in zip(words.forms, words.starts, words.ends, strict=True):
        assert form
        assert last <= start < end <= len(text)
        last = max(last, start)
        # The piece alone, folded by the Unicode database instead of our tables, holds the word's own letters.
        piece = unicodedata.normalize("NFD", text[start:end])
        letters = [c for c in unicodedata.normalize("NFD", form) if c.isalpha() and c.isascii()]
        assert all(letter in unicodedata.normalize("NFKD", piece) for letter in letters)


@given(HOSTILE)
@settings(max_examples=300, deadline=None)
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text)[0]
    assert fold(once)[0] == once


@given(HOSTILE)
@settings(max_examples=200, deadline=None)
def test_zones_are_in_order_and_inside_one_paragraph(text: str) -> None:
    folded = fold(text)[0]
    paragraphs = find_paragraphs(folded)
    zones, paired = find_zones(folded, paragraphs, None)
    last = 0
    for zone in zones:
        paragraph = paragraphs[zone.paragraph]
        assert last <= zone.start <= zone.end
        assert paragraph.start <= zone.start
        assert zone.end <= paragraph.end
        last = zone.end
    assert all(folded[at] in MARKS for at in paired)


@given(HOSTILE, HOSTILE, st.sampled_from(["direct", "reported"]))
@settings(max_examples=300, deadline=None)
def test_no_text_breaks_it_and_every_acceptance_shows_its_place(quote: str, text: str, mode: str) -> None:
    source = prepare(text)
    verdict = verify(quote, source, mode)
    assert verdict == verify(quote, text, mode)
    if verdict.accepted:
        assert verdict.spans
        for (start, end), (first, after) in zip(verdict.spans, verdict.words, strict=True):
            assert (start, end) == (source.starts[first], source.ends[after - 1])
            assert mode == "reported" or all(source.zones[first:after])
    if verdict.closest is not None:
        assert verdict.closest.text == text[verdict.closest.start : verdict.closest.end]


@given(st.lists(st.one_of(st.binary(max_size=60), st.text(max_size=60)), max_size=5))
@settings(max_examples=100, deadline=None)
def test_every_line_gets_an_answer(lines: list[bytes | str]) -> None:
    answers = list(verify_lines(lines))
    assert len(answers) == len(lines)
    assert all(answer["verdict"] == "invalid-input" for answer in answers)
