"""Quotes: the words must stand in the article that is named as their source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from validator.archive import Absent, ArticleText
from validator.corpus import Claim, Link, Record, claims, sourceless
from validator.finding import Evidence, Problem, TextPlace, format_path
from validator.paths import at
from validator.rule import rule
from validator.rules.context import Context

if TYPE_CHECKING:
    from validator.quotes import Verdict


@rule("quote-without-source", "record")
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


@rule("quote-not-in-source", "link")
def quote_not_in_source(link: Link, context: Context) -> Iterator[Problem | Evidence]:
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
    for claim in claims(link):
        text = context.text_of(article)
        if isinstance(text, Absent):
            yield Evidence(claim.path, article.id, "unchecked", text.code, claim.quoted)
        else:
            yield from _check(claim, article, text, context)


def _check(
    claim: Claim, article: Record, text: ArticleText, context: Context
) -> Iterator[Problem | Evidence]:
    from validator.quotes import verify

    described = at(article.data, article.schema.text_field.pattern) if article.schema.text_field else {}
    direct = claim.quoted and not described.get("all_speech")
    language = str(article.data.get("language", "en"))
    prepared = context.prepared(text, language)
    verdict = verify(claim.words, prepared, mode="direct" if direct else "reported", language=language)
    yield Evidence(claim.path, article.id, "text", verdict.verdict, claim.quoted)
    if not verdict.accepted:
        yield _problem(claim, article, text, verdict)


def _problem(claim: Claim, article: Record, text: ArticleText, verdict: Verdict) -> Problem:
    closest = verdict.closest
    related: tuple[TextPlace, ...] = ()
    if closest:
        related = (TextPlace(article.id, text.text, closest.start, closest.end, "the closest passage"),)
    properties = {"verdict": verdict.verdict, "article": article.id}
    return Problem(
        claim.path,
        f"these words do not stand in {article.id!r} ({verdict.verdict})",
        related=related,
        properties=properties,
    )


@rule("text-changed", "record")
def text_changed(record: Record, context: Context) -> Iterator[Problem]:
    """The text in the archive is not the one that the article record describes.

    The record names the text by its hash (sha256). If the text in the archive has another hash, it was edited or
    replaced, and quotes checked against it would prove nothing about the original.

    To mend it: restore the original text; or, if the new text is right, write its hash into the record
    (`sha256sum FILE` prints it) and check the quotes anew.
    """
    described = record.schema.text_field
    if (
        described
        and isinstance(context.text_of(record), Absent)
        and context.text_of(record).code == "text-changed"
    ):
        yield Problem(
            (*described.pattern, "sha256"),
            "the text in the archive has another hash than this",
            hint="restore the original text, or write the hash of the new one here (sha256sum prints it)",
        )


@rule("path-outside-archive", "record")
def path_outside_archive(record: Record, context: Context) -> Iterator[Problem]:
    """A record names a text by a path that leaves the archive.

    A path such as `../../notes.txt` would make the check read any file on the machine, another one on each.

    To mend it: name the text by its path inside the archive, or leave `file` out: texts are found by their hash.
    """
    described = record.schema.text_field
    entry = at(record.data, described.pattern) if described else None
    file = entry.get("file") if isinstance(entry, dict) else None
    if described and isinstance(file, str) and not context.archive.inside(file):
        yield Problem(
            (*described.pattern, "file"),
            f"the path {file!r} leads out of the archive; it was not read",
            hint="give a path inside the archive, or leave it out: texts are found by their hash",
        )
