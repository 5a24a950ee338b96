"""What the checks say: problems named by key path, and findings with their place in a file.

A rule knows records, not files: it names a place by record and key path (`Problem`). The engine turns
that into a `Finding` with line and column. The vocabulary (finding, location, related location, fix)
follows SARIF 2.1.0, section 3.27 and following.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Literal, NamedTuple

KeyPath = tuple[str | int, ...]
"""The way from a record's root to a value: `("sources", 0, "article")`."""

Offsets = tuple[int, int]
"""Character offsets in a file: of the first character, and of the one behind the last."""
Side = Literal["key", "value"]
"""Which half of a `key: value` pair a place means."""


class Severity(StrEnum):
    """How much a finding weighs. Only errors make a run fail."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Fix:
    """A replacement that is certain to be right: the new value of one scalar, and why it is safe."""

    path: KeyPath
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class RecordPlace:
    """A place in another record, given by its file, the document in it and the key path."""

    file: str
    document: int
    path: KeyPath
    message: str
    side: Side = "value"


@dataclass(frozen=True, slots=True)
class TextPlace:
    """A place in an article's text: character offsets into the decoded text, end exclusive."""

    article: str
    text: str
    start: int
    end: int
    message: str


WRITTEN, QUOTED = "\0written\0", "\0quoted\0"
"""Where these stand in a `Spelling`, the value goes: as the file spells it, and the same in quotation marks."""


class Spelling(NamedTuple):
    """The message and the hint of a problem once more, for a value that can be spelled in several ways (`007`, `1e3`).

    Only the file knows how `value` is spelled, so that WRITTEN and QUOTED stand in its place.
    """

    message: str
    hint: str
    value: Any

    def fill(self, written: str, mark: str = "'") -> tuple[str, str]:
        """The message and the hint for a value spelled so; `mark` is the quotation mark of the file's language."""
        short = cut_short(written)
        message, hint = (
            text.replace(QUOTED, f"{mark}{short}{mark}").replace(WRITTEN, short) for text in self[:2]
        )
        return message, hint


MAX_SPELLING = 60
"""Characters of a value that a message shows."""


def cut_short(written: str) -> str:
    """A value as a message shows it: of a long one, the beginning."""
    return written if len(written) <= MAX_SPELLING else written[: MAX_SPELLING - 3] + "..."


@dataclass(frozen=True, slots=True)
class Problem:
    """What a rule found in one record, at a key path (the empty path is the record itself).

    `detail` holds lines that belong to the finding but not in its one-line message, such as a word diff.
    `span` (character offsets in the file, end exclusive) names the place where there are no key paths yet:
    in a file that can't be parsed. `properties` are further facts for programs (a quote's verdict, say). With a
    `spelling`, a finding has the value as its file spells it; message and hint have this program's own spelling.
    """

    path: KeyPath
    message: str
    hint: str = ""
    side: Side = "value"
    detail: tuple[str, ...] = ()
    related: tuple[RecordPlace | TextPlace, ...] = ()
    fix: Fix | None = None
    severity: Severity | None = None
    span: tuple[int, int] | None = None
    properties: Mapping[str, Any] = field(default_factory=dict)
    spelling: Spelling | None = None


class Evidence(NamedTuple):
    """That words were looked for in an article, and how.

    `how` is `text` (in the archived text), `proof` (by the published proof) or `unchecked`; `result` is the verdict, or
    for unchecked words the reason in one word. `proof` is the verdict by the proof alone, so that it is the same
    wherever the text is; empty without a proof, or if it fails. `places` are where the words stand in the text, if that
    was at hand: for each part the first character and the one behind the last, the first word and the one behind it.
    """

    path: KeyPath
    article: str
    how: Literal["text", "proof", "unchecked"]
    result: str
    quoted: bool
    proof: str = ""
    places: tuple[tuple[int, int, int, int], ...] = ()


class MissingText(NamedTuple):
    """That the text of an article was looked for in the archive at hand, and could not be had.

    `reason` is one word: the text is not there (`no-text`), has another hash (`text-changed`), or was not looked for in
    so large an archive (`archive-too-large`).
    """

    article: str
    reason: str

    @property
    def searched(self) -> bool:
        """Whether the archive was searched for it."""
        return self.reason != "archive-too-large"


class Checked(NamedTuple):
    """A piece of evidence with the record that it belongs to: its file, and which document in it.

    Not the record itself: what was found may come from another process, and a record's schema can't be sent.
    """

    file: str
    document: int
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Location:
    """A range in a file. Lines and columns count from 1, columns in characters; `end_column` is exclusive.

    Line 0 means the file as a whole (it could not be read, say). `article` is set where the place is in the text of an
    article, and `file` only says so in words.
    """

    file: str
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0
    path: KeyPath = ()
    excerpt: str = ""
    article: str = ""


@dataclass(frozen=True, slots=True)
class RelatedLocation:
    """Another place that helps to understand a finding."""

    location: Location
    message: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem at one place, ready to be shown. Sorts by file, place and code, so runs are repeatable.

    `waived` is the reason why it was accepted on purpose (a waiver); `known` says that a baseline has it.
    """

    code: str
    severity: Severity
    message: str
    location: Location
    record: str = ""
    hint: str = ""
    detail: tuple[str, ...] = ()
    related: tuple[RelatedLocation, ...] = ()
    fix: Fix | None = None
    waived: str = ""
    known: bool = False
    properties: Mapping[str, Any] = field(default_factory=dict)

    @property
    def open(self) -> bool:
        """Whether it still asks for something to be done: neither waived nor known."""
        return not self.waived and not self.known

    @property
    def state(self) -> str:
        """One word for that: open, waived or known."""
        return "waived" if self.waived else "known" if self.known else "open"

    def sort_key(self) -> tuple[list[str], int, int, str, str]:
        """The order of a report: by file (folder by folder), then place, then code, then message."""
        place = self.location
        return (place.file.split("/"), place.line, place.column, self.code, self.message)


def format_path(path: KeyPath) -> str:
    """Write a key path as people do: `sources[0].article`."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text
