"""`onrecord build`: check the records, then compile the dataset; or check a dataset that was built."""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from validator.cli.commands import CLEAN, FINDINGS
from validator.cli.limits import add_limits
from validator.cli.spark_options import add_spark
from validator.findings.usage import UsageError

if TYPE_CHECKING:
    from validator.cli.commands import Commands
    from validator.cli.printing import Printer
    from validator.corpus.config import Dataset
    from validator.dataset.build import Built, Errors
    from validator.dataset.selection import Wanted
    from validator.findings.finding import Finding
    from validator.findings.rule import Hit
    from validator.report.report import Report, Show


def add_parser(commands: Commands) -> None:
    """Add the command to the command line."""
    from validator.dataset.formats import DEFAULT, FORMATS

    parser = commands.add_parser(
        "build",
        help="check the records, then compile them into SQLite, CSV and JSON Lines",
        description="Check the records of the dataset that you are in, and compile them into the folder dist/, in "
        "the formats that --format names, with a README.md and a manifest with checksums. With errors in "
        "the records nothing is built, and the last dataset stays as it is. Drafts are left out.",
    )
    parser.add_argument(
        "--out", metavar="DIR", help="the folder to build (default: dist, beside onrecord.yaml)"
    )
    parser.add_argument(
        "--format",
        dest="formats",
        metavar="NAME[,NAME]",
        help=f"the formats to write (default: {','.join(DEFAULT)}; on Spark parquet, which is the only one there): "
        + "; ".join(f"{name}: {about}" for name, about in FORMATS.items()),
    )
    parser.add_argument("--archive", type=Path, metavar="DIR", help="the folder of the article texts")
    parser.add_argument(
        "--keep-going",
        action="store_true",
        help="build from what is sound: records with errors, and those that refer to them, go as they are into "
        "quarantine/ in the dataset's folder, with the findings; the exit code is 1 all the same",
    )
    parser.add_argument(
        "--extracted",
        type=_wanted,
        metavar="WHICH",
        help="which records that a program extracted go in: all, those that were reviewed as they are now, or also "
        "those with a confidence of at least a number from 0 to 1 (default: as 'extracted' in onrecord.yaml says, "
        "else all)",
    )
    parser.add_argument(
        "--same-version",
        action="store_true",
        help="replace a dataset that has the same version number and other content",
    )
    parser.add_argument(
        "--publish",
        action="store_true",
        help="this dataset is published: remember its version and its ids in published.json, so that no number is used "
        "twice, and 'onrecord validate' tells if a record is deleted instead of withdrawn",
    )
    parser.add_argument(
        "--verify",
        nargs="?",
        type=Path,
        const=Path("dist"),
        metavar="DIR",
        help="build nothing; compare every file of the dataset in DIR (default: dist) with its manifest",
    )
    add_limits(parser)
    add_spark(parser, "check and build")
    parser.set_defaults(command=run)


def _wanted(text: str) -> Wanted:
    from validator.dataset.selection import ALL, REVIEWED

    if text in (ALL, REVIEWED):
        return text
    try:
        share = float(text)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise argparse.ArgumentTypeError(f"{text!r} is neither all nor reviewed nor a number from 0 to 1")
    return share


def run(
    out: str | None,
    archive: Path | None,
    formats: str | None,
    keep_going: bool,
    extracted: Wanted | None,
    same_version: bool,
    publish: bool,
    verify: Path | None,
    engine: str,
    spark: str | None,
    work: str | None,
    records: str | None,
    texts: str | None,
) -> int:
    """Check, report and build; or verify. Raises UsageError if the folders given can't be used."""
    uri = out if out and "://" in out else ""
    if engine == "local" and (spark or work or records or texts or uri):
        raise UsageError(
            "--spark, --work, --records, --texts and an --out that is a URI belong to --engine spark"
        )
    if verify:
        return _verify(verify)
    from validator.cli.opening import archive_folder
    from validator.cli.printing import Printer
    from validator.corpus.config import find_root, load_dataset
    from validator.dataset import NotBuildableError
    from validator.dataset.folder import choose_folder
    from validator.dataset.formats import DEFAULT, read_formats
    from validator.dataset.selection import ALL
    from validator.report.escape import printable
    from validator.report.forms import View
    from validator.report.terminal import wants_colour

    if engine == "spark":
        _refuse_on_spark(formats, publish=publish)
    chosen = read_formats(formats or ",".join(DEFAULT if engine == "local" else ("parquet",)))
    day = _day_of_check()
    dataset, hits = load_dataset(find_root(Path.cwd()), archive_folder(archive))
    folder = None if uri else choose_folder(dataset, Path(out) if out else None)
    if publish and (keep_going or not dataset.settings.get("version")):
        raise UsageError(
            "only a dataset without errors (no --keep-going) that has a 'version' in onrecord.yaml can be published"
        )
    wanted = dataset.settings.get("extracted", ALL) if extracted is None else extracted
    printer = Printer("text", View(colour=wants_colour()))
    shown = printable(dataset.relative(folder) if folder else uri)
    try:
        if engine == "spark":
            from validator.cli.building_on_spark import Asked, build_on_spark

            asked = Asked(uri, folder, spark, work, records, texts, wanted, day, same_version, keep_going)
            report, built = build_on_spark(dataset, hits, printer, asked)
        else:
            assert folder
            asked_for = _AskedFor(folder, chosen, day, wanted, keep_going, same_version, publish)
            report, built = _build_here(dataset, hits, printer, asked_for)
    except NotBuildableError as error:
        print(f"onrecord: nothing was built: {printable(str(error))}", file=sys.stderr)
        return FINDINGS
    except OSError as error:
        as_it_was = "" if uri else f", {shown} is as it was"
        raise UsageError(f"the dataset can't be written{as_it_was}: {error}") from error
    if built is None:
        as_it_was = f" ({shown} is as it was)" if folder and folder.exists() else ""
        own_schemas = any(kind in report.checked for kind in dataset.settings.get("kinds", ()))
        _tell_nothing(as_it_was, own_schemas=own_schemas)
        return FINDINGS
    _tell(built, shown)
    if "rocrate" in chosen and not day:
        print(
            "ro-crate-metadata.json lacks the day of publication, which RO-Crate asks for: name it with "
            "SOURCE_DATE_EPOCH=$(date +%s) onrecord build ..."
        )
    return CLEAN if report.clean else FINDINGS


