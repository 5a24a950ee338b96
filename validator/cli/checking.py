"""Check datasets, or files against a schema, and print one report of it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from validator.cli.as_in_git import named_as_here, tell_not_staged
from validator.cli.commands import CLEAN, FINDINGS
from validator.cli.printing import Printer, progress_bar
from validator.findings.usage import UsageError
from validator.memory.replay import Keeper
from validator.report.forms import ArticleCovered, Run

if TYPE_CHECKING:
    from collections import Counter

    from validator.cli.opening import Opened
    from validator.corpus.change import Change
    from validator.corpus.config import Dataset
    from validator.corpus.records import Record


def validate(
    opened: Sequence[Opened],
    printer: Printer,
    *,
    since: str | None,
    baseline: Path | None,
    today: date,
    deadlines: bool,
    cached: bool,
    keeper: Keeper | None = None,
) -> int:
    """Check each dataset, and print one report: CLEAN, or FINDINGS if there is an error in any of them.

    `since` is a git revision; `baseline` the file of the findings that are known, together in all datasets. `keeper`
    keeps what was said of a single dataset. Raises UsageError if one of these can't be used.
    """
    from validator.check import check

    known = known_findings(baseline, opened[0])
    runs = []
    for one in opened:
        dataset = one.dataset
        change = change_to_check(one.original or dataset, one.paths, since)
        report = check(
            dataset,
            one.hits,
            change,
            today=today,
            deadlines=deadlines,
            baseline=known,
            progress=progress_bar(),
            cached=cached,
            show=named_as_here(one, printer.to(one.root)),
        )
        report.policy_from = one.policy_from
        coverage = covered(dataset) if printer.wants("html") else ()
        runs.append(Run(one.root, "", report, coverage))
    printer.end(runs)
    code = CLEAN if all(run.report.clean for run in runs) else FINDINGS
    for one in opened if code == FINDINGS else ():
        tell_not_staged(one)
    if keeper and printer.printed and report.rests_on is not None:
        from validator.memory.inputs import committed, inputs

        schema_files, held = report.rests_on
        others = [*schema_files, *(one.paths if change else []), *filter(None, [baseline])]
        looked_at = inputs(dataset, [path.absolute() for path in others])
        keeper.keep("".join(printer.printed), code, looked_at, held, committed(change))
    return code


def covered(dataset: Dataset) -> list[ArticleCovered]:
    """How much of the quoted words of each article the records hold; nothing where the schemas can't be used."""
    from validator.authoring.coverage import find_coverage
    from validator.corpus.reading import read_corpus
    from validator.evidence.archive import Archive
    from validator.rules.context import Context
    from validator.schema.loading import load_schemas

    schemas, errors = load_schemas(dataset.schemas)
    if errors:
        return []
    archive = Archive(dataset.archive, dataset.around_archive)
    found = find_coverage(Context(archive, date.today(), read_corpus(dataset, schemas)))
    rows: list[tuple[Record, int | None, int]] = [
        (item.article, item.quoted, item.held) for item in found.articles
    ]
    rows += [(article, None, 0) for article, _ in found.without_text]
    return [
        ArticleCovered(article.id, str(article.data.get("title", "")), quoted, held)
        for article, quoted, held in sorted(rows, key=lambda row: row[0].id)
    ]


def write_baseline(path: Path, opened: Sequence[Opened], printer: Printer, *, today: date) -> int:
    """Print the findings, and write them down as known ones. Raises UsageError if the file can't be written."""
    from validator.check import check
    from validator.cli.opening import refuse_way_out
    from validator.report.baseline import write_baseline

    refuse_way_out(path)
    runs = []
    for one in opened:
        report = check(one.dataset, one.hits, today=today, progress=progress_bar(), cached=True)
        runs.append(Run(one.dataset.root, "", report))
        for finding in report.findings:
            printer.to(one.dataset.root)(finding)
    printer.end(runs)
    number = write_baseline(path, [finding for run in runs for finding in run.report.findings])
    print(f"wrote {number} finding(s) to {path}; from now on: --baseline", file=sys.stderr)
    return CLEAN


def hold_against(
    schema: Path,
    paths: Sequence[Path],
    *,
    formats: bool,
    refs: Sequence[Path] = (),
    rules: Sequence[str] = (),
    read: Sequence[str] = (),
    printer: Printer,
    keeper: Keeper | None = None,
) -> int:
    """Hold files against a schema, without a dataset. Raises UsageError if there are none.

    `rules` are settings as `--rule` has them, `read` says as `--read` how the files are meant. `keeper` keeps what was
    said, unless an `$id` was looked for in files of which nobody knows afterwards.
    """
    from validator.cli.rule_settings import how_meant, rule_settings
    from validator.engine.one_schema import check_against

    here, given = Path.cwd(), rule_settings(rules)
    try:
        report = check_against(
            schema,
            paths,
            formats=formats,
            refs=refs,
            meant=how_meant(read),
            as_set=given.apply if given.settings else None,
            progress=progress_bar(),
            show=printer.to(here),
        )
        printer.end([Run(here, "", report)])
    finally:
        printer.drop()
    code = CLEAN if report.clean else FINDINGS
    if keeper and printer.printed and report.rests_on is not None:
        from validator.memory.inputs import inputs_of_schema

        schema_files, held = report.rests_on
        looked_at = inputs_of_schema([*schema_files, *given.files], [path.absolute() for path in paths])
        keeper.keep(
            "".join(printer.printed), code, looked_at, {str(here / file): held[file] for file in held}
        )
    return code


def keeper_of(opened: Sequence[Opened], asked: Sequence[str], began: int) -> Keeper | None:
    """What keeps the report for a run in which nothing changes; None where that is not of one sound dataset.

    `asked` are the arguments of the run, `began` the time (nanoseconds) before it read anything.
    """
    return (
        Keeper(asked, str(opened[0].dataset.root), began) if len(opened) == 1 and not opened[0].hits else None
    )


def known_findings(path: Path | None, one: Opened) -> Counter[str] | None:
    """The fingerprints of the findings that are known, if there is a file of them.

    By the rules of a revision, one that lies in the dataset is that of the revision; what has none knows nothing.
    """
    if path is None:
        return None
    from validator.report.baseline import load_baseline

    rules, own = one.dataset.rules_folder, path.absolute()
    if rules and own.is_relative_to(one.root):
        path = rules / own.relative_to(one.root)
        if not path.is_file():
            from collections import Counter

            return Counter()

    return load_baseline(path)


def change_to_check(dataset: Dataset, paths: Sequence[Path], since: str | None) -> Change | None:
    """The part of the dataset that the run is about; None for all of it."""
    if since is None and not paths:
        return None
    from validator.corpus.change import change_of, change_since

    return change_of(dataset, paths) if since is None else change_since(dataset, since)


def day(text: str | None) -> date:
    if text in (None, "today"):
        return date.today()
    try:
        return date.fromisoformat(str(text))
    except ValueError as error:
        raise UsageError(f"--as-of {text!r}: write a day such as 2031-03-04, or today") from error
