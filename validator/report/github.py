"""Annotations for GitHub Actions: each finding as a workflow command, which GitHub shows at the changed lines.

`::error file=,line=,col=,endLine=,endColumn=,title=::message`, as "Workflow commands for GitHub Actions" has it. A
value has its own escapes, so that nothing in a finding can end the command or begin another. GitHub shows the first ten
errors and the first ten warnings of a step; all of them are in the log and in the job's summary.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from validator.findings.finding import Severity
from validator.report.escape import visible
from validator.report.text import closing

if TYPE_CHECKING:
    from validator.findings.finding import Finding
    from validator.report.forms import Run, View

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


class Form:
    """One command a finding, then what was checked."""

    complete = False

    def __init__(self, view: View, base: Path) -> None:
        self._view = view

    def begin(self) -> str:
        """Nothing."""
        return ""

    def finding(self, finding: Finding, place: str) -> str:
        """The command of the finding. What is waived is only a notice."""
        where = finding.location
        values = {"file": where.file}
        if where.line:
            values |= {"line": str(where.line), "col": str(where.column), "endLine": str(where.end_line)}
            if where.line == where.end_line:  # columns mean nothing to GitHub in more than one line
                values["endColumn"] = str(where.end_column)
        values["title"] = finding.code
        properties = ",".join(f"{name}={_property(value)}" for name, value in values.items())
        lines = [finding.message, *finding.detail]
        lines += [f"hint: {finding.hint}"] if finding.hint else []
        lines = [f"(waived) {finding.message}", finding.waived] if finding.waived else lines
        level = "notice" if finding.waived else _LEVELS[finding.severity]
        return f"::{level} {properties}::{'%0A'.join(map(_value, lines))}\n"

    def end(self, runs: Sequence[Run], hidden: int) -> str:
        """What was checked, and the total."""
        return "".join(f"{line}\n" for line in closing(runs, hidden, self._view))


def _value(text: str) -> str:
    return visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _value(text).replace(":", "%3A").replace(",", "%2C")
