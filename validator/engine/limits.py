"""How much time and memory one item of a task may take: a file that is read, a record or a group that is judged.

Nothing that is asked politely stops: a library written in C hears of no signal, one in Rust ends the process where
memory runs out. So the work is done in a process of its own (`validator.engine.processes`), which the system ends, and
which has written down in shared memory what it was at. Only Linux can do all that; elsewhere nothing is limited.
"""

from __future__ import annotations

import os
import signal
import struct
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Literal

from validator.findings.finding import Problem
from validator.schema.memory_limit import held_memory
from validator.source.limits import not_judged

if TYPE_CHECKING:
    from mmap import mmap

Reason = Literal["time", "memory", "ended"]
"""Why an item was given up: its time was over, its memory, or the process was ended by the system or from outside."""

POSSIBLE = sys.platform == "linux"
LEAST = 0.1
"""Seconds that each item has, however many were given up before."""


@dataclass(frozen=True, slots=True)
class Limits:
    """For one item: `seconds` of processor time, so that a busy machine changes nothing, and bytes of `memory`.

    The process that does it has that beside what was there before. `given_up` counts the items that reached a limit.
    """

    seconds: float = 60
    memory: int = 2 * 1024**3
    given_up: int = 0

    @property
    def fit(self) -> bool:
        """Whether there is as much memory: else what ran out is the system's, or what the caller was given (ulimit)."""
        import resource

        soft = resource.getrlimit(resource.RLIMIT_AS)[0]
        return soft == resource.RLIM_INFINITY or held_memory() + self.memory < soft

    def after_another(self) -> Limits:
        """The limits after one more item was given up: who sends thousands of them has them all looked at in vain."""
        given_up = self.given_up + 1
        return replace(self, given_up=given_up, seconds=max(self.seconds * given_up / (given_up + 1), LEAST))

    def problem(self, what: str, reason: Reason, command: str = "") -> Problem:
        """That something was given up; `command` is the one that can be allowed more, if it is another."""
        if reason == "time":
            said, option = (
                f"takes more than {self.seconds:.3g} seconds of processor time",
                "--timeout SECONDS",
            )
        elif reason == "memory":
            said, option = f"takes more than {self.memory / 1024**2:,.4g} MiB of memory", "--max-memory SIZE"
        else:
            said, option = "ended the process that did it; was there too little memory?", ""
        return not_judged(what, said, f"{command} {option}".strip() if option else "")


_active: Limits | None = None


@contextmanager
def limited(limits: Limits) -> Iterator[None]:
    """Within this, each item has limits, where the system can set them."""
    global _active  # noqa: PLW0603
    before = _active
    _active = limits if POSSIBLE else None
    try:
        yield
    finally:
        _active = before


def active() -> Limits | None:
    """The limits that hold now."""
    return _active


@contextmanager
def all_within_one() -> Iterator[None]:
    """Raise TimeoutError or MemoryError where what is done inside, in this very process, takes more than an item may.

    That stops Python, and no library in C: whatever one of those may take is to be tried in another process first.
    """
    limits = _active
    if not limits or threading.current_thread() is not threading.main_thread():
        yield
        return
    import resource

    def stop(_: int, __: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGPROF, stop)
    bounds = resource.getrlimit(resource.RLIMIT_AS)
    signal.setitimer(signal.ITIMER_PROF, limits.seconds, limits.seconds)
    try:
        if limits.fit:
            resource.setrlimit(resource.RLIMIT_AS, (held_memory() + limits.memory, bounds[1]))
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
        resource.setrlimit(resource.RLIMIT_AS, bounds)


PLACE = struct.Struct("=ii")
"""In shared memory, for each process: the number of the part of the work, and of the item, that it is at."""


@dataclass
class _Watch:
    """In a process that is limited: where it notes what it is at, which items it does, and how long each may take."""

    board: mmap
    offset: int
    limits: Limits
    start: int = 0
    stop: int | None = None
    part: int = 0

    def at(self, item: int) -> None:
        PLACE.pack_into(self.board, self.offset, self.part, item)
        seconds = self.limits.seconds
        signal.setitimer(signal.ITIMER_PROF, seconds, seconds)


_watch: _Watch | None = None


def begin(board: mmap, offset: int, limits: Limits) -> None:
    """Limit this process, which was made for that: SIGPROF ends it when the time of an item is over."""
    import resource

    global _watch  # noqa: PLW0603
    _watch = _Watch(board, offset, limits)
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    if limits.fit:
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        resource.setrlimit(resource.RLIMIT_AS, (held_memory() + limits.memory, hard))
        # A library in Rust says so itself when memory runs out, in words that are for nobody.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)


def is_limited() -> bool:
    """Whether this process is limited."""
    return _watch is not None


def choose(part: int, start: int, stop: int | None) -> None:
    """What this process does next: the items from `start` to `stop` of one part of the work."""
    if _watch:
        _watch.part, _watch.start, _watch.stop = part, start, stop
        _watch.at(start)


def each[Item](items: Iterable[Item]) -> Iterator[Item]:
    """The items of a task, one by one: those that this process is to do, each with its own time."""
    if not _watch:
        yield from items
        return
    for number, item in enumerate(islice(items, _watch.start, _watch.stop), _watch.start):
        _watch.at(number)
        yield item
    signal.setitimer(signal.ITIMER_PROF, 0)
