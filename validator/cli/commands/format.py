"""`onrecord format`: write records in their canonical layout."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from validator.cli.commands import CLEAN, FINDINGS
from validator.cli.limits import add_limits

if TYPE_CHECKING:
    from validator.cli.commands import Commands


def add_parser(commands: Commands) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "format",
        help="write records in their canonical layout",
        description="Lay out the record files of the dataset, or those at PATHs: keys in the order of their schema, "
        "two spaces a level, long text folded, quotation marks where they are needed. Comments stay, no value changes. "
        "What can't be kept (anchors, aliases, tags, a comment inside brackets) is left as it is and named. JSON and "
        "JSON Lines stay as the programs that write them lay them out.",
        epilog="Exit code: 0, or with --check 1 if a file is not in this layout.",
    )
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="record files or folders")
    how = parser.add_mutually_exclusive_group()
    how.add_argument(
        "--check", action="store_true", help="write nothing; name the files, and exit 1 if there are any"
    )
    how.add_argument("--diff", action="store_true", help="write nothing; show what would change")
    add_limits(parser, passes=True)
    parser.set_defaults(command=run)


def run(paths: Sequence[Path], *, check: bool, diff: bool) -> int:
    """Lay out and report. Raises UsageError for a path that is no record file, and for an unwritable file."""
    from validator.authoring.known import read_sources
    from validator.authoring.layout import is_laid_out, layout
    from validator.cli.opening import open_dataset, open_kinds
    from validator.cli.patch import patch
    from validator.corpus.at_hand import passed_over
    from validator.findings.usage import UsageError
    from validator.report.escape import printable
    from validator.source.write import replace_file

    paths = [path.absolute() for path in paths]
    for path in paths:
        if not path.exists():
            raise UsageError(f"there is no file or folder {str(path)!r}")
    dataset = open_dataset(paths=paths)
    schemas = open_kinds(dataset)
    looked = changed = passed = left = 0
    for source in read_sources(dataset, schemas):
        if paths and not any(source.path.is_relative_to(path) for path in paths):
            continue
        if not is_laid_out(source.file):
            passed += 1
            continue
        looked += 1
        done = None
        with passed_over(source.file):
            done = layout(source, schemas)
        if done is None:
            continue
        for line, reason in done.left:
            left += 1
            print(f"{printable(source.file)}:{line}: left as it is: {printable(reason)}")
        if done.text == source.text and not _marked(source.path):
            continue
        changed += 1
        if diff:
            sys.stdout.writelines(patch(source.file, source.text, done.text))
            continue
        if not check:
            try:
                replace_file(source.path, done.text, keep_mark=False)
            except OSError as error:
                raise UsageError(f"can't write {source.file}: {error.strerror}; it is as it was") from error
        print(f"{printable(source.file)}: {'would be laid out anew' if check else 'laid out anew'}")
    if paths and not looked + passed:
        raise UsageError(f"there are no records of this dataset in {', '.join(map(str, paths))}")
    print(_summary(looked, changed, passed, left, dry=check or diff), file=sys.stderr if diff else sys.stdout)
    return FINDINGS if check and changed else CLEAN


def _marked(path: Path) -> bool:
    """Whether a file begins with a byte-order mark."""
    from validator.source.write import has_mark

    with path.open("rb") as stream:
        return has_mark(stream.read(4))


def _summary(looked: int, changed: int, passed: int, left: int, *, dry: bool) -> str:
    def count(number: int, noun: str) -> str:
        return f"{number:,} {noun}{'' if number == 1 else 's'}"

    parts = [
        f"looked at {count(looked, 'file')}: {changed:,} {'to be laid out anew' if dry else 'laid out anew'}"
    ]
    if left:
        parts.append(f"{count(left, 'document')} left as {'it is' if left == 1 else 'they are'}")
    if passed:
        parts.append(f"{count(passed, 'file')} of JSON or TOML passed over")
    return "; ".join(parts)
