"""The check, from a dataset to a report.

What is found comes from the pipeline (`validator.engine.pipeline`), or, as far as nothing has changed since the last
run, from what that run remembered (`validator.memory`). What the settings, the waivers and the baseline make of it is
decided here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from validator.corpus.config import Dataset
from validator.corpus.several import locator_of
from validator.findings.finding import Finding, Problem
from validator.findings.rule import Hit, Rule
from validator.report.report import Progress, Report, Show
from validator.schema.schema import Schemas
from validator.source.files import CONFIG_FILE, WAIVERS_FILE
from validator.source.locate import Locator

if TYPE_CHECKING:
    from validator.corpus.change import Change
    from validator.memory.memory import Memory
    from validator.report.waivers import Waiver


class Judged(NamedTuple):
    """What came of a check on other machines: whether the schemas can be used, the numbers of the waivers that were
    needed, and the files that were read: None if none of them lies in the dataset's folder.
    """

    sound: bool
    used: Collection[int] = ()
    read: Collection[str] | None = ()


Elsewhere = Callable[[Report], Judged]
"""What has the records judged, and their findings screened, on other machines, and fills in the report."""


@dataclass
class _Check:
    """One run of the check: what it is about, and what it has come to.

    `used` are the waivers that were needed; `read` are files that were read beside those that the local engine reads.
    """

    dataset: Dataset
    report: Report
    locator: Locator
    today: date
    schemas: Schemas | None = None
    memory: Memory | None = None
    used: set[int] = field(default_factory=set)
    read: Collection[str] | None = ()

    def finding(self, rule: Rule, problem: Problem, file: str) -> Finding:
        """A finding about the dataset as a whole."""
        return self.locator.finding(rule, problem, file, 0)

    def rules(self) -> dict[str, Rule]:
        """All rules by code, those of the schemas included that can be used."""
        from validator.catalogue import all_rules
        from validator.rules.own import schema_rules

        return {rule.code: rule for rule in all_rules()} | schema_rules(self.loaded())

    def loaded(self) -> Schemas:
        """All schemas, those of mapped kinds included; read now if they were not needed before."""
        from validator.corpus.kinds import all_schemas

        self.schemas = self.schemas or all_schemas(self.dataset)[0]
        return self.schemas


def check(
    dataset: Dataset,
    settings_hits: Sequence[Hit] = (),
    change: Change | None = None,
    *,
    today: date,
    deadlines: bool = False,
    baseline: Counter[str] | None = None,
    progress: Progress | None = None,
    cached: bool = False,
    keep: bool = False,
    show: Show | None = None,
    elsewhere: Elsewhere | None = None,
) -> Report:
    """Check a dataset, or of it only a change and what depends on it.

    `today` is the day for rules and waivers that depend on it; with `deadlines`, a waiver that has expired is an
    error. `baseline` are the fingerprints of known findings. With `cached`, what an earlier run has found is remembered
    where nothing changed, and written down for the next run. With `keep`, the report has every piece of evidence. With
    `show`, findings are handed over in their order as soon as they are known, instead of kept. With `elsewhere`, other
    machines judge the records.
    """
    run = _Check(dataset, Report(change=change, show=show), locator_of(dataset), today)
    report = run.report
    limit = change if change and not change.everything else None
    if cached and not settings_hits:
        from validator.memory.memory import open_memory

        run.memory = open_memory(dataset, today)
    try:
        if run.memory and run.memory.recall(report, limit):
            sound = True
            report.findings.sort(key=Finding.sort_key)
            findings: Iterable[Finding] = report.findings
            report.findings = []
        elif elsewhere:
            judged = elsewhere(report)
            sound, findings = judged.sound, ()
            run.used, run.read = set(judged.used), judged.read
        else:
            sound, findings = _find(run, settings_hits, limit, progress, keep=keep)
        if not sound:  # of schemas that can't be used, nothing more is asked
            run.schemas = run.loaded().usable()
        for finding in _taken_away(run):
            report.take(finding)
        for finding in _screen(run, findings, sound, baseline, deadlines):
            report.take(finding)
        if run.memory:
            report.rests_on = run.memory.save()
    finally:
        if run.memory:
            run.memory.close()
    return report


def _taken_away(run: _Check) -> Iterator[Finding]:
    """What the change since a revision takes away; nothing of it can be waived, lowered or known."""
    change = run.report.change
    if change and change.since:
        from validator.report.compared import compare

        locator = locator_of(replace(run.dataset, rules_folder=None))
        rules = run.rules() if change.policy else {}
        for hit, file in compare(run.dataset, change, rules, run.loaded()):
            yield locator.finding(*hit, file, 0)


def _find(
    run: _Check, settings_hits: Sequence[Hit], limit: Change | None, progress: Progress | None, *, keep: bool
) -> tuple[bool, Iterable[Finding]]:
    """Read the records, and get ready to judge them; False if the schemas can't be used."""
    from validator.catalogue import all_rules
    from validator.engine.pipeline import find

    memory = None if limit else run.memory
    pipeline = find(
        run.dataset,
        run.report,
        settings_hits,
        limit,
        run.today,
        memory,
        progress,
        taken={rule.code for rule in all_rules()},
        keep=keep,
    )
    run.schemas = pipeline.inputs.schemas
    return pipeline.sound, pipeline.findings


