"""Show a plan of changes as a patch, or carry it out: what `rename`, `merge` and `withdraw` end with."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from validator.findings.usage import UsageError

if TYPE_CHECKING:
    from validator.authoring.known import RecordFiles
    from validator.authoring.rewriting import Plan, Step


def plan_for(make: Callable[[RecordFiles], Plan]) -> Plan:
    """The plan for the dataset of the current folder. Raises UsageError for what is refused."""
    from validator.authoring.known import read_known
    from validator.authoring.rewriting import RefusedError
    from validator.cli.opening import open_dataset, open_kinds

    dataset = open_dataset()
    try:
        return make(read_known(dataset, open_kinds(dataset)))
    except RefusedError as error:
        raise UsageError(f"{error}\nnothing is changed") from error


def carry_out(plan: Plan, said: str, *, diff: bool) -> None:
    """Print the plan as a patch, or make its steps in their order and say so. Raises UsageError if that can't be."""
    from validator.report.escape import printable

    if diff:
        for step in plan.steps:
            sys.stdout.writelines(_patch(step))
        print(f"{said}; nothing is changed", file=sys.stderr)
        return
    for number, step in enumerate(plan.steps):
        try:
            _make(step)
        except OSError as error:
            done = (
                "nothing is changed" if not number else "some files are changed: run the same command again"
            )
            raise UsageError(f"can't write {step.file}: {error.strerror}; {done}") from error
        what = "gone" if step.after is None else "new" if step.before is None else "written"
        print(f"{printable(step.file)}: {what}")
    print(said)


def _patch(step: Step) -> list[str]:
    from validator.cli.patch import patch

    lines = list(patch(step.file, step.before or "", step.after or ""))
    if step.before is None:
        return [
            "diff --git " + f"a/{step.file} b/{step.file}\nnew file mode 100644\n",
            "--- /dev/null\n",
            *lines[1:],
        ]
    if step.after is None:
        head = f"diff --git a/{step.file} b/{step.file}\ndeleted file mode 100644\n"
        return [head, lines[0], "+++ /dev/null\n", *lines[2:]]
    return lines


def _make(step: Step) -> None:
    """Write, make or delete a file, unless it is not as it was when the plan was made."""
    from validator.source.files import decode
    from validator.source.write import create_file, replace_file, sync

    if step.before is None:
        create_file(step.path, (step.after or "").encode())
        return
    if decode(step.path.read_bytes()) != step.before:
        raise UsageError(f"{step.file} was changed in the meantime; look at it, and run the command again")
    if step.after is None:
        step.path.unlink()
        sync(step.path.parent)
    else:
        replace_file(step.path, step.after)


def count(number: int, noun: str) -> str:
    """`3 references`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
