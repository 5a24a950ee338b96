"""`onrecord build --engine spark`: the check and the dataset where Spark is, and one report here."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from validator.cli.on_spark import require_no_limits, workplace
from validator.dataset.folder import replacing
from validator.findings.usage import UsageError
from validator.report.forms import Run
from validator.schema.released import read_released

if TYPE_CHECKING:
    from validator.cli.printing import Printer
    from validator.corpus.config import Dataset
    from validator.dataset.build import Built
    from validator.dataset.selection import Wanted
    from validator.findings.rule import Hit
    from validator.report.report import Report


@dataclass(frozen=True)
class Asked:
    """What is to be built there: into which folder of this machine, or to which URI; and what `validate` is told."""

    uri: str
    folder: Path | None
    master: str | None
    work: str | None
    records: str | None
    texts: str | None
    wanted: Wanted
    day: str | None
    same_version: bool
    keep_going: bool


def build_on_spark(
    dataset: Dataset, hits: list[Hit], printer: Printer, asked: Asked
) -> tuple[Report, Built | None]:
    """Check a dataset on Spark, print the report, and build: the report, and what was built, if that can be.

    Raises UsageError for what Spark does not do as the local engine does, and NotBuildableError.
    """
    require_no_limits()
    from validator.spark.storage import as_uri, refuse_folder, try_folder

    if asked.uri:
        refuse_folder(asked.uri)
    # Before hours of work: whether anything can be written there.
    try_folder(f"{asked.folder.as_uri()}.try-{uuid4().hex}" if asked.folder else asked.uri)
    from validator.spark.session import first_line, open_session

    session = open_session(asked.master)
    from pyspark.errors import PySparkException

    from validator.spark.building import build_dataset
    from validator.spark.check import SHOWN, check_on_spark
    from validator.spark.choosing import Build

    given = asked.work, asked.records, asked.texts
    work, records, texts = (as_uri(name) if name else name for name in given)
    try:
        with workplace(work) as folder:
            found = check_on_spark(
                session,
                dataset,
                hits,
                folder,
                today=date.today(),
                records=records or "",
                texts=texts or "",
                build=Build(asked.wanted, asked.day, read_released(dataset.schemas), asked.keep_going),
                most=SHOWN,
                show=printer.to(dataset.root),
            )
            printer.hide(found.hidden)
            printer.end([Run(dataset.root, "", found.report)])
            if not found.report.clean and not asked.keep_going:
                return found.report, None
            with _place(asked) as place:
                built = build_dataset(
                    dataset,
                    found,
                    place,
                    last=asked.folder,
                    same_version=asked.same_version,
                    keep_going=asked.keep_going,
                )
    except PySparkException as error:
        raise UsageError(f"Spark gave up, so that nothing was built: {first_line(error)}") from error
    return found.report, built


@contextmanager
def _place(asked: Asked) -> Iterator[str]:
    """A URI of an empty folder, which becomes the dataset when the block ends well, and is gone if it does not."""
    from validator.spark.storage import remove_folder

    if asked.folder:
        with replacing(asked.folder) as building:
            yield building.as_uri()
        return
    place = asked.uri.rstrip("/")
    try:
        yield place
    except BaseException:
        remove_folder(place)
        raise
