"""The check, from files to findings, readable from top to bottom.

    files -> documents -> records that fit their schema -> links, groups, claims -> findings

A problem in one record never hides another's: whatever can still be checked is checked, and one cause gives one
finding.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from validator.archive import Archive
from validator.baseline import apply_baseline
from validator.changes import Change, affected, position
from validator.config import CONFIG_FILE, WAIVERS_FILE, Dataset, nothing_to_check
from validator.corpus import Corpus, Record, group_by
from validator.expect import check_expectations
from validator.finding import Evidence, Finding, Problem, Severity
from validator.judge import GROUP_RULES, judge_group, judge_record
from validator.locate import Locator
from validator.reading import Content, read_content
from validator.record_files import record_files
from validator.rule import Hit, Rule
from validator.rules import RULES, all_rules
from validator.rules.context import Context
from validator.rules.expressions import schema_rules, taken_codes
from validator.schema import Schemas, load_schemas
from validator.schema_files import check_released, check_schemas, invalid_schema
from validator.settings import apply_settings, check_settings, read_settings
from validator.source import read
from validator.waivers import Waiver, apply_waivers, expired_waiver, load_waivers, unused_waiver

Progress = Callable[[int, int], None]


@dataclass
class Report:
    """What a run found, and what it looked at.

    `evidence` holds, for every piece of quoted words, whether it was checked and how; `checked` counts records by
    kind. `left_out` counts, by code, what the settings turned off. Where only a change was checked, `change` is that,
    and `dependents` are the records that were checked because they depend on it. `gone` counts the findings that
    the baseline knows and that are not there any more.
    """

    findings: list[Finding] = field(default_factory=list)
    files: int = 0
    checked: Counter[str] = field(default_factory=Counter)
    evidence: list[tuple[Record, Evidence]] = field(default_factory=list)
    corpus: Corpus = field(default_factory=Corpus)
    left_out: Counter[str] = field(default_factory=Counter)
    change: Change | None = None
    dependents: list[Record] = field(default_factory=list)
    gone: int = 0

    def count(self, severity: Severity) -> int:
        """How many findings weigh this much, waived and known ones apart."""
        return sum(1 for finding in self.findings if finding.severity is severity and finding.open)

    @property
    def waived(self) -> int:
        """How many findings are accepted on purpose."""
        return sum(1 for finding in self.findings if finding.waived)

    @property
    def known(self) -> int:
        """How many findings the baseline has."""
        return sum(1 for finding in self.findings if finding.known)

    @property
    def drafts(self) -> int:
        """How many records nobody has reviewed yet; they are kept out of the dataset."""
        return sum(1 for record in self.corpus.records if record.data.get("draft") is True)

    @property
    def clean(self) -> bool:
        """Whether the run found no error."""
        return not self.count(Severity.ERROR)


@dataclass
class _Run:
    """The state of one run: what is gathered on the way from files to findings.

    `change` limits it to changed files and what depends on them; `scope` are then the records concerned, known as
    soon as all files have been read.
    """

    dataset: Dataset
    schemas: Schemas
    change: Change | None
    locator: Locator
    report: Report
    context: Context
    scope: set[tuple[str, int]] | None = None

    def add(
        self, rule: Rule[..., Any], problem: Problem, file: str, document: int = 0, record: str = ""
    ) -> None:
        self.report.findings.append(self.locator.finding(rule, problem, file, document, record))

    def concerns(self, record: Record) -> bool:
        return self.scope is None or position(record) in self.scope


def check(
    dataset: Dataset,
    settings_hits: Sequence[Hit] = (),
    change: Change | None = None,
    *,
    today: date,
    deadlines: bool = False,
    baseline: Counter[str] | None = None,
    progress: Progress | None = None,
) -> Report:
    """Check a dataset, or of it only a change and what depends on it.

    `today` is the day for rules and waivers that depend on it; with `deadlines`, a waiver that has expired is an
    error. `baseline` are the fingerprints of known findings.
    """
    schemas, schema_errors = load_schemas(dataset.schemas)
    mapping_hits: list[Hit] = []
    if "kinds" in dataset.settings:
        from validator.mapped import map_kinds

        schemas, mapping_hits, mapping_errors = map_kinds(dataset, schemas)
        schema_errors += mapping_errors
    limit = change if change and not change.everything else None
    report = Report(change=change)
    context = Context(Archive(dataset.archive), today, report.corpus)
    run = _Run(dataset, schemas, limit, Locator(dataset.root), report, context)
    for found_rule, problem in (*settings_hits, *mapping_hits):
        run.add(found_rule, problem, CONFIG_FILE)
    rules = {rule.code: rule for rule in all_rules()}
    errors = [*schema_errors, *check_schemas(schemas)] or taken_codes(schemas, rules)
    for error in errors:
        problem = invalid_schema(error.path, error.message)
        run.add(invalid_schema, problem, dataset.relative(schemas.folder / error.file))
    waivers: list[Waiver] = []
    if not errors:
        for file, (found_rule, problem) in check_released(schemas):
            run.add(found_rule, problem, dataset.relative(schemas.folder / file))
        rules |= schema_rules(schemas)
        waivers = _check_settings(run, rules)
        _read_files(run, progress)
        _apply_rules(run)
    _filter(run, rules, waivers, baseline, today, deadlines)
    run.report.findings.sort(key=Finding.sort_key)
    return run.report


def _check_settings(run: _Run, rules: dict[str, Rule[Any, Any]]) -> list[Waiver]:
    """See that settings and waivers name rules that exist and may be touched; the waivers."""
    for found_rule, problem in check_settings(read_settings(run.dataset.settings), rules):
        run.add(found_rule, problem, CONFIG_FILE)
    waivers, hits = load_waivers(run.dataset.root, rules)
    for found_rule, problem in hits:
        run.add(found_rule, problem, WAIVERS_FILE)
    return waivers


def _read_files(run: _Run, progress: Progress | None) -> None:
    """Read all record files, since links lead everywhere; report on those that the run is about."""
    report, change = run.report, run.change
    files = record_files(run.dataset)
    if change:
        for path in (run.dataset.root / file for file in sorted(change.files)):
            if path.is_symlink() or path.exists():
                files.setdefault(path, run.dataset.records)
    changed: list[Content] = []
    broken_elsewhere = False
    for number, (path, folder) in enumerate(files.items()):
        if progress:
            progress(number, len(files))
        file = run.dataset.relative(path)
        content = read_content(read(path, folder), file, run.schemas)
        for record in content.records:
            report.corpus.add(record)
        report.corpus.broken |= content.broken
        if change and file not in change.files:
            broken_elsewhere = broken_elsewhere or bool(content.broken)
            continue
        if change:
            changed.append(content)
        report.files += 1
        report.checked.update(content.kinds)
        for found_rule, problem, document, name in content.hits:
            run.add(found_rule, problem, file, document, name)
    if progress:
        progress(len(files), len(files))
    if change:
        _find_scope(run, change, changed, broken_elsewhere)
    if change is None:
        _check_patterns(run)
    if not report.files and not (change and (change.since or change.files)):
        where = "the paths given" if change else run.dataset.relative(run.dataset.records)
        run.add(nothing_to_check, nothing_to_check(where), CONFIG_FILE)


def _check_patterns(run: _Run) -> None:
    """A mapped kind without a single file is a wrong pattern."""
    for kind, entry in run.dataset.settings.get("kinds", {}).items():
        if not run.report.checked[kind] and not any(
            run.schemas.mapped_to(finding.location.file) for finding in run.report.findings
        ):
            files = entry["files"]
            where = files if isinstance(files, str) else ", ".join(files)
            problem = nothing_to_check(where, ("kinds", kind, "files"))
            run.add(nothing_to_check, problem, CONFIG_FILE)


def _find_scope(run: _Run, change: Change, changed: list[Content], broken_elsewhere: bool) -> None:
    """Which records a change concerns: those in the changed files, and what depends on them."""
    corpus = run.report.corpus
    before = [read_content(data, file, run.schemas) for file, data in sorted(change.before.items())]
    run.scope = affected(
        corpus, change, before, changed, RULES, run.context, broken_elsewhere=broken_elsewhere
    )
    run.report.dependents = [r for r in corpus.records if run.concerns(r) and r.file not in change.files]
    run.report.checked.update(record.kind for record in run.report.dependents)


def _apply_rules(run: _Run) -> None:
    """Apply every rule to the records, links and groups that it reads."""
    corpus, context = run.report.corpus, run.context
    for record in filter(run.concerns, corpus.records):
        for found_rule, result in judge_record(record, context):
            if isinstance(result, Evidence):
                run.report.evidence.append((record, result))
            else:
                run.add(found_rule, result, record.file, record.document, record.id)
    for group_rule in GROUP_RULES:
        members = [r for r in corpus.records if group_rule.speaks_of(r.schema)]
        if not any(map(run.concerns, members)):
            continue
        for key, records in group_by(members, partial(group_rule.keys, context=context)).items():
            if any(map(run.concerns, records)):
                for record, problem in judge_group(group_rule, key, records, context):
                    if run.concerns(record):
                        run.add(group_rule, problem, record.file, record.document, record.id)
    for found_rule, problem in check_expectations(
        run.dataset.settings.get("expect", {}), corpus, run.schemas
    ):
        run.add(found_rule, problem, CONFIG_FILE)


def _filter(
    run: _Run,
    rules: dict[str, Rule[Any, Any]],
    waivers: list[Waiver],
    baseline: Counter[str] | None,
    today: date,
    deadlines: bool,
) -> None:
    """What the waivers, the settings and the baseline make of the findings. Only here a finding is left out."""
    report = run.report
    report.findings, used = apply_waivers(report.findings, waivers)
    _check_waivers(run, waivers, used, today, deadlines)
    settings = read_settings(run.dataset.settings)
    report.findings, report.left_out = apply_settings(report.findings, settings, rules)
    if baseline is not None:
        report.findings, gone = apply_baseline(report.findings, baseline)
        report.gone = 0 if run.change else gone


def _check_waivers(run: _Run, waivers: list[Waiver], used: set[int], today: date, deadlines: bool) -> None:
    """Report waivers that have expired; and, when everything was checked, those that match nothing."""
    unsure = run.report.corpus.broken | {
        record.id for record, evidence in run.report.evidence if evidence.how == "unchecked"
    }
    for waiver in waivers:
        if waiver.index in used:
            if waiver.until and waiver.until < today:
                problem = expired_waiver(waiver, today, fail=deadlines)
                run.add(expired_waiver, problem, WAIVERS_FILE)
        elif run.change is None and waiver.record not in unsure:
            run.add(unused_waiver, unused_waiver(waiver), WAIVERS_FILE)
