"""The report in one line a finding, for editors and `grep`: `FILE:LINE:COLUMN: SEVERITY[CODE]: MESSAGE`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from validator.report.escape import printable
from validator.report.text import closing, place

if TYPE_CHECKING:
    from validator.findings.finding import Finding
    from validator.report.forms import Run, View


class Form:
    """One line a finding, and the total."""

    complete = False

    def __init__(self, view: View, base: Path) -> None:
        self._view = view

    def begin(self) -> str:
        """Nothing."""
        return ""

    def finding(self, finding: Finding, place_of_dataset: str) -> str:
        """The line of the finding."""
        waived = "(waived) " if finding.waived else ""
        where = place(finding.location)
        return f"{where}: {finding.severity}[{finding.code}]: {waived}{printable(finding.message)}\n"

    def end(self, runs: Sequence[Run], hidden: int) -> str:
        """The total."""
        lines = closing(runs, hidden, self._view, short=True)
        return "".join(f"{line}\n" for line in lines)
