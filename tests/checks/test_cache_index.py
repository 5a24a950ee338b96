"""The cache's index from numbers to units, beside a plain set of pairs."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validator.engine.encode import GROUP
from validator.memory.index import BUCKETS, Index

numbers = st.sampled_from([0, 1, 2, 3, 2 * BUCKETS, 2 * BUCKETS + 1, GROUP, GROUP + 1, GROUP + 4 * BUCKETS])
units = st.sampled_from([1, 2, 3, GROUP + 2])
pairs = st.lists(st.tuples(st.lists(numbers, unique=True), units), unique_by=lambda pair: pair[1])
steps = st.lists(
    st.tuples(st.sampled_from(["add", "remove", "save", "reopen"]), st.lists(numbers, unique=True), units)
)


@given(pairs, steps)
def test_it_leads_where_it_was_told(
    begin: list[tuple[list[int], int]], steps: list[tuple[str, list[int], int]]
) -> None:
    with closing(sqlite3.connect(":memory:")) as db:
        db.execute(Index.table("pairs"))
        Index(db, "pairs").fill(begin)
        index = Index(db, "pairs")
        known = {(number, unit) for found, unit in begin for number in found}
        for what, found, unit in steps:
            if what == "add":
                index.add(found, unit)
                known |= {(number, unit) for number in found}
            elif what == "remove":
                index.remove(found, unit)
                known -= {(number, unit) for number in found}
            else:
                index.save()
                index = Index(db, "pairs") if what == "reopen" else index
            for number in (0, 1, 2 * BUCKETS, GROUP + 1):
                leads_to = {unit for other, unit in known if other == number}
                assert sorted(index.find(number)) == sorted(leads_to)
                assert len(index.find(number, 1)) == min(1, len(leads_to))


def test_a_damaged_bucket_is_noticed() -> None:
    with closing(sqlite3.connect(":memory:")) as db:
        db.execute(Index.table("pairs"))
        Index(db, "pairs").fill([([2], 1), ([2], 3)])
        db.execute("UPDATE pairs SET units = substr(units, 1, 8)")
        with pytest.raises(ValueError, match="damaged"):
            Index(db, "pairs").find(2)
