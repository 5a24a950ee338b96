"""Whatever is changed in a quote, a proof or a root, nothing false is accepted; and damage raises ProofError alone."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_words import VOCABULARY, copy_quote, invent_spans, invent_text

from validator.evidence.commitment.encode import (
    MAX_PROOF_BYTES,
    Proof,
    ProofError,
    encode,
    read_proof,
    write_proof,
)
from validator.evidence.commitment.proof import Commitment, check, commit, prove
from validator.evidence.commitment.words import Edit, Opening, Word


def is_refused(root: str, proof: str, quote: Sequence[Word]) -> bool:
    try:
        check(root, proof, quote)
    except ProofError:
        return True
    return False


def to_text(data: bytes) -> str:
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def to_bytes(proof: str) -> bytes:
    return urlsafe_b64decode(proof + "=" * (-len(proof) % 4))


def invent_case(seed: int) -> tuple[Random, Commitment, list[tuple[int, int]], list[Word], str]:
    return Random(seed), *_invent_case(seed)


@cache
def _invent_case(seed: int) -> tuple[Commitment, list[tuple[int, int]], list[Word], str]:
    random = Random(seed)
    commitment = invent_text(random.randint(20, 120), random)
    spans = invent_spans(len(commitment.words), random)
    quote = copy_quote(commitment, spans)
    return commitment, spans, quote, prove(commitment, spans, quote)


def tamper_with_quote(quote: list[Word], random: Random) -> dict[str, list[Word]]:
    """The quote with one word changed, swapped, dropped, added, or with other punctuation."""
    i = random.randrange(len(quote))
    word = quote[i]
    other = random.choice([w for w in VOCABULARY if w != word.surface])
    tampered = {
        "changed": [*quote[:i], word._replace(surface=other), *quote[i + 1 :]],
        "letter added": [*quote[:i], word._replace(surface=word.surface + "s"), *quote[i + 1 :]],
        "capitalised": [*quote[:i], word._replace(surface=word.surface.capitalize()), *quote[i + 1 :]],
        "dropped": [*quote[:i], *quote[i + 1 :]],
        "added": [*quote[:i], Word(0, 0, "", other), *quote[i:]],
        "added at the end": [*quote, Word(0, 0, "", other)],
        "doubled": [*quote[:i], word, *quote[i:]],
    }
    if i:
        tampered["punctuation"] = [*quote[:i], word._replace(before=word.before + ";"), *quote[i + 1 :]]
        if word.surface != quote[i - 1].surface:
            swapped = [word._replace(before=quote[i - 1].before), quote[i - 1]._replace(before=word.before)]
            tampered["swapped"] = [*quote[: i - 1], *swapped, *quote[i + 1 :]]
    return tampered


def test_tampered_quotes_are_refused() -> None:
    """A proof for a faithful quote fits that quote alone.

    (Where the proof itself describes a difference, the place of that difference may hold anything: what a quote
    may change is for the matcher to say, which is given the source's own words.)
    """
    cases = 0
    for seed in range(400):
        random, commitment, _, quote, proof = invent_case(seed)
        contents = read_proof(proof)
        if contents.edits:
            continue
        assert not is_refused(commitment.root, proof, quote)
        for _ in range(3):
            for name, tampered in tamper_with_quote(quote, random).items():
                firsts = _first_words(contents)
                if (
                    name == "punctuation"
                    and tampered[0] == quote[0]
                    and _differs_at(tampered, quote) in firsts
                ):
                    continue  # what stands before a span is the source's, not the quote's
                assert is_refused(commitment.root, proof, tampered), (seed, name)
                cases += 1
    assert cases > 1500


def _first_words(proof: Proof) -> set[int]:
    firsts, total = set(), 0
    for start, stop in proof.spans:
        firsts.add(total)
        total += stop - start
    return firsts


def _differs_at(one: list[Word], other: list[Word]) -> int:
    return next(i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b)


def test_whatever_the_quote_the_disclosed_words_are_the_source_s() -> None:
    for seed in range(300):
        random, commitment, spans, quote, _ = invent_case(seed)
        edited = random.choice(list(tamper_with_quote(quote, random).values()))
        proof = prove(commitment, spans, edited)
        for tried in (edited, *tamper_with_quote(edited or quote, random).values()):
            try:
                disclosure = check(commitment.root, proof, tried)
            except ProofError:
                assert tried is not edited
                continue
            assert disclosure.words == tuple(commitment.words[start:stop] for start, stop in spans)


def test_every_flipped_bit_is_refused() -> None:
    cases = 0
    for seed in range(4):
        _, commitment, _, quote, proof = invent_case(seed)
        data = to_bytes(proof)
        for bit in range(len(data) * 8):
            flipped = bytearray(data)
            flipped[bit // 8] ^= 1 << bit % 8
            assert is_refused(commitment.root, to_text(bytes(flipped)), quote), (seed, bit)
            cases += 1
        root = bytearray(commitment.tree.root)
        for bit in range(256):
            root[bit // 8] ^= 1 << bit % 8
            assert is_refused("commitment/1:" + to_text(bytes(root)), proof, quote)
            root[bit // 8] ^= 1 << bit % 8
            cases += 1
    assert cases > 8_000


def test_truncated_and_extended_proofs_are_refused() -> None:
    for seed in range(25):
        random, commitment, _, quote, proof = invent_case(seed)
        data = to_bytes(proof)
        for size in range(len(data)):
            assert is_refused(commitment.root, to_text(data[:size]), quote)
        for size in (1, 2, 3, 4, 16, 32):
            assert is_refused(commitment.root, to_text(data + bytes(size)), quote)
            assert is_refused(commitment.root, to_text(data + random.randbytes(size)), quote)
            assert is_refused(commitment.root, to_text(bytes(size) + data), quote)


def test_every_other_spelling_of_a_proof_is_refused() -> None:
    for seed in range(40):
        random, commitment, _, quote, proof = invent_case(seed)
        spellings = {
            proof + "=",
            proof + "==",
            proof + "\n",
            " " + proof,
            proof.upper(),
            proof.swapcase(),
            proof.replace("-", "+"),
            proof.replace("_", "/"),
            proof + "A",
            proof + "AAAA",
            *(
                proof[:-1] + char
                for char in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
            ),
            *(proof[: (k := random.randrange(len(proof)))] + "\n" + proof[k:] for _ in range(3)),
        }
        for spelling in spellings - {proof}:
            assert is_refused(commitment.root, spelling, quote)


def test_numbers_with_idle_bytes_are_refused() -> None:
    for seed in range(100):
        _, commitment, _, quote, proof = invent_case(seed)
        data = to_bytes(proof)
        for at in range(12):
            if data[at] < 0x80:
                idle = data[:at] + bytes([data[at] | 0x80, 0]) + data[at + 1 :]
                assert is_refused(commitment.root, to_text(idle), quote)


def test_changed_contents_are_refused() -> None:
    """Proofs that are well written and say something else: other places, sizes, zones, values, edits."""
    cases = 0
    for seed in range(350):
        random, commitment, _, quote, proof = invent_case(seed)
        for changed in _change_contents(read_proof(proof), random):
            cases += 1
            try:
                text = write_proof(changed)
            except ValueError:
                continue
            assert is_refused(commitment.root, text, quote), (seed, changed)
    assert cases > 5_000


def _change_contents(proof: Proof, random: Random) -> list[Proof]:
    values, openings = proof.values, proof.openings
    i = random.randrange(len(values))
    k = random.randrange(len(openings))
    zone, resumes, before = openings[k]
    changed = [
        *(replace(proof, spans=tuple((a + by, b + by) for a, b in proof.spans)) for by in (-2, -1, 1, 2, 16)),
        *(replace(proof, count=proof.count + by) for by in (-1, 1, 2, 256)),
        replace(proof, spans=(*proof.spans[:-1], (proof.spans[-1][0], proof.spans[-1][1] + 1))),
        replace(proof, spans=((proof.spans[0][0] + 1, proof.spans[0][1]), *proof.spans[1:])),
        replace(proof, values=(*values[:i], *values[i + 1 :])),
        replace(proof, values=(*values[:i], values[i], *values[i:])),
        replace(proof, values=(*values[:i], random.randbytes(16), *values[i + 1 :])),
        *(
            replace(proof, openings=(*openings[:k], other, *openings[k + 1 :]))
            for other in (
                Opening(zone + 1, resumes, before),
                Opening(0 if zone else 1, resumes, before),
                Opening(zone, resumes + 1, before),
                Opening(zone, resumes, before + "."),
            )
        ),
    ]
    if len(values) > 1:
        j = (i + 1) % len(values)
        swapped = list(values)
        swapped[i], swapped[j] = swapped[j], swapped[i]
        changed.append(replace(proof, values=tuple(swapped)))
    return [other for other in changed if all(0 <= a < b for a, b in other.spans)]


def test_other_ways_to_describe_the_same_words_are_refused() -> None:
    """A longer description of the same words would be a second proof for one and the same thing."""

    for seed in range(200):
        _, commitment, spans, quote, proof = invent_case(seed)
        contents = read_proof(proof)
        source = tuple(word for start, stop in spans for word in commitment.words[start:stop])
        for edits in (
            (Edit(0, len(quote), source),),
            (*contents.edits, Edit(0, 0, ())),
            (Edit(0, 0, ()), *contents.edits),
            (Edit(0, 1, source[:1]), *contents.edits) if not contents.edits else (Edit(0, 0, source),),
        ):
            if edits != contents.edits:
                assert is_refused(commitment.root, write_proof(replace(contents, edits=edits)), quote)


def test_proofs_of_another_article_are_refused() -> None:
    cases = [invent_case(seed) for seed in range(30)]
    for i, (_, _, _, quote, proof) in enumerate(cases):
        for j, (_, commitment, _, _, _) in enumerate(cases):
            assert is_refused(commitment.root, proof, quote) == (i != j)


def test_same_words_in_another_text_need_another_proof() -> None:
    """Two texts with the same words in the same places (say, with another line break) have different roots."""
    random, commitment, _, quote, proof = invent_case(5)
    again = commit(random.randbytes(40), commitment.words)
    assert again.root != commitment.root
    assert is_refused(again.root, proof, quote)


def test_a_hidden_subtree_cannot_pass_for_a_disclosed_one() -> None:
    """The two hashes under an inner node are no leaf: leaves and nodes are tagged."""
    words = [Word(0, 0, "", name) for name in ("one", "two", "three", "four")]
    commitment = commit(b"one two three four", words)
    contents = read_proof(prove(commitment, [(0, 4)], words))
    forged = replace(contents, count=2, spans=((0, 2),))
    assert is_refused(commitment.root, to_text(encode(forged)), words[:2])


@given(st.binary(max_size=400), st.integers(0, 3))
@settings(max_examples=500, deadline=None)
def test_arbitrary_bytes_raise_nothing_but_proof_errors(data: bytes, seed: int) -> None:
    _, commitment, _, quote, _ = invent_case(seed)
    with pytest.raises(ProofError):
        check(commitment.root, to_text(data), quote)


@given(st.text(max_size=80), st.text(max_size=60))
@settings(max_examples=250, deadline=None)
def test_arbitrary_texts_raise_nothing_but_proof_errors(proof: str, root: str) -> None:
    _, commitment, _, quote, good = invent_case(0)
    for one, other in ((commitment.root, proof), (root, good), ("commitment/1:" + root, good)):
        with pytest.raises(ProofError):
            check(one, other, quote)


def test_spliced_bytes_raise_nothing_but_proof_errors() -> None:
    random = Random(7)
    for seed in range(40):
        _, commitment, _, quote, proof = invent_case(seed)
        data = to_bytes(proof)
        for _ in range(120):
            at, end = sorted(random.choices(range(len(data) + 1), k=2))
            spliced = data[:at] + random.randbytes(random.randint(0, 8)) + data[end:]
            if spliced != data:
                assert is_refused(commitment.root, to_text(spliced), quote)


def test_a_surrogate_in_a_quote_is_refused() -> None:
    _, commitment, _, quote, proof = invent_case(3)
    assert is_refused(commitment.root, proof, [quote[0]._replace(surface="\ud800"), *quote[1:]])


def test_a_hostile_proof_takes_bounded_time() -> None:
    """Sizes written in a proof cost nothing until there are words for them, and a proof has a greatest size."""
    from time import process_time

    _, commitment, _, quote, _ = invent_case(3)
    wide = b"\x80\x80\x80\x08" + b"\x00\xfe\xff\xff\x0f\x00\x00"
    long = bytes(MAX_PROOF_BYTES)
    start = process_time()
    for data in (wide, wide + long, long, long + b"\0", b"\xff" * MAX_PROOF_BYTES):
        assert is_refused(commitment.root, to_text(data), quote)
    assert process_time() - start < 1
