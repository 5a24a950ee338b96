"""`onrecord validate`: check records and say what is wrong."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from validator.commands import CLEAN, FINDINGS

if TYPE_CHECKING:
    from validator.check import Progress
    from validator.commands import Commands


def add_parser(commands: Commands) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "validate",
        help="check records and say what is wrong, where, and how to mend it",
        description="Check the records of the dataset that you are in: the folder with onrecord.yaml, or one below it. "
        "With PATHs, report on those records only.",
    )
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="record files or folders")
    parser.add_argument("--archive", type=Path, metavar="DIR", help="the folder of the article texts")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    parser.set_defaults(command=run)


def run(options: argparse.Namespace) -> int:
    """Check and report. Raises UsageError if the paths or the archive don't exist."""
    from validator.check import check
    from validator.config import UsageError, find_root, load_dataset

    paths = [path.absolute() for path in options.paths]
    missing = [path for path in paths if not os.path.lexists(path)]
    if missing:
        raise UsageError(f"there is no file or folder {str(missing[0])!r}")
    root = find_root(paths[0].parent if paths else Path.cwd())
    if options.archive and not options.archive.is_dir():
        raise UsageError(f"the archive folder {str(options.archive)!r} does not exist")
    dataset, hits = load_dataset(root, options.archive and options.archive.absolute())
    report = check(dataset, hits, paths, today=date.today(), progress=progress_bar())
    if options.format == "json":
        from validator.report import json

        sys.stdout.write(json.render(report))
    else:
        from validator.report import text

        for line in text.render(report, colour=wants_colour()):
            print(line)
    return CLEAN if report.clean else FINDINGS


def wants_colour() -> bool:
    """Colour only on a terminal, and not where NO_COLOR is set (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def progress_bar() -> Progress | None:
    """A line on standard error that counts files, if a person is looking; it appears after a second of work."""
    if not sys.stderr.isatty():
        return None
    import time

    begun = time.monotonic()

    def show(done: int, total: int) -> None:
        if done % 64 == 0 and time.monotonic() - begun > 1:
            filled = 30 * done // max(total, 1)
            sys.stderr.write(f"\r[{'#' * filled}{'.' * (30 - filled)}] {done} of {total} files")
            sys.stderr.flush()
        if done == total and time.monotonic() - begun > 1:
            sys.stderr.write("\r\x1b[K")

    return show
