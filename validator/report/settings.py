"""What a dataset's own settings say of the rules: off, another severity, or only for some files.

In onrecord.yaml, under `rules`:

    rules:
      single-sourced: off
      likely-duplicate-name: info
      wrong-kind: {severity: warning, paths: ["records/old/**"], except: ["records/old/checked/*"]}

A rule without which records can't be read, or a dataset can't be built, is always on. What is only doubtful about a
file or a schema (how YAML 1.1 reads a value) can be turned off as any rule can.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from validator.corpus.globs import matches
from validator.findings.finding import Finding, KeyPath, Problem, Severity
from validator.findings.rule import Hit, Rule, message
from validator.findings.suggest import did_you_mean

_ALWAYS_ON_SHAPES = ("file", "structure", "schema")
_ALWAYS_ON = (
    "check-weakened",
    "published-record-gone",
    "id-used-anew",
    "nothing-to-check",
    "duplicate-id",
    "unknown-reference",
    "wrong-kind",
)


@message("unknown-rule", "dataset")
def unknown_rule(path: KeyPath, code: str, known: Iterable[str]) -> Problem:
    """The settings or the waivers name a rule that does not exist.

    A misspelt code would switch nothing off and waive nothing, while everybody believes that it does.

    To mend it: correct the code (`onrecord rules` lists them all), or delete the entry if the rule is gone.
    """
    return Problem(
        path,
        f"there is no rule {code!r}",
        hint=did_you_mean(code, known) or "all rules: onrecord rules",
        side="key",
    )


@message("rule-always-on", "dataset")
def rule_always_on(path: KeyPath, code: str) -> Problem:
    """The settings or the waivers concern a rule that can't be turned off, weakened or waived.

    What such a rule finds keeps a record from being read, or a dataset from being built: a broken file, a record that
    does not fit its schema, an id that is taken twice, a reference that leads nowhere. Looking away would leave the
    record out of the dataset in silence.

    To mend it: delete the entry and correct the records.
    """
    return Problem(
        path,
        f"the rule {code!r} can't be turned off, weakened or waived: what it finds can't enter the dataset",
        hint="delete this entry and correct the records that it was meant for",
        side="key",
    )


_WEIGHTS = (Severity.INFO, Severity.WARNING, Severity.ERROR)


def is_always_on(found: Rule) -> bool:
    """Whether a rule can't be turned off."""
    keeps_out = found.shape in _ALWAYS_ON_SHAPES and found.severity is Severity.ERROR
    return keeps_out or found.code in _ALWAYS_ON


def objection(code: str, path: KeyPath, rules: Mapping[str, Rule]) -> Hit | None:
    """What is wrong with naming a rule in the settings or the waivers."""
    if code not in rules:
        return unknown_rule, unknown_rule(path, code, rules)
    if is_always_on(rules[code]):
        return rule_always_on, rule_always_on(path, code)
    return None


@dataclass(frozen=True, slots=True)
class Setting:
    """What is set for one rule. `paths` limits it to files (empty: all), `but` leaves files out."""

    off: bool = False
    severity: Severity | None = None
    paths: tuple[str, ...] = ()
    but: tuple[str, ...] = ()

    def covers(self, file: str) -> bool:
        """Whether the rule applies to a file (relative to the dataset's folder)."""
        if self.off or any(matches(file, pattern) for pattern in self.but):
            return False
        return not self.paths or any(matches(file, pattern) for pattern in self.paths)


def read_settings(settings: Mapping[str, Any]) -> dict[str, Setting]:
    """The settings of the rules, by code. `settings` is all that onrecord.yaml says, already found to be sound."""
    found = {}
    for code, value in settings.get("rules", {}).items():
        entry = value if isinstance(value, dict) else {"severity": value}
        severity = entry.get("severity")
        found[code] = Setting(
            off=severity == "off",
            severity=Severity(severity) if severity not in (None, "off") else None,
            paths=tuple(entry.get("paths", ())),
            but=tuple(entry.get("except", ())),
        )
    return found


def check_settings(settings: Mapping[str, Setting], rules: Mapping[str, Rule]) -> Iterator[Hit]:
    """What is wrong with the rules that the settings name."""
    for code in settings:
        hit = objection(code, ("rules", code), rules)
        if hit:
            yield hit


def apply_settings(
    findings: Iterable[Finding],
    settings: Mapping[str, Setting],
    rules: Mapping[str, Rule],
    left_out: Counter[str],
    lowered: Counter[str],
    below: str = "",
) -> Iterator[Finding]:
    """Yield the findings as the settings want them; `below` is the way from the settings to what the findings' files
    are relative to.

    How many of which rule were left out goes to `left_out`, and how many weigh less than the rule says to `lowered`.
    """
    for finding in findings:
        setting, found = settings.get(finding.code), rules.get(finding.code)
        if setting is None or found is None or is_always_on(found):
            yield finding
        elif not setting.covers(below + finding.location.file):
            left_out[finding.code] += 1
        else:
            severity = setting.severity or finding.severity
            lowered[finding.code] += _WEIGHTS.index(severity) < _WEIGHTS.index(finding.severity)
            yield replace(finding, severity=severity)
