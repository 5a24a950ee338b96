"""Several processes, where it pays: one function over many tasks, the results in the order of the tasks.

The processes are forks: they see everything that was made before, and only results are sent back. So neither what is
found nor its order depends on their number.

`concurrent.futures` in its place was measured (two processors, Python 3.13, medians of pairs). With forks it takes as
much processor time: this takes 0.98 of it for 300 records, 1.00 for 5,000, 1.00 for 100,000, 0.89 for 2,661 advisories
held against a schema. To start and end two processes it takes 30 ms, this 7, and a check does so three times.
Processes that are no forks (`forkserver`) can't be used: what they would be sent, the compiled schemas above all, is
tied to the process that made it; and starting them takes 0.1 s, the first time 0.7. What keeps this one is how it
ends: whoever has seen enough, or presses Ctrl-C, leaves no process behind that finishes its task first or prints its
own complaint, and Python's pool can't be told to end its processes before 3.14.
"""

from __future__ import annotations

import os
import select
import signal
import struct
import sys
from collections.abc import Callable, Iterator, Sequence
from mmap import mmap
from typing import BinaryIO, NamedTuple

from validator.engine.limits import PLACE, Limits, Reason, active, begin, choose, is_limited
from validator.findings.usage import UsageError

MOST = 8
"""Processes at the most: the parent's own share of the work bounds what more of them would bring."""
MAX_TASKS = 1000
"""So many numbers of tasks fit in a pipe on every system."""
WORTH_IT = 200
"""With fewer files or records, starting processes takes longer than they save."""
_alone = False
_HEADER = struct.Struct(">iQ")
_NUMBER = struct.Struct(">i")
_FAILED, _GONE, _REFUSED = -1, -2, -3
_NO_MEMORY = 71
"""The exit code of a process that was limited, where memory ran out."""
_ENDED = "a process of the check was ended from outside; was there too little memory?"


class WorkerError(RuntimeError):
    """A process failed; the message is what it said (a bug)."""


def processes() -> int:
    """How many processes this machine has room for; one where forking is not known to be safe."""
    return min(len(os.sched_getaffinity(0)), MOST) if sys.platform == "linux" and not _alone else 1


def stay_alone() -> None:
    """Do without other processes from now on: a program with several threads can't fork safely."""
    global _alone  # noqa: PLW0603
    _alone = True


def processes_for(items: int, *, large: bool) -> int:
    """How many processes a number of files or records is worth; any number of them where a file is `large`."""
    return processes() if large or items >= WORTH_IT else 1


type Instead[Task, Result] = Callable[[Task, int, Reason, Limits], Result]
"""What stands for an item that was given up: made of the task, the number of the item in it, why, and the limits."""


def spread[Task, Result](
    work: Callable[[Task], Result],
    tasks: Sequence[Task],
    number: int,
    instead: Instead[Task, Result] | None = None,
    *,
    threads: bool = False,
) -> Iterator[Result]:
    """Yield `work(task)` for each task, in their order, computed by `number` processes.

    With `instead`, and where limits hold (`validator.engine.limits`), there is always a process beside this one. If an
    item ends it, the result of the task comes in pieces: of the items before, what is `instead` of this one, of those
    behind. `work` has to go through its items by `limits.each`. With `threads`, that is so in a program that has
    several, too: a process for which one of them held a lock just then would wait until it is ended.

    Raises WorkerError if a process fails, ChildProcessError if one is ended from outside, and MemoryError where the
    system has less than the limits allow. More than MAX_TASKS tasks can't be handed out.
    """
    number = min(number, len(tasks))
    limits = active() if instead and (threads or not _alone) else None
    if number < 2 and not (limits and tasks):
        yield from map(work, tasks)
        return
    assert len(tasks) <= MAX_TASKS
    done: dict[tuple[int, int], tuple[int | None, Result]] = {}
    following = 0, 0

    def in_order() -> Iterator[Result]:
        nonlocal following
        while following in done:
            stop, result = done.pop(following)
            following = (following[0] + 1, 0) if stop is None else (following[0], stop)
            yield result

    parts = [_Part(index) for index in range(len(tasks))]
    while parts:
        crew = _Crew(work, tasks, parts, number, limits)
        try:
            for part, result in crew.results():
                done[part.task, part.start] = part.stop, result
                yield from in_order()
        finally:
            crew.end()
        if not crew.fell and crew.left:
            raise ChildProcessError(0, _ENDED)
        parts = crew.left
        for part, item, reason in crew.fell:
            if not (limits and instead):
                raise ChildProcessError(0, _ENDED)
            done[part.task, item] = item + 1, instead(tasks[part.task], item, reason, limits)
            limits = limits.after_another()
            parts += part.without(item)
        parts.sort()
        yield from in_order()


class _Part(NamedTuple):
    """Items of a task: those from `start` to `stop` (None: to the last)."""

    task: int
    start: int = 0
    stop: int | None = None

    def without(self, item: int) -> list[_Part]:
        """The items before one of them, and those behind it."""
        sides = (self._replace(stop=item), self._replace(start=item + 1))
        return [side for side in sides if side.start != side.stop]


