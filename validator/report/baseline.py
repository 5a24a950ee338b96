"""A baseline: the findings that are known already, so that only new ones fail.

For a dataset that begins with many findings: they stay visible, are counted apart, and no new one gets in.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from validator.corpus.config import UsageError
from validator.findings.finding import Finding, format_path
from validator.schema.schema import Schema

FORMAT = "onrecord-baseline/1"
_NUMBERS = re.compile(r"\[\d+\]|\bline \d+|\b\d+ lines? above")


def fingerprint(finding: Finding) -> str:
    """What stays the same of a finding when lines move, entries of a list change places, or the file is renamed.

    The first 16 hex digits of a sha256 over the code, the record (or the file, for a finding without one), the place
    and the message, without the numbers of list entries and lines. Findings that are alike in all this share a
    fingerprint.
    """
    path = format_path(finding.location.path)
    parts = [finding.code, finding.record or finding.location.file, path, finding.message]
    text = _NUMBERS.sub("[]", "\0".join(parts))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def load_baseline(path: Path) -> Counter[str]:
    """How often each fingerprint is known. Raises UsageError if the file is not a baseline."""
    try:
        text = path.read_bytes()
    except OSError as error:
        raise UsageError(f"the baseline {str(path)!r} can't be read: {error.strerror}") from error
    try:
        data: Any = json.loads(text)
    except (ValueError, RecursionError):
        data = None
    document = json.loads(Path(__file__).with_name("baseline.schema.json").read_bytes())
    schema = Schema("baseline", 1, "baseline/v1.json", document, {"baseline/v1.json": document})
    if not schema.is_valid(data):
        raise UsageError(f"{str(path)!r} is not a baseline{_why_not(text)}; write one with --write-baseline")
    known: Counter[str] = Counter()
    for entry in data["findings"]:
        known[entry["fingerprint"]] += entry["count"]
    return known


def _why_not(text: bytes) -> str:
    """What the first mistake in a baseline is, and where."""
    from pydantic import ValidationError

    from validator.report.models import Baseline

    try:
        Baseline.model_validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        place = format_path(first["loc"])
        return f" ({place + ': ' if place else ''}{first['msg'][:1].lower()}{first['msg'][1:]})"
    return ""


def write_baseline(path: Path, findings: Iterable[Finding]) -> int:
    """Write down all findings that are not waived; how many there are. Raises UsageError if that fails."""
    entries: dict[str, dict[str, Any]] = {}
    for finding in findings:
        if not finding.waived:
            key = fingerprint(finding)
            place = {"code": finding.code, "record": finding.record, "file": finding.location.file}
            entry = entries.setdefault(key, {"fingerprint": key, "count": 0, **place})
            entry["count"] += 1
    text = json.dumps({"format": FORMAT, "findings": list(entries.values())}, ensure_ascii=False, indent=2)
    path = path.resolve()  # what a link leads to is written, the link stays
    if path.exists() and not path.is_file():
        raise UsageError(f"the baseline {str(path)!r} can't be written: something else has this name")
    from validator.source.write import replace_file

    try:
        replace_file(path, text + "\n")
    except OSError as error:
        raise UsageError(f"the baseline {str(path)!r} can't be written: {error.strerror}") from error
    return sum(entry["count"] for entry in entries.values())


def apply_baseline(findings: Iterable[Finding], left: Counter[str]) -> Iterator[Finding]:
    """Yield the findings, marked where they are known; what stays in `left`, the known ones, is gone."""
    for finding in findings:
        key = fingerprint(finding)
        if not finding.waived and left[key] > 0:
            left[key] -= 1
            finding = replace(finding, known=True)
        yield finding
