"""What a run found (`Report`); and beside this file one function a format, from a report to text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from validator.corpus.records import Corpus, Record
from validator.findings.finding import Checked, Finding, MissingText, Severity

if TYPE_CHECKING:
    from validator.corpus.change import Change

Progress = Callable[[int, int, str], None]
"""Told how many are done, of how many, and what: "files read", "records judged"."""
Show = Callable[[Finding], None]
"""Given each finding as soon as it is known."""


@dataclass
class Report:
    """What a run found, and what it looked at.

    `findings` are in order: first those of the records, by place, then those of the dataset as a whole (`general`
    holds these while they are gathered). With `show`, each is handed over as soon as it is known, and not kept;
    `numbers` counts them either way, by severity and whether they are open, waived or known, and `by_rule` the open
    ones by code and severity.

    `evidence` counts the pieces of quoted words by how they were checked (`text`, `proof`, `unchecked`), with which
    result, and whether as direct speech; `pieces` has each of them, where that was asked for. `missing` are the texts
    that the archive lacks; `unsure` are the records some of whose words could not be checked, `textless` those some of
    whose texts are missing. `corpus` has the records, unless what was found is remembered from an earlier run.
    `checked` counts records by kind, `drafts` those that nobody has reviewed yet, `expected` what the
    settings' expectations
    look at. `left_out` counts, by code, what the settings turned off, and `lowered` what they made weigh less. Where
    only a change was checked, `change` is that, and `dependents` are the records that were checked because they depend
    on it. `gone` counts the findings that the baseline knows and that are not there any more. `policy_from` is the
    revision whose settings, waivers and schemas it was judged by; empty where that was the dataset's own.
    `rests_on`, where what was found is remembered, are the files outside of the dataset's usual places that it rests
    on, and what each record file held (`Memory.save`).
    """

    findings: list[Finding] = field(default_factory=list)
    general: list[Finding] = field(default_factory=list)
    numbers: Counter[tuple[Severity, str]] = field(default_factory=Counter)
    by_rule: Counter[tuple[str, Severity]] = field(default_factory=Counter)
    files: int = 0
    checked: Counter[str] = field(default_factory=Counter)
    drafts: int = 0
    evidence: Counter[tuple[str, str, bool]] = field(default_factory=Counter)
    expected: Counter[tuple[str, str]] = field(default_factory=Counter)
    unsure: set[str] = field(default_factory=set)
    textless: set[str] = field(default_factory=set)
    missing: set[MissingText] = field(default_factory=set)
    pieces: list[Checked] = field(default_factory=list)
    corpus: Corpus = field(default_factory=Corpus)
    left_out: Counter[str] = field(default_factory=Counter)
    lowered: Counter[str] = field(default_factory=Counter)
    change: Change | None = None
    dependents: list[Record] = field(default_factory=list)
    gone: int = 0
    policy_from: str = ""
    rests_on: tuple[list[Path], dict[str, bytes]] | None = None
    show: Show | None = None

    def take(self, finding: Finding) -> None:
        """Take in the next finding."""
        self.numbers[finding.severity, finding.state] += 1
        if finding.open:
            self.by_rule[finding.code, finding.severity] += 1
        if self.show:
            self.show(finding)
        else:
            self.findings.append(finding)

    def count(self, severity: Severity) -> int:
        """How many findings weigh this much, waived and known ones apart."""
        return self.numbers[severity, "open"]

    @property
    def waived(self) -> int:
        """How many findings are accepted on purpose."""
        return sum(self.numbers[severity, "waived"] for severity in Severity)

    @property
    def known(self) -> int:
        """How many findings the baseline has."""
        return sum(self.numbers[severity, "known"] for severity in Severity)

    @property
    def unchecked(self) -> Counter[str]:
        """How many pieces of quoted words were not checked, and how many texts not looked for, by the reason."""
        found = Counter(text.reason for text in self.missing if not text.searched)
        for (how, reason, _), number in self.evidence.items():
            if how == "unchecked":
                found[reason] += number
        return found

    @property
    def missing_texts(self) -> list[str]:
        """The articles looked at whose texts are not in the archive, by id; none where there is no archive."""
        return sorted({text.article for text in self.missing if text.searched})

    @property
    def clean(self) -> bool:
        """Whether the run found no error."""
        return not self.count(Severity.ERROR)
