"""agreement/1 to agreement/2: more steps, whose word they rest on, provisions of one in several, numbers in registers.

No step of version 1 has another meaning here. Some may be put more exactly (a treaty that was only `mentioned`), which
nobody has to do.
"""

from __future__ import annotations

from typing import Any

from validator.schema.migrations.reviewed import move_reviewer


def migrate(agreement: dict[str, Any]) -> dict[str, Any]:
    """Return the agreement as version 2 has it."""
    return move_reviewer(agreement)
