"""Schemas and records to tables, case by case and as a property: nothing gets lost, whatever the names."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from harbour_dataset import Json, canonical, record_of, schemas_of
from hypothesis import given, settings
from hypothesis import strategies as st

from validator.dataset import NotBuildableError, sqlite
from validator.dataset.rebuild import from_sqlite
from validator.dataset.table import Table
from validator.dataset.tables import build_tables

CASES = yaml.load(Path(__file__).with_name("flattening.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)


def tables_of(kinds: dict[str, Json], records: list[Json]) -> dict[str, Table]:
    schemas = schemas_of(kinds)
    first = next(iter(kinds))
    found = [record_of({"schema": first, **data}, schemas) for data in records]
    tables = build_tables(sorted(found, key=lambda record: record.id), list(schemas.values()))
    return {table.name: table for table in tables}


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_flattening(case: Json, tmp_path: Path) -> None:
    tables = tables_of(case.get("kinds") or {"thing/1": case["properties"]}, case["records"])
    for name, (header, *rows) in case.get("tables", {}).items():
        assert [column.name for column in tables[name].columns] == header
        # repr: 1, 1.0 and True must not pass for each other
        assert repr([list(row) for row in tables[name].rows]) == repr(rows)
    for name, types in case.get("types", {}).items():
        found = {column.name: column.type for column in tables[name].columns}
        assert {key: found[key] for key in types} == types
    for name, keys in case.get("foreign_keys", {}).items():
        expected = dict(keys)
        for key in tables[name].foreign_keys:
            target = f"{key.table}.{', '.join(key.target)}"
            assert expected.pop(", ".join(key.columns), target) == target
        assert not expected
    sqlite.write(tables.values(), tmp_path / "x.sqlite")


def test_a_kind_with_too_many_fields_is_refused() -> None:
    fields = {f"f{number}": {"type": "string"} for number in range(2000)}
    with pytest.raises(NotBuildableError, match="2002 columns"):
        tables_of({"thing/1": fields}, [{"id": "a"}])


def test_a_very_long_name_still_names_a_file(tmp_path: Path) -> None:
    tables = tables_of(
        {"thing/1": {"ü" * 300: {"type": "array", "items": {"type": "string"}}}}, [{"id": "a"}]
    )
    for name in tables:
        (tmp_path / f"{name}.csv").touch()


def test_an_enum_is_kept_only_if_every_version_has_one() -> None:
    kinds: dict[str, Json] = {
        "note/1": {"a": {"enum": ["x"]}, "b": {"enum": ["x"]}, "c": {"enum": ["x"]}},
        "note/2": {"a": {"enum": ["y"]}, "b": {"type": "string"}},
    }
    records = [{"schema": "note/1", "id": "m", "a": "x"}, {"schema": "note/2", "id": "n", "a": "y", "b": "z"}]
    columns = {column.name: column for column in tables_of(kinds, records)["note"].columns}
    assert columns["a"].enum == ("y", "x")
    assert columns["b"].enum == ()


# Letters that fold together, SQL, quotes, separators, what paths are divided by, and words that SQL keeps for itself.
NAMES = (
    st.text(alphabet="aAbBßſ_2 \"';-/\\\x00éé漢.[", min_size=1, max_size=4)
    | st.sampled_from(("from", "to", "other"))
).filter(lambda name: name not in ("id", "schema", "draft", "proofs"))
SCALARS: Any = st.sampled_from(
    [
        ({"type": "string"}, st.text(max_size=4)),
        ({"type": "integer"}, st.integers()),
        ({"type": "number"}, st.floats(allow_nan=False, allow_infinity=False) | st.integers()),
        ({"type": "boolean"}, st.booleans()),
        ({"type": ["string", "integer", "boolean"]}, st.text(max_size=2) | st.integers() | st.booleans()),
    ]
)


def _object(fields: dict[str, tuple[Json, Any]]) -> tuple[Json, Any]:
    schema = {"type": "object", "properties": {name: schema for name, (schema, _) in fields.items()}}
    values = {name: value for name, (_, value) in fields.items()}
    return schema, st.fixed_dictionaries({}, optional=values) | st.none()


def _list(item: tuple[Json, Any]) -> tuple[Json, Any]:
    return {"type": "array", "items": item[0]}, st.lists(item[1] | st.none(), max_size=3)


SHAPES: Any = st.recursive(
    SCALARS,
    lambda inner: st.dictionaries(NAMES, inner, min_size=1, max_size=3).map(_object) | inner.map(_list),
    max_leaves=6,
)


@settings(max_examples=150, deadline=None)
@given(st.data(), st.dictionaries(NAMES, SHAPES, min_size=1, max_size=4))
def test_a_record_can_be_put_together_again(data: st.DataObject, fields: dict[str, tuple[Json, Any]]) -> None:
    """Property: from the tables of the SQLite file every record comes back, with its nulls and its empty lists."""
    schema, values = _object(fields)
    drawn = values.filter(lambda value: value is not None)
    record = {"schema": "thing/1", "id": "r", **data.draw(drawn)}
    other = {"schema": "thing/1", "id": "s", **data.draw(drawn), "draft": False}
    tables = tables_of({"thing/1": schema["properties"]}, [record, other])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "x.sqlite")
        sqlite.write(tables.values(), path)
        assert list(map(canonical, from_sqlite(path))) == [canonical(record), canonical(other)]
