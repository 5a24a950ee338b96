"""Names that are two here, and one elsewhere: they differ only by case, Unicode form, or blanks around them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from functools import partial

from validator.corpus.records import Group, Record
from validator.findings.finding import KeyPath, Problem, RecordPlace, Severity
from validator.rules.context import Context
from validator.rules.identity import id_place, unique_values
from validator.rules.shapes import group_rule

_FORMS: dict[str, Callable[[str], str]] = {
    "Unicode form": partial(unicodedata.normalize, "NFC"),
    "case": str.casefold,
    "blanks": str.strip,
}
"""What may differ between two names, and how it is taken away."""


def _folded(name: str, without: str = "") -> str:
    """A name in which nothing of that differs, but for one thing."""
    for what, fold in _FORMS.items():
        if what != without:
            name = fold(name)
    return name


def _difference(one: str, other: str) -> str:
    """What two names differ by."""
    return " and ".join(what for what in _FORMS if _folded(one, what) != _folded(other, what))


def _by_folded_name(record: Record, context: Context) -> list[tuple[str, str, str]]:
    """What is said of the name, and the name without case and form. A file is told of by its first record."""
    keys = [("path", "", _folded(record.file))] if record.document == 0 else []
    if record.schema.mapped:
        keys.append(("id", record.kind, _folded(record.id)))
    keys += [(names, record.kind, _folded(value)) for names, value, _ in unique_values(record)]
    return keys


@group_rule("name-collision", Severity.WARNING, key=_by_folded_name, mapped=True)
def name_collision(group: Group, context: Context) -> Iterator[tuple[Record, Problem]]:
    """Two paths, ids or unique values differ only in upper and lower case, in their Unicode form, or by blanks.

    Windows and macOS take `Talks.yaml` and `talks.yaml` for one file, so that whoever clones the repository there loses
    one of the two. Databases and spreadsheets compare without regard to case, and nobody sees whether `é` is one code
    point or two.

    To mend it: rename one of the two, or make one record of them. Where case means nothing in the ids of a kind with a
    schema of its own, say so: `fold: [case]`.
    """
    what, _, wanted = group.key
    first, *others = group.records
    name, path = _name(first, what, wanted)
    for record in others:
        other, there = _name(record, what, wanted)
        if other != name:
            noun = {"path": "the path of this file", "id": "the id"}.get(what, what)
            yield (
                record,
                Problem(
                    there,
                    f"{noun} {other!r} differs from {name!r} only by {_difference(other, name)}",
                    hint="rename one of the two, or make one record of them",
                    side=record.schema.id_side if what == "id" else "value",
                    related=(
                        id_place(first, "the other one")
                        if what == "id"
                        else RecordPlace(first.file, first.document, path, "the other one"),
                    ),
                ),
            )


def _name(record: Record, what: str, wanted: str) -> tuple[str, KeyPath]:
    """The name that a group is about, and where it stands in the record."""
    if what == "path":
        return record.file, ()
    if what == "id":
        return record.id, record.schema.id_path
    return next(
        (value, path)
        for names, value, path in unique_values(record)
        if names == what and _folded(value) == wanted
    )
