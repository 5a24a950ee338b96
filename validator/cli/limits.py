"""The options that limit what one record may take: `--timeout` and `--max-memory`."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from contextlib import contextmanager

_UNITS = {"": 1, "K": 1 << 10, "M": 1 << 20, "G": 1 << 30, "T": 1 << 40}


def add_limits(parser: argparse.ArgumentParser) -> None:
    """Add the options to a command that judges records."""
    group = parser.add_argument_group(
        "limits",
        "A record at which one is reached is an error, not-judged; the others are judged. On Linux only.",
    )
    group.add_argument(
        "--timeout",
        type=_seconds,
        metavar="SECONDS",
        help="processor time for reading one file and for judging one record (default: 60)",
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


@contextmanager
def under_limits(timeout: float | None, max_memory: int | None) -> Iterator[None]:
    """Within this, each file and each record has these limits, or those that hold without a word.

    Raises UsageError where they were asked for and the system can't set them.
    """
    from validator.engine.limits import POSSIBLE, Limits, limited

    if not POSSIBLE and (timeout or max_memory):
        from validator.findings.usage import UsageError

        raise UsageError("--timeout and --max-memory work on Linux only; here nothing is limited")
    usual = Limits()
    with limited(Limits(timeout or usual.seconds, max_memory or usual.memory)):
        yield
