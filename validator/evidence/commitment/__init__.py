"""Proof, without the text, that a quote stands in an article.

Who has the text commits to it: the root, 32 bytes, stands for all its words. For each quote they write a proof. Who has
root, quote and proof, and not the text, gets from them the source's own words and lets the matcher decide
whether the quote follows from those. The rest of the text stays hidden.

>>> from validator.quotes import prepare
>>> text = 'The mayor was blunt. "We will not raise the fare," she said.'
>>> source = prepare(text)
>>> commitment = commit_text(text.encode(), source)
>>> proof = prove_quote(commitment, source, "We will not raise the fare")
>>> check_quote(commitment.root, proof, "We will not raise the fare").disclosure.spans
((4, 10),)

docs/commitment.md has the format, and says what a proof shows and what it does not.
"""

from dataclasses import dataclass
from itertools import combinations, pairwise

from validator.evidence.commitment.encode import ProofError
from validator.evidence.commitment.proof import Commitment, Disclosure, check, commit, prove
from validator.evidence.commitment.source import assemble, read_quote, read_words
from validator.evidence.commitment.tree import Span
from validator.evidence.commitment.words import Word
from validator.quotes import Prepared, Verdict, verify

__all__ = [
    "Commitment",
    "Disclosure",
    "ProofError",
    "Proved",
    "Word",
    "check_quote",
    "commit_text",
    "prove_quote",
]


@dataclass(frozen=True, slots=True)
class Proved:
    """A quote that was checked by proof: the words disclosed, and how the quote follows from them.

    The verdict's offsets mean nothing outside, and `exact` may as well be `typographic`: the disclosed words are
    known as they are compared, not glyph by glyph.
    """

    disclosure: Disclosure
    verdict: Verdict


def commit_text(data: bytes, source: Prepared) -> Commitment:
    """Commits to a text: `data` are the bytes of its file, `source` the prepared text.

    The same text gives the same root everywhere. Raises ValueError if it holds no words.
    """
    return commit(data, read_words(source))


def prove_quote(commitment: Commitment, source: Prepared, quote: str, mode: str = "direct") -> str:
    """The proof, in base64url, that the text holds the quote; `mode` as for `validator.quotes.verify`.

    It discloses as few words as it can: those of the quote, and of the words that the quote leaves out only those
    without which the matcher would not accept it. Raises ValueError if the quote does not stand in the text, or
    cannot be proved without the text at hand.
    """
    verdict = verify(quote, source, mode)
    if not verdict.accepted:
        raise ValueError(f"the quote does not stand in the text ({verdict.verdict})")
    for spans in _choose_spans(verdict.words):
        words = tuple(commitment.words[start:stop] for start, stop in spans)
        disclosure = Disclosure(len(commitment.words), spans, words)
        if verify(quote, assemble(disclosure, source.language), mode).accepted:
            return prove(commitment, spans, read_quote(quote))
    raise ValueError("the quote stands in the text, but hangs on more of it than a proof may disclose")


def check_quote(root: str, proof: str, quote: str, mode: str = "direct", language: str = "en") -> Proved:
    """Checks a quote by its proof. `root` is the article's commitment; `mode` as for `validator.quotes.verify`.

    Raises ProofError, and nothing else, unless the proof fits root and quote, and the quote follows from the
    words that it discloses.
    """
    disclosure = check(root, proof, read_quote(quote))
    verdict = verify(quote, assemble(disclosure, language), mode)
    if not verdict.accepted:
        raise ProofError(
            "the proof is genuine, but the quote does not follow from the words that it discloses"
            f" ({verdict.verdict}): {' '.join(word.surface for span in disclosure.words for word in span)}"
        )
    return Proved(disclosure, verdict)


def _choose_spans(ranges: tuple[Span, ...]) -> list[tuple[Span, ...]]:
    """The sets of spans that hold all the ranges, those with the fewest words first.

    Between two ranges lies what the quote leaves out: an omission stays hidden, a bracket of the source has to be
    seen. Which of the two it is, the matcher will say.
    """
    ranges = _merge(ranges)
    gaps = [(earlier[1], later[0]) for earlier, later in pairwise(ranges)]
    sizes = range(len(gaps) + 1) if len(gaps) <= _MANY_GAPS else (0, len(gaps))
    choices = [_merge((*ranges, *chosen)) for size in sizes for chosen in combinations(gaps, size)]
    return sorted(choices, key=lambda spans: sum(stop - start for start, stop in spans))


_MANY_GAPS = 6
"""With more gaps than this, all of them are hidden or none is."""


def _merge(ranges: tuple[Span, ...]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for start, stop in sorted(ranges):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(stop, merged[-1][1])
        else:
            merged.append((start, stop))
    return tuple(merged)
