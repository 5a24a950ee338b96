"""Other programs that hold YAML files against a schema: where they are, how they are called, whether they really check.

    python bench/peers.py

installs them (`make bench-peers` does the same) into build/peers/, in the versions of bench/pins/, and says which could
not be installed.
"""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from advisories import BREAKS, SCHEMAS, broken, write
from measure import run

HOME = Path(__file__).parent.parent / "build" / "peers"
PINS = Path(__file__).with_name("pins")
PYTHON, NODE = HOME / "python", HOME / "node"


@dataclass(frozen=True)
class Peer:
    """Another program. `call` makes its command line for a dataset of advisories, given the files there."""

    name: str
    package: str
    program: Path
    given: str
    call: Callable[[Sequence[str]], list[str]]

    @property
    def version(self) -> str:
        """The version that is installed, or nothing."""
        if not self.program.exists():
            return ""
        stated = NODE / "node_modules" / self.package / "package.json"
        if stated.exists():
            return str(json.loads(stated.read_text("utf-8"))["version"]) if shutil.which("node") else ""
        pattern = f"lib/python*/site-packages/{self.package.replace('-', '_')}-*.dist-info"
        found = next(PYTHON.glob(pattern), None)
        return found.name.removesuffix(".dist-info").rpartition("-")[2] if found else ""

    def command(self, files: Sequence[Path], root: Path) -> list[str]:
        """The command line that checks files, to be run in the folder of their dataset."""
        return [str(self.program), *self.call([file.relative_to(root).as_posix() for file in files])]


def _sourcemeta() -> Path:
    """The program itself; the script that npm puts before it would add the start of Node."""
    folder = NODE / "node_modules/@sourcemeta/jsonschema/build/github-releases"
    machine = {"x86_64": "x86_64", "amd64": "x86_64", "aarch64": "arm64", "arm64": "arm64"}
    kind = machine.get(platform.machine().lower(), "")
    libc = "-musl" if sys.platform == "linux" and platform.libc_ver()[0] != "glibc" else ""
    return folder / f"jsonschema-{platform.system().lower()}-{kind}{libc}"


_SOURCEMETA = ["validate", "schema.json", "advisories", "--extension", ".yaml", "--format-assertion"]
_AJV = [
    "validate",
    "--spec=draft2020",
    "-c",
    "ajv-formats",
    "-s",
    "schema.json",
    "-d",
    "advisories/**/*.yaml",
]

PEERS = (
    Peer(
        "@sourcemeta/jsonschema --fast",
        "@sourcemeta/jsonschema",
        _sourcemeta(),
        "schema.json, formats asserted, the folder of YAML files; the program without npm's script around it",
        lambda files: [*_SOURCEMETA, "--fast"],
    ),
    Peer(
        "@sourcemeta/jsonschema",
        "@sourcemeta/jsonschema",
        _sourcemeta(),
        "the same, as it is called by default: looking for all errors of a record",
        lambda files: _SOURCEMETA,
    ),
    Peer(
        "ajv-cli",
        "ajv-cli",
        NODE / "node_modules/.bin/ajv",
        "schema.json, formats asserted by ajv-formats, a pattern of YAML files",
        lambda files: _AJV,
    ),
    Peer(
        "yamale",
        "yamale",
        PYTHON / "bin/yamale",
        "bench/advisory/yamale.yaml, the folder of YAML files, one process for each processor",
        lambda files: ["-n", "auto", "-s", str(SCHEMAS / "yamale.yaml"), "advisories"],
    ),
    Peer(
        "linkml-validate",
        "linkml",
        PYTHON / "bin/linkml-validate",
        "bench/advisory/linkml.yaml, the YAML files by name",
        lambda files: ["-s", str(SCHEMAS / "linkml.yaml"), "-C", "Advisory", *files],
    ),
    Peer(
        "check-jsonschema",
        "check-jsonschema",
        PYTHON / "bin/check-jsonschema",
        "schema.json (formats are asserted by default), the YAML files by name",
        lambda files: ["--schemafile", "schema.json", *files],
    ),
)


def accepted_mistakes(peer: Peer, scratch: Path) -> list[str]:
    """The mistakes that a program lets pass; also `nothing`, if it fails where there is none.

    Each mistake stands alone in one of three advisories. A program that passes it does not do what it is measured for.
    """
    passed = []
    for number, how in enumerate(("nothing", *BREAKS)):
        root = scratch / f"{peer.package.rpartition('/')[2]}-{number}"
        files = write(root, 3)
        if how != "nothing":
            files[1].write_text(broken(1, how), encoding="utf-8")
        _, code, _ = run(peer.command(files, root), root)
        if (code == 0) != (how == "nothing"):
            passed.append(how)
        shutil.rmtree(root)
    return passed


def install() -> None:
    """Install what can be installed; each program of PyPI by itself, so that one that fails takes no other with it."""
    HOME.mkdir(parents=True, exist_ok=True)
    _call([sys.executable, "-m", "venv", str(PYTHON)])
    for package in dict.fromkeys(peer.package for peer in PEERS if peer.program.is_relative_to(PYTHON)):
        pip = [str(PYTHON / "bin/python"), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
        _call([*pip, "-c", str(PINS / "constraints.txt"), package])
    if not (npm := shutil.which("npm")):
        print("npm is not there, so that the programs for Node can't be installed", file=sys.stderr)
        return
    NODE.mkdir(exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(PINS / name, NODE)
    _call([npm, "ci", "--prefix", str(NODE), "--no-audit", "--no-fund", "--loglevel=error"])


def _call(command: list[str]) -> None:
    """Run a command; what it says is for the user to see."""
    if subprocess.run(command, env={**os.environ, "PIP_CONSTRAINT": ""}, check=False).returncode:
        print(f"failed: {' '.join(command)}", file=sys.stderr)


def main() -> int:
    install()
    missing = [peer.name for peer in PEERS if not peer.version]
    for peer in PEERS:
        print(f"{peer.name}: {peer.version or 'NOT INSTALLED (see above); the measurements go without it'}")
    return bool(missing)


if __name__ == "__main__":
    sys.exit(main())
