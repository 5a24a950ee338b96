"""commitment/2: out of published proofs, or with the text at hand, nothing is proved that the text does not say."""

from __future__ import annotations

import contextlib
from base64 import urlsafe_b64encode
from dataclasses import replace
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

import plain_commitment as plain
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from validator.evidence.commitment import ProofError, check_quote, commit_text, prove_quote
from validator.evidence.commitment.encode import Proof, encode, read_proof
from validator.evidence.commitment.proof import Commitment, Disclosure, prove
from validator.evidence.commitment.source import assemble, read_quote
from validator.evidence.commitment.words import Word
from validator.quotes.beside import shows_beside
from validator.quotes.left_off import find_conditions, find_negations
from validator.quotes.prepare import Prepared, prepare
from validator.quotes.verify import verify

CASES: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("forged.yaml").read_text(encoding="utf-8"))


def forge(commitment: Commitment, quote: str, shown: tuple[int, int], mode: str, language: str) -> str | None:
    """The best that somebody can do who may disclose some words in a row: a proof that puts the quote where the matcher
    would find it among them. None if it finds it nowhere."""
    words = commitment.words[slice(*shown)]
    text = assemble(Disclosure(commitment.count, (shown,), (words,), commitment.scheme), language)
    verdict = verify(quote, text, mode)
    if not verdict.accepted:
        return None
    lead = shown[0] - min(shown[0], 1)
    start, stop = verdict.words[0][0] + lead, verdict.words[-1][1] + lead
    return prove(commitment, [(start, stop)], read_quote(quote), (start - shown[0], shown[1] - stop))


def is_accepted(root: str, proof: str | None, quote: str, mode: str = "direct", language: str = "en") -> bool:
    if proof is None:
        return False
    try:
        check_quote(root, proof, quote, mode, language)
    except ProofError:
        return False
    return True


def every_stretch(commitment: Commitment, most: int = 40) -> list[tuple[int, int]]:
    count = len(commitment.words)
    return [
        (a, b) for a in range(count) for b in range(a + 1, min(count, a + most) + 1) if a < commitment.count
    ]


@pytest.mark.parametrize("case", CASES["refused"], ids=lambda case: f"{case['quote']} / {case['text']}"[:70])
def test_what_the_text_does_not_say_has_no_proof(case: dict[str, str]) -> None:
    """Whatever stretch of the text is disclosed: a "not" in the words left out or right beside the quote is seen."""
    language, mode = case.get("language", "en"), case.get("mode", "direct")
    source = prepare(case["text"], language)
    commitment = commit_text(case["text"].encode(), source)
    assert not verify(case["quote"], source, mode).accepted
    for shown in every_stretch(commitment):
        proof = forge(commitment, case["quote"], shown, mode, language)
        assert not is_accepted(commitment.root, proof, case["quote"], mode, language), shown


@pytest.mark.parametrize("case", CASES["proved"], ids=lambda case: f"{case['quote']} / {case['text']}"[:70])
def test_what_the_text_says_is_proved_with_few_words_beside_it(case: dict[str, Any]) -> None:
    language, mode = case.get("language", "en"), case.get("mode", "direct")
    source = prepare(case["text"], language)
    commitment = commit_text(case["text"].encode(), source)
    proof = prove_quote(commitment, source, case["quote"], mode)
    shown = check_quote(commitment.root, proof, case["quote"], mode, language).disclosure
    assert [[word.surface for word in words] for words in (shown.before, shown.behind)] == case["beside"]


WORDS = (
    "We",
    "will",
    "not",
    "no",
    "longer",
    "never",
    "raise",
    "fare",
    "they",
    "said",
    "(all",
    "it)",
    "Mr.",
    "if",
    "is",
    "true",
)
GAPS = (" ", " ", " ", " ", " ", " ", ", ", ". ", "? ", "! ", ' "', '" ', ",” ", " “", " … ", " — ")
TEXTS = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(GAPS)), min_size=2, max_size=14).map(
    lambda pieces: "“" + "".join(word + gap for word, gap in pieces)
)
CHINESE = st.text(st.sampled_from("我们不会没有提高票价吗。，？"), min_size=3, max_size=16).map(
    lambda text: f"“{text}”"
)


