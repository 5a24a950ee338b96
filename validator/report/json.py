"""The report for programs: one JSON object, versioned, described by `report.schema.json` beside this file."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from validator import __version__
from validator.check import Report
from validator.finding import Finding, Location, Severity, format_path

FORMAT = "onrecord-report/1"


def render(report: Report) -> str:
    """The report as JSON text, with a final newline."""
    text = json.dumps(as_dict(report), ensure_ascii=False, indent=2) + "\n"
    # The name of a file may hold bytes that are no characters: Python gives them as half characters, which can't be
    # written as UTF-8, but as an escape.
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def as_dict(report: Report) -> dict[str, Any]:
    """The report as plain data."""
    evidence: Counter[str] = Counter()
    for (how, _, _), number in report.evidence.items():
        if how != "missing":
            evidence[how] += number
    return {
        "format": FORMAT,
        "version": __version__,
        "clean": report.clean,
        "counts": {
            "files": report.files,
            "records": dict(sorted(report.checked.items())),
            "findings": {str(severity): report.count(severity) for severity in Severity},
            "evidence": dict(sorted(evidence.items())),
            "unchecked": dict(sorted(report.unchecked.items())),
            "missing_texts": len(report.missing_texts),
            "drafts": report.drafts,
            "waived": report.waived,
            "known": report.known,
            "gone": report.gone,
            "left_out": dict(sorted(report.left_out.items())),
        },
        "change": _change(report),
        "findings": [_finding(finding) for finding in report.findings],
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


def _finding(finding: Finding) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "code": finding.code,
        "severity": str(finding.severity),
        "message": finding.message,
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
    return {
        "file": location.file,
        "line": location.line,
        "column": location.column,
        "end_line": location.end_line,
        "end_column": location.end_column,
        "path": format_path(location.path),
    }
