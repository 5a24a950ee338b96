"""What is said of a text that is not YAML, or not the part of YAML that records use."""

from __future__ import annotations

import unicodedata

from validator.findings.finding import Problem
from validator.findings.rule import message


@message("yaml-syntax", "file")
def yaml_syntax(said: str, way_out: str, span: tuple[int, int]) -> Problem:
    """A file is not valid YAML 1.2.

    Nothing in the file can be checked until it can be read. The place shown is where the mistake is, or where the
    reader had to give up; then it is just before.

    To mend it: usually a quotation mark is missing, a value holds a colon and needs quotation marks, or a line
    is indented differently from its neighbours.
    """
    return Problem((), f"not valid YAML: {said}", hint=way_out, span=span)


@message("yaml-tab", "file")
def yaml_tab(span: tuple[int, int], char: str = "\t") -> Problem:
    """A tab, or another character that only looks like a space, stands where only spaces may.

    YAML forbids tabs in indentation, since editors show them with different widths and the structure of the file
    depends on it. After a colon many programs refuse them too. A no-break space, as text copied from a web page has
    them, is no space to YAML at all: it becomes a part of the key behind it.

    To mend it: replace it by spaces; in the indentation, by as many as the neighbouring lines have.
    """
    what = "a tab" if char == "\t" else f"U+{ord(char):04X} ({unicodedata.name(char, 'a blank').lower()})"
    return Problem(
        (),
        f"not valid YAML: here stands {what}, where only spaces may stand",
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
def yaml_merge_key(span: tuple[int, int], *, allowed: bool = False) -> Problem:
    """A mapping uses the merge key `<<`.

    YAML 1.2 has no merge keys: some programs would copy the values in, others would show a key named `<<`.

    To mend it: write the values out.
    """
    if allowed:
        said = "'<<' copies the keys of a mapping in, or of a list of mappings, and this is neither"
        return Problem((), said, hint="name a mapping, such as *base, or write the values out", span=span)
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
