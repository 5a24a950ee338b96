"""`onrecord validate`: check records and say what is wrong."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from validator.cli.commands import CLEAN, FINDINGS
from validator.cli.printing import Printer, progress_bar
from validator.findings.usage import UsageError
from validator.memory.replay import MOST_BYTES, Keeper, place_of_run
from validator.report.escape import printable
from validator.report.forms import FORMS, STREAMED, ArticleCovered, Run, View
from validator.report.terminal import wants_colour

if TYPE_CHECKING:
    from collections import Counter

    from validator.cli.commands import Commands
    from validator.cli.opening import Opened
    from validator.corpus.change import Change
    from validator.corpus.config import Dataset
    from validator.corpus.records import Record
    from validator.findings.finding import Finding
    from validator.report.report import Show

MOST_NAMED = 5
"""Files that are not staged that are named; of the rest, only how many."""


def add_parser(commands: Commands) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "validate",
        help="check records and say what is wrong, where, and how to mend it",
        description="Check the records of the dataset that you are in: the folder with onrecord.yaml, or one below it; "
        "above several datasets, check each of them. With PATHs or --since, check the records that changed and those "
        "that depend on them. With --schema, hold the files at PATHs against a JSON Schema; that needs no dataset.",
    )
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="changed record files or folders")
    parser.add_argument(
        "--since", metavar="REV", help="what changed in the working tree since this git revision"
    )
    parser.add_argument(
        "--staged",
        action="store_true",
        help="what git is about to commit: files as they are staged, and no others; with PATHs, of these datasets",
    )
    parser.add_argument(
        "--policy-from",
        dest="policy",
        metavar="REV",
        help="judge by the settings, waivers and schemas of this git revision, such as origin/main in a pull request",
    )
    parser.add_argument(
        "--schema",
        type=Path,
        metavar="S",
        help="hold YAML, JSON and JSON Lines files against this JSON Schema (any draft from 4 to 2020-12)",
    )
    parser.add_argument("--formats", action="store_true", help="with --schema: assert its formats, too")
    parser.add_argument(
        "--refs",
        action="append",
        default=[],
        type=Path,
        metavar="DIR",
        help="with --schema: a $ref may lead to any schema in this folder, or this file, by its $id",
    )
    parser.add_argument("--archive", type=Path, metavar="DIR", help="the folder of the article texts")
    parser.add_argument(
        "--as-of",
        metavar="DATE",
        help="check as on this day (2031-03-04, or today); waivers that have expired by then are errors",
    )
    parser.add_argument(
        "--baseline", type=Path, metavar="FILE", help="fail only on findings that are not in this file"
    )
    parser.add_argument(
        "--write-baseline",
        dest="new_baseline",
        type=Path,
        metavar="FILE",
        help="write all findings to this file, as known ones",
    )
    parser.add_argument(
        "--no-cache",
        dest="cached",
        action="store_false",
        help="check everything anew, and remember nothing",
    )
    parser.add_argument(
        "--fix",
        action="store_true",
        help="first make the fixes that are certain, in the files; comments and everything else stay as they are",
    )
    parser.add_argument(
        "--diff", action="store_true", help="with --fix: show what would be changed, and change nothing"
    )
    shown = parser.add_argument_group("the report")
    shown.add_argument(
        "--info", action="store_true", help="show what is worth knowing, too, not only count it"
    )
    shown.add_argument("--format", dest="form", choices=tuple(FORMS), default="text", help="default: text")
    shown.add_argument(
        "--output",
        action="append",
        default=[],
        metavar="[FORM:]FILE",
        help="write the report to this file, too; its suffix says in which form (.html, .sarif, .json, .jsonl, .md, "
        ".txt, .xml for JUnit), or the form stands before it (gitlab:report.json); may be given several times",
    )
    shown.add_argument("--statistics", action="store_true", help="say how often each rule spoke")
    shown.add_argument(
        "--max-findings", type=_number, metavar="N", help="show the first N findings, and count the others"
    )
    shown.add_argument("--errors-only", action="store_true", help="show errors only, and count the rest")
    shown.add_argument(
        "--quiet",
        action="store_true",
        help="show findings and the total only, and nothing where nothing is wrong",
    )
    parser.set_defaults(command=run, asked=(), began=0)


def _number(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number, 0 or more")
    return int(text)


def run(
    paths: Sequence[Path],
    since: str | None,
    schema: Path | None,
    archive: Path | None,
    as_of: str | None,
    baseline: Path | None,
    new_baseline: Path | None,
    form: str,
    output: Sequence[str],
    asked: Sequence[str],
    *,
    staged: bool,
    policy: str | None,
    formats: bool,
    refs: Sequence[Path],
    cached: bool,
    fix: bool,
    diff: bool,
    info: bool,
    statistics: bool,
    errors_only: bool,
    max_findings: int | None,
    quiet: bool,
    began: int,
) -> int:
    """Check and report. Raises UsageError if an option can't be followed."""
    view = View(info, errors_only, max_findings, quiet, statistics, wants_colour())
    if schema or formats or refs:
        others = (since, policy, archive, as_of, baseline, new_baseline)
        if any(option is not None for option in others) or staged or fix or diff:
            raise UsageError(
                "--schema goes with PATHs, --formats, --refs and the options of the report only; "
                "the rest needs a dataset"
            )
        if not schema:
            raise UsageError(
                "--formats and --refs belong to --schema; in a dataset, 'formats' and 'schema_files' of a kind in "
                "onrecord.yaml ask for them"
            )
        keeper = None
        if cached and form in STREAMED and not (output or refs):
            keeper = Keeper(asked, place_of_run(), began)
        printer = Printer(form, view, output, most_kept=MOST_BYTES if keeper else 0)
        return hold_against(schema, paths, formats=formats, refs=refs, printer=printer, keeper=keeper)
    if since and paths:
        raise UsageError("give either PATHs or --since, not both")
    if staged and (since or fix):
        raise UsageError("--staged goes neither with --since nor with --fix, which changes the working tree")
    if policy is not None and fix:
        raise UsageError("--policy-from only judges; mend with --fix first")
    if new_baseline and (since or paths or baseline or staged or policy is not None):
        raise UsageError(
            "--write-baseline needs the whole dataset by its own rules: leave out PATHs, --since, --staged, "
            "--policy-from and --baseline"
        )
    if new_baseline and fix:
        raise UsageError("give either --fix or --write-baseline")
    if diff and not fix:
        raise UsageError("--diff shows what --fix would change: give both")
    today = _day(as_of)
    from validator.cli.opening import open_datasets

    opened = open_datasets(paths, archive)
    if len(opened) > 1 and (baseline or new_baseline):
        raise UsageError("a baseline is that of one dataset; go into its folder")
    if fix:
        from validator.cli.fixing import fix_records, show_fixes

        known = _baseline(baseline, opened[0])

        def find(one: Opened) -> list[Finding]:
            from validator.check import check

            change = _change(one.dataset, one.paths, since)
            return check(one.dataset, one.hits, change, today=today, baseline=known, cached=cached).findings

        if diff:
            return FINDINGS if show_fixes(opened, find) else CLEAN
        fix_records(opened, find)
    keeper = None
    elsewhere = staged or policy is not None
    if cached and form in STREAMED and not (output or since or elsewhere or new_baseline):
        keeper = _keeper(opened, asked, began)
    printer = Printer(form, view, output, most_kept=MOST_BYTES if keeper else 0)
    laid_out = ExitStack()
    try:
        opened = [_lay_out(one, laid_out, policy, staged=staged) for one in opened]
        if new_baseline:
            return write_baseline(new_baseline, opened, printer, today=today)
        return validate(
            opened,
            printer,
            since=since,
            baseline=baseline,
            today=today,
            deadlines=as_of is not None,
            cached=cached and not elsewhere,
            keeper=keeper,
        )
    finally:
        printer.drop()
        laid_out.close()


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

    known = _baseline(baseline, opened[0])
    runs = []
    for one in opened:
        dataset = one.dataset
        change = _change(one.original or dataset, one.paths, since)
        report = check(
            dataset,
            one.hits,
            change,
            today=today,
            deadlines=deadlines,
            baseline=known,
            progress=progress_bar(),
            cached=cached,
            show=_named_as_here(one, printer.to(one.root)),
        )
        coverage = covered(dataset) if printer.wants("html") else ()
        runs.append(Run(one.root, "", report, coverage))
    printer.end(runs)
    code = CLEAN if all(run.report.clean for run in runs) else FINDINGS
    for one in opened if code == FINDINGS else ():
        _tell_not_staged(one)
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
    from validator.schema.schema import load_schemas

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
    printer: Printer,
    keeper: Keeper | None = None,
) -> int:
    """Hold files against a schema, without a dataset. Raises UsageError if there are none.

    `keeper` keeps what was said, unless an `$id` was looked for in files of which nobody knows afterwards.
    """
    from validator.engine.one_schema import check_against

    here = Path.cwd()
    try:
        report = check_against(
            schema, paths, formats=formats, refs=refs, progress=progress_bar(), show=printer.to(here)
        )
        printer.end([Run(here, "", report)])
    finally:
        printer.drop()
    code = CLEAN if report.clean else FINDINGS
    if keeper and printer.printed and report.rests_on is not None:
        from validator.memory.inputs import inputs_of_schema

        schema_files, held = report.rests_on
        looked_at = inputs_of_schema(schema_files, [path.absolute() for path in paths])
        keeper.keep(
            "".join(printer.printed), code, looked_at, {str(here / file): held[file] for file in held}
        )
    return code