def _tell_nothing(as_it_was: str, *, own_schemas: bool) -> None:
    """Say that nothing was built, and why."""
    said = f"mend the errors first{as_it_was}, or build what is sound with --keep-going"
    if own_schemas:
        said = f"records with a schema of their own ('kinds' in onrecord.yaml) are checked only{as_it_was}"
    print(f"nothing was built: {said}")


def _refuse_on_spark(formats: str | None, *, publish: bool) -> None:
    """Raise UsageError for what only the local engine does."""
    if formats not in (None, "parquet"):
        raise UsageError(
            "--engine spark builds Parquet, in parts, and no other format: leave out --format, or build without it"
        )
    if publish:
        raise UsageError(
            "--publish remembers the id of every record in a file of this machine, which --engine spark does not do: "
            "leave it out, or build without --engine spark"
        )


@dataclass(frozen=True)
class _AskedFor:
    """What is to be built here."""

    folder: Path
    formats: tuple[str, ...]
    day: str | None
    wanted: Wanted
    keep_going: bool
    same_version: bool
    publish: bool


def _build_here(
    dataset: Dataset, hits: list[Hit], printer: Printer, asked: _AskedFor
) -> tuple[Report, Built | None]:
    """Check, print the report, and build unless there is an error."""
    from validator.check import check
    from validator.cli.printing import progress_bar
    from validator.dataset.build import build
    from validator.report.forms import Run

    errors: list[Finding] = []
    show = _keeping(printer.to(dataset.root), errors)
    report = check(dataset, hits, today=date.today(), progress=progress_bar(), keep=True, show=show)
    printer.end([Run(dataset.root, "", report)])
    if not report.clean and not asked.keep_going:
        return report, None
    built = build(
        dataset,
        report.corpus,
        asked.folder,
        report.pieces,
        asked.formats,
        asked.day,
        errors=_errors(errors, report.checked.total()) if asked.keep_going else None,
        wanted=asked.wanted,
        same_version=asked.same_version,
        publish=asked.publish,
    )
    return report, built


def _keeping(show: Show, errors: list[Finding]) -> Show:
    """Show findings, and keep the errors among them."""
    from validator.findings.finding import Severity

    def keep(finding: Finding) -> None:
        show(finding)
        if finding.severity is Severity.ERROR:
            errors.append(finding)

    return keep


def _errors(found: list[Finding], checked: int) -> Errors:
    from validator.dataset.build import Errors

    accepted = frozenset(finding.location.file for finding in found if not finding.open)
    return Errors([finding for finding in found if finding.open], accepted, checked)


def _tell(built: Built, shown: str) -> None:
    """What was built, and what became of the records that were not."""
    counts = built.counts
    drafts = f", {_count(counts['drafts'], 'draft')} left out" if counts["drafts"] else ""
    print(f"built {shown}: {counts['built']} records in {built.tables} tables{drafts}")
    if counts["extracted_left_out"]:
        reasons = ", ".join(f"{number:,} {reason}" for reason, number in sorted(built.left_out.items()))
        print(
            f"left out {_count(counts['extracted_left_out'], 'extracted record')}: {reasons} (--extracted all takes "
            "them in)"
        )
    if counts["quarantined"]:
        more = f", {built.following:,} of them for referring to others" if built.following else ""
        print(f"set aside in {shown}/quarantine: {_count(counts['quarantined'], 'record')}{more}")
    if counts["extracted_left_out"] or counts["quarantined"]:
        parts = " + ".join(
            f"{counts[name]:,} {said}"
            for name, said in (
                ("built", "built"),
                ("drafts", "draft" if counts["drafts"] == 1 else "drafts"),
                ("extracted_left_out", "extracted and left out"),
                ("quarantined", "in quarantine"),
            )
            if counts[name] or name == "built"
        )
        print(f"{_count(counts['in'], 'record')} = {parts}")


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _verify(folder: Path) -> int:
    """Compare a dataset with its manifest."""
    from validator.dataset.verify import verify
    from validator.report.escape import printable

    found = verify(folder)
    for line in found.wrong:
        print(printable(line))
    if found.wrong:
        print(f"{printable(str(folder))} is not the dataset that its manifest describes")
        return FINDINGS
    size = f"{_count(found.files, 'file')}, {found.bytes:,} bytes"
    print(f"{printable(str(folder))} is whole: {size}, as its manifest says")
    print(f"sha256 of manifest.json: {found.sha256}")
    return CLEAN


def _day_of_check() -> str | None:
    """The day that SOURCE_DATE_EPOCH names (https://reproducible-builds.org/specs/source-date-epoch/), if it does."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    if not seconds:
        return None
    try:
        return datetime.fromtimestamp(int(seconds), UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        raise UsageError(
            f"SOURCE_DATE_EPOCH is {seconds!r}, which is no time in seconds since 1970-01-01; correct it, or unset it"
        ) from None
