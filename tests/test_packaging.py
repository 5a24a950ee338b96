"""The package as others get it: built, installed into an empty environment, used away from the checkout."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest

from validator import __version__

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(
    snapshot: Path, clean_environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A wheel, built from the source distribution, which is built from the repository."""
    out = tmp_path_factory.mktemp("built")
    command = [sys.executable, "-m", "build", "--outdir", str(out), str(snapshot)]
    done = subprocess.run(command, env=clean_environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = out.glob("*.whl")
    return built


def test_the_wheel_carries_what_the_program_reads_and_nothing_else(wheel: Path, snapshot: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if ".dist-info/" not in name}
    schemas = {path.relative_to(snapshot).as_posix() for path in (snapshot / "schemas").rglob("*.json")}
    program = {path.relative_to(snapshot).as_posix() for path in (snapshot / "validator").rglob("*")}
    assert schemas
    assert {name.replace("schemas/", "validator/shipped_schemas/", 1) for name in schemas} <= packed
    assert {name for name in program if (snapshot / name).is_file()} <= packed
    reader = {path.relative_to(snapshot).as_posix() for path in (snapshot / "onrecord").glob("*")}
    assert "onrecord/py.typed" in packed
    assert {name for name in reader if (snapshot / name).is_file()} <= packed
    assert {name.split("/")[0] for name in packed} == {"validator", "onrecord"}


def test_an_installed_wheel_works_away_from_the_checkout(
    wheel: Path, tmp_path: Path, clean_environment: dict[str, str]
) -> None:
    def do(*command: str, folder: Path = tmp_path) -> str:
        done = subprocess.run(
            command, cwd=folder, env=clean_environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
        return done.stdout

    do(sys.executable, "-m", "venv", "env")
    programs = tmp_path / "env" / "bin"
    do(str(programs / "python"), "-m", "pip", "install", "-q", str(wheel))
    command = str(programs / "onrecord")
    assert do(command, "--version") == f"onrecord {__version__}\n"
    assert do(str(programs / "python"), "-c", "import validator; print(validator.__file__)").startswith(
        str(tmp_path / "env")
    )
    do(command, "init", "harbour")
    dataset = tmp_path / "harbour"
    assert "1 direct quote: 1 checked against the text" in do(command, "validate", folder=dataset)
    assert "built dist" in do(command, "build", folder=dataset)
    read = "import onrecord; print(next(onrecord.open('dist').all('statement')).speaker.name)"
    assert do(str(programs / "python"), "-c", read, folder=dataset) == "Ada Quill\n"
    assert do(command, "new", "event", folder=dataset) == "records/events/new-event.yaml\n"
    (dataset / "records/events/new-event.yaml").unlink()
    # A dataset without schemas of its own uses those that come with the program.
    (dataset / "schemas").rename(tmp_path / "unused")
    assert json.loads(do(command, "validate", "--format", "json", folder=dataset))["findings"] == []


def _pins() -> dict[str, str]:
    text = (ROOT / "requirements.txt").read_text("utf-8")
    entries = re.findall(
        r"^([\w.-]+)==([\w.]+)[^\n]*\\\n((?: +--hash=sha256:[0-9a-f]{64}[ \\]*\n)+)", text, re.MULTILINE
    )
    assert len(entries) == len(re.findall(r"^\w", text, re.MULTILINE)), (
        "each version has the hashes of its files"
    )
    return {_normal(name): version for name, version, _ in entries}


def _normal(name: str) -> str:
    return re.sub("[-_.]+", "-", name).lower()


def _needed(name: str, extra: str, seen: set[str]) -> Iterator[str]:
    """A distribution's dependencies, and theirs."""
    from packaging.requirements import Requirement

    for text in metadata.requires(name) or ():
        requirement = Requirement(text)
        wanted = _normal(requirement.name)
        applies = requirement.marker is None or requirement.marker.evaluate({"extra": extra})
        if applies and wanted not in seen:
            seen.add(wanted)
            yield wanted
            yield from _needed(requirement.name, "", seen)


def test_all_that_the_environment_is_made_of_is_pinned() -> None:
    pins = _pins()
    needed = set(_needed("onrecord", "dev", set()))
    assert {"pyyaml", "pytest", "pluggy"} <= needed
    assert sorted(needed - set(pins)) == [], "write the pins anew with: make pins"
    build_system = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["build-system"]
    assert [name for name in build_system["requires"] if re.split("[<>=~]", name)[0] not in pins] == []


def test_the_version_is_the_same_everywhere() -> None:
    citation = (ROOT / "CITATION.cff").read_text("utf-8")
    changes = (ROOT / "CHANGELOG.md").read_text("utf-8")
    newest = re.search(r"^## \[([0-9.]+)\] - (\S+)$", changes, re.MULTILINE)
    assert newest
    assert f"\nversion: {__version__}\n" in citation
    assert newest.groups() == (__version__, re.search(r"date-released: (\S+)", citation)[1])  # type: ignore[index]


def test_dependencies_are_ranges_with_a_lower_bound() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    listed = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    assert [name for name in listed if ">=" not in name or "==" in name] == []
