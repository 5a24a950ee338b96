"""The proofs as a reader's browser checks them: the script of the pages against the vectors, and against the product.

It runs in Node, whose WebCrypto is that of browsers; tests/site/test_site_browser.py runs it in Chromium.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml

from validator.evidence.commitment import check_quote, commit_text, prove_quote
from validator.evidence.commitment.encode import ProofError, read_root
from validator.evidence.commitment.proof import prove
from validator.evidence.commitment.source import read_quote
from validator.quotes.prepare import prepare

ROOT = Path(__file__).parent.parent.parent
SCRIPT = ROOT / "validator" / "site" / "assets" / "commitment.js"
VECTORS: dict[str, Any] = yaml.load(
    (ROOT / "tests/commitment/vectors.yaml").read_text("utf-8"), yaml.CSafeLoader
)
TEXT, QUOTED = VECTORS["example"]["text"], VECTORS["quoted"]


def answers(**asked: list[Any]) -> dict[str, list[Any]]:
    """What the script makes of leaves, whole texts, quotes to be cut, and proofs."""
    node = shutil.which("node")
    if not node:
        if os.environ.get("REQUIRE_BROWSER"):
            pytest.fail("the script of the pages needs node, which is not installed here")
        pytest.skip("the script of the pages needs node, which is not installed here")
    questions = {"leaves": [], "roots": [], "cuts": [], "proofs": []} | asked
    command = [node, str(Path(__file__).with_name("commitment.mjs")), str(SCRIPT)]
    done = subprocess.run(
        command, input=json.dumps(questions), capture_output=True, encoding="utf-8", check=False, timeout=100
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, list[Any]] = json.loads(done.stdout)
    return found


def cut_at_spaces(quote: str) -> list[list[Any]]:
    """A quote in the notation of the vectors: `word ,word`, the punctuation glued to the next word."""
    tokens = [(token, token.lstrip(',.;—…"')) for token in quote.split()]
    return [[0, 0, token[: len(token) - len(surface)], surface] for token, surface in tokens]


def test_leaves_and_roots_are_those_of_the_vectors() -> None:
    texts = [VECTORS["example"], *VECTORS["texts"]]
    found = answers(
        leaves=[case["word"] for case in VECTORS["leaves"]],
        roots=[
            *({"text": case["text"], "leaves": case["leaves"]} for case in VECTORS["trees"]),
            *({"text": case["text"], "words": case["words"]} for case in texts),
        ],
    )
    assert found["leaves"] == [case["encoded"] for case in VECTORS["leaves"]]
    assert found["roots"] == [
        *(case["root"] for case in VECTORS["trees"]),
        *(read_root(case["root"])[1].hex() for case in texts),
    ]


def test_proofs_hold_and_are_refused_as_in_the_vectors() -> None:
    example, faithful = VECTORS["example"], VECTORS["proofs"][0]
    good = [
        {"root": example["root"], "proof": case["proof"], "words": cut_at_spaces(case["quote"])}
        for case in VECTORS["proofs"]
    ]
    good += [{"root": QUOTED["root"], **case} for case in QUOTED["proofs"]]
    bad = [
        {
            "root": case.get("root", example["root"]),
            "proof": case.get("proof", faithful["proof"]),
            "words": cut_at_spaces(case.get("quote", faithful["quote"])),
        }
        for case in VECTORS["refused"]
    ]
    found = answers(proofs=[*good, *bad])["proofs"]
    for case, answer in zip([*VECTORS["proofs"], *QUOTED["proofs"]], found, strict=False):
        assert "refused" not in answer, (case["name"], answer)
        if "spans" in case:
            assert answer["spans"] == case["spans"], case["name"]
            words = [example["words"][i] for start, stop in case["spans"] for i in range(start, stop)]
            assert answer["words"] == words
    for case, answer in zip(VECTORS["refused"], found[len(good) :], strict=True):
        assert "refused" in answer, case["name"]


def test_the_second_version_is_that_of_the_vectors() -> None:
    texts = {case["name"]: case for case in VECTORS["texts"]}
    cases = VECTORS["second"]
    asked = [
        {
            "text": texts[case["name"]]["text"],
            "words": [*texts[case["name"]]["words"], [0, 0, case["end"], ""]],
            "scheme": {"version": 2, "language": case["bound"]},
        }
        for case in cases
    ]
    proofs = [{"root": case["root"], **proof} for case in cases for proof in case["proofs"]]
    other = [{**proof, "root": proof["root"].replace("/2", "/1")} for proof in proofs]
    found = answers(roots=asked, proofs=[*proofs, *other])
    assert found["roots"] == [read_root(case["root"])[1].hex() for case in cases]
    for proof, answer in zip(proofs, found["proofs"], strict=False):
        assert answer["spans"] == [proof["span"]], answer
        assert [len(answer["before"]), len(answer["behind"])] == proof["beside"]
    assert all("refused" in answer for answer in found["proofs"][len(proofs) :])


def test_quotes_are_cut_as_in_the_vectors() -> None:
    cases = VECTORS["quotes"]
    found = answers(cuts=[case["quote"] for case in cases])["cuts"]
    assert found == [case["words"] for case in cases]


LETTERS = """
a B s é e\u0301 \u0300 ﬁ ' ’ ‘ “ ” " ` `` '' – - — . .. … ( ) [ ] [w]e 1 000 € $ % ° C , ; ² ½ / _ * 市 三
百 ガ \u3099 ий ǅ \u0640 \u1100\u1161 가 \u11a8 \u0958 \u212b \ufffd home.The cost–benefit l' qu’ U.S.-led -5 .5
secu-⏎rity TÜV-⏎norm สวัสดี မြန်မာ ភាសា ລາວ 🙂 \U00020000 ſ ı İ שלום العربية ۲ ٫ Ⅷ ؟ 「 」 ﷼ ¥ 12:30"""
PIECES = LETTERS.split()
SPACED = (
    " ",
    "\n",
    "\r\n",
    "\t",
    "\u00ad",
    "\u00ad\n",
    "\x00",
    "\x1c",
    "\x85",
    "\u2028",
    "\u00a0",
    "\ufeff",
    "-\n",
)


def test_quotes_are_cut_as_the_product_cuts_them() -> None:
    chance = Random(20)
    quotes = [
        "".join(chance.choices([*PIECES, *SPACED], k=chance.randint(1, 14))).replace("⏎", "\n")
        for _ in range(3000)
    ]
    found = answers(cuts=quotes)["cuts"]
    for quote, words in zip(quotes, found, strict=True):
        assert words == [[word.before, word.surface] for word in read_quote(quote)], repr(quote)


def test_a_proof_that_was_changed_is_refused_as_the_product_refuses_it() -> None:
    chance = Random(7)
    prepared = prepare(TEXT)
    commitment = commit_text(TEXT.encode(), prepared)
    quote = "will not raise the fare"
    proof = prove_quote(commitment, prepared, quote)
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    asked = []
    for _ in range(150):
        at = chance.randrange(len(proof))
        kind = chance.randrange(4)
        changed = (
            proof[:at] + chance.choice(letters) + proof[at + 1 :],
            proof[:at] + proof[at + 1 :],
            proof[:at] + chance.choice(letters) + proof[at:],
            proof[:at],
        )[kind]
        asked.append({"root": commitment.root, "proof": changed, "quote": quote})
    found = answers(proofs=asked)["proofs"]
    for one, answer in zip(asked, found, strict=True):
        try:
            check_quote(one["root"], one["proof"], quote)
        except ProofError:
            assert "refused" in answer, one["proof"]
        else:
            assert "refused" not in answer, one["proof"]


def test_a_proof_that_shows_too_little_beside_the_quote_is_refused_as_the_product_refuses_it() -> None:
    text = (
        "“If they ask us, we will not raise the fare at all this winter or next,” she said. So we will see."
    )
    prepared = prepare(text)
    commitment = commit_text(text.encode(), prepared)
    asked = []
    for quote, span in (
        ("all this winter or", (12, 16)),
        ("If they ask us", (0, 4)),
        ("we will see", (20, 23)),
    ):
        for ahead, behind in product(range(min(span[0], 13) + 1), range(min(24 - span[1], 7) + 1)):
            proof = prove(commitment, [span], read_quote(quote), (ahead, behind))
            asked.append({"root": commitment.root, "proof": proof, "quote": quote})
    found = {
        one["proof"]: "refused" in answer
        for one, answer in zip(asked, answers(proofs=asked)["proofs"], strict=True)
    }
    assert set(found.values()) == {True, False}
    for one in asked:
        try:
            check_quote(one["root"], one["proof"], one["quote"], "reported")
            reason = ""
        except ProofError as error:
            reason = str(error)
        # The matcher, which the page does not have, may refuse it for what it cuts.
        assert not reason or "right beside the quote" not in reason or found[one["proof"]], one
        assert reason or not found[one["proof"]], one
