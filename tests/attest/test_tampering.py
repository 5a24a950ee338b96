"""Whatever is changed in records that were attested is found by those who don't have the texts, at the right line."""

from __future__ import annotations

import re
import shutil
import string
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from fare_dataset import (
    COURIER,
    fare_root,  # noqa: F401 (a fixture)
    find,
    places,
    proofs,
    remove_archive,
    replace,
    texts,
    write,
    write_dataset,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from validator.cli.main import main
from validator.evidence.commitment import commit_text
from validator.evidence.commitment.proof import prove
from validator.evidence.commitment.source import read_quote
from validator.quotes.prepare import prepare

CASES = yaml.load(Path(__file__).with_name("tampering.yaml").read_text("utf-8"), yaml.CSafeLoader)
DEARER = "statements/quill-no-dearer.yaml"
SILENT = "statements/quill-silent.yaml"
BERTH = "statements/quill-berth.yaml"
COURIER_RECORD = "articles/port-courier-fare.yaml"


@pytest.fixture(name="attested")
def attested_root(root: Path) -> Path:
    """The dataset as it reaches somebody who does not have the texts."""
    assert main(["attest"]) == 0
    remove_archive(root)
    assert places(root, find(root)) == []
    return root


@pytest.mark.parametrize("case", CASES, ids=[case["what"] for case in CASES])
def test_a_change_is_found(attested: Path, case: dict[str, Any]) -> None:
    replace(attested, case["file"], case["old"], case["new"])
    assert [list(place) for place in places(attested, find(attested))] == case["finds"]


def test_a_wrong_number_of_words_is_found(attested: Path) -> None:
    quote, evidence = proofs(attested, DEARER)[1:]
    replace(attested, "articles/harbour-mail-fare.yaml", "words: 27", "words: 28")
    assert places(attested, find(attested)) == [
        ("proof-fails", DEARER, f"- '{quote}'"),
        ("proof-fails", DEARER, f"- '{evidence}'"),
    ]


def test_a_direct_quote_without_proof_is_an_error(attested: Path) -> None:
    """And so is one of which the proof was taken away; for evidence it is a warning."""
    write(
        attested / "records" / BERTH,
        re.sub(r"    proofs:\n(      .*\n)+", "", texts(attested)[BERTH]),
    )
    report = find(attested)
    assert [(str(f.severity), f.code, f.location.line) for f in report.findings if f.severity != "info"] == [
        ("error", "quote-unproved", 6),
        ("warning", "quote-unproved", 9),
    ]
    assert [e.result for _, _, e in report.pieces if e.how == "unchecked"] == ["no-archive"] * 2


def test_a_proof_is_not_another_proof(attested: Path) -> None:
    """Exchanged within an entry, between the entries of a record, and between records."""
    original = texts(attested)
    first, second, third = proofs(attested, DEARER)
    other = proofs(attested, SILENT)[0]
    for one, two in ((first, second), (second, third), (first, third), (first, other), (third, other)):
        for name in (DEARER, SILENT):
            text = original[name].replace(one, "<one>").replace(two, one).replace("<one>", two)
            write(attested / "records" / name, text)
        codes = [code for code, *_ in places(attested, find(attested))]
        assert codes == ["proof-fails"] * 2, (one, two)
    for name in (DEARER, SILENT):
        write(attested / "records" / name, original[name])
    assert places(attested, find(attested)) == []


def test_a_damaged_proof_fails(attested: Path) -> None:
    """Cut short, made longer, or with any character changed: the finding is at the words, and shows the proof."""
    proof = proofs(attested, SILENT)[0]
    changed = {proof[:-1], proof[:-4], proof[4:], f"{proof}A", f"{proof}AAAA", proof + proof, "AAAA"}
    changed |= {
        proof[:n] + ("A" if proof[n] != "A" else "B") + proof[n + 1 :] for n in range(0, len(proof), 17)
    }
    line = "evidence: did not say who would pay for the pilots"
    original = texts(attested)[SILENT]
    for other in sorted(changed):
        write(attested / "records" / SILENT, original.replace(proof, other))
        report = find(attested)
        assert places(attested, report) == [("proof-fails", SILENT, line)]
        related = report.findings[0].related
        assert [original.split("\n")[place.location.line - 1][:13] for place in related] == [
            "        - '" + proof[:2]
        ]


def test_a_proof_of_nothing_is_found(attested: Path) -> None:
    proof = proofs(attested, SILENT)[0]
    replace(attested, SILENT, f"- '{proof}'", f"- '{proof}'\n        - '{proof}'")
    assert places(attested, find(attested)) == [("proof-fails", SILENT, f"- '{proof}'")]


def test_another_commitment_fails(attested: Path) -> None:
    """That of another article, a damaged one, none at all: every proof that hangs on it fails."""
    original = texts(attested)
    mine, other = (
        re.findall("commitment/2:[\\w-]+", original[name])[0]
        for name in (COURIER_RECORD, "articles/harbour-mail-fare.yaml")
    )
    for wrong in (other, mine[:-5] + mine[-5:].swapcase(), ""):
        line = f"  commitment: {mine}\n"
        write(
            attested / "records" / COURIER_RECORD,
            original[COURIER_RECORD].replace(line, line.replace(mine, wrong) if wrong else ""),
        )
        report = find(attested)
        assert [code for code, *_ in places(attested, report)] == ["proof-fails"] * 5
        assert {e.result for _, _, e in report.pieces if e.how == "unchecked"} == {"proof-fails"}


def test_where_the_text_is_it_decides(root: Path) -> None:
    """Text, commitment, proof and words are held against each other; one cause gives one finding."""
    main(["attest"])
    original = texts(root)
    proof = proofs(root, SILENT)[0]
    evidence = "evidence: did not say who would pay for the pilots"

    replace(root, SILENT, proof, proof[:-9] + "AAAAAAAAA")
    assert places(root, find(root)) == [("proof-fails", SILENT, f"- '{proof[:-9]}AAAAAAAAA'")]
    write(root / "records" / SILENT, original[SILENT])

    replace(root, SILENT, "did not say", "did say")
    assert places(root, find(root)) == [
        ("quote-not-in-source", SILENT, evidence.replace("not ", "")),
    ]
    write(root / "records" / SILENT, original[SILENT])

    mine = re.findall("commitment/2:[\\w-]+", original[COURIER_RECORD])[0]
    wrong = mine[:13] + mine[13:].swapcase()
    replace(root, COURIER_RECORD, mine, wrong)
    found = places(root, find(root))
    assert found == [("commitment-mismatch", COURIER_RECORD, f"commitment: {wrong}")]
    write(root / "records" / COURIER_RECORD, original[COURIER_RECORD])

    replace(root, COURIER_RECORD, "words: 75", "words: 57")
    assert places(root, find(root)) == [("commitment-mismatch", COURIER_RECORD, "words: 57")]


def test_absent_proofs_are_no_finding_where_the_text_is(root: Path) -> None:
    assert places(root, find(root)) == []


def test_a_text_in_the_way_does_not_hide_the_proofs(root: Path) -> None:
    """Another text under the name that the record gives: that is said, and the quotes are checked by proof."""
    main(["attest"])
    write(root / "archive/courier.txt", COURIER.replace("Friday", "Monday"))
    report = find(root)
    assert [code for code, *_ in places(root, report)] == ["text-changed"]
    said = Counter(e.how for _, _, e in report.pieces)
    assert report.missing_texts == ["port-courier-fare"]
    assert said == {"proof": 5, "text": 2}


def test_a_proof_that_hides_what_is_left_out_proves_nothing(root: Path) -> None:
    """Anybody can make one, out of a published proof and without the text, that leaves a "not" out."""
    data = (root / "archive/courier.txt").read_bytes()
    source = prepare(data.decode())
    words = [word.surface for word in commit_text(data, source).words]
    word = words.index("say") - 1
    assert words[word - 3 : word + 2] == ["The", "minister", "did", "not", "say"]
    quote = " ".join([*words[word - 3 : word], "...", *words[word + 1 : word + 8]])
    forged = prove(commit_text(data, source), [(word - 3, word), (word + 1, word + 8)], read_quote(quote))
    assert main(["attest"]) == 0
    record = root / "records" / SILENT
    text = record.read_text("utf-8")
    [old] = re.findall(r"[\w-]{60,}", text)
    record.write_text(text.replace(" ".join(WORDS), f"'{quote}'").replace(old, forged), "utf-8")
    assert "quote-not-in-source" in [code for code, *_ in places(root, find(root))]
    shutil.rmtree(root / "archive")
    report = find(root)
    [code] = [code for code, *_ in places(root, report)]
    assert code in ("quote-unproved", "proof-fails")
    assert [e.how for _, _, e in report.pieces if e.result in ("omission-hidden", "proof-fails")] == [
        "unchecked"
    ]


@pytest.fixture(name="folder", scope="module")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An attested dataset without texts that many examples share."""
    root = write_dataset(tmp_path_factory.mktemp("shared"))
    assert main(["attest", str(root / "records")]) == 0
    shutil.rmtree(root / "archive")
    return root


WORDS = ["did", "not", "say", "who", "would", "pay", "for", "the", "pilots"]


@settings(max_examples=30, deadline=None)
@given(
    st.sampled_from(("change", "drop", "add", "exchange", "cut", "join", "letter")),
    st.integers(0, len(WORDS) - 1),
    st.sampled_from([*WORDS, "never", "no", "17", "fare", "[not]", "(sic)", "..."]),
    st.sampled_from(string.ascii_letters),
)
def test_no_changed_word_passes(folder: Path, how: str, place: int, word: str, letter: str) -> None:
    words = list(WORDS)
    if how == "change":
        words[place] = word
    elif how == "drop" and 0 < place < len(words) - 1:
        del words[place]
    elif how == "add":
        words.insert(place, word)
    elif how == "exchange":
        words[place - 1], words[place] = words[place], words[place - 1]
    elif how == "cut":
        words = words[:place] + words[place + 2 :]
    elif how == "join" and place + 1 < len(words):
        words[place : place + 2] = [words[place] + words[place + 1]]
    elif how == "letter":
        words[place] = letter + words[place][1:]
    changed = " ".join(words)
    path = folder / "records" / SILENT
    original = path.read_text("utf-8")
    try:
        path.write_text(original.replace(" ".join(WORDS), f"'{changed}'"), "utf-8")
        found = [code for code, *_ in places(folder, find(folder))]
        assert found == ([] if words == WORDS else ["proof-fails"]), changed
    finally:
        path.write_text(original, "utf-8")
