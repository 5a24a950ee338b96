"""A file's bytes to the documents in it, each with its place; and what of it can't be read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from validator.corpus.records import Record
from validator.findings.finding import Problem, Severity
from validator.findings.rule import Hit, Rule
from validator.schema.schema import Schema
from validator.source.cuts import Cut, find_cuts
from validator.source.dialect import PLAIN, Dialect
from validator.source.document import (
    JSON_SUFFIXES,
    LINES_SUFFIXES,
    Document,
    empty_file,
    is_lines,
    parse_file,
    parse_lines,
)
from validator.source.files import decode, decode_lines, is_wide
from validator.source.pieces import Piece
from validator.source.questions import Question, find_questions
from validator.source.traps import ambiguous_value

CUT_OFF = "…"
"""What stands at the end of an id of which only the beginning can be read."""


@dataclass(slots=True)
class Content:
    """What a file holds: sound records, and what is wrong with the others.

    `broken` holds the names (ids, and the file's own) under which records exist that can't be used; `kinds` counts
    all records, `unknown` for those without a schema. A hit comes with the number of the document and the record's id.
    """

    records: list[Record] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    kinds: Counter[str] = field(default_factory=Counter)
    hits: list[tuple[Rule, Problem, int, str]] = field(default_factory=list)


class DocumentPlace(NamedTuple):
    """Where a record stands: the file, the number of the document, and whether it is the file's only one.

    `cuts` are the places in it where a `#` may have cut a value off, `questions` what its draft asks in comments;
    `plain` is that of its record.
    """

    file: str
    document: int
    alone: bool
    cuts: tuple[Cut, ...] = ()
    questions: tuple[Question, ...] = ()
    plain: bool = False


def read_documents(
    content: Content,
    data: bytes | Hit,
    file: str,
    piece: Piece | None = None,
    *,
    id_key: str = "id",
    mapped: Schema | None = None,
) -> Iterator[tuple[DocumentPlace, Any]]:
    """The documents of a file's bytes, each with its place. What can't be read goes to the content's hits.

    `id_key` is the key of the id, which is looked for in what can't be read. In files that are `mapped` to a schema,
    what YAML 1.1 reads in another way is only worth knowing: whoever keeps them knows what reads them.
    """
    before, lines = piece.document if piece else 0, is_lines(file)
    text, documents, hits = _parse(data, file, piece, mapped.dialect if mapped else PLAIN)
    if piece and lines and not piece.blank:  # a piece may be blank where the file is not
        hits = [hit for hit in hits if hit[0] is not empty_file]
    errors = [problem for found, problem in hits if found.severity is Severity.ERROR]
    refused = bool(errors)
    if refused:
        content.broken.add(file_name(file))
        content.broken.update(_likely_ids(text, errors, file, id_key))
    if mapped:
        hits = [
            (found, replace(problem, severity=Severity.INFO) if found is ambiguous_value else problem)
            for found, problem in hits
        ]
        hits = [(found, _or_meant(problem, _MEANT.get(found.code, ""))) for found, problem in hits]
    content.hits += [(found, problem, before, "") for found, problem in hits]
    commented = not file.endswith((*JSON_SUFFIXES, *LINES_SUFFIXES))  # with a #
    for document in documents:
        alone = len(documents) == 1 and document.index == 0 and not (refused or piece or lines)
        cuts = tuple(find_cuts(text, document.start, document.end)) if commented else ()
        questions = find_questions(text, document.start, document.end) if commented else ()
        plain = is_plain(text[document.start : document.end])
        yield DocumentPlace(file, before + document.index, alone, cuts, questions, plain), document.data


def is_plain(written: str) -> bool:
    """Whether the text of a document is ASCII without a backslash, so that it can't hold a character nobody sees.

    JSON permits one control character in a text as it is: U+007F.
    """
    return written.isascii() and "\\" not in written and "\x7f" not in written


_MEANT = {"yaml-merge-key": "merge: allow", "yaml-key-type": "keys: text"}
"""What a kind says in onrecord.yaml where these are meant."""


def _or_meant(problem: Problem, setting: str) -> Problem:
    """A problem with the other way out, where what stands there may be meant."""
    if not setting or "'<<' copies" in problem.message:
        return problem
    flag = setting.replace(": ", "=")
    way = f"yaml: {{{setting}}} of the kind in onrecord.yaml, with --schema: --read yaml.{flag}"
    return replace(problem, hint=f"{problem.hint}; or say that it is meant ({way})")


def _parse(
    data: bytes | Hit, file: str, piece: Piece | None, dialect: Dialect
) -> tuple[str, list[Document], list[Hit]]:
    """The text of a file, its documents, and what can't be read."""
    if isinstance(data, tuple):
        return "", [], [data]
    text = decode(data, piece)
    if isinstance(text, str):
        return text, *parse_file(text, file, dialect)
    if not is_lines(file) or is_wide(data, piece):
        return "", [], [text]
    replaced, unreadable = decode_lines(data, piece)
    return replaced, *parse_lines(replaced, unreadable, dialect)


def file_name(file: str) -> str:
    """What a file's name says of the ids in it: that of a YAML file is one, that of JSON Lines is none."""
    return file if is_lines(file) else PurePosixPath(file).stem


def _likely_ids(text: str, errors: list[Problem], file: str, id_key: str) -> Iterator[str]:
    """The ids in what can't be read, as far as they can be made out: what refers to one of them is not unknown.

    An id that is cut off, as by a program that stopped while writing, ends with `CUT_OFF`: its rest is not known.
    """
    key = re.escape(id_key)
    if is_lines(file):
        border, pattern = "\n", re.compile(rf'"{key}"\s*:\s*("?)([^"\\,}}\n]+)')
    else:
        border, pattern = (
            "\n---",
            re.compile(rf"^[\"']?{key}[\"']?[ \t]*[:=][ \t]*([\"']?)([^\s\"'#]+)", re.MULTILINE),
        )
    for problem in errors:
        start, _ = problem.span or (0, 0)
        begin = max(text.rfind(border, 0, start + len(border) - 1), 0)
        end = text.find(border, start)
        found = pattern.search(text, begin, end if end >= 0 else len(text))
        if found:
            follows = text[found.end() : found.end() + 1]
            whole = follows == found[1] if found[1] else not is_lines(file) or follows.strip()
            yield found[2].strip() + ("" if whole else CUT_OFF)
