"""statement/1 to statement/2: `paraphrase_of` is one of several `relations` that a statement can have to others."""

from __future__ import annotations

from typing import Any

from validator.schema.migrations.reviewed import move_reviewer


def migrate(statement: dict[str, Any]) -> dict[str, Any]:
    """Return the statement as version 2 has it."""
    original = statement.pop("paraphrase_of", None)
    if original is not None:
        statement["relations"] = [{"statement": original, "relation": "paraphrases"}]
    return move_reviewer(statement)
