"""One flattening for every format: schema fields become tables and columns, records become rows.

- an object's fields become columns of the table it stands in: `venue_place`;
- each list becomes a table of its own, `event_participants`, whose rows are named by the record's id and
  `list_index`, the place in the list, counted from 0 as in `participants[0]`; a list of plain values has one column,
  `value`;
- a reference becomes a foreign key: to the table of its kind, or, where several kinds are possible, to `records`,
  which holds every id;
- a date (EDTF) has two more columns beside it, `date_earliest` and `date_latest`: the days that it can mean;
- what the schema leaves open (an object without described fields, values of several types) becomes JSON text, and
  what it allows without describing goes into a column `other`;
- a cell that is NULL is an absent key. What tables have no room for, a key that is there with `null`, an empty list or
  an empty object, goes into `other` as well. So nothing is dropped, and `rebuild` puts each record together again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from validator.corpus.records import Record
from validator.dataset import NotBuildableError
from validator.dataset.cells import Cell, cell, column_type
from validator.dataset.column_paths import write_path
from validator.dataset.names import RESERVED, Names
from validator.dataset.places import Shape, shape_of
from validator.dataset.records_table import records_table
from validator.dataset.table import CITATION, RECORDS, Column, ForeignKey, Table
from validator.dataset.windows import window
from validator.findings.paths import format_pattern
from validator.schema.schema import Schema

INDEX = "list_index"
MAX_COLUMNS = 2000  # SQLite's own limit (SQLITE_MAX_COLUMN)


@dataclass(slots=True)
class _Slot:
    """A column in the making. `parts` will be its name."""

    parts: tuple[str, ...]
    shape: Shape
    key: bool = False
    other: bool = False
    day: bool = False


@dataclass(slots=True)
class _Sheet:
    """A table in the making. Rows are sparse: slot number -> value as the record has it."""

    parts: tuple[str, ...]
    shape: Shape
    parent: _Sheet | None
    slots: list[_Slot] = field(default_factory=list)
    rows: list[dict[int, Any]] = field(default_factory=list)

    def add(self, slot: _Slot) -> int:
        self.slots.append(slot)
        return len(self.slots) - 1


@dataclass(slots=True)
class _Bound:
    """A shape bound to the sheet in which its values go. `window` is the first of a date's two columns of days."""

    value: int | None = None
    window: int | None = None
    only_text: bool = False
    children: dict[str, _Bound] = field(default_factory=dict)
    other: int = -1
    item: _Bound | None = None
    sheet: _Sheet | None = None


def build_tables(
    records: Sequence[Record], schemas: Iterable[Schema], original: Sequence[Record] | None = None
) -> list[Table]:
    """All tables, `records` first, then by kind. `records` are sorted by id; `schemas` are all versions of all kinds.

    `original` are the same records as they were read, where `records` were moved to newer schemas.

    A kind without records has empty tables, so that queries work on any dataset with the same schemas.
    Raises NotBuildableError where a kind has more columns than a table can have.
    """
    by_kind: dict[str, list[Schema]] = {}
    for schema in schemas:
        by_kind.setdefault(schema.kind, []).append(schema)
    sheets: list[_Sheet] = []
    roots: dict[str, _Sheet] = {}
    for kind, versions in sorted(by_kind.items()):
        own = [record for record in records if record.kind == kind]
        shape = shape_in_use(own, versions)
        opened: list[_Sheet] = []
        place = _open_sheet((kind,), shape, None, opened)
        roots[kind] = opened[0]
        sheets += opened
        for record in own:
            row: dict[int, Any] = {}
            opened[0].rows.append(row)
            _store(place, record.data, row, (record.id,))
            row[0] = record.id
    return [records_table(records, original), *_finish(sheets, roots)]


def shape_in_use(records: Iterable[Record], versions: Sequence[Schema]) -> Shape:
    """The shape of a kind's records: that of the versions which they have, or of the newest if there are none."""
    return shape_of_versions({record.schema.version for record in records}, versions)


