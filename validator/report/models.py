"""What the report reads and writes beside the records, as models: waivers, a baseline, the JSON report.

The schemas beside this file are made from them (`make docs`). Within `onrecord-report/1` members may be added, and none
is taken away or given another meaning.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, RootModel

from validator.findings.border import Border, Open

Text = Annotated[str, Field(min_length=1)]
Said = Annotated[str, Field(pattern=r"[^ \t\r\n]")]


class WaiverEntry(Border):
    """A finding that is accepted on purpose."""

    rule: Annotated[
        str,
        Field(
            title="Rule",
            description="The code of the finding, as the report shows it in brackets.",
            pattern="^[a-z][a-z0-9]*(-[a-z0-9]+)*$",
        ),
    ]
    record: Annotated[Text, Field(title="Record", description="The id of the record that the finding is in.")]
    place: Annotated[
        Text | None,
        Field(
            title="Place",
            description="The key path of the finding in the record, such as sources[0].quote. Without it, every "
            "finding of the rule in the record is waived.",
        ),
    ] = None
    reason: Annotated[
        Said,
        Field(
            title="Reason",
            description="Why the finding is accepted, so that somebody else can judge whether that still holds.",
        ),
    ]
    by: Annotated[Said, Field(title="By", description="Who accepted it: a name, initials or an account.")]
    until: Annotated[
        str | None,
        Field(
            title="Until",
            description="The last day on which the waiver holds, in quotation marks: '2031-12-31'.",
            pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
            json_schema_extra={"format": "date"},
        ),
    ] = None


class Waivers(RootModel[list[WaiverEntry]]):
    """All waivers of a dataset."""

    model_config = ConfigDict(
        title="waivers.yaml",
        json_schema_extra={
            "description": "Findings that are accepted on purpose. A waived finding stays visible in the report and is "
            "counted apart."
        },
    )


class KnownFinding(Open):
    """Findings that are alike."""

    fingerprint: Annotated[
        str,
        Field(
            description="What stays the same of a finding when lines move or the file is renamed.",
            pattern="^[0-9a-f]{16}$",
        ),
    ]
    count: Annotated[int, Field(description="How many there are.", ge=1)]
    code: str = ""
    record: str = ""
    file: str = ""


class Baseline(Open):
    """The findings that are known already."""

    model_config = ConfigDict(
        title="Baseline of onrecord validate",
        json_schema_extra={"description": "Findings that are known already, so that only new ones fail."},
    )
    format: Literal["onrecord-baseline/1"]
    findings: list[KnownFinding]


Count = Annotated[int, Field(ge=0)]
Counts = dict[str, Count]


class BySeverity(Border):
    """Numbers of findings; waived and known ones apart."""

    error: Count
    warning: Count
    info: Count


class Evidence(Border):
    """Numbers of pieces of quoted words, direct quotes and evidence, by the way in which they were checked."""

    text: Annotated[Count | None, Field(description="Against the article's text.")] = None
    proof: Annotated[Count | None, Field(description="By their published proof.")] = None
    unchecked: Annotated[Count | None, Field(description="Not at all.")] = None


class DatasetCounts(Open):
    """What a dataset holds, and what was found in it."""

    files: Annotated[
        Count, Field(description="How many files were read, those that could not be read included.")
    ]
    records: Annotated[Counts, Field(description="Checked records by kind.")]
    findings: BySeverity
    rules: Annotated[Counts, Field(description="Findings by rule; waived and known ones apart.")]
    evidence: Evidence
    unchecked: Annotated[
        Counts,
        Field(description="Pieces that were not checked, by the reason: no-archive, no-text and others."),
    ]
    missing_texts: Annotated[
        Count,
        Field(
            description="Articles looked at for which no text with the recorded hash lies in the archive: their own "
            "records, and those whose words were looked for. 0 where there is no archive."
        ),
    ]
    drafts: Annotated[
        Count, Field(description="Records that nobody has reviewed yet; they are kept out of the dataset.")
    ]
    waived: Annotated[Count, Field(description="Findings accepted on purpose, in waivers.yaml.")]
    known: Annotated[Count, Field(description="Findings that the baseline has.")]
    gone: Annotated[
        Count, Field(description="Findings that the baseline has and that are not there any more.")
    ]
    left_out: Annotated[Counts, Field(description="Findings of rules that onrecord.yaml turns off, by code.")]
    lowered: Annotated[
        Counts, Field(description="Findings that weigh less than their rule says, by onrecord.yaml, by code.")
    ]


class AllCounts(DatasetCounts):
    """The numbers of all datasets together."""

    not_shown: Annotated[Count, Field(description="Findings that --max-findings kept out of the report.")]


class ChangeLookedAt(Open):
    """What a run was limited to."""

    since: Annotated[
        str,
        Field(description="The git revision that the change is counted from; empty if files were named."),
    ]
    everything: Annotated[
        str, Field(description="Why everything was checked all the same; empty if it was not.")
    ]
    files: Annotated[list[str], Field(description="The changed files, deleted ones included.")]
    dependents: Annotated[
        list[str], Field(description="Ids of records that were checked because they depend on the change.")
    ]


Change = ChangeLookedAt | Literal[None]


class DatasetReport(Open):
    """One dataset of a report."""

    root: Annotated[str, Field(description="The dataset's folder, as seen from where the command stood.")]
    clean: bool
    counts: DatasetCounts
    change: Change
    policy_from: Annotated[
        str,
        Field(
            description="The git revision whose settings, waivers and schemas it was judged by (--policy-from); empty "
            "where it was judged by its own."
        ),
    ]


class Place(Open):
    """A range in a file.

    Lines and columns count from 1, columns in characters; end_column is the one behind the last. Line 0 means the file
    as a whole.
    """

    file: Annotated[
        str,
        Field(
            description="As seen from where the command stood, with /; or 'text of ID' for the text of an article. "
            "What is no Unicode stands as \\u{dc80}."
        ),
    ]
    line: Count
    column: Count
    end_line: Count
    end_column: Count
    path: Annotated[
        str,
        Field(description="The field, such as sources[0].article; empty for the record or file as a whole."),
    ]
    article: Annotated[str | None, Field(description="The article, for a place in its text.")] = None


class Related(Open):
    """Another place that helps to understand a finding, in a record or in an article's text."""

    message: str
    location: Place


