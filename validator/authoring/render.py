"""Data to YAML text, in the way a person would write it: plain where that is safe, long text folded.

Whatever is written here is read alike by YAML 1.1 and YAML 1.2 programs; in doubt it stands in quotation marks.
"""

from __future__ import annotations

import json
import math
import re
import textwrap
from typing import Any

import yaml

WIDTH = 100
"""Columns after which text is folded into the next line."""

_PLAIN = re.compile(r"[^\W_][^\[\]{},`\"#&*!|>%@\t]*")
_PLAIN_LINE = re.compile(r"[^\W_](?:[^#\t]|(?<! )#)*")
_FOLDABLE = re.compile(r"\S+( \S+)+")
_ENDS_WITH_HYPHEN = re.compile(r"\w-$", re.MULTILINE)
_CODE = re.compile(r"[0-9a-f]{32,}|[\w-]{80,}", re.ASCII)
_LETTERS = ("y", "Y", "n", "N")
_RESOLVER: Any = yaml.SafeLoader("")


def inline(value: Any, style: str | None = None) -> str:
    """A value on one line, in flow style if it is a list or a mapping. `style` is the mark of quotation to keep."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{inline(key)}: {inline(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(inline, value)) + "]"
    if not isinstance(value, str):
        return _bare(value)
    if style not in ("'", '"') and _is_plain(value):
        return value
    if style != '"' and value.isprintable():
        return "'" + value.replace("'", "''") + "'"
    return '"' + "".join(map(_escape, value)) + '"'


def as_json(value: Any) -> str:
    """A value on one line as JSON, for records that are written as JSON."""
    if isinstance(value, float) and not math.isfinite(value):
        return _bare(value)  # JSON has no such numbers, YAML has
    if isinstance(value, dict):
        return "{" + ", ".join(f"{as_json(key)}: {as_json(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(as_json, value)) + "]"
    return '"' + "".join(map(_escape, value)) + '"' if isinstance(value, str) else json.dumps(value)


def entry(key: str, value: Any, column: int, step: int, style: str | None = None) -> str:
    """`key: value` in block style for a mapping whose keys stand at `column`; the first line without indentation.

    `step` is how many columns a list is indented below its key.
    """
    name = inline(key)
    if isinstance(value, dict) and value:
        return f"{name}:\n{' ' * (column + 2)}{block(value, column + 2, step)}"
    if isinstance(value, list) and value:
        return f"{name}:\n{' ' * (column + step)}{block(value, column + step, step)}"
    return f"{name}: {scalar(value, column, column + len(name) + 2, style)}"


def block(value: Any, column: int, step: int) -> str:
    """A value in block style whose first line begins at `column`, where the others begin too."""
    line = "\n" + " " * column
    if isinstance(value, dict) and value:
        return line.join(entry(key, item, column, step) for key, item in value.items())
    if isinstance(value, list) and value:
        return line.join(f"- {block(item, column + 2, step)}" for item in value)
    return scalar(value, column - 2, column)


def scalar(value: Any, parent: int, column: int, style: str | None = None) -> str:
    """A value without parts, written from `column` on; lines below it are indented by two columns from `parent`."""
    if not isinstance(value, str) or not value:
        return inline(value, style)
    indent = " " * (max(parent, -2) + 2) or "  "
    if "\n" in value:
        lines = value.removesuffix("\n").split("\n")
        safe = all(line == "" or line.isprintable() for line in lines) and lines[0][:1] not in ("", " ")
        if safe and lines[-1].strip():
            head = "|" if value.endswith("\n") else "|-"
            return head + "".join(f"\n{indent}{line}" if line else "\n" for line in lines)
        return inline(value, '"')
    line = value if style not in ("'", '"') and _is_plain(value, _PLAIN_LINE) else inline(value, style)
    if style not in (">", "|") and column + len(line) <= WIDTH:
        return line
    if _FOLDABLE.fullmatch(value) and value.isprintable():
        folded = textwrap.fill(
            value, WIDTH - len(indent), break_long_words=False, break_on_hyphens=False, drop_whitespace=True
        )
        if not _ENDS_WITH_HYPHEN.search(folded):
            return ">-\n" + textwrap.indent(folded, indent)
    return line


def _bare(value: Any) -> str:
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, float) and not math.isfinite(value):
        return ".nan" if math.isnan(value) else ".inf" if value > 0 else "-.inf"
    return repr(value)


def _is_plain(value: str, form: re.Pattern[str] = _PLAIN) -> bool:
    """Whether a text needs no quotation marks, for any program: in any place, or behind a key on a line of its own."""
    if not form.fullmatch(value) or not value.isprintable() or value in _LETTERS:
        return False
    if _CODE.fullmatch(value):
        return False  # a hash or a proof: whether it looks like a number is chance, so quotation marks are always there
    if ": " in value or value[-1] in ": " or value.startswith(("---", "...")):
        return False
    if value[0].isdigit() and re.fullmatch(r"[0-9][0-9_.,:/~?eE+xoXO \-a-fA-FtTzZ]*", value):
        return False
    tag: str = _RESOLVER.resolve(yaml.ScalarNode, value, (True, False))
    return tag == "tag:yaml.org,2002:str"


def _escape(char: str) -> str:
    if char in '"\\':
        return "\\" + char
    if char == "\n":
        return "\\n"
    if char.isprintable() or ord(char) > 0xFFFF:
        return char
    return f"\\u{ord(char):04x}"
