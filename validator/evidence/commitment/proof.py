"""Commitments and proofs over words: the seed and hash trees, the edits and the encoding put together."""

from collections.abc import Sequence
from dataclasses import dataclass

from validator.evidence.commitment import tree
from validator.evidence.commitment.encode import (
    Proof,
    ProofError,
    read_proof,
    read_root,
    write_proof,
    write_root,
)
from validator.evidence.commitment.tree import LeafRange
from validator.evidence.commitment.words import Word, describe, encode_leaf, find_openings, rebuild


@dataclass(frozen=True, slots=True)
class Commitment:
    """All the words of a text and the trees over them. Secret, but for `root`."""

    words: tuple[Word, ...]
    tree: tree.Tree

    @property
    def root(self) -> str:
        """What is published: `commitment/1:` and 32 bytes in base64url."""
        return write_root(self.tree.root)


@dataclass(frozen=True, slots=True)
class Disclosure:
    """What a proof shows: among the `count` words of the text, at each of `spans`, stand exactly the words given by
    the member of `words` at the same position."""

    count: int
    spans: tuple[LeafRange, ...]
    words: tuple[tuple[Word, ...], ...]


def commit(text: bytes, words: Sequence[Word]) -> Commitment:
    """Commits to the words of a text. `text` is the bytes of its file, from which all secrets are derived.

    The same bytes and words give the same root everywhere. Raises ValueError if there are no words.
    """
    return Commitment(tuple(words), tree.grow(text, [encode_leaf(word) for word in words]))


def prove(commitment: Commitment, spans: Sequence[LeafRange], quote: Sequence[Word]) -> str:
    """A proof, in base64url, that discloses the words at `spans` to whoever has the words of `quote`.

    The more alike quote and source are, the shorter. Raises ValueError if the spans are empty, out of order,
    adjacent or outside the text, or if the proof would be larger than anyone would read.
    """
    values = tree.disclose(commitment.tree, spans)
    disclosed = [commitment.words[start:stop] for start, stop in spans]
    proof = Proof(
        count=len(commitment.words),
        spans=tuple(spans),
        openings=find_openings(disclosed),
        values=values,
        edits=describe(disclosed, quote),
    )
    return write_proof(proof)


def check(root: str, proof: str, quote: Sequence[Word]) -> Disclosure:
    """The words of the source that `proof` discloses, if it fits the root and the quote; it does not say
    whether the quote follows from them.

    Raises ProofError, and nothing else, for anything that `prove` did not write for this text and this quote.
    """
    expected = read_root(root)
    contents = read_proof(proof)
    lengths = [stop - start for start, stop in contents.spans]
    try:
        words = rebuild(lengths, contents.openings, contents.edits, quote)
        leaves = [encode_leaf(word) for span in words for word in span]
    except ValueError as error:
        raise ProofError(f"the proof is not about this quote: {error}") from None
    if tree.compute_root(contents.count, contents.spans, contents.values, leaves) != expected:
        raise ProofError(
            "the proof does not fit: these words do not stand, at this place, in the text to which"
            " the article's commitment belongs"
        )
    if find_openings(words) != contents.openings or describe(words, quote) != contents.edits:
        raise ProofError("the proof is damaged: it describes the quote in another way than proofs do")
    return Disclosure(contents.count, contents.spans, words)
