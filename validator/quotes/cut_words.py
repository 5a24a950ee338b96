"""Where a quote begins or ends inside a word, in scripts that have no spaces between words.

Thai: BudouX tells by the three characters on either side how likely a word ends between them. Where it is nearly sure
that none does, the quote is refused: of 1,150 places in Thai texts at which two other programs end a word, that is
1.1 % (newmm's dictionary) and 2.8 % (ICU's); of the others, 75 and 85 %. In Lao, signs that need a letter behind them;
in Khmer and Burmese nothing but what a cluster of letters holds together.
"""

import re
from functools import cache

from validator.quotes.edges import is_inside, run_around
from validator.quotes.prepare import UNKNOWN, Prepared

_SURE = -1500  # the score, of a model whose scores above 0 are ends of words
_THAI = re.compile("[\u0e01-\u0e4e]")
_NEEDS_MORE = re.compile("[\u0eb1\u0ebb][\u0ec8-\u0ecb]?$")  # Lao vowels that stand in closed syllables only
_FEATURES = (
    *(("UW1", -3, -2), ("UW2", -2, -1), ("UW3", -1, 0), ("UW4", 0, 1), ("UW5", 1, 2), ("UW6", 2, 3)),
    *(("BW1", -2, 0), ("BW2", -1, 1), ("BW3", 0, 2)),
    *(("TW1", -3, 0), ("TW2", -2, 1), ("TW3", -1, 2), ("TW4", 0, 3)),
)
"""The characters around a place, by the names that the model has for them."""


def find_cut_word(source: Prepared, first: int, after: int) -> str | None:
    """The letters around the place where a quote of the words from ``first`` up to ``after`` surely cuts a word."""
    for edge in (first, after):
        if source.is_unknown(edge) or not is_inside(source, edge):
            continue  # what is not known there is refused by ``find_cut``
        run, at = run_around(source, edge)
        if UNKNOWN not in run and _cuts(run, at):
            return run[max(at - 4, 0) : at + 4]
    return None


def _cuts(run: str, at: int) -> bool:
    """Whether no word of a run of letters ends at a place, nearly for sure."""
    if _THAI.match(run[at]) and _THAI.match(run[at - 1]):
        model, base = _model()
        parts = ((name, at + low, at + high) for name, low, high in _FEATURES)
        return base + sum(model[name].get(run[low:high], 0) for name, low, high in parts if low >= 0) < _SURE
    return bool(_NEEDS_MORE.search(run[:at]))


@cache
def _model() -> tuple[dict[str, dict[str, int]], float]:
    """The model, and what every place scores before its characters are looked at (as BudouX itself has it)."""
    from budoux import load_default_thai_parser

    model = load_default_thai_parser().model
    return {name: model.get(name, {}) for name, _, _ in _FEATURES}, -sum(
        sum(group.values()) for group in model.values()
    ) / 2
