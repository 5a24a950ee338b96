"""Several records in one document: a list of them (`[]`), or a mapping from ids to them (`{}`), perhaps below keys.

Each record has a number, as if it were a document of its own; where it stands is found from that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, NamedTuple

from validator.corpus.config import Dataset
from validator.corpus.globs import matches
from validator.findings.finding import KeyPath
from validator.findings.paths import at
from validator.source.dialect import Dialect, dialect_of
from validator.source.document import parse_file
from validator.source.locate import Locator


class Several(NamedTuple):
    """Where the records of a document stand: below the keys of `way`, in a list or (`keyed`) in a mapping."""

    way: tuple[str, ...]
    keyed: bool


def parse_several(text: str) -> Several | None:
    """`people[]`, `objects.metadata{}`: what `records` of a kind says; None where a document is one record."""
    if not text:
        return None
    return Several(tuple(part for part in text[:-2].split(".") if part), text.endswith("{}"))


def records_in(data: Any, several: Several) -> Iterator[tuple[KeyPath, Any]]:
    """The records of a document, each with the way to it; none where something else stands there."""
    found = at(data, several.way)
    if several.keyed and isinstance(found, dict):
        for key, value in found.items():
            yield (*several.way, key), value
    elif not several.keyed and isinstance(found, list):
        for index, value in enumerate(found):
            yield (*several.way, index), value


def _ways_in(several: Several, dialect: Dialect, file: str, text: str) -> list[KeyPath]:
    """The ways to all records of a file, given its text."""
    documents, _ = parse_file(text, file, dialect)
    return [way for way, _ in records_in(documents[0].data, several)] if documents else []


def locator_of(dataset: Dataset) -> Locator:
    """What finds places in the files of a dataset, those of records among several included."""
    kinds = dataset.settings.get("kinds", {})
    globs = [
        (glob, parse_several(entry["records"]), dialect_of(entry))
        for entry in kinds.values()
        if "records" in entry
        for glob in ([entry["files"]] if isinstance(entry["files"], str) else entry["files"])
    ]

    def unfold(file: str) -> Callable[[str], list[KeyPath]] | None:
        for glob, several, dialect in globs:
            if several and matches(file, glob):
                return partial(_ways_in, several, dialect, file)
        return None

    return Locator(dataset.root, unfold=unfold if globs else None, rules=dataset.rules_folder)