def shape_of_versions(used: set[int], versions: Sequence[Schema]) -> Shape:
    """The shape of a kind, of which these versions are used; that of the newest if none is."""
    used = used or {max(schema.version for schema in versions)}
    newest = max((schema for schema in versions if schema.version in used), key=lambda s: s.version)
    shape = shape_of(schema for schema in versions if schema.version in used)
    shape.title = str(newest.document.get("title", newest.kind))
    shape.description = str(newest.document.get("description", ""))
    return shape


def names_of_kinds(kinds: Iterable[str]) -> tuple[dict[str, str], Names]:
    """The table of each kind, and the names that are taken then: a table of a list never takes that of a kind."""
    names = Names((RECORDS, CITATION, "columns", "search"))
    return {kind: names.take((kind,)) for kind in sorted(kinds)}, names


def _open_sheet(parts: tuple[str, ...], shape: Shape, parent: _Sheet | None, opened: list[_Sheet]) -> _Bound:
    """A sheet for a kind or a list, with those for the lists inside it, and the place that fills it."""
    sheet = _Sheet(parts, shape, parent)
    opened.append(sheet)
    if parent is None:
        known = shape.children.get("id") or Shape(("id",), "Identifier", "The name of the record.")
        known.types = frozenset({"string"})
        sheet.add(_Slot(("id",), known, key=True))
        return _bind(shape, (), sheet, opened)
    for slot in parent.slots:
        if slot.key:
            sheet.add(_Slot(_key_name(slot, parent), slot.shape, key=True))
    about = f"The place in the list {format_pattern(shape.pattern[:-1])}, counted from 0."
    sheet.add(_Slot((INDEX,), Shape(shape.pattern, "List index", about, frozenset({"integer"})), key=True))
    place = _bind(shape, (), sheet, opened)
    if place.other < 0:
        place.other = sheet.add(_other(shape, ()))
    return place


def _key_name(slot: _Slot, sheet: _Sheet) -> tuple[str, ...]:
    """What a table's key column is called in the tables of the lists below it: `event_id`, `sources_list_index`."""
    if sheet.parent is None:
        return (*sheet.parts, "id")
    return (*sheet.parts[len(sheet.parent.parts) :], INDEX) if slot.parts == (INDEX,) else slot.parts


def _bind(shape: Shape, parts: tuple[str, ...], sheet: _Sheet, opened: list[_Sheet]) -> _Bound:
    place = _Bound(only_text=bool(shape.ref))
    if shape.has_value and (parts or sheet.parent):
        root_id = sheet.parent is None and parts == ("id",)
        place.value = 0 if root_id else sheet.add(_Slot(parts or ("value",), shape))
        if shape.date:
            place.window = sheet.add(_day(parts, "earliest", "before"))
            sheet.add(_day(parts, "latest", "after"))
    for key, child in shape.children.items():
        place.children[key] = _bind(child, (*parts, key), sheet, opened)
    if shape.children or not shape.pattern:
        place.other = sheet.add(_other(shape, parts))
    if shape.items is not None:
        name = (*sheet.parts, *(parts or ("items",)))
        before = len(opened)
        place.item = _open_sheet(name, shape.items, sheet, opened)
        place.sheet = opened[before]
    return place


def _day(parts: tuple[str, ...], which: str, beyond: str) -> _Slot:
    about = f"The {which} day that the date can mean, as 2031-03-05; empty where nothing says that it was not {beyond}."
    title = f"The {which} day"
    return _Slot((*(parts or ("value",)), which), Shape((), title, about, frozenset({"string"})), day=True)


def _other(shape: Shape, parts: tuple[str, ...]) -> _Slot:
    about = "What stands here besides the fields that the schema describes, as JSON."
    return _Slot((*parts, "other"), Shape(shape.pattern, "Other", about), other=True)


