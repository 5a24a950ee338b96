"""Tables of Spark as rows (`validator.spark.rows`): told apart, put together, and made of others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validator.spark.rows import COLUMNS, Row

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


FEW = 200_000
"""Rows that are sent to all tasks, in the place of a shuffle of all records."""


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


def sent(rows: DataFrame, number: int) -> DataFrame:
    """Some `number` rows, to join others with: sent to all tasks if they are few."""
    return rows.hint("broadcast") if number <= FEW else rows


def farther(left: DataFrame, waited: DataFrame) -> DataFrame:
    """Records that wait, and what they ask: with all that was ever asked by those whose answers they wait for."""
    own = waited.selectExpr("name", "questions as further")
    asked = left.selectExpr("file", "document", "explode(questions) as name")
    more = asked.join(own, "name").selectExpr("file", "document", "explode(further) as name")
    questions = union(asked, more).groupBy("file", "document").agg({"name": "collect_set"})
    questions = questions.toDF("file", "document", "questions")
    return left.drop("questions").join(questions, ["file", "document"]).selectExpr(*Row._fields)


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
