"""Text to data: YAML 1.2 (one document or several) and JSON Lines.

The fast reader (`yaml_rs`) answers for nearly every record. What it refuses, and what it reads in a way that
must not pass in silence, goes to the careful reader (`validator.source.careful`), which knows every place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml_rs

from validator.finding import Problem, Severity
from validator.rule import Hit, rule
from validator.source.doubt import is_doubtful

MAX_DEPTH = 64
MAX_BITS = 10_000
"""Bits of a whole number: some 3,000 digits. Python writes numbers of up to 4,300."""
MAX_RECORD = 8 * 1024 * 1024
"""Characters of one record."""
_ALIASES = yaml_rs.AliasLimits(max_total_replayed_events=100_000)

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
# Behind "..." only a comment may follow; where something else does, the reader refuses the text as a whole.
_MARKER = re.compile(r"^(---(?=\s|$)|\.\.\.(?=[ \t]*(?:[\r\n#]|\Z)))", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Document:
    """One document of a file: its data, and where its text lies (character offsets, end exclusive)."""

    index: int
    start: int
    end: int
    data: Any


@rule("empty-file", "file")
def empty_file() -> Problem:
    """A file, or one document of it, holds no record.

    An empty file is usually a save that failed or a program that crashed. Left alone it would count as checked
    although there was nothing to check.

    To mend it: restore the record, or delete the file.
    """
    return Problem((), "there is no record in this file", hint="restore the record or delete the file")


@rule("control-character", "file")
def control_character(match: re.Match[str]) -> Problem:
    """A file holds a character that no text needs.

    NUL bytes and other control characters are left behind by broken programs, are invisible in an editor, and
    are forbidden by YAML 1.2 (5.1).

    To mend it: delete the character at the place shown.
    """
    code = ord(match.group())
    return Problem(
        (),
        f"the control character U+{code:04X} does not belong in a text file",
        hint="delete it; it is invisible in most editors",
        span=match.span(),
    )


@rule("nesting-too-deep", "file")
def nesting_too_deep() -> Problem:
    """A record is nested deeper than any record needs.

    More than 64 levels of lists and mappings are refused, since programs that read them would run out of memory.

    To mend it: look for the list or mapping that was nested by accident.
    """
    return Problem(
        (),
        f"lists and mappings are nested more than {MAX_DEPTH} levels deep",
        hint="find the list or mapping that was nested by accident, and write it with fewer levels",
    )


@rule("record-too-large", "file")
def record_too_large(size: int, start: int) -> Problem:
    """A record is larger than any record needs.

    A record of more than 8 million characters is not read: it is a mistake (a file that is no record, a program that
    wrote for ever) or an attack, and would take the memory that the other records need.

    To mend it: divide the records with lines of `---`, or take out what does not belong in a record.
    """
    return Problem(
        (),
        f"this record has {size:,} characters; records of more than {MAX_RECORD:,} are not read",
        hint="divide it into several records, or take out what does not belong in it",
        span=(start, start + 1),
    )


def split(text: str, json_lines: bool) -> Iterator[tuple[int, int]]:
    """Yield the range of each document's text.

    A document marker can't stand inside any scalar (YAML 1.2, 9.1.2), so cutting at the markers is exact. A range
    that holds nothing but space and comments is left out unless it is the only one.
    """
    if json_lines:
        for match in re.finditer(r"[^\n]+", text):
            if match.group().strip():
                yield match.span()
        return
    if "\n---" not in text and "\n..." not in text and not text.startswith(("---", "%", "...")):
        yield 0, len(text)
        return
    start, opened, found = 0, False, False
    markers: list[re.Match[str] | None] = [*_MARKER.finditer(text), None]
    for marker in markers:
        end = marker.start() if marker else len(text)
        # A bare "---" opens a document even when nothing follows; only what lies before the first is optional.
        if opened or _has_content(text[start:end]):
            yield start, end
            found = True
        if marker:
            opened = marker.group() == "---"
            start = marker.start() if opened else marker.end()
    if not found:
        yield 0, len(text)


def parse_json(text: str) -> tuple[list[Document], list[Hit]]:
    """Read a file that holds one JSON text."""
    from validator.source.json_text import read_json

    if not text.strip():
        return [], [(empty_file, empty_file())]
    data, hits = read_json(text, 0, len(text))
    return [] if hits else [Document(0, 0, len(text), data)], hits


def parse(text: str, *, json_lines: bool = False) -> tuple[list[Document], list[Hit]]:
    """Read all documents of a text, in order. A document with an error becomes a problem; the rest goes on."""
    documents: list[Document] = []
    hits: list[Hit] = []
    for index, (start, end) in enumerate(split(text, json_lines)):
        data, problems = parse_document(text, start, end)
        hits += problems
        if not any(found.severity is Severity.ERROR for found, _ in problems):
            documents.append(Document(index, start, end, data))
    if not documents and not hits:
        hits.append((empty_file, empty_file()))
    return documents, hits


def parse_document(text: str, start: int, end: int) -> tuple[Any, list[Hit]]:
    """Read one document: its data, and what there is to say of it; with an error, the data is not to be used."""
    if end - start > MAX_RECORD:
        return None, [(record_too_large, record_too_large(end - start, start))]
    chunk = text if (start, end) == (0, len(text)) else text[start:end]
    forbidden = _FORBIDDEN.search(chunk)
    if forbidden:
        forbidden = _FORBIDDEN.search(text, start, end)
        assert forbidden
        return None, [(control_character, control_character(forbidden))]
    try:
        data: Any = yaml_rs.loads(chunk, parse_datetime=False, alias_limits=_ALIASES)
    except (yaml_rs.YAMLDecodeError, TypeError) as error:  # TypeError: a key that is a mapping
        from validator.source.careful import explain_refusal

        return None, explain_refusal(text, start, end, str(error))
    if data is None and not _has_content(chunk):
        return None, [(empty_file, empty_file())]
    plain = _plain(data, MAX_DEPTH)
    if plain < 0:
        return None, [(nesting_too_deep, nesting_too_deep())]
    if not plain or is_doubtful(chunk):
        from validator.source.careful import inspect_nodes

        return inspect_nodes(chunk, start, data)
    return data, []


def _plain(value: Any, depth: int) -> int:
    """1 if the data is JSON-like with string keys, 0 if it needs a careful look, -1 if it is nested too deep."""
    if depth < 0:
        return -1
    kind = type(value)
    if kind is dict:
        worst = 1 if len(value) < 2 or len({str(key).lower() for key in value}) == len(value) else 0
        for key, item in value.items():
            if type(key) is not str:
                worst = min(worst, 0)
            if type(item) is not str:
                worst = min(worst, _plain(item, depth - 1))
        return worst
    if kind is list:
        worst = 1
        for item in value:
            if type(item) is not str:
                worst = min(worst, _plain(item, depth - 1))
        return worst
    if kind is int:
        return 1 if value.bit_length() < MAX_BITS else 0
    return 1 if kind in (str, float, bool) or value is None else 0


def _has_content(chunk: str) -> bool:
    """Whether anything stands in the text besides space, comments and markers."""
    return re.search(r"^(?!---|\.\.\.|%)[ \t]*[^\s#]|^---[ \t]+[^\s#]", chunk, re.MULTILINE) is not None
