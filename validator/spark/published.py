"""The findings as readers get them: JSON Lines and Parquet, in parts, and a manifest whose counts add up."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, Any

from validator import __version__
from validator.findings.finding import Finding
from validator.findings.usage import UsageError
from validator.report.json import as_data
from validator.spark.rows import rows_of
from validator.spark.screening import finding_of

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


def refuse_folder(folder: str) -> None:
    """Raise UsageError for a folder that is there: nothing is written over."""
    files, path = file_system(folder)
    if files.get_file_info(path).type.name != "NotFound":
        raise UsageError(f"{folder!r} exists already; name a new folder, since nothing is written over")


def write_text(name: str, text: str) -> tuple[int, str]:
    """Write a small file, to a path or a URI: its size, and its hash."""
    files, path = file_system(name)
    data = text.encode()
    with files.open_output_stream(path) as stream:
        stream.write(data)
    return len(data), hashlib.sha256(data).hexdigest()


def try_folder(folder: str) -> None:
    """Make and remove a folder that is to be written. Raises OSError where that can't be done."""
    files, path = file_system(folder)
    files.create_dir(path, recursive=True)
    files.delete_dir(path)


def remove_folder(folder: str) -> None:
    """Remove what the stages wrote, if they came to that."""
    files, path = file_system(folder)
    if files.get_file_info(path).type.name != "NotFound":
        files.delete_dir(path)


def list_files(folder: str) -> list[str]:
    """The files in a folder and below it: their paths there."""
    from pyarrow import fs

    files, path = file_system(folder)
    found = files.get_file_info(fs.FileSelector(path, allow_not_found=True, recursive=True))
    return [one.path.removeprefix(path).lstrip("/") for one in found if one.is_file]


def remove_file(name: str) -> None:
    """Remove a file, by its path or its URI."""
    files, path = file_system(name)
    files.delete_file(path)


def as_uri(name: str) -> str:
    """A path as a URI, so that Spark looks for it on the machine, whatever its usual file system is."""
    return name if "://" in name else Path(name).absolute().as_uri()


def file_system(name: str) -> tuple[Any, str]:
    """The file system of a path or a URI, and the path there."""
    import pyarrow as pa
    from pyarrow import fs

    try:
        found: tuple[Any, str] = fs.FileSystem.from_uri(name)
    except (pa.ArrowException, OSError, ValueError) as error:
        raise UsageError(f"{name!r} is no folder that can be written: {error}") from error
    return found
