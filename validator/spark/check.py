"""The check on Spark, from a dataset to a report: what `validator.check` has done elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from validator.catalogue import all_rules
from validator.check import Judged, check
from validator.corpus.config import Dataset
from validator.corpus.files import is_mapped, record_files
from validator.corpus.published import read_published
from validator.corpus.records import Corpus
from validator.engine.pipeline import Pipeline, check_patterns, open_run, tell_nothing
from validator.findings.finding import Finding, MissingText, Severity
from validator.findings.rule import Hit
from validator.findings.usage import UsageError
from validator.report.report import Report, Show
from validator.report.waivers import Waiver, load_waivers
from validator.rules.own import schema_rules
from validator.schema.schema import Schemas
from validator.source.document import is_lines
from validator.source.files import RECORD_SUFFIXES, walk
from validator.source.inside import is_inside
from validator.spark.files import list_far
from validator.spark.reading import Counts
from validator.spark.rows import COLUMNS, Row, key_of, name_of, table_of
from validator.spark.screening import IN_ORDER, finding_of, screen
from validator.spark.stages import Stages, Told
from validator.spark.tools import PARQUET, ship

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

    from validator.spark.choosing import Build

SHOWN = 1000
"""Findings of each severity that come to the driver and into the report, unless another number is asked for."""


@dataclass
class Far(Corpus):
    """What is known on the driver of a corpus that lies elsewhere: which of the published ids there are."""

    there: list[str] = field(default_factory=list)

    def ids_of(self, kinds: Collection[str]) -> list[str]:
        """The ids of all records that were published."""
        return self.there


@dataclass
class Found:
    """What a run left behind.

    `findings` are those of the records, as rows; `general` those of the dataset as a whole. Of the former, `hidden` are
    only counted in the report. Without records there are no `stages`.
    """

    report: Report
    findings: DataFrame | None = None
    general: list[Finding] = field(default_factory=list)
    hidden: Counter[tuple[Severity, str]] = field(default_factory=Counter)
    counts: Counts = field(default_factory=Counts)
    stages: Stages | None = None
    schemas: Schemas = field(default_factory=lambda: Schemas(Path(), {}, {}))


def check_on_spark(
    spark: SparkSession,
    dataset: Dataset,
    settings_hits: list[Hit],
    work: str,
    *,
    today: date,
    deadlines: bool = False,
    most: int = SHOWN,
    texts: str = "",
    records: str = "",
    build: Build | None = None,
    show: Show,
    told: Told | None = None,
) -> Found:
    """Check a dataset on Spark. `work` is a folder, or a URI, for what goes from one stage to the next.

    It must be one that all workers reach. `show` is told the first `most` findings of each severity, and all that
    concern the dataset as a whole. `texts` is a table of the articles' texts (columns `sha256` and `text`), in the
    place of the archive's folder, and `records` a URI, in the place of the records folder; `told` is told of each
    stage. With `build`, the stages also say what each record gives to a dataset (`validator.spark.building`).

    Raises UsageError for what Spark does not check as the local engine does.
    """
    found = Found(Report())

    def elsewhere(report: Report) -> Judged:
        run = open_run(dataset, report, settings_hits, today, taken={rule.code for rule in all_rules()})
        if not run.sound:
            return Judged(False)
        found.schemas = run.inputs.schemas
        far, files = _far_files(dataset, records) if records else ("", _files(dataset))
        _refuse(dataset, files)
        waivers = _waivers(run)
        watched = frozenset(waiver.record for waiver in waivers)
        shipped = ship(dataset, run.inputs.schemas, files, today, watched, texts, far, build)
        if not files:
            check_patterns(run, (), ())
            tell_nothing(run)
            return Judged(True)
        stages = found.stages = Stages(spark, shipped, work, told)
        stages.read()
        stages.judge()
        stages.judge_groups()
        given = stages.said("finding")
        screened, _ = stages.write(
            "screened", given.mapInArrow(lambda rows: screen(shipped, waivers, rows), COLUMNS)
        )
        found.findings, found.counts = screened.where("tag = 'finding'"), stages.counts
        _fill(run, stages, waivers)
        _show(found, report, most, show)
        used = {int(what[1]) for what in stages.counts if what[0] == "used"}
        return Judged(True, used, None if far else {name for name, _ in shipped.files})

    def show_general(finding: Finding) -> None:
        found.general.append(finding)
        show(finding)

    found.report = check(
        dataset, settings_hits, today=today, deadlines=deadlines, show=show_general, elsewhere=elsewhere
    )
    return found


def _files(dataset: Dataset) -> dict[Path, Path]:
    """The record files, tables among them, in the order of checking, each with the folder that it must lie in."""
    if not is_inside(dataset.records, dataset.root):
        return record_files(dataset)
    own = walk(dataset.records, (*RECORD_SUFFIXES, PARQUET)) if dataset.records.is_dir() else ()
    return {**dict.fromkeys(own, dataset.records), **record_files(dataset)}


def _far_files(dataset: Dataset, records: str) -> tuple[str, dict[Path, Path]]:
    """The files below a URI, named as if they lay in the records folder."""
    folder, names = list_far(records, (*RECORD_SUFFIXES, PARQUET))
    return folder, {dataset.records / name: dataset.records for name in names}


def _refuse(dataset: Dataset, files: Iterable[Path]) -> None:
    """Raise UsageError for records that the stages can't read as the local engine does."""
    for kind, entry in dataset.settings.get("kinds", {}).items():
        if "records" in entry:
            raise UsageError(
                f"--engine spark reads a record a line, but 'records' of the kind {kind!r} in onrecord.yaml says that "
                "several stand in one document; check this dataset without it"
            )
    for path in files:
        name = dataset.relative(path)
        if path.name.endswith(PARQUET) and is_mapped(dataset, name):
            raise UsageError(
                f"--engine spark reads tables (.parquet) of records that name their schema, and 'kinds' in "
                f"onrecord.yaml maps {name}; write these records as JSON Lines"
            )
        if not (is_lines(path.name) or path.name.endswith(PARQUET)):
            raise UsageError(
                f"--engine spark reads JSON Lines (.jsonl, .ndjson) and Parquet, and {name} is neither; check this "
                "dataset without it, or write its records as JSON Lines"
            )


