"""Write docs/rules.md from the rules and their examples: `python tests/rules/rules_page.py`.

The page of a rule is its docstring. The examples are shortened to what tells the wrong one from the right one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from cases import BASE, FOLDER, TODAY, Case, cases_of

from validator.catalogue import all_rules
from validator.findings.rule import Rule
from validator.report.settings import is_always_on
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
    always = sum(map(is_always_on, rules))
    lines = [
        "# The rules",
        "",
        "<!-- Written by `python tests/rules/rules_page.py` from the rules and their examples. Don't edit it here. -->",
        "",
        f"OnRecord has {len(rules)} rules. An *error* makes a check fail: it is certainly wrong. A *warning* is what a "
        f"careful editor would look at. *Info* is worth knowing. {len(rules) - always} rules can be turned off, "
        f"changed in severity, or waived for a record. The other {always} are *always on*: what they find can't be "
        "read, or can't enter a dataset. The examples are invented, and are checked with every change of the program, "
        f"as if it were {TODAY:%B} {TODAY.day}, {TODAY.year}.",
        "",
    ]
    for shape, title in _SHAPES.items():
        chosen = [rule for rule in rules if rule.shape == shape]
        lines += [f"**{title}:** " + ", ".join(f"[{rule.code}](#{rule.code})" for rule in chosen), ""]
    for rule in rules:
        weight = f"*{rule.severity.value}*" + (", always on" if is_always_on(rule) else "")
        lines += [f"## {rule.code}", "", weight, "", rule.page, "", *_examples(rule)]
    return "\n".join(lines).rstrip() + "\n"


def _examples(rule: Rule) -> Iterator[str]:
    wrong, right = (cases_of(rule.code)[name] for name in ("wrong", "right"))
    if wrong.makes:
        return
    where, _, path = wrong.finds[0].partition(" ")
    first = where.rpartition(":")[0]
    key = path.partition(".")[0].partition("[")[0]
    for case, twin, title in ((wrong, right, "Wrong"), (right, wrong, "Right")):
        shown = [(first, _shorten(case, twin, first, {"id", key}))]
        others = (file for file in _differing(case, twin) if file != first)
        shown += [(file, _shorten(case, twin, file, {"id"})) for file in others]
        yield from _block(title, [(file, text) for file, text in shown if text.strip()])


def _differing(case: Case, twin: Case) -> list[str]:
    """The files of one case that are not the same in the other, the schemas last."""
    differ = [file for file in sorted(case.files) if _text(case, file) != _text(twin, file)]
    return sorted(differ, key=lambda file: file.startswith("schemas/"))


def _text(case: Case, file: str) -> str:
    base = BASE / file
    return case.files.get(file) or (base.read_text("utf-8") if base.is_file() else "")


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


def _shorten(case: Case, twin: Case, file: str, keys: set[str]) -> str:
    """Of a YAML record, some keys and those that the other side does not have in the same way; else the whole."""
    text, other = _text(case, file), _text(twin, file)
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
