"""The field reference: a Markdown page of all kinds and their fields, made from the schemas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from validator.findings.paths import ITEMS, format_pattern
from validator.schema.fields import Field
from validator.schema.schema import Schema, Schemas

_INTRODUCTION = """\
# Fields

<!-- Made by: onrecord schema docs > docs/fields.md -->

What a record of each kind may hold. The schemas are the source of this page: {folder}. `a.b` is the field `b` inside
`a`; `a[].b` is the field `b` in each entry of the list `a`. A field inside an optional one is required where that
one is given.
"""


def field_reference(schemas: Schemas) -> str:
    """The page. Kinds in the order of the alphabet, the newest version of each first."""
    ordered = [
        schemas.by_name[f"{k}/{n}"] for k, numbers in schemas.versions.items() for n in reversed(numbers)
    ]
    common = _common(ordered)
    lines = [_INTRODUCTION.format(folder=f"`{schemas.folder.name}/`")]
    lines += [f"- [{schema.document.get('title', schema.kind)}](#{_anchor(schema)})" for schema in ordered]
    if common:
        lines.append("- [Fields that every kind has](#fields-that-every-kind-has)")
    for schema in ordered:
        lines += ["", *_kind(schema, common)]
    if common:
        lines += ["", "## Fields that every kind has", "", *_table(common)]
    return lines[0] + "".join(f"\n{_one_line(line)}" for line in lines[1:]) + "\n"


def _one_line(line: str) -> str:
    """A line in which what a schema says is no more than Markdown: no markup of HTML, and no line of its own."""
    return " ".join(line.splitlines()).replace("<", "&lt;")


def _common(ordered: list[Schema]) -> list[Field]:
    """The fields that all kinds have in the same words; shown once. With a single kind, nothing is shared."""
    if len({schema.kind for schema in ordered}) < 2:
        return []
    everywhere = set.intersection(*(set(schema.fields) for schema in ordered))
    return [field for field in ordered[0].fields if field in everywhere]


def _anchor(schema: Schema) -> str:
    """The anchor that Markdown renderers give the heading `statement/1`."""
    return f"{schema.kind}{schema.version}"


def _kind(schema: Schema, common: list[Field]) -> Iterator[str]:
    yield f"## {schema.name}"
    yield ""
    yield str(schema.document.get("description", ""))
    yield ""
    yield from _table(field for field in schema.fields if field not in common)
    rules = [*_conditions(schema), *(requirement.message for requirement in schema.requirements)]
    if rules:
        yield ""
        yield "Besides:"
        yield ""
        yield from (f"- {rule}" for rule in rules)


def _conditions(schema: Schema) -> list[str]:
    """What the `if ... then` parts of a schema ask for, by their titles."""
    parts = [schema.document, *schema.document.get("allOf", ())]
    titles = [part.get("then", {}).get("title", "") for part in parts]
    return [f"{title.rstrip('.')}." for title in titles if title]


def _table(fields: Iterable[Field]) -> Iterator[str]:
    yield "| Field | What it holds | What to write |"
    yield "| --- | --- | --- |"
    for field in fields:
        needed = field.required and field.pattern[-1] != ITEMS  # an entry of a list is not a key to leave out
        name = f"`{format_pattern(field.pattern)}`" + (" required" if needed else "")
        text = f"**{field.title}.** {field.description}" if field.title else field.description
        yield f"| {name} | {_cell('; '.join(_form(field)))} | {_cell(text)} |"


def _form(field: Field) -> Iterator[str]:
    """What may stand in a field, in a few words each."""
    if field.ref:
        yield f"id of {' or '.join(map(_with_article, field.ref))}"
    elif field.format == "edtf":
        yield "date"
    elif field.enum:
        yield f"one of {', '.join(f'`{value}`' for value in field.enum)}"
    elif field.types:
        yield " or ".join(_TYPES[name] for name in field.types)
    if field.verbatim:
        where = "between quotation marks " if field.quoted else ""
        yield f"stands word for word {where}in `{field.verbatim}`"
    if field.unique:
        yield "no two records share it"
    if field.not_before:
        yield f"not before `{field.not_before}`"
    if field.not_after:
        yield f"not after `{field.not_after}`"


_TYPES = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "`true` or `false`",
    "object": "object",
    "array": "list",
    "null": "nothing",
}


def _with_article(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


def _cell(text: str) -> str:
    """Text for a cell of a table: one line, no bar."""
    return " ".join(text.split()).replace("|", "\\|")
