"""The settings of a dataset, `onrecord.yaml`, as a model, from which `make docs` makes `config.schema.json`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from validator.corpus.mapping_model import Inside, MappedKind, Text
from validator.findings.border import Border, NotEmpty

type Severity = Annotated[
    Literal["off", "error", "warning", "info"], Field(description="off, error, warning or info.")
]
type Share = Annotated[float, Field(description="A share, from 0 to 1.", ge=0, le=1)]
type Globs = Annotated[list[Text], Field(min_length=1)]
Kind = Annotated[
    str,
    Field(
        description="The name of a kind: lower-case letters and digits, with hyphens between words.",
        pattern="^[a-z][a-z0-9]*(-[a-z0-9]+)*$",
        max_length=60,
    ),
]


class RuleSetting(NotEmpty):
    """What is set for one rule, and for which files."""

    severity: Severity | None = None
    paths: Annotated[
        Globs | None,
        Field(
            title="Paths",
            description="The rule applies only to these files: patterns relative to the dataset's folder, such as "
            "records/statements/**.",
        ),
    ] = None
    but: Annotated[
        Globs | None,
        Field(alias="except", title="Except", description="The rule does not apply to these files."),
    ] = None


class ShareBetween(NotEmpty):
    """A share that lies between two others."""

    min: Share | None = None
    max: Share | None = None


class Expected(NotEmpty):
    """What is expected of a kind of record."""

    min: Annotated[
        int | None,
        Field(title="Fewest", description="There are at least so many records of this kind.", ge=0),
    ] = None
    max: Annotated[
        int | None,
        Field(title="Most", description="There are at most so many records of this kind.", ge=0),
    ] = None
    filled: Annotated[
        dict[str, Share | ShareBetween] | None,
        Field(
            title="Filled in",
            description="For a field, such as speaker or 'sources[].quote': the share of records that have it, from 0 "
            "to 1; one number (at least), or min and max.",
        ),
    ] = None


class Settings(Border):
    """The settings of a dataset."""

    model_config = ConfigDict(
        title="onrecord.yaml",
        json_schema_extra={
            "description": "The settings of a dataset. The file stands in the dataset's folder; the folder is where it "
            "is found."
        },
    )

    title: Annotated[
        str,
        Field(title="Title", description="The name of the dataset, as readers will see it.", min_length=1),
    ]
    name: Annotated[
        str | None,
        Field(
            title="Short name",
            description="A short name for files and programs: lower-case letters, digits and hyphens. Made from the "
            "title if left out.",
            pattern="^[a-z0-9]+(-[a-z0-9]+)*$",
        ),
    ] = None
    description: Annotated[
        str | None, Field(title="Description", description="What the dataset is about, for its readers.")
    ] = None
    version: Annotated[
        str | None, Field(title="Version", description="The version of the dataset, such as '1.0.0'.")
    ] = None
    licence: Annotated[
        str | None,
        Field(
            title="Licence",
            description="The licence of the records, as an SPDX identifier such as CC-BY-4.0.",
        ),
    ] = None
    records: Annotated[
        Inside | None,
        Field(
            title="Records folder",
            description="The folder of the records, inside the dataset's folder. Default: records.",
        ),
    ] = None
    schemas: Annotated[
        Inside | None,
        Field(
            title="Schemas folder",
            description="The folder of the schemas, inside the dataset's folder. Default: schemas; if there is none, "
            "the schemas that come with OnRecord serve.",
        ),
    ] = None
    archive: Annotated[
        Inside | None,
        Field(
            title="Archive folder",
            description="The folder of the article texts, inside the dataset's folder. Default: archive. It may be "
            "absent, since texts are often not published; whoever has them elsewhere names their folder with "
            "--archive.",
        ),
    ] = None
    kinds: Annotated[
        dict[Kind, MappedKind] | None,
        Field(
            title="Kinds with a schema of their own",
            description="Records without a schema key: for each kind, which files, and the JSON Schema that they "
            "follow.",
            min_length=1,
        ),
    ] = None
    rules: Annotated[
        dict[str, Severity | RuleSetting] | None,
        Field(
            title="Rules",
            description="What this dataset changes about the rules, by code: off, another severity (error, warning, "
            "info), or a mapping with severity, paths and except.",
        ),
    ] = None
    expect: Annotated[
        dict[str, Expected] | None,
        Field(
            title="Expected shape",
            description="For a kind of record: how many there are (min, max), and in which share of them a field is "
            "filled in (filled).",
        ),
    ] = None
    extracted: Annotated[
        Literal["all", "reviewed"] | Share | None,
        Field(
            title="Extracted records",
            description="Which records that a program extracted (origin.method) go into the dataset that is built: "
            "all; those that were reviewed as they are now; or, given a number from 0 to 1, also those with at least "
            "that confidence. Default: all.",
        ),
    ] = None
