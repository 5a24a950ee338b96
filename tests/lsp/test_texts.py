"""Positions, places and edits: what counts characters, lines and units the way editors do."""

from __future__ import annotations

import pytest
from conversation import at
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import Position, Range

from validator.editor.actions import changes
from validator.editor.cursor import placed, typed
from validator.editor.text import Text
from validator.editor.words import Paragraphs

LETTERS = "ab \n\r\u2028\x0c\x85é\u05d0\u0301😀𝒳\ufeff:-'\"#[]{}|>,"
TEXTS = st.text(alphabet=LETTERS, max_size=40)
ENCODINGS = st.sampled_from(["utf-8", "utf-16", "utf-32"])


@pytest.mark.parametrize(
    ("text", "offset", "position"),
    [
        ("a😀b", 2, (0, 3)),
        ("x\r\ny", 3, (1, 0)),
        ("x\ry", 2, (1, 0)),
        ("a\u2028b\x0cc\x85d", 7, (0, 7)),
        ("אב: 😀!\nא", 6, (0, 7)),
        ("\ufeffab", 1, (0, 2)),
        ("a\n", 2, (1, 0)),
    ],
)
def test_positions_are_those_of_the_protocol(text: str, offset: int, position: tuple[int, int]) -> None:
    assert Text(text).position(offset) == Position(*position)
    assert Text(text).offset(Position(*position)) == offset


def test_columns_are_counted_in_the_encoding_that_was_agreed_on() -> None:
    columns = {name: Text("é😀b", name).position(2).character for name in ("utf-8", "utf-16", "utf-32")}
    assert columns == {"utf-8": 6, "utf-16": 3, "utf-32": 2}


@given(TEXTS, ENCODINGS)
def test_there_and_back(source: str, encoding: str) -> None:
    text = Text(source, encoding)
    for offset in range(len(text.text) + 1):
        if text.text[offset - 1 : offset + 1] != "\r\n":  # between the two is no position
            assert text.offset(text.position(offset)) == offset


@given(TEXTS, ENCODINGS, st.integers(-1, 50), st.integers(-1, 50))
def test_any_position_is_somewhere(source: str, encoding: str, line: int, character: int) -> None:
    text = Text(source, encoding)
    assert 0 <= text.offset(Position(max(line, 0), max(character, 0))) <= len(text.text)


@given(TEXTS, TEXTS, ENCODINGS, st.data())
def test_what_is_typed_is_put_where_it_was_typed(
    old: str, new: str, encoding: str, data: st.DataObject
) -> None:
    text = Text(old.replace("\ufeff", ""), encoding)
    start, end = sorted(data.draw(st.integers(0, len(text.text))) for _ in range(2))
    if {text.text[at - 1 : at + 1] for at in (start, end)} & {"\r\n"}:
        return
    assert text.changed(text.range(start, end), new).source == text.text[:start] + new + text.text[end:]


@given(TEXTS, TEXTS, ENCODINGS)
def test_edits_make_the_new_text(old: str, new: str, encoding: str) -> None:
    old, new = (part.replace("\ufeff", "") for part in (old, new))
    text = Text(old, encoding)
    made = text
    for edit in reversed(changes(text, new)):
        made = made.changed(edit.range, edit.new_text)
    assert made.source == new


@given(TEXTS, st.integers(0, 40), st.sampled_from(["x.yaml", "x.json", "x.jsonl"]))
def test_any_text_has_places(text: str, offset: int, file: str) -> None:
    offset = min(offset, len(text))
    for look in (placed, typed):
        cursor = look(text, file, offset)
        assert cursor is None or 0 <= cursor.start <= max(cursor.end, offset) <= len(text)


SOUND = """\
schema: statement/2
id: x  # a comment
sources:
  - article: one
    quote: >-
      folded: words
      go on
  - article: two
about:
- first
- second
origin: {method: curated, tool: t}
"quoted key": 'one'
long: plain words
  go on here
last: end
"""


def test_half_typed_places_are_those_of_sound_text() -> None:
    for offset in range(len(SOUND) + 1):
        sound = placed(SOUND, "x.yaml", offset)
        if sound is None or sound.side == "key":
            continue
        found = typed(SOUND, "x.yaml", offset)
        if found is None:
            assert SOUND[offset - 2 : offset] in (">-", ": ") or SOUND[offset - 1] in ">:", offset
        elif found.side == "value" and SOUND[offset - 1 : offset] not in ("}", "\n"):
            assert found.path == sound.path, (offset, SOUND[:offset])


@pytest.mark.parametrize(
    ("marked", "path", "side"),
    [
        ("a: |", ("a",), "value"),
        ("a:\n  b|", ("a", "b"), "key"),
        ("a:\n  - b: 1\n    c|", ("a", 0, "c"), "key"),
        ("a:\n- b: 1\n- |", ("a", 1), "value"),
        ("a: >\n  one: two|\nb: [", ("a",), "value"),
        ("a: 'one\n  two: |", ("a",), "value"),
        ("{a: {b: |", ("a", "b"), "value"),
        ("---\na: 1\n---\nb: |", ("b",), "value"),
        ("a: {b: [1, 2, |", ("a", "b", 2), "value"),
    ],
)
def test_where_half_typed_text_is(marked: str, path: tuple[str | int, ...], side: str) -> None:
    text, position = at(marked)
    found = typed(text, "x.yaml", Text(text).offset(position))
    assert found
    assert (found.path, found.side) == (path, side)


@given(st.text(max_size=60))
def test_words_in_a_hover_have_no_mark_that_means_anything(text: str) -> None:
    said = Paragraphs(markdown=True).words(text)
    assert "\n" not in said
    bare = said.replace("\\\\", "")
    assert not any(bare[i] in "`*_[]<>!|~#" and bare[i - 1 : i] != "\\" for i in range(len(bare)))


def test_a_range_that_is_upside_down_changes_nothing_else() -> None:
    assert Text("abc").changed(Range(Position(0, 2), Position(0, 1)), "x").source == "abxc"
