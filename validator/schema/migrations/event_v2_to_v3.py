"""event/2 to event/3: an event can be `ongoing`, a participant can be described, and sources say whose word they give.

No value of version 2 has another meaning here. What was `occurred` because nothing else fitted may now be `ongoing`:
that is for whoever reads the sources again.
"""

from __future__ import annotations

from typing import Any

from validator.schema.migrations.reviewed import move_reviewer


def migrate(event: dict[str, Any]) -> dict[str, Any]:
    """Return the event as version 3 has it."""
    return move_reviewer(event)
