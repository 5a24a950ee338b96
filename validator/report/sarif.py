"""The report as SARIF 2.1.0 (OASIS), which code scanning services and editors read.

Each dataset is a run. Files are named from where the command stands (`SRCROOT`), as URIs; an article's text is no file
of the repository, so that its passages stand in the message. A waived finding is suppressed, one that a baseline knows
is `unchanged`. Columns count code points (`columnKind`).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from validator import __version__
from validator.findings.finding import Finding, Location, Severity, format_path
from validator.report.baseline import fingerprint
from validator.report.escape import json_text, uri, visible
from validator.report.json import counts_of

if TYPE_CHECKING:
    from validator.findings.rule import Rule
    from validator.report.forms import Run, View

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


class Form:
    """Kept until the end, since each dataset is a run of its own and names its rules."""

    complete = True

    def __init__(self, view: View, base: Path) -> None:
        self._base = base
        self._found: dict[str, list[Finding]] = {}

    def begin(self) -> str:
        """Nothing."""
        return ""

    def finding(self, finding: Finding, place: str) -> str:
        """Nothing yet."""
        self._found.setdefault(place, []).append(finding)
        return ""

    def end(self, runs: Sequence[Run], hidden: int) -> str:
        """All runs."""
        log = {
            "$schema": SCHEMA,
            "version": "2.1.0",
            "runs": [self._run(run, self._found.get(run.place, [])) for run in runs],
        }
        return json_text(log, "") + "\n"

    def _run(self, run: Run, findings: list[Finding]) -> dict[str, Any]:
        codes = {code: number for number, code in enumerate(dict.fromkeys(f.code for f in findings))}
        place = "" if run.place == "." else f"{run.place}/"
        return {
            "tool": {
                "driver": {
                    "name": "OnRecord",
                    "semanticVersion": __version__,
                    "rules": [_rule(code, run.rules.get(code)) for code in codes],
                }
            },
            "automationDetails": {"id": f"onrecord/{visible(place)}"},
            "originalUriBaseIds": {
                "SRCROOT": {"uri": uri(f"{self._base.as_posix().rstrip('/')}/")},
                "DATASET": {"uri": uri(place)} if place.startswith("/") else _inside(place),
            },
            "columnKind": "unicodeCodePoints",
            "results": [_result(finding, codes) for finding in findings],
            "properties": {
                "clean": run.report.clean,
                "counts": counts_of(run.report),
                "policyFrom": visible(run.report.policy_from),
            },
        }


def _inside(place: str) -> dict[str, Any]:
    return {"uriBaseId": "SRCROOT", **({"uri": uri(place)} if place else {})}


def _rule(code: str, rule: Rule | None) -> dict[str, Any]:
    """A rule that spoke (3.49), with its page."""
    entry: dict[str, Any] = {"id": code}
    if rule:
        entry |= {
            "shortDescription": {"text": rule.title},
            "help": {"text": rule.page},
            "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        }
    return entry


def _result(finding: Finding, codes: dict[str, int]) -> dict[str, Any]:
    """A result (SARIF 2.1.0, 3.27)."""
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": codes[finding.code],
        "level": _LEVELS[finding.severity],
        "message": {"text": "\n".join(_message(finding))},
        "locations": [_location(finding.location, finding.record)],
        "partialFingerprints": {"onrecord/v1": fingerprint(finding)},
    }
    related = [
        {**_location(other.location, ""), "id": number, "message": {"text": visible(other.message)}}
        for number, other in enumerate(finding.related, 1)
        if not other.location.article
    ]
    if related:
        result["relatedLocations"] = related
    if finding.waived:
        suppression = {"kind": "external", "status": "accepted", "justification": visible(finding.waived)}
        result["suppressions"] = [suppression]
    if finding.known:
        result["baselineState"] = "unchanged"
    if finding.properties:
        result["properties"] = dict(finding.properties)
    return result


def _message(finding: Finding) -> list[str]:
    """The message, the passages of articles that belong to it, and the way out."""
    lines = [finding.message, *finding.detail]
    lines += [
        f"{other.location.file}, line {other.location.line}: {other.message}: {other.location.excerpt.strip()}"
        for other in finding.related
        if other.location.article
    ]
    lines += [f"hint: {finding.hint}"] if finding.hint else []
    return [visible(line) for line in lines]


def _location(location: Location, record: str) -> dict[str, Any]:
    """A location (3.28): the file and the range in it, and the field of the record."""
    base = {} if location.file.startswith("/") else {"uriBaseId": "SRCROOT"}
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri(location.file), **base}}
    if location.line:
        physical["region"] = {
            "startLine": location.line,
            "startColumn": location.column,
            "endLine": location.end_line,
            "endColumn": location.end_column,
        }
        if location.excerpt and location.end_line == location.line:
            physical["contextRegion"] = {
                "startLine": location.line,
                "snippet": {"text": visible(location.excerpt)},
            }
    found: dict[str, Any] = {"physicalLocation": physical}
    name = ".".join(part for part in (record, format_path(location.path)) if part)
    if name:
        found["logicalLocations"] = [{"fullyQualifiedName": visible(name), "kind": "member"}]
    return found
