"""The report for GitLab's code quality widget: a JSON array in the form of Code Climate.

The members are those that GitLab's documentation asks for (`description`, `check_name`, `fingerprint`, `severity`,
`location.path`, `location.lines.begin`). GitLab takes findings with one fingerprint for one, so each has its own, which
stays the same when lines move.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from validator.findings.finding import Severity
from validator.report.baseline import fingerprint
from validator.report.escape import json_text, visible

if TYPE_CHECKING:
    from validator.findings.finding import Finding
    from validator.report.forms import Run, View

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


class Form:
    """An entry for each finding that is not waived."""

    complete = False

    def __init__(self, view: View, base: Path) -> None:
        self._alike: Counter[str] = Counter()

    def begin(self) -> str:
        """The beginning of the array."""
        return "["

    def finding(self, finding: Finding, place: str) -> str:
        """The entry of the finding."""
        if finding.waived:
            return ""
        where = finding.location
        mark = fingerprint(finding)
        comma = "," if self._alike else ""
        self._alike[mark] += 1
        own = hashlib.sha256(f"{mark} {place} {self._alike[mark]}".encode("utf-8", "surrogatepass"))
        first = max(where.line, 1)
        entry = {
            "description": visible(finding.message + (f" ({finding.hint})" if finding.hint else "")),
            "check_name": finding.code,
            "fingerprint": own.hexdigest(),
            "severity": _SEVERITIES[finding.severity],
            "location": {
                "path": visible(where.file),
                "lines": {"begin": first, "end": max(where.end_line, first)},
            },
        }
        return f"{comma}\n  {json_text(entry, '  ')}"

    def end(self, runs: Sequence[Run], hidden: int) -> str:
        """The end of the array."""
        return "\n]\n" if self._alike else "]\n"