def differing(source: Prepared, random: Random) -> list[str]:
    """Quotes out of a text: pieces of it, some with words left out, in brackets, or with another end."""
    count = len(source.forms)
    glue = "" if source.language == "zh" else " "
    quotes = []
    for _ in range(2):
        start = random.randrange(count)
        stop = min(count, start + random.randint(1, 7))
        pieces = [source.text[source.starts[start] : source.ends[stop - 1]]]
        if stop - start > 2:
            a, b = sorted(random.sample(range(start, stop + 1), 2))
            left, right = (glue.join(source.forms[slice(*span)]) for span in ((start, a), (b, stop)))
            pieces += [
                f"{left} ... {right}",
                f"{left} {right}",
                f"{left} [they] {right}",
                f"{left} [the fare] {right}",
            ]
        quotes += [piece + end for piece, end in product(pieces, ("", ".", "?")) if piece.strip()]
    return quotes


def left_off(text: Prepared, words: tuple[tuple[int, int], ...]) -> list[tuple[str, str]]:
    """What stands beside a quote and may turn its meaning, as the rules would warn of it."""
    beside = text, words[0][0], words[-1][1]
    return [(left.side, left.word) for find in (find_negations, find_conditions) for left in find(*beside)]


def unlike(text: str, language: str, seed: int, declared: str = "") -> list[tuple[str, str]]:
    """Quotes for which somebody who has nothing but published proofs makes one that the text would refuse, or of which
    it would warn otherwise; and why."""
    random = Random(seed)
    source = prepare(text, declared or language)
    if not source.forms:
        return []
    commitment = commit_text(text.encode(), source)
    shown: set[int] = set()
    for quote in differing(source, random)[:6]:
        with contextlib.suppress(ValueError):
            ((start, stop),) = read_proof(prove_quote(commitment, source, quote, "reported")).shown
            shown.update(range(start, stop))
    known = [pair for pair in every_stretch(commitment) if shown.issuperset(range(*pair))]
    found = []
    for start, stop in random.sample(known, min(12, len(known))):
        quote = source.text[source.starts[start] : source.ends[min(stop, commitment.count) - 1]]
        for mode, stretch in product(("direct", "reported"), random.sample(known, min(4, len(known)))):
            proof = forge(commitment, quote, stretch, mode, source.language)
            try:
                proved = check_quote(commitment.root, proof or "", quote, mode, source.language)
            except ProofError:
                continue
            verdict = verify(quote, source, mode)
            if not verdict.accepted and verdict.verdict != "ambiguous":
                found.append((quote, verdict.verdict))
            place = slice(*proved.disclosure.spans[0])
            here = verdict.words and (verdict.words[0][0], verdict.words[-1][1]) == (place.start, place.stop)
            if here and left_off(proved.text, proved.verdict.words) != left_off(source, verdict.words):
                found.append((quote, "another warning"))
    return found


def unsound(text: str, language: str, seed: int, tries: int = 2) -> list[tuple[str, str, tuple[int, int]]]:
    """What is accepted by proof, and not in the text."""
    random = Random(seed)
    source = prepare(text, language)
    if not source.forms:
        return []
    commitment = commit_text(text.encode(), source)
    stretches = every_stretch(commitment)
    found = []
    for quote in differing(source, random):
        for mode in ("direct", "reported"):
            verdict = verify(quote, source, mode)
            if verdict.accepted or verdict.verdict == "ambiguous":
                continue  # "ambiguous" stands in the text, and also where it would be refused
            for shown in random.sample(stretches, min(tries, len(stretches))):
                proof = forge(commitment, quote, shown, mode, language)
                if is_accepted(commitment.root, proof, quote, mode, language):
                    found.append((quote, mode, shown))
    return found


