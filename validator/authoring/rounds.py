"""Which edits of a document can be made together, on one reading of its text.

Edits are meant one after another. Two of them may change places where neither names what the other changes, and where
they touch different pieces of the text: then both are made on the same tree. What has to wait for another one waits
for the next round, for which the text is read again. How many rounds there are depends on how edits build on each other
(a key that comes after a new one, a list that is changed and then removed), not on how many there are.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from validator.authoring import splice
from validator.authoring.operations import Insert, Remove, Rename, Set

if TYPE_CHECKING:
    from validator.authoring.operations import Edit
    from validator.authoring.splice import Piece, Tree
    from validator.findings.finding import KeyPath


def rewrite(text: str, edits: Sequence[Edit]) -> str:
    """The text of one document with edits made on it. Raises EditError for what can't be done."""
    while edits:
        tree = splice.Tree(text)
        made = _Round(tree)
        edits = [edit for edit in edits if not made.take(edit)]
        text = made.text()
    return text


class _Round:
    """The edits that are made on one tree, and what has to wait because of them."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.pieces: list[tuple[int, int, int, str]] = []
        self.places: list[tuple[int, int]] = []
        self.inserted: dict[int, KeyPath] = {}
        """By its offset, the collection that something new is put into there."""
        self.changed: set[KeyPath] = set()
        """What is no more as the tree has it."""
        self.entered: set[KeyPath] = set()
        """In what something is changed, on any level."""
        self.moved: dict[KeyPath, tuple[int, bool]] = {}
        """The lists whose items get other numbers: from which on, and whether there is something new at that one."""
        self.gone: Counter[KeyPath] = Counter()
        self.locked: set[KeyPath] = set()
        """Collections in which an edit waits, and so all that come after it."""
        self.awaited: set[KeyPath] = set()

    def take(self, edit: Edit) -> bool:
        """Make an edit, if it is one that need not wait."""
        if self._must_wait(edit) or not self._make(edit):
            self.locked.add(edit.path[:-1])
            self.awaited.update(_ways(edit.path))
            return False
        return True

    def text(self) -> str:
        """The text with all edits made. Of what is put into one place, the last comes first, as in a pile."""
        found: list[str] = []
        done = 0
        for start, end, _, text in sorted(self.pieces):
            found += self.tree.chunk[done:start], text
            done = end
        return "".join((*found, self.tree.chunk[done:]))

    def _must_wait(self, edit: Edit) -> bool:
        path, parent = edit.path, edit.path[:-1]
        if path in self.awaited or parent in self.locked or (_moves(edit) and parent in self.awaited):
            return True
        for way in (*_ways(path), *_names(edit)):
            if way in self.changed or way in self.locked:
                return True
            last = way[-1] if way else None
            if isinstance(last, int) and (moved := self.moved.get(way[:-1])):
                on_top = way == path and isinstance(edit, Insert) and moved == (last, True)
                if last >= moved[0] and not on_top:
                    return True
        return isinstance(edit, (Set, Remove)) and path in self.entered

    def _make(self, edit: Edit) -> bool:
        path, parent = edit.path, edit.path[:-1]
        claimed = list(_changes(edit))
        if isinstance(edit, Remove):
            left = self.tree.size(parent) - self.gone[parent]
            if left == 1:
                if parent in self.entered:
                    return False
                claimed = [parent]  # which becomes empty
        elif isinstance(edit, Insert) and parent in self.entered and not self.tree.size(parent):
            return False
        if not self._put(edit, _piece(self.tree, edit)):
            return False
        self.entered.update(_ways(path))
        self.changed.update(claimed)
        self.gone[parent] += isinstance(edit, Remove)
        if isinstance(path[-1], int) and _moves(edit):
            self.moved[parent] = path[-1], isinstance(edit, Insert)
        return True

    def _put(self, edit: Edit, piece: Piece) -> bool:
        """Take in a piece of text, if it lies beside all the others."""
        start, end, text = piece
        at = bisect_left(self.places, (start, end))
        if at and self.places[at - 1][1] > start:
            return False
        if at < len(self.places) and self.places[at][0] < end:
            return False
        if start == end:
            parent = edit.path[:-1] if isinstance(edit, Insert) else None
            if (
                at < len(self.places)
                and self.places[at] == (start, end)
                and self.inserted.get(start) != parent
            ):
                return False
            if parent is not None:
                self.inserted[start] = parent
        insort(self.places, (start, end))
        self.pieces.append((start, end, -len(self.pieces), text))
        return True


def _piece(tree: Tree, edit: Edit) -> Piece:
    if isinstance(edit, Set):
        return splice.set_value(tree, edit.path, edit.value)
    if isinstance(edit, Remove):
        return splice.remove(tree, edit.path)
    if isinstance(edit, Rename):
        return splice.rename(tree, edit.path, edit.name)
    return splice.insert(tree, edit.path, edit.value, edit.after)


def _ways(path: KeyPath) -> Iterator[KeyPath]:
    """The collections that a path leads through, from the record as a whole on."""
    return (path[:length] for length in range(len(path)))


def _names(edit: Edit) -> Iterator[KeyPath]:
    """The paths that an edit names: what it changes, its new name, the key that it comes after."""
    yield edit.path
    if isinstance(edit, Rename):
        yield (*edit.path[:-1], edit.name)
    elif isinstance(edit, Insert) and edit.after is not None:
        yield (*edit.path[:-1], edit.after)


def _changes(edit: Edit) -> Iterator[KeyPath]:
    """The paths at which there is something else after an edit. A list's new item only moves the others."""
    if not (isinstance(edit, Insert) and isinstance(edit.path[-1], int)):
        yield edit.path
    if isinstance(edit, Rename):
        yield (*edit.path[:-1], edit.name)


def _moves(edit: Edit) -> bool:
    """Whether items of a list get other numbers."""
    return isinstance(edit, (Insert, Remove)) and isinstance(edit.path[-1], int)
