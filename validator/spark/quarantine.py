"""The records that were not built, as they were, and why: a table in the dataset's folder, in parts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from validator.dataset import NotBuildableError
from validator.findings.finding import Severity
from validator.report.json import as_data
from validator.spark.choosing import QUARANTINE_SHEET
from validator.spark.frames import as_rows, union
from validator.spark.published import shown
from validator.spark.rows import Row, name_of, table_of
from validator.spark.screening import finding_of

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame

    from validator.spark.check import Found
    from validator.spark.selecting import Selected
    from validator.spark.stages import Stages
    from validator.spark.tools import Tools

NAME = "quarantine"
"""What the table is called."""
_FINDING, _LINK = b"f", b"l"
_DIGITS = 29


def require_records(found: Found) -> None:
    """Raise NotBuildableError for an open error that is about the dataset as a whole."""
    for finding in found.general:
        if finding.severity is Severity.ERROR and finding.open:
            raise NotBuildableError(
                f"the error in {finding.location.file} is not about single records but about the dataset as a whole; "
                "mend it first"
            )


def errors_of(found: Found) -> DataFrame:
    """The open errors, each with the place of its record: `file`, `document`, and the finding in `data`."""
    stages = found.stages
    assert stages
    assert found.findings is not None
    ranks = table_of(Row("rank", file=n, number=rank) for n, rank in enumerate(stages.shipped.ranks))
    files = stages.spark.createDataFrame(ranks).selectExpr("file as own", "number as rank")
    errors = found.findings.where("number = 0 and questions is null")
    placed = errors.join(files, errors["file"] == files["rank"])
    return as_rows(placed, "error", "data", file="own", document="greatest(document - 1, 0)")


def set_aside(stages: Stages, selected: Selected, errors: DataFrame) -> DataFrame:
    """What was set aside, as rows: `data` is the line, `questions` why, and `number` the schema's, if it has one.

    `name` is the place, by which they are in the order of the files, and behind it the record's id.
    """
    assert selected.aside is not None
    assert selected.lacking is not None
    why = union(
        as_rows(errors, "why", "file", "document", name=f"concat(X'{_FINDING.hex()}', data)"),
        as_rows(
            selected.lacking, "why", "file", "document", name=f"concat(X'{_LINK.hex()}', data, X'00', name)"
        ),
    )
    place = ["file", "document"]
    reasons = why.groupBy(*place).agg({"name": "collect_list"}).toDF(*place, "reasons")
    lines = union(stages.records, stages.said("unsound")).selectExpr(*place, "name as own", "number", "data")
    joined = selected.aside.join(lines, place, "left").join(reasons, place, "left")
    digits = (
        f"concat(lpad(cast(file as string), 10, '0'), lpad(cast(document as string), {_DIGITS - 10}, '0'))"
    )
    return as_rows(
        joined,
        "row",
        *place,
        slot=str(QUARANTINE_SHEET),
        name=f"concat(cast({digits} as binary), coalesce(own, X''))",
        number="coalesce(number, -1)",
        questions="reasons",
        data="coalesce(data, X'')",
    )


def quarantine_schema() -> pa.Schema:
    """The columns: those of `findings.jsonl` in the quarantine of a dataset that was built on one machine."""
    import pyarrow as pa

    text = pa.string()
    kinds = [text, text, text, pa.int64(), pa.binary(), text, text]
    names = ["record", "kind", "file", "line", "data", "findings", "refers_to"]
    return pa.schema(list(zip(names, kinds, strict=True)))


def quarantine_row(tools: Tools, row: Row) -> dict[str, Any]:
    """A row of the table."""
    reasons = [bytes(reason) for reason in row.questions or ()]
    findings = [finding_of(Row("finding", data=one[1:])) for one in reasons if one[:1] == _FINDING]
    links = sorted(one[1:].split(b"\0", 1) for one in reasons if one[:1] == _LINK)
    findings.sort(key=lambda finding: finding.sort_key())
    name = name_of(row.name[_DIGITS:]) or next((finding.record for finding in findings if finding.record), "")
    return {
        "record": shown(name),
        "kind": tools.all[row.number].kind if row.number >= 0 else None,
        "file": shown(tools.shipped.files[row.file][0]),
        "line": row.document + 1,
        "data": row.data,
        "findings": json.dumps([as_data(finding, ".") for finding in findings]),
        "refers_to": json.dumps([{"path": name_of(path), "record": name_of(name)} for path, name in links]),
    }
