"""A report on its way: each finding, as soon as it is known, in each form that was asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from validator.findings.finding import Finding, Severity
from validator.report.forms import View, at, base_of, make_form, place_of

if TYPE_CHECKING:
    from validator.report.forms import Run


class Output:
    """One form of a report on its way to where it is written, piece by piece."""

    def __init__(self, name: str, view: View, base: Path | None = None) -> None:
        """`base` is the folder from which files are named; without it, the form's own."""
        self.name = name
        base = base or base_of(name)
        self._form = make_form(name, view, base)
        self._view = view
        self._base = base
        self._inside = name == "sarif"
        self._places: dict[Path, str] = {}
        self._shown = 0
        self._hidden = 0

    def begin(self) -> str:
        """What comes first."""
        return self._form.begin()

    def finding(self, finding: Finding, root: Path) -> str:
        """The next finding, of the dataset in the folder `root`; nothing if it is not to be shown."""
        if not self._wanted(finding.severity, finding.state):
            return ""
        if self._view.most is not None and self._shown >= self._view.most:
            self._hidden += 1
            return ""
        self._shown += 1
        place = self._place(root)
        return self._form.finding(at(place, finding), place)

    def _place(self, root: Path) -> str:
        """The dataset's folder as this form names it."""
        if root not in self._places:
            self._places[root] = place_of(root, self._base, inside=self._inside)
        return self._places[root]

    def hide(self, left: Counter[tuple[Severity, str]]) -> None:
        """Take note of findings that are only counted: how many weigh how much, and are open, waived or known."""
        self._hidden += sum(number for of, number in left.items() if self._wanted(*of))

    def _wanted(self, severity: Severity, state: str) -> bool:
        if self._view.errors_only and not (severity is Severity.ERROR and state == "open"):
            return False
        if self._form.complete:
            return True
        return state != "known" and (self._view.info or severity is not Severity.INFO)

    def end(self, runs: Sequence[Run]) -> str:
        """What comes last: for each dataset, in the order of its findings, what was found."""
        named = [replace(run, place=self._place(run.root)) for run in runs]
        return self._form.end(named, self._hidden)
