"""`onrecord build`: check the records, then compile the dataset."""

from __future__ import annotations

import os
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from validator.cli.commands import CLEAN, FINDINGS

if TYPE_CHECKING:
    from validator.cli.commands import Commands


def add_parser(commands: Commands) -> None:
    """Add the command to the command line."""
    from validator.dataset.formats import DEFAULT, FORMATS

    parser = commands.add_parser(
        "build",
        help="check the records, then compile them into SQLite, CSV and JSON Lines",
        description="Check the records of the dataset that you are in, and compile them into the folder dist/: a "
        "SQLite file, CSV and JSON Lines, a Data Package descriptor and a manifest with checksums. With errors in "
        "the records nothing is built, and the last dataset stays as it is. Drafts are left out.",
    )
    parser.add_argument(
        "--out", type=Path, metavar="DIR", help="the folder to build (default: dist, beside onrecord.yaml)"
    )
    parser.add_argument(
        "--format",
        dest="formats",
        default=",".join(DEFAULT),
        metavar="NAME[,NAME]",
        help="the formats to write (default: %(default)s): "
        + "; ".join(f"{name}: {about}" for name, about in FORMATS.items()),
    )
    parser.add_argument("--archive", type=Path, metavar="DIR", help="the folder of the article texts")
    parser.set_defaults(command=run)


def run(out: Path | None, archive: Path | None, formats: str) -> int:
    """Check, report and build. Raises UsageError if the folders given can't be used."""
    from validator.check import check
    from validator.cli.opening import archive_folder
    from validator.cli.printing import Printer, progress_bar
    from validator.corpus.config import UsageError, find_root, load_dataset
    from validator.dataset import NotBuildableError
    from validator.dataset.build import build, choose_folder
    from validator.dataset.formats import read_formats
    from validator.report.escape import printable
    from validator.report.forms import Run, View
    from validator.report.terminal import wants_colour

    chosen = read_formats(formats)
    day = _day_of_check()
    dataset, hits = load_dataset(find_root(Path.cwd()), archive_folder(archive))
    folder = choose_folder(dataset, out)
    printer = Printer("text", View(colour=wants_colour()))
    show = printer.to(dataset.root)
    report = check(dataset, hits, today=date.today(), progress=progress_bar(), keep=True, show=show)
    printer.end([Run(dataset.root, "", report)])
    shown = printable(dataset.relative(folder))
    if not report.clean:
        as_it_was = f" ({shown} is as it was)" if folder.exists() else ""
        print(f"nothing was built: mend the errors first{as_it_was}")
        return FINDINGS
    try:
        built = build(dataset, report.corpus, folder, report.pieces, chosen, day)
    except NotBuildableError as error:
        print(f"onrecord: nothing was built: {printable(str(error))}", file=sys.stderr)
        return FINDINGS
    except OSError as error:
        raise UsageError(f"the dataset can't be written, {shown} is as it was: {error}") from error
    drafts = f", {built.drafts} {'draft' if built.drafts == 1 else 'drafts'} left out" if built.drafts else ""
    print(f"built {shown}: {built.records} records in {built.tables} tables{drafts}")
    return CLEAN


def _day_of_check() -> str | None:
    """The day that SOURCE_DATE_EPOCH names (https://reproducible-builds.org/specs/source-date-epoch/), if it does."""
    from validator.corpus.config import UsageError

    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    if not seconds:
        return None
    try:
        return datetime.fromtimestamp(int(seconds), UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        raise UsageError(
            f"SOURCE_DATE_EPOCH is {seconds!r}, which is no time in seconds since 1970-01-01; correct it, or unset it"
        ) from None
