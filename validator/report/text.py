"""The report for people: each finding with its place, an excerpt and a way out, then what was checked."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from validator.findings.finding import Finding, Location, Severity
from validator.report.escape import no_command, printable, visible

if TYPE_CHECKING:
    from validator.report.forms import Run, View
    from validator.report.report import Report

_COLOURS = {"error": "31", "warning": "33", "info": "36", "bold": "1", "dim": "2", "ok": "32"}

REASONS = {
    "no-archive": "there is no archive folder on this machine",
    "no-text": "the article's text is not in the archive",
    "no-text-entry": "the article record does not describe a text",
    "archive-too-large": "the archive folder holds too much to be searched",
    "text-changed": "the text in the archive is not the one that the record describes",
    "text-not-utf8": "the text in the archive is not UTF-8",
    "omission-hidden": "the proof hides the words that are left out, and the text is not at hand",
    "proof-fails": "the proof fails, and the text is not at hand",
}
"""Why words were not checked, by the code of the reason (`validator.evidence.archive.Absent`)."""


MAX_SHOWN = 120
"""How many characters of a line are shown; of a longer one, those around the place."""
LEAD = 40
"""How many of them come before the place, if there are as many."""
MAX_NAMED = 3
"""How many of the articles without a text are named."""


def render(report: Report, *, colour: bool = False, info: bool = False) -> Iterator[str]:
    """Yield the lines of the report. Findings that are only worth knowing are counted, and shown with `info`."""
    for finding in report.findings:
        if not finding.known and (info or finding.severity is not Severity.INFO):
            yield from render_finding(finding, colour=colour)
            yield ""
    yield from checked_lines(report, info=info)
    yield total([report], colour=colour)


class Form:
    """The report for people at a terminal."""

    complete = False

    def __init__(self, view: View, base: Path) -> None:
        self._view = view

    def begin(self) -> str:
        """Nothing."""
        return ""

    def finding(self, finding: Finding, place: str) -> str:
        """The finding, and a blank line below."""
        return "".join(f"{line}\n" for line in (*render_finding(finding, colour=self._view.colour), ""))

    def end(self, runs: Sequence[Run], hidden: int) -> str:
        """What was checked, and the total."""
        lines = closing(runs, hidden, self._view)
        return "".join(f"{line}\n" for line in lines)


def closing(runs: Sequence[Run], hidden: int, view: View, *, short: bool = False) -> Iterator[str]:
    """Yield the lines after the findings: how often each rule spoke, what was checked (not if `short`), the result."""
    if view.statistics:
        yield from _statistics(runs)
    for run in runs:
        if view.quiet or short:
            yield from _policy_line(run.report)
            continue
        if len(runs) > 1:
            yield f"{_paint(printable(run.place), 'bold', view.colour)}:"
        yield from checked_lines(run.report, info=view.info)
    if hidden:
        yield f"{_count(hidden, 'finding')} not shown (--max-findings {view.most})"
    if not view.quiet or any(run.report.numbers.total() for run in runs):
        yield total([run.report for run in runs], colour=view.colour)


def _statistics(runs: Sequence[Run]) -> Iterator[str]:
    """How often each rule spoke, the most frequent first; what is waived or known is not counted."""
    found: Counter[tuple[str, Severity]] = Counter()
    for run in runs:
        found.update(run.report.by_rule)
    width = len(str(max(found.values(), default=0)))
    for (code, severity), number in sorted(found.items(), key=lambda item: (-item[1], item[0])):
        yield f"{number:>{width}}  {severity!s:<7}  {printable(code)}"


def render_finding(finding: Finding, *, colour: bool = False) -> Iterator[str]:
    """Yield the lines of one finding."""
    where = place(finding.location)
    label = _paint(f"{finding.severity}[{finding.code}]", finding.severity, colour)
    accepted = "(waived) " if finding.waived else "(known) " if finding.known else ""
    yield f"{_paint(where, 'bold', colour)}: {label}: {accepted}{printable(finding.message)}"
    yield from _excerpt(finding.location, str(finding.severity), colour)
    for line in finding.detail:
        yield f"    {printable(line)}"
    for related in finding.related:
        yield f"  {place(related.location)}: {printable(related.message)}"
        yield from _excerpt(related.location, "dim", colour)
    if finding.waived:
        yield f"  {_paint('waived:', 'bold', colour)} {printable(finding.waived)}"
        return
    if finding.hint:
        yield f"  {_paint('hint:', 'bold', colour)} {printable(finding.hint)}"
    if finding.fix:
        yield f"  {_paint('fix:', 'bold', colour)} {printable(finding.fix.reason)}: {printable(finding.fix.value)}"


def checked_lines(report: Report, *, info: bool) -> Iterator[str]:
    """What was checked, and what could not be checked and why."""
    yield from _policy_line(report)
    if report.change and report.change.everything:
        yield f"everything was checked: {printable(report.change.everything)}"
    kinds = ", ".join(f"{number} {kind}" for kind, number in sorted(report.checked.items()))
    yield f"checked {_checked(report)}" + (f": {kinds}" if kinds else "")
    if report.drafts:
        yield f"{_count(report.drafts, 'draft')}, kept out of the dataset"
    yield from _evidence_lines(report)
    yield from _missing_line(report.missing_texts)
    yield from _apart_lines(report)
    if not info:
        yield from _folded_lines(report)


def _policy_line(report: Report) -> Iterator[str]:
    """By whose rules it was judged, if not by the dataset's own."""
    if report.policy_from:
        rules = "the settings, waivers and schemas"
        yield f"judged by {rules} of {printable(report.policy_from)}, not by those of the change itself"


