"""Syndication: articles that repeat one another without the records saying so."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from validator.corpus.records import Group, Record
from validator.evidence.archive import Absent
from validator.evidence.overlap import REWRITE, Overlap, compare, sample
from validator.findings.finding import Problem, Severity, TextPlace
from validator.rules.context import Context, name_of_text, prepare_text
from validator.rules.readers import date_of, place, retired
from validator.rules.shapes import group_rule
from validator.rules.sources import origins

if TYPE_CHECKING:
    from validator.quotes.prepare import Prepared

MAX_COMPARED = 20
"""With how many earlier articles of its group an article is compared: a phrase on every page joins thousands."""


def _samples(record: Record, context: Context) -> frozenset[int]:
    """The sampled 5-grams of an article's text; none without the text."""
    if retired(record) or not record.text:
        return frozenset()
    named = name_of_text(record)
    known = context.samples.get(named)
    if known is None:
        text = context.text_of(record)
        found = () if isinstance(text, Absent) else sample(text.text)
        known = context.samples[named] = array("Q", found)
    return frozenset(known)


@group_rule("undeclared-copy", Severity.WARNING, kinds=("article",), key=_samples, needs_text=True)
def undeclared_copy(group: Group, context: Context) -> Iterator[tuple[Record, Problem]]:
    """Two articles are nearly the same text, and neither record says that it is a copy.

    Agencies' stories are printed by many papers. Undeclared, each counts as a source of its own, and one reporter's
    account looks like the agreement of many. Compared are the runs of five words outside quotation marks: four in five
    of the shorter text stand in the other one. Articles are fine if one was derived from the other, or both from a
    third (`derived_from`), directly or not.

    To mend it: add `derived_from` with `relation: copy` to the later article, or to both if they repeat a third one.
    """
    yield from _undeclared(group, context, "copy")


@group_rule("undeclared-rewrite", Severity.WARNING, kinds=("article",), key=_samples, needs_text=True)
def undeclared_rewrite(group: Group, context: Context) -> Iterator[tuple[Record, Problem]]:
    """A good part of an article stands word for word in another one, and neither record says so.

    A story put together from another outlet's story is no second witness. Reported where at least a tenth of the
    shorter text's runs of five words, and twelve of them, stand in the other text; what both quote does not count.

    To mend it: compare the passages. Add `derived_from` with `relation: rewrite` to the later article, or to both if
    they repeat a third one (a press release, say). If they have only phrases in common, waive the warning.
    """
    yield from _undeclared(group, context, "rewrite")


def _undeclared(group: Group, context: Context, relation: str) -> Iterator[tuple[Record, Problem]]:
    records = sorted(group.records, key=lambda record: record.id)
    samples = [_samples(record, context) for record in records]
    earlier = [{value for value in sampled if value < group.key} for sampled in samples]
    for index, record in enumerate(records):
        for number in range(max(0, index - MAX_COMPARED), index):
            if not earlier[index].isdisjoint(earlier[number]):
                continue  # each pair once, in the first group in which it meets
            other, theirs = records[number], samples[number]
            smaller = min(len(samples[index]), len(theirs))
            if len(samples[index] & theirs) < smaller * REWRITE / 2:
                continue
            if origins(record.id, context) & origins(other.id, context):
                continue
            one, two = _text(record, context), _text(other, context)
            overlap = _compare(one.text, one.language, two.text, two.language)
            if overlap.relation == relation:
                yield _problem(*_in_order(record, other, overlap), relation, context)


@lru_cache(maxsize=4096)
def _compare(text: str, language: str, other: str, other_language: str) -> Overlap:
    """Both rules ask for the same pairs."""
    return compare(prepare_text(text, language), prepare_text(other, other_language))


def _text(record: Record, context: Context) -> Prepared:
    text = context.text_of(record)
    assert not isinstance(text, Absent)  # it has samples
    return context.prepared(record, text)


def _in_order(record: Record, other: Record, overlap: Overlap) -> tuple[Record, Record, Overlap]:
    """The later article first, if the dates tell."""
    mine, theirs = date_of(record, "published"), date_of(other, "published")
    if mine and theirs and mine.latest < theirs.earliest:
        turned = Overlap(overlap.containment, overlap.shared, overlap.second, overlap.first)
        return other, record, turned
    return record, other, overlap


def _problem(
    record: Record, other: Record, overlap: Overlap, relation: str, context: Context
) -> tuple[Record, Problem]:
    share = round(100 * overlap.containment)
    related = (
        TextPlace(record.id, _text(record, context).text, *overlap.first, "the longest passage they share"),
        TextPlace(other.id, _text(other, context).text, *overlap.second, "the same passage there"),
        place(other, ("id",), "the other article"),
    )
    problem = Problem(
        ("id",),
        f"{share} % of this text {'is' if relation == 'copy' else 'stands'} word for word in {other.id!r}, and neither "
        "record says so",
        hint=f"add derived_from with relation: {relation} to the one that repeats the other, or to both if they repeat "
        "a third",
        related=related,
        properties={
            "article": other.id,
            "containment": round(overlap.containment, 3),
            "shared": overlap.shared,
        },
    )
    return record, problem