def _named_as_here(one: Opened, show: Show) -> Show:
    """Has a message that names where a link leads to name it as it is in the working tree."""
    found = str(one.dataset.root)
    ours = found.removesuffix(str(one.root))
    if one.original is None or ours in ("", found):
        return show
    return lambda finding: show(replace(finding, message=finding.message.replace(ours, "")))


def _lay_out(one: Opened, laid_out: ExitStack, policy: str | None, *, staged: bool) -> Opened:
    """A dataset as it stands elsewhere in git, as far as that was asked for; there until `laid_out` is closed."""
    if staged:
        one = _staged(one, laid_out)
    return one if policy is None else _by_rules_of(policy, one, laid_out)


def _staged(one: Opened, laid_out: ExitStack) -> Opened:
    """A dataset as git is about to commit it."""
    from validator.cli.opening import Opened
    from validator.corpus.snapshot import staged

    found = laid_out.enter_context(staged(one.dataset))
    return Opened(found.dataset, found.hits, original=found.original, staged=found)


def _by_rules_of(revision: str, one: Opened, laid_out: ExitStack) -> Opened:
    """A dataset that is judged by the rules of a revision."""
    from validator.corpus.snapshot import by_rules_of

    original = one.original or one.dataset
    dataset, hits = laid_out.enter_context(by_rules_of(revision, one.dataset, original))
    print(
        f"onrecord: judged by the settings, waivers and schemas of {printable(revision)}, not by those here",
        file=sys.stderr,
    )
    return replace(one, dataset=dataset, hits=hits, original=original)


