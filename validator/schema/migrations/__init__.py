"""The migrations of the kinds that come with OnRecord, in order.

A dataset with kinds of its own has none: a migration is a program, and checking a dataset must never run programs that
come with it. Where a record fits the next version as it is, none is needed.
"""

from __future__ import annotations

from validator.schema.migrations import (
    agreement_v1_to_v2,
    article_v1_to_v2,
    event_v1_to_v2,
    event_v2_to_v3,
    organization_v1_to_v2,
    person_v1_to_v2,
    statement_v1_to_v2,
)
from validator.schema.migrations.migration import Migration, Undecided

__all__ = ["MIGRATIONS", "Migration", "Undecided"]

MIGRATIONS: tuple[Migration, ...] = (
    Migration("article", 1, article_v1_to_v2.migrate),
    Migration("person", 1, person_v1_to_v2.migrate),
    Migration("organization", 1, organization_v1_to_v2.migrate),
    Migration("event", 1, event_v1_to_v2.migrate),
    Migration("event", 2, event_v2_to_v3.migrate),
    Migration("statement", 1, statement_v1_to_v2.migrate),
    Migration("agreement", 1, agreement_v1_to_v2.migrate),
)
