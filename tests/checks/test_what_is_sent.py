"""What a process of the check sends to another is plain data, by its type: no record, schema or engine is in it."""

from __future__ import annotations

import dataclasses
import types
import typing
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Any

import pytest

from validator.corpus.records import Record
from validator.engine import batches, cache_rows, groups
from validator.engine import one_schema as against
from validator.findings.finding import Checked, Evidence
from validator.schema.schema import Schema

PLAIN = (str, int, float, bool, bytes, type(None), array, Counter)
RESULTS = [batches.read_files, batches.judge_records, groups.judge_groups, against._read_unit]


def _parts(kind: Any) -> Iterator[Any]:
    """The types that a type is made of, down to the plain ones."""
    if kind in (Any, ...) or isinstance(kind, typing.TypeVar):
        return
    if arguments := typing.get_args(kind):
        if typing.get_origin(kind) is typing.Literal:
            return
        for argument in arguments:
            yield from _parts(argument)
        return
    if not isinstance(kind, type) or kind in PLAIN:
        return
    yield kind
    if issubclass(kind, Enum):
        return
    if dataclasses.is_dataclass(kind) or hasattr(kind, "_fields"):
        names = vars(cache_rows) | {"Mapping": Mapping}
        for hint in typing.get_type_hints(kind, localns=names).values():
            yield from _parts(hint)


@pytest.mark.parametrize("work", RESULTS, ids=lambda work: work.__name__)
def test_results_are_plain_by_type(work: types.FunctionType) -> None:
    result = typing.get_type_hints(work)["return"]
    own = [kind for kind in _parts(result) if kind.__module__.startswith("validator")]
    holders = [
        k for k in own if not (dataclasses.is_dataclass(k) or hasattr(k, "_fields") or issubclass(k, Enum))
    ]
    assert holders == []
    assert not {Record, Schema} & set(own)


def test_a_type_with_a_record_in_it_would_be_seen() -> None:
    assert Record in _parts(list[tuple[Record, Evidence]])
    assert Schema in _parts(Record)
    assert set(_parts(list[Checked])) == {Checked, Evidence}
