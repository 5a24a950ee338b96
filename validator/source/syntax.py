"""Say in plain words what is wrong with a text that is not YAML, or not the part of YAML that records use."""

from __future__ import annotations

import re

from validator.findings.finding import Problem
from validator.findings.rule import message

# What the reader says, what a person needs to hear, and the way out.
_WORDS: list[tuple[str, str, str]] = [
    (
        r"invalid indentation in multiline quoted",
        "a quotation mark is opened above and not closed before this line",
        "add the closing mark at the end of the value, or indent the lines on which it goes on",
    ),
    (
        r"illegal placement of ':'|did not find expected ',' or|EOF while parsing a flow",
        "a bracket is opened here or above and not closed, or its items are not divided by single commas",
        "add the closing ] or }, or put a value that only begins with a bracket in quotation marks",
    ),
    (
        r"misplaced bracket",
        "a closing bracket stands here, and none is open",
        "delete it, or quote the value",
    ),
    (
        r"block sequence entries are not allowed",
        "a list can't begin on the line of its key",
        "begin the list on the next line, or put a value that begins with '- ' in quotation marks",
    ),
    (
        r"while scanning a block scalar",
        "after | or > nothing else may stand on the line",
        "begin the text on the next line, indented; or put a value that begins with | or > in quotation marks",
    ),
    (
        r"scanning an anchor or alias",
        "a value that begins with & or * names an anchor, and here no name follows",
        "put the value in quotation marks",
    ),
    (
        r"document start",
        "a line that begins with % is an instruction to the reader, and no record follows it",
        "put a key that begins with % in quotation marks, or delete the line",
    ),
    (
        r"mapping values are not allowed",
        "a second colon makes this line look like two keys",
        "put the whole value in quotation marks: title: 'Talks: the first round'",
    ),
    (
        r"unclosed quote|unexpected end of stream",
        "a quotation mark is opened here and never closed",
        "add the closing mark; inside '...' write an apostrophe twice ('it''s'), or use double marks",
    ),
    (
        r"trailing content after",
        "the quoted value ends here, but something follows it",
        "inside '...' write an apostrophe twice ('it''s'); inside \"...\" write a quotation mark as \\\"",
    ),
    (r"unclosed bracket", "a bracket is opened here and never closed", "add the closing bracket"),
    (
        r"unexpected character: `?([@`%])",
        "a plain value can't begin with this character",
        "put the value in quotation marks",
    ),
    (
        r"unknown anchor",
        "a value that begins with * refers to an anchor, and there is none of that name",
        "put the value in quotation marks, or define the anchor (&name) above",
    ),
    (
        r"unknown escape",
        "a backslash in a double-quoted value begins an escape, and this one does not exist",
        "write the backslash twice, or put the value in single quotation marks",
    ),
    (
        r"handle wasn't declared",
        "a value that begins with ! names a tag, and nothing declares what stands up to its second !",
        "remove the tag, or put the value in quotation marks",
    ),
    (
        r"alias replay limit|alias",
        "aliases (*name) multiply this file beyond what any record needs",
        "write the values out",
    ),
    (
        r"did not find expected '-'",
        "a list ends here without being less indented than its items",
        "begin the line with '- ' to continue the list, or indent it as the key that it belongs to",
    ),
    (
        r"did not find expected key|could not find expected ':'|simple key",
        "a line like 'key: value' is expected here",
        "check the indentation, and the colon followed by a space",
    ),
    (
        r"comment intercepting",
        "a comment stands in the middle of a value that goes on below",
        "put the comment on a line of its own above",
    ),
    (r"surrogate", "this escape is half of a character", "write the character itself instead of \\ud..."),
]


@message("yaml-syntax", "file")
def yaml_syntax(said: str, span: tuple[int, int]) -> Problem:
    """A file is not valid YAML 1.2.

    Nothing in the file can be checked until it can be read. The place shown is where the reader had to give up;
    the mistake is there or just before.

    To mend it: usually a quotation mark is missing, a value holds a colon and needs quotation marks, or a line
    is indented differently from its neighbours.
    """
    for pattern, meaning, way_out in _WORDS:
        if re.search(pattern, said):
            return Problem((), f"not valid YAML: {meaning}", hint=way_out, span=span)
    return Problem(
        (), f"not valid YAML: {said}", hint="check quotation marks, colons and indentation", span=span
    )


@message("yaml-tab", "file")
def yaml_tab(span: tuple[int, int]) -> Problem:
    """A tab stands where only spaces may: in the indentation of a line, or right after a colon.

    YAML forbids tabs in indentation, since editors show them with different widths and the structure of the file
    depends on it. After a colon many programs refuse them too.

    To mend it: replace the tab by spaces; in the indentation, by as many as the neighbouring lines have.
    """
    return Problem(
        (),
        "not valid YAML: here stands a tab, where only spaces may stand",
        hint="use spaces, in the indentation as many as the neighbouring lines have",
        span=span,
    )


@message("duplicate-key", "file")
def duplicate_key(key: str, span: tuple[int, int], above: int) -> Problem:
    """A mapping has the same key twice.

    Only one of the two values can count, and which one differs from program to program: the other is lost
    without a word.

    To mend it: delete one of the two lines, or turn the values into a list if the field takes several.
    """
    lines = f"{above} line{'' if above == 1 else 's'} above" if above else "on the same line"
    return Problem(
        (),
        f"the key {key!r} stands here a second time (the first is {lines})",
        hint="keep one of the two; programs differ in which one they would believe",
        span=span,
    )


@message("yaml-merge-key", "file")
def yaml_merge_key(span: tuple[int, int]) -> Problem:
    """A mapping uses the merge key `<<`.

    YAML 1.2 has no merge keys: some programs would copy the values in, others would show a key named `<<`.

    To mend it: write the values out.
    """
    return Problem((), "the merge key '<<' is not part of YAML 1.2", hint="write the values out", span=span)


@message("yaml-key-type", "file")
def yaml_key_type(text: str, span: tuple[int, int]) -> Problem:
    """A key is not a string.

    Keys such as `1`, `true` or `[a]` can't be written as JSON, and programs read them differently.

    To mend it: put the key in quotation marks.
    """
    return Problem((), f"the key {text} is not a string", hint="put the key in quotation marks", span=span)


@message("yaml-tag", "file")
def yaml_tag(tag: str, span: tuple[int, int], *, misfit: bool = False) -> Problem:
    """A value carries a tag that records don't know, or that does not fit it.

    A tag such as `!foo`, `!!timestamp` or `!!binary` asks the reading program to build something special. Records hold
    plain text, numbers, lists and mappings, which every program understands. A tag that asks for a number where none
    stands (`!!int abc`) is read differently by every program.

    To mend it: remove the tag; if the value itself begins with `!`, put it in quotation marks.
    """
    if misfit:
        said, hint = f"the tag {tag!r} asks for something else than what stands here", "remove the tag"
        return Problem((), said, hint=hint, span=span)
    return Problem(
        (),
        f"the tag {tag!r} has no meaning in a record",
        hint="remove it, or put the value in quotation marks if it really begins with '!'",
        span=span,
    )
