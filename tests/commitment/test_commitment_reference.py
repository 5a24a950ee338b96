"""The product against a second implementation, and against vectors that must never change."""

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import plain_commitment as plain
import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from invented_words import copy_quote, invent_spans, invent_text

from validator.evidence.commitment import check_quote, commit_text, prove_quote, tree
from validator.evidence.commitment.encode import ProofError
from validator.evidence.commitment.proof import check, commit, prove
from validator.evidence.commitment.source import read_quote as cut_quote
from validator.evidence.commitment.source import read_words
from validator.evidence.commitment.words import Word, describe, encode_leaf, find_openings, rebuild
from validator.quotes.prepare import prepare

VECTORS: dict[str, Any] = yaml.load(
    (Path(__file__).parent / "vectors.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader
)


EXAMPLE: dict[str, Any] = VECTORS["example"]


def load_documented_cut() -> Callable[[str], list[tuple[str, str]]]:
    """`cut`, from the program that docs/commitment.md gives for readers without the product."""
    page = (Path(__file__).parents[2] / "docs" / "commitment.md").read_text(encoding="utf-8")
    namespace: dict[str, Any] = {}
    exec(page.split("```python\n")[1].split("```\n")[0], namespace)
    cut: Callable[[str], list[tuple[str, str]]] = namespace["cut"]
    return cut


cut_as_documented = load_documented_cut()


def read_rows(rows: list[list[Any]]) -> list[Word]:
    return [Word(*row) for row in rows]


def read_quote(text: str) -> list[Word]:
    """The words of a quote in the notation of the vectors: `word ,word`, the punctuation glued to the next word."""
    quote = []
    for token in text.split():
        surface = token.lstrip(',.;—…"')
        quote.append(Word(0, 0, token[: len(token) - len(surface)], surface))
    return quote


@pytest.mark.parametrize("case", VECTORS["leaves"], ids=lambda case: case["encoded"])
def test_leaf_vectors(case: dict[str, Any]) -> None:
    assert encode_leaf(Word(*case["word"])).hex() == case["encoded"]


@pytest.mark.parametrize("case", VECTORS["trees"], ids=lambda case: case["name"])
def test_tree_vectors(case: dict[str, Any]) -> None:
    leaves = [leaf.encode() for leaf in case["leaves"]]
    grown = tree.grow(case["text"].encode(), leaves)
    assert grown.seeds[-1][0].hex() == case["seed"]
    assert [salt.hex() for salt in grown.seeds[0]] == case["salts"]
    assert grown.hashes[-1][0].hex() == case["top"]
    assert grown.root.hex() == case["root"]
    for proof in case["proofs"]:
        spans = [(start, stop) for start, stop in proof["spans"]]
        values = tree.disclose(grown, spans)
        assert [value.hex() for value in values] == proof["values"]
        disclosed = [leaf for start, stop in spans for leaf in leaves[start:stop]]
        assert tree.compute_root(len(leaves), spans, values, disclosed) == grown.root


@pytest.mark.parametrize("case", VECTORS["proofs"], ids=lambda case: case["name"])
def test_proof_vectors(case: dict[str, Any]) -> None:
    commitment = commit(EXAMPLE["text"].encode(), read_rows(EXAMPLE["words"]))
    assert commitment.root == EXAMPLE["root"]
    spans = [(start, stop) for start, stop in case["spans"]]
    quote = read_quote(case["quote"])
    assert prove(commitment, spans, quote) == case["proof"]
    disclosure = check(EXAMPLE["root"], case["proof"], quote)
    assert disclosure.count == len(commitment.words)
    assert disclosure.spans == tuple(spans)
    assert disclosure.words == tuple(commitment.words[start:stop] for start, stop in spans)


@pytest.mark.parametrize("case", VECTORS["texts"], ids=lambda case: case["name"])
def test_text_vectors(case: dict[str, Any]) -> None:
    """If the way in which texts are cut or folded changes, old proofs no longer fit: that takes a new version."""
    source = prepare(case["text"])
    assert read_words(source) == tuple(read_rows(case["words"]))
    assert commit_text(case["text"].encode(), source, 1).root == case["root"]


@pytest.mark.parametrize("case", VECTORS["quotes"], ids=lambda case: case["name"])
def test_quote_vectors(case: dict[str, Any]) -> None:
    assert [[word.before, word.surface] for word in cut_quote(case["quote"])] == case["words"]
    assert [list(pair) for pair in cut_as_documented(case["quote"])] == case["words"]


@pytest.mark.parametrize("case", VECTORS["quoted"]["proofs"], ids=lambda case: case["name"])
def test_proofs_of_quotes_as_they_stand_in_records(case: dict[str, Any]) -> None:
    text, root = VECTORS["quoted"]["text"], VECTORS["quoted"]["root"]
    commitment = commit_text(text.encode(), prepare(text), 1)
    assert commitment.root == root
    cut = [Word(0, 0, *pair) for pair in cut_as_documented(case["quote"])]
    spans = check(root, case["proof"], cut).spans
    assert prove(commitment, spans, cut) == case["proof"]
    with pytest.raises(ProofError):
        check(root, case["proof"], [*cut, Word(0, 0, "", "again")])


def words_of(case: dict[str, Any]) -> list[Word]:
    """The leaves of a text of commitment/2: its words, which are those of commitment/1, and its end."""
    text = next(text for text in VECTORS["texts"] if text["name"] == case["name"])
    return [*read_rows(text["words"]), Word(0, 0, case["end"], "")]


@pytest.mark.parametrize("case", VECTORS["second"], ids=lambda case: case["name"])
def test_vectors_of_the_second_version(case: dict[str, Any]) -> None:
    text = next(text["text"] for text in VECTORS["texts"] if text["name"] == case["name"])
    source = prepare(text, case["language"])
    commitment = commit_text(text.encode(), source)
    words = words_of(case)
    leaves = [plain.leaf(word) for word in words]
    assert commitment.words == tuple(words)
    assert commitment.scheme == (2, case["bound"])
    assert commitment.root == case["root"]
    assert plain.root(text.encode(), leaves, 2, case["bound"]) == commitment.tree.root
    for one in case["proofs"]:
        quote = [Word(0, 0, *pair) for pair in cut_as_documented(one["quote"])]
        asked = (tuple(one["span"]), tuple(one["beside"]), quote)
        assert prove_quote(commitment, source, one["quote"]) == one["proof"]
        assert plain.second_proof(text.encode(), words, case["bound"], *asked) == one["proof"]
        check_quote(case["root"], one["proof"], one["quote"], language=case["language"])
        with pytest.raises(ProofError):
            check_quote(case["root"], one["proof"], one["quote"] + " again", language=case["language"])


LATIN = (
    "a B s é e\u0301 \u0300 ﬁ ' ’ ‘ “ ” \" ` `` '' – - — . .. … ( ) [ ] [w]e 1 000 € $ % ° C , ; ² ½ / _ *"
)
OTHERS = "市 三 百 ガ \u3099 ий ǅ \u0640 \u1100\u1161 가 \u11a8 \u0958 \u212b \ufffd home.The cost–benefit"
SPACED = (
    " ",
    "\n",
    "\r\n",
    "\t",
    "\u00ad",
    "\u00ad\n",
    "secu-\nrity",
    "\x00",
    "\x1c",
    "\x85",
    "\u2028",
    "\u00a0",
    "\ufeff",
)
PIECES = (*LATIN.split(), *OTHERS.split(), *SPACED)


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=14).map("".join))
@example("deputies’ levels")
@example("he [Quill] had")
@settings(max_examples=1500, deadline=None)
def test_words_are_cut_as_documented(quote: str) -> None:
    assert cut_as_documented(quote) == [(word.before, word.surface) for word in cut_quote(quote)]


