"""What the new versions of all kinds have in common: who reviewed a record stands in `reviews`.

So far `origin.reviewed_by` held one name, without a day, and nothing told that the record had been changed since.
"""

from __future__ import annotations

from typing import Any


def move_reviewer(record: dict[str, Any]) -> dict[str, Any]:
    """The record with `origin.reviewed_by`, if there is one, as an entry of `reviews`; of which text is not known."""
    name = record["origin"].pop("reviewed_by", None)
    if name is not None:
        record["reviews"] = [{"by": name, "role": "check"}]
    return record
