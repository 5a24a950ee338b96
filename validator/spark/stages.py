"""The plan: which stage reads what, as tables of Spark. Each stage is written down before the next one begins.

    files -> units -> records, findings, broken names          (read)
    records + what they name -> findings, groups, questions    (judge: again, until no question is left)
    groups + their records -> findings                         (judge groups: in the same way)

A stage that was written is never done again, whatever happens to a machine; nothing comes to the driver but counts.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import reduce
from typing import TYPE_CHECKING, Any

from validator.findings.usage import UsageError
from validator.spark import answers, judging, reading
from validator.spark.reading import Counts
from validator.spark.rows import BROKEN, COLUMNS, Row, table_of
from validator.spark.tools import Shipped

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession

SLOT = 2000
"""Records that are judged together, about: what they refer to is sent to them once."""
BUCKET = 10_000
"""Members of groups that are judged together, about."""
MAX_ROUNDS = 24
"""Rounds of questions. What lies so far away that more are needed is refused, not guessed: each may double the way."""
MAX_IDS = 5_000_000
"""Ids among which the nearest one is looked for: one worker holds them."""
_NAMES = ", ".join(Row._fields)


class Stages:
    """The stages of a run, each in a folder of `work`, which every worker must reach."""

    def __init__(self, spark: SparkSession, shipped: Shipped, work: str) -> None:
        self.spark = spark
        self.shipped = shipped
        self.work = work
        self.counts = Counts()
        self._found: list[DataFrame] = []
        self._said: DataFrame | None = None

    def write(self, name: str, rows: DataFrame) -> DataFrame:
        """Do a stage, and read what it wrote. What it counted is added up."""
        folder = f"{self.work}/{name}"
        rows.write.mode("overwrite").partitionBy("tag").parquet(folder)
        written = self.spark.read.schema(COLUMNS).parquet(folder).selectExpr(*Row._fields)
        for row in _tagged(written, "tally").select("data").collect():
            for *what, number in json.loads(bytes(row[0])):
                self.counts[tuple(what)] += number
        return written

    def read(self) -> None:
        """Read all files."""
        shipped = self.shipped
        files = table_of(Row("unit", file=number) for number in range(len(shipped.files)))
        listed = self.spark.createDataFrame(files).repartition(min(len(shipped.files), 256))
        units = self.write("units", listed.mapInArrow(lambda rows: reading.cut_files(shipped, rows), COLUMNS))
        pieces, total = units.where("length(data) > 0").count(), units.count()
        tasks = max(1, pieces // 4 + (total - pieces) // 64)
        read = units.repartition(tasks).mapInArrow(lambda rows: reading.read_units(shipped, rows), COLUMNS)
        self.all = self.write("read", read)
        self.records = _tagged(self.all, "record")
        self.broken = _tagged(self.all, "broken").select("name").distinct()
        self.complete = self.broken.limit(1).count() == 0
        self._found.append(self.all)

    def judge(self) -> None:
        """Judge all records and their links, in as many rounds as their questions take."""
        shipped, complete = self.shipped, self.complete

        def judge(table: pa.Table) -> pa.Table:
            return judging.judge_slot(shipped, complete, table)

        waiting = self._in_slots()
        for number in range(MAX_ROUNDS):
            judged = self._judge(f"judged-{number}", waiting, waiting, judge)
            self._found.append(judged)
            left = _tagged(judged, "record")
            if left.limit(1).count() == 0:
                return
            self._answer(left, f"records-{number}")
            waiting = left if number < 2 else self._farther(left)
        self._too_far(left.select("file", "document").first())

    def judge_groups(self) -> None:
        """Judge the groups of a size that their rules look at."""
        shipped, complete = self.shipped, self.complete

        def judge(table: pa.Table) -> pa.Table:
            return judging.judge_bucket(shipped, complete, table)

        members = reduce(_union, (_tagged(found, "group") for found in self._found[1:]))
        sizes = members.groupBy("number").count()
        alone, large = "number % 2 = 1", f"count > {judging.MAX_MEMBERS}"
        self._give_up(members, sizes.where(f"{large} and not {alone}"))
        wanted = sizes.where(f"(count = 1) = ({alone}) and not ({large})")
        total = wanted.selectExpr("sum(count)").collect()[0][0] or 0
        if not total:
            return
        buckets = total // BUCKET + 1
        slot = f"cast(pmod(shiftright(number, 1), {buckets}) as int)"
        groups = self.write("groups", _rows(wanted, "group", slot=slot, number="number"))
        joined = members.drop("slot").join(groups.select("slot", "number"), "number")
        members = self.write(
            "members", _rows(joined, "member", slot="slot", file="file", document="document", number="number")
        )
        for number in range(MAX_ROUNDS):
            inside = members.join(groups.select("number"), "number", "left_semi")
            places = inside.select("slot", "file", "document").distinct()
            records = self.records.drop("slot").join(places, ["file", "document"]).selectExpr(*Row._fields)
            together = reduce(_union, (groups, _named(inside), records))
            judged = self._judge(f"grouped-{number}", groups, together, judge)
            self._found.append(judged)
            groups = _tagged(judged, "group")
            if groups.limit(1).count() == 0:
                return
            self._answer(groups, f"groups-{number}")
        self._too_far(None)

    def findings(self) -> DataFrame:
        """All findings of the records, as rows."""
        return self.said("finding")

    def said(self, tag: str) -> DataFrame:
        """What all stages said of one sort."""
        return reduce(_union, (_tagged(found, tag) for found in self._found))

    def _in_slots(self) -> DataFrame:
        """The records, in slots: those that quote one article together, unless they are many."""
        from pyspark.sql import functions as f

        slots = self.counts["record",] // SLOT + 1
        many = self.records.groupBy("key").count().where(f"count > {4 * SLOT} or key = X''").select("key")
        salted = self.records.join(many.withColumn("many", f.lit(True)), "key", "left")
        salt = f"if(many is null, 0L, file * 1000003L + document div {SLOT})"
        slot = f.expr(f"cast(pmod(hash(key, {salt}), {slots}) as int)")
        return salted.withColumn("slot", slot).selectExpr(*Row._fields)

    def _judge(
        self, name: str, asking: DataFrame, rows: DataFrame, judge: Callable[[pa.Table], pa.Table]
    ) -> DataFrame:
        """Judge rows, slot by slot, each with the answers to what is asked in it."""
        wanted = asking.selectExpr("slot", "explode(questions) as question").distinct()
        together = _union(rows, self._answers(wanted))
        return self.write(name, together.groupBy("slot").applyInArrow(judge, COLUMNS))

    def _answers(self, wanted: DataFrame) -> DataFrame:
        """The answers to the questions of each slot: of the records that claim an id, the first two of each schema."""
        named = wanted.selectExpr("question as name").distinct()
        place = "row_number() over (partition by name, number order by file, document) as nth"
        first = (
            self.records.drop("slot")
            .join(named, "name", "left_semi")
            .selectExpr("*", place)
            .where("nth <= 2")
        )
        asked = wanted.withColumnRenamed("question", "name")
        records = _rows(
            first.join(asked, "name"),
            "answer",
            **{name: name for name in ("slot", "file", "document", "number", "name", "data")},
        )
        broken = _rows(
            self.broken.join(asked, "name"), "answer", slot="slot", name="name", number=str(BROKEN)
        )
        found = _union(records, broken)
        if self._said is not None:
            said = self._said.drop("slot").join(asked, "name")
            columns = {name: name for name in ("slot", "number", "name", "data")}
            found = _union(found, _rows(said, "answer", **columns))
        return found

    def _answer(self, left: DataFrame, name: str) -> None:
        """Answer the questions that are about the whole corpus, and were not put before."""
        special = "substring(name, 1, 1) = X'00'"
        asked = left.selectExpr("explode(questions) as name").where(special).distinct()
        if self._said is not None:
            asked = asked.join(self._said.select("name"), "name", "left_anti")
        asked = self.write(f"asked-{name}", _rows(asked, "question", name="name"))
        if asked.limit(1).count() == 0:
            return
        # `question` writes the sort of a question first: ["\u0000nearest", ...]
        nearest = asked.where("locate('nearest', cast(substring(name, 1, 20) as string)) > 0")
        holding = asked.where("locate('holds', cast(substring(name, 1, 20) as string)) > 0")
        found = [self._nearest(nearest)] if nearest.limit(1).count() else []
        found += [self._holding(holding)] if holding.limit(1).count() else []
        answered = self.write(f"answers-{name}", reduce(_union, found))
        self._said = _union(self._said, answered) if self._said is not None else answered

    def _nearest(self, asked: DataFrame) -> DataFrame:
        shipped = self.shipped
        place = "row_number() over (partition by name order by file, document) as nth"
        ids = self.records.selectExpr("file", "document", "number", "name", place).where("nth = 1")
        if ids.count() > MAX_IDS:
            raise UsageError(
                f"there are more than {MAX_IDS:,} ids, among which --engine spark does not look for the one that was "
                "meant by a reference that leads nowhere (unknown-reference): correct such references first"
            )
        columns = {name: name for name in ("file", "document", "number", "name")}
        rows = _union(_rows(ids, "record", **columns), asked)
        return rows.groupBy("slot").applyInArrow(lambda table: answers.find_nearest(shipped, table), COLUMNS)

    def _holding(self, asked: DataFrame) -> DataFrame:
        shipped = self.shipped
        numbers = list(map(str, shipped.articles)) or ["-1"]
        articles = self.records.where(f"number in ({', '.join(numbers)})")
        slots = articles.count() // SLOT + 1
        placed = articles.selectExpr("*", f"cast(pmod(hash(name), {slots}) as int) as place").drop("slot")
        placed = placed.withColumnRenamed("place", "slot").selectExpr(*Row._fields)
        chunks = placed.select("slot").distinct()
        everywhere = asked.drop("slot").crossJoin(chunks).selectExpr(*Row._fields)
        found = (
            _union(placed, everywhere)
            .groupBy("slot")
            .applyInArrow(lambda table: answers.find_holding(shipped, table), COLUMNS)
        )
        return (
            _union(found, _rows(asked, "found", file="-1", name="name"))
            .groupBy("name")
            .applyInArrow(answers.first_holding, COLUMNS)
        )

    def _farther(self, left: DataFrame) -> DataFrame:
        """Records that wait, and what they ask: with all that is asked by those whose answers they wait for."""
        own = left.selectExpr("name", "questions as further")
        asked = left.selectExpr("file", "document", "explode(questions) as name")
        more = asked.join(own, "name").selectExpr("file", "document", "explode(further) as name")
        questions = _union(asked, more).groupBy("file", "document").agg({"name": "collect_set"})
        questions = questions.toDF("file", "document", "questions")
        return left.drop("questions").join(questions, ["file", "document"]).selectExpr(*Row._fields)

    def _give_up(self, members: DataFrame, large: DataFrame) -> None:
        """Say of groups of too many records that they are not judged."""
        if large.limit(1).count() == 0:
            return
        shipped = self.shipped
        first = members.join(large, "number").selectExpr("number", "struct(file, document) as place")
        first = first.groupBy("number").agg({"place": "min"}).toDF("number", "place")
        numbers = first.selectExpr("place.file", "place.document", "cast(number as string) as number")
        numbers = (
            numbers.groupBy("file", "document").agg({"number": "collect_list"}).toDF("file", "document", "ns")
        )
        rows = self.records.drop("questions").join(numbers, ["file", "document"])
        rows = rows.selectExpr("*", "transform(ns, n -> cast(n as binary)) as questions").selectExpr(
            *Row._fields
        )
        given_up = rows.groupBy("slot").applyInArrow(
            lambda table: judging.give_up_groups(shipped, table), COLUMNS
        )
        self._found.append(self.write("given-up", given_up))

    def _too_far(self, place: Any) -> None:
        where = f", as from {self.shipped.files[place[0]][0]}:{place[1] + 1}" if place else ""
        raise UsageError(
            f"references lead on over so many records{where} that --engine spark does not follow them "
            "(reference-cycle, merged-reference); check this dataset without it"
        )


def _tagged(rows: DataFrame, tag: str) -> DataFrame:
    return rows.where(f"tag = '{tag}'")


def _union(one: DataFrame, other: DataFrame) -> DataFrame:
    return one.unionByName(other)


def _named(rows: DataFrame) -> DataFrame:
    return rows.selectExpr(*Row._fields)


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


def _rows(table: DataFrame, tag: str, **columns: str) -> DataFrame:
    """A table as rows; what no column is given for is empty."""
    said = {**_EMPTY, **columns}
    return table.selectExpr(
        f"'{tag}' as tag", *(f"cast({said[name]} as {_TYPES[name]}) as {name}" for name in _EMPTY)
    )
