"""The report for programs: one JSON object, versioned, described by `report.schema.json` beside this file.

The findings come first, and each can be written as soon as it is known; what counts them comes after.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from validator import __version__
from validator.findings.finding import Finding, Location, Severity, format_path
from validator.report.escape import json_string, json_text
from validator.report.forms import Run

if TYPE_CHECKING:
    from validator.report.forms import View
    from validator.report.report import Report

FORMAT = "onrecord-report/1"


class Form:
    """The report as JSON, all findings included."""

    complete = True

    def __init__(self, view: View, base: Path) -> None:
        self._number = 0

    def begin(self) -> str:
        """What comes before the findings."""
        head = f'"format": {json_string(FORMAT)},\n  "version": {json_string(__version__)}'
        return f'{{\n  {head},\n  "findings": ['

    def finding(self, finding: Finding, place: str) -> str:
        """One finding, and what divides it from the one before."""
        self._number += 1
        comma = "," if self._number > 1 else ""
        return f"{comma}\n    " + json_text(as_data(finding, place), "    ")

    def end(self, runs: Sequence[Run], hidden: int) -> str:
        """All that is known when the last finding was told."""
        text = "".join(
            f',\n  "{key}": {json_text(value, "  ")}' for key, value in totals(runs, hidden).items()
        )
        return ("\n  ]" if self._number else "]") + text + "\n}\n"


def render(report: Report) -> str:
    """The report of one dataset, with its files named from its own folder."""
    from validator.report.forms import View

    form = Form(View(), Path())
    found = "".join(form.finding(finding, ".") for finding in report.findings)
    return form.begin() + found + form.end([Run(Path(), ".", report)], 0)


def totals(runs: Sequence[Run], hidden: int) -> dict[str, Any]:
    """What counts the findings: of all datasets together, and of each."""
    datasets = [
        {
            "root": run.place,
            "clean": run.report.clean,
            "counts": counts_of(run.report),
            "change": _change(run.report),
            "policy_from": run.report.policy_from,
        }
        for run in runs
    ]
    counts: dict[str, Any] = {}
    for dataset in datasets:
        _add(counts, dataset["counts"])
    return {
        "clean": all(run.report.clean for run in runs),
        "counts": {**counts, "not_shown": hidden},
        "change": datasets[0]["change"] if len(datasets) == 1 else None,
        "datasets": datasets,
    }


def _add(total: dict[str, Any], counts: Any) -> None:
    """Add the numbers of one dataset, name by name."""
    for name, number in counts.items():
        if isinstance(number, dict):
            _add(total.setdefault(name, {}), number)
        else:
            total[name] = total.get(name, 0) + number


def counts_of(report: Report) -> dict[str, Any]:
    """What a report of one dataset counts."""
    evidence: Counter[str] = Counter()
    for (how, _, _), number in report.evidence.items():
        evidence[how] += number
    rules: Counter[str] = Counter()
    for (code, _), number in report.by_rule.items():
        rules[code] += number
    return {
        "files": report.files,
        "records": dict(sorted(report.checked.items())),
        "findings": {str(severity): report.count(severity) for severity in Severity},
        "rules": dict(sorted(rules.items())),
        "evidence": dict(sorted(evidence.items())),
        "unchecked": dict(sorted(report.unchecked.items())),
        "missing_texts": len(report.missing_texts),
        "drafts": report.drafts,
        "waived": report.waived,
        "known": report.known,
        "gone": report.gone,
        "left_out": dict(sorted(report.left_out.items())),
        "lowered": dict(sorted((+report.lowered).items())),
    }


def _change(report: Report) -> dict[str, Any] | None:
    """What the run was limited to; None if it was not."""
    change = report.change
    if change is None:
        return None
    return {
        "since": change.since,
        "everything": change.everything,
        "files": sorted(change.files),
        "dependents": [record.id for record in report.dependents],
    }


def as_data(finding: Finding, place: str) -> dict[str, Any]:
    """A finding as JSON has it; `place` is the folder of its dataset."""
    entry: dict[str, Any] = {
        "code": finding.code,
        "severity": str(finding.severity),
        "message": finding.message,
        "dataset": place,
        "record": finding.record,
        "location": _location(finding.location),
    }
    if finding.hint:
        entry["hint"] = finding.hint
    if finding.detail:
        entry["detail"] = list(finding.detail)
    if finding.related:
        entry["related"] = [
            {"message": r.message, "location": _location(r.location)} for r in finding.related
        ]
    if finding.fix:
        entry["fix"] = {
            "path": format_path(finding.fix.path),
            "value": finding.fix.value,
            "reason": finding.fix.reason,
        }
    if finding.properties:
        entry["properties"] = dict(finding.properties)
    if finding.waived:
        entry["waived"] = finding.waived
    if finding.known:
        entry["known"] = True
    return entry


def _location(location: Location) -> dict[str, Any]:
    found: dict[str, Any] = {
        "file": location.file,
        "line": location.line,
        "column": location.column,
        "end_line": location.end_line,
        "end_column": location.end_column,
        "path": format_path(location.path),
    }
    if location.article:
        found["article"] = location.article
    return found
