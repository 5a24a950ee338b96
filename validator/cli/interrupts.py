"""Ctrl-C, noted as well as raised.

Python loses the exception where it comes while a module is being loaded, and libraries in Rust and C++ make another one
of it. Whoever goes on for ever looks here, and what goes wrong after it is no bug.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

asked: list[int] = []
"""The signals by which this run was asked to end."""


@contextmanager
def noted() -> Iterator[None]:
    """Note Ctrl-C while a command runs; where it is ignored, or not for this thread, it stays so."""
    import signal

    asked.clear()
    try:
        if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
            signal.signal(signal.SIGINT, _note)
        yield
    finally:
        if signal.getsignal(signal.SIGINT) is _note:
            signal.signal(signal.SIGINT, signal.default_int_handler)


def _note(number: int, _: object) -> None:
    asked.append(number)
    raise KeyboardInterrupt
