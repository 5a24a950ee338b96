"""Values that a `#` cuts off: YAML takes ` #` in a value without quotation marks for the beginning of a comment."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from validator.findings.finding import KeyPath, Problem, Severity, cut_short
from validator.findings.rule import message

# A comment has a space behind its sign; what has none was rather meant as part of the value.
_SIGN = re.compile(r"(?<=[^ \t\r\n#])[ \t]+(#[^\s#].*)")
_COMMENT = re.compile(r"(?<![^ \t\n])#")  # a line that was a comment before


class Cut(NamedTuple):
    """The words that are left of a value, those that were lost, and where the sign stands (character offsets)."""

    kept: str
    lost: str
    span: tuple[int, int]


@message("yaml-value-cut", "file", Severity.WARNING)
def value_cut(path: KeyPath, lost: str, span: tuple[int, int]) -> Problem:
    """A value without quotation marks is followed by `#` and a word, and ends there.

    In YAML, ` #` begins a comment. `topic: harbour #3 reopens` means `harbour`, and the rest is lost without a word.
    Comments have a space after the sign; this one has none, and may have been meant as part of the value.

    To mend it: put the value in quotation marks, or write a space after the `#` if it is a comment.
    """
    return _say(path, lost, span)


@message("quote-cut", "file")
def quote_cut(path: KeyPath, lost: str, span: tuple[int, int]) -> Problem:
    """Quoted words without quotation marks of YAML are followed by `#`, and end there.

    In YAML, ` #` begins a comment. `quote: It will open #when the rope is mended` means `It will open`: the rest is
    gone, and what is left may stand in the article all the same, and say something else.

    To mend it: put the words in quotation marks, or in a block (`quote: |`); or write a space after the `#` if it is a
    comment.
    """
    return _say(path, lost, span)


def _say(path: KeyPath, lost: str, span: tuple[int, int]) -> Problem:
    return Problem(
        path,
        f"this value ends before {cut_short(lost)!r}, which YAML takes for a comment",
        hint="put the value in quotation marks, or write a space after the # if it is a comment",
        span=span,
    )


def find_cuts(text: str, start: int, end: int) -> list[Cut]:
    """What may be cut values between two places of a YAML text. Whether it is one, the data shows (``cut_paths``)."""
    if text.find(" #", start, end) < 0 and text.find("\t#", start, end) < 0:
        return []
    cuts = []
    for match in _SIGN.finditer(text, start, end):
        begin = max(text.rfind("\n", 0, match.start()) + 1, start)
        if _COMMENT.search(text, begin, match.start()):
            continue
        lost = match[1].rstrip()
        cuts.append(
            Cut(text[begin : match.start()].strip(), lost, (match.start(1), match.start(1) + len(lost)))
        )
    return cuts


def cut_paths(cut: Cut, data: Any) -> list[KeyPath]:
    """The places in a record whose text ends where the line does that was cut; none if nothing was lost."""
    found: list[KeyPath] = []
    stack: list[tuple[KeyPath, Any]] = [((), data)]
    while stack:
        path, value = stack.pop()
        if isinstance(value, dict):
            stack += [((*path, key), item) for key, item in value.items()]
        elif isinstance(value, list):
            stack += [((*path, index), item) for index, item in enumerate(value)]
        elif isinstance(value, str) and cut.lost in value:
            return []  # in quotation marks, or in a block
        elif isinstance(value, str) and value and _ends_alike(cut.kept, value):
            found.append(path)
    return found


def _ends_alike(kept: str, value: str) -> bool:
    """Whether a value is what is left on a line, or ends with all of it, as the last of several lines does."""
    last = value.rsplit("\n", 1)[-1]
    return (
        kept.endswith(last) and (len(kept) == len(last) or kept[-len(last) - 1] in " \t")
    ) or last.endswith(kept)
