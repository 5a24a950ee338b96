"""What is changed in a module of the rules, one small thing at a time, so that a test may notice (`mutants.py`).

A limit is moved by one (a share by 0.05). A comparison is turned, so that it includes its limit or not. A list loses
one of what it lists: a set, tuple or list of words; the keys of a dictionary; the characters of a string without
letters; in a regular expression the alternatives, what is optional, and the characters of a class.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import CodeType
from typing import Any

RULES = Path(__file__).parents[2] / "validator" / "rules"

_TURNED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_ORDERED = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)


@dataclass(frozen=True)
class Mutant:
    """One change. `name` says it without a line number, so that it outlives changes elsewhere in the file.

    `holder` is the function, the class or the constant in which it is.
    """

    module: str
    name: str
    holder: str
    code: CodeType


def mutants_of(module: str, *, everything: bool = False) -> Iterator[Mutant]:
    """The mutants of a module of the rules: of its limits and lists, or of every number and condition as well."""
    path = RULES / f"{module}.py"
    tree = ast.parse(path.read_text("utf-8"))
    seen: dict[str, int] = {}
    chosen = set(map(id, _chosen(tree)))
    own = {name for top in tree.body for name in _assigned(top)}
    for top in tree.body:
        holder = getattr(top, "name", "") or ", ".join(_assigned(top))
        for node in ast.walk(top) if holder else ():
            for said in _change(node, own, listed=id(node) in chosen):
                name = f"{module}: {holder}: {said}"
                seen[name] = seen.get(name, 0) + 1  # counted whether it is chosen or not
                number = f" #{seen[name]}" if seen[name] > 1 else ""
                if everything or id(node) in chosen:
                    yield Mutant(module, name + number, holder, compile(tree, str(path), "exec"))


def _assigned(top: ast.stmt) -> Iterator[str]:
    if isinstance(top, (ast.Assign, ast.AnnAssign)):
        for target in top.targets if isinstance(top, ast.Assign) else [top.target]:
            yield from (node.id for node in ast.walk(target) if isinstance(node, ast.Name))


def _chosen(tree: ast.Module) -> Iterator[ast.AST]:
    """The limits, the comparisons with one, and the lists of a module."""
    for top in tree.body:
        if isinstance(top, (ast.Assign, ast.AnnAssign)) and top.value:
            yield from (node for node in ast.walk(top.value) if isinstance(node, ast.Constant))
    passed_over = {id(part) for node in ast.walk(tree) for part in _no_limits(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare) and any(map(_is_limit, (node.left, *node.comparators))):
            if all(isinstance(operator, _ORDERED) for operator in node.ops):
                yield node
            yield from (side for side in (node.left, *node.comparators) if isinstance(side, ast.Constant))
        elif id(node) in passed_over:
            continue
        elif isinstance(node, ast.Constant):
            if _is_limit(node):
                yield node
        elif isinstance(node, (ast.Dict, ast.Set, ast.Tuple, ast.List)):
            yield node


def _no_limits(node: ast.AST) -> Iterator[ast.AST]:
    """What nothing is measured by: types, how much a cache holds, and which item of a tuple is meant."""
    if isinstance(node, ast.FunctionDef):
        for decorator in node.decorator_list:
            yield from (part for part in ast.walk(decorator) if isinstance(part, ast.Constant))
    elif isinstance(node, (ast.AnnAssign, ast.arg)) and node.annotation:
        yield from ast.walk(node.annotation)
    elif isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
        yield node.slice


def _is_limit(node: ast.expr) -> bool:
    """Whether an expression is a number that somebody chose, or the name of one."""
    if isinstance(node, ast.Constant):
        return isinstance(node.value, (int, float)) and abs(node.value) >= 2
    return isinstance(node, ast.Name) and node.id.isupper()


def _change(node: ast.AST, own: set[str], *, listed: bool) -> Iterator[str]:
    """Change a node in place, say what was changed, and put it back.

    `own` are the constants of the module, which are moved where they stand. Only `listed` strings are taken for lists.
    """
    if isinstance(node, ast.Constant):
        value = node.value
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            step = 1 if isinstance(value, int) else 0.05
            for number in (value + step, value - step):
                node.value = round(number, 4)
                yield f"{value} -> {node.value}"
        elif isinstance(value, str) and listed:
            for start, after in _parts(value):
                node.value = value[:start] + value[after:]
                place = f" at {start}" if value.count(value[start:after]) > 1 else ""
                yield f"without {value[start:after]!a}{place}"
        node.value = value
    elif isinstance(node, ast.Compare):
        yield from _turn(node, own)
    elif isinstance(node, ast.BoolOp):
        before = ast.unparse(node)
        for index, side in enumerate(node.values):
            node.values[index] = ast.copy_location(ast.Constant(isinstance(node.op, ast.And)), side)
            yield f"{before} without {ast.unparse(side)}"
            node.values[index] = side
    elif isinstance(node, (ast.Dict, ast.Set, ast.Tuple, ast.List)):
        yield from _shorten(node)


def _turn(node: ast.Compare, own: set[str]) -> Iterator[str]:
    """Exchange the operator of a comparison; move its limit, too, if that stands in another module."""
    before = ast.unparse(node)
    for index, (operator, limit) in enumerate(zip(node.ops, node.comparators, strict=True)):
        node.ops[index] = _TURNED[type(operator)]()
        yield f"{before} -> {ast.unparse(node)}"
        node.ops[index] = operator
        if (
            isinstance(operator, _ORDERED)
            and isinstance(limit, ast.Name)
            and _is_limit(limit)
            and limit.id not in own
        ):
            more = ast.copy_location(ast.BinOp(limit, ast.Add(), ast.Constant(1)), limit)
            node.comparators[index] = ast.fix_missing_locations(more)
            yield f"{before} -> {ast.unparse(node)}"
            node.comparators[index] = limit


def _shorten(node: ast.Dict | ast.Set | ast.Tuple | ast.List) -> Iterator[str]:
    """Take each word out of a list of words."""
    before = ast.unparse(node)
    lists: list[list[Any]] = [node.keys, node.values] if isinstance(node, ast.Dict) else [node.elts]
    if len(lists[0]) < 2 or not _are_words(lists[0]):
        return
    for index, word in enumerate(lists[0].copy()):
        gone = [items.pop(index) for items in lists]
        yield f"{before if len(before) < 80 else ''} without {ast.unparse(word)}".lstrip()
        for items, item in zip(lists, gone, strict=True):
            items.insert(index, item)


def _are_words(items: Sequence[ast.expr | None]) -> bool:
    return all(isinstance(item, ast.Constant) and isinstance(item.value, str) for item in items)


_GROUP = re.compile(r"\((?:\?(?:P<\w+>|<?[=!]|:))?")
_ATOM = re.compile(r"\\.|.", re.DOTALL)
_CLASS = re.compile(r"\[\^?((?:\\.|[^\]\\])+)\]", re.DOTALL)
_WRITTEN = " \t\n\\|()[]{}?*+."
"""What is no list of characters if it has one of these."""
_RANGE = re.compile(r"(?:\\.|[^\\])(?:-(?:\\.|[^\\]))?", re.DOTALL)


def _parts(text: str) -> Iterator[tuple[int, int]]:
    """What can be taken out of a regular expression, or of a list of characters."""
    if len(text) > 1 and not any(char.isascii() and (char.isalnum() or char in _WRITTEN) for char in text):
        yield from ((index, index + 1) for index in range(len(text)))
        return
    groups = [[0]]  # of each open group, where its alternatives begin
    at = 0
    while at < len(text):
        if inside := _CLASS.match(text, at):
            items = list(_RANGE.finditer(text, inside.start(1), inside.end(1)))
            yield from (item.span() for item in items if len(items) > 1)
            after = inside.end()
        elif begin := _GROUP.match(text, at):
            after = begin.end()
            groups.append([after])
        else:
            after = _ATOM.match(text, at).end()  # type: ignore[union-attr]  # anything is an atom
            if text[at] == "|":
                groups[-1].append(after)
            elif text[at] == ")" and len(groups) > 1:
                start = groups.pop()
                yield from _alternatives(text, start, at)
                if text[after : after + 1] == "?":
                    yield text.rindex("(", 0, start[0]), after + 1
            elif text[at].isalnum() and text[after : after + 1] == "?":
                yield at, after + 1
        at = after
    yield from _alternatives(text, groups[0], len(text))


def _alternatives(text: str, starts: list[int], end: int) -> Iterator[tuple[int, int]]:
    """Each alternative of a group, with the bar before or behind it."""
    ends = [start - 1 for start in starts[1:]] + [end]
    if len(starts) > 1 and all(start < stop for start, stop in zip(starts, ends, strict=True)):
        yield starts[0], starts[1]
        yield from ((start - 1, stop) for start, stop in zip(starts[1:], ends[1:], strict=True))
