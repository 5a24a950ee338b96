"""The settings of a dataset, `onrecord.yaml`, as a model, from which `make docs` makes `config.schema.json`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from validator.findings.border import Border, NotEmpty

type Inside = Annotated[
    str,
    Field(
        description="A path inside the dataset's folder, with forward slashes, such as advisories/**/*.yaml.",
        min_length=1,
        max_length=1000,
        pattern=r"^(?!/|~|[A-Za-z]:|(.*/)?\.\.(/|$))[^\\\x00]+$",
    ),
]
type Severity = Annotated[
    Literal["off", "error", "warning", "info"], Field(description="off, error, warning or info.")
]
type Share = Annotated[float, Field(description="A share, from 0 to 1.", ge=0, le=1)]
type Globs = Annotated[list[Text], Field(min_length=1)]
Text = Annotated[str, Field(min_length=1)]
type Texts = Annotated[list[Text], Field(min_length=1, max_length=100)]
Kind = Annotated[
    str,
    Field(
        description="The name of a kind: lower-case letters and digits, with hyphens between words.",
        pattern="^[a-z][a-z0-9]*(-[a-z0-9]+)*$",
        max_length=60,
    ),
]


class OwnRule(Border):
    """A rule in CEL of a kind with a schema of its own."""

    require: Annotated[
        str,
        Field(
            title="Require",
            description="What is true of every sound record: an expression over self and refs.",
            min_length=1,
        ),
    ]
    code: Annotated[
        str,
        Field(
            title="Code",
            description="The rule's name in reports: lower-case words and hyphens.",
            pattern="^[a-z][a-z0-9]*(-[a-z0-9]+)*$",
        ),
    ]
    message: Annotated[
        str, Field(title="Message", description="What to tell whoever breaks the rule.", min_length=1)
    ]
    at: Annotated[
        str | None,
        Field(
            title="At",
            description="Where the rule applies, such as 'affected[]'. If left out: to the record as a whole.",
            min_length=1,
        ),
    ] = None


class Reference(Border):
    """A field that may hold the id of another record."""

    kind: Annotated[
        Text | Texts, Field(title="Kind", description="Of which kind that record is; or a list of kinds.")
    ]
    match: Annotated[
        str | None,
        Field(
            title="Match",
            description="Only a value that this pattern (ECMA-262) is found in is a reference: '^PYSEC-'.",
            min_length=1,
            json_schema_extra={"format": "regex"},
        ),
    ] = None
    prefix: Annotated[
        str | None, Field(title="Prefix", description="What is taken off before the id.", min_length=1)
    ] = None
    suffix: Annotated[
        str | None, Field(title="Suffix", description="What is taken off behind the id.", min_length=1)
    ] = None


class MappedKind(Border):
    """A kind whose records follow a JSON Schema of their own."""

    files: Annotated[
        Inside | Annotated[list[Inside], Field(min_length=1, max_length=100)],
        Field(
            title="Files",
            description="Which files: a pattern such as advisories/**/*.yaml, or a list of them; relative to the "
            "dataset's folder, and inside it.",
        ),
    ]
    schema_file: Annotated[
        Inside,
        Field(
            alias="schema",
            title="Schema file",
            description="The JSON Schema file (draft 4, 6, 7, 2019-09 or 2020-12), inside the dataset's folder.",
        ),
    ]
    schema_files: Annotated[
        list[Inside] | None,
        Field(
            title="Schema files",
            description="Files and folders of schemas, inside the dataset's folder, to which a $ref may lead by their "
            "$id. Those beside the schema are found without it.",
            min_length=1,
            max_length=100,
        ),
    ] = None
    records: Annotated[
        str | None,
        Field(
            title="Records",
            description="Where the records stand in a file that holds several: '[]' a list, '{}' a mapping from ids to "
            "records, or a path to either, such as people[]. If left out, each document is a record.",
            pattern=r"^([^.\[\]{}]+(\.[^.\[\]{}]+)*)?(\[\]|\{\})$",
        ),
    ] = None
    id: Annotated[
        Text | Texts | None,
        Field(
            title="Id",
            description="Which property is the record's id, such as id; 'id or name': the first that is there; a list: "
            "those that make it together, with a slash between them; or file.stem or file.parent: the file's "
            "name, or that of its folder. If left out, the file's path is the id, and with records: '{}' the key.",
        ),
    ] = None
    fold: Annotated[
        list[Literal["case", "unicode"]] | None,
        Field(
            title="Fold",
            description="Which differences between ids make none, here and in references to this kind: case (A and a), "
            "unicode (one code point, or several for the same letter).",
            min_length=1,
            max_length=2,
        ),
    ] = None
    references: Annotated[
        dict[Text, Text | Texts | Reference] | None,
        Field(
            title="References",
            description="Fields that hold the id of another record, each with its kind or a list of kinds: "
            "'related[].id': advisory; or with kind, match, prefix and suffix. [] stands for each item of a list, * "
            "for each value of a mapping, and {} at the end for each of its keys.",
        ),
    ] = None
    unique: Annotated[
        list[Text] | None,
        Field(
            title="Unique",
            description="Fields whose value no two records of this kind share.",
            min_length=1,
        ),
    ] = None
    rules: Annotated[
        list[OwnRule] | None,
        Field(
            title="Further rules",
            description="Rules in CEL (Common Expression Language), as x-rules in a schema.",
            min_length=1,
            max_length=100,
        ),
    ] = None
    formats: Annotated[
        bool,
        Field(
            title="Formats",
            description="Whether the schema's formats (date-time, uri, ...) are asserted. Default: false, as JSON "
            "Schema says.",
        ),
    ] = False


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
