"""Values of other shapes than the shipped schemas allow, at each place of each record.

A dataset may define a kind anew, so that a rule about statements meets one without `sources`, or with a `speaker` that
is a list. No rule may mind.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from typing import Any

from cases import BASE, TODAY, known_records
from shorthand import Data

from validator.corpus.records import Corpus, Record
from validator.engine.apply_rules import group_keys, judge_group, judge_record
from validator.evidence.archive import Archive
from validator.rules.context import Context
from validator.schema.loading import load_schemas, shipped_folder
from validator.schema.schema import Schemas

ODD: tuple[Any, ...] = (None, True, 0, "", "2031-13-45", [], [0], ["x"], [{}], {"x": 0})
"""Values that no field of the records has."""


def first_crash() -> str:
    """Which value a rule minds, and how; nothing if none does."""
    for name, path, data in _variants():
        try:
            _judge(data)
        except Exception as error:
            return f"{name}: {path}: {type(error).__name__}: {error}"
    return ""


def _variants() -> Iterator[tuple[str, str, Data]]:
    """Each record with one value exchanged; and with each field that it does not have, alone."""
    for name, record in known_records().items():
        for way in list(_ways(record)):
            for value in ODD if way not in (("schema",), ("id",)) else ():
                changed = deepcopy(record)
                holder: Any = changed
                for part in way[:-1]:
                    holder = holder[part]
                holder[way[-1]] = value
                yield name, f"{way} is {value!r}", changed
        for field in _schemas().by_name[record["schema"]].fields:
            key, *below = field.pattern
            for value in ODD if key not in record else ():
                inside = value
                for part in reversed(below):
                    inside = [inside] if part == "[]" else {part: inside}
                yield name, f"{field.pattern} is {value!r}", {**record, key: inside}


def _ways(data: Any, above: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    for key, value in data.items() if isinstance(data, dict) else enumerate(data):
        yield (*above, key)
        if isinstance(value, (dict, list)):
            yield from _ways(value, (*above, key))


def _judge(data: Data) -> None:
    """Ask all rules about a record, among the others."""
    schemas = _schemas()
    corpus = Corpus()
    for other in known_records().values():
        if other["id"] != data["id"]:
            corpus.add(_record(other, schemas))
    record, twin = (_record({**data, "id": name}, schemas) for name in (data["id"], "twin"))
    corpus.add(record)
    corpus.add(twin)
    context = Context(Archive(BASE / "archive"), TODAY, corpus)
    list(judge_record(record, context))
    for rule, key in group_keys(record, context):
        members = [record] if rule.alone else [record, twin]
        list(judge_group(rule, key, members, context))


def _record(data: Data, schemas: Schemas) -> Record:
    return Record(f"records/{data['id']}.yaml", 0, True, data["id"], data, schemas.by_name[data["schema"]])


@cache
def _schemas() -> Schemas:
    return load_schemas(shipped_folder())[0]
