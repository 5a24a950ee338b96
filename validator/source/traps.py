"""YAML traps: text that this program reads as it was meant, and another program may not.

Records are read as YAML 1.2. Many programs still read YAML 1.1, in which `NO` is false and `12:30` is 750. They will
read these files too, so each such value is a warning, with the spelling that every program reads alike. What counts is
what PyYAML makes of a value, since it is the reader that most of them use.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import Any

from validator.findings.finding import Fix, KeyPath, Offsets, Problem, Severity
from validator.findings.rule import MAX_HITS, Hit, message
from validator.source.doubt import MAX_TRAP, suspects
from validator.source.limits import can_be_held
from validator.source.reader import NODES, NotYamlError, plain_start, read
from validator.source.scalars import core_value
from validator.source.tree import Node, every_node, name_of_key

_HYPHEN = re.compile(r"\w(-)[ \t]*\r?\n[ \t]*\S")


@message("yaml-ambiguous-value", "file", Severity.WARNING)
def ambiguous_value(path: KeyPath, written: str, meant: str, span: Offsets, value: object) -> Problem:
    """A value without quotation marks is read differently by programs that follow YAML 1.1.

    YAML 1.1 takes `NO` for false, `12:30` for 750, `012` for ten, and `2031-03-04` for a date object. This program
    follows YAML 1.2 and reads what stands there; a reader's program may not.

    To mend it: put the value in quotation marks: `country: 'NO'`.
    """
    is_text = isinstance(value, str)
    fix = (
        Fix(path, written, "put it in quotation marks, so that every program reads the same")
        if is_text
        else None
    )
    return Problem(
        path,
        f"some programs read {written} {meant}, since YAML 1.1 and 1.2 differ here",
        hint=f"write '{written}' in quotation marks" if is_text else _two_ways(written, value),
        fix=fix,
        span=span,
    )


def _two_ways(written: str, value: object) -> str:
    """How to write a number so that every program reads the same, and how to write it as text."""
    plain = str(value)
    if isinstance(value, float):  # YAML 1.1 needs a point before the exponent, and a sign in it
        mantissa, _, exponent = written.lower().partition("e")
        mantissa += "" if "." in mantissa else ".0"
        plain = f"{mantissa}e{'' if exponent[:1] in '+-' else '+'}{exponent}" if exponent else mantissa
    return f"write {plain} if it is a number, and '{written}' in quotation marks if it is text"


@message("yaml-folded-hyphen", "file", Severity.WARNING)
def folded_hyphen(path: KeyPath, span: Offsets) -> Problem:
    """A line of a folded value ends with a hyphen, and folding puts a space after it.

    `US-` at a line end and `led` on the next line become `US- led`: a word that stands in no source.

    To mend it: break the line at a space, or use a literal block (`|`) if the line ends matter.
    """
    return Problem(
        path,
        "a hyphen at a line end becomes a hyphen and a space when the lines are joined",
        hint="break the line at a space instead",
        span=span,
    )


@message("yaml-keys-differ-by-case", "file", Severity.WARNING)
def keys_differ_by_case(path: KeyPath, key: str, other: str, span: Offsets) -> Problem:
    """Two keys of a mapping differ only in upper and lower case.

    Databases and spreadsheets take `Name` and `name` for the same column, and one of the values is lost.

    To mend it: keep one of them, or give the other a name of its own.
    """
    return Problem(
        path,
        f"the keys {key!r} and {other!r} differ by case only; many programs take them for the same",
        hint="keep one of them, or rename the other",
        side="key",
        span=span,
    )


def find_traps(root: Node, chunk: str, start: int, *, told: bool = True) -> Iterator[Hit]:
    """Yield the traps of one document, given its nodes, its text, and where that begins in its file.

    Values that YAML 1.1 reads differently are left out unless they are `told`.
    """
    for node, path in every_node(root):
        traps = list[Hit]()
        if node.kind == "mapping":
            traps += _key_traps(node, path, chunk, start)
        elif node.kind == "scalar":
            traps += _scalar_traps(node, path, chunk, start)
        yield from (hit for hit in traps if told or hit[0] is not ambiguous_value)


def find_value_traps(chunk: str, data: Any, start: int) -> list[Hit] | None:
    """The traps of a document in which nothing but its values may be one; None where that takes a walk along its nodes.

    `data` is what the reader made of it. Since the reader says where a value stands, a few of them are found in a
    fraction of the time of `find_traps`. It counts bytes, and what it says is believed only if the value stands there.
    """
    try:
        found = list(islice(suspects(data), MAX_HITS + 1))
        documents = read(plain_start(chunk), NODES)
    except (ValueError, NotYamlError):
        return None
    if len(found) > MAX_HITS or len(documents) != 1:
        return None
    hits = list[Hit]()
    encoded = None if chunk.isascii() else chunk.encode("utf-8", "surrogatepass")
    for path, value in found:
        node = documents[0].locate(list(path))
        if node.style in ("single", "double", "literal", "folded"):
            continue
        begin, end = node.offset, node.end_offset
        if encoded is not None:
            begin, end = (len(encoded[:offset].decode("utf-8", "surrogatepass")) for offset in (begin, end))
        written = chunk[begin:end]
        if (
            node.style != "plain"
            or core_value(written) != value
            or type(core_value(written)) is not type(value)
        ):
            return None
        meant = read_elsewhere(written) if len(written) <= MAX_TRAP else ""
        if meant:
            span = (start + begin, start + end)
            hits.append((ambiguous_value, ambiguous_value(path, written, meant, span, value)))
    return hits


def _key_traps(node: Node, path: KeyPath, chunk: str, start: int) -> Iterator[Hit]:
    first: dict[str, str] = {}
    for key, _ in node.pairs:
        if key.kind != "scalar":
            continue
        name = name_of_key(key)
        if name != "<<":  # a finding of its own
            yield from _scalar_traps(key, (*path, name), chunk, start)
        other = first.setdefault(name.lower(), name)
        if other != name:
            span = (start + key.start, start + key.end)
            yield keys_differ_by_case, keys_differ_by_case((*path, name), name, other, span)


def _scalar_traps(node: Node, path: KeyPath, chunk: str, start: int) -> Iterator[Hit]:
    if node.style in ("literal", "null") or node.tag:
        return
    hyphen = "-" in node.text and _HYPHEN.search(chunk, node.begin, node.end)
    if hyphen:
        span = (start + hyphen.start(1), start + hyphen.end(1))
        yield folded_hyphen, folded_hyphen(path, span)
    if node.style != "plain" or len(node.text) > MAX_TRAP:
        return
    meant = read_elsewhere(node.text)
    if meant:
        span = (start + node.begin, start + node.end)
        yield ambiguous_value, ambiguous_value(path, node.text, meant, span, core_value(node.text))


@lru_cache(maxsize=10_000)
def read_elsewhere(written: str) -> str:
    """How PyYAML reads a plain value, if that is not what YAML 1.2 means by it: "as text"; else nothing."""
    value = core_value(written)
    if isinstance(value, float) and not can_be_held(written, value):  # a finding of its own
        return ""
    tag = _tag_elsewhere(written)
    name = tag.rpartition(":")[2]
    if name == "str" and isinstance(value, str):
        return ""
    if name == "merge":
        return "as a place where other keys are copied in"
    try:
        other = plain_elsewhere(written)
    except ValueError:
        return "as a special key" if name == "value" else "as a mistake"
    if type(other) is type(value) and other == value:
        return ""
    names = {str: "as text", bool: "as true or false", int: "as another number", float: "as another number"}
    return names.get(type(other), "as a date object")


def plain_elsewhere(written: str) -> Any:
    """What PyYAML makes of a plain value. Raises ValueError for what it refuses."""
    import yaml

    try:
        return _pyyaml().construct_object(yaml.ScalarNode(_tag_elsewhere(written), written))
    except (yaml.YAMLError, OverflowError) as error:
        raise ValueError(written) from error


def _tag_elsewhere(written: str) -> str:
    import yaml

    tag: str = _pyyaml().resolve(yaml.ScalarNode, written, (True, False))
    return tag


@lru_cache(maxsize=1)
def _pyyaml() -> Any:
    import yaml

    return yaml.SafeLoader("")
