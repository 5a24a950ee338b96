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


def show_fixes(opened: Sequence[Opened], find: Find, *, unsafe: bool = False) -> int:
    """Print what `fix_records` would change at first, as a patch; how many fixes that are."""
    from validator.cli.patch import patch

    made = 0
    for one in opened:
        for path, before, after in _untidy(one):
            made += 1
            texts = (data.decode("utf-8", "surrogateescape") for data in (before, after))
            sys.stdout.writelines(patch(one.dataset.relative(path), *texts))
        for fixed in _fixed(one, find(one), unsafe=unsafe):
            made += fixed.made
            sys.stdout.writelines(patch(fixed.source.file, fixed.source.text, fixed.text))
    print(f"{_count(made, 'fix')} to make; nothing is changed", file=sys.stderr)
    return made


def fix_records(opened: Sequence[Opened], find: Find, *, unsafe: bool = False) -> None:
    """Make the fixes in the files of the records, and say how many.

    A file in which a fix brings a new finding is put back as it was. Raises UsageError if one can't be written.
    """
    made = 0
    files: set[Path] = set()
    for one in opened:
        for path, _, after in _untidy(one):
            _write(
                path, one.dataset.relative(path), after.decode("utf-8", "surrogateescape"), keep_mark=False
            )
            made += 1
            files.add(path)
        kept: set[Path] = set()
        findings = find(one)
        for _ in range(_ROUNDS):
            done = [fixed for fixed in _fixed(one, findings, unsafe=unsafe) if fixed.source.path not in kept]
            if not done:
                break
            for fixed in done:
                _write(fixed.source.path, fixed.source.file, fixed.text)
            before, findings = findings, find(one)
            for fixed in done:
                if _worse(fixed.source.file, before, findings):
                    _write(fixed.source.path, fixed.source.file, fixed.source.text)
                    kept.add(fixed.source.path)
                else:
                    made += fixed.made
                    files.add(fixed.source.path)
            if kept:
                findings = find(one)
    print(f"made {_count(made, 'fix')} in {_count(len(files), 'file')}", file=sys.stderr)


def _fixed(one: Opened, findings: Sequence[Finding], *, unsafe: bool) -> Iterator[Fixed]:
    """The files of a dataset that would change, each with its fixes made."""
    from validator.authoring.known import read_sources
    from validator.authoring.mending import mend, mends
    from validator.corpus.kinds import all_schemas

    by_file: dict[Path, list[Finding]] = {}
    for finding in findings:
        asks = finding.open and finding.severity is not Severity.INFO
        if asks and mends(finding, unsafe=unsafe) and not finding.location.article:
            by_file.setdefault(one.dataset.root / finding.location.file, []).append(finding)
    chosen = {path for path in by_file if _is_meant(path, one)}
    if not chosen:
        return
    for source in read_sources(one.dataset, all_schemas(one.dataset)[0], chosen):
        fixed = mend(source, by_file[source.path], unsafe=unsafe)
        if fixed.made and fixed.text != source.text:
            yield fixed


def _is_meant(path: Path, one: Opened) -> bool:
    """Whether a file was named; what depends on that, and was not named, stays."""
    return not one.paths or any(path.is_relative_to(named) for named in one.paths)


def _untidy(one: Opened) -> Iterator[tuple[Path, bytes, bytes]]:
    """The record files with a byte-order mark or two kinds of line ends: their bytes, and as they should be."""
    from validator.authoring.mending import tidy
    from validator.corpus.files import record_files
    from validator.source.document import is_lines
    from validator.source.files import decode, read

    for path, home in record_files(one.dataset).items():
        if is_lines(path.name) or not _is_meant(path, one):
            continue
        data = read(path, home, root=one.dataset.root)
        if isinstance(data, bytes) and isinstance(decode(data), str) and tidy(data) != data:
            yield path, data, tidy(data)


def _write(path: Path, file: str, text: str, *, keep_mark: bool = True) -> None:
    from validator.source.write import replace_file

    try:
        replace_file(path, text, keep_mark=keep_mark)
    except OSError as error:
        raise UsageError(f"can't write {file}: {error.strerror}; it is as it was") from error


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
