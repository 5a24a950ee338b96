"""A record to fill in, made from the fields of a schema.

A line of text begins with `# `, a field that may be left out with `#` alone: take that one character away, and the
field stands where it belongs.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from validator.findings.paths import ITEMS, Pattern
from validator.schema.schema import Field, Schema

_WIDTH = 110
# What a person who begins a record by hand would write anyway.
_FILLED_IN: dict[Pattern, str] = {("origin", "method"): "curated"}
NOT_BY_HAND = "Written by the program"  # so the descriptions of such fields say


def skeleton(schema: Schema, record_id: str, schema_address: str = "") -> str:
    """The text of a new record of a kind: all fields with their descriptions, required ones first.

    `schema_address` leads from the record's folder to the schema file, for editors that complete and check YAML.
    """
    lines = []
    if schema_address:
        lines.append(f"# yaml-language-server: $schema={schema_address}")
    lines += [
        f"schema: {schema.name}",
        f"id: {record_id}    # also the name of this file; change both together",
    ]
    conditions = _conditions(schema)
    top = [field for field in _children(schema, ()) if field.pattern not in (("schema",), ("id",))]
    required = [field for field in top if field.required]
    sometimes = [field for field in top if not field.required and field.pattern[0] in conditions]
    optional = [field for field in top if not field.required and field.pattern[0] not in conditions]
    for heading, fields in (
        ("required", required),
        ("required in some cases: take the # away where you need the field", sometimes),
        ("optional: take the # away where you need the field", optional),
    ):
        if fields:
            lines += ["", f"# ---- {heading} ----"]
        for field in fields:
            lines += [
                "",
                *_comment(_explanation(field, brief=False), ""),
                *conditions.get(field.pattern[0], ()),
            ]
            lines += [line if field.required else f"#{line}" for line in _field(schema, field, "")]
    return "\n".join(lines) + "\n"


def _conditions(schema: Schema) -> dict[str, list[str]]:
    """Field -> comment lines that say when it is required: the titles of the schema's `if ... then` parts."""
    found: dict[str, list[str]] = {}
    for part in [schema.document, *schema.document.get("allOf", ())]:
        then = part.get("then", {})
        for key in then.get("required", ()):
            found.setdefault(key, []).extend(_comment(f"{then.get('title', 'Needed in some cases')}.", ""))
    return found


def _children(schema: Schema, pattern: Pattern) -> list[Field]:
    """The fields directly inside another one, without those that programs write."""
    depth = len(pattern)
    return [
        field
        for field in schema.fields
        if len(field.pattern) == depth + 1
        and field.pattern[:depth] == pattern
        and NOT_BY_HAND not in field.description
    ]


def _field(schema: Schema, field: Field, indent: str) -> Iterator[str]:
    """The lines of one field: its key, and what stands in it."""
    key = field.pattern[-1]
    inside = _children(schema, field.pattern)
    if not inside:
        yield f"{indent}{key}:{_value(field)}"
        return
    yield f"{indent}{key}:"
    if inside[0].pattern[-1] != ITEMS:
        yield from _mapping(schema, inside, f"{indent}  ")
        return
    item = inside[0]
    keys = _children(schema, item.pattern)
    if keys:
        yield from _in_list(_mapping(schema, keys, f"{indent}    "), f"{indent}  - ")
    else:
        yield from _comment(_explanation(item, brief=True), f"{indent}  ")
        yield f"{indent}  -{_value(item)}"


def _mapping(schema: Schema, fields: list[Field], indent: str) -> Iterator[str]:
    """The fields of an object, required ones first, the others behind a `#`; an object shows one field at least."""
    ordered = sorted(fields, key=lambda field: not field.required)
    for field in ordered:
        shown = field.required or field is ordered[0]
        yield from _comment(_explanation(field, brief=not field.required), indent)
        for line in _field(schema, field, indent):
            yield line if shown else f"{indent}#{line.removeprefix(indent)}"


def _in_list(lines: Iterator[str], dash: str) -> Iterator[str]:
    """Put the dash of a list item before its first key; comments above it move out to the dash."""
    waiting = True
    for line in lines:
        if not waiting:
            yield line
        elif line.lstrip().startswith("#"):
            yield f"{dash[:-2]}{line[len(dash) :]}"
        else:
            yield f"{dash}{line[len(dash) :]}"
            waiting = False


def _value(field: Field) -> str:
    """What to put after the colon: mostly nothing; quotation marks for a date, as some programs misread bare ones."""
    filled = _FILLED_IN.get(field.pattern, "''" if field.format == "edtf" else "")
    return f" {filled}" if filled else ""


def _explanation(field: Field, *, brief: bool) -> str:
    """Title, description and allowed values of a field. The names it has in other vocabularies are left out."""
    sentences = [part for part in field.description.split(". ") if not part.startswith("Same as ")]
    if brief and not field.enum:  # the values of a closed list are explained one after the other
        sentences = sentences[:1]
    text = ". ".join([field.title, *sentences]).strip()
    text += "" if text.endswith((".", ".)")) else "."
    if field.enum:
        text += f" One of: {', '.join(str(value) for value in field.enum)}."
    return text


def _comment(text: str, indent: str) -> list[str]:
    return textwrap.wrap(
        text, _WIDTH, initial_indent=f"{indent}# ", subsequent_indent=f"{indent}# ", break_on_hyphens=False
    )
