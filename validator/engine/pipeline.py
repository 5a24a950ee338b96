"""The pipeline, from files to findings, readable from top to bottom.

    files -> documents -> records that fit their schema -> links, groups, claims -> findings

A problem in one record never hides another's: whatever can still be checked is checked, and one cause gives one
finding. The work is divided into tasks (`validator.engine.batches`, `validator.engine.groups`), which several processes
share where that pays.
"""

from __future__ import annotations

import os
from array import array
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from validator.corpus.change import Change
from validator.corpus.config import Dataset, nothing_to_check
from validator.corpus.files import idle_globs, record_files
from validator.corpus.kinds import all_schemas
from validator.corpus.packed import PackedCorpus
from validator.corpus.reading import read_content
from validator.engine.apply_rules import GROUP_RULES
from validator.engine.batches import file_given_up, judge_records, read_files, record_given_up
from validator.engine.groups import BUCKETS, group_given_up, judge_groups
from validator.engine.processes import MAX_TASKS, processes_for, spread
from validator.engine.run import Files, RunInputs, Unit
from validator.engine.scope import WholeCorpus, affected, position
from validator.evidence.archive import Archive
from validator.findings.finding import Finding, Problem, Severity
from validator.findings.rule import Hit, Rule
from validator.rules.characters import deceiving, deceiving_character
from validator.rules.context import Context
from validator.rules.own import taken_codes
from validator.schema.check import check_own_schemas, check_released, schema_hit
from validator.source.files import CONFIG_FILE, read
from validator.source.pieces import pieces_of

if TYPE_CHECKING:
    from datetime import date

    from validator.engine.cache_rows import Notebook
    from validator.report.report import Progress, Report

MAX_SLICE = 4096
"""Records that are judged in one task, at the most."""


@dataclass
class Pipeline:
    """One run over all files. `sound` is False where the schemas can't be used, so that no record was read.

    `change` limits it to changed files and what depends on them. `memory`, if there is one, takes notes for the next
    run. `findings` are those of the records, in the order of the report: the rules are applied as they are asked for.
    """

    inputs: RunInputs
    report: Report
    change: Change | None = None
    memory: Notebook | None = None
    progress: Progress | None = None
    sound: bool = False
    findings: Iterable[Finding] = ()

    def add(self, rule: Rule, problem: Problem, file: str) -> None:
        """Report something that concerns the dataset as a whole."""
        self.report.general.append(self.inputs.locator.finding(rule, problem, file, 0))


def find(
    dataset: Dataset,
    report: Report,
    settings_hits: Sequence[Hit],
    change: Change | None,
    today: date,
    memory: Notebook | None,
    progress: Progress | None,
    *,
    taken: Container[str],
    keep: bool = False,
) -> Pipeline:
    """Check the schemas, read all records, and make ready to apply the rules.

    What concerns the dataset as a whole goes to `report.general`; what concerns the records comes from `findings` of
    what is returned, in the order of the report. With `keep`, every piece of evidence is kept in the report.
    """
    run = open_run(dataset, report, settings_hits, today, taken=taken, keep=keep)
    if run.sound:
        run.change, run.memory, run.progress = change, memory, progress
        run.findings = _apply_rules(run, _read_files(run))
    return run


def open_run(
    dataset: Dataset,
    report: Report,
    settings_hits: Sequence[Hit],
    today: date,
    *,
    taken: Container[str],
    keep: bool = False,
) -> Pipeline:
    """Check the schemas. What is returned is `sound` if the records can be read, which is still to be done."""
    schemas, mapping_hits, schema_errors = all_schemas(dataset)
    corpus = PackedCorpus(schemas.all)
    report.corpus = corpus
    archive = Archive(dataset.archive, dataset.around_archive)
    inputs = RunInputs(dataset, schemas, Context(archive, today, corpus), corpus, keeping=keep)
    run = Pipeline(inputs, report)
    for found_rule, problem in (*settings_hits, *mapping_hits):
        run.add(found_rule, problem, CONFIG_FILE)
    for problem in deceiving(dataset.settings):
        run.add(deceiving_character, problem, CONFIG_FILE)
    errors = [*schema_errors, *check_own_schemas(schemas, dataset.root)] or taken_codes(schemas, taken)
    for error in errors:
        run.add(*schema_hit(error), dataset.relative(schemas.folder / error.file))
    if any(error.severity is Severity.ERROR for error in errors):
        return run
    for file, (found_rule, problem) in check_released(schemas):
        run.add(found_rule, problem, dataset.relative(schemas.folder / file))
    if settings_hits and not dataset.records.is_dir():
        return run  # where the records lie is not known
    run.sound = True
    return run


