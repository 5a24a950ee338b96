"""The one door to `yamlrocks`: text to data, or to documents whose nodes can be looked at."""

from __future__ import annotations

import re
from itertools import chain
from typing import Any

import yamlrocks

from validator.source.scalars import MAX_DIGITS

MAX_WORK = 32 * 1024 * 1024
"""Characters that are read anew at the most, for a text with many brackets at the beginning of a line."""

MAX_ASKED = 100_000
"""Characters of a document whose nodes are asked for tags: in long lines each of them takes the reader longer."""

STRICT = yamlrocks.OPT_DUPLICATE_KEYS_ERROR | yamlrocks.OPT_REJECT_COMPLEX_KEYS
"""As data, without keys that stand twice or are no scalars."""
NODES = yamlrocks.OPT_ROUND_TRIP
"""As documents."""

_MARK = re.compile(r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n))*\ufeff")
_LONG_PREFIX = re.compile(r"0[xXoO](?=[0-9a-fA-F]{100})")
_DIGITS = re.compile(rf"(?<![0-9])[0-9]{{{MAX_DIGITS}}}")
_HIDDEN = str.maketrans("xXoO", "\U000f0058\U000f0059\U000f0060\U000f0061")
_SHOWN = {stand_in: chr(letter) for letter, stand_in in _HIDDEN.items()}
_KEYS = (yamlrocks.YAMLRocksDuplicateKeyError, yamlrocks.YAMLRocksComplexKeyError)
_WHERE = re.compile(r" at line \d+, column \d+$")
_LINE_END = re.compile(r"\r\n|\n|\r")
_SPACES = " " * 80


class NotYamlError(Exception):
    """A text is not YAML, or not as it was asked for: what the reader said, and where (the offset in the text).

    `by_key` says that it is YAML, and refused for a key.
    """

    def __init__(self, said: str, place: int, *, by_key: bool) -> None:
        super().__init__(said)
        self.said = said
        self.place = place
        self.by_key = by_key


def read(chunk: str, option: int) -> list[Any]:
    """What a text holds, document by document. Raises `NotYamlError`.

    A bracket may be closed at the beginning of a line, as many people and programs write it:

        files: [
          a,
        ]

    The letter of YAML 1.2 (7.4) and `yamlrocks` want it indented further than the key, all others do not. So it is read
    with more space before it.
    """
    text, spaced, work = chunk, list[int](), 0
    while True:
        try:
            return yamlrocks.loads_all(text, option=option)
        except yamlrocks.YAMLRocksError as error:
            place = _offset(text, error.line or 1, error.column or 1)
            work += len(text)
            bracket = text[place : place + 1] in ("]", "}") and error.message.startswith(
                "flow content must be"
            )
            if not bracket or work > MAX_WORK:
                place -= len(_SPACES) * sum(at < place for at in spaced)
                raise NotYamlError(
                    _WHERE.sub("", error.message), place, by_key=isinstance(error, _KEYS)
                ) from error
            text = text[:place] + _SPACES + text[place:]
            spaced = [at + len(_SPACES) if at >= place else at for at in spaced] + [place]


def has_properties(chunk: str) -> bool:
    """Whether a node of a document that can be read has a tag or an anchor, is an alias, or begins as if it had one.

    Where none does, what looks like one stands within a text or a comment. Of a long document, it is taken to have one.
    """
    documents = read(plain_start(chunk), NODES) if len(chunk) < MAX_ASKED else []
    if len(documents) != 1:
        return True
    nodes = [documents[0].to_tree()]
    for node in nodes:
        if node.tag is not None or node.anchor is not None or node.kind == "alias":
            return True
        if node.kind == "mapping":
            nodes += chain.from_iterable(node.value)
        elif node.kind == "sequence":
            nodes += node.value
        elif node.style == "plain" and str(node.value)[:1] in ("!", "&", "*"):
            return True
    return False


def plain_start(chunk: str) -> str:
    """A text in which a line end takes the place of a byte-order mark before the record, where it means nothing."""
    found = _MARK.match(chunk) if "\ufeff" in chunk else None
    return f"{chunk[: found.end() - 1]}\n{chunk[found.end() :]}" if found else chunk


def is_endless_anywhere(chunk: str) -> bool:
    """Whether a number of thousands of digits may stand in a text, or one that would take the reader long to count."""
    return bool(_LONG_PREFIX.search(chunk)) or (len(chunk) > MAX_DIGITS and bool(_DIGITS.search(chunk)))


def hide_long(chunk: str) -> str:
    """A text in which hexadecimal and octal numbers of many digits are none, since counting them takes minutes.

    Raises `NotYamlError` if that can't be undone.
    """
    found = _LONG_PREFIX.search(chunk)
    if not found:
        return chunk
    if any(chr(stand_in) in chunk for stand_in in _SHOWN):
        raise NotYamlError("this number is too long", found.start(), by_key=False)
    return _LONG_PREFIX.sub(lambda prefix: prefix[0].translate(_HIDDEN), chunk)


def shown(text: str) -> str:
    """A value as it was before `hide_long`."""
    return text if text.isascii() else text.translate(_SHOWN)


def _offset(text: str, line: int, column: int) -> int:
    """The offset of a 1-based line and column. A lone carriage return ends a line, too (YAML 1.2, 5.4)."""
    at = 0
    for _ in range(line - 1):
        found = _LINE_END.search(text, at)
        if not found:
            break
        at = found.end()
    return min(at + column - 1, len(text))
