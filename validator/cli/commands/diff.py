"""`onrecord diff`: what changed in the dataset, from one revision to another, or from one built dataset to another."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from validator.cli.commands import CLEAN, FINDINGS
from validator.cli.limits import add_limits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from validator.changes.outline import Outline
    from validator.cli.commands import Commands
    from validator.findings.border import Open

FORMS = ("text", "json", "markdown", "html")


def add_parser(commands: Commands) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "diff",
        help="what changed in the dataset between two git revisions, or between two built datasets",
        description="Say what changed in the dataset that you are in, from the git revision BASE to HEAD, or to the "
        "working tree: first what was weakened, then the records, field by field and quotes word by word, and the "
        "verdicts that changed. Where BASE and HEAD are folders of built datasets, say what changed for their readers, "
        "and which version number that asks for.",
    )
    parser.add_argument(
        "base", metavar="BASE", help="a git revision, such as origin/main, or a built dataset"
    )
    parser.add_argument("head", metavar="HEAD", nargs="?", help="the same; without it, the working tree")
    parser.add_argument("--format", dest="form", choices=FORMS, default="text", help="default: text")
    parser.add_argument(
        "--output",
        action="append",
        default=[],
        metavar="[FORM:]FILE",
        help="write it to this file, too; its suffix says in which form (.txt, .json, .md, .html), or the form stands "
        "before it; may be given several times",
    )
    parser.add_argument(
        "--exit-code",
        action="store_true",
        help="end with 1 if anything differs, as git diff --exit-code does",
    )
    parser.add_argument("--archive", type=Path, metavar="DIR", help="the folder of the article texts")
    add_limits(parser)
    parser.set_defaults(command=run)


def run(
    base: str, head: str | None, form: str, output: Sequence[str], archive: Path | None, *, exit_code: bool
) -> int:
    """Compare and print. Raises UsageError for what can't be compared, and for an output that can't be written."""
    import sys

    from validator.changes.forms import FORMS as SUFFIXES
    from validator.changes.forms import render
    from validator.cli.printing import write_whole
    from validator.report.forms import form_of
    from validator.report.terminal import wants_colour

    files = [form_of(named, SUFFIXES) for named in output]
    diff, outline = _compare(base, head, archive)
    for name, path in files:
        write_whole(path, render(name, diff, outline))
    sys.stdout.write(render(form, diff, outline, colour=wants_colour()))
    return FINDINGS if exit_code and outline.sections else CLEAN


def _compare(base: str, head: str | None, archive: Path | None) -> tuple[Open, Outline]:
    from validator.changes.built import is_built, open_built
    from validator.findings.usage import UsageError

    folders = [name for name in (base, head) if name and Path(name).is_dir()]
    if len(folders) == 2 and all(is_built(Path(name)) for name in folders):
        from validator.changes.datasets import compare_datasets, dataset_outline

        _refuse_revisions(folders)
        compared = compare_datasets(*map(open_built, folders))
        return compared, dataset_outline(compared)
    try:
        return _compare_revisions(base, head, archive)
    except UsageError as error:
        if not folders:
            raise
        raise UsageError(
            f"{error}; nor are there two folders of built datasets, with a manifest.json, of these names"
        ) from error


def _refuse_revisions(folders: Sequence[str]) -> None:
    """Folders that a pull request brings, called as the revisions that are asked for, must not take their place."""
    from contextlib import suppress

    from validator.corpus.git import Git
    from validator.findings.usage import UsageError

    with suppress(OSError), Git(str(Path.cwd())) as git:
        for name in folders:
            if git.commit(name):
                raise UsageError(
                    f"{name!r} is a revision of git, and a folder with a built dataset as well. If you mean the "
                    f"folder, write {'./' + name!r}; if you mean the revision, remove the folder first"
                )


def _compare_revisions(base: str, head: str | None, archive: Path | None) -> tuple[Open, Outline]:
    from validator.changes.outline import outline
    from validator.changes.revisions import compare_revisions
    from validator.cli.opening import archive_folder
    from validator.cli.printing import progress_bar
    from validator.corpus.config import find_root, load_dataset

    dataset, hits = load_dataset(find_root(Path.cwd()), archive_folder(archive))
    diff = compare_revisions(dataset, hits, base, head, today=date.today(), progress=progress_bar())
    return diff, outline(diff)
