"""`onrecord explain CODE`: the manual page of a rule."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from validator.cli.commands import CLEAN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from validator.cli.commands import Commands
    from validator.rules.own import OwnRule


def add_parser(commands: Commands) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "explain",
        help="explain the code of a finding",
        description="Print the manual page of a rule: what it finds, why it matters, how to mend it. Of a rule of the "
        "dataset's own: its message, its expression, and where it is declared.",
    )
    parser.add_argument("code", metavar="CODE", help="such as quote-not-in-source")
    parser.set_defaults(command=run)


def run(code: str) -> int:
    """Print the page. Raises UsageError for an unknown code."""
    from validator.catalogue import all_rules
    from validator.corpus.config import UsageError
    from validator.findings.suggest import did_you_mean

    rules = {rule.code: rule for rule in all_rules()}
    found = rules.get(code)
    if found is None:
        from validator.rules.own import own_rules

        own = own_rules(Path.cwd())
        if code in own:
            print("\n".join(_page(code, own[code])))
            return CLEAN
        guess = did_you_mean(code, [*rules, *own])
        raise UsageError(f"there is no rule {code!r}; {guess or 'all of them: onrecord rules'}")
    print(f"{found.code} ({found.severity})\n\n{found.page}")
    return CLEAN


def _page(code: str, own: OwnRule) -> Iterator[str]:
    """The page of a rule of the dataset's own. Its words are the dataset's, and may not write to the terminal."""
    from validator.report.escape import printable

    said = own.requirement
    yield f"{code} ({own.rule.severity})\n"
    yield from map(printable, said.message.strip().splitlines())
    yield f"\nA rule of the dataset's own, declared at {printable(own.place)}:\n"
    yield from (f"    {printable(line)}" for line in said.require.strip().splitlines())
