"""The thread that judges: it brings what is known of each dataset up to date, and hands over findings as they change.

What is typed is taken as it is when the thread comes to it, so that a fast writer is never judged letter by letter. A
file on which much depends is judged by itself at once, and with all that depends on it when nothing was typed for a
while.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from validator.editor.judging import Judge
from validator.editor.session import Open, SavedDataset, Session
from validator.findings.finding import Finding

PAUSE = 0.6
"""Seconds in which nothing was typed, before what takes long is begun."""

Tell = Callable[[Session, dict[str, list[Finding]], dict[str, Open]], None]
"""Given the findings of files in which any came or went, and the open files as they were judged."""
Say = Callable[[Session, str], None]
"""Given a sentence for the log of the editor."""
log = logging.getLogger(__name__)


@dataclass
class _Work:
    """What is to be done for a dataset: files that changed, those that wait for a pause, or all of it."""

    session: Session
    judge: Judge | None = None
    files: set[str] = field(default_factory=set)
    waiting: set[str] = field(default_factory=set)
    anew: bool = True
    typed: float = 0.0

    @property
    def has_time(self) -> bool:
        """Whether there is something to do when nothing is typed."""
        return bool(self.waiting or (self.judge and self.judge.skipped))


class Worker:
    """One thread for all datasets of a workspace."""

    def __init__(self, tell: Tell, say: Say) -> None:
        self._tell = tell
        self._say = say
        self._work: dict[str, _Work] = {}
        self._wake = threading.Condition()
        self._ended = False
        self._thread = threading.Thread(target=self._run, name="judging", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def end(self) -> None:
        """Stop after what is being done now; nothing more is told."""
        with self._wake:
            self._ended = True
            self._wake.notify()

    def changed(self, session: Session, *files: str, saved: bool = False, anew: bool = False) -> None:
        """Have files judged that changed, in the editor or on the disk (`saved`); `anew`: the whole dataset."""
        with self._wake:
            work = self._work.setdefault(str(session.root), _Work(session))
            work.files.update(files)
            lost = saved and work.judge is not None and not work.judge.follows
            work.anew = work.anew or anew or lost
            work.typed = time.monotonic()
            self._wake.notify()

    def drop(self, session: Session) -> None:
        """Have a dataset judged no more."""
        with self._wake:
            self._work.pop(str(session.root), None)

    def _run(self) -> None:
        while True:
            with self._wake:
                while not self._ended and (work := self._next()) is None:
                    self._wake.wait(self._patience())
                if self._ended:
                    return
                assert work
                anew, work.anew = work.anew, False
                files, work.files = set(work.files), set()
                if not anew and not files:
                    files, work.waiting = set(work.waiting), set()
                    quiet = True
                else:
                    quiet = False
            try:
                self._do(work, files, anew=anew, quiet=quiet)
            except Exception:  # a bug of ours, or a dataset that changes as it is read: begin again, later
                log.exception("%s could not be checked", work.session.root)
                self._say(work.session, "a check failed; the next change begins a new one")
                if work.judge:
                    work.judge.close()
                    work.judge = None

    def _next(self) -> _Work | None:
        """What is to be done first: what was typed before what waits."""
        busy = [work for work in self._work.values() if work.anew or work.files]
        now = time.monotonic()
        idle = [work for work in self._work.values() if work.has_time and now - work.typed >= PAUSE]
        return next(iter([*busy, *idle]), None)

    def _patience(self) -> float | None:
        return PAUSE / 3 if any(work.has_time for work in self._work.values()) else None

    def _do(self, work: _Work, files: set[str], *, anew: bool, quiet: bool) -> None:
        session, opened = work.session, dict(work.session.open)
        if anew or work.judge is None or work.judge.today != date.today():
            self._begin(work, opened)
            files = set(opened)
        known, judge = session.known, work.judge
        assert known
        assert judge
        now: dict[str, bytes | None] = {}
        for file in files:
            now[file] = opened[file].text.data if file in opened else None
            session.note(known, file, now[file])
        now = {file: data for file, data in now.items() if session.is_record(file) or data is None}
        if not quiet:
            heavy = {file for file in now if judge.concerns_many(file)}
            work.waiting |= heavy
            alone = {file: judge.alone(file, data) for file in heavy if (data := now[file]) is not None}
            now = {file: data for file, data in now.items() if file not in heavy}
            if alone:
                self._tell(session, alone, opened)
        if not now and not judge.skipped:
            return
        try:
            found = judge.change(now) if now else {}
            if quiet and judge.skipped:
                again = {file: opened[file].text.data for file in judge.skipped if file in opened}
                judge.prepare_search()
                found |= judge.change(again, again=True)
        except (
            Exception
        ) as error:  # what is remembered does not hold: the disk changed, or too much is concerned
            log.info("checking %s anew: %r", session.root, error)
            self._begin(work, opened)
            judge = work.judge
            assert judge
            records = {file: held.text.data for file, held in opened.items() if session.is_record(file)}
            found = {file: judge.alone(file, data) for file, data in records.items()}
        self._tell(session, found, opened)

    def _begin(self, work: _Work, opened: dict[str, Open]) -> None:
        """Read and check a dataset from the beginning, and tell of all files."""
        session = work.session
        if work.judge:
            work.judge.close()
            work.judge = None
        begun = time.monotonic()
        known: SavedDataset = session.read_settings()
        judge = work.judge = Judge(known.dataset, known.hits, known.schemas, date.today(), session.index)
        for file, held in opened.items():
            if session.is_record(file):
                self._tell(session, {file: judge.alone(file, held.text.data)}, opened)
        session.read_records(known)
        found = judge.begin()
        if texts := judge.texts():
            known.context.archive.use_index(texts)
        # What is typed is judged after this; until then, what was told of it stands.
        typed = {file for file in opened if session.is_record(file)}
        self._tell(session, {"": [], **{file: found[file] for file in found.keys() - typed}}, opened)
        records, took = sum(map(len, session.index.files.values())), time.monotonic() - begun
        self._say(session, f"read and checked {records} records in {took:.1f} s")
