"""Proof, without the text, that a quote stands in an article.

Who has the text commits to it: the root, 32 bytes, stands for all its words. For each quote they write a proof. Who has
root, quote and proof, and not the text, gets from them the source's own words and lets the matcher decide
whether the quote follows from those. The rest of the text stays hidden.

>>> from validator.quotes.prepare import prepare
>>> text = 'The mayor was blunt. "We will not raise the fare," she said.'
>>> source = prepare(text)
>>> commitment = commit_text(text.encode(), source)
>>> proof = prove_quote(commitment, source, "We will not raise the fare")
>>> check_quote(commitment.root, proof, "We will not raise the fare").disclosure.spans
((4, 10),)

docs/commitment.md has the format, and says what a proof shows and what it does not.
"""

from dataclasses import dataclass
from itertools import pairwise

from validator.evidence.commitment.encode import ProofError
from validator.evidence.commitment.proof import Commitment, Disclosure, check, commit, prove
from validator.evidence.commitment.source import assemble, read_quote, read_words
from validator.evidence.commitment.words import Word
from validator.quotes.prepare import Prepared
from validator.quotes.verify import Verdict, verify

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


MOST_LEFT_OUT = 60
"""Words left out by a quote that its proof discloses, at the most: the text belongs to its publisher."""


@dataclass(frozen=True, slots=True)
class Proved:
    """A quote that was checked by proof: the words disclosed, and how the quote follows from them.

    `hidden` are the words between the first and the last of them that the proof does not show: with any, it is not
    known whether they turn the meaning of the others, and the quote is not proved.

    The verdict's offsets mean nothing outside, and `exact` may as well be `typographic`: the disclosed words are
    known as they are compared, not glyph by glyph.
    """

    disclosure: Disclosure
    verdict: Verdict

    @property
    def hidden(self) -> int:
        return sum(later - earlier for (_, earlier), (later, _) in pairwise(self.disclosure.spans))


def commit_text(data: bytes, source: Prepared) -> Commitment:
    """Commits to a text: `data` are the bytes of its file, `source` the prepared text.

    The same text gives the same root everywhere. Raises ValueError if it holds no words.
    """
    return commit(data, read_words(source))


def prove_quote(commitment: Commitment, source: Prepared, quote: str, mode: str = "direct") -> str:
    """The proof, in base64url, that the text holds the quote; `mode` as for `validator.quotes.verify`.

    It discloses all words of the text from the quote's first to its last, those that the quote leaves out included:
    else "will certainly ... raise it" could be proved out of "will certainly not raise it". Raises ValueError if the
    quote does not stand in the text, leaves more than MOST_LEFT_OUT words out, or hangs on more of the text.
    """
    verdict = verify(quote, source, mode)
    if not verdict.accepted:
        raise ValueError(f"the quote does not stand in the text ({verdict.verdict})")
    span = verdict.words[0][0], verdict.words[-1][1]
    left_out = span[1] - span[0] - sum(stop - start for start, stop in verdict.words)
    if left_out > MOST_LEFT_OUT:
        raise ValueError(
            f"{left_out} words are left out, all of which the proof would have to show; at most {MOST_LEFT_OUT} may be"
        )
    disclosure = Disclosure(len(commitment.words), (span,), (commitment.words[slice(*span)],))
    if not verify(quote, assemble(disclosure, source.language), mode).accepted:
        raise ValueError(
            "the quote stands in the text, but hangs on more of it than the words from its first to its last"
        )
    return prove(commitment, (span,), read_quote(quote))


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
