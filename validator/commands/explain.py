"""`onrecord explain CODE`: the manual page of a rule."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from validator.commands import CLEAN

if TYPE_CHECKING:
    from validator.commands import Commands


def add_parser(commands: Commands) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "explain",
        help="explain the code of a finding",
        description="Print the manual page of a rule: what it finds, why it matters, how to mend it.",
    )
    parser.add_argument("code", metavar="CODE", help="such as quote-not-in-source")
    parser.set_defaults(command=run)


def run(options: argparse.Namespace) -> int:
    """Print the page. Raises UsageError for an unknown code."""
    from validator.config import UsageError
    from validator.rules import all_rules
    from validator.suggest import did_you_mean

    rules = {rule.code: rule for rule in all_rules()}
    found = rules.get(options.code)
    if found is None:
        guess = did_you_mean(options.code, rules)
        raise UsageError(f"there is no rule {options.code!r}; {guess or 'all of them: onrecord rules'}")
    print(f"{found.code} ({found.severity})\n\n{found.page}")
    return CLEAN
