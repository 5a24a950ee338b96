"""Findings that are accepted on purpose: waivers.yaml, beside onrecord.yaml.

    - rule: likely-duplicate-statement
      record: 2031-03-04-quill-no-date-yet
      place: sources[0].quote          # optional: only the finding at this place
      reason: Said twice on one day, in two halls.
      by: L. Moreau
      until: "2031-12-31"              # optional: look at it again by then

A waived finding stays in the report, is counted apart, and does not make the run fail.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from validator.corpus.config import parse_settings
from validator.findings.finding import Finding, Problem, Severity, format_path
from validator.findings.rule import Hit, Rule, message
from validator.report.settings import objection
from validator.schema import explain as structure
from validator.schema.messages import wrong_form
from validator.schema.schema import Schema
from validator.source.files import WAIVERS_FILE, decode, read


@dataclass(frozen=True, slots=True)
class Waiver:
    """One entry of waivers.yaml. `index` is its number in the list."""

    index: int
    rule: str
    record: str
    reason: str
    place: str = ""
    until: date | None = None


@message("not-a-list-of-waivers", "structure")
def not_a_list_of_waivers() -> Problem:
    """waivers.yaml is not a list.

    Each waiver is an entry of a list, with the keys rule, record, reason and by.

    To mend it: begin each waiver with `- rule: CODE`. If there are none, delete the file.
    """
    return Problem(
        (),
        "the waivers are a list: each begins with '- rule: ...'",
        hint="delete the file if there are no waivers",
    )


@message("unused-waiver", "dataset", Severity.WARNING)
def unused_waiver(waiver: Waiver) -> Problem:
    """A waiver matches no finding.

    The record was mended, or the waiver names the wrong record or place. Left where it is, it would one day hide a new
    finding that nobody has looked at. It is only reported when the whole dataset is checked, and not as long as the
    record can't be read, its quotes can't be checked, or the rule needs the text of an article that is not at hand.

    To mend it: delete the waiver, or correct it.
    """
    where = f" at {waiver.place}" if waiver.place else ""
    return Problem(
        (waiver.index,),
        f"this waiver matches nothing: there is no {waiver.rule!r} in {waiver.record!r}{where}",
        hint="delete it if the record was mended, or correct the rule, the record or the place",
    )


@message("expired-waiver", "dataset", Severity.INFO)
def expired_waiver(waiver: Waiver, today: date, *, fail: bool) -> Problem:
    """A waiver was given until a day that has passed.

    Somebody meant to look at the finding again. With `--as-of` (in a scheduled run, say) this is an error; without it
    only information, so that it does not stop a change that has nothing to do with it.

    To mend it: mend the record and delete the waiver; or give a new day, with a reason that still holds.
    """
    return Problem(
        (waiver.index, "until"),
        f"this waiver of {waiver.rule!r} in {waiver.record!r} ended on {waiver.until}; it is {today} now",
        hint="mend the record and delete the waiver, or set a new day if the reason still holds",
        severity=Severity.ERROR if fail else None,
    )


def load_waivers(root: Path, rules: Mapping[str, Rule]) -> tuple[list[Waiver], list[Hit]]:
    """Read waivers.yaml, if there is one. With problems in it, nothing is waived."""
    path = root / WAIVERS_FILE
    if not path.exists() and not path.is_symlink():
        return [], []
    data = read(path, root)
    text = data if isinstance(data, tuple) else decode(data)
    if isinstance(text, tuple):
        return [], [text]
    documents, hits = parse_settings(text)
    if hits or len(documents) != 1:
        return [], hits
    entries = documents[0].data
    if not isinstance(entries, list):
        return [], [(not_a_list_of_waivers, not_a_list_of_waivers())]
    schema = _waivers_schema()
    if not schema.is_valid(entries):
        return [], structure.explain(entries, schema)
    impossible = [hit for index, entry in enumerate(entries) for hit in _impossible_day(index, entry)]
    if impossible:
        return [], impossible
    found = [objection(entry["rule"], (index, "rule"), rules) for index, entry in enumerate(entries)]
    objections = [_at_value(hit) for hit in found if hit]
    return ([] if objections else list(_waivers(entries))), objections


def _impossible_day(index: int, entry: dict[str, Any]) -> Iterator[Hit]:
    try:
        date.fromisoformat(entry.get("until", "2031-12-31"))
    except ValueError:
        path = (index, "until")
        yield wrong_form, wrong_form(path, entry["until"], None, "there is no such day")


def _at_value(hit: Hit) -> Hit:
    """The same hit, at the value: in a waiver, the code is one."""
    found, problem = hit
    return found, replace(problem, side="value")


def _waivers(entries: list[dict[str, Any]]) -> Iterator[Waiver]:
    for index, entry in enumerate(entries):
        until = date.fromisoformat(entry["until"]) if "until" in entry else None
        reason = f"{entry['reason']} ({entry['by']})"
        yield Waiver(index, entry["rule"], entry["record"], reason, entry.get("place", ""), until)


def _waivers_schema() -> Schema:
    document = json.loads(Path(__file__).with_name("waivers.schema.json").read_bytes())
    return Schema("waivers", 1, "waivers/v1.json", document, {"waivers/v1.json": document})


def apply_waivers(findings: Iterable[Finding], waivers: list[Waiver], used: set[int]) -> Iterator[Finding]:
    """Yield the findings, waived where a waiver covers them; the numbers of the waivers go to `used`."""
    by_key: dict[tuple[str, str, str], list[Waiver]] = {}
    for waiver in waivers:
        by_key.setdefault((waiver.rule, waiver.record, waiver.place), []).append(waiver)
    waived = {(waiver.rule, waiver.record) for waiver in waivers}
    for finding in findings:
        if (finding.code, finding.record) not in waived:
            yield finding
            continue
        covering = []
        for place in {"", format_path(finding.location.path)}:
            same = by_key.get((finding.code, finding.record, place), [])
            used.update(waiver.index for waiver in same)
            del same[1:]  # the first gives the reason, and the others are known to be used
            covering += same
        first = min(covering, key=lambda waiver: waiver.index, default=None)
        yield replace(finding, waived=first.reason) if first else finding
