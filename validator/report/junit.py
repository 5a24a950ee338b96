"""The report as JUnit XML, which most CI services show as tests.

A dataset is a test suite; each file with findings is a test case in it that fails for each error. A warning is said in
the case's output, and a file whose every finding is waived is a case that was skipped. There is no standard; the
elements and attributes are those of the schema that Jenkins publishes (junit-10.xsd of its xunit plugin), which
GitLab, GitHub's reporters and Azure read, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from validator.findings.finding import Finding, Severity
from validator.report.escape import visible
from validator.report.forms import View
from validator.report.text import closing, render_finding

if TYPE_CHECKING:
    from validator.report.forms import Run


class Form:
    """Kept until the end, since a suite begins with how many of its cases failed."""

    complete = False

    def __init__(self, view: View, base: Path) -> None:
        self._found: dict[str, dict[str, list[Finding]]] = {}

    def begin(self) -> str:
        """The head of the document."""
        return '<?xml version="1.0" encoding="UTF-8"?>\n'

    def finding(self, finding: Finding, place: str) -> str:
        """Nothing yet."""
        self._found.setdefault(place, {}).setdefault(finding.location.file, []).append(finding)
        return ""

    def end(self, runs: Sequence[Run], hidden: int) -> str:
        """All suites."""
        suites = [_Suite(run, self._found.get(run.place, {}), hidden) for run in runs]
        tests, failures = sum(suite.tests for suite in suites), sum(suite.failures for suite in suites)
        body = "".join(f"{line}\n" for suite in suites for line in suite.lines())
        return f'<testsuites name="onrecord" tests="{tests}" failures="{failures}" errors="0">\n{body}</testsuites>\n'


class _Suite:
    """A dataset: a case for each file with findings, and one that says what was checked."""

    def __init__(self, run: Run, found: dict[str, list[Finding]], hidden: int) -> None:
        self._run = run
        self._found = found
        self._hidden = hidden
        self.tests = len(found) + 1
        self.failures = sum(any(map(_fails, findings)) for findings in found.values())
        self._skipped = sum(_is_waived(findings) for findings in found.values())

    def lines(self) -> Iterator[str]:
        """The suite as XML."""
        counts = (
            f'tests="{self.tests}" failures="{self.failures}" errors="0" skipped="{self._skipped}" time="0"'
        )
        yield f"  <testsuite name={_quoted(self._run.place)} {counts}>"
        yield f'    <testcase classname={_quoted(self._run.place)} name="onrecord validate" time="0">'
        said = closing([self._run], self._hidden, View())
        yield f"      <system-out>{_text(said)}</system-out>"
        yield "    </testcase>"
        for file, findings in self._found.items():
            yield f'    <testcase classname={_quoted(self._run.place)} name={_quoted(file)} time="0">'
            yield from _case(findings)
            yield "    </testcase>"
        yield "  </testsuite>"


def _fails(finding: Finding) -> bool:
    return finding.severity is Severity.ERROR and not finding.waived


def _is_waived(findings: Iterable[Finding]) -> bool:
    return all(finding.waived for finding in findings)


def _case(findings: list[Finding]) -> Iterator[str]:
    """What stands in the case of a file."""
    if _is_waived(findings):
        yield f"      <skipped message={_quoted(f'waived: {findings[0].waived}')}/>"
    for finding in filter(_fails, findings):
        where = f"{finding.location.line}:{finding.location.column}: " if finding.location.line else ""
        said = f"message={_quoted(where + finding.message)} type={_quoted(finding.code)}"
        yield f"      <failure {said}>{_text(render_finding(finding))}</failure>"
    others = [finding for finding in findings if not _fails(finding)]
    if others:
        lines = [line for finding in others for line in (*render_finding(finding), "")]
        yield f"      <system-out>{_text(lines)}</system-out>"


def _quoted(text: str) -> str:
    """A value of an attribute."""
    return f'"{escape(visible(text))}"'


def _text(lines: Iterable[str]) -> str:
    """Lines that are visible already, as the text of an element."""
    return escape("\n".join(lines), quote=False)
