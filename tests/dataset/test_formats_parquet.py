"""Parquet, and CSV, in DuckDB, pandas and polars: the same answers as from SQLite, and every record comes back."""

from __future__ import annotations

import json
import sqlite3
import tempfile
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from format_readers import reader
from harbour_dataset import TITLE, Json, bytes_of, canonical, read_json, record_of, schemas_of
from hypothesis import given, settings
from hypothesis import strategies as st
from shipped_dataset import build_shipped, the_questions
from test_dataset_tables import NAMES, SHAPES, _object

from validator.corpus.config_model import Settings
from validator.dataset import parquet
from validator.dataset.content import Content
from validator.dataset.tables import build_tables
from validator.dataset.views import VIEWS

pa = reader("pyarrow")
pq = reader("pyarrow.parquet")
duckdb = reader("duckdb")
pandas = reader("pandas")
polars = reader("polars")

Answer = list[tuple[str, ...]]


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_shipped(tmp_path_factory.mktemp("parquet"), "--format", "sqlite,csv,jsonl,parquet")


@pytest.fixture(scope="module")
def answers(dist: Path) -> dict[str, Answer]:
    """What SQLite says to each question."""
    (file,) = dist.glob("*.sqlite")
    with closing(sqlite3.connect(file)) as connection:
        return {query: plain(connection.execute(query).fetchall()) for query in the_questions()}


def plain(rows: list[tuple[Any, ...]]) -> Answer:
    """Rows as text, sorted: a day is a date in one program, and text in another."""
    cells = ((int(cell) if isinstance(cell, bool) else cell for cell in row) for row in rows)
    return sorted(tuple(map(str, row)) for row in cells)


def test_the_questions_are_asked() -> None:
    assert len(the_questions()) == 9


def test_duckdb_answers_the_questions_from_csv(dist: Path, answers: dict[str, Answer]) -> None:
    types = {"integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN", "date": "DATE"}
    with closing(duckdb.connect()) as database:
        for resource in read_json(dist / "datapackage.json")["resources"]:
            columns = {
                field["name"]: types.get(field["type"], "VARCHAR") for field in resource["schema"]["fields"]
            }
            database.execute(
                f"CREATE TABLE {resource['name']} AS FROM read_csv('{dist / resource['path']}', header = true, "
                f"columns = {columns}, delim = ',', quote = '\"', escape = '\"', allow_quoted_nulls = false)"
            )
        for name, query in VIEWS.items():
            database.execute(f"CREATE VIEW {name} AS {query}")
        for query, answer in answers.items():
            assert plain(database.execute(query).fetchall()) == answer, query


def test_duckdb_answers_the_questions_from_parquet(dist: Path, answers: dict[str, Answer]) -> None:
    with closing(duckdb.connect()) as database:
        for path in sorted((dist / "parquet").iterdir()):
            flatten(database, path.stem, f"SELECT * FROM '{path}'", list(pq.read_schema(path)), ["id"])
        for name, query in VIEWS.items():
            database.execute(f"CREATE VIEW {name} AS {query}")
        for query, answer in answers.items():
            assert plain(database.execute(query).fetchall()) == answer, query


def flatten(database: Any, name: str, source: str, fields: list[Any], keys: list[str]) -> None:
    """The flat tables that SQLite has, as views: objects become columns, and each list a view of its own."""
    columns = [*keys] if keys != ["id"] else []
    lists: list[tuple[str, str, Any]] = []

    def walk(prefix: str, fields: list[Any], at: str) -> None:
        for field in fields:
            place = f'{at}"{field.name}"'
            if pa.types.is_struct(field.type):
                walk(f"{prefix}{field.name}_", list(field.type), f"{place}.")
            elif pa.types.is_list(field.type):
                lists.append((f"{prefix}{field.name}", place, field.type.value_type))
            else:
                columns.append(f'{place} AS "{prefix}{field.name}"')

    walk("", fields, "" if keys == ["id"] else "item.")
    database.execute(f"CREATE VIEW {name} AS SELECT {', '.join(columns)} FROM ({source})")
    for part, place, kind in lists:
        own = ["id AS " + f"{name}_id"] if keys == ["id"] else [
            f"{key} AS {name.split('_', 1)[1]}_list_index" if key == "list_index" else key for key in keys
        ]  # fmt: skip
        rows = f"SELECT {', '.join(own)}, generate_subscripts({place}, 1) - 1 AS list_index, unnest({place}) AS item"
        names = [entry.split(" AS ")[-1] for entry in own]
        inner = list(kind) if pa.types.is_struct(kind) else [pa.field("value", kind)]
        below = f"{rows} FROM ({source})"
        if not pa.types.is_struct(kind):
            below = f"SELECT {', '.join(names)}, list_index, {{'value': item}} AS item FROM ({below})"
        flatten(database, f"{name}_{part}", below, inner, [*names, "list_index"])


def test_pandas_and_polars_read_it(dist: Path, answers: dict[str, Answer]) -> None:
    folder = dist / "parquet"
    records = pandas.read_parquet(folder / "records.parquet")
    unreviewed = records[(records.kind == "statement") & (records.review != "reviewed") & ~records.retired]
    (query,) = [query for query in answers if "review != 'reviewed'" in query]
    assert sorted(unreviewed.id) == sorted(row[0] for row in answers[query])
    day = date(2019, 3, 5)
    people = (
        polars.read_parquet(folder / "person.parquet").explode("positions").unnest("positions", separator=".")
    )
    held = people.filter(
        polars.col("positions.title").is_not_null()
        & polars.col("positions.from_earliest").fill_null(date.min).le(day)
        & polars.col("positions.to_latest").fill_null(date.max).ge(day)
    )
    (query,) = [query for query in answers if "positions_on" in query]
    assert sorted(held["positions.title"]) == sorted(row[1] for row in answers[query])
    statements = polars.scan_parquet(folder / "statement.parquet").select("id", "sources").collect()
    assert statements["sources"].list.len().min() >= 1
    assert statements.schema["sources"].inner.fields[0].name == "article"


def test_every_record_comes_back(dist: Path) -> None:
    expected = [
        canonical(json.loads(line))
        for path in sorted((dist / "jsonl").iterdir())
        for line in path.read_text("utf-8").splitlines()
    ]
    assert list(map(canonical, parquet.records_in(dist / "parquet"))) == expected


def test_the_same_records_give_the_same_bytes(dist: Path, tmp_path: Path) -> None:
    again = build_shipped(tmp_path, "--format", "parquet")
    assert bytes_of(again / "parquet") == bytes_of(dist / "parquet")
    assert "parquet/statement.parquet" in read_json(again / "manifest.json")["files"]


@settings(max_examples=60, deadline=None)
@given(st.data(), st.dictionaries(NAMES, SHAPES, min_size=1, max_size=4))
def test_whatever_a_record_holds_comes_back(data: st.DataObject, fields: dict[str, tuple[Json, Any]]) -> None:
    schema, values = _object(fields)
    drawn = values.filter(lambda value: value is not None)
    written = [{"schema": "thing/1", "id": name, **data.draw(drawn)} for name in ("r", "s")]
    schemas = schemas_of({"thing/1": schema["properties"]})
    records = [record_of(record, schemas) for record in written]
    tables = build_tables(records, list(schemas.values()))
    content = Content("things", Settings.model_validate(TITLE), records, list(schemas.values()), tables)
    with tempfile.TemporaryDirectory() as folder:
        parquet.write(content, Path(folder))
        assert list(map(canonical, parquet.records_in(Path(folder)))) == list(map(canonical, written))