def _waivers(run: Pipeline) -> list[Waiver]:
    """The waivers, if nothing is wrong with them (what is wrong, `validator.check` tells)."""
    dataset = run.inputs.dataset
    rules = {rule.code: rule for rule in all_rules()} | schema_rules(run.inputs.schemas)
    return load_waivers(dataset.rules, rules)[0]


def _fill(run: Pipeline, stages: Stages, waivers: list[Waiver]) -> None:
    """Put into the report what the stages counted."""
    report, counts = run.report, stages.counts
    sorts: dict[str, Counter[tuple[str, ...]]] = {}
    for (sort, *what), number in counts.items():
        sorts.setdefault(sort, Counter())[tuple(what)] += number

    def of(sort: str) -> Counter[tuple[str, ...]]:
        return sorts.get(sort, Counter())

    report.files, report.drafts = counts["file",], counts["draft",]
    report.checked.update({kind: number for (kind,), number in of("kind").items()})
    report.evidence.update(
        {(how, said, quoted == "1"): n for (how, said, quoted), n in of("evidence").items()}
    )
    report.expected.update({(kind, name): number for (kind, name), number in of("expected").items()})
    report.left_out.update({code: number for (code,), number in of("left-out").items()})
    report.lowered.update({code: number for (code,), number in of("lowered").items()})
    report.missing = {
        MissingText(name_of(bytes(name)), bytes(reason).decode())
        for name, reason in stages.said("missing").select("name", "key").distinct().collect()
    }
    report.unsure = _names(stages.said("unsure"))
    report.textless = _names(stages.said("textless"))
    watched = {key_of(waiver.record) for waiver in waivers}
    broken = _names(stages.broken.where(stages.broken["name"].isin(list(watched)))) if watched else set()
    report.corpus = Far(
        broken=broken | _names(stages.broken.limit(1)), there=_published(run.inputs.dataset, stages)
    )
    check_patterns(run, (name for name, _ in stages.shipped.files), _files_told_of(stages))
    tell_nothing(run)


def _names(rows: DataFrame) -> set[str]:
    return {
        bytes(name).decode("utf-8", "surrogatepass") for (name,) in rows.select("name").distinct().collect()
    }


def _published(dataset: Dataset, stages: Stages) -> list[str]:
    """Which of the published ids there are."""
    published = list(read_published(dataset.rules)["records"])
    if not published:
        return []
    wanted = stages.spark.createDataFrame(table_of(Row("wanted", name=key_of(name)) for name in published))
    return sorted(_names(stages.records.join(wanted.select("name"), "name", "left_semi")))


def _files_told_of(stages: Stages) -> list[str]:
    """The files that something was found in, if `kinds` names any."""
    if "kinds" not in stages.shipped.settings:
        return []
    numbers = stages.all.where("tag = 'finding'").select("file").distinct().collect()
    by_rank = {rank: name for (name, _), rank in zip(stages.shipped.files, stages.shipped.ranks, strict=True)}
    return [by_rank[number] for (number,) in numbers]


def _show(found: Found, report: Report, most: int, show: Show) -> None:
    """Count all findings, and show the first ones of each severity, in order."""
    for (sort, *what), number in found.counts.items():
        if sort == "finding":
            code, severity, state = what[0], Severity(what[1]), what[2]
            report.numbers[severity, state] += number
            report.by_rule.update({(code, severity): number} if state == "open" else {})
    assert found.findings is not None
    first: list[Finding] = []
    for number, _ in enumerate(Severity):
        rows = found.findings.where(f"number = {number}").orderBy(*IN_ORDER).limit(most)
        first += (finding_of(Row(*row)) for row in rows.select(*Row._fields).collect())
    found.hidden.update(report.numbers)
    for finding in sorted(first, key=Finding.sort_key):
        found.hidden[finding.severity, finding.state] -= 1
        show(finding)
    found.hidden = +found.hidden
