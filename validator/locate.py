"""From key paths to lines: turn problems into findings.

Only this module knows lines and columns. A file is read a second time, and only if something was found in it.
"""

from __future__ import annotations

from bisect import bisect_right
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from validator.finding import (
    Finding,
    KeyPath,
    Location,
    Problem,
    RecordPlace,
    RelatedLocation,
    Side,
    TextPlace,
)
from validator.rule import Rule
from validator.source.files import read

if TYPE_CHECKING:
    from validator.source.careful import Places
    from validator.source.json_text import JsonPlaces

MAX_EXCERPT = 4000
"""The longest line that is kept to be shown, in characters; the report shows the part around the place."""


class Lines:
    """The lines of a text: where an offset lies. Lines and columns count from 1."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0]
        position = text.find("\n")
        while position >= 0:
            self._starts.append(position + 1)
            position = text.find("\n", position + 1)

    def location(self, file: str, start: int, end: int, path: KeyPath = ()) -> Location:
        """The location of `text[start:end]`, with its first line as the excerpt."""
        start = max(0, min(start, len(self.text)))
        end = max(start, min(end, len(self.text)))
        line = bisect_right(self._starts, start)
        end_line = bisect_right(self._starts, end)
        first = self._starts[line - 1]
        stop = self.text.find("\n", first)
        excerpt = self.text[first : stop if stop >= 0 else len(self.text)].rstrip("\r")
        return Location(
            file=file,
            line=line,
            column=start - first + 1,
            end_line=end_line,
            end_column=end - self._starts[end_line - 1] + 1,
            path=path,
            excerpt=excerpt if len(excerpt) <= MAX_EXCERPT else "",
        )


class Locator:
    """Finds places in the files of a dataset. Keeps what it has read for the length of one report."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._lines: dict[str, Lines | None] = {}
        self._ranges: dict[str, list[tuple[int, int]]] = {}
        self._places: dict[tuple[str, int], Places | JsonPlaces] = {}

    def finding(
        self, rule: Rule[..., Any], problem: Problem, file: str, document: int, record: str = ""
    ) -> Finding:
        """The finding for a problem in document number `document` of a file."""
        return Finding(
            code=rule.code,
            severity=problem.severity or rule.severity,
            message=problem.message,
            location=self._location(file, document, problem.path, problem.side, problem.span),
            record=record,
            hint=problem.hint,
            detail=problem.detail,
            related=tuple(self._related(place) for place in problem.related),
            fix=problem.fix,
            properties=problem.properties,
        )

    def _related(self, place: RecordPlace | TextPlace) -> RelatedLocation:
        if isinstance(place, TextPlace):
            location = Lines(place.text).location(f"text of {place.article}", place.start, place.end)
        else:
            location = self._location(place.file, place.document, place.path, place.side, None)
        return RelatedLocation(location, place.message)

    def _location(
        self, file: str, document: int, path: KeyPath, side: Side, span: tuple[int, int] | None
    ) -> Location:
        lines = self._read(file)
        if lines is None:
            return Location(file, path=path)
        if span is None:
            span = self._find(file, lines, document, path, side)
        return lines.location(file, *span, path)

    def _find(self, file: str, lines: Lines, document: int, path: KeyPath, side: Side) -> tuple[int, int]:
        key = (file, document)
        if key not in self._places:
            start, end = self._range(file, lines, document)
            chunk = lines.text[start:end]
            if file.endswith((".json", ".jsonl")):
                from validator.source.json_text import JsonPlaces

                self._places[key] = JsonPlaces(chunk, start)
            else:
                from validator.source.careful import Places

                self._places[key] = Places(chunk, start)
        return self._places[key].find(path, side)

    def _range(self, file: str, lines: Lines, document: int) -> tuple[int, int]:
        """The range of a document's text in its file."""
        if file.endswith(".json"):
            return 0, len(lines.text)
        if file not in self._ranges:
            from validator.source.document import split

            self._ranges[file] = list(split(lines.text, file.endswith(".jsonl")))
        ranges = self._ranges[file]
        return ranges[document] if document < len(ranges) else (0, 0)

    def _read(self, file: str) -> Lines | None:
        if file not in self._lines:
            # As careful as the first reading: a report must not show what a link outside leads to, nor hang on a pipe.
            first, *others = PurePosixPath(file).parts
            data = read(self._root / file, self._root / first if others else self._root)
            self._lines[file] = (
                Lines(data.decode("utf-8-sig", "replace")) if isinstance(data, bytes) else None
            )
        return self._lines[file]
