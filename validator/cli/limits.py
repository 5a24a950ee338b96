"""The options that limit what one record may take: `--timeout` and `--max-memory`."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from validator.cli.commands import FINDINGS

if TYPE_CHECKING:
    from validator.corpus.at_hand import TooMuchError
    from validator.engine.limits import Limits

_UNITS = {"": 1, "K": 1 << 10, "M": 1 << 20, "G": 1 << 30, "T": 1 << 40}


def add_limits(parser: argparse.ArgumentParser, *, ends: bool = False, passes: bool = False) -> None:
    """Add the options to a command that judges records, or `ends` at one which takes too much, or `passes` it over."""
    then = "the command ends there" if ends else f"the others are {'done' if passes else 'judged'}"
    parser.set_defaults(passes_over=passes)
    group = parser.add_argument_group(
        "limits", f"A record at which one is reached is an error, not-judged; {then}. On Linux only."
    )
    group.add_argument(
        "--timeout",
        type=_seconds,
        metavar="SECONDS",
        help="processor time for one file that is read, and for one record (default: 60)",
    )
    group.add_argument(
        "--max-memory",
        type=_size,
        metavar="SIZE",
        help="memory that one file or one record may take, such as 500M or 4G (default: 2G)",
    )


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0
    if not 0 < seconds < 1e6:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds, such as 30 or 0.5")
    return seconds


def _size(text: str) -> int:
    match = re.fullmatch(r"([0-9]{1,12}(?:\.[0-9]{1,6})?) *([KMGT]?)(?:i?B)?", text, re.IGNORECASE)
    size = int(float(match[1]) * _UNITS[match[2].upper()]) if match else 0
    if not 1 << 20 <= size < 1 << 50:
        raise argparse.ArgumentTypeError(f"{text!r} is no size of memory, such as 500M or 4G (at least 1M)")
    return size


def within_limits(
    command: Callable[[], int], timeout: float | None, max_memory: int | None, *, passes_over: bool = False
) -> int:
    """Run a command; each file and each record has these limits, or those that hold without a word.

    Where a command ends at one of them, or passes it over, the finding about it is printed. Raises UsageError where
    limits were asked for and the system can't set them.
    """
    from validator.corpus.at_hand import TooMuchError, set_bounds
    from validator.engine.limits import POSSIBLE, Limits, limited

    if not POSSIBLE and (timeout or max_memory):
        from validator.findings.usage import UsageError

        raise UsageError("--timeout and --max-memory work on Linux only; here nothing is limited")
    usual = Limits()
    limits = Limits(timeout or usual.seconds, max_memory or usual.memory)
    passed: list[TooMuchError] = []
    set_bounds((limits.seconds, limits.memory), passed if passes_over else None)
    try:
        with limited(limits):
            code = command()
        for error in passed:
            _tell(error, limits, sys.stderr)
        return max(code, FINDINGS) if passed else code
    except TooMuchError as error:
        _tell(error, limits)
        print("ended at this record; what was written before is whole")
        return FINDINGS
    finally:
        set_bounds(None)


def _tell(error: TooMuchError, limits: Limits, file: TextIO | None = None) -> None:
    """Print the finding about a record that took too much, as text: to the errors, where programs read the output."""
    from validator.corpus.config import find_root
    from validator.report.terminal import wants_colour
    from validator.report.text import render_finding
    from validator.source.limits import not_judged
    from validator.source.locate import Locator

    what = "this record" if error.name else "this file"
    problem = replace(limits, seconds=error.seconds).problem(what, "memory" if error.memory else "time")
    locator = Locator(find_root(Path.cwd()))
    finding = locator.finding_at_start(not_judged, problem, error.file, error.document, error.name)
    print("\n".join(render_finding(finding, colour=wants_colour())), end="\n\n", file=file)
