"""The report for programs: one JSON object, versioned, described by `report.schema.json` beside this file.

The findings come first, and each can be written as soon as it is known; what counts them comes after.
"""

from __future__ import annotations

import json
from collections import Counter
from json.encoder import encode_basestring
from typing import Any

from validator import __version__
from validator.findings.finding import Finding, Location, Severity, format_path
from validator.report.report import Report

FORMAT = "onrecord-report/1"
_encode = json.JSONEncoder(ensure_ascii=False).encode


def render(report: Report) -> str:
    """The report as JSON text, with a final newline."""
    return opening() + "".join(entry(f, first=not i) for i, f in enumerate(report.findings)) + closing(report)


def opening() -> str:
    """The beginning of the report: what comes before the findings."""
    return f'{{\n  "format": {json.dumps(FORMAT)},\n  "version": {json.dumps(__version__)},\n  "findings": ['


def entry(finding: Finding, *, first: bool) -> str:
    """One finding, and what divides it from the one before."""
    return ("" if first else ",") + "\n    " + _text(_finding(finding), "    ")


def closing(report: Report) -> str:
    """The end of the report: all that is known when the last finding was told."""
    text = "".join(f',\n  "{key}": {_text(value, "  ")}' for key, value in _totals(report).items())
    return ("\n  ]" if report.numbers.total() else "]") + text + "\n}\n"


def _text(value: Any, indent: str) -> str:
    """A value as JSON, each entry on a line of its own; all lines but the first are indented."""
    # The name of a file may hold bytes that are no characters: Python gives them as half characters, which can't be
    # written as UTF-8, but as an escape.
    return _written(value, indent).encode("utf-8", "backslashreplace").decode("utf-8")


def _written(value: Any, indent: str) -> str:
    """What json.dumps writes with an indent, in a quarter of the time: its quick encoder writes no lines."""
    inner = indent + "  "
    if isinstance(value, dict) and value:
        entries = [f"{inner}{encode_basestring(key)}: {_written(item, inner)}" for key, item in value.items()]
        return "{\n" + ",\n".join(entries) + f"\n{indent}}}"
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join([inner + _written(item, inner) for item in value]) + f"\n{indent}]"
    return encode_basestring(value) if isinstance(value, str) else _encode(value)


def _totals(report: Report) -> dict[str, Any]:
    evidence: Counter[str] = Counter()
    for (how, _, _), number in report.evidence.items():
        evidence[how] += number
    return {
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
