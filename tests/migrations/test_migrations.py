"""Migrations: pairs of files, and what holds for every record whatever it says.

Each migration has a folder of its name: `before/X.yaml` becomes `after/X.yaml`, byte for byte; a file in `undecided/`
is left alone, with a question at the key path that its first line names.
"""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from validator.authoring.migrate import migrate
from validator.corpus.config import Dataset
from validator.corpus.documents import sources
from validator.findings.finding import format_path
from validator.schema.loading import load_schemas, shipped_folder
from validator.schema.migrations import MIGRATIONS, Migration, Undecided
from validator.schema.schema import Schema
from validator.schema.upgrade import RefusedError, upgrade
from validator.source.document import parse

HERE = Path(__file__).parent
SCHEMAS, _ = load_schemas(shipped_folder())
NAMES = {f"{m.kind}_v{m.version}_to_v{m.version + 1}": m for m in MIGRATIONS}


def files(group: str) -> list[Any]:
    return [
        pytest.param(NAMES[path.parts[-3]], path, id=f"{path.parts[-3]}-{path.stem}")
        for path in sorted(HERE.glob(f"*/{group}/*.yaml"))
    ]


def versions(migration: Migration) -> tuple[Schema, Schema]:
    old, new = (f"{migration.kind}/{number}" for number in (migration.version, migration.version + 1))
    return SCHEMAS.by_name[old], SCHEMAS.by_name[new]


def outcome(path: Path, migration: Migration) -> Any:
    (source,) = sources(Dataset(path.parent, {"records": "."}), [path])
    return migrate(source, SCHEMAS, {}, migration.version + 1)


def test_every_migration_has_its_files() -> None:
    assert {path.name for path in HERE.iterdir() if (path / "before").is_dir()} == set(NAMES)


def test_every_released_version_has_a_way_to_the_next() -> None:
    ways = {(migration.kind, migration.version) for migration in MIGRATIONS}
    for kind, numbers in SCHEMAS.versions.items():
        assert {(kind, number) for number in numbers[:-1]} <= ways


@pytest.mark.parametrize(("migration", "path"), files("before"))
def test_before_becomes_after(migration: Migration, path: Path) -> None:
    old, new = versions(migration)
    before = parse(path.read_text("utf-8"))[0][0].data
    assert old.is_valid(before)
    done = outcome(path, migration)
    assert not done.hits
    assert done.text == (path.parent.parent / "after" / path.name).read_text("utf-8")
    assert new.is_valid(parse(done.text)[0][0].data)
    assert upgrade(before, old, new, SCHEMAS) == parse(done.text)[0][0].data


@pytest.mark.parametrize(("migration", "path"), files("undecided"))
def test_what_only_a_person_can_decide_is_left(migration: Migration, path: Path) -> None:
    text = path.read_text("utf-8")
    done = outcome(path, migration)
    assert done.text == text
    assert not done.changed
    ((_, _, (rule, problem)),) = done.hits
    assert rule.code == "migration-undecided"
    assert text.startswith(f"# expect: {format_path(problem.path)}\n")
    assert problem.hint


DATES = st.sampled_from(
    [
        "2031-03-04",
        "2031-03",
        "2031~",
        "2031-03-04/2031-03-06",
        "../2031-03-06",
        "2031-03-06/..",
        "2031-03?/2031-04",
    ]
)
TYPES = SCHEMAS.by_name["event/1"].document["properties"]["type"]["enum"]
BASES = st.sampled_from(["stated", "inferred", "general-knowledge"])
MOMENTS = "call", "video-call", "briefing", "speech", "interview", "publication", "transmission", "signing"
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=20).map(
    lambda t: t + "x"
)
EVENTS = st.fixed_dictionaries(
    {
        "schema": st.just("event/1"),
        "id": st.sampled_from(["a", "harbour-talks", "2031-03-04"]),
        "title": TEXT,
        "type": st.sampled_from(TYPES),
        "status": st.sampled_from(["proposed", "planned", "occurred", "denied"]),
        "sources": st.lists(
            st.fixed_dictionaries({"article": st.just("an-article"), "evidence": TEXT}),
            min_size=1,
            max_size=2,
        ),
        "origin": st.just({"method": "curated"}),
    },
    optional={"date": DATES, "date_basis": BASES, "date_printed": TEXT, "notes": TEXT, "description": TEXT},
)


@given(EVENTS)
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_event_fits_the_next_version_or_is_left(event: dict[str, Any]) -> None:
    old, new = SCHEMAS.by_name["event/1"], SCHEMAS.by_name["event/2"]
    assert old.is_valid(event)
    before = copy.deepcopy(event)
    try:
        moved = upgrade(event, old, new, SCHEMAS)
    except Undecided:
        assert "/" in event["date"]
        moved = None
    assert event == before
    if moved is not None:
        assert new.is_valid(moved)
        # This migration changes what a date means, and no value: all else is left alone.
        assert {**moved, "schema": "event/1"} == event
        assert list(moved) == list(event)
        if "/" in event.get("date", ""):
            assert event["type"] in MOMENTS


def test_a_kind_of_ones_own_with_the_same_name_is_left_alone(tmp_path: Path) -> None:
    for number in (1, 2):
        file = tmp_path / f"event/v{number}.json"
        file.parent.mkdir(exist_ok=True)
        file.write_text(f'{{"type": "object", "properties": {{"schema": {{"const": "event/{number}"}}}}}}')
    own, _ = load_schemas(tmp_path)
    event = {"schema": "event/1", "type": "visit", "date": "2031-03-04/2031-03-06"}
    moved = upgrade(event, own.by_name["event/1"], own.by_name["event/2"], own)
    assert moved == {**event, "schema": "event/2"}
    (tmp_path / "event/v2.json").write_text('{"type": "object", "required": ["end"]}')
    own, _ = load_schemas(tmp_path)
    with pytest.raises(RefusedError, match=r"the key 'end' is missing.*, and no migration is known"):
        upgrade(event, own.by_name["event/1"], own.by_name["event/2"], own)
