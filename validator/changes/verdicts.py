"""Verdicts that changed: findings that came and went, and quotes that were held before and are not now.

Both sides are checked, each by its own rules: all records, or those that the change concerns. What one of two partial
checks did not look at is the same on both sides (`validator.engine.scope`), so that only what both looked at counts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from validator.findings.finding import Evidence, Finding, Severity, format_path
from validator.findings.paths import at
from validator.report.report import Report

TAKEN_AWAY = ("check-weakened", "published-record-gone", "id-used-anew")
"""What is told of a change alone, and not of a state."""
HELD = frozenset(("exact", "typographic", "elided", "edited", "joined"))


@dataclass(frozen=True, slots=True)
class FindingChange:
    """A finding that differs. `how` is `new`, `gone`, `waived`, `not waived` or `severity`; `before` is how much it
    weighed, where that changed."""

    how: str
    finding: Finding
    before: str = ""


@dataclass(frozen=True, slots=True)
class QuoteChange:
    """Words of a record whose verdict differs; a verdict is empty on the side that has no such words."""

    record: str
    path: str
    article: str
    words: str
    before: str
    after: str

    @property
    def lost(self) -> bool:
        """Whether the words were held before and are not now."""
        return self.before in HELD and self.after not in HELD


@dataclass(slots=True)
class JudgedSide:
    """One side: its report, and the records looked at by file and document, with the id that they have on both."""

    report: Report
    ids: Mapping[tuple[str, int], str]
    data: Mapping[tuple[str, int], object]


def finding_changes(old: JudgedSide, new: JudgedSide, renamed: Mapping[str, str]) -> list[FindingChange]:
    """The errors and warnings that came and went, in a report's order. `renamed` leads from old ids to new ones."""
    before = _grouped(_looked_at(old, new, renamed))
    after = _grouped(_looked_at(new, old, {}))
    found: list[FindingChange] = []
    for key in before.keys() | after.keys():
        found += _of_one_place(before.get(key, []), after.get(key, []))
    return sorted(found, key=lambda change: (change.finding.sort_key(), change.how))


def _of_one_place(before: list[Finding], after: list[Finding]) -> Iterator[FindingChange]:
    """What became of findings of one rule at one place. One that says the same in other words is the same."""
    known = {finding.message for finding in before} & {finding.message for finding in after}
    before, after = (
        sorted(some, key=lambda finding: (finding.message not in known, finding.message))
        for some in (before, after)
    )
    for was, now in zip(before, after, strict=False):
        if was.open and not now.open:
            yield FindingChange("waived", now)
        elif now.open and not was.open:
            yield FindingChange("not waived", now)
        elif now.open and was.severity is not now.severity:
            yield FindingChange("severity", now, str(was.severity))
    yield from (FindingChange("gone", was) for was in before[len(after) :] if was.open)
    yield from (FindingChange("new" if now.open else "waived", now) for now in after[len(before) :])


def _grouped(findings: Iterator[Finding]) -> dict[tuple[str, str, str], list[Finding]]:
    """Findings by rule, record (or file) and field; entries of lists may have changed places."""
    found: dict[tuple[str, str, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        path = format_path(tuple(part for part in finding.location.path if isinstance(part, str)))
        found[finding.code, finding.record or finding.location.file, path].append(finding)
    return found


def _looked_at(one: JudgedSide, other: JudgedSide, renamed: Mapping[str, str]) -> Iterator[Finding]:
    """The errors and warnings of one side, of what the other side looked at, too."""
    change = other.report.change
    files = change.files if change and not change.everything else None
    ids = set(other.ids.values())
    for finding in one.report.findings:
        if finding.severity is Severity.INFO or finding.code in TAKEN_AWAY:
            continue
        name = renamed.get(finding.record, "")
        if name:
            finding = replace(finding, record=name, message=finding.message.replace(finding.record, name))
        if files is None or finding.location.file in files or finding.record in ids:
            yield finding


def quote_changes(old: JudgedSide, new: JudgedSide) -> list[QuoteChange]:
    """The words that are held on one side and not on the other, in records that both have."""
    before, after = _verdicts(old), _verdicts(new)
    both = set(old.ids.values()) & set(new.ids.values())
    found = []
    for (record, path), now in sorted(after.items()):
        if record in both:
            for (article, words), known, result in _paired(before.get((record, path), {}), now):
                if (known in HELD) != (result in HELD):
                    found.append(QuoteChange(record, path, article, words, known, result))
    return found


Place = tuple[str, str]
"""An article, and words that are looked for in it."""


def _paired(old: dict[Place, str], new: dict[Place, str]) -> Iterator[tuple[Place, str, str]]:
    """The verdicts of one field, before and now: of the same words, else in the same article, else as they come."""
    left, told = dict(old), set()
    for likeness in (lambda place: place, lambda place: place[0], lambda place: ""):
        known: dict[object, list[Place]] = defaultdict(list)
        for place in reversed(left):
            known[likeness(place)].append(place)
        for place, result in new.items():
            if place not in told and known.get(likeness(place)):
                told.add(place)
                yield place, left.pop(known[likeness(place)].pop()), result


def _verdicts(side: JudgedSide) -> dict[tuple[str, str], dict[Place, str]]:
    """The verdicts on the words of each field of each record."""
    found: dict[tuple[str, str], dict[Place, str]] = defaultdict(dict)
    for file, document, piece in side.report.pieces:
        name = side.ids.get((file, document))
        if name is not None:
            words = at(side.data[file, document], piece.path)
            path = format_path(tuple(part for part in piece.path if isinstance(part, str)))
            found[name, path][piece.article, str(words)] = _verdict(piece)
    return found


def _verdict(piece: Evidence) -> str:
    return f"not checked: {piece.result}" if piece.how == "unchecked" else piece.result