@dataclass
class _Read:
    """What the reading came to, beside the records: findings, the groups by bucket, and which article is quoted."""

    findings: list[Finding]
    groups: dict[int, list[tuple[int, array[int]]]]
    articles: array[int]
    large: bool


def _read_files(run: Pipeline) -> _Read:
    """Read all record files, since links lead everywhere; report on those that the run is about."""
    change, inputs = run.change, run.inputs
    units = _units(run)
    large = any(piece for _, _, piece in units)
    inputs.changed = change.files if change else None
    if large:
        run.memory = None  # what is read piece by piece is not remembered
    if run.memory:
        run.memory.begin(run.report.general, inputs.schemas)
    inputs.noting = run.memory is not None
    found = _Read([], {}, array("I"), large)
    numbers: dict[str, int] = {}
    broken_elsewhere = False
    tasks = list(_batches(units))
    done = 0
    number = processes_for(len(units), large=large)
    given_up: set[str] = set()
    for files in spread(partial(read_files, inputs), tasks, number, partial(file_given_up, inputs)):
        _take(run, found, numbers, files)
        broken_elsewhere |= files.broken_elsewhere
        given_up |= files.given_up
        done += files.units
        if run.progress:
            run.progress(done, len(units), "files read")
    inputs.corpus.seal()
    if change:
        _find_scope(run, change, given_up, broken_elsewhere=broken_elsewhere)
    else:
        names = (inputs.dataset.relative(path) for path, _, _ in units)
        check_patterns(run, names, (finding.location.file for finding in found.findings))
    tell_nothing(run)
    return found


def tell_nothing(run: Pipeline) -> None:
    """Say it where not a single file was read, and nobody has said so yet."""
    change = run.change
    told = any(finding.code == nothing_to_check.code for finding in run.report.general)
    if not run.report.files and not told and not (change and (change.since or change.files)):
        dataset = run.inputs.dataset
        where = "the paths given" if change else dataset.relative(dataset.records)
        run.add(nothing_to_check, nothing_to_check(where), CONFIG_FILE)


def _units(run: Pipeline) -> list[Unit]:
    """All files to read, large ones in pieces, in order."""
    dataset = run.inputs.dataset
    files = record_files(dataset)
    for path in (dataset.root / file for file in sorted(run.change.files if run.change else ())):
        if path.is_symlink() or path.exists():
            files.setdefault(path, _home_of_named(dataset, path))
    return [
        (path, folder, piece)
        for path, folder in files.items()
        for piece in pieces_of(path, dataset.root) or (None,)
    ]


def _home_of_named(dataset: Dataset, path: Path) -> Path:
    """The folder that a link at a path that somebody named must not lead out of."""
    return next(
        (home for home in (dataset.records, dataset.root) if path.is_relative_to(home)),
        path.parent,
    )