class _Crew[Task, Result]:
    """Processes that do parts of the work until none are left, or until all have fallen.

    In the end, `left` are the parts that nobody has begun, and `fell` those at which a process did: the item, and why.
    """

    def __init__(
        self,
        work: Callable[[Task], Result],
        tasks: Sequence[Task],
        parts: Sequence[_Part],
        number: int,
        limits: Limits | None,
    ) -> None:
        number = min(number, len(parts))
        self._parts = parts
        self._limits = limits
        self._waiting = set(range(len(parts)))
        self._board = mmap(-1, PLACE.size * number)
        self.fell: list[tuple[_Part, int, Reason]] = []
        queue, fill = os.pipe()
        os.write(fill, b"".join(map(_NUMBER.pack, range(len(parts)))))
        os.close(fill)
        self._children: dict[int, tuple[int, int]] = {}
        for place in range(number):

            def prepare(place: int = place) -> None:
                if limits:
                    begin(self._board, PLACE.size * place, limits)

            child, pipe = _fork(work, tasks, parts, queue, prepare)
            self._children[pipe] = child, place
        os.close(queue)

    @property
    def left(self) -> list[_Part]:
        return [self._parts[number] for number in sorted(self._waiting)]

    def results(self) -> Iterator[tuple[_Part, Result]]:
        """The parts that were done, as they come. Raises WorkerError, UsageError and MemoryError."""
        import pickle

        for pipe, index, data in _answers(list(self._children)):
            if index == _FAILED:
                raise WorkerError(data.decode("utf-8", "replace"))
            if index == _REFUSED:
                raise UsageError(data.decode("utf-8", "replace"))
            if index == _GONE:
                self._see_how_it_ended(pipe)
                continue
            self._waiting.discard(index)
            yield self._parts[index], pickle.loads(data)  # written by a fork of this very process

    def _see_how_it_ended(self, pipe: int) -> None:
        child, place = self._children.pop(pipe)
        os.close(pipe)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        if not code or not self._limits:
            return
        reason: Reason = (
            "time"
            if code == -signal.SIGPROF
            else "memory"
            if code in (_NO_MEMORY, -signal.SIGABRT)
            else "ended"
        )
        if reason == "memory" and not self._limits.fit:
            raise MemoryError
        part, item = PLACE.unpack_from(self._board, PLACE.size * place)
        if part in self._waiting:
            self._waiting.discard(part)
            self.fell.append((self._parts[part], item, reason))

    def end(self) -> None:
        """End all processes. Where all went well they have ended by themselves."""
        for pipe, (child, _) in self._children.items():
            os.close(pipe)
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)


def _fork[Task, Result](
    work: Callable[[Task], Result],
    tasks: Sequence[Task],
    parts: Sequence[_Part],
    queue: int,
    prepare: Callable[[], None],
) -> tuple[int, int]:
    """Start a process; its number, and the pipe that its answers come through."""
    import gc

    gc.freeze()  # what is there already is never looked through again, so that its memory stays shared
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        return child, reading
    code = 1
    try:
        gc.set_threshold(100_000)  # little of what a task makes is left to be collected
        os.close(reading)
        prepare()
        with os.fdopen(writing, "wb") as answers:
            _serve(work, tasks, parts, queue, answers)
        code = 0
    except (BrokenPipeError, KeyboardInterrupt):
        pass  # nobody waits for an answer any more
    except MemoryError:
        code = _NO_MEMORY
    finally:
        os._exit(code)


def _serve[Task, Result](
    work: Callable[[Task], Result],
    tasks: Sequence[Task],
    parts: Sequence[_Part],
    queue: int,
    answers: BinaryIO,
) -> None:
    """Do parts of the work until there are none left, and answer each. Raises MemoryError where that is limited."""
    import pickle

    while number := os.read(queue, _NUMBER.size):
        index = _NUMBER.unpack(number)[0]
        part = parts[index]
        try:
            choose(index, part.start, part.stop)
            data = pickle.dumps(work(tasks[part.task]), pickle.HIGHEST_PROTOCOL)
        except UsageError as error:
            index, data = _REFUSED, str(error).encode("utf-8", "backslashreplace")
        except Exception as error:
            if isinstance(error, MemoryError) and is_limited():
                raise
            import traceback

            index, data = _FAILED, traceback.format_exc().encode("utf-8", "backslashreplace")
        answers.write(_HEADER.pack(index, len(data)))
        answers.write(data)
        answers.flush()


def _answers(pipes: Sequence[int]) -> Iterator[tuple[int, int, bytes]]:
    """The answers of all processes as they come: the pipe, what was done, and the data; _GONE when one has ended."""
    buffers = {pipe: bytearray() for pipe in pipes}
    while buffers:
        for pipe in select.select(list(buffers), [], [])[0]:
            more = os.read(pipe, 1 << 20)
            if not more:
                del buffers[pipe]
                yield pipe, _GONE, b""
                continue
            buffer = buffers[pipe]
            buffer += more
            while len(buffer) >= _HEADER.size:
                index, size = _HEADER.unpack_from(buffer)
                if len(buffer) < _HEADER.size + size:
                    break
                data = bytes(buffer[_HEADER.size : _HEADER.size + size])
                del buffer[: _HEADER.size + size]
                yield pipe, index, data
