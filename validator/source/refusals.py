"""What the reader says where it gives up, in plain words."""

from __future__ import annotations

import re

_QUOTES = "inside '...' write an apostrophe twice ('it''s'); inside \"...\" write a quotation mark as \\\""
# What the reader says, what a person needs to hear, and the way out.
_WORDS: list[tuple[str, str, str]] = [
    (
        r"multi-line quoted",
        "a quotation mark is opened above and not closed before this line",
        "add the closing mark at the end of the value, or indent the lines on which it goes on",
    ),
    (
        r"flow content must be indented",
        "what stands between brackets is to be indented further than the key before them",
        "indent this line",
    ),
    ("long key", "a key has more than 1,024 characters", "shorten it, or write '? ' before it"),
    (r"stray ','", "the items between brackets are divided by single commas", "delete one of the commas"),
    (
        r"unexpected '[\]}]'",
        "a closing bracket stands here, and none is open",
        "delete it, or put the value in quotation marks",
    ),
    (
        r"block sequence cannot start|^block on the line",
        "a list can't begin on the line of its key",
        "begin the list on the next line, or put a value that begins with '- ' in quotation marks",
    ),
    (
        r"block scalar indicator|block scalar header",
        "after | or > nothing else may stand on the line",
        "begin the text on the next line, indented; or put a value that begins with | or > in quotation marks",
    ),
    (
        r"leading empty line",
        "a blank line at the beginning of a text has more spaces than the text below it",
        "delete the spaces in the blank line",
    ),
    (
        r"expected anchor name|expected alias name|anchor",
        "a value that begins with & or * names an anchor, and here no name follows",
        "put the value in quotation marks",
    ),
    (
        r"directive",
        "a line that begins with % is an instruction to the reader, and no record follows it",
        "put a key that begins with % in quotation marks, or delete the line",
    ),
    (
        r"unterminated (?:single|double)",
        "a quotation mark is opened here and never closed",
        "add the closing mark; inside '...' write an apostrophe twice ('it''s'), or use double marks",
    ),
    (r"after quoted", "the quoted value ends here, but something follows it", _QUOTES),
    (
        r"unknown alias",
        "a value that begins with * refers to an anchor, and there is none of that name",
        "put the value in quotation marks, or define the anchor (&name) above",
    ),
    (
        r"escape",
        "a backslash in a double-quoted value begins an escape, and this one does not exist",
        "write the backslash twice, or put the value in single quotation marks",
    ),
    (
        r"code point",
        "this escape is no character, or half of one",
        "write the character itself instead of \\ud...",
    ),
    (
        r"tag handle",
        "a value that begins with ! names a tag, and nothing declares what stands up to its second !",
        "remove the tag, or put the value in quotation marks",
    ),
    (r"tag", "a value that begins with ! names a tag, and this is none", "put the value in quotation marks"),
    (
        r"node property",
        "a tag or an anchor (! or &) stands before a key, below one without a value",
        "take it out, or write null as the value above",
    ),
    (
        r"too many nodes|alias",
        "aliases (*name) multiply this file beyond what any record needs",
        "write the values out",
    ),
    (
        r"after document-end",
        "a line of '...' ends the record, and something follows it",
        "write what follows on a line of its own, below a line of '---'",
    ),
    (
        r"cannot start with|cannot start a plain|can't begin",
        "a plain value can't begin with this character",
        "put the value in quotation marks",
    ),
    (
        r"block collection cannot|expected ':'|implicit mapping key|trailing content|indentation",
        "a line like 'key: value' is expected here",
        "check the indentation, and the colon followed by a space",
    ),
]


def in_words(message: str, here: str) -> tuple[str, str]:
    """What the reader's refusal means, and the way out; `here` is the character at its place, if that may be why."""
    for pattern, meaning, way_out in _WORDS:
        if re.search(pattern, message):
            return meaning, way_out
    if here and not here.isprintable() and here not in "\n ":
        message += f" (the character at this place, U+{ord(here):04X}, can't be seen)"
    return message, "check quotation marks, colons and indentation"
