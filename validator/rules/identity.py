"""Identity: one id, one record, one file name; one thing, one record."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from validator.corpus.records import Group, Record
from validator.findings.finding import KeyPath, Problem, RecordPlace, Severity
from validator.findings.paths import at, beside, follow, format_pattern
from validator.rules.applies import has_unique_values
from validator.rules.context import Context
from validator.rules.shapes import group_rule, record_rule
from validator.source.document import LINES_SUFFIXES

MAX_ENTRIES = 200
"""How many entries of a list are compared with each other."""


def _by_id(record: Record, context: Context) -> list[str | tuple[str, str]]:
    # Kinds that were made apart from each other may well number their records alike.
    return [(record.kind, record.id) if record.schema.mapped else record.id]


@group_rule("duplicate-id", key=_by_id, mapped=True)
def duplicate_id(group: Group, context: Context) -> Iterator[tuple[Record, Problem]]:
    """Two records have the same id.

    A reference to this id could mean either, and only one of them would reach the dataset's tables.

    To mend it: give one of them another id (and file name), or delete it if it is the same record twice.
    """
    first, *others = sorted(group.records, key=_misnamed)  # of an id and its copy, the copy is the mistake
    for record in others:
        yield (
            record,
            Problem(
                record.schema.id_path,
                f"the id {record.written_id!r} is already taken by {_where(first)}",
                hint="choose another id, or delete one of the two if they are the same record",
                side=record.schema.id_side,
                related=(id_place(first, "the first record with this id"),),
            ),
        )


def id_place(record: Record, said: str) -> RecordPlace:
    """Where a record has its id, and what is said of it."""
    return RecordPlace(record.file, record.document, record.schema.id_path, said, record.schema.id_side)


def _where(record: Record) -> str:
    """The file of a record; in one of JSON Lines the line, too, which is the number of the document."""
    return (
        f"line {record.document + 1} of {record.file}"
        if record.file.endswith(LINES_SUFFIXES)
        else record.file
    )


@record_rule("id-not-file-name")
def id_not_file_name(record: Record, context: Context) -> Iterator[Problem]:
    """A record's id differs from the name of its file.

    Whoever looks for a record by its id looks for the file of that name. This applies to files with one record.

    To mend it: rename the file, or correct the id. If other records refer to the id, renaming is easier.
    """
    if _misnamed(record):
        name = PurePosixPath(record.file)
        yield Problem(
            ("id",),
            f"the id is {record.id!r}, but the file is called {name.name!r}",
            hint=f"rename the file to '{record.id}{name.suffix}', or write 'id: {name.stem}'",
        )


def _misnamed(record: Record) -> bool:
    return record.alone and f"/{record.file}".rpartition(".")[0].rpartition("/")[2] != record.id


def _by_unique_value(record: Record, context: Context) -> list[tuple[str, str, str]]:
    return [(record.kind, names, value) for names, value, _ in unique_values(record)]


def unique_values(record: Record) -> Iterator[tuple[str, str, KeyPath]]:
    """What no other record may share: the names of the fields, their values as text, and the place of the first.

    An empty value is none: that two records lack it says nothing.
    """
    for field in record.schema.unique:
        names = ", ".join(map(format_pattern, (field.pattern, *field.together)))
        for path, value in follow(record.data, field.pattern):
            values = [value, *(at(record.data, beside(pattern, path)) for pattern in field.together)]
            if not any(one in (None, "") for one in values):
                yield names, str(value) if len(values) == 1 else ", ".join(map(repr, values)), path


@group_rule("duplicate-value", key=_by_unique_value, mapped=True, concerns=has_unique_values)
def duplicate_value(group: Group, context: Context) -> Iterator[tuple[Record, Problem]]:
    """Two records of a kind share a value that only one of them can have.

    The schema marks such fields with `x-unique`: two people with the same Wikidata id are one person entered twice,
    or one of the ids is wrong.

    To mend it: merge the two records, or correct the value.
    """
    first, *others = group.records
    _, names, value = group.key
    shown = value if ", " in names else repr(value)
    for record in others:
        if record.id != first.id:
            there = RecordPlace(
                first.file, first.document, _place_of(value, names, first), "it stands here first"
            )
            yield (
                record,
                Problem(
                    _place_of(value, names, record),
                    f"{names} {shown} also stands in {first.written_id!r}; no two records may share it",
                    hint="merge the two records, or correct the value",
                    related=(there,),
                ),
            )


def _place_of(value: str, names: str, record: Record) -> KeyPath:
    """Where a unique value stands in a record: the first such place."""
    return next(path for fields, other, path in unique_values(record) if (fields, other) == (names, value))


@record_rule("repeated-entry", Severity.WARNING)
def repeated_entry(record: Record, context: Context) -> Iterator[Problem]:
    """A list holds the same entry twice.

    The same participant or the same source, word for word, a second time: whoever counts sources or sides counts one
    too many. In very long lists the first 200 entries are compared.

    To mend it: delete the second entry, or correct it if it was meant to differ.
    """
    for key, value in record.data.items():
        if isinstance(value, list) and len(value) > 1:
            for index, entry in enumerate(value[:MAX_ENTRIES]):
                if isinstance(entry, dict) and entry in value[:index]:
                    first = value.index(entry)
                    yield Problem(
                        (key, index),
                        f"this entry of {key!r} is the same as entry {first + 1}",
                        hint="delete it, or correct it if it was meant to differ",
                    )
