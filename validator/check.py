"""The check, from files to findings, readable from top to bottom.

    files -> documents -> records that fit their schema -> links, groups, claims -> findings

A problem in one record never hides another's: whatever can still be checked is checked, and one cause gives one
finding.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

from validator.archive import Archive
from validator.config import CONFIG_FILE, Dataset, nothing_to_check
from validator.corpus import Corpus, Group, Record, group_by
from validator.finding import Evidence, Finding, Problem, Severity
from validator.locate import Locator
from validator.paths import Pattern, format_pattern
from validator.rule import Hit, Rule
from validator.rules import RULES
from validator.rules.context import Context
from validator.schema import Schema, Schemas, load_schemas
from validator.schema_files import check_schemas, invalid_schema
from validator.source import decode, parse, read, walk
from validator.structure import choose_schema, explain

Progress = Callable[[int, int], None]


@dataclass
class Report:
    """What a run found, and what it looked at.

    `evidence` holds, for every piece of quoted words, whether it was checked and how; `checked` counts records by kind.
    """

    findings: list[Finding] = field(default_factory=list)
    files: int = 0
    checked: Counter[str] = field(default_factory=Counter)
    evidence: list[tuple[Record, Evidence]] = field(default_factory=list)
    corpus: Corpus = field(default_factory=Corpus)

    def count(self, severity: Severity) -> int:
        """How many findings weigh this much, waived ones apart."""
        return sum(1 for finding in self.findings if finding.severity is severity and not finding.waived)

    @property
    def clean(self) -> bool:
        """Whether the run found no error."""
        return not self.count(Severity.ERROR)


@dataclass
class _Run:
    """The state of one run: what is gathered on the way from files to findings."""

    dataset: Dataset
    schemas: Schemas
    locator: Locator
    report: Report
    selected: frozenset[str] | None

    def add(
        self, rule: Rule[..., Any], problem: Problem, file: str, document: int = 0, record: str = ""
    ) -> None:
        if self.selected is None or file in self.selected:
            self.report.findings.append(self.locator.finding(rule, problem, file, document, record))


def check(
    dataset: Dataset,
    settings_hits: Sequence[Hit] = (),
    paths: Sequence[Path] = (),
    *,
    today: date,
    progress: Progress | None = None,
) -> Report:
    """Check a dataset, or of it only the records in `paths` (files or folders, absolute)."""
    schemas, schema_errors = load_schemas(dataset.schemas)
    files, selected = _choose_files(dataset, paths)
    run = _Run(dataset, schemas, Locator(dataset.root), Report(), selected)
    for found_rule, problem in settings_hits:
        run.report.findings.append(run.locator.finding(found_rule, problem, CONFIG_FILE, 0))
    for error in [*schema_errors, *check_schemas(schemas)]:
        problem = invalid_schema(error.path, error.message)
        file = dataset.relative(schemas.folder / error.file)
        run.report.findings.append(run.locator.finding(invalid_schema, problem, file, 0))
    if not any(finding.code == invalid_schema.code for finding in run.report.findings):
        for number, path in enumerate(files):
            if progress:
                progress(number, len(files))
            _read_records(run, path)
        if progress:
            progress(len(files), len(files))
        _apply_rules(run, today)
    if not run.report.files and not run.report.findings:
        where = ", ".join(map(dataset.relative, paths or [dataset.records]))
        run.report.findings.append(
            run.locator.finding(nothing_to_check, nothing_to_check(where), CONFIG_FILE, 0)
        )
    run.report.findings.sort(key=Finding.sort_key)
    return run.report


def _choose_files(dataset: Dataset, paths: Sequence[Path]) -> tuple[list[Path], frozenset[str] | None]:
    """All record files, since links lead everywhere; and the names of those that the run is about."""
    files = list(walk(dataset.records))
    if not paths:
        return files, None
    known = dict.fromkeys(files)
    selected: list[Path] = []
    for path in paths:
        if path.is_dir() and not path.is_symlink():
            selected += walk(path)
        else:
            selected.append(path)
    known.update(dict.fromkeys(selected))
    return list(known), frozenset(dataset.relative(path) for path in selected)


def _read_records(run: _Run, path: Path) -> None:
    """Read one file and take its records into the corpus; what is wrong with them becomes findings."""
    file = run.dataset.relative(path)
    if run.selected is None or file in run.selected:
        run.report.files += 1
    stem = PurePosixPath(file).stem
    data = read(path, run.dataset.records)
    text = data if isinstance(data, tuple) else decode(data)
    if isinstance(text, tuple):
        run.report.corpus.broken.add(stem)
        run.add(*text, file)
        return
    json_lines = file.endswith(".jsonl")
    documents, hits = parse(text, json_lines=json_lines)
    refused = any(found_rule.severity is Severity.ERROR for found_rule, _ in hits)
    if refused:
        run.report.corpus.broken.add(stem)
    for found_rule, problem in hits:
        run.add(found_rule, problem, file)
    for document in documents:
        alone = len(documents) == 1 and document.index == 0 and not refused and not json_lines
        _take_record(run, file, document.index, alone, document.data)


def _take_record(run: _Run, file: str, index: int, alone: bool, data: Any) -> None:
    """Hold one record against its schema."""
    schema = choose_schema(data, run.schemas)
    name = str(data.get("id", "")) if isinstance(data, dict) else ""
    hits = (
        [schema] if not isinstance(schema, Schema) else [] if schema.is_valid(data) else explain(data, schema)
    )
    if run.selected is None or file in run.selected:
        run.report.checked[schema.kind if isinstance(schema, Schema) else "unknown"] += 1
    for found_rule, problem in hits:
        run.add(found_rule, problem, file, index, name)
    if hits or not isinstance(schema, Schema):
        run.report.corpus.broken.update({name, PurePosixPath(file).stem} - {""})
    else:
        run.report.corpus.add(Record(file, index, alone, name, data, schema))


def _apply_rules(run: _Run, today: date) -> None:
    """Apply every rule to the records, links and groups that it reads."""
    corpus = run.report.corpus
    context = Context(Archive(run.dataset.archive), today, corpus)
    for record in corpus.records:
        if run.selected is not None and record.file not in run.selected:
            continue
        for record_rule in _rules("record", record.kind):
            _take(run, record_rule, record, record_rule(record, context))
        for link in corpus.links(record):
            for link_rule in _rules("link", record.kind, link.field.pattern):
                _take(run, link_rule, record, link_rule(link, context))
    for group_rule in RULES:
        if group_rule.shape == "group":
            members = [r for r in corpus.records if not group_rule.kinds or r.kind in group_rule.kinds]
            for key, records in group_by(members, group_rule.key).items():
                if len(records) > 1 or group_rule.alone:
                    for record, problem in group_rule(Group(key, tuple(records)), context):
                        _take(run, group_rule, record, [problem])


@cache
def _rules(shape: str, kind: str, field: Pattern = ()) -> tuple[Rule[..., Any], ...]:
    """The rules of a shape for records of a kind, and for a link those for its field."""
    name = format_pattern(field)
    return tuple(
        rule
        for rule in RULES
        if rule.shape == shape and kind in (rule.kinds or (kind,)) and name in (rule.fields or (name,))
    )


def _take(run: _Run, rule: Rule[..., Any], record: Record, results: Iterable[Problem | Evidence]) -> None:
    """Gather what a rule said of a record."""
    for result in results:
        if isinstance(result, Evidence):
            run.report.evidence.append((record, result))
        else:
            run.add(rule, result, record.file, record.document, record.id)
