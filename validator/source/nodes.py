"""What must not pass in silence about single nodes of a YAML document: keys, tags, and numbers without an end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import inf, isfinite
from typing import Any

import yaml

from validator.findings.finding import KeyPath
from validator.findings.rule import Hit
from validator.source.limits import number_not_finite
from validator.source.scalars import core_value, is_endless
from validator.source.syntax import duplicate_key, yaml_key_type, yaml_merge_key, yaml_syntax, yaml_tag

_CORE = "tag:yaml.org,2002:"
_SHAPES = {"map": yaml.MappingNode, "seq": yaml.SequenceNode}
_TYPES = {"str": str, "int": int, "float": float, "bool": bool, "null": type(None)}
_TAG = re.compile(r"(?:&\S+\s+)?(!\S*)")


def node_problems(root: yaml.Node, text: str, start: int) -> Iterator[Hit]:
    """Duplicate keys, merge keys, keys that are not strings, tags, and numbers that no program can hold.

    `text[start:]` is what they were read from.
    """
    for node, path in every_node(root):
        yield from _tag_problems(node, text, start)
        if isinstance(node, yaml.ScalarNode):
            yield from _number_problems(node, path, text, start)
        elif isinstance(node, yaml.MappingNode):
            yield from _key_problems(node, text, start)


def every_node(root: yaml.Node) -> Iterator[tuple[yaml.Node, KeyPath]]:
    """Each node of a document that is a value, once (aliases lead to one again), with its path, in their order."""
    seen: set[int] = set()
    stack: list[tuple[yaml.Node, KeyPath]] = [(root, ())]
    while stack:
        node, path = stack.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        yield node, path
        if isinstance(node, yaml.SequenceNode):
            stack += [(item, (*path, index)) for index, item in reversed(list(enumerate(node.value)))]
        elif isinstance(node, yaml.MappingNode):
            stack += [(value, (*path, _name_of_key(key))) for key, value in reversed(node.value)]


def _name_of_key(key: yaml.Node) -> str:
    """A key in a path. One that is a collection is a finding of its own, and may be nested too deep to be shown."""
    return str(key.value) if isinstance(key, yaml.ScalarNode) else "?"


def _tag_problems(node: yaml.Node, text: str, start: int) -> Iterator[Hit]:
    tag = written_tag(node, text, start)
    if tag in ("", "!"):
        return
    span = (start + node.start_mark.index, start + node.end_mark.index)
    name = node.tag.removeprefix(_CORE)
    if name == node.tag or name not in (*_SHAPES, *_TYPES):
        yield yaml_tag, yaml_tag(tag, span)
    elif not _fits(node, name, text, start):
        yield yaml_tag, yaml_tag(tag, span, misfit=True)


def _fits(node: yaml.Node, name: str, text: str, start: int) -> bool:
    """Whether a node is what its tag, one of YAML's own, says that it is."""
    if not isinstance(node, yaml.ScalarNode) or name in _SHAPES:
        return isinstance(node, _SHAPES.get(name, yaml.ScalarNode))
    return is_endless(node.value) or type(scalar(node, text, start)) is _TYPES[name]


def _number_problems(node: yaml.ScalarNode, path: KeyPath, text: str, start: int) -> Iterator[Hit]:
    span = (start + node.start_mark.index, start + node.end_mark.index)
    if not node.style and is_endless(node.value):
        said = f"a number of {len(node.value):,} digits is more than programs can hold"
        yield yaml_syntax, yaml_syntax(said, span)
        return
    value = scalar(node, text, start)
    if isinstance(value, float) and not isfinite(value):
        yield number_not_finite, number_not_finite(path, node.value, span)


def _key_problems(node: yaml.MappingNode, text: str, start: int) -> Iterator[Hit]:
    first: dict[str, int] = {}
    for key, _ in node.value:
        yield from _tag_problems(key, text, start)
        span = (start + key.start_mark.index, start + key.end_mark.index)
        if not isinstance(key, yaml.ScalarNode):
            yield yaml_key_type, yaml_key_type("here", span)
        elif key.value == "<<" and not key.style:
            yield yaml_merge_key, yaml_merge_key(span)
        elif not isinstance(scalar(key, text, start), str):
            yield yaml_key_type, yaml_key_type(key.value or "(empty)", span)
        elif key.value in first:
            yield duplicate_key, duplicate_key(key.value, span, text.count("\n", first[key.value], span[0]))
        else:
            first[key.value] = span[0]


def written_tag(node: yaml.Node, text: str, start: int) -> str:
    """The tag written before a node, such as `!!str`, or nothing. `text[start:]` is what the node was read from."""
    at, end = start + node.start_mark.index, start + node.end_mark.index
    if text[at : at + 1] not in "!&":
        return ""
    written = _TAG.match(text, at, end)  # what follows an empty value may have a tag of its own
    return written[1] if written else ""


def scalar(node: yaml.ScalarNode, text: str, start: int) -> Any:
    """The value of a scalar, with regard to its style and tag. `text[start:]` is what the node was read from."""
    value: str = node.value
    tag = written_tag(node, text, start)
    if tag in ("!", "!!str") or (node.style and not tag):
        return value
    plain = core_value(value)
    if tag != "!!float" or type(plain) is not int:
        return plain
    try:
        return float(plain)
    except OverflowError:
        return inf
