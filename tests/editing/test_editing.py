"""The editor's warnings, as cases: what they see, and what they leave alone."""

from __future__ import annotations

import hashlib
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from validator.check import check
from validator.cli.main import main
from validator.corpus.config import load_dataset
from validator.rules import comparing, editing, headlines, speaking
from validator.rules.names import has_stem

CODES = {
    rule.code
    for rule in (
        editing.negation_outside_span,
        editing.condition_outside_span,
        editing.piece_in_unknown_language,
        editing.short_quote,
        speaking.speaker_not_near,
        speaking.another_speaker_named,
        speaking.crosses_attribution,
        headlines.headline_differs,
        comparing.same_words_two_speakers,
        comparing.many_statements_one_sentence,
    )
}
CASES = yaml.load(Path(__file__).with_name("cases.yaml").read_text("utf-8"), yaml.CSafeLoader)["cases"]


def write(root: Path, record: dict[str, Any]) -> None:
    path = root / "records" / f"{record['id']}.yaml"
    path.parent.mkdir(exist_ok=True)
    text = yaml.safe_dump(record | {"origin": {"method": "curated"}}, sort_keys=False, allow_unicode=True)
    path.write_text(text, "utf-8")


def make(root: Path, text: str, language: str = "en", names: tuple[str, ...] = (), version: int = 1) -> None:
    """A dataset with one article and two people."""
    (root / "onrecord.yaml").write_text("title: The roof\n", "utf-8")
    (root / "archive").mkdir()
    (root / "archive" / "roof.txt").write_text(text, "utf-8")
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    article = {"schema": f"article/{version}", "id": "roof", "language": language, "genre": "news"}
    write(root, article | {"text": {"sha256": sha256}})
    speaker: dict[str, Any] = {"schema": "person/1", "id": "marta-ilves", "name": "Marta Ilves"}
    if names:
        speaker["other_names"] = [{"name": name} for name in names]
    write(root, speaker)
    write(root, {"schema": "person/1", "id": "ove-oja", "name": "Ove Oja"})


def statement(quote: str, name: str = "s", **more: Any) -> dict[str, Any]:
    words = {"schema": "statement/1", "id": name, "speaker": "marta-ilves", "mode": "direct", "quote": quote}
    return words | {"sources": [{"article": "roof"}]} | more


def found(root: Path) -> list[tuple[str, str]]:
    dataset, hits = load_dataset(root)
    report = check(dataset, hits, today=date(2031, 6, 1))
    return sorted((finding.code, finding.record) for finding in report.findings if finding.code in CODES)


@pytest.mark.parametrize("case", [pytest.param(case, id=case["why"]) for case in CASES])
def test_case(case: dict[str, Any], tmp_path: Path) -> None:
    make(tmp_path, case["text"], case.get("language", "en"), tuple(case.get("names", ())))
    record = statement(case["quote"], **{key: case[key] for key in ("position", "via") if key in case})
    if "also" in case:
        record["sources"].append({"article": "roof", "quote": case["also"]})
    write(tmp_path, record)
    assert [code for code, _ in found(tmp_path)] == case["codes"]


BESIDE = ("negation-outside-span", "condition-outside-span", "piece-in-unknown-language")


@pytest.mark.parametrize(
    "case", [pytest.param(case, id=case["why"]) for case in CASES if {*BESIDE} & {*case["codes"]}]
)
def test_proofs_tell_what_a_quote_leaves_off(case: dict[str, Any], tmp_path: Path) -> None:
    """Where the text is not at hand, the words beside the quote are those that its proof shows."""
    make(tmp_path, case["text"], case.get("language", "en"), version=2)
    write(tmp_path, statement(case["quote"]))
    assert main(["attest", str(tmp_path)]) == 0
    shutil.rmtree(tmp_path / "archive")
    expected = [code for code in case["codes"] if code in BESIDE]
    assert [code for code, _ in found(tmp_path) if code in BESIDE] == expected


def test_every_code_is_found_by_some_case() -> None:
    by_record = {code for case in CASES for code in case["codes"]}
    assert by_record == CODES - {"same-words-two-speakers", "many-statements-one-sentence"}


TEXT = "“The roof comes first of all, the boats come second after that, the crane can wait for spring,” Ilves said."


@pytest.mark.parametrize(
    ("more", "quiet"),
    [
        ({}, False),
        ({"via": "s"}, True),
        ({"speaker": "marta-ilves"}, True),
        ({"quote": "The roof comes first"}, True),  # not the same words
    ],
)
def test_the_same_words_of_two_speakers(more: dict[str, Any], quiet: bool, tmp_path: Path) -> None:
    make(tmp_path, TEXT)
    write(tmp_path, statement("The roof comes first of all"))
    write(tmp_path, statement("the roof comes first of all", "t", speaker="ove-oja") | more)
    codes = [pair for pair in found(tmp_path) if pair[0] == "same-words-two-speakers"]
    assert codes == ([] if quiet else [("same-words-two-speakers", "t")])


def test_a_sentence_cut_into_many_statements(tmp_path: Path) -> None:
    pieces = ["The roof comes first", "the boats come second", "the crane can wait", "can wait for spring"]
    make(tmp_path, TEXT)
    for number, piece in enumerate(pieces[:3]):
        write(tmp_path, statement(piece, f"s{number}"))
    assert found(tmp_path) == []
    write(tmp_path, statement(pieces[3], "s3"))
    assert found(tmp_path) == [("many-statements-one-sentence", "s3")]


def test_without_the_text_only_the_length_is_seen(tmp_path: Path) -> None:
    make(tmp_path, "“We are not ready,” said Ove Oja.")
    (tmp_path / "archive" / "roof.txt").unlink()
    write(tmp_path, statement("ready"))
    assert found(tmp_path) == [("short-quote", "s")]


@pytest.mark.parametrize(
    ("text", "stem", "found"),
    [
        ("such a farce", "far", False),
        ("Max Far’s hat", "far", True),
        ("the Lis came", "li", True),
        ("I like it", "li", False),
        ("Tuska i Nowaka", "tusk", True),
    ],
)
def test_short_names_are_whole_words(text: str, stem: str, found: bool) -> None:
    assert has_stem(text, frozenset({stem})) is found
