"""A genuine piece of speech stands under any mix of harmless changes; a changed one falls."""

import re
import unicodedata

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from validator.quotes.prepare import Prepared, prepare
from validator.quotes.verify import verify

ARTICLE = """HARBOUR TO REOPEN IN MAY

OSLAN, March 2 (OBN) – The old harbour of Oslan will reopen in May, the town council said on Monday.

“We’ve waited for this day since 2019, and it isn’t the company’s doing; the twenty-two fishermen of Oslan paid 1.5
million crowns, or 35% of the cost, out of their own pockets,” Mayor Marta Ilves told reporters. “They won’t see that
money again – I’m sure of it.”

"Winters of -20 degrees don't scare us," said Juhan Oja, who runs the well-known boatyard. "The first boats sail on
3 May, weather permitting, and my father's crane will lift them for $5 each."

Nobody on the council voted against the plan. The mayor’s office didn’t say who would run the new café.

‘It’s a modest, honest piece of work – naïve perhaps,’ wrote the fishermen’s union. ‘Nothing’s wrong with that.’
"""
SPEECHES = [
    "We’ve waited for this day since 2019, and it isn’t the company’s doing; the twenty-two fishermen of Oslan paid "
    "1.5 million crowns, or 35% of the cost, out of their own pockets",
    "They won’t see that money again – I’m sure of it",
    "Winters of -20 degrees don't scare us",
    "The first boats sail on 3 May, weather permitting, and my father's crane will lift them for $5 each",
    "It’s a modest, honest piece of work – naïve perhaps",
    "Nothing’s wrong with that",
]
NARRATION = [
    "The old harbour of Oslan will reopen in May, the town council said on Monday",
    "Nobody on the council voted against the plan",
    "The mayor’s office didn’t say who would run the new café",
    "who runs the well-known boatyard",
]
SOURCE = prepare(ARTICLE)
WORDS = sorted(
    {word.strip(".,;") for speech in SPEECHES for word in speech.split()} | {"not", "never", "7", "boat"}
)


NEGATION = re.compile("(?:no|not|nobody|.*n[’']t)", re.IGNORECASE)


@st.composite
def pieces(draw: st.DrawFn, speeches: tuple[str, ...] = tuple(SPEECHES), least: int = 2) -> list[str]:
    words = draw(st.sampled_from(speeches)).split()
    start = draw(st.integers(0, max(0, len(words) - least)))
    while start and NEGATION.fullmatch(words[start - 1]):
        start -= 1  # directly behind one, no piece is genuine
    return words[start : draw(st.integers(min(start + least, len(words)), len(words)))]


def _insert(char: str) -> st.SearchStrategy[tuple[str, str]]:
    return st.just(("insert", char))


HARMLESS = st.lists(
    st.one_of(
        st.sampled_from(["\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad"]).flatmap(_insert),
        st.sampled_from(
            ["nfd", "wrap", "nbsp", "wide", "marks", "apostrophe", "hyphen", "dash", "end", "case", "dots"]
        ).map(lambda name: (name, "")),
    ),
    max_size=5,
)


def disguise(quote: str, changes: list[tuple[str, str]], at: int) -> str:
    for name, char in changes:
        place = 1 + at % max(1, len(quote) - 1)
        if name == "insert" and not (char == "\u00ad" and not (quote[place - 1 : place + 1].isalpha())):
            quote = quote[:place] + char + quote[place:]
        elif name == "nfd":
            quote = unicodedata.normalize("NFD", quote)
        elif name == "wrap":
            quote = quote.replace(" ", "\n", 1 + at % 3)
        elif name == "nbsp":
            quote = quote.replace(" ", "\u00a0")
        elif name == "wide":
            quote = quote.replace(" ", " \u2009 ")
        elif name == "marks":
            quote = ["“{}”", '"{}"', "«{}»", "„{}“", "「{}」"][at % 5].format(quote)
        elif name == "apostrophe":
            quote = quote.replace("’", "'") if at % 2 else quote.replace("'", "’")
        elif name == "hyphen":
            quote = quote.replace("-", "\u2011") if at % 2 else quote.replace("-", "\u2010")
        elif name == "dash":
            quote = quote.replace(" – ", [" — ", " - ", "—", " -- "][at % 4])
        elif name == "end":
            quote = quote.rstrip(".,;–- ") + [".", ",", "", "!"][at % 4]
        elif name == "case":
            quote = quote[0].swapcase() + quote[1:]
        elif name == "dots":
            quote = quote + "…"
    return quote


@given(pieces(), HARMLESS, st.integers(0, 200))
@settings(max_examples=500, deadline=None)
def test_a_genuine_piece_is_accepted_however_it_is_set(
    words: list[str], changes: list[tuple[str, str]], at: int
) -> None:
    quote = disguise(" ".join(words), changes, at)
    for mode in ("direct", "reported"):
        verdict = verify(quote, SOURCE, mode)
        assert verdict.accepted, (quote, verdict)
        assert verdict.verdict in ("exact", "typographic")


