"""`onrecord withdraw`: say of a record that it no longer counts, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from validator.cli.commands import CLEAN
from validator.cli.limits import add_limits

if TYPE_CHECKING:
    from validator.cli.commands import Commands

KINDS = ("error", "source-retracted", "privacy", "legal")


def add_parser(commands: Commands) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "withdraw",
        help="say of a record that it no longer counts, and why",
        description="Write 'withdrawn' into the record, with the date and the reason. It stays, in the dataset too, so "
        "that old references lead somewhere and readers see why it no longer counts. Refused as long as records refer "
        "to it that still count; name several ids to withdraw them together.",
    )
    parser.add_argument("names", nargs="+", metavar="ID", help="the id of the record")
    parser.add_argument("--reason", required=True, help="why, in a sentence that readers will see")
    parser.add_argument(
        "--because", choices=KINDS, help="why, in one word for those who count (withdrawn.kind)"
    )
    parser.add_argument("--date", metavar="DATE", help="the day, such as 2031-04-01 (default: today)")
    parser.add_argument(
        "--kind", default="", help="where records of several kinds have the id: which is meant"
    )
    parser.add_argument("--diff", action="store_true", help="write nothing; show what would change")
    add_limits(parser, ends=True)
    parser.set_defaults(command=run)


def run(
    names: Sequence[str], reason: str, because: str | None, date: str | None, kind: str, *, diff: bool
) -> int:
    """Withdraw, and say what was changed. Raises UsageError for what is refused, and for an unwritable file."""
    import datetime

    from validator.authoring.renaming import withdraw
    from validator.cli.carrying_out import carry_out, count, plan_for
    from validator.findings.usage import UsageError

    try:
        day = datetime.date.fromisoformat(date) if date else datetime.date.today()
    except ValueError:
        raise UsageError(f"{date!r} is no day: write it as 2031-04-01") from None
    if not reason.strip():
        raise UsageError("--reason is empty: say why, in a sentence that readers will see")
    about = {"date": day.isoformat(), **({"kind": because} if because else {}), "reason": reason}
    plan = plan_for(lambda known: withdraw(known, names, about, kind))
    verb = "to be withdrawn" if diff else "withdrawn"
    carry_out(plan, f"{verb}: {count(len(set(names)), 'record')}", diff=diff)
    return CLEAN
