"""What stands beside a quote in its sentence (`cases.yaml`): the words in [[ ]] are the quote."""

from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from validator.quotes.beside import look_beside, shows_beside
from validator.quotes.languages.choose import codes
from validator.quotes.left_off import find_conditions, find_negations
from validator.quotes.prepare import UNKNOWN, Prepared, prepare

CASES = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text(encoding="utf-8"))["cases"]


def read(case: dict[str, str]) -> tuple[Prepared, int, int]:
    """The text of a case without the brackets, and the quote's first word and the one after its last."""
    before, _, rest = case["text"].partition("[[")
    quote, _, behind = rest.partition("]]")
    text = prepare(before + quote + behind, case["language"])
    first = sum(start < len(before) for start in text.starts)
    return text, first, sum(start < len(before + quote) for start in text.starts)


@pytest.mark.parametrize("case", CASES, ids=[f"{case['language']}-{n}" for n, case in enumerate(CASES)])
def test_a_quote_leaves_off_a_condition(case: dict[str, str]) -> None:
    text, first, after = read(case)
    assert text.zones[first], "the quote is speech"
    assert text.pack, "and in its language"
    assert [left.word for left in find_conditions(text, first, after)] == case.get("left", [])


def test_every_language_has_cases() -> None:
    assert set(codes()) <= {case["language"] for case in CASES if case.get("left")}
    assert set(codes()) <= {case["language"] for case in CASES if not case.get("left")}


@pytest.mark.parametrize("case", CASES, ids=[f"{case['language']}-{n}" for n, case in enumerate(CASES)])
def test_the_words_that_are_looked_at_are_enough(case: dict[str, str]) -> None:
    """Whoever knows those words alone, as out of a proof, is told the same; of any part of the text."""
    text, first, after = read(case)
    for begin, end in ((first, after), (first + 1, after), (first, after - 1)):
        low, high = look_beside(text, begin, end)
        assert low <= begin < end <= high
        known = replace(
            text,
            keys=tuple(key if low <= n < high else UNKNOWN for n, key in enumerate(text.keys)),
        )
        assert shows_beside(known, begin, end)
        for find in (find_negations, find_conditions):
            assert list(find(known, begin, end)) == list(find(text, begin, end))
