"""The dataset as it stands in git: what is staged, and by the rules of which revision it is judged."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from dataclasses import replace
from typing import TYPE_CHECKING

from validator.report.escape import printable

if TYPE_CHECKING:
    from validator.cli.opening import Opened
    from validator.report.report import Show

MOST_NAMED = 5
"""Files that are not staged that are named; of the rest, only how many."""


def named_as_here(one: Opened, show: Show) -> Show:
    """Has a message that names where a link leads to name it as it is in the working tree."""
    found = str(one.dataset.root)
    ours = found.removesuffix(str(one.root))
    if one.original is None or ours in ("", found):
        return show
    return lambda finding: show(replace(finding, message=finding.message.replace(ours, "")))


def lay_out(one: Opened, laid_out: ExitStack, policy: str | None, *, staged: bool) -> Opened:
    """A dataset as it stands elsewhere in git, as far as that was asked for; there until `laid_out` is closed."""
    if staged:
        one = _staged(one, laid_out)
    return one if policy is None else _by_rules_of(policy, one, laid_out)


def _staged(one: Opened, laid_out: ExitStack) -> Opened:
    """A dataset as git is about to commit it."""
    from validator.cli.opening import Opened
    from validator.corpus.snapshot import staged

    found = laid_out.enter_context(staged(one.dataset))
    return Opened(found.dataset, found.hits, original=found.original, staged=found)


def _by_rules_of(revision: str, one: Opened, laid_out: ExitStack) -> Opened:
    """A dataset that is judged by the rules of a revision."""
    from validator.corpus.snapshot import by_rules_of

    original = one.original or one.dataset
    dataset, hits = laid_out.enter_context(by_rules_of(revision, one.dataset, original))
    return replace(one, dataset=dataset, hits=hits, original=original, policy_from=revision)


def tell_not_staged(one: Opened) -> None:
    """Name the files that the next commit will not have as they are: what was found may be mended in them already."""
    names = one.staged.not_staged() if one.staged else []
    if names:
        more = f" and {len(names) - MOST_NAMED:,} more" if names[MOST_NAMED:] else ""
        print(
            "onrecord: what is staged was checked. Not staged as they are: "
            f"{', '.join(map(printable, names[:MOST_NAMED]))}{more}. If they belong to it: git add",
            file=sys.stderr,
        )
