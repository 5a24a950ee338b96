"""Two revisions of a dataset, compared: what was weakened, what became of the records, and which verdicts changed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from dataclasses import asdict, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from validator import __version__
from validator.changes import models
from validator.changes.fields import FieldDifference
from validator.changes.records import ComparedRecord, Side, compare_records, read_side, title_of
from validator.changes.verdicts import (
    TAKEN_AWAY,
    FindingChange,
    JudgedSide,
    QuoteChange,
    finding_changes,
    quote_changes,
)
from validator.check import check
from validator.corpus.change import Change as FileChange
from validator.corpus.change import change_since
from validator.corpus.config import Dataset
from validator.corpus.files import record_files
from validator.corpus.kinds import all_schemas
from validator.corpus.snapshot import at_revision
from validator.findings.finding import Finding, format_path
from validator.findings.rule import Hit
from validator.report.words import compare_words
from validator.source.files import read

if TYPE_CHECKING:
    from validator.report.report import Progress, Report

WORKING_TREE = "the working tree"


def compare_revisions(
    original: Dataset,
    hits: list[Hit],
    base: str,
    head: str | None,
    *,
    today: date,
    progress: Progress | None = None,
) -> models.JsonDiff:
    """What changed from one revision to another, or, without `head`, to the working tree.

    `original` is the dataset in the working tree, `hits` what is wrong with its settings. Raises UsageError outside of
    a repository, and for a revision that does not exist or has no dataset.
    """
    with ExitStack() as stack:
        was, hits_was, commit = stack.enter_context(at_revision(base, original))
        now, sides = original, [models.Compared(name=base, commit=commit)]
        if head is None:
            sides.append(models.Compared(name=WORKING_TREE))
        else:
            now, hits, commit = stack.enter_context(at_revision(head, original))
            sides.append(models.Compared(name=head, commit=commit))
        change = change_since(now, base, original.root)
        if not (change.files or change.before or change.policy or change.everything):
            return _model(sides, [], [], [], [], [])
        old_files, new_files = _files(was, now, change)
        old, new = read_side(old_files, all_schemas(was)[0]), read_side(new_files, all_schemas(now)[0])
        records = [
            change
            for change in compare_records(old.records, new.records)
            if change.how != "removed" or not new.may_have(change.entry)
        ]
        back = FileChange(
            change.files,
            {file: data for file, data in new_files.items() if isinstance(data, bytes)},
            everything=change.everything,
        )
        reports = [
            check(dataset, wrong, one, today=today, keep=True, progress=progress)
            for dataset, wrong, one in ((was, hits_was, back), (now, hits, change))
        ]
        for report, dataset in zip(reports, (was, now), strict=True):
            _name_as_here(report, str(dataset.root).removesuffix(str(original.root)))
        renamed = {
            change.before.id: change.after.id
            for change in records
            if change.how == "renamed" and change.before and change.after
        }
        judged = _judged(reports[0], old, renamed), _judged(reports[1], new, {})
    return _model(
        sides,
        [finding for finding in reports[1].findings if finding.code in TAKEN_AWAY],
        records,
        finding_changes(*judged, renamed),
        quote_changes(*judged),
        sorted({*old.unread, *new.unread}),
    )


def _files(
    was: Dataset, now: Dataset, change: FileChange
) -> tuple[Mapping[str, bytes | Hit], Mapping[str, bytes | Hit]]:
    """The contents of the record files that changed; of all, where the settings say otherwise which they are."""
    if any(was.settings.get(key) != now.settings.get(key) for key in ("records", "kinds")):
        old, new = (
            {dataset.relative(path): read(path, home) for path, home in record_files(dataset).items()}
            for dataset in (was, now)
        )
        return old, new
    here = (file for file in change.files if os.path.lexists(now.root / file))
    return change.before, {file: read(now.root / file, now.root) for file in here}


def _name_as_here(report: Report, ours: str) -> None:
    """Has messages name what lies in a folder of ours as it is in the working tree."""
    if ours:
        report.findings = [
            replace(finding, message=finding.message.replace(ours, "")) for finding in report.findings
        ]


def _judged(report: Report, side: Side, renamed: Mapping[str, str]) -> JudgedSide:
    change = report.change
    whole = change is None or bool(change.everything)
    looked_at: Iterable[Any] = report.corpus.records if whole else (*side.records, *report.dependents)
    records = {(one.file, one.document): one for one in looked_at}
    return JudgedSide(
        report,
        {place: renamed.get(one.id, one.id) for place, one in records.items()},
        {place: one.data for place, one in records.items()},
    )


def _model(
    sides: list[models.Compared],
    weakened: list[Finding],
    records: list[ComparedRecord],
    findings: list[FindingChange],
    quotes: list[QuoteChange],
    unread: list[str],
) -> models.JsonDiff:
    """All of it, as the published model has it."""
    states = [(one.how, str(one.finding.severity)) for one in findings]
    hows = [change.how for change in records]
    return models.JsonDiff.model_validate(
        {
            "format": models.FORMAT,
            "version": __version__,
            "base": sides[0],
            "head": sides[1],
            "weakened": [
                {key: value for key, value in _finding(finding).items() if key not in ("severity", "line")}
                for finding in weakened
            ],
            "records": [record_data(change) for change in records],
            "findings": [
                {"how": one.how, **_finding(one.finding), **({"before": one.before} if one.before else {})}
                for one in findings
            ],
            "quotes": [asdict(one) for one in quotes],
            "unread": unread,
            "counts": {
                "weakened": len(weakened),
                **{how: hows.count(how) for how in ("added", "changed", "renamed", "removed")},
                **{
                    f"{severity}s_{how}": states.count((how, severity))
                    for severity in ("error", "warning")
                    for how in ("new", "gone")
                },
                "quotes_lost": sum(one.lost for one in quotes),
            },
        }
    )


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        "message": finding.message,
        "record": finding.record,
        "file": finding.location.file,
        "line": finding.location.line,
        "path": format_path(finding.location.path),
    }


def record_data(change: ComparedRecord) -> dict[str, Any]:
    """What became of a record, as the published model has it."""
    entry = change.entry
    return {
        "how": change.how,
        "kind": entry.kind,
        "id": entry.id,
        **({"was": change.before.id} if change.how == "renamed" and change.before else {}),
        "title": title_of(entry),
        "file": entry.file,
        "fields": list(map(_field, change.fields)),
    }


def _field(one: FieldDifference) -> dict[str, Any]:
    found = {"path": format_path(one.path), "how": one.how, "before": one.before, "after": one.after}
    if isinstance(one.before, str) and isinstance(one.after, str):
        pieces = compare_words(one.before, one.after)
        if pieces and any(how == "same" and text.strip() for how, text in pieces):
            found["words"] = [{"text": text, "how": how} for how, text in pieces]
    return found
