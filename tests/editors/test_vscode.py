"""The extension for Visual Studio Code builds from its locked dependencies, and holds nothing but what it needs."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
EXTENSION = ROOT / "editors" / "vscode"
CACHE = ROOT / "build" / "vscode"
NOWHERE = "http://127.0.0.1:9"


@pytest.fixture(scope="module")
def package() -> Path:
    """The extension, packed with what the lock file names, which is fetched once."""
    if not shutil.which("npm") or not shutil.which("node"):
        missing = "the test of the extension needs npm and node, which are not installed here"
        if os.environ.get("REQUIRE_NPM"):
            pytest.fail(missing)
        pytest.skip(missing)
    CACHE.mkdir(parents=True, exist_ok=True)
    with (CACHE / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        folder = CACHE / "extension"
        locked = (EXTENSION / "package-lock.json").read_bytes() + (EXTENSION / "package.json").read_bytes()
        mark = CACHE / "installed"
        if not mark.is_file() or mark.read_text() != hashlib.sha256(locked).hexdigest():
            shutil.rmtree(folder, ignore_errors=True)
            copy(folder)
            run(folder, "ci", "--ignore-scripts", "--no-audit", "--no-fund")
            mark.write_text(hashlib.sha256(locked).hexdigest())
        copy(folder)
        run(folder, "run", "package", https_proxy=NOWHERE, http_proxy=NOWHERE, npm_config_offline="true")
        return folder / "dist" / "onrecord.vsix"


def copy(folder: Path) -> None:
    """Put what git knows of the extension into a folder."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=EXTENSION,
        check=True,
        capture_output=True,
    )
    for name in filter(None, listed.stdout.decode().split("\0")):
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(EXTENSION / name, target)


def run(folder: Path, *arguments: str, **more: str) -> None:
    done = subprocess.run(
        ["npm", *arguments],
        cwd=folder,
        env={**os.environ, **more},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_it_is_packed_without_asking_anybody(package: Path) -> None:
    with zipfile.ZipFile(package) as packed:
        names = {name for name in packed.namelist() if name.startswith("extension/")}
        described = json.loads(packed.read("extension/package.json"))
        program = packed.read("extension/dist/extension.js").decode()
    assert names == {"extension/package.json", "extension/dist/extension.js", "extension/readme.md"}
    assert described["main"] == "./dist/extension.js"
    assert '"lsp"' in program
    assert "--archive" in program


def test_a_workspace_that_is_not_trusted_starts_nothing_of_its_own() -> None:
    described = json.loads((EXTENSION / "package.json").read_bytes())
    trust = described["capabilities"]["untrustedWorkspaces"]
    assert trust["supported"] == "limited"
    settings = described["contributes"]["configuration"]["properties"]
    assert sorted(trust["restrictedConfigurations"]) == sorted(settings)


def test_every_dependency_is_locked_by_its_hash_and_names_no_registry() -> None:
    described = json.loads((EXTENSION / "package.json").read_bytes())
    locked = json.loads((EXTENSION / "package-lock.json").read_bytes())["packages"]
    for name, version in described["devDependencies"].items():
        assert re.fullmatch(r"\d+\.\d+\.\d+", version)
        assert locked[f"node_modules/{name}"]["version"] == version
    packages = {name: one for name, one in locked.items() if name and not one.get("link")}
    assert all(one.get("integrity") for one in packages.values())
    assert not any("resolved" in one for one in packages.values())
