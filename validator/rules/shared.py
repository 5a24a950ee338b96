"""What several records have in common, and must say so: words of an original, provisions, labels of a transcript."""

from __future__ import annotations

from collections.abc import Iterator

from validator.corpus.records import Group, Record
from validator.evidence.archive import Absent
from validator.findings.finding import Problem, Severity
from validator.rules.agreements import REACHED
from validator.rules.applies import has
from validator.rules.context import Context
from validator.rules.readers import entries, retired, words
from validator.rules.shapes import group_rule, record_rule
from validator.rules.sources import SOURCED, sources_of

MIN_TAKEN = 6
"""Words that stand in an original, from which it is no chance: an office and a name have five."""


@record_rule("taken-without-saying", Severity.WARNING, kinds=SOURCED, needs_text=True)
def taken_without_saying(record: Record, context: Context) -> Iterator[Problem]:
    """Words of an article that repeats another one in part stand in the original, and the record does not say so.

    An article with `extent: part` under `derived_from` counts as a source of its own, but not for what it has from its
    original. Six words and more that stand there, too, are taken from it.

    To mend it: write `taken_from` with the id of the original beside them; or rest on the original.
    """
    for path, source in sources_of(record):
        article = context.find(source.get("article"))
        if article is None or "derived_from" not in article.data or "taken_from" in source:
            continue
        said = words(source, "evidence") or words(source, "quote")
        if len(said.split()) < MIN_TAKEN:
            continue
        for _, entry in entries(article.data, "derived_from"):
            original = context.find(entry.get("article")) if entry.get("extent") == "part" else None
            text = context.text_of(original) if original and original.text else None
            if original is None or text is None or isinstance(text, Absent):
                continue
            if context.verify(said, original, text, quoted=False).accepted:
                yield Problem(
                    (*path, "article"),
                    f"these words stand in {original.id!r}, too, from which {article.id!r} has a part of its text",
                    hint=f"write: taken_from: {original.id}",
                )


def _provisions(record: Record, context: Context) -> set[tuple[str, str]]:
    """The words on which provisions rest, each with its article."""
    if retired(record):
        return set()
    points = (point for _, point in entries(record.data, "provisions"))
    found = (source for point in points for _, source in entries(point, "sources"))
    return {(words(source, "article"), words(source, "evidence")) for source in found}


@group_rule("same-provision-twice", Severity.WARNING, kinds=("agreement",), key=_provisions)
def same_provision_twice(group: Group, context: Context) -> Iterator[tuple[Record, Problem]]:
    """Two agreements have provisions that rest on the same words, as if each had both.

    Where a source describes two drafts together, it is not known in which of them a point stands. Entered in each
    without a word, it looks certain in both.

    To mend it: name the other agreement under `jointly_with` of the provision, in both; or keep it in the one in which
    the source puts it.
    """
    others = {record.id for record in group.records}
    for record in group.records:
        for index, point in entries(record.data, "provisions"):
            rests = any(
                (words(source, "article"), words(source, "evidence")) == group.key
                for _, source in entries(point, "sources")
            )
            named = point.get("jointly_with")
            missing = others - {record.id} - set(map(str, named if isinstance(named, list) else ()))
            if rests and missing:
                other = min(missing)
                yield (
                    record,
                    Problem(
                        ("provisions", index),
                        f"a provision of {other!r} rests on the same words",
                        hint=f"write under 'jointly_with': {other}; or keep it in one of the two",
                    ),
                )


@record_rule("agreed-by-nobody", Severity.WARNING, kinds=("agreement",), concerns=has("history"))
def agreed_by_nobody(record: Record, context: Context) -> Iterator[Problem]:
    """An agreement is said to have been reached, but no party is named.

    Often a source only mentions a treaty, or one side claims that something was agreed. Then that is its status, and
    nothing more is known.

    To mend it: name the parties; or write `mentioned`, or `claimed` with `according_to`.
    """
    if "parties" in record.data or retired(record):
        return
    for index, step in entries(record.data, "history"):
        if words(step, "status") in REACHED:
            yield Problem(
                ("history", index, "status"),
                f"the agreement is {step['status']!r}, but no party is named",
                hint="name the parties; or write 'mentioned', or 'claimed'",
            )
            return


@record_rule("unknown-label", kinds=("article",), concerns=has("text"))
def unknown_label(record: Record, context: Context) -> Iterator[Problem]:
    """A label of a transcript leads to a person who has no record.

    The turns of a transcript begin with labels; the article's record says whose they are. A name that leads nowhere
    leaves what was said there without a speaker.

    To mend it: correct the id, or add the person.
    """
    labels = record.text.get("labels") if record.text else None
    for label, name in labels.items() if isinstance(labels, dict) else ():
        person = context.find(name)
        if person is None or person.kind != "person":
            yield Problem(
                ("text", "labels", label),
                f"the label {label!r} leads to {name!r}, but there is no person with this id",
                hint="add the person, or correct the id",
            )
