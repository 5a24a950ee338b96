"""The fast ways of looking at texts and quotes give exactly what the careful ones give."""

import re
import zlib
from unittest.mock import patch

from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from validator.evidence.overlap import sample
from validator.quotes.literally import find_plainly
from validator.quotes.paragraphs import _find_among_lines, find_paragraphs
from validator.quotes.prepare import prepare
from validator.quotes.text import fold, split_words
from validator.quotes.verify import verify, verify_carefully
from validator.quotes.word_places import _by_pattern, find_words
from validator.quotes.zones.find import find_zones
from validator.rules.names import has_stem, stands_between

PLAIN = [
    "the",
    "we",
    "We",
    "are",
    "ready",
    "Ready",
    "ports",
    "a",
    "порт",
    "Она",
    "été",
    "S",
    "İzmir",
    "Σας",
    "not",
    "no",
]
ODD = [
    "don't", "don’t", "l'accord", "d’une", "U.S.-led", "Mr.", "J.", "1.5", "1,000", "12 000", "15", "000", "5 %",
    "35%", "$5", "-5", "$ 5", "5 °C", "secu-\nrity", "security", "secu-rity", "well-known", "cost–benefit", "home.The",
    "ministers’", "[W]hen", "(sic)", "[the port]", "...", "…", "e\u0301te\u0301", "é", "re\u00adady",
    "re\u200bady", "ﬁsh", "U.S.",
    "不", "三", "港口", "は", "لا", "ـ", "لَا", "ß", "ª", "10²", "x_y", "and/or", "12:30", "6'2",
    "dit-il", "a-t-il", "\ufffd",
]  # fmt: skip
BETWEEN = [
    " ",
    " ",
    " ",
    " ",
    " ",
    ", ",
    ". ",
    ": ",
    "; ",
    "! ",
    "? ",
    "\n",
    "\n\n",
    "  ",
    " – ",
    " — ",
    ",",
    "",
    "\u00a0",
]
MARKS = [
    "“", "”", '"', "'", "‘", "’", "«", "»", "„", "‚", "「", "」", "(", ")", "``", "''",
    "' ", ".”", ",” ", ": “", "\n\n“",
    "” he said. “", "” said Quill. “", ",» — сказал он. — «", ", a-t-il dit, ",
]  # fmt: skip

_PIECES = st.one_of(
    st.sampled_from(PLAIN),
    st.sampled_from(PLAIN),
    st.sampled_from(ODD),
    st.sampled_from(MARKS),
    st.characters(),
)
_TEXTS = st.lists(st.tuples(_PIECES, st.sampled_from(BETWEEN)), max_size=40).map(
    lambda parts: "".join(piece + between for piece, between in parts)
)
# Mostly letters, so that the string methods do the work.
_PLAIN_TEXTS = st.lists(
    st.tuples(st.sampled_from(PLAIN * 6 + ODD + MARKS), st.sampled_from(BETWEEN)), max_size=40
).map(lambda parts: "".join(piece + between for piece, between in parts))
_SPEECHES = st.lists(
    st.tuples(st.sampled_from(PLAIN * 4 + ODD), st.sampled_from([" ", " ", " ", " ", ", ", ". ", ": "])),
    max_size=20,
).map(lambda parts: "".join(piece + between for piece, between in parts))
ZONES = [
    ("“", "”"),
    ("“", "”"),
    ('"', '"'),
    ("«", "»"),
    ("„", "“"),
    ("‘", "’"),
    ("'", "'"),
    ("「", "」"),
    (" ", " "),
]
TEXTS = st.one_of(_TEXTS, _PLAIN_TEXTS)
MANY = settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def articles(draw: st.DrawFn) -> tuple[str, str]:
    """An article in which speech stands between marks, and a quote: a piece of it, perhaps changed, or repeated."""
    speech = draw(st.one_of(_SPEECHES, _SPEECHES, _PLAIN_TEXTS))
    opening, closing = draw(st.sampled_from(ZONES))
    around = draw(st.tuples(_PLAIN_TEXTS, _PLAIN_TEXTS))
    again = draw(st.sampled_from(["", "", "", speech, speech.lower(), speech.capitalize(), f"“{speech}”"]))
    text = f"{again}\n\n{around[0]}{opening}{speech}{closing}{around[1]}"
    whole = draw(st.sampled_from([speech, speech, speech, text]))
    places = [match.span() for match in re.finditer(r"\w+(?:['’-]\w+)*|\S", whole)]
    # Mostly at the edges of words and zones, or across them.
    if places and draw(st.sampled_from([True, True, True, False])):
        first = draw(st.integers(0, len(places) - 1))
        last = min(len(places) - 1, first + draw(st.integers(0, 8)))
        quote = whole[places[first][0] : places[last][1]]
    else:
        start = draw(st.integers(0, len(whole)))
        quote = whole[start : start + draw(st.integers(0, 60))]
    change = draw(
        st.sampled_from(["", "", "", "", "", "strip", "word", "case", "insert", "spaces", "marks", "drop"])
    )
    at = draw(st.integers(0, len(quote)))
    if change == "strip":
        quote = quote.strip(" \n“”\"'«»„‘’,.;:!?")
    elif change == "word":
        quote = quote.replace("ready", draw(st.sampled_from(PLAIN + ODD)), 1)
    elif change == "case":
        quote = quote[:at] + quote[at:].swapcase()
    elif change == "insert":
        quote = quote[:at] + draw(st.sampled_from(ODD + MARKS + BETWEEN)) + quote[at:]
    elif change == "spaces":
        quote = " ".join(quote.split())
    elif change == "marks":
        quote = quote.replace("’", "'").replace("“", '"')
    elif change == "drop":
        quote = quote[:at] + quote[at + 1 :]
    return text, quote


