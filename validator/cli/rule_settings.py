"""What a `--schema` run takes of rules (`--rule CODE=SEVERITY`, an onrecord.yaml above), and how files are meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from validator.findings.usage import UsageError
from validator.report.settings import Setting
from validator.source.files import CONFIG_FILE

if TYPE_CHECKING:
    from validator.findings.finding import Finding
    from validator.report.report import Report

_SEVERITIES = ("off", "error", "warning", "info")


@dataclass(frozen=True)
class RuleSettings:
    """Settings by code; `below` is the way from the onrecord.yaml to where the command stands (`a/b/`).

    `files` are those that were looked for: what is remembered of a run is not believed once one of them changes.
    """

    settings: Mapping[str, Setting] = field(default_factory=dict)
    below: str = ""
    files: tuple[Path, ...] = ()

    def apply(self, findings: Iterable[Finding], report: Report) -> Iterable[Finding]:
        """The findings as the settings want them; what is left out or lowered is counted in the report."""
        from validator.catalogue import all_rules
        from validator.report.settings import apply_settings

        rules = {rule.code: rule for rule in all_rules()}
        return apply_settings(findings, self.settings, rules, report.left_out, report.lowered, self.below)


def rule_settings(flags: Sequence[str]) -> RuleSettings:
    """The settings for a run where the command stands. A flag goes before what a file says.

    Raises UsageError for an unknown code, a rule that is always on, or an onrecord.yaml that can't be read.
    """
    here = Path.cwd()
    files = tuple(folder / CONFIG_FILE for folder in (here, *here.parents))
    above = next((file.parent for file in files if file.is_file()), None)
    found: dict[str, Setting] = {}
    if above is not None:
        from validator.corpus.config import load_dataset
        from validator.report.settings import read_settings

        dataset, hits = load_dataset(above)
        if hits:
            raise UsageError(
                f"{above / CONFIG_FILE}: {hits[0][1].message}. Its rules count here, too: correct it"
            )
        found = read_settings(dataset.settings)
    found |= dict(map(_flag, flags))
    below = here.relative_to(above).as_posix() if above is not None else "."
    return RuleSettings(found, "" if below == "." else f"{below}/", files)


def _flag(text: str) -> tuple[str, Setting]:
    from validator.catalogue import all_rules
    from validator.report.settings import objection

    code, _, severity = text.partition("=")
    if severity not in _SEVERITIES:
        raise UsageError(f"--rule {text!r}: write CODE=SEVERITY, with one of {', '.join(_SEVERITIES)}")
    hit = objection(code, (), {rule.code: rule for rule in all_rules()})
    if hit:
        raise UsageError(f"--rule {text!r}: {hit[1].message}; {hit[1].hint}")
    from validator.findings.finding import Severity

    return code, Setting(severity == "off", Severity(severity) if severity != "off" else None)


_MEANINGS: dict[str, dict[str, Any]] = {
    "yaml.version": {"1.1": 1.1, "1.2": 1.2},
    "yaml.merge": {"allow": "allow"},
    "yaml.keys": {"text": "text"},
    "json.comments": {"allow": "allow"},
    "json.bigint": {"text": "text"},
}
"""What `--read` may say: the settings of a kind, with their values."""


def how_meant(flags: Sequence[str]) -> dict[str, dict[str, Any]]:
    """What `--read KEY=VALUE` says, as `yaml` and `json` of a kind say it. Raises UsageError for anything else."""
    found: dict[str, dict[str, Any]] = {}
    for text in flags:
        key, _, value = text.partition("=")
        if value not in _MEANINGS.get(key, ()):
            known = ", ".join(f"{name}={each}" for name, values in _MEANINGS.items() for each in values)
            raise UsageError(f"--read {text!r}: write one of {known}")
        form, _, setting = key.partition(".")
        found.setdefault(form, {})[setting] = _MEANINGS[key][value]
    return found
