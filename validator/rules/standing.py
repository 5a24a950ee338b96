"""What became of an article after a record was made from it, and what its own date can be."""

from __future__ import annotations

from collections.abc import Iterator

from validator.corpus.records import Link
from validator.edtf import certainly_before
from validator.findings.finding import Problem, Severity
from validator.rules.applies import has
from validator.rules.context import Context
from validator.rules.readers import date_of, entries, place, retired, words
from validator.rules.shapes import link_rule

_CHANGED = {"edited", "corrected"}
_GONE = {"retracted", "removed"}


@link_rule("source-retracted-or-changed", Severity.WARNING, concerns=has(target="versions"))
def source_retracted_or_changed(link: Link, context: Context) -> Iterator[Problem]:
    """A record rests on an article that was retracted or removed, or on a text that was corrected since.

    The last entry of an article's `versions` is how it stands. If it was retracted, the record may be wrong; if it was
    corrected, what the record says may be what was corrected. A version with the hash of the text that the article's
    record describes is that text, and nothing is said of it.

    To mend it: read the article as it stands. Put its present text into the archive and into the record; or withdraw
    the record (`withdrawn`, with `kind: source-retracted`); or waive the warning, if the record is right all the same.
    """
    article = link.target
    if article is None or article.kind != "article" or link.path[-1] != "article" or retired(link.record):
        return
    versions = entries(article.data, "versions")
    if not versions or link.path[0] == "derived_from":
        return
    number, last = versions[-1]
    change = words(last, "change")
    same = words(last, "sha256") == words(article.data.get("text"), "sha256") != ""
    if change in _GONE or (change in _CHANGED and not same):
        yield Problem(
            link.path,
            f"{link.id!r} was {change}" + (f", seen on {last['seen']}" if words(last, "seen") else ""),
            hint="read it as it stands now; correct the record, or withdraw it with kind: source-retracted",
            related=(place(article, ("versions", number, "change"), "how the article stands"),),
        )


@link_rule("older-than-original", Severity.WARNING, kinds=("article",), fields=("derived_from[].article",))
def older_than_original(link: Link, context: Context) -> Iterator[Problem]:
    """The date of an article leaves open that it is older than what it repeats.

    A copy or a rewrite is not older than its original. Where its own date is only known to lie in an interval, the
    original's date is where the interval begins. (If it is older for certain: `copy-before-original`.)

    To mend it: let the interval begin with the date of the original: '2031-03-05/2031-03-09'.
    """
    own, original = date_of(link.record, "published"), date_of(link.target, "published")
    if link.target is None or own is None or original is None or certainly_before(own, original):
        return
    if own.earliest < original.earliest:
        yield Problem(
            ("published",),
            f"published may be before {link.target.data['published']}, when {link.id!r} appeared, which this repeats",
            hint="let it begin with the date of the original",
            related=(place(link.target, ("published",), "the date of the original"),),
        )