@given(TEXTS, st.integers(0, 2**30))
@settings(max_examples=12, deadline=None)
def test_whatever_is_accepted_by_proof_is_accepted_in_the_text(text: str, seed: int) -> None:
    assert unsound(text, "en", seed) == []


@given(CHINESE, st.integers(0, 2**30))
@settings(max_examples=12, deadline=None)
def test_and_so_it_is_where_no_spaces_divide_words(text: str, seed: int) -> None:
    assert unsound(text, "zh", seed) == []


@given(TEXTS, st.integers(0, 2**30))
@settings(max_examples=12, deadline=None)
def test_published_proofs_give_no_proof_that_hides_what_the_text_warns_of(text: str, seed: int) -> None:
    assert unlike(text, "en", seed) == []


@pytest.mark.parametrize(
    "case", CASES["texts"], ids=lambda case: f"{case.get('declared', '')}{case['text']}"[:60]
)
def test_nor_in_other_languages(case: dict[str, str]) -> None:
    for seed in range(4):
        assert unlike(case["text"], case["language"], seed, case.get("declared", "")) == []


@pytest.mark.parametrize("case", CASES["warned"], ids=lambda case: f"{case['quote']} / {case['text']}"[:70])
def test_a_proof_gives_the_warning_that_the_text_gives(case: dict[str, str]) -> None:
    language = case.get("language", "en")
    source = prepare(case["text"], language)
    commitment = commit_text(case["text"].encode(), source)
    proof = prove_quote(commitment, source, case["quote"])
    proved = check_quote(commitment.root, proof, case["quote"], language=language)
    assert left_off(proved.text, proved.verdict.words) == [(case["side"], case["word"])]
    assert left_off(source, verify(case["quote"], source).words) == [(case["side"], case["word"])]
    contents = read_proof(proof)
    for ahead, behind in product(range(len(contents.before) + 1), range(len(contents.behind) + 1)):
        shown = (
            contents.spans[0][0] - ahead,
            contents.spans[0][1] + behind,
        )
        shorter = forge(commitment, case["quote"], shown, "direct", language)
        if is_accepted(commitment.root, shorter, case["quote"], language=language):
            proved = check_quote(commitment.root, shorter or "", case["quote"], language=language)
            assert left_off(proved.text, proved.verdict.words) == [(case["side"], case["word"])]


@given(TEXTS | CHINESE, st.integers(0, 2**30))
@settings(max_examples=30, deadline=None)
def test_what_a_proof_has_to_show_is_as_documented(text: str, seed: int) -> None:
    """The product and the second implementation ask for the same words beside a quote."""
    random = Random(seed)
    source = prepare(text, "en")
    if not source.forms:
        return
    commitment = commit_text(text.encode(), source)
    for start, stop in random.sample(stretches := every_stretch(commitment), min(30, len(stretches))):
        first = random.randrange(start, min(stop, commitment.count))
        span = first, random.randrange(first, min(stop, commitment.count)) + 1
        words = (
            commitment.words[slice(*span)],
            commitment.words[start : span[0]],
            commitment.words[span[1] : stop],
        )
        disclosure = Disclosure(commitment.count, (span,), (words[0],), commitment.scheme, *words[1:])
        known: dict[int, plain.PlainWord] = dict(disclosure.numbered())
        lead = len(words[1]) + (start > 0)
        enough = shows_beside(assemble(disclosure, "en"), lead, lead + span[1] - span[0])
        assert enough == plain.shows_beside(known, commitment.count, span), (span, (start, stop))


TEXT = "“We will not raise the fare at all this winter,” she said. “It is not for me to say what others will not do.”"
QUOTE, OTHER = "We will not raise the fare", "me to say"


def published() -> tuple[Commitment, Proof, Proof]:
    source = prepare(TEXT)
    commitment = commit_text(TEXT.encode(), source)
    one, two = (read_proof(prove_quote(commitment, source, quote)) for quote in (QUOTE, OTHER))
    return commitment, one, two


