"""event/1 to event/2: an interval in `date` no longer means two things.

In version 1, `2031-03-04/2031-03-06` meant either that the event lasted three days or that it took place on one of
them. In version 2 it means the latter; an event that lasted has an `end_date`.

A date that is no interval means the same in both versions. So does the interval of something that happens in a moment.
Of anything else a person has to say what was meant.
"""

from __future__ import annotations

from typing import Any

from validator.schema.migrations.migration import Undecided

MOMENTS = ("call", "video-call", "briefing", "speech", "interview", "publication", "transmission", "signing")
"""Types of events that don't last for days."""


def migrate(event: dict[str, Any]) -> dict[str, Any]:
    """Return the event as version 2 has it. Raises Undecided where only a person can tell."""
    date = event.get("date")
    if isinstance(date, str) and "/" in date and event.get("type") not in MOMENTS:
        raise Undecided(
            ("date",),
            f"{date!r} may mean that the event went on all that time, or that it took place on some day of it",
            "read the source again and write 'schema: event/2'; if it went on, write the first day as 'date' and the "
            "last as 'end_date', else leave the date as it is",
        )
    return event
