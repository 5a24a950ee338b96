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
from typing import BinaryIO, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")

MOST = 8
"""Processes at the most: the parent's own share of the work bounds what more of them would bring."""
MAX_TASKS = 1000
"""So many numbers of tasks fit in a pipe on every system."""
WORTH_IT = 200
"""With fewer files or records, starting processes takes longer than they save."""
_alone = False
_HEADER = struct.Struct(">iQ")
_NUMBER = struct.Struct(">i")
_FAILED = -1


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


def spread[Task, Result](
    work: Callable[[Task], Result], tasks: Sequence[Task], number: int
) -> Iterator[Result]:
    """Yield `work(task)` for each task, in their order, computed by `number` processes.

    Raises WorkerError if one of them fails, and ChildProcessError if one is ended from outside. More than MAX_TASKS
    tasks can't be handed out.
    """
    number = min(number, len(tasks))
    if number < 2:
        yield from map(work, tasks)
        return
    assert len(tasks) <= MAX_TASKS
    import pickle

    queue, fill = os.pipe()
    os.write(fill, b"".join(map(_NUMBER.pack, range(len(tasks)))))
    os.close(fill)
    children = [_fork(work, tasks, queue) for _ in range(number)]
    os.close(queue)
    try:
        waiting: dict[int, bytes] = {}
        following = 0
        for index, data in _answers([pipe for _, pipe in children]):
            waiting[index] = data
            while following in waiting:
                yield pickle.loads(waiting.pop(following))  # written by a fork of this very process
                following += 1
        if following < len(tasks):
            raise ChildProcessError(
                0, "a process of the check was ended from outside; was there too little memory?"
            )
    finally:
        _end(children)


def _fork[Task, Result](work: Callable[[Task], Result], tasks: Sequence[Task], queue: int) -> tuple[int, int]:
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
        with os.fdopen(writing, "wb") as answers:
            _serve(work, tasks, queue, answers)
        code = 0
    except (BrokenPipeError, KeyboardInterrupt):
        pass  # nobody waits for an answer any more
    finally:
        os._exit(code)


def _serve[Task, Result](
    work: Callable[[Task], Result], tasks: Sequence[Task], queue: int, answers: BinaryIO
) -> None:
    """Take tasks until there are none left, and answer each."""
    import pickle

    while number := os.read(queue, _NUMBER.size):
        index = _NUMBER.unpack(number)[0]
        try:
            data = pickle.dumps(work(tasks[index]), pickle.HIGHEST_PROTOCOL)
        except Exception:
            import traceback

            index, data = _FAILED, traceback.format_exc().encode("utf-8", "backslashreplace")
        answers.write(_HEADER.pack(index, len(data)))
        answers.write(data)
        answers.flush()


def _answers(pipes: Sequence[int]) -> Iterator[tuple[int, bytes]]:
    """The answers of all processes as they come, each with the number of its task. Raises WorkerError."""
    buffers = {pipe: bytearray() for pipe in pipes}
    while buffers:
        for pipe in select.select(list(buffers), [], [])[0]:
            more = os.read(pipe, 1 << 20)
            if not more:
                del buffers[pipe]
                continue
            buffer = buffers[pipe]
            buffer += more
            while len(buffer) >= _HEADER.size:
                index, size = _HEADER.unpack_from(buffer)
                if len(buffer) < _HEADER.size + size:
                    break
                data = bytes(buffer[_HEADER.size : _HEADER.size + size])
                del buffer[: _HEADER.size + size]
                if index == _FAILED:
                    raise WorkerError(data.decode("utf-8", "replace"))
                yield index, data


def _end(children: Sequence[tuple[int, int]]) -> None:
    """End all processes. Where all went well they have ended by themselves."""
    for child, pipe in children:
        os.close(pipe)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
