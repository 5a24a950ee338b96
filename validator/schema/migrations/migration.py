"""What a migration is: one small function from the data of one version to that of the next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from validator.findings.finding import KeyPath


class Undecided(Exception):  # noqa: N818 - not a mistake: a question to a person
    """A program can't know what the record should say in the next version. `hint` tells a person what to do."""

    def __init__(self, path: KeyPath, message: str, hint: str) -> None:
        super().__init__(message)
        self.path = path
        self.message = message
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Migration:
    """The way of a kind from `version` to the next one.

    `migrate` gets data that fits `version`, which it may change, and returns data that fits the next; the key `schema`
    is not its business. It raises Undecided where only a person can tell.
    """

    kind: str
    version: int
    migrate: Callable[[dict[str, Any]], dict[str, Any]]
