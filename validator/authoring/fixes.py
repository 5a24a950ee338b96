"""Make the fixes that findings carry: new values of single fields that are certain to be right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from validator.authoring.edit import EditError, Set, apply
from validator.corpus.documents import Source
from validator.findings.finding import Finding, KeyPath
from validator.source.document import Document
from validator.source.locate import Lines, places_in


@dataclass(frozen=True, slots=True)
class Fixed:
    """A file with its fixes made: its new text, and how many were made, and how many could not be."""

    source: Source
    text: str
    made: int
    left: int


def fix(source: Source, findings: Iterable[Finding]) -> Fixed:
    """Make the fixes of a file's findings, each on the text of its record and on nothing else.

    Those that can't be made without changing something else (an alias, say), and those of a file that can't be read,
    are left. Of two for the same field, the first one counts.
    """
    wanted: dict[int, dict[KeyPath, str]] = {}
    left = 0
    lines = Lines(source.text)
    for finding in findings:
        if finding.fix is None:
            continue
        number = _document_of(finding, source, lines)
        if number is None:
            left += 1
        else:
            wanted.setdefault(number, {}).setdefault(finding.fix.path, finding.fix.value)
    text, made = source.text, 0
    for number in sorted(wanted, reverse=True):  # from the end on, so that places before stay what they are
        document = source.documents[number]
        span = document.start, document.end
        edits = [Set(path, value) for path, value in wanted[number].items()]
        text, done = _apply(text, span, edits)
        made += done
        left += len(edits) - done
    return Fixed(source, text, made, left)


def _apply(text: str, span: tuple[int, int], edits: Sequence[Set]) -> tuple[str, int]:
    """The text with all edits made or, where that can't be, with those that can be made one by one."""
    try:
        return apply(text, span, edits), len(edits)
    except EditError:
        if len(edits) == 1:
            return text, 0
    made = 0
    for edit in edits:
        try:
            longer = apply(text, span, [edit])
        except EditError:
            continue
        span = span[0], span[1] + len(longer) - len(text)
        text, made = longer, made + 1
    return text, made


def _document_of(finding: Finding, source: Source, lines: Lines) -> int | None:
    """Which of a file's documents a finding is about; None unless its fix is for the very value that it shows."""
    place = finding.location
    if finding.fix is None or finding.fix.path != place.path or not place.line:
        return None
    at = lines.range(place.line - 1)[0] + place.column - 1
    for number, document in enumerate(source.documents):
        if document.start <= at < document.end:
            return number if _starts(source, document, place.path) == at else None
    return None


def _starts(source: Source, document: Document, path: KeyPath) -> int:
    places = places_in(source.text[document.start : document.end], document.start, source.file)
    return places.find(path)[0]
