"""The tables of two built datasets, as their descriptors say: what was added, removed or means something else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from validator.changes.built import Column, TableDescribed


class Told(NamedTuple):
    """A change, and how much it concerns a reader: `major`, `minor` or `patch`."""

    level: str
    about: str
    name: str
    text: str


def compare_tables(old: Mapping[str, TableDescribed], new: Mapping[str, TableDescribed]) -> Iterator[Told]:
    """What changed in the tables, by name."""
    for name in old.keys() - new.keys():
        yield Told("major", "table", name, "the table is gone")
    for name in new.keys() - old.keys():
        yield Told("minor", "table", name, "a new table")
    for name in old.keys() & new.keys():
        yield from _table(old[name], new[name])


def _table(old: TableDescribed, new: TableDescribed) -> Iterator[Told]:
    name = new.name
    before, after = ({column.name: column for column in one.columns.fields_} for one in (old, new))
    for column in before:
        if column not in after:
            yield Told("major", "column", f"{name}.{column}", "the column is gone")
        else:
            yield from _column(f"{name}.{column}", before[column], after[column])
    for column in after:
        if column not in before:
            yield Told("minor", "column", f"{name}.{column}", "a new column")
    stayed = [[column for column in some if column in before and column in after] for some in (before, after)]
    if stayed[0] != stayed[1]:
        text = "the columns stand in another order, which concerns whoever reads them by their number"
        yield Told("major", "table", name, text)
    if old.columns.primary_key != new.columns.primary_key:
        yield Told("major", "table", name, "its rows are named by other columns (primary key)")
    links, others = old.columns.foreign_keys, new.columns.foreign_keys
    if any(link not in others for link in links):
        yield Told("major", "table", name, "what its columns refer to is changed (foreign keys)")
    elif any(link not in links for link in others):
        yield Told("minor", "table", name, "more of its columns refer to another table (foreign keys)")
    if (old.title, old.description) != (new.title, new.description):
        yield Told("patch", "table", name, "its description is worded otherwise")


def _column(name: str, old: Column, new: Column) -> Iterator[Told]:
    if (old.type, old.format) != (new.type, new.format):
        yield Told("major", "column", name, f"its type is changed from {old.type} to {new.type}")
    was, now = old.constraints, new.constraints
    if was.required and not now.required:
        yield Told("major", "column", name, "it may be empty now")
    elif now.required and not was.required:
        yield Told("minor", "column", name, "it is never empty now")
    if was.enum is not None and now.enum != was.enum:
        added = [str(value) for value in now.enum or () if value not in was.enum]
        if now.enum is None:
            yield Told("minor", "column", name, "it may have any value now")
        elif added:
            yield Told("minor", "column", name, f"it may have further values: {', '.join(added)}")
        else:
            yield Told("patch", "column", name, "it may have fewer values")
    if (old.title, old.description) != (new.title, new.description):
        yield Told("patch", "column", name, "its description is worded otherwise")
