"""Runs a guide from docs/ as a reader would: writes the files it shows, types its commands, compares what appears.

What a fenced block is for, its info string says (renderers show only the first word of it):

- `yaml records/x.yaml`: the contents of a file;
- `json schemas/x/v1.json properties`: members to insert in that JSON file, there under `properties`;
- `python x.py`: a program; the command `python x.py` runs it;
- `console`: commands after `$ `, each with what it prints. A line `...` stands for any lines.

Blocks without such an info string are left alone.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from validator.cli.main import main

_FENCE = re.compile(r"^```(?P<info>[^\n`]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Step:
    """A command of a guide: the line it stands in, what it is said to print, and what it printed."""

    line: int
    command: str
    shown: str
    printed: str

    @property
    def agrees(self) -> bool:
        """Whether the guide shows what the command printed."""
        parts = [re.escape(part) for part in re.split(r"^\.\.\.\n", self.shown, flags=re.MULTILINE)]
        return re.fullmatch("(?:.*\n)*?".join(parts), self.printed) is not None


def follow(guide: Path, folder: Path) -> Iterator[Step]:
    """Do what a guide says, beginning in `folder`, and yield every command of it. Changes the current folder."""
    text = guide.read_text(encoding="utf-8")
    with contextlib.chdir(folder):
        for block in _FENCE.finditer(text):
            language, *where = block["info"].split()
            line = text.count("\n", 0, block.start()) + 2
            if language == "console":
                yield from _console(block["body"], line)
            elif len(where) == 2 and language == "json":
                _insert(Path(where[0]), where[1], block["body"])
            elif where:
                Path(where[0]).parent.mkdir(parents=True, exist_ok=True)
                Path(where[0]).write_text(block["body"], encoding="utf-8")


def _insert(file: Path, place: str, members: str) -> None:
    """Put members into an object of a JSON file, at a place such as `properties` or `.` for the top."""
    document: Any = json.loads(file.read_bytes())
    target = document
    for key in place.split("."):
        target = target[key] if key else target
    target.update(json.loads("{" + members.strip().removesuffix(",") + "}"))
    file.write_text(json.dumps(document, indent=2), encoding="utf-8")


def _console(body: str, line: int) -> Iterator[Step]:
    for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        yield Step(line, command, shown.rstrip("\n") + "\n" if shown.strip() else "", _run(command))
        line += part.count("\n")


def _run(command: str) -> str:
    """Run a command and return what appears on the screen. Only what guides need is known."""
    command, _, file = command.partition(" > ")
    program, *arguments = shlex.split(command)
    output, screen = io.StringIO(), io.StringIO()
    if program == "cd":
        os.chdir(arguments[0])
    elif program == "mv":
        Path(arguments[0]).rename(arguments[1])
    elif program == "cat":
        output.write(Path(arguments[0]).read_text(encoding="utf-8"))
    elif program == "onrecord":
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(screen):
            main(arguments)
    elif program == "python":
        done = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=False)
        output.write(done.stdout)
        screen.write(done.stderr)
    else:
        raise AssertionError(f"a guide can't use the command {program!r}")
    if file:
        Path(file).write_text(output.getvalue(), encoding="utf-8")
    return screen.getvalue() + ("" if file else output.getvalue())
