"""article/1 to article/2: what became of an article after it was published, and what of it is another one's.

New are `versions`, `corrections`, `captures`, the `extent` to which it repeats its original, `labels` of a transcript,
and the sentences that are `not_recorded` on purpose.

An original without `extent` is repeated as a whole, which is what version 1 took for granted.
"""

from __future__ import annotations

from typing import Any

from validator.schema.migrations.reviewed import move_reviewer


def migrate(article: dict[str, Any]) -> dict[str, Any]:
    """Return the article as version 2 has it."""
    return move_reviewer(article)
