"""organization/1 to organization/2: who reviewed the record, and until when it is under embargo, can be said."""

from __future__ import annotations

from typing import Any

from validator.schema.migrations.reviewed import move_reviewer


def migrate(organization: dict[str, Any]) -> dict[str, Any]:
    """Return the organization as version 2 has it."""
    return move_reviewer(organization)
