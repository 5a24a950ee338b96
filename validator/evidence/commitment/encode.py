"""Proofs and roots as text: a compact binary form, in base64url (RFC 4648, section 5) without padding.

Each proof can be written in one way only. What reads it writes it again and refuses it if the result differs,
so that nobody can make a second proof out of a first.
"""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass

from validator.evidence.commitment import tree
from validator.evidence.commitment.words import Edit, Opening, Word, encode_number, encode_string

ROOT_PREFIX = "commitment/1:"
MAX_PROOF_BYTES = 1 << 14
MAX_SPANS = 64

_ALPHABET = re.compile(r"[A-Za-z0-9_-]*")


class ProofError(ValueError):
    """A proof that shows nothing: damaged, or not about these words, this place or this article."""


@dataclass(frozen=True, slots=True)
class Proof:
    """The contents of a proof.

    `count`: the words of the whole text. `spans`: the numbers of the words disclosed, as `tree.check_spans`
    demands. `openings`: one a span. `values`: what `tree.disclose` gave, 16 bytes each. `edits`: what `words.describe`
    gave.
    """

    count: int
    spans: tuple[tree.LeafRange, ...]
    openings: tuple[Opening, ...]
    values: tuple[bytes, ...]
    edits: tuple[Edit, ...]


def write_root(root: bytes) -> str:
    """`commitment/1:` and the 32 bytes in base64url."""
    return ROOT_PREFIX + _write_base64(root)


def read_root(text: str) -> bytes:
    """The 32 bytes of a root. Raises ProofError if the text is not what `write_root` writes."""
    if not text.startswith(ROOT_PREFIX):
        raise ProofError(f"the article's commitment does not begin with `{ROOT_PREFIX}`")
    root = _read_base64(text.removeprefix(ROOT_PREFIX))
    if len(root) != tree.ROOT_BYTES:
        raise ProofError("the article's commitment has not the right length")
    return root


def write_proof(proof: Proof) -> str:
    """The proof as text. Raises ValueError if it is longer than MAX_PROOF_BYTES."""
    data = encode(proof)
    if len(data) > MAX_PROOF_BYTES or len(proof.spans) > MAX_SPANS:
        raise ValueError(f"the proof is larger than {MAX_PROOF_BYTES} bytes or {MAX_SPANS} spans")
    return _write_base64(data)


def read_proof(text: str) -> Proof:
    """The contents of a proof. Raises ProofError, and nothing else, if the text is not what `write_proof` writes."""
    if len(text) > MAX_PROOF_BYTES * 4 // 3 + 1:
        raise ProofError(f"the proof is damaged: longer than {MAX_PROOF_BYTES} bytes")
    data = _read_base64(text)
    try:
        proof = decode(data)
    except ValueError as error:
        raise ProofError(f"the proof is damaged: {error}") from None
    if encode(proof) != data:
        raise ProofError("the proof is damaged: it is not written in the one way in which proofs are written")
    return proof


def encode(proof: Proof) -> bytes:
    """The binary form: number of words, spans with their openings, values, edits."""
    parts = [encode_number(proof.count)]
    reached = 0
    for k, ((start, stop), opening) in enumerate(zip(proof.spans, proof.openings, strict=True), start=1):
        more = k < len(proof.spans)
        parts += [encode_number(start - reached), encode_number((stop - start - 1) << 1 | more)]
        parts += [encode_number(opening.zone), encode_number(opening.resumes), encode_string(opening.before)]
        reached = stop + 1
    parts += proof.values
    for edit in proof.edits:
        parts += [encode_number(edit.copied), encode_number(edit.dropped), encode_number(len(edit.given))]
        for word in edit.given:
            parts += [encode_number(word.zone), encode_number(word.resumes)]
            parts += [encode_string(word.before), encode_string(word.surface)]
    return b"".join(parts)


def decode(data: bytes) -> Proof:
    """The contents of the binary form, which may still be another than `encode` would write.

    Raises ValueError if something is missing or out of bounds.
    """
    reader = _Reader(data)
    count = reader.take_number()
    spans: list[tree.LeafRange] = []
    openings: list[Opening] = []
    reached, more = 0, 1
    while more:
        if len(spans) == MAX_SPANS:
            raise ValueError(f"more than {MAX_SPANS} spans")
        start = reached + reader.take_number()
        length, more = divmod(reader.take_number(), 2)
        reached = start + length + 2
        spans.append((start, reached - 1))
        openings.append(reader.take_opening())
    tree.check_spans(count, spans)
    values = tuple(reader.take(tree.NODE_BYTES) for _ in range(tree.count_values(count, spans)))
    edits: list[Edit] = []
    while not reader.at_end:
        copied, dropped, given = (reader.take_number() for _ in range(3))
        edits.append(Edit(copied, dropped, tuple(reader.take_word() for _ in range(given))))
    return Proof(count, tuple(spans), tuple(openings), values, tuple(edits))


class _Reader:
    """Takes bytes from the front. Raises ValueError when there are not enough."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    @property
    def at_end(self) -> bool:
        return self._at == len(self._data)

    def take(self, size: int) -> bytes:
        taken = self._data[self._at : self._at + size]
        if len(taken) < size:
            raise ValueError("it ends too early")
        self._at += size
        return taken

    def take_number(self) -> int:
        number = 0
        for shift in range(0, 35, 7):
            (byte,) = self.take(1)
            number |= (byte & 0x7F) << shift
            if byte < 0x80:
                return number
        raise ValueError("a number is too large")

    def take_string(self) -> str:
        return self.take(self.take_number()).decode()

    def take_word(self) -> Word:
        return Word(*self.take_opening(), self.take_string())

    def take_opening(self) -> Opening:
        return Opening(self.take_number(), self.take_number(), self.take_string())


def _write_base64(data: bytes) -> str:
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def _read_base64(text: str) -> bytes:
    if len(text) % 4 == 1 or not _ALPHABET.fullmatch(text):
        raise ProofError("the proof or commitment is damaged: it is not base64url without padding")
    data = urlsafe_b64decode(text + "=" * (-len(text) % 4))
    if _write_base64(data) != text:
        raise ProofError("the proof or commitment is damaged: its last character holds stray bits")
    return data
