"""How the time of a command grows with what it reads: python tests/slopes/slope.py [--most N] [NAME...]

A row for each thing that can be made large: processor seconds at a quarter of the size and at the size, beyond those of
a run with one, and megabytes. The exponent is that of the power of n between the two: 1 is in proportion, 2 the square.
"""

from __future__ import annotations

import argparse
import math
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from growing import ATTESTED, MAKERS

ROOT = Path(__file__).parents[2]
ENOUGH = 0.7
"""Seconds below which a run is quick however its time grows, and too short for the exponent to mean anything."""
STEEPEST = 1.8
"""The exponent of n log n between 1,000 and 64,000 is below 1.2; the rest is for what one measurement is worth."""
SHOW = """
import resource, sys
from validator.cli.main import main
try:
    code = main(sys.argv[1:])
finally:
    used = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    print(sum(u.ru_utime + u.ru_stime for u in used), max(u.ru_maxrss for u in used) // 1024, file=sys.stderr)
sys.exit(code)
"""


@dataclass(frozen=True)
class Run:
    """Exit code, processor seconds, megabytes, and bytes of report; a code of -1 means that it was stopped."""

    code: int
    seconds: float
    megabytes: int
    said: int


def template(folder: Path) -> Path:
    """The dataset that everything is made large in, without proofs."""
    _command(folder, "init", "dataset")
    for path in (folder / "dataset/records").rglob("*.yaml"):
        lines = re.sub(r"^( *)proofs:\n(\1 +.*\n)*", "", path.read_text("utf-8"), flags=re.MULTILINE)
        path.write_text(re.sub(r"^ *commitment:.*\n", "", lines, flags=re.MULTILINE), "utf-8")
    return folder / "dataset"


def _command(folder: Path, *arguments: str, timeout: float = 60) -> Run:
    try:
        done = subprocess.run(
            [sys.executable, "-c", SHOW, *arguments],
            cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, check=False, timeout=timeout,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return Run(-1, timeout, 0, 0)
    last = done.stderr.split(b"\n")[-2].split()
    return Run(done.returncode, float(last[0]), int(last[1]), len(done.stdout) + len(done.stderr))


def measure(name: str, command: str, base: Path, number: int, timeout: float = 60) -> Run:
    """A run with a number of one thing."""
    with tempfile.TemporaryDirectory() as place:
        root = Path(place) / "dataset"
        shutil.copytree(base, root)
        MAKERS[name](root, number)
        return _command(root, *command.split(), timeout=timeout)


def exponent(some: float, many: float) -> float:
    """The power of n that the seconds grew with between two sizes, one four times the other."""
    return math.log(max(many, 0.02) / max(some, 0.02), 4)


def steep(name: str, command: str, base: Path, most: int) -> str:
    """What is wrong with how a run grows, with its figures; empty if nothing is."""
    many = measure(name, command, base, most)
    if many.code in (-1, 3):
        return f"{name}: {command} of {most:,}: {'it did not end' if many.code == -1 else 'a bug'}"
    if many.seconds < ENOUGH:
        return ""  # less than that with the start, which then needs no measuring
    one = measure(name, command, base, 1).seconds
    if many.seconds - one < ENOUGH:
        return ""
    some = measure(name, command, base, most // 4)
    power = exponent(some.seconds - one, many.seconds - one)
    figures = f"{most // 4:,}: {some.seconds - one:.2f} s, {most:,}: {many.seconds - one:.2f} s"
    return f"{name}: {command} grows with the power {power:.2f} ({figures})" if power > STEEPEST else ""


def cases() -> Iterator[tuple[str, str]]:
    """Everything to measure: a name and a command."""
    for name in MAKERS:
        yield name, "validate --no-cache"
        if name in ATTESTED:
            yield name, "attest"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, default=16_000)
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    sizes = (options.most // 4, options.most)
    print(
        f"| what | command | {sizes[0]:,}: s | {sizes[1]:,}: s | MB | exponent |\n|---|---|---|---|---|---|"
    )
    with tempfile.TemporaryDirectory() as place:
        base = template(Path(place))
        for name, command in cases():
            if not options.names or name in options.names:
                one, some, many = (measure(name, command, base, number) for number in (1, *sizes))
                less, more = some.seconds - one.seconds, many.seconds - one.seconds
                ended = f"{exponent(less, more):.2f}" if many.code != -1 else "did not end"
                print(
                    f"| {name} | {command} | {less:.2f} | {more:.2f} | {many.megabytes} | {ended} |",
                    flush=True,
                )


if __name__ == "__main__":
    main()
