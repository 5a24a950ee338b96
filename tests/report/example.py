"""A report of two datasets in which everything is that a finding can have, for the forms to be written from."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from validator.catalogue import all_rules
from validator.findings.finding import Finding, Fix, Location, RelatedLocation, Severity
from validator.report.forms import ArticleCovered, Run, View
from validator.report.output import Output
from validator.report.report import Report

RULES = {rule.code: rule for rule in all_rules()}
BASE = Path("/srv/collection")
STATEMENT = "records/statements/2031-03-04-quill-no-date-yet.yaml"
ARTICLE = "port-courier-2031-03-05-talks"

FINDINGS = (
    Finding(
        "unknown-reference",
        Severity.ERROR,
        "event refers to '2031-03-04-harbor-talks', but there is no event with this id",
        Location(STATEMENT, 7, 8, 7, 31, ("event",), "event: 2031-03-04-harbor-talks"),
        record="2031-03-04-quill-no-date-yet",
        hint="did you mean '2031-03-04-harbour-talks'?",
    ),
    Finding(
        "quote-not-in-source",
        Severity.ERROR,
        f"these words do not stand in '{ARTICLE}' as they are quoted: a negation differs",
        Location(STATEMENT, 9, 8, 9, 26, ("sources", 0, "quote"), "quote: We have set a date"),
        record="2031-03-04-quill-no-date-yet",
        hint="copy the words from the article",
        detail=("the article has 'not', which the record leaves out",),
        related=(
            RelatedLocation(
                Location(
                    f"text of {ARTICLE}",
                    5,
                    2,
                    5,
                    24,
                    (),
                    '"We have not set a date yet," Ms Quill told them.',
                    ARTICLE,
                ),
                "the closest passage of the article",
            ),
        ),
        properties={
            "verdict": "near",
            "article": ARTICLE,
            "quote": "We have set a date",
            "passage": "We have not set a date",
        },
    ),
    Finding(
        "duplicate-id",
        Severity.ERROR,
        "the id 'ada-quill' is taken already",
        Location("records/people/ada-quill.yaml", 3, 5, 5, 2, ("id",), "id: ada-quill"),
        record="ada-quill",
        related=(
            RelatedLocation(
                Location("records/people/a.yaml", 2, 5, 2, 14, ("id",), "id: ada-quill"), "it is here"
            ),
        ),
        fix=Fix(("id",), "ada-quill-2", "no record has this id"),
    ),
    Finding(
        "single-sourced",
        Severity.WARNING,
        "one article alone tells of this",
        Location("records/events/talks.yaml", 1, 1, 1, 7, (), "schema: event/1"),
        record="talks",
        waived="No other paper was there. (L. Moreau)",
    ),
    Finding(
        "likely-duplicate-name",
        Severity.WARNING,
        "'Zoë Quill' and 'Zoe Quill' may be one person",
        Location("records/people/zoe-quill.yaml", 4, 7, 4, 18, ("name",), 'name: "Zoë Quill" # 左'),
        record="zoe-quill",
        known=True,
    ),
    Finding(
        "copies-only",
        Severity.INFO,
        "all sources are copies of one report",
        Location("records/events/talks.yaml", 12, 1, 14, 1, ("sources",), "sources:"),
        record="talks",
    ),
    Finding(
        "unreadable-file",
        Severity.ERROR,
        "the file can't be read: Permission denied",
        Location("records/people/secret file.yaml"),
        hint="give the person who checks the right to read it",
    ),
)
OTHER = (
    Finding(
        "unreferenced-record",
        Severity.WARNING,
        "nothing refers to this record",
        Location("records/people/lone.yaml", 2, 5, 2, 9, ("id",), "id: lone"),
        record="lone",
    ),
)


def run_of(root: Path, findings: Sequence[Finding], coverage: Sequence[ArticleCovered] = ()) -> Run:
    """A dataset in which these were found."""
    report = Report(files=7)
    report.checked.update({"statement": 2, "person": 3, "event": 1})
    report.evidence.update({("text", "exact", True): 2, ("unchecked", "no-text", True): 1})
    for finding in findings:
        report.take(finding)
    report.policy_from = "origin/main" if coverage else ""
    return Run(root, "", report, coverage, RULES)


RUNS = (
    run_of(
        BASE / "harbours",
        FINDINGS,
        [
            ArticleCovered(ARTICLE, "Talks on the northern berth", 40, 22),
            ArticleCovered("isle-news", "Isle", None),
        ],
    ),
    run_of(BASE / "islands", OTHER),
)


def written(form: str, runs: Sequence[Run] = RUNS, view: View | None = None) -> str:
    """A report in one form, its files named from BASE."""
    output = Output(form, view or View(), BASE)
    pieces = [output.begin()]
    pieces += [output.finding(finding, run.root) for run in runs for finding in run.report.findings]
    return "".join([*pieces, output.end(runs)])
