"""`onrecord ingest FILE.jsonl`: sound records into the dataset, the others aside."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from validator.cli.commands import CLEAN, FINDINGS
from validator.cli.limits import add_limits

if TYPE_CHECKING:
    from collections.abc import Callable

    from validator.authoring.ingest import Incoming
    from validator.cli.commands import Commands
    from validator.corpus.change import Change
    from validator.corpus.config import Dataset
    from validator.corpus.units import Unit
    from validator.findings.finding import Finding, Location
    from validator.report.report import Report


def add_parser(commands: Commands) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "ingest",
        help="take extracted records in: the sound ones into the dataset, the others aside with the findings",
        description="Check the records of a JSON Lines file together with the dataset that you are in. Those without "
        "errors become records of it; the other lines go, as they are, into a file in quarantine/, with the findings "
        "beside them. What the dataset has already is passed over, so that the same command can be run again, also "
        "after it was interrupted. Nothing that is there is ever changed.",
    )
    parser.add_argument("file", metavar="FILE.jsonl", help="one record a line; - for standard input")
    parser.add_argument(
        "--shard",
        type=Path,
        metavar="FILE.jsonl",
        help="add the records to this JSON Lines file below the records folder (default: a YAML file each, where the "
        "records of the kind lie)",
    )
    parser.add_argument(
        "--aside",
        type=Path,
        metavar="DIR",
        help="the folder for the lines that stay out (default: quarantine, beside onrecord.yaml)",
    )
    parser.add_argument("--archive", type=Path, metavar="DIR", help="the folder of the article texts")
    add_limits(parser)
    parser.set_defaults(command=run)


def run(file: str, shard: Path | None, aside: Path | None, archive: Path | None) -> int:
    """Take the records in. Raises UsageError where the file can't be read, or something can't be written."""
    from validator.authoring.ingest import compare, leave_dependents, set_aside, take, workshop
    from validator.cli.opening import archive_folder, open_dataset, open_schemas
    from validator.corpus.config import UsageError
    from validator.corpus.reading import read_corpus
    from validator.report.json import as_data

    dataset = open_dataset(archive_folder(archive))
    shard = _shard_in(dataset, shard)
    folder = _aside_in(dataset, aside)
    schemas = open_schemas(dataset)
    name = "stdin.jsonl" if file == "-" else f"{Path(file).name.removesuffix('.jsonl')}.jsonl"
    try:
        with ExitStack() as opened:
            stream = sys.stdin.buffer if file == "-" else opened.enter_context(_open(file))
            work = opened.enter_context(workshop(dataset))
            incoming = take(stream, work, name, schemas)
            compare(incoming, read_corpus(dataset, schemas), by_file=shard is None)
            leave_dependents(incoming)
            _judge(dataset, incoming)
            kept = set_aside(incoming, folder, lambda finding: as_data(finding, "."))
            _tell_aside(dataset, incoming)
            written = _write(dataset, incoming, shard)
    except OSError as error:
        raise UsageError(
            f"{error.filename or file}: {error.strerror or error}; what was written before is whole, and the same "
            "command goes on where it stopped"
        ) from error
    _tell(incoming, written, dataset.relative(kept) if kept else "")
    return FINDINGS if kept else CLEAN


def _open(file: str) -> BinaryIO:
    from validator.corpus.config import UsageError

    try:
        return Path(file).open("rb")
    except OSError as error:
        raise UsageError(f"can't read {file!r}: {error.strerror}") from error


def _shard_in(dataset: Dataset, shard: Path | None) -> Path | None:
    """Where the shard lies, absolute. Raises UsageError for a place at which it would not be read."""
    from validator.corpus.config import UsageError
    from validator.source.document import LINES_SUFFIXES
    from validator.source.inside import is_inside

    if shard is None:
        return None
    path = shard.absolute()
    hidden = path.is_relative_to(dataset.records) and any(
        part.startswith(".") for part in path.relative_to(dataset.records).parts
    )
    if not is_inside(path, dataset.records) or hidden or not path.name.endswith(LINES_SUFFIXES):
        raise UsageError(
            f"--shard {str(shard)!r} must be a file below {str(dataset.records)!r} whose name ends in .jsonl and "
            "begins with no dot, or its records would not be read"
        )
    return path


def _aside_in(dataset: Dataset, aside: Path | None) -> Path:
    """The folder for what stays out. Raises UsageError for one that is read itself, or that a link leads away."""
    from validator.corpus.config import UsageError
    from validator.source.inside import is_inside

    folder = aside.absolute() if aside else dataset.root / "quarantine"
    if not aside and not is_inside(folder, dataset.root):
        raise UsageError(
            f"{str(folder)!r} is a link that leads out of the dataset: remove it, or name --aside"
        )
    if is_inside(folder, dataset.records):
        raise UsageError(
            f"--aside {str(folder)!r} lies among the records, and what is set aside would be read again"
        )
    return folder


def _judge(dataset: Dataset, incoming: Incoming) -> None:
    """Check the lines, and set those aside that have errors, until those that are left have none."""
    from validator.authoring.ingest import STAGED, leave_dependents

    while left := incoming.left:
        name = dataset.relative(incoming.folder / STAGED)
        with (incoming.folder / STAGED).open("wb") as out:
            for unit in left:
                incoming.copy(unit, out)
        wrong: dict[int, list[Finding]] = {}
        elsewhere = []
        for finding in _errors(dataset, name):
            place = next((found for found in _places(finding) if found.file == name and found.line), None)
            if place is None:
                elsewhere.append(finding)
                continue
            unit = left[min(place.line, len(left)) - 1]
            wrong.setdefault(unit.document, []).append(_renamed(finding, name, incoming.name, left))
        if not wrong:
            _require_no_new(dataset, elsewhere)
            return
        incoming.findings.update(wrong)
        leave_dependents(incoming)


def _renamed(finding: Finding, staged: str, name: str, left: list[Unit]) -> Finding:
    """A finding with the places in the file that was staged named as those in the file that is taken in."""

    def here(place: Location) -> Location:
        if place.file != staged or not place.line:
            return place
        line = left[min(place.line, len(left)) - 1].line
        return replace(place, file=name, line=line, end_line=line)

    related = tuple(replace(other, location=here(other.location)) for other in finding.related)
    return replace(finding, location=here(finding.location), related=related)


def _places(finding: Finding) -> list[Location]:
    return [finding.location, *(related.location for related in finding.related)]


def _errors(dataset: Dataset, name: str) -> list[Finding]:
    """The open errors of a check of the lines, and of the records that depend on them."""
    from validator.check import check
    from validator.corpus.change import Change

    return _open_errors(dataset, Change(frozenset({name})), check)


def _require_no_new(dataset: Dataset, found: list[Finding]) -> None:
    """Refuse lines for whose sake a record of the dataset would have an error that it has not now."""
    from validator.check import check
    from validator.corpus.config import UsageError

    if not found:
        return
    now = {(f.code, f.location.file, f.record, f.message) for f in _open_errors(dataset, None, check)}
    for finding in found:
        place = finding.location
        if (finding.code, place.file, finding.record, finding.message) not in now:
            raise UsageError(
                f"nothing was taken in: with these records, {place.file}:{place.line} would have an error "
                f"({finding.code}): {finding.message}"
            )


def _open_errors(dataset: Dataset, change: Change | None, check: Callable[..., Report]) -> list[Finding]:
    from validator.findings.finding import Severity

    found: list[Finding] = []

    def keep(finding: Finding) -> None:
        if finding.open and finding.severity is Severity.ERROR:
            found.append(finding)

    check(dataset, (), change, today=date.today(), show=keep)
    return found


def _write(dataset: Dataset, incoming: Incoming, shard: Path | None) -> int:
    """Write the lines that are left; how many records that were."""
    from validator.authoring.ingest import add_to_shard, write_files

    if not incoming.left:
        return 0
    if shard:
        return add_to_shard(dataset, incoming, shard)
    from validator.cli.commands.new import home_of

    records = [incoming.records[unit.document] for unit in incoming.left]
    homes = {
        kind: home_of(schema, dataset)
        for kind, schema in {record.kind: record.schema for record in records}.items()
    }
    return write_files(dataset, records, lambda record: homes[record.kind])


def _tell_aside(dataset: Dataset, incoming: Incoming) -> None:
    """Say of each line that stays out why."""
    from validator.cli.printing import Printer
    from validator.report.escape import printable
    from validator.report.forms import View
    from validator.report.terminal import wants_colour

    show = Printer("text", View(colour=wants_colour())).to(dataset.root)
    for unit in incoming.aside:
        for finding in incoming.findings.get(unit.document, ()):
            show(finding)
    for unit in incoming.aside:
        if reason := incoming.reasons.get(unit.document):
            print(printable(f"{incoming.name}:{unit.line}: set aside: {reason}"))


def _tell(incoming: Incoming, written: int, kept: str) -> None:
    """What became of each line."""
    from validator.report.escape import printable

    def count(number: int, noun: str) -> str:
        return f"{number:,} {noun}{'' if number == 1 else 's'}"

    parts = [f"{written:,} taken in"]
    if incoming.there:
        parts.append(f"{len(incoming.there):,} there already")
    if incoming.again:
        parts.append(f"{len(incoming.again):,} there twice")
    if kept:
        parts.append(f"{len(incoming.aside):,} set aside in {printable(kept)}")
    print(f"{count(len(incoming.units), 'record')}: {', '.join(parts)}")
