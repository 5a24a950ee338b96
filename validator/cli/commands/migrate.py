"""`onrecord migrate`: move records to the newest version of their schema, in their files."""

from __future__ import annotations

import os.path
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from validator.cli.commands import CLEAN, FINDINGS
from validator.cli.limits import add_limits

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from validator.authoring.migrate import Outcome
    from validator.cli.commands import Commands
    from validator.corpus.config import Dataset
    from validator.findings.finding import Finding
    from validator.source.locate import Locator


def add_parser(commands: Commands) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "migrate",
        help="move records to the newest version of their schema",
        description="Rewrite the records, or those in PATHs, for the newest released version of their schema. "
        "Comments, order and every line that need not change stay as they are; a file is replaced whole or not at all. "
        "What only a person can decide is left as it is and reported.",
    )
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="record files or folders")
    parser.add_argument(
        "--to", type=int, metavar="N", help="to version N of each kind that has it (default: the newest)"
    )
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--check", action="store_true", help="write nothing; exit 1 if there is something to do")
    how.add_argument("--diff", action="store_true", help="write nothing; show what would change")
    add_limits(parser, passes=True)
    parser.set_defaults(command=run)


def run(paths: Sequence[Path], to: int | None, *, check: bool, diff: bool) -> int:
    """Migrate and report. Raises UsageError for a path or a version that does not exist, or an unwritable file."""
    from validator.authoring.migrate import outcomes
    from validator.cli.opening import open_dataset, open_schemas
    from validator.cli.patch import patch
    from validator.corpus.config import UsageError
    from validator.corpus.documents import sources
    from validator.report.terminal import wants_colour
    from validator.report.text import render_finding
    from validator.schema.fields import SchemaError
    from validator.schema.released import read_released
    from validator.source.locate import Locator
    from validator.source.write import replace_file

    paths = [Path(os.path.normpath(path.absolute())) for path in paths]
    for path in paths:
        if not path.exists():
            raise UsageError(f"there is no file or folder {str(path)!r}")
    dataset = open_dataset(paths=paths)
    paths = [_among_records(path, dataset) for path in paths]
    schemas = open_schemas(dataset)
    try:
        released = read_released(schemas.folder)
    except SchemaError as error:
        raise UsageError(f"{error.file}: {error.message}") from error
    if to is not None and all(to not in numbers for numbers in schemas.versions.values()):
        raise UsageError(f"no kind has a version {to}")
    locator = Locator(dataset.root)
    files = changed = left = unreadable = 0
    for outcome in outcomes(sources(dataset, paths), schemas, released, to):
        files += 1
        unreadable += outcome.source.broken
        changed += outcome.changed
        left += len(outcome.hits)
        for finding in _findings(outcome, locator, waiting=check):
            print("\n".join(render_finding(finding, colour=wants_colour())), end="\n\n")
        if diff:
            sys.stdout.writelines(patch(outcome.source.file, outcome.source.text, outcome.text))
        elif outcome.changed and not check:
            try:
                replace_file(outcome.source.path, outcome.text)
            except OSError as error:
                raise UsageError(
                    f"can't write {outcome.source.file}: {error.strerror}; it is as it was"
                ) from error
    for line in _summary(files, changed, left, unreadable, dry=check or diff):
        print(line)
    return FINDINGS if left or unreadable or not files or (check and changed) else CLEAN


def _among_records(path: Path, dataset: Dataset) -> Path:
    """The path itself; for a folder around the records, the records. Raises UsageError for any other place."""
    from validator.corpus.config import UsageError

    if dataset.records.is_relative_to(path):
        return dataset.records
    if not path.is_relative_to(dataset.records):
        raise UsageError(
            f"{str(path)!r} is not among the records of this dataset, in {str(dataset.records)!r}"
        )
    return path


def _findings(outcome: Outcome, locator: Locator, *, waiting: bool) -> Iterator[Finding]:
    hits = [*(outcome.waiting if waiting else ()), *outcome.hits]
    for document, name, (rule, problem) in sorted(hits, key=lambda hit: hit[0]):
        yield locator.finding(rule, problem, outcome.source.file, document, name)


def _summary(files: int, changed: int, left: int, unreadable: int, *, dry: bool) -> Iterator[str]:
    def count(number: int, noun: str) -> str:
        return f"{number:,} {noun}{'' if number == 1 else 's'}"

    yield f"looked at {count(files, 'file')}"
    verb = "would be moved" if dry else "moved"
    yield f"{count(changed, 'record')} {verb} to a newer version"
    if left:
        yield f"{count(left, 'record')} left as {'it is' if left == 1 else 'they are'}: see above"
    if unreadable:
        yield f"{count(unreadable, 'file')} can't be read, or only in part: run 'onrecord validate' first"
