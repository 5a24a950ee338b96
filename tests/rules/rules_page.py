"""Write docs/rules.md from the rules and their examples: `python tests/rules/rules_page.py`.

The page of a rule is its docstring. The examples are shortened to what tells the wrong one from the right one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rule_examples import FOLDER, TODAY, UNUSUAL, Example

from validator.rule import Rule
from validator.rules import all_rules
from validator.source import parse

PAGE = FOLDER.parent.parent / "docs" / "rules.md"
MAX_LINES = 24
_SHAPES = {
    "file": "Files: can they be read",
    "structure": "Structure: does a record fit its schema",
    "schema": "Schemas",
    "dataset": "The dataset as a whole",
    "record": "One record",
    "link": "A record and one that it refers to",
    "group": "Records that have something in common",
}


def render() -> str:
    """The whole page."""
    rules = all_rules()
    lines = [
        "# The rules",
        "",
        "<!-- Written by `python tests/rules/rules_page.py` from the rules and their examples. Don't edit it here. -->",
        "",
        f"OnRecord has {len(rules)} rules. An *error* makes a check fail: it is certainly wrong. A *warning* is what a "
        "careful editor would look at. *Info* is worth knowing. Every rule can be turned off, changed in severity, or "
        "waived for a record. The examples are invented, and are checked with every change of the program, as if it "
        f"were {TODAY:%B} {TODAY.day}, {TODAY.year}.",
        "",
    ]
    for shape, title in _SHAPES.items():
        chosen = [rule for rule in rules if rule.shape == shape]
        lines += [f"**{title}:** " + ", ".join(f"[{rule.code}](#{rule.code})" for rule in chosen), ""]
    for rule in rules:
        lines += [f"## {rule.code}", "", f"*{rule.severity.value}*", "", rule.page, "", *_examples(rule)]
    return "\n".join(lines).rstrip() + "\n"


def _examples(rule: Rule[..., Any]) -> Iterator[str]:
    example = Example(rule.code)
    if rule.code in UNUSUAL or not example.folder.is_dir():
        return
    file = example.expected[0]["file"]
    wrong, right = ((example.folder / side / file) for side in ("wrong", "right"))
    other = right if right.is_file() else next(iter(sorted(right.parent.glob("*"))), None)
    before, after = _text(wrong), _text(other) if other else ""
    if before == after:  # the mistake is in another record, which the message names
        before, after = _others(example, "wrong", file), _others(example, "right", file)
    yield from _block("Wrong", file, _shorten(before, after))
    if after:
        yield from _block("Right", file, _shorten(after, before))


def _others(example: Example, side: str, file: str) -> str:
    files = sorted(path for path in (example.folder / side).rglob("*") if path.is_file())
    twin = "right" if side == "wrong" else "wrong"
    differ = [
        path
        for path in files
        if _text(path) != _text(example.folder / twin / path.relative_to(example.folder / side))
    ]
    return "\n".join(_text(path) for path in differ)


def _text(path: Path) -> str:
    return path.read_text("utf-8") if path.is_file() else ""


def _block(title: str, file: str, text: str) -> Iterator[str]:
    yield f"{title}:"
    yield ""
    yield f"```{'json' if file.endswith('.json') else 'yaml'}"
    lines = text.rstrip("\n").split("\n")
    yield from lines[:MAX_LINES]
    if len(lines) > MAX_LINES:
        yield "..."
    yield "```"
    yield ""


def _shorten(text: str, other: str) -> str:
    """Of a YAML record, the keys that say what it is and those that the other side does not have in the same way."""
    own, twin = _parts(text), _parts(other)
    if not own or not twin:
        return text
    return "".join(part for key, part in own.items() if key in ("schema", "id") or twin.get(key) != part)


def _parts(text: str) -> dict[str, str]:
    """The text of each top-level key; nothing for what is no single readable record."""
    documents, hits = parse(text)
    if hits or len(documents) != 1 or not isinstance(documents[0].data, dict):
        return {}
    parts = re.split(r"^(?=[A-Za-z_])", text, flags=re.MULTILINE)
    return {part.partition(":")[0]: part for part in parts if part}


if __name__ == "__main__":
    PAGE.write_text(render(), encoding="utf-8")
