"""Claims about dates that go beyond what the record or its articles support."""

from __future__ import annotations

import re
from collections.abc import Iterator

from validator.corpus.records import Record
from validator.edtf import read
from validator.findings.finding import KeyPath, Problem, Severity, format_path
from validator.rules.applies import Outline, has_dates
from validator.rules.context import Context
from validator.rules.readers import entries, words
from validator.rules.shapes import record_rule
from validator.rules.sources import articles_of

_LEADING = re.compile(r"^([12][0-9]{3})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?)?(?=-|$)")
_ANYWHERE = re.compile(r"(?:^|-)([12][0-9]{3})-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?(?=-|$)")
_BASES = ("date_basis", "end_date_basis", "said_basis")
_KEYS = {"article": "published", "event": "date", "statement": "said"}


@record_rule("id-date-unsupported", Severity.WARNING, kinds=(*_KEYS, "agreement"))
def id_date_unsupported(record: Record, context: Context) -> Iterator[Problem]:
    """The id of a record names a day, a month or a year that the record's date leaves open.

    People read ids as if they were data. An event whose date is not known looks dated if its id begins with a month.
    Compared are a date at the beginning of an id (in that of an article, anywhere, if it has a month) and the record's
    date; for an agreement, the dates of its history. Drafts are passed over, and so is an id that names another time
    altogether: then one of the two was mistyped or put right, and not left open.

    To mend it: choose an id without the part of the date that is not known; correct the references to it.
    """
    if record.data.get("draft") is True:
        return
    pattern = _ANYWHERE if record.kind == "article" else _LEADING
    found = pattern.search(record.id)
    named = read(found[0].strip("-")) if found else None
    if found is None or named is None:
        return
    dates = [record.data.get(_KEYS.get(record.kind, ""))]
    if record.kind == "agreement":
        dates = [step.get("date") for _, step in entries(record.data, "history")]
    given = [str(text) for text in dates if text is not None]
    known = [span for span in map(read, given) if span]
    if len(known) < len(given) or any(
        named.earliest <= span.earliest and span.latest <= named.latest for span in known
    ):
        return
    if known and all(span.latest < named.earliest or named.latest < span.earliest for span in known):
        return
    yield Problem(
        ("id",),
        f"the id names {found[0].strip('-')}, but the record "
        + (f"says {', '.join(given)}" if given else "gives no date"),
        hint="choose an id without what is not known of the date",
    )


def _may_be_inferred(outline: Outline) -> bool:
    return has_dates(outline) and not outline.keys.isdisjoint((*_BASES, "history"))


@record_rule(
    "inferred-from-general-knowledge",
    Severity.WARNING,
    kinds=("event", "statement", "agreement"),
    concerns=_may_be_inferred,
)
def inferred_from_general_knowledge(record: Record, context: Context) -> Iterator[Problem]:
    """A date is marked as inferred from articles that do not tell when they appeared.

    `inferred` says that a reader who has the sources can work the date out. Where the date of every article is itself
    general knowledge, nobody can: the week or the year came from outside.

    To mend it: write `general-knowledge` for the basis, and say in the notes what was known.
    """
    articles = [context.find(name) for name in articles_of(record)]
    if not articles or not all(
        article and words(article.data, "published_basis") == "general-knowledge" for article in articles
    ):
        return
    holders: list[tuple[KeyPath, object]] = [((), record.data)]
    holders += [(("history", index), step) for index, step in entries(record.data, "history")]
    for path, holder in holders:
        for key in _BASES:
            if words(holder, key) == "inferred":
                place = (*path, key)
                yield Problem(
                    place,
                    f"{format_path(place)} is 'inferred', but when the articles appeared is general knowledge itself",
                    hint="write general-knowledge",
                )
