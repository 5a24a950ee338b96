"""The expected shape of a dataset."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_dataset import build, port, run

from validator.findings.finding import format_path

RECORDS = {
    "a.yaml": port("a", name="A"),
    "b.yaml": port("b", name=""),
    "c.yaml": port("c", ships=0),
    "d.yaml": port("d", name="D", draft=True),
    "e.yaml": port("e", name="E", withdrawn={}),
    "f.yaml": "schema: port/1\n",
}
"""Three ports that enter the dataset, one of them with a name; a draft, a withdrawn one, an unsound one."""


@pytest.mark.parametrize(
    ("expect", "found"),
    [
        ("{port: {min: 3, max: 3}}", []),
        ("{port: {min: 4}}", [("unexpected-count", "expect.port.min")]),
        ("{port: {max: 2}}", [("unexpected-count", "expect.port.max")]),
        ("{visit: {min: 1}}", [("unexpected-count", "expect.visit.min")]),
        ("{visit: {max: 0}}", []),
        ("{port: {filled: {name: 0.33, id: 1.0, ships: {max: 0.34}}}}", []),
        ("{port: {filled: {name: 0.34}}}", [("unexpected-fill-rate", "expect.port.filled.name")]),
        ("{port: {filled: {name: {min: 0.5}}}}", [("unexpected-fill-rate", "expect.port.filled.name.min")]),
        ("{port: {filled: {id: {max: 0.5}}}}", [("unexpected-fill-rate", "expect.port.filled.id.max")]),
        ("{prot: {min: 1}}", [("unknown-expectation", "expect.prot")]),
        ("{port: {filled: {nme: 1}}}", [("unknown-expectation", "expect.port.filled.nme")]),
        ("{port: {filled: {name: 2}}}", [("out-of-range", "expect.port.filled.name")]),
        ("{port: {minimum: 2}}", [("unknown-key", "expect.port.minimum")]),
    ],
)
def test_expectations(expect: str, found: list[tuple[str, str]], tmp_path: Path) -> None:
    report = run(build(tmp_path, RECORDS, settings=f"expect: {expect}\n"))
    own = [f for f in report.findings if f.location.file == "onrecord.yaml"]
    assert [(f.code, format_path(f.location.path)) for f in own] == found
    assert all(f.location.line == 2 for f in own)


def test_the_message_says_how_many(tmp_path: Path) -> None:
    report = run(build(tmp_path, RECORDS, settings="expect: {port: {min: 4, filled: {name: 0.5}}}"))
    shown = [f.message for f in report.findings if f.location.file == "onrecord.yaml"]
    assert shown == [
        "there are 3 port records in the dataset, fewer than the 4 expected at least",
        "name is filled in 1 of 3 port records (33.3%), less than the 50.0% expected at least",
    ]


def test_fields_of_list_entries(tmp_path: Path) -> None:
    records = {
        "v.yaml": '{"schema": "visit/1", "id": "v", "stops": [{}, {"left": "2031"}]}',
        "w.yaml": '{"schema": "visit/1", "id": "w", "stops": [{}]}',
    }
    settings = "expect: {visit: {filled: {'stops[].left': {min: 0.5, max: 0.5}}}}"
    assert run(build(tmp_path, records, settings=settings)).clean
