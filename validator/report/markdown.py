"""The report as Markdown (GFM), for the summary of a CI job or a comment on a pull request.

Whatever a record says stands in code spans and blocks, where nothing is a link, a mention or an image.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from validator.findings.finding import Finding, Severity
from validator.report.escape import code_block, code_span, visible
from validator.report.forms import View
from validator.report.text import closing, place, render_finding, total

if TYPE_CHECKING:
    from validator.report.forms import Run

MAX_BYTES = 900_000
"""GitHub shows no summary of a job that is longer than 1 MiB."""


class Form:
    """Kept until the end, since the result comes first."""

    complete = False

    def __init__(self, view: View, base: Path) -> None:
        self._view = view
        self._blocks: list[str] = []
        self._size = 0
        self._cut = 0

    def begin(self) -> str:
        """Nothing."""
        return ""

    def finding(self, finding: Finding, place_of_dataset: str) -> str:
        """Nothing yet."""
        block = "\n".join(_finding(finding))
        self._size += len(block.encode())
        if self._size < MAX_BYTES:
            self._blocks.append(block)
        else:
            self._cut += 1
        return ""

    def end(self, runs: Sequence[Run], hidden: int) -> str:
        """The result, how often each rule spoke, the findings, and what was checked."""
        parts = [f"## OnRecord: {total([run.report for run in runs])}", *_rules(runs), *self._blocks]
        if self._cut:
            parts.append(f"{self._cut} more findings are left out, since this page would be too long.")
        said = list(closing(runs, hidden, View(info=self._view.info, most=self._view.most)))
        return "\n\n".join([*parts, "\n".join(code_block(said))]) + "\n"


def _rules(runs: Sequence[Run]) -> Iterator[str]:
    """A table of the rules that spoke, the most frequent first."""
    found: Counter[tuple[str, Severity]] = Counter()
    for run in runs:
        found.update(run.report.by_rule)
    rows = [
        f"| {code_span(code, in_table=True)} | {severity} | {number} |"
        for (code, severity), number in sorted(found.items(), key=lambda item: (-item[1], item[0]))
    ]
    if rows:
        yield "\n".join(["| rule | severity | findings |", "| --- | --- | ---: |", *rows])


def _finding(finding: Finding) -> Iterator[str]:
    """The place of the finding as a heading, and below what the terminal shows."""
    waived = " (waived)" if finding.waived else ""
    yield f"### {finding.severity}{waived} {code_span(finding.code)} in {code_span(place(finding.location))}"
    yield ""
    _, *lines = render_finding(finding)
    yield from code_block([visible(finding.message), *lines])
