"""YAML traps: text that this program reads as it was meant, and another program may not.

Records are read as YAML 1.2. Many programs still read YAML 1.1, in which `NO` is false and `12:30` is 750. They will
read these files too, so each such value is a warning, with the spelling that every program reads alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import isfinite
from typing import TYPE_CHECKING

from validator.findings.finding import Fix, KeyPath, Problem, Severity
from validator.findings.rule import Hit, message
from validator.source.scalars import core_value

if TYPE_CHECKING:
    import yaml

Span = tuple[int, int]

# PyYAML leaves these alone; YAML 1.1 as written, and other programs, take them for true and false.
_LETTERS = ("y", "Y", "n", "N")

_MEANT = {
    "tag:yaml.org,2002:bool": "as true or false",
    "tag:yaml.org,2002:int": "as another number",
    "tag:yaml.org,2002:float": "as another number",
    "tag:yaml.org,2002:timestamp": "as a date object",
    "tag:yaml.org,2002:merge": "as a place where other keys are copied in",
    "tag:yaml.org,2002:str": "as text",
    "tag:yaml.org,2002:value": "as a special key",
}


@message("yaml-ambiguous-value", "file", Severity.WARNING)
def ambiguous_value(path: KeyPath, written: str, tag: str, span: Span, value: object) -> Problem:
    """A value without quotation marks is read differently by programs that follow YAML 1.1.

    YAML 1.1 takes `NO` for false, `12:30` for 750, `012` for ten, and `2031-03-04` for a date object. This program
    follows YAML 1.2 and reads what stands there; a reader's program may not.

    To mend it: put the value in quotation marks: `country: 'NO'`.
    """
    meant = "as true or false" if written in _LETTERS else _MEANT.get(tag, "differently")
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
def folded_hyphen(path: KeyPath, span: Span) -> Problem:
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
def keys_differ_by_case(path: KeyPath, key: str, other: str, span: Span) -> Problem:
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


def find_traps(root: yaml.Node, chunk: str) -> Iterator[Hit]:
    """Yield the traps of one document, given its node tree."""
    import yaml

    from validator.source.nodes import every_node

    for node, path in every_node(root):
        if isinstance(node, yaml.MappingNode):
            yield from _key_traps(node, path, chunk)
        elif isinstance(node, yaml.ScalarNode):
            yield from _scalar_traps(node, path, chunk)


def _key_traps(node: yaml.MappingNode, path: KeyPath, chunk: str) -> Iterator[Hit]:
    import yaml

    first: dict[str, str] = {}
    for key, _ in node.value:
        if isinstance(key, yaml.ScalarNode):
            if key.value != "<<":  # a finding of its own
                yield from _scalar_traps(key, (*path, key.value), chunk)
            other = first.setdefault(key.value.lower(), key.value)
            if other != key.value:
                span = (key.start_mark.index, key.end_mark.index)
                yield keys_differ_by_case, keys_differ_by_case((*path, key.value), key.value, other, span)


def _scalar_traps(node: yaml.ScalarNode, path: KeyPath, chunk: str) -> Iterator[Hit]:
    from validator.source.nodes import written_tag

    span = (node.start_mark.index, node.end_mark.index)
    source = chunk[slice(*span)]
    if node.style == "|" or written_tag(node, chunk, 0):
        return
    hyphen = re.search(r"\w(-)[ \t]*\r?\n[ \t]*\S", source)
    if hyphen:
        yield folded_hyphen, folded_hyphen(path, (span[0] + hyphen.start(1), span[0] + hyphen.end(1)))
    if not node.style:
        value = core_value(node.value)
        endless = isinstance(value, float) and not isfinite(value)  # a finding of its own
        if not endless and not _agrees(value, node.tag, node.value):
            yield ambiguous_value, ambiguous_value(path, node.value, node.tag, span, value)


def _agrees(value: object, tag: str, written: str) -> bool:
    """Whether YAML 1.1, which gave the tag, means the same as YAML 1.2, which gave the value."""
    name = tag.rsplit(":", 1)[-1]
    if isinstance(value, str):
        return name in ("str", "") and written not in _LETTERS
    if isinstance(value, bool) or value is None:
        return name in ("bool", "null")
    if isinstance(value, int):
        return name == "int" and re.match(r"[-+]?0[0-9]|[-+]?0o", written) is None
    return name == "float"
