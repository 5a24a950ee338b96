"""What onrecord.yaml says of a kind with a schema of its own, as a model: part of `validator.corpus.config_model`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

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
Text = Annotated[str, Field(min_length=1)]
type Texts = Annotated[list[Text], Field(min_length=1, max_length=100)]


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
    """A field that may hold the id of another record, or the name of a part of one."""

    kind: Annotated[
        Text | Texts | None,
        Field(
            title="Kind",
            description="Of which kind that record is; or a list of kinds. Left out only where there is a part.",
        ),
    ] = None
    part: Annotated[
        Text | None,
        Field(
            title="Part",
            description="What is named is a part of a record: where the names of the parts stand in it, such as "
            "'steps[].id', or 'releases{}' for the keys of a mapping.",
        ),
    ] = None
    of: Annotated[
        Text | None,
        Field(
            title="Of",
            description="With part: of which record; the reference beside it, written as above, that leads to it. If "
            "left out: of this record itself.",
        ),
    ] = None
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


class Unique(Border):
    """Fields whose value stands once in each record, or in each entry of it."""

    fields: Annotated[
        Text | Texts, Field(title="Fields", description="The field; or those that are unique together.")
    ]
    within: Annotated[
        Text,
        Field(
            title="Within",
            description="record: once in a record; or a path to entries, with which that of the field begins, such as "
            "'jobs.*': once in each of them.",
        ),
    ]


def _known(version: float) -> float:
    if version not in (1.1, 1.2):
        raise ValueError("there are the versions 1.1 and 1.2")
    return version


class Yaml(NotEmpty):
    """How YAML is meant by those who write it."""

    version: Annotated[
        float | None,
        Field(
            title="Version",
            description="1.1: 'yes' is true, and '012' ten, as PyYAML reads them; 1.2: they are not. What the other "
            "version reads differently is not told then.",
            json_schema_extra={"enum": [1.1, 1.2]},
        ),
        AfterValidator(lambda version: version if version is None else _known(version)),
    ] = None
    merge: Annotated[
        Literal["allow"] | None,
        Field(title="Merge", description="allow: '<<' copies the keys of a mapping in."),
    ] = None
    keys: Annotated[
        Literal["text"] | None,
        Field(title="Keys", description="text: a key such as 200 or true is the text that is written."),
    ] = None


class Json(NotEmpty):
    """How JSON is meant by those who write it."""

    comments: Annotated[
        Literal["allow"] | None,
        Field(
            title="Comments",
            description="allow: there may be comments, and a comma behind the last item. Files named .jsonc have them.",
        ),
    ] = None
    bigint: Annotated[
        Literal["text"] | None,
        Field(
            title="Big numbers",
            description="text: whole numbers beyond 2^53, and others with more digits than programs keep, are the text "
            "that is written: ids of 64 bits, say, which many programs round.",
        ),
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
        Inside | None,
        Field(
            alias="schema",
            title="Schema file",
            description="The JSON Schema file (draft 4, 6, 7, 2019-09 or 2020-12), inside the dataset's folder. If "
            "left out, a record may hold anything; ids, references, unique values and rules are checked all the same.",
        ),
    ] = None
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
            "records, or a path to either, such as people[] or fleets[].ships{}. If left out, each document is a "
            "record. Several kinds may have their records in one file, each at a place of its own.",
            pattern=r"^([^\[\]{}]*(\[\]|\{\}))+$",
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
            "'related[].id': advisory; or with kind, match, prefix, suffix, part and of. [] stands for each item "
            "of a list, * for each value of a mapping, and {} at the end for each of its keys.",
        ),
    ] = None
    unique: Annotated[
        list[Text | Texts | Unique] | None,
        Field(
            title="Unique",
            description="Fields whose value no two records of this kind share; a list in it: fields that no two "
            "records share together; or with fields and within: once in each record. An empty value is none.",
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
    yaml: Annotated[
        Yaml | None,
        Field(
            title="YAML",
            description="How YAML is meant in these files, where it is not YAML 1.2 with text as keys.",
        ),
    ] = None
    json_files: Annotated[
        Json | None,
        Field(
            alias="json",
            title="JSON",
            description="How JSON is meant in these files, where not as RFC 8259 has it.",
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
