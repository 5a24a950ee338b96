"""Likely duplicates: two records that look as if they were about one thing.

Each rule is a group rule whose key already brings likely duplicates together, so nothing is compared with the
whole dataset. A pair that meets in several groups is reported in the first of them alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Any
from zlib import crc32

from validator.corpus.records import Group, Record
from validator.edtf import DayRange, gap, may_overlap
from validator.findings.finding import Problem, Severity
from validator.rules.applies import has
from validator.rules.context import Context
from validator.rules.readers import date_of, entries, place, retired, words
from validator.rules.shapes import Key, group_rule

MAX_COMPARED = 20
"""With how many earlier records of its group a record is compared."""
WINDOW = 3
"""Days: how far apart two likely duplicates may lie, and how long a date may be to tell events apart."""
SIMILAR = 0.8
"""How much of their words two quotes share to be nearly the same (2 * common / sum of both)."""

_NOT_WORD = re.compile(r"[\W_]+")


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """A name or a quote for comparison: letters and digits alone, without accents or case, words in their order."""
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        text = "".join(char for char in decomposed if not unicodedata.combining(char))
    folded = text.casefold()
    if folded.replace(" ", "").isalnum():  # as most names and many quotes are
        return " ".join(folded.split())
    return _NOT_WORD.sub(" ", folded).strip()


def _names(record: Record, context: Context) -> set[tuple[str, str]]:
    if retired(record):
        return set()
    names = [words(record.data, "name")]
    names += [words(other, "name") for _, other in entries(record.data, "other_names")]
    # Sorted, so that "Quill, Ada" meets "Ada Quill"; a name of one or two letters says too little.
    folded = (" ".join(sorted(fold(name).split())) for name in names)
    return {(record.kind, name) for name in folded if len(name) > 2}


@group_rule("likely-duplicate-name", Severity.WARNING, kinds=("person", "organization"), key=_names)
def likely_duplicate_name(group: Group, context: Context) -> Iterator[tuple[Record, Problem]]:
    """Two people, or two organizations, have the same name or other name.

    Entered twice, one person's statements are divided between two records, and neither shows the whole. Case, accents,
    punctuation and the order of the words don't count. Records with different Wikidata items or countries are taken to
    be different.

    To mend it: keep one record, move the references to it, and let the other point to it with `replaced_by`. If they
    really are two, give both their Wikidata item, or make the names differ.
    """

    def alike(first: Record, second: Record) -> bool:
        return not _differ(first, second, "wikidata") and not _differ(first, second, "country")

    for record, other in _pairs(group, context, _names, alike):
        yield (
            record,
            Problem(
                ("name",),
                f"this {record.kind} has the name {group.key[1]!r} in common with {other.id!r}",
                hint="merge the two records (replaced_by), or give both their Wikidata item if they are two",
                related=(place(other, ("name",), "the other one"),),
            ),
        )


def _sides(record: Record, context: Context) -> list[tuple[Any, ...]]:
    date = date_of(record, "date")
    if date is None or date.width > WINDOW or retired(record):
        return []
    named = {words(entry, "participant") for _, entry in entries(record.data, "participants")} - {""}
    kind = words(record.data, "type")
    # Numbered stretches of days bring near dates together; each event stands in those that its window touches.
    stretches = range(date.earliest // WINDOW, date.latest // WINDOW + 1)
    return [(kind, tuple(sorted(named)), stretch) for stretch in stretches] if named else []


@group_rule(
    "likely-duplicate-event",
    Severity.WARNING,
    kinds=("event",),
    key=_sides,
    concerns=has("date", "participants", "type"),
)
def likely_duplicate_event(group: Group, context: Context) -> Iterator[tuple[Record, Problem]]:
    """Two events have the same type, the same participants, and dates that can mean the same day.

    Two articles about one call easily become two calls. Events whose date is open to more than three days are not
    compared, and neither are two of which one names the other (in `part_of`, or in its notes).

    To mend it: keep one record with the sources of both, and let the other point to it with `replaced_by`. If there
    really were two, leave both and name the other one's id in the notes.
    """

    def alike(first: Record, second: Record) -> bool:
        one, two = date_of(first, "date"), date_of(second, "date")
        return not _refer(first, second) and one is not None and two is not None and may_overlap(one, two)

    for record, other in _pairs(group, context, _sides, alike):
        yield (
            record,
            Problem(
                ("date",),
                f"{other.id!r} has the same type and participants, and may be on the same day",
                hint="merge the two records (replaced_by), or name the other one's id in the notes if there were two",
                related=(place(other, ("date",), "the other one"),),
            ),
        )


def _quote_words(record: Record) -> list[str]:
    return fold(words(record.data, "quote")).split()


def _quote_marks(record: Record, context: Context) -> set[tuple[str, int]]:
    """The four lowest checksums of the quote's word pairs: quotes that are nearly the same very likely share one.

    Broder, "On the resemblance and containment of documents", 1997.
    """
    speaker, said = words(record.data, "speaker"), fold(words(record.data, "quote")).encode().split()
    if not speaker or not said or retired(record):
        return set()
    pairs = map(b" ".join, pairwise(said)) if len(said) > 1 else said
    return {(speaker, mark) for mark in sorted(set(map(crc32, pairs)))[:4]}


@group_rule(
    "likely-duplicate-statement",
    Severity.WARNING,
    kinds=("statement",),
    key=_quote_marks,
    concerns=has("speaker", "quote"),
)
def likely_duplicate_statement(group: Group, context: Context) -> Iterator[tuple[Record, Problem]]:
    """Two statements give nearly the same words of one speaker, said within three days.

    One sentence printed by two articles is one statement with two sources. As two statements it would count as said
    twice, and neither would show that it has a second source. Statements that name each other (`translation_of`,
    `relations`, `via`) are known to belong together.

    To mend it: keep one record with both articles under `sources` (with their own wording in `sources[].quote`), and
    let the other point to it with `replaced_by`.
    """
    from difflib import SequenceMatcher

    def alike(first: Record, second: Record) -> bool:
        dates = date_of(first, "said"), date_of(second, "said")
        if _refer(first, second) or _differ(first, second, "language") or not _near(*dates):
            return False
        matcher = SequenceMatcher(None, _quote_words(first)[:500], _quote_words(second)[:500], autojunk=False)
        return matcher.quick_ratio() >= SIMILAR and matcher.ratio() >= SIMILAR

    for record, other in _pairs(group, context, _quote_marks, alike):
        yield (
            record,
            Problem(
                ("quote",),
                f"these words are nearly the same as those of {other.id!r}, by the same speaker at about the same time",
                hint="keep one statement with both articles as sources; let the other point to it with replaced_by",
                related=(place(other, ("quote",), "the other one"),),
            ),
        )


def _near(first: DayRange | None, second: DayRange | None) -> bool:
    return first is None or second is None or gap(first, second) <= WINDOW


def _pairs(
    group: Group, context: Context, keys: Key, alike: Callable[[Record, Record], bool]
) -> Iterator[tuple[Record, Record]]:
    """Each record of the group with the first of the earlier ones (by id) that it is alike to, if any.

    A pair that shares several keys is left to the group of the smallest.
    """
    records = sorted(group.records, key=lambda record: record.id)
    for index, record in enumerate(records):
        for other in records[max(0, index - MAX_COMPARED) : index]:
            if other.id != record.id and alike(other, record):
                if min(set(keys(record, context)) & set(keys(other, context))) == group.key:
                    yield record, other
                break


def _differ(first: Record, second: Record, key: str) -> bool:
    """Whether both records give a value for `key`, and not the same one."""
    one, two = first.data.get(key), second.data.get(key)
    return one is not None and two is not None and one != two


def _refer(first: Record, second: Record) -> bool:
    """Whether one record names the other, in a field or in its notes: then its author knows that there are two."""
    return _names_other(first, second) or _names_other(second, first)


def _names_other(record: Record, other: Record) -> bool:
    return (
        other.id in words(record.data, "notes")
        or any(value == other.id for value in record.data.values())
        or any(words(entry, "statement") == other.id for _, entry in entries(record.data, "relations"))
    )
