"""Tables of Spark as rows (`validator.spark.rows`): told apart, put together, and made of others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validator.spark.rows import COLUMNS

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


def tagged(rows: DataFrame, tag: str) -> DataFrame:
    """The rows of one sort."""
    return rows.where(f"tag = '{tag}'")


def union(one: DataFrame, other: DataFrame) -> DataFrame:
    """The rows of both."""
    return one.unionByName(other)


def asked_in(rows: DataFrame) -> DataFrame:
    """What is asked in which slot."""
    return rows.selectExpr("slot", "explode(questions) as name")


def questions_of(asked: DataFrame, sort: str) -> DataFrame:
    """Those of some questions that are of one sort, as rows."""
    return as_rows(asked.where(is_sort(sort)), "question", "name")


def is_sort(sort: str) -> str:
    """An expression: whether a name is a question of one sort (`validator.spark.asking`)."""
    return f"substring(name, 1, {len(sort)}) = X'{sort.encode().hex()}'"


_EMPTY = {
    "slot": "0",
    "file": "0",
    "document": "0",
    "number": "0",
    "name": "X''",
    "key": "X''",
    "questions": "cast(null as array<binary>)",
    "data": "X''",
}
_TYPES = dict(column.strip().split(" ", 1) for column in COLUMNS.split(","))


def as_rows(table: DataFrame, tag: str, *kept: str, **columns: str) -> DataFrame:
    """A table as rows: some columns as they are, some as an expression says; all others are empty."""
    said = {**_EMPTY, **{name: name for name in kept}, **columns}
    return table.selectExpr(
        f"'{tag}' as tag", *(f"cast({said[name]} as {_TYPES[name]}) as {name}" for name in _EMPTY)
    )
