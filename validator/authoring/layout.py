"""The canonical layout of a record: keys in the order of the schema, two spaces a level, text plain where it can be.

The nodes of the text are written anew, each with the comments around it: those above a key or an item go with it, and
so does the one behind it. What the layout can't keep (anchors, aliases, tags, a comment inside brackets) is left as
it is, and told. A result is taken only if it holds the same data and the same comments, and is its own layout.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from validator.authoring.layout_nodes import Printer
from validator.authoring.trivia import LeftError, comments_of
from validator.corpus.documents import Source
from validator.findings.finding import Severity
from validator.findings.paths import ITEMS, MANY, VALUES, Pattern
from validator.schema.explain import choose_schema
from validator.schema.schema import Schema, Schemas
from validator.source.dialect import PLAIN, Dialect
from validator.source.document import (
    FRONT_MATTER_SUFFIXES,
    LINES_SUFFIXES,
    WHOLE_SUFFIXES,
    parse_document,
    split,
)
from validator.source.tree import UNPLACED
from validator.source.walk import nodes_of

_OPENING = re.compile(r"---[ \t]*(?:#[^\n]*)?(?:\n|\Z)")


@dataclass(frozen=True, slots=True)
class Layout:
    """The text of a file in its canonical layout, and the documents that were left: the line, and why."""

    text: str
    left: tuple[tuple[int, str], ...] = ()


def is_laid_out(file: str) -> bool:
    """Whether a file has a layout: JSON and TOML have their own, and of Markdown only the beginning is ours."""
    return not file.endswith((*WHOLE_SUFFIXES, *LINES_SUFFIXES, *FRONT_MATTER_SUFFIXES))


def layout(source: Source, schemas: Schemas) -> Layout:
    """The canonical layout of a file of YAML. Line ends become those of most lines; one stands at the end."""
    if not is_laid_out(source.file) or not source.text.strip():
        return Layout(source.text)
    mapped = schemas.mapped_to(source.file)
    dialect = mapped[0].dialect if mapped else PLAIN
    returns = source.text.count("\r\n")
    newline = "\r\n" if 2 * returns > source.text.count("\n") else "\n"
    text = source.text.replace("\r\n", "\n")
    if "\r" in text:
        return Layout(source.text, ((1, "it has line ends that are a carriage return alone"),))
    pieces, left, done = list[str](), list[tuple[int, str]](), 0
    for start, end in split(text):
        pieces.append(text[done:start])
        try:
            pieces.append(_document(text[start:end], mapped, schemas, dialect))
        except LeftError as error:
            left.append((text.count("\n", 0, start) + 1, str(error)))
            pieces.append(text[start:end])
        done = end
    whole = "".join((*pieces, text[done:]))
    return Layout((whole if whole.endswith("\n") else f"{whole}\n").replace("\n", newline), tuple(left))


def _document(chunk: str, mapped: Sequence[Schema], schemas: Schemas, dialect: Dialect) -> str:
    data, hits = parse_document(chunk, 0, len(chunk), dialect)
    if any(rule.severity is Severity.ERROR for rule, _ in hits):
        if not re.search(r"^(?!---|\.\.\.)[ \t]*[^\s#]", chunk, re.MULTILINE):
            return chunk  # nothing but comments
        raise LeftError("it can't be read ('onrecord validate' says why)")
    opening = _OPENING.match(chunk)
    if chunk.startswith(("---", "%")) and not opening:
        raise LeftError("something stands on the line of ---")
    head = opening[0] if opening else ""
    orders: dict[Pattern, list[str]] = {}
    chosen = [] if mapped else [choose_schema(data, schemas)]
    for schema in (*mapped, *chosen):
        orders |= _orders(schema) if isinstance(schema, Schema) else {}
    result = head + _laid_out(chunk[len(head) :], data, orders)
    if result == chunk:
        return chunk
    again, new_hits = parse_document(result, 0, len(result), dialect)
    if len(new_hits) > len(hits) or not _alike(data, again):
        raise LeftError("another layout would say something else")
    if head + _laid_out(result[len(head) :], again, orders) != result:
        raise LeftError("its layout can't be told with certainty")
    return result


def _laid_out(body: str, data: Any, orders: dict[Pattern, list[str]]) -> str:
    try:
        root = nodes_of(body)
    except UNPLACED as error:
        raise LeftError("its places can't be found") from error
    if root is None or root.kind == "scalar" or root.style == "flow":
        return body  # comments alone, or JSON
    result = Printer(body, orders).document(root, data)
    if result == body:
        return body
    try:
        before, after = (Counter(comments_of(text)) for text in (body, result))
    except UNPLACED as error:
        raise LeftError("another layout could not be read") from error
    if before != after:
        raise LeftError("a comment stands where the layout has no place for one")
    return result


def _orders(schema: Schema) -> dict[Pattern, list[str]]:
    """The keys that a schema knows at each place, in its order; of records among several, below the way to them."""
    way: Pattern = ()
    if schema.within:
        way = (*schema.within.way, VALUES if schema.within.keyed else ITEMS)
    found: dict[Pattern, list[str]] = {}
    for field in schema.fields:
        if field.pattern and field.pattern[-1] not in MANY:
            found.setdefault((*way, *field.pattern[:-1]), []).append(field.pattern[-1])
    return found


def _alike(one: Any, two: Any) -> bool:
    """Whether two values are the same, but for the order of keys."""
    if type(one) is not type(two):
        return False
    if isinstance(one, dict):
        return one.keys() == two.keys() and all(_alike(one[key], two[key]) for key in one)
    if isinstance(one, list):
        return len(one) == len(two) and all(map(_alike, one, two))
    return bool(one == two) or repr(one) == repr(two) == "nan"
