"""A bound on the memory that one step may take, where the system can set one (Linux: RLIMIT_AS, getrlimit(2))."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

if sys.platform == "linux":
    import resource

    _PAGE = os.sysconf("SC_PAGESIZE")
    _taken: dict[int, int] = {}

    def held_memory() -> int:
        """The bytes of address space that this process has now. A fork has a number of its own."""
        process = os.getpid()
        if process not in _taken:
            _taken.clear()
            _taken[process] = os.open("/proc/self/statm", os.O_RDONLY | os.O_CLOEXEC)
        return int(os.pread(_taken[process], 64, 0).split(None, 1)[0]) * _PAGE

    @contextmanager
    def bounded_memory(size: int) -> Iterator[None]:
        """Raise MemoryError where what is done inside takes more than `size` bytes beside those held before."""
        try:
            soft, hard = resource.getrlimit(resource.RLIMIT_AS)
            most = held_memory() + size
        except OSError:  # no /proc
            yield
            return
        if soft != resource.RLIM_INFINITY:
            most = min(most, soft)
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_AS, (soft, hard))

else:

    def held_memory() -> int:
        """Not known here."""
        return 0

    @contextmanager
    def bounded_memory(size: int) -> Iterator[None]:
        """Do what is done inside: there is no such bound here."""
        yield
