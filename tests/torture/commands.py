"""Commands that are started to be killed or starved: each in a fork, so that Python need not start each time."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from validator.cli import main as command_line
from validator.engine import pipeline  # noqa: F401 - loaded once, not by each of the processes
from validator.source import inside

type Files = dict[str, bytes]


def start(
    root: Path,
    cache: Path,
    *arguments: str,
    starve: Callable[[], None] | None = None,
    given: bytes | None = None,
) -> tuple[int, int]:
    """Start a command in a process of its own; its number, and the pipe that it prints to.

    `given` comes in on its standard input, which then stays open.
    """
    reading, handle = os.pipe()
    child = os.fork()
    if child:
        os.close(handle)
        return child, reading
    code = 70
    try:
        os.setsid()
        os.chdir(root)
        os.dup2(handle, 1)
        os.dup2(handle, 2)
        if given is not None:
            asked, asking = os.pipe()
            os.dup2(asked, 0)
            os.write(asking, given)
            sys.stdin = os.fdopen(0, encoding="utf-8", closefd=False)
        os.environ["XDG_CACHE_HOME"] = str(cache)
        sys.stdout, sys.stderr = (
            os.fdopen(number, "w", encoding="utf-8", closefd=False) for number in (1, 2)
        )
        sys.argv = ["onrecord", *arguments]
        if starve:
            inside._kept.clear()  # a folder that a test before has left open is closed with the rest
            os.closerange(3, 1024)
            starve()
        command_line.run()
    except SystemExit as end:
        code = int(end.code or 0)
    except KeyboardInterrupt:
        code = 130
    finally:
        with suppress(OSError):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)


def ended(child: int, output: int) -> tuple[int, str]:
    """Wait for a command: its exit code (that of a signal is negative), and what it printed."""
    with os.fdopen(output, encoding="utf-8") as pipe:
        said = pipe.read()
    status = os.waitpid(child, 0)[1]
    return os.waitstatus_to_exitcode(status), said


def run(
    root: Path, cache: Path, *arguments: str, starve: Callable[[], None] | None = None
) -> tuple[int, str]:
    """Run a command to its end: its exit code, and what it printed."""
    return ended(*start(root, cache, *arguments, starve=starve))


def contents(folder: Path) -> Files:
    """Every file in a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }
