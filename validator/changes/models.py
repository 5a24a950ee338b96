"""What `onrecord diff --format json` writes, as models; the schema beside this file is made from them (`make docs`).

Within a version of the format members may be added, and none is taken away or given another meaning.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field

from validator.findings.border import Open

FORMAT = "onrecord-diff/1"
Count = Annotated[int, Field(ge=0)]


class Compared(Open):
    """One of the two sides."""

    name: Annotated[
        str, Field(description="As it was asked for: a revision, a folder, or 'the working tree'.")
    ]
    commit: Annotated[
        str | None,
        Field(description="The commit that the revision is; left out for a working tree or a folder."),
    ] = None
    version: Annotated[
        str | None, Field(description="The version that a built dataset gives itself, if it gives one.")
    ] = None


class Weakened(Open):
    """What the change takes away: from the check, from what a record rests on, or from what was published."""

    code: Annotated[
        str,
        Field(
            description="check-weakened, published-record-gone or id-used-anew; onrecord explain has the pages."
        ),
    ]
    message: str
    record: Annotated[str, Field(description="The id of the record; empty where it is about the dataset.")]
    file: str
    path: Annotated[str, Field(description="The field; empty for the file or the record as a whole.")]


class TextPiece(Open):
    """A piece of a text."""

    text: str
    how: Literal["same", "removed", "added"]


class FieldChange(Open):
    """A field that differs."""

    path: Annotated[
        str, Field(description="Such as sources[0].quote; of what was removed, the place that it had.")
    ]
    how: Literal["added", "removed", "changed", "reordered"]
    before: Annotated[Any, Field(description="The value before; null where it was added.")]
    after: Annotated[Any, Field(description="The value now; null where it was removed.")]
    words: Annotated[
        list[TextPiece] | None,
        Field(description="Both texts as one, word by word, where the value is a text of several words."),
    ] = None


class RecordChange(Open):
    """What became of a record."""

    how: Literal["added", "changed", "renamed", "removed"]
    kind: Annotated[str, Field(description="Empty where the record does not say.")]
    id: Annotated[str, Field(description="The id now, or the one that it had; empty where it has none.")]
    was: Annotated[str | None, Field(description="The id before, of a record that was renamed.")] = None
    title: Annotated[
        str, Field(description="What a reader knows it by; empty if it says nothing of the kind.")
    ]
    file: Annotated[str, Field(description="Where it stands now, or stood; empty in a built dataset.")]
    fields: Annotated[list[FieldChange], Field(description="Of a record that was changed or renamed.")]


class FindingDifference(Open):
    """An error or a warning that came or went."""

    how: Annotated[
        Literal["new", "gone", "waived", "not waived", "severity"],
        Field(
            description="Whether it is new or gone, is waived (or known) now or not any more, or weighs otherwise."
        ),
    ]
    code: str
    severity: Literal["error", "warning", "info"]
    before: Annotated[str | None, Field(description="What it weighed before, where that changed.")] = None
    message: str
    record: str
    file: str
    line: Count
    path: str


class QuoteDifference(Open):
    """Words whose verdict changed: held before and not now, or the other way round."""

    record: str
    path: str
    article: str
    words: str
    before: Annotated[str, Field(description="The verdict before, such as exact, or absent.")]
    after: str


class DiffCounts(Open):
    """How many there are of each."""

    weakened: Count
    added: Count
    changed: Count
    renamed: Count
    removed: Count
    errors_new: Count
    errors_gone: Count
    warnings_new: Count
    warnings_gone: Count
    quotes_lost: Annotated[Count, Field(description="Quotes that were held before and are not now.")]


Level = Literal["major", "minor", "patch"]


class DatasetChange(Open):
    """A change of a built dataset beside its records: of a table, a column, what it says of itself, a quote's proof."""

    level: Level
    about: Literal["dataset", "table", "column", "schema", "quote"]
    name: Annotated[str, Field(description="The table, or the table and the column: statement.speaker.")]
    text: Annotated[str, Field(description="What changed, in words.")]


class RatedRecordChange(RecordChange):
    """What became of a record, and how much that concerns a reader."""

    level: Level
    reason: Annotated[str, Field(description="Why, in words.")]


class Advice(Open):
    """Which version number the change asks for, by Semantic Versioning."""

    level: Annotated[
        Literal["major", "minor", "patch", "none"],
        Field(
            description="major: something was removed or means something else; minor: something was added; patch: the "
            "wording of something changed; none: nothing did."
        ),
    ]
    reasons: Annotated[list[str], Field(description="What asks for this level.")]
    version: Annotated[
        str | None,
        Field(description="The number that follows; left out where the first dataset has no such number."),
    ] = None
    enough: Annotated[
        bool | None,
        Field(
            description="Whether the second dataset's own number says at least as much; left out where it has none."
        ),
    ] = None


class BuiltCounts(Open):
    """How many changes of each level there are, and what became of how many records."""

    major: Count
    minor: Count
    patch: Count
    added: Count
    changed: Count
    renamed: Count
    removed: Count


class JsonDatasetDiff(Open):
    """What `onrecord diff A B --format json` writes of two built datasets."""

    model_config = ConfigDict(
        title="Change of a built dataset, by onrecord diff --format json",
        json_schema_extra={
            "description": "What changed for the readers of a dataset. Format onrecord-dataset-diff/1: within this "
            "version members may be added, and none is taken away or given another meaning; so programs should pass "
            "over members that they don't know."
        },
    )
    format: Literal["onrecord-dataset-diff/1"]
    version: Annotated[str, Field(description="The version of OnRecord that compared them.")]
    base: Compared
    head: Compared
    advice: Advice
    changes: list[DatasetChange]
    records: Annotated[list[RatedRecordChange], Field(description="Sorted by kind and id.")]
    counts: BuiltCounts


class JsonDiff(Open):
    """What `onrecord diff BASE [HEAD] --format json` writes."""

    model_config = ConfigDict(
        title="Change of a dataset, by onrecord diff --format json",
        json_schema_extra={
            "description": "What changed from one revision of a dataset to another. Format onrecord-diff/1: within "
            "this version members may be added, and none is taken away or given another meaning; so programs should "
            "pass over members that they don't know."
        },
    )
    format: Literal["onrecord-diff/1"]
    version: Annotated[str, Field(description="The version of OnRecord that compared them.")]
    base: Compared
    head: Compared
    weakened: Annotated[list[Weakened], Field(description="What the change takes away.")]
    records: Annotated[list[RecordChange], Field(description="Sorted by kind and id.")]
    findings: Annotated[list[FindingDifference], Field(description="In the order of a report.")]
    quotes: list[QuoteDifference]
    unread: Annotated[
        list[str],
        Field(description="Changed files that could not be read, or not wholly, on one of the sides."),
    ]
    counts: DiffCounts
