"""What `onrecord migrate` has to say about records that it does not move."""

from __future__ import annotations

from validator.findings.finding import KeyPath, Problem, Severity
from validator.findings.rule import message


@message("migration-undecided", "record")
def migration_undecided(path: KeyPath, message: str, hint: str, target: str) -> Problem:
    """A record can't be moved to the next version by a program, because only a person knows what it should say.

    The record was left as it is. It stays valid under its own version.

    To mend it: do what the hint says, by hand, in this record.
    """
    return Problem(path, f"only a person can say what this should be in {target}: {message}", hint=hint)


_REFUSED = "run 'onrecord validate' and mend what it finds in this record, or make the change by hand"


@message("migration-refused", "record")
def migration_refused(why: str, target: str, hint: str = "") -> Problem:
    """A record was not moved to the next version, although nothing is left to decide.

    It does not fit its own version, or the result would not fit the next one, or its text can't be changed without
    touching something else (it uses an alias, say). The file was left as it is.

    To mend it: mend the record first if it has errors, or make the change by hand.
    """
    return Problem(("schema",), f"the record can't be moved to {target}: {why}", hint=hint or _REFUSED)


@message("older-version", "record", Severity.WARNING)
def older_version(name: str, target: str) -> Problem:
    """A record is written for an older version of its schema. (Only `onrecord migrate --check` says so.)

    It is valid: a record stays valid under its own version. The dataset shows it as the newest version has it.

    To mend it: `onrecord migrate` rewrites the record.
    """
    return Problem(
        ("schema",),
        f"the record follows {name}; {target} is the newest version",
        hint="run: onrecord migrate",
    )
