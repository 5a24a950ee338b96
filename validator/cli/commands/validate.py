"""`onrecord validate`: check records and say what is wrong."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from validator.cli.as_in_git import lay_out
from validator.cli.checking import (
    change_to_check,
    day,
    hold_against,
    keeper_of,
    known_findings,
    validate,
    write_baseline,
)
from validator.cli.commands import CLEAN, FINDINGS
from validator.cli.limits import add_limits
from validator.cli.printing import Printer
from validator.cli.spark_options import add_spark
from validator.findings.usage import UsageError
from validator.memory.replay import MOST_BYTES, Keeper, place_of_run
from validator.report.forms import FORMS, STREAMED, View
from validator.report.terminal import wants_colour

if TYPE_CHECKING:
    from validator.cli.commands import Commands
    from validator.cli.opening import Opened
    from validator.findings.finding import Finding


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
    parser.add_argument(
        "--rule",
        dest="rules",
        action="append",
        default=[],
        metavar="CODE=SEVERITY",
        help="with --schema: turn a rule off, or to error, warning or info, before what an onrecord.yaml above says",
    )
    parser.add_argument(
        "--read",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help="with --schema: how the files are meant: yaml.merge=allow, yaml.keys=text, yaml.version=1.1 or 1.2, "
        "json.comments=allow, json.bigint=text (docs/any-dataset.md); may be given several times",
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
        "--unsafe-fixes",
        dest="unsafe",
        action="store_true",
        help="with --fix: make the likely ones, too (did you mean ...); look at each of them",
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
    add_limits(parser)
    add_spark(parser, "check").add_argument(
        "--findings",
        metavar="URI",
        help="write all findings to this new folder: JSON Lines, Parquet and a manifest",
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
    rules: Sequence[str],
    read: Sequence[str],
    cached: bool,
    fix: bool,
    unsafe: bool,
    diff: bool,
    info: bool,
    statistics: bool,
    errors_only: bool,
    max_findings: int | None,
    quiet: bool,
    began: int,
    engine: str,
    spark: str | None,
    findings: str | None,
    work: str | None,
    records: str | None,
    texts: str | None,
) -> int:
    """Check and report. Raises UsageError if an option can't be followed."""
    view = View(info, errors_only, max_findings, quiet, statistics, wants_colour())
    if schema or formats or refs or rules or read:
        others = (since, policy, archive, as_of, baseline, new_baseline)
        if any(option is not None for option in others) or staged or fix or unsafe or diff:
            raise UsageError(
                "--schema goes with PATHs, --formats, --refs, --rule, --read and the options of the report only; "
                "the rest needs a dataset"
            )
        if not schema:
            raise UsageError(
                "--formats, --refs, --rule and --read belong to --schema; in a dataset, 'formats', 'schema_files', "
                "'yaml' and 'json' of a kind and 'rules' in onrecord.yaml ask for them"
            )
        keeper = None
        if cached and form in STREAMED and not (output or refs):
            keeper = Keeper(asked, place_of_run(), began)
        printer = Printer(form, view, output, most_kept=MOST_BYTES if keeper else 0)
        return hold_against(
            schema, paths, formats=formats, refs=refs, rules=rules, read=read, printer=printer, keeper=keeper
        )
    _refuse_what_does_not_fit(
        named=bool(paths),
        since=since is not None,
        staged=staged,
        policy=policy is not None,
        known=baseline is not None,
        new_baseline=new_baseline is not None,
        fix=fix,
        diff=diff or unsafe,
    )
    today = day(as_of)
    if engine == "local" and (spark or findings or work or records or texts):
        raise UsageError("--spark, --findings, --work, --records and --texts belong to --engine spark")
    if engine == "spark" and (since or staged or policy or baseline or new_baseline or fix):
        raise UsageError(
            "--engine spark checks all records as they are: leave out --since, --staged, --policy-from, --baseline, "
            "--write-baseline and --fix"
        )
    from validator.cli.opening import open_datasets

    opened = open_datasets(paths, archive)
    if len(opened) > 1 and (baseline or new_baseline):
        raise UsageError("a baseline is that of one dataset; go into its folder")
    if engine == "spark":
        from validator.cli.on_spark import validate_on_spark

        return validate_on_spark(
            opened,
            Printer(form, view, output),
            today=today,
            deadlines=as_of is not None,
            master=spark,
            findings=findings,
            work=work,
            records=records,
            texts=texts,
            most=max_findings,
        )
    if fix:
        from validator.cli.fixing import fix_records, show_fixes

        known = known_findings(baseline, opened[0])

        def find(one: Opened) -> list[Finding]:
            from validator.check import check

            change = change_to_check(one.dataset, one.paths, since)
            return check(one.dataset, one.hits, change, today=today, baseline=known, cached=cached).findings

        if diff:
            return FINDINGS if show_fixes(opened, find, unsafe=unsafe) else CLEAN
        fix_records(opened, find, unsafe=unsafe)
    keeper = None
    elsewhere = staged or policy is not None
    if cached and form in STREAMED and not (output or since or elsewhere or new_baseline):
        keeper = keeper_of(opened, asked, began)
    printer = Printer(form, view, output, most_kept=MOST_BYTES if keeper else 0)
    laid_out = ExitStack()
    try:
        opened = [lay_out(one, laid_out, policy, staged=staged) for one in opened]
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


def _refuse_what_does_not_fit(
    *,
    named: bool,
    since: bool,
    staged: bool,
    policy: bool,
    known: bool,
    new_baseline: bool,
    fix: bool,
    diff: bool,
) -> None:
    """Raises UsageError if options do not go together."""
    if since and named:
        raise UsageError("give either PATHs or --since, not both")
    if staged and (since or fix):
        raise UsageError("--staged goes neither with --since nor with --fix, which changes the working tree")
    if policy and fix:
        raise UsageError("--policy-from only judges; mend with --fix first")
    if new_baseline and (since or named or known or staged or policy):
        raise UsageError(
            "--write-baseline needs the whole dataset by its own rules: leave out PATHs, --since, --staged, "
            "--policy-from and --baseline"
        )
    if new_baseline and fix:
        raise UsageError("give either --fix or --write-baseline")
    if diff and not fix:
        raise UsageError("--diff and --unsafe-fixes say how --fix works: give it, too")
