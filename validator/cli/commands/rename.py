"""`onrecord rename`: give a record another id, everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validator.cli.commands import CLEAN
from validator.cli.limits import add_limits

if TYPE_CHECKING:
    from validator.cli.commands import Commands


def add_parser(commands: Commands) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "rename",
        help="give a record another id, everywhere",
        description="Change the id of a record, the name of its file, every reference to it, and the waivers of its "
        "findings; comments and everything else stay as they are. Refused if the new id is taken. Should it be broken "
        "off, the same command again makes the rest. Datasets that were published still have the old id: where that "
        "matters, make a new record and 'onrecord merge' the old one into it.",
    )
    parser.add_argument("old", metavar="OLD", help="the id as it is")
    parser.add_argument("new", metavar="NEW", help="the id as it is to be")
    parser.add_argument(
        "--kind", default="", help="where records of several kinds have the id: which is meant"
    )
    parser.add_argument("--diff", action="store_true", help="write nothing; show what would change")
    add_limits(parser, ends=True)
    parser.set_defaults(command=run)


def run(old: str, new: str, kind: str, *, diff: bool) -> int:
    """Rename, and say what was changed. Raises UsageError for what is refused, and for an unwritable file."""
    from validator.authoring.renaming import rename
    from validator.cli.carrying_out import carry_out, count, plan_for

    plan = plan_for(lambda known: rename(known, old, new, kind))
    waivers = f", {count(plan.waivers, 'waiver')}" if plan.waivers else ""
    verb = "to be renamed" if diff else "renamed"
    carry_out(plan, f"{verb}: {old} is now {new}; {count(plan.references, 'reference')}{waivers}", diff=diff)
    return CLEAN
