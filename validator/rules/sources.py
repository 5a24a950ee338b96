"""Sources: how many there really are, and whether what they say is what the record says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from validator.corpus.records import Link, Record
from validator.edtf import TIME_ZONES, certainly_before, gap
from validator.findings.finding import KeyPath, Problem, Severity
from validator.findings.paths import at
from validator.rules.applies import PARTS, has_text, is_not_direct, may_have_articles
from validator.rules.context import Context
from validator.rules.readers import date_of, entries, place, words
from validator.rules.shapes import link_rule, record_rule

SOURCED = ("event", "statement", "agreement")
FIRST_HAND = {"press-release", "readout", "transcript", "document"}
"""Genres of articles that are what was said or done, rather than tell of it."""
MAX_ARTICLES = 100
"""How many articles are looked at to find out what a source was copied from."""


def sources_of(record: Record) -> list[tuple[KeyPath, dict[str, Any]]]:
    """All sources of a record with their places: its own, and those of its steps and provisions."""
    data = record.data
    found: list[tuple[KeyPath, dict[str, Any]]] = [
        (("sources", index), source) for index, source in entries(data, "sources")
    ]
    for key in PARTS:
        for number, holder in entries(data, key) if key in data else ():
            found += [
                ((key, number, "sources", index), source) for index, source in entries(holder, "sources")
            ]
    return found


def articles_of(record: Record) -> dict[str, KeyPath]:
    """The articles that a record rests on, each with the first place where it is named."""
    found: dict[str, KeyPath] = {}
    for path, source in sources_of(record):
        name = words(source, "article")
        if name and name not in found:
            found[name] = (*path, "article")
    return found


@record_rule("single-sourced", Severity.INFO, kinds=SOURCED, concerns=is_not_direct)
def single_sourced(record: Record, context: Context) -> Iterator[Problem]:
    """An event, an agreement or reported speech rests on one article.

    One article can be mistaken, and a second one that found out by itself makes a mistake unlikely. Nothing is wrong
    with the record; a reader should know. A direct quote is not counted, since its words are proved by themselves, and
    neither is an article that is first-hand: a transcript, a document, a readout or a press release.

    To mend it: add a second article that did not take it from the first, if there is one.
    """
    if record.data.get("mode") == "direct":
        return
    articles = articles_of(record)
    if len(articles) == 1:
        name, path = next(iter(articles.items()))
        article = context.find(name)
        if article and words(article.data, "genre") not in FIRST_HAND:
            yield Problem(
                path,
                f"the {record.kind} rests on one article, {name!r}",
                hint="add an article that did not take it from this one, if there is one",
            )


@record_rule("copies-only", Severity.INFO, kinds=SOURCED, concerns=may_have_articles)
def copies_only(record: Record, context: Context) -> Iterator[Problem]:
    """All sources of a record are one source: copies of one story, or articles of one publisher.

    Ten papers that print the story of one agency are one source, and so are ten reports of one agency. The articles are
    followed along `derived_from` (copies, rewrites, translations), up to 100 of them. Where an article repeats only a
    part of its original (`extent: part`), what stands in the rest counts, and what is `taken_from` another does not.

    To mend it: add an article that found out by itself, if there is one. If an article is no copy, correct its
    `derived_from`; if it is one in part, write `extent: part` there, and `taken_from` beside what it has from it.
    """
    articles = articles_of(record)
    if len(articles) < 2 or independent_sources(record, context) > 1:
        return
    shared = set.intersection(*(origins(name, context) for name in articles))
    found = [context.find(name) for name in articles]
    publisher = next((words(article.data, "publisher") for article in found if article), "")
    if shared or not publisher or any(article and "derived_from" in article.data for article in found):
        first = min(shared or articles, key=lambda name: (name not in articles, name))
        why = f"go back to one story, {first!r}"
    else:
        why = f"are of one publisher, {publisher!r}"
    yield Problem(
        next(iter(articles.values())),
        f"the {len(articles)} articles that this rests on all {why}",
        hint="add an article that found out by itself, if there is one",
    )


def independent_sources(record: Record, context: Context) -> int:
    """How many sources of a record found out by themselves.

    Two articles are one source if both have it from a third, or one from the other (`derived_from`, but for those that
    only repeat a part), or if they are of one publisher. A source that says `taken_from` stands for the article that
    it names.
    """
    story: dict[str, str] = {}  # each article leads, by way of others, to one that stands for the whole story

    def standing_for(name: str) -> str:
        while story.setdefault(name, name) != name:
            story[name] = name = story[story[name]]
        return name

    first_hand = {
        words(source, "taken_from") or words(source, "article") for _, source in sources_of(record)
    } - {""}
    for name in first_hand:
        for other in origins(name, context, parts=False):
            story[standing_for(other)] = standing_for(name)
            article = context.find(other)
            publisher = words(article.data, "publisher") if article else ""
            if publisher:
                story[standing_for(f"published by {publisher}")] = standing_for(name)
    return len({standing_for(name) for name in first_hand})


def origins(name: str, context: Context, *, parts: bool = True) -> set[str]:
    """An article and all that it was derived from, up to 100 articles; without `parts`, as a whole."""
    seen = {name}
    waiting = [name]
    while waiting and len(seen) < MAX_ARTICLES:
        article = context.find(waiting.pop())
        for _, entry in entries(article.data if article else None, "derived_from"):
            original = words(entry, "article")
            if original and original not in seen and (parts or entry.get("extent") != "part"):
                seen.add(original)
                waiting.append(original)
    return seen


@link_rule("copy-before-original", kinds=("article",), fields=("derived_from[].article",))
def copy_before_original(link: Link, context: Context) -> Iterator[Problem]:
    """An article is said to repeat one that appeared later.

    Nobody copies what is not yet written: the reference points the wrong way, or a date is wrong. A difference of one
    day may come from time zones and is not reported.

    To mend it: let the later article point to the earlier one, or correct the date.
    """
    own, original = date_of(link.record, "published"), date_of(link.target, "published")
    if (
        link.target
        and own
        and original
        and certainly_before(own, original)
        and gap(own, original) > TIME_ZONES
    ):
        yield Problem(
            link.path,
            f"{link.id!r}, of {link.target.data['published']}, appeared after this article, of "
            f"{link.record.data['published']}",
            hint="let the later article point to the earlier one, or correct the date",
            related=(place(link.target, ("published",), "its date"),),
        )


@link_rule(
    "relation-against-language", Severity.WARNING, kinds=("article",), fields=("derived_from[].article",)
)
def relation_against_language(link: Link, context: Context) -> Iterator[Problem]:
    """An article is a copy of one in another language, or a translation of one in the same.

    The words of a copy are the same, so the language is; those of a translation are another's. Which of the two it is
    decides whether the words can be compared.

    To mend it: correct `relation`, or the language of one of the articles.
    """
    relation = words(at(link.record.data, link.path[:-1]), "relation")
    own, other = (
        words(one.data, "language").partition("-")[0] if one else "" for one in (link.record, link.target)
    )
    if own and other and {"copy": own != other, "translation": own == other}.get(relation):
        yield Problem(
            (*link.path[:-1], "relation"),
            f"this is said to be a {relation} of {link.id!r}, but the languages are {own!r} and {other!r}",
            hint="correct the relation, or the language of one of the articles",
        )


@record_rule("all-text-is-speech", Severity.INFO, concerns=has_text)
def all_text_is_speech(record: Record, context: Context) -> Iterator[Problem]:
    """All of an article's text counts as speech (`all_speech: true`).

    In a transcript no quotation marks are needed. In a report, the words of the reporter would pass as a quote of
    anybody, so that whoever reviews the record should know that this is set.

    To mend it: nothing, if the text is a transcript or a speech; else take `all_speech` out.
    """
    if record.text.get("all_speech"):
        yield Problem(
            ("text", "all_speech"),
            "all of this text counts as speech, so that quotes from it need no quotation marks",
            hint="right for a transcript; in a report, the reporter's own words would pass as a quote",
        )
