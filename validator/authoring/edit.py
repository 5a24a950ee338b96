"""Change records in place: the text of a YAML file with some values changed, and all else as the person wrote it.

    edits = difference(document.data, wanted)           # or write them: [Set(("said",), "2031-03-04"), ...]
    text = apply(text, (document.start, document.end), edits)

An edit names a key path: `Set` another value for one that is there, `Remove` a key or a list item, `Rename` a key,
`Insert` a key after one of its siblings, or a list item. They are meant in order, each of the result of the one before,
and made together as far as they can be (`validator.authoring.rounds`). `apply` returns the whole text of the file;
comments, order, quotation marks, line ends and every line that no edit concerns stay as they are. Only the comment
behind a removed value, or inside a replaced one, goes with it.

`apply` reads its result again, and returns it only if it holds exactly what the edits mean. Otherwise, and where it
can't change one place without another (an alias, say), it raises `EditError`: then the file is left to a person.

    replace_file(path, text)                             # whole or not at all
"""

from __future__ import annotations

import copy
import json
import math
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Any

from validator.authoring.operations import Edit, Insert, Remove, Rename, Set
from validator.authoring.rounds import rewrite
from validator.authoring.splice import EditError
from validator.findings.finding import KeyPath, Severity, format_path
from validator.source.document import parse_document, split
from validator.source.write import replace_file

__all__ = ["Edit", "EditError", "Insert", "Remove", "Rename", "Set", "apply", "difference", "replace_file"]


MAX_COMPARED = 250_000
"""Items of one list times those of another, up to which it is looked for what they share in their middle."""


def apply(text: str, span: tuple[int, int], edits: Sequence[Edit]) -> str:
    """The text of a file in which the document at `span` (start and end, as `Document` has them) is edited.

    Raises EditError if that is not possible without changing something else.
    """
    start, end = span
    before = text[start:end]
    data, hits = parse_document(text, start, end)
    if any(rule.severity is Severity.ERROR for rule, _ in hits):
        raise EditError("it can't be read")
    wanted = copy.deepcopy(data)
    for edit in edits:
        _change(wanted, edit)
    chunk = rewrite(before, edits)
    result = text[:start] + chunk + text[end:]
    found, new_hits = parse_document(result, start, start + len(chunk))
    if len(new_hits) > len(hits) or not same(found, wanted):
        raise EditError("the result would not say what is meant")
    if chunk.count("\n") != before.count("\n") and before.lstrip()[:1] == "{":
        raise EditError("a record written as JSON must stay on its lines")
    if len(list(split(chunk))) != len(list(split(before))):
        raise EditError("the result would be divided into several records")
    return result


def difference(old: Any, new: Any, path: KeyPath = ()) -> list[Edit]:
    """The edits that turn `old` into `new`. A key that goes while another comes with the same value is a renaming."""
    if isinstance(old, dict) and isinstance(new, dict) and ((old and new) or not path):
        return list(_mapping_edits(old, new, path))
    if isinstance(old, list) and isinstance(new, list) and old and new:
        return list(_list_edits(old, new, path))
    return [] if same(old, new) else [Set(path, new)]


def _mapping_edits(old: dict[str, Any], new: dict[str, Any], path: KeyPath) -> Iterator[Edit]:
    gone = [key for key in old if key not in new]
    renamed: dict[str, str] = {}
    for key, value in new.items():
        if key not in old:
            match = next((name for name in gone if same(old[name], value)), None)
            if match is not None:
                gone.remove(match)
                renamed[key] = match
                yield Rename((*path, match), key)
    # New keys come before old ones go: else a mapping could be empty for a moment, and lose its place. Of several in a
    # row the last comes first, so that each has a sibling which is there already.
    row: list[Insert] = []
    before: str | None = None
    for key, value in new.items():
        if key not in old and key not in renamed:
            row.append(Insert((*path, key), value, before))
            continue
        yield from reversed(row)
        row.clear()
        if key in old:
            yield from difference(old[key], value, (*path, key))
        before = key
    yield from reversed(row)
    for key in gone:
        yield Remove((*path, key))


def _list_edits(old: list[Any], new: list[Any], path: KeyPath) -> Iterator[Edit]:
    """From the end to the beginning, so that the numbers of what is still to come stay right."""
    for start, end, new_start, new_end in reversed(_unlike(old, new)):
        common = min(end - start, new_end - new_start)
        for item in reversed(new[new_start + common : new_end]):
            yield Insert((*path, start + common), item)
        for number in range(end - 1, start + common - 1, -1):
            yield Remove((*path, number))
        for offset in range(common - 1, -1, -1):
            yield from difference(old[start + offset], new[new_start + offset], (*path, start + offset))


def _unlike(old: list[Any], new: list[Any]) -> list[tuple[int, int, int, int]]:
    """The ranges of two lists, each with that of the other, in which the items are not the same."""
    from difflib import SequenceMatcher

    left, right = ([json.dumps(item, sort_keys=True) for item in items] for items in (old, new))
    head = _alike(left, right)
    tail = _alike(left[: head - 1 if head else None : -1], right[: head - 1 if head else None : -1])
    left, right = left[head : len(left) - tail], right[head : len(right) - tail]
    if len(left) * len(right) > MAX_COMPARED:
        return [(head, head + len(left), head, head + len(right))]
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    return [
        (head + start, head + end, head + new_start, head + new_end)
        for what, start, end, new_start, new_end in matcher.get_opcodes()
        if what != "equal"
    ]


def _alike(one: list[str], two: list[str]) -> int:
    """How many items two lists begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, two, strict=False)))


def same(one: Any, two: Any) -> bool:
    """Whether two values are the same, types and the order of keys included (1, 1.0 and True differ)."""
    if type(one) is not type(two):
        return False
    if isinstance(one, dict):
        return list(one) == list(two) and all(same(one[key], two[key]) for key in one)
    if isinstance(one, list):
        return len(one) == len(two) and all(map(same, one, two))
    if isinstance(one, float) and math.isnan(one):
        return math.isnan(two)
    return bool(one == two)


def _change(data: Any, edit: Edit) -> None:
    """Make an edit on data, in place."""
    if not edit.path:
        raise EditError("the record as a whole can't be replaced")
    *way, last = edit.path
    holder = data
    try:
        for part in way:
            holder = holder[part]
        if isinstance(edit, Insert):
            _insert(holder, last, edit)
            return
        value = holder[last]
    except (KeyError, IndexError, TypeError):
        raise EditError(f"there is no {format_path(edit.path)}") from None
    if isinstance(edit, Set):
        holder[last] = copy.deepcopy(edit.value)
    elif isinstance(edit, Remove):
        del holder[last]
    elif edit.name in holder:
        raise EditError(f"there is a key {edit.name!r} already")
    else:
        items = [(edit.name, value) if key == last else (key, item) for key, item in holder.items()]
        holder.clear()
        holder.update(items)


def _insert(holder: Any, last: str | int, edit: Insert) -> None:
    if isinstance(last, int) and isinstance(holder, list) and 0 <= last <= len(holder):
        holder.insert(last, copy.deepcopy(edit.value))
        return
    if not isinstance(last, str) or not isinstance(holder, dict) or last in holder:
        raise EditError(f"{format_path(edit.path)} can't be added")
    items = list(holder.items())
    at = 0 if edit.after is None else list(holder).index(edit.after) + 1 if edit.after in holder else -1
    if at < 0:
        raise EditError(f"there is no key {edit.after!r} beside {format_path(edit.path)}")
    items.insert(at, (last, copy.deepcopy(edit.value)))
    holder.clear()
    holder.update(items)
