"""Which record a command is busy with, so that one that takes too much is named, and ends no more than itself.

For commands that do their work in one process. Those whose files and records have nothing to do with each other
(`attest`, `coverage`, `format`, `migrate`) pass one over and go on; where what is written hangs on every record
(`rename`, `merge`, `withdraw`, `draft`), the command ends before it writes. A check works in processes that the system
can end (`validator.engine.limits`).
"""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from types import FrameType
from typing import cast

from validator.schema.memory_limit import bounded_memory


@dataclass(slots=True)
class TooMuchError(BaseException):
    """A record took more than it may: its file, whether `memory` was short, not time, and how many `seconds` it had.

    No Exception, so that nothing on the way up takes it for an error of its own.
    """

    file: str
    document: int
    name: str
    memory: bool
    seconds: float = 0


LEAST = 0.1
"""Seconds that each record has, however many were passed over before."""
_bounds: tuple[float, int] | None = None
_passed: list[TooMuchError] | None = None


def set_bounds(bounds: tuple[float, int] | None, passed: list[TooMuchError] | None = None) -> None:
    """From now on, what is done with one record may take so many seconds of processor time, and bytes of memory.

    With `passed`, what takes more is put down there, where the command can do without it.
    """
    global _bounds, _passed
    _bounds, _passed = (bounds, passed) if sys.platform == "linux" else (None, None)


def passed_over(file: str, document: int = 0, name: str = "") -> AbstractContextManager[None, bool]:
    """As `at_hand`, for what a command may do without: what takes too much is left in the middle, and the work goes on.

    Each leaves less time to those that follow (a half, a third, ...): thousands of them come to an end, too.
    """
    return cast("AbstractContextManager[None, bool]", _passed_over(file, document, name))


@contextmanager
def _passed_over(file: str, document: int, name: str) -> Iterator[None]:
    global _bounds  # noqa: PLW0603
    try:
        with at_hand(file, document, name):
            yield
    except TooMuchError as error:
        if _passed is None or _bounds is None:
            raise
        _passed.append(error)
        seconds, memory = _bounds
        _bounds = max(seconds * len(_passed) / (len(_passed) + 1), LEAST), memory


@contextmanager
def at_hand(file: str, document: int = 0, name: str = "") -> Iterator[None]:
    """What is done inside is of one record, or one file. Raises TooMuchError where that takes more than it may.

    Where one is inside another, the inner one counts. Only the main thread of a process is bounded.
    """
    if _bounds is None or threading.current_thread() is not threading.main_thread():
        yield
        return
    seconds, memory = _bounds

    def stop(_: int, __: FrameType | None) -> None:
        raise TooMuchError(file, document, name, memory=False, seconds=seconds)

    before = signal.signal(signal.SIGPROF, stop)
    left = signal.setitimer(signal.ITIMER_PROF, seconds)[0]
    try:
        with bounded_memory(memory):
            yield
    except MemoryError:
        raise TooMuchError(file, document, name, memory=True, seconds=seconds) from None
    finally:
        signal.setitimer(signal.ITIMER_PROF, left)
        signal.signal(signal.SIGPROF, before)
