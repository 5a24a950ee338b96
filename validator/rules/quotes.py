"""Quotes: the words must stand in the article that is named as their source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal

from validator.corpus.records import Claim, Link, Record, sourceless
from validator.evidence.archive import Absent, ArticleText
from validator.evidence.proofs import Piece, check_piece, pieces, proofs_of, without_proof
from validator.findings.finding import Evidence, Fix, MissingText, Problem, TextPlace, format_path
from validator.rules.applies import credits_words, has_text, quotes_without_reference
from validator.rules.context import Context
from validator.rules.shapes import Said, link_rule, record_rule

if TYPE_CHECKING:
    from validator.quotes.closest import Passage
    from validator.quotes.verify import Verdict


@record_rule("quote-without-source", concerns=quotes_without_reference)
def quote_without_source(record: Record, context: Context) -> Iterator[Problem]:
    """A record quotes words and names no article that they come from.

    Words without a source can't be checked by anybody. They may be right, misremembered or made up.

    To mend it: name the article under `sources`, or take the words out.
    """
    for path in sourceless(record):
        yield Problem(
            path,
            f"{format_path(path)} quotes words but names no article as their source",
            hint="name the article that prints these words, under 'sources'",
        )


@link_rule("quote-not-in-source", concerns=credits_words, needs_text=True, reads_proofs=True)
def quote_not_in_source(link: Link, context: Context) -> Iterator[Said]:
    """Quoted words do not stand in the article that is named as their source.

    This is what OnRecord exists for. Every word is compared; quotation marks, dashes, spaces, the case of the first
    letter and the punctuation at the end may differ, and nothing else may. A resemblance is never enough: one word can
    turn a refusal into a promise. Direct speech must also stand inside quotation marks in the article: words that the
    reporter wrote are not the speaker's.

    To mend it: copy the words from the article. If words are left out, write an ellipsis (...); if you add or replace a
    word, put it in square brackets. If the words stand in another article, name that one. If the article only
    reports what was said, use reported speech.
    """
    article = link.target
    if article is None or article.schema.text_field is None:
        return
    text = context.text_of(article)
    if isinstance(text, Absent) and link.claims:
        yield from missing_text(article, context)
    unproved = not isinstance(text, Absent) and not proofs_of(link)
    for piece in map(without_proof, link.claims) if unproved else pieces(link):
        claim = piece.claim
        proof = verdict_by_proof(piece, article)
        if isinstance(text, Absent):
            how: Literal["proof", "unchecked"] = "proof" if proof else "unchecked"
            yield Evidence(
                claim.path, link.id, how, proof or _unchecked(piece, article, text), claim.quoted, proof
            )
        else:
            verdict = context.verify(claim.words, article, text, quoted=claim.quoted)
            places = tuple((*span, *words) for span, words in zip(verdict.spans, verdict.words, strict=False))
            yield Evidence(claim.path, link.id, "text", verdict.verdict, claim.quoted, proof, places)
            if not verdict.accepted:
                yield _problem(link, claim, text, verdict, context)


def missing_text(article: Record, context: Context) -> Iterator[MissingText]:
    """Say so if the text of an article was looked for in the archive at hand, and can't be had from it."""
    text = context.text_of(article)
    if isinstance(text, Absent) and text.code in ("no-text", "text-changed", "archive-too-large"):
        yield MissingText(article.id, text.code)


def verdict_by_proof(piece: Piece, article: Record) -> str:
    """`verbatim` (a proof can't tell exact from typographic), `elided`, `edited` or `joined`.

    Empty without a proof, or if it fails or hides what the quote leaves out; `proof-fails` and `quote-unproved` tell.
    """
    found = check_piece(piece, article) if piece.proof is not None else ""
    if isinstance(found, str) or found.hidden:
        return ""
    verdict = found.verdict.verdict
    return "verbatim" if verdict in ("exact", "typographic") else verdict


def _unchecked(piece: Piece, article: Record, text: Absent) -> str:
    """Why words are not checked whose text is not at hand, in one word."""
    if piece.proof is None:
        return text.code
    return "proof-fails" if isinstance(check_piece(piece, article), str) else "omission-hidden"


def _problem(link: Link, claim: Claim, article: ArticleText, verdict: Verdict, context: Context) -> Problem:
    """Say what is wrong with a refused quote: how it differs, where the closest passage is, who else has the words."""
    closest = verdict.closest
    kind = closest.kind if closest else ""
    others = (
        [] if verdict.verdict in _STANDS_HERE else context.articles_with(claim.words, claim.quoted, link.id)
    )
    name = "elsewhere" if others else verdict.verdict
    message, hint = _WORDS.get(name, _WORDS["absent"])
    if name == "near" and closest and kind == "omission" and not closest.difference:  # marked, and refused
        message, hint = f"{message}: what is left out may not be", "quote those words, too"
    elif name == "near" and kind in _KINDS:
        message = f"{message}: {_KINDS[kind]}"
    fix = None
    if closest and kind in ("case", "punctuation"):
        fix = Fix(claim.path, closest.text, "the article's own capitals and punctuation")
    related = () if closest is None else (_passage(link.id, article, closest),)
    properties: dict[str, Any] = {"verdict": name, "article": link.id}
    if closest:
        properties |= {"start": closest.start, "end": closest.end, "difference": kind}
        properties |= {"quote": claim.words[:_MAX_SHOWN], "passage": closest.text[:_MAX_SHOWN]}
    if others:
        properties["elsewhere"] = others
    return Problem(
        claim.path,
        message.format(article=link.id, others=" and ".join(map(repr, others))),
        hint=hint.format(article=link.id, others=" or ".join(map(repr, others))),
        detail=() if others or name == "absent" else (*verdict.notes, *differences(closest)),
        related=related,
        fix=fix,
        properties=properties,
    )


