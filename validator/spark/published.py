"""The findings as readers get them: JSON Lines and Parquet, in parts, and a manifest whose counts add up."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import reduce
from typing import TYPE_CHECKING

from validator import __version__
from validator.findings.finding import Finding
from validator.report.json import as_data
from validator.spark.rows import rows_of
from validator.spark.screening import finding_of
from validator.spark.storage import write_text

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession

    from validator.spark.check import Found

FORMAT = "onrecord-findings/1"
COLUMNS = (
    "file string, line bigint, `column` int, code string, severity string, state string, record string, "
    "finding string"
)
"""The columns of the table. `state` is open or waived; `finding` is what the JSON report has of it (as_data)."""
_WITH_RANK = f"{COLUMNS}, rank int"
LAST = 2**31 - 1
"""The rank of what concerns the dataset as a whole, which reports say last."""


class DoesNotAddUpError(Exception):
    """What was written is not what was counted: something was lost, or written twice."""


def write_findings(spark: SparkSession, found: Found, folder: str, place: str) -> None:
    """Write all findings to a new folder, in the order of the report. `place` is the dataset's folder, for reports.

    Raises UsageError if the folder exists, and DoesNotAddUpError if what was written is not what was counted.
    """
    parts_of = []
    if found.findings is not None:
        parts_of.append(found.findings.mapInArrow(lambda batches: _publish(place, batches), _WITH_RANK))
    if found.general or not parts_of:
        general = _table(place, [(LAST, finding) for finding in found.general])
        parts_of.append(spark.createDataFrame(general, _WITH_RANK))
    table = reduce(lambda one, other: one.unionByName(other), parts_of)
    order = ["rank", "line", "`column`", "code", "finding"]
    ordered = _ordered(table, order).drop("rank")
    written = f"{folder}/findings.parquet"
    ordered.write.parquet(written)
    # Read back, so that both forms hold the same, whatever became of a worker in between.
    read = spark.read.schema(COLUMNS).parquet(written)
    read.select("finding").withColumnRenamed("finding", "value").write.text(f"{folder}/findings.jsonl")
    lines = spark.read.text(f"{folder}/findings.jsonl").count()
    total = sum(found.report.numbers.values())
    parts = {"findings.parquet": read.count(), "findings.jsonl": lines}
    manifest = _manifest(found, parts)
    if any(number != total for number in parts.values()):
        raise DoesNotAddUpError(f"{total:,} findings were counted, and {parts} written")
    judged, records = found.counts["judged",], found.counts["record",]
    if judged != records:
        raise DoesNotAddUpError(f"{records:,} records were read, and {judged:,} judged")
    write_text(f"{folder}/manifest.json", json.dumps(manifest, indent=2) + "\n")


def _ordered(table: DataFrame, order: list[str]) -> DataFrame:
    from pyspark.sql import functions as f

    return table.orderBy(*map(f.expr, order))


def _publish(place: str, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        rows = list(rows_of(batch))
        yield from _table(place, [(row.file, finding_of(row)) for row in rows]).to_batches()


def _table(place: str, findings: list[tuple[int, Finding]]) -> pa.Table:
    import pyarrow as pa

    text = pa.string()
    names = ["file", "line", "column", "code", "severity", "state", "record", "finding", "rank"]
    kinds = [text, pa.int64(), pa.int32(), text, text, text, text, text, pa.int32()]
    columns = list(zip(*(_columns(place, rank, finding) for rank, finding in findings), strict=True))
    columns = columns or [()] * len(names)
    return pa.table(
        [pa.array(column, kind) for column, kind in zip(columns, kinds, strict=True)],
        schema=pa.schema(list(zip(names, kinds, strict=True))),
    )


def _columns(place: str, rank: int, finding: Finding) -> tuple[object, ...]:
    where = finding.location
    said = json.dumps(as_data(finding, place))
    return (
        shown(where.file),
        where.line,
        where.column,
        finding.code,
        str(finding.severity),
        finding.state,
        shown(finding.record),
        said,
        rank,
    )


def shown(text: str) -> str:
    """A name as a table can hold it: files may be called by bytes that are no text."""
    return text.encode("utf-8", "replace").decode()


def _manifest(found: Found, parts: dict[str, int]) -> dict[str, object]:
    report = found.report
    return {
        "format": FORMAT,
        "version": __version__,
        "files": report.files,
        "records": dict(sorted(report.checked.items())),
        "judged": found.counts["judged",],
        "unsound": report.checked.total() - found.counts["record",],
        "findings": {
            "total": sum(report.numbers.values()),
            "by_severity": {
                f"{severity} {state}": n for (severity, state), n in sorted(report.numbers.items())
            },
            "by_rule": {code: n for (code, _), n in sorted(report.by_rule.items())},
        },
        "evidence": [
            {"how": how, "result": result, "quoted": quoted, "number": number}
            for (how, result, quoted), number in sorted(report.evidence.items())
        ],
        "parts": parts,
    }
