"""The inside of records of mapped kinds: parts that are named, and values that may stand only once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from validator.corpus.records import Record
from validator.findings.finding import KeyPath, Problem, RecordPlace, format_path
from validator.findings.paths import KEYS, VALUES, Pattern, at, beside, follow, format_pattern
from validator.findings.suggest import did_you_mean
from validator.rules.applies import has_values_unique_inside, names_parts
from validator.rules.context import Context
from validator.rules.identity import id_place
from validator.rules.shapes import record_rule
from validator.schema.fields import PartName
from validator.schema.naming import as_id


@record_rule("unknown-part", mapped=True, concerns=names_parts)
def unknown_part(record: Record, context: Context) -> Iterator[Problem]:
    """A record names a part of a record, and that record has no such part.

    `part` of a reference in onrecord.yaml says where parts have their names: the steps of a job, the releases of a
    ship's equipment. A name that no part has leads nowhere, like an id that no record has.

    To mend it: correct the name (the hint names the nearest one), or add the part.
    """
    known: dict[tuple[str, Pattern], dict[str, None]] = {}
    for part in record.schema.parts:
        for path, value in follow(record.data, part.field.pattern):
            name = part.field.name_in(value)
            owner = _owner(record, part, path, context)
            if name is None or owner is None:
                continue
            key = (owner.id, part.among)
            names = known[key] = known.get(key) or dict.fromkeys(_names(owner, part.among))
            if name not in names:
                where = f"under {format_pattern(part.among)!r}"
                of = "this record" if owner is record else f"{owner.kind} {owner.written_id!r}"
                yield Problem(
                    path,
                    f"{format_path(path)} names {name!r}, but {of} has no part of this name {where}",
                    hint=did_you_mean(name, names) or "correct the name, or add the part",
                    side="key" if part.field.pattern[-1] == KEYS else "value",
                    related=()
                    if owner is record
                    else (id_place(owner, f"{owner.written_id!r} is defined here"),),
                )


def _owner(record: Record, part: PartName, path: KeyPath, context: Context) -> Record | None:
    """The record that has the parts; None if it is not known, which is told elsewhere."""
    if part.of is None:
        return record
    place = beside(part.of.pattern, path)[: len(part.of.pattern)]
    if part.of.pattern[-1] == KEYS:
        value: Any = path[len(place) - 1] if len(path) >= len(place) else None
    else:
        value = at(record.data, place)
    name = part.of.name_in(value)
    found = context.corpus.named(name) if name else ()
    return next((one for one in found if one.kind in part.of.ref), None)


def _names(owner: Record, among: Pattern) -> Iterator[str]:
    """The names of the parts of a record. Of what holds more than a name, the key is it."""
    for path, value in follow(owner.data, among):
        name = as_id(value)
        if name is not None:
            yield name
        elif among[-1] == VALUES:
            yield str(path[-1])


@record_rule("repeated-value", mapped=True, concerns=has_values_unique_inside)
def repeated_value(record: Record, context: Context) -> Iterator[Problem]:
    """A value stands twice in a record, or in an entry of it, although each may stand only once there.

    `unique` of the kind in onrecord.yaml says so, with `within`: two steps of a job with one name, and whoever refers
    to the step may mean either.

    To mend it: correct one of the two, or delete it if it is the same twice.
    """
    for field in record.schema.unique_inside:
        first: dict[Any, KeyPath] = {}
        depth = len(field.within or ())
        names = ", ".join(map(format_pattern, (field.pattern, *field.together)))
        for path, value in follow(record.data, field.pattern):
            values = [value, *(at(record.data, beside(pattern, path)) for pattern in field.together)]
            if any(one in (None, "") for one in values):
                continue
            shown = ", ".join(map(repr, values))
            before = first.setdefault((path[:depth], shown), path)
            if before != path:
                yield Problem(
                    path,
                    f"{names}: {shown} stands here a second time; each may stand only once"
                    + (f" in {format_path(path[:depth])}" if depth else " in a record"),
                    hint="correct one of the two, or delete it if it is the same twice",
                    side="key" if field.pattern[-1] == KEYS else "value",
                    related=(RecordPlace(record.file, record.document, before, "it stands here first"),),
                )
