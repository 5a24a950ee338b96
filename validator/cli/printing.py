"""Where a report goes while it is made: the terminal, and every file that was asked for."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from io import TextIOWrapper
from pathlib import Path
from typing import IO, TYPE_CHECKING

from validator.report.forms import WITH_PAGES, View, form_of
from validator.report.output import Output

if TYPE_CHECKING:
    from collections import Counter

    from validator.findings.finding import Finding, Severity
    from validator.report.forms import Run
    from validator.report.report import Progress, Show
    from validator.source.write import NewFile


class Printer:
    """Prints a report while it is made: each finding as soon as it is known, then the rest.

    A file is written whole or not at all. `printed` are the pieces of what was printed, with `keep`, and if they are
    not too long to be kept.
    """

    def __init__(self, form: str, view: View, files: Sequence[str] = (), *, most_kept: int = 0) -> None:
        """`files` are forms with their files, as `--output` names them. Raises UsageError for an unknown form."""
        self.printed: list[str] | None = [] if most_kept else None
        self._left = most_kept
        self._screen = Output(form, view)
        self._files = [_File(named, view) for named in files]
        if form == "github" and os.environ.get("GITHUB_STEP_SUMMARY"):
            self._files.append(_Summary(view))
        self._begun = False

    def wants(self, *forms: str) -> bool:
        """Whether the report is written in one of these forms."""
        return any(output.name in forms for output in (self._screen, *(file.output for file in self._files)))

    def to(self, root: Path) -> Show:
        """What is told the findings of the dataset in this folder."""

        def show(finding: Finding) -> None:
            self._begin()
            self._print(self._screen.finding(finding, root))
            for file in self._files:
                file.write(file.output.finding(finding, root))

        return show

    def hide(self, left: Counter[tuple[Severity, str]]) -> None:
        """Take note of findings that are only counted (`Output.hide`)."""
        for output in (self._screen, *(file.output for file in self._files)):
            output.hide(left)

    def end(self, runs: Sequence[Run]) -> None:
        """Print what comes after the last finding, and put the files in their places."""
        self._begin()
        if self.wants(*WITH_PAGES):
            from validator.catalogue import all_rules

            rules = {rule.code: rule for rule in all_rules()}
            runs = [replace(run, rules=rules) for run in runs]
        self._print(self._screen.end(runs))
        for file in self._files:
            file.write(file.output.end(runs))
            file.close()

    def drop(self) -> None:
        """Leave the files as they were, after a run that was broken off."""
        for file in self._files:
            file.drop()

    def _begin(self) -> None:
        if not self._begun:
            self._begun = True
            self._print(self._screen.begin())
            for file in self._files:
                file.write(file.output.begin())

    def _print(self, piece: str) -> None:
        if not piece:
            return
        sys.stdout.write(piece)
        if self.printed is not None:
            self._left -= len(piece)
            self.printed.append(piece)
            if self._left < 0:  # a report of any length is printed in little memory
                self.printed = None


class _File:
    """A file of a report: written beside its place, and put there at the end."""

    def __init__(self, named: str, view: View) -> None:
        from validator.cli.opening import refuse_way_out

        form, path = form_of(named)
        refuse_way_out(path)
        self.output = Output(form, View(info=view.info, errors_only=view.errors_only, most=view.most))
        self._path = path.resolve()  # what a link leads to is written, the link stays
        self._new: NewFile | None = None
        self._stream = self._open()

    def _open(self) -> IO[str]:
        if self._path.exists() and not self._path.is_file():  # a pipe or a device can't be replaced
            return self._path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n")
        from validator.source.write import NewFile

        self._new = NewFile(self._path)
        return TextIOWrapper(self._new.stream, "utf-8", errors="backslashreplace", newline="\n")

    def write(self, piece: str) -> None:
        """The next piece."""
        self._stream.write(piece)

    def close(self) -> None:
        """It is all there."""
        self._stream.flush()
        if self._new:
            self._new.take_place()
            self._new = None
        self._stream.close()

    def drop(self) -> None:
        """It will not be."""
        if self._new:
            self._new.drop()
        self._stream.close()


class _Summary(_File):
    """The summary of a job on GitHub, to which each command adds what it has to say."""

    def __init__(self, view: View) -> None:
        super().__init__(f"markdown:{os.environ['GITHUB_STEP_SUMMARY']}", view)

    def _open(self) -> IO[str]:
        return self._path.open("a", encoding="utf-8", errors="backslashreplace", newline="\n")


def write_whole(path: Path, text: str) -> None:
    """Write a file that `--output` names, whole or not at all. Raises UsageError where a link leads it elsewhere."""
    from validator.cli.opening import refuse_way_out
    from validator.source.write import replace_file

    refuse_way_out(path)
    path = path.resolve()  # what a link leads to is written, the link stays
    if path.exists() and not path.is_file():  # a pipe or a device can't be replaced
        path.write_text(text, "utf-8")
    else:
        replace_file(path, text)


EVERY = 10.0
"""Seconds from one line about progress to the next where nobody is looking."""


def progress_bar() -> Progress:
    """Says on standard error how far a check has come, in what takes over a second.

    A line that is written over again if a person is looking; elsewhere (a log of CI) one line every ten seconds.
    """
    begun = told = time.monotonic()
    watched = sys.stderr.isatty()

    def show(done: int, total: int, what: str) -> None:
        nonlocal told
        now = time.monotonic()
        if watched and now - begun > 1 and (done == total or now - told > 0.1):
            filled = 30 * done // max(total, 1)
            line = f"[{'#' * filled}{'.' * (30 - filled)}] {done:,} of {total:,} {what}"
            sys.stderr.write(f"\r{line}\x1b[K" if done < total else "\r\x1b[K")
            sys.stderr.flush()
            told = now
        elif not watched and now - told > EVERY:
            print(f"onrecord: {done:,} of {total:,} {what}", file=sys.stderr, flush=True)
            told = now

    return show
