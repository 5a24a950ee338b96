"""May the reader's word be taken for a text? A quick look that errs on the side of doubt.

Of what it doubts the nodes are looked at, one by one (validator.source.nodes): what the reader sees in another way than
YAML 1.2 has it, and what a person should hear about. Each pattern begins with a few fixed characters, which is what
makes the search fast.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any

from validator.source.reader import has_properties

if TYPE_CHECKING:
    from validator.findings.finding import KeyPath
    from validator.source.limits import Survey

MAX_TRAP = 100
"""Characters. Longer plain values are text to every program, or numbers that are a finding of their own."""

# Tags, anchors and aliases, where a value may begin; and so a % that is no text.
_NODE_PROPERTY = re.compile(r"[!&*](?<![^\s\[{,:\-].)[^ \t\r\n]")
_BARE_TAG = re.compile(r"(?:^|[\[{,]|[:\-?][ \t])[ \t]*!(?=[ \t\r\n]|\Z)", re.MULTILINE)
_PERCENT = re.compile(r"%(?<![^\s\[{,:\-].)")
# A hyphen at a line end, after a word.
_HYPHEN = re.compile(r"-(?<=(\w)-)[ \t]*\r?\n")
# Plain values that YAML 1.1 may read differently (validator.source.traps), and those that the reader takes for
# numbers, or not, against YAML 1.2 (0X1, +0x1, 012). They are looked for where a value may begin: after a hyphen only
# if a space follows it, since ids such as ABC-2030-0017 have others. What repeats is bounded, since a line of a million
# colons would be searched anew from each of them.
_SPELLING = r"""(?:
          (?:yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF)
        | [-+]?0[0-9]+ | [-+]?0[xXoObB][0-9a-fA-F]+ | [-+]?\.[iInN][nNaA][fFnN]
        | [-+]?[0-9][0-9_]*(?::[0-5]?[0-9]){1,8}(?:\.[0-9_]*)?
        | [-+]?(?=[0-9._])[0-9a-fA-FoxOX.+\-]*_[0-9a-fA-FoxOX._+\-]*
        | [0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt\ ][0-9Zz:.+\-\ \t]{0,60})?
        | [-+]?(?:[0-9.]+[eE]|[0-9]+[eE][-+])[0-9]+ | [-+]\.[0-9][0-9eE+\-]* | =
      )"""
_BEGINS_TRAP = frozenset("yYnNoO0123456789+._=-")
_TRAP = re.compile(rf"(?![0-9]+\.[0-9.]*+\Z) {_SPELLING}", re.VERBOSE)  # a version such as 1.2.3 is none
_TRAP_LINE = re.compile(rf"\n (?=[yYnNoO0-9+._=\-]) (?![0-9]+\.[0-9.]*+\n) ({_SPELLING}) (?=\n)", re.VERBOSE)
_PLAIN_TRAP = re.compile(
    rf"""[:\-,\[{{?\n] [ \t]*+ (?<![\-?]) (?=[yYnNoO0-9+._=\-]) ({_SPELLING}) [ \t\r]* (?:$|[,\]}}]|:[ \t]|:$|[ \t]\#)
    """,
    re.MULTILINE | re.VERBOSE,
)
# A tab in an indentation, a line end within quotation marks that is no space, and a `?` on the line of a key.
_TAB = re.compile(r"^ *\t", re.MULTILINE)
_ESCAPED_END = re.compile(r"\\\r?\n")
_LATE_KEY = re.compile(r":[ \t]+\?\s")
# A line that begins with `?` or `:`, or holds nothing but two hyphens or more; and a colon right between a mark or
# bracket that closes and what is no space. What follows may be no YAML, and the reader takes it for one value more.
_APART = re.compile(r"\n[ \t]*+(?:(?:-[ \t]++)*+[?:](?=[ \t\r\n]|\Z)|(?:-[ \t]++)++-[ \t]*+(?:\r?\n|\Z))")
_GLUED = re.compile(r""":(?<=["'\]}]:)[^\s,\[\]{}]""")
_LONE_RETURN = re.compile(r"\r(?!\n)")
_FEW = 16
"""Texts that are looked for one by one."""


def is_doubtful(chunk: str, texts: Collection[str]) -> bool:
    """Whether a document's text needs a look at its nodes, although the reader found these texts and keys in it.

    Not asked is whether it `has_trap`, for which a look at the values is enough.
    """
    return bool(
        (
            ("!" in chunk or "&" in chunk or "*" in chunk)
            and (_NODE_PROPERTY.search(chunk) or _BARE_TAG.search(chunk))
            and has_properties(chunk)
        )
        or ("%" in chunk and _PERCENT.search(chunk))
        or "<<" in chunk
        or _folds_a_hyphen(chunk, texts)
        or (("|" in chunk or ">" in chunk) and _has_odd_block(chunk, texts))
        or ("\t" in chunk and _TAB.search(chunk))
        or ("\\" in chunk and _ESCAPED_END.search(chunk))
        or ("?" in chunk and _LATE_KEY.search(chunk))
        or _APART.search(f"\n{chunk}")
        or _GLUED.search(chunk)
        or ("\r" in chunk and _LONE_RETURN.search(chunk))
    )


def has_trap(chunk: str, seen: Survey) -> bool:
    """Whether a value or a key is spelled as what YAML 1.1 may read in another way.

    What only looks so, in the midst of a text, is no value of the record; where the record has numbers, any may be one.
    """
    spelled = set(_TRAP_LINE.findall("\n".join(("", *seen.texts, ""))))
    if not seen.numbers and (
        not spelled or (len(spelled) <= _FEW and all(_is_quoted(chunk, text) for text in spelled))
    ):
        return False
    words = {word.rstrip() for word in _PLAIN_TRAP.findall(f"\n{chunk}")}
    return bool(words) and (seen.numbers or not words.isdisjoint(spelled))


def _is_quoted(chunk: str, text: str) -> bool:
    """Whether a quotation mark stands before a text wherever it stands."""
    return chunk.count(text) == chunk.count(f"'{text}") + chunk.count(f'"{text}')


def suspects(data: Any) -> Iterator[tuple[KeyPath, Any]]:
    """The values of a document that may be traps, with their paths, in their order.

    Raises ValueError where a key may be one.
    """
    stack: list[tuple[KeyPath, Any]] = [((), data)]
    while stack:
        path, value = stack.pop()
        if type(value) is dict:
            if any(key[:1] in _BEGINS_TRAP and _TRAP.fullmatch(key) for key in value):
                raise ValueError("a key may be a trap")
            stack += [((*path, key), item) for key, item in reversed(value.items())]
        elif type(value) is list:
            stack += [((*path, index), item) for index, item in reversed(list(enumerate(value)))]
        elif type(value) is str:
            if value[:1] in _BEGINS_TRAP and _TRAP.fullmatch(value):
                yield path, value
        elif type(value) is int or type(value) is float:
            yield path, value


def _folds_a_hyphen(chunk: str, texts: Collection[str]) -> bool:
    """Whether a line ends with a word and a hyphen, and a value has a space behind that."""
    letters = {found[0] for found in _HYPHEN.findall(chunk)}
    return any(f"{letter}- " in text for text in texts for letter in letters) if letters else False


def _has_odd_block(chunk: str, texts: Collection[str]) -> bool:
    """Whether a text after | or > may be cut off by the end of the file, or stand between brackets.

    The reader adds a line end to the former, which YAML 1.2 (8.1.1.2) does not have there. The latter is no YAML.
    """
    if chunk[-1:] not in "\r\n":
        return True
    return ("[" in chunk or "{" in chunk) and any(text[:1] in ("|", ">") for text in texts)