@pytest.mark.parametrize("case", VECTORS["refused"], ids=lambda case: case["name"])
def test_refused_vectors(case: dict[str, Any]) -> None:
    faithful = VECTORS["proofs"][0]
    root, proof = case.get("root", EXAMPLE["root"]), case.get("proof", faithful["proof"])
    with pytest.raises(ProofError, match=case["message"]):
        check(root, proof, read_quote(case.get("quote", faithful["quote"])))


@given(seed=st.integers(0, 2**32), count=st.integers(1, 130))
@settings(max_examples=150, deadline=None)
def test_second_implementation_agrees(seed: int, count: int) -> None:
    random = Random(seed)
    commitment = invent_text(count, random)
    text = " ".join(word.before + word.surface for word in commitment.words).encode()
    leaves = [plain.leaf(word) for word in commitment.words]
    assert plain.root(text, leaves) == commitment.tree.root
    spans = invent_spans(count, random, most=min(3, (count + 1) // 2))
    faithful = copy_quote(commitment, spans)
    shuffled = [random.choice(faithful) for _ in range(random.randint(0, 60))]
    pieces = [word for word in faithful for _ in range(random.choice((0, 1, 1, 1, 1, 2)))]
    for quote in (faithful, shuffled, pieces):
        expected = plain.proof(text, commitment.words, spans, quote)
        assert prove(commitment, spans, quote) == expected
        assert check(commitment.root, expected, quote).spans == tuple(spans)


words = st.builds(
    Word,
    st.integers(0, 3),
    st.integers(0, 1),
    st.sampled_from(["", ",", "."]),
    st.sampled_from(["a", "b", "c", "é"]),
)
any_words = st.builds(
    Word, *[st.integers(0, 300)] * 2, *[st.text(st.sampled_from("ab,\0\1é"), max_size=3)] * 2
)


@given(
    spans=st.lists(st.lists(words, min_size=1, max_size=12), min_size=1, max_size=4),
    quote=st.lists(words, max_size=40),
)
@settings(max_examples=250, deadline=None)
def test_any_quote_can_be_edited_into_any_source(spans: list[list[Word]], quote: list[Word]) -> None:

    edits = describe(spans, quote)
    rebuilt = rebuild([len(span) for span in spans], find_openings(spans), edits, quote)
    assert rebuilt == tuple(map(tuple, spans))


@given(first=any_words, second=any_words)
@settings(max_examples=200, deadline=None)
def test_leaves_of_different_words_differ(first: Word, second: Word) -> None:
    assert (encode_leaf(first) == encode_leaf(second)) == (first == second)


@pytest.mark.parametrize("count", [0, tree.MAX_LEAVES + 1])
def test_texts_without_words_or_with_too_many(count: int) -> None:
    class Many(list[bytes]):
        def __len__(self) -> int:
            return count

    with pytest.raises(ValueError, match="words"):
        tree.grow(b"", Many())


@pytest.mark.parametrize(
    "spans",
    [[], [(1, 1)], [(2, 1)], [(-1, 2)], [(0, 9)], [(3, 4), (0, 2)], [(0, 2), (2, 4)], [(0, 3), (2, 4)]],
)
def test_spans_that_cannot_be_disclosed(spans: list[tuple[int, int]]) -> None:
    commitment = invent_text(8, Random(1))
    with pytest.raises(ValueError, match="span"):
        prove(commitment, spans, [])
