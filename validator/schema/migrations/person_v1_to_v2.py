"""person/1 to person/2: whose word a position rests on can be said (`according_to`)."""

from __future__ import annotations

from typing import Any

from validator.schema.migrations.reviewed import move_reviewer


def migrate(person: dict[str, Any]) -> dict[str, Any]:
    """Return the person as version 2 has it."""
    return move_reviewer(person)
