"""The last stage: what the settings and the waivers make of the findings, and what goes to readers of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from validator.engine.encode import load
from validator.findings.finding import Finding
from validator.report.settings import apply_settings, read_settings
from validator.report.waivers import Waiver, apply_waivers
from validator.spark.reading import Counts, finding_row, tally
from validator.spark.rows import Row, batches_of, rows_of
from validator.spark.tools import Shipped, Tools, tools_of

if TYPE_CHECKING:
    import pyarrow as pa

IN_ORDER = ("file", "document", "slot", "name", "key")
"""The columns by which rows of findings are in the order of a report."""


def screen(
    shipped: Shipped, waivers: Sequence[Waiver], batches: Iterator[pa.RecordBatch]
) -> Iterator[pa.RecordBatch]:
    """What the waivers and the settings leave of findings, and one row of counts."""

    def rows() -> Iterator[Row]:
        counts = Counts()
        for batch in batches:
            with tools_of(shipped) as tools:
                found = list(_screened(tools, waivers, list(rows_of(batch)), counts))
            yield from found
        yield tally(counts)

    return batches_of(rows())


def _screened(tools: Tools, waivers: Sequence[Waiver], rows: list[Row], counts: Counts) -> Iterator[Row]:
    used, left_out, lowered = set[int](), Counter[str](), Counter[str]()
    findings: Iterable[Finding] = (load(row.data.decode()) for row in rows)
    if waivers:
        findings = apply_waivers(findings, list(waivers), used)
    if "rules" in tools.shipped.settings:
        settings = read_settings(tools.shipped.settings)
        findings = apply_settings(findings, settings, tools.rules, left_out, lowered)
    for finding in findings:
        counts["finding", finding.code, finding.severity, finding.state] += 1
        waived = [finding.waived.encode()] if finding.waived else None
        yield finding_row(tools, finding, tools.files[finding.location.file])._replace(questions=waived)
    counts.update({("used", str(index)): 1 for index in used})
    counts.update({("left-out", code): number for code, number in left_out.items()})
    counts.update({("lowered", code): number for code, number in lowered.items()})


def finding_of(row: Row) -> Finding:
    """The finding in a row that was screened."""
    found = load(bytes(row.data).decode())
    return replace(found, waived=bytes(row.questions[0]).decode()) if row.questions else found
