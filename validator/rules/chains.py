"""Chains of references, remembered: the next record of a chain looks at what the last one has looked at already."""

from __future__ import annotations

from collections.abc import Callable

from validator.corpus.records import Record
from validator.rules.context import Context


class Chain:
    """Records of which each refers to one other at the most, from `first` on, as far as anybody asked.

    `following` gives the ids that a record refers to.
    """

    def __init__(self, first: Record, following: Callable[[Record], list[str]]) -> None:
        self.places = {first.id: 0}
        self._names = [first.id]
        self._following = following
        self._last: Record | None = first

    def passes_by(self, record: Record, start: str, most: int, context: Context) -> bool:
        """Whether none of the `most` records from the id `start` on refers to a record.

        False also where that is not certain: some record refers to several others, or the chain is a circle.
        """
        begin = self.places[start]
        while self._last and len(self._names) < begin + most:
            names = self._following(self._last)
            if len(names) > 1 or (names and (names[0] in self.places or names[0] == record.id)):
                return False
            self._last = context.find(names[0]) if names else None
            for name in names:
                self.places[name] = len(self._names)
                self._names.append(name)
        if self.places.get(record.id, -1) >= begin:
            return False
        context.corpus.asked.update(self._names[begin : begin + most])
        return True
