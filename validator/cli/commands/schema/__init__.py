"""`onrecord schema ...`: the kinds of record and their schemas. One module for each subcommand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validator.cli.commands.schema import check, diff, docs, export, listing, matrix, new, release

if TYPE_CHECKING:
    from validator.cli.commands import Commands

SUBCOMMANDS = (new, listing, check, diff, matrix, release, docs, export)
"""The subcommands, in the order of the help. Each module adds its own parser."""


def add_parser(commands: Commands) -> None:
    """Add the command and its subcommands to the command line."""
    parser = commands.add_parser(
        "schema",
        help="the kinds of record: begin, list, check, compare and release them, export them to editors",
        description="Work with the schemas of the dataset that you are in. docs/schemas.md leads from nothing to a "
        "kind of your own, docs/versions.md from one version of it to the next.",
    )
    subcommands = parser.add_subparsers(title="subcommands", metavar="SUBCOMMAND", required=True)
    for subcommand in SUBCOMMANDS:
        subcommand.add_parser(subcommands)
