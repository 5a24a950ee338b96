"""What rules say beside the words of their findings: how quotes were checked, and which texts are not there."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest
from cases import Case, cases_of, known_records, report_on
from shorthand import Data

from validator.evidence.commitment import commit_text, prove_quote
from validator.quotes.prepare import prepare

TEXT = (
    '"We\'ve not set a date, and the berth stays closed," the envoy, Tomas Arden, said. "The pilots, as you know, may '
    'sail," he added.'
)


@pytest.mark.parametrize(
    ("quote", "by_text", "by_proof"),
    [
        ("We've not set a date, and", "exact", "verbatim"),
        ("We’ve not set a date, and", "typographic", "verbatim"),
        ("The pilots ... may sail", "elided", "elided"),
    ],
)
def test_how_a_quote_was_checked(quote: str, by_text: str, by_proof: str, tmp_path: Path) -> None:
    source = prepare(TEXT, "en")
    commitment = commit_text(TEXT.encode(), source)
    proofs = {"quote": [prove_quote(commitment, source, quote)]}
    _lay_out(tmp_path, TEXT, quote, commitment={"commitment": commitment.root}, proofs={"proofs": proofs})
    assert _checked(tmp_path) == ("text", by_text)
    shutil.rmtree(tmp_path / "archive")
    assert _checked(tmp_path) == ("proof", by_proof)


def _lay_out(
    root: Path, text: str, quote: str, *, commitment: Data | None = None, proofs: Data | None = None
) -> None:
    """A dataset with one article of this text, and one statement with this quote from it."""
    described = {"sha256": hashlib.sha256(text.encode()).hexdigest(), **(commitment or {})}
    sources = [{"article": "mail", **(proofs or {})}]
    article = known_records()["article"] | {"text": described}
    statement = known_records()["statement"] | {"speaker": "tomas-arden", "quote": quote, "sources": sources}
    Case("", "", records={"a": article, "s": statement}, texts={"mail": text}).lay_out(root)


def _checked(root: Path) -> tuple[str, str]:
    (found,) = (found for _, _, found in report_on(root).pieces if found.article == "mail")
    return found.how, found.result


@pytest.mark.parametrize(
    ("code", "case", "reasons"),
    [
        ("quote-not-in-source", "right", set()),
        ("quote-unproved", "wrong", {"no-text"}),
        ("text-changed", "wrong", {"text-changed"}),
        ("archive-too-large", "wrong", {"archive-too-large"}),
    ],
)
def test_a_text_that_can_not_be_had(code: str, case: str, reasons: set[str], tmp_path: Path) -> None:
    cases_of(code)[case].lay_out(tmp_path)
    assert {text.reason for text in report_on(tmp_path).missing} == reasons


def test_a_finding_keeps_so_much_of_a_quote_and_its_passage(tmp_path: Path) -> None:
    words = " ".join(f"ship{number:032}" for number in range(90))
    _lay_out(tmp_path, f'"{words} they sail," he said.', f"{words} we sail")
    (found,) = (found for found in report_on(tmp_path).findings if found.code == "quote-not-in-source")
    cut = {key: len(str(found.properties[key])) for key in ("quote", "passage")}
    assert cut == {"quote": 2000, "passage": 2000}
    place = {"start": 1, "end": 3340}
    assert (
        dict(found.properties) | cut
        == {"verdict": "near", "article": "mail", "difference": "word"} | place | cut
    )
