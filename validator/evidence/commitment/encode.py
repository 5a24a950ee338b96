"""Proofs and roots as text: a compact binary form, in base64url (RFC 4648, section 5) without padding.

Each proof can be written in one way only. What reads it writes it again and refuses it if the result differs,
so that nobody can make a second proof out of a first.
"""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, replace

from validator.evidence.commitment import tree
from validator.evidence.commitment.words import Edit, Opening, Word, encode_number, encode_string

NEWEST = 2
"""The version of the format in which proofs are made, where the schema of the article has a place for it."""
_SECOND = b"\0\2"
"""Begins a proof of version 2. One of version 1 begins with the number of words, which is never 0."""
_ROOT = re.compile(r"commitment/([12]):(.*)", re.DOTALL)
MAX_PROOF_BYTES = 1 << 14
MAX_SPANS = 64
_HEAD = 48
"""Characters, of which the first of a proof say of what text it is."""

_ALPHABET = re.compile(r"[A-Za-z0-9_-]*")


class ProofError(ValueError):
    """A proof that shows nothing: damaged, or not about these words, this place or this article."""


@dataclass(frozen=True, slots=True)
class Proof:
    """The contents of a proof.

    `count`: the words of the whole text. `spans`: the numbers of the quoted words, as `tree.check_spans` demands.
    `openings`: one a span. `values`: what `tree.disclose` gave, 16 bytes each. `edits`: what `words.describe` gave.
    From version 2 on, `language` is the code of the language in which the text was read, and `before` and `behind` are
    the words beside the quote that are disclosed as well; the last of them may be the end of the text, an empty word.
    """

    count: int
    spans: tuple[tree.LeafRange, ...]
    openings: tuple[Opening, ...]
    values: tuple[bytes, ...]
    edits: tuple[Edit, ...]
    version: int = 1
    language: str = ""
    before: tuple[Word, ...] = ()
    behind: tuple[Word, ...] = ()

    @property
    def scheme(self) -> tree.Scheme:
        return tree.Scheme(self.version, self.language)

    @property
    def leaves(self) -> int:
        """How many leaves the tree has: from version 2 on, one more than there are words, for the end of the text."""
        return self.count + (self.version > 1)

    @property
    def shown(self) -> tuple[tree.LeafRange, ...]:
        """The leaves disclosed: the quoted words, and those beside them."""
        (start, stop), *rest = self.spans
        if rest:
            return self.spans
        return ((start - len(self.before), stop + len(self.behind)),)


def write_root(root: bytes, version: int) -> str:
    """`commitment/2:`, or the number of another version, and the 32 bytes in base64url."""
    return f"commitment/{version}:{_write_base64(root)}"


def read_root(text: str) -> tuple[int, bytes]:
    """The version and the 32 bytes of a root. Raises ProofError if the text is not what `write_root` writes."""
    match = _ROOT.fullmatch(text)
    if not match:
        raise ProofError("the article's commitment does not begin with `commitment/1:` or `commitment/2:`")
    root = _read_base64(match[2])
    if len(root) != tree.ROOT_BYTES:
        raise ProofError("the article's commitment has not the right length")
    return int(match[1]), root


def version_of(root: object) -> int:
    """The version of an article's root, as far as it says one; 0 for anything else."""
    match = _ROOT.fullmatch(root) if isinstance(root, str) else None
    return int(match[1]) if match else 0


def text_of(proof: str) -> tuple[int, str, int] | None:
    """What a proof says first of its text: the version, the language and the number of words. None if it is damaged."""
    head = proof[: len(proof) & ~3][:_HEAD]
    try:
        reader = _Reader(_read_base64(head))
        if reader.take(len(_SECOND)) == _SECOND:
            return 2, reader.take_string(), reader.take_number()
        return 1, "", _Reader(_read_base64(head)).take_number()
    except ValueError:
        return None


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
    """The binary form: number of words, spans with their openings, values, edits.

    From version 2 on, a mark and the language come first, and the words beside the quote before the values.
    """
    parts = [encode_number(proof.count)]
    if proof.version > 1:
        parts = [_SECOND, encode_string(proof.language), *parts]
    reached = 0
    for k, ((start, stop), opening) in enumerate(zip(proof.spans, proof.openings, strict=True), start=1):
        more = k < len(proof.spans)
        parts += [encode_number(start - reached), encode_number((stop - start - 1) << 1 | more)]
        parts += [encode_number(opening.zone), encode_number(opening.resumes), encode_string(opening.before)]
        reached = stop + 1
    for beside in (proof.before, proof.behind) if proof.version > 1 else ():
        parts += [encode_number(len(beside)), *map(_encode_word, beside)]
    parts += proof.values
    for edit in proof.edits:
        parts += [encode_number(edit.copied), encode_number(edit.dropped), encode_number(len(edit.given))]
        parts += map(_encode_word, edit.given)
    return b"".join(parts)


def _encode_word(word: Word) -> bytes:
    numbers = encode_number(word.zone) + encode_number(word.resumes)
    return numbers + encode_string(word.before) + encode_string(word.surface)


def decode(data: bytes) -> Proof:
    """The contents of the binary form, which may still be another than `encode` would write.

    Raises ValueError if something is missing or out of bounds.
    """
    version = 2 if data.startswith(_SECOND) else 1
    reader = _Reader(data[len(_SECOND) :] if version > 1 else data)
    language = reader.take_string() if version > 1 else ""
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
    before, behind = (reader.take_words(), reader.take_words()) if version > 1 else ((), ())
    head = Proof(count, tuple(spans), tuple(openings), (), (), version, language, before, behind)
    if version > 1 and len(spans) > 1:
        raise ValueError("it hides words in the midst of the quote")
    tree.check_spans(head.leaves, head.shown)
    values = tuple(reader.take(tree.NODE_BYTES) for _ in range(tree.count_values(head.leaves, head.shown)))
    edits: list[Edit] = []
    while not reader.at_end:
        copied, dropped = reader.take_number(), reader.take_number()
        edits.append(Edit(copied, dropped, reader.take_words()))
    return replace(head, values=values, edits=tuple(edits))


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

    def take_words(self) -> tuple[Word, ...]:
        return tuple(self.take_word() for _ in range(self.take_number()))

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
