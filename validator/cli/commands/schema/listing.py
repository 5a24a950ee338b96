"""`onrecord schema list`: kinds, versions, fields, and how many records use each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validator.cli.commands import CLEAN

if TYPE_CHECKING:
    from validator.cli.commands import Commands


def add_parser(commands: Commands) -> None:
    """Add the subcommand to the command line."""
    parser = commands.add_parser(
        "list",
        help="list kinds, versions and fields, and how many records use each",
        description="List every kind and version with the number of records that follow it; with KIND, also its "
        "fields and in how many records each stands.",
    )
    parser.add_argument(
        "kind", nargs="?", metavar="KIND", help="a kind (event) or one version of it (event/1)"
    )
    parser.set_defaults(command=run)


def run(kind: str | None) -> int:
    """Print the list. Raises UsageError for an unknown kind."""
    from collections import Counter

    from validator.cli.opening import choose, open_dataset, open_schemas
    from validator.corpus.documents import sources
    from validator.findings.paths import ITEMS, follow, format_pattern
    from validator.report.escape import printable
    from validator.schema.explain import choose_schema
    from validator.schema.fields import SchemaError
    from validator.schema.released import read_released
    from validator.schema.schema import Schema

    dataset = open_dataset()
    schemas = open_schemas(dataset)
    try:
        released = read_released(schemas.folder)
    except SchemaError:
        released = {}
    chosen = choose(kind, schemas) if kind else list(schemas.by_name.values())
    names = {schema.name for schema in chosen}
    records: Counter[str] = Counter()
    uses: Counter[tuple[str, tuple[str, ...]]] = Counter()
    unreadable = 0
    for source in sources(dataset):
        unreadable += source.broken
        for document in source.documents:
            schema = choose_schema(document.data, schemas)
            if isinstance(schema, Schema) and schema.name in names:
                records[schema.name] += 1
                if kind:
                    for field in schema.fields:
                        uses[schema.name, field.pattern] += any(
                            True for _ in follow(document.data, field.pattern)
                        )
    width = max(len(schema.name) for schema in chosen)
    for schema in chosen:
        state = "" if not released else "released" if schema.file in released else "in work"
        count = f"{records[schema.name]:,} record{'' if records[schema.name] == 1 else 's'}"
        print(f"{schema.name:<{width}}  {len(schema.fields):>3} fields  {count:>16}  {state}".rstrip())
        if kind:
            fields = [field for field in schema.fields if field.pattern[-1] != ITEMS]
            indent = max((len(format_pattern(field.pattern)) for field in fields), default=0)
            for field in fields:
                number = uses[schema.name, field.pattern]
                needed = "required" if field.required else ""
                title = printable(field.title)
                print(
                    f"  {format_pattern(field.pattern):<{indent}}  {number:>8,}  {needed:<8}  {title}".rstrip()
                )
    if unreadable:
        print(f"not counted: what can't be read in {unreadable} file{'s' if unreadable > 1 else ''}")
    return CLEAN
