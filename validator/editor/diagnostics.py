"""Findings as an editor shows them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from lsprotocol.types import (
    Diagnostic,
    DiagnosticRelatedInformation,
    DiagnosticSeverity,
    Location,
    Position,
    Range,
)

from validator.editor.places import uri_of
from validator.editor.text import Text, units
from validator.findings.finding import Finding, Severity
from validator.findings.finding import Location as Place
from validator.report.escape import visible
from validator.source.locate import Lines

if TYPE_CHECKING:
    from validator.editor.session import Open, Session

SEVERITIES = {
    Severity.ERROR: DiagnosticSeverity.Error,
    Severity.WARNING: DiagnosticSeverity.Warning,
    Severity.INFO: DiagnosticSeverity.Hint,
}
"""What is only worth knowing is not listed among the problems, as it is not in a report."""
MOST = 1000
"""Findings of one file that are shown; an editor with more of them helps nobody."""


def diagnostics(
    session: Session, file: str, findings: Iterable[Finding], opened: Mapping[str, Open]
) -> list[Diagnostic]:
    """The findings of a file, at their places in what the editor holds of it (`opened`), or what lies on the disk."""
    found = list(findings)
    ranges = Ranges(session, file, found, opened)
    return [
        Diagnostic(
            range=ranges.of(finding.location),
            message=_message(finding),
            severity=SEVERITIES[finding.severity],
            code=finding.code,
            source="onrecord",
            related_information=list(_related(session, finding, opened)) or None,
        )
        for finding in found[:MOST]
    ]


def _message(finding: Finding) -> str:
    lines = [finding.message, *finding.detail]
    if finding.hint:
        lines.append(f"hint: {finding.hint}")
    return "\n".join(map(visible, lines))


def _related(
    session: Session, finding: Finding, opened: Mapping[str, Open]
) -> Iterator[DiagnosticRelatedInformation]:
    for other in finding.related:
        place = other.location
        if place.article:
            article = next((one for one in session.index.named(place.article) if one.record), None)
            text = session.article_text(article) if article else None
            if text is None or session.known is None:
                continue
            uri = uri_of(session.known.dataset.archive / text.file)
            where = range_in(Text(text.text, session.encoding), place)
        else:
            held = opened.get(place.file)
            uri = held.uri if held else uri_of(session.root / place.file)
            where = Ranges(session, place.file, [], opened).of(place)
        yield DiagnosticRelatedInformation(Location(uri, where), visible(other.message))


def range_in(text: Text, place: Place, lines: Lines | None = None) -> Range:
    """The range of a place in a text. Findings count lines as `\\n` ends them, editors end them at `\\r`, too."""
    if not place.line:
        return Range(Position(0, 0), Position(0, 0))
    start, end = offsets_in(text, place, lines)
    return text.range(start, end)


def offsets_in(text: Text, place: Place, lines: Lines | None = None) -> tuple[int, int]:
    """The offsets of a place in a text."""
    lines = lines or Lines(text.text)
    start = lines.range(place.line - 1)[0] + place.column - 1
    return start, max(lines.range(place.end_line - 1)[0] + place.end_column - 1, start)


class Ranges:
    """The ranges of the places of one file. It is only read where a place does not tell enough by itself."""

    def __init__(
        self, session: Session, file: str, findings: list[Finding], opened: Mapping[str, Open]
    ) -> None:
        self._session = session
        self._file = file
        self._text: Text | None = opened[file].text if file in opened else None
        self._lines: Lines | None = None
        self._needed = file in opened or any(not _is_enough(one.location) for one in findings)

    def of(self, place: Place) -> Range:
        """The range of a place."""
        if not place.line:
            return Range(Position(0, 0), Position(0, 0))
        if not self._needed and _is_enough(place):
            line, encoding = place.excerpt, self._session.encoding
            columns = [units(line[: column - 1], encoding) for column in (place.column, place.end_column)]
            return Range(Position(place.line - 1, columns[0]), Position(place.line - 1, columns[1]))
        self._text = self._text or self._session.text(self._file) or Text("")
        self._lines = self._lines or Lines(self._text.text)
        return range_in(self._text, place, self._lines)


def _is_enough(place: Place) -> bool:
    """Whether a place has the line that it is in, so that the file is not needed."""
    return place.line == place.end_line and bool(place.excerpt) and "\r" not in place.excerpt
