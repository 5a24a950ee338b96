"""Text to data: YAML 1.2 (one document or several), JSON, JSON Lines, and TOML.

`yamlrocks` reads YAML. Of what it refuses, and of what must not pass in silence, the nodes are looked at one by one
(`validator.source.nodes`); places are asked for only where there is something to tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from validator.findings.finding import Problem, Severity
from validator.findings.rule import MAX_HITS, Hit, message
from validator.source.dialect import PLAIN, Dialect
from validator.source.doubt import has_trap, is_doubtful
from validator.source.limits import (
    MAX_RECORD,
    ODD,
    TOO_DEEP,
    WITH_NUMBERS,
    may_lose_digits,
    nesting_too_deep,
    record_too_large,
    survey,
)
from validator.source.reader import STRICT, NotYamlError, is_endless_anywhere, plain_start, read

WITH_COMMENTS = ".jsonc"
JSON_SUFFIXES = (".json", ".geojson", ".topojson", ".webmanifest", WITH_COMMENTS)
LINES_SUFFIXES = (".jsonl", ".ndjson")
TOML_SUFFIX = ".toml"
WHOLE_SUFFIXES = (*JSON_SUFFIXES, TOML_SUFFIX)
FRONT_MATTER_SUFFIXES = (".md", ".markdown", ".mdx", ".qmd", ".rmd", ".Rmd")
"""What is read as JSON, as JSON Lines, as TOML, as one document whatever stands in it, and as a text with YAML before
it. Every other file of records is YAML."""
_NONE: Mapping[int, Hit] = {}
_LINE = re.compile(r"[^ \t\r\n][^\n]*")
_LONE_RETURN = re.compile(r"\r(?!\n)")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_PLAIN_ASCII = bytes([9, 10, 13, *range(32, 127)])
# Behind "..." only a comment may follow; where something else does, the reader refuses the text as a whole.
_FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?)^---[ \t]*$", re.MULTILINE | re.DOTALL)
_MARKER = re.compile(r"(?<![^\r\n])(---(?=[ \t\r\n]|\Z)|\.\.\.(?=[ \t]*(?:[\r\n#]|\Z)))")


@dataclass(slots=True)  # not frozen: that would treble the time it takes to make one
class Document:
    """One document of a file: its data, and where its text lies (character offsets, end exclusive)."""

    index: int
    start: int
    end: int
    data: Any


@message("empty-file", "file")
def empty_file(*, front_matter: bool = False) -> Problem:
    """A file, or one document of it, holds no record.

    An empty file is usually a save that failed or a program that crashed. Left alone it would count as checked
    although there was nothing to check.

    To mend it: restore the record, or delete the file. Of Markdown the record is the front matter: YAML at the
    beginning of the file, between two lines `---`.
    """
    if front_matter:
        said = "there is no front matter in this file: YAML between two lines '---', of which the first begins it"
        hint = "write it, with both lines, or leave this file out of the pattern of the kind"
        return Problem((), said, hint=hint)
    return Problem((), "there is no record in this file", hint="restore the record or delete the file")


@message("control-character", "file")
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


_EMPTY: list[Hit] = [(empty_file, empty_file())]


def split(text: str) -> Iterator[tuple[int, int]]:
    """Yield the range of each YAML document's text.

    A document marker can't stand inside any scalar (YAML 1.2, 9.1.2), so cutting at the markers is exact. A range
    that holds nothing but space and comments is left out unless it is the only one.
    """
    if (
        "\n---" not in text
        and "\n..." not in text
        and not text.startswith(("---", "%", "..."))
        and ("\r" not in text or not _LONE_RETURN.search(text))
    ):
        yield 0, len(text)
        return
    start, opened, found = 0, False, False
    for marker in chain(_MARKER.finditer(text), (None,)):
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


def ranges(text: str, file: str) -> Iterator[tuple[int, int]]:
    """Yield the range of each YAML document in a file; of a text with front matter, that of the front matter alone."""
    if not file.endswith(FRONT_MATTER_SUFFIXES):
        yield from split(text)
    elif found := _FRONT_MATTER.match(text):
        yield found.span(1)


def lines(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield the lines of a JSON Lines text that are not blank: number (from 0), and range without space before it."""
    number = position = 0
    for match in _LINE.finditer(text):
        number += text.count("\n", position, match.start())
        position = match.start()
        yield number, position, match.end()


def parse_json(text: str, dialect: Dialect = PLAIN) -> tuple[list[Document], list[Hit]]:
    """Read a file that holds one JSON text."""
    from validator.source.json_text import read_json

    if not text.strip():
        return [], [(empty_file, empty_file())]
    data, hits = read_json(text, 0, len(text), digits_as_text=dialect.digits_as_text)
    refused = any(found.severity is Severity.ERROR for found, _ in hits)
    return [] if refused else [Document(0, 0, len(text), data)], hits


def parse_toml(text: str) -> tuple[list[Document], list[Hit]]:
    """Read a file of TOML, which is one record."""
    from validator.source.toml_text import read_toml

    if not text.strip():
        return [], [(empty_file, empty_file())]
    data, hits = read_toml(text)
    refused = any(found.severity is Severity.ERROR for found, _ in hits)
    return [] if refused else [Document(0, 0, len(text), data)], hits


def parse_file(text: str, file: str, dialect: Dialect = PLAIN) -> tuple[list[Document], list[Hit]]:
    """Read all documents of a file; its name says whether it is JSON, JSON Lines, TOML or YAML."""
    if file.endswith(JSON_SUFFIXES):
        if dialect.comments or file.endswith(WITH_COMMENTS):
            from validator.source.json_comments import without_comments

            text = without_comments(text)
        return parse_json(text, dialect)
    if file.endswith(TOML_SUFFIX):
        return parse_toml(text)
    if file.endswith(FRONT_MATTER_SUFFIXES) and not _FRONT_MATTER.match(text):
        return [], [(empty_file, empty_file(front_matter=True))]
    return parse_lines(text, dialect=dialect) if is_lines(file) else parse(text, dialect, ranges(text, file))


