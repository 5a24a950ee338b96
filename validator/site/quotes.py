"""Quotes on a page: how they were checked, where they stand, and what a reader's browser needs to check them again."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from validator.evidence.archive import Absent
from validator.evidence.commitment.encode import ProofError, read_proof
from validator.findings.finding import format_path
from validator.site.items import Cite, Item
from validator.site.text import MAX_TEXT, address

if TYPE_CHECKING:
    from validator.quotes.prepare import Prepared
    from validator.rules.context import Context

_SAID = {
    "exact": "word for word",
    "verbatim": "word for word",
    "typographic": "word for word (marks and spaces may differ)",
    "elided": "word for word, with words left out where the quote says so",
    "edited": "word for word, with the insertions that the quote marks",
    "joined": "word for word, across an attribution",
}
_MAX_OUTLINE = 16_000
_MAX_GIVEN = 30_000  # characters of a quote, as JSON, that a page hands to its script


@dataclass(frozen=True, slots=True)
class Shown:
    """A quote as pages show it: `state` is checked or unchecked; `root` and `proof` are there for the browser."""

    cite: Cite
    state: str
    verdict: str
    place: str
    words: str
    given: str
    root: str
    proof: str
    name: str


def shown(cite: Cite, number: int) -> Shown:
    """What a page says of a quote. `number` tells it from the other quotes of its record."""
    found, proof = cite.found, cite.piece.proof or ""
    root = cite.article.record.text.get("commitment") if cite.article else None
    checked = found is not None and found.how != "unchecked" and found.result in _SAID
    how = {"text": "in the article's text", "proof": "by its proof"}.get(found.how if found else "", "")
    words = cite.piece.claim.words
    given = json.dumps(words) if len(words) <= MAX_TEXT else ""
    given = given if len(given) <= _MAX_GIVEN else ""
    usable = isinstance(root, str) and bool(given)
    return Shown(
        cite=cite,
        state="checked" if checked else "unchecked",
        verdict=f"{_SAID[found.result]}, checked {how}" if found and checked else "not checked",
        place=_place(proof),
        words=words,
        given=given,
        root=str(root) if usable and proof else "",
        proof=proof if usable else "",
        name=f"{format_path(cite.piece.claim.path)} {number}",
    )


def _place(proof: str) -> str:
    """Where the words stand in the article, as its proof says."""
    if not proof:
        return ""
    try:
        read = read_proof(proof)
    except ProofError:
        return ""
    first, last = read.spans[0][0] + 1, read.spans[-1][1]
    words = f"word {first:,}" if first == last else f"words {first:,} to {last:,}"
    return f"{words} of {read.count:,}"


@dataclass(frozen=True, slots=True)
class Source:
    """An article as its page lets a reader check it: the hash of its text, its commitment, its outline, its address."""

    sha256: str
    root: str
    outline: str
    url: str


def source(article: Item, context: Context) -> Source:
    """What a browser needs to check a text that its reader has."""
    described = article.record.text
    sha256, root = described.get("sha256"), described.get("commitment")
    return Source(
        sha256=sha256 if isinstance(sha256, str) else "",
        root=root if isinstance(root, str) else "",
        outline=outline(article, context),
        url=address(article.record.data.get("url")),
    )


def outline(article: Item, context: Context) -> str:
    """Where quotations begin and end in a text, as JSON; empty without the text, or where that is not enough.

    The commitment binds it, and only the program can find it (docs/commitment.md, "Words and leaves"). It holds no
    word: [first word, number of words, resumes] for each quotation, the punctuation before a word where the text is
    read in another way than a quote is, the punctuation at the end, and the language in which the text was read.
    """
    from validator.evidence.commitment import NEWEST
    from validator.evidence.commitment.source import read_end, read_quote, read_scheme, read_words

    text = context.text_of(article.record)
    if isinstance(text, Absent):
        return ""
    prepared = context.prepared(article.record, text)
    words = read_words(prepared)
    plain = read_quote(text.text)
    surfaces = [word.surface.partition("\n")[0] for word in words]
    if surfaces != [word.surface for word in plain]:
        return ""
    runs: list[list[int]] = []
    for number, word in enumerate(words):
        if word.zone == 1:
            runs.append([number, 1, word.resumes])
        elif word.zone:
            runs[-1][1] += 1
    other = {
        number: word.before
        for number, (word, cut) in enumerate(zip(words, plain, strict=True))
        if word.before != cut.before
    }
    bound = {"end": read_end(prepared).before, "language": read_scheme(prepared, NEWEST).language}
    found = json.dumps({"runs": runs, "before": other, **bound}, separators=(",", ":"))
    return found if len(found) <= _MAX_OUTLINE else ""


def places(article: Item, prepared: Prepared, text: str, context: Context) -> list[tuple[int, int, str]]:
    """Where the quotes of an article stand in its text: (start, end, the page of the record that has it)."""
    from validator.corpus.records import reading
    from validator.quotes.verify import verify

    found = set()
    for cite in article.quoted:
        mode, _ = reading(article.record, cite.piece.claim.quoted)
        verdict = verify(cite.piece.claim.words, prepared, mode)
        if verdict.accepted:
            for first, after in verdict.words:
                found.add((prepared.starts[first], prepared.ends[after - 1], cite.item.path))
    return sorted(found)
