"""Commitments and proofs over words: the seed and hash trees, the edits and the encoding put together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from validator.evidence.commitment import tree
from validator.evidence.commitment.encode import (
    Proof,
    ProofError,
    read_proof,
    read_root,
    write_proof,
    write_root,
)
from validator.evidence.commitment.tree import FIRST, LeafRange, Scheme
from validator.evidence.commitment.words import Word, describe, encode_leaf, find_openings, rebuild


@dataclass(frozen=True, slots=True)
class Commitment:
    """All the words of a text and the trees over them. Secret, but for `root`."""

    words: tuple[Word, ...]
    tree: tree.Tree
    scheme: Scheme

    @property
    def root(self) -> str:
        """What is published: `commitment/2:`, or the number of another version, and 32 bytes in base64url."""
        return write_root(self.tree.root, self.scheme.version)

    @property
    def count(self) -> int:
        """How many words the text has: without its end, which is a leaf of its own from version 2 on."""
        return len(self.words) - (self.scheme.version > 1)


@dataclass(frozen=True, slots=True)
class Disclosure:
    """What a proof shows: among the `count` words of the text, at each of `spans`, stand exactly the words given by
    the member of `words` at the same position. From version 2 on, there is one span, and `before` and `behind` are the
    words right beside it."""

    count: int
    spans: tuple[LeafRange, ...]
    words: tuple[tuple[Word, ...], ...]
    scheme: Scheme = FIRST
    before: tuple[Word, ...] = ()
    behind: tuple[Word, ...] = ()

    def numbered(self) -> Iterator[tuple[int, Word]]:
        """All words that are shown, each with its number in the text, in rising order."""
        for (start, _), words in zip(self.spans, self.words, strict=True):
            before, behind = (self.before, self.behind) if len(self.spans) == 1 else ((), ())
            yield from enumerate((*before, *words, *behind), start - len(before))


def commit(text: bytes, words: Sequence[Word], scheme: Scheme = FIRST) -> Commitment:
    """Commits to the words of a text. `text` is the bytes of its file, from which all secrets are derived. From
    version 2 on, the last of the words is its end.

    The same bytes and words give the same root everywhere. Raises ValueError if there are no words.
    """
    leaves = [encode_leaf(word) for word in words]
    return Commitment(tuple(words), tree.grow(text, leaves, scheme), scheme)


def prove(
    commitment: Commitment,
    spans: Sequence[LeafRange],
    quote: Sequence[Word],
    beside: tuple[int, int] = (0, 0),
) -> str:
    """A proof, in base64url, that discloses the words at `spans` to whoever has the words of `quote`; and, from
    version 2 on, as many words right before and behind them as `beside` says.

    The more alike quote and source are, the shorter. Raises ValueError if the spans are empty, out of order,
    adjacent or outside the text, or if the proof would be larger than anyone would read.
    """
    words = commitment.words
    tree.check_spans(commitment.tree.count, spans)
    disclosed = [words[start:stop] for start, stop in spans]
    start, stop = spans[0][0], spans[-1][1]
    proof = Proof(
        count=commitment.count,
        spans=tuple(spans),
        openings=find_openings(disclosed),
        values=(),
        edits=describe(disclosed, quote),
        version=commitment.scheme.version,
        language=commitment.scheme.language,
        before=words[start - beside[0] : start],
        behind=words[stop : stop + beside[1]],
    )
    return write_proof(replace(proof, values=tree.disclose(commitment.tree, proof.shown)))


def claimed(contents: Proof, quote: Sequence[Word]) -> Disclosure:
    """The words of the source that a proof says it shows, whether or not they fit any root.

    Raises ProofError if it is not about this quote.
    """
    lengths = [stop - start for start, stop in contents.spans]
    try:
        words = rebuild(lengths, contents.openings, contents.edits, quote)
    except ValueError as error:
        raise ProofError(f"the proof is not about this quote: {error}") from None
    return Disclosure(
        contents.count, contents.spans, words, contents.scheme, contents.before, contents.behind
    )


def check(root: str, proof: str, quote: Sequence[Word]) -> Disclosure:
    """The words of the source that `proof` discloses, if it fits the root and the quote; it does not say
    whether the quote follows from them.

    Raises ProofError, and nothing else, for anything that `prove` did not write for this text and this quote.
    """
    version, expected = read_root(root)
    contents = read_proof(proof)
    if contents.version != version:
        raise ProofError(
            f"the proof is one of commitment/{contents.version}, and the article's commitment is one of "
            f"commitment/{version}"
        )
    disclosure = claimed(contents, quote)
    words = disclosure.words
    try:
        leaves = [encode_leaf(word) for _, word in disclosure.numbered()]
    except ValueError as error:
        raise ProofError(f"the proof is not about this quote: {error}") from None
    if (
        tree.compute_root(contents.leaves, contents.shown, contents.values, leaves, contents.scheme)
        != expected
    ):
        raise ProofError(
            "the proof does not fit: these words do not stand, at this place, in the text to which"
            " the article's commitment belongs"
        )
    if find_openings(words) != contents.openings or describe(words, quote) != contents.edits:
        raise ProofError("the proof is damaged: it describes the quote in another way than proofs do")
    return disclosure
