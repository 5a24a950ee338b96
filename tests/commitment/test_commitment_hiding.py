"""What is not disclosed stays hidden: the attack that rebuilds a text from n-gram hashes, mounted against both."""

from collections.abc import Iterable
from hashlib import sha256
from random import Random

from invented_words import VOCABULARY, copy_quote, invent_spans, invent_text

from validator.evidence.commitment.encode import read_proof
from validator.evidence.commitment.proof import Commitment, check, prove
from validator.evidence.commitment.tree import TAGS, LeafRange
from validator.evidence.commitment.words import Word, encode_leaf

GRAM = 5


def hash_gram(words: Iterable[str]) -> bytes:
    return sha256(" ".join(words).encode()).digest()


def extend(known: list[str], published: set[bytes], dictionary: Iterable[str]) -> list[str]:
    """Words after `known`, each found by trying the dictionary on the next n-gram."""
    text = list(known)
    while True:
        found = [w for w in dictionary if hash_gram([*text[1 - GRAM :], w]) in published]
        if len(found) != 1:
            return text
        text.append(found[0])


def test_ngram_hashes_give_the_whole_text_away() -> None:
    """The attack works where it can: from a ten-word quote it recovers every word that follows."""
    words = [word.surface for word in invent_text(200, Random(11)).words]
    published = {hash_gram(words[i : i + GRAM]) for i in range(len(words) - GRAM + 1)}
    assert extend(words[90:100], published, VOCABULARY) == words[90:]


def known_values(commitment: Commitment, proofs: Iterable[str]) -> set[bytes]:
    """All values of 16 bytes that an attacker has: what proofs carry, what their seeds yield, public hashes.

    To be on the safe side, hashes are expanded as if they were seeds, too.
    """
    text = " ".join(word.before + word.surface for word in commitment.words).encode()
    known = {bytes(16), sha256(text).digest()[:16], sha256(text).digest()[16:]}
    known |= {commitment.tree.root[:16], commitment.tree.root[16:]}
    pending = set(known)
    for proof in proofs:
        pending |= set(read_proof(proof).values)
    for _ in range(len(commitment.tree.seeds) + 1):
        known |= pending
        digests = [sha256(TAGS[1].expand + value).digest() for value in pending]
        pending = {half for digest in digests for half in (digest[:16], digest[16:])} - known
    return known | pending


def guess_word(
    place: int, like: Word, dictionary: Iterable[str], salts: Iterable[bytes], seen: set[bytes]
) -> str | None:
    """The attack on a hidden word: some word, under some known salt, gives a hash that has been seen.

    The attacker is told zone and punctuation (`like`) and has to find the word alone.
    """
    index = place.to_bytes(4, "big")
    for salt in salts:
        for surface in dictionary:
            leaf = encode_leaf(like._replace(surface=surface))
            if sha256(TAGS[1].leaf + index + salt + leaf).digest()[:16] in seen:
                return surface
    return None


def hidden_places(commitment: Commitment, spans: Iterable[LeafRange]) -> list[int]:
    disclosed = {i for start, stop in spans for i in range(start, stop)}
    return [i for i in range(len(commitment.words)) if i not in disclosed]


def test_dictionary_attack_confirms_no_hidden_word() -> None:
    """The words next to the disclosed ones, whose own leaf hashes stand in the proof, resist a full dictionary."""
    attacked = 0
    for seed in range(2):
        commitment = invent_text(60, Random(seed))
        spans: list[LeafRange] = [(21, 31), (33, 40)]
        proof = prove(commitment, spans, copy_quote(commitment, spans))
        seen = set(read_proof(proof).values)
        salts = known_values(commitment, [proof])
        for place in hidden_places(commitment, spans):
            if commitment.tree.hashes[0][place] not in seen:
                continue  # its hash is not even published
            word = commitment.words[place]
            assert guess_word(place, word, VOCABULARY, seen | {bytes(16)}, seen) is None
            likeliest = {word.surface, *Random(place).sample(VOCABULARY, 6)}
            assert guess_word(place, word, likeliest, salts, seen) is None
            with_its_salt = [commitment.tree.seeds[0][place]]
            assert guess_word(place, word, VOCABULARY, with_its_salt, seen) == word.surface
            attacked += 1
    assert attacked >= 4


def test_no_set_of_proofs_leads_to_a_hidden_salt() -> None:
    """Nor do several proofs for one text, taken together."""
    for seed in range(20):
        random = Random(seed)
        commitment = invent_text(random.randint(10, 150), random)
        several = [invent_spans(len(commitment.words), random, most=2) for _ in range(4)]
        proofs = [prove(commitment, spans, copy_quote(commitment, spans)) for spans in several]
        known = known_values(commitment, proofs)
        salts = commitment.tree.seeds[0]
        hidden = hidden_places(commitment, [span for spans in several for span in spans])
        assert not known & {salts[i] for i in hidden}
        disclosed = set(range(len(salts))) - set(hidden)
        assert {salts[i] for i in disclosed} <= known


def test_a_disclosure_holds_the_disclosed_words_and_no_others() -> None:
    random = Random(3)
    commitment = invent_text(80, random)
    spans: list[LeafRange] = [(10, 22), (30, 35)]
    disclosure = check(commitment.root, *_proof_and_quote(commitment, spans))
    assert disclosure.words == (commitment.words[10:22], commitment.words[30:35])


def _proof_and_quote(commitment: Commitment, spans: list[LeafRange]) -> tuple[str, list[Word]]:
    quote = copy_quote(commitment, spans)
    return prove(commitment, spans, quote), quote


def test_the_same_text_has_the_same_root_and_another_cutting_has_other_salts() -> None:
    """The salts hang on how the text is cut into words, so that two cuttings never share one."""
    from validator.evidence.commitment.proof import commit

    text = b"not so fast"
    fine = [Word(0, 0, "", "not"), Word(0, 0, "", "so"), Word(0, 0, "", "fast")]
    coarse = [Word(0, 0, "", "not"), Word(0, 0, "", "so fast")]
    assert commit(text, fine).root == commit(text, list(fine)).root
    assert commit(text, fine).root != commit(text, coarse).root
    salts = {salt for words in (fine, coarse) for salt in commit(text, words).tree.seeds[0]}
    assert len(salts) == 5
    assert sha256(text).digest()[:16] not in {
        seed for level in commit(text, fine).tree.seeds for seed in level
    }
