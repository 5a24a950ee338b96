"""Identity: one id, one record, one file name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from validator.corpus import Group, Record
from validator.finding import Problem, RecordPlace
from validator.paths import follow, format_pattern
from validator.rule import rule
from validator.rules.context import Context


def _by_id(record: Record) -> list[str]:
    return [record.id]


@rule("duplicate-id", "group", key=_by_id)
def duplicate_id(group: Group, context: Context) -> Iterator[tuple[Record, Problem]]:
    """Two records have the same id.

    A reference to this id could mean either, and only one of them would reach the dataset's tables.

    To mend it: give one of them another id (and file name), or delete it if it is the same record twice.
    """
    first, *others = group.records
    for record in others:
        yield (
            record,
            Problem(
                ("id",),
                f"the id {record.id!r} is already taken by {first.file}",
                hint="choose another id, or delete one of the two if they are the same record",
                related=(RecordPlace(first.file, first.document, ("id",), "the first record with this id"),),
            ),
        )


@rule("id-not-file-name", "record")
def id_not_file_name(record: Record, context: Context) -> Iterator[Problem]:
    """A record's id differs from the name of its file.

    Whoever looks for a record by its id looks for the file of that name. This applies to files with one record.

    To mend it: rename the file, or correct the id. If other records refer to the id, renaming is easier.
    """
    name = PurePosixPath(record.file)
    if record.alone and record.id != name.stem:
        yield Problem(
            ("id",),
            f"the id is {record.id!r}, but the file is called {name.name!r}",
            hint=f"rename the file to '{record.id}{name.suffix}', or write 'id: {name.stem}'",
        )


def _by_unique_value(record: Record) -> list[tuple[str, str, str]]:
    return [
        (record.kind, format_pattern(field.pattern), str(value))
        for field in record.schema.unique
        for _, value in follow(record.data, field.pattern)
    ]


@rule("duplicate-value", "group", key=_by_unique_value)
def duplicate_value(group: Group, context: Context) -> Iterator[tuple[Record, Problem]]:
    """Two records of a kind share a value that only one of them can have.

    The schema marks such fields with `x-unique`: two people with the same Wikidata id are one person entered twice,
    or one of the ids is wrong.

    To mend it: merge the two records, or correct the value.
    """
    first, *others = group.records
    _, pattern, value = group.key
    for record in others:
        if record.id != first.id:
            path = next(
                p for f in record.schema.unique for p, v in follow(record.data, f.pattern) if str(v) == value
            )
            yield (
                record,
                Problem(
                    path,
                    f"{pattern} {value!r} also stands in {first.id!r}; no two records may share it",
                    hint="merge the two records, or correct the value",
                    related=(RecordPlace(first.file, first.document, path, "it stands here first"),),
                ),
            )