class CertainFix(Open):
    """A new value for one field that is certain to be right."""

    path: Annotated[str, Field(description="The field, such as sources[0].article.")]
    value: str
    reason: str


class ReportedFinding(Open):
    """One finding."""

    code: Annotated[
        str,
        Field(
            description="The rule, such as quote-not-in-source; onrecord explain CODE prints its page. A code never "
            "changes its meaning."
        ),
    ]
    severity: Literal["error", "warning", "info"]
    message: Text
    dataset: Annotated[str, Field(description="The folder of its dataset, as in datasets.")]
    record: Annotated[str, Field(description="The id of the record; empty where there is none.")]
    location: Place
    hint: Annotated[Text | None, Field(description="The way out.")] = None
    detail: Annotated[
        list[str] | None,
        Field(
            description="Lines that belong to the message, such as the differences between two wordings.",
            min_length=1,
        ),
    ] = None
    related: Annotated[list[Related] | None, Field(min_length=1)] = None
    fix: CertainFix | None = None
    properties: Annotated[
        dict[str, Any] | None, Field(description="Further facts, which differ from rule to rule.")
    ] = None
    waived: Annotated[Text | None, Field(description="Accepted on purpose, for this reason.")] = None
    known: Annotated[Literal[True] | None, Field(description="The baseline has it.")] = None


class JsonReport(Open):
    """What `onrecord validate --format json` writes."""

    model_config = ConfigDict(
        title="Report of onrecord validate --format json",
        json_schema_extra={
            "description": "What a check found and what it looked at. Format onrecord-report/1: within this version "
            "members may be added, and none is taken away or given another meaning; so programs should pass over "
            "members that they don't know."
        },
    )
    format: Literal["onrecord-report/1"]
    version: Annotated[str, Field(description="The version of OnRecord that made the report.")]
    findings: Annotated[
        list[ReportedFinding],
        Field(description="Sorted by file, place and code, dataset by dataset."),
    ]
    clean: Annotated[
        bool,
        Field(
            description="Whether there is no error that is neither waived nor known. The command's exit code is 0 if "
            "so, else 1."
        ),
    ]
    counts: AllCounts
    change: Annotated[
        Change,
        Field(description="What the run was limited to; null if it was not, or was about several datasets."),
    ]
    datasets: Annotated[list[DatasetReport], Field(description="What was checked, one entry a dataset.")]
