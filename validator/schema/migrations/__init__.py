"""The migrations of the kinds that come with OnRecord, in order.

A dataset with kinds of its own has none: a migration is a program, and checking a dataset must never run programs that
come with it. Where a record fits the next version as it is, none is needed.
"""

from __future__ import annotations

from validator.schema.migrations import event_v1_to_v2
from validator.schema.migrations.migration import Migration, Undecided

__all__ = ["MIGRATIONS", "Migration", "Undecided"]

MIGRATIONS: tuple[Migration, ...] = (Migration("event", 1, event_v1_to_v2.migrate),)
