"""What the thread that judges may take for one thing, so that no record keeps an editor waiting for ever.

Neither signals nor limits of memory reach a single thread. Python's own work is ended by an exception from outside;
what a library does in C is not, so that what may take for ever there (CEL) is tried in another process first.
"""

from __future__ import annotations

import ctypes
import pickle
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from datetime import date
from pathlib import Path

from validator.corpus.at_hand import TooMuchError
from validator.corpus.config import Dataset, load_dataset
from validator.engine.limits import Limits, limited
from validator.findings.finding import Finding

SECONDS = 5.0
"""Processor time for a file that is being typed in, and for a record of one that is not."""
FOR_ALL = 60.0
"""The same for a whole dataset; where that is not enough, it is checked in processes that the system can end."""
_LOOK = 0.2


@contextmanager
def patience(seconds: float) -> Iterator[None]:
    """Raise TooMuchError where what is done inside, by this thread, takes more processor time."""
    thread = threading.get_ident()
    ended = threading.Event()
    lock = threading.Lock()
    began = _taken(thread)

    def look() -> None:
        while not ended.wait(_LOOK):
            if _taken(thread) - began < seconds:
                continue
            with lock:
                if not ended.is_set():
                    ctypes.pythonapi.PyThreadState_SetAsyncExc(
                        ctypes.c_ulong(thread), ctypes.py_object(_OverdueError)
                    )
            return

    watcher = threading.Thread(target=look, name="patience", daemon=True)
    watcher.start()
    try:
        yield
    except _OverdueError:
        raise TooMuchError("", 0, "", memory=False) from None
    finally:
        with lock:
            ended.set()
            ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), None)


class _OverdueError(BaseException):
    """What is raised in the thread: it can't be given arguments."""


def _taken(thread: int) -> float:
    clock = getattr(time, "pthread_getcpuclockid", None)
    return time.clock_gettime(clock(thread)) if clock else time.monotonic()


def check_apart(dataset: Dataset, today: date) -> tuple[list[Finding], bool]:
    """What a check finds, in a process of its own that has limits, and whether it is remembered.

    Raises ChildProcessError where it comes to no end.
    """
    archive = str(dataset.archive_folder) if dataset.archive_folder else ""
    # -P: nothing is loaded from the folder that an editor was started in.
    asked = [
        sys.executable,
        "-P",
        "-m",
        __name__,
        str(dataset.root),
        archive,
        today.isoformat(),
        str(SECONDS),
    ]
    done = subprocess.run(asked, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, check=False)
    if done.returncode:
        raise ChildProcessError(0, "the check of the dataset came to no end")
    found: tuple[list[Finding], bool] = pickle.loads(done.stdout)  # written by this very program
    return found


def _main(root: str, archive: str, today: str, seconds: str) -> None:
    from validator.check import check

    answers = sys.stdout.buffer
    with redirect_stdout(sys.stderr), limited(Limits(float(seconds))):
        dataset, hits = load_dataset(Path(root), Path(archive) if archive else None)
        report = check(dataset, hits, today=date.fromisoformat(today), cached=True)
    pickle.dump((report.findings, report.rests_on is not None), answers)


if __name__ == "__main__":
    _main(*sys.argv[1:])