def _tell_not_staged(one: Opened) -> None:
    """Name the files that the next commit will not have as they are: what was found may be mended in them already."""
    names = one.staged.not_staged() if one.staged else []
    if names:
        more = f" and {len(names) - MOST_NAMED:,} more" if names[MOST_NAMED:] else ""
        print(
            "onrecord: what is staged was checked. Not staged as they are: "
            f"{', '.join(map(printable, names[:MOST_NAMED]))}{more}. If they belong to it: git add",
            file=sys.stderr,
        )


def _keeper(opened: Sequence[Opened], asked: Sequence[str], began: int) -> Keeper | None:
    """What keeps the report for a run in which nothing changes; None where that is not of one sound dataset.

    `asked` are the arguments of the run, `began` the time (nanoseconds) before it read anything.
    """
    return (
        Keeper(asked, str(opened[0].dataset.root), began) if len(opened) == 1 and not opened[0].hits else None
    )


def _baseline(path: Path | None, one: Opened) -> Counter[str] | None:
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


def _change(dataset: Dataset, paths: Sequence[Path], since: str | None) -> Change | None:
    """The part of the dataset that the run is about; None for all of it."""
    if since is None and not paths:
        return None
    from validator.corpus.change import change_of, change_since

    return change_of(dataset, paths) if since is None else change_since(dataset, since)


def _day(text: str | None) -> date:
    if text in (None, "today"):
        return date.today()
    try:
        return date.fromisoformat(str(text))
    except ValueError as error:
        raise UsageError(f"--as-of {text!r}: write a day such as 2031-03-04, or today") from error