def is_lines(file: str) -> bool:
    """Whether a file is JSON Lines, by its name."""
    return file.endswith(LINES_SUFFIXES)


def parse_lines(
    text: str, unreadable: Mapping[int, Hit] = _NONE, dialect: Dialect = PLAIN
) -> tuple[list[Document], list[Hit]]:
    """Read JSON Lines (jsonlines.org): a record a line. A line with an error becomes a problem; the rest goes on.

    The number of a document is that of its line, counted from 0. Blank lines hold no document. `unreadable` says by
    number which lines could not be decoded.
    """
    from validator.source.json_text import read_json

    documents: list[Document] = []
    hits: list[Hit] = []
    for index, start, end in lines(text):
        if index in unreadable:
            hits.append(unreadable[index])
            continue
        data, problems = read_json(text, start, end, digits_as_text=dialect.digits_as_text)
        hits += _placed(problems, start)
        if not any(found.severity is Severity.ERROR for found, _ in problems):
            documents.append(Document(index, start, end, data))
    if not documents and not hits:
        hits.append((empty_file, empty_file()))
    return documents, hits


def parse(
    text: str, dialect: Dialect = PLAIN, given: Iterable[tuple[int, int]] | None = None
) -> tuple[list[Document], list[Hit]]:
    """Read all YAML documents of a text, in order. A document with an error becomes a problem; the rest goes on.

    `given` are their ranges, if they are not to be looked for.
    """
    documents: list[Document] = []
    hits: list[Hit] = []
    empty = last_empty = 0
    for index, (start, end) in enumerate(split(text) if given is None else given):
        # A file of nothing but dividing lines would be told a million times.
        if empty >= MAX_HITS and text[start:end].strip(" \t\r\n") in ("", "---"):
            empty += 1
            continue
        data, problems = parse_document(text, start, end, dialect)
        if problems == _EMPTY:
            empty += 1
            if empty > MAX_HITS:
                continue
            last_empty = len(hits)
        hits += _placed(problems, start)
        if not any(found.severity is Severity.ERROR for found, _ in problems):
            documents.append(Document(index, start, end, data))
    if empty > MAX_HITS:
        found, problem = hits[last_empty]
        more = f"and {empty - MAX_HITS:,} more documents below hold no record"
        hits[last_empty] = found, replace(problem, detail=(more,))
    if not documents and not hits:
        hits.append((empty_file, empty_file()))
    return documents, hits


def _placed(hits: list[Hit], start: int) -> list[Hit]:
    """Problems of a document as a whole, at its beginning, since its number is not known where they are told."""
    return [
        (found, problem if problem.span else replace(problem, span=(start, start + 1)))
        for found, problem in hits
    ]


def parse_document(text: str, start: int, end: int, dialect: Dialect = PLAIN) -> tuple[Any, list[Hit]]:
    """Read one document: its data, and what there is to say of it; with an error, the data is not to be used."""
    if end - start > MAX_RECORD:
        return None, [(record_too_large, record_too_large(end - start, start))]
    chunk = text if (start, end) == (0, len(text)) else text[start:end]
    if not _is_plain_ascii(chunk) and _FORBIDDEN.search(chunk):
        forbidden = _FORBIDDEN.search(text, start, end)
        assert forbidden
        return None, [(control_character, control_character(forbidden))]
    if is_endless_anywhere(chunk):
        return _inspect(chunk, start, dialect)
    try:
        found = read(plain_start(chunk), STRICT)
    except NotYamlError as error:
        if error.by_key:
            return _inspect(chunk, start, dialect)
        from validator.source.mistakes import explain_refusal

        return None, explain_refusal(chunk, start, error)
    data: Any = found[0] if found else None
    if data is None and not _has_content(chunk):
        return None, [(empty_file, empty_file())]
    seen = survey(data)
    if seen.plainness == TOO_DEEP:
        return None, [(nesting_too_deep, nesting_too_deep())]
    odd = seen.plainness == ODD or (seen.plainness == WITH_NUMBERS and may_lose_digits(chunk))
    if odd or len(found) > 1 or is_doubtful(chunk, seen.texts):
        return _inspect(chunk, start, dialect)
    if has_trap(chunk, seen):
        from validator.source.traps import find_value_traps

        traps = None if dialect.version or _may_be_json(chunk) else find_value_traps(chunk, data, start)
        return _inspect(chunk, start, dialect) if traps is None else (data, traps)
    return data, []


def _inspect(chunk: str, start: int, dialect: Dialect) -> tuple[Any, list[Hit]]:
    from validator.source.nodes import inspect

    if _may_be_json(chunk):  # JSON is YAML, and there is only one way to read it
        from validator.source.json_text import read_json

        data, hits = read_json(chunk, 0, len(chunk))
        if not hits:
            return data, []
    return inspect(chunk, start, dialect)


def _may_be_json(chunk: str) -> bool:
    return chunk.lstrip()[:1] in ("{", "[")


def _is_plain_ascii(text: str) -> bool:
    """The fast yes: nothing but ASCII without control characters. (By way of bytes, several times as fast.)"""
    return text.isascii() and not text.encode().translate(None, _PLAIN_ASCII)


def _has_content(chunk: str) -> bool:
    """Whether anything stands in the text besides space, comments and markers."""
    return re.search(r"^(?!---|\.\.\.|%)[ \t]*[^\s#]|^---[ \t]+[^\s#]", chunk, re.MULTILINE) is not None
