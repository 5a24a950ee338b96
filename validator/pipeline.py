"""The pipeline, from files to findings, readable from top to bottom.

    files -> documents -> records that fit their schema -> links, groups, claims -> findings

A problem in one record never hides another's: whatever can still be checked is checked, and one cause gives one
finding.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from validator.archive import Archive
from validator.changes import Change, WholeCorpus, affected, position
from validator.config import CONFIG_FILE, Dataset, nothing_to_check
from validator.corpus import Record, group_by
from validator.expect import count_expected
from validator.finding import Evidence, Finding, Problem
from validator.judge import GROUP_RULES, by_article, judge_group, judge_record
from validator.locate import Locator
from validator.reading import Content, read_content
from validator.record_files import record_files
from validator.rule import Hit, Rule
from validator.rules import RULES, all_rules
from validator.rules.context import Context
from validator.rules.expressions import taken_codes
from validator.schema import Schemas, load_schemas
from validator.schema_files import check_released, check_schemas, invalid_schema
from validator.source import read

if TYPE_CHECKING:
    from validator.cache.memory import Memory
    from validator.check import Report


@dataclass
class Pipeline:
    """One run over all files. `sound` is False where the schemas can't be used, so that no record was read.

    `change` limits it to changed files and what depends on them; `scope` are then the records concerned, known as
    soon as all files have been read. `memory`, if there is one, takes notes for the next run.
    """

    dataset: Dataset
    schemas: Schemas
    change: Change | None
    report: Report
    locator: Locator
    context: Context
    memory: Memory | None
    sound: bool = True
    scope: set[tuple[str, int]] | None = None

    def add(
        self, rule: Rule[..., Any], problem: Problem, file: str, document: int = 0, record: str = ""
    ) -> Finding:
        finding = self.locator.finding(rule, problem, file, document, record)
        self.report.findings.append(finding)
        return finding

    def concerns(self, record: Record) -> bool:
        return self.scope is None or position(record) in self.scope


def find(
    dataset: Dataset,
    report: Report,
    settings_hits: Sequence[Hit],
    change: Change | None,
    today: date,
    memory: Memory | None,
    progress: Callable[[int, int], None] | None,
) -> Pipeline:
    """Check the schemas, read all records, and apply every rule; what is found goes to the report."""
    schemas, schema_errors = load_schemas(dataset.schemas)
    mapping_hits: list[Hit] = []
    if "kinds" in dataset.settings:
        from validator.mapped import map_kinds

        schemas, mapping_hits, mapping_errors = map_kinds(dataset, schemas)
        schema_errors += mapping_errors
    context = Context(Archive(dataset.archive), today, report.corpus)
    run = Pipeline(dataset, schemas, change, report, Locator(dataset.root), context, memory)
    for found_rule, problem in (*settings_hits, *mapping_hits):
        run.add(found_rule, problem, CONFIG_FILE)
    codes = {rule.code for rule in all_rules()}
    errors = [*schema_errors, *check_schemas(schemas)] or taken_codes(schemas, codes)
    for error in errors:
        problem = invalid_schema(error.path, error.message)
        run.add(invalid_schema, problem, dataset.relative(schemas.folder / error.file))
    if errors:
        run.sound = False
        return run
    for file, (found_rule, problem) in check_released(schemas):
        run.add(found_rule, problem, dataset.relative(schemas.folder / file))
    if memory:
        memory.begin(report.findings, schemas)
    _read_files(run, progress)
    _apply_rules(run)
    return run


def _read_files(run: Pipeline, progress: Callable[[int, int], None] | None) -> None:
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
        stamp = run.memory.stamp(path) if run.memory else ()
        data = read(path, folder)
        content = read_content(data, file, run.schemas)
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
        found = [
            run.add(rule, problem, file, document, name) for rule, problem, document, name in content.hits
        ]
        if run.memory:
            run.memory.note_file(file, stamp, data, content, found)
    if progress:
        progress(len(files), len(files))
    if change:
        _find_scope(run, change, changed, broken_elsewhere)
    if change is None:
        _check_patterns(run)
    if not report.files and not (change and (change.since or change.files)):
        where = "the paths given" if change else run.dataset.relative(run.dataset.records)
        run.add(nothing_to_check, nothing_to_check(where), CONFIG_FILE)


def _check_patterns(run: Pipeline) -> None:
    """A mapped kind without a single file is a wrong pattern."""
    for kind, entry in run.dataset.settings.get("kinds", {}).items():
        if not run.report.checked[kind] and not any(
            run.schemas.mapped_to(finding.location.file) for finding in run.report.findings
        ):
            files = entry["files"]
            where = files if isinstance(files, str) else ", ".join(files)
            problem = nothing_to_check(where, ("kinds", kind, "files"))
            run.add(nothing_to_check, problem, CONFIG_FILE)


def _find_scope(run: Pipeline, change: Change, changed: list[Content], broken_elsewhere: bool) -> None:
    """Which records a change concerns: those in the changed files, and what depends on them."""
    corpus = run.report.corpus
    before = [read_content(data, file, run.schemas) for file, data in sorted(change.before.items())]
    around = WholeCorpus(corpus, RULES, run.context)
    found = affected(around, change, before, changed, broken_elsewhere=broken_elsewhere)
    run.scope = set(found)
    run.report.dependents = [r for r in corpus.records if run.concerns(r) and r.file not in change.files]
    run.report.checked.update(record.kind for record in run.report.dependents)


def _apply_rules(run: Pipeline) -> None:
    """Apply every rule to the records, links and groups that it reads."""
    corpus = run.report.corpus
    expect = run.dataset.settings.get("expect", {})
    run.report.drafts = sum(1 for record in corpus.records if record.data.get("draft") is True)
    if expect:
        for record in corpus.records:
            run.report.expected.update(count_expected(expect, record))
    for record in by_article(filter(run.concerns, corpus.records)):
        corpus.asked.clear()
        findings, evidence = [], []
        for rule, result in judge_record(record, run.context):
            if isinstance(result, Evidence):
                evidence.append(result)
            else:
                findings.append(run.add(rule, result, record.file, record.document, record.id))
        run.report.pieces += [(record, piece) for piece in evidence]
        run.report.evidence.update((piece.how, piece.result, piece.quoted) for piece in evidence)
        if run.memory:
            run.memory.note_record(record, run.context, findings, evidence, count_expected(expect, record))
    for rule in GROUP_RULES:
        members = [record for record in corpus.records if rule.speaks_of(record.schema)]
        if any(map(run.concerns, members)):
            for key, records in group_by(members, partial(rule.keys, context=run.context)).items():
                if any(map(run.concerns, records)):
                    _judge_group(run, rule, key, records)


def _judge_group(run: Pipeline, rule: Rule[..., Any], key: Any, records: list[Record]) -> None:
    """Gather what a rule says of the records that share a key."""
    run.report.corpus.asked.clear()
    found = [
        (record.document, run.add(rule, problem, record.file, record.document, record.id))
        for record, problem in judge_group(rule, key, records, run.context)
        if run.concerns(record)
    ]
    if run.memory:
        run.memory.note_group(rule, key, records, run.context, found)
