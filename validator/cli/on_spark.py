"""`onrecord validate --engine spark`: the check where Spark is, and one report of it here."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from validator.cli.commands import CLEAN, FINDINGS
from validator.cli.printing import Printer
from validator.engine.limits import Limits, active
from validator.findings.usage import UsageError
from validator.report.forms import Run

if TYPE_CHECKING:
    from validator.cli.opening import Opened


def validate_on_spark(
    opened: Sequence[Opened],
    printer: Printer,
    *,
    today: date,
    deadlines: bool,
    master: str | None,
    findings: str | None,
    work: str | None,
    records: str | None,
    texts: str | None,
    most: int | None,
) -> int:
    """Check a dataset on Spark, and print its report: CLEAN, or FINDINGS if there is an error.

    `findings` is a new folder, or a URI, to which all findings are written; `work` one for what the stages hand on, and
    `records` and `texts` are what takes the place of the records folder and of the archive: files, and a table.
    Raises UsageError for what Spark does not check as the local engine does.
    """
    if len(opened) > 1 or opened[0].paths:
        raise UsageError(
            "--engine spark checks one dataset as a whole: go into its folder, and leave out PATHs"
        )
    require_no_limits()
    from validator.spark.session import first_line, open_session

    session = open_session(master)
    from pyspark.errors import PySparkException

    from validator.spark.check import SHOWN, check_on_spark
    from validator.spark.published import write_findings
    from validator.spark.storage import as_uri, refuse_folder

    named = findings, work, records, texts
    findings, work, records, texts = (as_uri(name) if name else name for name in named)
    if findings:
        refuse_folder(findings)
    [one] = opened
    try:
        with workplace(work) as folder:
            found = check_on_spark(
                session,
                one.dataset,
                one.hits,
                folder,
                today=today,
                deadlines=deadlines,
                records=records or "",
                texts=texts or "",
                most=SHOWN if most is None else most,
                show=printer.to(one.root),
            )
            if findings:
                write_findings(session, found, findings, ".")
    except PySparkException as error:
        raise UsageError(
            f"Spark gave up, so that nothing is known of the records: {first_line(error)}"
        ) from error
    printer.hide(found.hidden)
    printer.end([Run(one.root, "", found.report)])
    return CLEAN if found.report.clean else FINDINGS


def require_no_limits() -> None:
    """Raise UsageError for limits, which Spark has itself."""
    if active() not in (None, Limits()):
        raise UsageError(
            "--engine spark has no limits of its own for a record: leave out --timeout and --max-memory, and limit the "
            "workers as your Spark does (docs/spark.md)"
        )


@contextmanager
def workplace(named: str | None) -> Iterator[str]:
    """A folder of its own for what the stages write, which is gone afterwards."""
    if not named:
        with tempfile.TemporaryDirectory(prefix="onrecord-spark-", ignore_cleanup_errors=True) as folder:
            yield Path(folder).as_uri()
        return
    from validator.spark.storage import remove_folder

    folder = f"{named.rstrip('/')}/onrecord-{uuid4().hex}"
    try:
        yield folder
    finally:
        remove_folder(folder)
