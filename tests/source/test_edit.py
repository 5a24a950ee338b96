"""Edits change what they name and nothing else."""

from __future__ import annotations

import contextlib
import copy
import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, event, given, settings
from hypothesis import strategies as st
from yaml_writer import KEYS, RECORDS, VALUES, documents

from validator.authoring.edit import Edit, EditError, Insert, Remove, Rename, Set, apply, difference, same
from validator.findings.finding import KeyPath
from validator.source.document import parse

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]


def read(text: str) -> Any:
    found, hits = parse(text)
    assume(len(found) == 1 and not hits)
    return found[0].data


def paths(value: Any, path: KeyPath = ()) -> Iterator[KeyPath]:
    if path:
        yield path
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in pairs:
        yield from paths(item, (*path, key))


def at(data: Any, path: KeyPath) -> Any:
    for part in path:
        data = data[part]
    return data


@st.composite
def edits(draw: Any, data: Any) -> Edit:
    """An edit that makes sense for the data."""
    path = draw(st.sampled_from(list(paths(data))))
    holder = at(data, path[:-1])
    what = draw(st.sampled_from(["set", "remove", "rename", "insert"]))
    if what == "set":
        return Set(path, draw(VALUES))
    if what == "remove":
        assume(len(path) > 1 or len(data) > 1)
        return Remove(path)
    if isinstance(holder, list):
        return Insert((*path[:-1], draw(st.integers(0, len(holder)))), draw(VALUES))
    name = draw(KEYS.filter(lambda key: key not in holder))
    if what == "rename":
        return Rename(path, name)
    return Insert((*path[:-1], name), draw(VALUES), draw(st.sampled_from([None, *holder])))


@given(st.data())
@settings(max_examples=400, deadline=None, suppress_health_check=SLOW)
def test_an_edit_does_what_it_says_and_touches_nothing_else(data: st.DataObject) -> None:
    text = data.draw(documents())
    before = read(text)
    edit = data.draw(edits(before))
    try:
        after = apply(text, (0, len(text)), [edit])
    except EditError as error:
        event(f"refused: {error}")
        return
    event(type(edit).__name__)
    top = edit.path[0]
    # Only lines of the top-level entry that was edited may change (a new one may come beside any).
    entries = top_level(text)
    new_entries = top_level(after)
    for key, lines in entries.items():
        if key == top or (isinstance(edit, Rename) and len(edit.path) == 1 and key == edit.path[0]):
            continue
        assert new_entries[key] == lines, (text, after, edit)
    kept = {match for match in comments(text) if match not in comments(entries.get(str(top), ""))}
    assert kept <= comments(after)
    assert apply(after, (0, len(after)), difference(read(after), read(after))) == after
    if isinstance(edit, Set) and not isinstance(at(before, edit.path), (dict, list)):
        assert comments(text) == comments(after)
    if isinstance(edit, Rename):
        assert len(after.splitlines()) == len(text.splitlines())
        assert comments(text) == comments(after)
    if isinstance(edit, Insert):
        assert comments(text) == comments(after)
        assert is_subsequence(text, after)


def top_level(text: str) -> dict[str, str]:
    """The text of each top-level entry, from its key to its value's last line, without the comments around it."""
    from validator.authoring.splice import Tree

    tree = Tree(text)
    found = {}
    for key, value in tree.root.pairs:
        end = max(key.end, tree.end(value))
        found[key.text] = text[tree.line_start(key.start) : tree.line_end(end)]
    return found


def comments(text: str) -> set[str]:
    return set(re.findall(r"# c\d+:", text))


def is_subsequence(short: str, long: str) -> bool:
    letters = iter(long)
    return all(letter in letters for letter in short)


@given(documents(), RECORDS)
@settings(max_examples=300, deadline=None, suppress_health_check=SLOW)
def test_a_difference_applied_gives_the_other_record(text: str, wanted: dict[str, Any]) -> None:
    old = read(text)
    try:
        after = apply(text, (0, len(text)), difference(old, wanted))
    except EditError as error:
        event(f"refused: {error}")
        return
    event("done")
    assert sorted_same(read(after), wanted)
    assert difference(read(after), wanted) == []


@given(st.data())
@settings(max_examples=400, deadline=None, suppress_health_check=SLOW)
def test_many_edits_at_once_give_what_they_give_one_by_one(data: st.DataObject) -> None:
    text = data.draw(documents())
    now, many = text, []
    for _ in range(data.draw(st.integers(2, 8))):
        edit = data.draw(edits(read(now)))
        try:
            now = apply(now, (0, len(now)), [edit])
        except EditError as error:
            event(f"refused: {error}")
            continue
        many.append(edit)
    # Where a new key stands among the comments around one that goes may differ; what is said, and every comment, not.
    after = apply(text, (0, len(text)), many)
    assert same(read(after), read(now)), (text, many)
    assert comments(after) == comments(now), (text, many)


def sorted_same(one: Any, two: Any) -> bool:
    """The same, apart from the order of keys."""
    if isinstance(one, dict) and isinstance(two, dict):
        return one.keys() == two.keys() and all(sorted_same(one[key], two[key]) for key in one)
    if isinstance(one, list) and isinstance(two, list):
        return len(one) == len(two) and all(map(sorted_same, one, two))
    return same(one, two)


@given(
    st.text(max_size=80),
    st.sampled_from([Set(("a",), 1), Remove(("a",)), Rename(("a",), "b"), Insert(("b",), 1)]),
)
@settings(max_examples=200, deadline=None)
def test_any_text_is_edited_or_refused(text: str, edit: Edit) -> None:
    before = copy.deepcopy(edit)
    with contextlib.suppress(EditError):
        apply(text, (0, len(text)), [edit])
    assert edit == before


@pytest.mark.parametrize(
    "edit", [Set((), 1), Set(("no",), 1), Remove(("list", 9)), Insert(("a",), 1), Rename(("a",), "list")]
)
def test_edits_of_what_is_not_there_are_refused(edit: Edit) -> None:
    text = "a: 1\nlist: [1]\n"
    with pytest.raises(EditError):
        apply(text, (0, len(text)), [edit])
