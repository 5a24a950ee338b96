"""`onrecord rules`: all rules, one a line."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from validator.commands import CLEAN

if TYPE_CHECKING:
    from validator.commands import Commands


def add_parser(commands: Commands) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "rules",
        help="list all rules",
        description="List every rule: its code, its severity, and what it finds.",
    )
    parser.set_defaults(command=run)


def run(options: argparse.Namespace) -> int:
    """Print the list."""
    from validator.rules import all_rules

    rules = all_rules()
    width = max(len(rule.code) for rule in rules)
    for rule in rules:
        print(f"{rule.code:<{width}}  {rule.severity:<7}  {rule.title}")
    return CLEAN
