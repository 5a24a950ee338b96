"""Write docs/rules.md from the rules and their examples: `python tests/rules/rules_page.py`.

The page of a rule is its docstring. The examples are shortened to what tells the wrong one from the right one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from rule_examples import FOLDER, TODAY, UNUSUAL, Example

from validator.catalogue import all_rules
from validator.findings.rule import Rule
from validator.source.document import parse

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


def _examples(rule: Rule) -> Iterator[str]:
    example = Example(rule.code)
    if rule.code in UNUSUAL or not example.folder.is_dir():
        return
    first = example.expected[0]
    key = str(first["path"]).partition(".")[0].partition("[")[0]
    for side, twin, title in (("wrong", "right", "Wrong"), ("right", "wrong", "Right")):
        shown = [(first["file"], _shorten(example, side, twin, first["file"], {"id", key}))]
        others = (file for file in _differing(example, side, twin) if file != first["file"])
        shown += [(file, _shorten(example, side, twin, file, {"id"})) for file in others]
        yield from _block(title, [(file, text) for file, text in shown if text.strip()])


def _differing(example: Example, side: str, twin: str) -> list[str]:
    """The files of one side that are not the same on the other, the schemas last."""
    folder = example.folder / side
    files = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*")) if path.is_file()]
    differ = [file for file in files if _text(example, side, file) != _text(example, twin, file)]
    return sorted(differ, key=lambda file: file.startswith("schemas/"))


def _text(example: Example, side: str, file: str) -> str:
    own = example.folder / side / file
    path = own if own.is_file() else FOLDER / "_base" / file
    return path.read_text("utf-8") if path.is_file() else ""


def _block(title: str, shown: list[tuple[str, str]]) -> Iterator[str]:
    if shown:
        yield f"{title}:"
        yield ""
    for file, text in shown:
        yield f"```{ {'.json': 'json', '.yaml': 'yaml'}.get(Path(file).suffix, 'text') }"
        if file.endswith(".yaml"):
            yield f"# {file}"
        lines = text.rstrip("\n").split("\n")
        yield from lines[:MAX_LINES]
        if len(lines) > MAX_LINES:
            yield "..."
        yield "```"
        yield ""


def _shorten(example: Example, side: str, twin: str, file: str, keys: set[str]) -> str:
    """Of a YAML record, some keys and those that the other side does not have in the same way; else the whole."""
    text, other = _text(example, side, file), _text(example, twin, file)
    own, same = _parts(text), _parts(other)
    if not own or (other and not same):
        return text
    return "".join(part for key, part in own.items() if key in keys or same.get(key) != part)


def _parts(text: str) -> dict[str, str]:
    """The text of each top-level key; nothing for what is no single readable record."""
    documents, hits = parse(text)
    if hits or len(documents) != 1 or not isinstance(documents[0].data, dict):
        return {}
    parts = re.split(r"^(?=[A-Za-z_])", text, flags=re.MULTILINE)
    return {part.partition(":")[0]: part for part in parts if part}


if __name__ == "__main__":
    PAGE.write_text(render(), encoding="utf-8")
