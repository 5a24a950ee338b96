"""From key paths to lines: turn problems into findings.

Only this module knows lines and columns. A file is read a second time, and only if something was found in it.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from validator.findings.finding import (
    Finding,
    KeyPath,
    Location,
    Problem,
    RecordPlace,
    RelatedLocation,
    Side,
    TextPlace,
)
from validator.findings.rule import Hit, Rule
from validator.source.document import JSON_SUFFIXES, LINES_SUFFIXES, TOML_SUFFIX, WHOLE_SUFFIXES
from validator.source.files import encoding, read
from validator.source.pieces import Piece, pieces_of
from validator.source.stamps import digest_of

if TYPE_CHECKING:
    from validator.source.json_text import JsonPlaces
    from validator.source.places import Places
    from validator.source.toml_text import TomlPlaces

MAX_PARTS = 64
"""How many files, or pieces of large ones, are kept."""
MAX_KEPT = 32 * 1024 * 1024
"""Characters of all of them together, unless a single one has more."""
MAX_PLACES = 256
"""Of how many documents in each the places are kept."""
MAX_EXCERPT = 4000
"""The longest line that is kept to be shown, in characters; the report shows the part around the place."""


_NODE_PROPERTIES = re.compile(r"\A(?:[&!]\S*+\s+)*+")


class Lines:
    """The lines of a text: where an offset lies. Lines and columns count from 1; `before` are the lines before it."""

    def __init__(self, text: str, before: int = 0) -> None:
        self.text = text
        self._before = before
        self._starts = array("I", [0])
        position = text.find("\n")
        while position >= 0:
            self._starts.append(position + 1)
            position = text.find("\n", position + 1)

    def range(self, index: int) -> tuple[int, int]:
        """The range of a line, counted from 0, without its end."""
        if index >= len(self._starts):
            return 0, 0
        start = self._starts[index]
        end = self._starts[index + 1] - 1 if index + 1 < len(self._starts) else len(self.text)
        return start, end

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
            line=line + self._before,
            column=start - first + 1,
            end_line=end_line + self._before,
            end_column=end - self._starts[end_line - 1] + 1,
            path=path,
            excerpt=excerpt if len(excerpt) <= MAX_EXCERPT else "",
        )


def places_in(chunk: str, start: int, file: str) -> Places | JsonPlaces | TomlPlaces:
    """What finds keys and values in a document; `start` is the offset of its text in the file, whose name says how it
    is read."""
    if file.endswith((*JSON_SUFFIXES, *LINES_SUFFIXES)):
        from validator.source.json_text import JsonPlaces

        return JsonPlaces(chunk, start)
    if file.endswith(TOML_SUFFIX):
        from validator.source.toml_text import TomlPlaces

        return TomlPlaces(chunk)
    from validator.source.places import Places

    return Places(chunk, start)


Unfolded = Callable[[str], list[KeyPath]]
Unfold = Callable[[str], Unfolded | None]


class _Part:
    """The text of a file, or of a piece of it, and the places in its documents; `first` is the number of the first."""

    def __init__(self, file: str, lines: Lines, first: int, unfold: Unfolded | None = None) -> None:
        self.lines = lines
        self._unfold = unfold
        self._ways: list[KeyPath] | None = None
        self._file = file
        self._first = first
        self._ranges: list[tuple[int, int]] | None = None
        self._places: dict[int, Places | JsonPlaces | TomlPlaces] = {}

    def find(self, document: int, path: KeyPath, side: Side) -> tuple[int, int]:
        """The range of a value, or of its key."""
        if self._unfold:
            document, path = 0, (*self._way(document), *path)
        if document not in self._places:
            if len(self._places) == MAX_PLACES:
                self._places.clear()
            self._places[document] = self._of_document(document)
        return self._places[document].find(path, side)

    def start(self, document: int) -> int:
        """Where a document begins."""
        return 0 if self._unfold else self._range(document - self._first)[0]

    def _way(self, record: int) -> KeyPath:
        """The way to one of several records of a document, by its number."""
        if self._ways is None:
            self._ways = self._unfold(self.lines.text) if self._unfold else []
        return self._ways[record] if record < len(self._ways) else ()

    def _of_document(self, document: int) -> Places | JsonPlaces | TomlPlaces:
        start, end = self._range(document - self._first)
        return places_in(self.lines.text[start:end], start, self._file)

    def _range(self, index: int) -> tuple[int, int]:
        """The range of the text of a document, by its number in this part."""
        text = self.lines.text
        if self._file.endswith(WHOLE_SUFFIXES):
            return 0, len(text)
        if self._file.endswith(LINES_SUFFIXES):
            return self.lines.range(index)
        if self._ranges is None:
            from validator.source.document import ranges

            self._ranges = list(ranges(text, self._file))
        return self._ranges[index] if index < len(self._ranges) else (0, 0)


class Locator:
    """Finds places in the files of a dataset. Keeps the last files that it has read."""

    def __init__(
        self,
        root: Path,
        inside: Path | None = None,
        unfold: Unfold | None = None,
        rules: Path | None = None,
    ) -> None:
        """`root` is the folder that files are named from, `inside` the one that they must lie in, if it is another.

        `unfold` says of a file in which a document holds several records how the ways to them are found in its text.
        What lies in the folder `rules` is read there.
        """
        self._root = root
        self._rules = rules
        self._unfold = unfold
        self._inside = inside or root
        self.known: dict[str, bytes] = {}
        """What was read of files before (`digest_of`; of what could not be read, nothing): only that is shown."""
        self.moved = False
        """Whether one of them held something else when it was read again, so that a finding lacks its place."""
        self.unsaved: Mapping[str, bytes] = {}
        """What an editor holds of files and has not saved, in the place of what lies on the disk."""
        self._at_hand: tuple[str, bytes] = "", b""
        self._parts: dict[tuple[str, int], _Part | None] = {}
        self._pieces: dict[str, tuple[Piece, ...]] = {}

    def just_read(self, file: str, data: bytes | Hit) -> bytes:
        """Take note of what was read of a file: until the next one, it need not be read again to show something of it.

        Returns its digest; of what could not be read, nothing.
        """
        self._at_hand = (file, data) if isinstance(data, bytes) else ("", b"")
        self.known[file] = digest_of(data) if isinstance(data, bytes) else b""
        return self.known[file]

    def finding(self, rule: Rule, problem: Problem, file: str, document: int, record: str = "") -> Finding:
        """The finding for a problem in document number `document` of a file."""
        message, hint = problem.message, problem.hint
        if problem.spelling:
            mark = '"' if file.endswith((*JSON_SUFFIXES, *LINES_SUFFIXES)) else "'"
            written = self._written(file, document, problem.path, problem.spelling.value)
            message, hint = problem.spelling.fill(written, mark) if written else (message, hint)
        return Finding(
            code=rule.code,
            severity=problem.severity or rule.severity,
            message=message,
            location=self._location(file, document, problem.path, problem.side, problem.span),
            record=record,
            hint=hint,
            detail=problem.detail,
            related=tuple(self._related(place) for place in problem.related),
            fix=problem.fix,
            properties=problem.properties,
        )

    def finding_at_start(
        self, rule: Rule, problem: Problem, file: str, document: int, record: str = ""
    ) -> Finding:
        """The finding for a document as a whole, at its first line, without looking at what stands in it."""
        part = self._part(file, document)
        start = part.start(document) if part else 0
        return self.finding(rule, replace(problem, span=(start, start + 1)), file, document, record)

    def _related(self, place: RecordPlace | TextPlace) -> RelatedLocation:
        if isinstance(place, TextPlace):
            location = Lines(place.text).location(f"text of {place.article}", place.start, place.end)
            location = replace(location, article=place.article)
        else:
            location = self._location(place.file, place.document, place.path, place.side, None)
        return RelatedLocation(location, place.message)

    def _location(
        self, file: str, document: int, path: KeyPath, side: Side, span: tuple[int, int] | None
    ) -> Location:
        """`span` counts from the beginning of the piece that the document stands in."""
        part = self._part(file, document)
        if part is None:
            return Location(file, path=path)
        return part.lines.location(file, *(span or part.find(document, path, side)), path)

    def _written(self, file: str, document: int, path: KeyPath, value: Any) -> str:
        """How a file spells a number or a truth value; nothing if it can't be told."""
        from validator.source.scalars import core_value

        part = self._part(file, document)
        if part is None:
            return ""
        start, end = part.find(document, path, "value")
        written = _NODE_PROPERTIES.sub("", part.lines.text[start:end])
        found = core_value(written)
        return written if type(found) in (int, float, bool) and found == value else ""

    def _part(self, file: str, document: int) -> _Part | None:
        """The file, or the piece of it, that holds a document; None if it can't be read."""
        pieces = self._pieces.get(file)
        if pieces is None:
            whole = file in self.unsaved or file == self._at_hand[0]
            pieces = self._pieces[file] = () if whole else pieces_of(self._root / file, self._inside)
        index = max(bisect_right(pieces, document, key=lambda piece: piece.document) - 1, 0)
        if (file, index) not in self._parts:
            part = self._read(file, pieces[index] if pieces else None)
            self._make_room(part)
            self._parts[file, index] = part
        return self._parts[file, index]

    def _make_room(self, new: _Part | None) -> None:
        """Let go of what was read first."""
        sizes = [len(part.lines.text) if part else 0 for part in (*self._parts.values(), new)]
        total = sum(sizes)
        for key, size in list(zip(self._parts, sizes, strict=False)):
            if len(self._parts) < MAX_PARTS and total <= MAX_KEPT:
                return
            del self._parts[key]
            total -= size

    def _read(self, file: str, piece: Piece | None) -> _Part | None:
        line, document = (piece.line, piece.document) if piece else (0, 0)
        if piece and piece.too_large:
            return _Part(file, Lines("", line), document)
        data: bytes | Hit | None = self._at_hand[1] if file == self._at_hand[0] else self.unsaved.get(file)
        if data is None:
            # As careful as the first reading: a report must not show what a link outside leads to, nor hang on a pipe.
            first, *others = PurePosixPath(file).parts
            root, inside = self._root, self._inside
            if self._rules and (self._rules / file).is_file():
                root = inside = self._rules
            data = read(root / file, root / first if others else root, piece, inside)
        if not isinstance(data, bytes):
            return None
        if not piece and self.known.get(file, b"") != digest_of(data) and file in self.known:
            self.moved = True
            return None
        unfold = self._unfold(file) if self._unfold else None
        return _Part(file, Lines(data.decode(encoding(piece), "replace"), line), document, unfold)
