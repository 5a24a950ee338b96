"""May the fast reader's word be taken for a text? A quick look that errs on the side of doubt.

What it doubts is read once more by the careful reader: constructs that the two see differently, or that a person
should hear about. Each pattern begins with a few fixed characters, which is what makes the search fast.
"""

from __future__ import annotations

import re

# Tags, anchors and aliases, where a value may begin.
_NODE_PROPERTY = re.compile(r"[!&*](?<![^\s\[{,:\-].)\S")
# Numbers that YAML 1.2 does not know; not those in the midst of a word, such as a hash.
_UNDERSCORED = re.compile(r"_(?<=[0-9]_)[0-9]")
_BINARY = re.compile(r"0b(?<!\w0b)[01]")
# A hyphen at a line end, after a word.
_HYPHEN = re.compile(r"-(?<=\w-)[ \t]*\r?\n")
# Plain values that YAML 1.1 may read differently (validator.source.traps), and those that the fast reader takes for
# numbers against YAML 1.2 (0X1, +0x1, _1). They are looked for where a value may begin: after a hyphen only if a space
# follows it, since ids such as ABC-2030-0017 have others. What repeats is bounded, since a line of a million colons
# would be searched anew from each of them.
_PLAIN_TRAP = re.compile(
    r"""[:\-,\[{?\n] [ \t]*+ (?<![\-?]) (?=[yYnNoO0-9+._=\-]) (?:
          (?:y|Y|yes|Yes|YES|n|N|no|No|NO|on|On|ON|off|Off|OFF)
        | [-+]?0[0-7]+ | [-+]?0[xXoObB][0-9a-fA-F]+ | [-+]?\.[iInN][nNaA][fFnN]
        | [-+]?[0-9][0-9_]*(?::[0-5]?[0-9]){1,8}(?:\.[0-9_]*)?
        | [-+]?(?=[0-9._])[0-9a-fA-FoxOX.+\-]*_[0-9a-fA-FoxOX._+\-]*
        | [0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt\ ][^\n]{0,60})?
        | [-+]?[0-9.]+[eE][0-9]+ | =
      ) [ \t\r]* (?:$|[,\]}]|:\ |:$|[ ]\#)
    """,
    re.MULTILINE | re.VERBOSE,
)
_BLOCK_HEADER = re.compile(r"[|>][-+0-9]*[ \t]*(?:#.*)?\r?$", re.MULTILINE)
_BLOCK_INDENT = re.compile(r"[ -]*")
_NEXT_LINE = re.compile(r"(?:\r?\n[ \t]*)*\r?\n( *)[^\s]")


def is_doubtful(chunk: str) -> bool:
    """Whether a document's text needs the careful reader, although the fast one could read it."""
    return bool(
        (("!" in chunk or "&" in chunk or "*" in chunk) and _NODE_PROPERTY.search(chunk))
        or "<<" in chunk
        or _UNDERSCORED.search(chunk)
        or _BINARY.search(chunk)
        or _PLAIN_TRAP.search("\n" + chunk)
        or _HYPHEN.search(chunk)
        or (("|" in chunk or ">" in chunk) and _has_odd_block(chunk))
    )


def _has_odd_block(chunk: str) -> bool:
    """Whether a block scalar is empty, or cut off by the end of the text.

    Both are legal and rare, and the fast reader adds a line end that YAML 1.2 (8.1.1.2) does not have there.
    """
    for mark in "|>":
        at = chunk.find(mark)
        while at >= 0:  # a plain search is several times as fast as the pattern
            header = _BLOCK_HEADER.match(chunk, at)
            if header and _is_odd(chunk, header):
                return True
            at = chunk.find(mark, header.end() if header else at + 1)
    return False


def _is_odd(chunk: str, header: re.Match[str]) -> bool:
    indent = _BLOCK_INDENT.match(chunk, chunk.rfind("\n", 0, header.start()) + 1)
    below = _NEXT_LINE.match(chunk, header.end())
    return chunk[-1:] != "\n" or below is None or indent is None or len(below[1]) <= len(indent[0])