_STANDS_HERE = ("not-quoted", "case", "ambiguous", "empty", "too-long")

# For each verdict that refuses: what is wrong, and the way out.
_WORDS = {
    "absent": (
        "these words do not stand in {article!r}",
        "copy the words from the article, or name the article that has them",
    ),
    "near": (
        "these words do not stand in {article!r} as they are quoted",
        "copy the words from the article; mark an omission with ... and an insertion with [...]",
    ),
    "elsewhere": (
        "these words do not stand in {article!r}, but in {others}",
        "name {others} as the source",
    ),
    "not-quoted": (
        "these words stand in {article!r}, but not as speech: outside quotation marks, or across them",
        "if the article only reports what was said, write it as reported speech with these words as evidence",
    ),
    "case": (
        "these words stand in {article!r}, but with other capital letters",
        "take over the capitals of the article",
    ),
    "ambiguous": (
        "it can't be told which words of {article!r} this stands for",
        "quote more words, or leave fewer out",
    ),
    "empty": ("there are no words here that could be checked", "quote at least a few words"),
    "too-long": ("this is longer than any quote that can be checked", "split it into several statements"),
    "no-source-text": ("the text of {article!r} is empty", "put the article's text into the archive"),
}

_KINDS = {
    "negation": "a negation differs, which turns the meaning round",
    "number": "a number differs",
    "order": "the words stand in another order",
    "boundary": "a word is cut, or two are joined",
    "word": "a word differs",
    "omission": "words are left out without a mark",
    "addition": "words are added",
    "punctuation": "the punctuation inside differs",
    "bracket": "what stands in brackets is not what may stand there",
}

_MAX_DIFFERENCES = 6
_MAX_SHOWN = 2000
"""Characters of a quote and of its passage that a finding keeps beside each other."""


def differences(closest: Passage | None) -> list[str]:
    """The word diff, one sentence for each difference."""
    from validator.quotes.lookalikes import name_lookalikes

    lines = []
    for operation, ours, theirs in closest.difference if closest else ():
        if operation == "replaced":
            alike = name_lookalikes(ours, theirs)
            lines.append(
                f"{theirs!r} and {ours!r} only look alike: the record has {', '.join(alike)} in the article"
                if alike
                else f"the article has {theirs!r} where the record has {ours!r}"
            )
        elif operation == "added":
            lines.append(f"the record has {ours!r}, which the article does not have here")
        elif operation == "left out":
            lines.append(f"the article has {theirs!r}, which the record leaves out")
    more = len(lines) - _MAX_DIFFERENCES
    return lines[:_MAX_DIFFERENCES] + ([f"and {more} more differences"] if more > 0 else [])


def _passage(name: str, article: ArticleText, closest: Passage) -> TextPlace:
    return TextPlace(name, article.text, closest.start, closest.end, "the closest passage of the article")


@record_rule("text-changed", concerns=has_text, needs_text=True)
def text_changed(record: Record, context: Context) -> Iterator[Said]:
    """The text in the archive is not the one that the article record describes.

    The record names the text by its hash (sha256). If the text in the archive has another hash, it was edited or
    replaced, and quotes checked against it would prove nothing about the original.

    To mend it: restore the original text; or, if the new text is right, write its hash into the record
    (`sha256sum FILE` prints it) and run `onrecord attest`, which names every quote that moved or vanished.
    """
    described = record.schema.text_field
    text = context.text_of(record)
    if described:
        yield from missing_text(record, context)
    if described and isinstance(text, Absent) and text.code == "text-changed":
        yield Problem(
            (*described.pattern, "sha256"),
            "the text in the archive has another hash than this",
            hint="restore the original text, or write the hash of the new one here (sha256sum prints it)",
        )


@record_rule("path-outside-archive", concerns=has_text)
def path_outside_archive(record: Record, context: Context) -> Iterator[Problem]:
    """A record names a text by a path that leaves the archive.

    A path such as `../../notes.txt` would make the check read any file on the machine, another one on each.

    To mend it: name the text by its path inside the archive, or leave `file` out: texts are found by their hash.
    """
    described = record.schema.text_field
    file = record.text.get("file")
    if described and isinstance(file, str) and not context.archive.inside(file):
        yield Problem(
            (*described.pattern, "file"),
            f"the path {file!r} leads out of the archive; it was not read",
            hint="give a path inside the archive, or leave it out: texts are found by their hash",
        )
