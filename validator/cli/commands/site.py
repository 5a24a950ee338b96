"""`onrecord site`: check the records, then write a static site for readers."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from validator.cli.commands import CLEAN, FINDINGS
from validator.cli.limits import add_limits

if TYPE_CHECKING:
    from validator.cli.commands import Commands


def add_parser(commands: Commands) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "site",
        help="check the records, then write a static site for readers",
        description="Check the records of the dataset that you are in, and write a site into the folder site/: a "
        "page for each record of any kind, a timeline, a network of who met whom, a search and a feed. It needs no "
        "server and asks for nothing from anywhere; a reader's own browser checks the proofs of the quotes. With "
        "errors in the records nothing is written, and the last site stays as it is. Drafts are left out, and so are "
        "the texts of the articles, unless you name those that you may publish.",
    )
    parser.add_argument(
        "--out", type=Path, metavar="DIR", help="the folder to write (default: site, beside onrecord.yaml)"
    )
    parser.add_argument("--archive", type=Path, metavar="DIR", help="the folder of the article texts")
    parser.add_argument(
        "--publish-text",
        action="append",
        default=[],
        metavar="ARTICLE",
        help="show the whole text of this article, its quotes marked; 'all' shows every text at hand (only for texts "
        "that you have the right to publish; can be given several times)",
    )
    add_limits(parser)
    parser.set_defaults(command=run)


def run(out: Path | None, archive: Path | None, publish_text: list[str]) -> int:
    """Check, report and write. Raises UsageError if the folders or articles given can't be used."""
    from validator.check import check
    from validator.cli.opening import archive_folder, refuse_way_out
    from validator.cli.printing import Printer, progress_bar
    from validator.corpus.config import UsageError, find_root, load_dataset
    from validator.dataset import NotBuildableError
    from validator.dataset.folder import choose_folder
    from validator.report.escape import printable
    from validator.report.forms import Run, View
    from validator.report.terminal import wants_colour
    from validator.site.build import SITE, build_site

    if out:
        refuse_way_out(out)
    dataset, hits = load_dataset(find_root(Path.cwd()), archive_folder(archive))
    folder = choose_folder(dataset, out, SITE)
    printer = Printer("text", View(colour=wants_colour()))
    show = printer.to(dataset.root)
    report = check(dataset, hits, today=date.today(), progress=progress_bar(), keep=True, show=show)
    printer.end([Run(dataset.root, "", report)])
    shown = printable(dataset.relative(folder))
    if not report.clean:
        as_it_was = f" ({shown} is as it was)" if folder.exists() else ""
        print(f"no site was written: mend the errors first{as_it_was}")
        return FINDINGS
    try:
        built = build_site(dataset, report.corpus, folder, report.pieces, publish_text)
    except NotBuildableError as error:
        print(f"onrecord: no site was written: {printable(str(error))}", file=sys.stderr)
        return FINDINGS
    except OSError as error:
        raise UsageError(f"the site can't be written, {shown} is as it was: {error}") from error
    records = f"{built.records:,} record{'' if built.records == 1 else 's'}"
    left = {"draft": built.drafts, "extracted record": built.left_out}
    counted = [f"{number:,} {name}{'' if number == 1 else 's'}" for name, number in left.items() if number]
    without = f" ({' and '.join(counted)} left out)" if counted else ""
    print(f"wrote {shown}: {records} on {built.pages:,} pages{without}; open {shown}/index.html")
    return CLEAN
