"""What must not pass in silence about single nodes of a YAML document: keys, tags, numbers, and spaces that mislead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from validator.findings.finding import KeyPath, Severity
from validator.findings.rule import Hit, first_hits
from validator.source.dialect import PLAIN, Dialect
from validator.source.limits import BLANKS, nesting_too_deep, number_problems, record_too_large
from validator.source.mistakes import explain_lost, explain_refusal
from validator.source.reader import NotYamlError
from validator.source.scalars import core_value, is_endless
from validator.source.syntax import (
    duplicate_key,
    yaml_key_type,
    yaml_merge_key,
    yaml_syntax,
    yaml_tab,
    yaml_tag,
)
from validator.source.traps import find_traps
from validator.source.tree import MAX_NODES, LostError, Node, TooDeepError, TooManyError, every_node, is_merge
from validator.source.walk import nodes_of

_COLLECTIONS = {"map": "mapping", "seq": "sequence"}
_TYPES = {"str": str, "int": int, "float": float, "bool": bool, "null": type(None)}
_CORE = re.compile(r"!!(\w+)|!<tag:yaml\.org,2002:(\w+)>")


def inspect(chunk: str, start: int, dialect: Dialect = PLAIN) -> tuple[Any, list[Hit]]:
    """Look at each node of a document's text.

    Returns the data as the dialect means it, and what there is to say; with an error among that, the data is not to be
    used. `start` is the chunk's offset in its file.
    """
    try:
        root = nodes_of(chunk)
    except NotYamlError as error:
        return None, explain_refusal(chunk, start, error)
    except LostError as error:
        return None, explain_lost(chunk, start, error)
    except TooDeepError:
        return None, [(nesting_too_deep, nesting_too_deep())]
    except TooManyError as error:
        return None, [(record_too_large, record_too_large(error.most, start, "keys and values"))]
    if root is None:
        return None, []
    hits = first_hits(_node_problems(root, chunk, start, dialect))
    data = None
    if all(rule.severity is Severity.WARNING for rule, _ in hits):
        try:
            data = _Data(dialect).of(root)
        except TooManyError as error:
            return None, [(record_too_large, record_too_large(error.most, start, "keys and values"))]
    traps = find_traps(root, chunk, start, told=not dialect.version)
    return data, hits + first_hits(traps)


def _node_problems(root: Node, chunk: str, start: int, dialect: Dialect) -> Iterator[Hit]:
    """Duplicate keys, merge keys, keys that are not strings, tags, and numbers that no program can hold."""
    for node, path in every_node(root):
        yield from _tag_problems(node, start)
        if node.kind == "scalar":
            yield from _number_problems(node, path, start)
        elif node.kind == "mapping":
            yield from _key_problems(node, chunk, start, dialect)


def _tag_problems(node: Node, start: int) -> Iterator[Hit]:
    if not node.tag or node.tag == "!":
        return
    span = (start + node.start, start + node.end)
    name = _core_name(node.tag)
    if name not in _COLLECTIONS and name not in _TYPES:
        yield yaml_tag, yaml_tag(node.tag, span)
    elif not _fits(node, name):
        yield yaml_tag, yaml_tag(node.tag, span, misfit=True)


def _core_name(tag: str) -> str:
    """The name of a tag of YAML's own: `int` for `!!int`; nothing for another tag."""
    found = _CORE.fullmatch(tag)
    return found[1] or found[2] if found else ""


def _fits(node: Node, name: str) -> bool:
    """Whether a node is what its tag, one of YAML's own, says that it is."""
    if node.kind != "scalar" or name in _COLLECTIONS:
        return node.kind == _COLLECTIONS.get(name)
    return is_endless(node.text) or type(scalar(node)) is _TYPES[name]


def _number_problems(node: Node, path: KeyPath, start: int) -> Iterator[Hit]:
    if not node.tag and (node.style != "plain" or node.text[0] not in "+-.0123456789"):
        return
    span = (start + node.start, start + node.end)
    if is_endless(node.text):
        said = f"a number of {len(node.text):,} digits is more than programs can hold"
        yield yaml_syntax, yaml_syntax(said, "put it in quotation marks if it is text", span)
        return
    value = scalar(node)
    if isinstance(value, float):
        yield from number_problems(path, node.text, value, span)


def _key_problems(node: Node, chunk: str, start: int, dialect: Dialect) -> Iterator[Hit]:
    first: dict[str, int] = {}
    for written, value in node.pairs:
        yield from _tag_problems(written, start)
        span = (start + written.start, start + written.end)
        key = written.resolved
        if key.kind != "scalar":
            yield yaml_key_type, yaml_key_type("here", span)
        elif is_merge(key):
            if not (dialect.merge and _can_be_merged(value)):
                yield yaml_merge_key, yaml_merge_key(span, allowed=dialect.merge)
        elif not (dialect.text_keys or isinstance(scalar(key, dialect), str)):
            yield yaml_key_type, yaml_key_type(key.text or "(empty)", span)
        elif key.text in first:
            above = chunk.count("\n", first[key.text], written.start)
            yield duplicate_key, duplicate_key(key.text, span, above)
        elif key.style == "plain" and key.text[:1] in BLANKS:
            yield yaml_tab, yaml_tab((span[0], span[0] + 1), key.text[0])
        else:
            first[key.text] = written.start


def _can_be_merged(value: Node) -> bool:
    """Whether a value is a mapping, or a list of mappings."""
    value = value.resolved
    return value.kind == "mapping" or (
        value.kind == "sequence" and all(item.resolved.kind == "mapping" for item in value.items)
    )


def scalar(node: Node, dialect: Dialect = PLAIN) -> Any:
    """The value of a scalar, with regard to its style and tag."""
    name = "str" if node.tag == "!" else _core_name(node.tag)
    if name == "str" or (node.style not in ("plain", "null") and not node.tag):
        return node.text
    plain = core_value(node.text) if node.tag else dialect.value(node.text)
    if name != "float" or type(plain) is not int:
        return plain
    try:
        return float(plain)
    except OverflowError:
        return float("inf")


class _Data:
    """Plain data of nodes without problems; what aliases share becomes one shared object."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._done: dict[int, Any] = {}
        self._merged = 0

    def of(self, node: Node) -> Any:
        """The data of one node. Raises TooManyError if merging would copy more than a record may hold."""
        node = node.resolved
        if id(node) not in self._done:
            if node.kind == "mapping":
                self._done[id(node)] = self._mapping(node)
            elif node.kind == "sequence":
                self._done[id(node)] = [self.of(item) for item in node.items]
            else:
                self._done[id(node)] = scalar(node, self._dialect)
        return self._done[id(node)]

    def _mapping(self, node: Node) -> dict[str, Any]:
        """A mapping's own keys go before those that are merged in, and the first that is merged before the next."""
        own = {key.resolved.text: self.of(item) for key, item in node.pairs if not is_merge(key.resolved)}
        for key, item in node.pairs if len(own) < len(node.pairs) else ():
            if is_merge(key.resolved):
                above = self.of(item)
                for other in above if isinstance(above, list) else [above]:
                    self._merged += len(other)
                    if self._merged > MAX_NODES:
                        raise TooManyError
                    own = {**own, **{name: value for name, value in other.items() if name not in own}}
        return own
