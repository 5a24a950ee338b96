"""`onrecord validate --fix`: make the fixes that findings carry, and see that each did what it was meant to."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from validator.findings.finding import Severity
from validator.findings.usage import UsageError

if TYPE_CHECKING:
    from validator.authoring.fixes import Fixed
    from validator.cli.opening import Opened
    from validator.findings.finding import Finding

Find = Callable[["Opened"], list["Finding"]]
"""What checks a dataset and gives all findings in it."""
_ROUNDS = 5
"""One fix may bring another one to light: a reference to a record that was replaced twice."""


def show_fixes(opened: Sequence[Opened], find: Find) -> int:
    """Print what `fix_records` would change at first, as a patch; how many fixes that are."""
    from validator.cli.patch import patch

    made = 0
    for one in opened:
        for fixed in _fixed(one, find(one)):
            made += fixed.made
            sys.stdout.writelines(patch(fixed.source.file, fixed.source.text, fixed.text))
    print(f"{_count(made, 'fix')} to make; nothing is changed", file=sys.stderr)
    return made


def fix_records(opened: Sequence[Opened], find: Find) -> None:
    """Make the fixes in the files of the records, and say how many.

    A file in which a fix brings a new finding is put back as it was. Raises UsageError if one can't be written.
    """
    made = 0
    files: set[Path] = set()
    for one in opened:
        kept: set[Path] = set()
        findings = find(one)
        for _ in range(_ROUNDS):
            done = [fixed for fixed in _fixed(one, findings) if fixed.source.path not in kept]
            if not done:
                break
            for fixed in done:
                _write(fixed, fixed.text)
            before, findings = findings, find(one)
            for fixed in done:
                if _worse(fixed.source.file, before, findings):
                    _write(fixed, fixed.source.text)
                    kept.add(fixed.source.path)
                else:
                    made += fixed.made
                    files.add(fixed.source.path)
            if kept:
                findings = find(one)
    print(f"made {_count(made, 'fix')} in {_count(len(files), 'file')}", file=sys.stderr)


def _fixed(one: Opened, findings: Sequence[Finding]) -> Iterator[Fixed]:
    """The files of a dataset that would change, each with its fixes made."""
    from validator.authoring.fixes import fix
    from validator.corpus.documents import sources

    by_file: dict[str, list[Finding]] = {}
    for finding in findings:
        asks = finding.open and finding.severity is not Severity.INFO
        if finding.fix and asks and not finding.location.article:
            by_file.setdefault(finding.location.file, []).append(finding)
    for file, own in by_file.items():
        path = one.dataset.root / file
        if one.paths and not any(path.is_relative_to(named) for named in one.paths):
            continue  # it depends on what was named, and was not named
        for source in sources(one.dataset, [path]):
            fixed = fix(source, own)
            if fixed.made and fixed.text != source.text:
                yield fixed


def _write(fixed: Fixed, text: str) -> None:
    from validator.source.write import replace_file

    try:
        replace_file(fixed.source.path, text)
    except OSError as error:
        raise UsageError(f"can't write {fixed.source.file}: {error.strerror}; it is as it was") from error


def _worse(file: str, before: Sequence[Finding], after: Sequence[Finding]) -> bool:
    """Whether there is something to say of a file that was not said before."""

    def codes(findings: Sequence[Finding]) -> Counter[str]:
        return Counter(
            found.code
            for found in findings
            if found.location.file == file and found.severity is not Severity.INFO
        )

    return bool(codes(after) - codes(before))


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 'es' if noun == 'fix' else 's'}"
