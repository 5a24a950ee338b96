"""`onrecord watch`: check again whenever a file is saved, and say what came and what went."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from validator.cli import interrupts
from validator.cli.commands import CLEAN
from validator.cli.limits import add_limits
from validator.findings.usage import UsageError

if TYPE_CHECKING:
    from validator.cli.commands import Commands
    from validator.cli.opening import Opened
    from validator.findings.finding import Finding
    from validator.report.output import Output
    from validator.report.report import Report

QUIET = 200
"""Milliseconds in which nothing more is saved before it is checked: a checkout saves thousands of files at once."""
LOOK = 1000
"""Milliseconds after which it is looked whether something was saved before the watch began."""


def add_parser(commands: Commands) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "watch",
        help="check again whenever a file is saved, and say what came and what went",
        description="Check the dataset that you are in, or each of those below, then wait: whenever a file of it is "
        "saved, check what that concerns, and print the findings that came, those that went, and the new total. "
        "Ctrl-C ends it.",
        epilog="Exit code: 0 when it is ended with Ctrl-C, whatever was found.",
    )
    parser.add_argument("--archive", type=Path, metavar="DIR", help="the folder of the article texts")
    add_limits(parser)
    parser.set_defaults(command=run)


def run(archive: Path | None) -> int:
    """Watch until Ctrl-C. Raises UsageError if there is no dataset, or the folder can't be watched."""
    from validator.cli.opening import open_datasets

    watch = _watcher()
    opened = open_datasets([], archive)
    try:
        _watch(opened, archive, watch)
    except KeyboardInterrupt:
        print(file=sys.stderr)
    return CLEAN


def _watcher() -> Any:
    """watchfiles' own eye on folders. Raises UsageError if the library is not installed."""
    try:
        from watchfiles import watch
    except ModuleNotFoundError as error:
        raise UsageError(
            "onrecord watch needs watchfiles, which is not installed; install OnRecord with its extra: "
            "pip install 'onrecord[watch]'"
        ) from error
    return watch


def _watch(opened: Sequence[Opened], archive: Path | None, watch: Any) -> None:
    import warnings

    # The thread that looks at folders is not Python's, and what is forked never asks it for anything.
    warnings.filterwarnings("ignore", "This process .* is multi-threaded", DeprecationWarning)
    watched = [_Watched(one.root, archive) for one in opened]
    for one in watched:
        one.check()
    print("waiting for files to be saved; Ctrl-C ends this", file=sys.stderr)
    sys.stdout.flush()
    folders = {folder for one in watched for folder in one.folders()}
    looked = watch(
        *folders,
        watch_filter=None,
        debounce=QUIET,
        step=QUIET // 4,
        rust_timeout=LOOK,
        yield_on_timeout=True,
    )
    first = True
    for changes in looked:
        if interrupts.asked:
            return
        for one in watched:
            if first or any(one.concerns(path) for _, path in changes):
                one.check()
                sys.stdout.flush()
        first = False


class _Watched:
    """A dataset that is watched, and what was found in it last."""

    def __init__(self, root: Path, archive: Path | None) -> None:
        from validator.report.forms import View
        from validator.report.output import Output
        from validator.report.terminal import wants_colour

        self._root = root
        self._archive = archive
        self._known: dict[str, list[Finding]] | None = None
        self._came: Output = Output("text", View(quiet=True, colour=wants_colour()))
        self._went: Output = Output("concise", View(quiet=True))

    def folders(self) -> Iterator[Path]:
        """The folders to look at: the dataset's, and an archive that lies elsewhere."""
        yield self._root
        if self._archive and not self._archive.absolute().is_relative_to(self._root):
            yield self._archive.absolute()

    def concerns(self, path: str) -> bool:
        """Whether a file may be part of the dataset: no hidden one, and none of the dataset that was built from it."""
        changed = Path(path)
        if not changed.is_relative_to(self._root):
            return bool(self._archive and changed.is_relative_to(self._archive.absolute()))
        parts = changed.relative_to(self._root).parts
        return parts[:1] != ("dist",) and not any(part.startswith(".") for part in parts)

    def check(self) -> None:
        """Check what changed, and print what came and what went; at first, all that was found."""
        from validator.check import check
        from validator.cli.opening import archive_folder
        from validator.cli.printing import progress_bar
        from validator.corpus.config import load_dataset
        from validator.report.escape import printable

        try:
            dataset, hits = load_dataset(self._root, archive_folder(self._archive))
            first = self._known is None
            report = check(
                dataset, hits, today=date.today(), cached=True, progress=progress_bar() if first else None
            )
        except OSError as error:  # a file went while it was read; the next look shows what is there
            print(f"could not look at {printable(str(error.filename))}: {error.strerror}", file=sys.stderr)
            return
        self._tell(report)

    def _tell(self, report: Report) -> None:
        from validator.report.baseline import fingerprint
        from validator.report.text import total

        now: dict[str, list[Finding]] = defaultdict(list)
        for finding in report.findings:
            if finding.open:
                now[fingerprint(finding)].append(finding)
        known = self._known or {}
        came = [one for key in now for one in now[key][len(known.get(key, ())) :]]
        went = [one for key in known for one in known[key][len(now.get(key, ())) :]]
        texts = [self._came.finding(finding, self._root) for finding in came]
        texts += [text and f"gone: {text}" for text in (self._went.finding(one, self._root) for one in went)]
        if self._known is None or any(texts):
            print("".join(texts), end="")
            print(total([report]))
        self._known = now
