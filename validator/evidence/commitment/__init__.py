"""Proof, without the text, that a quote stands in an article.

Who has the text commits to it: the root, 32 bytes, stands for all its words. For each quote they write a proof. Who has
root, quote and proof, and not the text, gets from them the source's own words and lets the matcher decide
whether the quote follows from those. The rest of the text stays hidden.

>>> from validator.quotes.prepare import prepare
>>> text = 'The mayor was blunt. "We will not raise the fare," she said.'
>>> source = prepare(text)
>>> commitment = commit_text(text.encode(), source)
>>> proof = prove_quote(commitment, source, "We will not raise the fare")
>>> shown = check_quote(commitment.root, proof, "We will not raise the fare").disclosure
>>> shown.spans, [word.surface for word in shown.behind]
(((4, 10),), ['she'])

docs/commitment.md has the format, and says what a proof shows and what it does not.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from validator.evidence.commitment.encode import NEWEST, ProofError, version_of
from validator.evidence.commitment.proof import Commitment, Disclosure, check, commit, prove
from validator.evidence.commitment.source import assemble, read_end, read_quote, read_scheme, read_words
from validator.evidence.commitment.tree import LeafRange
from validator.evidence.commitment.words import Word
from validator.quotes.beside import look_beside, shows_beside
from validator.quotes.prepare import Prepared
from validator.quotes.verify import Verdict, verify

__all__ = [
    "NEWEST",
    "Commitment",
    "Disclosure",
    "ProofError",
    "Proved",
    "Word",
    "check_quote",
    "commit_text",
    "prove_quote",
    "version_of",
]


MOST_LEFT_OUT = 60
"""Words left out by a quote that its proof discloses, at the most: the text belongs to its publisher."""

_BEFORE = (12,)
_BEHIND = (2, 3, 4, 5, 8, 12, 61)
"""Words that are disclosed beside a quote if those that are looked at there are not enough for the matcher, which looks
no further than the last (`validator.quotes.edges`, `match`)."""


@dataclass(frozen=True, slots=True)
class Proved:
    """A quote that was checked by proof: the words disclosed, and how the quote follows from them.

    `hidden` are the words between the first and the last of them that the proof does not show: with any, it is not
    known whether they turn the meaning of the others, and the quote is not proved. From version 2 on, there are none.

    `text` is the text as far as it is known, in which the verdict's offsets and words stand: they mean nothing outside.
    `exact` may as well be `typographic`: the disclosed words are known as they are compared, not glyph by glyph.
    """

    disclosure: Disclosure
    verdict: Verdict
    text: Prepared

    @property
    def shows_beside(self) -> bool:
        """Whether the words are shown that are looked at beside the quote; in version 1, there is no place for them."""
        return self.disclosure.scheme.version > 1

    @property
    def hidden(self) -> int:
        return sum(later - earlier for (_, earlier), (later, _) in pairwise(self.disclosure.spans))


def commit_text(data: bytes, source: Prepared, version: int = NEWEST) -> Commitment:
    """Commits to a text: `data` are the bytes of its file, `source` the prepared text.

    The same text, read in the same language, gives the same root everywhere. Raises ValueError if it holds no words.
    """
    words = read_words(source)
    if words and version > 1:
        words = (*words, read_end(source))
    return commit(data, words, read_scheme(source, version))


def prove_quote(commitment: Commitment, source: Prepared, quote: str, mode: str = "direct") -> str:
    """The proof, in base64url, that the text holds the quote; `mode` as for `validator.quotes.verify`.

    It discloses all words of the text from the quote's first to its last, those that the quote leaves out included:
    else "will certainly ... raise it" could be proved out of "will certainly not raise it". From version 2 on, it
    discloses beside them what is looked at for words that turn a quote's meaning (`validator.quotes.beside`), and as
    few more as the matcher needs to see that the quote begins and ends where it may.

    Raises ValueError if the quote does not stand in the text, leaves more than MOST_LEFT_OUT words out, or hangs on
    more of the text.
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
    words = commitment.words
    for beside in _reaches(commitment, source, span):
        disclosure = Disclosure(
            commitment.count,
            (span,),
            (words[slice(*span)],),
            commitment.scheme,
            words[span[0] - beside[0] : span[0]],
            words[span[1] : span[1] + beside[1]],
        )
        text = assemble(disclosure, source.language)
        verdict = verify(quote, text, mode)
        if _follows(verdict, disclosure) and _shows_enough(verdict, text, disclosure):
            return prove(commitment, (span,), read_quote(quote), beside)
    raise ValueError(
        "the quote stands in the text, but hangs on more of it than the words from its first to its last"
        + (" and a few beside them" if commitment.scheme.version > 1 else "")
    )


def _reaches(commitment: Commitment, source: Prepared, span: LeafRange) -> Iterator[tuple[int, int]]:
    """How many words before and behind a quote may be disclosed, the fewest first.

    That is at least what is looked at beside it, and one more where only that one shows that it ends there.
    """
    if commitment.scheme.version == 1:
        yield 0, 0
        return
    begin, end = look_beside(source, *span)
    left, right = span[0] - begin, end - span[1]
    most = span[0], len(commitment.words) - span[1]
    lefts = (left, left + 1, *(few for few in _BEFORE if few > left))
    rights = (right, right + 1, *(few for few in _BEHIND if few > right))
    yield from dict.fromkeys(
        (min(ahead, most[0]), min(behind, most[1])) for ahead in lefts for behind in rights
    )


def _follows(verdict: Verdict, disclosure: Disclosure) -> bool:
    """Whether a quote follows from the words disclosed; from version 2 on, from those at the very place."""
    if not verdict.accepted or disclosure.scheme.version == 1:
        return verdict.accepted
    ((start, stop),) = disclosure.spans
    first = len(disclosure.before) + (start > len(disclosure.before))
    return (verdict.words[0][0], verdict.words[-1][1]) == (first, first + stop - start)


def _shows_enough(verdict: Verdict, text: Prepared, disclosure: Disclosure) -> bool:
    """Whether the words that are looked at beside a quote are shown; in version 1, there is no place for them."""
    return disclosure.scheme.version == 1 or shows_beside(text, verdict.words[0][0], verdict.words[-1][1])


def check_quote(root: str, proof: str, quote: str, mode: str = "direct", language: str = "en") -> Proved:
    """Checks a quote by its proof. `root` is the article's commitment; `mode` as for `validator.quotes.verify`.

    Raises ProofError, and nothing else, unless the proof fits root and quote, and the quote follows from the
    words that it discloses.
    """
    disclosure = check(root, proof, read_quote(quote))
    text = assemble(disclosure, language)
    verdict = verify(quote, text, mode)
    if verdict.accepted and not _follows(verdict, disclosure):
        raise ProofError("the proof is damaged: it gives words beside the quote for words of the quote")
    if verdict.accepted and not _shows_enough(verdict, text, disclosure):
        raise ProofError(
            "the proof does not show the words right beside the quote: one of them may turn its meaning"
        )
    if not verdict.accepted:
        raise ProofError(
            "the proof is genuine, but the quote does not follow from the words that it discloses"
            f" ({verdict.verdict}): {' '.join(word.surface for span in disclosure.words for word in span)}"
        )
    return Proved(disclosure, verdict, text)
