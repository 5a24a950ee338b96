"""`onrecord merge`: two records are about one thing, and one takes the place of the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validator.cli.commands import CLEAN
from validator.cli.limits import add_limits

if TYPE_CHECKING:
    from validator.cli.commands import Commands


def add_parser(commands: Commands) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "merge",
        help="let one of two records about the same thing take the place of the other",
        description="Lead every reference to OLD to INTO instead, and say in OLD what took its place (replaced_by), so "
        "that whoever knows the old id still finds the record. What OLD says is not copied: look first whether INTO "
        "lacks any of it. Refused where it would make a record name the same one twice, or itself.",
    )
    parser.add_argument("old", metavar="OLD", help="the id of the record that is to be replaced")
    parser.add_argument("into", metavar="INTO", help="the id of the record that takes its place")
    parser.add_argument(
        "--kind", default="", help="where records of several kinds have the id: which is meant"
    )
    parser.add_argument("--diff", action="store_true", help="write nothing; show what would change")
    add_limits(parser, ends=True)
    parser.set_defaults(command=run)


def run(old: str, into: str, kind: str, *, diff: bool) -> int:
    """Merge, and say what was changed. Raises UsageError for what is refused, and for an unwritable file."""
    from validator.authoring.renaming import merge
    from validator.cli.carrying_out import carry_out, count, plan_for

    plan = plan_for(lambda known: merge(known, old, into, kind))
    verb = "to be merged" if diff else "merged"
    carry_out(plan, f"{verb}: {into} replaces {old}; {count(plan.references, 'reference')}", diff=diff)
    return CLEAN
