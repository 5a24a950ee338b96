"""Random YAML as different people write it: block and flow, every quotation, comments, blank lines, both line ends."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st

KEYS = st.sampled_from(["a", "bee", "c d", "said", "quote", "x-1", "no", "é", "12"])
WORDS = st.sampled_from(
    [
        "plain", "two words", "it's", 'say "so"', "NO", "2031-03-04", "12:30", "", " lead", "trail ", "a: b", "c #d",
        "- dash", "[x", "{y", "*z", "&w", "!v", "%u", "@t", "`s", "|", ">", "null", "1", "1.5", "0x1F", "true", "~",
        "“curly” – dash…", "one\ntwo", "one\ntwo\n", "one\n\ntwo\n\n", "a  b", "tab\tbed", "\u00a0nbsp", "\U0001f600",
        "?", "-", "=", "<<", "yes", "word " * 30 + "end", "long-hyphened-" * 12 + "x", "ends with: ", "#", "a,b", "1_0",
        "long " * 18 + "well- " + "known " * 9 + "end", "---", "...", "\u2028sep", "nul\x00", "back\\slash",
        "\ufeffbom",
    ]
)  # fmt: skip
SCALARS = WORDS | st.integers(-5, 10**20) | st.booleans() | st.none() | st.floats(allow_nan=False)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)
RECORDS = st.dictionaries(KEYS, VALUES, min_size=1, max_size=5)


class Writer:
    """Writes data in block style, choosing at random among the ways that YAML allows."""

    def __init__(self, draw: Any) -> None:
        self.draw = draw
        self.step = draw(st.sampled_from([0, 2, 4]))
        self.number = 0

    def chance(self, of: int) -> bool:
        return bool(self.draw(st.integers(0, of - 1)) == 0)

    def comment(self) -> str:
        self.number += 1
        return f"# c{self.number}: it's [ { {'a': 1} }"

    def above(self, column: int) -> str:
        """Perhaps a blank line or a comment on a line of its own."""
        text = "\n" if self.chance(6) else ""
        if self.chance(5):
            text += f"{' ' * column}{self.comment()}\n"
        return text

    def behind(self) -> str:
        return f"  {self.comment()}" if self.chance(5) else ""

    def mapping(self, data: dict[str, Any], column: int, begun: bool) -> str:
        text = ""
        for key, value in data.items():
            if not (begun and text == ""):
                text += self.above(column) + " " * column
            written = json.dumps(key) if self.chance(3) or key in ("no", "12") else key
            text += written + (" " if self.chance(8) else "") + ":" + self.value(value, column, self.step)
        return text

    def items(self, data: list[Any], column: int, begun: bool) -> str:
        text = ""
        for item in data:
            if not (begun and text == ""):
                text += self.above(column) + " " * column
            if item and isinstance(item, (dict, list)) and self.chance(2):
                gap = self.draw(st.integers(1, 3))
                inner = self.mapping if isinstance(item, dict) else self.items
                text += "-" + " " * gap + inner(item, column + 1 + gap, True)  # type: ignore[arg-type]
            else:
                text += "-" + self.value(item, column, 2)
        return text

    def value(self, value: Any, column: int, step: int) -> str:
        if value and isinstance(value, (dict, list)) and not self.chance(4):
            line = self.behind() + "\n"
            if isinstance(value, dict):
                return line + self.mapping(value, column + 2, False)
            return line + self.items(value, column + step, False)
        if isinstance(value, str):
            block = self.block(value, column)
            if block:
                return block
        return " " + self.flow(value) + self.behind() + "\n"

    def block(self, value: str, column: int) -> str:
        lines = value.split("\n")
        fit = (
            all(line.isprintable() and line.strip() == line for line in lines) and lines[0] and self.chance(2)
        )
        if not fit or value.endswith("\n\n"):
            return ""
        indent = " " * (column + self.draw(st.integers(1, 4)))
        chomp = "" if value.endswith("\n") else "-"
        body = "".join(f"{indent}{line}\n" if line else "\n" for line in value.removesuffix("\n").split("\n"))
        if len(lines) == 1 and "  " not in value and self.chance(2):
            body = "".join(f"{indent}{line}\n" for line in value.replace(" ", "\n", 1).split("\n"))
            return f" >{chomp}{self.behind()}\n{body}"
        return f" |{chomp}{self.behind()}\n{body}"

    def flow(self, value: Any) -> str:
        if isinstance(value, dict):
            return (
                "{" + ", ".join(f"{json.dumps(key)}: {self.flow(item)}" for key, item in value.items()) + "}"
            )
        if isinstance(value, list):
            return (
                "["
                + ", ".join(self.flow(item) for item in value)
                + (", ]" if value and self.chance(5) else "]")
            )
        if value is None and self.chance(2):
            return "~"
        if isinstance(value, str) and value.isprintable():
            if value.isalpha() and value not in ("NO", "yes", "no", "null", "true") and self.chance(2):
                return value
            if self.chance(2):
                return "'" + value.replace("'", "''") + "'"
        return json.dumps(value)


@st.composite
def documents(draw: Any) -> str:
    """A YAML text that holds one record."""
    writer = Writer(draw)
    text = writer.mapping(draw(RECORDS), 0, False)
    text = (
        ("---\n" if writer.chance(6) else "") + text + (f"{writer.comment()}\n" if writer.chance(5) else "")
    )
    if writer.chance(6):
        text = text.rstrip("\n")
    return text.replace("\n", "\r\n") if writer.chance(6) else text
