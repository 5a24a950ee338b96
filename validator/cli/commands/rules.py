"""`onrecord rules`: all rules, one a line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from validator.cli.commands import CLEAN

if TYPE_CHECKING:
    from validator.cli.commands import Commands


def add_parser(commands: Commands) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "rules",
        help="list all rules",
        description="List every rule: its code, its severity, and what it finds; then the rules of the dataset's own "
        "(in its schemas, and in onrecord.yaml), with the place where each is declared.",
    )
    parser.set_defaults(command=run)


def run() -> int:
    """Print the list."""
    from validator.catalogue import all_rules
    from validator.report.escape import printable
    from validator.rules.own import own_rules

    rules, own = all_rules(), own_rules(Path.cwd())
    width = max(len(code) for code in (*own, *(rule.code for rule in rules)))
    for rule in rules:
        print(f"{rule.code:<{width}}  {rule.severity:<7}  {rule.title}")
    for code, found in own.items():
        line = f"{code:<{width}}  {found.rule.severity:<7}  {found.rule.title} ({found.place})"
        print(printable(line))
    return CLEAN
