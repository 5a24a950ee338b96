"""Several records in one document: a list of them (`[]`), or a mapping from ids to them (`{}`), below keys, or in
each entry of other lists and mappings (`fleets[].ships{}`).

Each record has a number, as if it were a document of its own; where it stands is found from that. A file may hold
records of several kinds, each at a place of its own; they are numbered one kind after the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain
from typing import Any, NamedTuple

from validator.corpus.config import Dataset
from validator.corpus.globs import matches
from validator.findings.finding import KeyPath
from validator.findings.paths import ITEMS, KEYS, MANY, VALUES, Pattern, follow, parse_pattern
from validator.source.dialect import Dialect, dialect_of
from validator.source.document import parse_file
from validator.source.locate import Locator


class Several(NamedTuple):
    """Where the records of a document stand: at `way`, in a list or (`keyed`) in a mapping."""

    way: Pattern
    keyed: bool


def parse_several(text: str) -> Several | None:
    """`people[]`, `fleets[].ships{}`: what `records` of a kind says; None where a document is one record."""
    if not text:
        return None
    way = tuple(VALUES if part == KEYS else part for part in parse_pattern(text[:-2]))
    return Several(way, text.endswith(KEYS))


def records_in(data: Any, several: Several) -> Iterator[tuple[KeyPath, Any]]:
    """The records of a document, each with the way to it; none where something else stands there."""
    for way, found in follow(data, several.way):
        if several.keyed and isinstance(found, dict):
            for key, value in found.items():
                yield (*way, key), value
        elif not several.keyed and isinstance(found, list):
            for index, value in enumerate(found):
                yield (*way, index), value


class Misplaced(NamedTuple):
    """A place on the way to records where something else stands than `wanted`, or (no value) nothing."""

    path: KeyPath
    value: Any
    wanted: str


_WANTED = {ITEMS: "a list", VALUES: "a mapping"}


def misplaced(data: Any, several: Several) -> Iterator[Misplaced]:
    """Where a document holds something else than onrecord.yaml says. What an entry leaves out is no mistake."""
    last = "a mapping from ids to records" if several.keyed else "a list of records"
    waiting: list[tuple[KeyPath, Any, Pattern, bool]] = [((), data, several.way, False)]
    while waiting:
        path, value, way, optional = waiting.pop()
        part = way[0] if way else VALUES if several.keyed else ITEMS
        if value is None and optional:
            continue
        if part in MANY:
            if not isinstance(value, list if part == ITEMS else dict):
                yield Misplaced(path, value, _WANTED[part] if way else last)
            elif way:
                items = value.items() if isinstance(value, dict) else enumerate(value)
                waiting += [((*path, key), item, way[1:], True) for key, item in reversed(list(items))]
        elif isinstance(value, dict) and part in value:
            waiting.append(((*path, part), value[part], way[1:], optional))
        elif not (optional and isinstance(value, dict)):
            yield Misplaced(path, value, f"{last} under {part!r}" if len(way) == 1 else f"the key {part!r}")


def _ways_in(all_of_them: Iterable[Several], dialect: Dialect, file: str, text: str) -> list[KeyPath]:
    """The ways to all records of a file, given its text; behind them those to what stands in their place."""
    documents, _ = parse_file(text, file, dialect)
    if not documents:
        return []
    data = documents[0].data
    kinds = list(all_of_them)
    records = chain.from_iterable(records_in(data, several) for several in kinds)
    others = chain.from_iterable(misplaced(data, several) for several in kinds)
    return [*(way for way, _ in records), *(one.path for one in others)]


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
        found = [(several, dialect) for glob, several, dialect in globs if matches(file, glob)]
        places = list(dict.fromkeys(several for several, _ in found if several))
        return partial(_ways_in, places, found[0][1], file) if places else None

    return Locator(dataset.root, unfold=unfold if globs else None, rules=dataset.rules_folder)
