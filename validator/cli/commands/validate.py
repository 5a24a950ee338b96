"""`onrecord validate`: check records and say what is wrong."""

from __future__ import annotations

import argparse
import sys
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from validator.cli.commands import CLEAN, FINDINGS
from validator.memory.replay import MOST_BYTES, Keeper
from validator.report.terminal import wants_colour

if TYPE_CHECKING:
    from collections import Counter

    from validator.cli.commands import Commands
    from validator.corpus.change import Change
    from validator.corpus.config import Dataset
    from validator.findings.finding import Finding
    from validator.report.report import Progress, Report


def add_parser(commands: Commands) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "validate",
        help="check records and say what is wrong, where, and how to mend it",
        description="Check the records of the dataset that you are in: the folder with onrecord.yaml, or one below it. "
        "With PATHs or --since, check the records that changed and those that depend on them. With --schema, hold "
        "the files at PATHs against a JSON Schema; that needs no dataset.",
    )
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="changed record files or folders")
    parser.add_argument(
        "--since", metavar="REV", help="what changed in the working tree since this git revision"
    )
    parser.add_argument(
        "--schema",
        type=Path,
        metavar="S",
        help="hold YAML, JSON and JSON Lines files against this JSON Schema (any draft from 4 to 2020-12)",
    )
    parser.add_argument("--formats", action="store_true", help="with --schema: assert its formats, too")
    parser.add_argument("--archive", type=Path, metavar="DIR", help="the folder of the article texts")
    parser.add_argument(
        "--as-of",
        metavar="DATE",
        help="check as on this day (2031-03-04, or today); waivers that have expired by then are errors",
    )
    parser.add_argument(
        "--baseline", type=Path, metavar="FILE", help="fail only on findings that are not in this file"
    )
    parser.add_argument(
        "--write-baseline", type=Path, metavar="FILE", help="write all findings to this file, as known ones"
    )
    parser.add_argument(
        "--info", action="store_true", help="show what is worth knowing, too, not only count it"
    )
    parser.add_argument(
        "--no-cache", action="store_true", help="check everything anew, and remember nothing (.onrecord/)"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    parser.set_defaults(command=run)


def run(options: argparse.Namespace) -> int:
    """Check and report. Raises UsageError if an option can't be followed."""
    from validator.check import check
    from validator.corpus.config import UsageError, find_root, load_dataset

    if options.schema or options.formats:
        return _run_against(options)
    paths = [path.absolute() for path in options.paths]
    if options.since and paths:
        raise UsageError("give either PATHs or --since, not both")
    if options.write_baseline and (options.since or paths or options.baseline):
        raise UsageError("--write-baseline needs the whole dataset: leave out PATHs, --since and --baseline")
    if options.archive and not options.archive.is_dir():
        raise UsageError(f"the archive folder {str(options.archive)!r} does not exist")
    dataset, hits = load_dataset(find_root(_folder(paths)), options.archive and options.archive.absolute())
    today = _day(options.as_of)
    keeper = None
    if not (hits or options.no_cache or options.since or options.write_baseline):
        keeper = _keeper(options, dataset, today)
    printer = Printer(options.format, info=options.info, keep=keeper is not None)
    change = _change(dataset, paths, options.since)
    report = check(
        dataset,
        hits,
        change,
        today=today,
        deadlines=options.as_of is not None,
        baseline=_baseline(options.baseline),
        progress=progress_bar(),
        cached=not options.no_cache,
        show=None if options.write_baseline else printer.show,
    )
    if options.write_baseline:
        return _write_baseline(options.write_baseline, report, printer)
    printer.end(report)
    code = CLEAN if report.clean else FINDINGS
    if keeper and printer.printed and report.rests_on is not None:
        from validator.memory.inputs import committed, watched

        others = [*report.rests_on, *(paths if change else []), *filter(None, [options.baseline])]
        looked_at = watched(dataset, [path.absolute() for path in others])
        keeper.keep("".join(printer.printed), code, looked_at, committed(change))
    return code


def _write_baseline(path: Path, report: Report, printer: Printer) -> int:
    """Print the findings, and write them down as known ones."""
    from validator.report.baseline import write_baseline

    for finding in report.findings:
        printer.show(finding)
    printer.end(report)
    number = write_baseline(path, report.findings)
    print(f"wrote {number} finding(s) to {path}; from now on: --baseline", file=sys.stderr)
    return CLEAN


def _keeper(options: argparse.Namespace, dataset: Dataset, today: date) -> Keeper | None:
    """What keeps the report for a run in which nothing changes; None for a dataset of which nothing is remembered."""
    from validator.memory.memory import open_memory

    memory = open_memory(dataset, today)
    if memory is None or (options.paths and not memory.path.exists()):
        return None  # a run over some files alone begins no memory
    return Keeper(options.arguments, str(dataset.root), options.began)


def _baseline(path: Path | None) -> Counter[str] | None:
    """The fingerprints of the findings that are known, if there is a file of them."""
    if path is None:
        return None
    from validator.report.baseline import load_baseline

    return load_baseline(path)


def _run_against(options: argparse.Namespace) -> int:
    """Hold files against a schema, without a dataset."""
    from validator.corpus.config import UsageError
    from validator.engine.one_schema import check_against

    if not options.schema:
        raise UsageError(
            "--formats belongs to --schema; in a dataset, 'formats' of a kind in onrecord.yaml asks for it"
        )
    others = (options.since, options.archive, options.as_of, options.baseline, options.write_baseline)
    if any(option is not None for option in others):
        raise UsageError(
            "--schema goes with PATHs, --formats, --info and --format only; the rest needs a dataset"
        )
    printer = Printer(options.format, info=options.info)
    report = check_against(
        options.schema, options.paths, formats=options.formats, progress=progress_bar(), show=printer.show
    )
    printer.end(report)
    return CLEAN if report.clean else FINDINGS


def _folder(paths: list[Path]) -> Path:
    """Where to look for the dataset: from the first path upwards, as far as it exists."""
    start = paths[0] if paths else Path.cwd()
    return next(folder for folder in (start, *start.parents) if folder.is_dir())


def _change(dataset: Dataset, paths: list[Path], since: str | None) -> Change | None:
    """The part of the dataset that the run is about; None for all of it."""
    # Whoever names the dataset's own folder means all of it.
    if since is None and (not paths or dataset.root in paths):
        return None
    from validator.corpus.change import change_of, change_since

    return change_of(dataset, paths) if since is None else change_since(dataset, since)


def _day(text: str | None) -> date:
    from validator.corpus.config import UsageError

    if text in (None, "today"):
        return date.today()
    try:
        return date.fromisoformat(str(text))
    except ValueError as error:
        raise UsageError(f"--as-of {text!r}: write a day such as 2031-03-04, or today") from error


class Printer:
    """Prints a report while it is made: each finding as soon as it is known, then the rest.

    `printed` are the pieces of what was printed, with `keep`, and if they are not too long to be kept.
    """

    def __init__(self, form: str, *, info: bool, keep: bool = False) -> None:
        self.printed: list[str] | None = [] if keep else None
        self._length = 0
        self._json = form == "json"
        self._info = info
        self._colour = wants_colour()
        self._number = 0

    def show(self, finding: Finding) -> None:
        """Print the next finding."""
        self._number += 1
        if self._json:
            from validator.report import json

            start = json.opening() if self._number == 1 else ""
            self._print(start + json.entry(finding, first=self._number == 1))
        else:
            from validator.report import text

            for line in text.entry(finding, colour=self._colour, info=self._info):
                self._print(f"{line}\n")

    def end(self, report: Report) -> None:
        """Print what comes after the last finding."""
        if self._json:
            from validator.report import json

            self._print(("" if self._number else json.opening()) + json.closing(report))
        else:
            from validator.report import text

            for line in text.summary(report, colour=self._colour, info=self._info):
                self._print(f"{line}\n")

    def _print(self, piece: str) -> None:
        sys.stdout.write(piece)
        if self.printed is not None:
            self._length += len(piece)
            self.printed.append(piece)
            if self._length > MOST_BYTES:  # a report of any length is printed in little memory
                self.printed = None


def progress_bar() -> Progress | None:
    """A line on standard error that counts files, if a person is looking; it appears after a second of work."""
    if not sys.stderr.isatty():
        return None
    begun = time.monotonic()

    def show(done: int, total: int) -> None:
        if done % 64 == 0 and time.monotonic() - begun > 1:
            filled = 30 * done // max(total, 1)
            sys.stderr.write(f"\r[{'#' * filled}{'.' * (30 - filled)}] {done} of {total} files")
            sys.stderr.flush()
        if done == total and time.monotonic() - begun > 1:
            sys.stderr.write("\r\x1b[K")

    return show
