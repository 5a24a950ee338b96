"""Every guide does what it says."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from guide import Step, follow

from validator.authoring.llm_schema import llm_schema
from validator.schema.loading import load_schemas

ROOT = Path(__file__).parent.parent.parent
GUIDES = (
    "attest.md",
    "drafting.md",
    "schemas.md",
    "versions.md",
    "editors.md",
    "models.md",
    "settings.md",
    "reading.md",
)


@pytest.mark.parametrize("name", GUIDES)
def test_commands_print_what_the_guide_shows(name: str, tmp_path: Path) -> None:
    steps = list(follow(ROOT / "docs" / name, tmp_path))
    assert len(steps) > 2
    for step in steps:
        assert step.agrees, f"docs/{name}:{step.line}: $ {step.command}\n{step.printed}"


def test_every_block_of_the_guide_to_schemas_takes_part() -> None:
    blocks = re.findall(
        r"^```(.+)$", (ROOT / "docs" / "schemas.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert len(blocks) > 8
    assert all(info == "console" or len(info.split()) > 1 for info in blocks)


def test_the_guide_to_schemas_ends_with_a_kind_that_language_models_can_fill(tmp_path: Path) -> None:
    folder = Path.cwd()
    list(follow(ROOT / "docs" / "schemas.md", tmp_path))
    assert Path.cwd() == folder
    schemas, errors = load_schemas(tmp_path / "harbour" / "schemas")
    assert not errors
    assert "made_by" in llm_schema(schemas.by_name["promise/1"])["properties"]


@pytest.mark.parametrize(
    ("shown", "printed", "agrees"),
    [
        ("a\n", "a\n", True),
        ("a\n", "b\n", False),
        ("a\n", "a\nb\n", False),
        ("a\n...\nd\n", "a\nb\nc\nd\n", True),
        ("a\n...\nd\n", "a\nd\n", True),
        ("a\n...\nd\n", "a\nb\n", False),
        ("...\n", "anything\nat all\n", True),
        ("a.c\n", "abc\n", False),
    ],
)
def test_how_shown_and_printed_are_compared(shown: str, printed: str, agrees: bool) -> None:
    assert Step(1, "", shown, printed).agrees is agrees


def test_a_wrong_guide_is_noticed(tmp_path: Path) -> None:
    guide = tmp_path / "guide.md"
    guide.write_text(
        "```console\n$ onrecord init a\nnothing\n$ cd a\n$ onrecord schema new x\nschemas/x/v1.json\n```\n"
    )
    assert [step.agrees for step in follow(guide, tmp_path)] == [False, True, True]
    assert (tmp_path / "a" / "schemas" / "x" / "v1.json").is_file()
    assert os.path.lexists(tmp_path / "a" / "onrecord.yaml")
