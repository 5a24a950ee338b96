"""The report as JSON Lines: an object a line, each written as soon as it is known.

The first has `format` and `version`, then comes one with `finding` for each, and the last has `end`, with what counts
them; without it the run was broken off. What they hold is what the JSON report holds (`report.schema.json`).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from validator import __version__
from validator.report.escape import json_text
from validator.report.json import as_data, totals

if TYPE_CHECKING:
    from validator.findings.finding import Finding
    from validator.report.forms import Run, View

FORMAT = "onrecord-report-lines/1"


class Form:
    """A line for each finding, all included."""

    complete = True

    def __init__(self, view: View, base: Path) -> None:
        pass

    def begin(self) -> str:
        """The line that says what follows."""
        return json_text({"format": FORMAT, "version": __version__}) + "\n"

    def finding(self, finding: Finding, place: str) -> str:
        """The line of the finding."""
        return json_text({"finding": as_data(finding, place)}) + "\n"

    def end(self, runs: Sequence[Run], hidden: int) -> str:
        """The line that counts them."""
        return json_text({"end": totals(runs, hidden)}) + "\n"