@pytest.mark.parametrize("text", [*SPEECHES, *NARRATION])
def test_no_piece_begins_directly_behind_a_negation(text: str) -> None:
    words = text.split()
    for start in range(1, len(words)):
        if NEGATION.fullmatch(words[start - 1]):
            verdict = verify(" ".join(words[start : start + 3]), SOURCE, "reported")
            assert not verdict.accepted
            assert "stands in the source" in verdict.notes[0]


def rewrap(text: str, width: int) -> str:
    import textwrap

    paragraphs = [" ".join(part.split()) for part in text.split("\n\n")]
    return "\n\n".join(textwrap.fill(part, width, break_on_hyphens=width % 2 == 0) for part in paragraphs)


LAYOUTS: list[Prepared] = [
    *(prepare(rewrap(ARTICLE, width)) for width in (40, 61, 72, 99, 5000)),
    prepare(rewrap(ARTICLE, 5000).replace("\n\n", "\n")),
    prepare(rewrap(ARTICLE, 70).replace("\n", "\r\n")),
    prepare(unicodedata.normalize("NFD", ARTICLE)),
    prepare(ARTICLE.replace("“", '"').replace("”", '"').replace("’", "'").replace("‘", "'")),
]


@given(pieces(), st.sampled_from(LAYOUTS))
@settings(max_examples=200, deadline=None)
def test_the_layout_of_the_article_does_not_matter(words: list[str], source: Prepared) -> None:
    verdict = verify(" ".join(words), source)
    assert verdict.accepted, verdict


@given(pieces(tuple(NARRATION), 3), st.sampled_from([SOURCE, *LAYOUTS]))
@settings(max_examples=200, deadline=None)
def test_narration_is_never_speech_but_can_be_reported(words: list[str], source: Prepared) -> None:
    quote = " ".join(words)
    assert verify(quote, source).verdict == "not-quoted"
    assert verify(quote, source, "reported").accepted


def same_letters(left: str, right: str) -> bool:
    return "".join(left.split()).strip(".,;–").lower() == "".join(right.split()).strip(".,;–").lower()


@given(pieces(), st.integers(0, 7), st.integers(0, 200), st.sampled_from(WORDS))
@settings(max_examples=500, deadline=None)
def test_a_changed_piece_is_refused(words: list[str], change: int, at: int, other: str) -> None:
    genuine = " ".join(words)
    changed = list(words)
    index = at % len(changed)
    if change == 0:
        changed[index] = other
    elif change == 1:
        changed.insert(1 + at % (len(changed) - 1), other)
    elif change == 2:
        assume(0 < index < len(changed) - 1)
        del changed[index]
    elif change == 3:
        assume(index + 1 < len(changed))
        changed[index], changed[index + 1] = changed[index + 1], changed[index]
    elif change == 4:
        changed.insert(1 + at % (len(changed) - 1), "not")
    elif change == 5:  # two words run together
        assume(index + 1 < len(changed) and "–" not in changed[index : index + 2])
        changed[index : index + 2] = [changed[index] + changed[index + 1]]
    elif change == 6:  # one word cut in two
        word = changed[index].strip(".,;")
        assume(len(word) > 3 and word[:2].isalnum() and word[2:].isalnum())
        changed[index] = word[:2] + " " + word[2:]
    else:  # a digit changed, or a letter doubled
        word = changed[index]
        assume(word[:1].isalnum())
        changed[index] = ("9" if word[0] != "9" else "8") + word[1:] if word[0].isdigit() else word[0] + word
    quote = " ".join(changed)
    squeezed = " ".join(quote.replace(",", " ").replace(";", " ").replace("–", " ").split()).lower()
    plain = " ".join(" ".join(SPEECHES).replace(",", " ").replace(";", " ").replace("–", " ").split()).lower()
    assume(squeezed not in plain and not (change == 3 and same_letters(quote, genuine)))
    verdict = verify(quote, SOURCE)
    assert not verdict.accepted, (quote, verdict)


@given(st.sampled_from([speech for speech in SPEECHES if len(speech.split()) > 7]), st.data())
@settings(max_examples=200, deadline=None)
def test_an_ellipsis_hides_words_but_no_negation(speech: str, data: st.DataObject) -> None:
    words = speech.split()
    first = data.draw(st.integers(3, len(words) - 4))
    length = data.draw(st.integers(1, len(words) - 3 - first))
    parts = words[:first], words[first + length :]
    assume(all(len([word for word in part if word != "–"]) >= 3 for part in parts))
    hidden = words[first : first + length]
    assume(
        all(
            len([word for word in part if word != "–"]) >= 3
            for part in (words[:first], words[first + length :])
        )
    )
    quote = " ".join([*words[:first], "…", *words[first + length :]])
    verdict = verify(quote, SOURCE)
    negates = any(word.strip(".,;").endswith(("n’t", "n't")) for word in hidden)
    assert not (verdict.accepted and negates), (quote, verdict)
    if verdict.accepted:
        assert verdict.verdict == "elided"
    else:  # no negation, but perhaps a verb, or a word on which the rest hangs: then the note says so
        said = " ".join(verdict.notes)
        reasons = (
            "may be a verb",
            "hangs on the words left out",
            "may belong to a verb",
            "is not known to be harmless",
        )
        assert negates or any(reason in said for reason in reasons), (quote, verdict)
