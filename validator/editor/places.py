"""Where a record's keys and values stand in the text of its file, as an editor has it or as it lies on the disk."""

from __future__ import annotations

import os
import re
from itertools import islice
from pathlib import Path
from urllib.parse import unquote, unquote_to_bytes, urlsplit
from urllib.request import url2pathname

from lsprotocol.types import Location, Range

from validator.editor.cursor import MOST
from validator.editor.index import IndexEntry
from validator.editor.session import Session
from validator.editor.text import Text
from validator.findings.finding import KeyPath, Side
from validator.source.document import LINES_SUFFIXES, WHOLE_SUFFIXES, ranges
from validator.source.locate import places_in


def path_of(uri: str) -> Path | None:
    """The file that a URI names; None for one that lies in no file system."""
    parts = urlsplit(uri)
    if parts.scheme != "file" or "\0" in unquote(parts.path) or parts.netloc not in ("", "localhost"):
        return None
    if os.name == "nt":
        return Path(url2pathname(parts.path))
    return Path(os.fsdecode(unquote_to_bytes(parts.path)))  # a name may be no Unicode


def uri_of(path: Path) -> str:
    """The URI of a file."""
    return path.as_uri()


def document_range(text: Text, file: str, number: int) -> tuple[int, int]:
    """The range of a document in a text, by its number; nothing at its beginning if there is none."""
    if file.endswith(WHOLE_SUFFIXES):
        return 0, len(text.text)
    if file.endswith(LINES_SUFFIXES):
        return text.newlines[number] if number < len(text.newlines) else (0, 0)
    return next(islice(ranges(text.text, file), number, None), (0, 0))


def find(text: Text, entry: IndexEntry, path: KeyPath, side: Side = "value") -> Range:
    """The range of a value of a record, or of its key."""
    start, end = document_range(text, entry.file, 0 if entry.way else entry.document)
    if end - start > MOST and not entry.file.endswith(LINES_SUFFIXES):
        return text.range(start, start)
    places = places_in(text.text[start:end], start, entry.file)
    return text.range(*places.find((*entry.way, *path), side))


def spots(session: Session, entry: IndexEntry, name: str, paths: list[KeyPath]) -> list[Location]:
    """Where a record names an id, in as many places as there are key paths.

    Mostly the id stands as often in the text as the record names it; then nothing has to be parsed.
    """
    text = session.text(entry.file)
    if text is None:
        return []
    opened = session.open.get(entry.file)
    uri = opened.uri if opened else uri_of(session.root / entry.file)
    found = [
        match.span()
        for match in islice(re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text.text), len(paths) + 1)
    ]
    alone = len(session.index.files.get(entry.file, ())) == 1
    if alone and len(found) == len(paths):
        return [Location(uri, text.range(*span)) for span in found]
    ranges = [find(text, entry, path) for path in paths]
    return [Location(uri, where) for where in ranges]