def total(reports: Sequence[Report], *, colour: bool = False) -> str:
    """The last line: the result."""
    numbers = [(severity, sum(report.count(severity) for report in reports)) for severity in Severity]
    found = ", ".join(_count(number, str(severity)) for severity, number in numbers if number)
    broken = sum(not report.clean for report in reports)
    where = f" in {broken} of {_count(len(reports), 'dataset')}" if len(reports) > 1 else ""
    if broken:
        return _paint(f"not valid: {found}{where}", "error", colour)
    return _paint(f"ok: no errors{' (' + found + ')' if found else ''}", "ok", colour)


def _checked(report: Report) -> str:
    """What the run looked at."""
    change = report.change
    records = _count(sum(report.checked.values()), "record")
    if change is None or change.everything:
        return f"{_count(report.files, 'file')}, {records}"
    if change.since and not change.files:
        return f"no record: none has changed since {printable(change.since)}"
    deleted = len(change.files) - report.files
    files = _count(report.files, "changed file") + (f" ({deleted} more deleted)" if deleted else "")
    return f"{files}, {records} ({len(report.dependents)} of them because they depend on a change)"


def _apart_lines(report: Report) -> Iterator[str]:
    """What does not count: findings that are waived, known or turned off."""
    if report.waived:
        yield f"{_count(report.waived, 'finding')} waived (waivers.yaml)"
    if report.known:
        yield f"{_count(report.known, 'finding')} known already (baseline)"
    if report.gone:
        yield f"{_count(report.gone, 'finding')} of the baseline gone; write it anew with --write-baseline"
    if report.left_out:
        rules = ", ".join(f"{code} ({number})" for code, number in sorted(report.left_out.items()))
        yield f"{_count(report.left_out.total(), 'finding')} turned off (onrecord.yaml): {rules}"
    if report.lowered.total():
        rules = ", ".join(f"{code} ({number})" for code, number in sorted((+report.lowered).items()))
        yield f"{_count(report.lowered.total(), 'finding')} lowered (onrecord.yaml): {rules}"


def _folded_lines(report: Report) -> Iterator[str]:
    """What is worth knowing, by code."""
    codes = Counter({code: n for (code, severity), n in report.by_rule.items() if severity is Severity.INFO})
    if codes:
        listed = ", ".join(f"{code} ({number})" for code, number in sorted(codes.items()))
        yield f"{codes.total()} worth knowing, not shown (--info shows them): {listed}"


def _evidence_lines(report: Report) -> Iterator[str]:
    """How many quotes were checked and how, and for those that were not, why."""
    for quoted, name in ((True, "direct quote"), (False, "piece of evidence")):
        how: Counter[str] = Counter()
        for (way, _, as_speech), number in report.evidence.items():
            if as_speech is quoted:
                how[way] += number
        if not how:
            continue
        parts = [f"{how['text']} checked against the text"] if how["text"] else []
        parts += [f"{how['proof']} by proof"] if how["proof"] else []
        parts += [f"{how['unchecked']} NOT CHECKED"] if how["unchecked"] else []
        plural = name.replace("piece", "pieces") if name.startswith("piece") else f"{name}s"
        yield f"{how.total()} {name if how.total() == 1 else plural}: {', '.join(parts)}"
    for code, number in sorted(report.unchecked.items()):
        yield f"  not checked ({number}): {REASONS.get(code, code)}"


def _missing_line(articles: list[str]) -> Iterator[str]:
    """For how many articles the archive that is at hand lacks the text."""
    if articles:
        named = ", ".join(map(printable, articles[:MAX_NAMED]))
        more = f" and {len(articles) - MAX_NAMED} more" if len(articles) > MAX_NAMED else ""
        yield f"{_count(len(articles), 'article')} without the text in the archive: {named}{more}"


def place(location: Location) -> str:
    """Where a finding is, as editors and terminals know it: `FILE:LINE:COLUMN`."""
    name = printable(location.file)
    return f"{name}:{location.line}:{location.column}" if location.line else name


def _excerpt(location: Location, colour_name: str, colour: bool) -> Iterator[str]:
    """The source line with a caret under the place."""
    if not location.line or not location.excerpt.strip():
        return
    line, first = location.excerpt, location.column - 1
    last = location.end_column - 1 if location.end_line == location.line else len(line)
    start = max(0, min(first - LEAD, len(line) - MAX_SHOWN))
    stop = start + MAX_SHOWN
    before = ("…" if start else "") + visible(line[start:first])
    marked = visible(line[first : min(max(last, first + 1), stop)]) or " "
    after = visible(line[first:stop]) + ("…" if stop < len(line) else "")
    number = str(location.line)
    yield f"  {' ' * len(number)} |"
    yield f"  {number} | {no_command(before + after)}"
    carets = "^" * max(1, _width(marked))
    yield f"  {' ' * len(number)} | {' ' * _width(before)}{_paint(carets, colour_name, colour)}"


def _width(text: str) -> int:
    """Columns that a text takes on a terminal: wide characters take two, combining ones none."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )


def _count(number: int, noun: str) -> str:
    plural = noun if noun == "info" else f"{noun}s"
    return f"{number} {noun if number == 1 else plural}"


def _paint(text: str, name: str, colour: bool) -> str:
    return f"\x1b[{_COLOURS[name]}m{text}\x1b[0m" if colour else text