@given(articles(), st.booleans())
@MANY
def test_a_fast_verdict_is_the_careful_one(article: tuple[str, str], direct: bool) -> None:
    text, quote = article
    source = prepare(text)
    if source.keys:
        event(f"found plainly: {find_plainly(quote, source, direct) is not None}")
        fast = verify(quote, source, "direct" if direct else "reported")
        assert fast == verify_carefully(quote, source, direct)


def test_plain_quotes_take_the_fast_way() -> None:
    source = prepare(
        "“We don’t know, he thinks: the well-known 15 ports are ready. They wait,” said Quill. Ready."
    )
    quotes = [
        "We don’t know, he thinks: the well-known 15 ports are ready. They wait",
        "ports are ready.",
        "They wait,",
    ]
    for quote in quotes:
        assert find_plainly(quote, source, True)
        assert verify(quote, source).verdict == "exact"
    for other in [
        "We don't know",
        "the ports",
        "wait,” said",
        "said Quill",
        "Ready",
        "r",
        "15 ports are READY",
        "ait",
    ]:
        assert find_plainly(other, source, True) is None


def test_a_quote_is_given_the_first_place_where_its_words_stand() -> None:
    source = prepare("“Ready to sail, we are here.” Later: “we are ready to sail, we are here”")
    # The first place differs in its case.
    assert find_plainly("ready to sail, we are here", source, True) is None
    assert verify("ready to sail, we are here", source) == verify_carefully(
        "ready to sail, we are here", source, True
    )


@given(TEXTS, st.booleans())
@MANY
def test_words_are_what_the_pattern_finds(text: str, always: bool) -> None:
    """Cut by the string methods or by the pattern alone: the words are the same."""
    with patch("validator.quotes.word_places._MIXED", 0 if always else 4):
        fast = split_words(text)
    with patch("validator.quotes.text.find_words", _by_pattern):
        assert fast == split_words(text)


@given(st.one_of(TEXTS, articles().map(lambda article: article[0])))
@MANY
def test_paragraphs_and_zones_without_doubt(text: str) -> None:
    """What is seen at once of the paragraphs and marks of a text is what a closer look shows."""
    folded = fold(text)[0]
    paragraphs = find_paragraphs(folded)
    assert paragraphs == _find_among_lines(folded)
    zones = find_zones(folded, paragraphs, None)
    with patch("validator.quotes.zones.marks._are_simple_pairs", lambda *_: False):
        assert zones == find_zones(folded, paragraphs, None)


def test_a_text_full_of_lone_marks_takes_linear_time() -> None:
    words = "ready " * 40_000
    assert len(find_words(words + "( " * 10_000 + words)[0]) == 80_000


@given(TEXTS)
@MANY
def test_folding_by_way_of_bytes(text: str) -> None:
    """Folded character by character, a text without composed or invisible characters is the same."""
    from validator.quotes.glyphs import FOLD

    folded, starts, _ = fold(text)
    if starts is None and "``" not in text:
        assert folded == "".join(FOLD.get(char, char) for char in text)


@given(TEXTS)
@MANY
def test_the_sample_is_what_it_is_said_to_be(text: str) -> None:
    words = [match.group().lower() for match in re.finditer(r"\w+", text)]
    grams = [" ".join(words[index : index + 5]).encode() for index in range(len(words) - 4)]
    sampled = [gram for gram in grams if zlib.crc32(gram) % 16 == 0]
    found = sample(text)
    assert found == {zlib.crc32(gram) + (zlib.adler32(gram) % 2**29) * 2**32 for gram in sampled}
    assert all(0 <= value < 2**61 for value in found)


@given(
    TEXTS,
    st.sets(st.sampled_from(["we", "ready", "the", "порт", "port", "on", "s", "é", "不"]), min_size=1),
    st.data(),
)
@MANY
def test_a_name_found_in_place_is_found_in_the_piece(text: str, stems: set[str], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    if stands_between(frozenset(stems), prepare(text), start, end):
        assert has_stem(text[start:end], frozenset(stems))
