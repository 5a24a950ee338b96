"""`onrecord schema docs`: the field reference of all kinds."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from validator.cli.commands import CLEAN

if TYPE_CHECKING:
    from validator.cli.commands import Commands


def add_parser(commands: Commands) -> None:
    """Add the subcommand to the command line."""
    parser = commands.add_parser(
        "docs",
        help="print the field reference of all kinds, as Markdown",
        description="Print a reference of all kinds and their fields, made from the schemas, as Markdown: "
        "onrecord schema docs > docs/fields.md",
    )
    parser.set_defaults(command=run)


def run() -> int:
    """Print the reference. Raises UsageError if a schema can't be used."""
    from validator.authoring.field_reference import field_reference
    from validator.cli.opening import open_dataset, open_schemas
    from validator.report.escape import visible

    page = field_reference(open_schemas(open_dataset()))
    sys.stdout.writelines(f"{visible(line)}\n" for line in page.removesuffix("\n").split("\n"))
    return CLEAN
