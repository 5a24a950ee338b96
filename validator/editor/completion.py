"""What can be written at the cursor: keys, the values of an enumeration, ids, and passages of the source article."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lsprotocol.types import (
    CompletionItem,
    CompletionItemKind,
    CompletionItemLabelDetails,
    CompletionList,
    MarkupContent,
    Position,
    TextEdit,
)

from validator.authoring.render import inline
from validator.editor.cursor import Cursor, typed
from validator.editor.hover import field_content
from validator.editor.passages import find_passages
from validator.editor.session import AtCursor, Session, field_at, fits, pattern_of, reference_at
from validator.editor.text import Text
from validator.editor.words import shown
from validator.findings.paths import MANY, at
from validator.schema.schema import Schemas
from validator.source.document import JSON_SUFFIXES, LINES_SUFFIXES

MOST = 200
"""Proposals at once. An editor asks again with the next letter."""
_ELLIPSIS = re.compile(r".*(?:\.\.\.|…)[\])]?\s+", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Proposal:
    """What may be written: how the list shows it, the text, and what is said of it."""

    label: str
    text: str
    kind: CompletionItemKind
    detail: str = ""
    about: MarkupContent | None = None
    start: int | None = None
    sort: int = 0


@dataclass(frozen=True, slots=True)
class _Request:
    """The file and the place that a proposal is asked for."""

    session: Session
    file: str
    text: Text
    offset: int
    cursor: Cursor
    markdown: bool

    @property
    def so_far(self) -> str:
        """What stands between the beginning of the key or the value and the cursor."""
        return self.text.text[self.cursor.start : self.offset]

    @property
    def is_json(self) -> bool:
        return self.file.endswith((*JSON_SUFFIXES, *LINES_SUFFIXES))


def complete(session: Session, file: str, position: Position, *, markdown: bool) -> CompletionList:
    """The proposals for a place in an open file."""
    opened, known = session.open.get(file), session.known
    nothing = CompletionList(is_incomplete=False, items=[])
    if not opened or not known or not session.is_record(file):
        return nothing
    offset = opened.text.offset(position)
    cursor = typed(opened.text.text, file, offset)
    if cursor is None:
        return nothing
    asked = _Request(session, file, opened.text, offset, cursor, markdown)
    place = session.place(file, offset, typing=True)
    if place is None or (place.path == ("schema",) and not place.schema.mapped and cursor.side == "value"):
        found = list(_schemas(asked, known.schemas))
    else:
        found = [*_values(asked, place), *_keys(asked, place)]
    return CompletionList(is_incomplete=True, items=[_item(asked, one) for one in found[:MOST]])


def _item(asked: _Request, one: _Proposal) -> CompletionItem:
    cursor = asked.cursor
    start = cursor.start if one.start is None else one.start
    end = max(asked.offset, cursor.end if one.start is None else asked.offset)
    new = one.text.removesuffix(" ") if asked.text.text[end : end + 1] == ":" else one.text
    new = new.removesuffix(":") if asked.text.text[end : end + 1] == ":" else new
    return CompletionItem(
        label=one.label,
        kind=one.kind,
        label_details=CompletionItemLabelDetails(description=one.detail) if one.detail else None,
        documentation=one.about,
        filter_text=asked.text.text[start : asked.offset] or one.label,
        sort_text=f"{one.sort:05}",
        text_edit=TextEdit(asked.text.range(start, end), new),
    )


def _schemas(asked: _Request, schemas: Schemas) -> Iterator[_Proposal]:
    """The kinds and versions, newest first, where a record does not say yet which one it has."""
    cursor = asked.cursor
    if cursor.path == ("schema",) and cursor.side == "value":
        names = [f"{kind}/{number}" for kind, all_ in schemas.versions.items() for number in reversed(all_)]
        for sort, name in enumerate(names):
            title = str(schemas.by_name[name].document.get("title", ""))
            yield _Proposal(
                name, _written(asked, name), CompletionItemKind.EnumMember, shown(title), sort=sort
            )
    elif len(cursor.path) == 1 and cursor.side == "key" and schemas.versions:
        yield _Proposal("schema", _key(asked, "schema", ()), CompletionItemKind.Property, "kind/version")


def _keys(asked: _Request, place: AtCursor) -> Iterator[_Proposal]:
    """The keys that the schema knows here and that are not there yet, those first that must be there."""
    if place.cursor.side != "key" and not place.cursor.item:
        return
    around = place.path if place.cursor.item else place.path[:-1]
    above = pattern_of(around)
    there = at(place.record.data, around) if place.record else None
    present = set(there) if isinstance(there, dict) else set()
    present.discard(str(place.path[-1]) if place.path and not place.cursor.item else "")
    wanted = asked.so_far.strip("\"' ").casefold()
    number = 0
    for field in place.schema.fields:
        *over, name = field.pattern
        if name in MANY or name in present or not fits(tuple(over), above):
            continue
        if wanted and wanted not in f"{name} {field.title}".casefold():
            continue
        number += 1
        here = AtCursor(place.file, place.cursor, (*around, name), place.schema, place.record)
        yield _Proposal(
            name,
            _key(asked, name, field.types),
            CompletionItemKind.Property,
            "required" if field.required else "",
            field_content(place.schema, here, markdown=asked.markdown, name=name),
            sort=number + (0 if field.required else 1000),
        )


def _key(asked: _Request, name: str, types: tuple[str, ...]) -> str:
    """A key as it is written here, with what comes before its value."""
    if asked.cursor.style in ("double", "single"):
        return json.dumps(name, ensure_ascii=False)[1:-1]
    if asked.is_json:
        return f"{json.dumps(name, ensure_ascii=False)}: "
    written = inline(name)
    if asked.cursor.style == "flow" or not {"object", "array"} & set(types):
        return f"{written}: "
    text = asked.text.text
    start = text.rfind("\n", 0, asked.cursor.start) + 1
    indent = " " * (asked.cursor.start - start)
    mark = "- " if "array" in types else ""
    return f"{written}:\n{indent}  {mark}"


def _values(asked: _Request, place: AtCursor) -> Iterator[_Proposal]:
    if place.cursor.side != "value" or not place.path:
        return
    field = field_at(place.schema, place.pattern)
    reference = reference_at(place.schema, place.path)
    if reference:
        yield from _ids(asked, reference.ref)
    elif field and (field.enum or "boolean" in field.types):
        values = [*field.enum, *((True, False) if "boolean" in field.types and not field.enum else ())]
        for sort, value in enumerate(values):
            written = inline(value) if not isinstance(value, str) else _written(asked, value)
            yield _Proposal(
                inline(value), written, CompletionItemKind.EnumMember, shown(field.title), sort=sort
            )
    elif field and field.verbatim:
        yield from _passages(asked, place, quoted=field.quoted)
    elif _is_override(place):
        yield from _passages(asked, place, quoted=True)


def _is_override(place: AtCursor) -> bool:
    """Whether a field gives the words of another one as one source printed them (`sources[].quote`)."""
    uses = [use for found in place.schema.verbatim_uses.values() for use in found]
    return any(use.override and place.pattern == (*use.reference[:-1], use.override) for use in uses)


def _ids(asked: _Request, kinds: tuple[str, ...]) -> Iterator[_Proposal]:
    words = asked.so_far.strip("\"' ")
    for sort, entry in enumerate(asked.session.index.search(words, kinds, MOST)):
        detail = shown(entry.title or entry.kind)
        yield _Proposal(entry.id, _written(asked, entry.id), CompletionItemKind.Reference, detail, sort=sort)


def _written(asked: _Request, value: str) -> str:
    """A text as it is written in place of what stands at the cursor so far."""
    style = asked.cursor.style
    if asked.is_json:
        written = json.dumps(value, ensure_ascii=False)
        return written[1:-1] if style == "double" else written
    opened = asked.text.text[asked.cursor.start - 1 : asked.cursor.start]
    if style in ("single", "double") and opened in ("'", '"') and asked.so_far[:1] != opened:
        return value.replace("'", "''") if style == "single" else json.dumps(value, ensure_ascii=False)[1:-1]
    return inline(value, {"single": "'", "double": '"'}.get(style))


def _passages(asked: _Request, place: AtCursor, *, quoted: bool) -> Iterator[_Proposal]:
    """The passages of the source articles that begin with the words so far; after an ellipsis, with those behind it."""
    words = asked.so_far
    style = asked.cursor.style
    if style == "block":
        words = words.partition("\n")[2]
    elif style in ("single", "double"):
        words = words.removeprefix("'" if style == "single" else '"')
    before = _ELLIPSIS.match(words)
    tail = words[before.end() :] if before else words
    number = 0
    several = "\n" in asked.so_far
    for article in asked.session.sources(place):
        text = asked.session.article_text(article)
        if text is None or article.record is None or asked.session.known is None:
            continue
        prepared = asked.session.known.context.prepared(article.record, text)
        speech = quoted and not article.record.text.get("all_speech")
        for passage in find_passages(tail, prepared, quoted=speech):
            number += 1
            about = f"{article.id}, line {passage.line}"
            if several:
                plain = style == "plain" and (": " in passage.rest or " #" in passage.rest)
                if not plain and passage.rest:
                    start = asked.offset - (len(tail) - len(tail.rstrip()) or _last_word(tail))
                    start = asked.offset if tail[-1:].isspace() else start
                    yield _Proposal(
                        shown(passage.text),
                        passage.rest if style != "single" else passage.rest.replace("'", "''"),
                        CompletionItemKind.Text,
                        about,
                        start=start,
                        sort=number,
                    )
                continue
            whole = f"{words[: before.end()]}{passage.text}" if before else passage.text
            yield _Proposal(
                shown(passage.text), _written(asked, whole), CompletionItemKind.Text, about, sort=number
            )


def _last_word(text: str) -> int:
    """The length of the unfinished word at the end."""
    return len(text) - max(text.rfind(" "), text.rfind("\n")) - 1
