"""Two values and two texts, compared: properties that hold of any."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from validator.changes.fields import differences, form
from validator.findings.paths import at
from validator.report.words import compare_words

VALUES = st.recursive(
    st.sampled_from([None, True, 1, 1.0, 0, "", "a", "b c", "b d"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=12,
)


@given(old=VALUES, new=VALUES)
def test_differences_are_all_of_them(old: Any, new: Any) -> None:
    """Nothing differs in the same value; something does in another one; and what is told is there."""
    found = list(differences(old, new))
    assert bool(found) == (form(old) != form(new))
    assert not list(differences(copy.deepcopy(new), new))
    for one in found:
        if one.how != "removed":
            assert form(at(new, one.path)) == form(one.after)
        if one.how == "removed":
            assert form(at(old, one.path)) == form(one.before)


@given(old=st.text("ab .\u0301'中\n", max_size=30), new=st.text("ab .\u0301'中\n", max_size=30))
def test_both_texts_come_again_from_their_words(old: str, new: str) -> None:
    pieces = compare_words(old, new)
    assert pieces is not None
    assert "".join(text for how, text in pieces if how != "added") == old
    assert "".join(text for how, text in pieces if how != "removed") == new