def _batches(units: Sequence[Unit]) -> Iterator[list[Unit]]:
    """Units to be read in one task: one piece of a large file, or some small files."""
    size = max(16, min(512, len(units) // 32), len(units) // (MAX_TASKS // 2))
    batch: list[Unit] = []
    for unit in units:
        if batch and (len(batch) >= size or unit[2] or batch[-1][2]):
            yield batch
            batch = []
        batch.append(unit)
    if batch:
        yield batch


def _take(run: Pipeline, found: _Read, numbers: dict[str, int], files: Files) -> None:
    """Put together what was read."""
    report, corpus = run.report, run.inputs.corpus
    before = len(corpus)
    corpus.take(files.packed, files.sizes, files.ids, files.schemas)
    corpus.broken |= files.broken
    report.files += files.files
    report.checked.update(files.checked)
    report.drafts += files.drafts
    report.expected.update(files.expected)
    found.findings += files.findings
    found.articles.extend(numbers.setdefault(name, len(numbers)) for name in files.articles)
    run.inputs.context.samples.update(files.samples)
    run.inputs.noted += files.noted
    archive = run.inputs.context.archive
    archive.too_large |= files.too_many_texts
    if files.texts or archive.too_large:
        archive.use_index(files.texts)
    if files.texts and run.memory:
        run.memory.note_texts(files.texts)
    run.inputs.locator.known.update(files.digests)
    for bucket, part in files.groups.items():
        found.groups.setdefault(bucket, []).append((before, part))
    if run.memory:
        run.memory.note_files(files.notes)
    _drop_memory(run, files.moved)


def _drop_memory(run: Pipeline, moved: bool) -> None:
    """Remember nothing of a run in which a file was one thing when it was read and another when it was to be shown."""
    if moved and run.memory:
        run.memory.drop()


def check_patterns(run: Pipeline, files: Iterable[str], told_of: Iterable[str]) -> None:
    """A mapped kind without a single record has a wrong pattern, and so has one of whose patterns none fits a file.

    `files` are all that were read, and `told_of` those in which something was found.
    """
    dataset = run.inputs.dataset
    idle = idle_globs(dataset, files)
    told_of = set(told_of)
    for kind, entry in dataset.settings.get("kinds", {}).items():
        told = map(run.inputs.schemas.mapped_to, told_of)
        if not run.report.checked[kind] and not any(
            kind == schema.kind for found in told for schema in found
        ):
            files = entry["files"]
            where = files if isinstance(files, str) else ", ".join(files)
            problem = nothing_to_check(where, ("kinds", kind, "files"))
            run.add(nothing_to_check, problem, CONFIG_FILE)
            continue
        for _, index, glob in (found for found in idle if found[0] == kind):
            problem = nothing_to_check(glob, ("kinds", kind, "files", index))
            run.add(nothing_to_check, problem, CONFIG_FILE)


def _find_scope(run: Pipeline, change: Change, given_up: set[str], *, broken_elsewhere: bool) -> None:
    """Which records a change concerns: those in the changed files, and what depends on them.

    Files that were `given_up` are not read again.
    """
    inputs, corpus = run.inputs, run.inputs.corpus
    before = [
        read_content(data, file, inputs.schemas)
        for file, data in sorted(change.before.items())
        if file not in given_up
    ]
    after = [
        read_content(
            read(path, _home_of_named(inputs.dataset, path)), inputs.dataset.relative(path), inputs.schemas
        )
        for path in (inputs.dataset.root / file for file in sorted(change.files - given_up))
        if os.path.lexists(path)
    ]
    around = WholeCorpus(corpus, GROUP_RULES, inputs.context)
    found = affected(around, change, before, after, broken_elsewhere=broken_elsewhere)
    inputs.places = set(found)
    inputs.scope = {place for place, record in enumerate(corpus.records) if position(record) in found}
    concerned = [corpus.at(place) for place in sorted(inputs.scope)]
    run.report.dependents = [record for record in concerned if record.file not in change.files]
    run.report.checked.update(record.kind for record in run.report.dependents)


def _apply_rules(run: Pipeline, read: _Read) -> Iterator[Finding]:
    """Apply every rule to the records, links and groups that it reads; yield all findings, in order.

    First the groups, so that what is found of a record afterwards is all that there is to say up to its place. The
    records of a large file are judged in their order, and what is found is told at once; otherwise they are judged
    article by article, and everything is told at the end.
    """
    inputs = run.inputs
    number = processes_for(len(inputs.corpus), large=False)
    buckets = [read.groups.pop(bucket) for bucket in range(BUCKETS) if bucket in read.groups]
    for groups in spread(partial(judge_groups, inputs), buckets, number, partial(group_given_up, inputs)):
        read.findings += groups.findings
        if run.memory:
            run.memory.note_groups(groups.notes)
        _drop_memory(run, groups.moved)
    read.findings.sort(key=Finding.sort_key)
    judged = _judge(run, _tasks(inputs, read, number), number)
    if not read.large:
        yield from sorted(
            [*read.findings, *(finding for part in judged for finding in part)], key=Finding.sort_key
        )
        return
    from heapq import merge
    from itertools import chain

    yield from merge(read.findings, chain.from_iterable(judged), key=Finding.sort_key)


def _tasks(inputs: RunInputs, read: _Read, number: int) -> list[array[int]]:
    """The positions of the records to be judged, task by task.

    Records that quote one article come one after another, so that its text is prepared only once; in a large file
    they do so in each task.
    """
    positions = array("I", range(len(inputs.corpus)) if inputs.scope is None else sorted(inputs.scope))
    article = read.articles.__getitem__
    if not read.large:
        positions = array("I", sorted(positions, key=article))
    size = min(MAX_SLICE, max(64, len(positions) // (8 * number)))
    size = max(size, len(positions) // (MAX_TASKS // 2))
    tasks = [positions[start : start + size] for start in range(0, len(positions), size)]
    return [array("I", sorted(task, key=article)) for task in tasks] if read.large else tasks


def _judge(run: Pipeline, tasks: Sequence[array[int]], number: int) -> Iterator[list[Finding]]:
    """Apply the rules to records; the findings of each task, sorted."""
    report, done, total = run.report, 0, sum(map(len, tasks))
    results = spread(partial(judge_records, run.inputs), tasks, number, partial(record_given_up, run.inputs))
    for judged in results:
        done += judged.records
        if run.progress:
            run.progress(done, total, "records judged")
        report.evidence.update(judged.evidence)
        report.unsure |= judged.unsure
        report.textless |= judged.textless
        report.missing |= judged.missing
        report.pieces += judged.pieces
        if run.memory:
            run.memory.note_records(judged.notes)
        _drop_memory(run, judged.moved)
        yield sorted(judged.findings, key=Finding.sort_key)
