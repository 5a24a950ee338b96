"""The rooms of the program: data flows one way, and the picture in docs/architecture.md shows it as it is."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "validator"
MODULES = sorted(path.relative_to(ROOT) for path in PACKAGE.rglob("*.py"))
LISTS = {
    "validator/rules/__init__.py",
    "validator/schema/migrations/__init__.py",
    "validator/cli/commands/schema/__init__.py",
    "validator/quotes/__init__.py",
    "validator/evidence/commitment/__init__.py",
}
"""Packages whose face is a list of what is in them, or whose modules are always needed together."""


def name_of(module: Path) -> str:
    return ".".join(module.with_suffix("").parts).removesuffix(".__init__")


def room_of(module: str) -> str:
    """The room, or the module itself where it stands beside the rooms."""
    return module.split(".")[1] if "." in module else ""


NAMES = {name_of(module): module for module in MODULES}


def imports(module: Path) -> Iterator[str]:
    """The modules of the program that one imports, wherever in it the import stands."""
    for node in ast.walk(ast.parse((ROOT / module).read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in NAMES)
        elif isinstance(node, ast.ImportFrom) and node.module and room_of(f"{node.module}."):
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                found = inner if inner in NAMES else node.module
                if found in NAMES:
                    yield found


def for_types_only(module: Path) -> set[str]:
    """What is imported only where types are checked: it is not there when the program runs."""
    found: set[str] = set()
    for node in ast.walk(ast.parse((ROOT / module).read_text("utf-8"))):
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            for inner in ast.walk(node):
                if isinstance(inner, ast.ImportFrom) and inner.module:
                    found |= {inner.module, *(f"{inner.module}.{alias.name}" for alias in inner.names)}
    return found


def pictured() -> dict[str, set[str]]:
    """The arrows of the picture: each room, and those that it points to."""
    page = (ROOT / "docs/architecture.md").read_text("utf-8")
    [picture] = re.findall(r"```mermaid\n(.*?)```", page, re.DOTALL)
    arrows: dict[str, set[str]] = {name: set() for name in re.findall(r'^  (\w+)\["', picture, re.MULTILINE)}
    for above, below in re.findall(r"^  (\w+) --> (\w+)$", picture, re.MULTILINE):
        arrows[above].add(below)
    return arrows


def below(room: str, arrows: dict[str, set[str]]) -> set[str]:
    """All rooms that can be reached from one along the arrows."""
    return {room}.union(*(below(other, arrows) for other in arrows[room]))


def test_the_picture_shows_the_rooms_that_there_are() -> None:
    rooms = {room_of(name) for name in NAMES} - {"", "__main__"}
    assert set(pictured()) == rooms


def test_the_picture_has_no_circle() -> None:
    TopologicalSorter(pictured()).prepare()


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_no_arrow_runs_back_up(module: Path) -> None:
    arrows = pictured()
    room = room_of(name_of(module))
    if room in ("", "__main__"):
        return
    allowed = below(room, arrows)
    assert {room_of(other) for other in imports(module)} - {""} <= allowed


def test_no_two_modules_need_each_other() -> None:
    """Types aside: a signature may name what the caller will hand over."""
    graph = {name: set(imports(module)) - for_types_only(module) - {name} for name, module in NAMES.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


def test_the_package_for_readers_stands_above_all_rooms() -> None:
    """`onrecord/` imports the program, and no room imports it."""
    for module in MODULES:
        for node in ast.walk(ast.parse((ROOT / module).read_text("utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            assert not any(name.split(".")[0] == "onrecord" for name in names), module


@pytest.mark.parametrize("module", [m for m in MODULES if m.name == "__init__.py"], ids=str)
def test_a_face_loads_nothing(module: Path) -> None:
    """Whoever needs one module of a room should not pay for the others."""
    if module.as_posix() not in LISTS:
        assert list(imports(module)) == []
