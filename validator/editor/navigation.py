"""Where something is: the record of an id, everything that names it, the passage of a quote, the records of a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lsprotocol.types import (
    DocumentSymbol,
    Location,
    Position,
    Range,
    SymbolKind,
    WorkspaceSymbol,
)

from validator.editor.cursor import MOST
from validator.editor.index import IndexEntry
from validator.editor.places import document_range, find, spots, uri_of
from validator.editor.session import AtCursor, Session, reference_at
from validator.editor.text import Text
from validator.editor.words import shown
from validator.findings.finding import KeyPath
from validator.findings.paths import at
from validator.schema.naming import as_id
from validator.source.document import LINES_SUFFIXES, WHOLE_SUFFIXES
from validator.source.tree import UNPLACED, name_of_key
from validator.source.walk import nodes_of

MOST_SYMBOLS = 200
MOST_PLACES = 10_000
OUTLINED = 20
"""Up to so many records of a file are outlined with their keys."""


def id_at(session: Session, file: str, position: Position) -> tuple[str, Range] | None:
    """The id at a place (a record's own, or one that it names), and its range; None where there is none."""
    opened = session.open.get(file)
    place = session.place(file, opened.text.offset(position), typing=False) if opened else None
    if opened is None or place is None or not place.path:
        return None
    name = _id_of(place, opened.text)
    return (name, opened.text.range(place.cursor.start, place.cursor.end)) if name else None


def _id_of(place: AtCursor, text: Text) -> str | None:
    written = text.text[place.cursor.start : place.cursor.end].strip().strip("\"'")
    if place.cursor.side == "key":
        return str(place.path[-1]) if reference_at(place.schema, place.path, key=True) else None
    value = at(place.record.data, place.path) if place.record else written
    reference = reference_at(place.schema, place.path)
    if reference:
        return reference.name_in(value if value is not None else written)
    return as_id(value) if place.path == place.schema.id_path else None


def definition(session: Session, file: str, position: Position) -> list[Location]:
    """The record of the id at a place; of a quote, the passage in the text of its article."""
    found = id_at(session, file, position)
    if found:
        return [_place_of(session, entry) for entry in session.index.named(found[0])]
    opened = session.open.get(file)
    place = session.place(file, opened.text.offset(position), typing=False) if opened else None
    return list(_passages(session, place)) if place and place.record else []


def _place_of(session: Session, entry: IndexEntry) -> Location:
    """Where a record has its id; the file's beginning where the file itself is the id."""
    if entry.id_path:
        for location in spots(session, entry, entry.id, [entry.id_path])[:1]:
            return location
    text = session.text(entry.file)
    opened = session.open.get(entry.file)
    uri = opened.uri if opened else uri_of(session.root / entry.file)
    return Location(uri, find(text, entry, ()) if text else Range(Position(0, 0), Position(0, 0)))


def _passages(session: Session, place: AtCursor) -> Iterator[Location]:
    assert place.record
    known = session.known
    for _, article, words, quoted in session.claims(place.record, place.path):
        text = session.article_text(article)
        if text is None or known is None or article.record is None:
            continue
        verdict = known.context.verify(words, article.record, text, quoted=quoted)
        nearest = verdict.closest
        start, end = verdict.start, verdict.end
        if start is None or end is None:
            if nearest is None:
                continue
            start, end = nearest.start, nearest.end
        yield Location(
            uri_of(known.dataset.archive / text.file), Text(text.text, session.encoding).range(start, end)
        )


def references(session: Session, file: str, position: Position, *, own: bool) -> list[Location]:
    """Everywhere that the id at a place is named; with `own`, also where the record itself has it."""
    found = id_at(session, file, position)
    return places_of(session, found[0], own=own) if found else []


def places_of(session: Session, name: str, *, own: bool) -> list[Location]:
    """Everywhere that an id is named."""
    by_entry: dict[int, tuple[IndexEntry, list[KeyPath]]] = {}
    for entry, path in session.index.naming(name):
        by_entry.setdefault(id(entry), (entry, []))[1].append(path)
    locations = [_place_of(session, entry) for entry in session.index.named(name)] if own else []
    for entry, paths in by_entry.values():
        locations += spots(session, entry, name, paths)
        if len(locations) > MOST_PLACES:
            break
    return locations


def document_symbols(session: Session, file: str) -> list[DocumentSymbol]:
    """The records of an open file, each with its keys."""
    opened = session.open.get(file)
    if opened is None:
        return []
    entries = session.index.files.get(file, ())
    text = opened.text
    found = []
    for entry in entries:
        if entry.way:
            where = find(text, entry, ())
            start, end = text.offset(where.start), text.offset(where.end)
        else:
            start, end = document_range(text, file, entry.document)
        outlined = (
            len(entries) <= OUTLINED
            and not entry.way
            and not file.endswith((*WHOLE_SUFFIXES, *LINES_SUFFIXES))
        )
        found.append(
            DocumentSymbol(
                name=shown(entry.id) or "?",
                detail=shown(entry.title),
                kind=SymbolKind.Object,
                range=text.range(start, end),
                selection_range=text.range(start, start),
                children=list(_keys(text, start, end)) if outlined else None,
            )
        )
    return found


def _keys(text: Text, start: int, end: int) -> Iterator[DocumentSymbol]:
    if end - start > MOST:
        return
    try:
        root = nodes_of(text.text[start:end])
    except UNPLACED:
        return
    for key, value in root.pairs if root else ():
        name = shown(name_of_key(key)) or "?"
        detail = shown(value.text)[:80] if value.kind == "scalar" else ""
        kind = {"mapping": SymbolKind.Struct, "sequence": SymbolKind.Array}.get(
            value.kind, SymbolKind.Property
        )
        whole = text.range(start + key.start, start + max(value.end, key.end))
        yield DocumentSymbol(name, kind, whole, text.range(start + key.start, start + key.end), detail)


def workspace_symbols(sessions: Iterable[Session], query: str) -> list[WorkspaceSymbol]:
    """The records of all datasets in whose id or title the words of a query stand."""
    found: list[WorkspaceSymbol] = []
    for session in sessions:
        for entry in session.index.search(query, most=MOST_SYMBOLS - len(found)):
            name = f"{shown(entry.title)} ({shown(entry.id)})" if entry.title else shown(entry.id)
            found.append(
                WorkspaceSymbol(_place_of(session, entry), name, SymbolKind.Object, container_name=entry.kind)
            )
        if len(found) >= MOST_SYMBOLS:
            break
    return found