def spliced() -> dict[str, tuple[str, Proof]]:
    """What somebody can make of two published proofs of one text: for each, the quote that it is to prove."""
    _, one, two = published()
    (start, stop), ((first, last),) = one.spans[0], two.spans
    shorter = replace(one, spans=((start, stop - 2),))
    return {
        "the quote ends before what follows": ("We will not raise", shorter),
        "the words beside it are left off": (QUOTE, replace(one, behind=())),
        "one of the words beside it is left off": (QUOTE, replace(one, behind=one.behind[:-1])),
        "a word beside it is another": (QUOTE, replace(one, behind=(Word(7, 0, ",", "at"), *one.behind[1:]))),
        "the words beside it are those of the other": (QUOTE, replace(one, behind=two.behind)),
        "the end of the text is put behind it": (QUOTE, replace(one, behind=(Word(0, 0, ".", ""),))),
        "hashes of the other": (QUOTE, replace(one, values=two.values)),
        "one hash of the other": (QUOTE, replace(one, values=(*one.values[:-1], two.values[-1]))),
        "the place of the other": (QUOTE, replace(one, spans=((first, first + stop - start),))),
        "the other's words": (OTHER, replace(one, spans=two.spans)),
        "another number of words": (QUOTE, replace(one, count=one.count + 1)),
        "the end counted as a word": (QUOTE, replace(one, count=one.count - 1)),
        "another language": (QUOTE, replace(one, language="de")),
        "no language": (QUOTE, replace(one, language="")),
        "the other version": (QUOTE, replace(one, version=1)),
        "in quotation marks that are not there": (
            QUOTE,
            replace(one, openings=(one.openings[0]._replace(zone=9),)),
        ),
        "a gap that is hidden": ("We ... fare", replace(one, spans=((start, start + 1), (stop - 1, stop)))),
        "a gap between the two": (f"{QUOTE} ... {OTHER}", replace(one, spans=(one.spans[0], (first, last)))),
    }


@pytest.mark.parametrize("name", spliced())
def test_of_published_proofs_no_other_is_made(name: str) -> None:
    commitment, one, _ = published()
    quote, proof = spliced()[name]
    openings = (*proof.openings, *one.openings)[: len(proof.spans)]
    written = _to_text(encode(replace(proof, openings=openings)))
    assert is_accepted(commitment.root, _to_text(encode(one)), QUOTE)
    assert not is_accepted(commitment.root, written, quote)


def test_each_changed_bit_and_each_part_of_a_proof_is_refused() -> None:
    commitment, one, _ = published()
    data = encode(one)
    for bit in range(len(data) * 8):
        flipped = bytearray(data)
        flipped[bit // 8] ^= 1 << bit % 8
        assert not is_accepted(commitment.root, _to_text(bytes(flipped)), QUOTE), bit
    for size in range(len(data)):
        assert not is_accepted(commitment.root, _to_text(data[:size]), QUOTE), size
    for more in (b"\0", b"\0\0\0", b"\1", bytes(16)):
        assert not is_accepted(commitment.root, _to_text(data + more), QUOTE)
    idle = data.replace(b"\2en", b"\x82\0en", 1)
    assert not is_accepted(commitment.root, _to_text(idle), QUOTE)


def test_a_text_that_was_read_in_another_language_is_told() -> None:
    commitment, one, _ = published()
    with pytest.raises(ProofError, match="read in the language 'en'"):
        check_quote(commitment.root, _to_text(encode(one)), QUOTE, language="fi")
    assert is_accepted(commitment.root, _to_text(encode(one)), QUOTE, language="en-GB")


def test_words_beside_the_quote_are_not_words_of_the_quote() -> None:
    commitment, one, _ = published()
    (start, stop), behind = one.spans[0], one.behind
    wider = prove(commitment, [(start, stop + 1)], read_quote(QUOTE), (0, len(behind) - 1))
    with pytest.raises(ProofError, match="beside the quote for words of the quote"):
        check_quote(commitment.root, wider, QUOTE)


def _to_text(data: bytes) -> str:
    return urlsafe_b64encode(data).rstrip(b"=").decode()
