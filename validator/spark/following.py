"""What refers to records that stay out of a dataset, and what refers to that, to the end."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING

from validator.findings.usage import UsageError
from validator.spark.frames import as_rows, union
from validator.spark.rows import COLUMNS, Row, rows_of, table_of
from validator.spark.stages import Stages

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame

PLACE = ["file", "document"]
"""The columns that tell a record from others."""
ROUNDS = 3
"""Steps that all workers take together. What lies farther away is followed by one of them."""
MAX_LINKS = 5_000_000
"""Links that one worker holds for that."""


def without(rows: DataFrame, places: DataFrame) -> DataFrame:
    """Those of some rows that are not of certain records."""
    return rows.join(places.select(*PLACE), PLACE, "left_anti").selectExpr(*Row._fields)


def dead(links: DataFrame, there: DataFrame) -> DataFrame:
    """The links that lead to no record of these, or to one of another kind."""
    from pyspark.sql import functions as f

    same = f.expr("one.name = other.name and array_contains(one.questions, other.key)")
    return links.alias("one").join(there.select("name", "key").alias("other"), same, "left_anti")


def follow(
    stages: Stages, label: str, there: DataFrame, links: DataFrame, broken: DataFrame
) -> Iterator[DataFrame]:
    """Those of some records that go with others: the ones with `broken` links, what links to these, and so on.

    They come in parts, each of which was written as a stage. Raises UsageError where they lie too far away.
    """
    for number in range(ROUNDS):
        lost = there.join(broken.select(*PLACE).distinct(), PLACE, "left_semi").selectExpr(*Row._fields)
        lost, _ = stages.write(f"{label}-{number}", lost)
        if not lost.limit(1).collect():
            return
        yield lost
        there, links = without(there, lost), without(links, lost)
        names = lost.select("name").distinct()
        broken = dead(links.join(names, "name", "left_semi"), there)
    if links.count() > MAX_LINKS:
        raise UsageError(
            f"records refer over more than {ROUNDS} steps to one that stays out, and there are more than "
            f"{MAX_LINKS:,} references, among which --engine spark does not follow them; mend the errors first (or "
            "take all extracted records in), or build this dataset without it"
        )
    together = union(union(there, links), as_rows(names, "gone", "name")).drop("slot")
    placed = together.selectExpr("*", "0 as slot").selectExpr(*Row._fields)
    yield stages.write(f"{label}-far", placed.groupBy("slot").applyInArrow(_follow_to_the_end, COLUMNS))[0]


def _follow_to_the_end(table: pa.Table) -> pa.Table:
    """Of all records and links, the records that go with those whose names are `gone`."""
    records: dict[tuple[int, int], Row] = {}
    named: dict[bytes, list[Row]] = {}
    links: dict[bytes, list[Row]] = {}
    gone = deque[bytes]()
    for row in rows_of(table):
        if row.tag == "gone":
            gone.append(row.name)
        elif row.tag == "link":
            links.setdefault(row.name, []).append(row)
        else:
            records[row.file, row.document] = row
            named.setdefault(row.name, []).append(row)
    lost = list[Row]()
    while gone:
        name = gone.popleft()
        kinds = {row.key for row in named.get(name, ()) if (row.file, row.document) in records}
        for link in links.get(name, ()):
            if not kinds.intersection(link.questions or ()):
                place = link.file, link.document
                if place in records:
                    lost.append(records.pop(place))
                    gone.append(lost[-1].name)
    return table_of(lost)
