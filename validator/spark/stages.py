"""The plan: which stage reads what, as tables of Spark. Each stage is written down before the next one begins.

    files -> units -> records, findings, broken names          (read)
    records + what they name -> findings, groups, questions    (judge: again, until no question is left)
    groups + their records -> findings                         (judge groups: in the same way)

A stage that was written is never done again, whatever happens to a machine; nothing comes to the driver but counts.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from dataclasses import replace
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, Any

from validator.evidence.archive import Archive
from validator.findings.usage import UsageError
from validator.spark import answers, judging, reading
from validator.spark.asking import HOLDS, NEAREST, TEXT
from validator.spark.frames import FEW, as_rows, asked_in, farther, is_sort, questions_of, sent, tagged, union
from validator.spark.reading import Counts
from validator.spark.rows import BROKEN, COLUMNS, HELD, Row, table_of
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


Told = Callable[[str, float], None]


class Stages:
    """The stages of a run, each in a folder of `work`, which every worker must reach.

    `counts` adds up what all stages counted.
    """

    def __init__(self, spark: SparkSession, shipped: Shipped, work: str, told: Told | None = None) -> None:
        """`told` is told of each stage when it is done: its name, and how many seconds it took."""
        self.spark = spark
        self._told = told
        self.shipped = shipped
        self.work = work
        self.counts = Counts()
        self._found: list[DataFrame] = []
        self._said: DataFrame | None = None

    def write(self, name: str, rows: DataFrame) -> tuple[DataFrame, Counts]:
        """Do a stage: what it wrote, and what it counted."""
        begun = time.monotonic()
        folder, counts = f"{self.work}/{name}", Counts()
        rows.write.partitionBy("tag").parquet(folder)
        written = self.spark.read.schema(COLUMNS).parquet(folder).selectExpr(*Row._fields)
        for row in tagged(written, "tally").select("data").collect():
            for *what, number in json.loads(bytes(row[0])):
                counts[tuple(what)] += number
        self.counts.update(counts)
        if self._told:
            self._told(name, time.monotonic() - begun)
        return written, counts

    def read(self) -> None:
        """Read all files."""
        shipped = self.shipped
        files = table_of(Row("unit", file=number) for number in range(len(shipped.files)))
        listed = self.spark.createDataFrame(files).repartition(min(len(shipped.files), 256))
        cut = listed.mapInArrow(lambda rows: reading.cut_files(shipped, rows), COLUMNS)
        units, counts = self.write("units", cut)
        tasks = max(1, counts["piece",] // 4 + counts["small",] // 64)
        units = tagged(units, "unit").repartition(tasks)
        self.all, _ = self.write(
            "read", units.mapInArrow(lambda rows: reading.read_units(shipped, rows), COLUMNS)
        )
        self.records = tagged(self.all, "record")
        self.broken = tagged(self.all, "broken").select("name").distinct()
        self.complete = not self.counts["broken",]
        self._texts = self._find_texts()
        self._found.append(self.all)

    def _find_texts(self) -> DataFrame | None:
        """Which text has which hash: rows of texts, or the table of them that was given."""
        shipped = self.shipped
        if shipped.texts:
            name = f"concat(X'{TEXT.encode().hex()}', cast(sha256 as binary))"
            return as_rows(
                self.spark.read.parquet(shipped.texts), "text", name=name, data="cast(text as binary)"
            )
        archive = Archive(Path(shipped.archive), Path(shipped.around_archive))
        files = archive.listed() if self.counts["text",] else []
        if archive.too_large:
            self.shipped = replace(shipped, too_large=True, digest=f"{shipped.digest} too large")
        if not files:
            return None
        prefix = len(f"{shipped.archive}/")
        rows = table_of(
            Row("text", number=n, data=os.fsencode(str(path)[prefix:])) for n, path in enumerate(files)
        )
        listed = self.spark.createDataFrame(rows).repartition(len(files) // 2000 + 1)
        hashed = listed.mapInArrow(lambda rows: reading.hash_texts(shipped, rows), COLUMNS)
        written, _ = self.write("texts", hashed)
        nth = "row_number() over (partition by name order by number) as nth"
        return tagged(written, "text").selectExpr("*", nth).where("nth = 1").drop("nth")

    def judge(self) -> None:
        """Judge all records and their links, in as many rounds as their questions take."""
        shipped, complete = self.shipped, self.complete

        def judge(table: pa.Table) -> pa.Table:
            return judging.judge_slot(shipped, complete, table)

        waiting, asked = self._in_slots(), self.counts["names",]
        waited: list[DataFrame] = []
        for number in range(MAX_ROUNDS):
            judged, counts = self._judge(f"judged-{number}", asked_in(waiting), waiting, judge, asked)
            self._found.append(judged)
            left = tagged(judged, "record")
            if not counts["left",]:
                return
            self._answer(left, counts, f"records-{number}")
            waiting, asked = left, counts["names",]
            waited.append(left.select("name", "questions"))
            if number >= 2:
                waiting, asked = farther(left, reduce(union, waited)), asked << number
        self._too_far(left.select("file", "document").first())

    def judge_groups(self) -> None:
        """Judge the groups of a size that their rules look at, unless all their records lay in one slot."""
        from pyspark.sql import functions as f

        shipped, complete = self.shipped, self.complete

        def judge(table: pa.Table) -> pa.Table:
            return judging.judge_bucket(shipped, complete, table)

        members = reduce(union, (tagged(found, "group") for found in self._found[1:]))
        large = f"count > {judging.MAX_MEMBERS} and number % 2 = 0"
        sizes = members.groupBy("number").agg(f.expr("count(1) as count"), f.expr("max(slot) as judged"))
        wanted = sizes.where(f"if(number % 2 = 1, count = 1, count > 1 and (count > judged or {large}))")
        rows = as_rows(wanted, "group", "number", document="count")
        if self.counts["perhaps",]:
            whole = sizes.where(f"count = judged and not ({large})").select("number")
            perhaps = self.said("perhaps").join(whole, "number")
            kept = "slot", "file", "document", "name", "key", "data"
            weight = "cast(questions[0] as string)"
            rows = union(rows, as_rows(perhaps, "finding", *kept, number=weight))
        together, _ = self.write("groups", rows)
        self._found.append(tagged(together, "finding"))
        sizes = tagged(together, "group").selectExpr("number", "document as count")
        sums = f"sum(if({large}, 0, count))", f"sum(if({large}, 1, 0))"
        [(total, giants)] = sizes.selectExpr(*sums).collect()
        if giants:
            self._give_up(members, sizes.where(large))
        if not total:
            return
        slot = f"cast(pmod(shiftright(number, 1), {total // BUCKET + 1}) as int)"
        groups = as_rows(sizes.where(f"not ({large})"), "group", "number", slot=slot)
        joined = members.drop("slot").join(groups.select("slot", "number"), "number")
        members, _ = self.write("members", as_rows(joined, "member", "slot", "file", "document", "number"))
        names = total * (self.counts["names",] // max(1, self.counts["record",]) + 2)
        for number in range(MAX_ROUNDS):
            inside = members.join(groups.select("number"), "number", "left_semi") if number else members
            places = sent(inside.select("slot", "file", "document").distinct(), total)
            # The keys of an article's groups are made of its text, and most rules ask what their records name.
            records = self.records.drop("slot").join(places, ["file", "document"])
            records = as_rows(
                records,
                "record",
                *(name for name in Row._fields[1:] if name != "questions"),
                questions="concat(questions, array(name))",
            )
            together = reduce(union, (groups, inside.selectExpr(*Row._fields), records))
            asked = union(asked_in(groups), asked_in(records))
            judged, counts = self._judge(f"grouped-{number}", asked, together, judge, names)
            self._found.append(judged)
            groups = tagged(judged, "group")
            if not counts["left",]:
                return
            self._answer(groups, counts, f"groups-{number}")
        self._too_far(None)

    def said(self, tag: str) -> DataFrame:
        """What all stages said of one sort."""
        return reduce(union, (tagged(found, tag) for found in self._found))

    def _in_slots(self) -> DataFrame:
        """The records, in slots: those that quote one article together, unless they are many."""
        slots = self.counts["record",] // SLOT + 1
        many = self.records.groupBy("key").count().where(f"count > {4 * SLOT} or key = X''")
        salted = self.records.join(many.selectExpr("key", "true as many"), "key", "left").drop("slot")
        salt = f"if(many is null, 0L, file * 1000003L + document div {SLOT})"
        slot = f"cast(pmod(hash(key, {salt}), {slots}) as int) as slot"
        return salted.selectExpr("*", slot).selectExpr(*Row._fields)

    def _judge(
        self, name: str, asked: DataFrame, rows: DataFrame, judge: Callable[[pa.Table], pa.Table], number: int
    ) -> tuple[DataFrame, Counts]:
        """Judge rows, slot by slot, each with the answers to what is asked in it: some `number` names."""
        together = union(rows, self._answers(asked.distinct(), number))
        return self.write(name, together.groupBy("slot").applyInArrow(judge, COLUMNS))

    def _answers(self, asked: DataFrame, number: int) -> DataFrame:
        """The answers to the questions of each slot: of the records that claim an id, the first two of each schema."""
        named = sent(asked.select("name").distinct(), number)
        place = "row_number() over (partition by name, number order by file, document) as nth"
        first = (
            self.records.drop("slot")
            .join(named, "name", "left_semi")
            .selectExpr("*", place)
            .where("nth <= 2")
        )
        columns = "slot", "file", "document", "number", "name", "data"
        records = as_rows(first.join(asked, "name"), "answer", *columns)
        broken = as_rows(self.broken.join(asked, "name"), "answer", "slot", "name", number=str(BROKEN))
        found = union(records, broken)
        if self._texts is not None:
            # Beside an article comes its text.
            own = f"number in ({', '.join(map(str, self.shipped.articles)) or '-9'})"
            theirs = first.where(own).join(asked, "name").selectExpr("slot", "explode(questions) as name")
            texts = union(asked, theirs).where(is_sort(TEXT)).distinct()
            known = self._texts.select("name", "data")
            if number <= FEW:
                known = known.join(sent(texts.select("name").distinct(), number), "name", "left_semi")
            held = texts.join(known, "name", "left")
            data = "coalesce(data, X'')"
            found = union(found, as_rows(held, "answer", "slot", "name", number=str(HELD), data=data))
        if self._said is not None:
            said = self._said.drop("slot").join(asked, "name")
            found = union(found, as_rows(said, "answer", "slot", "number", "name", "data"))
        return found

    def _answer(self, left: DataFrame, counts: Counts, name: str) -> None:
        """Answer the questions that are about the whole corpus, and were not put before."""
        asked = left.selectExpr("explode(questions) as name").distinct()
        if self._said is not None:
            asked = asked.join(self._said.select("name"), "name", "left_anti")
        found = []
        if counts["asked", NEAREST]:
            found.append(self._nearest(questions_of(asked, NEAREST)))
        if counts["asked", HOLDS]:
            found.append(self._holding(questions_of(asked, HOLDS)))
        if found:
            answered, _ = self.write(f"answers-{name}", reduce(union, found))
            self._said = union(self._said, answered) if self._said is not None else answered

    def _nearest(self, asked: DataFrame) -> DataFrame:
        shipped = self.shipped
        # Of all ids only those of the kinds that were asked for, which are few beside what refers to them.
        sought = [number for number, kind in enumerate(shipped.kinds) if self.counts["sought", kind]]
        if sum(self.counts["schema", str(number)] for number in sought) > MAX_IDS:
            raise UsageError(
                f"there are more than {MAX_IDS:,} ids, among which --engine spark does not look for the one that was "
                "meant by a reference that leads nowhere (unknown-reference): correct such references first"
            )
        place = "row_number() over (partition by name order by file, document) as nth"
        ids = self.records.selectExpr("file", "document", "number", "name", place).where("nth = 1")
        ids = ids.where(f"number in ({', '.join(map(str, sought)) or '-1'})")
        rows = union(as_rows(ids, "record", "file", "document", "number", "name"), asked)
        return rows.groupBy("slot").applyInArrow(lambda table: answers.find_nearest(shipped, table), COLUMNS)

    def _holding(self, asked: DataFrame) -> DataFrame:
        shipped = self.shipped
        numbers = list(map(str, shipped.articles)) or ["-1"]
        total = sum(self.counts["schema", number] for number in numbers)
        place = f"cast(pmod(hash(name), {total // SLOT + 1}) as int) as slot"
        articles = self.records.where(f"number in ({', '.join(numbers)})").drop("slot")
        placed = articles.selectExpr("*", place).selectExpr(*Row._fields)
        chunks = placed.select("slot").distinct()
        everywhere = asked.drop("slot").crossJoin(chunks).selectExpr(*Row._fields)
        together = union(placed, everywhere)
        if self._texts is not None:
            texts = placed.selectExpr("slot", "explode(questions) as name").where(is_sort(TEXT)).distinct()
            held = texts.join(self._texts.select("name", "data"), "name")
            together = union(together, as_rows(held, "answer", "slot", "name", "data", number=str(HELD)))
        chunked = together.groupBy("slot")
        found = chunked.applyInArrow(lambda table: answers.find_holding(shipped, table), COLUMNS)
        none = as_rows(asked, "found", "name", file="-1")
        return union(found, none).groupBy("name").applyInArrow(answers.first_holding, COLUMNS)

    def _give_up(self, members: DataFrame, large: DataFrame) -> None:
        """Say of groups of too many records that they are not judged."""
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
        self._found.append(self.write("given-up", given_up)[0])

    def _too_far(self, place: Any) -> None:
        where = f", as from {self.shipped.files[place[0]][0]}:{place[1] + 1}" if place else ""
        raise UsageError(
            f"references lead on over so many records{where} that --engine spark does not follow them "
            "(reference-cycle, merged-reference); check this dataset without it"
        )
