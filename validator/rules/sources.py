"""Sources: how many there really are, and whether what they say is what the record says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from validator.corpus import Link, Record
from validator.edtf import TIME_ZONES, certainly_before, gap, read
from validator.finding import KeyPath, Problem, Severity, format_path
from validator.paths import at
from validator.rule import rule
from validator.rules.concerns import has_any, has_evidence, is_not_direct, may_have_articles
from validator.rules.context import Context
from validator.rules.printed import contradicts, day_dates
from validator.rules.shape import date_of, days_of, entries, place, words

SOURCED = ("event", "statement", "agreement")
FIRST_HAND = {"press-release", "readout", "transcript", "document"}
"""Genres of articles that are what was said or done, rather than tell of it."""
MAX_ARTICLES = 100
"""How many articles are looked at to find out what a source was copied from."""
MAX_EVIDENCE_WORDS = 40
_HOLDERS = ("sources", "history", "provisions")
"""Keys under which sources stand."""

_SCALE = re.compile(r"\b(?:hundred|thousand|million|billion|trillion|dozen|half|k|m|bn)s?\b", re.IGNORECASE)
_NUMBER = re.compile(r"(?<![\w.,])[0-9]+(?:[.,][0-9]+)*(?![\w])")
_WORD_NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ]
    )
}


def _sources(record: Record) -> list[tuple[KeyPath, dict[str, Any]]]:
    """All sources of a record with their places: its own, and those of its steps and provisions."""
    data = record.data
    found: list[tuple[KeyPath, dict[str, Any]]] = [
        (("sources", index), source) for index, source in entries(data, "sources")
    ]
    for key in ("history", "provisions"):
        for number, holder in entries(data, key) if key in data else ():
            found += [
                ((key, number, "sources", index), source) for index, source in entries(holder, "sources")
            ]
    return found


def articles_of(record: Record) -> dict[str, KeyPath]:
    """The articles that a record rests on, each with the first place where it is named."""
    found: dict[str, KeyPath] = {}
    for path, source in _sources(record):
        name = words(source, "article")
        if name and name not in found:
            found[name] = (*path, "article")
    return found


@rule("single-sourced", "record", Severity.INFO, kinds=SOURCED, concerns=is_not_direct)
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


@rule("copies-only", "record", Severity.INFO, kinds=SOURCED, chains=True, concerns=may_have_articles)
def copies_only(record: Record, context: Context) -> Iterator[Problem]:
    """All sources of a record are copies of one story.

    Ten papers that print the story of one agency are one source. The articles are followed along `derived_from`
    (copies, rewrites, translations), up to 100 of them.

    To mend it: add an article that found out by itself, if there is one. If an article is no copy, correct its
    `derived_from`.
    """
    articles = articles_of(record)
    found = [context.find(name) for name in articles]
    if len(articles) < 2 or not any(article and "derived_from" in article.data for article in found):
        return
    if independent_sources(record, context) == 1:
        shared = set.intersection(*(origins(name, context) for name in articles))
        first = min(shared or articles, key=lambda name: (name not in articles, name))
        yield Problem(
            next(iter(articles.values())),
            f"the {len(articles)} articles that this rests on all go back to one story, {first!r}",
            hint="add an article that found out by itself, if there is one",
        )


def independent_sources(record: Record, context: Context) -> int:
    """How many sources of a record found out by themselves: copies, rewrites and translations of one story are one.

    Articles belong together if they were derived from the same article, or one from the other, directly or not.
    """
    story: dict[str, str] = {}  # each article leads, by way of others, to one that stands for the whole story

    def standing_for(name: str) -> str:
        while story.setdefault(name, name) != name:
            story[name] = name = story[story[name]]
        return name

    articles = articles_of(record)
    for name in articles:
        for other in origins(name, context):
            story[standing_for(other)] = standing_for(name)
    return len({standing_for(name) for name in articles})


def origins(name: str, context: Context) -> set[str]:
    """An article and all that it was derived from, up to 100 articles."""
    seen = {name}
    waiting = [name]
    while waiting and len(seen) < MAX_ARTICLES:
        article = context.find(waiting.pop())
        for _, entry in entries(article.data if article else None, "derived_from"):
            original = words(entry, "article")
            if original and original not in seen:
                seen.add(original)
                waiting.append(original)
    return seen


@rule("copy-before-original", "link", kinds=("article",), fields=("derived_from[].article",))
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


@rule(
    "relation-against-language",
    "link",
    Severity.WARNING,
    kinds=("article",),
    fields=("derived_from[].article",),
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


@rule("long-evidence", "record", Severity.WARNING, kinds=SOURCED, concerns=has_evidence)
def long_evidence(record: Record, context: Context) -> Iterator[Problem]:
    """A piece of evidence is much longer than a reader needs.

    Evidence shows that the record is right; about 25 words do. Long pieces are published with the dataset, and the
    rights to them are the publisher's. More than 40 words are reported.

    To mend it: keep the words that show it, and leave the rest out.
    """
    for path, source in _sources(record):
        text = words(source, "evidence")
        count = len(text.split()) if len(text) > MAX_EVIDENCE_WORDS else 0
        if count > MAX_EVIDENCE_WORDS:
            yield Problem(
                (*path, "evidence"),
                f"the evidence has {count} words; about 25 are enough to show it",
                hint="keep the words that show it, and leave the rest out",
            )


@rule(
    "evidence-date-differs",
    "record",
    Severity.WARNING,
    kinds=("event", "agreement"),
    concerns=has_any(*_HOLDERS),
)
def evidence_date_differs(record: Record, context: Context) -> Iterator[Problem]:
    """The only day that the evidence names is not the day of the record.

    The evidence says "on March 4" and the event is dated March 5: one of them is wrong, or the evidence is about
    something else. Evidence with several dates, and records that keep the date as printed (`date_printed` is compared
    instead) or mark it as inferred, are passed over.

    To mend it: compare with the article, and correct the date or choose the words that show it.
    """
    holders: list[tuple[KeyPath, Any]] = [((), record.data)] if record.kind == "event" else []
    holders += [(("history", index), step) for index, step in entries(record.data, "history")]
    for path, holder in holders:
        span = days_of(record) if holder is record.data else read(holder.get("date"))
        basis = holder.get("date_basis", "stated")
        if span is None or "date_printed" in holder or basis != "stated":
            continue
        pieces = [words(source, "evidence") for _, source in entries(holder, "sources")]
        named = {found for piece in pieces for found in day_dates(piece)}
        if len(named) == 1 and contradicts(*named, span):
            index = next(
                i for i, source in entries(holder, "sources") if day_dates(words(source, "evidence"))
            )
            yield Problem(
                (*path, "date"),
                f"{format_path((*path, 'date'))} is {holder['date']}, but the only day in the evidence is another",
                hint="compare with the article, and correct the date or choose the words that show it",
                related=(place(record, (*path, "sources", index, "evidence"), "the evidence"),),
            )


@rule(
    "evidence-number-differs",
    "record",
    Severity.WARNING,
    kinds=("statement", "agreement"),
    concerns=has_any("summary", "provisions"),
)
def evidence_number_differs(record: Record, context: Context) -> Iterator[Problem]:
    """A summary and its evidence give different numbers.

    "Says that 12 ships will call" beside the evidence "21 ships will call": digits are easily exchanged, and numbers
    are what readers take from a dataset. Reported if both have numbers and none in common; years, dates and numbers
    with words such as "million" are passed over.

    To mend it: compare with the article, and correct the number or choose the words that show it.
    """
    data = record.data
    holders: list[tuple[KeyPath, Any]] = [((), data)] if data.get("mode") == "reported" else []
    holders += [(("provisions", index), point) for index, point in entries(data, "provisions")]
    for path, holder in holders:
        summary = words(holder, "summary")
        given = _numbers(summary)
        if not given:
            continue
        evidence = " ".join(words(source, "evidence") for _, source in entries(holder, "sources"))
        shown = _numbers(evidence)
        in_words = {_WORD_NUMBERS[word] for word in evidence.lower().split() if word in _WORD_NUMBERS}
        if shown and not given & (shown | in_words) and not _SCALE.search(f"{summary} {evidence}"):
            yield Problem(
                (*path, "summary"),
                f"the summary has {_list(given)}, but the evidence {_list(shown)}",
                hint="compare with the article, and correct the number or choose the words that show it",
            )


def _numbers(text: str) -> set[str]:
    """The numbers of a text, without their separators; years and days of a month left out."""
    if not any(char.isdigit() for char in text):
        return set()
    days = {str(found.day) for found in day_dates(text)}
    found = {re.sub("[.,]", "", number) for number in _NUMBER.findall(text)}
    return {
        number for number in found if number not in days and not re.fullmatch("(1[5-9]|20)[0-9]{2}", number)
    }


def _list(numbers: set[str]) -> str:
    return ", ".join(sorted(numbers, key=lambda number: (len(number), number)))
