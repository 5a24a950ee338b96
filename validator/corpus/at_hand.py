"""Which record a command is busy with, so that one that takes too much is named, and ends no more than itself.

For commands that do their work in one process (`attest`, `format`, `rename`, ...). A check goes further: it works in
processes that the system can end (`validator.engine.limits`), and judges what is left.
"""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

from validator.schema.memory_limit import bounded_memory


@dataclass(slots=True)
class TooMuchError(BaseException):
    """A record took more than it may: its file, what was being done, and whether `memory` was short, not time.

    No Exception, so that nothing on the way up takes it for an error of its own.
    """

    file: str
    document: int
    name: str
    memory: bool


_bounds: tuple[float, int] | None = None


def set_bounds(bounds: tuple[float, int] | None) -> None:
    """From now on, what is done with one record may take so many seconds of processor time, and bytes of memory."""
    global _bounds  # noqa: PLW0603
    _bounds = bounds if sys.platform == "linux" else None


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
        raise TooMuchError(file, document, name, memory=False)

    before = signal.signal(signal.SIGPROF, stop)
    left = signal.setitimer(signal.ITIMER_PROF, seconds)[0]
    try:
        with bounded_memory(memory):
            yield
    except MemoryError:
        raise TooMuchError(file, document, name, memory=True) from None
    finally:
        signal.setitimer(signal.ITIMER_PROF, left)
        signal.signal(signal.SIGPROF, before)