def _store(place: _Bound, value: Any, row: dict[int, Any], key: tuple[Any, ...]) -> bool:
    """Put a value where it belongs. False: the place has no room for a value of this shape, or for an empty one."""
    if value is None:
        return False
    if isinstance(value, dict) and place.other >= 0 and (place.children or place.value is None):
        rest = {}
        for name, item in value.items():
            child = place.children.get(name)
            if child is None or not _store(child, item, row, key):
                rest[name] = item
        if rest or not value:
            row[place.other] = rest
        return True
    if isinstance(value, list) and place.item is not None and place.sheet is not None:
        if not value:
            return False
        for position, item in enumerate(value):
            item_key = (*key, position)
            item_row = dict(enumerate(item_key))
            if not _store(place.item, item, item_row, item_key) and item is not None:
                item_row[place.item.other] = item
            place.sheet.rows.append(item_row)
        return True
    if place.value is None or (place.only_text and not isinstance(value, str)):
        return False
    row[place.value] = value
    if place.window is not None:
        days = enumerate(window(value), start=place.window)
        row.update((number, day) for number, day in days if day is not None)
    return True


def _finish(sheets: Sequence[_Sheet], roots: dict[str, _Sheet]) -> Iterator[Table]:
    """Name everything, settle the columns' types, and turn the rows into cells."""
    kinds, names = names_of_kinds(roots)
    by_sheet = {id(sheet): kinds[kind] for kind, sheet in roots.items()}
    keys: dict[int, tuple[str, ...]] = {}
    for sheet in sheets:
        if id(sheet) not in by_sheet:
            by_sheet[id(sheet)] = names.take(sheet.parts)
    for sheet in sheets:
        numbers = _kept_slots(sheet)
        name = by_sheet[id(sheet)]
        if len(numbers) > MAX_COLUMNS:
            raise NotBuildableError(
                f"the table {name!r} would have {len(numbers)} columns, and a table can have {MAX_COLUMNS}; "
                "describe fewer fields in the schema, or make a list of them"
            )
        columns, cells = _columns(sheet, numbers)
        key = tuple(
            column.name for column, number in zip(columns, numbers, strict=True) if sheet.slots[number].key
        )
        keys[id(sheet)] = key
        if sheet.parent is None:
            foreign_keys = [ForeignKey(key, RECORDS, ("id",))]
        else:
            foreign_keys = [ForeignKey(key[:-1], by_sheet[id(sheet.parent)], keys[id(sheet.parent)])]
        for column, number in zip(columns, numbers, strict=True):
            slot = sheet.slots[number]
            if slot.shape.ref and not slot.key and not slot.other:
                target = kinds.get(slot.shape.ref[0], RECORDS) if len(slot.shape.ref) == 1 else RECORDS
                foreign_keys.append(ForeignKey((column.name,), target, ("id",)))
        yield Table(
            name, sheet.shape.title, sheet.shape.description, columns, key, tuple(foreign_keys), tuple(cells)
        )


def _kept_slots(sheet: _Sheet) -> list[int]:
    """The slots that become columns, `other` last and only where something stands in it."""
    filled = {number for row in sheet.rows for number in row}
    plain = [number for number, slot in enumerate(sheet.slots) if not slot.other]
    return plain + [number for number, slot in enumerate(sheet.slots) if slot.other and number in filled]


def _column_name(slot: _Slot, names: Names) -> str:
    """A name that SQL reserves says what it is: `from_date`, `order_value`."""
    if len(slot.parts) == 1 and slot.parts[0].casefold() in RESERVED:
        return names.take((*slot.parts, "date" if slot.shape.date else "value"))
    return names.take(slot.parts)


def _columns(sheet: _Sheet, numbers: Sequence[int]) -> tuple[tuple[Column, ...], Iterator[tuple[Cell, ...]]]:
    names = Names()
    columns = []
    for number in numbers:
        slot = sheet.slots[number]
        shape = slot.shape
        values = [row[number] for row in sheet.rows if number in row]
        kind = "date" if slot.day else column_type(shape.value_types, values)
        enum = tuple(item for item in shape.enum if isinstance(item, str))
        if kind != "string" or not set(values) <= set(enum):
            enum = ()
        path = write_path(shape.pattern)
        columns.append(
            Column(_column_name(slot, names), kind, path, shape.title, shape.description, enum, slot.key)
        )
    types = [column.type for column in columns]
    cells = (
        tuple(cell(row.get(number), kind) for number, kind in zip(numbers, types, strict=True))
        for row in sheet.rows
    )
    return tuple(columns), cells