def _screen(
    run: _Check, findings: Iterable[Finding], sound: bool, baseline: Counter[str] | None, deadlines: bool
) -> Iterator[Finding]:
    """What the waivers, the settings and the baseline make of the findings. Only here a finding is left out."""
    report = run.report
    waivers, general = _check_settings(run) if sound else ([], [])
    findings = chain(findings, _general(run, general, sound))
    if waivers:
        from validator.report.waivers import apply_waivers

        findings = apply_waivers(findings, waivers, run.used)
        findings = chain(findings, _check_waivers(run, waivers, deadlines))
    if "rules" in run.dataset.settings:
        from validator.report.settings import apply_settings, read_settings

        settings = read_settings(run.dataset.settings)
        findings = apply_settings(findings, settings, run.rules(), report.left_out, report.lowered)
    if baseline is None:
        yield from findings
        return
    from validator.report.baseline import apply_baseline

    left = baseline.copy()
    yield from apply_baseline(findings, left)
    limited = report.change and not report.change.everything
    report.gone = 0 if limited else left.total()


def _general(run: _Check, found: list[Finding], sound: bool) -> Iterator[Finding]:
    """What concerns the dataset as a whole, in order; asked for when all records have been looked at."""
    found = [*run.report.general, *found]
    if sound and "expect" in run.dataset.settings:
        from validator.rules.expectations import check_expectations

        expect = run.dataset.settings["expect"]
        for rule, problem in check_expectations(expect, run.report.expected, run.loaded()):
            found.append(run.finding(rule, problem, CONFIG_FILE))
    if sound:  # else nothing was read
        from validator.corpus.published import PUBLISHED_FILE, missing, read_published
        from validator.corpus.unread import unread_files

        published = read_published(run.dataset.rules)
        there = _ids(run) if published["records"] else None
        for hit in missing(published, there) if there is not None else ():
            found.append(run.finding(*hit, PUBLISHED_FILE))

        read = run.report.change.files if run.report.change else run.read
        for hit, file in unread_files(run.dataset, read) if read is not None else ():
            found.append(run.finding(*hit, file))
    if "archive-too-large" in run.report.unchecked:
        from validator.evidence.archive import archive_too_large

        folder = run.dataset.relative(run.dataset.archive)
        found.append(run.finding(archive_too_large, archive_too_large(folder), CONFIG_FILE))
    yield from sorted(found, key=Finding.sort_key)


def _ids(run: _Check) -> Collection[str] | None:
    """The ids of all records; None where some can't be used, so that nobody knows what is missing."""
    remembered = run.memory.ids() if run.memory else None
    if remembered is not None:
        return remembered
    corpus = run.report.corpus
    if corpus.broken or (run.memory and run.memory.recalled):
        return None
    return set(corpus.ids_of({schema.kind for schema in run.loaded().all}))


def _check_settings(run: _Check) -> tuple[list[Waiver], list[Finding]]:
    """See that settings and waivers name rules that exist and may be touched: the waivers, and what is wrong."""
    path = run.dataset.rules / WAIVERS_FILE
    if "rules" not in run.dataset.settings and not path.exists() and not path.is_symlink():
        return [], []
    from validator.report.settings import check_settings, read_settings
    from validator.report.waivers import load_waivers

    rules = run.rules()
    settings = read_settings(run.dataset.settings)
    found = [run.finding(*hit, CONFIG_FILE) for hit in check_settings(settings, rules)]
    waivers, hits = load_waivers(run.dataset.rules, rules)
    return waivers, [*found, *(run.finding(*hit, WAIVERS_FILE) for hit in hits)]


def _check_waivers(run: _Check, waivers: list[Waiver], deadlines: bool) -> Iterator[Finding]:
    """Report waivers that have expired; and, when everything was checked, those that match nothing."""
    from validator.report.waivers import expired_waiver, unused_waiver

    report = run.report
    # Of a revision's waivers, none has to be needed still: the change may well take them away.
    limited = (report.change is not None and not report.change.everything) or run.dataset.rules_folder
    unsure = report.corpus.broken | report.unsure
    textless = set(report.textless)
    if run.memory:
        unsure |= run.memory.unsure()
        textless |= run.memory.textless()
    rules = run.rules()
    for waiver in waivers:
        if waiver.index in run.used:
            if waiver.until and waiver.until < run.today:
                problem = expired_waiver(waiver, run.today, fail=deadlines)
                yield run.finding(expired_waiver, problem, WAIVERS_FILE)
        elif (
            not limited
            and waiver.record not in unsure
            and _could_speak(run, rules[waiver.rule], waiver, textless)
        ):
            yield run.finding(unused_waiver, unused_waiver(waiver), WAIVERS_FILE)


def _could_speak(run: _Check, rule: Rule, waiver: Waiver, textless: set[str]) -> bool:
    """Whether the texts that a rule needs are at hand: those of the waiver's record, or for a group all of them.

    `textless` are the ids of the records some of whose texts the archive lacks.
    """
    if not rule.needs_text:
        return True
    lacking = bool(textless) if rule.shape == "group" else waiver.record in textless
    return run.dataset.archive.is_dir() and not lacking
